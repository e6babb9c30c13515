//! Work that is not saved yet, kept on disk while it is being done.
//!
//! Each running workbench has a file of its own in the state folder, and a lock beside it that
//! ends with the process, however that ends. A file whose lock nobody holds was left behind: by a
//! connection that dropped, a signal, a fault, a machine that went off. The next start offers it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use super::comment_changes::comment_changes;
use super::store::LARGEST_SESSION;
use super::{Session, SessionError, Source, Store, last};
use crate::design::FleetDesign;
use crate::design::read::read as read_design;
use crate::design::write::write;
use crate::disk::{self, Disk, Lock, Manner, Mode, shown};
use crate::text::Phrase;

/// The folder in the state folder.
const FOLDER: &str = "journal";

/// More workbenches than this do not run at once.
const MOST: u32 = 10_000;

/// What a new session, which is nowhere yet, is from.
const NOWHERE: &str = "new";

/// What each line of an edited text begins with, behind the design: a comment, so that the file is a
/// session for whoever finds it. No line of a design begins so, as all values are indented.
const EDITED: &str = "#|";

/// A design and an edited text of it, which is no longer where it has the most line breaks.
const LARGEST: u64 = 4 * LARGEST_SESSION;

/// Unsaved work, and the session that it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// The design as it is now.
    pub design: FleetDesign,
    /// Where its session is from.
    pub source: Source,
    /// The text whose comments are to be kept, where no file holds it.
    pub text: Option<String>,
}

impl Work {
    /// What a session has become.
    pub fn of(session: &Session, design: &FleetDesign) -> Self {
        let text = session.unsaved_text().map(str::to_owned);
        Self { design: design.clone(), source: session.source.clone(), text }
    }

    /// Whether it is what a session has become.
    pub fn is_of(&self, session: &Session, design: &FleetDesign) -> bool {
        self.design == *design
            && self.source == session.source
            && self.text.as_deref() == session.unsaved_text()
    }

    fn write(&self) -> String {
        let from = last::line(&self.source).unwrap_or_else(|| format!("{NOWHERE}\n"));
        let mut text = format!("# {from}{}", write(&self.design));
        // A carriage return alone ends a line of YAML as well.
        let edited = self.text.as_ref().map(|text| text.replace("\r\n", "\n").replace('\r', "\n"));
        for line in edited.iter().flat_map(|edited| edited.split('\n')) {
            text.push_str(&format!("{EDITED}{line}\n"));
        }
        text
    }
}

/// The edited text that a file of work ends with.
fn edited(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.split('\n').filter_map(|line| line.strip_prefix(EDITED)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The journal of one running workbench.
#[derive(Debug)]
pub struct Journal {
    disk: Disk,
    folder: PathBuf,
    /// Nothing until there is something to keep: whoever only looks leaves no trace.
    place: Mutex<Option<Place>>,
}

/// A file that is this process's alone.
#[derive(Debug)]
struct Place {
    path: PathBuf,
    lock: Lock,
}

/// Work that was left behind, with the session that it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its file.
    pub path: PathBuf,
    /// The session as it is saved, or a new one where that is gone; with the comments as they were
    /// left.
    pub session: Session,
    /// The design as it was left.
    pub design: FleetDesign,
    /// What differs in the comments, a sentence each.
    pub comments: Vec<Phrase>,
}

impl Found {
    /// Whether no session of it is saved.
    pub fn is_nowhere(&self) -> bool {
        self.session.source == Source::New
    }

    /// Whether it is what is saved: it was left between a save and the end of its file.
    pub fn is_saved(&self) -> bool {
        !self.is_nowhere() && self.session.design == self.design && self.comments.is_empty()
    }
}

impl Journal {
    /// Keeps the work as it is now; without any there is nothing to keep. What it held before is
    /// replaced as a whole, and is on the disk when this returns.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn keep(&self, work: Option<&Work>) -> Result<(), SessionError> {
        let mut place = self.place.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(work) = work else {
            if let Some(place) = &*place {
                self.disk.remove_file(&place.path)?;
            }
            return Ok(());
        };
        let place = match &mut *place {
            Some(place) => place,
            none => none.insert(self.take_place()?),
        };
        let manner = Manner { mode: Mode::Private, ..Manner::default() };
        Ok(self.disk.put(&place.path, work.write().as_bytes(), manner)?)
    }

    /// The first number that no running workbench has and that nothing was left under.
    fn take_place(&self) -> Result<Place, SessionError> {
        self.disk.create_folders(&self.folder, true)?;
        for number in 1..MOST {
            let path = self.folder.join(format!("{number}.yaml"));
            match self.disk.lock(&lock_of(&path)) {
                Ok(lock) if !path.exists() => return Ok(Place { path, lock }),
                Ok(_) => {}
                Err(error) if error.is_locked() => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(SessionError::Exists { path: self.folder.clone() })
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        let place = self.place.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        // A lock without work beside it is litter.
        if let Some(Place { path, lock }) = place
            && !path.exists()
        {
            end_lock(&self.disk, lock, &path);
        }
    }
}

impl Store {
    /// The journal of this process.
    pub fn journal(&self) -> Journal {
        let folder = self.places.state.join(FOLDER);
        Journal { disk: self.disk.clone(), folder, place: Mutex::new(None) }
    }

    /// Files of work that was left behind, the newest last.
    pub fn left_behind(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.places.state.join(FOLDER)).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
        // Whether the lock can be had is all that is asked; it is let go of at once.
        paths.retain(|path| self.disk.lock(&lock_of(path)).is_ok());
        paths.sort_by_cached_key(|path| (written(path), path.clone()));
        paths
    }

    /// Reads work that was left behind.
    ///
    /// # Errors
    /// When the file cannot be read, or is none of ours.
    pub fn find_work(&self, path: &Path) -> Result<Found, SessionError> {
        let bytes = disk::read(path, LARGEST)?;
        let text =
            disk::decode(&bytes).map_err(|wrong| SessionError::not_text(shown(path), wrong))?;
        let design = read_design(&text)
            .map_err(|problems| SessionError::Invalid { path: shown(path), problems })?;
        let head = text.lines().next().and_then(|line| line.strip_prefix("# "));
        let source = head.and_then(last::source).unwrap_or(Source::New);
        // Where the session is gone or broken by now, the work still stands for itself.
        let mut session = self.load(&source).unwrap_or_else(|_| Session::new(design.clone()));
        let mut comments = Vec::new();
        if let Some(edited) = edited(&text) {
            let before = session.preview(&design).text;
            session.rewrite(edited);
            comments = comment_changes(&before, &session.preview(&design).text);
        }
        Ok(Found { path: path.to_owned(), session, design, comments })
    }

    /// Removes work that was left behind, because it has been taken on or is not wanted. Where
    /// another has done so already, its number may be a running workbench's, even this one's: what
    /// that keeps there stays.
    ///
    /// # Errors
    /// When the file cannot be removed.
    pub fn forget_work(&self, path: &Path) -> Result<(), SessionError> {
        let lock = match self.disk.lock(&lock_of(path)) {
            Ok(lock) => lock,
            Err(error) if error.is_locked() => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        self.disk.remove_file(path)?;
        end_lock(&self.disk, lock, path);
        Ok(())
    }
}

/// Removes a lock while it is held, so that nobody takes what is about to go.
fn end_lock(disk: &Disk, lock: Lock, path: &Path) {
    let removed = disk.remove_file(&lock_of(path));
    drop(lock);
    // Some systems remove no file that is open.
    if removed.is_err() {
        let _ = disk.remove_file(&lock_of(path));
    }
}

fn lock_of(path: &Path) -> PathBuf {
    path.with_extension("lock")
}

/// When a file was written, in nanoseconds since 1970.
fn written(path: &Path) -> u128 {
    let time = fs::metadata(path).and_then(|found| found.modified()).ok();
    time.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map_or(0, |since| since.as_nanos())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Environment, Places};
    use crate::design::{List, Name};

    fn store(home: &Path) -> Store {
        let environment = Environment::new([("FLEETWRIGHT_HOME", home)]);
        Store::new(Places::find(&environment).expect("places"), Disk::new())
    }

    fn work(name: &str, source: Source) -> Work {
        let mut design = FleetDesign::new(Name::read(name).expect("a name"));
        List::Devices.push(&mut design);
        Work { design, source, text: None }
    }

    #[test]
    fn work_is_found_once_its_process_is_gone_and_not_before() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let journal = store.journal();
        let kept = work("fleet", Source::Builtin("shops".into()));
        journal.keep(Some(&kept)).expect("kept");
        assert_eq!(store.left_behind(), Vec::<PathBuf>::new(), "it is still being done");
        drop(journal);
        let left = store.left_behind();
        assert_eq!(left.len(), 1);
        let found = store.find_work(&left[0]).expect("reads");
        assert_eq!(found.design, kept.design);
        assert_eq!(found.session, store.load(&kept.source).expect("the session"));
        store.forget_work(&left[0]).expect("removed");
        assert_eq!(store.left_behind(), Vec::<PathBuf>::new());
        assert_eq!(fs::read_dir(home.path().join("state/journal")).expect("a folder").count(), 0);
    }

    #[test]
    fn whoever_only_looks_or_saves_leaves_nothing() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        drop(store.journal());
        assert!(!home.path().join("state").exists());
        let journal = store.journal();
        journal.keep(Some(&work("fleet", Source::New))).expect("kept");
        journal.keep(None).expect("saved meanwhile");
        drop(journal);
        assert_eq!(fs::read_dir(home.path().join("state/journal")).expect("a folder").count(), 0);
    }

    #[test]
    fn nobody_overwrites_what_another_has_or_has_left() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let first = store.journal();
        first.keep(Some(&work("first", Source::New))).expect("kept");
        drop(first);
        let journals: Vec<Journal> = (0..3).map(|_| store.journal()).collect();
        for (journal, name) in journals.iter().zip(["second", "third", "fourth"]) {
            journal.keep(Some(&work(name, Source::New))).expect("kept");
            journal.keep(Some(&work(name, Source::New))).expect("kept again");
        }
        drop(journals);
        let left = store.left_behind();
        let names: Vec<String> = left
            .iter()
            .map(|path| store.find_work(path).expect("reads").design.name.to_string())
            .collect();
        assert_eq!(names, ["first", "second", "third", "fourth"], "the newest last");
    }

    #[test]
    fn work_that_two_take_on_at_once_is_not_thrown_away_with_the_first_file() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let left = store.journal();
        left.keep(Some(&work("left", Source::New))).expect("kept");
        drop(left);
        let path = store.left_behind().remove(0);
        let first = store.journal();
        first.keep(Some(&work("first", Source::New))).expect("kept");
        store.forget_work(&path).expect("removed");
        let second = store.journal();
        second.keep(Some(&work("second", Source::New))).expect("kept under the number now free");
        store.forget_work(&path).expect("it is gone already");
        assert_eq!(store.left_behind(), Vec::<PathBuf>::new(), "both are being done");
        drop((first, second));
        let names: Vec<String> = store
            .left_behind()
            .iter()
            .map(|path| store.find_work(path).expect("reads").design.name.to_string())
            .collect();
        assert_eq!(names, ["first", "second"]);
    }

    #[test]
    fn what_is_as_it_was_saved_is_no_unsaved_work() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let source = Source::Builtin("shops".into());
        let design = store.load(&source).expect("a session").design;
        let journal = store.journal();
        journal.keep(Some(&Work { design: design.clone(), source, text: None })).expect("kept");
        drop(journal);
        assert!(store.find_work(&store.left_behind()[0]).expect("reads").is_saved());
        let journal = store.journal();
        journal.keep(Some(&Work { design, source: Source::New, text: None })).expect("kept");
        drop(journal);
        let found = store.find_work(&store.left_behind()[1]).expect("reads");
        assert!(!found.is_saved() && found.is_nowhere());
    }

    #[test]
    fn comments_that_were_edited_are_work_even_where_nothing_else_is() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let mut session = store.load(&Source::Builtin("shops".into())).expect("a session");
        let design = session.design.clone();
        let before = session.preview(&design).text;
        session.rewrite(format!("# é\r\n#|mine\n{before}  # last, and no line break"));
        let wanted = session.preview(&design).text;
        let journal = store.journal();
        journal.keep(Some(&Work::of(&session, &design))).expect("kept");
        drop(journal);
        let found = store.find_work(&store.left_behind()[0]).expect("reads");
        assert!(!found.is_saved() && found.design == design);
        assert_eq!(found.session.preview(&design).text, wanted);
        assert_eq!(found.comments.len(), 3, "{:?}", found.comments);
        // Taken on, it is kept again as this workbench's own.
        assert_eq!(
            Work::of(&found.session, &design).text,
            found.session.unsaved_text().map(str::to_owned)
        );
        assert!(found.session.unsaved_text().is_some());
    }

    #[test]
    fn a_copy_that_is_nowhere_yet_keeps_its_comments() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let mut session = store.load(&Source::Builtin("shops".into())).expect("a session");
        session.rewrite(format!("# mine\n{}", session.text()));
        session.rewritten = false;
        session.source = Source::New;
        let journal = store.journal();
        journal.keep(Some(&Work::of(&session, &session.design))).expect("kept");
        drop(journal);
        let found = store.find_work(&store.left_behind()[0]).expect("reads");
        assert!(found.session.preview(&found.design).text.starts_with("# mine\n"));
    }

    #[test]
    fn work_stands_for_itself_where_its_session_is_gone() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let journal = store.journal();
        let kept = work("fleet", Source::Saved("gone".into()));
        journal.keep(Some(&kept)).expect("kept");
        drop(journal);
        let found = store.find_work(&store.left_behind()[0]).expect("reads");
        assert_eq!((found.session.source, found.design), (Source::New, kept.design));
    }
}
