//! The budget for other documents: Markdown for a design, CSV for a spreadsheet.

use super::{answers, beside, rounded};
use crate::budget::{Line, NodeBudget};
use crate::cli::output;
use crate::quote::markdown as quote;
use crate::text::{Phrase, Texts};

/// One device type and role as a section of a design document.
pub(super) fn markdown(node: &NodeBudget, texts: &Texts) -> String {
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
    for said in answers(node).chain(beside(node, texts)) {
        out.push_str(&format!("\n{}\n", running(texts.say(&said).trim())));
    }
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
    quote::text(text).replace('|', "\\|")
}

/// Columns of the spreadsheet.
const COLUMNS: usize = 14;

/// All lines for a spreadsheet: numbers with a decimal point, whatever the language.
///
/// What stands beside the total has columns of its own, so that the sum of a column of MiB stays a
/// sum of working sets.
pub(super) fn csv(nodes: &[NodeBudget], texts: &Texts) -> String {
    let head: [&str; COLUMNS] = [
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
        "beside_low",
        "beside_high",
        "beside_unit",
        "limit_mib",
    ];
    let rows = nodes.iter().flat_map(|node| {
        let lines = node.lines.iter().map(|line| line_row(node, line, texts));
        lines.chain(beside_rows(node, texts)).collect::<Vec<_>>()
    });
    output::csv(&head, rows)
}

fn line_row(node: &NodeBudget, line: &Line, texts: &Texts) -> Vec<String> {
    let mut row = vec![
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
    ];
    row.resize(COLUMNS - 1, String::new());
    row.push(line.limit_mib.map(|mib| rounded(mib).to_string()).unwrap_or_default());
    row
}

/// A lost node, the peak and what the flash stands, as rows without any MiB to add up.
fn beside_rows(node: &NodeBudget, texts: &Texts) -> Vec<Vec<String>> {
    let row = |id: &str, confidence: &str, source: &str, low: f64, high: f64, unit: &str| {
        let mut row = vec![String::new(); COLUMNS];
        row[0].clone_from(&node.name);
        node.role.word().clone_into(&mut row[1]);
        id.clone_into(&mut row[2]);
        confidence.clone_into(&mut row[8]);
        source.clone_into(&mut row[9]);
        row[10] = ((low * 100.0).round() / 100.0).to_string();
        row[11] = ((high * 100.0).round() / 100.0).to_string();
        unit.clone_into(&mut row[12]);
        row
    };
    let lost = node.node_lost.map(|lost| {
        let (low, high) = (lost.total.low, lost.total.high);
        row("node-lost", "estimated", "", low, high, "MiB with another node lost")
    });
    let peak = node.peak.iter().flat_map(|peak| {
        let (ratio, source) = (&peak.ratio, peak.ratio.source.of(texts.language()));
        [
            row("peak.ratio", "measured", source, ratio.low, ratio.high, "ratio"),
            row("peak", "estimated", source, peak.mib.low, peak.mib.high, "MiB at peak"),
        ]
    });
    let wear = node.wear.iter().flat_map(|wear| {
        let source = wear.daily.source.of(texts.language());
        let word = wear.daily.confidence.word();
        let daily = wear.daily_gb();
        let years = wear
            .years()
            .map(|years| row("wear.years", word, source, years.low, years.high, "years"));
        std::iter::once(row("wear", word, source, daily.low, daily.high, "GB/day")).chain(years)
    });
    lost.into_iter().chain(peak).chain(wear).collect()
}
