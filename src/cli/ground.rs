//! What every command stands on: places, configuration, sessions and figures.

use super::output::Stop;
use crate::catalog::Catalog;
use crate::clipboard::User;
use crate::config::{Config, Environment, Places, Problem, colour};
use crate::design::FleetDesign;
use crate::design::fields;
use crate::disk::Disk;
use crate::session::Store;
use crate::text::{Language, Phrase, Texts, take_own};
use crate::theme::{Depth, Marks};
use crate::yaml::Place;

/// What does not depend on the session.
#[derive(Debug)]
pub struct Ground {
    /// The variables of the environment.
    pub environment: Environment,
    /// Where everything is kept.
    pub places: Places,
    /// The user's configuration.
    pub config: Config,
    /// All sessions.
    pub store: Store,
    /// All figures, the user's own among them.
    pub catalog: Catalog,
    /// What of the configuration cannot be used, as sentences.
    pub problems: Vec<String>,
    /// The language of the interface.
    pub language: Language,
}

/// Says what is wrong with a keymap, and where.
pub type CheckKeymap = fn(&str) -> Vec<(Place, Phrase)>;

impl Ground {
    /// Finds the places and loads the configuration. A broken part of it keeps its default and
    /// is reported in `problems`.
    ///
    /// # Errors
    /// When the system names no home for the user's files.
    pub fn new(
        environment: Environment,
        language: Option<Language>,
        check_keymap: CheckKeymap,
    ) -> Result<Self, Stop> {
        let fallback = language.unwrap_or_else(|| environment.language());
        let places = Places::find(&environment)
            .map_err(|error| Stop::Unusable(Texts::new(fallback).say(&error.into())))?;
        let mut config = Config::load(&places);
        let keymap = config.overrides.keymap.as_deref().map(check_keymap).unwrap_or_default();
        let problem = |place, reason| {
            let path = places.config.join("keymap.yaml");
            Problem { path, place, reason }
        };
        let unused = (!keymap.is_empty()).then(|| problem(None, Phrase::new("keymap-refused")));
        let named = keymap.into_iter().map(|(place, reason)| problem(Some(place), reason));
        config.problems.extend(named.chain(unused));
        let language = language.or(config.settings.language).unwrap_or(fallback);
        let broken = take_texts(&config);
        let texts = Texts::new(language);
        let mut problems: Vec<String> =
            config.problems.iter().map(|problem| problem.render(&texts)).collect();
        let broken =
            broken.iter().map(|file| Phrase::new("cli-text-broken").with("file", file.as_str()));
        problems.extend(broken.map(|phrase| texts.say(&phrase)));
        problems.extend(wrong_colour(&environment).map(|phrase| texts.say(&phrase)));
        let catalog = catalog(&config, &texts, &mut problems);
        let store = Store::new(places.clone(), Disk::new());
        Ok(Self { environment, places, config, store, catalog, problems, language })
    }

    /// How many colours are used: what is asked for, else what `FLEETWRIGHT_COLOUR` or the
    /// settings say, else what the terminal says of itself.
    pub fn depth(&self, asked: Option<&str>) -> Depth {
        let of_word = |word| colour(word).ok();
        let said = asked.or_else(|| self.environment.get(COLOUR)).and_then(of_word);
        let chosen = said.unwrap_or(self.config.settings.colour);
        Depth::detect(&|name: &str| self.environment.get(name), chosen)
    }

    /// Which marks are used: what is asked for, else what the settings or the locale say.
    pub fn marks(&self, ascii: bool) -> Marks {
        let ascii = if ascii { Some(true) } else { self.config.settings.ascii };
        let chosen = ascii.map(|ascii| if ascii { Marks::Ascii } else { Marks::Unicode });
        Marks::detect(&|name: &str| self.environment.get(name), chosen)
    }

    /// Whose clipboard it is.
    pub fn user(&self) -> User<'_> {
        let (environment, settings) = (&self.environment, &self.config.settings);
        User { environment, settings, places: &self.places }
    }
}

/// The variable that says how many colours to use, for a terminal that is taken for another.
const COLOUR: &str = "FLEETWRIGHT_COLOUR";

fn wrong_colour(environment: &Environment) -> Option<Phrase> {
    let reason = colour(environment.get(COLOUR)?).err()?;
    Some(Phrase::new("config-variable").with("variable", COLOUR).with("reason", reason))
}

/// Hands the user's own sentences to the catalogue of texts; gives the files that are broken.
fn take_texts(config: &Config) -> Vec<String> {
    let mut files = Vec::new();
    let mut names = Vec::new();
    for (path, text) in &config.overrides.text {
        let folder = path.iter().next().and_then(|part| part.to_str());
        if let Some(language) = folder.and_then(Language::from_code) {
            files.push((language, text.clone()));
            names.push(format!("text/{}", path.display()));
        }
    }
    let broken = take_own(files);
    broken.into_iter().filter_map(|position| names.get(position).cloned()).collect()
}

fn catalog(config: &Config, texts: &Texts, problems: &mut Vec<String>) -> Catalog {
    let files = config.overrides.catalog.iter();
    let files = files.map(|(path, text)| (path.display().to_string(), text.clone()));
    Catalog::with(files).unwrap_or_else(|error| {
        problems.push(texts.say(&error.phrase()));
        Catalog::builtin()
    })
}

/// Applies `--set`s in their order.
///
/// # Errors
/// With the first that is refused, and why.
pub fn set_all(
    design: &mut FleetDesign,
    set: &[(String, String)],
    texts: &Texts,
) -> Result<(), Stop> {
    for (path, value) in set {
        fields::set(design, path, value).map_err(|reason| {
            // Some reasons name the path themselves.
            let named = reason.args.iter().any(|(name, _)| *name == "path");
            let key = if named { "cli-set-refused-there" } else { "cli-set-refused" };
            let phrase = Phrase::new(key).with("path", path.as_str());
            Stop::Unusable(texts.say(&phrase.with("reason", reason)))
        })?;
    }
    Ok(())
}
