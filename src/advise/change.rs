//! The changes that can be advised, as settings of the design's own fields.

use super::view::{View, limit_above};
use crate::design::{
    Addon, Applications, Datastore, Device, Distribution, Engine, FleetDesign, List, Platform,
    Upgrades, fields,
};
use crate::text::Phrase;

/// What may be changed about one device type. Two changes of the same subject exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Change {
    /// Leave out an add-on.
    Without(Addon),
    /// Another GitOps engine.
    Engine(Engine),
    /// Applications that the install script writes, without the controller that generates them.
    LocalApplications,
    /// State in SQLite, which one server keeps; where there were more, they become agents.
    Sqlite,
    /// Upgrades by hand, without the controller that brings them.
    UpgradesByHand,
    /// Another distribution, with the datastore that it starts with.
    Distribution(Distribution),
    /// So many replicas of a workload.
    Replicas(usize, u32),
    /// The limit of a workload down to its request.
    LimitToRequest(usize),
}

impl Change {
    /// All that could be tried for a device type.
    pub(super) fn all(design: &FleetDesign, view: &View) -> Vec<Self> {
        let View { device, platform, engine, applications } = view;
        let mut all: Vec<Self> = platform.addons.iter().copied().map(Self::Without).collect();
        let generated = (*engine, *applications) == (Engine::Argocd, Applications::Generated);
        all.extend(Some(Self::LocalApplications).filter(|_| generated));
        all.extend(engines(*engine, has_hub(design, device)).map(Self::Engine));
        all.extend(Some(Self::Sqlite).filter(|_| has_etcd(platform)));
        let pull = platform.upgrades == Upgrades::Pull;
        all.extend(Some(Self::UpgradesByHand).filter(|_| pull));
        let others = Distribution::ALL.iter().copied();
        all.extend(others.filter(|other| *other != platform.distribution).map(Self::Distribution));
        for (index, workload) in design.workloads.iter().enumerate() {
            if workload.runs_on(device) {
                let fewer = [device.nodes, 1].into_iter().filter(|few| *few < workload.replicas);
                let fewer = fewer.filter(|few| *few > 0).map(|few| Self::Replicas(index, few));
                all.extend(fewer);
                all.extend(limit_above(workload).map(|_| Self::LimitToRequest(index)));
            }
        }
        all.dedup();
        all
    }

    /// The workload that it is about.
    pub(super) fn workload(self) -> Option<usize> {
        match self {
            Self::Replicas(workload, _) | Self::LimitToRequest(workload) => Some(workload),
            _ => None,
        }
    }

    /// How much it asks of people, for choosing among lists that are equally short: a setting, a
    /// habit, an installation.
    pub(super) fn weight(self) -> u32 {
        match self {
            Self::Without(Addon::LocalPath) | Self::Replicas(_, 1) => 3,
            Self::Without(_) | Self::LocalApplications => 1,
            Self::Engine(_)
            | Self::LimitToRequest(_)
            | Self::Replicas(..)
            | Self::UpgradesByHand => 2,
            Self::Sqlite => 4,
            Self::Distribution(_) => 6,
        }
    }

    /// Whether both can be in one list.
    pub(super) fn goes_with(self, other: Self) -> bool {
        let platform = |change| matches!(change, Self::Sqlite | Self::Distribution(_));
        match (self, other) {
            // The controller goes with its engine.
            (Self::Engine(_), Self::Engine(_) | Self::LocalApplications)
            | (Self::LocalApplications, Self::Engine(_)) => false,
            (Self::Replicas(one, _), Self::Replicas(two, _)) => one != two,
            (one, two) => one != two && !(platform(one) && platform(two)),
        }
    }

    /// The fields to set, in the design whose device type looks like this at this point of the list.
    pub(super) fn sets(
        self,
        design: &FleetDesign,
        index: usize,
        view: &View,
    ) -> Vec<(String, String)> {
        let set = |key: &str, value: &str| (place(design, index, key), value.to_owned());
        match self {
            Self::Without(addon) => {
                let kept = view.platform.addons.iter().filter(|kept| **kept != addon);
                let kept: Vec<&str> = kept.map(|kept| kept.word()).collect();
                vec![set("platform.addons", &kept.join(", "))]
            }
            Self::Engine(_) => follow(self, design, index, view),
            Self::LocalApplications => {
                vec![set("gitops.applications", Applications::Local.word())]
            }
            Self::Sqlite => {
                let mut sets = vec![set("platform.datastore", Datastore::Sqlite.word())];
                let servers = view.device.servers.is_some();
                let own = (List::Devices.at(index, "servers"), String::new());
                sets.extend(Some(own).filter(|_| servers));
                sets
            }
            Self::UpgradesByHand => vec![set("platform.upgrades", Upgrades::ByHand.word())],
            Self::Distribution(distribution) => to(distribution, design, index, view),
            Self::Replicas(workload, replicas) => {
                vec![(List::Workloads.at(workload, "replicas"), replicas.to_string())]
            }
            Self::LimitToRequest(workload) => {
                let request = design.workloads.get(workload).and_then(|one| one.memory.request);
                let path = List::Workloads.at(workload, "memory.limit");
                request.map(|request| (path, request.to_string())).into_iter().collect()
            }
        }
    }

    /// What is given up for it.
    pub(super) fn gives_up(self, design: &FleetDesign, view: &View) -> Phrase {
        let named = |key: &'static str, workload: usize| {
            let workload = design.workloads.get(workload);
            let name = workload.map(|one| one.name.to_string()).unwrap_or_default();
            let runs = |device: &&Device| workload.is_some_and(|one| one.runs_on(device));
            let several = design.devices.iter().filter(runs).count() > 1;
            let of = if several { "several" } else { "one" };
            Phrase::new(key).with("name", name).with("types", of)
        };
        match self {
            Self::Without(addon) => Phrase::new(format!("advise-without-{}", addon.word())),
            Self::Engine(Engine::Argocd) if view.engine == Engine::ArgocdAgent => {
                Phrase::new("advise-engine-argocd-alone")
            }
            Self::Engine(engine) => Phrase::new(format!("advise-engine-{}", engine.word())),
            Self::LocalApplications => Phrase::new("advise-local-applications"),
            Self::Sqlite if view.device.servers_with(view.platform.datastore) > 1 => {
                Phrase::new("advise-one-server")
            }
            Self::Sqlite => Phrase::new("advise-sqlite"),
            Self::UpgradesByHand => Phrase::new("advise-upgrades-by-hand"),
            Self::Distribution(_) => Phrase::new("advise-distribution"),
            Self::Replicas(workload, 1) => named("advise-one-replica", workload),
            Self::Replicas(workload, kept) => {
                named("advise-fewer-replicas", workload).with("kept", kept)
            }
            Self::LimitToRequest(workload) => named("advise-limit", workload),
        }
    }

    /// Where that is known from.
    pub(super) fn source(self) -> &'static str {
        match self {
            Self::Without(Addon::MetricsServer) => {
                "Kubernetes documentation, Resource metrics pipeline"
            }
            Self::Without(Addon::LocalPath) => {
                "K3s documentation, Volumes and Storage; Flux documentation, Vertical scaling: the \
                 artifact cache is an emptyDir"
            }
            Self::Without(_) => "K3s documentation, Networking Services",
            Self::Engine(_) => {
                "argoproj/argo-cd, manifests/core-install.yaml; fluxcd/flux-benchmark"
            }
            Self::LocalApplications => {
                "argoproj/argo-cd v3.5.1, manifests/core-install.yaml; docs/operator-manual/\
                 declarative-setup.md, Applications"
            }
            Self::Sqlite => "K3s documentation, Cluster Datastore and Resource Profiling",
            Self::Distribution(_) => "the catalogue's lines of both distributions",
            Self::UpgradesByHand => "K3s documentation, Automated Upgrades",
            Self::Replicas(..) => "Kubernetes documentation, Deployments",
            Self::LimitToRequest(_) => {
                "Kubernetes documentation, Resource Management for Pods and Containers"
            }
        }
    }
}

/// The engines that can take the place of this one. argocd-agent needs a hub that is there.
fn engines(current: Engine, hub: bool) -> impl Iterator<Item = Engine> {
    let usable = move |engine: &Engine| *engine != Engine::ArgocdAgent || hub;
    Engine::ALL.iter().copied().filter(move |engine| *engine != current && usable(engine))
}

fn has_hub(design: &FleetDesign, device: &Device) -> bool {
    device.gitops.hub.is_some() || design.gitops.hub.is_some()
}

/// `MicroK8s` has no SQLite to go to.
fn has_etcd(platform: &Platform) -> bool {
    platform.datastore == Datastore::Etcd && platform.distribution != Distribution::Microk8s
}

/// Another engine, with what belongs to it. A version is that of an engine: one that is stated goes.
fn follow(
    change: Change,
    design: &FleetDesign,
    index: usize,
    view: &View,
) -> Vec<(String, String)> {
    let mut there = view.clone();
    there.change(change);
    let engine = place(design, index, "gitops.engine");
    let of_fleet = (engine == "gitops.engine").then(|| "gitops.version".to_owned());
    let mut sets = vec![(engine, there.engine.word().to_owned())];
    if there.applications != view.applications {
        let applications = place(design, index, "gitops.applications");
        sets.push((applications, there.applications.word().to_owned()));
    }
    let versions = [Some(List::Devices.at(index, "gitops.version")), of_fleet];
    let stated = |path: &String| {
        fields::resolve(design, path).is_ok_and(|(field, at)| field.get(design, at).is_some())
    };
    sets.extend(versions.into_iter().flatten().filter(stated).map(|path| (path, String::new())));
    sets
}

/// A distribution with what belongs to it: its own version, and a datastore that it has.
fn to(
    distribution: Distribution,
    design: &FleetDesign,
    index: usize,
    view: &View,
) -> Vec<(String, String)> {
    let mut there = view.clone();
    there.change(Change::Distribution(distribution));
    let mut sets =
        vec![(place(design, index, "platform.distribution"), distribution.word().to_owned())];
    let datastore = there.platform.datastore;
    if datastore != view.platform.datastore {
        sets.push((place(design, index, "platform.datastore"), datastore.word().to_owned()));
    }
    if there.device.servers != view.device.servers {
        let servers = there.device.servers.map(|servers| servers.to_string());
        sets.push((List::Devices.at(index, "servers"), servers.unwrap_or_default()));
    }
    if let Some(version) = there.platform.version {
        sets.push((place(design, index, "platform.version"), version));
    }
    sets
}

/// Where a setting of a device type is stated: at the fleet where it is the only one and says
/// nothing of its own, or else at the device type alone, which is enough.
fn place(design: &FleetDesign, index: usize, key: &str) -> String {
    let own = || {
        fields::field(&format!("devices[].{key}"))
            .and_then(|field| field.get(design, index))
            .is_some()
    };
    if design.devices.len() == 1 && !own() { key.to_owned() } else { List::Devices.at(index, key) }
}
