//! `fleetwright budget`: RAM per device type.

use serde_json::{Value, json};

use super::arguments::Format;
use super::context::Context;
use super::output::{self, Output, Stop};
use crate::budget::presets::Preset;
use crate::budget::{Line, NodeBudget, Verdict};
use crate::quote::markdown;
use crate::text::{Phrase, Texts};

/// Reports the budget.
///
/// # Errors
/// [`Stop::No`] when a device type is over.
pub(super) fn run(context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let assessment = context.subject()?.assessment;
    let texts = context.texts;
    let nodes = &assessment.budget.devices;
    match context.call.format {
        Format::Json => {
            output.json(&json!({"devices": nodes.iter().map(to_json).collect::<Vec<_>>()}))?;
        }
        Format::Markdown => {
            let reports: Vec<String> = nodes.iter().map(|node| to_markdown(node, texts)).collect();
            output.text(&reports.join("\n"))?;
        }
        Format::Csv => output.text(&to_csv(nodes, texts))?,
        Format::Text => {
            let reports: Vec<String> = nodes.iter().map(|node| to_text(node, texts)).collect();
            if reports.is_empty() {
                output.say(&(texts.get("advice-no-devices") + "\n"));
            }
            output.text(&reports.join("\n"))?;
        }
    }
    if nodes.iter().any(|node| node.verdict == Verdict::Over) {
        Err(Stop::No(None))
    } else {
        Ok(())
    }
}

/// Tenths of a MiB are already more than any figure here can be trusted for.
fn rounded(mib: f64) -> f64 {
    (mib * 10.0).round() / 10.0
}

/// One device type and role as the contract's JSON.
pub(super) fn to_json(node: &NodeBudget) -> Value {
    json!({
        "name": node.name,
        "role": node.role.word(),
        "memory_mib": rounded(node.memory_mib),
        "usable_mib": rounded(node.usable_mib),
        "verdict": node.verdict.word(),
        "total": {"low_mib": rounded(node.total.low), "high_mib": rounded(node.total.high)},
        "scheduler": {
            "allocatable_mib": rounded(node.scheduler.allocatable_mib),
            "requests_mib": rounded(node.scheduler.requests_mib),
            "fits": node.scheduler.fits,
        },
        "control_plane": {
            "low_mib": rounded(node.control_plane.mib.low),
            "high_mib": rounded(node.control_plane.mib.high),
            "limit_mib": rounded(node.control_plane.limit_mib),
            "within": node.control_plane.within,
        },
        "node_lost": node.node_lost.map(|lost| json!({
            "low_mib": rounded(lost.total.low),
            "high_mib": rounded(lost.total.high),
            "verdict": lost.verdict.word(),
        })),
        "measured": {
            "own": {
                "low_mib": rounded(node.measured.own.low),
                "high_mib": rounded(node.measured.own.high),
            },
            "nodes": node.measured.nodes.iter().map(|one| json!({
                "id": one.id,
                "low_mib": rounded(one.mib.low),
                "high_mib": rounded(one.mib.high),
                "memory_mib": one.memory_mib.map(rounded),
                "agrees": one.agrees(node.measured.own),
                "source": one.source,
            })).collect::<Vec<_>>(),
        },
        "reserves": {
            "kube_mib": rounded(node.reserves.kube_mib),
            "system_mib": rounded(node.reserves.system_mib),
            "eviction_mib": rounded(node.reserves.eviction_mib),
            "max_pods": node.reserves.max_pods,
        },
        "presets": node.presets().map(|(preset, mib)| json!({
            "name": preset.word(),
            "allocatable_mib": rounded(mib),
            "source": preset.source(),
        })).collect::<Vec<_>>(),
        "lines": node.lines.iter().map(line_json).collect::<Vec<_>>(),
    })
}

fn line_json(line: &Line) -> Value {
    json!({
        "id": line.id,
        "group": line.group.word(),
        "low_mib": rounded(line.mib.low),
        "high_mib": rounded(line.mib.high),
        "request_mib": rounded(line.request_mib),
        "measure": line.measure.word(),
        "confidence": line.confidence.word(),
        "source": line.source(),
    })
}

fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

fn to_text(node: &NodeBudget, texts: &Texts) -> String {
    let phrases = [
        Phrase::new("cli-budget-device")
            .with("name", node.name.as_str())
            .with("role", node.role.label())
            .with("verdict", node.verdict.label()),
        Phrase::new("cli-budget-machine")
            .with("low", node.total.low.round())
            .with("high", node.total.high.round())
            .with("usable", node.usable_mib.round())
            .with("memory", node.memory_mib.round()),
        Phrase::new("cli-budget-scheduler")
            .with("requests", node.scheduler.requests_mib.round())
            .with("allocatable", node.scheduler.allocatable_mib.round())
            .with("fits", yes(node.scheduler.fits)),
        Phrase::new("cli-budget-control-plane")
            .with("low", node.control_plane.mib.low.round())
            .with("high", node.control_plane.mib.high.round())
            .with("within", yes(node.control_plane.within)),
    ];
    let lines = node.lines.iter().map(|line| line_phrase(line, texts));
    let lost = node.node_lost.map(|lost| {
        Phrase::new("cli-budget-node-lost")
            .with("low", lost.total.low.round())
            .with("high", lost.total.high.round())
            .with("verdict", lost.verdict.label())
    });
    phrases
        .into_iter()
        .chain(lost)
        .chain(measured_phrases(node))
        .chain([presets_phrase(node, texts)])
        .chain(lines)
        .map(|phrase| texts.say(&phrase) + "\n")
        .collect()
}

/// Our own sum of what whole nodes were measured with, and those measurements.
fn measured_phrases(node: &NodeBudget) -> Vec<Phrase> {
    let own = node.measured.own;
    let head = Phrase::new("cli-budget-measured").with("low", own.low.round());
    let head = head.with("high", own.high.round()).with("count", node.measured.nodes.len());
    let nodes = node.measured.nodes.iter().map(|one| {
        Phrase::new("cli-budget-measured-node")
            .with("label", one.label())
            .with("low", one.mib.low.round())
            .with("high", one.mib.high.round())
            .with("agrees", yes(one.agrees(own)))
            .with("source", one.source.as_str())
    });
    std::iter::once(head).chain(nodes).collect()
}

/// What other rules would leave, in one line.
fn presets_phrase(node: &NodeBudget, texts: &Texts) -> Phrase {
    let preset = |(preset, mib): (Preset, f64)| {
        format!("{} {}", texts.say(&preset.label()), texts.number(mib.round()))
    };
    let list: Vec<String> = node.presets().map(preset).collect();
    Phrase::new("cli-budget-presets").with("list", list.join(" · "))
}

/// One device type and role as a section of a design document.
fn to_markdown(node: &NodeBudget, texts: &Texts) -> String {
    let title = Phrase::new("cli-budget-device")
        .with("name", node.name.as_str())
        .with("role", node.role.label())
        .with("verdict", node.verdict.label());
    let head = ["part", "low", "high", "request", "confidence", "source"];
    let head = head.map(|column| texts.get(&format!("cli-budget-column-{column}")));
    let mut out = format!("## {}\n\n", running(&texts.say(&title)));
    out.push_str(&format!("| {} |\n|---|--:|--:|--:|---|---|\n", head.join(" | ")));
    let total = vec![
        texts.get("budget-total"),
        texts.number(node.total.low.round()),
        texts.number(node.total.high.round()),
        texts.number(node.scheduler.requests_mib.round()),
        String::new(),
        String::new(),
    ];
    for cells in node.lines.iter().map(|line| cells(line, texts)).chain([total]) {
        let cells: Vec<String> = cells.iter().map(|cell| running(cell)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    let usable = Phrase::new("cli-budget-machine")
        .with("low", node.total.low.round())
        .with("high", node.total.high.round())
        .with("usable", node.usable_mib.round())
        .with("memory", node.memory_mib.round());
    out.push_str(&format!("\n{}\n", running(texts.say(&usable).trim())));
    out
}

/// A line of the budget as cells: what it is, least, most, request, confidence, source.
fn cells(line: &Line, texts: &Texts) -> Vec<String> {
    vec![
        line.name(texts),
        texts.number(line.mib.low.round()),
        texts.number(line.mib.high.round()),
        texts.number(line.request_mib.round()),
        texts.say(&line.confidence.label()),
        line.origin(texts),
    ]
}

/// A text in a cell of a table.
fn running(text: &str) -> String {
    markdown::text(text).replace('|', "\\|")
}

/// All lines for a spreadsheet: numbers with a decimal point, whatever the language.
fn to_csv(nodes: &[NodeBudget], texts: &Texts) -> String {
    let head = [
        "device",
        "role",
        "id",
        "group",
        "low_mib",
        "high_mib",
        "request_mib",
        "measure",
        "confidence",
        "source",
    ];
    let row = |node: &NodeBudget, line: &Line| {
        vec![
            node.name.clone(),
            node.role.word().to_owned(),
            line.id.clone(),
            line.group.word().to_owned(),
            rounded(line.mib.low).to_string(),
            rounded(line.mib.high).to_string(),
            rounded(line.request_mib).to_string(),
            line.measure.word().to_owned(),
            line.confidence.word().to_owned(),
            line.origin(texts),
        ]
    };
    let rows = nodes.iter().flat_map(|node| node.lines.iter().map(move |line| row(node, line)));
    output::csv(&head, rows)
}

fn line_phrase(line: &Line, texts: &Texts) -> Phrase {
    Phrase::new("cli-budget-line")
        .with("label", line.name(texts))
        .with("low", line.mib.low.round())
        .with("high", line.mib.high.round())
        .with("confidence", line.confidence.label())
        .with("source", line.origin(texts))
}
