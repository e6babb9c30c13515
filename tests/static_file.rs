//! The one file for a jump host: it runs in a root where nothing else is, not even a libc.
//!
//! `scripts/static.sh dev` builds it; `.ci/run` does, and says where it is in `FLEETWRIGHT_STATIC`.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use support::programs::{prompt_of, run};
use support::pty::Start;
use tempfile::TempDir;

/// An empty root with the file in it, and how to enter that.
struct Root {
    folder: TempDir,
    enter: Vec<String>,
}

impl Root {
    fn new() -> Option<Self> {
        let Some(file) = std::env::var_os("FLEETWRIGHT_STATIC").map(PathBuf::from) else {
            return skip(
                "build it with scripts/static.sh dev, and set FLEETWRIGHT_STATIC to its path",
            );
        };
        let folder = tempfile::tempdir().expect("a folder");
        fs::copy(file, folder.path().join("fleetwright")).expect("copied");
        fs::create_dir(folder.path().join("home")).expect("a folder");
        let root = folder.path().display().to_string();
        let ways = [vec!["chroot"], vec!["unshare", "--map-root-user", "chroot"]];
        for way in ways {
            let enter: Vec<String> =
                way.into_iter().map(str::to_owned).chain([root.clone()]).collect();
            let mut words = enter.clone();
            words.extend(["/fleetwright", "--version"].map(str::to_owned));
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            if run("env", &words).status.success() {
                return Some(Self { folder, enter });
            }
        }
        skip("neither chroot nor unshare --map-root-user is allowed here, or the file does not run")
    }

    /// The words that run it in there with these arguments.
    fn call(&self, arguments: &[&str]) -> Vec<String> {
        let program = ["/fleetwright"].into_iter().chain(arguments.iter().copied());
        self.enter.iter().cloned().chain(program.map(str::to_owned)).collect()
    }
}

fn skip(why: &str) -> Option<Root> {
    let said = format!("SKIPPED: {why}");
    assert!(std::env::var_os("CI").is_none(), "{said}");
    eprintln!("{said}");
    None
}

#[test]
fn its_commands_run_where_nothing_else_is() {
    let Some(root) = Root::new() else { return };
    let elsewhere = tempfile::tempdir().expect("a folder");
    let call = root.call(&["prompt", "shops"]);
    let output = Command::new(&call[0])
        .args(&call[1..])
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("FLEETWRIGHT_HOME", "/home")
        .output()
        .expect("it runs");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        prompt_of(elsewhere.path(), "shops"),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn its_workbench_opens_saves_and_copies_where_nothing_else_is() {
    let Some(root) = Root::new() else { return };
    let call = root.call(&["shops"]);
    let arguments: Vec<&str> = call[1..].iter().map(String::as_str).collect();
    let mut terminal =
        Start::program(&call[0], &arguments).env("FLEETWRIGHT_HOME", "/home").size(100, 30).start();
    terminal.wait_for("Parameters");
    terminal.send("y");
    let home = root.folder.path().join("home");
    assert_eq!(terminal.wait_for_copies(1), [prompt_of(&home, "shops")]);
    terminal.send("s");
    terminal.wait_outside("the session", || home.join("data/sessions/shops.yaml").exists());
    terminal.send("q");
    assert_eq!(terminal.wait_for_end(), 0);
}
