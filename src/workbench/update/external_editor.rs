//! The user's own editor: what is handed to it, and what becomes of what comes back.

use tui_textarea::{CursorMove, TextArea};

use super::super::external_editor::{Purpose, Rejected};
use super::super::form::Editor;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::{Subject, Tone};
use super::super::overlay::{Confirm, Overlay};
use super::super::pane::Pane;
use super::super::picker::one_line;
use super::{editor, refuse};
use crate::design::read::read;
use crate::disk::shown;
use crate::editor::{Returned, Sheet};
use crate::quote::visible;
use crate::text::Phrase;

/// Hands over what has the focus: a field, the prompt, a file.
pub(super) fn edit(model: &mut Model) -> Vec<Effect> {
    match model.focus.pane {
        Pane::Form => edit_field(model),
        Pane::Prompt => edit_prompt(model),
        Pane::Tree | Pane::File => edit_file(model),
        Pane::Budget | Pane::Findings | Pane::Changes => nothing_here(model),
    }
}

fn nothing_here(model: &mut Model) -> Vec<Effect> {
    model.tell(Tone::Caution, vec![Phrase::new("editor-nothing-here")]);
    Vec::new()
}

fn hand_over(purpose: Purpose, name: String, text: String) -> Vec<Effect> {
    vec![Effect::Edit(purpose, Sheet { name, text, file: None })]
}

fn edit_field(model: &mut Model) -> Vec<Effect> {
    let Some((field, index)) = model.form.cursor.field() else { return nothing_here(model) };
    model.history.seal();
    model.form.editor = Some(Editor::new(field, index, &model.design));
    hand_over_field(model, Purpose::Field)
}

/// Goes on elsewhere with the field that is being edited.
pub(super) fn go_on(model: &Model) -> Vec<Effect> {
    hand_over_field(model, Purpose::Typing)
}

fn hand_over_field(model: &Model, purpose: Purpose) -> Vec<Effect> {
    let Some(editor) = &model.form.editor else { return Vec::new() };
    let ending = if editor.is_long() { "md" } else { "txt" };
    let name = format!("{}.{ending}", editor.field.key());
    // Editors want a line to end.
    let text = editor.text();
    let text = if text.is_empty() { text } else { text + "\n" };
    hand_over(purpose, name, text)
}

fn edit_prompt(model: &mut Model) -> Vec<Effect> {
    if let Some(problem) = model.preview.prompt_problem.clone() {
        return refuse(model, problem);
    }
    hand_over(Purpose::Prompt, "prompt.md".to_owned(), model.preview.prompt.text.clone())
}

fn edit_file(model: &mut Model) -> Vec<Effect> {
    // Where the file pane isn't shown, nothing has rendered the file yet.
    model.preview.look_at(model.tree.file.as_deref());
    let Some(file) = &model.preview.file else { return nothing_here(model) };
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    let name = if file.built { format!("{name}.yaml") } else { name.to_owned() };
    match &file.text {
        Ok(text) => hand_over(Purpose::File, name, text.clone()),
        Err(reason) => {
            let reason = reason.clone();
            refuse(model, reason)
        }
    }
}

/// Hands over the whole session, as saving would write it.
pub(super) fn edit_session(model: &mut Model) -> Vec<Effect> {
    model.history.seal();
    let text = model.session.preview(&model.design).text;
    hand_over(Purpose::Session, format!("{}.yaml", model.design.name), text)
}

/// A text has come back, or not.
pub(super) fn edited(
    model: &mut Model,
    purpose: &Purpose,
    returned: Result<Box<Returned>, Phrase>,
) -> Vec<Effect> {
    let news = matches!(&returned, Ok(returned) if returned.is_news());
    if !news && *purpose == Purpose::Field {
        model.form.editor = None;
    }
    let returned = match returned {
        Ok(returned) => *returned,
        Err(reason) => return refuse(model, reason),
    };
    if !news {
        model.tell(Tone::Good, vec![Phrase::new("editor-unchanged")]);
        return Vec::new();
    }
    match purpose {
        Purpose::Field | Purpose::Typing => take_field(model, returned),
        Purpose::Session => take_session(model, returned),
        Purpose::Prompt => offer_prompt(model, returned),
        Purpose::File => {
            let phrase = Phrase::new("editor-file-changed").with("file", shown(&returned.file));
            model.tell(Tone::Caution, vec![phrase]);
            Vec::new()
        }
    }
}

/// Puts the text into the field: one change, to be undone as one. What is no value stays in the
/// field, with the reason below it.
fn take_field(model: &mut Model, returned: Returned) -> Vec<Effect> {
    let Some(open) = &mut model.form.editor else { return Vec::new() };
    let text = returned.text.strip_suffix('\n').unwrap_or(&returned.text);
    let text = if open.is_long() { visible::lines(text) } else { one_line(text) };
    let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
    area.set_wrap_mode(open.area.wrap_mode());
    area.set_cursor_line_style(ratatui::style::Style::default());
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    open.area = area;
    let label = model.texts.get(&open.field.text_key());
    editor::apply(model);
    let mut effects = editor::keep(model);
    effects.push(Effect::Discard(returned.file));
    if model.form.editor.is_some() {
        model.tell(Tone::Caution, vec![Phrase::new("editor-field-refused")]);
    } else {
        let phrase = Phrase::new("editor-field-taken").with("label", label);
        let phrase = phrase.with("key", model.key("undo"));
        model.tell(Tone::Good, vec![phrase]);
    }
    effects
}

/// Makes the design what the text says: one change, to be undone as one. A text with mistakes is
/// offered to be edited again.
fn take_session(model: &mut Model, returned: Returned) -> Vec<Effect> {
    let design = match read(&returned.text) {
        Ok(design) => design,
        Err(problems) => {
            let rejected = Rejected { returned, problems, scroll: 0 };
            model.overlays.push(Overlay::Rejected(rejected));
            return Vec::new();
        }
    };
    let commented = model.rewrite(returned.text, &design);
    let mut effects = vec![Effect::Discard(returned.file)];
    if design == model.design {
        let key = if commented { "editor-comments-taken" } else { "editor-layout" };
        model.tell(Tone::Good, vec![Phrase::new(key)]);
        return effects;
    }
    if design.inventory != model.design.inventory {
        effects.push(Effect::ReadInventory);
    }
    let before = std::mem::replace(&mut model.design, design);
    model.history.record_whole("history-edited", before);
    model.assess();
    let phrase = Phrase::new("editor-session-taken").with("key", model.key("undo"));
    model.tell(Tone::Good, vec![phrase]);
    effects
}

/// Opens the text with mistakes again.
pub(super) fn again(model: &mut Model) -> Vec<Effect> {
    let Some(Overlay::Rejected(rejected)) = model.overlays.pop() else { return Vec::new() };
    let Returned { text, file, .. } = rejected.returned;
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    vec![Effect::Edit(Purpose::Session, Sheet { name, text, file: Some(file) })]
}

/// Leaves the text with mistakes where it is.
pub(super) fn leave(model: &mut Model, rejected: &Rejected) {
    let phrase = Phrase::new("editor-text-left").with("file", shown(&rejected.file()));
    model.tell(Tone::Caution, vec![phrase]);
}

/// The prompt is made from the design: an edited one can be copied, but not kept in it.
fn offer_prompt(model: &mut Model, returned: Returned) -> Vec<Effect> {
    let question = Phrase::new("editor-prompt-changed").with("file", shown(&returned.file));
    let effect = Effect::Copy(Subject::Edited, returned.text);
    model.overlays.push(Overlay::Confirm(Confirm {
        title: "title-edited-prompt",
        question,
        effect,
    }));
    Vec::new()
}
