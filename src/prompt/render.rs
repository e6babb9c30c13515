//! The prompt's templates: ours, and the user's in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use thiserror::Error;

use super::context::Context;
use crate::template::{Kind, Sources, TemplateError, Templates, value};
use crate::text::{Language, Phrase, number};

/// Templates from the user's configuration folder, by their path in `assets/prompt`.
pub type Overrides = BTreeMap<PathBuf, String>;

/// Our templates by name.
const BUILT_IN: [(&str, &str); 6] = [
    ("basic.en.md.j2", include_str!("../../assets/prompt/basic.en.md.j2")),
    ("basic.fr.md.j2", include_str!("../../assets/prompt/basic.fr.md.j2")),
    ("pro.en.md.j2", include_str!("../../assets/prompt/pro.en.md.j2")),
    ("pro.fr.md.j2", include_str!("../../assets/prompt/pro.fr.md.j2")),
    ("attachment.en.md.j2", include_str!("../../assets/prompt/attachment.en.md.j2")),
    ("attachment.fr.md.j2", include_str!("../../assets/prompt/attachment.fr.md.j2")),
];

/// The names that a template in the user's configuration folder can have.
pub fn template_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// Why a template, nearly always the user's own, does not render.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("prompt template {template}, line {line}: {reason}")]
pub struct PromptError {
    /// Its file name.
    pub template: String,
    /// The line in it.
    pub line: usize,
    /// Why, in the words of the template engine.
    pub reason: String,
}

impl PromptError {
    /// The same in the words of a catalogue.
    pub fn phrase(&self) -> Phrase {
        Phrase::new("prompt-template-error")
            .with("template", self.template.as_str())
            .with("line", self.line)
            .with("reason", self.reason.as_str())
    }
}

impl From<TemplateError> for PromptError {
    fn from(error: TemplateError) -> Self {
        Self { template: error.template, line: error.line, reason: error.reason }
    }
}

/// The text of a template.
pub(super) fn render(
    name: &str,
    context: &Context,
    language: Language,
    overrides: &Overrides,
) -> Result<String, PromptError> {
    let context = value(context);
    if overrides.is_empty() {
        return Ok(built_in(language).render(name, context)?);
    }
    Ok(templates(language, overrides).render(name, context)?)
}

/// Our own templates, parsed once: a prompt is written anew at every keystroke.
fn built_in(language: Language) -> &'static Templates {
    static EN: OnceLock<Templates> = OnceLock::new();
    static FR: OnceLock<Templates> = OnceLock::new();
    let kept = match language {
        Language::En => &EN,
        Language::Fr => &FR,
    };
    kept.get_or_init(|| templates(language, &Overrides::new()))
}

fn templates(language: Language, overrides: &Overrides) -> Templates {
    // Values come quoted for Markdown, each for its place, so nothing is quoted here.
    let mut templates = Templates::of_kind(sources(overrides), Kind::Plain);
    templates.add_number_filter("number", move |number| number::show(number, language));
    templates
}

fn sources(overrides: &Overrides) -> Sources {
    let ours = BUILT_IN.iter().map(|(name, text)| ((*name).to_owned(), Cow::Borrowed(*text)));
    let theirs = overrides.iter().map(|(path, text)| {
        let name = path.to_string_lossy().replace('\\', "/");
        (name, Cow::Owned(text.clone()))
    });
    ours.chain(theirs).collect()
}
