//! The table of what a device type would need elsewhere: opened, sorted, turned to another device
//! type, and one row of it applied.

use super::super::command::Action;
use super::super::figure::figures;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::Tone;
use super::super::overlay::Overlay;
use super::super::pane::Pane;
use super::super::what_if::WhatIf;
use super::{advice, overlays, refuse};
use crate::advise::{Obstacle, Order, changed};
use crate::design::List;
use crate::text::Phrase;

/// Opens the table of the device type under the cursor.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(index) = device_at_cursor(model) else {
        model.tell(Tone::Caution, vec![Phrase::new("advice-no-devices")]);
        return Vec::new();
    };
    let table = WhatIf::new(&model.design, &model.grounds.catalog, index, Order::default());
    model.overlays.push(Overlay::WhatIf(table));
    Vec::new()
}

/// The device type that somebody looks at: in the budget, or else in the form; where it is none, the
/// one in most need.
fn device_at_cursor(model: &Model) -> Option<usize> {
    let nodes = &model.preview.assessment.budget.devices;
    if model.focus.pane == Pane::Budget {
        return figures(nodes).get(model.figure)?.device(&model.design);
    }
    if let Some((List::Devices, Some(index))) = model.form.cursor.item() {
        return (index < model.design.devices.len()).then_some(index);
    }
    let worst = nodes.iter().enumerate().max_by_key(|(at, node)| {
        // The first one of several.
        (node.verdict, std::cmp::Reverse(*at))
    });
    let name = &worst?.1.name;
    model.design.devices.iter().position(|device| device.name.as_str() == *name)
}

/// Runs a command of the table.
pub(super) fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    let devices = model.design.devices.len();
    let Some(Overlay::WhatIf(table)) = model.overlays.last_mut() else { return Vec::new() };
    match action {
        Action::Sort => table.turn(),
        Action::Left | Action::Right if devices > 1 => {
            let by = if action == Action::Right { 1 } else { devices - 1 };
            let index = (table.index + by) % devices;
            *table = WhatIf::new(&model.design, &model.grounds.catalog, index, table.order);
        }
        Action::Keep => return overlays::accept(model),
        _ => table.cursor = overlays::step(table.cursor, table.rows.len(), action),
    }
    Vec::new()
}

/// Puts the device type on the platform under the cursor: one step to be undone. Where that can't
/// be, the table stays and says why.
pub(super) fn apply(model: &mut Model, table: WhatIf) -> Vec<Effect> {
    let Some(row) = table.chosen() else { return Vec::new() };
    let reason = match &row.switch.obstacle {
        Some(Obstacle::Locked(path)) => {
            Some(Phrase::new("what-if-locked").with("path", path.as_str()))
        }
        Some(Obstacle::Refused(finding)) => {
            Some(Phrase::new("what-if-refused").with("why", finding.message.clone()))
        }
        None if row.switch.sets.is_empty() => Some(Phrase::new("what-if-same")),
        None => None,
    };
    if let Some(reason) = reason {
        model.overlays.push(Overlay::WhatIf(table));
        return refuse(model, reason);
    }
    let next = changed(&model.design, &row.switch.sets);
    let (Some(design), Some((path, _))) = (next, row.switch.sets.first()) else {
        return Vec::new();
    };
    let undo = model.key("undo");
    let name = design.devices.get(table.index).map(|device| device.name.to_string());
    let phrase = Phrase::new("what-if-applied")
        .with("name", name.unwrap_or_default())
        .with("distribution", row.found.distribution.word())
        .with("engine", row.found.engine.word())
        .with("key", undo);
    advice::take(model, design, path);
    model.tell(Tone::Good, vec![phrase]);
    Vec::new()
}
