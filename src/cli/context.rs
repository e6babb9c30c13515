//! One call of one command: what it asks for, what it stands on, and the session it is about.

use super::arguments::Call;
use super::ground::{Ground, set_all};
use super::output::Stop;
use crate::assess::Assessment;
use crate::design::FleetDesign;
use crate::design::inventory::Inventory;
use crate::session::{Session, SessionError};
use crate::text::{Language, Phrase, Texts};
use crate::tree::{Tree, TreeError};

/// What every command is handed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    /// What is asked for.
    pub(super) call: &'a Call,
    /// What does not depend on the session.
    pub(super) ground: &'a Ground,
    /// The sentences of the interface.
    pub(super) texts: &'a Texts,
}

/// The session that a command is about, and what follows from it.
#[derive(Debug)]
pub(super) struct Subject {
    /// With the call's `--set`s.
    pub(super) design: FleetDesign,
    /// The inventory that it names.
    pub(super) inventory: Option<Inventory>,
    /// What follows from the design.
    pub(super) assessment: Assessment,
}

impl Context<'_> {
    /// The session that the call names, as it is changed by its `--set`s.
    ///
    /// # Errors
    /// When there is none, it cannot be read, or a `--set` is refused.
    pub(super) fn subject(&self) -> Result<Subject, Stop> {
        self.named(self.call.session.as_deref().unwrap_or_default(), &self.call.set)
    }

    /// A session by its name or path, with some fields set.
    ///
    /// # Errors
    /// When there is none, it cannot be read, or a field is refused.
    pub(super) fn named(&self, name: &str, set: &[(String, String)]) -> Result<Subject, Stop> {
        let refuse = |error: SessionError| Stop::Unusable(error.render(self.texts));
        let store = &self.ground.store;
        let Session { mut design, source, .. } = store.open(name).map_err(refuse)?;
        set_all(&mut design, set, self.texts)?;
        let inventory = store.inventory(&source, &design).map_err(refuse)?;
        let assessment = Assessment::new(&design, &self.ground.catalog, inventory.as_ref());
        Ok(Subject { design, inventory, assessment })
    }

    /// The language of prompt and documents: `--lang`, else the session's own.
    pub(super) fn language(&self, subject: &Subject) -> Language {
        self.call.language.unwrap_or(subject.design.prompt.language)
    }

    /// The tree of a session.
    ///
    /// # Errors
    /// [`Stop::No`] when a rule refuses it, [`Stop::Unusable`] when a template of the user's is
    /// broken.
    pub(super) fn tree(&self, subject: &Subject) -> Result<Tree, Stop> {
        let errors = subject.assessment.errors().count();
        if errors > 0 {
            let refused = Phrase::new("cli-tree-refused").with("count", errors);
            return Err(Stop::No(Some(self.texts.say(&refused))));
        }
        let overrides = &self.ground.config.overrides.tree;
        let (assessment, inventory) = (&subject.assessment, subject.inventory.as_ref());
        Tree::new(assessment, inventory, self.language(subject), overrides)
            .map_err(|error| self.no_file(&error))
    }

    /// A tree's error as a message of the command line.
    pub(super) fn no_file(&self, error: &TreeError) -> Stop {
        self.unusable(&error.phrase())
    }

    /// A refusal.
    pub(super) fn unusable(&self, phrase: &Phrase) -> Stop {
        Stop::Unusable(self.texts.say(phrase))
    }
}
