//! Copying on a desktop: an X server without a screen, xterm, and the clipboard as another program
//! sees it.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use support::programs::{Running, are_there, prompt_of, run, script, wait};
use support::pty::Start;
use tempfile::TempDir;

/// What xterm needs so that a program may set the clipboard, as `fleetwright doctor` says it.
const ALLOWED: &str = "XTerm*disallowedWindowOps: 20,21,GetSelection,SetXprop";

/// An X server of a test's own.
struct Desktop {
    home: TempDir,
    display: String,
    _server: Running,
}

impl Desktop {
    fn new() -> Option<Self> {
        if !are_there(&[("Xvfb", "xvfb"), ("xterm", "xterm"), ("xclip", "xclip"), ("tmux", "tmux")])
        {
            return None;
        }
        // It chooses a free number and writes it, once it takes connections.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1024x768x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let output = server.stdout.take().expect("its output");
        let server = Running(server);
        BufReader::new(output).read_line(&mut number).expect("a number");
        let display = format!(":{}", number.trim());
        let home = tempfile::tempdir().expect("a folder");
        Some(Self { home, display, _server: server })
    }

    /// An xterm with these resources that runs these commands.
    fn xterm(&self, resources: &[&str], commands: &str) -> Running {
        let home = self.home.path();
        let lines = format!("export FLEETWRIGHT_HOME='{}'\n{commands}", home.display());
        let opened = script(home, "open", &lines);
        let mut command = Command::new("xterm");
        for resource in resources {
            command.args(["-xrm", resource]);
        }
        command.arg("-e").arg(opened).env_clear().env("DISPLAY", &self.display).env("HOME", home);
        command.env("PATH", std::env::var("PATH").unwrap_or_default()).env("LANG", "C.UTF-8");
        Running(command.stdin(Stdio::null()).stderr(Stdio::null()).spawn().expect("xterm starts"))
    }

    /// What another program gets from the clipboard.
    fn clipboard(&self) -> String {
        let display = format!("DISPLAY={}", self.display);
        // Left to itself it asks for Latin-1 where an owner takes its time over UTF-8.
        let ask = ["xclip", "-selection", "clipboard", "-o", "-target", "UTF8_STRING"];
        let pasted = run("env", &[&[display.as_str()], &ask[..]].concat());
        String::from_utf8(pasted.stdout).expect("UTF-8")
    }

    fn wait_for_clipboard(&self, text: &str) {
        wait("the prompt on the clipboard", || (self.clipboard() == text).then_some(()));
    }

    fn prompt(&self) -> String {
        prompt_of(self.home.path(), "shops")
    }

    /// What was said by a command that wrote it to a file of this name.
    fn said(&self, name: &str) -> String {
        let file = self.home.path().join(name);
        let whole = || std::fs::read_to_string(&file).ok().filter(|said| said.contains("also in"));
        wait("its message", whole)
    }
}

/// As on another machine: the display is not to be used.
const FAR: &str = "unset DISPLAY; export SSH_TTY=/dev/pts/99";

#[test]
fn an_xterm_that_allows_it_takes_what_is_sent_to_it() {
    let Some(desktop) = Desktop::new() else { return };
    let program = env!("CARGO_BIN_EXE_fleetwright");
    let commands = format!("{FAR}\n'{program}' prompt shops --copy 2> said\nread -r wait");
    let commands = format!("cd '{}'\n{commands}", desktop.home.path().display());
    let _xterm = desktop.xterm(&[ALLOWED], &commands);
    desktop.wait_for_clipboard(&desktop.prompt());
    assert!(desktop.said("said").contains("sent to the terminal (OSC 52), which does not confirm"));
}

#[test]
fn an_xterm_as_it_comes_drops_it_and_nobody_says_it_was_copied() {
    let Some(desktop) = Desktop::new() else { return };
    let program = env!("CARGO_BIN_EXE_fleetwright");
    // Two sequences later the terminal has dealt with the first.
    let commands = format!(
        "cd '{}'\n{FAR}\n'{program}' prompt shops --copy 2> said\n'{program}' doctor > doctor\n\
         printf '\\033[5n'; read -r wait",
        desktop.home.path().display()
    );
    let _xterm = desktop.xterm(&["XTerm*allowWindowOps: false"], &commands);
    assert!(desktop.said("said").contains("does not confirm"));
    let doctor = desktop.home.path().join("doctor");
    let advised = || std::fs::read_to_string(&doctor).ok().filter(|said| said.contains(ALLOWED));
    wait("the advice", advised);
    assert_eq!(desktop.clipboard(), "");
}

#[test]
fn a_workbench_in_tmux_in_xterm_reaches_the_clipboard() {
    let Some(desktop) = Desktop::new() else { return };
    let home = desktop.home.path();
    let socket = home.join("tmux.sock").display().to_string();
    let inner = format!(
        "export FLEETWRIGHT_HOME='{}'\nexec '{}' shops",
        home.display(),
        env!("CARGO_BIN_EXE_fleetwright")
    );
    let inner = script(home, "inner", &inner);
    let commands =
        format!("exec tmux -S '{socket}' -f /dev/null new-session '{}'", inner.display());
    // tmux names no selection.
    let _xterm = desktop.xterm(&[ALLOWED, "XTerm*selectToClipboard: true"], &commands);
    let shows = |text: &str| {
        let shown = run("tmux", &["-S", &socket, "capture-pane", "-p"]).stdout;
        String::from_utf8_lossy(&shown).contains(text).then_some(())
    };
    wait("the workbench", || shows("Parameters"));
    run("tmux", &["-S", &socket, "send-keys", "y"]);
    wait("its message", || shows("copied to tmux"));
    desktop.wait_for_clipboard(&desktop.prompt());
    run("tmux", &["-S", &socket, "kill-server"]);
}

/// A workbench in a terminal of this display.
fn on_display(display: &str, home: &Path) -> Start {
    Start::fleetwright(home, &["shops"]).size(100, 30).env("DISPLAY", display)
}

#[test]
fn on_a_desktop_the_copy_is_there_while_it_runs_and_after_it_has_ended() {
    let Some(desktop) = Desktop::new() else { return };
    let mut terminal = on_display(&desktop.display, desktop.home.path()).start();
    terminal.wait_for("Parameters");
    terminal.send("y");
    terminal.wait_for("copied to the clipboard");
    assert!(desktop.clipboard() == desktop.prompt());
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
    // Another program serves it from now on.
    desktop.wait_for_clipboard(&desktop.prompt());
}

#[test]
fn a_display_that_is_gone_is_said_and_the_terminal_is_tried() {
    let Some(desktop) = Desktop::new() else { return };
    let mut terminal = on_display(":4711", desktop.home.path()).start();
    terminal.wait_for("Parameters");
    terminal.send("y");
    terminal.wait_for("sent to the terminal");
    terminal.wait_for("cannot be reached");
    assert_eq!(terminal.wait_for_copies(1), [desktop.prompt()]);
}
