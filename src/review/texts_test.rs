//! The sentences of the checks: each check says in both languages what it requires, and each
//! reason that a check gives has its sentence.

use std::collections::BTreeSet;

use include_dir::{Dir, include_dir};

use super::CHECKS;
use crate::text::{Language, Texts, keys};

static SOURCES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/review");

#[test]
fn every_check_says_what_it_requires() {
    for texts in Language::ALL.into_iter().map(Texts::new) {
        for check in CHECKS {
            let key = check.text_key();
            assert!(texts.has(&key), "{:?} lacks {key}", texts.language());
            let group = format!("review-group-{}", check.group());
            assert!(texts.has(&group), "{:?} lacks {group}", texts.language());
        }
    }
}

#[test]
fn no_id_is_there_twice() {
    let ids: BTreeSet<&str> = CHECKS.iter().map(|check| check.id).collect();
    assert_eq!(ids.len(), CHECKS.len());
}

/// The keys `review-…` that the sources of the room name, whole.
fn named(folder: &Dir<'_>) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = folder.dirs().flat_map(named).collect();
    for text in folder.files().filter_map(|file| file.contents_utf8()) {
        for (at, _) in text.match_indices("\"review-") {
            let key = text[at + 1..].split('"').next().unwrap_or_default();
            if !key.contains('{') && !key.ends_with('-') {
                found.insert(key.to_owned());
            }
        }
    }
    found
}

#[test]
fn every_key_in_the_sources_has_its_sentence() {
    let known = keys(Language::En);
    let lacking: Vec<String> =
        named(&SOURCES).into_iter().filter(|key| !known.contains(key)).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}
