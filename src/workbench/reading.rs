//! How the prompt is read: as it is copied, as Markdown without its marks, or as what has changed
//! in it since it was copied last.

use super::model::Model;
use super::widget::highlight::Line;
use super::widget::markdown::readable;
use crate::diff::unified;

/// How the prompt is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// The very text that is copied.
    #[default]
    Raw,
    /// Without the marks of Markdown.
    Readable,
    /// What differs from the one that was copied last.
    Difference,
}

/// The prompt as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// A text that is coloured as a file of this name.
    Text(&'static str, String),
    /// Lines that are coloured already.
    Lines(Vec<Line>),
    /// Nothing but a sentence.
    Sentence(&'static str),
}

impl Reading {
    /// What names it to whoever caches what is made from it.
    pub fn name(self) -> &'static str {
        match self {
            Reading::Raw => "prompt.md",
            Reading::Readable => "prompt, readable",
            Reading::Difference => "prompt.diff",
        }
    }

    /// The key of what stands beside the pane's title; the usual reading needs none.
    pub fn text_key(self) -> Option<&'static str> {
        match self {
            Reading::Raw => None,
            Reading::Readable => Some("reading-readable"),
            Reading::Difference => Some("reading-difference"),
        }
    }

    /// The prompt as it is shown.
    pub fn show(self, model: &Model) -> Shown {
        let prompt = &model.preview.prompt.text;
        match (self, &model.copied) {
            (Reading::Raw, _) => Shown::Text(self.name(), prompt.clone()),
            (Reading::Readable, _) => Shown::Lines(readable(prompt)),
            (Reading::Difference, None) => Shown::Sentence("reading-none-copied"),
            (Reading::Difference, Some(copied)) if copied == prompt => {
                Shown::Sentence("reading-same")
            }
            (Reading::Difference, Some(copied)) => {
                Shown::Text(self.name(), unified(copied, prompt))
            }
        }
    }
}
