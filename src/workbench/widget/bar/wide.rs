//! The bar of one device type with all the room there is: its segments can be pointed at, and the
//! lines that matter are marked below it.

use std::ops::Range;

use ratatui::text::{Line, Span};

use super::segments::{self, Narrow, Scale};
use crate::budget::{Group, Interval, NodeBudget};
use crate::text::Texts;
use crate::theme::{Look, Role};

/// More than this times what is usable is cut off.
const FARTHEST: f64 = 2.0;

/// Limits further off than this times what is usable make no room for themselves: they can be many
/// times what is there, and the segments are what the bar is for.
const FARTHEST_LIMITS: f64 = 1.5;

/// A bar, and where things are in it.
#[derive(Clone, Debug)]
pub struct Wide {
    /// The bar.
    pub bar: Line<'static>,
    /// Where each group is drawn, in columns: certain parts, then uncertain ones.
    pub segments: Vec<(Group, Range<u16>)>,
    /// The column of what is usable.
    pub usable: u16,
    /// The column at which all limits together end, and whether that is cut off.
    pub limits: (u16, bool),
}

/// The bar of a node, so many columns wide; `limits` is what all parts take at their limits.
pub fn wide(budget: &NodeBudget, limits: f64, width: u16, texts: &Texts, look: &Look) -> Wide {
    let cells = usize::from(width.saturating_sub(2));
    let usable = budget.usable_mib;
    let most = budget.total.high.max(limits.min(usable * FARTHEST_LIMITS)) / usable.max(1.0);
    let scale = Scale::reaching(most.min(FARTHEST), cells);
    // The wall at the left takes a column, and beyond the wall of what is usable that takes one.
    let column = |cell: usize, beyond: bool| {
        u16::try_from(cell + 1 + usize::from(beyond)).unwrap_or(u16::MAX)
    };
    let begins = |cell: usize| column(cell, cell >= scale.wall());
    let ends = |cell: usize| column(cell, cell > scale.wall());
    let extents = segments::extents(budget, scale).into_iter();
    let segments = extents.map(|(group, cells)| (group, begins(cells.start)..ends(cells.end)));
    Wide {
        bar: Line::from(segments::draw(budget, scale, Narrow::Numbered, texts, look)),
        segments: segments.collect(),
        usable: ends(scale.wall()),
        limits: (begins(scale.cell(limits, usable).saturating_sub(1)), scale.cuts(limits, usable)),
    }
}

/// A bar of one figure against one line: how much of it is certain, and what may come on top.
pub fn plain(mib: Interval, line: f64, width: u16, look: &Look) -> Line<'static> {
    let cells = usize::from(width.saturating_sub(2));
    let scale = Scale::reaching((mib.high / line.max(1.0)).min(FARTHEST), cells);
    let mut marks: Vec<(&'static str, Role)> = Vec::with_capacity(cells + 2);
    let (certain, uncertain) = (look.mark("▆", "#"), look.mark("░", "."));
    let mut fill = |to: usize, mark: &'static str, within: Role, beyond: Role| {
        while marks.len() < to.min(cells) {
            let role = if marks.len() < scale.wall() { within } else { beyond };
            marks.push((mark, role));
        }
    };
    fill(scale.cell(mib.low, line), certain, Role::Certain, Role::Over);
    fill(scale.cell(mib.high, line), uncertain, Role::Uncertain, Role::Tight);
    fill(scale.wall(), look.mark("·", " "), Role::Muted, Role::Muted);
    fill(cells, " ", Role::Text, Role::Text);
    if scale.cuts(mib.high, line)
        && let Some(last) = marks.last_mut()
    {
        *last = (look.mark("»", ">"), Role::Over);
    }
    marks.insert(scale.wall().min(marks.len()), (look.mark("▏", "]"), Role::Muted));
    marks.insert(0, (look.mark("▕", "["), Role::Muted));
    marks.into_iter().map(|(mark, role)| Span::styled(mark, look.style(role))).collect()
}
