//! The layers above the panes: what opens them, and what their keys do.

use std::path::PathBuf;

use tui_textarea::{CursorMove, TextArea};

use super::super::advice::Advised;
use super::super::command::Action;
use super::super::key::Key;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::{Export, Tone};
use super::super::overlay::{AskLine, Asked, FieldChoice, FieldFlags, Overlay, Report, Then};
use super::super::picker::{Entry, Picker, one_line, type_on_line};
use super::{
    budget, contest, external, form, outage, palette, refuse, review, search, session, tour,
    what_if,
};
use crate::budget::Verdict;
use crate::design::FleetDesign;
use crate::export;
use crate::session::{Listed, Source};
use crate::text::Phrase;
use crate::theme::Themes;

/// Opens the list of themes.
pub(super) fn themes(model: &mut Model) {
    let detail = |name: &str| {
        let automatic = name == Themes::AUTOMATIC;
        if automatic { model.texts.get("themes-automatic") } else { String::new() }
    };
    let entry = |name: &String| Entry {
        label: name.clone(),
        detail: detail(name),
        value: name.clone(),
        ..Entry::default()
    };
    let picker = Picker::new(model.themes.iter().map(entry).collect(), &model.theme);
    model.overlays.push(Overlay::Themes(picker, model.theme.clone()));
}

/// Opens the steps that make device types fit; where there are none, a message says why.
pub(super) fn advise(model: &mut Model) -> Vec<Effect> {
    let advised = Advised::new(&model.design, &model.grounds.catalog);
    if advised.is_empty() {
        let fits = advised.advice.iter().all(|advice| advice.verdict == Verdict::Fits);
        let (tone, key) = match fits {
            _ if advised.advice.is_empty() => (Tone::Caution, "advice-no-devices"),
            true => (Tone::Good, "advice-fits"),
            false => (Tone::Caution, "advice-none"),
        };
        model.tell(tone, vec![Phrase::new(key)]);
        return Vec::new();
    }
    model.overlays.push(Overlay::Advice(advised));
    Vec::new()
}

/// Applies the steps up to the one under the cursor: one change, to be undone as one.
fn apply_advice(model: &mut Model, advised: &Advised) -> Vec<Effect> {
    let Some((design, path)) = advised.applied(&model.design) else { return Vec::new() };
    take(model, design, &path);
    let count = advised.chosen().len();
    let undo = model.key("undo");
    let phrase = Phrase::new("advice-applied").with("count", count);
    model.tell(Tone::Good, vec![phrase.with("key", undo)]);
    Vec::new()
}

/// Puts a design in the place of this one, as one step that undo takes back; the form goes to the
/// field of this path.
pub(super) fn take(model: &mut Model, design: FleetDesign, path: &str) {
    model.history.seal();
    model.history.record(path.to_owned(), std::mem::replace(&mut model.design, design));
    model.history.seal();
    model.assess();
    model.form.reveal_path(&model.design, path);
    model.form.repair(&model.design);
}

/// Opens the list of sessions.
pub(super) fn offer_sessions(model: &mut Model, list: Result<Vec<Listed>, Phrase>) -> Vec<Effect> {
    let list = match list {
        Ok(list) => list,
        Err(reason) => return refuse(model, reason),
    };
    let entry = |session: Listed| Entry {
        label: session.name,
        detail: model.texts.get(kind_key(&session.source)),
        value: encode(&session.source),
        kind: String::new(),
    };
    let entries = list.into_iter().map(entry).collect();
    let picker = Picker::new(entries, &encode(&model.session.source));
    model.overlays.push(Overlay::Sessions(picker));
    Vec::new()
}

/// The key of what kind of session this is.
fn kind_key(source: &Source) -> &'static str {
    match source {
        Source::New => "source-new",
        Source::Builtin(_) => "source-builtin",
        Source::Saved(_) => "source-saved",
        Source::File(_) => "source-file",
    }
}

/// A source as the value of an entry.
fn encode(source: &Source) -> String {
    match source {
        Source::New => String::new(),
        Source::Builtin(name) => format!("builtin:{name}"),
        Source::Saved(name) => format!("saved:{name}"),
        Source::File(path) => format!("file:{}", path.display()),
    }
}

fn decode(value: &str) -> Source {
    match value.split_once(':') {
        Some(("builtin", name)) => Source::Builtin(name.to_owned()),
        Some(("saved", name)) => Source::Saved(name.to_owned()),
        Some((_, path)) => Source::File(PathBuf::from(path)),
        None => Source::New,
    }
}

/// Opens a line that asks for something.
pub(super) fn ask(model: &mut Model, what: Asked) {
    let text = match what {
        Asked::SaveAs { .. } => model.design.name.to_string(),
        Asked::NewName => String::new(),
        Asked::Folder if model.folder.is_empty() => format!("./{}", model.design.name),
        Asked::Folder => model.folder.clone(),
        Asked::Answer => model.answer_path.clone(),
    };
    let mut text = TextArea::new(vec![text]);
    text.set_cursor_line_style(ratatui::style::Style::default());
    text.move_cursor(CursorMove::End);
    model.overlays.push(Overlay::Line(AskLine { what, text, reason: None }));
}

/// Opens the report of what an export would do.
pub(super) fn offer_export(
    model: &mut Model,
    folder: PathBuf,
    report: Result<export::Report, Phrase>,
) -> Vec<Effect> {
    match report {
        Ok(report) => {
            model.overlays.push(Overlay::Report(Report { folder, report, scroll: 0 }));
            Vec::new()
        }
        Err(reason) => refuse(model, reason),
    }
}

/// Types a key into the top layer, where it has a line to type into.
pub(super) fn type_key(model: &mut Model, key: Key) -> Vec<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Search) => search::type_key(model, key),
        Some(Overlay::Line(line)) => {
            if type_on_line(&mut line.text, key) {
                line.reason = None;
            }
            Vec::new()
        }
        Some(top) => {
            if let Some(picker) = top.picker() {
                picker.type_key(key);
            }
            follow(model)
        }
        None => Vec::new(),
    }
}

/// Puts pasted text into the top layer, where it has a line to type into.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Search) => search::paste(model, text),
        Some(Overlay::Line(line)) => {
            line.text.insert_str(one_line(text));
            Vec::new()
        }
        Some(Overlay::Review(_)) => review::paste(model, text),
        Some(top) => {
            if let Some(picker) = top.picker() {
                picker.paste(text);
            }
            follow(model)
        }
        None => Vec::new(),
    }
}

/// A theme under the cursor is tried at once.
fn follow(model: &Model) -> Vec<Effect> {
    match model.overlays.last() {
        Some(Overlay::Themes(picker, _)) => {
            picker.chosen().map(|entry| Effect::Theme(entry.value.clone())).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Runs a command of the top layer.
pub(super) fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    if matches!(model.overlays.last(), Some(Overlay::Search)) {
        return search::run(model, action);
    }
    if action == Action::Leave {
        return leave(model);
    }
    match model.overlays.last_mut() {
        Some(Overlay::Choice(choice)) => {
            let place = step(choice.cursor, choice.words.len(), action);
            choice.cursor = place;
            if matches!(action, Action::Keep | Action::Toggle) { accept(model) } else { Vec::new() }
        }
        Some(Overlay::Flags(flags)) => {
            flags.cursor = step(flags.cursor, flags.words.len(), action);
            match action {
                Action::Toggle => toggle(flags),
                Action::Keep => return accept(model),
                _ => {}
            }
            Vec::new()
        }
        Some(Overlay::Advice(advised)) => {
            advised.cursor = step(advised.cursor, advised.len(), action);
            if action == Action::Keep { accept(model) } else { Vec::new() }
        }
        Some(Overlay::WhatIf(_)) => what_if::run(model, action),
        Some(Overlay::Figure(_)) => budget::in_figure(model, action),
        Some(Overlay::Found(offer)) => {
            offer.scroll = scroll(offer.scroll, action);
            answer(model, action)
        }
        Some(Overlay::Rejected(rejected)) => {
            rejected.scroll = scroll(rejected.scroll, action);
            if action == Action::EditElsewhere { again(model) } else { Vec::new() }
        }
        Some(Overlay::Report(report)) => {
            report.scroll = scroll(report.scroll, action);
            answer(model, action)
        }
        Some(Overlay::Conflict(conflict)) => {
            conflict.scroll = scroll(conflict.scroll, action);
            if by(action).is_some() {
                return Vec::new();
            }
            contest::answer_conflict(model, action)
        }
        Some(Overlay::Held) => contest::answer_held(model, action),
        Some(Overlay::Unsaved(_) | Overlay::Confirm(_)) => answer(model, action),
        Some(Overlay::Outage(_)) => outage::turn(model, action),
        Some(Overlay::Tour(tour)) => {
            let at = *tour;
            if matches!(action, Action::Left | Action::Right) {
                tour::turn(model, at, action == Action::Right);
            }
            Vec::new()
        }
        Some(Overlay::Review(_)) => review::run(model, action),
        Some(top) => {
            if let (Some(picker), Some(by)) = (top.picker(), by(action)) {
                picker.step(by);
                return follow(model);
            }
            if action == Action::Keep { accept(model) } else { Vec::new() }
        }
        None => Vec::new(),
    }
}

fn by(action: Action) -> Option<isize> {
    match action {
        Action::Up => Some(-1),
        Action::Down => Some(1),
        Action::PageUp => Some(-10),
        Action::PageDown => Some(10),
        _ => None,
    }
}

pub(super) fn step(at: usize, count: usize, action: Action) -> usize {
    by(action).map_or(at, |by| at.saturating_add_signed(by).min(count.saturating_sub(1)))
}

/// The first row of a layer that is read. Only drawing knows where it ends: [`settle_scroll`].
pub(super) fn scroll(at: usize, action: Action) -> usize {
    by(action).map_or(at, |by| at.saturating_add_signed(by))
}

/// Takes back what the top layer was scrolled beyond its end, as it was drawn.
pub(in crate::workbench) fn settle_scroll(model: &mut Model, end: usize) {
    let scroll = match model.overlays.last_mut() {
        Some(Overlay::Found(offer)) => &mut offer.scroll,
        Some(Overlay::Conflict(conflict)) => &mut conflict.scroll,
        Some(Overlay::Report(report)) => &mut report.scroll,
        Some(Overlay::Outage(outage)) => &mut outage.scroll,
        Some(Overlay::Rejected(rejected)) => &mut rejected.scroll,
        Some(Overlay::Figure(shown)) => &mut shown.scroll,
        Some(Overlay::Review(reviewing)) => match reviewing.done() {
            Some(done) => &mut done.scroll,
            None => return,
        },
        _ => return,
    };
    *scroll = (*scroll).min(end);
}

fn toggle(flags: &mut FieldFlags) {
    if let Some((_, on)) = flags.words.get_mut(flags.cursor) {
        *on = !*on;
    }
}

/// Esc: the top layer goes, and nothing else has changed.
fn leave(model: &mut Model) -> Vec<Effect> {
    if matches!(model.overlays.last(), Some(Overlay::Review(_))) && !review::leave(model) {
        return Vec::new();
    }
    match model.overlays.pop() {
        Some(Overlay::Themes(_, before)) => vec![Effect::Theme(before)],
        Some(Overlay::Outage(outage)) => {
            outage.stop();
            Vec::new()
        }
        Some(Overlay::Tour(_)) => {
            model.focus.leave();
            Vec::new()
        }
        Some(Overlay::Rejected(rejected)) => {
            external::leave(model, &rejected);
            Vec::new()
        }
        Some(
            Overlay::Unsaved(_)
            | Overlay::Confirm(_)
            | Overlay::Line(_)
            | Overlay::Held
            | Overlay::Conflict(_),
        ) => {
            model.after_save = None;
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Opens the session with mistakes again.
fn again(model: &mut Model) -> Vec<Effect> {
    match model.overlays.pop() {
        Some(Overlay::Rejected(rejected)) => external::again(rejected),
        other => {
            model.overlays.extend(other);
            Vec::new()
        }
    }
}

/// Enter: what the top layer was opened for.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    match model.overlays.pop() {
        Some(Overlay::Help(picker) | Overlay::Palette(picker)) => {
            palette::run_chosen(model, &picker)
        }
        Some(Overlay::Sessions(picker)) => match picker.chosen() {
            Some(entry) => session::before_losing(model, Then::Open(decode(&entry.value))),
            None => Vec::new(),
        },
        Some(Overlay::Themes(picker, before)) => {
            vec![Effect::ChooseTheme(picker.chosen().map_or(before, |entry| entry.value.clone()))]
        }
        Some(Overlay::Choice(FieldChoice { field, index, words, cursor })) => {
            words.get(cursor).map_or_else(Vec::new, |word| form::set(model, field, index, word))
        }
        Some(Overlay::Flags(flags)) => accept_flags(model, &flags),
        // What lies above the panes changes a field as Enter on it would.
        Some(Overlay::Advice(_) | Overlay::WhatIf(_)) if contest::refuses(model, Action::Undo) => {
            Vec::new()
        }
        Some(Overlay::Advice(advised)) => apply_advice(model, &advised),
        Some(Overlay::WhatIf(table)) => what_if::apply(model, table),
        Some(Overlay::Line(line)) => accept_line(model, line),
        _ => Vec::new(),
    }
}

fn accept_flags(model: &mut Model, flags: &FieldFlags) -> Vec<Effect> {
    let set = flags.words.iter().filter(|(_, on)| *on).map(|(word, _)| word.as_str());
    let text = set.collect::<Vec<_>>().join(", ");
    // An empty list is a choice of its own where an empty text would mean the fleet's.
    let text = if text.is_empty() { "[]".to_owned() } else { text };
    form::set(model, flags.field, flags.index, &text)
}

fn accept_line(model: &mut Model, mut line: AskLine) -> Vec<Effect> {
    let text = line.text.lines().join(" ").trim().to_owned();
    let done = match line.what {
        Asked::SaveAs { told } => session::save_as(model, &text, told),
        Asked::NewName => match crate::design::Name::read(&text) {
            Ok(_) => Ok(session::before_losing(model, Then::New(text))),
            Err(reason) => Err(reason),
        },
        Asked::Answer => review::take_path(model, &text),
        Asked::Folder if text.is_empty() => Err(Phrase::new("workbench-no-folder")),
        Asked::Folder => {
            model.folder.clone_from(&text);
            let how = Export { dry_run: true, force: false };
            Ok(session::export(model, PathBuf::from(text), how))
        }
    };
    done.unwrap_or_else(|reason| {
        line.reason = Some(reason);
        model.overlays.push(Overlay::Line(line));
        Vec::new()
    })
}

/// The answer to a question.
fn answer(model: &mut Model, action: Action) -> Vec<Effect> {
    let answers = [Action::Yes, Action::Save, Action::SaveAs, Action::Discard, Action::Force];
    if !answers.contains(&action) {
        return Vec::new();
    }
    match (model.overlays.pop(), action) {
        (Some(Overlay::Unsaved(then)), Action::Save) => {
            model.after_save = Some(then);
            session::save(model)
        }
        (Some(Overlay::Unsaved(then)), Action::Discard) => session::go_on(model, then),
        (Some(Overlay::Confirm(confirm)), Action::Yes) => vec![confirm.effect],
        (Some(Overlay::Confirm(confirm)), Action::SaveAs) if confirm.saves() => {
            ask(model, Asked::SaveAs { told: true });
            Vec::new()
        }
        (Some(Overlay::Found(offer)), Action::Yes) => session::take_on(model, offer.found),
        (Some(Overlay::Found(offer)), Action::Discard) => {
            model.tell(Tone::Good, vec![Phrase::new("found-discarded")]);
            vec![Effect::Forget(offer.path())]
        }
        (Some(Overlay::Report(report)), Action::Yes | Action::Force) => {
            let how = Export { dry_run: false, force: action == Action::Force };
            session::export(model, report.folder, how)
        }
        (other, _) => {
            model.overlays.extend(other);
            Vec::new()
        }
    }
}
