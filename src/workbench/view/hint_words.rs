//! What a key of the hint bar is said to do: one word for each command, and another one where the
//! same key does something else to what is under the cursor.

use crate::workbench::command::{Action, Command};
use crate::workbench::model::Model;
use crate::workbench::overlay::Overlay;
use crate::workbench::palette::{self, Chosen};
use crate::workbench::pane::Pane;
use crate::workbench::picker::Picker;
use crate::workbench::review::{Page, Stage};

/// The key of the text.
pub(super) fn key_of(model: &Model, command: &Command) -> String {
    let special = match (command.action, model.overlays.last()) {
        (Action::Enter, None) => of_enter(model),
        (Action::Keep, Some(top)) => of_keep(top),
        (Action::Right, Some(Overlay::Tour(tour))) if tour.turn(true).is_none() => {
            Some("command-tour-next.end")
        }
        (Action::Leave, Some(Overlay::Review(reviewing))) => match &reviewing.stage {
            Stage::Done(done) if done.page != Page::Checks => None,
            Stage::Running(_) => Some("command-review-leave.stop"),
            _ => Some("command-review-leave.close"),
        },
        (Action::Leave, Some(Overlay::Outage(outage))) if outage.simulation.is_none() => {
            Some("command-outage-leave.stop")
        }
        _ => None,
    };
    special.map_or_else(|| format!("{}.hint", command.text_key()), str::to_owned)
}

/// The key of what Enter does in the pane that has the keys; nothing where it does nothing.
pub(super) fn of_enter(model: &Model) -> Option<&'static str> {
    match model.focus.pane {
        Pane::Form if !model.form.cursor.folds() => Some("command-enter.hint"),
        Pane::Form => Some(fold(model.form.folds.is_open(model.form.cursor))),
        Pane::Tree => {
            let tree = model.preview.tree.as_ref().ok()?;
            let rows = model.tree.rows(tree.entries());
            let row = rows.into_iter().find(|row| row.path == model.tree.cursor)?;
            Some(row.folder.map_or("command-enter.show", fold))
        }
        Pane::Budget => Some("command-enter.look"),
        Pane::Findings if !model.preview.assessment.findings.is_empty() => Some("command-enter.go"),
        _ => None,
    }
}

fn fold(open: bool) -> &'static str {
    if open { "command-enter.close" } else { "command-enter.open" }
}

/// What Enter does with the entry of a list.
fn of_keep(top: &Overlay) -> Option<&'static str> {
    match top {
        Overlay::Help(picker) | Overlay::Palette(picker) => of_entry(picker),
        Overlay::Sessions(_) => Some("command-picker-accept.open"),
        _ => None,
    }
}

fn of_entry(picker: &Picker) -> Option<&'static str> {
    match palette::chosen(&picker.chosen()?.value)? {
        Chosen::Command(_) => Some("command-picker-accept.run"),
        Chosen::Field(_) => Some("command-picker-accept.go"),
        Chosen::File(_) => Some("command-picker-accept.show"),
    }
}
