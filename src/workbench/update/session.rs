//! Sessions: opening, saving, leaving, and what the world says of it. Nothing that isn't saved is
//! lost without a question.

use std::path::{Path, PathBuf};

use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::{Export, NotSaved, Saved, Subject, Tone};
use super::super::overlay::{Confirm, Overlay, Then};
use super::{contest, refuse};
use crate::clipboard::{Copied, Way};
use crate::design::fields::resolve;
use crate::design::{FleetDesign, List, Name};
use crate::disk::shown;
use crate::export::Report;
use crate::session::{Comment, Found, Inventory, Session, Source};
use crate::text::Phrase;

/// Does something that drops this session, after a question where it has unsaved changes.
pub(super) fn before_losing(model: &mut Model, then: Then) -> Vec<Effect> {
    if model.is_unsaved() {
        model.overlays.push(Overlay::Unsaved(then));
        return Vec::new();
    }
    go_on(model, then)
}

/// Does what waited for unsaved changes to be saved or dropped.
pub(super) fn go_on(model: &mut Model, then: Then) -> Vec<Effect> {
    match then {
        Then::Quit => {
            model.leaving = true;
            vec![Effect::Quit]
        }
        Then::Open(source) => vec![Effect::Open(source)],
        Then::New(name) => begin(model, &name),
    }
}

/// Begins a session with one device type and every default.
fn begin(model: &mut Model, name: &str) -> Vec<Effect> {
    match Name::read(name) {
        Ok(name) => {
            let mut design = FleetDesign::new(name);
            List::Devices.push(&mut design);
            model.grounds.inventory = None;
            model.replace_session(Session::new(design));
            model.tell(Tone::Good, vec![Phrase::new("session-new")]);
            Vec::new()
        }
        Err(reason) => refuse(model, reason),
    }
}

/// Saves the session where it belongs.
pub(super) fn save(model: &mut Model) -> Vec<Effect> {
    save_to(model, None)
}

/// So many comments are named in a question; the others are counted.
const NAMED_COMMENTS: usize = 4;
/// Of each comment so many characters are shown.
const SHOWN_OF_COMMENT: usize = 60;

/// Saves the session, after a question where that drops comments of its file.
fn save_to(model: &mut Model, target: Option<Source>) -> Vec<Effect> {
    if target.is_none() && model.held_by.is_some() {
        model.overlays.push(Overlay::Held);
        return Vec::new();
    }
    let effect = Effect::Save { target, replace: false };
    let dropped = model.session.preview(&model.design).dropped;
    if dropped.is_empty() {
        return vec![effect];
    }
    let named = dropped.iter().take(NAMED_COMMENTS).map(|comment| named(model, comment));
    let question = Phrase::new("ask-comments")
        .with("count", dropped.len())
        .with("comments", named.collect::<Vec<_>>().join(" · "))
        .with("more", dropped.len().saturating_sub(NAMED_COMMENTS));
    model.overlays.push(Overlay::Confirm(Confirm { title: "title-comments", question, effect }));
    Vec::new()
}

/// A comment with its line, cut where it is long.
fn named(model: &Model, comment: &Comment) -> String {
    let mut text: String = comment.text.chars().take(SHOWN_OF_COMMENT).collect();
    if text.len() < comment.text.len() {
        text.push('…');
    }
    let line = comment.line.to_string();
    model.texts.say(&Phrase::new("comment-at").with("line", line).with("text", text))
}

/// Saves the session under a name, or to a file where it looks like a path. `told` says that the
/// comments which that drops have been named already.
pub(super) fn save_as(model: &mut Model, text: &str, told: bool) -> Result<Vec<Effect>, Phrase> {
    let target = save_target(model, text)?;
    Ok(if told { vec![Effect::Save { target, replace: false }] } else { save_to(model, target) })
}

/// Where a text says to save; a name becomes that of the fleet.
fn save_target(model: &mut Model, text: &str) -> Result<Option<Source>, Phrase> {
    let path = Path::new(text);
    if text.contains('/') || path.extension().is_some_and(|end| end == "yaml" || end == "yml") {
        return Ok(Some(Source::File(path.to_owned())));
    }
    let name = Name::read(text)?;
    if model.design.name != name {
        model.history.record("name".to_owned(), model.design.clone());
        model.history.seal();
        model.design.name = name;
        model.assess();
    }
    // Under its own name it is saved as ever, not over itself.
    Ok(Some(Source::Saved(text.to_owned())).filter(|target| *target != model.session.source))
}

/// The session has been saved, or not.
pub(super) fn saved(
    model: &mut Model,
    target: Option<Source>,
    result: Result<Box<Saved>, NotSaved>,
) -> Vec<Effect> {
    let question = match result {
        Ok(saved) => {
            model.session = saved.session;
            model.is_copy = false;
            model.changes = None;
            let phrase = Phrase::new("session-saved").with("place", saved.place);
            let aside = saved.aside.map(|path| Phrase::new("session-aside").with("path", path));
            model.tell(Tone::Good, std::iter::once(phrase).chain(aside).collect());
            let then = model.after_save.take();
            return then.map_or_else(Vec::new, |then| go_on(model, then));
        }
        Err(NotSaved::Refused(reason)) => {
            model.after_save = None;
            return refuse(model, reason);
        }
        Err(NotSaved::Exists(file)) => Phrase::new("ask-replace").with("file", file),
        Err(NotSaved::Changed(changed)) => return contest::changed(model, *changed),
        Err(NotSaved::Held(other)) => return contest::claimed(model, Some(other)),
    };
    // A session that is nowhere yet goes under the name of its fleet.
    let target = target.or_else(|| match model.session.source {
        Source::New | Source::Builtin(_) => Some(Source::Saved(model.design.name.to_string())),
        Source::Saved(_) | Source::File(_) => None,
    });
    let effect = Effect::Save { target, replace: true };
    model.overlays.push(Overlay::Confirm(Confirm { title: "title-replace", question, effect }));
    Vec::new()
}

/// A session has been opened, or not; the inventory that it names is read next.
pub(super) fn opened(model: &mut Model, opened: Result<Box<Session>, Phrase>) -> Vec<Effect> {
    match opened {
        Ok(session) => {
            let name = session.design.name.to_string();
            let has_inventory = session.design.inventory.is_some();
            model.grounds.inventory = None;
            model.replace_session(*session);
            model.tell(Tone::Good, vec![Phrase::new("session-opened").with("name", name)]);
            if has_inventory { vec![Effect::ReadInventory] } else { Vec::new() }
        }
        Err(reason) => refuse(model, reason),
    }
}

/// Goes on with work that was left behind: the session is as it was saved, the work an unsaved
/// change of it that can be undone.
pub(super) fn take_on(model: &mut Model, found: Found) -> Vec<Effect> {
    let Found { path, session, design } = found;
    // Another offer that is taken on would replace this work: it waits for another start.
    let layers = model.overlays.len();
    model.overlays.retain(|overlay| !matches!(overlay, Overlay::Found(_)));
    let waiting = layers - model.overlays.len();
    let is_new = session.source == Source::New;
    model.grounds.inventory = None;
    model.replace_session(session);
    // Where the session is gone, nothing but this work is left of it.
    model.is_copy = is_new;
    if design != model.design {
        let saved = std::mem::replace(&mut model.design, design);
        model.history.record_whole("history-found", saved);
        model.assess();
    }
    let name = model.design.name.to_string();
    let mut phrases = vec![Phrase::new("found-taken").with("name", name)];
    if waiting > 0 {
        phrases.push(Phrase::new("found-waiting").with("count", waiting));
    }
    model.tell(Tone::Good, phrases);
    let inventory = model.design.inventory.is_some().then_some(Effect::ReadInventory);
    inventory.into_iter().chain([Effect::Forget(path)]).collect()
}

/// The inventory has been read, or not.
pub(super) fn inventory_read(
    model: &mut Model,
    read: Result<Option<Inventory>, Phrase>,
) -> Vec<Effect> {
    let (inventory, problem) = match read {
        Ok(inventory) => (inventory, None),
        Err(reason) => (None, Some(reason)),
    };
    model.grounds.inventory = inventory;
    model.assess();
    problem.map_or_else(Vec::new, |reason| refuse(model, reason))
}

/// Makes the session a copy under a free name, that isn't saved anywhere yet.
pub(super) fn duplicate(model: &mut Model) {
    let name = model.design.name.next_free(std::slice::from_ref(&model.design.name));
    model.history.record("name".to_owned(), model.design.clone());
    model.history.seal();
    model.design.name = name.clone();
    model.session.source = Source::New;
    model.is_copy = true;
    model.assess();
    let phrase = Phrase::new("session-duplicated").with("name", name.to_string());
    model.tell(Tone::Good, vec![phrase]);
}

/// Copies the prompt.
pub(super) fn copy_prompt(model: &mut Model) -> Vec<Effect> {
    if let Some(problem) = model.preview.prompt_problem.clone() {
        return refuse(model, problem);
    }
    model.copying = Some(model.preview.prompt.text.clone());
    vec![Effect::Copy(Subject::Prompt, model.preview.prompt.text.clone())]
}

/// Copies the file that is looked at.
pub(super) fn copy_file(model: &mut Model) -> Vec<Effect> {
    // Where the file pane isn't shown, nothing has rendered the file yet.
    model.preview.look_at(model.tree.file.as_deref());
    match &model.preview.file {
        Some(file) => match &file.text {
            Ok(text) => vec![Effect::Copy(Subject::File(file.path.clone()), text.clone())],
            Err(reason) => refuse(model, reason.clone()),
        },
        None => refuse(model, Phrase::new("copy-no-file")),
    }
}

/// Something has been copied, or not; the fields that the prompt leaves open are named.
pub(super) fn copied(model: &mut Model, what: &Subject, copied: &Copied) -> Vec<Effect> {
    let prompt = model.copying.take_if(|_| !matches!(what, Subject::File(_)));
    if prompt.is_some() && (copied.way != Way::Nowhere || copied.file.is_some()) {
        model.copied = prompt;
        model.copies += 1;
    }
    let mut phrases = vec![copied.phrase()];
    phrases.extend(copied.notes());
    let open = &model.preview.prompt.open;
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
    Vec::new()
}

/// What a person calls the field of a path.
fn label(model: &Model, path: &str) -> String {
    match resolve(&model.design, path) {
        Ok((field, _)) => model.texts.get(&field.text_key()),
        Err(_) => path.to_owned(),
    }
}

/// Exports the tree.
pub(super) fn export(model: &mut Model, folder: PathBuf, how: Export) -> Vec<Effect> {
    if let Err(reason) = &model.preview.tree {
        let reason = reason.clone();
        return refuse(model, reason);
    }
    vec![Effect::Export(folder, how)]
}

/// The tree has been exported, or not.
pub(super) fn exported(
    model: &mut Model,
    folder: &Path,
    report: Result<Report, Phrase>,
) -> Vec<Effect> {
    let report = match report {
        Ok(report) => report,
        Err(reason) => return refuse(model, reason),
    };
    let phrase = Phrase::new("workbench-exported")
        .with("folder", shown(folder))
        .with("counts", report.counts(&model.texts));
    // The key that replaces them is one of the report, which is gone by now.
    let keys = ["export", "report-force"].map(|id| model.keymap.keys(id).first());
    let keys = keys.into_iter().flatten().map(|key| key.label(&model.texts));
    let notes = report.notes(&keys.collect::<Vec<_>>().join(" "));
    let tone = if notes.is_empty() { Tone::Good } else { Tone::Caution };
    model.tell(tone, std::iter::once(phrase).chain(notes).collect());
    Vec::new()
}
