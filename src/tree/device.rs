//! What templates know of a device type: the design's own words, and what follows from them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::quota::{Quota, quotas};
use super::ways::{Way, probes};
use crate::assess::Assessment;
use crate::budget::{Budget, Group, Line, Role};
use crate::catalog::{Network, network};
use crate::design::{
    Addon, Arch, Device, Distribution, Engine, FleetDesign, Gitops, Os, Platform, PodSecurity,
    Runtime, Span,
};
use crate::outlook::{ArgoPolling, DeviceOutlook, Drift, Retry, images};

/// The release of rancher/system-upgrade-controller that the tree is made for (tag of 2026-08; its
/// assets are system-upgrade-controller.yaml and crd.yaml, scripts/package-controller).
const UPGRADER_VERSION: &str = "v0.20.1";

/// A visible stand-in for a repository that is still open.
const OPEN_REPOSITORY: &str = "https://git.example.invalid/replace-me/fleet.git";

/// A visible stand-in for a hub that is still open.
const OPEN_HUB: &str = "hub.example.invalid:443";

/// A device type, as `device` where the path says `@device`, and in `devices`.
#[derive(Clone, Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "what a template asks for is yes or no")]
pub(super) struct DeviceType {
    pub(super) name: String,
    hardware: Option<String>,
    arch: &'static str,
    memory: String,
    memory_mib: f64,
    cores: u32,
    storage: &'static str,
    tpm: bool,
    uefi: bool,
    os: &'static str,
    /// Whether its memory cgroup has to be switched on at boot.
    raspberry_pi: bool,
    nodes: u32,
    servers: u32,
    agents: u32,
    pub(super) clusters: u64,
    distribution: &'static str,
    version: String,
    /// The first release of the minor version of Kubernetes in it, as schemas are named: `1.36.0`.
    kubernetes: String,
    datastore: &'static str,
    database: Option<String>,
    addons: Vec<&'static str>,
    /// K3s renews certificates when it starts within so many days of their end.
    renewal_days: Option<u64>,
    /// Add-ons of the distribution that were not chosen, as K3s names them.
    disabled: Vec<&'static str>,
    upgrades: &'static str,
    engine: &'static str,
    engine_version: String,
    /// What writes the Applications of Argo CD: `generated` or `local`.
    applications: &'static str,
    repository: String,
    /// Whether the repository is still open, and `repository` only a stand-in.
    repository_open: bool,
    revision: String,
    artifact: Option<String>,
    /// The release of Argo CD that reconciles, alone or beside argocd-agent.
    argocd_version: Option<String>,
    /// The hub, for argocd-agent.
    hub: Option<Hub>,
    interval_seconds: u64,
    /// As Go writes it: `15m`.
    interval: String,
    jitter_percent: u32,
    /// Argo CD's way to say the same: the least time, and what is added at random.
    poll_base: String,
    poll_jitter: String,
    outlook: Option<Outlook>,
    /// What the scheduler sets aside for each pod of the engine, in MiB, by its name.
    engine_requests: BTreeMap<String, u64>,
    /// What each pod of the engine is killed above, in MiB, by its name.
    engine_limits: BTreeMap<String, u64>,
    server_reserves: Option<Reserves>,
    agent_reserves: Option<Reserves>,
    workloads: Vec<String>,
    /// What a release with new images throughout sends over the link of a site, as far as it is known.
    image_bytes: Option<u64>,
    /// Whether there are workloads of which the design does not say how large their image is.
    images_open: bool,
    /// The Pod Security standards below the restricted one that its workloads ask for.
    standards: Vec<&'static str>,
    /// What the workloads of each namespace may ask the scheduler for.
    quotas: Vec<Quota>,
    /// The memory that a container requests which states none, in MiB.
    default_request_mib: u64,
    /// The system-upgrade-controller, where K3s upgrades itself.
    upgrader: Option<Upgrader>,
    /// The WebAssembly runtimes that its workloads ask for.
    shims: Vec<&'static str>,
    /// The releases of those runtimes' shims.
    shim_releases: Vec<ShimRelease>,
    /// The distribution's interfaces, addresses and listeners, on nodes of this kind.
    pub(super) lan: Network,
    /// Where its nodes and pods may connect to.
    outbound: Vec<Way>,
    /// What has to answer if those ways lead anywhere: the addresses of what it pulls from.
    probes: Vec<String>,
}

/// The release of a WebAssembly shim for the processor of a device type.
#[derive(Clone, Debug, Serialize)]
struct ShimRelease {
    runtime: &'static str,
    version: String,
    /// The program in the archive, and in `/usr/local/bin`.
    binary: String,
    /// The archive's name in the lists of files and checksums.
    name: String,
    /// The archive's own name.
    file: String,
    address: String,
    /// The address of a list of checksums.
    checksums: Option<String>,
}

/// The controller that upgrades K3s from inside the cluster.
#[derive(Clone, Debug, Serialize)]
struct Upgrader {
    version: &'static str,
    request_mib: u64,
}

/// Where an agent connects to.
#[derive(Clone, Debug, Serialize)]
struct Hub {
    host: String,
    port: u16,
    /// Whether it is still open, and the address only a stand-in.
    open: bool,
}

impl Hub {
    fn new(gitops: &Gitops) -> Self {
        let address = gitops.hub.as_deref().unwrap_or(OPEN_HUB);
        let split =
            address.rsplit_once(':').and_then(|(host, port)| Some((host, port.parse().ok()?)));
        // Any other shape is an error, and no tree.
        let (host, port) = split.unwrap_or((address, 443));
        Self { host: host.to_owned(), port, open: gitops.hub.is_none() }
    }
}

/// What a cluster does around an outage, and what its looks at the repository cost.
#[derive(Clone, Debug, Serialize)]
struct Outlook {
    polls_per_month: f64,
    /// Bytes a month while nothing changes, from the least to the most.
    month_low_bytes: u64,
    month_high_bytes: u64,
    /// Where the waits between tries stop growing; nothing where they never grow.
    retry_cap_seconds: Option<u64>,
    /// When drift is no longer put right; nothing where that goes on.
    drift_stops_seconds: Option<u64>,
    /// When its status says at the latest that the source is out of reach.
    reported_seconds: Option<u64>,
    first_look_mean_seconds: u64,
    first_look_most_seconds: u64,
    /// From the return of the link to the connection with the hub, where there is one.
    hub_most_seconds: Option<u64>,
}

impl Outlook {
    fn new(outlook: &DeviceOutlook) -> Self {
        Self {
            polls_per_month: outlook.polls_per_month,
            month_low_bytes: outlook.bytes_per_month.low,
            month_high_bytes: outlook.bytes_per_month.high,
            retry_cap_seconds: match outlook.retry {
                Retry::Backoff(cap) => Some(cap.as_seconds()),
                Retry::Steady => None,
            },
            drift_stops_seconds: match outlook.drift {
                Drift::Continues => None,
                Drift::StopsWithin(span) => Some(span.as_seconds()),
            },
            reported_seconds: outlook.reported_within.map(Span::as_seconds),
            first_look_mean_seconds: outlook.first_look.mean.as_seconds(),
            first_look_most_seconds: outlook.first_look.most.as_seconds(),
            hub_most_seconds: outlook.hub.map(|hub| hub.most.as_seconds()),
        }
    }
}

/// What the kubelet keeps back, in MiB.
#[derive(Clone, Debug, Serialize)]
struct Reserves {
    kube_mib: u64,
    system_mib: u64,
    eviction_mib: u64,
    max_pods: u32,
}

impl DeviceType {
    pub(super) fn new(assessment: &Assessment, device: &Device) -> Self {
        let design = &assessment.design;
        let platform = design.platform_of(device);
        let gitops = design.gitops_of(device);
        let servers = device.servers_with(platform.datastore).min(device.nodes.max(1));
        let polling = ArgoPolling::of(&gitops);
        let images = images(design, device);
        Self {
            name: device.name.to_string(),
            hardware: device.hardware.clone(),
            arch: device.arch.word(),
            memory: device.memory.to_string(),
            memory_mib: device.memory.as_mib(),
            cores: device.cores,
            storage: device.storage.word(),
            tpm: device.tpm,
            uefi: device.uefi,
            os: device.os.word(),
            raspberry_pi: is_raspberry_pi(device),
            nodes: device.nodes.max(1),
            servers,
            agents: device.nodes.saturating_sub(servers),
            clusters: u64::from(device.clusters),
            distribution: platform.distribution.word(),
            version: platform.version().to_owned(),
            kubernetes: kubernetes(platform.version()),
            datastore: platform.datastore.word(),
            database: platform.database.clone(),
            addons: platform.addons.iter().map(|addon| addon.word()).collect(),
            renewal_days: platform.k3s_renewal_days(),
            disabled: disabled(&platform),
            upgrades: platform.upgrades.word(),
            engine: gitops.engine.word(),
            engine_version: gitops.version().to_owned(),
            applications: gitops.applications.word(),
            repository: gitops.repository.clone().unwrap_or_else(|| OPEN_REPOSITORY.to_owned()),
            repository_open: gitops.repository.is_none(),
            revision: gitops.revision.clone(),
            artifact: gitops.artifact.clone().filter(|_| gitops.engine == Engine::Flux),
            argocd_version: gitops.argocd_version().map(str::to_owned),
            hub: (gitops.engine == Engine::ArgocdAgent).then(|| Hub::new(&gitops)),
            interval_seconds: gitops.interval.as_seconds(),
            interval: gitops.interval.go(),
            // Flux refuses 100.
            jitter_percent: gitops.jitter.thousandths().div_ceil(10).min(99),
            poll_base: polling.interval.go(),
            poll_jitter: polling.jitter.go(),
            engine_requests: of_engine(&assessment.budget, device, |line| {
                Some(line.request_mib).filter(|mib| *mib > 0.0)
            }),
            engine_limits: of_engine(&assessment.budget, device, |line| line.limit_mib),
            outlook: assessment.outlook.of(device.name.as_str()).map(Outlook::new),
            server_reserves: reserves(&assessment.budget, device, Role::Server),
            agent_reserves: reserves(&assessment.budget, device, Role::Agent),
            standards: standards(design, device),
            quotas: quotas(assessment, device),
            default_request_mib: whole(assessment.budget.unstated.request_mib),
            upgrader: upgrader(&assessment.budget, device),
            workloads: design.workloads_on(device).map(|item| item.name.to_string()).collect(),
            image_bytes: images.bytes,
            images_open: images.unsized_workloads > 0,
            shims: shims(design, device),
            shim_releases: shim_releases(assessment, device),
            lan: network(platform.distribution).of(&platform, device.nodes, servers),
            outbound: Way::of_device(design, device),
            probes: probes(&gitops),
        }
    }
}

/// Raspberry Pi firmware starts Linux without the memory cgroup.
fn is_raspberry_pi(device: &Device) -> bool {
    let named = device.hardware.as_ref().is_some_and(|hardware| {
        let hardware = hardware.to_lowercase();
        hardware.contains("raspberry") || hardware.contains("cm4") || hardware.contains("cm5")
    });
    device.os == Os::RaspberryPiOs || named && device.arch != Arch::Amd64
}

fn disabled(platform: &Platform) -> Vec<&'static str> {
    if platform.distribution != Distribution::K3s {
        return Vec::new();
    }
    Addon::ALL
        .iter()
        .filter(|addon| !platform.addons.contains(addon))
        .map(|addon| match addon {
            // K3s names the manifest, not the provisioner.
            Addon::LocalPath => "local-storage",
            other => other.word(),
        })
        .collect()
}

fn shims(design: &FleetDesign, device: &Device) -> Vec<&'static str> {
    let mut shims: Vec<Runtime> = design.workloads_on(device).map(|item| item.runtime).collect();
    shims.retain(|runtime| runtime.is_wasm());
    shims.sort_unstable();
    shims.dedup();
    shims.into_iter().map(Runtime::word).collect()
}

fn shim_releases(assessment: &Assessment, device: &Device) -> Vec<ShimRelease> {
    let wanted = shims(&assessment.design, device);
    let release = |runtime: &'static str| {
        let shim = assessment.shims.iter().find(|shim| shim.runtime.word() == runtime)?;
        let name = shim.file(device.arch)?;
        Some(ShimRelease {
            runtime,
            version: shim.version.clone(),
            binary: shim.binary.clone(),
            file: name.rsplit('/').next().unwrap_or_default().to_owned(),
            name,
            address: shim.archive(device.arch)?.to_owned(),
            checksums: shim.checksums.clone(),
        })
    };
    wanted.into_iter().filter_map(release).collect()
}

/// A figure of the budget for each of the engine's pods: the tree writes what the budget counts.
fn of_engine(
    budget: &Budget,
    device: &Device,
    mib: fn(&Line) -> Option<f64>,
) -> BTreeMap<String, u64> {
    let nodes = budget.devices.iter().filter(|node| node.name == device.name.as_str());
    let lines = nodes.flat_map(|node| &node.lines).filter(|line| line.group == Group::Engine);
    lines
        .filter_map(|line| {
            let name = line.id.rsplit('.').next().unwrap_or_default();
            Some((name.to_owned(), whole(mib(line)?)))
        })
        .collect()
}

/// From `v1.36.3+k3s1` or `1.36/stable`; what is neither is refused by a rule.
fn kubernetes(version: &str) -> String {
    let mut parts = version.trim_start_matches('v').split(['.', '/', '+', '-']);
    let mut number = || parts.next().and_then(|part| part.parse::<u32>().ok());
    match (number(), number()) {
        (Some(major), Some(minor)) => format!("{major}.{minor}.0"),
        _ => "master".to_owned(),
    }
}

fn standards(design: &FleetDesign, device: &Device) -> Vec<&'static str> {
    let asked = |standard: &&PodSecurity| {
        design.workloads_on(device).any(|workload| workload.pod_security == **standard)
    };
    let below = PodSecurity::ALL.iter().filter(|one| **one != PodSecurity::Restricted);
    below.filter(asked).map(|standard| standard.word()).collect()
}

/// Where the budget has a line for it, there is one.
fn upgrader(budget: &Budget, device: &Device) -> Option<Upgrader> {
    let server = budget.of(device.name.as_str(), Role::Server)?;
    let line = server.lines.iter().find(|line| line.id == "addon.system-upgrade-controller")?;
    Some(Upgrader { version: UPGRADER_VERSION, request_mib: whole(line.request_mib) })
}

/// Up to whole MiB.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
pub(super) fn whole(mib: f64) -> u64 {
    mib.ceil().clamp(0.0, 1e9) as u64
}

fn reserves(budget: &Budget, device: &Device, role: Role) -> Option<Reserves> {
    let node = budget.devices.iter().find(|node| {
        node.name == device.name.as_str() && node.role == role && node.reserves.max_pods > 0
    })?;
    Some(Reserves {
        kube_mib: whole(node.reserves.kube_mib),
        system_mib: whole(node.reserves.system_mib),
        eviction_mib: whole(node.reserves.eviction_mib),
        max_pods: node.reserves.max_pods,
    })
}
