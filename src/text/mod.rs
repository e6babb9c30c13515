//! Every sentence of the interface and of findings, per language.
//!
//! Other rooms never hold prose: they hand over a [`Phrase`], a key with arguments, and
//! whoever shows it asks [`Texts`] for the sentence. So a finding is the same data in French and
//! in English, and a test can tell which sentences are missing or left over.
//!
//! The sentences are Fluent files under `assets/text/<language>/`; numbers are written the way
//! each language writes them (see [`number`]).

mod nearest;
pub mod number;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

pub use self::nearest::nearest;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/text");

/// Sentences of the user's own, which replace built-in ones of the same key.
static OWN: OnceLock<Vec<(Language, String)>> = OnceLock::new();

/// Takes sentences of the user's own: Fluent files, each with its language. Said once, when the
/// program starts and before any catalogue is made; gives the positions of files that are not
/// Fluent throughout, whose sound messages count all the same.
pub fn take_own(files: Vec<(Language, String)>) -> Vec<usize> {
    let broken = |text: &str| FluentResource::try_new(text.to_owned()).is_err();
    let wrong = files.iter().enumerate().filter(|(_, (_, text))| broken(text));
    let wrong = wrong.map(|(position, _)| position).collect();
    let _ = OWN.set(files);
    wrong
}

fn own(language: Language) -> impl Iterator<Item = &'static str> {
    let files = OWN.get().into_iter().flatten();
    files.filter(move |(of, _)| *of == language).map(|(_, text)| text.as_str())
}

/// A language that fleetwright speaks completely.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Language {
    /// All languages, in the order a chooser shows them.
    pub const ALL: [Language; 2] = [Language::En, Language::Fr];

    /// The two-letter code: `en`, `fr`.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Fr => "fr",
        }
    }

    /// The language with this two-letter code.
    pub fn from_code(code: &str) -> Option<Language> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language of a POSIX locale such as `fr_FR.UTF-8`; English when it is another.
    pub fn from_locale(locale: &str) -> Language {
        match locale.get(..2) {
            Some("fr") => Language::Fr,
            _ => Language::En,
        }
    }
}

/// One argument of a [`Phrase`].
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text that is shown as it is.
    Text(String),
    /// A number, shown with the language's separators; it also chooses the plural.
    Number(f64),
    /// A phrase within a phrase.
    Phrase(Box<Phrase>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<Phrase> for Arg {
    fn from(phrase: Phrase) -> Self {
        Arg::Phrase(Box::new(phrase))
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Arg::Number(number)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Arg::Number(f64::from(number))
    }
}

// Counts stay far below 2^53, so that nothing is lost.
#[expect(clippy::cast_precision_loss)]
impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Arg::Number(number as f64)
    }
}

#[expect(clippy::cast_precision_loss)]
impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(number as f64)
    }
}

/// A sentence that is yet to be said: its key in the catalogue, and its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase {
    /// The key, with `.attribute` where the catalogue has the sentence in an attribute.
    pub key: Cow<'static, str>,
    /// The arguments by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Phrase {
    /// A phrase without arguments.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// The same phrase with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// The catalogue of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Texts {
    /// The catalogue that is built into the program.
    pub fn new(language: Language) -> Self {
        let locale: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The isolation marks are for mixed scripts on the web; terminals show them as boxes.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::En => |value, _| number::fluent(value, Language::En),
            Language::Fr => |value, _| number::fluent(value, Language::Fr),
        }));
        for source in sources(language).chain(own(language)) {
            // A syntax error drops that one message; the test below reports it.
            let resource = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language of this catalogue.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence for a phrase; its key in angle brackets where the catalogue lacks it.
    pub fn say(&self, phrase: &Phrase) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &phrase.args {
            args.set(*name, self.argument(arg));
        }
        self.lookup(&phrase.key, &args)
    }

    /// The sentence for a key that takes no arguments.
    pub fn get(&self, key: &str) -> String {
        self.lookup(key, &FluentArgs::new())
    }

    /// A source that a rule or a piece of advice names: a citation is the same in all languages,
    /// anything else is in the catalogue.
    pub fn source(&self, cited: &str) -> String {
        let words = cited.to_ascii_lowercase();
        let words =
            words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let key = format!("source-{}", words.collect::<Vec<_>>().join("-"));
        if self.has(&key) { self.get(&key) } else { cited.to_owned() }
    }

    /// Whether the catalogue has this key.
    pub fn has(&self, key: &str) -> bool {
        let (id, attribute) = split(key);
        self.bundle.get_message(id).is_some_and(|message| match attribute {
            Some(attribute) => message.get_attribute(attribute).is_some(),
            None => message.value().is_some(),
        })
    }

    /// A number as this language writes it.
    pub fn number(&self, value: f64) -> String {
        number::show(value, self.language)
    }

    fn argument(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Phrase(phrase) => FluentValue::from(self.say(phrase)),
        }
    }

    fn lookup(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let (id, attribute) = split(key);
        let pattern = self.bundle.get_message(id).and_then(|message| match attribute {
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
            None => message.value(),
        });
        match pattern {
            Some(pattern) => {
                self.bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned()
            }
            None => format!("<{key}>"),
        }
    }
}

fn split(key: &str) -> (&str, Option<&str>) {
    match key.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (key, None),
    }
}

fn sources(language: Language) -> impl Iterator<Item = &'static str> {
    FILES
        .get_dir(language.code())
        .into_iter()
        .flat_map(Dir::files)
        .filter_map(|file| file.contents_utf8())
}

/// Every key of the built-in catalogue of a language, attributes as `key.attribute`.
pub fn keys(language: Language) -> BTreeSet<String> {
    use fluent_bundle::FluentResource as Resource;
    let mut keys = BTreeSet::new();
    for source in sources(language) {
        let (Ok(resource) | Err((resource, _))) = Resource::try_new(source.to_owned());
        for entry in resource.entries() {
            if let fluent_syntax::ast::Entry::Message(message) = entry {
                if message.value.is_some() {
                    keys.insert(message.id.name.to_owned());
                }
                for attribute in &message.attributes {
                    keys.insert(format!("{}.{}", message.id.name, attribute.id.name));
                }
            }
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_catalogue_parses() {
        for language in Language::ALL {
            for source in sources(language) {
                let parsed = FluentResource::try_new(source.to_owned());
                assert!(parsed.is_ok(), "{language:?}: {:?}", parsed.err().map(|e| e.1));
            }
        }
    }

    #[test]
    fn a_citation_is_the_same_in_every_language_and_another_source_is_said() {
        let french = Texts::new(Language::Fr);
        let lines = french.source("the catalogue's lines of both distributions");
        assert_eq!(lines, "les lignes du catalogue pour les deux distributions");
        let cited = "Kubernetes documentation, Deployments";
        assert_eq!(french.source(cited), cited);
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let (en, fr) = (keys(Language::En), keys(Language::Fr));
        let missing: Vec<_> = en.symmetric_difference(&fr).collect();
        assert!(missing.is_empty(), "only in one language: {missing:?}");
    }

    #[test]
    fn no_key_is_there_twice() {
        for language in Language::ALL {
            let mut seen = BTreeSet::new();
            let lines = sources(language).flat_map(str::lines);
            let twice: Vec<_> = lines
                .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
                .filter(|key| {
                    key.starts_with(|c: char| c.is_ascii_lowercase()) && !key.contains(' ')
                })
                .filter(|key| !seen.insert(*key))
                .collect();
            assert!(twice.is_empty(), "{language:?}: {twice:?}");
        }
    }

    #[test]
    fn a_locale_names_its_language() {
        assert_eq!(Language::from_locale("fr_CA.UTF-8"), Language::Fr);
        assert_eq!(Language::from_locale("C"), Language::En);
        assert_eq!(Language::from_locale(""), Language::En);
    }
}
