//! A field that is being edited: every key that leaves a valid value goes into the previews.

use super::super::command::Action;
use super::super::form::Editor;
use super::super::key::Key;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::Tone;
use super::super::picker::{one_line, type_on_line};
use super::{external_editor, form};
use crate::quote::visible;
use crate::text::Phrase;

/// Types a key into the field.
pub(super) fn type_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(editor) = &mut model.form.editor else {
        return Vec::new();
    };
    let typed =
        if editor.is_long() { editor.area.input(key) } else { type_on_line(&mut editor.area, key) };
    if typed {
        apply(model);
    }
    Vec::new()
}

/// Puts what is seen of pasted text into the field, as one edit.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if let Some(editor) = &mut model.form.editor {
        let text = if editor.is_long() { visible::lines(text) } else { one_line(text) };
        editor.area.insert_str(text);
        apply(model);
    }
    Vec::new()
}

/// Runs a command of the field.
pub(super) fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Keep => keep(model),
        Action::KeepNext => go_on(model, true),
        Action::KeepPrevious => go_on(model, false),
        Action::PutBack => put_back(model),
        Action::EditElsewhere => external_editor::go_on(model),
        _ => Vec::new(),
    }
}

/// Lets the design follow what has been typed, where it is a value.
pub(super) fn apply(model: &mut Model) {
    let Some(editor) = &mut model.form.editor else {
        return;
    };
    match editor.design() {
        Ok(design) => {
            editor.reason = None;
            if design != model.design {
                model.design = design;
                model.assess();
            }
        }
        Err(reason) => editor.reason = Some(reason),
    }
}

/// Ends the edit with what has been typed; a text that is no value stays in the field.
pub(super) fn keep(model: &mut Model) -> Vec<Effect> {
    match model.form.editor.take() {
        Some(editor) if editor.reason.is_some() => {
            model.form.editor = Some(editor);
            Vec::new()
        }
        Some(editor) => record(model, editor),
        None => Vec::new(),
    }
}

fn record(model: &mut Model, editor: Editor) -> Vec<Effect> {
    if editor.before == model.design {
        return Vec::new();
    }
    let path = editor.field.at(editor.index);
    let effects = form::follow_up(editor.field);
    model.history.record(path, editor.before);
    model.history.seal();
    effects
}

/// Keeps the value and goes to the next (or previous) row.
fn go_on(model: &mut Model, forth: bool) -> Vec<Effect> {
    let effects = keep(model);
    if model.form.editor.is_none() {
        form::step(model, if forth { 1 } else { -1 });
    }
    effects
}

/// Ends the edit with the old value. Many lines are more than one wants to lose by a slip: of
/// them, redo brings back what had been typed.
pub(super) fn put_back(model: &mut Model) -> Vec<Effect> {
    let Some(editor) = model.form.editor.take() else {
        return Vec::new();
    };
    if editor.before == model.design {
        return Vec::new();
    }
    let long = editor.is_long();
    if long {
        record(model, editor);
        model.history.undo(&mut model.design);
        model.tell(Tone::Good, vec![Phrase::new("notes-put-back")]);
    } else {
        model.design = editor.before;
    }
    model.assess();
    Vec::new()
}
