//! What the engineer's own workloads put on one node, and on its cluster.
//!
//! Replicas spread over the nodes of a cluster, so the fullest node has `replicas / nodes`,
//! rounded up. What one replica really takes is only known on a device: its request is read as
//! the least, its limit as the most, and both are labelled as estimates.
//!
//! A generated pod has one container and no init container: what several take together is in `pod`.

use super::pod::{Demand, Unstated};
use crate::catalog::{Catalog, WorkingSet};
use crate::design::{Device, FleetDesign, Memory, Runtime, Workload};

/// What a workload puts into the datastore beside its pods: Deployment, `ReplicaSet`, Service and
/// `EndpointSlice`.
const OBJECTS: u32 = 4;

/// How many runtimes there are.
const RUNTIMES: usize = Runtime::ALL.len();

/// What some workloads take on the fullest node of a device type, and what they put on its cluster.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Carried {
    /// What they really hold, without shims.
    pub(super) holds: WorkingSet,
    /// What the scheduler sets aside.
    pub(super) request_mib: f64,
    /// Pods on the node, by the place of their runtime among all.
    pub(super) pods: [u32; RUNTIMES],
    /// Pods of the cluster.
    pub(super) cluster_pods: u32,
    /// Objects in its datastore.
    pub(super) objects: u32,
}

impl Carried {
    /// What they really hold, in MiB.
    pub(crate) fn mib(&self) -> super::Interval {
        self.holds.mib()
    }

    /// All pods on the node.
    pub(super) fn all_pods(&self) -> u32 {
        self.pods.iter().copied().fold(0, u32::saturating_add)
    }

    /// With more of it.
    #[must_use]
    pub(crate) fn with(self, other: Self) -> Self {
        let mut pods = self.pods;
        pods.iter_mut().zip(other.pods).for_each(|(one, two)| *one = one.saturating_add(two));
        Self {
            holds: [self.holds, other.holds].into_iter().sum(),
            request_mib: self.request_mib + other.request_mib,
            pods,
            cluster_pods: self.cluster_pods.saturating_add(other.cluster_pods),
            objects: self.objects.saturating_add(other.objects),
        }
    }

    /// Without a part of it.
    #[must_use]
    pub(crate) fn without(self, part: Self) -> Self {
        let mut pods = self.pods;
        pods.iter_mut().zip(part.pods).for_each(|(one, two)| *one = one.saturating_sub(two));
        Self {
            holds: self.holds.without(part.holds),
            request_mib: self.request_mib - part.request_mib,
            pods,
            cluster_pods: self.cluster_pods.saturating_sub(part.cluster_pods),
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
        let here = workload.replicas.div_ceil(nodes.max(1));
        let mut pods = [0; RUNTIMES];
        if let Some(of_runtime) = pods.get_mut(place(workload.runtime)) {
            *of_runtime = here;
        }
        let volume = u32::from(workload.volume.path.is_some() && workload.volume.size.is_some());
        let replica = self.one_replica(workload);
        Carried {
            holds: WorkingSet::stated(replica.low, replica.high).times(here),
            request_mib: replica.requests * f64::from(here),
            pods,
            cluster_pods: workload.replicas,
            objects: workload.replicas.saturating_add(OBJECTS + volume),
        }
    }

    fn one_replica(&self, workload: &Workload) -> Demand {
        let [request, limit] =
            [workload.memory.request, workload.memory.limit].map(|one| one.map(Memory::as_mib));
        Demand::of_container(request, limit, &self.unstated)
    }
}

/// The place of a runtime among all.
fn place(runtime: Runtime) -> usize {
    Runtime::ALL.iter().position(|one| *one == runtime).unwrap_or_default()
}
