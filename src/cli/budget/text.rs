//! The budget in plain text: sentences, a bar, and every line with its source.

use super::{answers, bar, beside, yes};
use crate::budget::presets::Preset;
use crate::budget::{Budget, Interval, Line, NodeBudget, Role};
use crate::text::{Phrase, Texts};

/// All nodes, and which of several device types leaves its control plane least.
pub(super) fn report(budget: &Budget, texts: &Texts) -> String {
    let mut parts: Vec<String> = budget.devices.iter().map(|node| to_text(node, texts)).collect();
    let servers = budget.devices.iter().filter(|node| node.role == Role::Server).count();
    if let Some(node) = budget.smallest().filter(|_| servers > 1) {
        let plane = &node.control_plane;
        let smallest = Phrase::new("cli-budget-smallest")
            .with("name", node.name.as_str())
            .with("low", plane.room().low.round())
            .with("high", plane.room().high.round())
            .with("plane_low", plane.mib.low.round())
            .with("plane_high", plane.mib.high.round());
        parts.push(texts.say(&smallest) + "\n");
    }
    parts.join("\n")
}

fn to_text(node: &NodeBudget, texts: &Texts) -> String {
    let title = Phrase::new("cli-budget-device")
        .with("name", node.name.as_str())
        .with("role", node.role.label())
        .with("verdict", node.verdict.label());
    let lines = node.lines.iter().map(|line| line_phrase(line, texts));
    let rest = beside(node, texts)
        .into_iter()
        .chain(measured_phrases(node, texts))
        .chain([presets_phrase(node, texts)])
        .chain(lines);
    let say = |phrase: Phrase| texts.say(&phrase) + "\n";
    let sentences = answers(node).chain(rest).map(say);
    say(title) + &bar::lines(node, texts) + &sentences.collect::<String>()
}

/// Our own sum of what whole nodes were measured with, and those measurements.
fn measured_phrases(node: &NodeBudget, texts: &Texts) -> Vec<Phrase> {
    let own = node.measured.own;
    let head = Phrase::new("cli-budget-measured").with("low", own.low.round());
    let head = head.with("high", own.high.round()).with("count", node.measured.nodes.len());
    let nodes = node.measured.nodes.iter().map(|one| {
        Phrase::new("cli-budget-measured-node")
            .with("label", one.name(texts))
            .with("mib", range(one.mib, texts))
            .with("agrees", yes(one.agrees(own)))
            .with("use", one.purpose.map_or_else(|| "none".to_owned(), |of| texts.say(&of.label())))
            .with("source", one.source.say(texts))
    });
    std::iter::once(head).chain(nodes).collect()
}

/// Whole MiB: from the least to the most, or the one value that both are.
fn range(mib: Interval, texts: &Texts) -> String {
    let (low, high) = (mib.low.round(), mib.high.round());
    if low < high {
        texts.say(&Phrase::new("cli-budget-range").with("low", low).with("high", high))
    } else {
        texts.number(high)
    }
}

/// What other rules would leave, in one line.
fn presets_phrase(node: &NodeBudget, texts: &Texts) -> Phrase {
    let preset = |(preset, mib): (Preset, f64)| {
        format!("{} {}", texts.say(&preset.label()), texts.number(mib.round()))
    };
    let list: Vec<String> = node.presets().map(preset).collect();
    Phrase::new("cli-budget-presets").with("list", list.join(" · "))
}

fn line_phrase(line: &Line, texts: &Texts) -> Phrase {
    Phrase::new("cli-budget-line")
        .with("label", line.name(texts))
        .with("mib", range(line.mib, texts))
        .with("confidence", line.confidence.label())
        .with("source", line.origin(texts))
}
