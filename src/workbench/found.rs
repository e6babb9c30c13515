//! The layer that offers work which was left behind by a connection that dropped or a program
//! that was ended: take it on, or throw it away, having seen what it changes.

use std::path::PathBuf;

use crate::design::FleetDesign;
use crate::diff::changes;
use crate::session::Found;
use crate::text::{Phrase, Texts};

/// Work that is offered.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The work, and the session that it changes.
    pub found: Found,
    /// What differs from the session as it is saved, a line each.
    pub changes: Vec<String>,
    /// The first line shown.
    pub scroll: usize,
}

impl Offer {
    /// An offer of this work.
    pub fn new(found: Found, texts: &Texts) -> Self {
        // Where nothing is saved, all that has been filled in is news.
        let blank = FleetDesign::new(found.design.name.clone());
        let before = if found.is_nowhere() { &blank } else { &found.session.design };
        let mut changes = changes(before, &found.design, texts);
        changes.extend(found.comments.iter().map(|comment| texts.say(comment)));
        Self { found, changes, scroll: 0 }
    }

    /// Its file.
    pub fn path(&self) -> PathBuf {
        self.found.path.clone()
    }

    /// What it is, in a sentence.
    pub fn phrase(&self) -> Phrase {
        let key = if self.found.is_nowhere() { "found-work-new" } else { "found-work" };
        Phrase::new(key).with("name", self.found.design.name.as_str())
    }
}
