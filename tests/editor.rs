//! The user's own editor in a real pseudo-terminal: it gets every key while it runs, and the
//! workbench gets the terminal back.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use support::pty::{Start, Terminal, key};
use support::work::{has_ended, left_behind, process_of};
use tempfile::TempDir;

/// An editor of one line: what is typed there becomes the text.
const LINE_EDITOR: &str = "#!/bin/sh
printf 'EDITING\\r\\n'
read -r line
printf '%s\\n' \"$line\" > \"$1\"
printf '\\033[2J'
";

fn open(home: &TempDir, editor: &str) -> Terminal {
    let script = home.path().join("editor.sh");
    fs::write(&script, editor).expect("written");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).expect("set");
    let mut terminal = Start::fleetwright(home.path(), &["shops"])
        .size(100, 30)
        .env("EDITOR", &script.display().to_string())
        .start();
    terminal.wait_for("Parameters");
    terminal
}

#[test]
fn every_key_is_the_editors_while_it_runs_and_the_workbench_comes_back() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = open(&home, LINE_EDITOR);
    for round in ["quick qqq shops", "slow yyy shops"] {
        terminal.send("\x1b[Hjj");
        terminal.send("E");
        terminal.wait_for("EDITING");
        terminal.send(round);
        terminal.send(key::ENTER);
        terminal.wait_for("takes that back");
        terminal.wait_for(round);
    }
    // Keys are the workbench's again.
    terminal.send("q");
    terminal.wait_for("Unsaved changes");
    terminal.send("d");
    assert_eq!(terminal.wait_for_end(), 0);
    let left = fs::read_dir(home.path().join("state/edit")).expect("the folder").count();
    assert_eq!(left, 0, "what has arrived leaves no file");
}

#[test]
fn an_interrupt_in_the_editor_is_not_one_of_the_workbench() {
    let home = tempfile::tempdir().expect("a folder");
    // It ends by itself however early the signal comes; a shell without a trap may swallow it.
    let script = "#!/bin/sh
trap 'exit 7' INT
printf 'EDITING\\r\\n'
while :; do sleep 0.05; done
";
    let mut terminal = open(&home, script);
    terminal.send("j");
    terminal.send("E");
    terminal.wait_for("EDITING");
    terminal.send(&key::control('c'));
    terminal.wait_for("editor.sh ended");
    terminal.wait_for("Parameters");
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn an_editor_that_is_missing_is_named() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = Start::fleetwright(home.path(), &["shops"])
        .size(100, 30)
        .env("VISUAL", "no-such-editor --wait")
        .start();
    terminal.wait_for("Parameters");
    terminal.send(&key::control('e'));
    terminal.wait_for("There is no editor no-such-editor --wait");
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn a_text_that_is_in_the_editor_when_the_connection_drops_is_named_at_the_next_start() {
    let home = tempfile::tempdir().expect("a folder");
    // It saves, and is still open.
    let script = "#!/bin/sh\necho '# half done' >> \"$1\"\nprintf 'EDITING\\r\\n'\nread -r line\n";
    let mut terminal = open(&home, script);
    terminal.send(&key::control('e'));
    terminal.wait_for("EDITING");
    let process = process_of(home.path());
    // As the system does when the terminal is gone.
    Command::new("kill").args(["-HUP", &process.to_string()]).status().expect("kill runs");
    terminal.wait_outside("its end", || has_ended(process));
    // It is gone once its end has been heard of.
    terminal.kill();
    let mut terminal = open(&home, "#!/bin/sh\n");
    terminal.wait_for("was in an editor when fleetwright ended");
    terminal.send("q");
    terminal.wait_for_end();
    let listed = fs::read_dir(home.path().join("state/edit")).expect("the folder");
    let files: Vec<_> = listed.map(|entry| entry.expect("an entry").path()).collect();
    assert_eq!(files.len(), 1);
    assert!(fs::read_to_string(&files[0]).expect("read").ends_with("# half done\n"));
    let mut terminal = open(&home, "#!/bin/sh\n");
    assert!(!terminal.screen().contains("was in an editor"), "it is named once");
    terminal.send("q");
    terminal.wait_for_end();
}

#[test]
fn comments_alone_are_work_that_survives_a_kill() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = open(&home, "#!/bin/sh\necho '# ask operations first' >> \"$1\"\n");
    terminal.send(&key::control('e'));
    terminal.wait_for("The comments of the session are as you left them");
    let kept = || left_behind(home.path()).contains("ask operations first");
    terminal.wait_outside("the journal", kept);
    terminal.kill();
    let mut terminal = open(&home, "#!/bin/sh\n");
    terminal.wait_for("comment added: # ask operations first");
    terminal.send("r");
    terminal.wait_for("goes on where it was left");
    terminal.send("s");
    terminal.wait_for("Saved to");
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
    let saved = fs::read_to_string(home.path().join("data/sessions/shops.yaml")).expect("saved");
    assert!(saved.ends_with("# ask operations first\n"), "{saved}");
    assert_eq!(left_behind(home.path()), "");
}
