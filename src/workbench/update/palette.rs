//! The palette and the help: opened, and what is chosen in them run or gone to.

use super::super::command::{COMMANDS, Command, Context, command_by_id};
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::Tone;
use super::super::overlay::Overlay;
use super::super::palette::{self, Chosen};
use super::super::pane::Pane;
use super::super::picker::Picker;
use super::{panes, run};
use crate::text::Phrase;

/// Opens the list of all commands with their keys; above a layer or a field, of those that count
/// there. Asked for once more, it goes.
pub(super) fn help(model: &mut Model) {
    if matches!(model.overlays.last(), Some(Overlay::Help(_))) {
        model.overlays.pop();
        return;
    }
    let here = model.contexts();
    let (own, others): (Vec<&Command>, Vec<&Command>) =
        COMMANDS.iter().partition(|command| here.contains(&command.context));
    let entries = if here.contains(&Context::Workbench) {
        COMMANDS.iter().map(|one| palette::command(model, one)).collect()
    } else if here.contains(&Context::Tour) {
        // The tour speaks of the keys of all the panes.
        own.into_iter().chain(others).map(|one| palette::command(model, one)).collect()
    } else {
        own.into_iter().map(|one| palette::command_here(model, one)).collect()
    };
    model.overlays.push(Overlay::Help(Picker::new(entries, "")));
}

/// Opens the list of all that can be gone to by its name.
pub(super) fn open(model: &mut Model) {
    model.overlays.push(Overlay::Palette(Picker::new(palette::entries(model), "")));
}

/// Runs a command from the palette or the help, as far as it can be run from there, or goes to a
/// field or a file.
pub(super) fn run_chosen(model: &mut Model, picker: &Picker) -> Vec<Effect> {
    let Some(entry) = picker.chosen() else { return Vec::new() };
    match palette::chosen(&entry.value) {
        Some(Chosen::Command(id)) => {
            command_by_id(id).map_or_else(Vec::new, |command| run_command(model, command))
        }
        Some(Chosen::Field(path)) => {
            model.history.seal();
            model.form.reveal_path(&model.design, path);
            model.focus.set(Pane::Form);
            Vec::new()
        }
        Some(Chosen::File(path)) => {
            model.preview.leave_built();
            model.tree.reveal(path);
            model.focus.set(Pane::File);
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Runs a command where it counts; where it does not, a message says where it would.
fn run_command(model: &mut Model, command: &Command) -> Vec<Effect> {
    let here = model.contexts();
    if here.contains(&command.context) {
        return run(model, command.action);
    }
    if command.is_run_anywhere() && here.contains(&Context::Workbench) {
        if command.context == Context::Form {
            model.focus.set(Pane::Form);
        }
        return panes::run(model, command.action);
    }
    let place = Phrase::new(format!("context-{}", command.context.name()));
    model.tell(Tone::Caution, vec![Phrase::new("help-elsewhere").with("place", place)]);
    Vec::new()
}
