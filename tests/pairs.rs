//! The rows that hold all pairs, on tables small enough to look at.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use support::pairs::{Choice, Pairs, Reasons, Row};

/// What refuses a row: any of these pairs of values.
fn reasons(row: &Row, bad: &[(Choice, Choice)]) -> Reasons {
    let met = |(one, other): &&(Choice, Choice)| row[one.0] == one.1 && row[other.0] == other.1;
    bad.iter().filter(met).map(|pair| format!("{pair:?}")).collect()
}

/// All rows of a table.
fn all(sizes: &[usize]) -> Vec<Row> {
    sizes.iter().fold(vec![Row::new()], |rows, size| {
        let longer = |row: Row| (0..*size).map(move |value| [row.as_slice(), &[value]].concat());
        rows.into_iter().flat_map(longer).collect()
    })
}

/// All pairs of values of different parameters in some rows.
fn held(rows: &[Row]) -> BTreeSet<(Choice, Choice)> {
    let pairs = |row: &Row| {
        let choices: Vec<Choice> = row.iter().copied().enumerate().collect();
        let others = |at: usize| choices[at + 1..].iter().map(move |other| (at, *other));
        let pair = |(at, other): (usize, Choice)| (choices[at], other);
        (0..choices.len()).flat_map(others).map(pair).collect::<Vec<_>>()
    };
    rows.iter().flat_map(pairs).collect()
}

#[test]
fn without_refusals_few_rows_hold_all_pairs() {
    let sizes = vec![4, 3, 3, 2, 2, 2];
    let cover = Pairs::new(sizes.clone(), |_: &Row| Reasons::new()).cover();
    assert_eq!(held(&cover.rows), held(&all(&sizes)));
    assert!(cover.refused.is_empty());
    // Twelve is the least: the pairs of the two largest parameters.
    assert!(cover.rows.len() <= 16, "{}", cover.rows.len());
}

#[test]
fn what_needs_two_changes_at_once_is_found() {
    // The second value of the first parameter goes with one value each of two others alone, as
    // dqlite goes with one distribution and several nodes.
    let bad = [((0, 1), (1, 0)), ((0, 1), (1, 2)), ((0, 1), (2, 0))];
    let mut pairs = Pairs::new(vec![2, 3, 2], |row: &Row| reasons(row, &bad));
    assert_eq!(pairs.find(&[(0, 1)], &vec![0, 0, 0]), Ok(vec![1, 1, 1]));
    let refused = pairs.find(&[(0, 1), (1, 2)], &vec![0, 0, 0]).expect_err("refused");
    assert_eq!(refused.reasons, Reasons::from(["((0, 1), (1, 2))".to_owned()]));
}

#[test]
fn a_value_that_nothing_goes_with_is_named_once() {
    let cover = Pairs::new(vec![2, 2, 2], |row: &Row| {
        (row[1] == 1).then(|| "gone".to_owned()).into_iter().collect()
    })
    .cover();
    let refused: Vec<_> = cover.refused.iter().map(|refused| refused.choices.clone()).collect();
    assert_eq!(refused, [vec![(1, 1)]]);
}

fn tables() -> impl Strategy<Value = (Vec<usize>, Vec<(Choice, Choice)>)> {
    let choice = || (0..4_usize, 0..3_usize);
    let bad = prop::collection::vec((choice(), choice()), 0..6);
    (prop::collection::vec(2..4_usize, 4), bad).prop_map(|(sizes, bad)| {
        // The row of first values is accepted, and a pair is of two parameters.
        let kept = |((a, x), (b, y)): &(Choice, Choice)| a != b && (*x, *y) != (0, 0);
        (sizes, bad.into_iter().filter(kept).collect())
    })
}

proptest! {
    #[test]
    fn every_pair_is_held_or_named_and_never_both((sizes, bad) in tables()) {
        let cover = Pairs::new(sizes.clone(), |row: &Row| reasons(row, &bad)).cover();
        prop_assert!(cover.rows.iter().all(|row| reasons(row, &bad).is_empty()));
        let possible: Vec<Row> =
            all(&sizes).into_iter().filter(|row| reasons(row, &bad).is_empty()).collect();
        prop_assert_eq!(held(&cover.rows), held(&possible));
        for refused in &cover.refused {
            prop_assert!(!refused.reasons.is_empty());
            let together = |row: &Row| refused.choices.iter().all(|(at, value)| row[*at] == *value);
            prop_assert!(!possible.iter().any(together), "{:?}", refused.choices);
        }
    }
}
