//! What every command stands on: places, configuration, sessions, figures, and the session that
//! the call names with its `--set`s applied.

use super::arguments::Call;
use super::output::Stop;
use crate::assess::Assessment;
use crate::catalog::Catalog;
use crate::clipboard::User;
use crate::config::{Config, Environment, Places};
use crate::design::FleetDesign;
use crate::design::fields;
use crate::design::inventory::Inventory;
use crate::disk::Disk;
use crate::session::{Session, SessionError, Store};
use crate::text::{Language, Phrase, Texts};
use crate::tree::Tree;

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

impl Ground {
    /// Finds the places and loads the configuration. A broken part of it keeps its default and
    /// is reported in `problems`.
    ///
    /// # Errors
    /// When the system names no home for the user's files.
    pub fn new(environment: Environment, language: Option<Language>) -> Result<Self, Stop> {
        let fallback = language.unwrap_or_else(|| environment.language());
        let places = Places::find(&environment)
            .map_err(|error| Stop::Unusable(Texts::new(fallback).say(&error.into())))?;
        let config = Config::load(&places);
        let language = language.or(config.settings.language).unwrap_or(fallback);
        let texts = Texts::new(language);
        let mut problems: Vec<String> =
            config.problems.iter().map(|problem| problem.render(&texts)).collect();
        let catalog = catalog(&config, &texts, &mut problems);
        let store = Store::new(places.clone(), Disk::new());
        Ok(Self { environment, places, config, store, catalog, problems, language })
    }

    /// Whose clipboard it is.
    pub fn user(&self) -> User<'_> {
        let (environment, settings) = (&self.environment, &self.config.settings);
        User { environment, settings, places: &self.places }
    }

    /// The session that a call names, as it is changed by its `--set`s.
    ///
    /// # Errors
    /// When there is none, it cannot be read, or a `--set` is refused.
    pub fn subject(&self, call: &Call, texts: &Texts) -> Result<Subject, Stop> {
        let name = call.session.as_deref().unwrap_or_default();
        self.named(name, &call.set, texts)
    }

    /// A session by its name or path, with some fields set.
    ///
    /// # Errors
    /// When there is none, it cannot be read, or a field is refused.
    pub fn named(
        &self,
        name: &str,
        set: &[(String, String)],
        texts: &Texts,
    ) -> Result<Subject, Stop> {
        let refuse = |error: SessionError| Stop::Unusable(error.render(texts));
        let session = self.store.open(name).map_err(refuse)?;
        let mut design = session.design.clone();
        set_all(&mut design, set, texts)?;
        let inventory = self.store.inventory(&session.source, &design).map_err(refuse)?;
        let assessment = Assessment::new(&design, &self.catalog, inventory.as_ref());
        Ok(Subject { session, design, inventory, assessment })
    }
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
            let phrase = Phrase::new("cli-set-refused").with("path", path.as_str());
            Stop::Unusable(texts.say(&phrase.with("reason", reason)))
        })?;
    }
    Ok(())
}

/// The session that a command is about, and what follows from it.
#[derive(Debug)]
pub struct Subject {
    /// As it was loaded.
    pub session: Session,
    /// With the call's `--set`s.
    pub design: FleetDesign,
    /// The inventory that it names.
    pub inventory: Option<Inventory>,
    /// What follows from the design.
    pub assessment: Assessment,
}

impl Subject {
    /// The language of prompt and documents: `--lang`, else the session's own.
    pub fn language(&self, call: &Call) -> Language {
        call.language.unwrap_or(self.design.prompt.language)
    }

    /// The tree of the design.
    ///
    /// # Errors
    /// [`Stop::No`] when a rule refuses it, [`Stop::Unusable`] when a template of the user's is
    /// broken.
    pub fn tree(&self, call: &Call, ground: &Ground, texts: &Texts) -> Result<Tree, Stop> {
        let errors = self.assessment.errors().count();
        if errors > 0 {
            let refused = Phrase::new("cli-tree-refused").with("count", errors);
            return Err(Stop::No(Some(texts.say(&refused))));
        }
        let overrides = &ground.config.overrides.tree;
        Tree::new(&self.assessment, self.inventory.as_ref(), self.language(call), overrides)
            .map_err(|error| super::tree::refuse(&error, texts))
    }
}
