//! The prompt to hand to a language model: Basic and Pro, French and English.
//!
//! It is a pure function of the assessment. Its templates are `assets/prompt/<tier>.<language>.md.j2`,
//! and a file of the same name in the user's configuration folder replaces one of them.

mod attach;
mod clean;
mod context;
mod devices;
mod figures;
mod groups;
mod open;
mod render;
#[cfg(test)]
mod tests;
mod wants;
mod words;

use self::context::Context;
use self::open::Marks;
use self::words::Words;
use crate::assess::Assessment;
use crate::design::{Extra, Tier};
use crate::text::Language;
use crate::tree::Tree;

pub use self::render::{Overrides, PromptError, template_names};

/// The prompt and what can be said of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prompt {
    /// The text, as it is copied: it ends with one newline and has no control characters but
    /// newlines (and tabs, where an attached file has them).
    pub text: String,
    /// Paths of the fields that are still open in it, in the order of the fields.
    pub open: Vec<String>,
}

/// The length of a prompt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Characters.
    pub characters: usize,
    /// Words: what stands between white space and is more than punctuation (French sets a space
    /// before some of it).
    pub words: usize,
    /// Tokens, an estimate: show it with a `~`.
    pub tokens: usize,
}

impl Prompt {
    /// Its length.
    ///
    /// Tokens are estimated as one for every four bytes of UTF-8. For English that is the rule
    /// of thumb of `OpenAI`'s help centre ("What are tokens and how to count them?": 1 token is
    /// about 4 characters in English). The same page says that other languages need more tokens
    /// for as many characters; counting bytes gives accented letters that extra weight. Each
    /// model's own tokenizer differs, most of all on YAML.
    pub fn length(&self) -> Length {
        Length {
            characters: self.text.chars().count(),
            words: self.text.split_whitespace().filter(|word| has_letter(word)).count(),
            tokens: self.text.len().div_ceil(4),
        }
    }
}

fn has_letter(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// The prompt of a design; `tree` is attached where the design asks for it.
pub fn prompt(
    assessment: &Assessment,
    tier: Tier,
    language: Language,
    tree: Option<&Tree>,
) -> Prompt {
    // Our own templates render for every design, as the tests make sure; were one not to, its
    // error is more use in the prompt's place than an empty text.
    prompt_with(assessment, tier, language, tree, &Overrides::new()).unwrap_or_else(|error| {
        let text = words::texts(language).say(&error.phrase());
        Prompt { text: clean::tidy(&text), open: Vec::new() }
    })
}

/// The prompt of a design, from the user's own templates where there are some.
///
/// # Errors
/// When a template does not parse, or asks for a value that there isn't: it names the template
/// and the line.
pub fn prompt_with(
    assessment: &Assessment,
    tier: Tier,
    language: Language,
    tree: Option<&Tree>,
    overrides: &Overrides,
) -> Result<Prompt, PromptError> {
    let design = &assessment.design;
    let words = Words::new(language);
    let tree = tree.filter(|_| design.prompt.extras.contains(&Extra::AttachTree));
    let attachment = tree.and_then(|tree| {
        attach::attach(design, tree.entries(), words, |path| tree.render(path).ok())
    });
    let context = Context::new(assessment, words, attachment);
    let name = format!("{}.{}.md.j2", tier.word(), language.code());
    let text = clean::tidy(&render::render(&name, &context, language, overrides)?);
    let marks = Marks::new(words).of(design).into_iter();
    let mut open: Vec<String> =
        marks.filter(|(_, mark)| text.contains(mark)).map(|(path, _)| path).collect();
    open.dedup();
    Ok(Prompt { text, open })
}
