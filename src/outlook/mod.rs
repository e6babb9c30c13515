//! Poll rates, outage and reconnection in closed form: cheap enough for every keystroke.

use crate::catalog::Catalog;
use crate::design::{Engine, FleetDesign, Span};

/// How the clusters of one GitOps engine look at their source.
#[derive(Clone, Debug, PartialEq)]
pub struct Polling {
    /// The engine.
    pub engine: Engine,
    /// The repository or artifact they look at.
    pub source: Option<String>,
    /// Clusters that look at it.
    pub clusters: u64,
    /// Reads per second: clusters over mean interval.
    pub reads_per_second: f64,
    /// The shortest interval that keeps the whole source at or below the host's advice.
    pub fitting_interval: Span,
}

/// What follows from interval, jitter and outage length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlook {
    /// One entry per engine and source.
    pub polling: Vec<Polling>,
    /// The Git host's advised reads per second and repository (GitHub: 15).
    pub advised_reads_per_second: f64,
}

/// The outlook of a design.
pub fn outlook(design: &FleetDesign, catalog: &Catalog) -> Outlook {
    let _ = (design, catalog);
    Outlook::default()
}
