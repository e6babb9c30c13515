//! Saving: atomic, with the comments of the text before, and never over somebody else's change.

use std::path::{Path, PathBuf};

use super::source::Stamp;
use super::store::LARGEST_SESSION;
use super::{Session, SessionError, Source, Store, Woven, weave};
use crate::design::{FleetDesign, Name};
use crate::disk::{self, Cause, DiskError, Existing, Lock, Manner, Mode, Operation};

impl Session {
    /// What saving this design as this session would write, and which comments it would drop.
    pub fn preview(&self, design: &FleetDesign) -> Woven {
        weave(&self.text, design)
    }
}

impl Store {
    /// Saves a design where its session belongs: a file or saved session in its place, a new or
    /// built-in one in the data folder under the name of the fleet. Gives the session as it is
    /// now.
    ///
    /// # Errors
    /// [`SessionError::Conflict`] when somebody else has changed the file since it was read,
    /// [`SessionError::Exists`] when another session of that name is there already, and the
    /// disk's own. What was there is then unchanged.
    pub fn save(&self, session: &Session, design: &FleetDesign) -> Result<Session, SessionError> {
        match session.source {
            Source::New | Source::Builtin(_) => {
                let target = Source::Saved(design.name.to_string());
                self.save_as(session, design, target, Existing::Refuse)
            }
            Source::Saved(_) | Source::File(_) => self.save_again(session, design),
        }
    }

    fn save_again(&self, session: &Session, design: &FleetDesign) -> Result<Session, SessionError> {
        let path = self.file(&session.source);
        let _lock = self.lock(&path)?;
        match disk::read(&path, LARGEST_SESSION) {
            Ok(bytes) if Some(Stamp::of(&bytes)) != session.stamp => {
                return Err(SessionError::Conflict { path });
            }
            // Somebody removed it: saving brings it back.
            Err(error) if !error.is_missing() => return Err(error.into()),
            _ => {}
        }
        self.put(session, design, session.source.clone(), Existing::Replace)
    }

    /// The session as it is on the disk now, to be compared where somebody else has changed it; with
    /// the reason where it is no session any more, and then with the design as it was.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn as_it_is(
        &self,
        session: &Session,
    ) -> Result<(Session, Option<SessionError>), SessionError> {
        match self.load(&session.source) {
            Ok(theirs) => Ok((theirs, None)),
            Err(broken @ SessionError::Invalid { .. }) => {
                let bytes = disk::read(&self.file(&session.source), LARGEST_SESSION)?;
                let stamp = Some(Stamp::of(&bytes));
                Ok((Session { stamp, ..session.clone() }, Some(broken)))
            }
            Err(error) => Err(error),
        }
    }

    /// Saves a design over what somebody else has made of the file, as it was compared: `session` is
    /// theirs. Their version is put aside; gives where.
    ///
    /// # Errors
    /// [`SessionError::Conflict`] when the file has changed again, and the disk's own.
    pub fn save_over(
        &self,
        session: &Session,
        design: &FleetDesign,
    ) -> Result<(Session, PathBuf), SessionError> {
        let path = self.file(&session.source);
        let _lock = self.lock(&path)?;
        let theirs = disk::read(&path, LARGEST_SESSION)?;
        let stamp = Stamp::of(&theirs);
        if Some(stamp) != session.stamp {
            return Err(SessionError::Conflict { path });
        }
        let folder = self.places.state.join("replaced");
        self.disk.create_folders(&folder, true)?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let aside = folder.join(format!("{stem}-{}.yaml", &stamp.short()[..8]));
        let manner = Manner { mode: Mode::Private, ..Manner::default() };
        self.disk.put(&aside, &theirs, manner)?;
        let saved = self.put(session, design, session.source.clone(), Existing::Replace)?;
        Ok((saved, aside))
    }

    /// Saves a design as another session. `existing` says whether one that is there already may
    /// be replaced.
    ///
    /// # Errors
    /// [`SessionError::Exists`] when there is one that may not be replaced, and the disk's own.
    pub fn save_as(
        &self,
        session: &Session,
        design: &FleetDesign,
        target: Source,
        existing: Existing,
    ) -> Result<Session, SessionError> {
        let path = self.file(&target);
        let _lock = self.lock(&path)?;
        self.put(session, design, target, existing)
    }

    /// Saves a copy of a session, comments and all, in the data folder under another name.
    ///
    /// # Errors
    /// [`SessionError::Exists`] when there is one of that name, and whatever loading says.
    pub fn duplicate(&self, source: &Source, name: &Name) -> Result<Session, SessionError> {
        let session = self.load(source)?;
        let design = FleetDesign { name: name.clone(), ..session.design.clone() };
        self.save_as(&session, &design, Source::Saved(name.to_string()), Existing::Refuse)
    }

    fn put(
        &self,
        session: &Session,
        design: &FleetDesign,
        target: Source,
        existing: Existing,
    ) -> Result<Session, SessionError> {
        let path = self.file(&target);
        if matches!(target, Source::Saved(_)) {
            self.disk.create_folders(&self.places.sessions(), false)?;
        }
        let text = session.preview(design).text;
        if text.len() as u64 > LARGEST_SESSION {
            let cause = Cause::TooLarge(LARGEST_SESSION);
            return Err(DiskError { operation: Operation::Write, path, cause }.into());
        }
        let manner = Manner { existing, ..Manner::default() };
        self.disk.put(&path, text.as_bytes(), manner).map_err(|error| refused(error, &path))?;
        let stamp = Some(Stamp::of(text.as_bytes()));
        let (design, source) = (design.clone(), target);
        Ok(Session { design, source, text, stamp, rewritten: false })
    }

    /// The file that a session is written to. A session that is opened through a link is saved
    /// where the link leads: the user named it, and the link stays.
    fn file(&self, target: &Source) -> PathBuf {
        let path = self.path(target).unwrap_or_default();
        let linked = if path.is_symlink() { path.canonicalize().ok() } else { None };
        linked.unwrap_or(path)
    }

    /// Keeps other fleetwrights away while the file is compared and replaced. Where no lock can
    /// be had because of the state folder, saving is worth more than the lock.
    pub(super) fn lock(&self, path: &Path) -> Result<Option<Lock>, SessionError> {
        let folder = self.places.state.join("locks");
        if self.disk.create_folders(&folder, true).is_err() {
            return Ok(None);
        }
        match self.disk.lock(&folder.join(file_name(path, "lock"))) {
            Ok(lock) => Ok(Some(lock)),
            Err(DiskError { cause: Cause::Locked, operation, .. }) => {
                let path = path.to_owned();
                Err(DiskError { operation, path, cause: Cause::Locked }.into())
            }
            Err(_) => Ok(None),
        }
    }
}

fn refused(error: DiskError, path: &Path) -> SessionError {
    if error.is_existing() {
        SessionError::Exists { path: path.to_owned() }
    } else {
        SessionError::Disk(error)
    }
}

/// One name for one file, by whatever path it is reached.
pub(super) fn file_name(path: &Path, extension: &str) -> String {
    let absolute: PathBuf = path
        .canonicalize()
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned());
    format!("{}.{extension}", Stamp::of(absolute.as_os_str().as_encoded_bytes()).short())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::config::{Environment, Places};
    use crate::design::fields::set;
    use crate::design::read::read;
    use crate::disk::{Disk, Step};

    fn store(home: &Path, disk: Disk) -> Store {
        let environment = Environment::new([("FLEETWRIGHT_HOME", home)]);
        Store::new(Places::find(&environment).expect("places"), disk)
    }

    fn changed(session: &Session, path: &str, value: &str) -> FleetDesign {
        let mut design = session.design.clone();
        set(&mut design, path, value).expect("set");
        design
    }

    #[test]
    fn a_built_in_session_becomes_one_of_the_users() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path(), Disk::new());
        let shops = store.open("shops").expect("opens");
        let design = changed(&shops, "name", "my-shops");
        let saved = store.save(&shops, &design).expect("saved");
        assert_eq!(saved.source, Source::Saved("my-shops".into()));
        assert_eq!(store.open("my-shops").expect("opens").design, design);
        let again = store.save(&shops, &design).expect_err("there already");
        assert!(matches!(again, SessionError::Exists { .. }));
    }

    #[test]
    fn what_could_not_be_opened_again_is_not_saved() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path(), Disk::new());
        let mut design = FleetDesign::new(Name::read("large").expect("a name"));
        design.prompt.notes = "a line of notes\n".repeat(70_000);
        let saved = store.save(&Session::new(design.clone()), &design).expect("saved");
        assert_eq!(store.load(&saved.source).expect("opens").design, design);

        let longer = changed(&saved, "prompt.notes", &"x".repeat(5_000_000));
        let error = store.save(&saved, &longer).expect_err("refused");
        assert!(matches!(&error, SessionError::Disk(DiskError { cause: Cause::TooLarge(_), .. })));
        assert_eq!(store.load(&saved.source).expect("still opens").design, design);
    }

    #[test]
    fn somebody_elses_change_is_never_overwritten() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path(), Disk::new());
        let shops = store.open("shops").expect("opens");
        let mine = store.save(&shops, &shops.design).expect("saved");
        let path = store.path(&mine.source).expect("a path");
        let theirs = fs::read_to_string(&path).expect("read") + "# theirs\n";
        fs::write(&path, &theirs).expect("written");

        let design = changed(&mine, "prompt.tier", "basic");
        let error = store.save(&mine, &design).expect_err("refused");
        assert!(matches!(error, SessionError::Conflict { .. }));
        assert_eq!(fs::read_to_string(&path).expect("read"), theirs);

        let (compared, broken) = store.as_it_is(&mine).expect("theirs");
        assert!(broken.is_none() && compared.text() == theirs);
        let (over, aside) = store.save_over(&compared, &design).expect("after it was compared");
        assert_eq!(fs::read_to_string(aside).expect("put aside"), theirs);
        assert!(over.text().ends_with("# theirs\n"), "their comments stay");
        assert!(store.save(&over, &design).is_ok());
    }

    #[test]
    fn what_has_changed_again_since_it_was_compared_is_not_overwritten_either() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path(), Disk::new());
        let shops = store.open("shops").expect("opens");
        let mine = store.save(&shops, &shops.design).expect("saved");
        let path = store.path(&mine.source).expect("a path");
        fs::write(&path, "no session: at all\n").expect("written");
        let (compared, broken) = store.as_it_is(&mine).expect("theirs");
        assert!(broken.is_some() && compared.design == mine.design);
        fs::write(&path, "something else\n").expect("written");
        let error = store.save_over(&compared, &mine.design).expect_err("refused");
        assert!(matches!(error, SessionError::Conflict { .. }));
        assert_eq!(fs::read_to_string(&path).expect("read"), "something else\n");
        let (compared, _) = store.as_it_is(&mine).expect("theirs");
        let (saved, aside) = store.save_over(&compared, &mine.design).expect("saved");
        assert_eq!(fs::read_to_string(aside).expect("put aside"), "something else\n");
        assert_eq!(store.load(&saved.source).expect("loads").design, mine.design);
    }

    #[cfg(unix)]
    #[test]
    fn a_linked_session_is_saved_where_the_link_leads() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path(), Disk::new());
        let (file, link) = (home.path().join("a.yaml"), home.path().join("link.yaml"));
        fs::write(&file, "fleetwright: 1\nname: a\ndevices: [{name: d}]\n").expect("written");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        let opened = store.load(&Source::File(link.clone())).expect("loads");
        let design = changed(&opened, "name", "b");
        let saved = store.save(&opened, &design).expect("saved");
        store.save(&saved, &design).expect("saved again");
        assert!(link.is_symlink());
        assert!(fs::read_to_string(&file).expect("read").contains("name: b"));
    }

    #[test]
    fn saving_twice_and_after_a_removal_works() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path(), Disk::new());
        let shops = store.open("shops").expect("opens");
        let saved = store.save(&shops, &shops.design).expect("saved");
        let design = changed(&saved, "prompt.tier", "basic");
        let saved = store.save(&saved, &design).expect("saved again");
        fs::remove_file(store.path(&saved.source).expect("a path")).expect("removed");
        store.save(&saved, &design).expect("brought back");
    }

    #[test]
    fn a_copy_has_the_comments_and_a_name_of_its_own() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path(), Disk::new());
        let file = home.path().join("a.yaml");
        fs::write(&file, "fleetwright: 1\nname: a # mine\ndevices: [{name: d}]\n")
            .expect("written");
        let name = Name::read("b").expect("a name");
        let copy = store.duplicate(&Source::File(file.clone()), &name).expect("copied");
        assert!(copy.text().contains("name: b # mine\n"), "{}", copy.text());
        let again = store.duplicate(&Source::File(file), &name).expect_err("taken");
        assert!(matches!(again, SessionError::Exists { .. }));
    }

    #[test]
    fn whichever_step_is_the_last_the_session_is_whole() {
        for last in 0..20 {
            let home = tempfile::tempdir().expect("a folder");
            let safe = store(home.path(), Disk::new());
            let shops = safe.open("shops").expect("opens");
            let before = safe.save(&shops, &shops.design).expect("saved");
            let design = changed(&before, "prompt.tier", "basic");

            let count = AtomicUsize::new(0);
            let dying = Disk::behind(move |_, _| match count.fetch_add(1, Ordering::SeqCst) {
                step if step >= last => Err(io::Error::other("gone")),
                _ => Ok(()),
            });
            let saved = store(home.path(), dying).save(&before, &design);
            let found = safe.load(&before.source).expect("still a session").design;
            assert!(found == before.design || found == design);
            assert!(saved.is_err() || found == design);
            assert_eq!(
                safe.list().expect("listed").iter().filter(|s| s.source == before.source).count(),
                1
            );
        }
    }

    #[test]
    fn a_full_disk_is_one_message_and_the_old_session_stays() {
        let home = tempfile::tempdir().expect("a folder");
        let safe = store(home.path(), Disk::new());
        let shops = safe.open("shops").expect("opens");
        let before = safe.save(&shops, &shops.design).expect("saved");
        let full = Disk::behind(|step, _| match step {
            Step::Write => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        });
        let design = changed(&before, "prompt.tier", "basic");
        let error = store(home.path(), full).save(&before, &design).expect_err("full");
        assert!(matches!(&error, SessionError::Disk(error) if error.is_full()), "{error}");
        let text = fs::read_to_string(safe.path(&before.source).expect("a path")).expect("read");
        assert_eq!(read(&text), Ok(before.design));
    }
}
