//! Trees on disk, read by everything that can read them.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::{self, available_parallelism};

use fleetwright::template::Kind;
use fleetwright::yaml;
use serde::Deserialize;
use tempfile::TempDir;

use super::designs::Case;

/// Says something that is seen whether a test passes or fails.
pub fn said(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// What `TREE_CHECK` asks for.
pub fn asked() -> Option<String> {
    std::env::var("TREE_CHECK").ok().filter(|asked| !asked.is_empty())
}

/// Some trees in a folder, which goes with them unless `TREE_CHECK_OUT` names one.
pub struct Trees {
    folder: PathBuf,
    written: Vec<PathBuf>,
    /// Removes the folder at the end.
    _scratch: Option<TempDir>,
}

impl Trees {
    pub fn new() -> Self {
        let written = Vec::new();
        if let Some(folder) = std::env::var_os("TREE_CHECK_OUT") {
            return Self { folder: folder.into(), written, _scratch: None };
        }
        let scratch = tempfile::tempdir().expect("a folder");
        Self { folder: scratch.path().to_owned(), written, _scratch: Some(scratch) }
    }

    /// Writes a tree. Each of its files renders, stays inside, and is read by both YAML readers
    /// where it is YAML.
    pub fn write(&mut self, name: &str, case: &Case) {
        let folder = self.folder.join(name);
        let tree = case.tree();
        let mut paths = BTreeSet::new();
        for entry in tree.entries() {
            let path = entry.path.as_str();
            assert!(is_inside(path) && paths.insert(path), "{name}: {path:?}");
            let text = tree.render(path).unwrap_or_else(|error| panic!("{name}: {path}: {error}"));
            read(&format!("{name}: {path}"), path, &text);
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("written");
        }
        self.written.push(folder);
    }

    /// The shell reads every script and every file of variables.
    pub fn parse_scripts(&self) {
        let mut scripts = Vec::new();
        self.written.iter().for_each(|tree| collect_scripts(tree, &mut scripts));
        let each = "for file do sh -n \"$file\" || { echo \"$file\"; exit 1; }; done";
        for some in scripts.chunks(500) {
            let parsed = Command::new("sh").args(["-c", each, "sh"]).args(some).output();
            let parsed = parsed.expect("sh runs");
            let said = String::from_utf8_lossy(&parsed.stderr).into_owned();
            assert!(parsed.status.success(), "{}{said}", String::from_utf8_lossy(&parsed.stdout));
        }
    }

    /// The independent tools accept all trees, where they are asked to look.
    pub fn hold(&self) {
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/check/tree");
        let check = std::env::var_os("TREE_CHECK_WITH").map_or(own, PathBuf::from);
        if !check.exists() || asked().is_none() {
            let count = self.written.len();
            said(&format!(
                "SKIPPED: {count} trees held against the tools only with TREE_CHECK=1 and {}",
                check.display()
            ));
            return;
        }
        let share = self.written.len().div_ceil(available_parallelism().map_or(1, usize::from));
        thread::scope(|scope| {
            let call = |trees| Command::new(&check).args::<&[PathBuf], _>(trees).output();
            let shares = self.written.chunks(share.max(1));
            let calls: Vec<_> = shares.map(|trees| scope.spawn(move || call(trees))).collect();
            for call in calls {
                let said = call.join().expect("a call").expect("it runs");
                let (out, err) = (&said.stdout, &said.stderr);
                let (out, err) = (String::from_utf8_lossy(out), String::from_utf8_lossy(err));
                assert!(said.status.success(), "{out}{err}");
            }
        });
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.written.len()
    }

    /// The folder of each.
    pub fn written(&self) -> &[PathBuf] {
        &self.written
    }

    /// Makes room for others.
    pub fn clear(&mut self) {
        for tree in self.written.drain(..) {
            fs::remove_dir_all(tree).expect("removed");
        }
    }
}

/// Whether a path stays inside of the folder that it is relative to, on every system.
fn is_inside(path: &str) -> bool {
    let name = |part: &str| !part.is_empty() && part != "." && part != ".." && part != ".git";
    path.split('/').all(name) && !path.contains(['\\', ':']) && !path.contains(char::is_control)
}

/// Reads a text as whatever its path says that it is.
fn read(shown: &str, path: &str, text: &str) {
    if Kind::of(path, text) != Kind::Yaml {
        return;
    }
    // A second reader, of another family: both have to see documents.
    for part in text.split("\n---\n") {
        yaml::parse(part).unwrap_or_else(|why| panic!("{shown}: {why:?}\n{text}"));
    }
    for document in serde_yaml::Deserializer::from_str(text) {
        serde_yaml::Value::deserialize(document)
            .unwrap_or_else(|why| panic!("{shown}: {why}\n{text}"));
    }
}

fn collect_scripts(folder: &Path, scripts: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect_scripts(&path, scripts);
            continue;
        }
        let text = fs::read_to_string(&path).expect("reads");
        if Kind::of(&path.to_string_lossy(), &text) == Kind::Shell {
            scripts.push(path);
        }
    }
}
