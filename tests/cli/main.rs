//! The command line as a user or a script calls it: exit status, standard output, standard error.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod budget;
#[cfg(unix)]
mod every_command;
mod outage;
mod refusals;
#[cfg(unix)]
#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fleetwright"));
        command
            .args(arguments)
            .env_clear()
            .env("FLEETWRIGHT_HOME", self.path().join("home"))
            .env("LANG", "en_GB.UTF-8")
            .env("PATH", std::env::var("PATH").unwrap_or_default())
            .current_dir(self.path())
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().expect("it runs"))
    }
}

#[derive(Debug)]
struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

const BUILT_IN: [&str; 4] = ["wind-turbines", "refrigerated-trucks", "sensor-gateways", "shops"];

#[test]
fn the_prompt_of_every_built_in_session_is_printed_and_nothing_else() {
    let home = Home::new();
    for session in BUILT_IN {
        for tier in ["basic", "pro"] {
            for language in ["en", "fr"] {
                let ran = home.run(&["prompt", session, "--tier", tier, "--lang", language]);
                assert_eq!(ran.status, 0, "{ran:?}");
                assert!(ran.out.len() > 200 && ran.out.ends_with('\n'), "{ran:?}");
            }
        }
    }
}

#[test]
fn the_tree_is_listed_with_counts_and_each_file_printed() {
    let home = Home::new();
    let ran = home.run(&["tree", "wind-turbines", "--format", "json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let json = ran.json();
    let files = json["files"].as_array().expect("files");
    assert!(
        files.iter().any(|file| file["path"] == "README.md" && file["clusters"] == 2400),
        "{json}"
    );
    for file in files {
        let printed = home.run(&["tree", "wind-turbines", file["path"].as_str().expect("a path")]);
        assert_eq!(printed.status, 0, "{printed:?}");
        assert!(!printed.out.is_empty());
    }
    let missing = home.run(&["tree", "wind-turbines", "base/nothing.yaml"]);
    assert_eq!((missing.status, missing.out.as_str()), (2, ""), "{missing:?}");
}

#[test]
fn a_folder_is_built_as_a_cluster_gets_it_or_the_message_says_how() {
    let home = Home::new();
    let call = ["tree", "wind-turbines", "overlays/nacelle-camera", "--built"];
    let built = home.run(&call);
    if Command::new("kubectl").arg("version").arg("--client").output().is_ok() {
        assert_eq!(built.status, 0, "{}", built.err);
        assert!(built.out.contains("kind: Deployment"), "{}", built.out);
        assert!(built.err.contains("components/region-"), "{}", built.err);
    }
    let bare = Ran::from(home.command(&call).env("PATH", "/nowhere").output().expect("it runs"));
    assert_eq!((bare.status, bare.out.as_str()), (2, ""));
    assert!(bare.err.contains("kubectl kustomize overlays/nacelle-camera"), "{}", bare.err);
    let none = home.run(&["tree", "wind-turbines", "README.md", "--built"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("README.md"), "{}", none.err);
    assert_eq!(home.run(&["tree", "wind-turbines", "--built"]).status, 2);
}

#[test]
fn export_writes_the_tree_keeps_hand_edits_and_says_what_it_would_do() {
    let home = Home::new();
    let dry = home.run(&["export", "wind-turbines", "--out", "tree", "--dry-run"]);
    assert_eq!(dry.status, 0, "{dry:?}");
    assert!(!home.path().join("tree").exists());
    assert_eq!(home.run(&["export", "wind-turbines", "--out", "tree"]).status, 0);
    let readme = home.path().join("tree/README.md");
    assert!(readme.exists());
    fs::write(&readme, "mine\n").expect("written");
    let again =
        home.run(&["export", "wind-turbines", "--out", "tree", "--set", "gitops.interval=30m"]);
    assert_eq!(again.status, 0, "{again:?}");
    assert!(again.out.contains("README.md") || again.err.contains("README.md"), "{again:?}");
    assert_eq!(fs::read_to_string(&readme).expect("read"), "mine\n");
    assert_eq!(home.run(&["export", "wind-turbines", "--out", "tree", "--force"]).status, 0);
    assert_ne!(fs::read_to_string(&readme).expect("read"), "mine\n");
}

#[test]
fn an_export_that_something_stands_in_the_way_of_is_no_success() {
    let home = Home::new();
    fs::create_dir_all(home.path().join("tree/README.md")).expect("a folder in the way");
    for options in [&["--dry-run"][..], &[], &["--force"], &["--format", "json"]] {
        let ran = home.run(&[&["export", "wind-turbines", "--out", "tree"], options].concat());
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(ran.out.contains("README.md"), "{ran:?}");
    }
}

#[test]
fn an_error_means_no_tree() {
    let home = Home::new();
    let dqlite = ["--set", "platform.datastore=dqlite"];
    let check = home.run(&[&["check", "wind-turbines", "--format", "json"], &dqlite[..]].concat());
    assert_eq!(check.status, 1, "{check:?}");
    let json = check.json();
    let findings = json["findings"].as_array().expect("findings");
    let gone = findings
        .iter()
        .find(|finding| finding["id"] == "datastore.dqlite-gone")
        .expect("the finding");
    assert_eq!(gone["severity"], "error");
    for field in ["path", "message", "fix", "source"] {
        assert!(
            gone[field].as_str().is_some_and(|text| !text.is_empty() && !text.contains('<')),
            "{gone}"
        );
    }
    for call in [vec!["tree", "wind-turbines"], vec!["export", "wind-turbines", "--out", "tree"]] {
        let ran = home.run(&[&call[..], &dqlite[..]].concat());
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{ran:?}");
        assert!(ran.err.contains("error"), "{ran:?}");
    }
    assert!(!home.path().join("tree").exists());
}

#[test]
fn diff_names_the_field_that_changed() {
    let home = Home::new();
    assert_eq!(home.run(&["new", "mine"]).status, 0);
    let other = home.path().join("other.yaml");
    let saved = home.path().join("home/data/sessions/mine.yaml");
    let text =
        fs::read_to_string(&saved).unwrap_or_else(|error| panic!("{}: {error}", saved.display()));
    fs::write(&other, text.replace("memory: 2Gi", "memory: 4Gi")).expect("written");
    let ran = home.run(&["diff", "mine", "other.yaml"]);
    assert!(ran.out.contains("2Gi") && ran.out.contains("4Gi"), "{ran:?}");
    assert!(home.run(&["diff", "mine", "other.yaml", "--format", "json"]).json().is_object());
}

#[test]
fn sessions_are_made_listed_and_never_overwritten() {
    let home = Home::new();
    assert_eq!(home.run(&["new", "my-fleet", "--set", "devices[0].memory=4Gi"]).status, 0);
    let listed = home.run(&["sessions", "--format", "json"]).json().to_string();
    for name in BUILT_IN.iter().chain(&["my-fleet"]) {
        assert!(listed.contains(name), "{listed}");
    }
    let again = home.run(&["new", "my-fleet"]);
    assert_eq!(again.status, 2, "{again:?}");
    assert!(again.err.contains("choose another name, or open that one"), "{again:?}");
    assert_eq!(home.run(&["new", "My Fleet"]).status, 2);
    assert_eq!(home.run(&["check", "my-fleet"]).status, 0);
}

#[test]
fn schema_themes_doctor_completions_and_manual_are_printed() {
    let home = Home::new();
    assert_eq!(home.run(&["schema"]).json()["type"], "object");
    assert!(home.run(&["themes"]).out.contains("high-contrast"));
    assert_eq!(home.run(&["doctor"]).status, 0);
    for shell in ["bash", "zsh", "fish"] {
        assert!(home.run(&["completions", shell]).out.contains("fleetwright"));
    }
    assert!(home.run(&["man"]).out.contains(".TH"));
}

#[test]
fn an_error_in_the_design_is_a_well_formed_no() {
    let home = Home::new();
    let ran = home.run(&["check", "shops", "--set", "platform.distribution=microk8s"]);
    assert_eq!(ran.status, 1, "{ran:?}");
}

#[test]
fn a_last_session_that_does_not_open_is_named_at_the_start() {
    let home = Home::new();
    assert_eq!(home.run(&["new", "mine"]).status, 0);
    let file = home.path().join("home/data/sessions/mine.yaml");
    fs::write(&file, "fleetwright: 1\nname: mine\nnonsense: 1\n").expect("written");
    fs::create_dir_all(home.path().join("home/state")).expect("a folder");
    fs::write(home.path().join("home/state/last-session"), "saved mine\n").expect("written");
    let ran = home.run(&["--size", "400x48"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(
        ran.out.contains("mine.yaml:1:1") && ran.out.contains("sensor-gateways"),
        "{}",
        ran.out
    );
}

#[test]
fn the_first_fleet_is_one_in_the_language_of_the_screen() {
    for (language, prompt) in [("en", "You are a principal"), ("fr", "Tu es")] {
        let ran = Home::new().run(&["--size", "160x48", "--lang", language]);
        assert!(ran.out.contains("# R") && ran.out.contains(prompt), "{}", ran.out);
    }
}

#[test]
fn the_interface_speaks_french_on_request() {
    let home = Home::new();
    let help = home.run(&["--help", "--lang", "fr"]);
    assert!(help.out.contains("Concevoir des flottes"), "{help:?}");
    let check = home.run(&["check", "refrigerated-trucks", "--lang", "fr"]);
    assert!(check.out.contains("avertissement"), "{check:?}");
}

#[test]
fn files_of_the_configuration_folder_replace_built_in_ones() {
    let home = Home::new();
    let config = home.path().join("home/config");
    let put = |path: &str, text: &str| {
        let path = config.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    };
    put("text/en/mine.ftl", "verdict-tight = a close shave\n");
    put("prompt/basic.en.md.j2", "Only this about [= clusters_text =].\n");
    put(
        "tree/policies/namespace.yaml.j2",
        "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: mine\n",
    );
    put("themes/mine.yaml", "extends: dark\n");
    assert!(home.run(&["budget", "wind-turbines"]).out.contains("a close shave"));
    let prompt = home.run(&["prompt", "shops", "--tier", "basic"]);
    assert!(prompt.out.starts_with("Only this about 3,000 clusters"), "{prompt:?}");
    assert!(home.run(&["tree", "shops", "policies/namespace.yaml"]).out.contains("name: mine"));
    assert!(home.run(&["themes"]).out.contains("mine"));
    put("text/en/broken.ftl", "= no key\n");
    let broken = home.run(&["check", "shops"]);
    assert!(broken.err.contains("broken.ftl") && broken.status == 0, "{broken:?}");
}
