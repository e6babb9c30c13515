//! What a release with new images throughout sends over the link of one site.

use crate::design::{Device, FleetDesign, Workload};

/// The images of the workloads on one cluster.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Images {
    /// Those of which the design says how large they are; nothing where it says so of none.
    pub bytes: Option<u64>,
    /// Workloads of which it does not.
    pub unsized_workloads: usize,
}

/// The images that a cluster of a device type pulls. Each node pulls for itself, over the link of
/// the site, so that an image comes as often as nodes run it.
pub fn images(design: &FleetDesign, device: &Device) -> Images {
    let running = || design.workloads_on(device).filter(|workload| workload.replicas > 0);
    let sized = running().filter_map(|workload: &Workload| {
        let nodes = u64::from(workload.replicas.min(device.nodes));
        workload.image_size.map(|size| size.bytes().saturating_mul(nodes))
    });
    Images {
        bytes: sized.reduce(u64::saturating_add).filter(|bytes| *bytes > 0),
        unsized_workloads: running().filter(|workload| workload.image_size.is_none()).count(),
    }
}
