//! What cannot be used: one message with place and remedy, and exit status 2.

use super::*;

#[test]
fn unusable_input_is_one_message_with_place_and_remedy_and_exit_status_2() {
    let home = Home::new();
    let file = home.path().join("broken.yaml");
    fs::write(&file, "fleetwright: 1\nname: x\ndevices:\n  - {name: a, memroy: 2Gi}\n")
        .expect("written");
    let ran = home.run(&["check", "broken.yaml"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("broken.yaml:4:") && ran.err.contains("memory"), "{ran:?}");
    for call in [
        vec!["check", "no-such-session"],
        vec!["check", "wind-turbines", "--set", "devices[0].memory=4GB"],
        vec!["check", "wind-turbines", "--set", "nothing=1"],
        vec!["prompt"],
        vec!["fly"],
        vec!["prompt", "shops", "--tier", "gold"],
    ] {
        let ran = home.run(&call);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{call:?}: {ran:?}");
        assert!(!ran.err.is_empty() && !ran.err.contains("panicked"), "{ran:?}");
    }
}

#[test]
fn each_error_is_one_line_that_says_so_and_names_a_path_once() {
    let home = Home::new();
    let broken = "fleetwright: 1\nname: X\ndevices:\n  - {name: a, memroy: 2Gi}\n";
    fs::write(home.path().join("broken.yaml"), broken).expect("written");
    let ran = home.run(&["check", "broken.yaml"]);
    assert_eq!(ran.err.lines().count(), 2, "{ran:?}");
    assert!(ran.err.lines().all(|line| line.starts_with("error: ")), "{ran:?}");

    let ran = home.run(&["check", "shops", "--set", "devices[-1].memory=1Gi"]);
    assert_eq!(ran.err.matches("devices[-1].memory").count(), 1, "{ran:?}");
    let ran = home.run(&["check", "shops", "--set", "devices[0].memory=1GB"]);
    assert_eq!(ran.err.matches("devices[0].memory").count(), 1, "{ran:?}");

    fs::write(home.path().join("home"), "").expect("a file in place of the home");
    let ran = home.run(&["check", "shops"]);
    assert_eq!(ran.err.matches("home/config").count(), 1, "{ran:?}");
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused_by_its_number() {
    use std::os::unix::ffi::OsStrExt as _;
    let home = Home::new();
    let mut command = home.command(&["export", "shops", "--out"]);
    command.arg(std::ffi::OsStr::from_bytes(b"tree\xff"));
    let ran = Ran::from(command.output().expect("it runs"));
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.starts_with("error: argument 4 is not UTF-8"), "{ran:?}");
    assert_eq!(fs::read_dir(home.path()).expect("listed").count(), 0, "nothing is written");
}

#[test]
fn what_could_not_be_copied_is_said_in_words() {
    let home = Home::new();
    let mut command = home.command(&["prompt", "shops", "--copy"]);
    command.env("FLEETWRIGHT_HOME", "/proc/xx").env("PATH", "");
    let ran = Ran::from(command.output().expect("it runs"));
    assert!(!ran.err.contains("CreateFolder") && !ran.err.contains("Os {"), "{ran:?}");
    assert!(ran.err.contains("cannot create the folder /proc/xx"), "{ran:?}");
}

#[test]
fn what_cannot_be_reviewed_is_refused_with_a_clear_message() {
    let home = Home::new();
    for (answer, reason) in [
        ("nowhere.md", "nowhere.md"),
        ("/dev/zero", "neither a file nor a folder"),
        (".git/../empty.md", "empty"),
    ] {
        fs::create_dir_all(home.path().join(".git")).expect("made");
        fs::write(home.path().join("empty.md"), " \n").expect("written");
        let ran = home.run(&["review", "shops", answer]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
        assert!(ran.err.contains(reason), "{ran:?}");
    }
}
