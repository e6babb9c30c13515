//! What a design uses and asks for: it decides which tasks, traps and extras a prompt has.

use std::collections::BTreeSet;

use serde::Serialize;

use super::clean;
use super::words::Words;
use crate::design::{
    Addon, Applications, Arch, Device, DiskEncryption, Distribution, Engine, Extra, FleetDesign,
    Memory, Os, Storage, Workload,
};

/// What is in the fleet.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "a template asks for each by name")]
pub(super) struct Uses {
    argocd: bool,
    argocd_agent: bool,
    flux: bool,
    /// Argo CD whose Applications are written by install scripts, everywhere.
    local: bool,
    one_engine: bool,
    k3s: bool,
    /// K3s renews its certificates within so many days of their end, by its version.
    k3s_renewal_days: Vec<u64>,
    k0s: bool,
    microk8s: bool,
    etcd: bool,
    /// Flash that wears: SD cards and eMMC.
    flash: bool,
    raspberry: bool,
    /// Nodes of at most 2 GiB.
    small: bool,
    multi_node: bool,
    traefik: bool,
    servicelb: bool,
    wasm: bool,
    /// Encrypted Secrets on a disk that is not.
    secrets_encryption: bool,
}

impl Uses {
    pub(super) fn new(design: &FleetDesign) -> Self {
        let engine = |engine| design.devices.iter().any(|d| design.gitops_of(d).engine == engine);
        let generated = |device: &Device| {
            let gitops = design.gitops_of(device);
            (gitops.engine, gitops.applications) == (Engine::Argocd, Applications::Generated)
        };
        let runs = |what| design.devices.iter().any(|d| design.platform_of(d).distribution == what);
        let addon =
            |addon| design.devices.iter().any(|d| design.platform_of(d).addons.contains(&addon));
        let engines = [Engine::Argocd, Engine::ArgocdAgent, Engine::Flux];
        let security = &design.security;
        Self {
            argocd: engine(Engine::Argocd),
            argocd_agent: engine(Engine::ArgocdAgent),
            flux: engine(Engine::Flux),
            local: engine(Engine::Argocd) && !design.devices.iter().any(generated),
            one_engine: engines.into_iter().filter(|one| engine(*one)).count() <= 1,
            k3s: runs(Distribution::K3s),
            k3s_renewal_days: renewal_days(design),
            k0s: runs(Distribution::K0s),
            microk8s: runs(Distribution::Microk8s),
            etcd: design
                .devices
                .iter()
                .any(|d| design.platform_of(d).datastore == crate::design::Datastore::Etcd),
            flash: design.devices.iter().any(|d| matches!(d.storage, Storage::Sd | Storage::Emmc)),
            raspberry: design.devices.iter().any(is_raspberry),
            small: design.devices.iter().any(|d| d.memory <= Memory::mib(2_048)),
            multi_node: design.devices.iter().any(|d| d.nodes > 1),
            traefik: addon(Addon::Traefik),
            servicelb: addon(Addon::Servicelb),
            wasm: design.asks_for(Extra::Wasm),
            secrets_encryption: security.secrets_encryption
                && security.disk_encryption == DiskEncryption::None,
        }
    }
}

fn renewal_days(design: &FleetDesign) -> Vec<u64> {
    let days = design.devices.iter().filter_map(|one| design.platform_of(one).k3s_renewal_days());
    days.collect::<BTreeSet<u64>>().into_iter().collect()
}

fn is_raspberry(device: &Device) -> bool {
    let hardware = device.hardware.as_deref().unwrap_or_default().to_lowercase();
    device.os == Os::RaspberryPiOs || hardware.contains("raspberry")
}

/// What the prompt asks for beyond its tasks.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "a template asks for each by name")]
pub(super) struct Wants {
    any: bool,
    text: String,
    secure_boot: bool,
    disk_encryption: bool,
    wasm: bool,
}

impl Wants {
    pub(super) fn new(design: &FleetDesign, words: Words) -> Self {
        let secure_boot = design.asks_for(Extra::SecureBoot);
        let disk_encryption = design.asks_for(Extra::DiskEncryption);
        let wasm = design.asks_for(Extra::Wasm);
        let wanted = [
            (secure_boot, "prompt-want-secure-boot"),
            (disk_encryption, "prompt-want-disk-encryption"),
            (wasm, "prompt-want-wasm"),
        ];
        let said: Vec<String> =
            wanted.iter().filter(|(on, _)| *on).map(|(_, key)| words.get(key)).collect();
        Self { any: !said.is_empty(), text: words.list(&said), secure_boot, disk_encryption, wasm }
    }
}

fn wasm(design: &FleetDesign) -> impl Iterator<Item = &Workload> {
    design.workloads.iter().filter(|workload| workload.runtime.is_wasm())
}

/// The names of Wasm workloads.
pub(super) fn wasm_workloads(design: &FleetDesign) -> Vec<String> {
    wasm(design).map(|workload| clean::code(workload.name.as_str())).collect()
}

/// Device types on 32-bit ARM, for which shims are rare.
pub(super) fn wasm_arm(design: &FleetDesign) -> Vec<String> {
    super::devices::names(design.devices.iter().filter(|device| device.arch == Arch::Arm))
}

/// Add-ons in use that open ports of a node.
pub(super) fn exposing_addons(design: &FleetDesign) -> Vec<String> {
    let used = |addon: &Addon| {
        design.devices.iter().any(|device| design.platform_of(device).addons.contains(addon))
    };
    let exposing = [Addon::Traefik, Addon::Servicelb];
    exposing.iter().filter(|addon| used(addon)).map(|addon| clean::code(addon.word())).collect()
}
