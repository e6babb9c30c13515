//! What was open last, so that the program opens it again.

use std::path::PathBuf;
use std::time::SystemTime;

use super::{SessionError, Source, Store};
use crate::disk::{self, Manner, Mode};

/// The names of the files in the state folder.
const FILE: &str = "last-session";
const THEME: &str = "theme";
const TOUR: &str = "tour-shown";

impl Store {
    /// Remembers what is open. A new session, which is nowhere yet, is not remembered.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn remember_last(&self, source: &Source) -> Result<(), SessionError> {
        let Some(line) = line(source) else { return Ok(()) };
        self.disk.create_folders(&self.places.state, true)?;
        let manner = Manner { mode: Mode::Private, ..Manner::default() };
        self.disk.put(&self.places.state.join(FILE), line.as_bytes(), manner)?;
        Ok(())
    }

    /// When something was opened or saved last, before this start.
    pub fn last_time(&self) -> Option<SystemTime> {
        self.places.state.join(FILE).metadata().ok()?.modified().ok()
    }

    /// Remembers the theme that was chosen in the workbench.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn remember_theme(&self, name: &str) -> Result<(), SessionError> {
        self.disk.create_folders(&self.places.state, true)?;
        let line = format!("{name}\n");
        self.disk.put(&self.places.state.join(THEME), line.as_bytes(), Manner::default())?;
        Ok(())
    }

    /// Remembers that the tour of the first launch has been shown.
    ///
    /// # Errors
    /// When the state folder cannot be written.
    pub fn remember_tour(&self) -> Result<(), SessionError> {
        self.disk.create_folders(&self.places.state, true)?;
        self.disk.put(&self.places.state.join(TOUR), b"", Manner::default())?;
        Ok(())
    }

    /// Whether the tour of the first launch has been shown.
    pub fn has_shown_tour(&self) -> bool {
        self.places.state.join(TOUR).exists()
    }

    /// The theme that was chosen last.
    pub fn theme(&self) -> Option<String> {
        let bytes = disk::read(&self.places.state.join(THEME), 1024).ok()?;
        Some(String::from_utf8(bytes).ok()?.trim_end().to_owned())
    }

    /// What was open last, where it is still there.
    pub fn last(&self) -> Option<Source> {
        let bytes = disk::read(&self.places.state.join(FILE), 64 * 1024).ok()?;
        let source = source(std::str::from_utf8(&bytes).ok()?.strip_suffix('\n')?)?;
        let is_there = match (&source, self.path(&source)) {
            (_, Some(path)) => path.is_file(),
            _ => self.list().ok()?.iter().any(|listed| listed.source == source),
        };
        is_there.then_some(source)
    }
}

/// A source as one line; a new session has none.
pub(super) fn line(source: &Source) -> Option<String> {
    match source {
        Source::New => None,
        Source::Builtin(name) => Some(format!("builtin {name}\n")),
        Source::Saved(name) => Some(format!("saved {name}\n")),
        Source::File(path) => {
            // The next start may be from another folder. A path that is no text, or more than a line
            // of it, is forgotten.
            let path = std::path::absolute(path).ok()?;
            let path = path.to_str().filter(|path| !path.contains(['\n', '\r']))?;
            Some(format!("file {path}\n"))
        }
    }
}

/// The source that such a line means.
pub(super) fn source(line: &str) -> Option<Source> {
    match line.split_once(' ')? {
        ("builtin", name) => Some(Source::Builtin(name.to_owned())),
        ("saved", name) => Some(Source::Saved(name.to_owned())),
        ("file", path) => Some(Source::File(PathBuf::from(path))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::config::{Environment, Places};
    use crate::disk::Disk;

    fn store(home: &Path) -> Store {
        let environment = Environment::new([("FLEETWRIGHT_HOME", home)]);
        Store::new(Places::find(&environment).expect("places"), Disk::new())
    }

    #[test]
    fn what_was_open_is_found_again_while_it_is_there() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        assert_eq!(store.last(), None);
        let shops = Source::Builtin("shops".into());
        store.remember_last(&shops).expect("remembered");
        assert_eq!(store.last(), Some(shops.clone()));

        let file = Source::File(home.path().join("a b.yaml"));
        fs::write(home.path().join("a b.yaml"), "").expect("written");
        store.remember_last(&file).expect("remembered");
        store.remember_last(&Source::New).expect("nothing to remember");
        assert_eq!(store.last(), Some(file));
        fs::remove_file(home.path().join("a b.yaml")).expect("removed");
        assert_eq!(store.last(), None);
    }

    #[test]
    fn a_path_of_two_lines_breaks_no_file_that_names_it() {
        assert_eq!(line(&Source::File("/tmp/a\nname: b.yaml".into())), None);
    }
}
