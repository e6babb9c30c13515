//! The parts of a [`FleetDesign`].
//!
//! Plain data: whatever is in it is well formed on its own, but whether the parts agree with
//! each other and with the facts of the field is for the rules to say, so that an engineer can
//! pass through a contradiction while editing.

use super::choice::{
    Addon, Arch, Datastore, DiskEncryption, Distribution, Engine, Extra, GitSecrets, Link, Os,
    PodSecurity, Runtime, Storage, Tier, Upgrades,
};
use super::name::{DnsName, Name};
use super::outbound::Outbound;
use super::quantity::{Cpu, Endurance, Memory, Rate, Share, Span};
use crate::text::Language;

/// A fleet of clusters as an engineer designs it.
#[derive(Clone, Debug, PartialEq)]
pub struct FleetDesign {
    /// The fleet's name.
    pub name: Name,
    /// What the fleet is for.
    pub project: Project,
    /// What the prompt shall be like.
    pub prompt: PromptOptions,
    /// Regions and rings.
    pub fleet: Fleet,
    /// The device types, each with the clusters made of it.
    pub devices: Vec<Device>,
    /// The Kubernetes distribution, for devices that don't say otherwise.
    pub platform: Platform,
    /// The GitOps engine, for devices that don't say otherwise.
    pub gitops: Gitops,
    /// The link of a site.
    pub network: Network,
    /// What protects the devices.
    pub security: Security,
    /// What runs on them.
    pub workloads: Vec<Workload>,
    /// A CSV of all clusters, relative to the session file.
    pub inventory: Option<String>,
    /// Paths of fields that no advice may change.
    pub locked: Vec<String>,
}

/// What the fleet is for, as the prompt says it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// What the devices are: wind turbines, trucks. May stay open.
    pub appliances: Option<String>,
    /// The purpose in one sentence.
    pub summary: Option<String>,
}

/// What the prompt shall be like.
#[derive(Clone, Debug, PartialEq)]
pub struct PromptOptions {
    /// Basic or Pro.
    pub tier: Tier,
    /// The language of the prompt and of the generated documents.
    pub language: Language,
    /// What else it asks for.
    pub extras: Vec<Extra>,
    /// Free text at its end.
    pub notes: String,
}

/// Regions and rings.
#[derive(Clone, Debug, PartialEq)]
pub struct Fleet {
    /// The prefix of the fleet's own label keys.
    pub label_prefix: DnsName,
    /// The regions; none means that they are still open.
    pub regions: Vec<Region>,
    /// The rings of a rollout, first to last; none means one ring of 100 %.
    pub rings: Vec<Ring>,
}

/// A region and how many clusters stand in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// The region's name.
    pub name: Name,
    /// Clusters in it.
    pub clusters: u32,
    /// The age recipient (a public key) that Secrets for the region are encrypted for. May stay
    /// open.
    pub age_recipient: Option<String>,
}

/// A ring of a rollout.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// The ring's name.
    pub name: Name,
    /// Its share of the fleet.
    pub share: Share,
}

/// A type of device and the clusters made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// The device type's name.
    pub name: Name,
    /// The hardware, as people call it. May stay open.
    pub hardware: Option<String>,
    /// Processor architecture.
    pub arch: Arch,
    /// Physical memory of one node.
    pub memory: Memory,
    /// Processor cores of one node.
    pub cores: u32,
    /// What it keeps its data on.
    pub storage: Storage,
    /// How much can be written to it before it wears out, where its data sheet says so.
    pub endurance: Option<Endurance>,
    /// Whether it has a TPM 2.
    pub tpm: bool,
    /// Whether its firmware can do Secure Boot.
    pub uefi: bool,
    /// Operating system.
    pub os: Os,
    /// Nodes of a cluster.
    pub nodes: u32,
    /// Of these, servers (nodes of the control plane); by default what the datastore asks for.
    pub servers: Option<u32>,
    /// Clusters made of this device.
    pub clusters: u32,
    /// Where it differs from the fleet's platform.
    pub platform: PlatformOverride,
    /// Where it differs from the fleet's GitOps engine.
    pub gitops: GitopsOverride,
}

/// The Kubernetes distribution and what comes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Platform {
    /// The distribution.
    pub distribution: Distribution,
    /// Its version; by default the newest whose sums the catalogue knows.
    pub version: Option<String>,
    /// Where the control plane keeps its state.
    pub datastore: Datastore,
    /// `host:port/name` of the external database; its credentials are never part of a design.
    pub database: Option<String>,
    /// What it brings along.
    pub addons: Vec<Addon>,
    /// Who brings new versions of it.
    pub upgrades: Upgrades,
}

/// Where a device type differs from the fleet's [`Platform`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlatformOverride {
    /// Another distribution.
    pub distribution: Option<Distribution>,
    /// Another version.
    pub version: Option<String>,
    /// Another datastore.
    pub datastore: Option<Datastore>,
    /// Another database.
    pub database: Option<String>,
    /// Other add-ons.
    pub addons: Option<Vec<Addon>>,
    /// Another way to upgrade.
    pub upgrades: Option<Upgrades>,
}

/// The GitOps engine and where it pulls from.
#[derive(Clone, Debug, PartialEq)]
pub struct Gitops {
    /// The engine.
    pub engine: Engine,
    /// Its version; by default the one the catalogue's figures and the tree are made for.
    pub version: Option<String>,
    /// The Git repository, without credentials. May stay open.
    pub repository: Option<String>,
    /// The trunk that rings are promoted from.
    pub revision: String,
    /// An OCI artifact (`oci://registry/path`) that Flux pulls instead of the repository.
    pub artifact: Option<String>,
    /// The mean time between two looks at the repository.
    pub interval: Span,
    /// How far a look may be off that mean.
    pub jitter: Share,
    /// `host:port` of the hub's principal, which argocd-agent connects to. May stay open.
    pub hub: Option<String>,
    /// Whether what is built says which layer each value comes from.
    pub provenance: bool,
}

/// Where a device type differs from the fleet's [`Gitops`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GitopsOverride {
    /// Another engine.
    pub engine: Option<Engine>,
    /// Another version.
    pub version: Option<String>,
    /// Another repository.
    pub repository: Option<String>,
    /// Another trunk.
    pub revision: Option<String>,
    /// Another artifact.
    pub artifact: Option<String>,
    /// Another interval.
    pub interval: Option<Span>,
    /// Another jitter.
    pub jitter: Option<Share>,
    /// Another hub.
    pub hub: Option<String>,
}

/// The link between a site and the world.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Its kind.
    pub link: Link,
    /// Its rate.
    pub bandwidth: Rate,
    /// Whether each byte costs.
    pub metered: bool,
    /// The longest time without it that the fleet has to survive.
    pub longest_outage: Span,
    /// The network of a site with several nodes (CIDR).
    pub site: Option<String>,
    /// Where nodes may connect to, besides what Kubernetes, the engine and workloads need.
    pub outbound: Vec<Outbound>,
}

/// What protects the devices.
#[derive(Clone, Debug, PartialEq)]
pub struct Security {
    /// Whether Kubernetes encrypts Secrets in its datastore.
    pub secrets_encryption: bool,
    /// Whether devices boot signed code alone.
    pub secure_boot: bool,
    /// How disks are encrypted.
    pub disk_encryption: DiskEncryption,
    /// Whether clusters apply only what is signed.
    pub signatures: bool,
    /// Ids of the GPG keys whose commits Argo CD accepts.
    pub signing_keys: Vec<String>,
    /// How the repository may hold Secrets.
    pub git_secrets: GitSecrets,
}

/// Something that runs on the devices.
#[derive(Clone, Debug, PartialEq)]
pub struct Workload {
    /// Its name.
    pub name: Name,
    /// The image with its tag or digest.
    pub image: String,
    /// The size of the image as pulled.
    pub image_size: Option<Memory>,
    /// What runs it.
    pub runtime: Runtime,
    /// How many of it in one cluster.
    pub replicas: u32,
    /// Memory it asks for, and may not exceed.
    pub memory: MemoryResources,
    /// Processor time it asks for, and may not exceed.
    pub cpu: CpuResources,
    /// The TCP port it listens on inside the cluster.
    pub port: Option<u32>,
    /// The HTTP path on that port that tells whether it is healthy.
    pub probe: Option<String>,
    /// A volume that outlives its pod.
    pub volume: Volume,
    /// Where it may connect to outside of the cluster, besides HTTPS.
    pub egress: Vec<Outbound>,
    /// The Pod Security standard that it keeps.
    pub pod_security: PodSecurity,
    /// The device types it runs on; none means all.
    pub devices: Vec<Name>,
}

/// Memory of one replica.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MemoryResources {
    /// What the scheduler sets aside.
    pub request: Option<Memory>,
    /// What it is killed above.
    pub limit: Option<Memory>,
}

/// Processor time of one replica.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CpuResources {
    /// What the scheduler sets aside.
    pub request: Option<Cpu>,
    /// What it is throttled above.
    pub limit: Option<Cpu>,
}

/// A volume: it exists where both fields are given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Volume {
    /// Where the container sees it.
    pub path: Option<String>,
    /// How large it is.
    pub size: Option<Memory>,
}

/// A name that is known to be valid when the program is built; the tests read all of them.
fn known(text: &'static str) -> Name {
    Name::read(text).unwrap_or_else(|_| unreachable!("{text} is a label"))
}

impl FleetDesign {
    /// A design of this name with every default and nothing else.
    pub fn new(name: Name) -> Self {
        let label_prefix = DnsName::read("fleet.example.com");
        Self {
            name,
            project: Project::default(),
            prompt: PromptOptions {
                tier: Tier::Pro,
                language: Language::En,
                extras: Vec::new(),
                notes: String::new(),
            },
            fleet: Fleet {
                label_prefix: label_prefix.unwrap_or_else(|_| unreachable!("a DNS name")),
                regions: Vec::new(),
                rings: Vec::new(),
            },
            devices: Vec::new(),
            platform: Platform {
                distribution: Distribution::K3s,
                version: None,
                datastore: Datastore::Sqlite,
                database: None,
                addons: vec![Addon::Coredns, Addon::MetricsServer, Addon::LocalPath],
                upgrades: Upgrades::ByHand,
            },
            gitops: Gitops {
                engine: Engine::Flux,
                version: None,
                repository: None,
                revision: "main".to_owned(),
                artifact: None,
                interval: Span::seconds(900),
                jitter: Share::percent(20),
                hub: None,
                provenance: false,
            },
            network: Network {
                link: Link::FourG,
                bandwidth: Rate::kbit(2_000),
                metered: false,
                longest_outage: Span::seconds(72 * 3_600),
                site: None,
                outbound: Vec::new(),
            },
            security: Security {
                secrets_encryption: true,
                secure_boot: false,
                disk_encryption: DiskEncryption::None,
                signatures: false,
                signing_keys: Vec::new(),
                git_secrets: GitSecrets::None,
            },
            workloads: Vec::new(),
            inventory: None,
            locked: Vec::new(),
        }
    }
}

impl Default for Region {
    fn default() -> Self {
        Self { name: known("region"), clusters: 0, age_recipient: None }
    }
}

impl Default for Ring {
    fn default() -> Self {
        Self { name: known("ring"), share: Share::percent(100) }
    }
}

impl Default for Device {
    fn default() -> Self {
        Self {
            name: known("device"),
            hardware: None,
            arch: Arch::Arm64,
            memory: Memory::mib(2_048),
            cores: 4,
            storage: Storage::Emmc,
            endurance: None,
            tpm: false,
            uefi: false,
            os: Os::Debian,
            nodes: 1,
            servers: None,
            clusters: 1,
            platform: PlatformOverride::default(),
            gitops: GitopsOverride::default(),
        }
    }
}

impl Default for Workload {
    fn default() -> Self {
        Self {
            name: known("workload"),
            image: String::new(),
            image_size: None,
            runtime: Runtime::Container,
            replicas: 1,
            memory: MemoryResources::default(),
            cpu: CpuResources::default(),
            port: None,
            probe: None,
            volume: Volume::default(),
            egress: Vec::new(),
            pod_security: PodSecurity::Restricted,
            devices: Vec::new(),
        }
    }
}
