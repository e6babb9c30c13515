//! Where fleetwright keeps what is the user's.

use std::path::PathBuf;

use directories::ProjectDirs;
use thiserror::Error;

use super::Environment;
use crate::text::Phrase;

/// The name of our folder in each of the system's places.
const OURS: &str = "fleetwright";

/// The three folders of the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Saved sessions.
    pub data: PathBuf,
    /// Journal, log, last copied prompt, locks: nothing that anybody would miss on another host.
    pub state: PathBuf,
    /// Settings, themes, keymap, prompts and tree templates.
    pub config: PathBuf,
}

/// The user has no home folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no home folder; set FLEETWRIGHT_HOME")]
pub struct NoPlace;

impl From<NoPlace> for Phrase {
    fn from(_: NoPlace) -> Self {
        Phrase::new("config-no-place")
    }
}

impl Places {
    /// Finds the folders: `FLEETWRIGHT_HOME` puts them all below one, `XDG_*` variables win on
    /// every system, and what nobody names is where the system keeps such things.
    ///
    /// # Errors
    /// When a place is not named and the user has no home folder.
    pub fn find(environment: &Environment) -> Result<Self, NoPlace> {
        if let Some(home) = environment.os("FLEETWRIGHT_HOME") {
            let home = std::path::absolute(home).map_err(|_| NoPlace)?;
            return Ok(Self {
                data: home.join("data"),
                state: home.join("state"),
                config: home.join("config"),
            });
        }
        let system = ProjectDirs::from("", "", OURS);
        let place = |name: &str, otherwise: fn(&ProjectDirs) -> PathBuf| {
            let named = environment.absolute(name).map(|folder| folder.join(OURS));
            named.or_else(|| system.as_ref().map(otherwise)).ok_or(NoPlace)
        };
        Ok(Self {
            data: place("XDG_DATA_HOME", |system| system.data_dir().to_owned())?,
            state: place("XDG_STATE_HOME", system_state)?,
            config: place("XDG_CONFIG_HOME", |system| system.config_dir().to_owned())?,
        })
    }

    /// The folder of saved sessions.
    pub fn sessions(&self) -> PathBuf {
        self.data.join("sessions")
    }
}

/// macOS and Windows have no folder for state; there it goes beside the local data.
fn system_state(system: &ProjectDirs) -> PathBuf {
    let beside_data = || system.data_local_dir().join("state");
    system.state_dir().map_or_else(beside_data, ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn one_home_holds_everything() {
        let environment =
            Environment::new([("FLEETWRIGHT_HOME", "/stick"), ("XDG_DATA_HOME", "/elsewhere")]);
        let places = Places::find(&environment).expect("places");
        assert_eq!(places.sessions(), Path::new("/stick/data/sessions"));
        assert_eq!(places.state, Path::new("/stick/state"));
        assert_eq!(places.config, Path::new("/stick/config"));
    }

    #[test]
    fn xdg_wins_where_it_is_absolute() {
        let environment = Environment::new([
            ("XDG_DATA_HOME", "/d"),
            ("XDG_STATE_HOME", "/s"),
            ("XDG_CONFIG_HOME", "/c"),
        ]);
        let places = Places::find(&environment).expect("places");
        assert_eq!(places.data, Path::new("/d/fleetwright"));
        assert_eq!(places.state, Path::new("/s/fleetwright"));
        assert_eq!(places.config, Path::new("/c/fleetwright"));
        assert_eq!(Environment::new([("XDG_DATA_HOME", "d")]).absolute("XDG_DATA_HOME"), None);
    }
}
