//! What differs between two designs: field by field, in the prompt, in the tree, in the budget.
//!
//! Everything here is data, so that the command line can write it as JSON and the workbench can
//! show it in panes; [`text`] is the plain rendering of it.

mod budget;
mod design;
mod files;
mod items;
#[cfg(test)]
mod tests;
mod text;

use serde::Serialize;
use similar::TextDiff;

use crate::assess::Assessment;
use crate::tree::{Tree, TreeError};

pub use self::budget::{NodeChange, Standing};
pub use self::design::{DesignChange, FieldChange};
pub use self::files::{FileChange, FileChangeKind};
pub use self::items::{ItemChange, ItemChangeKind};
pub use self::text::{changes, text};

/// Unchanged lines around a change.
const CONTEXT: usize = 3;

/// One of two designs, with what follows from it.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The design and its figures.
    pub assessment: &'a Assessment,
    /// The text of its prompt.
    pub prompt: &'a str,
    /// Its tree; nothing where a finding refuses it.
    pub tree: Option<&'a Tree>,
}

/// What differs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Difference {
    /// In the design.
    pub design: DesignChange,
    /// In the budget, by device type and role.
    pub budget: Vec<NodeChange>,
    /// In the prompt, as a unified difference of lines; empty where there is none.
    pub prompt: String,
    /// In the tree, by path; nothing where one of the sides has no tree.
    pub tree: Option<Vec<FileChange>>,
}

impl Difference {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.design.is_empty()
            && self.budget.is_empty()
            && self.prompt.is_empty()
            && self.tree.as_ref().is_none_or(Vec::is_empty)
    }
}

/// What differs between two designs and all that follows from them.
///
/// Every file that both trees have is rendered twice, which takes its time for a fleet whose
/// inventory names ten thousand clusters: call it on demand.
///
/// # Errors
/// When a file of a tree does not render.
pub fn diff(before: &Side<'_>, after: &Side<'_>) -> Result<Difference, TreeError> {
    let design = design::diff(&before.assessment.design, &after.assessment.design);
    let budget = budget::diff(before.assessment, after.assessment, &design);
    let tree = match before.tree.zip(after.tree) {
        Some((before, after)) => Some(files::diff(before, after)?),
        None => None,
    };
    Ok(Difference { design, budget, prompt: unified(before.prompt, after.prompt), tree })
}

/// The unified difference of one file of two trees; a side that has no such file counts as empty.
///
/// # Errors
/// When the file does not render.
pub fn file_diff(
    before: Option<&Tree>,
    after: Option<&Tree>,
    path: &str,
) -> Result<String, TreeError> {
    Ok(unified(&files::render(before, path)?, &files::render(after, path)?))
}

/// The unified difference of two texts by lines; empty where there is none.
pub fn unified(before: &str, after: &str) -> String {
    TextDiff::from_lines(before, after).unified_diff().context_radius(CONTEXT).to_string()
}
