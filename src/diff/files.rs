//! The trees file by file.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::tree::{Entry, Tree, TreeError};

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FileChange {
    /// Its path.
    pub path: String,
    /// What happened to it.
    pub change: FileChangeKind,
    /// How many clusters it reaches: after the change, where it still exists.
    pub clusters: u64,
}

/// The kinds of [`FileChange`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FileChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its text, or whether it is executable, is another.
    Changed,
}

pub(super) fn diff(before: &Tree, after: &Tree) -> Result<Vec<FileChange>, TreeError> {
    let mut old: BTreeMap<&str, &Entry> =
        before.entries().iter().map(|entry| (entry.path.as_str(), entry)).collect();
    let mut changes = Vec::new();
    for entry in after.entries() {
        let change = match old.remove(entry.path.as_str()) {
            None => Some(FileChangeKind::Added),
            Some(was) if is_changed(before, was, after, entry)? => Some(FileChangeKind::Changed),
            Some(_) => None,
        };
        changes.extend(change.map(|change| of(entry, change)));
    }
    changes.extend(old.into_values().map(|entry| of(entry, FileChangeKind::Removed)));
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(changes)
}

fn of(entry: &Entry, change: FileChangeKind) -> FileChange {
    FileChange { path: entry.path.clone(), change, clusters: entry.clusters }
}

fn is_changed(before: &Tree, was: &Entry, after: &Tree, is: &Entry) -> Result<bool, TreeError> {
    if was.executable != is.executable {
        return Ok(true);
    }
    Ok(before.render(&was.path)? != after.render(&is.path)?)
}

/// The text of a file; empty where the tree has no such file.
pub(super) fn render(tree: Option<&Tree>, path: &str) -> Result<String, TreeError> {
    match tree.map(|tree| tree.render(path)) {
        None | Some(Err(TreeError::NoSuchFile(_))) => Ok(String::new()),
        Some(rendered) => rendered,
    }
}
