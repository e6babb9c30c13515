//! A session and where it comes from.

use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use crate::design::FleetDesign;

/// Where a session comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Nowhere yet.
    New,
    /// The program itself.
    Builtin(String),
    /// The data folder, by its name.
    Saved(String),
    /// A file anywhere.
    File(PathBuf),
}

/// What a file held when it was read: its SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp([u8; 32]);

impl Stamp {
    /// The stamp of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Its first half in hexadecimal digits: enough to name a file after it.
    pub(super) fn short(self) -> String {
        let mut digits = String::new();
        for byte in &self.0[..16] {
            digits.push_str(&format!("{byte:02x}"));
        }
        digits
    }
}

/// A design, where it came from, and what it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// The design as it was loaded or saved last.
    pub design: FleetDesign,
    /// Where it came from.
    pub source: Source,
    /// The text that it was read from, for its comments; empty for a new one.
    pub(super) text: String,
    /// What the file held; nothing where there is none.
    pub(super) stamp: Option<Stamp>,
    /// Whether somebody has edited the text since.
    pub(super) rewritten: bool,
}

impl Session {
    /// A session that is nowhere yet.
    pub fn new(design: FleetDesign) -> Self {
        Self { design, source: Source::New, text: String::new(), stamp: None, rewritten: false }
    }

    /// Takes a text that somebody has edited in the place of the one that it was read from: the
    /// comments of that are the ones to keep from now on. What the file holds is still compared
    /// with what it held when it was read.
    pub fn rewrite(&mut self, text: String) {
        self.text = text;
        self.rewritten = true;
    }

    /// The text, where no file holds it: it was edited since it was read, or belongs to a copy that
    /// is nowhere yet.
    pub fn unsaved_text(&self) -> Option<&str> {
        let unsaved = self.rewritten || self.source == Source::New;
        Some(self.text.as_str()).filter(|text| unsaved && !text.is_empty())
    }

    /// The text that it was read from or saved as.
    pub fn text(&self) -> &str {
        &self.text
    }
}
