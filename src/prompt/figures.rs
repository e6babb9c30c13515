//! What the workbench has computed, as a prompt states it: RAM by device type, and poll rates.

use serde::Serialize;

use super::clean;
use super::groups::engine_name;
use super::open::{Marks, said};
use super::words::Words;
use crate::assess::Assessment;
use crate::budget::{Group, Interval, NodeBudget, Role, Verdict};
use crate::design::{Engine, FleetDesign};
use crate::outlook::{Outlook, Polling, SourceKind};

/// The RAM of one node of a device type in one role, in MiB where nothing else is said.
#[derive(Debug, Serialize)]
pub(super) struct Ram {
    name: String,
    role: String,
    memory: String,
    verdict: String,
    total: String,
    usable: String,
    left: Option<String>,
    control_plane: Option<String>,
    within: bool,
    requests: String,
    allocatable: String,
    places: bool,
    /// More pods than a node's kubelet runs.
    crowded: bool,
    pods: u32,
    max_pods: u32,
}

/// How often the clusters of one engine read one source.
#[derive(Debug, Serialize)]
pub(super) struct Poll {
    clusters_text: String,
    engine: &'static str,
    rate: String,
    source: String,
    /// Whether the advice on Git hosts is about this source.
    git: bool,
    advised: String,
    fitting: String,
    too_fast: bool,
}

pub(super) fn ram(assessment: &Assessment, words: Words) -> Vec<Ram> {
    assessment.budget.devices.iter().map(|node| row(&assessment.design, node, words)).collect()
}

fn row(design: &FleetDesign, node: &NodeBudget, words: Words) -> Ram {
    let device = design.devices.iter().find(|device| device.name.as_str() == node.name);
    let memory = device.map_or_else(
        || format!("{} MiB", words.mib(node.memory_mib)),
        |device| words.memory(device.memory),
    );
    // An agent runs no control plane, only what a distribution puts on every node.
    let server = node.role == Role::Server;
    Ram {
        name: clean::code(&node.name),
        role: words.say(&node.role.label()),
        memory,
        verdict: words.say(&node.verdict.label()),
        total: words.range(node.total),
        usable: words.mib(node.usable_mib),
        left: (server && !node.lines.is_empty()).then(|| words.range(left(node))),
        control_plane: server.then(|| words.range(node.control_plane.mib)),
        within: !server || node.control_plane.within,
        requests: words.mib(node.scheduler.requests_mib),
        allocatable: words.mib(node.scheduler.allocatable_mib),
        places: node.scheduler.has_memory(),
        crowded: !node.scheduler.has_places(),
        pods: node.scheduler.pods,
        max_pods: node.scheduler.max_pods,
    }
}

/// What the system and the workloads leave of the usable memory; never less than nothing.
fn left(node: &NodeBudget) -> Interval {
    let others = node.lines.iter().filter(|l| matches!(l.group, Group::Os | Group::Workloads));
    let taken = others.fold(Interval::default(), |sum, line| Interval {
        low: sum.low + line.mib.low,
        high: sum.high + line.mib.high,
    });
    Interval {
        low: (node.usable_mib - taken.high).max(0.0),
        high: (node.usable_mib - taken.low).max(0.0),
    }
}

/// The device types that don't surely fit, each once.
pub(super) fn trouble(assessment: &Assessment) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for node in &assessment.budget.devices {
        let name = clean::code(&node.name);
        if node.verdict != Verdict::Fits && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

pub(super) fn polling(assessment: &Assessment, words: Words, marks: Marks) -> Vec<Poll> {
    let outlook = &assessment.outlook;
    outlook.polling.iter().map(|polling| poll(outlook, polling, words, marks)).collect()
}

fn poll(outlook: &Outlook, polling: &Polling, words: Words, marks: Marks) -> Poll {
    let advised = outlook.advised_reads_per_second;
    Poll {
        clusters_text: words.with("prompt-clusters", polling.clusters),
        engine: engine_name(polling.engine),
        rate: words.number(polling.reads_per_second),
        source: said(polling.source.as_deref()).map_or_else(|| marks.repository(), clean::code),
        git: advised > 0.0 && polling.kind == SourceKind::Repository,
        advised: words.number(advised),
        fitting: words.span(polling.fitting_interval),
        // The host sees all engines that read the same repository.
        too_fast: polling.source_reads_per_second > advised,
    }
}

/// Reads per second of the fleet's Flux clusters at the interval that `flux bootstrap` sets.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
pub(super) fn flux_minute_rate(design: &FleetDesign, words: Words) -> String {
    let flux = design.devices.iter().filter(|d| design.gitops_of(d).engine == Engine::Flux);
    let clusters: u64 = flux.map(|device| u64::from(device.clusters)).sum();
    words.number(clusters as f64 / 60.0)
}
