//! Trees of many designs, held against independent tools where they are present.
//!
//! `TREE_CHECK=1` calls the tools; `TREE_CHECK=all` calls them on every combination of platform,
//! engine, datastore, security setting and runtime, which takes hours: `TREE_CHECK_PART=3/8` does
//! the third of eight parts. `TREE_CHECK_WITH` is the program that calls the tools,
//! `TREE_CHECK_OUT` a folder where the trees stay.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fleetwright::catalog::Catalog;
use fleetwright::check::{RULES, Severity};
use fleetwright::design::fields;
use support::designs::{Case, Parameter, crossed, design, export, sessions, table};
use support::pairs::{Pairs, Refused, Row};
use support::trees::{Trees, asked, said};

/// The rows of a table, refused for the reasons that the rules give.
fn pairs<'a>(table: &'a [Parameter], catalog: &'a Catalog) -> Pairs<'a> {
    let sizes = table.iter().map(|parameter| parameter.values.len()).collect();
    Pairs::new(sizes, |row: &Row| Case::new(&design(table, row), catalog).reasons())
}

/// A refused value or pair by name.
fn name(table: &[Parameter], refused: &Refused) -> String {
    let name = |(at, value): &(usize, usize)| {
        format!("{} = {}", table[*at].name, table[*at].values[*value].word)
    };
    let names: Vec<_> = refused.choices.iter().map(name).collect();
    let reasons: Vec<_> = refused.reasons.iter().map(String::as_str).collect();
    format!("{}: {}", names.join(" with "), reasons.join(", "))
}

#[test]
fn every_pair_of_values_holds_or_is_refused_for_a_reason() {
    let (table, catalog) = (table(), Catalog::builtin());
    let mut pairs = pairs(&table, &catalog);
    let first = pairs.first();
    assert_eq!(pairs.reasons(&first), BTreeSet::new(), "the row of first values is accepted");
    let cover = pairs.cover();
    let mut trees = Trees::new();
    for (at, row) in cover.rows.iter().enumerate() {
        trees.write(&format!("pairs-{at}"), &Case::new(&design(&table, row), &catalog));
    }
    said(&format!("{} designs hold every pair but these:", cover.rows.len()));
    cover.refused.iter().for_each(|refused| said(&format!("  {}", name(&table, refused))));
    trees.parse_scripts();
    trees.hold();
    for refused in &cover.refused {
        // The reasons are errors, of rules that are in the table of rules, and the command says
        // the same of the session: no, and nothing is written.
        let ids = refused.reasons.iter().filter_map(|reason| reason.split(' ').next());
        for id in ids {
            let error = RULES.iter().find(|rule| rule.id == id && rule.severity == Severity::Error);
            assert!(error.is_some(), "{id}: {}", name(&table, refused));
        }
        assert!(!refused.reasons.is_empty(), "{}", name(&table, refused));
        let (code, left) = export(&design(&table, &refused.row));
        assert_eq!((code, left), (Some(1), Vec::new()), "{}", name(&table, refused));
    }
}

#[test]
fn the_trees_of_the_sessions_hold() {
    let (catalog, mut trees) = (Catalog::builtin(), Trees::new());
    for (name, mut session) in sessions() {
        for language in ["en", "fr"] {
            fields::set(&mut session, "prompt.language", language).expect("set");
            trees.write(&format!("{name}-{language}"), &Case::new(&session, &catalog));
        }
    }
    trees.parse_scripts();
    trees.hold();
}

/// Trees that are on disk at a time while all combinations are tried.
const BATCH: usize = 40;

/// The part of all combinations that this run is to try: `3/8`, from 1.
fn part() -> (usize, usize) {
    let part = std::env::var("TREE_CHECK_PART").unwrap_or_else(|_| "1/1".to_owned());
    let (part, parts) = part.split_once('/').expect("TREE_CHECK_PART is like 3/8");
    let number = |text: &str| text.parse().expect("TREE_CHECK_PART is like 3/8");
    (number(part), number(parts))
}

/// All rows of the first few parameters of a table. The others go round, so that a combination
/// which is tried again after a change of the table meets other company.
fn combinations(table: &[Parameter], crossed: usize) -> Vec<Row> {
    let mut rows = vec![Row::new()];
    for (at, parameter) in table.iter().enumerate() {
        let values = 0..parameter.values.len();
        rows = if at < crossed {
            let longer = |row: &Row| {
                let row = row.clone();
                values.clone().map(move |value| [row.as_slice(), &[value]].concat())
            };
            rows.iter().flat_map(longer).collect()
        } else {
            let turn = |(number, row): (usize, Row)| {
                [row.as_slice(), &[(number / (at - crossed + 1)) % values.len()]].concat()
            };
            rows.into_iter().enumerate().map(turn).collect()
        };
    }
    rows
}

#[test]
fn every_combination_holds_where_that_is_asked_for() {
    if asked().as_deref() != Some("all") {
        said("SKIPPED: all combinations are tried only with TREE_CHECK=all");
        return;
    }
    let (table, catalog, (part, parts)) = (table(), Catalog::builtin(), part());
    let crossed = crossed().len();
    let mut pairs = pairs(&table, &catalog);
    let (mut trees, mut refused) = (Trees::new(), 0);
    let rows = combinations(&table, crossed);
    let own: Vec<_> = rows.iter().enumerate().skip(part - 1).step_by(parts).collect();
    for (tried, (at, row)) in own.iter().enumerate() {
        let fixed: Vec<_> = row.iter().copied().enumerate().take(crossed).collect();
        if let Ok(row) = pairs.find(&fixed, row) {
            trees.write(&format!("all-{at}"), &Case::new(&design(&table, &row), &catalog));
        } else {
            refused += 1;
        }
        pairs.forget();
        if trees.count() >= BATCH || tried + 1 == own.len() {
            trees.parse_scripts();
            trees.hold();
            trees.clear();
            said(&format!("{} of {} combinations, {refused} refused", tried + 1, own.len()));
        }
    }
}

/// All folders that kustomize can build; a Component is built by whoever includes it.
fn buildable(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            buildable(&path, found);
        } else if path.ends_with("kustomization.yaml")
            && !fs::read_to_string(&path).expect("reads").contains("kind: Component")
        {
            found.push(folder.to_owned());
        }
    }
}

#[test]
fn every_overlay_of_the_sessions_builds() {
    if Command::new("kubectl").arg("kustomize").arg("--help").output().is_err() {
        said("SKIPPED: kubectl is not installed");
        return;
    }
    let mut trees = Trees::new();
    for (name, session) in sessions() {
        trees.write(&format!("build-{name}"), &Case::new(&session, &Catalog::builtin()));
    }
    let mut folders = Vec::new();
    trees.written().iter().for_each(|tree| buildable(tree, &mut folders));
    assert!(folders.len() > 20);
    for folder in folders {
        let built = Command::new("kubectl").arg("kustomize").arg(&folder).output().expect("runs");
        let said = String::from_utf8_lossy(&built.stderr).into_owned();
        assert!(built.status.success(), "{}: {said}", folder.display());
        assert!(!said.to_lowercase().contains("deprecated"), "{}: {said}", folder.display());
    }
}
