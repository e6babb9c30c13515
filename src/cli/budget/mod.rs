//! `fleetwright budget`: RAM per device type, what a peak adds, and what the flash stands.

mod bar;
mod document;
mod json;
mod text;

use serde_json::json;

use super::arguments::Format;
use super::context::Context;
use super::output::{Output, Stop};
use crate::budget::{NodeBudget, Reserves, Role, Verdict, Wear};
use crate::text::{Phrase, Texts};

pub(super) use json::node as to_json;

/// Reports the budget.
///
/// # Errors
/// [`Stop::No`] when a device type is over.
pub(super) fn run(context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let assessment = context.subject()?.assessment;
    let texts = context.texts;
    let budget = &assessment.budget;
    let nodes = &budget.devices;
    match context.call.format {
        Format::Json => {
            output.json(&json!({"devices": nodes.iter().map(to_json).collect::<Vec<_>>()}))?;
        }
        Format::Markdown => {
            let reports: Vec<String> =
                nodes.iter().map(|node| document::markdown(node, texts)).collect();
            output.text(&reports.join("\n"))?;
        }
        Format::Csv => output.text(&document::csv(nodes, texts))?,
        Format::Text => {
            if nodes.is_empty() {
                output.say(&(texts.get("advice-no-devices") + "\n"));
            }
            output.report(&text::report(budget, texts))?;
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

fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

/// The two questions, and the control plane of a node that has one.
fn answers(node: &NodeBudget) -> impl Iterator<Item = Phrase> + use<> {
    let plane = (node.role == Role::Server).then(|| control_plane(node));
    [machine(node), limits(node), scheduler(node), kept(node)].into_iter().chain(plane)
}

/// The machine's question in one sentence.
fn machine(node: &NodeBudget) -> Phrase {
    Phrase::new("cli-budget-machine")
        .with("low", node.total.low.round())
        .with("high", node.total.high.round())
        .with("usable", node.usable_mib.round())
        .with("memory", node.memory_mib.round())
}

/// The machine's question at its worst.
fn limits(node: &NodeBudget) -> Phrase {
    Phrase::new("cli-budget-limits").with("mib", node.at_limits_mib().round())
}

/// What stands between the memory and what is allocatable.
fn kept(node: &NodeBudget) -> Phrase {
    let Reserves { kube_mib, system_mib, eviction_mib, .. } = node.reserves;
    Phrase::new("cli-budget-kept")
        .with("kernel", node.kernel_mib.round())
        .with("kube", kube_mib)
        .with("system", system_mib)
        .with("eviction", eviction_mib)
}

/// The scheduler's question in one sentence.
fn scheduler(node: &NodeBudget) -> Phrase {
    Phrase::new("cli-budget-scheduler")
        .with("requests", node.scheduler.requests_mib.round())
        .with("allocatable", node.scheduler.allocatable_mib.round())
        .with("pods", node.scheduler.pods)
        .with("max_pods", node.scheduler.max_pods)
        .with("fits", yes(node.scheduler.fits))
}

/// The control plane against its limit, and against what the device leaves it.
fn control_plane(node: &NodeBudget) -> Phrase {
    Phrase::new("cli-budget-control-plane")
        .with("low", node.control_plane.mib.low.round())
        .with("high", node.control_plane.mib.high.round())
        .with("within", yes(node.control_plane.within))
        .with("left_low", node.control_plane.room().low.round())
        .with("left_high", node.control_plane.room().high.round())
}

/// What stands beside the answers: a lost node, the peak, and what the flash stands. In no total.
fn beside(node: &NodeBudget, texts: &Texts) -> Vec<Phrase> {
    let lost = node.node_lost.map(|lost| {
        Phrase::new("cli-budget-node-lost")
            .with("low", lost.total.low.round())
            .with("high", lost.total.high.round())
            .with("verdict", lost.verdict.label())
    });
    let several = node.node_lost.map(|_| Phrase::new("cli-budget-several"));
    let peak = node.peak.as_ref().map(|peak| {
        Phrase::new("cli-budget-peak")
            .with("ratio", ratio(peak.ratio.low, peak.ratio.high, texts))
            .with("low", peak.mib.low.round())
            .with("high", peak.mib.high.round())
            .with("source", peak.ratio.source.say(texts))
    });
    let wear = node.wear.as_ref().into_iter().flat_map(|wear| wear_phrases(wear, texts));
    lost.into_iter().chain(several).chain(peak).chain(wear).collect()
}

/// A ratio, or from the least to the most of it.
fn ratio(low: f64, high: f64, texts: &Texts) -> String {
    if low < high {
        format!("{}–{}", texts.number(low), texts.number(high))
    } else {
        texts.number(low)
    }
}

fn wear_phrases(wear: &Wear, texts: &Texts) -> Vec<Phrase> {
    let gigabytes = |gb: f64| texts.number((gb * 100.0).round() / 100.0);
    let daily = wear.daily_gb();
    let writes = if daily.high > 0.0 { "cli-budget-wear" } else { "cli-budget-wear-none" };
    let writes = Phrase::new(writes)
        .with("datastore", Phrase::new(format!("choice-{}", wear.daily.datastore.word())))
        .with("low", gigabytes(daily.low))
        .with("high", gigabytes(daily.high))
        .with("confidence", wear.daily.confidence.label())
        .with("source", wear.daily.source.say(texts));
    let years = wear.endurance.zip(wear.years()).map(|(endurance, years)| {
        Phrase::new("cli-budget-wear-years")
            .with("endurance", endurance.to_string())
            .with("low", in_years(years.low))
            .with("high", in_years(years.high))
            .with("same", yes(in_years(years.low) == in_years(years.high)))
    });
    let unknown = (daily.high > 0.0 && wear.endurance.is_none())
        .then(|| Phrase::new("cli-budget-wear-unknown"));
    std::iter::once(writes).chain(years).chain(unknown).collect()
}

/// Days within the first year, then tenths of a year; a century and more is no statement about
/// flash.
fn in_years(years: f64) -> Phrase {
    if years >= 100.0 {
        Phrase::new("cli-budget-years-century")
    } else if years < 1.0 {
        Phrase::new("cli-budget-days").with("days", (years * 365.25).floor())
    } else {
        Phrase::new("cli-budget-years").with("years", (years * 10.0).round() / 10.0)
    }
}
