//! Copying inside tmux: what arrives in its paste buffer and in the terminal around it, byte for
//! byte.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use support::programs::{are_there, find, prompt_of, run, script, wait};
use support::pty::{Start, Terminal};
use tempfile::TempDir;

/// A tmux server of a test's own.
struct Tmux {
    home: TempDir,
    socket: String,
}

impl Tmux {
    /// Without any configuration but these lines.
    fn new(configuration: &str) -> Option<Self> {
        if !are_there(&[("tmux", "tmux")]) {
            return None;
        }
        let home = tempfile::tempdir().expect("a folder");
        std::fs::write(home.path().join("tmux.conf"), configuration).expect("written");
        let socket = home.path().join("tmux.sock").display().to_string();
        Some(Self { home, socket })
    }

    /// A terminal with tmux in it, and in that fleetwright, with these variables changed.
    fn open(&self, variables: &str, term: &str) -> Terminal {
        let (home, program) = (self.home.path(), env!("CARGO_BIN_EXE_fleetwright"));
        let lines =
            format!("export FLEETWRIGHT_HOME='{}'\n{variables}\n'{program}' shops", home.display());
        let opened = script(home, "open", &lines).display().to_string();
        let configuration = home.join("tmux.conf").display().to_string();
        let arguments = ["-S", &self.socket, "-f", &configuration, "new-session", &opened];
        Start::program("tmux", &arguments).env("TERM", term).in_folder(home).size(100, 30).start()
    }

    /// The newest paste buffer, once there is one.
    fn buffer(&self) -> String {
        let bytes = wait("a paste buffer", || {
            let saved = run("tmux", &["-S", &self.socket, "save-buffer", "-"]);
            saved.status.success().then_some(saved.stdout)
        });
        String::from_utf8(bytes).expect("UTF-8")
    }

    fn prompt(&self) -> String {
        prompt_of(self.home.path(), "shops")
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        run("tmux", &["-S", &self.socket, "kill-server"]);
    }
}

fn copy(terminal: &mut Terminal, message: &str) {
    terminal.wait_for("Parameters");
    terminal.send("y");
    terminal.wait_for(message);
}

#[test]
fn with_its_default_settings_the_buffer_and_the_terminal_have_the_prompt() {
    let Some(tmux) = Tmux::new("") else { return };
    let mut terminal = tmux.open("", "xterm-256color");
    copy(&mut terminal, "copied to tmux");
    assert_eq!(tmux.buffer(), tmux.prompt());
    assert_eq!(terminal.wait_for_copies(1), [tmux.prompt()], "it is handed on");
}

#[test]
fn with_set_clipboard_on_they_have_it_too() {
    let Some(tmux) = Tmux::new("set -g set-clipboard on\n") else { return };
    let mut terminal = tmux.open("", "xterm-256color");
    copy(&mut terminal, "copied to tmux");
    assert_eq!(tmux.buffer(), tmux.prompt());
    assert_eq!(terminal.wait_for_copies(1), [tmux.prompt()]);
}

#[test]
fn a_terminal_without_a_clipboard_is_not_said_to_have_been_handed_it() {
    let Some(tmux) = Tmux::new("") else { return };
    let mut terminal = tmux.open("", "vt220");
    copy(&mut terminal, "paste buffer alone");
    assert_eq!(tmux.buffer(), tmux.prompt());
    assert_eq!(terminal.copied(), [""; 0]);
}

/// A `PATH` without tmux.
fn without_tmux(home: &std::path::Path) -> String {
    let folder = home.join("bin");
    std::fs::create_dir(&folder).expect("a folder");
    format!("PATH='{}'", folder.display())
}

#[test]
fn where_the_program_is_missing_what_is_let_through_reaches_the_terminal() {
    let Some(tmux) = Tmux::new("set -g allow-passthrough on\n") else { return };
    let mut terminal = tmux.open(&without_tmux(tmux.home.path()), "xterm-256color");
    copy(&mut terminal, "sent to the terminal");
    assert_eq!(terminal.wait_for_copies(1), [tmux.prompt()]);
}

#[test]
fn what_is_not_let_through_is_not_sent_and_the_option_is_named() {
    let Some(tmux) = Tmux::new("") else { return };
    // A tmux that cannot load a buffer, as one before 3.2.
    let real = find("tmux").expect("tmux");
    let old = format!(
        "case $1 in load-buffer) echo 'unknown flag -w' >&2; exit 1 ;; *) exec '{}' \"$@\" ;; esac",
        real.display()
    );
    let folder = tmux.home.path().join("bin");
    std::fs::create_dir(&folder).expect("a folder");
    script(&folder, "tmux", &old);
    let variables = format!("PATH='{}':$PATH", folder.display());
    let mut terminal = tmux.open(&variables, "xterm-256color");
    copy(&mut terminal, "no clipboard took the text");
    terminal.wait_for("allow-passthrough on");
    assert_eq!(terminal.copied(), [""; 0]);
}

/// Fleetwright on another machine, and tmux on the one before the screen.
const FAR: &str = "unset TMUX TMUX_PANE; export SSH_TTY=/dev/pts/99";

#[test]
fn a_tmux_at_the_near_end_of_a_connection_takes_it_with_set_clipboard_on() {
    let Some(tmux) = Tmux::new("set -g set-clipboard on\n") else { return };
    let mut terminal = tmux.open(FAR, "xterm-256color");
    copy(&mut terminal, "sent to the terminal");
    assert_eq!(tmux.buffer(), tmux.prompt());
    assert_eq!(terminal.wait_for_copies(1), [tmux.prompt()]);
}

#[test]
fn a_tmux_at_the_near_end_that_drops_it_is_named_with_its_option() {
    let Some(tmux) = Tmux::new("") else { return };
    let mut terminal = tmux.open(FAR, "xterm-256color");
    copy(&mut terminal, "does not confirm");
    terminal.wait_for("set -g set-clipboard on");
}

#[test]
fn a_tmux_around_tmux_that_drops_it_is_named_with_its_option_and_takes_it_with_that() {
    for (configuration, taken) in [("", false), ("set -g set-clipboard on\n", true)] {
        let Some(tmux) = Tmux::new(configuration) else { return };
        let within = tmux.home.path().join("inner.sock").display().to_string();
        let home = tmux.home.path().display().to_string();
        let program = env!("CARGO_BIN_EXE_fleetwright");
        let inner = format!("export FLEETWRIGHT_HOME='{home}'\nexec '{program}' shops");
        let inner = script(tmux.home.path(), "inner", &inner);
        let start = format!(
            "unset TMUX; exec tmux -S '{within}' -f /dev/null new-session '{}'",
            inner.display()
        );
        let mut terminal = tmux.open(&start, "xterm-256color");
        copy(&mut terminal, "copied to tmux");
        terminal.wait_for("around it passes a copy on only with");
        if taken {
            assert_eq!(terminal.wait_for_copies(1), [tmux.prompt()]);
            assert_eq!(tmux.buffer(), tmux.prompt());
        } else {
            assert_eq!(terminal.copied(), [""; 0]);
        }
        run("tmux", &["-S", &within, "kill-server"]);
    }
}

#[test]
fn copying_from_the_command_line_does_the_same() {
    let Some(tmux) = Tmux::new("") else { return };
    let program = env!("CARGO_BIN_EXE_fleetwright");
    let mut terminal = tmux
        .open(&format!("'{program}' prompt shops --copy; read -r wait; exit 0"), "xterm-256color");
    terminal.wait_for("copied to tmux");
    assert_eq!(tmux.buffer(), tmux.prompt());
    assert_eq!(terminal.wait_for_copies(1), [tmux.prompt()]);
}
