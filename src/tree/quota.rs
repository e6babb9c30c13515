//! What the workloads of a device type may ask the scheduler for, namespace by namespace.
//!
//! A quota bounds what a mistake in the repository can claim: what the nodes can place, less what
//! the system's own pods request. Each namespace has what its workloads need and an equal share of
//! what then is left, so that together they never promise more than there is; only a design that
//! does not fit in the first place (a finding) gets quotas that are larger than its nodes.

use serde::Serialize;

use crate::assess::Assessment;
use crate::budget::{Group, NodeBudget, Role};
use crate::design::{Device, Memory, PodSecurity, Workload};

/// The quota of one namespace on the clusters of a device type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Quota {
    pub(super) namespace: &'static str,
    /// The Pod Security standard that it enforces.
    pod_security: &'static str,
    /// `requests.memory`, in MiB.
    pub(super) memory_mib: u64,
    pub(super) pods: u64,
}

/// The namespace of the workloads that keep a standard. Each has its own: a namespace enforces one.
pub(super) fn namespace(standard: PodSecurity) -> &'static str {
    match standard {
        PodSecurity::Restricted => "fleet-apps",
        PodSecurity::Baseline => "fleet-apps-baseline",
        PodSecurity::Privileged => "fleet-apps-privileged",
    }
}

/// The quotas of a device type: that of the restricted namespace, which is always there, then
/// those that some workload of it asks for.
pub(super) fn quotas(assessment: &Assessment, device: &Device) -> Vec<Quota> {
    let here: Vec<&Workload> = assessment.design.workloads_on(device).collect();
    let used = |standard: &PodSecurity| {
        *standard == PodSecurity::Restricted
            || here.iter().any(|workload| workload.pod_security == *standard)
    };
    let own = |standard: PodSecurity| Claim::of(assessment, &here, standard);
    let standards: Vec<PodSecurity> = PodSecurity::ALL.iter().copied().filter(used).collect();
    let claimed =
        standards.iter().map(|standard| own(*standard)).fold(Claim::default(), Claim::and);
    let left = left(assessment, device);
    let share = |left: f64, claimed: f64| (left - claimed).max(0.0) / count(standards.len());
    let memory = share(left.memory_mib, claimed.memory_mib);
    let pods = share(left.pods, claimed.pods);
    let quota = |standard: &PodSecurity| {
        let own = own(*standard);
        Quota {
            namespace: namespace(*standard),
            pod_security: standard.word(),
            memory_mib: super::device::whole(own.memory_mib) + floor(memory),
            pods: super::device::whole(own.pods) + floor(pods),
        }
    };
    standards.iter().map(quota).collect()
}

/// Memory that is requested, and pods.
#[derive(Clone, Copy, Debug, Default)]
struct Claim {
    memory_mib: f64,
    pods: f64,
}

impl Claim {
    /// What the workloads that keep a standard request, with all of their replicas.
    fn of(assessment: &Assessment, here: &[&Workload], standard: PodSecurity) -> Self {
        let inside = here.iter().filter(|workload| workload.pod_security == standard);
        let claim = inside.fold(Self::default(), |claim, workload| {
            let memory = workload.memory.request.or(workload.memory.limit);
            let each = memory.map_or(assessment.budget.default_request_mib, Memory::as_mib);
            let replicas = f64::from(workload.replicas);
            claim.and(Self { memory_mib: each * replicas, pods: replicas })
        });
        // Whole MiB, as quotas state them.
        Self { memory_mib: claim.memory_mib.ceil(), ..claim }
    }

    fn and(self, other: Self) -> Self {
        Self { memory_mib: self.memory_mib + other.memory_mib, pods: self.pods + other.pods }
    }
}

/// What a whole cluster can place for workloads. The pods of the system are counted once, as the
/// budget counts them: where each of several nodes has its own of some kind, this is a little more
/// than there is, and the scheduler has the last word.
fn left(assessment: &Assessment, device: &Device) -> Claim {
    let servers = device.servers_with(assessment.design.platform_of(device).datastore);
    let nodes = device.nodes.max(1);
    let servers = servers.clamp(1, nodes);
    let of = |role, nodes: u32| {
        let node = assessment.budget.of(device.name.as_str(), role).filter(|_| nodes > 0);
        node.map_or_else(Claim::default, |node| on_nodes(node, f64::from(nodes)))
    };
    of(Role::Server, servers).and(of(Role::Agent, nodes - servers))
}

fn on_nodes(node: &NodeBudget, nodes: f64) -> Claim {
    let system = node.lines.iter().filter(|line| line.group != Group::Workloads);
    let requested: f64 = system.clone().map(|line| line.request_mib).sum();
    let pods = system.filter(|line| matches!(line.group, Group::Addons | Group::Engine)).count();
    Claim {
        memory_mib: node.scheduler.allocatable_mib * nodes - requested,
        pods: f64::from(node.reserves.max_pods) * nodes - count(pods),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a handful")]
fn count(of: usize) -> f64 {
    of as f64
}

/// Down to whole MiB: shares never add up to more than there is.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
fn floor(value: f64) -> u64 {
    value.floor().clamp(0.0, 1e9) as u64
}
