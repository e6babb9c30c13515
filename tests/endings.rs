//! How the workbench ends, or goes on, when something happens to it: a terminal that hangs up or
//! takes nothing any more, a fault in the program, Ctrl-Z.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use fleetwright::catalog::Catalog;
use fleetwright::config::{Environment, Places};
use fleetwright::design::FleetDesign;
use fleetwright::disk::Disk;
use fleetwright::editor::{Returned, Sheet};
use fleetwright::export::Report;
use fleetwright::session::{Inventory, Journal, Listed, Session, Source, Store, Work};
use fleetwright::text::{Language, Phrase, Texts};
use fleetwright::theme::{Depth, Look, Marks, Theme, Themes};
use fleetwright::tree::Tree;
use fleetwright::workbench::keymap::Keymap;
use fleetwright::workbench::model::{Model, Start as Opened};
use fleetwright::workbench::outside::{
    Builder, Copier, Export, NotSaved, Outside, Reader, Saved, Subject,
};
use fleetwright::workbench::preview::Grounds;
use fleetwright::workbench::{Surroundings, run};
use support::pty::{Start, Terminal, key};
use support::work::{left_behind, process_of};
use tempfile::TempDir;

fn open(home: &TempDir, arguments: &[&str]) -> Terminal {
    Start::fleetwright(home.path(), arguments).in_folder(home.path()).size(100, 30).start()
}

fn edit(terminal: &mut Terminal, text: &str) {
    terminal.wait_for("Parameters");
    terminal.send("j");
    terminal.send(key::ENTER);
    terminal.send(&key::control('u'));
    terminal.send(text);
    terminal.wait_for(text);
}

#[test]
fn a_hang_up_that_no_signal_tells_of_ends_it_and_loses_nothing() {
    let home = tempfile::tempdir().expect("a folder");
    // The shell leads the session and ignores the signal, so that none reaches the program.
    let script = format!("trap '' HUP; {} shops; exit 0", env!("CARGO_BIN_EXE_fleetwright"));
    let mut terminal = Start::program("sh", &["-c", &script])
        .env("FLEETWRIGHT_HOME", &home.path().display().to_string())
        .in_folder(home.path())
        .size(100, 30)
        .start();
    // In the middle of an edit, and of a paste whose end never comes.
    edit(&mut terminal, "kiosks");
    let process = process_of(home.path());
    terminal.stop_reading();
    terminal.send("\x1b[200~ and");
    terminal.hang_up();
    terminal.wait_outside("its end", || !Path::new(&format!("/proc/{process}")).exists());
    assert!(left_behind(home.path()).contains("appliances: kiosks"));
}

#[test]
fn a_terminal_that_takes_nothing_any_more_keeps_no_signal_from_ending_it() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = open(&home, &["shops"]);
    edit(&mut terminal, "kiosks");
    let process = process_of(home.path());
    // What nobody reads fills the terminal until a write to it blocks.
    terminal.stop_reading();
    terminal.fill_up(|| support::work::is_stuck_in_a_write(process));
    Command::new("kill").args(["-TERM", &process.to_string()]).status().expect("kill runs");
    terminal.wait_outside("its end", || support::work::has_ended(process));
    assert!(left_behind(home.path()).contains("appliances: kiosks"));
}

#[test]
fn ctrl_z_stops_the_job_of_a_shell_and_what_is_typed_is_there_on_return() {
    let home = tempfile::tempdir().expect("a folder");
    let program = env!("CARGO_BIN_EXE_fleetwright");
    // A script around it, as many have one, and a shell with jobs around both.
    let wrapper = home.path().join("wrapper");
    fs::write(&wrapper, format!("#!/bin/sh\n{program} \"$@\"\nexit $?\n")).expect("written");
    Command::new("chmod").args(["+x", &wrapper.display().to_string()]).status().expect("it runs");
    let mut terminal = Start::program("bash", &["--norc", "--noprofile", "-i"])
        .env("FLEETWRIGHT_HOME", &home.path().display().to_string())
        .env("PS1", "shell> ")
        .in_folder(home.path())
        .size(100, 30)
        .start();
    terminal.wait_for("shell>");
    terminal.send("./wrapper shops\r");
    edit(&mut terminal, "kiosks");
    terminal.send(key::ENTER);
    terminal.send(&key::control('z'));
    terminal.wait_for("Stopped");
    assert!(!terminal.cells().alternate_screen(), "the shell's own screen is back");
    terminal.send("stty -a | grep -o ' icanon'; echo typed | cat\r");
    terminal.wait_for("\ntyped");
    assert!(terminal.screen().contains("icanon"), "lines are edited again:\n{}", terminal.screen());
    terminal.send("fg\r");
    terminal.wait_for("Parameters");
    terminal.wait_for("kiosks");
    // Raw again: a letter is a key at once.
    terminal.send("q");
    terminal.send("d");
    terminal.wait_until("the shell's prompt", |screen| screen.ends_with("shell>"));
    terminal.send("exit\r");
    terminal.wait_for_end();
}

#[test]
fn ctrl_z_without_a_shell_to_return_to_goes_on() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = open(&home, &["shops"]);
    edit(&mut terminal, "kiosks");
    terminal.send(key::ENTER);
    terminal.send(&key::control('z'));
    // Nobody could resume it here: it is not stopped, and takes keys.
    terminal.send("?");
    terminal.wait_for("Show all keys");
    terminal.send(key::ESCAPE);
    terminal.wait_for("kiosks");
}

#[test]
fn nothing_runs_while_nobody_types() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = open(&home, &["shops"]);
    terminal.wait_for("Parameters");
    let process = process_of(home.path());
    // Every thread waits for something, and for no time to pass.
    terminal.wait_outside("rest", || support::work::waits_for_ever(process));
    terminal.send("?");
    terminal.wait_for("Show all keys");
    terminal.wait_outside("rest", || support::work::waits_for_ever(process));
}

// A fault in the program: the same loop with a world that panics.

/// The variable that makes this test the program in the terminal.
const FAULTY: &str = "FLEETWRIGHT_TEST_FAULT";

struct Faulty;

impl Outside for Faulty {
    fn resolve(&self, path: std::path::PathBuf) -> std::path::PathBuf {
        path
    }

    fn sessions(&self) -> Result<Vec<Listed>, Phrase> {
        panic!("the world has a fault")
    }

    fn open(&self, _: &Source) -> Result<Session, Phrase> {
        Err(Phrase::new("copy-no-file"))
    }

    fn save(
        &mut self,
        _: &Session,
        _: &FleetDesign,
        _: Option<&Source>,
        _: bool,
    ) -> Result<Saved, NotSaved> {
        Err(NotSaved::Exists(String::new()))
    }

    fn inventory(&self, _: &Source, _: &FleetDesign) -> Result<Option<Inventory>, Phrase> {
        Ok(None)
    }

    fn export(&mut self, _: &Tree, _: &Path, _: Export) -> Result<Report, Phrase> {
        Err(Phrase::new("copy-no-file"))
    }

    fn builder(&self) -> Builder {
        Box::new(|_, _| panic!("the builder has a fault"))
    }

    fn reader(&self) -> Reader {
        Box::new(|_| Err(Phrase::new("copy-no-file")))
    }

    fn edit(&mut self, _: &Sheet) -> Result<Returned, Phrase> {
        Err(Phrase::new("copy-no-file"))
    }

    fn discard(&mut self, _: &Path) {}

    fn forget(&mut self, _: &Path, _: Option<Work>) -> Result<(), Phrase> {
        Ok(())
    }

    fn remember_theme(&mut self, _: &str) {}

    fn copier(&mut self, _: &Subject, _: String) -> Copier {
        Box::new(|| panic!("the clipboard has a fault"))
    }
}

/// The program of the two tests below.
#[test]
fn a_workbench_in_a_faulty_world() {
    let Some(home) = std::env::var_os(FAULTY) else { return };
    let environment = Environment::new([("FLEETWRIGHT_HOME", home)]);
    let store = Store::new(Places::find(&environment).expect("places"), Disk::new());
    let journal: Arc<Journal> = Arc::new(store.journal());
    let grounds = Grounds {
        catalog: Catalog::builtin(),
        tree: fleetwright::config::Overrides::default().tree,
        prompt: fleetwright::config::Overrides::default().prompt,
        inventory: None,
    };
    let model = Model::new(Opened {
        session: store.open("shops").expect("a session"),
        grounds,
        keymap: Keymap::builtin(),
        language: Language::En,
        theme: ("dark".to_owned(), Vec::new()),
    });
    let claims = store.claims();
    let look = Look::new(Theme::dark().clone(), Depth::Ansi256, Marks::Unicode);
    let themes = Themes::built_in();
    run(model, Surroundings { look, themes, asks: false, outside: &mut Faulty, journal, claims })
        .expect("it is left");
}

fn faulty(home: &TempDir) -> Terminal {
    let this = std::env::current_exe().expect("this test");
    let arguments = ["--exact", "a_workbench_in_a_faulty_world", "--nocapture", "--test-threads=1"];
    Start::program(&this.display().to_string(), &arguments)
        .env(FAULTY, &home.path().display().to_string())
        .in_folder(home.path())
        .size(100, 30)
        .start()
}

#[test]
fn a_panic_gives_the_terminal_back_and_keeps_the_work() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = faulty(&home);
    edit(&mut terminal, "kiosks");
    terminal.send(key::ENTER);
    terminal.send("o");
    terminal.wait_for_end();
    let (screen, cells) = (terminal.screen(), terminal.cells());
    assert!(screen.contains("the world has a fault"), "{screen}");
    let kept = Texts::new(Language::En).get("fault-kept");
    assert!(screen.replace('\n', " ").contains(&kept), "{screen}");
    assert!(!cells.alternate_screen() && !cells.bracketed_paste() && !cells.hide_cursor());
    assert_eq!(cells.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    assert!(left_behind(home.path()).contains("appliances: kiosks"));
}

#[test]
fn a_panic_beside_the_loop_is_told_and_the_work_goes_on() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = faulty(&home);
    edit(&mut terminal, "kiosks");
    terminal.send(key::ENTER);
    terminal.send("B");
    terminal.wait_for("the builder has a fault");
    assert!(terminal.cells().alternate_screen());
    // A second copy is not held up by one that has failed for ever.
    for _ in 0..2 {
        terminal.send("y");
        terminal.wait_for("the clipboard has a fault");
        terminal.send("m");
        terminal.wait_for_no("the clipboard has a fault");
    }
    terminal.send("?");
    terminal.wait_for("Show all keys");
}
