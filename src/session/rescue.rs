//! Work that could not be saved, kept where nothing is overwritten.

use std::path::PathBuf;

use super::{Session, SessionError, Store};
use crate::design::FleetDesign;
use crate::disk::{Existing, Manner, Mode};

/// More rescued sessions of one name than this are not kept apart.
const MOST: usize = 1_000;

impl Store {
    /// The folder of rescued sessions.
    pub fn rescued(&self) -> PathBuf {
        self.places.state.join("rescued")
    }

    /// Writes a design as a session file of its own into the state folder; gives the file. No
    /// file there is ever replaced.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn rescue(&self, session: &Session, design: &FleetDesign) -> Result<PathBuf, SessionError> {
        let folder = self.rescued();
        self.disk.create_folders(&folder, true)?;
        let text = session.preview(design).text;
        let manner =
            Manner { mode: Mode::Private, existing: Existing::Refuse, ..Manner::default() };
        let name = design.name.as_str();
        let mut path = folder.join(format!("{name}.yaml"));
        for number in 2..MOST {
            match self.disk.put(&path, text.as_bytes(), manner) {
                Err(error) if error.is_existing() => {}
                written => return written.map(|()| path).map_err(SessionError::from),
            }
            path = folder.join(format!("{name}-{number}.yaml"));
        }
        Err(SessionError::Exists { path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Environment, Places};
    use crate::disk::Disk;

    #[test]
    fn each_rescue_is_a_session_of_its_own() {
        let home = tempfile::tempdir().expect("a folder");
        let environment = Environment::new([("FLEETWRIGHT_HOME", home.path())]);
        let store = Store::new(Places::find(&environment).expect("places"), Disk::new());
        let shops = store.open("shops").expect("opens");
        let first = store.rescue(&shops, &shops.design).expect("rescued");
        let second = store.rescue(&shops, &shops.design).expect("rescued");
        assert_ne!(first, second);
        let found = store.open(&second.display().to_string()).expect("opens");
        assert_eq!(found.design, shops.design);
    }
}
