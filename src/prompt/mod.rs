//! The prompt to hand to a language model.

use crate::assess::Assessment;
use crate::design::Tier;
use crate::text::Language;
use crate::tree::Tree;

/// The prompt and what can be said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prompt {
    /// The text, as it is copied.
    pub text: String,
    /// Paths of the fields that are still open in it.
    pub open: Vec<String>,
}

/// The length of a prompt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Characters.
    pub characters: usize,
    /// Words.
    pub words: usize,
    /// Tokens, an estimate.
    pub tokens: usize,
}

impl Prompt {
    /// Its length; tokens are an estimate.
    pub fn length(&self) -> Length {
        Length::default()
    }
}

/// The prompt of a design; `tree` is attached where the design asks for it.
pub fn prompt(
    assessment: &Assessment,
    tier: Tier,
    language: Language,
    tree: Option<&Tree>,
) -> Prompt {
    let _ = (assessment, tier, language, tree);
    Prompt::default()
}
