//! What a message does to the model, and what it asks of the world: a pure function.
//!
//! Where a key goes is decided here and nowhere else: the top layer sees it first; a field that is
//! being edited keeps every key that isn't bound in it, so that letters are text there.

mod advice;
mod budget;
mod conflict;
mod copy;
mod editor;
mod export;
mod external_editor;
mod field_choice;
mod form;
mod line;
mod lock;
mod mouse;
mod outage;
mod overlays;
mod palette;
mod panes;
mod review;
mod search;
mod session;
mod session_list;
mod themes;
mod tour;
mod what_if;

pub(super) use self::overlays::settle_scroll;
use super::command::Action;
use super::key::Key;
use super::message::{Effect, Message};
use super::model::Model;
use super::outside::Tone;
use crate::text::Phrase;

/// Lets a message happen.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    if !matches!(&message, Message::Key(key) if is_typed(model, *key)) {
        model.settle();
    }
    let effects = dispatch(model, message);
    settle(model);
    effects
}

/// Works out what had to wait for the last of many keys, and what is to be seen.
pub(super) fn settle(model: &mut Model) {
    model.settle();
    model.refresh_file();
    model.refresh_changes();
    search::refresh(model);
}

/// Types a key into the field being edited where another key follows at once: what follows from
/// the design is then worked out with the last of them. Whether it was such a key.
pub(super) fn type_ahead(model: &mut Model, key: Key) -> bool {
    let typed = is_typed(model, key);
    if typed {
        model.defer(|model| {
            editor::type_key(model, key);
        });
    }
    typed
}

/// Whether a key is text of the field being edited, and no command.
fn is_typed(model: &Model, key: Key) -> bool {
    model.overlays.is_empty()
        && model.form.editor.is_some()
        && model.keymap.command(key, &model.contexts()).is_none()
}

fn dispatch(model: &mut Model, message: Message) -> Vec<Effect> {
    if goes_on(model, &message) {
        copy::stay(model);
    }
    match message {
        Message::Key(key) => press(model, key),
        Message::Paste(text) => paste(model, &text),
        Message::Point(target) => mouse::point(model, target),
        Message::Wheel(pane, lines) => mouse::wheel(model, pane, lines),
        Message::Resized(columns, rows) => {
            model.size = (columns, rows);
            outage::lay(model);
            Vec::new()
        }
        Message::Ground(background) => vec![Effect::Ground(background)],
        Message::Do(action) => run(model, action),
        Message::Sessions(list) => session_list::open(model, list),
        Message::Opened(opened) => session::opened(model, opened),
        Message::Saved { target, result } => session::saved(model, target, result),
        Message::InventoryRead(read) => session::inventory_read(model, read),
        Message::Reported(folder, report) => export::offer(model, folder, report),
        Message::Exported(folder, report) => export::done(model, &folder, report),
        Message::Built(revision, folder, result) => panes::built(model, revision, folder, result),
        Message::Simulating(number, per_cent) => outage::goes_on(model, number, per_cent),
        Message::Simulated(number, result) => outage::ends(model, number, result),
        Message::Compared(number, rows) => outage::compared(model, number, rows),
        Message::Reviewed(number, result) => review::ends(model, number, result),
        Message::NotKept(reason) => refuse(model, Phrase::new("not-kept").with("reason", reason)),
        Message::Claimed(other) => conflict::claimed(model, other),
        Message::Lost(other) => conflict::lost(model, other),
        Message::TakenOver(done) => conflict::taken_over(model, done),
        Message::Fault(words) => {
            copy::fault(model);
            refuse(model, Phrase::new("fault-beside").with("words", words))
        }
        Message::Edited(purpose, returned) => external_editor::edited(model, &purpose, returned),
        Message::Copied(what, copied) => copy::ended(model, &what, &copied),
        Message::ToastEnds(number) => {
            model.toast.take_if(|toast| toast.number == number);
            Vec::new()
        }
    }
}

/// Whether somebody does something else than leave.
fn goes_on(model: &Model, message: &Message) -> bool {
    match message {
        Message::Key(key) => {
            let command = model.keymap.command(*key, &model.contexts());
            command.is_none_or(|command| command.action != Action::Quit)
        }
        Message::Paste(_) | Message::Point(_) => true,
        _ => false,
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
        model.tell(
            Tone::Caution,
            vec![Phrase::new("paste-nowhere").with("enter", model.key("enter"))],
        );
        Vec::new()
    }
}

/// Runs a command in the layer that is on top.
fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    if action == Action::Help {
        palette::help(model);
        Vec::new()
    } else if !model.overlays.is_empty() {
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
