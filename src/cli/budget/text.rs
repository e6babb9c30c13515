//! The budget in plain text: sentences, a bar, and every line with its source.

use super::{bar, beside, control_plane, machine, scheduler, yes};
use crate::budget::presets::Preset;
use crate::budget::{Budget, Line, NodeBudget};
use crate::text::{Phrase, Texts};

/// All nodes, and which of them leaves its control plane least.
pub(super) fn report(budget: &Budget, texts: &Texts) -> String {
    let mut parts: Vec<String> = budget.devices.iter().map(|node| to_text(node, texts)).collect();
    if let Some(node) = budget.smallest().filter(|_| budget.devices.len() > 1) {
        let plane = &node.control_plane;
        let smallest = Phrase::new("cli-budget-smallest")
            .with("name", node.name.as_str())
            .with("low", plane.left.low.round())
            .with("high", plane.left.high.round())
            .with("plane_low", plane.mib.low.round())
            .with("plane_high", plane.mib.high.round());
        parts.push(texts.say(&smallest) + "\n");
    }
    parts.join("\n")
}

fn to_text(node: &NodeBudget, texts: &Texts) -> String {
    let phrases = [
        Phrase::new("cli-budget-device")
            .with("name", node.name.as_str())
            .with("role", node.role.label())
            .with("verdict", node.verdict.label()),
        machine(node),
        scheduler(node),
        control_plane(node),
    ];
    let lines = node.lines.iter().map(|line| line_phrase(line, texts));
    let lost = node.node_lost.map(|lost| {
        Phrase::new("cli-budget-node-lost")
            .with("low", lost.total.low.round())
            .with("high", lost.total.high.round())
            .with("verdict", lost.verdict.label())
    });
    let rest = lost
        .into_iter()
        .chain(beside(node, texts))
        .chain(measured_phrases(node, texts))
        .chain([presets_phrase(node, texts)])
        .chain(lines);
    let say = |phrase: Phrase| texts.say(&phrase) + "\n";
    let [title, sentences @ ..] = phrases;
    let sentences = sentences.into_iter().chain(rest).map(say);
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
            .with("low", one.mib.low.round())
            .with("high", one.mib.high.round())
            .with("agrees", yes(one.agrees(own)))
            .with("use", one.purpose.map_or_else(|| "none".to_owned(), |of| texts.say(&of.label())))
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

fn line_phrase(line: &Line, texts: &Texts) -> Phrase {
    Phrase::new("cli-budget-line")
        .with("label", line.name(texts))
        .with("low", line.mib.low.round())
        .with("high", line.mib.high.round())
        .with("confidence", line.confidence.label())
        .with("source", line.origin(texts))
}
