//! Copying: what is asked for goes to the world one after the other, and what became of it is told.

use super::super::copying::{Copying, Leaves, Wanted};
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::{Subject, Tone};
use super::{refuse, session};
use crate::clipboard::{Copied, Way};
use crate::design::fields::resolve;
use crate::text::Phrase;

/// Copies the prompt.
pub(super) fn prompt(model: &mut Model) -> Vec<Effect> {
    if let Some(problem) = model.preview.prompt_problem.clone() {
        return refuse(model, problem);
    }
    let text = model.preview.prompt.text.clone();
    begin(model, Subject::Prompt, text)
}

/// Copies the file that is looked at.
pub(super) fn file(model: &mut Model) -> Vec<Effect> {
    // Where the file pane isn't shown, nothing has rendered the file yet.
    model.preview.look_at(model.tree.file.as_deref());
    match &model.preview.file {
        Some(file) => match &file.text {
            Ok(text) => {
                let (path, text) = (file.path.clone(), text.clone());
                begin(model, Subject::File(path), text)
            }
            Err(reason) => {
                let reason = reason.clone();
                refuse(model, reason)
            }
        },
        None => refuse(model, Phrase::new("copy-no-file")),
    }
}

/// Copies a text now, or after the copy that is going.
pub(super) fn begin(model: &mut Model, what: Subject, text: String) -> Vec<Effect> {
    let open = if what == Subject::Prompt { model.preview.prompt.open.clone() } else { Vec::new() };
    let wanted = Wanted { what, text, open };
    if let Some(copying) = &mut model.copying {
        copying.next = Some(wanted);
        model.tell(Tone::Good, vec![Phrase::new("copying-follows")]);
        return Vec::new();
    }
    start(model, wanted, Leaves::No)
}

fn start(model: &mut Model, wanted: Wanted, leaves: Leaves) -> Vec<Effect> {
    let effect = Effect::Copy(wanted.what.clone(), wanted.text.clone());
    model.copying = Some(Copying { now: wanted, next: None, leaves });
    model.tell(Tone::Good, vec![Phrase::new("copying")]);
    vec![effect]
}

/// Something has been copied, or not; the fields that the prompt leaves open are named.
pub(super) fn ended(model: &mut Model, what: &Subject, copied: &Copied) -> Vec<Effect> {
    let Some(Copying { now, next, leaves }) = model.copying.take() else {
        // Nobody waits for it any more, since a thread has failed meanwhile.
        report(model, what, &[], copied);
        return Vec::new();
    };
    let is_prompt = matches!(now.what, Subject::Prompt | Subject::Edited);
    if is_prompt && (copied.way != Way::Nowhere || copied.file.is_some()) {
        model.copied = Some(now.text);
        model.copies += 1;
    }
    if let Some(next) = next {
        return start(model, next, leaves);
    }
    report(model, what, &now.open, copied);
    if leaves == Leaves::AtItsEnd { session::leave(model) } else { Vec::new() }
}

fn report(model: &mut Model, what: &Subject, open: &[String], copied: &Copied) {
    let mut phrases = vec![copied.phrase()];
    phrases.extend(copied.notes());
    if *what == Subject::Prompt && !open.is_empty() {
        let labels: Vec<String> = open.iter().map(|path| label(model, path)).collect();
        let phrase = Phrase::new("prompt-open")
            .with("count", labels.len())
            .with("fields", labels.join(", "));
        phrases.push(phrase);
    }
    let tone = match (&copied.way, &copied.file) {
        (Way::Nowhere, None) => Tone::Bad,
        (Way::Nowhere, Some(_)) => Tone::Caution,
        _ if phrases.len() > 1 => Tone::Caution,
        _ => Tone::Good,
    };
    model.tell(tone, phrases);
}

/// What a person calls the field of a path.
fn label(model: &Model, path: &str) -> String {
    match resolve(&model.design, path) {
        Ok((field, _)) => model.texts.get(&field.text_key()),
        Err(_) => path.to_owned(),
    }
}

/// Whether leaving has to wait for the copy that is going: what was copied last is wanted elsewhere.
/// It is waited for once; whoever asks again leaves at once.
pub(super) fn holds_up(model: &mut Model) -> bool {
    let Some(copying) = &mut model.copying else { return false };
    if copying.leaves != Leaves::No {
        return false;
    }
    copying.leaves = Leaves::AtItsEnd;
    let quit = model.keymap.keys("quit").first().map(|key| key.label(&model.texts));
    let phrase = Phrase::new("copying-leaves").with("key", quit.unwrap_or_default());
    model.tell(Tone::Good, vec![phrase]);
    true
}

/// Somebody goes on working: the end of the copy is not to take that away.
pub(super) fn stay(model: &mut Model) {
    if let Some(copying) = &mut model.copying
        && copying.leaves == Leaves::AtItsEnd
    {
        copying.leaves = Leaves::NotAnyMore;
    }
}

/// A part of the program that ran beside the loop has failed. That may have been the copy, whose end
/// would then be waited for in vain.
pub(super) fn fault(model: &mut Model) {
    model.copying = None;
}
