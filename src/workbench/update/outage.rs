//! The layer that plays an outage: opened, told how far it is, turned to another scenario or part.

use super::super::command::Action;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outage::Outage;
use super::super::overlay::Overlay;
use super::{overlays, refuse};
use crate::simulate::{Row, Simulation};
use crate::text::Phrase;

/// Opens the layer that plays an outage.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    model.outages += 1;
    let outage = Outage::new(&model.preview.assessment.design, model.outages);
    model.overlays.push(Overlay::Outage(outage));
    vec![Effect::Simulate(model.outages)]
}

/// The outage that is played under this number, where somebody still waits for it.
fn played(model: &mut Model, number: u64) -> Option<&mut Outage> {
    match model.overlays.last_mut() {
        Some(Overlay::Outage(outage)) if outage.number == number => Some(outage),
        _ => None,
    }
}

/// An outage is being played.
pub(super) fn goes_on(model: &mut Model, number: u64, per_cent: u64) -> Vec<Effect> {
    if let Some(outage) = played(model, number) {
        outage.per_cent = per_cent;
        lay(model);
    }
    Vec::new()
}

/// An outage has been played, and other settings are next; or it cannot be, and the layer goes.
pub(super) fn ends(
    model: &mut Model,
    number: u64,
    result: Result<Box<Simulation>, Phrase>,
) -> Vec<Effect> {
    let Some(outage) = played(model, number) else { return Vec::new() };
    match result {
        Ok(simulation) => {
            outage.simulation = Some(simulation);
            outage.per_cent = 0;
            lay(model);
            vec![Effect::Simulate(number)]
        }
        Err(reason) => {
            model.overlays.pop();
            refuse(model, reason)
        }
    }
}

/// Other settings have been played, or cannot be.
pub(super) fn compared(
    model: &mut Model,
    number: u64,
    rows: Result<Vec<Row>, Phrase>,
) -> Vec<Effect> {
    let Some(outage) = played(model, number) else { return Vec::new() };
    match rows {
        Ok(rows) => {
            outage.rows = Some(rows);
            lay(model);
            Vec::new()
        }
        Err(reason) => {
            outage.rows = Some(Vec::new());
            lay(model);
            refuse(model, reason)
        }
    }
}

/// Fits the report of an outage to the screen.
pub(super) fn lay(model: &mut Model) {
    if let Some(Overlay::Outage(outage)) = model.overlays.last_mut() {
        outage.lay(model.size.0, &model.texts);
    }
}

/// Another scenario, another pause between rings, or another part of the report.
pub(super) fn turn(model: &mut Model, action: Action) -> Vec<Effect> {
    let number = model.outages + 1;
    let Some(Overlay::Outage(outage)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Left | Action::Right => outage.turn(action == Action::Right, number),
        Action::NextPane | Action::PreviousPane => {
            outage.turn_page(action == Action::NextPane);
            return Vec::new();
        }
        Action::Toggle => {
            if !outage.next_pause(number) {
                return refuse(model, Phrase::new("workbench-outage-no-rings"));
            }
        }
        _ => {
            outage.scroll = overlays::scroll(outage.scroll, action);
            return Vec::new();
        }
    }
    model.outages = number;
    vec![Effect::Simulate(number)]
}
