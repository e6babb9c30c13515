//! What the engineer's own workloads put on one node, and on its cluster.
//!
//! What one replica really takes is only known on a device: its request is read as the least, its
//! limit as the most, and both are labelled as estimates. How replicas spread over nodes is in `spread`.
//!
//! A generated pod has one container and no init container: what several take together is in `pod`.

use super::pod::{Demand, Unstated};
use super::spread::{Largest, Pods, share};
use crate::catalog::{Catalog, WorkingSet};
use crate::design::{Device, FleetDesign, Memory, Workload};

/// What a workload puts into the datastore beside its pods: Deployment, `ReplicaSet`, Service and
/// `EndpointSlice`.
const OBJECTS: u32 = 4;

/// What some workloads take on the fullest node of a device type, and what they put on its cluster.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Carried {
    /// What they really hold, without shims.
    pub(super) holds: WorkingSet,
    /// What the scheduler sets aside on each node, where they are spread evenly.
    pub(super) request_mib: f64,
    /// What one of them requests at least on some node.
    pub(super) largest: Largest,
    /// Their pods.
    pub(super) pods: Pods,
    /// Objects in its datastore.
    pub(super) objects: u32,
}

impl Carried {
    /// What they really hold, in MiB.
    pub(crate) fn mib(&self) -> super::Interval {
        self.holds.mib()
    }

    /// With more of it.
    #[must_use]
    pub(crate) fn with(self, other: Self) -> Self {
        Self {
            holds: [self.holds, other.holds].into_iter().sum(),
            request_mib: self.request_mib + other.request_mib,
            largest: self.largest.with(other.largest),
            pods: self.pods.with(other.pods),
            objects: self.objects.saturating_add(other.objects),
        }
    }

    /// Without a part of it.
    #[must_use]
    pub(crate) fn without(self, part: Self) -> Self {
        Self {
            holds: self.holds.without(part.holds),
            request_mib: self.request_mib - part.request_mib,
            largest: self.largest.without(part.largest),
            pods: self.pods.without(part.pods),
            objects: self.objects.saturating_sub(part.objects),
        }
    }
}

/// How workloads are read: with what stands in for one that states no memory.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Reader {
    pub(super) unstated: Unstated,
}

impl Reader {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let Some(entry) = catalog.get("workload.unstated") else { return Self::default() };
        let request_mib = entry.request.map_or(0.0, Memory::as_mib);
        let unstated =
            Unstated { mib: entry.figure(&crate::catalog::Load::default()), request_mib };
        Self { unstated }
    }

    /// All workloads of a device type, on clusters of so many nodes.
    pub(crate) fn all(&self, design: &FleetDesign, device: &Device, nodes: u32) -> Carried {
        let here = design.workloads_on(device);
        here.fold(Carried::default(), |sum, workload| sum.with(self.one(workload, nodes)))
    }

    /// One workload.
    pub(crate) fn one(&self, workload: &Workload, nodes: u32) -> Carried {
        let fullest = f64::from(workload.replicas.div_ceil(nodes.max(1)));
        let even = share(workload.replicas, nodes);
        let volume = u32::from(workload.volume.path.is_some() && workload.volume.size.is_some());
        let replica = self.one_replica(workload);
        Carried {
            holds: WorkingSet::stated(replica.low * even, replica.high * fullest),
            request_mib: replica.requests * even,
            largest: Largest::of(replica.requests * fullest, nodes),
            pods: Pods::of(workload.runtime, workload.replicas, nodes),
            objects: workload.replicas.saturating_add(OBJECTS + volume),
        }
    }

    fn one_replica(&self, workload: &Workload) -> Demand {
        let [request, limit] =
            [workload.memory.request, workload.memory.limit].map(|one| one.map(Memory::as_mib));
        Demand::of_container(request, limit, &self.unstated)
    }
}
