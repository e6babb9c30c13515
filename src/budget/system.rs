//! The pods that a platform and an engine bring along: how many run on one node, and on a whole cluster.
//!
//! Pods of `DaemonSet`s run on each node. Those of Deployments may land anywhere; here they count on a
//! server. Whether a pod's shim is a part of its own or is in a measured whole, both kinds take a place of
//! the kubelet's max-pods.

use super::Role;
use super::frame::{Reconciler, controllers};
use crate::design::{Addon, Device, Distribution, Platform, Upgrades};

/// One more replica of `CoreDNS` on k0s for so many nodes (k0s@dff90ce,
/// pkg/component/controller/coredns.go).
const NODES_PER_DNS: u32 = 10;

/// The controller that upgrades K3s; the tree writes its request from this line.
const UPGRADER: &str = "addon.system-upgrade-controller";

/// What the system's own pods have on all nodes of one role together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SystemPods {
    /// The nodes of this role in a cluster.
    pub nodes: u32,
    /// The pods of add-ons, network and engine on them.
    pub pods: u32,
    /// The memory that these request.
    pub requests_mib: f64,
}

/// The pods that a platform and an engine bring onto a cluster.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brought {
    servers: u32,
    agents: u32,
    /// On each node, with a shim that the budget counts.
    daemons: u32,
    /// On each node, with a shim that is in the distribution's own figure.
    pub(super) within: u32,
    /// Once in the cluster, the first replica of `CoreDNS` among them.
    once: u32,
    /// Further replicas of `CoreDNS`, each on a node of its own.
    more_dns: u32,
}

impl Brought {
    /// On a cluster of so many nodes.
    pub(super) fn new(
        (device, nodes): (&Device, u32),
        platform: &Platform,
        reconciler: Reconciler,
    ) -> Self {
        let nodes = nodes.max(1);
        let servers = device.servers_with(platform.datastore).clamp(1, nodes);
        let addons = || platform.addons.iter().copied();
        let own = network(platform.distribution);
        let once = addons().filter(|addon| !on_each_node(*addon)).count()
            + controllers(reconciler).len()
            + upgrader(platform).iter().len();
        Self {
            servers,
            agents: nodes - servers,
            daemons: count(addons().filter(|addon| on_each_node(*addon)).count()) + own.daemons,
            within: own.within,
            once: count(once) + own.once,
            more_dns: if nodes > 1 && spreads(platform, Addon::Coredns) {
                nodes.div_ceil(NODES_PER_DNS)
            } else {
                0
            },
        }
    }

    /// On the fullest node of a role, as far as the budget counts their shims.
    pub(super) fn on_node(&self, role: Role) -> u32 {
        match role {
            Role::Server => self.once.saturating_add(self.daemons),
            Role::Agent => self.daemons + self.more_dns.min(1),
        }
    }

    /// On the whole cluster, as far as the budget counts their shims.
    pub(super) fn in_cluster(&self) -> u32 {
        let nodes = self.servers.saturating_add(self.agents);
        [self.once, self.more_dns, self.daemons.saturating_mul(nodes)]
            .into_iter()
            .fold(0, u32::saturating_add)
    }

    /// On all nodes of a role, whatever counts their shims.
    pub(super) fn on_role(&self, role: Role) -> u32 {
        let each = (self.daemons + self.within).saturating_mul(self.nodes(role));
        let once = if role == Role::Server { self.once } else { 0 };
        each.saturating_add(once).saturating_add(self.more_dns_on(role))
    }

    /// How often a part that requests memory runs on all nodes of a role.
    pub(super) fn copies(&self, part: &str, role: Role) -> u32 {
        if part.starts_with("distribution.") || part == "addon.servicelb" {
            self.nodes(role)
        } else if part.starts_with("addon.coredns") {
            u32::from(role == Role::Server) + self.more_dns_on(role)
        } else {
            1
        }
    }

    /// The nodes of a role.
    pub(super) fn nodes(&self, role: Role) -> u32 {
        match role {
            Role::Server => self.servers,
            Role::Agent => self.agents,
        }
    }

    /// Further replicas of `CoreDNS` run on agents, where there are any.
    fn more_dns_on(&self, role: Role) -> u32 {
        if (role == Role::Agent) == (self.agents > 0) { self.more_dns } else { 0 }
    }
}

/// Whether an add-on is a `DaemonSet`.
fn on_each_node(addon: Addon) -> bool {
    addon == Addon::Servicelb
}

/// Whether an add-on runs more than once on a cluster of several nodes: `CoreDNS` on k0s, whose replicas
/// have to be on different nodes, so that an agent may get one (k0s@dff90ce,
/// pkg/component/controller/coredns.go).
fn spreads(platform: &Platform, addon: Addon) -> bool {
    addon == Addon::Coredns
        && platform.distribution == Distribution::K0s
        && platform.addons.contains(&addon)
}

/// Whether an add-on takes memory on a node of this role.
pub(super) fn runs_on(platform: &Platform, addon: Addon, role: Role) -> bool {
    let elsewhere = || on_each_node(addon) || spreads(platform, addon);
    platform.addons.contains(&addon) && (role == Role::Server || elsewhere())
}

/// The pods of a distribution's own network.
struct Network {
    daemons: u32,
    within: u32,
    once: u32,
}

/// - K3s has none: flannel, kube-proxy and the policies run in its own process.
/// - k0s runs kube-proxy and kube-router as `DaemonSet`s (k0s@dff90ce, pkg/component/controller/kubeproxy.go
///   and kuberouter.go), whose shims are in its figures, since these are differences of whole nodes.
///   Konnectivity's agents come only with its server, which the generated units turn off
///   (cmd/controller/controller.go:318).
/// - `MicroK8s` runs Calico: `calico-node` on each node, and one pod of `calico-kube-controllers`
///   (microk8s@d099c90, upgrade-scripts/000-switch-to-calico/resources/calico.yaml).
fn network(distribution: Distribution) -> Network {
    match distribution {
        Distribution::K3s => Network { daemons: 0, within: 0, once: 0 },
        Distribution::K0s => Network { daemons: 0, within: 2, once: 0 },
        Distribution::Microk8s => Network { daemons: 1, within: 0, once: 1 },
    }
}

/// What upgrades the distribution from inside the cluster, where that is a pod of its own: on K3s
/// the system-upgrade-controller (the other distributions bring theirs along). The pods of its jobs
/// live for minutes and are not counted.
pub(super) fn upgrader(platform: &Platform) -> Option<&'static str> {
    (platform.distribution == Distribution::K3s && platform.upgrades == Upgrades::Pull)
        .then_some(UPGRADER)
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
