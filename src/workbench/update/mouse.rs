//! The mouse: focus, select, fold and scroll. It never does what no key can do.

use super::super::message::{Effect, Scroll, Target};
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::pane::Pane;
use super::super::rows::RowId;
use super::{budget, editor, overlays, panes, review};
use crate::workbench::command::Action;

/// The mouse was pressed on something.
pub(super) fn point(model: &mut Model, target: Target) -> Vec<Effect> {
    if !model.overlays.is_empty() {
        return match target {
            Target::Entry(place) => point_at_entry(model, place),
            _ => Vec::new(),
        };
    }
    if model.form.editor.is_some() {
        // A click elsewhere keeps the value, as Enter would; what is no value stays.
        let effects = editor::keep(model);
        if model.form.editor.is_some() {
            return effects;
        }
        let more = point_at_pane(model, target);
        return effects.into_iter().chain(more).collect();
    }
    point_at_pane(model, target)
}

fn point_at_pane(model: &mut Model, target: Target) -> Vec<Effect> {
    match target {
        Target::Pane(pane) => model.focus.set(pane),
        Target::Row(id) => return point_at_row(model, id),
        Target::Branch(path) => point_at_branch(model, &path),
        Target::Finding(at) => point_at_finding(model, at),
        Target::Figure(at) => budget::point_at(model, at),
        Target::Entry(_) | Target::Overlay => {}
    }
    Vec::new()
}

/// The first click selects, the next one does what Enter does; a head folds at once.
fn point_at_row(model: &mut Model, id: RowId) -> Vec<Effect> {
    model.history.seal();
    let again = model.focus.pane == Pane::Form && model.form.cursor == id;
    model.focus.set(Pane::Form);
    model.form.cursor = id;
    if again || id.folds() {
        return panes::run(model, Action::Enter);
    }
    Vec::new()
}

fn point_at_branch(model: &mut Model, path: &str) {
    model.focus.set(Pane::Tree);
    let Ok(tree) = &model.preview.tree else {
        return;
    };
    let row = model.tree.rows(tree.entries()).into_iter().find(|row| row.path == path);
    if let Some(row) = row {
        panes::point_at(model, path, row.folder.is_none());
        if let Some(open) = row.folder {
            model.tree.set_open(path, !open);
        }
    }
}

fn point_at_finding(model: &mut Model, at: usize) {
    let again = model.focus.pane == Pane::Findings && model.finding == at;
    model.focus.set(Pane::Findings);
    model.finding = at.min(model.preview.assessment.findings.len().saturating_sub(1));
    if again {
        panes::go_to_finding(model);
    }
}

/// The first click on an entry selects it, the next one takes it.
fn point_at_entry(model: &mut Model, place: usize) -> Vec<Effect> {
    let again = match model.overlays.last_mut() {
        Some(Overlay::Choice(choice)) => std::mem::replace(&mut choice.cursor, place) == place,
        Some(Overlay::Advice(advised)) => std::mem::replace(&mut advised.cursor, place) == place,
        Some(Overlay::WhatIf(table)) => std::mem::replace(&mut table.cursor, place) == place,
        Some(Overlay::Flags(flags)) => {
            flags.cursor = place.min(flags.words.len().saturating_sub(1));
            return overlays::run(model, Action::Toggle);
        }
        Some(Overlay::Review(reviewing)) => {
            let again = reviewing.done().is_some_and(|done| review::select(done, place));
            return if again { overlays::run(model, Action::Keep) } else { Vec::new() };
        }
        Some(top) => match top.picker() {
            Some(picker) => {
                let again = picker.cursor() == place;
                picker.select(place);
                again
            }
            None => return Vec::new(),
        },
        None => return Vec::new(),
    };
    if again { overlays::accept(model) } else { Vec::new() }
}

/// The wheel was turned over a pane.
pub(super) fn wheel(model: &mut Model, pane: Pane, lines: isize) -> Vec<Effect> {
    let action = if lines < 0 { Action::Up } else { Action::Down };
    let searching = matches!(model.overlays.last(), Some(Overlay::Search));
    if !model.overlays.is_empty() && !searching {
        return overlays::run(model, action);
    }
    vec![Effect::Scroll(pane, Scroll::Lines(lines))]
}
