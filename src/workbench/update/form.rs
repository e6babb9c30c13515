//! The form: moving, opening, changing values without typing, and the items of lists.

use super::super::command::Action;
use super::super::form::{Editor, can_be_empty, choices, field_row, flags};
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::Tone;
use super::super::overlay::{FieldChoice, FieldFlags, Overlay};
use super::super::rows::RowId;
use super::super::steps::{self, is_number};
use super::lock;
use crate::design::{Field, FleetDesign, Kind, List, locks};
use crate::text::Phrase;

/// How many rows a page is: about what a small terminal shows.
const PAGE: isize = 12;

/// Runs a command of the form; whether it is one.
pub(super) fn run(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    match action {
        Action::Up => step(model, -1),
        Action::Down => step(model, 1),
        Action::PageUp => step(model, -PAGE),
        Action::PageDown => step(model, PAGE),
        Action::First => step(model, isize::MIN),
        Action::Last => step(model, isize::MAX),
        Action::NextSection => step_section(model, true),
        Action::PreviousSection => step_section(model, false),
        Action::FoldAll => fold_all(model),
        Action::Left => return Some(sideways(model, false)),
        Action::Right => return Some(sideways(model, true)),
        Action::Enter | Action::Toggle => return Some(enter(model)),
        Action::Clear => return Some(clear(model)),
        Action::More => return Some(more(model, true)),
        Action::Less => return Some(more(model, false)),
        Action::Lock => lock::toggle(model),
        Action::Add => add(model),
        Action::Copy => copy(model),
        Action::Remove => remove(model),
        Action::MoveUp => move_item(model, false),
        Action::MoveDown => move_item(model, true),
        _ => return None,
    }
    Some(Vec::new())
}

/// Moves the cursor by so many rows.
pub(super) fn step(model: &mut Model, by: isize) {
    model.history.seal();
    let rows = model.form.rows(&model.design);
    let at = rows.iter().position(|row| row.id == model.form.cursor).unwrap_or(0);
    let to = at.saturating_add_signed(by).min(rows.len().saturating_sub(1));
    if let Some(row) = rows.get(to) {
        model.form.cursor = row.id;
    }
}

fn step_section(model: &mut Model, forth: bool) {
    let rows = model.form.rows(&model.design);
    let at = rows.iter().position(|row| row.id == model.form.cursor).unwrap_or(0);
    let is_head = |row: &&super::super::rows::Row| row.depth == 0;
    let head = if forth {
        rows[at + 1..].iter().find(is_head)
    } else {
        rows[..at].iter().rev().find(is_head)
    };
    if let Some(row) = head {
        model.form.cursor = row.id;
    }
}

/// Closes all sections, or opens them when they are closed.
fn fold_all(model: &mut Model) {
    use super::super::rows::Section;
    let heads = Section::ALL.map(RowId::Section);
    let open = !heads.iter().any(|head| model.form.folds.is_open(*head));
    for head in heads {
        model.form.folds.set(head, open);
    }
    model.form.repair(&model.design);
}

/// ← and →: another choice, a number's next step, or closing and opening.
fn sideways(model: &mut Model, forth: bool) -> Vec<Effect> {
    let cursor = model.form.cursor;
    if let Some((field, index)) = cursor.field() {
        if field.kind == Kind::Switch {
            return toggle(model, field, index);
        }
        if let Some(words) = choices(field, index, &model.design) {
            return next_choice(model, field, index, &words, forth);
        }
        if is_number(field.kind) {
            return step_number(model, field, index, forth);
        }
    }
    if cursor.folds() && model.form.folds.is_open(cursor) != forth {
        model.form.folds.set(cursor, forth);
    } else if let (false, Some(head)) = (forth, cursor.parent()) {
        model.form.cursor = head;
    }
    Vec::new()
}

/// A number goes to the next step; where none is set, from the one that is used instead.
fn step_number(model: &mut Model, field: &'static Field, index: usize, up: bool) -> Vec<Effect> {
    let now = field.get(&model.design, index).or_else(|| field.effective(&model.design, index));
    let Some(now) = now else {
        model.tell(
            Tone::Caution,
            vec![Phrase::new("form-no-number").with("enter", model.key("enter"))],
        );
        return Vec::new();
    };
    let Some(next) = steps::step(field.path, field.kind, &now, up) else { return Vec::new() };
    // Where the field takes no more, it has reached its end.
    let mut tried = model.design.clone();
    if field.set(&mut tried, index, &next).is_err() {
        return Vec::new();
    }
    set(model, field, index, &next)
}

/// `+` and `-` on a number.
fn more(model: &mut Model, up: bool) -> Vec<Effect> {
    match model.form.cursor.field() {
        Some((field, index)) if is_number(field.kind) => step_number(model, field, index, up),
        _ => {
            model.tell(Tone::Caution, vec![Phrase::new("form-not-number")]);
            Vec::new()
        }
    }
}

fn next_choice(
    model: &mut Model,
    field: &'static Field,
    index: usize,
    words: &[String],
    forth: bool,
) -> Vec<Effect> {
    let now = field.get(&model.design, index).unwrap_or_default();
    let at = words.iter().position(|word| *word == now).unwrap_or(0);
    let by = if forth { 1 } else { words.len() - 1 };
    set(model, field, index, &words[(at + by) % words.len()])
}

fn toggle(model: &mut Model, field: &'static Field, index: usize) -> Vec<Effect> {
    let on = field.get(&model.design, index).as_deref() == Some("true");
    set(model, field, index, if on { "false" } else { "true" })
}

/// Enter and space: open a head, change a value, or begin to edit it.
fn enter(model: &mut Model) -> Vec<Effect> {
    let cursor = model.form.cursor;
    let Some((field, index)) = cursor.field() else {
        let open = model.form.folds.is_open(cursor);
        model.form.folds.set(cursor, !open);
        return Vec::new();
    };
    if field.kind == Kind::Switch {
        return toggle(model, field, index);
    }
    if let Some(words) = choices(field, index, &model.design) {
        let now = field.get(&model.design, index).unwrap_or_default();
        let cursor = words.iter().position(|word| *word == now).unwrap_or(0);
        model.overlays.push(Overlay::Choice(FieldChoice { field, index, words, cursor }));
    } else if let Some(words) = flags(field, &model.design) {
        model.overlays.push(Overlay::Flags(checklist(model, field, index, words)));
    } else {
        model.history.seal();
        model.form.editor = Some(Editor::new(field, index, &model.design));
    }
    Vec::new()
}

fn checklist(model: &Model, field: &'static Field, index: usize, words: Vec<String>) -> FieldFlags {
    let now = field.get(&model.design, index).unwrap_or_default();
    let set = |word: &str| now.split(", ").any(|flag| flag == word);
    let words = words.into_iter().map(|word| (set(&word), word)).map(|(on, word)| (word, on));
    FieldFlags { field, index, words: words.collect(), cursor: 0 }
}

/// Backspace: a field that may be empty becomes so; one that inherits inherits again; any other
/// goes back to its default. A name has none.
fn clear(model: &mut Model) -> Vec<Effect> {
    let Some((field, index)) = model.form.cursor.field() else { return Vec::new() };
    if can_be_empty(field, index, &model.design) {
        return set(model, field, index, "");
    }
    match field.default() {
        Some(default) if field.kind != Kind::Name => set(model, field, index, &default),
        _ => super::refuse(model, Phrase::new("form-not-empty")),
    }
}

/// Sets a field and records it.
pub(super) fn set(
    model: &mut Model,
    field: &'static Field,
    index: usize,
    text: &str,
) -> Vec<Effect> {
    let before = model.design.clone();
    if let Err(reason) = field.set(&mut model.design, index, text) {
        return super::refuse(model, reason);
    }
    if before == model.design {
        return Vec::new();
    }
    model.history.record(field.at(index), before);
    model.assess();
    follow_up(field)
}

/// What the world has to do after a field has changed.
pub(super) fn follow_up(field: &Field) -> Vec<Effect> {
    match field.path {
        "inventory" => vec![Effect::ReadInventory],
        _ => Vec::new(),
    }
}

/// The list and item under the cursor; says so where there is none.
fn item(model: &mut Model) -> Option<(List, usize)> {
    if let Some((list, Some(index))) = model.form.cursor.item() {
        return Some((list, index));
    }
    model.tell(Tone::Caution, vec![Phrase::new("form-no-item")]);
    None
}

/// Changes a list and records it as one step.
fn change_list(model: &mut Model, list: List, change: impl FnOnce(&mut FleetDesign)) {
    let before = model.design.clone();
    locks::by_name(&mut model.design, list);
    change(&mut model.design);
    model.history.seal();
    model.history.record(list.path().to_owned(), before);
    model.history.seal();
}

fn add(model: &mut Model) {
    let Some((list, _)) = model.form.cursor.item() else {
        model.tell(Tone::Caution, vec![Phrase::new("form-no-list")]);
        return;
    };
    let mut at = 0;
    change_list(model, list, |design| at = list.push(design));
    let item = RowId::Item(list, at);
    model.form.folds.set(item, true);
    // A name is what a new item needs first.
    model.form.reveal(field_row(&format!("{}[].name", list.path()), at).unwrap_or(item));
    model.assess();
}

fn copy(model: &mut Model) {
    let Some((list, index)) = item(model) else {
        return;
    };
    change_list(model, list, |design| {
        list.duplicate(design, index);
    });
    model.form.folds.renumber(list, |at| Some(if at > index { at + 1 } else { at }));
    model.form.reveal(RowId::Item(list, index + 1));
    model.assess();
}

fn remove(model: &mut Model) {
    let Some((list, index)) = item(model) else {
        return;
    };
    let name = list.name(&model.design, index).map(ToString::to_string).unwrap_or_default();
    change_list(model, list, |design| {
        locks::forget(design, list, index);
        list.remove(design, index);
    });
    model.form.folds.renumber(list, |at| match at {
        _ if at == index => None,
        _ if at > index => Some(at - 1),
        _ => Some(at),
    });
    model.form.cursor = RowId::Item(list, index);
    model.assess();
    model.tell(Tone::Good, vec![Phrase::new("form-removed").with("name", name)]);
}

fn move_item(model: &mut Model, down: bool) {
    let Some((list, index)) = item(model) else {
        return;
    };
    let to = if down { index + 1 } else { index.wrapping_sub(1) };
    if to >= list.len(&model.design) {
        return;
    }
    change_list(model, list, |design| {
        list.move_item(design, index, to);
    });
    let swap = |at| match at {
        _ if at == index => to,
        _ if at == to => index,
        _ => at,
    };
    model.form.folds.renumber(list, |at| Some(swap(at)));
    model.form.cursor = model.form.cursor.at(to);
    model.assess();
}
