//! The layer that offers work which was left behind by a connection that dropped or a program
//! that was ended: take it on, or throw it away, having seen what it changes.

use std::path::PathBuf;

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
        let changes = changes(&found.session.design, &found.design, texts);
        Self { found, changes, scroll: 0 }
    }

    /// Its file.
    pub fn path(&self) -> PathBuf {
        self.found.path.clone()
    }

    /// What it is, in a sentence.
    pub fn phrase(&self) -> Phrase {
        Phrase::new("found-work").with("name", self.found.design.name.as_str())
    }
}
