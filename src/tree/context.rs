//! What templates know: the design as plain data, with the values that follow from it.
//!
//! People who write templates of their own rely on the names here (`assets/tree/_TEMPLATES.md`).

use serde::Serialize;

use super::quota::namespace;
use super::ways::Way;
use crate::assess::Assessment;
use crate::design::inventory::{Cluster, Inventory};
use crate::design::{FleetDesign, Memory, Workload};

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
    /// The checksums of needed files that the catalogue knows.
    known_sums: Vec<KnownSum>,
    /// Whether what is built says where each value comes from.
    provenance: bool,
    /// Whether there is a list of all clusters by name.
    inventory: bool,
}

/// A region, as `region` where the path says `@region`.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Region {
    pub(super) name: String,
    pub(super) clusters: u64,
    /// The age recipient of its Secrets.
    age_recipient: Option<String>,
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
    outbound: Vec<Way>,
}

#[derive(Debug, Serialize)]
struct Security {
    secrets_encryption: bool,
    secure_boot: bool,
    disk_encryption: &'static str,
    signatures: bool,
    signing_keys: Vec<String>,
    git_secrets: &'static str,
}

/// A checksum with the place where it was read.
#[derive(Debug, Serialize)]
struct KnownSum {
    name: String,
    sha256: String,
    source: String,
    date: String,
}

#[derive(Debug, Serialize)]
struct Polling {
    engine: &'static str,
    source: Option<String>,
    clusters: u64,
    reads_per_second: f64,
    returning_reads_per_second: Option<f64>,
    source_reads_per_second: f64,
    fitting_interval_seconds: u64,
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
    egress: Vec<Way>,
    pod_security: &'static str,
    /// The namespace that enforces it.
    namespace: &'static str,
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
                outbound: Way::stated(&network.outbound),
            },
            security: Security {
                secrets_encryption: security.secrets_encryption,
                secure_boot: security.secure_boot,
                disk_encryption: security.disk_encryption.word(),
                signatures: security.signatures,
                signing_keys: security.signing_keys.clone(),
                git_secrets: security.git_secrets.word(),
            },
            polling: polling(assessment),
            advised_reads_per_second: assessment.outlook.advised_reads_per_second,
            known_sums: known_sums(assessment),
            provenance: design.gitops.provenance,
            inventory: inventory.is_some(),
        }
    }
}

pub(super) fn regions(design: &FleetDesign) -> Vec<Region> {
    let region = |region: crate::design::Region| Region {
        name: region.name.to_string(),
        clusters: u64::from(region.clusters),
        age_recipient: region.age_recipient,
    };
    design.regions().into_iter().map(region).collect()
}

pub(super) fn rings(design: &FleetDesign) -> Vec<Ring> {
    let sizes = design.ring_sizes(design.clusters());
    let ring = |(ring, clusters): (crate::design::Ring, u64)| Ring {
        name: ring.name.to_string(),
        share: ring.share.fraction() * 100.0,
        clusters,
    };
    design.rings().into_iter().zip(sizes).map(ring).collect()
}

fn known_sums(assessment: &Assessment) -> Vec<KnownSum> {
    let sums = assessment.sums.iter();
    sums.map(|sum| KnownSum {
        name: sum.name.clone(),
        sha256: sum.sha256.clone(),
        source: sum.source.clone(),
        date: sum.date.clone(),
    })
    .collect()
}

fn polling(assessment: &Assessment) -> Vec<Polling> {
    let polling = |polling: &crate::outlook::Polling| Polling {
        engine: polling.engine.word(),
        source: polling.source.clone(),
        clusters: polling.clusters,
        reads_per_second: polling.reads_per_second,
        returning_reads_per_second: polling.returning_reads_per_second,
        source_reads_per_second: polling.source_reads_per_second,
        fitting_interval_seconds: polling.fitting_interval.as_seconds(),
    };
    assessment.outlook.polling.iter().map(polling).collect()
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
            egress: Way::of_workload(design, workload),
            pod_security: workload.pod_security.word(),
            namespace: namespace(workload.pod_security),
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
