//! What the workloads of a device type may ask the scheduler for, namespace by namespace.
//!
//! A quota bounds what a mistake in the repository can claim: what the nodes can place, less what
//! the system's own pods request. Each namespace has what its workloads need and an equal share of
//! what then is left, so that together they never promise more than there is; only a design that
//! does not fit in the first place (a finding) gets quotas that are larger than its nodes.

use serde::Serialize;

use crate::assess::Assessment;
use crate::budget::{NodeBudget, Role, SystemPods};
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
            let each = memory.map_or(assessment.budget.unstated.request_mib, Memory::as_mib);
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

/// What a whole cluster can place for workloads: of what its kubelets leave to pods, all but what the
/// system's own pods have, those of each node on each.
fn left(assessment: &Assessment, device: &Device) -> Claim {
    let roles = Role::ALL.iter();
    let nodes = roles.filter_map(|role| assessment.budget.of(device.name.as_str(), *role));
    nodes.map(on_role).fold(Claim::default(), Claim::and)
}

fn on_role(node: &NodeBudget) -> Claim {
    let SystemPods { nodes, pods, requests_mib } = node.system_pods;
    let nodes = f64::from(nodes);
    Claim {
        memory_mib: node.scheduler.allocatable_mib * nodes - requests_mib,
        pods: f64::from(node.reserves.max_pods) * nodes - f64::from(pods),
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::budget::Group;
    use crate::catalog::Catalog;
    use crate::design::{FleetDesign, List, Name, fields};

    fn design(nodes: u32, memory: &str, workloads: &[(&str, String, u32)]) -> FleetDesign {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        List::Devices.push(&mut design);
        let mut set = |path: String, value: &str| {
            if path.starts_with("workloads") && path.ends_with("pod_security") {
                List::Workloads.push(&mut design);
            }
            fields::set(&mut design, &path, value).expect(&path);
        };
        set("devices[0].name".to_owned(), "gateway");
        set("devices[0].memory".to_owned(), memory);
        set("devices[0].nodes".to_owned(), &nodes.to_string());
        for (index, (standard, request, replicas)) in workloads.iter().enumerate() {
            let path = |field: &str| format!("workloads[{index}].{field}");
            set(path("pod_security"), standard);
            set(path("name"), &format!("app-{index}"));
            set(path("memory.request"), request);
            set(path("replicas"), &replicas.to_string());
        }
        design
    }

    fn of(design: &FleetDesign) -> (Assessment, Vec<Quota>) {
        let assessment = Assessment::new(design, &Catalog::builtin(), None);
        let quotas = quotas(&assessment, &design.devices[0]);
        (assessment, quotas)
    }

    #[test]
    fn a_namespace_below_the_restricted_standard_is_there_when_a_workload_asks_for_it() {
        let names = |workloads: &[(&str, String, u32)]| -> Vec<&str> {
            of(&design(1, "4Gi", workloads)).1.iter().map(|quota| quota.namespace).collect()
        };
        assert_eq!(names(&[]), ["fleet-apps"]);
        let one = |standard| (standard, String::from("64Mi"), 1);
        assert_eq!(names(&[one("privileged")]), ["fleet-apps", "fleet-apps-privileged"]);
        assert_eq!(names(&[one("restricted")]), ["fleet-apps"]);
    }

    #[test]
    fn a_mistake_in_the_repository_cannot_claim_what_the_engine_needs() {
        let design = design(1, "4Gi", &[("restricted", "64Mi".to_owned(), 1)]);
        let (assessment, quotas) = of(&design);
        let node = assessment.budget.of("gateway", Role::Server).expect("a node");
        let engine: f64 = node
            .lines
            .iter()
            .filter(|line| line.group == Group::Engine)
            .map(|line| line.request_mib)
            .sum();
        assert!(engine > 0.0);
        let quota = u32::try_from(quotas[0].memory_mib).expect("small");
        assert!(f64::from(quota) + engine <= node.scheduler.allocatable_mib, "{quotas:?}");
    }

    #[test]
    fn a_workload_that_states_a_limit_alone_requests_as_much() {
        // So Kubernetes has it (resource management for pods and containers).
        let mut large = design(1, "4Gi", &[("restricted", String::new(), 2)]);
        fields::set(&mut large, "workloads[0].memory.limit", "1500Mi").expect("set");
        assert_eq!(of(&large).1[0].memory_mib, 3_000);
    }

    #[test]
    fn more_nodes_have_more_to_give() {
        let memory = |nodes| of(&design(nodes, "4Gi", &[])).1[0].memory_mib;
        assert!(memory(3) > 2 * memory(1));
    }

    #[test]
    fn the_pods_of_the_distributions_own_network_leave_less_for_workloads() {
        let quota = |distribution: &str, nodes| {
            let mut design = design(nodes, "4Gi", &[]);
            fields::set(&mut design, "platform.distribution", distribution).expect("set");
            if distribution == "microk8s" {
                fields::set(&mut design, "platform.datastore", "dqlite").expect("set");
            }
            of(&design).1[0].pods
        };
        // Three add-ons and Flux's two; each kubelet runs thirty.
        assert_eq!(quota("k3s", 1), 30 - 5);
        // kube-proxy and kube-router on each node, and a second CoreDNS.
        assert_eq!((quota("k0s", 1), quota("k0s", 3)), (30 - 7, 90 - 5 - 3 * 2 - 1));
        // calico-node on each node, and calico-kube-controllers.
        assert_eq!((quota("microk8s", 1), quota("microk8s", 3)), (30 - 7, 90 - 6 - 3));
    }

    fn workload() -> impl Strategy<Value = (&'static str, String, u32)> {
        let standard = prop::sample::select(vec!["restricted", "baseline", "privileged"]);
        let request = prop::sample::select(vec!["", "16Mi", "100M", "333Mi", "1Gi"]);
        (standard, request, 0_u32..6).prop_map(|(s, request, count)| (s, request.to_owned(), count))
    }

    proptest! {
        #[test]
        fn the_quotas_admit_the_design_and_never_promise_more_than_there_is(
            nodes in 1_u32..6,
            memory in prop::sample::select(vec!["512Mi", "1Gi", "2Gi", "4Gi", "8Gi"]),
            workloads in prop::collection::vec(workload(), 0..6),
        ) {
            let design = design(nodes, memory, &workloads);
            let (assessment, quotas) = of(&design);
            for quota in &quotas {
                let inside = design.workloads.iter().filter(|workload| namespace(workload.pod_security) == quota.namespace);
                let (mut bytes, mut pods) = (0, 0);
                for workload in inside {
                    let request = workload.memory.request.map_or(16 << 20, Memory::bytes);
                    bytes += request * u64::from(workload.replicas);
                    pods += u64::from(workload.replicas);
                }
                prop_assert!(bytes <= quota.memory_mib << 20, "{quota:?}");
                prop_assert!(pods <= quota.pods, "{quota:?}");
            }
            let left = left(&assessment, &design.devices[0]);
            let here: Vec<&Workload> = design.workloads.iter().collect();
            let claimed: f64 = PodSecurity::ALL.iter().map(|one| Claim::of(&assessment, &here, *one).memory_mib).sum();
            let promised: u64 = quotas.iter().map(|quota| quota.memory_mib).sum();
            let most = floor(left.memory_mib.max(claimed));
            prop_assert!(promised <= most, "{promised} of {most}");
        }
    }
}
