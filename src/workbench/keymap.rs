//! Which key means which command: the defaults are an asset, and a user's file patches them.
//!
//! A patch names the commands it changes; their default keys are then gone. Two commands that can
//! be meant at the same time may not share a key: such a file is refused with its line.

use std::collections::BTreeMap;

use super::command::{COMMANDS, Command, Context, command_by_id};
use super::key::Key;
use crate::text::Phrase;
use crate::yaml::{self, Node, Value};

const DEFAULTS: &str = include_str!("../../assets/keymap.yaml");

/// The keys of all commands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keymap {
    keys: BTreeMap<&'static str, Vec<Key>>,
}

/// What is wrong with a keymap, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct KeymapProblem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub reason: Phrase,
}

impl Keymap {
    /// The default keys.
    pub fn builtin() -> Self {
        // The asset is part of the program, and a test reads it.
        Self::default().patched(DEFAULTS).unwrap_or_default()
    }

    /// The same keymap with a user's file laid over it.
    ///
    /// # Errors
    /// With every problem of the file: no YAML, an unknown command, no such key, or a key that
    /// would mean two commands.
    pub fn patched(&self, text: &str) -> Result<Self, Vec<KeymapProblem>> {
        let root = yaml::parse(text).map_err(|broken| {
            let reason = Phrase::new("keymap-no-yaml");
            vec![KeymapProblem { line: broken.place.line, reason }]
        })?;
        let mut patch =
            Patch { keymap: self.clone(), lines: BTreeMap::new(), problems: Vec::new() };
        patch.read(&root);
        patch.find_conflicts();
        patch.problems.sort_by_key(|problem| problem.line);
        if patch.problems.is_empty() { Ok(patch.keymap) } else { Err(patch.problems) }
    }

    /// The keys of a command, the first one being the one to show.
    pub fn keys(&self, id: &str) -> &[Key] {
        self.keys.get(id).map_or(&[], Vec::as_slice)
    }

    /// The command that a key means in one of these contexts.
    pub fn command(&self, key: Key, contexts: &[Context]) -> Option<&'static Command> {
        COMMANDS.iter().find(|command| {
            contexts.contains(&command.context) && self.keys(command.id).contains(&key)
        })
    }
}

struct Patch {
    keymap: Keymap,
    lines: BTreeMap<&'static str, usize>,
    problems: Vec<KeymapProblem>,
}

impl Patch {
    fn refuse(&mut self, line: usize, reason: Phrase) {
        self.problems.push(KeymapProblem { line, reason });
    }

    fn read(&mut self, root: &Node) {
        let Value::Map(entries) = &root.value else {
            if !root.is_null() {
                self.refuse(root.place.line, Phrase::new("keymap-no-map"));
            }
            return;
        };
        for (name, node) in entries {
            match command_by_id(&name.name) {
                Some(command) => self.bind(command, name.place.line, node),
                None => self.refuse(name.place.line, unknown(&name.name)),
            }
        }
    }

    fn bind(&mut self, command: &'static Command, line: usize, node: &Node) {
        let nodes: Vec<&Node> = match &node.value {
            Value::List(nodes) => nodes.iter().collect(),
            _ if node.is_null() => Vec::new(),
            _ => vec![node],
        };
        let mut keys = Vec::new();
        for node in nodes {
            let text = node.as_text().unwrap_or_default();
            match Key::read(text) {
                Some(key) => keys.push(key),
                None => {
                    self.refuse(node.place.line, Phrase::new("keymap-no-key").with("key", text));
                }
            }
        }
        self.lines.insert(command.id, line);
        self.keymap.keys.insert(command.id, keys);
    }

    fn find_conflicts(&mut self) {
        let changed: Vec<(&'static str, usize)> =
            self.lines.iter().map(|(k, v)| (*k, *v)).collect();
        for (id, line) in changed {
            for key in self.keymap.keys(id).to_vec() {
                if let Some(other) = self.rival(id, line, key) {
                    let reason = Phrase::new("keymap-conflict")
                        .with("key", key.to_string())
                        .with("command", id)
                        .with("other", other);
                    self.refuse(line, reason);
                }
            }
        }
    }

    /// Another command that this key would mean as well; of two in the file the later is refused.
    fn rival(&self, id: &str, line: usize, key: Key) -> Option<&'static str> {
        let command = command_by_id(id)?;
        COMMANDS
            .iter()
            .filter(|other| other.id != id && other.context.meets(command.context))
            .filter(|other| self.lines.get(other.id).is_none_or(|at| *at < line))
            .find(|other| self.keymap.keys(other.id).contains(&key))
            .map(|other| other.id)
    }
}

fn unknown(name: &str) -> Phrase {
    let nearest = COMMANDS
        .iter()
        .min_by_key(|command| strsim::damerau_levenshtein(command.id, name))
        .map_or("", |command| command.id);
    Phrase::new("keymap-no-command").with("command", name).with("nearest", nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_without_conflict_and_reach_every_command() {
        let keymap = Keymap::default().patched(DEFAULTS).expect("the asset reads");
        for command in COMMANDS {
            assert!(!keymap.keys(command.id).is_empty(), "{} has no key", command.id);
        }
    }

    #[test]
    fn the_keys_of_the_contract() {
        let keymap = Keymap::builtin();
        let means = |key: &str| {
            keymap.command(Key::read(key).expect("a key"), &[Context::Workbench]).map(|c| c.id)
        };
        assert_eq!(means("y"), Some("copy-prompt"));
        assert_eq!(means("?"), Some("help"));
        assert_eq!(means("esc"), Some("leave"));
        assert_eq!(means("q"), Some("quit"));
        assert_eq!(means("tab"), Some("next-pane"));
    }

    #[test]
    fn a_patch_replaces_the_keys_it_names_and_no_others() {
        let keymap = Keymap::builtin().patched("save: [ctrl-s, f2]\n").expect("reads");
        let keys: Vec<_> = keymap.keys("save").iter().map(ToString::to_string).collect();
        assert_eq!(keys, ["ctrl-s", "f2"]);
        assert_eq!(keymap.keys("quit"), Keymap::builtin().keys("quit"));
    }

    #[test]
    fn a_key_for_two_commands_is_refused_with_its_line() {
        let refused = Keymap::builtin().patched("# mine\nsave: w\nadd: q\n").expect_err("refused");
        assert_eq!(refused.len(), 1);
        assert_eq!((refused[0].line, refused[0].reason.key.as_ref()), (3, "keymap-conflict"));
        let swapped = Keymap::builtin().patched("quit: s\nsave: q\n");
        assert!(swapped.is_ok(), "two commands may swap their keys: {swapped:?}");
    }

    #[test]
    fn unknown_commands_and_keys_are_refused() {
        let refused = Keymap::builtin().patched("svae: w\nquit: crtl-q\n").expect_err("refused");
        let keys: Vec<_> = refused.iter().map(|p| (p.line, p.reason.key.to_string())).collect();
        assert_eq!(keys, [(1, "keymap-no-command".into()), (2, "keymap-no-key".into())]);
    }
}
