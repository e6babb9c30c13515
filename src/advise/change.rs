//! The changes that can be advised, as settings of the design's own fields.

use crate::design::{
    Addon, Datastore, Device, Distribution, Engine, FleetDesign, Gitops, List, Platform, fields,
};
use crate::text::Phrase;

/// What may be changed about one device type. Two changes of the same subject exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Leave out an add-on.
    Without(Addon),
    /// Another GitOps engine.
    Engine(Engine),
    /// One server that keeps its state in SQLite.
    OneServer,
    /// Another distribution, with the datastore that it starts with.
    Distribution(Distribution),
    /// One replica of a workload.
    OneReplica(usize),
    /// The limit of a workload down to its request.
    LimitToRequest(usize),
}

impl Change {
    /// All that could be tried for a device type.
    pub(super) fn all(design: &FleetDesign, device: &Device) -> Vec<Self> {
        let (platform, gitops) = (design.platform_of(device), design.gitops_of(device));
        let mut all: Vec<Self> = platform.addons.iter().copied().map(Self::Without).collect();
        all.extend(engines(&gitops).map(Self::Engine));
        all.extend(Some(Self::OneServer).filter(|_| several_servers(device, &platform)));
        let others = Distribution::ALL.iter().copied();
        all.extend(others.filter(|other| *other != platform.distribution).map(Self::Distribution));
        let workloads = design.workloads.iter().enumerate();
        for (index, workload) in workloads.filter(|(_, workload)| workload.runs_on(device)) {
            let (request, limit) = (workload.memory.request, workload.memory.limit);
            let above = request.is_some_and(|request| limit.is_none_or(|limit| limit > request));
            all.extend(Some(Self::OneReplica(index)).filter(|_| workload.replicas > 1));
            all.extend(Some(Self::LimitToRequest(index)).filter(|_| above));
        }
        all
    }

    /// How much it asks of people, for choosing among lists that are equally short: a setting, a
    /// habit, an installation.
    pub(super) fn weight(self) -> u32 {
        match self {
            Self::Without(Addon::LocalPath) | Self::OneReplica(_) => 3,
            Self::Without(_) => 1,
            Self::Engine(_) | Self::LimitToRequest(_) => 2,
            Self::OneServer => 4,
            Self::Distribution(_) => 6,
        }
    }

    /// Whether both can be in one list.
    pub(super) fn goes_with(self, other: Self) -> bool {
        let platform = |change| matches!(change, Self::OneServer | Self::Distribution(_));
        match (self, other) {
            (Self::Engine(_), Self::Engine(_)) => false,
            (one, two) => one != two && !(platform(one) && platform(two)),
        }
    }

    /// The fields to set, in the design as it is at this point of the list.
    pub(super) fn sets(self, design: &FleetDesign, index: usize) -> Vec<(String, String)> {
        let Some(device) = design.devices.get(index) else { return Vec::new() };
        let set = |key: &str, value: &str| (place(design, index, key), value.to_owned());
        match self {
            Self::Without(addon) => {
                let kept = design.platform_of(device).addons;
                let kept = kept.iter().filter(|kept| **kept != addon).map(|kept| kept.word());
                vec![set("platform.addons", &kept.collect::<Vec<_>>().join(", "))]
            }
            Self::Engine(engine) => vec![set("gitops.engine", engine.word())],
            Self::OneServer => vec![
                set("platform.datastore", Datastore::Sqlite.word()),
                (List::Devices.at(index, "servers"), String::new()),
            ],
            Self::Distribution(distribution) => to(distribution, design, index),
            Self::OneReplica(workload) => {
                vec![(List::Workloads.at(workload, "replicas"), "1".to_owned())]
            }
            Self::LimitToRequest(workload) => {
                let request = design.workloads.get(workload).and_then(|one| one.memory.request);
                let path = List::Workloads.at(workload, "memory.limit");
                request.map(|request| (path, request.to_string())).into_iter().collect()
            }
        }
    }

    /// What is given up for it.
    pub(super) fn gives_up(self, design: &FleetDesign) -> Phrase {
        let named = |key: &'static str, workload: usize| {
            let name = design.workloads.get(workload).map(|one| one.name.to_string());
            Phrase::new(key).with("name", name.unwrap_or_default())
        };
        match self {
            Self::Without(addon) => Phrase::new(format!("advise-without-{}", addon.word())),
            Self::Engine(engine) => Phrase::new(format!("advise-engine-{}", engine.word())),
            Self::OneServer => Phrase::new("advise-one-server"),
            Self::Distribution(_) => Phrase::new("advise-distribution"),
            Self::OneReplica(workload) => named("advise-one-replica", workload),
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
            Self::OneServer => "K3s documentation, Cluster Datastore and Resource Profiling",
            Self::Distribution(_) => "the catalogue's lines of both distributions",
            Self::OneReplica(_) => "Kubernetes documentation, Deployments",
            Self::LimitToRequest(_) => {
                "Kubernetes documentation, Resource Management for Pods and Containers"
            }
        }
    }
}

/// The engines that can take the place of this one. argocd-agent needs a hub that is there.
fn engines(gitops: &Gitops) -> impl Iterator<Item = Engine> {
    let (current, hub) = (gitops.engine, gitops.hub.is_some());
    let usable = move |engine: &Engine| *engine != Engine::ArgocdAgent || hub;
    Engine::ALL.iter().copied().filter(move |engine| *engine != current && usable(engine))
}

fn several_servers(device: &Device, platform: &Platform) -> bool {
    let replicated = matches!(platform.datastore, Datastore::Etcd);
    replicated
        && device.servers_with(platform.datastore) > 1
        && platform.distribution != Distribution::Microk8s
}

/// A distribution with what belongs to it: its own version, and a datastore that it has.
fn to(distribution: Distribution, design: &FleetDesign, index: usize) -> Vec<(String, String)> {
    let Some(device) = design.devices.get(index) else { return Vec::new() };
    let platform = design.platform_of(device);
    let other = Platform { distribution, version: None, ..platform.clone() };
    let datastore = match (distribution, platform.datastore) {
        (Distribution::Microk8s, _) => Datastore::Dqlite,
        (_, Datastore::Dqlite) => Datastore::Sqlite,
        (_, kept) => kept,
    };
    let mut sets =
        vec![(place(design, index, "platform.distribution"), distribution.word().to_owned())];
    if datastore != platform.datastore {
        sets.push((place(design, index, "platform.datastore"), datastore.word().to_owned()));
    }
    if platform.version.is_some() {
        sets.push((place(design, index, "platform.version"), other.version().to_owned()));
    }
    sets
}

/// Where a setting of a device type is stated: at the fleet where it is the only one and says
/// nothing of its own, or else at the device type alone, which is enough.
fn place(design: &FleetDesign, index: usize, key: &str) -> String {
    let own = fields::field(&format!("devices[].{key}"))
        .and_then(|field| field.get(design, index))
        .is_some();
    if design.devices.len() == 1 && !own { key.to_owned() } else { List::Devices.at(index, key) }
}
