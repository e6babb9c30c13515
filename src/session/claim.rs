//! Which workbench has a session open, so that a second one is told before both change it.
//!
//! For each open session a file in the state folder names the workbench that has it, and a lock that
//! ends with that process, however it ends, says whether it still runs. Taking a session over puts
//! another name there; whoever had it finds that out when it next keeps its work or saves.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use super::save::file_name;
use super::{SessionError, Source, Store};
use crate::disk::{self, Disk, Lock, Manner, Mode};
use crate::text::Phrase;

/// The folder in the state folder.
const FOLDER: &str = "open";

/// More bytes than this are no name of ours.
const LARGEST: u64 = 4 * 1024;

/// The workbench that has a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Its process.
    pub process: u32,
    /// The terminal that it was started in, where that is known.
    pub terminal: Option<String>,
}

impl Holder {
    /// What a message calls it.
    pub fn phrase(&self) -> Phrase {
        let key = if self.terminal.is_some() { "held-by-terminal" } else { "held-by" };
        Phrase::new(key)
            .with("process", self.process.to_string())
            .with("terminal", disk::harmless(self.terminal.as_deref().unwrap_or_default()))
    }
}

/// What one running workbench has open: one session at a time.
#[derive(Clone, Debug)]
pub struct Claims {
    store: Store,
    held: Arc<Mutex<Held>>,
}

#[derive(Debug)]
struct Held {
    disk: Disk,
    /// The name of this workbench, with the lock that says that it runs; none before the first claim.
    own: Option<(String, PathBuf, Lock)>,
    /// The file that names it as the one that has the session.
    file: Option<PathBuf>,
}

impl Claims {
    /// Claims a session, and lets go of the one before; gives the workbench that has it already.
    ///
    /// Where the state folder cannot be written nothing can be claimed, and nobody is told: saving
    /// still compares what is on the disk.
    pub fn claim(&self, source: &Source) -> Option<Holder> {
        let mut held = self.held();
        held.release();
        self.try_claim(&mut held, source, false).unwrap_or_default()
    }

    /// Claims a session whoever has it.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn take_over(&self, source: &Source) -> Result<(), SessionError> {
        let mut held = self.held();
        held.release();
        self.try_claim(&mut held, source, true).map(|_| ())
    }

    /// The workbench that has taken the session over from this one; told once. One that has taken it
    /// and let go of it again has left it to this one.
    pub fn lost(&self) -> Option<Holder> {
        let mut held = self.held();
        let file = held.file.clone()?;
        let own = held.own.as_ref().map(|(own, ..)| own.clone())?;
        match read_name(&file) {
            Some(name) if name != own => {
                held.file = None;
                Some(holder(&name))
            }
            Some(_) => None,
            None => {
                let manner = Manner { mode: Mode::Private, ..Manner::default() };
                // Where it cannot be written, nobody else is told; nothing else depends on it.
                let _ = held.disk.put(&file, own.as_bytes(), manner);
                None
            }
        }
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn try_claim(
        &self,
        held: &mut Held,
        source: &Source,
        over: bool,
    ) -> Result<Option<Holder>, SessionError> {
        // A new or built-in one is nobody's: saving it makes another.
        let Some(path) = self.store.path(source) else { return Ok(None) };
        let folder = self.store.places.state.join(FOLDER);
        held.disk.create_folders(&folder, true)?;
        let file = folder.join(file_name(&path, "open"));
        // Two that start at once come one after the other.
        let _turn = self.store.lock(&path)?;
        if let Some(name) = read_name(&file)
            && !over
            && runs(&held.disk, &folder, &name)
        {
            return Ok(Some(holder(&name)));
        }
        let own = held.own(&folder)?;
        let manner = Manner { mode: Mode::Private, ..Manner::default() };
        held.disk.put(&file, own.as_bytes(), manner)?;
        held.file = Some(file);
        Ok(None)
    }
}

impl Held {
    /// The name of this workbench.
    fn own(&mut self, folder: &Path) -> Result<String, SessionError> {
        if let Some((name, ..)) = &self.own {
            return Ok(name.clone());
        }
        // A number of a process comes back; with the time of its start it does not.
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        let terminal = terminal().unwrap_or_default();
        let name = format!("{} {since} {terminal}", std::process::id());
        let path = lock_of(folder, &name);
        let lock = self.disk.lock(&path)?;
        self.own = Some((name.clone(), path, lock));
        Ok(name)
    }

    /// Lets go of the session, where it is still this one's.
    fn release(&mut self) {
        let Some(file) = self.file.take() else { return };
        let own = self.own.as_ref().map(|(name, ..)| name.clone());
        if read_name(&file) == own {
            // What stays names a workbench that soon runs no more.
            let _ = self.disk.remove_file(&file);
        }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.release();
        if let Some((_, path, lock)) = self.own.take() {
            let _ = self.disk.remove_file(&path);
            drop(lock);
        }
    }
}

impl Store {
    /// What this process has open: nothing yet.
    pub fn claims(&self) -> Claims {
        let held = Held { disk: self.disk.clone(), own: None, file: None };
        Claims { store: self.clone(), held: Arc::new(Mutex::new(held)) }
    }
}

fn read_name(file: &Path) -> Option<String> {
    let bytes = disk::read(file, LARGEST).ok()?;
    String::from_utf8(bytes).ok()
}

/// Whether the workbench of this name runs: its lock cannot be had.
fn runs(disk: &Disk, folder: &Path, name: &str) -> bool {
    let path = lock_of(folder, name);
    if !path.exists() {
        return false;
    }
    match disk.lock(&path) {
        Ok(lock) => {
            // It was killed: what it has left behind is litter.
            let _ = fs::remove_file(&path);
            drop(lock);
            false
        }
        Err(error) => error.is_locked(),
    }
}

fn lock_of(folder: &Path, name: &str) -> PathBuf {
    let mut words = name.split(' ').map(|word| word.chars().filter(char::is_ascii_digit));
    let mut word = || words.next().map(Iterator::collect::<String>).unwrap_or_default();
    folder.join(format!("{}-{}.lock", word(), word()))
}

fn holder(name: &str) -> Holder {
    let mut words = name.split(' ');
    let process = words.next().and_then(|word| word.parse().ok()).unwrap_or_default();
    let terminal = words.nth(1).filter(|word| !word.is_empty()).map(str::to_owned);
    Holder { process, terminal }
}

/// The terminal that this process was started in: `pts/3`.
fn terminal() -> Option<String> {
    let device = fs::read_link("/proc/self/fd/0").ok()?;
    let name = device.strip_prefix("/dev").ok()?.to_str()?.to_owned();
    (!name.contains(char::is_whitespace) && name != "null").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Environment, Places};

    fn store(home: &Path) -> Store {
        let environment = Environment::new([("FLEETWRIGHT_HOME", home)]);
        Store::new(Places::find(&environment).expect("places"), Disk::new())
    }

    fn shops() -> Source {
        Source::Saved("shops".into())
    }

    #[test]
    fn the_second_is_told_and_the_third_after_the_first_has_gone_is_not() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let first = store.claims();
        assert_eq!(first.claim(&shops()), None);
        assert_eq!(first.claim(&shops()), None, "its own is its own");
        let second = store.claims();
        let holder = second.claim(&shops()).expect("the first has it");
        assert_eq!(holder.process, std::process::id());
        assert_eq!(second.claim(&Source::Saved("other".into())), None);
        drop(first);
        assert_eq!(store.claims().claim(&shops()), None);
    }

    #[test]
    fn whoever_opens_another_session_lets_go_of_the_one_before() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let first = store.claims();
        first.claim(&shops());
        first.claim(&Source::New);
        let second = store.claims();
        assert_eq!(second.claim(&shops()), None);
        drop((first, second));
        let left = fs::read_dir(home.path().join("state/open")).expect("a folder").count();
        assert_eq!(left, 0, "nothing lies about");
    }

    #[test]
    fn whoever_is_taken_over_from_is_told_once() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let (first, second) = (store.claims(), store.claims());
        first.claim(&shops());
        assert!(second.claim(&shops()).is_some());
        second.take_over(&shops()).expect("taken over");
        assert!(first.lost().is_some());
        assert_eq!((first.lost(), second.lost()), (None, None));
        first.take_over(&shops()).expect("taken back");
        drop(first);
        assert_eq!(second.lost(), None, "it was let go of again");
        assert!(store.claims().claim(&shops()).is_some(), "the second still has it");
    }

    #[test]
    fn one_that_was_killed_has_nothing() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let folder = home.path().join("state/open");
        fs::create_dir_all(&folder).expect("a folder");
        let path = store.path(&shops()).expect("a path");
        fs::write(folder.join(file_name(&path, "open")), "4711 12 pts/3").expect("written");
        fs::write(folder.join("4711-12.lock"), "").expect("written");
        assert_eq!(holder("4711 12 pts/3").terminal.as_deref(), Some("pts/3"));
        assert_eq!(store.claims().claim(&shops()), None);
        assert!(!folder.join("4711-12.lock").exists());
    }
}
