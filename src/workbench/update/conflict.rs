//! Sessions that others have too: another workbench that has the session open, and files that
//! somebody has changed. Nobody's work is written over unseen.

use super::super::command::Action;
use super::super::conflict::Conflict;
use super::super::form::choices;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::{Changed, Tone};
use super::super::overlay::{Asked, Overlay};
use super::super::pane::Pane;
use super::{line, refuse, session};
use crate::design::Kind;
use crate::text::Phrase;

/// The session was claimed, or another workbench has it.
pub(super) fn claimed(model: &mut Model, other: Option<Phrase>) -> Vec<Effect> {
    model.held_by = other;
    if model.held_by.is_some() {
        model.overlays.push(Overlay::Held);
    }
    Vec::new()
}

/// Another workbench has taken the session over.
pub(super) fn lost(model: &mut Model, other: Phrase) -> Vec<Effect> {
    let phrase = Phrase::new("held-lost").with("other", other.clone());
    model.held_by = Some(other);
    refuse(model, phrase)
}

/// The session is this workbench's from now on, or not.
pub(super) fn taken_over(model: &mut Model, done: Result<(), Phrase>) -> Vec<Effect> {
    if let Err(reason) = done {
        model.after_save = None;
        return refuse(model, reason);
    }
    model.held_by = None;
    model.tell(Tone::Good, vec![Phrase::new("held-taken")]);
    // Whoever was about to save goes on with it.
    if model.after_save.is_some() { session::save(model) } else { Vec::new() }
}

/// Saving has found that the file is not as it was read.
pub(super) fn changed(model: &mut Model, changed: Changed) -> Vec<Effect> {
    let conflict = Conflict::new(changed, &model.design, &model.texts);
    model.overlays.push(Overlay::Conflict(Box::new(conflict)));
    Vec::new()
}

/// The answer to what is to be done about a session that another workbench has.
pub(super) fn answer_held(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Yes => {
            model.overlays.pop();
            vec![Effect::TakeOver]
        }
        Action::Copy => {
            model.overlays.pop();
            model.after_save = None;
            session::duplicate(model);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// The answer to what is to be done about a file that has changed.
pub(super) fn answer_conflict(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some(Overlay::Conflict(conflict)) = model.overlays.pop() else { return Vec::new() };
    match action {
        Action::Yes => {
            // What is there is what was compared: if that has changed again, it is compared again.
            // Comments that were edited here are this side's, too; theirs are put aside with the rest.
            let edited = model.session.unsaved_text().map(str::to_owned);
            model.session = conflict.theirs;
            if let Some(edited) = edited {
                model.session.rewrite(edited);
            }
            model.changes = None;
            vec![Effect::Save { target: None, replace: true }]
        }
        Action::Discard if conflict.broken.is_none() => take_theirs(model, *conflict),
        Action::SaveAs => {
            line::ask(model, Asked::SaveAs { told: true });
            Vec::new()
        }
        _ => {
            model.overlays.push(Overlay::Conflict(conflict));
            Vec::new()
        }
    }
}

/// Goes on with what somebody else has made of it; undo brings back what was here.
fn take_theirs(model: &mut Model, conflict: Conflict) -> Vec<Effect> {
    model.after_save = None;
    let mine = model.design.clone();
    model.replace_session(conflict.theirs);
    if mine != model.design {
        model.history.record_whole("history-theirs", mine);
    }
    let undo = model.key("undo");
    let phrase = Phrase::new("conflict-taken").with("key", undo);
    model.tell(Tone::Good, vec![phrase]);
    let inventory = model.design.inventory.is_some().then_some(Effect::ReadInventory);
    inventory.into_iter().collect()
}

/// Whether a command would change a session that is another workbench's: it is refused then.
pub(super) fn refuses(model: &mut Model, action: Action) -> bool {
    let refused = model.held_by.is_some() && changes(model, action);
    if refused {
        let other = model.held_by.clone().unwrap_or_else(|| Phrase::new("held-by"));
        refuse(model, Phrase::new("held-refused").with("other", other));
    }
    refused
}

fn changes(model: &Model, action: Action) -> bool {
    let field = model.form.cursor.field().filter(|_| model.focus.pane == Pane::Form);
    match action {
        Action::Undo | Action::Redo | Action::EditSession => true,
        Action::EditElsewhere
        | Action::Add
        | Action::Copy
        | Action::Remove
        | Action::MoveUp
        | Action::MoveDown
        | Action::More
        | Action::Less
        | Action::Lock
        | Action::Clear => model.focus.pane == Pane::Form,
        Action::Enter | Action::Toggle => field.is_some(),
        Action::Left | Action::Right => field.is_some_and(|(field, index)| {
            field.kind == Kind::Switch || choices(field, index, &model.design).is_some()
        }),
        _ => false,
    }
}
