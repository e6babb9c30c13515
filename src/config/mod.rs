//! Places and the user's overrides, loaded once and handed in as values.
//!
//! Nothing else in the house looks at the environment or at the configuration folder. What is
//! broken there never stops the program: it is reported as a [`Problem`], and the default stays.

mod environment;
mod overrides;
mod places;
mod settings;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

pub use environment::Environment;
pub use overrides::{Files, Overrides};
pub use places::{NoPlace, Places};
pub use settings::{Settings, colour};

use crate::disk::{NotText, harmless, shown, system_reason};
use crate::text::{Phrase, Texts};
use crate::yaml::Place;

/// Something in the configuration folder that cannot be used; the default stays in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The file.
    pub path: PathBuf,
    /// The place in it, where it is about one.
    pub place: Option<Place>,
    /// What is wrong, and what would be right.
    pub reason: Phrase,
}

impl Problem {
    /// The problem as one line: `path:line:column: reason`.
    pub fn render(&self, texts: &Texts) -> String {
        let place = self.place.map(|place| format!(":{place}")).unwrap_or_default();
        format!("{}{place}: {}", shown(&self.path), harmless(&texts.say(&self.reason)))
    }

    fn not_text(path: &Path, wrong: NotText) -> Self {
        let place = Place { line: wrong.line, column: wrong.column };
        let reason = Phrase::new("reason-not-text");
        Self { path: path.to_owned(), place: Some(place), reason }
    }
}

/// All that the user has configured.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The settings of `config.yaml`.
    pub settings: Settings,
    /// Files that replace built-in ones.
    pub overrides: Overrides,
    /// What could not be used.
    pub problems: Vec<Problem>,
}

impl Config {
    /// Loads the configuration folder. What is missing or broken has its default.
    pub fn load(places: &Places) -> Self {
        let mut problems = Vec::new();
        if let Some(problem) = no_folder(&places.config) {
            return Self { problems: vec![problem], ..Self::default() };
        }
        let settings = Settings::load(&places.config.join("config.yaml"), &mut problems);
        let overrides = Overrides::load(&places.config, &mut problems);
        Self { settings, overrides, problems }
    }
}

/// What keeps the whole configuration folder from being looked into: said once, not for each file
/// that would be in it.
fn no_folder(config: &Path) -> Option<Problem> {
    let error = match std::fs::metadata(config) {
        Ok(found) if found.is_dir() => return None,
        Ok(_) => ErrorKind::NotADirectory.into(),
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        Err(error) => error,
    };
    Some(Problem { path: config.to_owned(), place: None, reason: system_reason(&error) })
}

/// More than this is no file that somebody configures by hand.
const LARGEST: u64 = 1024 * 1024;

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::text::Language;

    fn places(home: &Path) -> Places {
        let environment = Environment::new([("FLEETWRIGHT_HOME", home)]);
        Places::find(&environment).expect("places")
    }

    #[test]
    fn an_empty_home_is_all_defaults() {
        let home = tempfile::tempdir().expect("a folder");
        let config = Config::load(&places(home.path()));
        assert_eq!(config.problems, []);
        assert_eq!(config.settings, Settings::default());
        assert!(config.overrides.tree.is_empty());
    }

    #[test]
    fn a_broken_file_is_reported_and_the_rest_still_counts() {
        let home = tempfile::tempdir().expect("a folder");
        let config = home.path().join("config");
        fs::create_dir_all(config.join("tree/base")).expect("folders");
        fs::write(config.join("config.yaml"), "thema: dark\nmouse: false\n").expect("written");
        fs::write(config.join("tree/base/a.yaml.j2"), "a: 1\r\n").expect("written");
        fs::write(config.join("tree/base/b.yaml.j2"), b"\xff").expect("written");
        let loaded = Config::load(&places(home.path()));
        assert!(!loaded.settings.mouse);
        let file = Path::new("base/a.yaml.j2");
        assert_eq!(loaded.overrides.tree.get(file).map(String::as_str), Some("a: 1\n"));
        let texts = Texts::new(Language::En);
        let lines: Vec<_> = loaded.problems.iter().map(|problem| problem.render(&texts)).collect();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].contains("config.yaml:1:1: there is no setting thema"), "{lines:?}");
        assert!(lines[0].contains("theme"), "{lines:?}");
        assert!(lines[1].contains("b.yaml.j2:1:1: "), "{lines:?}");
    }
}
