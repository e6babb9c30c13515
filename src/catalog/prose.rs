//! What the catalogue says in words, and what of it is said otherwise in French.
//!
//! The words of an entry are plain strings, which every reader sees; an entry's `fr:` has those that a
//! French reader sees instead. A citation needs none, since it is called the same in both, and neither
//! does a user's own file, in whatever language it is written.

use serde::Deserialize;

use crate::text::{Language, Texts};

/// Words of the catalogue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    text: String,
    fr: Option<String>,
}

impl Prose {
    pub(super) fn new(text: String, fr: Option<String>) -> Self {
        Self { text, fr }
    }

    /// In a language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::En => &self.text,
            Language::Fr => self.fr.as_deref().unwrap_or(&self.text),
        }
    }

    /// In the language of the interface.
    pub fn say(&self, texts: &Texts) -> String {
        self.of(texts.language()).to_owned()
    }

    /// As JSON says it in every language.
    pub fn english(&self) -> &str {
        self.of(Language::En)
    }

    /// Whether it says nothing, be it in one language alone.
    pub(super) fn is_blank(&self) -> bool {
        Language::ALL.iter().any(|language| self.of(*language).trim().is_empty())
    }
}

/// What an entry says otherwise in French: each is the field of that name.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct French {
    /// In `busy.yaml` and `writes.yaml`, whose conditions are a sentence.
    pub when: Option<String>,
    /// Of the other files' `when`.
    pub nodes: Option<String>,
    /// Of the other files' `when`.
    pub objects: Option<String>,
    pub source: Option<String>,
    pub version: Option<String>,
    pub date: Option<String>,
    pub note: Option<String>,
}

impl French {
    /// The first field that is left once an entry has taken those that it has itself: it translates
    /// nothing, and nobody would ever see it.
    pub(super) fn left(&self) -> Option<&'static str> {
        let Self { when, nodes, objects, source, version, date, note } = self;
        let fields = [
            ("when", when),
            ("nodes", nodes),
            ("objects", objects),
            ("source", source),
            ("version", version),
            ("date", date),
            ("note", note),
        ];
        fields.into_iter().find(|(_, text)| text.is_some()).map(|(field, _)| field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Catalog, Conditions, Why};
    use crate::design::{Datastore, Distribution};

    const OWN: &str = "- {id: addon.own, measure: working-set, low: 1Mi, high: 2Mi, confidence: \
                       measured, source: un labo, version: 1.30, date: 2026, note: a note}\n";

    fn with(text: &str) -> Result<Catalog, Why> {
        let files = [("own.yaml".to_owned(), text.to_owned())];
        Catalog::with(files.into_iter()).map_err(|error| error.why)
    }

    /// Words that an English text has, a citation and a French text do not.
    fn is_english(text: &str) -> bool {
        let telling =
            ["the", "and", "of", "with", "without", "for", "to", "at", "by", "than", "no"];
        let telling = [&telling[..], &["in", "on", "request", "figure", "nodes", "one"]].concat();
        // A title stands in quotes, as it is cited.
        let said: String = text.split('"').step_by(2).collect();
        let mut words = said.split(|c: char| c.is_whitespace() || "(),;:".contains(c));
        words.any(|word| telling.contains(&word))
    }

    #[test]
    fn what_is_built_in_is_written_in_both_languages() {
        let catalog = Catalog::builtin();
        let mut notes: Vec<(&str, &Prose)> = Vec::new();
        let mut rest: Vec<(&str, &Prose)> = Vec::new();
        for entry in catalog.entries() {
            let Conditions { nodes, objects, .. } = &entry.when;
            let others = [&entry.version, nodes, objects].into_iter().flatten();
            let others = others.chain([&entry.source, &entry.date]);
            rest.extend(others.map(|prose| (entry.id.as_str(), prose)));
            notes.push((&entry.id, &entry.note));
        }
        for one in Distribution::ALL.iter().filter_map(|distribution| catalog.busy(*distribution)) {
            rest.extend([&one.source, &one.date].map(|prose| ("busy", prose)));
            notes.extend([&one.when, &one.note].map(|prose| ("busy", prose)));
        }
        for one in Datastore::ALL.iter().filter_map(|datastore| catalog.writes(*datastore)) {
            rest.extend([&one.source, &one.date].map(|prose| ("writes", prose)));
            notes.extend([&one.when, &one.note].map(|prose| ("writes", prose)));
        }
        assert!(notes.len() > 70, "{}", notes.len());
        for (id, note) in &notes {
            assert_ne!(note.of(Language::En), note.of(Language::Fr), "{id} is in one language");
        }
        for (id, prose) in notes.into_iter().chain(rest) {
            assert!(!is_english(prose.of(Language::Fr)), "{id}: {prose:?}");
        }
    }

    #[test]
    fn a_users_words_are_shown_as_they_stand_unless_they_have_them_twice() {
        let both = |text: &str| {
            let catalog = with(text).expect("reads");
            let entry = catalog.get("addon.own").expect("there");
            assert_eq!(entry.version.as_ref().map(Prose::english), Some("1.30"));
            Language::ALL.map(|language| entry.note.of(language).to_owned())
        };
        assert_eq!(both(OWN), ["a note", "a note"]);
        let twice = OWN.replace("a note}", "a note, fr: {note: une remarque}}");
        assert_eq!(both(&twice), ["a note", "une remarque"]);
        let blank = OWN.replace("a note}", "a note, fr: {note: ' '}}");
        assert_eq!(with(&blank), Err(Why::Unsourced("addon.own".into())));
        let slip = OWN.replace("a note}", "a note, fr: {notes: une remarque}}");
        assert!(matches!(with(&slip), Err(Why::Syntax(_))));
    }

    #[test]
    fn french_words_for_what_an_entry_does_not_say_are_refused() {
        let extra = |id: &str, field| Why::NothingToTranslate { id: id.into(), field };
        let fr = |words: &str| OWN.replace("a note}", &format!("a note, fr: {{{words}}}}}"));
        for field in ["when", "nodes", "objects"] {
            let why = with(&fr(&format!("{field}: des mots"))).expect_err(field);
            assert_eq!(why, extra("addon.own", field));
        }
        assert!(with(&fr("version: 1.30 en français")).is_ok());
        let unversioned = fr("version: des mots").replace("version: 1.30, ", "");
        assert_eq!(with(&unversioned), Err(extra("addon.own", "version")));
        let nodes = fr("nodes: 3 nœuds").replace("version", "when: {nodes: 3 nodes}, version");
        assert!(with(&nodes).is_ok());
        let busy = "- {distribution: k3s, low: 1.2, high: 1.4, when: a load, source: a lab, date: 2026, \
                    note: a note, fr: {when: une charge, objects: des mots}}\n";
        let why = crate::catalog::busy::ratios("busy.yaml", busy).expect_err("refused").why;
        assert_eq!(why, extra("k3s", "objects"));
        let writes = "- {datastore: sqlite, low: 1G, high: 2G, when: idle, confidence: estimated, source: a \
                      lab, date: 2026, note: a note, fr: {version: des mots}}\n";
        let why = crate::catalog::writes::writes("writes.yaml", writes).expect_err("refused").why;
        assert_eq!(why, extra("sqlite", "version"));
    }
}
