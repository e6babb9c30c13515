//! Unsaved work that outlives a terminal: kept in the state folder when a signal or a fault ends
//! the program, and named at the next start.

use std::fs;
use std::path::PathBuf;

use super::{SessionError, Source, Store};
use crate::design::FleetDesign;
use crate::design::write::write;
use crate::disk::{Existing, Manner, Mode};

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

    /// Files of rescued work, in the order of their names.
    pub fn rescued(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.places.state.join(FOLDER)).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
        paths.sort();
        paths
    }
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
}
