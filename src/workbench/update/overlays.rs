//! The layers above the panes: a key, a paste or a command goes to the one on top. What only one of
//! them does has a file of its own.

use super::super::command::Action;
use super::super::key::Key;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::{Export, Tone};
use super::super::overlay::{Asked, Overlay, Then};
use super::super::picker::{one_line, type_on_line};
use super::{
    advice, budget, conflict, copy, export, external_editor, field_choice, line, outage, palette,
    review, search, session, session_list, themes, tour, what_if,
};
use crate::text::Phrase;

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
            themes::follow(model)
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
            themes::follow(model)
        }
        None => Vec::new(),
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
    let taken = match model.overlays.last_mut() {
        Some(Overlay::Choice(choice)) => field_choice::choose(choice, action),
        Some(Overlay::Flags(flags)) => field_choice::flag(flags, action),
        Some(Overlay::Advice(advised)) => {
            advised.cursor = step(advised.cursor, advised.len(), action);
            action == Action::Keep
        }
        Some(Overlay::WhatIf(_)) => return what_if::run(model, action),
        Some(Overlay::Figure(_)) => return budget::in_figure(model, action),
        Some(Overlay::Outage(_)) => return outage::turn(model, action),
        Some(Overlay::Review(_)) => return review::run(model, action),
        Some(Overlay::Tour(_)) => return tour::run(model, action),
        Some(
            Overlay::Found(_)
            | Overlay::Rejected(_)
            | Overlay::Report(_)
            | Overlay::Conflict(_)
            | Overlay::Held
            | Overlay::Unsaved(_)
            | Overlay::Confirm(_),
        ) => return asked(model, action),
        Some(top) => {
            if let (Some(picker), Some(by)) = (top.picker(), by(action)) {
                picker.step(by);
                return themes::follow(model);
            }
            action == Action::Keep
        }
        None => false,
    };
    if taken { accept(model) } else { Vec::new() }
}

/// A command in a layer that asks something: it scrolls what there is to read, or answers.
fn asked(model: &mut Model, action: Action) -> Vec<Effect> {
    let scroll = match model.overlays.last_mut() {
        Some(Overlay::Found(offer)) => Some(&mut offer.scroll),
        Some(Overlay::Rejected(rejected)) => Some(&mut rejected.scroll),
        Some(Overlay::Report(report)) => Some(&mut report.scroll),
        Some(Overlay::Conflict(conflict)) => Some(&mut conflict.scroll),
        _ => None,
    };
    if let (Some(scroll), Some(by)) = (scroll, by(action)) {
        *scroll = scroll.saturating_add_signed(by);
        return Vec::new();
    }
    match model.overlays.last() {
        Some(Overlay::Rejected(_)) if action == Action::EditElsewhere => {
            external_editor::again(model)
        }
        Some(Overlay::Conflict(_)) => conflict::answer_conflict(model, action),
        Some(Overlay::Held) => conflict::answer_held(model, action),
        Some(_) => answer(model, action),
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
            external_editor::leave(model, &rejected);
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

/// Enter: what the top layer was opened for.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    match model.overlays.pop() {
        Some(Overlay::Help(picker) | Overlay::Palette(picker)) => {
            palette::run_chosen(model, &picker)
        }
        Some(Overlay::Sessions(picker)) => session_list::chosen(&picker)
            .map_or_else(Vec::new, |source| session::before_losing(model, Then::Open(source))),
        Some(Overlay::Themes(picker, before)) => {
            vec![Effect::ChooseTheme(picker.chosen().map_or(before, |entry| entry.value.clone()))]
        }
        Some(Overlay::Choice(choice)) => field_choice::accept(model, &choice),
        Some(Overlay::Flags(flags)) => field_choice::accept_flags(model, &flags),
        // What lies above the panes changes a field as Enter on it would.
        Some(Overlay::Advice(_) | Overlay::WhatIf(_)) if conflict::refuses(model, Action::Undo) => {
            Vec::new()
        }
        Some(Overlay::Advice(advised)) => advice::apply(model, &advised),
        Some(Overlay::WhatIf(table)) => what_if::apply(model, table),
        Some(Overlay::Line(line)) => line::accept(model, line),
        _ => Vec::new(),
    }
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
        (Some(Overlay::Confirm(confirm)), Action::Yes) => match confirm.effect {
            Effect::Copy(what, text) => copy::begin(model, what, text),
            effect => vec![effect],
        },
        (Some(Overlay::Confirm(confirm)), Action::SaveAs) if confirm.saves() => {
            line::ask(model, Asked::SaveAs { told: true });
            Vec::new()
        }
        (Some(Overlay::Found(offer)), Action::Yes) => session::take_on(model, offer.found),
        (Some(Overlay::Found(offer)), Action::Discard) => {
            model.tell(Tone::Good, vec![Phrase::new("found-discarded")]);
            vec![Effect::Forget(offer.path())]
        }
        (Some(Overlay::Report(report)), Action::Yes | Action::Force) => {
            let how = Export { dry_run: false, force: action == Action::Force };
            export::run(model, report.folder, how)
        }
        (other, _) => {
            model.overlays.extend(other);
            Vec::new()
        }
    }
}
