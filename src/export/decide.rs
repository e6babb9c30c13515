//! What happens to a file: pure rules over what is there, what we left, and what is to be.

use super::Action;
use super::manifest::{Hash, Records};
use super::target::Found;
use crate::text::Phrase;

/// What happens to a file, and what the manifest then says of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Verdict {
    pub(super) action: Action,
    pub(super) reason: Option<Phrase>,
    /// The hash in the next manifest; nothing where the file is not, or no longer, ours.
    pub(super) recorded: Option<Hash>,
}

impl Verdict {
    fn of(action: Action, recorded: Option<Hash>) -> Self {
        Self { action, reason: None, recorded }
    }

    fn because(self, key: &'static str) -> Self {
        Self { reason: Some(Phrase::new(key)), ..self }
    }
}

/// What happens to a file that the tree has.
pub(super) fn wanted(
    path: &str,
    found: &Found,
    records: &Records,
    new: (Hash, bool),
    force: bool,
) -> Verdict {
    let (new, executable) = new;
    let before = records.hash(path);
    match found {
        Found::Nothing => Verdict::of(Action::New, Some(new)),
        Found::Blocked(reason) => {
            Verdict { reason: Some(reason.clone()), ..Verdict::of(Action::Blocked, before) }
        }
        Found::File { hash, executable: runs } if *hash == new => {
            let lacks = executable && !runs;
            Verdict::of(if lacks { Action::Replaced } else { Action::Unchanged }, Some(new))
        }
        Found::File { hash, .. } if records.agrees(path, *hash) => {
            Verdict::of(Action::Replaced, Some(new))
        }
        Found::File { .. } if force => Verdict::of(Action::Forced, Some(new)),
        Found::File { .. } if before.is_some() => {
            Verdict::of(Action::Kept, before).because("export-kept-edited")
        }
        Found::File { .. } => Verdict::of(Action::Kept, None).because("export-kept-foreign"),
    }
}

/// What happens to a file that we have written and that the tree no longer has; nothing where it
/// is gone already.
pub(super) fn unwanted(
    path: &str,
    found: &Found,
    records: &Records,
    force: bool,
) -> Option<Verdict> {
    let before = records.hash(path);
    match found {
        Found::Nothing => None,
        Found::Blocked(reason) => {
            Some(Verdict { reason: Some(reason.clone()), ..Verdict::of(Action::Blocked, before) })
        }
        Found::File { hash, .. } if force || records.agrees(path, *hash) => {
            let removed = Verdict::of(Action::Removed, None);
            Some(if prunes(path) { removed.because("export-prunes") } else { removed })
        }
        Found::File { .. } => {
            Some(Verdict::of(Action::Kept, before).because("export-kept-unwanted"))
        }
    }
}

/// Whether a file declares what runs on clusters: without it the engine prunes that.
fn prunes(path: &str) -> bool {
    let folder = path.split('/').next().unwrap_or_default();
    matches!(folder, "base" | "components" | "overlays" | "policies")
}
