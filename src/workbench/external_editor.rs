//! What is handed to the user's own editor, and a session that came back from it with mistakes.

use std::path::PathBuf;

use crate::design::read::Problem;
use crate::editor::Returned;
use crate::text::Phrase;

/// What a text that is edited elsewhere is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A field that was opened for it.
    Field,
    /// The field that is being edited in the form.
    Typing,
    /// The whole session as YAML.
    Session,
    /// The prompt: to read it, search it or take a part of it.
    Prompt,
    /// A file of the tree, likewise.
    File,
}

/// A session that came back with mistakes: its text stays until it is right, or left.
#[derive(Clone, Debug)]
pub struct Rejected {
    /// The text, and the file that holds it.
    pub returned: Returned,
    /// All that is wrong with it.
    pub problems: Vec<Problem>,
    /// The first line shown.
    pub scroll: usize,
}

impl Rejected {
    /// What has happened, in a sentence.
    pub fn phrase(&self) -> Phrase {
        Phrase::new("editor-refused")
            .with("count", self.problems.len())
            .with("file", crate::disk::shown(&self.file()))
    }

    /// Each problem with its line.
    pub fn lines(&self) -> impl Iterator<Item = Phrase> {
        self.problems.iter().map(|problem| {
            Phrase::new("editor-problem")
                .with("line", problem.place.line)
                .with("reason", problem.reason.clone())
        })
    }

    /// The file that holds the text.
    pub fn file(&self) -> PathBuf {
        self.returned.file.clone()
    }
}
