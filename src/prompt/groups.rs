//! Device types that share a platform or an engine: a task is stated once for each group, since
//! a device type may differ from the fleet in both.

use serde::Serialize;

use super::open::{Marks, source};
use super::words::Words;
use super::{clean, devices};
use crate::design::{Datastore, Device, Distribution, Engine, FleetDesign, Gitops, Platform, Span};

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
    version: String,
    source: String,
    source_kind: &'static str,
    revision: String,
    interval: String,
    interval_go: String,
    jitter: String,
    jitter_whole: u32,
    latest_look: String,
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

pub(super) fn engines(design: &FleetDesign, words: Words, marks: Marks) -> Vec<EngineGroup> {
    grouped(design, |device| design.gitops_of(device))
        .into_iter()
        .map(|(gitops, group)| engine(&gitops, group, words, marks))
        .collect()
}

fn engine(gitops: &Gitops, group: Vec<&Device>, words: Words, marks: Marks) -> EngineGroup {
    let source = source(gitops);
    let oci = source.is_some_and(|source| source.starts_with("oci://"));
    let interval = gitops.interval;
    let jitter = gitops.jitter.fraction();
    EngineGroup {
        devices: words.list(&devices::names(group.into_iter())),
        engine: gitops.engine.word(),
        name: engine_name(gitops.engine),
        version: clean::code(gitops.version()),
        source: source.map_or_else(|| marks.repository(), clean::code),
        source_kind: if oci { "oci" } else { "git" },
        revision: clean::code(&gitops.revision),
        interval: words.span(interval),
        interval_go: interval.go(),
        jitter: words.share(gitops.jitter),
        jitter_whole: gitops.jitter.thousandths().div_ceil(10),
        latest_look: words.span(times(interval, 1.0 + jitter)),
        // Argo CD adds a jitter to its interval instead of varying it both ways: the least is
        // the interval, and the mean lies half the jitter above.
        poll_base: times(interval, 1.0 - jitter).go(),
        poll_jitter: times(interval, 2.0 * jitter).go(),
    }
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "spans end at ten years, factors lie between 0 and 2"
)]
fn times(span: Span, factor: f64) -> Span {
    Span::seconds((span.as_seconds() as f64 * factor).round() as u64)
}
