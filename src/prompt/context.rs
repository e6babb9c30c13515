//! What a prompt's template is filled with: the design and what follows from it, each value
//! already in the words of the language and quoted for Markdown.
//!
//! So a template, the user's own included, writes values as they are and cannot forget to quote.

use serde::Serialize;

use super::attach::Attachment;
use super::devices::{self, Device, Workload};
use super::figures::{self, Poll, Ram};
use super::groups::{self, EngineGroup, PlatformGroup};
use super::open::{Marks, said};
use super::wants::{Uses, Wants};
use super::words::Words;
use super::{clean, wants};
use crate::assess::Assessment;
use crate::design::{FleetDesign, Network};
use crate::text::Phrase;

/// All values of a template.
#[derive(Debug, Serialize)]
pub(super) struct Context {
    name: String,
    appliances: String,
    summary: Option<String>,
    clusters: u64,
    clusters_text: String,
    nodes_text: String,
    memory_per_node: String,
    arches: String,
    device_names: String,
    first_device: String,
    devices: Vec<Device>,
    workloads: Vec<Workload>,
    regions: String,
    region_names: String,
    rings: String,
    ring_branches: String,
    ring_tags: String,
    network: NetworkView,
    security: SecurityView,
    platforms: Vec<PlatformGroup>,
    engines: Vec<EngineGroup>,
    ram: Vec<Ram>,
    ram_trouble: String,
    polling: Vec<Poll>,
    flux_minute_rate: String,
    uses: Uses,
    exposing_addons: String,
    wants: Wants,
    no_uefi: String,
    no_tpm: String,
    wasm_workloads: String,
    wasm_arm: String,
    open: bool,
    attachment: Option<Attachment>,
    notes: Option<String>,
}

#[derive(Debug, Serialize)]
struct NetworkView {
    link: String,
    bandwidth: String,
    metered: bool,
    outage: String,
}

#[derive(Debug, Serialize)]
struct SecurityView {
    secrets: String,
    disks: String,
    boot: String,
    disk_choice: &'static str,
}

impl Context {
    pub(super) fn new(
        assessment: &Assessment,
        words: Words,
        attachment: Option<Attachment>,
    ) -> Self {
        let design = &assessment.design;
        let marks = Marks::new(words);
        let regions = Regions::new(design, words, marks);
        let ring_names: Vec<String> =
            design.rings().iter().map(|ring| ring.name.to_string()).collect();
        let branches: Vec<String> =
            ring_names.iter().map(|name| clean::code(&format!("ring/{name}"))).collect();
        let tags: Vec<String> = ring_names.iter().map(|name| clean::code(name)).collect();
        let fleet = |what, said| marks.unless_devices(design, what, said);
        let device_names = words.list(&devices::names(design.devices.iter()));
        Self {
            name: clean::code(design.name.as_str()),
            appliances: said(design.project.appliances.as_deref())
                .map_or_else(|| marks.appliances(), clean::prose),
            summary: said(design.project.summary.as_deref()).map(sentence),
            clusters: design.clusters(),
            clusters_text: fleet(
                "prompt-mark-clusters",
                words.with("prompt-clusters", design.clusters()),
            ),
            nodes_text: fleet("prompt-mark-nodes", words.with("prompt-nodes", nodes(design))),
            memory_per_node: fleet("prompt-mark-memory", devices::memory_per_node(design, words)),
            arches: fleet("prompt-mark-arches", devices::arches(design, words)),
            device_names: fleet("prompt-mark-devices", device_names),
            first_device: design.devices.first().map_or("device", |d| d.name.as_str()).to_owned(),
            devices: devices::devices(design, words, marks),
            workloads: devices::workloads(design, words),
            regions: regions.counts,
            region_names: regions.names,
            rings: rings(design, words),
            ring_branches: words.list(&branches),
            ring_tags: words.choice(&tags),
            network: network(&design.network, words),
            security: security(design, words),
            platforms: groups::platforms(design, words),
            engines: groups::engines(assessment, words, marks),
            ram: figures::ram(assessment, words),
            ram_trouble: words.list(&figures::trouble(assessment)),
            polling: figures::polling(assessment, words, marks),
            flux_minute_rate: figures::flux_minute_rate(design, words),
            uses: Uses::new(design),
            exposing_addons: words.list(&wants::exposing_addons(design)),
            wants: Wants::new(design, words),
            no_uefi: words.list(&devices::names(design.devices.iter().filter(|d| !d.uefi))),
            no_tpm: words.list(&devices::names(design.devices.iter().filter(|d| !d.tpm))),
            wasm_workloads: words.list(&wants::wasm_workloads(design)),
            wasm_arm: words.list(&wants::wasm_arm(design)),
            open: !marks.of(design).is_empty(),
            attachment,
            notes: said(Some(&design.prompt.notes)).map(clean::block),
        }
    }
}

/// Running text that ends as a sentence does.
fn sentence(text: &str) -> String {
    let text = clean::prose(text);
    if text.ends_with(['.', '!', '?', '…']) { text } else { text + "." }
}

fn nodes(design: &FleetDesign) -> u64 {
    design.devices.iter().map(|d| u64::from(d.clusters) * u64::from(d.nodes)).sum()
}

struct Regions {
    counts: String,
    names: String,
}

impl Regions {
    fn new(design: &FleetDesign, words: Words, marks: Marks) -> Self {
        let regions = &design.fleet.regions;
        if regions.is_empty() {
            return Self { counts: marks.regions(), names: marks.regions() };
        }
        let names: Vec<String> =
            regions.iter().map(|region| clean::code(region.name.as_str())).collect();
        let counts = regions.iter().zip(&names).map(|(region, name)| {
            let phrase = Phrase::new("prompt-region").with("name", name.as_str());
            let clusters = Phrase::new("prompt-clusters").with("value", region.clusters);
            words.say(&phrase.with("clusters", clusters))
        });
        Self { counts: words.series(&counts.collect::<Vec<_>>()), names: words.list(&names) }
    }
}

fn rings(design: &FleetDesign, words: Words) -> String {
    let rings = design.rings();
    let shown: Vec<String> = rings
        .iter()
        .map(|ring| {
            let name = clean::code(ring.name.as_str());
            let phrase = Phrase::new("prompt-ring").with("name", name);
            words.say(&phrase.with("share", words.share(ring.share)))
        })
        .collect();
    shown.join(", ")
}

fn network(network: &Network, words: Words) -> NetworkView {
    NetworkView {
        link: words.get(&format!("prompt-link-{}", network.link.word())),
        bandwidth: words.rate(network.bandwidth),
        metered: network.metered,
        outage: words.outage(network.longest_outage),
    }
}

fn security(design: &FleetDesign, words: Words) -> SecurityView {
    let security = &design.security;
    let one = |on: bool, yes: &str, no: &str| words.get(if on { yes } else { no });
    SecurityView {
        secrets: one(
            security.secrets_encryption,
            "prompt-secrets-encrypted",
            "prompt-secrets-plain",
        ),
        disks: words.get(&format!("prompt-disks-{}", security.disk_encryption.word())),
        boot: one(security.secure_boot, "prompt-boot-secure", "prompt-boot-open"),
        disk_choice: security.disk_encryption.word(),
    }
}
