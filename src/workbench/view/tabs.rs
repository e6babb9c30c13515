//! The row of tabs of panes that share a place: the shown one is marked and always in sight.

use ratatui::layout::Rect;

use super::paint::{Brush, columns, inside};
use super::state::ViewState;
use crate::theme::Role;
use crate::workbench::message::Target;
use crate::workbench::model::Model;
use crate::workbench::pane::{Pane, Shape};

/// Draws the tabs.
pub(super) fn draw(brush: &mut Brush<'_>, line: Rect, model: &Model, state: &mut ViewState) {
    let narrow = model.shape() == Shape::Narrow;
    let shown = if narrow { model.focus.pane } else { model.focus.tab };
    let panes = Pane::ALL.into_iter().filter(|pane| narrow || *pane != Pane::Form);
    let tabs: Vec<(Pane, String)> =
        panes.map(|pane| (pane, title(pane, pane == shown, model, brush))).collect();
    let wanted =
        tabs.iter().find(|(pane, _)| *pane == shown).map_or(0, |(_, title)| columns(title));
    // The last column is a tab's where it has to be: on eighty columns there is none to spare.
    let row = Rect { width: inside(line).width + 1, ..inside(line) };
    let row = draw_behind(brush, row.intersection(line), wanted, model);
    let (first, gap) = fit(&tabs, shown, row.width);
    let mut x = row.x;
    for (pane, title) in &tabs[first..] {
        let width = columns(title);
        if x + width > row.right() {
            break;
        }
        state.place(Rect { x, width, ..line }, Target::Pane(*pane));
        x += brush.say(x, line.y, width, title, role(*pane, shown, model)) + gap;
    }
}

/// From which tab on, and how far apart: all of them if they can be, else so that the shown one is
/// in sight.
fn fit(tabs: &[(Pane, String)], shown: Pane, room: u16) -> (usize, u16) {
    let widths: Vec<u16> = tabs.iter().map(|(_, title)| columns(title)).collect();
    let taken = |from: usize, to: usize, gap: u16| {
        let count = u16::try_from(to + 1 - from).unwrap_or(u16::MAX);
        widths[from..=to].iter().sum::<u16>() + gap * (count - 1)
    };
    let last = tabs.len().saturating_sub(1);
    let gap = if taken(0, last, 2) <= room { 2 } else { 1 };
    let at = tabs.iter().position(|(pane, _)| *pane == shown).unwrap_or(0);
    let first = (0..=at).find(|from| taken(*from, at, gap) <= room).unwrap_or(at);
    (first, gap)
}

fn role(pane: Pane, shown: Pane, model: &Model) -> Role {
    match pane {
        _ if pane != shown => Role::Muted,
        _ if model.focus.pane == pane => Role::Focus,
        _ => Role::Title,
    }
}

/// A tab's short title; the shown one is marked by more than its colour.
fn title(pane: Pane, shown: bool, model: &Model, brush: &Brush<'_>) -> String {
    let mut title = model.texts.get(&format!("{}.tab", pane.text_key()));
    let findings = model.preview.assessment.findings.len();
    if pane == Pane::Findings && findings > 0 {
        title = format!("{title} {findings}");
    }
    if shown { format!("{}{title}", brush.look.mark("▸", ">")) } else { title }
}

/// Says that the previews show an older state, where there is room for it beside the shown tab.
/// Gives what is left for the tabs: none is cut.
fn draw_behind(brush: &mut Brush<'_>, row: Rect, shown: u16, model: &Model) -> Rect {
    let text = format!(" {}", model.texts.get("preview-behind"));
    let room = row.width.saturating_sub(columns(&text));
    if !model.is_behind() || shown > room {
        return row;
    }
    brush.say_right(row, &text, Role::Invalid);
    Rect { width: room, ..row }
}
