//! The palette and the help: opened, and what is chosen in them run or gone to.

use super::super::command::{COMMANDS, Context, command_by_id};
use super::super::message::Effect;
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::palette::{self, Chosen, is_run_anywhere};
use super::super::pane::Pane;
use super::super::picker::Picker;
use super::panes;

/// Opens the list of all commands with their keys.
pub(super) fn help(model: &mut Model) {
    let entries = COMMANDS.iter().map(|command| palette::command(model, command)).collect();
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
        Some(Chosen::Command(id)) => match command_by_id(id).filter(|one| is_run_anywhere(one)) {
            Some(command) => {
                if command.context == Context::Form {
                    model.focus.set(Pane::Form);
                }
                panes::run(model, command.action)
            }
            None => Vec::new(),
        },
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
