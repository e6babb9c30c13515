//! The lines of a YAML text that comments hang on: where each field and each list item starts.

use crate::yaml::{self, Node, Value};

/// The start of a field, a group of fields or a list item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    /// Its line, from 0.
    pub(super) line: usize,
    /// Its path; list items by name (`devices[gateway].memory`), words of a list by themselves.
    pub(super) path: String,
}

/// All anchors in the order of the text; none where it is no YAML.
pub(super) fn anchors(text: &str) -> Vec<Anchor> {
    let mut found = Vec::new();
    if let Ok(root) = yaml::parse(text) {
        walk(&root, "", &mut found);
    }
    found.sort_by_key(|anchor| anchor.line);
    found
}

fn walk(node: &Node, path: &str, found: &mut Vec<Anchor>) {
    match &node.value {
        Value::Scalar { .. } => {}
        Value::Map(pairs) => {
            for (key, value) in pairs {
                let dot = if path.is_empty() { "" } else { "." };
                let path = format!("{path}{dot}{}", key.name);
                found.push(Anchor { line: key.place.line - 1, path: path.clone() });
                walk(value, &path, found);
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                let path = format!("{path}[{}]", item_name(item, index));
                found.push(Anchor { line: item.place.line - 1, path: path.clone() });
                walk(item, &path, found);
            }
        }
    }
}

fn item_name(item: &Node, index: usize) -> String {
    let name = item.as_text().or_else(|| item.get("name").and_then(Node::as_text));
    name.map_or_else(|| index.to_string(), ToOwned::to_owned)
}

/// The items that were renamed where they stood: old path, new path.
pub(super) fn renamed(old: &[Anchor], new: &[Anchor]) -> Vec<(String, String)> {
    let (old, new) = (items(old), items(new));
    let same_place = |path: &str, index: usize| {
        let list = path.rsplit_once('[')?.0;
        let mut siblings = new.iter().filter(|other| list_of(other) == Some(list));
        siblings.nth(index).filter(|other| !old.contains(other)).cloned()
    };
    let mut pairs = Vec::new();
    let mut index = 0;
    for (at, path) in old.iter().enumerate() {
        let continues = at > 0 && list_of(&old[at - 1]) == list_of(path);
        index = if continues { index + 1 } else { 0 };
        if !new.contains(path) {
            pairs.extend(same_place(path, index).map(|other| (path.clone(), other)));
        }
    }
    pairs
}

/// The paths of list items, those of one list after each other.
fn items(anchors: &[Anchor]) -> Vec<String> {
    let mut paths: Vec<String> = anchors
        .iter()
        .map(|anchor| &anchor.path)
        .filter(|path| path.ends_with(']'))
        .cloned()
        .collect();
    // Stable: within a list the order of the text stays.
    paths.sort_by(|a, b| list_of(a).cmp(&list_of(b)));
    paths
}

fn list_of(path: &str) -> Option<&str> {
    path.rsplit_once('[').map(|(list, _)| list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_items_know_their_lines() {
        let text = "a: 1\ndevices:\n  - name: x\n    cores: 2\n  - {name: y}\nflags: [p,\n  q]\n";
        let found: Vec<_> = anchors(text).into_iter().map(|a| (a.line, a.path)).collect();
        let expected = [
            (0, "a"),
            (1, "devices"),
            (2, "devices[x]"),
            (2, "devices[x].name"),
            (3, "devices[x].cores"),
            (4, "devices[y]"),
            (4, "devices[y].name"),
            (5, "flags"),
            (5, "flags[p]"),
            (6, "flags[q]"),
        ];
        assert_eq!(found, expected.map(|(line, path)| (line, path.to_owned())));
    }

    #[test]
    fn an_item_renamed_in_place_is_recognised() {
        let old = anchors("devices:\n - name: a\n - name: b\n - name: c\n");
        let new = anchors("devices:\n - name: a\n - name: bee\n - name: c\n");
        assert_eq!(renamed(&old, &new), [("devices[b]".to_owned(), "devices[bee]".to_owned())]);
        let moved = anchors("devices:\n - name: c\n - name: a\n");
        assert_eq!(renamed(&old, &moved), []);
    }
}
