//! What a message does to the model, and what it asks of the world: a pure function.
//!
//! Where a key goes is decided here and nowhere else: the top layer sees it first; a field that is
//! being edited keeps every key that isn't bound in it, so that letters are text there.

mod editor;
mod form;
mod mouse;
mod overlays;
mod panes;
mod session;

use super::command::Action;
use super::key::Key;
use super::message::{Effect, Message};
use super::model::Model;
use super::outside::Tone;
use crate::text::Phrase;

/// Lets a message happen.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let effects = dispatch(model, message);
    model.refresh_file();
    model.refresh_changes();
    effects
}

fn dispatch(model: &mut Model, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key) => press(model, key),
        Message::Paste(text) => paste(model, &text),
        Message::Point(target) => mouse::point(model, target),
        Message::Wheel(pane, lines) => mouse::wheel(model, pane, lines),
        Message::Resized(columns, rows) => {
            model.size = (columns, rows);
            Vec::new()
        }
        Message::Do(action) => run(model, action),
        Message::Sessions(list) => overlays::offer_sessions(model, list),
        Message::Opened(opened) => session::opened(model, opened),
        Message::Saved { target, result } => session::saved(model, target, result),
        Message::InventoryRead(read) => session::inventory_read(model, read),
        Message::Reported(folder, report) => overlays::offer_export(model, folder, report),
        Message::Exported(folder, report) => session::exported(model, &folder, report),
        Message::Copied(what, copied) => session::copied(model, &what, &copied),
        Message::ToastEnds(number) => {
            model.toast.take_if(|toast| toast.number == number);
            Vec::new()
        }
    }
}

fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    if let Some(command) = model.keymap.command(key, &model.contexts()) {
        return run(model, command.action);
    }
    if !model.overlays.is_empty() {
        overlays::type_key(model, key)
    } else if model.form.editor.is_some() {
        editor::type_key(model, key)
    } else {
        Vec::new()
    }
}

fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if !model.overlays.is_empty() {
        overlays::paste(model, text)
    } else if model.form.editor.is_some() {
        editor::paste(model, text)
    } else {
        model.tell(Tone::Caution, vec![Phrase::new("paste-nowhere")]);
        Vec::new()
    }
}

/// Runs a command in the layer that is on top.
fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    if !model.overlays.is_empty() {
        overlays::run(model, action)
    } else if model.form.editor.is_some() {
        editor::run(model, action)
    } else {
        panes::run(model, action)
    }
}

/// Says that something could not be done.
fn refuse(model: &mut Model, reason: Phrase) -> Vec<Effect> {
    model.tell(Tone::Bad, vec![reason]);
    Vec::new()
}
