//! The rules: a design held against the field's facts.

#[cfg(test)]
mod builtin_test;
#[cfg(test)]
mod texts_test;

use crate::budget::Budget;
use crate::design::FleetDesign;
use crate::outlook::Outlook;
use crate::session::Inventory;
use crate::text::Phrase;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot work: no tree is generated.
    Error,
    /// It will hurt: the tree is generated all the same.
    Warning,
    /// Worth knowing.
    Note,
}

/// What a rule has found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Stable and dotted: `datastore.dqlite-gone`.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The field it is about.
    pub path: String,
    /// What is wrong, and why.
    pub message: Phrase,
    /// What to do.
    pub fix: Phrase,
    /// Where the fact comes from.
    pub source: &'static str,
}

/// All findings of a design: errors first, then in the order of the fields.
pub fn check(
    design: &FleetDesign,
    budget: &Budget,
    outlook: &Outlook,
    inventory: Option<&Inventory>,
) -> Vec<Finding> {
    let _ = (design, budget, outlook, inventory);
    Vec::new()
}
