//! The list of sessions: opened, and which of them is chosen.

use std::path::PathBuf;

use super::super::message::Effect;
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::picker::{Entry, Picker};
use super::refuse;
use crate::session::{Listed, Source};
use crate::text::Phrase;

/// Opens the list, once it is read.
pub(super) fn open(model: &mut Model, list: Result<Vec<Listed>, Phrase>) -> Vec<Effect> {
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

/// The session under the cursor.
pub(super) fn chosen(picker: &Picker) -> Option<Source> {
    picker.chosen().map(|entry| decode(&entry.value))
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
