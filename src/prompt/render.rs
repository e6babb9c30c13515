//! The prompt's templates: ours, and the user's in their place.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};
use thiserror::Error as ThisError;

use super::context::Context;
use crate::text::{Language, Phrase, number};

/// Templates from the user's configuration folder, by the name of one of ours.
pub type Overrides = BTreeMap<String, String>;

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
#[derive(Clone, Debug, PartialEq, ThisError)]
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

/// The text of a template.
pub(super) fn render(
    name: &str,
    context: &Context,
    language: Language,
    overrides: &Overrides,
) -> Result<String, PromptError> {
    let fail = |error: &Error| failure(name, error);
    let environment = environment(language, overrides).map_err(|error| fail(&error))?;
    let template = environment.get_template(name).map_err(|error| fail(&error))?;
    template.render(Serde(context)).map_err(|error| fail(&error))
}

/// Values come quoted for Markdown, so nothing is escaped here.
fn environment(language: Language, overrides: &Overrides) -> Result<Environment<'_>, Error> {
    let mut environment = Environment::new();
    environment.set_syntax(
        SyntaxConfig::builder()
            .block_delimiters("[%", "%]")
            .variable_delimiters("[=", "=]")
            .comment_delimiters("[#", "#]")
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()?,
    );
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.add_filter("number", move |value: f64| number::show(value, language));
    let overrides = overrides.clone();
    environment.set_loader(move |name| {
        let built_in = BUILT_IN.iter().find(|(known, _)| *known == name);
        let built_in = built_in.map(|(_, text)| (*text).to_owned());
        Ok(overrides.get(name).cloned().or(built_in))
    });
    Ok(environment)
}

fn failure(name: &str, error: &Error) -> PromptError {
    PromptError {
        template: error.name().unwrap_or(name).to_owned(),
        line: error.line().unwrap_or(1),
        reason: error.detail().map_or_else(
            || error.kind().to_string(),
            |detail| format!("{}: {detail}", error.kind()),
        ),
    }
}
