//! What goes over the wire: little for a key, nothing for what changes nothing.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use support::pty::{Start, Terminal, key};
use tempfile::TempDir;

/// What a key may cost on average, in bytes.
const MOST: usize = 400;

/// Long enough for the prompt beside it to be wrapped anew more than once.
const TEXT: &str = "offshore wind turbines of the north sea, their vessels, masts and cables";

fn open(home: &TempDir) -> Terminal {
    let mut terminal = Start::fleetwright(home.path(), &["wind-turbines"])
        .in_folder(home.path())
        .size(160, 48)
        .env("LANG", "en_GB.UTF-8")
        .env("COLORTERM", "truecolor")
        .start();
    terminal.wait_for("? help");
    // The end of the frame may come behind its last word.
    terminal.wait_for_frames(1);
    terminal
}

/// Presses a key and waits until what it has changed is shown.
fn press(terminal: &mut Terminal, key: &str) {
    let frames = terminal.frames();
    terminal.send(key);
    terminal.wait_for_frames(frames + 1);
}

/// Types a text into the field under the cursor and keeps it, so that one key comes after the
/// other's frame; gives the bytes that a key cost on average.
fn cost(terminal: &mut Terminal, text: &str) -> usize {
    press(terminal, key::ENTER);
    press(terminal, &key::control('u'));
    let before = terminal.received();
    for typed in text.chars() {
        press(terminal, &typed.to_string());
    }
    let cost = (terminal.received() - before) / text.chars().count();
    press(terminal, key::ENTER);
    cost
}

#[test]
fn typing_in_a_field_is_cheap() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = open(&home);
    for (label, text) in [
        ("Fleet name", "wind-turbines-of-the-north-sea"),
        ("Appliances", TEXT),
        ("Label prefix", "fleet.of-the-north-sea.example.com"),
    ] {
        while !cursor_is_on(&terminal, label) {
            press(&mut terminal, "j");
        }
        let cost = cost(&mut terminal, text);
        assert!(cost <= MOST, "{label}: {cost} bytes a key");
    }
}

/// Whether the selected row of the form is that of a label: the only one with a ground of its own.
fn cursor_is_on(terminal: &Terminal, label: &str) -> bool {
    let screen = terminal.cells();
    let chosen = (3..40).find(|row| {
        screen.cell(*row, 1).is_some_and(|cell| cell.bgcolor() != vt100::Color::Default)
    });
    let row = usize::from(chosen.expect("a row is chosen"));
    terminal.screen().lines().nth(row).is_some_and(|line| line.trim_start().starts_with(label))
}

#[test]
fn what_changes_nothing_sends_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = open(&home);
    // The first row of the form, above which there is none.
    press(&mut terminal, "k");
    let step_down = |terminal: &mut Terminal| {
        let before = terminal.received();
        press(terminal, "j");
        terminal.received() - before
    };
    let once = step_down(&mut terminal);
    press(&mut terminal, "k");
    // What is drawn next comes behind whatever these have sent: up where there is no up, a key
    // that is bound to nothing, and the size that it has.
    let before = terminal.received();
    terminal.send("kkk\x1bOR");
    terminal.resize(160, 48);
    let again = step_down(&mut terminal);
    assert_eq!((terminal.received() - before, again), (once, once));
}
