//! The review as a user or a script calls it, and our own trees as everybody else's: what we
//! generate keeps every constraint that an answer is held against.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use fleetwright::assess::Assessment;
use fleetwright::catalog::Catalog;
use fleetwright::design::read::read;
use fleetwright::review::{Answer, Grade, Review, review};
use fleetwright::text::Language;
use fleetwright::tree::{Overrides, Tree};
use serde_json::Value;

const SESSIONS: [&str; 4] = ["refrigerated-trucks", "sensor-gateways", "shops", "wind-turbines"];

fn assessment(session: &str) -> Assessment {
    let text = fs::read_to_string(format!("sessions/{session}.yaml")).expect("a session");
    Assessment::new(&read(&text).expect("a design"), &Catalog::builtin(), None)
}

/// The files of a session's tree.
fn files(assessment: &Assessment, language: Language) -> Vec<(String, String)> {
    let tree = Tree::new(assessment, None, language, &Overrides::new()).expect("a tree");
    let render = |path: &str| tree.render(path).expect("renders");
    tree.entries().iter().map(|entry| (entry.path.clone(), render(&entry.path))).collect()
}

fn reviewed(answer: &Answer, assessment: &Assessment) -> Review {
    review(answer, assessment, &mut || true).expect("not stopped")
}

fn rejections(review: &Review) -> Vec<String> {
    let show = |outcome: &fleetwright::review::Outcome| {
        format!("{} {:?} {:?}", outcome.id, outcome.spot, outcome.why)
    };
    review.rejections().map(show).collect()
}

#[test]
fn our_own_trees_keep_what_answers_are_held_against() {
    for (session, language) in
        SESSIONS.into_iter().flat_map(|one| Language::ALL.map(|all| (one, all)))
    {
        let assessment = assessment(session);
        let files = files(&assessment, language);
        let files = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
        let answer = Answer::from_folder(files, Vec::new()).expect("a folder");
        let review = reviewed(&answer, &assessment);
        assert_eq!(rejections(&review), [""; 0], "{session} {language:?}");
        assert!(review.outcomes.iter().filter(|one| one.grade == Grade::Passed).count() > 10);
    }
}

/// The tree as a model would give it: each file in a block with its path, documents as prose.
fn as_answer(files: &[(String, String)]) -> String {
    let mut text = String::new();
    for (path, body) in files {
        if path.ends_with(".md") {
            text.push_str(&format!("{body}\n"));
            continue;
        }
        // What is YAML by any name is fenced as such.
        let yaml =
            path.ends_with(".yaml") || body.lines().any(|line| line.starts_with("apiVersion:"));
        let fence = match (yaml, path.ends_with(".sh")) {
            (_, true) => "sh",
            (true, _) => "yaml",
            _ => "text",
        };
        text.push_str(&format!("\n`{path}`:\n\n`````{fence}\n{body}\n`````\n\n"));
    }
    text
}

#[test]
fn our_own_trees_as_answers_do_all_four_tasks() {
    for session in SESSIONS {
        let assessment = assessment(session);
        let language = assessment.design.prompt.language;
        let answer = as_answer(&files(&assessment, language));
        let answer = Answer::from_markdown(answer.as_bytes()).expect("an answer");
        assert_eq!(rejections(&reviewed(&answer, &assessment)), [""; 0], "{session}");
    }
}

struct Ran {
    status: i32,
    out: String,
    err: String,
}

fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fleetwright"))
        .args(arguments)
        .env_clear()
        .env("FLEETWRIGHT_HOME", folder.join("home"))
        .env("LANG", "en_GB.UTF-8")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    // A refusal may come before all is read.
    let _ = child.stdin.take().expect("its input").write_all(input);
    let output = child.wait_with_output().expect("it ends");
    Ran {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

const POOR: &[u8] =
    b"# Answer\n\nWe use embedded etcd.\n\n```sh\ncurl -sfL https://get.k3s.io | sh -\n```\n";

#[test]
fn a_rejected_answer_has_the_fields_of_the_contract() {
    let scratch = tempfile::tempdir().expect("a folder");
    let ran = run(scratch.path(), &["review", "shops", "-", "--format", "json"], POOR);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(json["verdict"], "fail");
    let checks = json["checks"].as_array().expect("checks");
    for check in checks {
        assert!(check["id"].as_str().is_some_and(|id| id.contains('.')), "{check}");
        assert!(matches!(check["verdict"].as_str(), Some("pass" | "fail" | "absent")), "{check}");
        assert!(check["why"].as_str().is_some_and(|why| !why.is_empty()), "{check}");
        assert!(check["line"].is_null() || check["line"].is_u64(), "{check}");
        assert!(check["evidence"].is_null() || check["evidence"].is_string(), "{check}");
    }
    let find = |id: &str| checks.iter().find(|check| check["id"] == id).expect("the check");
    assert_eq!(find("datastore.etcd")["line"], 3);
    assert_eq!(find("datastore.etcd")["evidence"], "We use embedded etcd.");
    assert_eq!(find("script.verified")["line"], 6);
    assert_eq!(find("task.tree")["verdict"], "absent");
}

#[test]
fn each_way_to_print_a_review_says_the_same() {
    let scratch = tempfile::tempdir().expect("a folder");
    fs::write(scratch.path().join("answer.md"), POOR).expect("written");
    let print = |more: &[&str]| {
        let call = [&["review", "shops", "answer.md"], more].concat();
        let ran = run(scratch.path(), &call, b"");
        assert_eq!(ran.status, 1, "{more:?}: {}", ran.err);
        ran.out
    };
    for more in [&[][..], &["--format", "markdown"]] {
        let out = print(more);
        assert!(out.contains("datastore.etcd") && out.contains("Rejected"), "{out}");
    }
    let follow_up = print(&["--follow-up"]);
    assert!(follow_up.contains("We use embedded etcd."), "{follow_up}");
    assert!(follow_up.contains("curl -sfL https://get.k3s.io | sh -"), "{follow_up}");
    let french = print(&["--follow-up", "--lang", "fr"]);
    assert!(french.contains("Corrige exactement ceci"), "{french}");
    let diff = print(&["--diff"]);
    assert!(diff.contains("files that only the generated tree has"), "{diff}");
}

#[test]
fn an_answer_beside_the_generated_tree_differs_where_it_differs() {
    let scratch = tempfile::tempdir().expect("a folder");
    let assessment = assessment("shops");
    let files = files(&assessment, assessment.design.prompt.language);
    let (path, text) = files
        .iter()
        .find(|(path, _)| path == "overlays/shop-server/kustomization.yaml")
        .expect("it");
    let changed = text.replacen("resources:", "resources:\n  - mine.yaml", 1);
    let answer = format!(
        "```yaml\n# {path}\n{changed}```\n\n`base/mine.yaml`:\n\n```yaml\na: \u{1b}[2J\n```\n"
    );
    let call = ["review", "shops", "-", "--diff", "--format", "json"];
    let ran = run(scratch.path(), &call, answer.as_bytes());
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    let find = |path: &str| {
        let files = json["files"].as_array().expect("files").iter();
        files.clone().find(|file| file["path"] == path).expect("the file")
    };
    assert_eq!(find(path)["change"], "changed");
    assert!(find(path)["diff"].as_str().is_some_and(|diff| diff.contains("+  - mine.yaml")));
    assert_eq!(find("base/mine.yaml")["change"], "only-proposed");
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains("\\u001b"));
}

#[test]
fn enormous_and_unsafe_answers_end_in_a_clear_verdict() {
    let scratch = tempfile::tempdir().expect("a folder");
    let large = scratch.path().join("large.md");
    fs::File::create(&large).and_then(|file| file.set_len(100_000_000)).expect("made");
    let ran = run(scratch.path(), &["review", "shops", "large.md"], b"");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("larger than 4 MiB"), "{}", ran.err);
    let fences = "```\n```\n".repeat(500_000);
    let mut bomb = "```yaml\na0: &a0 [x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..40 {
        let inner = format!("*a{}, ", level - 1).repeat(8);
        bomb.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
    }
    let deep = format!("```yaml\n{}\n```\n", "[".repeat(1_000_000));
    for (answer, id) in [
        (fences.into_bytes(), "form.readable"),
        (b"text \xff\xfe \x1b[2J\n".to_vec(), "form.readable"),
        (bomb.into_bytes(), "task.tree"),
        (deep.into_bytes(), "task.tree"),
        ("> ".repeat(1_000_000).into_bytes(), "task.tree"),
    ] {
        let ran = run(scratch.path(), &["review", "shops", "-"], &answer);
        assert_eq!(ran.status, 1, "{id}: {}", ran.err);
        assert!(ran.out.contains(id), "{id}: {}", ran.out);
        assert!(!ran.out.contains(|c: char| c.is_control() && c != '\n'), "{id}");
    }
}
