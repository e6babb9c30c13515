//! The texts of the design: every field, choice and refusal has its sentence in both languages.

use std::collections::BTreeSet;

use include_dir::{Dir, include_dir};

use super::RULES;
use crate::design::fields::fields;
use crate::design::{FleetDesign, Kind, Name};
use crate::text::{Language, Phrase, Texts};

/// The narrowest column of the form that shows a label.
const LABEL_WIDTH: usize = 22;

fn all_texts() -> impl Iterator<Item = Texts> {
    Language::ALL.into_iter().map(Texts::new)
}

#[test]
fn every_field_has_a_label_that_fits_and_a_help() {
    for texts in all_texts() {
        for field in fields() {
            let key = field.text_key();
            assert!(texts.has(&key), "{:?} lacks {key}", texts.language());
            assert!(texts.has(&format!("{key}.help")), "{:?} lacks help: {key}", texts.language());
            let label = texts.get(&key);
            assert!(label.chars().count() <= LABEL_WIDTH, "{label} is too long");
        }
    }
}

#[test]
fn every_choice_has_a_label() {
    for texts in all_texts() {
        for field in fields() {
            let (Kind::Choice(words) | Kind::Flags(words)) = field.kind else { continue };
            for word in words {
                assert!(texts.has(&format!("choice-{word}")), "{:?} lacks {word}", field.path);
            }
        }
    }
}

static SOURCES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src");

/// The keys that start with `prefix` in the sources of a room.
fn keys_in_sources(room: &str, prefix: &str) -> BTreeSet<String> {
    keys_below(SOURCES.get_dir(room).expect("the room"), prefix)
}

fn keys_below(folder: &Dir<'_>, prefix: &str) -> BTreeSet<String> {
    let opening = format!("\"{prefix}");
    let mut keys: BTreeSet<String> =
        folder.dirs().flat_map(|below| keys_below(below, prefix)).collect();
    for text in folder.files().filter_map(|file| file.contents_utf8()) {
        for (start, _) in text.match_indices(&opening) {
            keys.insert(text[start + 1..].chars().take_while(|c| *c != '"').collect());
        }
    }
    keys
}

#[test]
fn every_reason_of_the_design_has_a_sentence_and_no_sentence_is_left_over() {
    let mut used = keys_in_sources("design", "reason-");
    used.append(&mut keys_in_sources("yaml", "reason-"));
    assert!(used.len() > 20, "the sources were found: {used:?}");
    for language in Language::ALL {
        let known = crate::text::keys(language);
        for key in &used {
            assert!(known.contains(key), "{language:?} lacks {key}");
        }
    }
    let source = include_str!("../../assets/text/en/design.ftl");
    for line in source.lines().filter(|line| line.starts_with("reason-")) {
        let key = line.split(' ').next().unwrap_or_default();
        assert!(used.contains(key), "{key} is never used");
    }
}

#[test]
fn a_refusal_names_what_was_meant_only_where_something_was() {
    let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
    let mut refused = |value: &str| {
        let reason = crate::design::fields::set(&mut design, "gitops.engine", value);
        Texts::new(Language::En).say(&reason.expect_err("refused"))
    };
    assert!(refused("flx").contains("did you mean “flux”?"), "{}", refused("flx"));
    assert!(!refused("zzzzzz").contains("none"), "{}", refused("zzzzzz"));
}

#[test]
fn a_refused_amount_of_memory_says_what_would_be_right() {
    let reason = Phrase::new("reason-memory").with("value", "4GB");
    assert_eq!(
        Texts::new(Language::En).say(&reason),
        "“4GB” is not an amount of memory: write 512Mi or 2Gi"
    );
}

#[test]
fn every_rule_says_what_is_wrong_and_what_to_do_and_no_sentence_is_left_over() {
    let mut expected = BTreeSet::new();
    for rule in RULES {
        assert!(expected.insert(rule.text_key()), "{} stands twice in the table", rule.id);
        expected.insert(format!("{}.fix", rule.text_key()));
        assert!(!rule.source.is_empty(), "{}", rule.id);
    }
    for language in Language::ALL {
        let known: BTreeSet<String> = crate::text::keys(language)
            .into_iter()
            .filter(|key| key.starts_with("finding-"))
            .collect();
        assert_eq!(known, expected, "{language:?}");
    }
}

#[test]
fn french_sentences_keep_their_spaces() {
    for source in [
        include_str!("../../assets/text/fr/check.ftl"),
        include_str!("../../assets/text/fr/design.ftl"),
    ] {
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            for wrong in [" ;", " !", " ?", " : ", "« ", " »"] {
                assert!(!line.contains(wrong), "a breaking space in: {line}");
            }
        }
    }
}

#[test]
fn a_source_that_is_no_citation_is_said_in_the_readers_language() {
    let french = Texts::new(Language::Fr);
    let finding = super::rule::NO_DEVICE.at("devices");
    assert_eq!(finding.origin(&french), "les chiffres de la conception elle-même");
    let cited = super::rule::DQLITE_GONE.at("platform.datastore");
    assert_eq!(cited.origin(&french), cited.source);
}
