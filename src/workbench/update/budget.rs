//! The pane of the RAM budget: the cursor goes over its figures, and Enter says all that is known of
//! one.

use super::super::command::Action;
use super::super::figure::{Figure, Shown, figures};
use super::super::message::Effect;
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::pane::Pane;
use super::{overlays, panes, refuse};
use crate::design::List;
use crate::text::Phrase;

/// Runs a command of the pane.
pub(super) fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    let all = figures(&model.preview.assessment.budget.devices);
    let last = all.len().saturating_sub(1);
    if let Some(by) = panes::motion(action) {
        model.figure = model.figure.saturating_add_signed(by).min(last);
        return Vec::new();
    }
    match action {
        Action::Left => model.figure = beside(&all, model.figure, false),
        Action::Right => model.figure = beside(&all, model.figure, true),
        Action::Enter | Action::Toggle if !all.is_empty() => open(model),
        _ => {}
    }
    Vec::new()
}

/// The first figure of the segment before or behind, or of whatever else belongs together.
fn beside(all: &[Figure<'_>], at: usize, forth: bool) -> usize {
    let Some(here) = all.get(at).map(Figure::part) else { return at };
    if forth {
        let next = all.iter().skip(at).position(|figure| figure.part() != here);
        return next.map_or(at, |by| at + by);
    }
    let first = |part| all.iter().position(|figure| figure.part() == part).unwrap_or(0);
    let own = first(here);
    if own < at {
        return own;
    }
    own.checked_sub(1).and_then(|before| all.get(before)).map_or(0, |figure| first(figure.part()))
}

fn open(model: &mut Model) {
    model.overlays.push(Overlay::Figure(Shown { at: model.figure, scroll: 0 }));
}

/// Puts the cursor on the device type whose fields the form is at.
pub(super) fn follow_form(model: &mut Model) {
    let Some((List::Devices, Some(index))) = model.form.cursor.item() else { return };
    let design = &model.preview.assessment.design;
    let all = figures(&model.preview.assessment.budget.devices);
    let is_there = all.get(model.figure).and_then(|figure| figure.device(design)) == Some(index);
    let first = all.iter().position(|figure| figure.device(design) == Some(index));
    if let Some(first) = first.filter(|_| !is_there) {
        model.figure = first;
    }
}

/// The mouse was pressed on a figure: the first click selects, the next one opens.
pub(super) fn point_at(model: &mut Model, at: usize) {
    let again = model.focus.pane == Pane::Budget && model.figure == at;
    model.focus.set(Pane::Budget);
    model.figure = at;
    if again {
        open(model);
    }
}

/// Runs a command of the layer that shows one figure.
pub(super) fn in_figure(model: &mut Model, action: Action) -> Vec<Effect> {
    let last = figures(&model.preview.assessment.budget.devices).len().saturating_sub(1);
    let Some(Overlay::Figure(shown)) = model.overlays.last_mut() else { return Vec::new() };
    let by = match action {
        Action::Keep => return go_to_field(model),
        Action::Left => -1,
        Action::Right => 1,
        _ => {
            shown.scroll = overlays::scroll(shown.scroll, action);
            return Vec::new();
        }
    };
    let at = shown.at.saturating_add_signed(by).min(last);
    *shown = Shown { at, scroll: 0 };
    model.figure = at;
    Vec::new()
}

/// Leaves for the field that decides on the figure.
fn go_to_field(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Figure(shown)) = model.overlays.last() else { return Vec::new() };
    let all = figures(&model.preview.assessment.budget.devices);
    let path = all.get(shown.at).and_then(|figure| figure.path(&model.design));
    let Some(path) = path else {
        return refuse(model, Phrase::new("figure-no-field"));
    };
    model.overlays.pop();
    model.form.reveal_path(&model.design, &path);
    model.form.repair(&model.design);
    model.focus.leave();
    Vec::new()
}
