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
    let titles: Vec<String> =
        outage.parts.iter().map(|(part, _)| model.texts.get(part_key(*part))).collect();
    // The mark of the shown one, and the columns between them.
    let wanted: u16 = 1 + titles.iter().map(|title| columns(title) + 2).sum::<u16>();
    let said = |key: &'static str| {
        let phrase = Phrase::new(key).with("number", outage.chosen + 1);
        model.texts.say(&phrase.with("count", outage.scenarios.len()))
    };
    // What the parts are called counts for more than the words about their number.
    let long = said("workbench-outage-scenario");
    let fits = wanted + columns(&long) <= line.width;
    let count = if fits { long } else { said("workbench-outage-scenario.short") };
    let taken = brush.say_right(line, &count, Role::Muted);
    let mut x = line.x;
    let end = line.right().saturating_sub(taken + 1);
    for (place, mut title) in titles.into_iter().enumerate() {
        let is_shown = place == outage.shown();
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
