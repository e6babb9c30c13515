//! A fleet as plain data, and the one table of its editable fields.
//!
//! Everything the workbench shows is a pure function of a [`FleetDesign`]. The design is data
//! without behaviour but for the few derived values below, which follow from it alone.

pub mod apportion;
mod asks;
pub mod choice;
mod effective;
pub mod fields;
pub mod inventory;
pub mod locks;
mod model;
pub mod name;
pub mod outbound;
pub mod quantity;
pub mod read;
mod renewal;
pub mod schema;
pub mod value;
pub mod write;

pub use choice::{
    Addon, Applications, Arch, Datastore, DiskEncryption, Distribution, Engine, Extra, GitSecrets,
    Link, Os, PodSecurity, Runtime, Storage, Tier, Upgrades,
};
pub use fields::{Field, List};
pub use inventory::{Cluster, Inventory};
pub use model::{
    CpuResources, Device, Fleet, FleetDesign, Gitops, GitopsOverride, MemoryResources, Network,
    Platform, PlatformOverride, Project, PromptOptions, Region, Ring, Security, Volume, Workload,
};
pub use name::{DnsName, Name};
pub use outbound::{Outbound, Protocol};
pub use quantity::{Cpu, Endurance, Memory, Rate, Share, Span};
pub use value::Kind;

impl FleetDesign {
    /// Clusters of the whole fleet: the sum over its device types.
    pub fn clusters(&self) -> u64 {
        self.devices.iter().map(|device| u64::from(device.clusters)).sum()
    }

    /// The platform of a device type: the fleet's, with what the device says otherwise.
    pub fn platform_of(&self, device: &Device) -> Platform {
        let (fleet, own) = (&self.platform, &device.platform);
        Platform {
            distribution: own.distribution.unwrap_or(fleet.distribution),
            version: own.version.clone().or_else(|| fleet.version.clone()),
            datastore: own.datastore.unwrap_or(fleet.datastore),
            database: own.database.clone().or_else(|| fleet.database.clone()),
            addons: own.addons.clone().unwrap_or_else(|| fleet.addons.clone()),
            upgrades: own.upgrades.unwrap_or(fleet.upgrades),
        }
    }

    /// Which GitOps engine a device type has.
    pub fn engine_of(&self, device: &Device) -> Engine {
        device.gitops.engine.unwrap_or(self.gitops.engine)
    }

    /// What writes the Applications of a device type, where its engine has any on the cluster.
    pub fn applications_of(&self, device: &Device) -> Applications {
        device.gitops.applications.unwrap_or(self.gitops.applications)
    }

    /// The GitOps engine of a device type: the fleet's, with what the device says otherwise.
    pub fn gitops_of(&self, device: &Device) -> Gitops {
        let (fleet, own) = (&self.gitops, &device.gitops);
        let engine = own.engine.unwrap_or(fleet.engine);
        // A version belongs to its engine: another engine does not inherit it.
        let inherited = fleet.version.clone().filter(|_| engine == fleet.engine);
        Gitops {
            engine,
            version: own.version.clone().or(inherited),
            repository: own.repository.clone().or_else(|| fleet.repository.clone()),
            revision: own.revision.clone().unwrap_or_else(|| fleet.revision.clone()),
            artifact: own.artifact.clone().or_else(|| fleet.artifact.clone()),
            interval: own.interval.unwrap_or(fleet.interval),
            jitter: own.jitter.unwrap_or(fleet.jitter),
            hub: own.hub.clone().or_else(|| fleet.hub.clone()),
            applications: self.applications_of(device),
            provenance: fleet.provenance,
        }
    }

    /// The regions; where they are still open, one that holds the whole fleet.
    pub fn regions(&self) -> Vec<Region> {
        if self.fleet.regions.is_empty() {
            let clusters = u32::try_from(self.clusters()).unwrap_or(u32::MAX);
            return vec![Region { clusters, ..Region::default() }];
        }
        self.fleet.regions.clone()
    }

    /// The rings; where none is given, one of 100 %.
    pub fn rings(&self) -> Vec<Ring> {
        if self.fleet.rings.is_empty() { vec![Ring::default()] } else { self.fleet.rings.clone() }
    }

    /// The workloads that run on a device type.
    pub fn workloads_on<'a>(&'a self, device: &'a Device) -> impl Iterator<Item = &'a Workload> {
        self.workloads.iter().filter(|workload| workload.runs_on(device))
    }

    /// The device types on which a workload runs.
    pub fn devices_of<'a>(&'a self, workload: &'a Workload) -> impl Iterator<Item = &'a Device> {
        self.devices.iter().filter(|device| workload.runs_on(device))
    }
}

impl Device {
    /// Nodes of the control plane in one cluster of this device type.
    pub fn servers_with(&self, datastore: Datastore) -> u32 {
        let asked = match datastore {
            Datastore::Sqlite => 1,
            Datastore::Postgres => 2.min(self.nodes),
            Datastore::Dqlite | Datastore::Etcd => 3,
        };
        self.servers.unwrap_or(asked)
    }
}

impl Workload {
    /// Whether it runs on a device type.
    pub fn runs_on(&self, device: &Device) -> bool {
        self.devices.is_empty() || self.devices.contains(&device.name)
    }
}

impl Platform {
    /// The version that is installed: the chosen one, or the one this release is made for.
    pub fn version(&self) -> &str {
        // K3s: the stable channel of 2026-08; k0s and MicroK8s follow the same minor version.
        self.version.as_deref().unwrap_or(match self.distribution {
            Distribution::K3s => "v1.36.3+k3s1",
            Distribution::K0s => "v1.36.3+k0s.0",
            Distribution::Microk8s => "1.36/stable",
        })
    }
}

impl Gitops {
    /// The version that is installed: the chosen one, or the one this release is made for.
    pub fn version(&self) -> &str {
        // Newest releases of 2026-08: Argo CD v3.5.1, argocd-agent v0.9.0, Flux v2.9.4.
        self.version.as_deref().unwrap_or(match self.engine {
            Engine::Argocd => "v3.5.1",
            Engine::ArgocdAgent => "v0.9.0",
            Engine::Flux => "v2.9.4",
        })
    }

    /// The release of Argo CD whose controllers reconcile; nothing where none do.
    pub fn argocd_version(&self) -> Option<&str> {
        match self.engine {
            Engine::Argocd => Some(self.version()),
            // What argocd-agent v0.9.0 is built with (its `go.mod`), and so the one whose objects it
            // carries whole: fields that a later Argo CD added would be lost on the way.
            Engine::ArgocdAgent => Some("v3.4.3"),
            Engine::Flux => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn design() -> FleetDesign {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        List::Devices.push(&mut design);
        design
    }

    #[test]
    fn a_device_inherits_what_it_does_not_say() {
        let mut design = design();
        design.gitops.version = Some("v2.8.0".into());
        design.devices[0].platform.addons = Some(vec![]);
        assert_eq!(design.platform_of(&design.devices[0]).addons, []);
        assert_eq!(design.gitops_of(&design.devices[0]).version(), "v2.8.0");
        design.devices[0].gitops.engine = Some(Engine::Argocd);
        assert_eq!(design.gitops_of(&design.devices[0]).version(), "v3.5.1");
    }

    #[test]
    fn only_engines_with_argo_cd_have_a_release_of_it() {
        let release = |engine| {
            let mut design = design();
            design.gitops.engine = engine;
            design.gitops_of(&design.devices[0]).argocd_version().map(str::to_owned)
        };
        assert_eq!(release(Engine::Argocd).as_deref(), Some("v3.5.1"));
        assert_eq!(release(Engine::ArgocdAgent).as_deref(), Some("v3.4.3"));
        assert_eq!(release(Engine::Flux), None);
    }

    #[test]
    fn the_datastore_says_how_many_servers() {
        let mut device = Device { nodes: 3, ..Device::default() };
        assert_eq!(device.servers_with(Datastore::Sqlite), 1);
        assert_eq!(device.servers_with(Datastore::Postgres), 2);
        assert_eq!(device.servers_with(Datastore::Etcd), 3);
        device.servers = Some(2);
        assert_eq!(device.servers_with(Datastore::Etcd), 2);
    }

    #[test]
    fn open_regions_are_one_region_with_everything() {
        let mut design = design();
        design.devices[0].clusters = 40;
        assert_eq!(design.regions().len(), 1);
        assert_eq!(design.regions()[0].clusters, 40);
    }
}
