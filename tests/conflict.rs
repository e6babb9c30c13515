//! Two workbenches on one session, and a file that somebody changes meanwhile: nobody's work is
//! written over.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::path::PathBuf;

use support::pty::{Start, Terminal};
use support::work::left_behind;
use tempfile::TempDir;

const SESSION: &str = "\
# Ask operations before a change.
fleetwright: 1
name: mine
project: {appliances: shop servers}
devices: [{name: box, hardware: NUC}]
";

fn home() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("mine.yaml");
    fs::write(&file, SESSION).expect("written");
    (home, file)
}

fn open(home: &TempDir) -> Terminal {
    Start::fleetwright(home.path(), &["mine.yaml"]).size(100, 30).start()
}

fn leave(terminal: &mut Terminal) {
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn the_second_is_told_reads_and_takes_over_and_the_first_hears_of_it() {
    let (home, file) = home();
    let mut first = open(&home);
    first.wait_for("Parameters");
    let process = first.process().expect("it runs").to_string();
    let mut second = open(&home);
    second.wait_for("Open elsewhere");
    second.wait_for(&process);
    second.send("t");
    second.wait_for("Taken over");
    second.fill_in_appliances("kiosks");
    second.send("s");
    second.wait_for("Saved");

    // The first has another change, and is told with it; it saves nothing over the second's.
    first.fill_in_appliances("stalls");
    first.wait_for("has taken this session over");
    first.send("s");
    first.wait_for("Open elsewhere");
    first.send("t");
    first.wait_for("Taken over");
    leave(&mut second);
    first.send("s");
    first.wait_for("Changed on disk");
    first.wait_for("kiosks");
    assert!(fs::read_to_string(&file).expect("the file").contains("kiosks"));
    first.send("m");
    first.wait_for("is kept as");
    leave(&mut first);
    let text = fs::read_to_string(&file).expect("the file");
    assert!(text.contains("stalls") && text.contains("# Ask operations"), "{text}");
    let aside = fs::read_dir(home.path().join("state/replaced")).expect("a folder").flatten();
    let aside: Vec<String> =
        aside.map(|entry| fs::read_to_string(entry.path()).expect("it")).collect();
    assert!(aside.len() == 1 && aside[0].contains("kiosks"), "{aside:?}");
    assert_eq!(left_behind(home.path()), "");
}

#[test]
fn after_a_kill_nobody_is_told_of_a_workbench_that_is_gone() {
    let (home, _) = home();
    let mut first = open(&home);
    first.wait_for("Parameters");
    first.kill();
    let mut second = open(&home);
    second.wait_for("Parameters");
    second.fill_in_appliances("kiosks");
    second.send("s");
    second.wait_for("Saved");
    leave(&mut second);
}

#[test]
fn an_editor_beside_it_is_noticed_and_its_version_can_be_opened() {
    let (home, file) = home();
    let mut terminal = open(&home);
    terminal.wait_for("Parameters");
    terminal.fill_in_appliances("stalls");
    let theirs = SESSION.replace("shop servers", "kiosks");
    fs::write(&file, &theirs).expect("written by an editor");
    terminal.send("s");
    terminal.wait_for("Changed on disk");
    terminal.send("t");
    terminal.wait_for_no("Changed on disk");
    terminal.wait_for("kiosks");
    assert_eq!(fs::read_to_string(&file).expect("the file"), theirs, "it is as they left it");
    leave(&mut terminal);
}
