//! The tour of the first launch: from step to step, each with the pane that it speaks of.

use super::super::command::Action;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::tour::Tour;

/// Opens the tour at its first step.
pub(super) fn begin(model: &mut Model) {
    show_step(model, Tour::default());
}

/// Shows a step of the tour with the pane that it speaks of.
fn show_step(model: &mut Model, tour: Tour) {
    model.focus.leave();
    model.focus.set(tour.pane());
    model.overlays.push(Overlay::Tour(tour));
}

/// Runs a command of the tour: another step; behind the last it is over.
pub(super) fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    let forth = match action {
        Action::Right => true,
        Action::Left => false,
        _ => return Vec::new(),
    };
    let Some(Overlay::Tour(tour)) = model.overlays.pop() else { return Vec::new() };
    match tour.turn(forth) {
        Some(next) => show_step(model, next),
        None => model.focus.leave(),
    }
    Vec::new()
}
