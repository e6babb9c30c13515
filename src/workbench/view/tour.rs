//! The tour of the first launch, step by step, with the keys as they are bound.

use ratatui::layout::Rect;

use super::hints;
use super::overlays::{centre, open, wide};
use super::paint::{Brush, below, row};
use super::state::ViewState;
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::key::Key;
use crate::workbench::model::Model;
use crate::workbench::tour::{self, Tour};
use crate::workbench::widget::{safe, wrap};

/// The keys of two commands that belong together, pair by pair: the arrows, and their letters.
fn pairs(model: &Model, [one, other]: [&str; 2]) -> String {
    let label = |key: &Key| key.label(&model.texts);
    let both = model.keymap.keys(one).iter().zip(model.keymap.keys(other));
    let mut both = both.map(|(one, other)| format!("{} {}", label(one), label(other)));
    match (both.next(), both.next()) {
        (Some(first), Some(second)) => {
            let either = Phrase::new("tour-either").with("one", first).with("other", second);
            model.texts.say(&either)
        }
        (Some(first), None) => first,
        _ => format!("{} {}", model.key(one), model.key(other)),
    }
}

/// A step of the tour lies at the foot, so that what it speaks of is still seen above it.
pub(super) fn draw(
    brush: &mut Brush<'_>,
    area: Rect,
    (title, tour): (&str, Tour),
    model: &Model,
    state: &mut ViewState,
) {
    let named =
        |phrase: Phrase, (name, id): &(&'static str, &str)| phrase.with(name, model.key(id));
    let phrase = tour::NAMED.iter().fold(Phrase::new(tour.text_key()), named);
    let phrase = phrase.with("move", pairs(model, ["down", "up"]));
    let phrase = phrase.with("step", pairs(model, ["left", "right"]));
    let place = Phrase::new("tour-place").with("at", tour.step + 1).with("of", tour::STEPS);
    let title = format!("{title} {}", model.texts.say(&place));
    let width = wide(area, 72);
    let said = model.texts.say(&phrase);
    let rows = wrap::prose(&safe::line(&said), width.saturating_sub(4).max(1).into());
    let height = u16::try_from(rows.len()).unwrap_or(3).saturating_add(4).min(area.height);
    let middle = centre(area, width, height);
    let y = area.bottom().saturating_sub(height + 1).max(area.y);
    let within = open(brush, Rect { y, ..middle }, &title, state);
    for (at, text) in rows.iter().enumerate() {
        brush.say_row(row(within, at), text, Role::Text);
    }
    hints::answers(brush, row(below(within, 1), rows.len()), model, state);
}
