//! Copying inside GNU screen, which hands on short strings alone.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use support::programs::{are_there, prompt_of, run, script};
use support::pty::{Start, Terminal};
use tempfile::TempDir;

/// A screen of a test's own; the name of its session.
struct Screen {
    home: TempDir,
    name: String,
}

impl Screen {
    fn new() -> Option<Self> {
        if !are_there(&[("screen", "screen")]) {
            return None;
        }
        let home = tempfile::tempdir().expect("a folder");
        let sockets = home.path().join("sockets");
        std::fs::create_dir(&sockets).expect("a folder");
        // Screen wants its folder for its owner alone.
        run("chmod", &["700", &sockets.display().to_string()]);
        let name = format!("fleetwright-{}", std::process::id());
        Some(Self { home, name })
    }

    /// A terminal with screen in it, and in that these commands.
    fn open(&self, commands: &str) -> Terminal {
        let home = self.home.path();
        let lines = format!("export FLEETWRIGHT_HOME='{}'\n{commands}", home.display());
        let opened = script(home, "open", &lines).display().to_string();
        Start::program("screen", &["-U", "-c", "/dev/null", "-S", &self.name, &opened])
            .env("SCREENDIR", &home.join("sockets").display().to_string())
            .in_folder(home)
            .size(100, 30)
            .start()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let folder = format!("SCREENDIR={}", self.home.path().join("sockets").display());
        run("env", &[&folder, "screen", "-S", &self.name, "-X", "quit"]);
    }
}

#[test]
fn the_whole_prompt_reaches_the_terminal_around_it() {
    let Some(screen) = Screen::new() else { return };
    let program = env!("CARGO_BIN_EXE_fleetwright");
    let mut terminal = screen.open(&format!("'{program}' shops"));
    terminal.wait_for("Parameters");
    terminal.send("y");
    terminal.wait_for("sent to the terminal");
    let prompt = prompt_of(screen.home.path(), "shops");
    assert!(prompt.len() > 1_000, "it does not fit into one string");
    assert_eq!(terminal.wait_for_copies(1), [prompt]);
}

#[test]
fn copying_from_the_command_line_does_the_same() {
    let Some(screen) = Screen::new() else { return };
    let program = env!("CARGO_BIN_EXE_fleetwright");
    let mut terminal = screen.open(&format!("'{program}' prompt shops --copy\nread -r wait"));
    terminal.wait_for("sent to the terminal");
    assert_eq!(terminal.wait_for_copies(1), [prompt_of(screen.home.path(), "shops")]);
}
