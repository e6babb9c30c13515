//! A design from the text of a session file.
//!
//! The file is walked along the table of fields: each scalar goes through its field's `set`, so
//! a file, `--set` and the form accept exactly the same values, and every refusal names its line.
//! All refusals of a file are reported at once.

use super::fields::{Field, List, fields};
use super::model::FleetDesign;
use super::name::Name;
use super::value::Kind;
use crate::text::{Phrase, nearest};
use crate::yaml::{self, Broken, Key, Node, Place, Value};

/// The version of the format that this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// What is wrong with a session file, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The place in the file.
    pub place: Place,
    /// The path of the field, where it belongs to one.
    pub path: String,
    /// What is wrong, and what would be right.
    pub reason: Phrase,
}

/// Reads a session file.
///
/// # Errors
/// With every problem of the file, in the order of their lines.
pub fn read(text: &str) -> Result<FleetDesign, Vec<Problem>> {
    let root = yaml::parse(text).map_err(|broken| vec![syntax(&broken)])?;
    check_version(&root).map_err(|problem| vec![problem])?;
    let mut walk =
        Walk {
            design: FleetDesign::new(Name::read("fleet").map_err(|reason| {
                vec![Problem { place: root.place, path: "name".into(), reason }]
            })?),
            problems: Vec::new(),
        };
    walk.map(&root, "", "", 0);
    walk.require(&root);
    walk.problems.sort_by_key(|problem| problem.place);
    if walk.problems.is_empty() { Ok(walk.design) } else { Err(walk.problems) }
}

fn syntax(broken: &Broken) -> Problem {
    Problem { place: broken.place, path: String::new(), reason: broken.phrase() }
}

fn check_version(root: &Node) -> Result<(), Problem> {
    let problem = |place, key: &'static str, found: &str| Problem {
        place,
        path: "fleetwright".into(),
        reason: Phrase::new(key).with("found", found).with("newest", FORMAT),
    };
    if !matches!(root.value, Value::Map(_)) {
        return Err(problem(root.place, "reason-not-a-session", ""));
    }
    let Some(version) = root.get("fleetwright") else {
        return Err(problem(root.place, "reason-version-missing", ""));
    };
    let found = version.as_text().unwrap_or_default();
    match found.parse::<u32>() {
        Ok(FORMAT) => Ok(()),
        Ok(newer) if newer > FORMAT => Err(problem(version.place, "reason-version-newer", found)),
        _ => Err(problem(version.place, "reason-version-unknown", found)),
    }
}

struct Walk {
    design: FleetDesign,
    problems: Vec<Problem>,
}

impl Walk {
    /// Walks a mapping. `pattern` is where it stands in the table of fields (`devices[]`),
    /// `path` the same for a reader (`devices[0]`).
    fn map(&mut self, node: &Node, pattern: &str, path: &str, index: usize) {
        let Value::Map(pairs) = &node.value else {
            self.refuse(node.place, path, Phrase::new("reason-want-map").with("path", path));
            return;
        };
        for (key, value) in pairs {
            if pattern.is_empty() && key.name == "fleetwright" {
                continue;
            }
            let pattern = join(pattern, &key.name);
            let path = join(path, &key.name);
            if let Some(field) = fields().iter().find(|field| field.path == pattern) {
                self.field(field, value, &path, index);
            } else if let Some(list) = List::ALL.into_iter().find(|list| list.path() == pattern) {
                self.list(list, value, &path);
            } else if is_group(&pattern) {
                if !value.is_null() {
                    self.map(value, &pattern, &path, index);
                }
            } else {
                self.unknown(key, &pattern, &path);
            }
        }
    }

    fn list(&mut self, list: List, node: &Node, path: &str) {
        if node.is_null() {
            return;
        }
        let Value::List(items) = &node.value else {
            self.refuse(node.place, path, Phrase::new("reason-want-list").with("path", path));
            return;
        };
        for item in items {
            let index = list.push(&mut self.design);
            let path = format!("{path}[{index}]");
            self.map(item, &format!("{}[]", list.path()), &path, index);
            if matches!(item.value, Value::Map(_)) && item.get("name").is_none() {
                self.refuse(
                    item.place,
                    &path,
                    Phrase::new("reason-name-missing").with("path", &*path),
                );
            }
        }
    }

    fn field(&mut self, field: &'static Field, node: &Node, path: &str, index: usize) {
        let text = match field_text(field, node) {
            Ok(text) => text,
            Err(key) => return self.refuse(node.place, path, Phrase::new(key).with("path", path)),
        };
        if let Err(reason) = field.set(&mut self.design, index, &text) {
            self.refuse(node.place, path, reason);
        }
    }

    fn require(&mut self, root: &Node) {
        if root.get("name").is_none() {
            self.refuse(
                root.place,
                "name",
                Phrase::new("reason-name-missing").with("path", "name"),
            );
        }
        // An empty list is a design that is not finished: what to make of it is for the rules.
        if root.get("devices").is_none() {
            self.refuse(root.place, "devices", Phrase::new("reason-devices-missing"));
        }
    }

    fn unknown(&mut self, key: &Key, pattern: &str, path: &str) {
        let near = nearest(pattern, known_paths()).unwrap_or("none");
        let reason = Phrase::new("reason-unknown-field").with("path", path).with("nearest", near);
        self.refuse(key.place, path, reason);
    }

    fn refuse(&mut self, place: Place, path: &str, reason: Phrase) {
        self.problems.push(Problem { place, path: path.to_owned(), reason });
    }
}

/// The text that a field's `set` reads, from a node: a list becomes its words.
fn field_text(field: &Field, node: &Node) -> Result<String, &'static str> {
    if node.is_null() {
        return Ok(String::new());
    }
    let holds_list = matches!(field.kind, Kind::Flags(_) | Kind::List);
    match &node.value {
        Value::Scalar { text, .. } if !holds_list => Ok(text.clone()),
        // An empty list is a choice of its own where an empty text would mean the fleet's.
        Value::List(items) if holds_list && items.is_empty() => Ok("[]".to_owned()),
        Value::List(items) if holds_list => {
            let words: Option<Vec<&str>> = items.iter().map(Node::as_text).collect();
            words.map(|words| words.join(", ")).ok_or("reason-want-words")
        }
        _ if holds_list => Err("reason-want-list"),
        _ => Err("reason-want-scalar"),
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Whether this is a mapping that holds fields: `devices[].platform`.
fn is_group(pattern: &str) -> bool {
    fields()
        .iter()
        .any(|field| field.path.strip_prefix(pattern).is_some_and(|rest| rest.starts_with('.')))
}

/// Paths of fields and of what holds them, for the nearest to a mistyped one.
fn known_paths() -> impl Iterator<Item = &'static str> {
    let groups = fields()
        .iter()
        .flat_map(|field| field.path.match_indices('.').map(|(end, _)| &field.path[..end]));
    fields().iter().map(|field| field.path).chain(groups)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::any_text;

    const SMALL: &str = "fleetwright: 1\nname: fleet\ndevices:\n  - {name: gateway, memory: 4Gi}\n";

    fn problem(text: &str) -> Problem {
        read(text).expect_err("refused").remove(0)
    }

    #[test]
    fn three_fields_make_a_session() {
        let design = read(SMALL).expect("reads");
        assert_eq!(design.devices[0].memory.to_string(), "4Gi");
        assert_eq!(design.devices[0].nodes, 1);
        assert!(design.fleet.regions.is_empty());
    }

    #[test]
    fn an_unknown_field_names_its_line_and_the_nearest() {
        let problem = problem(&format!("{SMALL}network:\n  bandwith: 2Mbit/s\n"));
        assert_eq!((problem.place.line, problem.place.column), (6, 3));
        assert_eq!(problem.reason.key, "reason-unknown-field");
        assert!(problem.reason.args.contains(&("nearest", "network.bandwidth".into())));
    }

    #[test]
    fn each_wrong_value_names_its_line() {
        let text = SMALL.replace("4Gi", "4GB") + "network: {link: 6g}\n";
        let problems = read(&text).expect_err("refused");
        let lines: Vec<_> = problems.iter().map(|problem| problem.place.line).collect();
        assert_eq!(lines, [4, 5]);
        assert_eq!(problems[0].path, "devices[0].memory");
    }

    #[test]
    fn an_empty_list_of_devices_is_read_and_a_missing_one_refused() {
        let head = "fleetwright: 1\nname: fleet\n";
        for empty in ["devices: []\n", "devices:\n"] {
            assert!(read(&format!("{head}{empty}")).expect("reads").devices.is_empty());
        }
        assert_eq!(problem(head).reason.key, "reason-devices-missing");
    }

    #[test]
    fn versions_and_shapes_are_checked_first() {
        assert_eq!(problem("name: x\n").reason.key, "reason-version-missing");
        assert_eq!(problem("fleetwright: 9\n").reason.key, "reason-version-newer");
        assert_eq!(problem("fleetwright: x\n").reason.key, "reason-version-unknown");
        assert_eq!(problem("- a\n").reason.key, "reason-not-a-session");
        assert_eq!(problem("fleetwright: 1\ndevices: 3\n").reason.key, "reason-name-missing");
        assert_eq!(
            problem(&SMALL.replace("name: gateway, ", "")).reason.key,
            "reason-name-missing"
        );
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in any_text()) {
            let _ = read(&text);
        }
    }
}
