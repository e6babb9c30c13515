//! The panes: which one has the focus, and the commands that work from any of them.

use super::super::command::Action;
use super::super::history::Change;
use super::super::message::{Effect, Scroll};
use super::super::model::Model;
use super::super::outside::Tone;
use super::super::overlay::{Asked, Then};
use super::super::pane::Pane;
use super::super::preview::File;
use super::super::reading::Reading;
use super::{
    advice, budget, conflict, copy, external_editor, form, line, outage, palette, refuse, review,
    search, session, themes, tour, what_if,
};
use crate::export::buildable;
use crate::text::{Language, Phrase, Texts};
use std::sync::Arc;

/// Runs a command.
pub(super) fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    if conflict::refuses(model, action) {
        return Vec::new();
    }
    if let Some(pane) = shown_by(action) {
        if pane == Pane::File {
            model.preview.leave_built();
        }
        if pane == Pane::Budget {
            budget::follow_form(model);
        }
        model.focus.set(pane);
        return Vec::new();
    }
    match action {
        Action::Palette => palette::open(model),
        Action::Advise => return advice::open(model),
        Action::WhatIf => return what_if::open(model),
        Action::Themes => themes::open(model),
        Action::Quit => return session::before_losing(model, Then::Quit),
        Action::Save => return session::save(model),
        Action::SaveAs => line::ask(model, Asked::SaveAs { told: false }),
        Action::New => line::ask(model, Asked::NewName),
        Action::Export => line::ask(model, Asked::Folder),
        Action::Open => return vec![Effect::ListSessions],
        Action::Duplicate => session::duplicate(model),
        Action::CopyPrompt => return copy::prompt(model),
        Action::CopyFile => return copy::file(model),
        Action::Build => return build(model),
        Action::Outage => return outage::open(model),
        Action::Tour => tour::begin(model),
        Action::Search => search::begin(model),
        Action::SearchNext => search::step(model, true),
        Action::SearchPrevious => search::step(model, false),
        Action::Readable => read_as(model, Reading::Readable),
        Action::Difference => read_as(model, Reading::Difference),
        Action::EditElsewhere => return external_editor::edit(model),
        Action::EditSession => return external_editor::edit_session(model),
        Action::Review => return review::open(model),
        Action::Undo => undo(model, true),
        Action::Redo => undo(model, false),
        Action::Language => switch_language(model),
        Action::Mouse => return switch_mouse(model),
        Action::NextPane => step(model, true),
        Action::PreviousPane => step(model, false),
        Action::Leave if search::is_here(model) => search::clear(model),
        Action::Leave => model.focus.leave(),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        other => return in_pane(model, other),
    }
    Vec::new()
}

fn shown_by(action: Action) -> Option<Pane> {
    match action {
        Action::ShowPrompt => Some(Pane::Prompt),
        Action::ShowTree => Some(Pane::Tree),
        Action::ShowFile => Some(Pane::File),
        Action::ShowBudget => Some(Pane::Budget),
        Action::ShowFindings => Some(Pane::Findings),
        Action::ShowChanges => Some(Pane::Changes),
        _ => None,
    }
}

/// Shows the prompt in this way, or as it is copied where it is shown so already.
fn read_as(model: &mut Model, reading: Reading) {
    let shown = model.focus.shows(model.shape(), Pane::Prompt) && model.reading == reading;
    model.reading = if shown { Reading::Raw } else { reading };
    model.focus.set(Pane::Prompt);
}

fn step(model: &mut Model, forth: bool) {
    let shape = model.shape();
    model.focus.step(shape, forth);
}

/// A command that means something else in each pane.
fn in_pane(model: &mut Model, action: Action) -> Vec<Effect> {
    match model.focus.pane {
        Pane::Form => form::run(model, action).unwrap_or_default(),
        Pane::Tree => in_tree(model, action),
        Pane::Findings => in_findings(model, action),
        Pane::Budget => budget::run(model, action),
        pane => scroll(pane, action).into_iter().collect(),
    }
}

/// A command of a pane that has text to scroll.
fn scroll(pane: Pane, action: Action) -> Option<Effect> {
    let by = match action {
        Action::Up => Scroll::Lines(-1),
        Action::Down => Scroll::Lines(1),
        Action::Left => Scroll::Columns(-8),
        Action::Right => Scroll::Columns(8),
        Action::PageUp => Scroll::Pages(-1),
        Action::PageDown | Action::Toggle => Scroll::Pages(1),
        Action::First => Scroll::First,
        Action::Last => Scroll::Last,
        _ => return None,
    };
    Some(Effect::Scroll(pane, by))
}

/// How far a motion goes in a list of rows.
pub(super) fn motion(action: Action) -> Option<isize> {
    Some(match action {
        Action::Up => -1,
        Action::Down => 1,
        Action::PageUp => -12,
        Action::PageDown => 12,
        Action::First => isize::MIN,
        Action::Last => isize::MAX,
        _ => return None,
    })
}

fn in_tree(model: &mut Model, action: Action) -> Vec<Effect> {
    let Ok(tree) = &model.preview.tree else {
        return Vec::new();
    };
    let rows = model.tree.rows(tree.entries());
    let at = rows.iter().position(|row| row.path == model.tree.cursor).unwrap_or(0);
    if let Some(by) = motion(action) {
        let to = at.saturating_add_signed(by).min(rows.len().saturating_sub(1));
        if let Some(row) = rows.get(to) {
            point_at(model, &row.path.clone(), row.folder.is_none());
        }
        return Vec::new();
    }
    let Some(row) = rows.get(at) else {
        return Vec::new();
    };
    match (action, row.folder) {
        (Action::Enter | Action::Toggle, Some(open)) => model.tree.set_open(&row.path, !open),
        (Action::Enter | Action::Toggle | Action::Right, None) => model.focus.set(Pane::File),
        (Action::Right, Some(false)) => model.tree.set_open(&row.path, true),
        (Action::Left, Some(true)) => model.tree.set_open(&row.path, false),
        (Action::Left, _) => {
            if let Some((folder, _)) = row.path.rsplit_once('/') {
                point_at(model, folder, false);
            }
        }
        _ => {}
    }
    Vec::new()
}

/// Puts the cursor of the tree on a path; a file is then looked at.
pub(super) fn point_at(model: &mut Model, path: &str, is_file: bool) {
    path.clone_into(&mut model.tree.cursor);
    if is_file {
        model.preview.leave_built();
        model.tree.file = Some(path.to_owned());
    }
}

/// Builds the folder around the file under the cursor as Kustomize does; pressed again, it shows
/// that file.
fn build(model: &mut Model) -> Vec<Effect> {
    if model.preview.leave_built() {
        return Vec::new();
    }
    let tree = match &model.preview.tree {
        Ok(tree) => tree,
        Err(reason) => {
            let reason = reason.clone();
            return refuse(model, reason);
        }
    };
    if let Some(folder) = buildable(tree, &model.tree.cursor).map(str::to_owned) {
        model.tell(Tone::Good, vec![Phrase::new("build-runs").with("folder", folder.as_str())]);
        return vec![Effect::Build(folder)];
    }
    let reason = Phrase::new("build-no-folder").with("path", model.tree.cursor.as_str());
    refuse(model, reason)
}

/// A folder has been built, or not.
pub(super) fn built(
    model: &mut Model,
    revision: u64,
    folder: String,
    built: Result<String, Phrase>,
) -> Vec<Effect> {
    match built {
        Ok(_) if revision != model.preview.revision => {
            refuse(model, Phrase::new("build-outdated").with("folder", folder))
        }
        Ok(text) => {
            model.toast = None;
            // The region is known to a cluster alone, so no build here can have it.
            if folder.starts_with("overlays/") {
                model.tell(Tone::Good, vec![Phrase::new("build-region")]);
            }
            model.preview.file = Some(File { path: folder, built: true, text: Ok(text) });
            // Whoever types or is asked meanwhile goes on where they are.
            if model.form.editor.is_none() && model.overlays.is_empty() {
                model.focus.set(Pane::File);
            }
            Vec::new()
        }
        Err(reason) => refuse(model, reason),
    }
}

fn in_findings(model: &mut Model, action: Action) -> Vec<Effect> {
    // One finding can be longer than a small screen.
    if matches!(action, Action::PageUp | Action::PageDown) {
        return scroll(Pane::Findings, action).into_iter().collect();
    }
    let last = model.preview.assessment.findings.len().saturating_sub(1);
    if let Some(by) = motion(action) {
        model.finding = model.finding.saturating_add_signed(by).min(last);
    } else if matches!(action, Action::Enter | Action::Toggle) {
        go_to_finding(model);
    }
    Vec::new()
}

/// Puts the cursor of the form on the field of the finding under the cursor.
pub(super) fn go_to_finding(model: &mut Model) {
    let Some(finding) = model.preview.assessment.findings.get(model.finding) else {
        return;
    };
    if !model.form.reveal_path(&model.design, &finding.path) {
        model.tell(Tone::Caution, vec![Phrase::new("findings-nowhere")]);
        return;
    }
    model.form.repair(&model.design);
    model.focus.leave();
}

fn undo(model: &mut Model, back: bool) {
    let change = if back {
        model.history.undo(&mut model.design)
    } else {
        model.history.redo(&mut model.design)
    };
    let Some(change) = change else {
        let key = if back { "undo-nothing" } else { "redo-nothing" };
        model.tell(Tone::Caution, vec![Phrase::new(key)]);
        return;
    };
    model.assess();
    let phrase = Phrase::new(if back { "undo-done" } else { "redo-done" });
    let phrase = match change {
        Change::Field(path) => {
            model.form.reveal_path(&model.design, &path);
            phrase.with("path", path)
        }
        Change::Whole(key) => phrase.with("path", Phrase::new(key)),
    };
    model.form.repair(&model.design);
    model.tell(Tone::Good, vec![phrase]);
}

fn switch_language(model: &mut Model) {
    let next = match model.texts.language() {
        Language::En => Language::Fr,
        Language::Fr => Language::En,
    };
    model.texts = Arc::new(Texts::new(next));
}

fn switch_mouse(model: &mut Model) -> Vec<Effect> {
    model.mouse = !model.mouse;
    let key = if model.mouse { "mouse-on" } else { "mouse-off" };
    let own = model.key("mouse");
    model.tell(Tone::Good, vec![Phrase::new(key).with("key", own)]);
    vec![Effect::Mouse(model.mouse)]
}
