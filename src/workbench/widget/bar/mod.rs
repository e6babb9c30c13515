//! The RAM bars: one line per device type and role, in columns.
//!
//! The wall of every bar is the memory that a node can use, and all walls stand in one column: what
//! reaches beyond it does not fit, whatever the size of the machine. The certain part of each group
//! (its least) is drawn solid, what it may take on top is drawn light, so that the difference needs
//! no colour.

mod figures;
mod segments;
mod wide;

use ratatui::text::{Line, Span};

pub use self::figures::{memory, range};
pub use self::segments::number;
pub use self::wide::{Wide, plain, wide};

use self::figures::Figures;
use self::segments::{Narrow, Scale};
use super::safe;
use crate::budget::{NodeBudget, Role as NodeRole, Verdict};
use crate::text::Texts;
use crate::theme::{Look, Role};

/// The columns of all lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Columns {
    gap: usize,
    name: usize,
    memory: usize,
    bar: usize,
    figures: usize,
    verdict: usize,
    compact: bool,
}

/// What one line says beside its bar.
struct Row<'a> {
    budget: &'a NodeBudget,
    name: String,
    role: String,
    memory: String,
    figures: Figures,
    verdict: String,
}

/// The lines of all nodes, each at most `width` columns wide; from 40 columns up with its bar.
pub fn lines(
    budgets: &[NodeBudget],
    width: usize,
    texts: &Texts,
    look: &Look,
) -> Vec<Line<'static>> {
    let rows: Vec<Row<'_>> =
        budgets.iter().map(|budget| row(budget, budgets, texts, look)).collect();
    let columns = columns(&rows, width);
    let scale = Scale::of(budgets, columns.bar.saturating_sub(2));
    rows.iter().map(|row| line(row, columns, scale, texts, look)).collect()
}

fn row<'a>(budget: &'a NodeBudget, all: &[NodeBudget], texts: &Texts, look: &Look) -> Row<'a> {
    // The role is said only where a device type has both.
    let both = all.iter().filter(|other| other.name == budget.name).count() > 1;
    let role = match budget.role {
        _ if !both => String::new(),
        NodeRole::Server => format!(" {}", texts.get("widget-role-server")),
        NodeRole::Agent => format!(" {}", texts.get("widget-role-agent")),
    };
    Row {
        budget,
        name: safe::line(&budget.name).into_owned(),
        role,
        memory: look.text(&memory(budget.memory_mib, texts)).into_owned(),
        figures: Figures::of(budget, texts, look),
        verdict: texts.get(word(budget.verdict)),
    }
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fits => "widget-fits",
        Verdict::Tight => "widget-tight",
        Verdict::Over => "widget-over",
    }
}

/// The role of a verdict's word.
pub fn verdict_role(verdict: Verdict) -> Role {
    match verdict {
        Verdict::Fits => Role::Fits,
        Verdict::Tight => Role::Tight,
        Verdict::Over => Role::Over,
    }
}

/// A narrower screen first loses the memory, then the words between the figures, then the ends of
/// long names, and last the bar; figures and verdict stay.
fn columns(rows: &[Row<'_>], width: usize) -> Columns {
    let widest = |of: fn(&Row<'_>) -> usize| rows.iter().map(of).max().unwrap_or(0);
    let name = widest(|row| safe::width(&row.name) + safe::width(&row.role));
    let full = widest(|row| safe::width(&row.figures.full));
    let compact = widest(|row| safe::width(&row.figures.compact));
    let memory = widest(|row| safe::width(&row.memory));
    let verdict = widest(|row| safe::width(&row.verdict));
    let ways = [
        (2, name.min(28), memory, full, 24),
        (1, name.min(20), 0, full, 16),
        (1, name.min(20), 0, compact, 12),
        (1, name.min(9), 0, compact, 6),
    ];
    for (gap, name, memory, figures, least_bar) in ways {
        let with_gap = |column: usize| if column == 0 { 0 } else { column + gap };
        let taken = with_gap(name) + with_gap(memory) + with_gap(figures) + verdict;
        let bar = width.saturating_sub(taken + gap);
        if bar >= least_bar {
            let compact = figures == compact;
            return Columns { gap, name, memory, bar, figures, verdict, compact };
        }
    }
    let verdict = verdict.min(width);
    let figures = compact.min(width.saturating_sub(verdict + 1));
    let name = name.min(width.saturating_sub(figures + verdict + 2));
    Columns { gap: 1, name, memory: 0, bar: 0, figures, verdict, compact: true }
}

fn line(
    row: &Row<'_>,
    columns: Columns,
    scale: Scale,
    texts: &Texts,
    look: &Look,
) -> Line<'static> {
    let mut spans = Vec::new();
    let end = look.ellipsis();
    let gap = || Span::raw(" ".repeat(columns.gap));
    if columns.name > 0 {
        spans.extend([Span::styled(name(row, columns.name, end), look.style(Role::Text)), gap()]);
    }
    if columns.memory > 0 {
        let memory = safe::right(&row.memory, columns.memory, end);
        spans.extend([Span::styled(memory, look.style(Role::Muted)), gap()]);
    }
    if columns.bar > 2 {
        spans.extend(segments::draw(row.budget, scale, Narrow::Blank, texts, look));
        spans.push(gap());
    }
    let figures = if columns.compact { &row.figures.compact } else { &row.figures.full };
    if columns.figures > 0 {
        let figures = safe::right(figures, columns.figures, end);
        spans.extend([Span::styled(figures, look.style(Role::Text)), gap()]);
    }
    // No trailing spaces: reverse video would show them.
    let verdict = safe::truncate(&row.verdict, columns.verdict, end).into_owned();
    spans.push(Span::styled(verdict, look.style(verdict_role(row.budget.verdict))));
    Line::from(spans)
}

/// The name in its column; of two that differ in their role alone, the role is what must be seen.
fn name(row: &Row<'_>, columns: usize, ellipsis: &str) -> String {
    let room = columns.saturating_sub(safe::width(&row.role));
    let name = format!("{}{}", safe::truncate(&row.name, room, ellipsis), row.role);
    safe::left(&name, columns, ellipsis)
}

#[cfg(test)]
mod tests;
