//! Device types that share a platform or an engine: a task is stated once for each group, since
//! a device type may differ from the fleet in both.

use serde::Serialize;

use super::open::{Marks, said, source};
use super::words::Words;
use super::{clean, devices};
use crate::assess::Assessment;
use crate::budget::Interval;
use crate::design::{
    Applications, Datastore, Device, Distribution, Engine, FleetDesign, Gitops, Platform,
};
use crate::outlook::{ArgoPolling, DeviceOutlook, SourceKind, source_of};

/// Device types with the same distribution, datastore and number of servers.
#[derive(Debug, Serialize)]
pub(super) struct PlatformGroup {
    devices: String,
    distribution: &'static str,
    name: &'static str,
    version: String,
    datastore_name: &'static str,
    database: Option<String>,
    servers_text: String,
    agents: bool,
    /// What there is to say of the datastore: its own word, `sqlite-servers` where SQLite is
    /// asked to serve several, `mismatch` where the distribution does not have it.
    case: &'static str,
}

/// Device types with the same engine, source and rhythm.
#[derive(Debug, Serialize)]
pub(super) struct EngineGroup {
    devices: String,
    engine: &'static str,
    name: &'static str,
    /// What writes its Applications.
    applications: &'static str,
    version: String,
    source: String,
    source_kind: &'static str,
    revision: String,
    interval: String,
    interval_go: String,
    jitter: String,
    jitter_whole: u32,
    /// The longest wait from the return of the link to the first look at the source.
    first_look: Option<String>,
    /// The longest wait from then to the connection with the hub.
    hub_look: Option<String>,
    /// The hub's address, for argocd-agent.
    hub: Option<String>,
    /// Megabytes that looks cost one cluster a month while nothing changes.
    monthly: Option<String>,
    poll_base: String,
    poll_jitter: String,
}

pub(super) fn distribution_name(distribution: Distribution) -> &'static str {
    match distribution {
        Distribution::K3s => "K3s",
        Distribution::K0s => "k0s",
        Distribution::Microk8s => "MicroK8s",
    }
}

pub(super) fn datastore_name(datastore: Datastore) -> &'static str {
    match datastore {
        Datastore::Sqlite => "SQLite",
        Datastore::Postgres => "PostgreSQL",
        Datastore::Dqlite => "dqlite",
        Datastore::Etcd => "etcd",
    }
}

pub(super) fn engine_name(engine: Engine) -> &'static str {
    match engine {
        Engine::Argocd => "Argo CD",
        Engine::ArgocdAgent => "argocd-agent",
        Engine::Flux => "Flux",
    }
}

/// Device types by a key, in the order of the first of each.
fn grouped<'a, K: PartialEq>(
    design: &'a FleetDesign,
    key: impl Fn(&'a Device) -> K,
) -> Vec<(K, Vec<&'a Device>)> {
    let mut groups: Vec<(K, Vec<&'a Device>)> = Vec::new();
    for device in &design.devices {
        let key = key(device);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, devices)) => devices.push(device),
            None => groups.push((key, vec![device])),
        }
    }
    groups
}

pub(super) fn platforms(design: &FleetDesign, words: Words) -> Vec<PlatformGroup> {
    let key = |device: &Device| {
        // Add-ons change nothing of how a distribution is installed and where it stores.
        let platform = Platform { addons: Vec::new(), ..design.platform_of(device) };
        let servers = device.servers_with(platform.datastore);
        (platform, servers, device.nodes > servers)
    };
    grouped(design, key)
        .into_iter()
        .map(|((platform, servers, agents), group)| PlatformGroup {
            devices: words.list(&devices::names(group.into_iter())),
            distribution: platform.distribution.word(),
            name: distribution_name(platform.distribution),
            version: clean::code(platform.version()),
            datastore_name: datastore_name(platform.datastore),
            database: platform.database.as_deref().map(clean::code),
            servers_text: words.with("prompt-servers", servers),
            agents,
            case: case(&platform, servers),
        })
        .collect()
}

fn case(platform: &Platform, servers: u32) -> &'static str {
    let microk8s = platform.distribution == Distribution::Microk8s;
    match platform.datastore {
        // K3s dropped dqlite in 1.19 and k0s never stored in it; MicroK8s stores in nothing else.
        datastore if microk8s != (datastore == Datastore::Dqlite) => "mismatch",
        Datastore::Sqlite if servers > 1 => "sqlite-servers",
        datastore => datastore.word(),
    }
}

pub(super) fn engines(assessment: &Assessment, words: Words, marks: Marks) -> Vec<EngineGroup> {
    let design = &assessment.design;
    grouped(design, |device| told(design.gitops_of(device)))
        .into_iter()
        .map(|(gitops, group)| {
            let outlooks = group.iter().filter_map(|d| assessment.outlook.of(d.name.as_str()));
            let outlooks: Vec<&DeviceOutlook> = outlooks.collect();
            EngineGroup {
                first_look: outlooks.iter().map(|o| o.first_look.most).max().map(|s| words.span(s)),
                hub_look: outlooks
                    .iter()
                    .filter_map(|o| o.hub)
                    .map(|hub| hub.most)
                    .max()
                    .map(|s| words.span(s)),
                monthly: monthly(&outlooks, words),
                ..engine(&gitops, group, words, marks)
            }
        })
        .collect()
}

/// Megabytes a month, from the least to the most of some device types.
#[expect(clippy::cast_precision_loss, reason = "gigabytes at most")]
fn monthly(outlooks: &[&DeviceOutlook], words: Words) -> Option<String> {
    let low = outlooks.iter().map(|outlook| outlook.bytes_per_month.low).min()?;
    let high = outlooks.iter().map(|outlook| outlook.bytes_per_month.high).max()?;
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    Some(words.range(Interval { low: megabytes(low), high: megabytes(high) }))
}

/// What writes Applications tells apart only what has them.
fn told(gitops: Gitops) -> Gitops {
    match gitops.engine {
        Engine::Argocd => gitops,
        Engine::ArgocdAgent | Engine::Flux => {
            Gitops { applications: Applications::Generated, ..gitops }
        }
    }
}

fn engine(gitops: &Gitops, group: Vec<&Device>, words: Words, marks: Marks) -> EngineGroup {
    let source = source(gitops);
    let argo = ArgoPolling::of(gitops);
    EngineGroup {
        devices: words.list(&devices::names(group.into_iter())),
        engine: gitops.engine.word(),
        name: engine_name(gitops.engine),
        applications: gitops.applications.word(),
        version: clean::code(gitops.version()),
        source: source.map_or_else(|| marks.repository(), clean::code),
        source_kind: match source_of(gitops).0 {
            SourceKind::Artifact => "oci",
            SourceKind::Repository => "git",
        },
        revision: clean::code(&gitops.revision),
        interval: words.span(gitops.interval),
        interval_go: gitops.interval.go(),
        jitter: words.share(gitops.jitter),
        // Flux takes whole percent.
        jitter_whole: gitops.jitter.thousandths().div_ceil(10),
        first_look: None,
        hub_look: None,
        hub: hub(gitops, marks),
        monthly: None,
        poll_base: argo.interval.go(),
        poll_jitter: argo.jitter.go(),
    }
}

fn hub(gitops: &Gitops, marks: Marks) -> Option<String> {
    let address = || said(gitops.hub.as_deref()).map_or_else(|| marks.hub(), clean::code);
    (gitops.engine == Engine::ArgocdAgent).then(address)
}
