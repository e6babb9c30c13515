//! The trees of many designs against the review: designs that hold every pair of values, so that no
//! combination of what can be chosen makes a tree that its own review rejects.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::collections::BTreeMap;

use fleetwright::catalog::Catalog;
use fleetwright::review::{Answer, review};
use support::designs::{Case, design, table};
use support::pairs::{Pairs, Row};

#[test]
fn every_pair_of_values_makes_a_tree_that_passes_its_own_review() {
    let (table, catalog) = (table(), Catalog::builtin());
    let sizes = table.iter().map(|parameter| parameter.values.len()).collect();
    let case = |row: &Row| Case::new(&design(&table, row), &catalog);
    let mut pairs = Pairs::new(sizes, |row: &Row| case(row).reasons());
    let mut rejected: BTreeMap<String, String> = BTreeMap::new();
    for row in pairs.cover().rows {
        let case = case(&row);
        let tree = case.tree();
        let file = |path: &str| (path.to_owned(), tree.render(path).expect("renders").into_bytes());
        let files = tree.entries().iter().map(|entry| file(&entry.path)).collect();
        let answer = Answer::from_folder(files, Vec::new()).expect("a folder");
        let review = review(&answer, &case.assessment, &mut || true).expect("not stopped");
        for outcome in review.rejections() {
            let file = outcome.spot.file.clone().unwrap_or_default();
            let what = format!("{} {file} {:?}", outcome.id, outcome.spot.evidence);
            rejected.entry(what).or_insert_with(|| format!("{row:?} {:?}", outcome.why));
        }
    }
    assert!(rejected.is_empty(), "{rejected:#?}");
}
