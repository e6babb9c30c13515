//! Which files the devices of a design download, by the names that their checksums have.
//!
//! The names are those of `install/files.list` and `engine/releases.list` in the tree; a test there
//! holds the two against each other.

use super::{Catalog, Sum};
use crate::design::{Addon, Arch, Device, Distribution, Engine, FleetDesign, Runtime, Upgrades};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The program of the distribution.
    Distribution,
    /// The archive of its images, which only an offline install takes.
    Images,
    /// The manifests of the engine's release.
    Engine,
    /// The archive of a WebAssembly shim.
    Shim(Runtime),
}

/// A file that a device type needs.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its name in the tree's lists.
    pub name: String,
    /// What it is.
    pub part: Part,
    /// The index of the first device type that needs it.
    pub device: usize,
}

impl Catalog {
    /// The files that the devices of a design need, each once.
    pub fn files(&self, design: &FleetDesign) -> Vec<File> {
        let mut files: Vec<File> = Vec::new();
        for (index, device) in design.devices.iter().enumerate() {
            for (part, name) in self.files_of(design, device) {
                if files.iter().all(|file| file.name != name) {
                    files.push(File { name, part, device: index });
                }
            }
        }
        files
    }

    /// The known checksums of what the devices of a design download: of those files, and of the
    /// releases that come with a platform or an engine in a version that the tree decides.
    pub fn sums_for(&self, design: &FleetDesign) -> Vec<Sum> {
        let (files, companions) = (self.files(design), companions(design));
        let is_needed = |sum: &&Sum| {
            files.iter().any(|file| file.name == sum.name)
                || companions.iter().any(|release| is_release(&sum.name, release))
        };
        self.sums().iter().filter(is_needed).cloned().collect()
    }

    fn files_of(&self, design: &FleetDesign, device: &Device) -> Vec<(Part, String)> {
        let (platform, gitops) = (design.platform_of(device), design.gitops_of(device));
        let mut files = distribution(platform.distribution, platform.version(), device.arch);
        files.push((Part::Engine, format!("{}-{}", gitops.engine.word(), gitops.version())));
        let runtimes = design.workloads_on(device).map(|workload| workload.runtime);
        files.extend(runtimes.filter_map(|runtime| {
            Some((Part::Shim(runtime), self.shim(runtime)?.file(device.arch)?))
        }));
        files
    }
}

/// Releases that `make vendor` brings beside the engine's own, without their versions.
fn companions(design: &FleetDesign) -> Vec<&'static str> {
    let mut names = Vec::new();
    for device in &design.devices {
        let platform = design.platform_of(device);
        if design.gitops_of(device).engine == Engine::ArgocdAgent {
            names.extend(["argocd", "argocd-agent-principal", "argocd-hub"]);
        }
        let local_path = platform.addons.contains(&Addon::LocalPath);
        if platform.distribution == Distribution::K0s && local_path {
            names.push("local-path");
        }
        if platform.distribution == Distribution::K3s && platform.upgrades == Upgrades::Pull {
            names.extend(["system-upgrade-controller", "system-upgrade-controller-crd"]);
        }
    }
    names
}

/// Whether it is this release in some version: `argocd-v3.5.1` is of `argocd`.
fn is_release(name: &str, release: &str) -> bool {
    name.strip_prefix(release).is_some_and(|rest| rest.starts_with("-v"))
}

/// The files of a distribution itself. `MicroK8s` is a snap, which snapd verifies.
fn distribution(distribution: Distribution, version: &str, arch: Arch) -> Vec<(Part, String)> {
    let suffix = match arch {
        Arch::Amd64 => "",
        Arch::Arm64 => "-arm64",
        Arch::Arm => "-armhf",
    };
    let arch = arch.word();
    let (program, images) = match distribution {
        Distribution::K3s => (format!("k3s{suffix}"), format!("k3s-airgap-images-{arch}.tar.zst")),
        Distribution::K0s => (
            format!("k0s-{version}-{arch}"),
            format!("k0s-airgap-bundle-{version}-linux-{arch}.tar"),
        ),
        Distribution::Microk8s => return Vec::new(),
    };
    let named = |part, file: String| (part, format!("{version}/{file}"));
    vec![named(Part::Distribution, program), named(Part::Images, images)]
}
