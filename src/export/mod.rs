//! A tree onto disk: inside its target only, with a manifest of hashes, hand edits kept.
//!
//! Files come one by one and are not held: each is compared with what is there and with what the
//! last export left, and what is to be written is put aside within the target. Only when all of
//! them have come (nothing failed to render, the disk was not full) do they take their names. A
//! target that isn't there yet grows in a hidden folder beside it instead, and is renamed once.
//!
//! Two manifests make that safe against dying in the middle: the one of the last export, and, as
//! long as files take their names, the one of this export. What agrees with either is ours.

mod build;
mod decide;
mod error;
mod fresh;
mod manifest;
mod path;
mod plan;
mod target;
mod tree;
mod update;
mod writers;

use std::path::{Path, PathBuf};

pub use build::{BuildError, build, buildable};
pub use error::ExportError;
pub use tree::export_tree;

use crate::disk::Disk;
use crate::text::{Phrase, Texts};
use plan::{Nowhere, Plan};
use target::Target;

/// A file of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path with forward slashes, relative to the target.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Whether it can be run.
    pub executable: bool,
}

/// How to export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Only say what would happen.
    pub dry_run: bool,
    /// Replace files that were edited by hand.
    pub force: bool,
    /// The user's home folder, which is refused as a target.
    pub home: Option<PathBuf>,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files that have come.
    pub done: usize,
    /// Files in all, where that is known.
    pub total: Option<usize>,
}

/// What happens to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// It is new.
    New,
    /// It is the same already.
    Unchanged,
    /// It was as the last export left it, and is replaced.
    Replaced,
    /// It was edited by hand, or somebody else's, and is replaced because of `force`.
    Forced,
    /// It was edited by hand, or is somebody else's, and stays.
    Kept,
    /// The design no longer makes it, and it goes.
    Removed,
    /// Something stands in its way: a link, a folder, a file in place of a folder.
    Blocked,
}

impl Action {
    /// All actions in the order of a summary.
    pub const ALL: [Action; 7] = [
        Action::New,
        Action::Replaced,
        Action::Forced,
        Action::Removed,
        Action::Unchanged,
        Action::Kept,
        Action::Blocked,
    ];

    /// The key of its word.
    pub fn text_key(self) -> &'static str {
        match self {
            Action::New => "export-action-new",
            Action::Unchanged => "export-action-unchanged",
            Action::Replaced => "export-action-replaced",
            Action::Forced => "export-action-forced",
            Action::Kept => "export-action-kept",
            Action::Removed => "export-action-removed",
            Action::Blocked => "export-action-blocked",
        }
    }
}

/// A file and what happens to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its path with forward slashes, relative to the target.
    pub path: String,
    /// What happens to it.
    pub action: Action,
    /// Why, or what follows from it, where that isn't plain.
    pub reason: Option<Phrase>,
}

impl Change {
    /// The reason, for a reader who has files replaced by `force`.
    pub fn why(&self, force: &str) -> Option<Phrase> {
        self.reason.clone().map(|reason| reason.with("force", force))
    }
}

/// What an export has done, or would do: the same in a dry run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Every file in the order of the paths.
    pub changes: Vec<Change>,
}

impl Report {
    /// How many files meet this.
    pub fn count(&self, action: Action) -> usize {
        self.changes.iter().filter(|change| change.action == action).count()
    }

    /// How many files meet what, in words.
    pub fn counts(&self, texts: &Texts) -> String {
        let count = |action: Action| {
            let key = action.text_key().replace("export-action", "export-count");
            texts.say(&Phrase::new(key).with("count", self.count(action)))
        };
        let met = Action::ALL.into_iter().filter(|action| self.count(*action) > 0);
        met.map(count).collect::<Vec<_>>().join(", ")
    }

    /// What is to be said beside the list: files kept or in the way, workloads that go; `force` is
    /// how the reader has files replaced that were edited by hand.
    pub fn notes(&self, force: &str) -> Vec<Phrase> {
        let pruning = self
            .changes
            .iter()
            .filter(|change| change.action == Action::Removed && change.reason.is_some());
        let counts = [
            ("export-note-kept", self.count(Action::Kept)),
            ("export-note-blocked", self.count(Action::Blocked)),
            ("export-note-prunes", pruning.count()),
        ];
        let said = counts.into_iter().filter(|(_, count)| *count > 0);
        said.map(|(key, count)| Phrase::new(key).with("count", count).with("force", force))
            .collect()
    }
}

/// Writes files to a folder, or says what writing them would do.
///
/// # Errors
/// When the folder is none that may be written to, a file cannot be made (the `Err` of the
/// iterator says why) or the disk refuses. Until the last file has come nothing in the target is
/// touched.
pub fn export(
    disk: &Disk,
    files: &mut dyn Iterator<Item = Result<File, Phrase>>,
    target: &Path,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, ExportError> {
    let target = Target::open(target, options.home.as_deref())?;
    if options.dry_run {
        let mut plan = Plan::new(target, options.force)?;
        plan.read(files, &mut Nowhere, progress)?;
        return Ok(plan.report());
    }
    if target.is_fresh() {
        fresh::write(disk, files, target, progress)
    } else {
        update::write(disk, files, target, options.force, progress)
    }
}

#[cfg(test)]
mod tests;
