//! Poll rates, outage and reconnection in closed form: cheap enough for every keystroke.
//!
//! What the engines do is read from their source (Argo CD 37ee0097, argocd-agent acb60cd1,
//! source-controller 39b711b1, kustomize-controller 186fb3b, fluxcd/pkg e2cfd1a2); nothing here was measured on a fleet. The simulator plays the same rules event by
//! event.

mod images;
mod polling;
mod recovery;

pub use images::{Images, images};
pub use polling::{
    ArgoPolling, Polling, SourceKind, applications, seconds as in_seconds, source_of,
};
pub use recovery::{
    Bytes, Delay, DeviceOutlook, Drift, FLUX_FIRST_RETRY, FLUX_RETRY_CAP, REPOSITORY_ERROR_GRACE,
    Retry,
};

use crate::catalog::Catalog;
use crate::design::FleetDesign;

/// Reads per second and repository that GitHub advises not to exceed (its page on repository
/// limits, "Git read operations"); other hosts publish no such figure.
pub const ADVISED_READS_PER_SECOND: f64 = 15.0;

/// What follows from interval, jitter and outage length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlook {
    /// One entry per engine and source, in the order of the device types.
    pub polling: Vec<Polling>,
    /// The Git host's advised reads per second and repository (GitHub: 15).
    pub advised_reads_per_second: f64,
    /// One entry per device type, in their order.
    pub devices: Vec<DeviceOutlook>,
}

impl Outlook {
    /// The outlook of a device type.
    pub fn of(&self, device: &str) -> Option<&DeviceOutlook> {
        self.devices.iter().find(|outlook| outlook.device == device)
    }
}

/// The outlook of a design.
///
/// `catalog` is part of the agreement between rooms; these figures follow from how the engines work
/// and from no entry of it.
pub fn outlook(design: &FleetDesign, catalog: &Catalog) -> Outlook {
    let _ = catalog;
    Outlook {
        polling: polling::polling(design),
        advised_reads_per_second: ADVISED_READS_PER_SECOND,
        devices: recovery::devices(design),
    }
}
