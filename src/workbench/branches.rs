//! The rows of the tree pane: folders that open and close, files, and the cursor among them.
//!
//! A closed folder is skipped as a whole, so that a tree of many thousand files costs what is
//! shown of it and no more.

use std::collections::BTreeSet;

use crate::tree::Entry;

/// A row of the tree pane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The path of the file or folder; a folder's has no slash at its end.
    pub path: String,
    /// How many folders are above it.
    pub depth: u16,
    /// Whether it is a folder, and then whether it is open.
    pub folder: Option<bool>,
}

impl Branch {
    /// The last part of its path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
}

/// Which folders are open, and where the cursor is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TreeState {
    open: BTreeSet<String>,
    /// The path of the file or folder under the cursor.
    pub cursor: String,
    /// The file that was last under the cursor: it is the one looked at.
    pub file: Option<String>,
}

impl TreeState {
    /// The first look at a tree: its first overlay is open and its kustomization looked at,
    /// because that is where a device type's part of the fleet is put together.
    pub fn first_look(entries: &[Entry]) -> Self {
        let overlay = entries.iter().find(|entry| {
            entry.path.starts_with("overlays/") && entry.path.ends_with("/kustomization.yaml")
        });
        let mut state = Self::default();
        if let Some(entry) = overlay.or_else(|| entries.first()) {
            state.open.insert("base".to_owned());
            state.reveal(&entry.path);
        }
        state
    }

    /// Opens the folders above a path and puts the cursor on it, as on a file.
    pub fn reveal(&mut self, path: &str) {
        self.open_above(path);
        path.clone_into(&mut self.cursor);
        self.file = Some(path.to_owned());
    }

    /// Opens the folders above a path.
    pub fn open_above(&mut self, path: &str) {
        for (at, _) in path.match_indices('/') {
            self.open.insert(path[..at].to_owned());
        }
    }

    /// Opens or closes a folder.
    pub fn set_open(&mut self, path: &str, open: bool) {
        if open {
            self.open.insert(path.to_owned());
        } else {
            self.open.remove(path);
        }
    }

    /// The rows that are shown.
    pub fn rows(&self, entries: &[Entry]) -> Vec<Branch> {
        let mut rows = Vec::new();
        self.folder(entries, "", 0, &mut rows);
        rows
    }

    /// The rows of the entries below a folder (`prefix` ends with a slash, or is empty).
    fn folder(&self, entries: &[Entry], prefix: &str, depth: u16, rows: &mut Vec<Branch>) {
        let mut rest = entries;
        while let Some(entry) = rest.first() {
            let tail = &entry.path[prefix.len()..];
            let Some(slash) = tail.find('/') else {
                rows.push(file(entry, depth));
                rest = &rest[1..];
                continue;
            };
            let path = &entry.path[..prefix.len() + slash];
            let below = format!("{path}/");
            // Paths are sorted, so that a folder's files lie together.
            let count = rest.partition_point(|entry| entry.path.starts_with(&below));
            let (inside, after) = rest.split_at(count.max(1));
            let open = self.open.contains(path);
            rows.push(Branch { path: path.to_owned(), depth, folder: Some(open) });
            if open {
                self.folder(inside, &below, depth + 1, rows);
            }
            rest = after;
        }
    }
}

/// All folders and files in the order in which they are shown where everything is open; whether
/// each is a file.
pub fn nodes(entries: &[Entry]) -> Vec<(String, bool)> {
    let mut all = Vec::new();
    let mut before = "";
    for entry in entries {
        let path = entry.path.as_str();
        for (at, _) in path.match_indices('/') {
            // Paths are sorted: a folder that is above the file before has its row already.
            if before.get(..=at) != path.get(..=at) {
                all.push((path[..at].to_owned(), false));
            }
        }
        all.push((path.to_owned(), true));
        before = path;
    }
    all
}

fn file(entry: &Entry, depth: u16) -> Branch {
    Branch { path: entry.path.clone(), depth, folder: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<Entry> {
        let entry = |(path, clusters): &(&str, u64)| Entry {
            path: (*path).to_owned(),
            clusters: *clusters,
            executable: false,
        };
        [
            ("README.md", 0),
            ("base/kustomization.yaml", 2_400),
            ("base/telemetry/deployment.yaml", 2_400),
            ("overlays/a/kustomization.yaml", 1_800),
            ("overlays/b/kustomization.yaml", 600),
        ]
        .iter()
        .map(entry)
        .collect()
    }

    fn shown(state: &TreeState) -> Vec<String> {
        let line = |row: &Branch| format!("{}{}", "  ".repeat(row.depth.into()), row.name());
        state.rows(&entries()).iter().map(line).collect()
    }

    #[test]
    fn the_first_look_shows_an_overlay() {
        let state = TreeState::first_look(&entries());
        assert_eq!(state.file.as_deref(), Some("overlays/a/kustomization.yaml"));
        assert_eq!(
            shown(&state),
            [
                "README.md",
                "base",
                "  kustomization.yaml",
                "  telemetry",
                "overlays",
                "  a",
                "    kustomization.yaml",
                "  b"
            ]
        );
    }

    #[test]
    fn all_folders_and_files_are_listed_as_they_are_shown_when_all_is_open() {
        let mut state = TreeState::default();
        for (path, _) in nodes(&entries()) {
            state.set_open(&path, true);
        }
        let rows = state.rows(&entries()).into_iter().map(|row| (row.path, row.folder.is_none()));
        assert_eq!(nodes(&entries()), rows.collect::<Vec<_>>());
    }

    #[test]
    fn a_closed_folder_hides_its_files() {
        let mut state = TreeState::first_look(&entries());
        state.set_open("overlays", false);
        state.set_open("base", false);
        assert_eq!(shown(&state), ["README.md", "base", "overlays"]);
    }
}
