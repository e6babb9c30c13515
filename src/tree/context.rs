//! What templates know: the design as plain data, with the values that follow from it.
//!
//! People who write templates of their own rely on the names here (`assets/tree/_TEMPLATES.md`).

use serde::Serialize;

use crate::assess::Assessment;
use crate::budget::{Budget, Role};
use crate::design::inventory::{Cluster, Inventory};
use crate::design::{
    Addon, Arch, Device, Distribution, Engine, FleetDesign, Gitops, Memory, Os, Platform, Runtime,
    Span, Workload,
};
use crate::outlook::{DeviceOutlook, Drift, Retry};

/// A visible stand-in for a repository that is still open.
const OPEN_REPOSITORY: &str = "https://git.example.invalid/replace-me/fleet.git";

/// The fleet, as `fleet` in every template.
#[derive(Debug, Serialize)]
pub(super) struct Fleet {
    name: String,
    prefix: String,
    appliances: Option<String>,
    summary: Option<String>,
    clusters: u64,
    regions: Vec<Region>,
    rings: Vec<Ring>,
    network: Network,
    security: Security,
    /// Reads per second of each polled source, and what its host advises.
    polling: Vec<Polling>,
    advised_reads_per_second: f64,
    /// Whether there is a list of all clusters by name.
    inventory: bool,
}

/// A region, as `region` where the path says `@region`.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Region {
    pub(super) name: String,
    pub(super) clusters: u64,
}

/// A ring, as `ring` where the path says `@ring`.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Ring {
    pub(super) name: String,
    /// In percent.
    share: f64,
    pub(super) clusters: u64,
}

#[derive(Debug, Serialize)]
struct Network {
    link: &'static str,
    bandwidth: String,
    bits_per_second: u64,
    metered: bool,
    longest_outage_seconds: u64,
    site: Option<String>,
}

#[derive(Debug, Serialize)]
struct Security {
    secrets_encryption: bool,
    secure_boot: bool,
    disk_encryption: &'static str,
}

#[derive(Debug, Serialize)]
struct Polling {
    engine: &'static str,
    source: Option<String>,
    clusters: u64,
    reads_per_second: f64,
    source_reads_per_second: f64,
    fitting_interval_seconds: u64,
}

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
    datastore: &'static str,
    database: Option<String>,
    addons: Vec<&'static str>,
    /// Add-ons of the distribution that were not chosen, as K3s names them.
    disabled: Vec<&'static str>,
    engine: &'static str,
    engine_version: String,
    repository: String,
    /// Whether the repository is still open, and `repository` only a stand-in.
    repository_open: bool,
    revision: String,
    artifact: Option<String>,
    interval_seconds: u64,
    /// As Go writes it: `15m`.
    interval: String,
    jitter_percent: u32,
    /// Argo CD's way to say the same: the least time, and what is added at random.
    poll_base: String,
    poll_jitter: String,
    outlook: Option<Outlook>,
    server_reserves: Option<Reserves>,
    agent_reserves: Option<Reserves>,
    workloads: Vec<String>,
    /// The WebAssembly runtimes that its workloads ask for.
    shims: Vec<&'static str>,
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
    first_look_mean_seconds: u64,
    first_look_most_seconds: u64,
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
            first_look_mean_seconds: outlook.first_look.mean.as_seconds(),
            first_look_most_seconds: outlook.first_look.most.as_seconds(),
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

/// A workload, as `workload` where the path says `@workload`, and in `workloads`.
#[derive(Clone, Debug, Serialize)]
pub(super) struct WorkloadType {
    pub(super) name: String,
    image: String,
    image_bytes: Option<u64>,
    runtime: &'static str,
    wasm: bool,
    replicas: u32,
    memory_request: Option<String>,
    memory_limit: Option<String>,
    cpu_request: Option<String>,
    cpu_limit: Option<String>,
    port: Option<u32>,
    probe: Option<String>,
    volume: Option<Volume>,
    devices: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Volume {
    path: String,
    size: String,
}

/// A cluster of the inventory, as `cluster` where the path says `@cluster`.
#[derive(Clone, Debug, Serialize)]
pub(super) struct NamedCluster {
    pub(super) name: String,
    pub(super) region: String,
    pub(super) device: String,
    pub(super) ring: String,
    labels: Vec<Label>,
}

#[derive(Clone, Debug, Serialize)]
struct Label {
    name: String,
    value: String,
}

impl Fleet {
    pub(super) fn new(assessment: &Assessment, inventory: Option<&Inventory>) -> Self {
        let design = &assessment.design;
        let (network, security) = (&design.network, &design.security);
        Self {
            name: design.name.to_string(),
            prefix: design.fleet.label_prefix.to_string(),
            appliances: design.project.appliances.clone(),
            summary: design.project.summary.clone(),
            clusters: design.clusters(),
            regions: regions(design),
            rings: rings(design),
            network: Network {
                link: network.link.word(),
                bandwidth: network.bandwidth.to_string(),
                bits_per_second: network.bandwidth.bits_per_second(),
                metered: network.metered,
                longest_outage_seconds: network.longest_outage.as_seconds(),
                site: network.site.clone(),
            },
            security: Security {
                secrets_encryption: security.secrets_encryption,
                secure_boot: security.secure_boot,
                disk_encryption: security.disk_encryption.word(),
            },
            polling: polling(assessment),
            advised_reads_per_second: assessment.outlook.advised_reads_per_second,
            inventory: inventory.is_some(),
        }
    }
}

pub(super) fn regions(design: &FleetDesign) -> Vec<Region> {
    let region = |region: crate::design::Region| Region {
        name: region.name.to_string(),
        clusters: u64::from(region.clusters),
    };
    design.regions().into_iter().map(region).collect()
}

pub(super) fn rings(design: &FleetDesign) -> Vec<Ring> {
    let clusters = design.clusters();
    let ring = |ring: crate::design::Ring| {
        let thousandths = u64::from(ring.share.thousandths());
        Ring {
            name: ring.name.to_string(),
            share: ring.share.fraction() * 100.0,
            // Rounded up: a ring of 1 % of 50 clusters still holds one.
            clusters: (clusters * thousandths).div_ceil(1_000),
        }
    };
    design.rings().into_iter().map(ring).collect()
}

fn polling(assessment: &Assessment) -> Vec<Polling> {
    let polling = |polling: &crate::outlook::Polling| Polling {
        engine: polling.engine.word(),
        source: polling.source.clone(),
        clusters: polling.clusters,
        reads_per_second: polling.reads_per_second,
        source_reads_per_second: polling.source_reads_per_second,
        fitting_interval_seconds: polling.fitting_interval.as_seconds(),
    };
    assessment.outlook.polling.iter().map(polling).collect()
}

impl DeviceType {
    pub(super) fn new(assessment: &Assessment, device: &Device) -> Self {
        let design = &assessment.design;
        let platform = design.platform_of(device);
        let gitops = design.gitops_of(device);
        let servers = device.servers_with(platform.datastore).min(device.nodes.max(1));
        let polls = polls(&gitops);
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
            datastore: platform.datastore.word(),
            database: platform.database.clone(),
            addons: platform.addons.iter().map(|addon| addon.word()).collect(),
            disabled: disabled(&platform),
            engine: gitops.engine.word(),
            engine_version: gitops.version().to_owned(),
            repository: gitops.repository.clone().unwrap_or_else(|| OPEN_REPOSITORY.to_owned()),
            repository_open: gitops.repository.is_none(),
            revision: gitops.revision.clone(),
            artifact: gitops.artifact.clone().filter(|_| gitops.engine == Engine::Flux),
            interval_seconds: gitops.interval.as_seconds(),
            interval: gitops.interval.go(),
            // Flux refuses 100.
            jitter_percent: gitops.jitter.thousandths().div_ceil(10).min(99),
            poll_base: polls.0,
            poll_jitter: polls.1,
            outlook: assessment.outlook.of(device.name.as_str()).map(Outlook::new),
            server_reserves: reserves(&assessment.budget, device, Role::Server),
            agent_reserves: reserves(&assessment.budget, device, Role::Agent),
            workloads: design.workloads_on(device).map(|item| item.name.to_string()).collect(),
            shims: shims(design, device),
        }
    }
}

/// Interval and jitter as Argo CD wants them: a mean of 15m ±20 % is 12m plus up to 6m.
fn polls(gitops: &Gitops) -> (String, String) {
    let mean = gitops.interval.as_seconds();
    // Argo CD takes a least time of zero for "never".
    let off = (mean * u64::from(gitops.jitter.thousandths()) / 1_000).min(mean.saturating_sub(1));
    let go = |seconds| Span::seconds(seconds).go();
    (go(mean - off), go(2 * off))
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

fn reserves(budget: &Budget, device: &Device, role: Role) -> Option<Reserves> {
    let whole = |mib: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let mib = mib.ceil().clamp(0.0, 1e9) as u64;
        mib
    };
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

impl WorkloadType {
    pub(super) fn new(design: &FleetDesign, workload: &Workload) -> Self {
        let shown = |memory: &Option<Memory>| memory.map(|m| m.to_string());
        let volume = match (&workload.volume.path, &workload.volume.size) {
            (Some(path), Some(size)) => Some(Volume { path: path.clone(), size: size.to_string() }),
            _ => None,
        };
        Self {
            name: workload.name.to_string(),
            image: workload.image.clone(),
            image_bytes: workload.image_size.map(Memory::bytes),
            runtime: workload.runtime.word(),
            wasm: workload.runtime.is_wasm(),
            replicas: workload.replicas,
            memory_request: shown(&workload.memory.request),
            memory_limit: shown(&workload.memory.limit),
            cpu_request: workload.cpu.request.map(|cpu| cpu.to_string()),
            cpu_limit: workload.cpu.limit.map(|cpu| cpu.to_string()),
            port: workload.port,
            probe: workload.probe.clone().filter(|_| workload.port.is_some()),
            volume,
            devices: design.devices_of(workload).map(|device| device.name.to_string()).collect(),
        }
    }
}

impl NamedCluster {
    pub(super) fn new(cluster: &Cluster<'_>) -> Self {
        let label =
            |(name, value): (&str, &str)| Label { name: name.to_owned(), value: value.to_owned() };
        Self {
            name: cluster.name.to_string(),
            region: cluster.region.to_string(),
            device: cluster.device.to_string(),
            ring: cluster.ring.to_string(),
            labels: cluster.labels().map(label).collect(),
        }
    }
}
