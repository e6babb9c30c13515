//! What an outage does: the parts of its report, one of which is shown, as tabs above it.

use ratatui::layout::Rect;

use super::overlays::{frame, open, scrolled};
use super::paint::{Brush, below, columns, row};
use super::state::ViewState;
use crate::simulate::Part;
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::model::Model;
use crate::workbench::outage::{Outage, WIDTH};

/// Rows of the tabs and the blank one below them.
const TABS: u16 = 2;

/// Draws the layer.
pub(super) fn draw(
    brush: &mut Brush<'_>,
    area: Rect,
    (title, outage): (&str, &Outage),
    model: &Model,
    state: &mut ViewState,
) {
    let within = open(brush, frame(area, WIDTH, 100), title, state);
    draw_tabs(brush, row(within, 0), outage, model);
    let within = below(within, TABS);
    if outage.simulation.is_none() {
        let phrase = Phrase::new("workbench-outage-plays").with("share", outage.per_cent);
        brush.say(within.x, within.y, within.width, &model.texts.say(&phrase), Role::Muted);
        return;
    }
    let lines = outage.lines();
    let top = scrolled(brush, within, (outage.scroll, lines.len()), state);
    for (at, text) in lines.iter().skip(top).take(within.height.into()).enumerate() {
        let line = row(within, at);
        brush.say(line.x, line.y, line.width, text, Role::Text);
    }
}

/// The parts, the shown one marked by more than its colour; at the right which scenario of how many.
fn draw_tabs(brush: &mut Brush<'_>, line: Rect, outage: &Outage, model: &Model) {
    let count = Phrase::new("workbench-outage-scenario")
        .with("number", outage.chosen + 1)
        .with("count", outage.scenarios.len());
    let taken = brush.say_right(line, &model.texts.say(&count), Role::Muted);
    let mut x = line.x;
    let end = line.right().saturating_sub(taken + 1);
    for (place, (part, _)) in outage.parts.iter().enumerate() {
        let is_shown = place == outage.shown();
        let mut title = model.texts.get(part_key(*part));
        if is_shown {
            title = format!("{}{title}", brush.look.mark("▸", ">"));
        }
        let width = columns(&title);
        if x + width > end {
            break;
        }
        let role = if is_shown { Role::Focus } else { Role::Muted };
        x += brush.say(x, line.y, width, &title, role) + 2;
    }
}

fn part_key(part: Part) -> &'static str {
    match part {
        Part::Overview => "outage-part-overview",
        Part::Rings => "outage-part-rings",
        Part::Settings => "outage-part-settings",
        Part::Risks => "outage-part-risks",
    }
}
