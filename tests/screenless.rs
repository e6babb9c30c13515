//! Without a screen: the workbench says so, and what it does is done by commands and the user's own
//! editor.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Output, Stdio};

use support::pty::{Start, key};
use tempfile::TempDir;

fn run(home: &TempDir, arguments: &[&str], editor: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fleetwright"))
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var("PATH").unwrap_or_default())
        .env("FLEETWRIGHT_HOME", home.path())
        .env("EDITOR", editor)
        .stdin(Stdio::null())
        .output()
        .expect("it runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// An editor that does this to its file, which is `$1`.
fn editor(home: &TempDir, script: &str) -> String {
    let path = home.path().join("editor.sh");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("set");
    path.display().to_string()
}

#[test]
fn a_dumb_terminal_and_a_pipe_are_told_what_to_do_instead() {
    let home = tempfile::tempdir().expect("a folder");
    let mut dumb =
        Start::fleetwright(home.path(), &["shops"]).size(100, 30).env("TERM", "dumb").start();
    dumb.wait_for("fleetwright edit shops");
    assert!(dumb.screen().contains("(dumb) cannot place its cursor"), "{}", dumb.screen());
    assert_eq!(dumb.wait_for_end(), 2);
    let piped = run(&home, &["shops"], "true");
    assert_eq!(piped.status.code(), Some(2));
    assert!(piped.stdout.is_empty(), "nothing but a report goes there");
    assert!(text(&piped.stderr).contains("fleetwright set shops PATH=VALUE"), "{piped:?}");
}

#[test]
fn a_session_is_made_changed_and_saved_without_a_screen() {
    let home = tempfile::tempdir().expect("a folder");
    assert!(
        run(&home, &["new", "mine", "--set", "devices[0].memory=1Gi"], "true").status.success()
    );
    let set = run(&home, &["set", "mine", "gitops.interval=30m", "devices[0].memory=4Gi"], "true");
    assert!(set.status.success() && text(&set.stdout).contains("gitops.interval: 15m -> 30m"));
    let file = home.path().join("data/sessions/mine.yaml");
    let saved = fs::read_to_string(&file).expect("saved");
    assert!(saved.contains("interval: 30m") && saved.contains("memory: 4Gi"), "{saved}");

    let wrong = run(&home, &["set", "mine", "gitops.interval=soon", "name=other"], "true");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("gitops.interval"), "{wrong:?}");
    assert_eq!(fs::read_to_string(&file).expect("there"), saved, "all or nothing");
}

#[test]
fn a_comment_is_never_lost_without_a_word() {
    let home = tempfile::tempdir().expect("a folder");
    assert!(run(&home, &["new", "mine", "--set", "network.metered=true"], "true").status.success());
    let file = home.path().join("data/sessions/mine.yaml");
    let saved = fs::read_to_string(&file).expect("saved");
    let commented = saved.replace("metered: true", "metered: true  # by volume");
    assert_ne!(commented, saved);
    fs::write(&file, &commented).expect("written");
    // At its default the field has no line any more.
    let set = run(&home, &["set", "mine", "network.metered=false"], "true");
    assert_eq!(set.status.code(), Some(1));
    assert!(text(&set.stderr).contains("by volume"), "{set:?}");
    assert_eq!(fs::read_to_string(&file).expect("there"), commented);
}

#[test]
fn an_edited_session_is_checked_before_it_is_saved() {
    let home = tempfile::tempdir().expect("a folder");
    assert!(run(&home, &["new", "mine"], "true").status.success());
    let file = home.path().join("data/sessions/mine.yaml");
    let before = fs::read_to_string(&file).expect("saved");

    let wrong = editor(&home, "sed -i 's/memory: 2Gi/memory: plenty/' \"$1\"");
    let refused = run(&home, &["edit", "mine"], &wrong);
    assert_eq!(refused.status.code(), Some(2));
    let said = text(&refused.stderr);
    assert!(said.contains("devices[0].memory") && said.contains("state/edit/mine-"), "{said}");
    assert_eq!(fs::read_to_string(&file).expect("there"), before);
    let kept = fs::read_dir(home.path().join("state/edit")).expect("the folder").count();
    assert_eq!(kept, 1, "what was written is kept");

    let right = editor(&home, "sed -i 's/memory: 2Gi/memory: 8Gi # grown/' \"$1\"");
    let saved = run(&home, &["edit", "mine"], &right);
    assert!(saved.status.success(), "{saved:?}");
    assert!(fs::read_to_string(&file).expect("there").contains("memory: 8Gi # grown"));
}

#[test]
fn without_an_editor_and_a_screen_nothing_is_started() {
    let home = tempfile::tempdir().expect("a folder");
    // A vi that would be found, and must not be.
    let bin = home.path().join("bin");
    fs::create_dir(&bin).expect("made");
    fs::write(bin.join("vi"), "#!/bin/sh\necho started >&2\n").expect("written");
    fs::set_permissions(bin.join("vi"), fs::Permissions::from_mode(0o700)).expect("set");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let mut piped = Command::new(env!("CARGO_BIN_EXE_fleetwright"));
    let piped = piped.args(["edit", "shops"]).env_clear().env("PATH", &path).env("TERM", "xterm");
    let piped = piped.env("FLEETWRIGHT_HOME", home.path()).stdin(Stdio::null()).output();
    let piped = piped.expect("it runs");
    let said = text(&piped.stderr);
    assert_eq!(piped.status.code(), Some(2), "{said}");
    assert!(
        said.contains("neither VISUAL nor EDITOR is set") && said.lines().count() == 1,
        "{said}"
    );
    assert!(said.contains("fleetwright set shops PATH=VALUE"), "{said}");

    let edit = |term: &str| {
        let mut start = Start::fleetwright(home.path(), &["edit", "shops"]).size(200, 10);
        for (name, value) in
            [("PATH", path.as_str()), ("TERM", term), ("EDITOR", ""), ("VISUAL", "")]
        {
            start = start.env(name, value);
        }
        start.start()
    };
    let mut dumb = edit("dumb");
    dumb.wait_for("neither VISUAL nor EDITOR is set");
    assert_eq!(dumb.wait_for_end(), 2);
    let mut screen = edit("xterm");
    screen.wait_for("started");
    assert_eq!(screen.wait_for_end(), 0);
}

#[test]
fn an_edit_that_changes_nothing_is_json_too() {
    let home = tempfile::tempdir().expect("a folder");
    assert!(run(&home, &["new", "mine"], "true").status.success());
    for (session, saved) in [("mine", true), ("shops", false)] {
        let edited = run(&home, &["edit", session, "--format", "json"], "true");
        assert!(edited.status.success(), "{edited:?}");
        let json: serde_json::Value = serde_json::from_slice(&edited.stdout).expect("JSON");
        assert_eq!((&json["name"], &json["changed"]), (&session.into(), &0.into()));
        assert_eq!(json["path"].is_string(), saved, "{json}");
    }
}

#[test]
fn the_chart_of_an_outage_keeps_to_what_the_terminal_has() {
    let home = tempfile::tempdir().expect("a folder");
    let chart = |locale: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fleetwright"));
        let command = command.args(["outage", "shops"]).env_clear().env("LC_ALL", locale);
        text(&command.env("FLEETWRIGHT_HOME", home.path()).output().expect("it runs").stdout)
    };
    let (ascii, blocks) = (chart("C"), chart("C.UTF-8"));
    assert!(ascii.contains("###") && ascii.is_ascii(), "{ascii}");
    assert!(blocks.contains("███"), "{blocks}");
}

#[test]
fn in_a_terminal_an_edit_with_mistakes_is_offered_again() {
    let home = tempfile::tempdir().expect("a folder");
    assert!(run(&home, &["new", "mine"], "true").status.success());
    // The first time it writes nonsense, the second time it puts that right.
    let twice = editor(
        &home,
        "if grep -q plenty \"$1\"; then sed -i 's/plenty/4Gi/' \"$1\"; \
         else sed -i 's/memory: 2Gi/memory: plenty/' \"$1\"; fi",
    );
    let mut terminal = Start::fleetwright(home.path(), &["edit", "mine"])
        .env("TERM", "dumb")
        .env("EDITOR", &twice)
        .start();
    terminal.wait_for("Enter edits it again");
    terminal.send(key::ENTER);
    terminal.wait_for("Saved to");
    assert_eq!(terminal.wait_for_end(), 0);
    let saved = fs::read_to_string(home.path().join("data/sessions/mine.yaml")).expect("saved");
    assert!(saved.contains("memory: 4Gi"), "{saved}");
}

#[test]
fn a_broken_keymap_is_named_with_its_place_by_doctor_and_on_the_screen() {
    let home = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(home.path().join("config")).expect("made");
    let keymap = "save: w\nquit: w\nsvae: x\nadd: crtl-a\nfield-keep: x\n";
    fs::write(home.path().join("config/keymap.yaml"), keymap).expect("written");
    let doctor = text(&run(&home, &["doctor"], "true").stdout);
    for place in [
        "keymap.yaml:2:1: w for quit already means save",
        "keymap.yaml:3:1: ",
        "keymap.yaml:4:6: ",
        "keymap.yaml:5:13: ",
    ] {
        assert!(doctor.contains(place), "{place}\n{doctor}");
    }
    let mut terminal = Start::fleetwright(home.path(), &["shops"]).size(160, 48).start();
    terminal.wait_for("w for quit already means save");
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0, "the default keys are in use");
}
