//! The pseudo-terminal that the tests of the whole program stand on, held against a plain shell.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use support::pty::{Start, Terminal, key};

fn shell(script: &str) -> Terminal {
    Start::program("sh", &["-c", script]).size(40, 6).start()
}

#[test]
fn the_screen_is_what_a_terminal_would_show() {
    let mut terminal = shell(r"printf 'one\ntwo\033[1;1HONE'; exit 3");
    terminal.wait_for("two");
    assert_eq!(terminal.wait_for_end(), 3);
    assert_eq!(terminal.screen(), "ONE\ntwo");
    assert_eq!(terminal.received(), "one\r\ntwo\x1b[1;1HONE".len());
}

#[test]
fn keys_reach_the_program() {
    let mut terminal = shell(r#"read -r name; printf 'hello %s' "$name"; read -r rest"#);
    terminal.send("fleet");
    terminal.send(key::ENTER);
    terminal.wait_for("hello fleet");
    terminal.send(&key::control('d'));
    assert_eq!(terminal.wait_for_end(), 1);
}

#[test]
fn what_is_copied_through_the_terminal_is_seen() {
    let mut terminal = shell(r"printf '\033]52;c;aMOpbGxv\007'");
    assert_eq!(terminal.wait_for_copies(1), ["héllo"]);
}

#[test]
fn the_program_knows_its_terminal_and_nothing_else() {
    let script =
        r#"printf '%s %s [%s]\r\n' "$TERM" "$(stty size)" "${SSH_TTY-}${TMUX-}${DISPLAY-}""#;
    let mut terminal = shell(script);
    terminal.wait_for("xterm-256color 6 40 []");
}

#[test]
fn another_size_reaches_the_program() {
    let script = "trap 'stty size; exit 0' WINCH; echo ready; while :; do read -r line; done";
    let mut terminal = shell(script);
    terminal.wait_for("ready");
    terminal.resize(50, 9);
    terminal.send(key::ENTER);
    terminal.wait_for("9 50");
}
