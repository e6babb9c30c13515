//! `fleetwright budget`: RAM per device type.

use serde_json::{Value, json};

use super::arguments::Format;
use super::context::Context;
use super::output::{Output, Stop};
use crate::budget::{Line, NodeBudget, Verdict};
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
        "source": line.source,
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
    phrases.into_iter().chain(lines).map(|phrase| texts.say(&phrase) + "\n").collect()
}

fn line_phrase(line: &Line, texts: &Texts) -> Phrase {
    Phrase::new("cli-budget-line")
        .with("label", line.name(texts))
        .with("low", line.mib.low.round())
        .with("high", line.mib.high.round())
        .with("confidence", line.confidence.label())
        .with("source", line.origin(texts))
}
