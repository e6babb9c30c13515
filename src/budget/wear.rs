//! Flash wear: what the datastore writes in a day, and how long a device lasts under that alone.
//!
//! Years of life follow only from an endurance that the engineer gives; no default is invented.
//! Workloads, logs and images write too, and flash writes more than it is told to, so that the years
//! are the most that can be hoped for.

use std::sync::Arc;

use super::{Interval, Role};
use crate::catalog::{Catalog, DailyWrites};
use crate::design::{Datastore, Endurance};

/// What a server's datastore does to its flash.
#[derive(Clone, Debug, PartialEq)]
pub struct Wear {
    /// The gigabytes written in a day, with conditions, confidence, source and date.
    pub daily: Arc<DailyWrites>,
    /// What the device stands, where the engineer has said so.
    pub endurance: Option<Endurance>,
}

impl Wear {
    /// Years until so much is written: at least, at most. Nothing without an endurance, and where
    /// nothing is written.
    pub fn years(&self) -> Option<Interval> {
        let gigabytes = self.endurance?.terabytes() * 1_000.0;
        let years = |daily_gb: f64| gigabytes / daily_gb / 365.25;
        let Interval { low, high } = self.daily_gb();
        (low > 0.0).then(|| Interval { low: years(high), high: years(low) })
    }

    /// Gigabytes (10⁹ bytes) written in a day: at least, at most.
    pub fn daily_gb(&self) -> Interval {
        Interval { low: self.daily.low_gb, high: self.daily.high_gb }
    }
}

/// The wear of a server; nothing on an agent, which has no datastore.
pub(super) fn wear(
    catalog: &Catalog,
    datastore: Datastore,
    role: Role,
    endurance: Option<Endurance>,
) -> Option<Wear> {
    let daily = catalog.writes(datastore).filter(|_| role == Role::Server)?;
    Some(Wear { daily: Arc::clone(daily), endurance })
}
