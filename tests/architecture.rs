//! The code against the table of rooms in `docs/ARCHITECTURE.md`: who uses whom.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Room to what it may use, from the document's table.
fn table() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string("docs/ARCHITECTURE.md").expect("the document");
    let rows: Vec<Vec<String>> = text
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::to_owned).collect())
        .collect();
    let all: BTreeSet<String> = rows.iter().flat_map(|row| names(&row[0])).collect();
    let mut table = BTreeMap::new();
    for row in &rows {
        let used = &row[2];
        let allowed = match used.split_once("everything") {
            Some((_, exceptions)) => all.difference(&names(exceptions)).cloned().collect(),
            None => names(used),
        };
        for room in names(&row[0]) {
            table.insert(room, allowed.clone());
        }
    }
    table
}

/// The names in backticks.
fn names(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter(|path| !is_test(path))
        .collect()
}

/// Whether a file holds tests alone.
fn is_test(path: &Path) -> bool {
    let within = path.components().any(|part| part.as_os_str() == "tests");
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    within || stem == "tests" || stem == "testing" || stem.ends_with("_test")
}

/// The room that a file belongs to.
fn room(path: &Path) -> String {
    let first = path.strip_prefix("src").expect("below src").components().next().expect("a part");
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// The code of a file without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source file");
    text.split("#[cfg(test)]\nmod ").next().unwrap_or_default().to_owned()
}

#[test]
fn every_room_uses_only_what_the_table_allows() {
    let table = table();
    let mut wrong = Vec::new();
    for path in sources(Path::new("src")) {
        let room = room(&path);
        let allowed = table.get(&room).unwrap_or_else(|| panic!("{room} is not in the table"));
        let code = code(&path);
        for part in code.split("crate::").skip(1) {
            let used: String =
                part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if used != room && table.contains_key(&used) && !allowed.contains(&used) {
                wrong.push(format!("{} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_workbench_and_themes_know_the_terminal_library() {
    for path in sources(Path::new("src")) {
        if !["workbench", "theme"].contains(&room(&path).as_str()) {
            let code = code(&path);
            assert!(!code.contains("ratatui") && !code.contains("crossterm"), "{}", path.display());
        }
    }
}

#[test]
fn pure_rooms_know_nothing_of_the_outside_world() {
    let outer = [
        "disk",
        "process",
        "intake",
        "config",
        "editor",
        "session",
        "export",
        "clipboard",
        "cli",
        "workbench",
        "main",
        "open",
    ];
    for path in sources(Path::new("src")) {
        if !outer.contains(&room(&path).as_str()) {
            assert_pure(&path);
        }
    }
}

#[test]
fn of_the_workbench_only_its_shell_knows_the_outside_world() {
    let shell = Path::new("src/workbench/shell");
    for path in sources(Path::new("src/workbench")) {
        if !path.starts_with(shell) {
            assert_pure(&path);
        }
    }
}

fn assert_pure(path: &Path) {
    let code = code(path);
    for outside in ["std::fs", "std::env::var", "std::process", "SystemTime", "Instant::now"] {
        assert!(!code.contains(outside), "{} uses {outside}", path.display());
    }
}
