//! The generated GitOps repository: a list of entries, each rendered when somebody looks at it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use thiserror::Error;

use crate::assess::Assessment;
use crate::session::Inventory;
use crate::text::Language;

/// One file of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its path with forward slashes, relative to the tree's root.
    pub path: String,
    /// How many clusters a change to it reaches.
    pub clusters: u64,
    /// Whether it is executable.
    pub executable: bool,
}

/// Templates from the user's configuration folder, by their path in `assets/tree`.
pub type Overrides = BTreeMap<PathBuf, String>;

/// Why there is no such tree or file.
#[derive(Debug, Error)]
pub enum TreeError {
    /// The path is not in the tree.
    #[error("{0} is not a file of this tree")]
    NoSuchFile(String),
    /// A template (the user's, or ours) does not render.
    #[error("template {template}, line {line}: {reason}")]
    Template {
        /// The template's path.
        template: String,
        /// The line in it.
        line: usize,
        /// Why.
        reason: String,
    },
}

/// The tree of a design.
#[derive(Debug)]
pub struct Tree {
    entries: Vec<Entry>,
}

impl Tree {
    /// Lists the tree of a design; nothing is rendered yet.
    ///
    /// # Errors
    /// When a template's head does not parse.
    pub fn new(
        assessment: &Assessment,
        inventory: Option<&Inventory>,
        language: Language,
        overrides: &Overrides,
    ) -> Result<Self, TreeError> {
        let _ = (assessment, inventory, language, overrides);
        Ok(Self { entries: Vec::new() })
    }

    /// The files in the order of their paths.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The text of a file.
    ///
    /// # Errors
    /// When there is no such file, or its template does not render.
    pub fn render(&self, path: &str) -> Result<String, TreeError> {
        Err(TreeError::NoSuchFile(path.to_owned()))
    }
}
