//! The lines of one node: which parts run on it, and what each takes.

use std::sync::Arc;

use super::{Group, Interval, Line, Load, Role, WorkingSet, workloads};
use crate::catalog::{Catalog, Measure};
use crate::design::{
    Addon, Datastore, Device, Distribution, Engine, FleetDesign, Memory, Platform, Upgrades,
};

/// The part that `MemTotal` is short of the memory on the label.
pub(super) const KERNEL: &str = "os.kernel-and-firmware";

/// The controller that upgrades K3s; the tree writes its request from this line.
const UPGRADER: &str = "addon.system-upgrade-controller";

/// A line together with what of it goes into totals.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) line: Line,
    pub(super) holds: WorkingSet,
}

/// The working sets of the lines that `belongs` chooses.
pub(super) fn sum(parts: &[Part], belongs: impl Fn(&Line) -> bool) -> Interval {
    let chosen = parts.iter().filter(|part| belongs(&part.line));
    chosen.map(|part| part.holds).sum::<WorkingSet>().mib()
}

/// All parts of a node, in the order of their groups, and the pods among them.
pub(super) fn parts(
    design: &FleetDesign,
    catalog: &Catalog,
    device: &Device,
    role: Role,
) -> (Vec<Part>, u32) {
    let platform = design.platform_of(device);
    let engine = design.gitops_of(device).engine;
    let from = From {
        catalog,
        distribution: platform.distribution.word(),
        load: Load {
            memory_gib: device.memory.as_mib() / 1024.0,
            nodes: f64::from(device.nodes.max(1)),
            ..Load::default()
        },
    };
    let addons = addons(&platform, role);
    let controllers = if role == Role::Server { controllers(engine) } else { &[] };
    let mut parts = Vec::new();
    parts.extend(from.part(Group::Os, KERNEL));
    parts.extend(from.part(Group::Os, &format!("os.{}", device.os.word())));
    let upgrader = upgrader(&platform).filter(|_| role == Role::Server);
    let system_pods = addons.len() + controllers.len() + upgrader.iter().len();
    let system_pods = u32::try_from(system_pods).unwrap_or(u32::MAX);
    parts.extend(from.distribution(&platform, role, system_pods));
    parts.extend(
        addons
            .iter()
            .filter_map(|addon| from.part(Group::Addons, &format!("addon.{}", addon.word()))),
    );
    parts.extend(upgrader.and_then(|id| from.part(Group::Addons, id)));
    parts.extend(controllers.iter().filter_map(|id| from.part(Group::Engine, id)));
    parts.extend(workloads::parts(design, catalog, device));
    let pods = network_pods(&platform, role).saturating_add(workloads::pods(design, device));
    (parts, system_pods.saturating_add(pods))
}

/// Where lines come from: the catalogue, under the node's load and for its distribution.
struct From<'a> {
    catalog: &'a Catalog,
    distribution: &'static str,
    load: Load,
}

impl From<'_> {
    /// A part as this distribution brings it, where that differs from how most do.
    fn part(&self, group: Group, id: &str) -> Option<Part> {
        let own = format!("{id}.{}", self.distribution);
        part(self.catalog, group, &own, &self.load)
            .or_else(|| part(self.catalog, group, id, &self.load))
    }

    /// The distribution with the shims of the pods that it, its network and the engine bring, and
    /// its datastore.
    fn distribution(&self, platform: &Platform, role: Role, pods: u32) -> Vec<Part> {
        let id = format!("distribution.{}-{}", platform.distribution.word(), role.word());
        let mut parts: Vec<Part> = self.part(Group::Distribution, &id).into_iter().collect();
        let pods = pods.saturating_add(network_pods(platform, role));
        if pods > 0 {
            let load = Load { pods: f64::from(pods), ..self.load };
            parts.extend(part(self.catalog, Group::Distribution, "runtime.system-pods", &load));
        }
        if role == Role::Server {
            parts.extend(self.part(Group::Datastore, datastore(platform.datastore)));
        }
        parts
    }
}

fn datastore(datastore: Datastore) -> &'static str {
    match datastore {
        Datastore::Sqlite => "datastore.sqlite",
        Datastore::Postgres => "datastore.postgres",
        Datastore::Dqlite => "datastore.dqlite",
        Datastore::Etcd => "datastore.etcd",
    }
}

/// One line of the catalogue; nothing where the catalogue has no such part.
pub(super) fn part(catalog: &Catalog, group: Group, id: &str, load: &Load) -> Option<Part> {
    let entry = catalog.get(id)?;
    let holds = entry.working_set(load)?;
    let line = Line {
        id: entry.id.clone(),
        group,
        mib: holds.mib(),
        request_mib: entry.request.map_or(0.0, Memory::as_mib),
        limit_mib: entry.limit.map(Memory::as_mib),
        measure: Measure::WorkingSet,
        confidence: entry.confidence,
        entry: Some(Arc::clone(entry)),
    };
    Some(Part { line, holds })
}

/// The add-ons with a pod on a node of this role, each once and in the order of their choices:
/// all of them on a server, and on an agent those that are `DaemonSet`s.
fn addons(platform: &Platform, role: Role) -> Vec<Addon> {
    let here = |addon: &&Addon| {
        platform.addons.contains(addon) && (role == Role::Server || **addon == Addon::Servicelb)
    };
    Addon::ALL.iter().filter(here).copied().collect()
}

/// What upgrades the distribution from inside the cluster, where that is a pod of its own: on K3s
/// the system-upgrade-controller (the other distributions bring theirs along). The pods of its jobs
/// live for minutes and are not counted.
fn upgrader(platform: &Platform) -> Option<&'static str> {
    (platform.distribution == Distribution::K3s && platform.upgrades == Upgrades::Pull)
        .then_some(UPGRADER)
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

/// The pods of a distribution's own network, whose containers its line holds: Calico's on each node,
/// and its controllers beside a server.
fn network_pods(platform: &Platform, role: Role) -> u32 {
    match (platform.distribution, role) {
        (crate::design::Distribution::Microk8s, Role::Server) => 2,
        (crate::design::Distribution::Microk8s, Role::Agent) => 1,
        _ => 0,
    }
}
