//! What a node holds before any workload: which entries of the catalogue, and what they weigh under
//! what the workloads bring.
//!
//! A frame is made once for a device type, a platform and an engine; weighing it under other workloads
//! is then a handful of multiplications, which is what lets the advice try hundreds of changes.

use std::sync::Arc;

use super::carried::Carried;
use super::{Group, Interval, Role, Verdict, verdict};
use crate::catalog::{Catalog, Entry, Growing, Load, WorkingSet};
use crate::design::{Addon, Device, Distribution, Engine, Memory, Platform, Runtime, Upgrades};

/// The part that `MemTotal` is short of the memory on the label.
pub(super) const KERNEL: &str = "os.kernel-and-firmware";

/// Shim and pause of the pods of add-ons, network and engine.
pub(super) const SYSTEM_PODS: &str = "runtime.system-pods";

/// The controller that upgrades K3s; the tree writes its request from this line.
const UPGRADER: &str = "addon.system-upgrade-controller";

/// An entry that a node holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held<'a> {
    pub(super) group: Group,
    pub(super) entry: &'a Arc<Entry>,
    growing: Growing,
}

impl Held<'_> {
    fn is_kernel(&self) -> bool {
        self.entry.id == KERNEL
    }
}

/// What a node of a device type holds in one role, without workloads.
#[derive(Clone, Debug)]
pub(crate) struct Frame<'a> {
    catalog: &'a Catalog,
    memory_mib: f64,
    /// In the order of their groups.
    pub(super) held: Vec<Held<'a>>,
    kernel: Growing,
    system: Growing,
    kube: Growing,
    rest: Growing,
    request_mib: f64,
    /// Pods of add-ons, network and engine: on the node, and in its cluster.
    pub(super) pods: u32,
    cluster_pods: u32,
}

/// What a node weighs under some workloads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weight {
    /// The working sets of everything.
    pub(crate) total: WorkingSet,
    /// The sum of all requests.
    pub(crate) requests_mib: f64,
    /// What the kernel keeps, at most.
    kernel_mib: f64,
    /// The middle of what distribution and datastore hold.
    kube_mib: f64,
    /// The middle of what the operating system holds.
    system_mib: f64,
    memory_mib: f64,
}

impl<'a> Frame<'a> {
    /// `nodes` are those of the cluster that still run.
    pub(crate) fn new(
        catalog: &'a Catalog,
        (device, nodes): (&Device, u32),
        (platform, engine): (&Platform, Engine),
        role: Role,
    ) -> Self {
        let memory_mib = device.memory.as_mib();
        let upgrader = upgrader(platform);
        let every_node = per_node(platform);
        let once = platform.addons.iter().filter(|addon| !on_each_node(**addon)).count();
        let once = once + controllers(engine).len() + upgrader.iter().len();
        let once = u32::try_from(once).unwrap_or(u32::MAX);
        let mut frame = Self {
            catalog,
            memory_mib,
            held: Vec::with_capacity(16),
            kernel: Growing::default(),
            system: Growing::default(),
            kube: Growing::default(),
            rest: Growing::default(),
            request_mib: 0.0,
            pods: every_node.agent,
            cluster_pods: once.saturating_add(every_node.agent.saturating_mul(nodes.max(1))),
        };
        if role == Role::Server {
            frame.pods = once.saturating_add(every_node.server);
        }
        let load = Load {
            memory_gib: memory_mib / 1_024.0,
            nodes: f64::from(nodes.max(1)),
            // On K3s that upgrades itself a second one brings the plans.
            applications: if upgrader.is_some() { 1.0 } else { 0.0 },
            ..Load::default()
        };
        frame.hold(device, platform, engine, role, &load);
        frame.add_up();
        frame
    }

    /// Everything on the node, in the order of the groups.
    fn hold(
        &mut self,
        device: &Device,
        platform: &Platform,
        engine: Engine,
        role: Role,
        load: &Load,
    ) {
        let word = platform.distribution.word();
        let mut add = |group, id: &str, load: &Load| self.add(group, id, word, load);
        add(Group::Os, KERNEL, load);
        add(Group::Os, &format!("os.{}", device.os.word()), load);
        add(Group::Distribution, &format!("distribution.{word}-{}", role.word()), load);
        self.add_shims(load);
        let mut add = |group, id: &str, load: &Load| self.add(group, id, word, load);
        if role == Role::Server {
            add(Group::Datastore, &format!("datastore.{}", platform.datastore.word()), load);
        }
        let here = |addon: &&Addon| {
            platform.addons.contains(addon) && (role == Role::Server || on_each_node(**addon))
        };
        for addon in Addon::ALL.iter().filter(here) {
            add(Group::Addons, &format!("addon.{}", addon.word()), load);
        }
        if role == Role::Server {
            if let Some(id) = upgrader(platform) {
                add(Group::Addons, id, load);
            }
            for id in controllers(engine) {
                add(Group::Engine, id, load);
            }
        }
    }

    /// An entry as this distribution brings it, where that differs from how most do.
    fn add(&mut self, group: Group, id: &str, distribution: &str, load: &Load) {
        let own = self.catalog.get(&format!("{id}.{distribution}"));
        let Some(entry) = own.or_else(|| self.catalog.get(id)) else { return };
        let Some(growing) = entry.growing(load) else { return };
        self.request_mib += entry.request.map_or(0.0, Memory::as_mib);
        self.held.push(Held { group, entry, growing });
    }

    /// The shims of the node's own pods: as many as there are, whatever the workloads bring.
    fn add_shims(&mut self, load: &Load) {
        let Some(entry) = self.catalog.get(SYSTEM_PODS).filter(|_| self.pods > 0) else { return };
        let load = Load { pods: f64::from(self.pods), ..*load };
        let Some(growing) = entry.growing(&load) else { return };
        self.held.push(Held { group: Group::Distribution, entry, growing: growing.fixed() });
    }

    fn add_up(&mut self) {
        let sum = |belongs: &dyn Fn(&Held<'_>) -> bool| -> Growing {
            self.held.iter().filter(|held| belongs(held)).map(|held| held.growing).sum()
        };
        let is_kube =
            |held: &Held<'_>| matches!(held.group, Group::Distribution | Group::Datastore);
        let kernel = sum(&|held| held.is_kernel());
        let system = sum(&|held| held.group == Group::Os && !held.is_kernel());
        let kube = sum(&is_kube);
        let rest = sum(&|held| held.group != Group::Os && !is_kube(held));
        (self.kernel, self.system, self.kube, self.rest) = (kernel, system, kube, rest);
    }

    /// What one of its entries holds under these workloads.
    pub(super) fn holds(&self, held: &Held<'_>, carried: &Carried) -> WorkingSet {
        let (pods, cluster_pods, objects) = self.counts(carried);
        held.growing.at(pods, cluster_pods, objects)
    }

    /// The shims of the workloads' pods: the entry of each runtime that is used.
    pub(super) fn shims(
        &self,
        carried: &Carried,
    ) -> impl Iterator<Item = (&'a Arc<Entry>, WorkingSet)> + use<'a> {
        let catalog = self.catalog;
        let used = Runtime::ALL.iter().zip(carried.pods).filter(|(_, pods)| *pods > 0);
        used.filter_map(move |(runtime, pods)| {
            let entry = catalog.get(shim(*runtime))?;
            let load = Load { pods: f64::from(pods), ..Load::default() };
            Some((entry, entry.working_set(&load)?))
        })
    }

    /// What the node weighs under these workloads.
    pub(crate) fn weigh(&self, carried: &Carried) -> Weight {
        let (pods, cluster_pods, objects) = self.counts(carried);
        let at = |part: &Growing| part.at(pods, cluster_pods, objects);
        let (kernel, system, kube) = (at(&self.kernel), at(&self.system), at(&self.kube));
        let shims: WorkingSet = self.shims(carried).map(|(_, holds)| holds).sum();
        Weight {
            total: [kernel, system, kube, at(&self.rest), carried.holds, shims].into_iter().sum(),
            requests_mib: self.request_mib + carried.request_mib,
            kernel_mib: kernel.mib().high,
            kube_mib: kube.mib().middle(),
            system_mib: system.mib().middle(),
            memory_mib: self.memory_mib,
        }
    }

    /// Pods on the node, pods of the cluster, and objects.
    fn counts(&self, carried: &Carried) -> (f64, f64, f64) {
        (
            f64::from(self.pods.saturating_add(carried.all_pods())),
            f64::from(self.cluster_pods.saturating_add(carried.cluster_pods)),
            f64::from(carried.objects),
        )
    }
}

impl Weight {
    /// What the kubelet keeps back for Kubernetes and for the system, before rounding.
    pub(crate) fn reserved(&self) -> (f64, f64) {
        super::reserves::scaled(self.memory_mib, self.kube_mib, self.system_mib)
    }

    /// What is left to pods once that, the eviction threshold and the kernel are taken away.
    ///
    /// A kubelet's capacity is what the kernel hands out, so the memory it keeps for itself is gone
    /// before the reserves; counted at its most, for a pod that stays pending is found too late.
    pub(crate) fn allocatable_mib(&self, (kube, system): (f64, f64)) -> f64 {
        let kept = kube + system + super::reserves::EVICTION_MIB;
        (self.memory_mib - self.kernel_mib - kept).max(0.0)
    }

    /// What may be used before pods are evicted.
    pub(crate) fn usable_mib(&self) -> f64 {
        self.memory_mib - super::reserves::EVICTION_MIB
    }

    /// Whether what is asked for can be placed, and what there is survives.
    pub(crate) fn verdict(&self, reserved: (f64, f64)) -> Verdict {
        let scheduled = self.requests_mib <= self.allocatable_mib(reserved);
        verdict(self.total.mib(), self.usable_mib(), scheduled)
    }

    /// How much is missing on the machine (from the interval's end that `of` takes), and for the
    /// scheduler; below zero is room.
    pub(crate) fn lacks(&self, of: fn(Interval) -> f64) -> (f64, f64) {
        let machine = of(self.total.mib()) - self.usable_mib();
        (machine, self.requests_mib - self.allocatable_mib(self.reserved()))
    }
}

/// Whether an add-on is a `DaemonSet`.
fn on_each_node(addon: Addon) -> bool {
    addon == Addon::Servicelb
}

/// Pods that run on each node.
struct PerNode {
    server: u32,
    agent: u32,
}

/// Add-ons that are `DaemonSet`s, and the pods of a distribution's own network, whose containers its
/// line holds: Calico's on each node, and its controllers beside a server.
fn per_node(platform: &Platform) -> PerNode {
    let daemons = platform.addons.iter().filter(|addon| on_each_node(**addon)).count();
    let daemons = u32::try_from(daemons).unwrap_or(u32::MAX);
    match platform.distribution {
        Distribution::Microk8s => PerNode { server: daemons + 2, agent: daemons + 1 },
        Distribution::K3s | Distribution::K0s => PerNode { server: daemons, agent: daemons },
    }
}

/// What upgrades the distribution from inside the cluster, where that is a pod of its own: on K3s
/// the system-upgrade-controller (the other distributions bring theirs along). The pods of its jobs
/// live for minutes and are not counted.
fn upgrader(platform: &Platform) -> Option<&'static str> {
    (platform.distribution == Distribution::K3s && platform.upgrades == Upgrades::Pull)
        .then_some(UPGRADER)
}

fn shim(runtime: Runtime) -> &'static str {
    match runtime {
        Runtime::Container => "runtime.container",
        Runtime::Spin => "runtime.spin",
        Runtime::Wasmtime => "runtime.wasmtime",
        Runtime::Wasmedge => "runtime.wasmedge",
    }
}

/// The controllers of an engine on a cluster, by their ids in the catalogue.
///
/// Argo CD core has these four (`manifests/core-install.yaml`); with argocd-agent the
/// ApplicationSet controller runs on the hub, and the project strongly recommends the rest of the
/// stack beside the agent (`docs/concepts/argocd-integration.md`). Flux needs no more than these
/// two.
fn controllers(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Argocd => &[
            "engine.argocd.application-controller",
            "engine.argocd.repo-server",
            "engine.argocd.redis",
            "engine.argocd.applicationset-controller",
        ],
        Engine::ArgocdAgent => &[
            "engine.argocd-agent.agent",
            "engine.argocd.application-controller",
            "engine.argocd.repo-server",
            "engine.argocd.redis",
        ],
        Engine::Flux => &["engine.flux.source-controller", "engine.flux.kustomize-controller"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::Datastore;

    #[test]
    fn every_runtime_and_datastore_goes_by_its_word() {
        for runtime in Runtime::ALL {
            assert_eq!(shim(*runtime), format!("runtime.{}", runtime.word()));
        }
        for word in Datastore::WORDS {
            assert!(Catalog::builtin().get(&format!("datastore.{word}")).is_some(), "{word}");
        }
    }
}
