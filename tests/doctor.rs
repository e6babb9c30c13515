//! `fleetwright doctor`: what it says of each terminal, and what to change there.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::process::Command;

use serde_json::Value;
use support::programs::{are_there, run, script, wait};
use support::pty::Start;
use tempfile::TempDir;

fn home() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn json(home: &TempDir, variables: &[(&str, &str)]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_fleetwright"))
        .args(["doctor", "--format", "json"])
        .env_clear()
        .env("FLEETWRIGHT_HOME", home.path())
        .envs(variables.iter().copied())
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn the_terminals_own_answer_is_reported() {
    let home = home();
    let open = || Start::fleetwright(home.path(), &["doctor"]).size(120, 30);
    let mut light = open().ground("rgb:ffff/fdfd/f6f6").start();
    light.wait_for("Background: #fffdf6, as the terminal says: light");
    assert_eq!(light.wait_for_end(), 0);
    let mut silent = open().start();
    silent.wait_for("the terminal does not say it; taken for dark");
    assert_eq!(silent.wait_for_end(), 0);
}

#[test]
fn a_pipe_is_not_asked_and_gets_every_field() {
    let home = home();
    let report = json(&home, &[("TERM", "xterm-256color"), ("SSH_TTY", "/dev/pts/0")]);
    assert_eq!(report["background"]["asked"], false);
    assert_eq!(report["background"]["taken_for"], "dark");
    assert_eq!((&report["colours"], &report["remote"]), (&"256".into(), &true.into()));
    assert_eq!(report["clipboard"], serde_json::json!(["OSC 52"]));
    assert!(report["copies"].as_str().is_some_and(|path| path.ends_with("last-prompt.md")));
    let advice = report["advice"].to_string();
    for part in ["XTerm*disallowedWindowOps", "colour: truecolor", "LANG=C.UTF-8"] {
        assert!(advice.contains(part), "{part} in {advice}");
    }
}

#[test]
fn where_nothing_is_to_be_changed_nothing_is_advised() {
    let home = home();
    let report = json(
        &home,
        &[("TERM", "xterm-kitty"), ("WAYLAND_DISPLAY", "wayland-0"), ("LANG", "fr_FR.UTF-8")],
    );
    assert_eq!(report["advice"], serde_json::json!([]));
    assert_eq!(report["unicode"], true);
}

#[test]
fn what_the_variables_say_is_reported_and_the_one_that_decides_is_named() {
    let home = home();
    let dumb = json(&home, &[("TERM", "dumb"), ("LANG", "C.UTF-8")]);
    assert!(!dumb["advice"].to_string().contains("locale"), "{dumb}");
    assert!(dumb["advice"].to_string().contains("set TERM to its name"), "{dumb}");
    let other = json(&home, &[("TERM", "xterm"), ("LANG", "C.UTF-8"), ("LC_ALL", "C")]);
    assert!(other["advice"].to_string().contains("with LC_ALL=C.UTF-8"), "{other}");
    let coloured = json(&home, &[("TERM", "xterm"), ("FLEETWRIGHT_COLOUR", "truecolor")]);
    assert_eq!(coloured["colours"], "truecolor");
}

#[test]
fn a_program_of_the_clipboard_that_is_missing_is_named() {
    let home = home();
    std::fs::create_dir_all(home.path().join("config")).expect("made");
    let settings = "clipboard:\n  command: [no-such-copy, -i]\n";
    std::fs::write(home.path().join("config/config.yaml"), settings).expect("written");
    let report = json(&home, &[("TERM", "xterm-kitty"), ("LANG", "C.UTF-8")]);
    assert_eq!(report["clipboard"], serde_json::json!(["no-such-copy", "OSC 52"]));
    assert_eq!(report["advice"], serde_json::json!(["there is no program “no-such-copy”"]));
}

#[test]
fn tmux_is_asked_what_it_does_with_a_copy() {
    if !are_there(&[("tmux", "tmux")]) {
        return;
    }
    let home = home();
    let socket = home.path().join("tmux.sock").display().to_string();
    let lines = format!(
        "export FLEETWRIGHT_HOME='{}'\n'{}' doctor\nread -r wait",
        home.path().display(),
        env!("CARGO_BIN_EXE_fleetwright")
    );
    let opened = script(home.path(), "open", &lines).display().to_string();
    for (term, said) in [
        ("xterm-256color", "set-clipboard external, allow-passthrough off; hands a copy on to"),
        ("tmux-256color", "another tmux around it passes a copy on only with"),
        ("vt220", "set -as terminal-features ',vt220:clipboard'"),
    ] {
        let arguments = ["-S", &socket, "-f", "/dev/null", "new-session", &opened];
        let mut terminal =
            Start::program("tmux", &arguments).env("TERM", term).size(160, 30).start();
        terminal.wait_for(said);
        run("tmux", &["-S", &socket, "kill-server"]);
        wait("the server's end", || {
            let there = run("tmux", &["-S", &socket, "has-session"]);
            (!there.status.success()).then_some(())
        });
    }
}
