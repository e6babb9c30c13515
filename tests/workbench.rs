//! The whole program in a real pseudo-terminal: what an engineer does on the first day and finds
//! again on the second.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::process::Command;

use support::programs::prompt_of;
use support::pty::{Start, Terminal, key};
use tempfile::TempDir;

fn open(home: &TempDir, arguments: &[&str], size: (u16, u16)) -> Terminal {
    Start::fleetwright(home.path(), arguments)
        .in_folder(home.path())
        .size(size.0, size.1)
        .env("LANG", "en_GB.UTF-8")
        .env("TERM", "xterm-256color")
        .start()
}

#[test]
fn a_fleet_is_filled_in_copied_exported_saved_and_found_again_the_next_day() {
    let home = tempfile::tempdir().expect("a folder");
    let mut first = open(&home, &["shops"], (120, 36));
    first.wait_for("Parameters");
    first.fill_in_appliances("corner shops");
    first.send("y");
    let copies = first.wait_for_copies(1).to_vec();
    first.send("s");
    first.wait_for("shops.yaml");
    first.send("q");
    assert_eq!(first.wait_for_end(), 0);

    let saved = home.path().join("data/sessions/shops.yaml");
    let text = fs::read_to_string(&saved).expect("the session is saved");
    assert!(text.contains("appliances: corner shops"), "{text}");
    let prompt = prompt_of(home.path(), "shops");
    assert!(prompt.contains("corner shops"));
    assert_eq!(
        copies,
        std::slice::from_ref(&prompt),
        "the copy is the bytes of `fleetwright prompt`"
    );
    assert_eq!(
        fs::read_to_string(home.path().join("state/last-prompt.md")).expect("the file"),
        prompt
    );

    let mut second = open(&home, &[], (80, 24));
    second.wait_for("corner shops");
    second.send("q");
    assert_eq!(second.wait_for_end(), 0);
}

#[test]
fn unsaved_work_is_asked_for_before_it_is_lost() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = open(&home, &["shops"], (80, 24));
    terminal.wait_for("Parameters");
    terminal.fill_in_appliances("kiosks");
    terminal.send("q");
    terminal.send(key::ESCAPE);
    terminal.wait_for("kiosks");
    terminal.send("q");
    terminal.send("d");
    assert_eq!(terminal.wait_for_end(), 0);
    assert!(!home.path().join("data/sessions/shops.yaml").exists());
}

#[test]
fn a_terminal_that_goes_away_leaves_the_unsaved_work_behind() {
    a_signal_leaves_the_unsaved_work_behind("-HUP");
}

#[test]
fn quitting_by_signal_leaves_the_unsaved_work_and_a_clean_terminal_behind() {
    let end = a_signal_leaves_the_unsaved_work_behind("-QUIT");
    assert!(!end.contains("Parameters"), "the frame is still there:\n{end}");
}

/// Sends a signal while something is unsaved; gives what the screen shows in the end.
fn a_signal_leaves_the_unsaved_work_behind(signal: &str) -> String {
    let home = tempfile::tempdir().expect("a folder");
    a_signal_leaves_work_behind_in(&home, signal)
}

fn a_signal_leaves_work_behind_in(home: &TempDir, signal: &str) -> String {
    let mut terminal = open(home, &["shops"], (80, 24));
    terminal.wait_for("Parameters");
    terminal.fill_in_appliances("kiosks");
    terminal.wait_for("kiosks");
    let process = terminal.process().expect("it runs").to_string();
    Command::new("kill").args([signal, &process]).status().expect("kill runs");
    terminal.wait_for_end();
    assert!(left_behind(home).contains("kiosks"));
    terminal.screen()
}

/// The text of all work that is kept and not saved.
fn left_behind(home: &TempDir) -> String {
    let journal = fs::read_dir(home.path().join("state/journal")).into_iter().flatten();
    let paths = journal.flatten().map(|entry| entry.path());
    // What is still growing has no name yet.
    let paths = paths.filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    // A file can go while they are read.
    paths.map(|path| fs::read_to_string(path).unwrap_or_default()).collect()
}

#[test]
fn what_was_typed_before_the_program_was_killed_is_offered_and_taken_on() {
    let home = tempfile::tempdir().expect("a folder");
    let mut first = open(&home, &["shops"], (100, 30));
    first.wait_for("Parameters");
    first.fill_in_appliances("kiosks");
    first.wait_outside("the work", || left_behind(&home).contains("kiosks"));
    let process = first.process().expect("it runs").to_string();
    Command::new("kill").args(["-KILL", &process]).status().expect("kill runs");
    first.wait_for_end();

    let mut second = open(&home, &["wind-turbines"], (100, 30));
    second.wait_for("Unsaved work");
    second.wait_for("kiosks");
    second.send(key::ENTER);
    second.wait_for("shops •");
    second.send("s");
    second.wait_for("shops.yaml");
    second.send("q");
    assert_eq!(second.wait_for_end(), 0);
    let saved = fs::read_to_string(home.path().join("data/sessions/shops.yaml")).expect("saved");
    assert!(saved.contains("appliances: kiosks"), "{saved}");
    assert_eq!(left_behind(&home), "", "nothing is offered twice");
}

#[test]
fn what_is_thrown_away_is_not_offered_again_and_what_is_left_for_later_is() {
    let home = tempfile::tempdir().expect("a folder");
    a_signal_leaves_work_behind_in(&home, "-TERM");
    for (answer, kept) in [(key::ESCAPE, true), ("x", false)] {
        let mut terminal = open(&home, &["shops"], (100, 30));
        terminal.wait_for("Unsaved work");
        terminal.send(answer);
        terminal.wait_for_no("Unsaved work");
        terminal.wait_outside("the answer", || left_behind(&home).contains("kiosks") == kept);
        terminal.send("q");
        assert_eq!(terminal.wait_for_end(), 0);
    }
}

#[test]
fn a_terminal_that_is_far_too_small_says_so_and_can_be_left() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = open(&home, &["shops"], (30, 6));
    terminal.wait_for("40");
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn a_session_whose_inventory_is_gone_is_opened_and_says_so() {
    let home = tempfile::tempdir().expect("a folder");
    let sessions = home.path().join("data/sessions");
    fs::create_dir_all(&sessions).expect("a folder");
    let text = "fleetwright: 1\nname: my-fleet\ndevices: [{name: box}]\ninventory: gone.csv\n";
    fs::write(sessions.join("my-fleet.yaml"), text).expect("written");
    for arguments in [&["my-fleet"][..], &[]] {
        let mut terminal = open(&home, arguments, (100, 30));
        terminal.wait_for("my-fleet");
        terminal.wait_for("gone.csv: there is no such file");
        terminal.send("q");
        assert_eq!(terminal.wait_for_end(), 0);
    }
}

#[test]
fn work_that_was_saved_after_all_is_not_offered() {
    let home = tempfile::tempdir().expect("a folder");
    a_signal_leaves_work_behind_in(&home, "-TERM");
    let sessions = home.path().join("data/sessions");
    fs::create_dir_all(&sessions).expect("a folder");
    let work = left_behind(&home);
    fs::write(sessions.join("shops.yaml"), &work).expect("written");
    let journal = home.path().join("state/journal/1.yaml");
    let (_, rest) = work.split_once('\n').expect("a first line");
    fs::write(&journal, format!("# saved shops\n{rest}")).expect("written");

    let mut terminal = open(&home, &["wind-turbines"], (100, 30));
    terminal.wait_for("Parameters");
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
    assert_eq!(left_behind(&home), "");
}

#[test]
fn the_tour_is_shown_at_the_first_launch_and_never_again() {
    let home = tempfile::tempdir().expect("a folder");
    let mut first = open(&home, &[], (80, 24));
    first.wait_for("1/5");
    first.send(key::ENTER);
    first.wait_for("2/5");
    // Skipped, or torn off by a dropped connection, it does not come back.
    first.send("q");
    first.wait_for_no("2/5");
    first.send("q");
    assert_eq!(first.wait_for_end(), 0);
    let mut second = open(&home, &[], (80, 24));
    second.wait_for("Parameters");
    second.send("q");
    assert_eq!(second.wait_for_end(), 0, "the first q quits: nothing lies above the panes");
}
