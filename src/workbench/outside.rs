//! The outside world as the workbench needs it: sessions, folders and the clipboard.
//!
//! A trait, so that a test drives the whole workbench with a world in memory. What the real one
//! does is in `shell::world`.

use std::path::{Path, PathBuf};

use crate::clipboard::Copied;
use crate::design::FleetDesign;
use crate::editor::{Returned, Sheet};
use crate::export::Report;
use crate::review::Answer;
use crate::session::{Inventory, Listed, Session, Source, Work};
use crate::text::Phrase;
use crate::tree::Tree;

/// Gives what Kustomize builds from a folder of a tree; the reason where it is not installed, or
/// refuses.
pub type Builder = Box<dyn FnOnce(&Tree, &str) -> Result<String, Phrase> + Send>;

/// Gives the answer in a file or a folder, or on the clipboard where no path is given; the reason
/// where there is none.
pub type Reader = Box<dyn FnOnce(Option<&Path>) -> Result<Answer, Phrase> + Send>;

/// Copies a text; says which way it went.
pub type Copier = Box<dyn FnOnce() -> Copied + Send>;

/// A session that has been saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The session as it is now.
    pub session: Session,
    /// The file, as a person would type it.
    pub place: String,
    /// Where somebody else's version is put aside that it has replaced.
    pub aside: Option<String>,
}

/// Why a session has not been saved.
#[derive(Clone, Debug, PartialEq)]
pub enum NotSaved {
    /// There is another one already: the file, and a word is needed that it may be replaced.
    Exists(String),
    /// Somebody else has changed the file since it was read: both are to be compared.
    Changed(Box<Changed>),
    /// Another workbench has taken the session over.
    Held(Phrase),
    /// The disk refused.
    Refused(Phrase),
}

/// A file that is not as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The file, as a person would type it.
    pub place: String,
    /// The session as it is there now; where that is none, as it was, with the new content's stamp.
    pub theirs: Session,
    /// Why what is there is no session.
    pub broken: Option<Phrase>,
}

/// What is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The prompt.
    Prompt,
    /// The prompt as it was edited elsewhere.
    Edited,
    /// A file of the tree.
    File(String),
    /// What a model is asked to put right.
    FollowUp,
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

/// The outside world.
pub trait Outside {
    /// A path as somebody types it: no shell has put the home folder in the place of `~/` here.
    fn resolve(&self, path: PathBuf) -> PathBuf;

    /// The sessions that can be opened: saved ones, then built-in ones.
    ///
    /// # Errors
    /// When the data folder can't be read.
    fn sessions(&self) -> Result<Vec<Listed>, Phrase>;

    /// Opens a session.
    ///
    /// # Errors
    /// When it can't be read or is no session.
    fn open(&self, source: &Source) -> Result<Session, Phrase>;

    /// Saves a design: as `target`, or where its session belongs. What is there already is
    /// replaced only when it is the session itself, or when it may be.
    ///
    /// # Errors
    /// When that would replace another session or somebody's change, or the disk refuses.
    fn save(
        &mut self,
        session: &Session,
        design: &FleetDesign,
        target: Option<&Source>,
        replace: bool,
    ) -> Result<Saved, NotSaved>;

    /// Claims a session for this workbench, and lets go of the one before; gives the workbench that
    /// has it already.
    fn claim(&mut self, _source: &Source) -> Option<Phrase> {
        None
    }

    /// Claims a session whoever has it.
    ///
    /// # Errors
    /// When the disk refuses.
    fn take_over(&mut self, _source: &Source) -> Result<(), Phrase> {
        Ok(())
    }

    /// Reads the inventory that a design names.
    ///
    /// # Errors
    /// When it can't be read: the phrase names line and column.
    fn inventory(&self, source: &Source, design: &FleetDesign)
    -> Result<Option<Inventory>, Phrase>;

    /// Writes a tree to a folder, or says what writing it would do.
    ///
    /// # Errors
    /// When the folder can't be written.
    fn export(&mut self, tree: &Tree, folder: &Path, how: Export) -> Result<Report, Phrase>;

    /// What builds a folder of a tree with Kustomize. It can take its time, on another thread.
    fn builder(&self) -> Builder;

    /// What reads an answer. It can take its time, on another thread.
    fn reader(&self) -> Reader;

    /// Forgets work that was left behind: kept as this workbench's own first, where it was taken on.
    ///
    /// # Errors
    /// When it can't be kept or removed.
    fn forget(&mut self, path: &Path, taken_on: Option<Work>) -> Result<(), Phrase>;

    /// Hands a text to the user's own editor, and waits for it.
    ///
    /// # Errors
    /// When there is none, or it fails.
    fn edit(&mut self, sheet: &Sheet) -> Result<Returned, Phrase>;

    /// Removes the file of a text that came back from the editor and has been taken in.
    fn discard(&mut self, file: &Path);

    /// Keeps the theme for the next start; where it cannot be kept, that is no reason to complain.
    fn remember_theme(&mut self, name: &str);

    /// What puts a text on the clipboard and into a file beside it. It can take its time, on another
    /// thread.
    fn copier(&mut self, what: &Subject, text: String) -> Copier;
}

/// How to export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// Only say what would happen.
    pub dry_run: bool,
    /// Replace files that were edited by hand.
    pub force: bool,
}
