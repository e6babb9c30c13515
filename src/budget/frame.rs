//! What a node holds before any workload: which entries of the catalogue, and what they weigh under
//! what the workloads bring.
//!
//! A frame is made once for a device type, a platform and an engine; weighing it under other workloads
//! is then a handful of multiplications, which is what lets the advice try hundreds of changes.

use std::sync::Arc;

use super::carried::Carried;
use super::system::{Brought, SystemPods, runs_on, upgrader};
use super::weight::Weight;
use super::{Group, Role};
use crate::catalog::{Catalog, Entry, Growing, Load, WorkingSet};
use crate::design::{Addon, Applications, Device, Engine, FleetDesign, Memory, Platform, Runtime};

/// The part that `MemTotal` is short of the memory on the label.
pub(super) const KERNEL: &str = "os.kernel-and-firmware";

/// Shim and pause of the pods of add-ons, network and engine.
pub(super) const SYSTEM_PODS: &str = "runtime.system-pods";

/// What brings the desired state onto a cluster, as far as its memory depends on it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reconciler {
    pub(crate) engine: Engine,
    pub(crate) applications: Applications,
}

impl Reconciler {
    /// That of a device type.
    pub(crate) fn of(design: &FleetDesign, device: &Device) -> Self {
        Self { engine: design.engine_of(device), applications: design.applications_of(device) }
    }
}

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
    role: Role,
    memory_mib: f64,
    /// In the order of their groups.
    pub(super) held: Vec<Held<'a>>,
    kernel: Growing,
    system: Growing,
    kube: Growing,
    rest: Growing,
    request_mib: f64,
    brought: Brought,
    /// Pods of add-ons, network and engine on the node, as far as the budget counts their shims.
    pods: u32,
}

impl<'a> Frame<'a> {
    /// `nodes` are those of the cluster that still run.
    pub(crate) fn new(
        catalog: &'a Catalog,
        (device, nodes): (&Device, u32),
        (platform, reconciler): (&Platform, Reconciler),
        role: Role,
    ) -> Self {
        let memory_mib = device.memory.as_mib();
        let brought = Brought::new((device, nodes), platform, reconciler);
        let mut frame = Self {
            catalog,
            role,
            memory_mib,
            held: Vec::with_capacity(16),
            kernel: Growing::default(),
            system: Growing::default(),
            kube: Growing::default(),
            rest: Growing::default(),
            request_mib: 0.0,
            pods: brought.on_node(role),
            brought,
        };
        let load = Load {
            memory_gib: memory_mib / 1_024.0,
            nodes: f64::from(nodes.max(1)),
            // On K3s that upgrades itself a second one brings the plans.
            applications: if upgrader(platform).is_some() { 1.0 } else { 0.0 },
            ..Load::default()
        };
        frame.hold(device, platform, reconciler, role, &load);
        frame.add_up();
        frame
    }

    /// Everything on the node, in the order of the groups.
    fn hold(
        &mut self,
        device: &Device,
        platform: &Platform,
        reconciler: Reconciler,
        role: Role,
        load: &Load,
    ) {
        let word = platform.distribution.word();
        let kinds = [word, device.arch.word()];
        let mut add = |group, id: &str, load: &Load| self.add(group, id, kinds, load);
        add(Group::Os, KERNEL, load);
        add(Group::Os, &format!("os.{}", device.os.word()), load);
        add(Group::Distribution, &format!("distribution.{word}-{}", role.word()), load);
        self.add_shims(load);
        let mut add = |group, id: &str, load: &Load| self.add(group, id, kinds, load);
        if role == Role::Server {
            add(Group::Datastore, &format!("datastore.{}", platform.datastore.word()), load);
        }
        for addon in Addon::ALL.iter().filter(|addon| runs_on(platform, **addon, role)) {
            add(Group::Addons, &format!("addon.{}", addon.word()), load);
        }
        if role == Role::Server {
            if let Some(id) = upgrader(platform) {
                add(Group::Addons, id, load);
            }
            for id in controllers(reconciler) {
                add(Group::Engine, id, load);
            }
        }
    }

    /// An entry as this distribution brings it or this processor runs it, where that differs from how
    /// most do.
    fn add(&mut self, group: Group, id: &str, kinds: [&str; 2], load: &Load) {
        let own = kinds.iter().find_map(|kind| self.catalog.get(&format!("{id}.{kind}")));
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
        carried.pods.by_runtime().filter_map(move |(runtime, pods)| {
            let entry = catalog.get(shim(runtime))?;
            Some((entry, entry.growing(&Load::default())?.at(pods, 0.0, 0.0)))
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
            requests_mib: self.request_mib + self.requested(carried),
            pods: self.own_pods().saturating_add(carried.pods.even()),
            most_pods: f64::from(self.own_pods()) + carried.pods.ends().1,
            kernel_mib: kernel.mib().high,
            kube_mib: kube.mib().middle(),
            system_mib: system.mib().middle(),
            memory_mib: self.memory_mib,
        }
    }

    /// What add-ons, network and engine have on all nodes of this role.
    pub(super) fn system_pods(&self) -> SystemPods {
        let role = self.role;
        let requested = self.held.iter().map(|held| {
            let copies = f64::from(self.brought.copies(&held.entry.id, role));
            held.entry.request.map_or(0.0, Memory::as_mib) * copies
        });
        SystemPods {
            nodes: self.brought.nodes(role),
            pods: self.brought.on_role(role),
            requests_mib: requested.sum(),
        }
    }

    /// The pods of add-ons, network and engine on the node.
    fn own_pods(&self) -> u32 {
        self.pods.saturating_add(self.brought.within)
    }

    /// What workloads request: an even share, or as much as one of them alone needs on some node. Where
    /// there are agents that is one of them, which has less of the system than a server.
    fn requested(&self, carried: &Carried) -> f64 {
        let elsewhere = self.role == Role::Server && self.brought.nodes(Role::Agent) > 0;
        let largest = if elsewhere { 0.0 } else { carried.largest.mib() };
        carried.request_mib.max(largest)
    }

    /// Pods on the node (the least and the most), pods of the cluster, and objects.
    fn counts(&self, carried: &Carried) -> ((f64, f64), f64, f64) {
        let (own, (least, most)) = (f64::from(self.pods), carried.pods.ends());
        (
            (own + least, own + most),
            f64::from(self.brought.in_cluster().saturating_add(carried.pods.in_cluster())),
            f64::from(carried.objects),
        )
    }
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
/// Argo CD core has these four (`manifests/core-install.yaml`), or three where nothing has to
/// generate Applications; with argocd-agent the ApplicationSet controller runs on the hub, and the project strongly recommends the rest of the
/// stack beside the agent (`docs/concepts/argocd-integration.md`). Flux needs no more than these
/// two.
pub(super) fn controllers(reconciler: Reconciler) -> &'static [&'static str] {
    match (reconciler.engine, reconciler.applications) {
        (Engine::Argocd, Applications::Generated) => &[
            "engine.argocd.application-controller",
            "engine.argocd.repo-server",
            "engine.argocd.redis",
            "engine.argocd.applicationset-controller",
        ],
        (Engine::Argocd, Applications::Local) => &[
            "engine.argocd.application-controller",
            "engine.argocd.repo-server",
            "engine.argocd.redis",
        ],
        (Engine::ArgocdAgent, _) => &[
            "engine.argocd-agent.agent",
            "engine.argocd.application-controller",
            "engine.argocd.repo-server",
            "engine.argocd.redis",
        ],
        (Engine::Flux, _) => &["engine.flux.source-controller", "engine.flux.kustomize-controller"],
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
