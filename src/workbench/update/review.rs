//! The layer that reviews an answer: it takes one by paste or from a file, and shows what the
//! checks say of it, where, and what differs from the generated tree.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::command::Action;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::Subject;
use super::super::overlay::{Asked, Overlay};
use super::super::review::{Done, Origin, Page, Reviewed, Reviewing};
use super::{copy, line, overlays, refuse};
use crate::review::{Answer, Grade, Kind, follow_up};
use crate::text::{Phrase, Texts};

/// Lines that are shown above the one that is looked for.
const ABOVE: usize = 4;

/// Opens the layer; an answer that was reviewed before is reviewed again, with the design as it is
/// now.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let last = model.answer.clone();
    let runs = last.is_some();
    model.reviews += 1;
    model.overlays.push(Overlay::Review(Reviewing::new(last, model.reviews)));
    if runs { vec![Effect::Review(model.reviews)] } else { Vec::new() }
}

/// The layer, also below a line that asks for a path.
pub(super) fn top(model: &mut Model) -> Option<&mut Reviewing> {
    model.overlays.iter_mut().rev().find_map(|overlay| match overlay {
        Overlay::Review(reviewing) => Some(reviewing),
        _ => None,
    })
}

/// A pasted text is an answer. Terminals send the ends of its lines as Enter would: carriage returns.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    match Answer::from_markdown(text.as_bytes()) {
        Ok(answer) => take(model, Origin::Given(Arc::new(answer))),
        Err(reason) => refuse(model, reason),
    }
}

/// A file or folder has been named.
pub(super) fn take_path(model: &mut Model, path: &str) -> Result<Vec<Effect>, Phrase> {
    if path.is_empty() {
        return Err(Phrase::new("review-pane-no-path"));
    }
    path.clone_into(&mut model.answer_path);
    Ok(take(model, Origin::Path(PathBuf::from(path))))
}

fn take(model: &mut Model, from: Origin) -> Vec<Effect> {
    let number = model.reviews + 1;
    let Some(reviewing) = top(model) else { return Vec::new() };
    reviewing.take(from, number);
    model.reviews = number;
    vec![Effect::Review(number)]
}

/// An answer has been reviewed; or it cannot be read, and what was shown before is there again.
pub(super) fn ends(
    model: &mut Model,
    number: u64,
    result: Result<Box<Reviewed>, Phrase>,
) -> Vec<Effect> {
    let Some(reviewing) = top(model).filter(|one| one.number == number) else { return Vec::new() };
    match result {
        Ok(reviewed) => {
            let answer = Arc::clone(&reviewed.answer);
            reviewing.show(*reviewed);
            model.answer = Some(answer);
            Vec::new()
        }
        Err(reason) => {
            reviewing.go_back();
            refuse(model, reason)
        }
    }
}

/// A key of the layer.
pub(super) fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    if action == Action::Open {
        line::ask(model, Asked::Answer);
        return Vec::new();
    }
    if action == Action::FromClipboard {
        return take(model, Origin::Clipboard);
    }
    let Some(done) = top(model).and_then(Reviewing::done) else { return Vec::new() };
    let refused = match action {
        Action::Keep => enter(done),
        Action::ShowChanges => show_files(done),
        Action::CopyPrompt => return copy_follow_up(model),
        Action::SearchNext => jump(done, true),
        Action::SearchPrevious => jump(done, false),
        _ => {
            step(done, action);
            None
        }
    };
    refused.map_or_else(Vec::new, |reason| refuse(model, reason))
}

/// Esc: from a page of its own back to its list, from the files back to the checks; from there, or
/// where nothing is shown, the layer goes.
pub(super) fn leave(model: &mut Model) -> bool {
    let Some(reviewing) = top(model) else { return true };
    let Some(done) = reviewing.done() else {
        reviewing.stop();
        return true;
    };
    done.scroll = 0;
    match done.page {
        Page::Checks => return true,
        Page::Place | Page::Files => done.page = Page::Checks,
        Page::File => done.page = Page::Files,
    }
    false
}

/// Selects what the mouse points at; whether it was selected already.
pub(super) fn select(done: &mut Done, place: usize) -> bool {
    match done.page {
        Page::Checks => std::mem::replace(&mut done.cursor, place) == place,
        Page::Files => std::mem::replace(&mut done.file, place) == place,
        Page::Place | Page::File => false,
    }
}

fn step(done: &mut Done, action: Action) {
    match done.page {
        Page::Checks => done.cursor = moved(done.cursor, done.outcomes.len(), action),
        Page::Files => done.file = moved(done.file, done.files.len(), action),
        Page::Place | Page::File => done.scroll = moved(done.scroll, usize::MAX, action),
    }
}

fn moved(at: usize, count: usize, action: Action) -> usize {
    match action {
        Action::First => 0,
        // Only drawing knows where a text ends; it takes back what is too much.
        Action::Last => count.saturating_sub(1),
        _ => overlays::step(at, count, action),
    }
}

/// Enter: the place of an outcome, or how a file differs.
fn enter(done: &mut Done) -> Option<Phrase> {
    match done.page {
        Page::Checks => {
            let Some(line) = done.outcome().and_then(|outcome| outcome.spot.line) else {
                return Some(Phrase::new("review-pane-no-place"));
            };
            if done.text().is_none() {
                return Some(Phrase::new("review-pane-no-place"));
            }
            (done.page, done.scroll) = (Page::Place, above(line));
        }
        Page::Files => match done.files.get(done.file).map(|file| &file.kind) {
            Some(Kind::Changed(_)) => (done.page, done.scroll) = (Page::File, 0),
            Some(_) => return Some(Phrase::new("review-pane-no-lines")),
            None => {}
        },
        Page::Place | Page::File => {}
    }
    None
}

fn above(line: usize) -> usize {
    line.saturating_sub(1 + ABOVE)
}

/// From one thing to look at to the next, without going back to the list: an outcome that is not
/// simply passed, from within the answer one that has a place in it; a file that has changed.
fn jump(done: &mut Done, forward: bool) -> Option<Phrase> {
    let at = match done.page {
        Page::Checks | Page::Place => done.cursor,
        Page::Files | Page::File => done.file,
    };
    let wanted = |place: &usize| match done.page {
        Page::Checks => done.outcomes.get(*place).is_some_and(|one| one.grade <= Grade::Noted),
        Page::Place => done.has_place(*place),
        Page::Files | Page::File => {
            done.files.get(*place).is_some_and(|file| matches!(file.kind, Kind::Changed(_)))
        }
    };
    let next = if forward {
        (at + 1..done.outcomes.len().max(done.files.len())).find(wanted)
    } else {
        (0..at).rev().find(wanted)
    };
    let Some(next) = next else { return Some(Phrase::new("review-pane-no-more")) };
    match done.page {
        Page::Checks | Page::Place => done.cursor = next,
        Page::Files | Page::File => done.file = next,
    }
    done.scroll = match done.page {
        Page::Place => done.outcome().and_then(|one| one.spot.line).map_or(0, above),
        _ => 0,
    };
    None
}

fn show_files(done: &mut Done) -> Option<Phrase> {
    match &done.reviewed.difference {
        Ok(_) => {
            (done.page, done.scroll) = (Page::Files, 0);
            None
        }
        Err(reason) => Some(reason.clone()),
    }
}

/// Copies what the model is asked to put right, in the language of the prompt.
fn copy_follow_up(model: &mut Model) -> Vec<Effect> {
    let texts = Texts::new(model.design.prompt.language);
    let Some(done) = top(model).and_then(Reviewing::done) else { return Vec::new() };
    match follow_up(&done.reviewed.review, &texts) {
        Some(prompt) => copy::begin(model, Subject::FollowUp, prompt),
        None => refuse(model, Phrase::new("review-follow-none")),
    }
}
