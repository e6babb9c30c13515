//! The bar itself: groups side by side from the wall at the left to what may lie beyond the other.

use std::ops::Range;

use ratatui::text::Span;

use super::safe;
use crate::budget::{Group, Line, NodeBudget};
use crate::text::Texts;
use crate::theme::{Look, Role};

/// More than this times what is usable is cut off: a bar of three times the memory would leave the
/// other lines nothing to be seen in.
const FARTHEST: f64 = 1.3;

/// How the bars of all lines are drawn: the wall stands in one column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    cells: usize,
    wall: usize,
    /// What the end of the bar stands for, as a multiple of what is usable.
    reach: f64,
}

impl Scale {
    /// For bars of so many cells, walls not counted.
    pub(super) fn of(budgets: &[NodeBudget], cells: usize) -> Scale {
        let reach = |budget: &NodeBudget| budget.total.high / budget.usable_mib.max(1.0);
        let farthest = budgets.iter().map(reach).fold(1.0, f64::max);
        Scale::reaching(farthest.min(FARTHEST), cells)
    }

    /// For bars that reach as far as so many times what is usable.
    pub(super) fn reaching(farthest: f64, cells: usize) -> Scale {
        if farthest <= 1.0 {
            return Scale { cells, wall: cells, reach: 1.0 };
        }
        let wall = to_cells(to_f64(cells) / farthest);
        Scale { cells, wall: wall.min(cells.saturating_sub(1)), reach: farthest }
    }

    /// Whether so much memory reaches beyond what is drawn.
    pub(super) fn cuts(self, mib: f64, usable: f64) -> bool {
        mib / usable.max(1.0) > self.reach
    }

    /// The cell at which the bar's own memory ends.
    pub(super) fn wall(self) -> usize {
        self.wall
    }

    /// The cell at which so much memory ends; more than there is ends beyond the wall.
    pub(super) fn cell(self, mib: f64, usable: f64) -> usize {
        let cell = to_cells(mib / usable.max(1.0) * to_f64(self.wall));
        if mib > usable { cell.max(self.wall + 1).min(self.cells) } else { cell.min(self.wall) }
    }
}

// Cells of a screen: a few hundred at most, and never negative.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn to_cells(value: f64) -> usize {
    value.round().clamp(0.0, 10_000.0) as usize
}

#[expect(clippy::cast_precision_loss)]
fn to_f64(cells: usize) -> f64 {
    cells as f64
}

/// One cell: its mark, and what it is.
type Cell = (String, Role);

/// What stands in a part that has no room for its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Narrow {
    /// Nothing.
    Blank,
    /// The number of its group, which a list beside the bar explains.
    Numbered,
}

/// The number of a group in a bar, the same for all device types.
pub fn number(group: Group) -> usize {
    Group::ALL.iter().position(|other| *other == group).map_or(0, |at| at + 1)
}

/// The bar of one node, walls included.
pub(super) fn draw(
    budget: &NodeBudget,
    scale: Scale,
    narrow: Narrow,
    texts: &Texts,
    look: &Look,
) -> Vec<Span<'static>> {
    let mut cells = fill(budget, scale, look);
    write_labels(&mut cells, budget, scale, texts, look);
    if narrow == Narrow::Numbered {
        write_numbers(&mut cells, budget, scale, texts);
    }
    if scale.cuts(budget.total.high, budget.usable_mib)
        && let Some(last) = cells.last_mut()
    {
        *last = (look.mark("»", ">").to_owned(), Role::Over);
    }
    let wall = |unicode, ascii| (look.mark(unicode, ascii).to_owned(), Role::Muted);
    cells.insert(scale.wall.min(cells.len()), wall("▏", "]"));
    cells.insert(0, wall("▕", "["));
    spans(cells, look)
}

/// The parts as cells, without their names.
fn fill(budget: &NodeBudget, scale: Scale, look: &Look) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(scale.cells + 2);
    for part in parts(budget) {
        let end = scale.cell(part.end, budget.usable_mib);
        let (mark, roles) = if part.certain {
            (look.mark("▆", "#"), (Role::Certain, Role::Over))
        } else {
            (look.mark("░", "."), (Role::Uncertain, Role::Tight))
        };
        push(&mut cells, end, scale.wall, mark, roles);
    }
    push(&mut cells, scale.wall, scale.wall, look.mark("·", " "), (Role::Muted, Role::Muted));
    push(&mut cells, scale.cells, scale.wall, " ", (Role::Text, Role::Text));
    cells
}

fn push(cells: &mut Vec<Cell>, end: usize, wall: usize, mark: &str, roles: (Role, Role)) {
    while cells.len() < end {
        let role = if cells.len() < wall { roles.0 } else { roles.1 };
        cells.push((mark.to_owned(), role));
    }
}

/// A piece of the bar: what one group certainly takes, or what it may take on top.
struct Part<'a> {
    lines: &'a [Line],
    certain: bool,
    /// Where it ends, in MiB from the left end of the bar.
    end: f64,
}

/// What all groups certainly take, then what each may take on top: so the solid part ends at the
/// total's least and the light one at its most, and each side of the wall is what the verdict says.
fn parts(budget: &NodeBudget) -> Vec<Part<'_>> {
    let groups: Vec<&[Line]> = budget.lines.chunk_by(|one, two| one.group == two.group).collect();
    let mut parts = Vec::with_capacity(groups.len() * 2);
    let mut end = 0.0;
    for certain in [true, false] {
        for lines in &groups {
            let size = |line: &Line| {
                if certain { line.mib.low } else { line.mib.high - line.mib.low }
            };
            let start = end;
            end += lines.iter().map(size).sum::<f64>();
            if end > start {
                parts.push(Part { lines, certain, end });
            }
        }
    }
    parts
}

/// Where each group is drawn, in cells from the wall at the left: what it certainly takes, then what
/// it may take on top.
pub(super) fn extents(budget: &NodeBudget, scale: Scale) -> Vec<(Group, Range<usize>)> {
    let mut start = 0;
    let mut extents = Vec::new();
    for part in parts(budget) {
        let end = scale.cell(part.end, budget.usable_mib).max(start);
        if let Some(first) = part.lines.first().filter(|_| end > start) {
            extents.push((first.group, start..end));
        }
        start = end;
    }
    extents
}

/// Names at the left of each part that has room for its own, and a line where the next begins.
fn write_labels(cells: &mut [Cell], budget: &NodeBudget, scale: Scale, texts: &Texts, look: &Look) {
    let mut start = 0;
    let parts = parts(budget);
    for (index, part) in parts.iter().enumerate() {
        let end = scale.cell(part.end, budget.usable_mib).min(cells.len());
        let size = end.saturating_sub(start);
        let label = label(part.lines, texts);
        let wide = safe::width(&label);
        // The wall stands between two cells; a name is not cut by it.
        let cut = start < scale.wall && scale.wall < start + wide;
        if size >= wide + 2 && !cut {
            let role = if part.certain { Role::Text } else { Role::Uncertain };
            for (cell, letter) in cells.iter_mut().skip(start).zip(label.chars()) {
                *cell = (letter.to_string(), role);
            }
        }
        let followed = index + 1 < parts.len();
        if followed && size >= 3 && end != scale.wall {
            cells[end - 1] = (look.mark("│", "|").to_owned(), Role::Muted);
        }
        start = end;
    }
}

/// The numbers of those parts that have no room for their names.
fn write_numbers(cells: &mut [Cell], budget: &NodeBudget, scale: Scale, texts: &Texts) {
    let mut start = 0;
    for part in parts(budget) {
        let end = scale.cell(part.end, budget.usable_mib).min(cells.len());
        let named = end.saturating_sub(start) >= safe::width(&label(part.lines, texts)) + 2;
        let group = part.lines.first().map(|line| line.group);
        if let (Some(group), true, false) = (group, end > start, named) {
            let role = if part.certain { Role::Text } else { Role::Uncertain };
            cells[start] = (number(group).to_string(), role);
        }
        start = end;
    }
}

/// The distribution's and the engine's own name, where the catalogue's id says it:
/// `distribution.k3s-server`, `engine.flux.source-controller`.
fn label(lines: &[Line], texts: &Texts) -> String {
    let Some(first) = lines.first() else { return String::new() };
    let part = |at: usize| first.id.split('.').nth(at).filter(|part| part.is_ascii());
    match first.group {
        Group::Distribution | Group::Engine => {
            let name = part(1).filter(|_| matches!(part(0), Some("distribution" | "engine")));
            let name = name.map(|n| n.trim_end_matches("-server").trim_end_matches("-agent"));
            name.map_or_else(|| texts.get(group_key(first.group)), str::to_owned)
        }
        group => texts.get(group_key(group)),
    }
}

fn group_key(group: Group) -> &'static str {
    match group {
        Group::Os => "widget-group-os",
        Group::Distribution => "widget-group-distribution",
        Group::Datastore => "widget-group-datastore",
        Group::Addons => "widget-group-addons",
        Group::Engine => "widget-group-engine",
        Group::Workloads => "widget-group-workloads",
    }
}

/// Cells of one role joined.
fn spans(cells: Vec<Cell>, look: &Look) -> Vec<Span<'static>> {
    let mut runs: Vec<Cell> = Vec::new();
    for (mark, role) in cells {
        match runs.last_mut() {
            Some((run, last)) if *last == role => run.push_str(&mark),
            _ => runs.push((mark, role)),
        }
    }
    runs.into_iter().map(|(run, role)| Span::styled(run, look.style(role))).collect()
}
