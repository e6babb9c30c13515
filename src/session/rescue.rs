//! Unsaved work that outlives a terminal: kept in the state folder when a signal or a fault ends
//! the program, and named once at the next start.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{SessionError, Source, Store};
use crate::design::FleetDesign;
use crate::design::write::write;
use crate::disk::{self, Existing, Manner, Mode};

/// The folder in the state folder.
const FOLDER: &str = "rescued";

impl Store {
    /// Keeps a design that was not saved, in a file of its own; gives the file.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn rescue(&self, design: &FleetDesign, source: &Source) -> Result<PathBuf, SessionError> {
        let folder = self.places.state.join(FOLDER);
        self.disk.create_folders(&folder, true)?;
        let from = match source {
            Source::New => String::new(),
            Source::Builtin(name) | Source::Saved(name) => format!("# {name}\n"),
            Source::File(path) => format!("# {}\n", path.display().to_string().replace('\n', " ")),
        };
        let text = format!("{from}{}", write(design));
        // Work that was rescued before and not looked at is not overwritten.
        for number in 1..1_000 {
            let path = folder.join(format!("{}-{number}.yaml", design.name));
            let manner =
                Manner { mode: Mode::Private, existing: Existing::Refuse, ..Manner::default() };
            match self.disk.put(&path, text.as_bytes(), manner) {
                Err(error) if error.is_existing() => {}
                result => return Ok(result.map(|()| path)?),
            }
        }
        Err(SessionError::Exists { path: folder })
    }

    /// Files of rescued work, the newest last.
    pub fn rescued(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.places.state.join(FOLDER)).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
        // Where a file system's clock is too coarse to tell, the number does.
        paths.sort_by_cached_key(|path| (written(path), number(path), path.clone()));
        paths
    }

    /// Files of rescued work that nobody has been told of yet, the newest last.
    pub fn rescued_since(&self) -> Vec<PathBuf> {
        let bytes = disk::read(&self.known(), LARGEST_KNOWN).unwrap_or_default();
        let known = String::from_utf8_lossy(&bytes);
        let is_new = |path: &PathBuf| !known.lines().any(|line| line == mark(path));
        self.rescued().into_iter().filter(is_new).collect()
    }

    /// Remembers that somebody has been told of all that is rescued by now.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn rescued_are_known(&self) -> Result<(), SessionError> {
        if self.rescued_since().is_empty() {
            return Ok(());
        }
        let marks: String = self.rescued().iter().map(|path| mark(path) + "\n").collect();
        let manner = Manner { mode: Mode::Private, ..Manner::default() };
        Ok(self.disk.put(&self.known(), marks.as_bytes(), manner)?)
    }

    fn known(&self) -> PathBuf {
        self.places.state.join(FOLDER).join("known")
    }
}

/// Room for the names of more files than anybody leaves lying there.
const LARGEST_KNOWN: u64 = 16 * 1024 * 1024;

/// When a file was written, in nanoseconds since 1970.
fn written(path: &Path) -> u128 {
    let time = fs::metadata(path).and_then(|found| found.modified()).ok();
    time.and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map_or(0, |since| since.as_nanos())
}

/// The number at the end of a file's name.
fn number(path: &Path) -> u32 {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    stem.rsplit('-').next().and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// One line for one file. The time is in it because the name of a removed file is used again.
fn mark(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!("{} {}", written(path), name.replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Environment, Places};
    use crate::design::{List, Name};
    use crate::disk::Disk;

    #[test]
    fn rescued_work_opens_like_any_session_and_is_never_overwritten() {
        let home = tempfile::tempdir().expect("a folder");
        let environment = Environment::new([("FLEETWRIGHT_HOME", home.path())]);
        let store = Store::new(Places::find(&environment).expect("places"), Disk::new());
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        List::Devices.push(&mut design);
        let first = store.rescue(&design, &Source::Saved("fleet".into())).expect("kept");
        let second = store.rescue(&design, &Source::New).expect("kept");
        assert_eq!(store.rescued(), [first.clone(), second]);
        assert_eq!(store.load(&Source::File(first)).expect("loads").design, design);
    }
    #[test]
    fn rescued_work_is_told_of_once_and_stays_in_the_list_newest_last() {
        let home = tempfile::tempdir().expect("a folder");
        let environment = Environment::new([("FLEETWRIGHT_HOME", home.path())]);
        let store = Store::new(Places::find(&environment).expect("places"), Disk::new());
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        List::Devices.push(&mut design);
        let keep = || store.rescue(&design, &Source::New).expect("kept");
        let all: Vec<PathBuf> = (0..11).map(|_| keep()).collect();
        assert!(all[10].ends_with("fleet-11.yaml"));
        assert_eq!(store.rescued(), all);

        assert_eq!(store.rescued_since(), all);
        store.rescued_are_known().expect("remembered");
        assert_eq!(store.rescued_since(), Vec::<PathBuf>::new());
        assert_eq!(store.rescued(), all);
        let next = keep();
        assert_eq!(store.rescued_since(), [next]);
    }
}
