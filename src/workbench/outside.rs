//! The outside world as the workbench needs it: sessions, folders and the clipboard.
//!
//! A trait, so that a test drives the whole workbench with a world in memory. What the real one
//! does is in `effects`.

use std::path::{Path, PathBuf};

use crate::design::FleetDesign;
use crate::session::Inventory;
use crate::text::Phrase;
use crate::tree::Tree;

/// Where a session comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Nowhere yet.
    New,
    /// The program itself.
    Builtin(String),
    /// The data folder, by its name.
    Saved(String),
    /// A file anywhere.
    File(PathBuf),
}

/// A session that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionEntry {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub source: Source,
}

/// A session that has been opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its design.
    pub design: FleetDesign,
    /// Where it came from.
    pub source: Source,
    /// The inventory that it names, or why it can't be read.
    pub inventory: Result<Option<Inventory>, Phrase>,
}

/// A session that has been saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Where it is now.
    pub source: Source,
    /// The file, as a person would type it.
    pub place: String,
}

/// Why a session has not been saved.
#[derive(Clone, Debug, PartialEq)]
pub enum NotSaved {
    /// There is one of this name already; it needs a word that it may be replaced.
    Exists(String),
    /// The disk refused.
    Refused(Phrase),
}

/// What is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The prompt.
    Prompt,
    /// A file of the tree.
    File(String),
}

/// How urgent a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// It went well.
    Good,
    /// It went, but not as well as it could.
    Caution,
    /// It did not go.
    Bad,
}

/// What happens to a file in an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Somebody edited it by hand, and it stays as it is.
    Kept,
    /// It is removed: the design no longer makes it.
    Removed,
    /// It is replaced.
    Changed,
    /// It is new.
    Added,
    /// It stays, being the same already.
    Same,
}

/// What an export does, or would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportReport {
    /// Each file and what happens to it.
    pub files: Vec<(Fate, String)>,
    /// What else is to be said: removals that prune workloads, for one.
    pub warnings: Vec<Phrase>,
}

impl ExportReport {
    /// How many files meet this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.files.iter().filter(|(of, _)| *of == fate).count()
    }
}

/// The outside world.
pub trait Outside {
    /// The sessions that can be opened: saved ones, then built-in ones.
    ///
    /// # Errors
    /// When the data folder can't be read.
    fn sessions(&self) -> Result<Vec<SessionEntry>, Phrase>;

    /// Opens a session.
    ///
    /// # Errors
    /// When it can't be read or is no session.
    fn open(&self, source: &Source) -> Result<Opened, Phrase>;

    /// Saves a design where it belongs; one that is new or built in goes to the data folder under
    /// its name, and replaces another of that name only when it may.
    ///
    /// # Errors
    /// When that would replace another session, or the disk refuses.
    fn save(
        &mut self,
        design: &FleetDesign,
        source: &Source,
        replace: bool,
    ) -> Result<Saved, NotSaved>;

    /// Reads the inventory that a design names.
    ///
    /// # Errors
    /// When it can't be read: the phrase names line and column.
    fn inventory(&self, design: &FleetDesign, source: &Source)
    -> Result<Option<Inventory>, Phrase>;

    /// Writes a tree to a folder, or says what writing it would do.
    ///
    /// # Errors
    /// When the folder can't be written.
    fn export(&mut self, tree: &Tree, folder: &Path, how: Export) -> Result<ExportReport, Phrase>;

    /// Puts text on the clipboard and into a file beside it; says which way it went.
    fn copy(&mut self, what: &Copied, text: &str) -> (Tone, Phrase);

    /// Keeps unsaved work where the next start finds it; gives the file.
    ///
    /// # Errors
    /// When the disk refuses.
    fn rescue(&mut self, design: &FleetDesign, source: &Source) -> Result<PathBuf, Phrase>;
}

/// How to export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// Only say what would happen.
    pub dry_run: bool,
    /// Replace files that were edited by hand.
    pub force: bool,
}
