//! The workbench in a pseudo-terminal of each size that people have.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use support::programs::prompt_of;
use support::pty::{Start, key};

const SIZES: [(u16, u16); 4] = [(60, 16), (80, 24), (120, 36), (160, 48)];

#[test]
fn at_each_size_it_shows_its_help_takes_an_edit_copies_and_leaves() {
    for (columns, rows) in SIZES {
        let home = tempfile::tempdir().expect("a folder");
        let mut terminal = Start::fleetwright(home.path(), &["shops"]).size(columns, rows).start();
        terminal.wait_for("? help");
        let screen = terminal.screen();
        assert!(screen.lines().count() <= rows.into(), "{screen}");
        terminal.send("?");
        terminal.wait_for("Show all keys");
        terminal.send(key::ESCAPE);
        terminal.wait_for_no("Show all keys");
        terminal.send("y");
        assert_eq!(terminal.wait_for_copies(1), [prompt_of(home.path(), "shops")]);
        terminal.send("j");
        terminal.send(key::ENTER);
        terminal.send(&key::control('u'));
        terminal.send("kiosks");
        terminal.wait_for("kiosks");
        terminal.send(key::ENTER);
        terminal.send("s");
        terminal.wait_outside("the session", || prompt_of(home.path(), "shops").contains("kiosks"));
        terminal.send("q");
        assert_eq!(terminal.wait_for_end(), 0, "{columns}×{rows}");
    }
}

#[test]
fn what_a_smaller_size_has_cut_is_there_again_at_the_size_of_before() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = Start::fleetwright(home.path(), &["shops"]).size(80, 24).start();
    terminal.wait_for("? help");
    let before = terminal.screen();
    // Faster than the program looks, most of the time.
    for _ in 0..10 {
        terminal.resize(60, 16);
        terminal.resize(80, 24);
        terminal.wait_until("the frame of before", |screen| screen == before);
    }
}

#[test]
fn it_follows_from_each_size_to_each_other() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = Start::fleetwright(home.path(), &["shops"]).size(80, 24).start();
    terminal.wait_for("? help");
    for round in 0..3 {
        // A storm: only the last one counts.
        for by in 1..=20 {
            terminal.resize(60 + by * 3, 16 + by);
        }
        let (columns, rows) = SIZES[(round + 1) % SIZES.len()];
        terminal.resize(columns, rows);
        terminal.wait_until("the hint at its foot", |screen| {
            let lines: Vec<&str> = screen.lines().collect();
            lines.len() == usize::from(rows)
                && lines.last().is_some_and(|line| line.starts_with(" ? help"))
        });
    }
}
