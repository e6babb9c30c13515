//! The layer that offers work which was left behind by a connection that dropped or a program
//! that was ended: take it on, or throw it away, having seen what it changes.

use std::path::PathBuf;

use super::preview::Grounds;
use crate::assess::Assessment;
use crate::diff::{Side, diff, text};
use crate::session::Found;
use crate::text::{Phrase, Texts};

/// Work that is offered.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The work, and the session that it changes.
    pub found: Found,
    /// What differs from the session as it is saved.
    pub text: String,
    /// The first line shown.
    pub scroll: usize,
}

impl Offer {
    /// An offer of this work.
    pub fn new(found: Found, grounds: &Grounds, texts: &Texts) -> Self {
        let assess = |design| Assessment::new(design, &grounds.catalog, None);
        let (saved, left) = (assess(&found.session.design), assess(&found.design));
        let side = |assessment| Side { assessment, prompt: "", tree: None };
        // Without trees there is nothing to render, and so nothing to fail.
        let text = diff(&side(&saved), &side(&left)).map(|found| text(&found, texts));
        Self { found, text: text.unwrap_or_default(), scroll: 0 }
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
