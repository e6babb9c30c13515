//! Which files the devices of a design download, by the names that their checksums have.
//!
//! The names are those of `install/files.list` and `engine/releases.list` in the tree; a test there
//! holds the two against each other.

use super::Catalog;
use crate::design::{Arch, Device, Distribution, FleetDesign, Runtime};

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

/// The files of a distribution itself. `MicroK8s` is a snap, which snapd verifies.
fn distribution(distribution: Distribution, version: &str, arch: Arch) -> Vec<(Part, String)> {
    let suffix = match arch {
        Arch::Amd64 => "",
        Arch::Arm64 => "-arm64",
        Arch::Arm => "-armhf",
    };
    let images = format!("{version}/k3s-airgap-images-{}.tar.zst", arch.word());
    match distribution {
        Distribution::K3s => {
            vec![(Part::Distribution, format!("{version}/k3s{suffix}")), (Part::Images, images)]
        }
        Distribution::K0s => {
            vec![(Part::Distribution, format!("{version}/k0s-{version}-{}", arch.word()))]
        }
        Distribution::Microk8s => Vec::new(),
    }
}
