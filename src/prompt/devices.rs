//! Device types and workloads as a prompt lists them.

use serde::Serialize;

use super::clean;
use super::groups::{datastore_name, distribution_name, engine_name};
use super::open::{Marks, said};
use super::words::Words;
use crate::design::{self, FleetDesign, MemoryResources};
use crate::text::Phrase;

/// A device type.
#[derive(Debug, Serialize)]
pub(super) struct Device {
    name: String,
    clusters_text: String,
    nodes_text: String,
    hardware: String,
    arch: String,
    cores_text: String,
    memory: String,
    storage: String,
    os: String,
    trust: String,
    distribution: &'static str,
    version: String,
    datastore_name: &'static str,
    addons: String,
    engine_name: &'static str,
}

/// A workload.
#[derive(Debug, Serialize)]
pub(super) struct Workload {
    name: String,
    image: String,
    runtime: String,
    replicas_text: String,
    memory: String,
    cpu: Option<String>,
    port: Option<String>,
    probe: Option<String>,
    volume: Option<String>,
    devices: String,
}

pub(super) fn devices(design: &FleetDesign, words: Words, marks: Marks) -> Vec<Device> {
    design.devices.iter().map(|device| one(design, device, words, marks)).collect()
}

fn one(design: &FleetDesign, device: &design::Device, words: Words, marks: Marks) -> Device {
    let platform = design.platform_of(device);
    let addons: Vec<String> =
        platform.addons.iter().map(|addon| clean::code(addon.word())).collect();
    Device {
        name: clean::code(device.name.as_str()),
        clusters_text: words.with("prompt-clusters", device.clusters),
        nodes_text: nodes(device, device.servers_with(platform.datastore), words),
        hardware: said(device.hardware.as_deref())
            .map_or_else(|| marks.hardware(device.name.as_str()), clean::prose),
        arch: arch(device.arch, words),
        cores_text: words.with("prompt-cores", device.cores),
        memory: words.memory(device.memory),
        storage: words.get(&format!("prompt-storage-{}", device.storage.word())),
        os: words.get(&format!("prompt-os-{}", device.os.word())),
        trust: words.get(match (device.tpm, device.uefi) {
            (true, true) => "prompt-trust-both",
            (true, false) => "prompt-trust-tpm",
            (false, true) => "prompt-trust-uefi",
            (false, false) => "prompt-trust-none",
        }),
        distribution: distribution_name(platform.distribution),
        version: clean::code(platform.version()),
        datastore_name: datastore_name(platform.datastore),
        addons: words.list(&addons),
        engine_name: engine_name(design.gitops_of(device).engine),
    }
}

/// `3 nodes (1 server, 2 agents)`, and only what there is.
fn nodes(device: &design::Device, servers: u32, words: Words) -> String {
    let nodes = words.with("prompt-nodes", device.nodes);
    if device.nodes <= 1 || servers >= device.nodes {
        return nodes;
    }
    let phrase = Phrase::new("prompt-node-roles")
        .with("nodes", nodes)
        .with("servers", words.with("prompt-servers", servers))
        .with("agents", words.with("prompt-agents", device.nodes - servers));
    words.say(&phrase)
}

fn arch(arch: design::Arch, words: Words) -> String {
    words.get(&format!("prompt-arch-{}", arch.word()))
}

/// The names of device types, as code.
pub(super) fn names<'a>(devices: impl Iterator<Item = &'a design::Device>) -> Vec<String> {
    devices.map(|device| clean::code(device.name.as_str())).collect()
}

/// The architectures of a fleet, each once.
pub(super) fn arches(design: &FleetDesign, words: Words) -> String {
    let mut arches: Vec<String> = Vec::new();
    for device in &design.devices {
        let shown = arch(device.arch, words);
        if !arches.contains(&shown) {
            arches.push(shown);
        }
    }
    words.list(&arches)
}

/// Memory per node over the fleet: one amount, each amount with its clusters, or, where these
/// are more than a short question bears, the least and the most.
pub(super) fn memory_per_node(design: &FleetDesign, words: Words) -> String {
    let mut amounts: Vec<(design::Memory, u64)> = Vec::new();
    for device in &design.devices {
        match amounts.iter_mut().find(|(memory, _)| *memory == device.memory) {
            Some((_, clusters)) => *clusters += u64::from(device.clusters),
            None => amounts.push((device.memory, u64::from(device.clusters))),
        }
    }
    amounts.sort_unstable();
    match amounts.as_slice() {
        [] => String::new(),
        [(only, _)] => words.memory(*only),
        [(least, _), .., (most, _)] if amounts.len() > 3 => {
            let phrase = Phrase::new("prompt-range").with("low", words.memory(*least));
            words.say(&phrase.with("high", words.memory(*most)))
        }
        few => {
            let shown: Vec<String> = few.iter().map(|amount| memory_of(*amount, words)).collect();
            words.choice(&shown)
        }
    }
}

fn memory_of((memory, clusters): (design::Memory, u64), words: Words) -> String {
    let phrase = Phrase::new("prompt-memory-of").with("memory", words.memory(memory));
    words.say(&phrase.with("clusters", words.with("prompt-clusters", clusters)))
}

pub(super) fn workloads(design: &FleetDesign, words: Words) -> Vec<Workload> {
    design.workloads.iter().map(|workload| workload_view(design, workload, words)).collect()
}

fn workload_view(design: &FleetDesign, workload: &design::Workload, words: Words) -> Workload {
    let cpu = |cpu: Option<design::Cpu>| cpu.map(|cpu| clean::code(&cpu.to_string()));
    let volume = &workload.volume;
    Workload {
        name: clean::code(workload.name.as_str()),
        image: clean::code(&workload.image),
        runtime: words.get(&format!("prompt-runtime-{}", workload.runtime.word())),
        replicas_text: words.with("prompt-replicas", workload.replicas),
        memory: memory_resources(&workload.memory, words),
        cpu: bounds(cpu(workload.cpu.request), cpu(workload.cpu.limit), words),
        port: workload.port.map(|port| port.to_string()),
        probe: said(workload.probe.as_deref()).map(clean::code),
        volume: volume.size.zip(said(volume.path.as_deref())).map(|(size, path)| {
            let phrase = Phrase::new("prompt-volume").with("size", words.memory(size));
            words.say(&phrase.with("path", clean::code(path)))
        }),
        devices: if workload.devices.is_empty() {
            words.get("prompt-every-device")
        } else {
            words.list(&names(design.devices_of(workload)))
        },
    }
}

fn memory_resources(memory: &MemoryResources, words: Words) -> String {
    let show = |memory: Option<design::Memory>| memory.map(|memory| words.memory(memory));
    bounds(show(memory.request), show(memory.limit), words)
        .unwrap_or_else(|| words.get("prompt-memory-unsaid"))
}

/// `request a, limit b`, and only what is said.
fn bounds(request: Option<String>, limit: Option<String>, words: Words) -> Option<String> {
    let request = request.map(|text| words.with("prompt-memory-request", text));
    let limit = limit.map(|text| words.with("prompt-memory-limit", text));
    let said: Vec<String> = request.into_iter().chain(limit).collect();
    (!said.is_empty()).then(|| said.join(", "))
}
