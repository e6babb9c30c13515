//! The real outside world: the rooms that touch disk and clipboard, behind the trait.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};

use super::super::outside::{
    Builder, Changed, Copier, Export, NotSaved, Outside, Reader, Saved, Subject,
};
use crate::clipboard::{Clipboard, NoPaste, paste};
use crate::design::FleetDesign;
use crate::disk::{Disk, Existing, shown};
use crate::editor::{Editor, Returned, Sheet};
use crate::export::{Options, Report, build, export_tree};
use crate::intake::from_path;
use crate::review::Answer;
use crate::session::{
    Claims, Inventory, Journal, Listed, Session, SessionError, Source, Store, Work,
};
use crate::text::Phrase;
use crate::tree::Tree;

/// A clipboard for whichever thread copies.
pub type Shared = Arc<Mutex<dyn Clipboard + Send>>;

/// The user's sessions, folders and clipboard.
pub struct World {
    /// The sessions.
    pub store: Store,
    /// What writes the tree.
    pub disk: Disk,
    /// Keeps unsaved work.
    pub journal: Arc<Journal>,
    /// Says which sessions are open elsewhere.
    pub claims: Claims,
    /// The home folder: nothing is exported onto it.
    pub home: Option<PathBuf>,
    /// Takes prompts.
    pub prompts: Shared,
    /// Takes files of the tree, and what a model is asked to put right.
    pub files: Shared,
    /// The one of them that was used last.
    pub last: Option<Shared>,
    /// The user's own editor.
    pub editor: Editor,
}

impl World {
    /// Leaves what was copied last to others, because the program ends; says what is lost by that.
    pub fn leave(&mut self) -> Option<Phrase> {
        match self.last.as_ref()?.try_lock() {
            Ok(mut clipboard) => clipboard.leave(),
            Err(TryLockError::Poisoned(clipboard)) => clipboard.into_inner().leave(),
            // A copy is still going, and ends with the program.
            Err(TryLockError::WouldBlock) => Some(Phrase::new("clipboard-unfinished")),
        }
    }

    fn not_saved(&self, session: &Session, error: SessionError) -> NotSaved {
        match error {
            SessionError::Exists { path } => NotSaved::Exists(shown(&path)),
            SessionError::Conflict { path } => match self.store.as_it_is(session) {
                Ok((theirs, broken)) => NotSaved::Changed(Box::new(Changed {
                    place: shown(&path),
                    theirs,
                    broken: broken.map(|error| error.phrase()),
                })),
                Err(error) => NotSaved::Refused(error.phrase()),
            },
            error => NotSaved::Refused(error.phrase()),
        }
    }

    /// What was opened or saved last is what the next start opens; it is no reason to fail.
    fn remember(&self, session: &Session) {
        let _ = self.store.remember_last(&session.source);
    }
}

impl Outside for World {
    fn resolve(&self, path: PathBuf) -> PathBuf {
        at_home(path, self.home.as_deref())
    }

    fn sessions(&self) -> Result<Vec<Listed>, Phrase> {
        let listed = self.store.list().map_err(|error| error.phrase())?;
        Ok(listed)
    }

    fn open(&self, source: &Source) -> Result<Session, Phrase> {
        let session = self.store.load(source).map_err(|error| error.phrase())?;
        self.remember(&session);
        Ok(session)
    }

    fn save(
        &mut self,
        session: &Session,
        design: &FleetDesign,
        target: Option<&Source>,
        replace: bool,
    ) -> Result<Saved, NotSaved> {
        let existing = if replace { Existing::Replace } else { Existing::Refuse };
        if let (None, Some(holder)) = (target, self.claims.lost()) {
            return Err(NotSaved::Held(holder.phrase()));
        }
        let saved = match target {
            Some(target) => {
                self.store.save_as(session, design, target.clone(), existing).map(|new| (new, None))
            }
            None if replace => {
                let over = self.store.save_over(session, design);
                over.map(|(new, aside)| (new, Some(shown(&aside))))
            }
            None => self.store.save(session, design).map(|new| (new, None)),
        };
        let (session, aside) = saved.map_err(|error| self.not_saved(session, error))?;
        self.remember(&session);
        let place = self.store.path(&session.source).map(|path| shown(&path));
        Ok(Saved { session, place: place.unwrap_or_default(), aside })
    }

    fn claim(&mut self, source: &Source) -> Option<Phrase> {
        self.claims.claim(source).map(|holder| holder.phrase())
    }

    fn take_over(&mut self, source: &Source) -> Result<(), Phrase> {
        self.claims.take_over(source).map_err(|error| error.phrase())
    }

    fn inventory(
        &self,
        source: &Source,
        design: &FleetDesign,
    ) -> Result<Option<Inventory>, Phrase> {
        self.store.inventory(source, design).map_err(|error| error.phrase())
    }

    fn export(&mut self, tree: &Tree, folder: &Path, how: Export) -> Result<Report, Phrase> {
        let options = Options { dry_run: how.dry_run, force: how.force, home: self.home.clone() };
        export_tree(&self.disk, tree, folder, &options, &mut |_| {}).map_err(|error| error.phrase())
    }

    fn builder(&self) -> Builder {
        Box::new(|tree, folder| build(tree, folder).map_err(|error| error.phrase()))
    }

    fn reader(&self) -> Reader {
        Box::new(|path| match path {
            Some(path) => from_path(path),
            None => Answer::from_markdown(paste().map_err(no_paste)?.as_bytes()),
        })
    }

    fn forget(&mut self, path: &Path, taken_on: Option<Work>) -> Result<(), Phrase> {
        if taken_on.is_some() {
            self.journal.keep(taken_on.as_ref()).map_err(|error| error.phrase())?;
        }
        self.store.forget_work(path).map_err(|error| error.phrase())
    }

    fn edit(&mut self, sheet: &Sheet) -> Result<Returned, Phrase> {
        self.editor.edit(&self.disk, sheet)
    }

    fn discard(&mut self, file: &Path) {
        // It is private; where it stays, it is in nobody's way.
        let _ = self.disk.remove_file(file);
    }

    fn remember_theme(&mut self, name: &str) {
        let _ = self.store.remember_theme(name);
    }

    fn copier(&mut self, what: &Subject, text: String) -> Copier {
        let clipboard = match what {
            Subject::Prompt | Subject::Edited => &self.prompts,
            Subject::File(_) | Subject::FollowUp => &self.files,
        };
        self.last = Some(Arc::clone(clipboard));
        let clipboard = Arc::clone(clipboard);
        Box::new(move || clipboard.lock().unwrap_or_else(PoisonError::into_inner).copy(&text))
    }
}

/// Why the clipboard gives no answer; here there is another way than on the command line.
fn no_paste(reason: NoPaste) -> Phrase {
    Phrase::new(match reason {
        NoPaste::Unreachable => "review-pane-clipboard-unreachable",
        NoPaste::Deadline => "review-pane-clipboard-deadline",
        NoPaste::Empty => "review-pane-clipboard-empty",
    })
}

/// The path with the home folder in the place of a leading `~/`.
pub(in crate::workbench) fn at_home(path: PathBuf, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_tilde_that_is_a_whole_part_is_the_home_folder() {
        let at = |path: &str| at_home(PathBuf::from(path), Some(Path::new("/home/ada")));
        assert_eq!(at("~/fleet/x"), Path::new("/home/ada/fleet/x"));
        assert_eq!(at("~other/x"), Path::new("~other/x"));
        assert_eq!(at("./~/x"), Path::new("./~/x"));
        assert_eq!(at_home(PathBuf::from("~/x"), None), Path::new("~/x"));
    }
}
