//! The terminal is asked for its background: what it answers chooses the colours, and neither the
//! answer nor its lateness is taken for keys.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use support::pty::{Start, Terminal, key};
use tempfile::TempDir;
use vt100::Color;

fn start(home: &TempDir, arguments: &[&str]) -> Start {
    Start::fleetwright(home.path(), arguments)
        .in_folder(home.path())
        .size(100, 30)
        .env("LANG", "en_GB.UTF-8")
        .env("COLORTERM", "truecolor")
}

/// The colour of the help's key in the last row.
fn key_colour(terminal: &Terminal) -> Color {
    terminal.cells().cell(29, 1).expect("a cell").fgcolor()
}

/// As the themes dark, light and either have it.
const DARK: Color = Color::Rgb(0x7c, 0xc4, 0xff);
const LIGHT: Color = Color::Rgb(0x0b, 0x5c, 0xad);
const EITHER: Color = Color::Rgb(0x5f, 0x5f, 0xff);

fn colour_in(start: Start) -> Color {
    let mut terminal = start.start();
    terminal.wait_for("? help");
    let colour = key_colour(&terminal);
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0, "no answer was taken for keys");
    colour
}

#[test]
fn the_first_frame_goes_with_the_terminals_background() {
    let home = tempfile::tempdir().expect("a folder");
    let open = || start(&home, &["shops"]);
    assert_eq!(colour_in(open().ground("rgb:ffff/fdfd/f6f6")), LIGHT);
    assert_eq!(colour_in(open().ground("rgb:1e1e/1e1e/1e1e")), DARK);
    assert_eq!(colour_in(open()), DARK, "what keeps silent is taken for dark");
    assert_eq!(colour_in(open().env("COLORFGBG", "0;15")), LIGHT);
    assert_eq!(colour_in(open().env("TMUX", "/tmp/none,1,0")), EITHER);
}

#[test]
fn whoever_has_chosen_a_theme_keeps_it() {
    let home = tempfile::tempdir().expect("a folder");
    let light = "rgb:ffff/ffff/ffff";
    assert_eq!(colour_in(start(&home, &["shops", "--theme", "dark"]).ground(light)), DARK);
    assert_eq!(colour_in(start(&home, &["shops", "--theme", "auto"]).ground(light)), LIGHT);
    let config = home.path().join("config");
    std::fs::create_dir_all(&config).expect("a folder");
    std::fs::write(config.join("config.yaml"), "theme: dark\n").expect("written");
    assert_eq!(colour_in(start(&home, &["shops"]).ground(light)), DARK);
}

#[test]
fn a_late_answer_counts_and_is_not_typed() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = start(&home, &["shops"]).start();
    terminal.wait_for("? help");
    terminal.send("j");
    terminal.send(key::ENTER);
    terminal.wait_for("Enter keep");
    terminal.send("x\x1b]11;rgb:ffff/ffff/ffff\x1b\\y");
    terminal.wait_until("the field without the answer", |screen| screen.contains("xy"));
    terminal.wait_for_no("rgb:");
    terminal.send(key::ESCAPE);
    terminal.wait_for("? help");
    assert_eq!(key_colour(&terminal), LIGHT);
}

#[test]
fn keys_typed_before_the_answer_are_not_lost() {
    let home = tempfile::tempdir().expect("a folder");
    let mut terminal = start(&home, &["shops"]).ground("rgb:0/0/0").start();
    // The terminal is not read yet, so that it has not answered either.
    terminal.send("?");
    terminal.wait_for("Show all keys");
    terminal.send(key::ESCAPE);
    terminal.wait_for_no("Show all keys");
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
}

#[test]
fn the_number_of_colours_and_the_marks_can_be_said() {
    let home = tempfile::tempdir().expect("a folder");
    assert_eq!(colour_in(start(&home, &["shops", "--colour", "256"])), Color::Idx(117));
    let few = || start(&home, &["shops"]).env("FLEETWRIGHT_COLOUR", "16");
    assert_eq!(colour_in(few()), Color::Idx(14));
    assert_eq!(colour_in(few().ground("rgb:ffff/ffff/ffff")), Color::Idx(4));
    let mut terminal = start(&home, &["shops", "--colour", "none", "--ascii"]).start();
    terminal.wait_for("? help");
    assert_eq!(key_colour(&terminal), Color::Default);
    assert!(terminal.screen().chars().all(|c| !"─│▸▾•…".contains(c)), "{}", terminal.screen());
}

#[test]
fn a_broken_theme_names_its_line_and_the_default_stays() {
    let home = tempfile::tempdir().expect("a folder");
    let themes = home.path().join("config/themes");
    std::fs::create_dir_all(&themes).expect("a folder");
    let text = "extends: dark\nroles:\n  focuss: {fg: ff0000}\n";
    std::fs::write(themes.join("mine.yaml"), text).expect("written");
    std::fs::write(home.path().join("config/config.yaml"), "theme: mine\n").expect("written");
    let mut terminal = start(&home, &["shops"]).ground("rgb:ffff/ffff/ffff").start();
    terminal.wait_for("unknown role “focuss”; did you mean “focus”?");
    terminal.wait_for("? help");
    assert_eq!(key_colour(&terminal), LIGHT);
}
