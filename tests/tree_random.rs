//! Trees of random designs: what no rule refuses renders and reads, and what one refuses is
//! exported nowhere.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::sync::OnceLock;

use fleetwright::design::write::write;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use support::designs::{Case, export};
use support::random::{Origins, walks};
use support::trees::Trees;

/// The most steps of a walk.
const STEPS: usize = 40;

/// So many random trees go to the tools.
const TO_THE_TOOLS: usize = 12;

fn origins() -> &'static Origins {
    static ORIGINS: OnceLock<Origins> = OnceLock::new();
    ORIGINS.get_or_init(Origins::new)
}

/// A fifth of the usual number of cases, which `PROPTEST_CASES` changes: each is a whole tree.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases / 5, max_shrink_iters: 200, ..usual }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_no_rule_refuses_renders_and_reads(walk in walks(STEPS)) {
        let walked = origins().walk(&walk);
        let mut trees = Trees::new();
        trees.write("random", &Case::new(&walked.design, origins().catalog()));
        trees.parse_scripts();
        if let Some(mut refused) = walked.refused {
            // An inventory that does not fit is another answer.
            refused.inventory = None;
            let reasons = Case::new(&refused, origins().catalog()).reasons();
            if !reasons.is_empty() {
                let exported = export(&refused);
                prop_assert_eq!(exported, (Some(1), Vec::new()), "{:?} in\n{}", reasons, write(&refused));
            }
        }
    }
}

#[test]
fn the_tools_accept_trees_of_random_designs() {
    // The same ones each time: what a tool thinks of them is news only when the trees change.
    let mut runner = TestRunner::deterministic();
    let mut trees = Trees::new();
    for at in 0..TO_THE_TOOLS {
        let walk = walks(STEPS).new_tree(&mut runner).expect("a walk").current();
        let walked = origins().walk(&walk);
        trees.write(&format!("random-{at}"), &Case::new(&walked.design, origins().catalog()));
    }
    trees.hold();
}
