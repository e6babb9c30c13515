//! Which key means which command: the defaults are an asset, and a user's file patches them.
//!
//! A patch names the commands it changes; their default keys are then gone. Two commands that can
//! be meant at the same time may not share a key: such a file is refused with its line.

use std::collections::BTreeMap;

use super::command::{COMMANDS, Command, Context, command_by_id};
use super::key::Key;
use crate::text::{Phrase, Texts, nearest};
use crate::yaml::{self, Node, Place, Value};

const DEFAULTS: &str = include_str!("../../assets/keymap.yaml");

/// The keys of all commands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keymap {
    keys: BTreeMap<&'static str, Vec<Key>>,
}

/// What is wrong with a keymap, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct KeymapProblem {
    /// The place in the file.
    pub place: Place,
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
    /// With every problem of the file: no YAML, an unknown command, no such key, a key that would
    /// mean two commands or could no longer be typed, or no way out of something.
    pub fn patched(&self, text: &str) -> Result<Self, Vec<KeymapProblem>> {
        let root = yaml::parse(text).map_err(|broken| {
            vec![KeymapProblem { place: broken.place, reason: broken.phrase() }]
        })?;
        let mut patch =
            Patch { keymap: self.clone(), places: BTreeMap::new(), problems: Vec::new() };
        patch.read(&root);
        patch.find_conflicts();
        patch.find_traps();
        patch.problems.sort_by_key(|problem| problem.place);
        if patch.problems.is_empty() { Ok(patch.keymap) } else { Err(patch.problems) }
    }

    /// The keys of a command, the first one being the one to show.
    pub fn keys(&self, id: &str) -> &[Key] {
        self.keys.get(id).map_or(&[], Vec::as_slice)
    }

    /// What a message tells people to press for a command: its first key or, where a user's keymap
    /// leaves it without one, its title, under which the palette has it, if it does.
    pub fn label(&self, id: &str, texts: &Texts) -> String {
        match (self.keys(id).first(), command_by_id(id)) {
            (Some(key), _) => key.label(texts),
            (None, Some(command)) if command.is_run_anywhere() => {
                let title = texts.get(&command.text_key());
                texts.say(&Phrase::new("keymap-unbound").with("title", title))
            }
            (None, _) => texts.get("keymap-none"),
        }
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
    places: BTreeMap<&'static str, Place>,
    problems: Vec<KeymapProblem>,
}

impl Patch {
    fn refuse(&mut self, place: Place, reason: Phrase) {
        self.problems.push(KeymapProblem { place, reason });
    }

    fn read(&mut self, root: &Node) {
        let Value::Map(entries) = &root.value else {
            if !root.is_null() {
                self.refuse(root.place, Phrase::new("keymap-no-map"));
            }
            return;
        };
        for (name, node) in entries {
            match command_by_id(&name.name) {
                Some(command) => self.bind(command, name.place, node),
                None => self.refuse(name.place, unknown(&name.name)),
            }
        }
    }

    fn bind(&mut self, command: &'static Command, place: Place, node: &Node) {
        let nodes: Vec<&Node> = match &node.value {
            Value::List(nodes) => nodes.iter().collect(),
            _ if node.is_null() => Vec::new(),
            _ => vec![node],
        };
        let mut keys = Vec::new();
        for node in nodes {
            let text = node.as_text().unwrap_or_default();
            match read(command, text) {
                Ok(key) => keys.push(key),
                Err(reason) => self.refuse(node.place, reason),
            }
        }
        self.places.insert(command.id, place);
        self.keymap.keys.insert(command.id, keys);
    }

    fn find_conflicts(&mut self) {
        for (id, place) in self.places.clone() {
            for key in self.keymap.keys(id).to_vec() {
                if let Some(other) = self.rival(id, place, key) {
                    let reason = Phrase::new("keymap-conflict")
                        .with("key", key.to_string())
                        .with("command", id)
                        .with("other", other);
                    self.refuse(place, reason);
                }
            }
        }
    }

    /// What has lost its last key that leads out of it: somebody who is in there would stay there.
    fn find_traps(&mut self) {
        let unbound = |keymap: &Keymap, command: &&Command| keymap.keys(command.id).is_empty();
        let lost: Vec<&Command> = COMMANDS.iter().filter(|command| command.is_way_out()).collect();
        for (id, place) in self.places.clone() {
            let Some(command) = lost.iter().find(|command| command.id == id) else { continue };
            let mut ways = lost.iter().filter(|other| other.context == command.context);
            // Keys that are none have been refused already.
            let refused = self.problems.iter().any(|problem| problem.place.line == place.line);
            if !refused && ways.all(|way| unbound(&self.keymap, way)) {
                self.refuse(place, Phrase::new("keymap-no-way-out").with("command", id));
            }
        }
    }

    /// Another command that this key would mean as well; of two in the file the later is refused.
    fn rival(&self, id: &str, place: Place, key: Key) -> Option<&'static str> {
        let command = command_by_id(id)?;
        COMMANDS
            .iter()
            .filter(|other| other.id != id && other.context.meets(command.context))
            .filter(|other| self.places.get(other.id).is_none_or(|at| *at < place))
            .find(|other| self.keymap.keys(other.id).contains(&key))
            .map(|other| other.id)
    }
}

/// A key for a command, where that can have it.
fn read(command: &Command, text: &str) -> Result<Key, Phrase> {
    let phrase = |key: &'static str| Phrase::new(key).with("key", text);
    let key = Key::read(text).ok_or_else(|| phrase("keymap-no-key"))?;
    if let Some(twin) = key.twin() {
        return Err(phrase("keymap-twin").with("twin", twin.to_string()));
    }
    if command.context.takes_text() && key.typed().is_some() {
        return Err(phrase("keymap-text").with("command", command.id));
    }
    Ok(key)
}

fn unknown(name: &str) -> Phrase {
    let near = nearest(name, COMMANDS.iter().map(|command| command.id)).unwrap_or("none");
    Phrase::new("keymap-no-command").with("command", name).with("nearest", near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

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
        let (line, key) = (refused[0].place.line, refused[0].reason.key.as_ref());
        assert_eq!((line, key), (3, "keymap-conflict"));
        let swapped = Keymap::builtin().patched("quit: s\nsave: q\n");
        assert!(swapped.is_ok(), "two commands may swap their keys: {swapped:?}");
    }

    #[test]
    fn unknown_commands_and_keys_are_refused() {
        assert_eq!(problems("svae: w\nquit: crtl-q\n"), ["1 keymap-no-command", "2 keymap-no-key"]);
        assert_eq!(problems("save: [s, ctrl-i]\n"), ["1 keymap-twin"]);
        assert_eq!(problems("- save\n"), ["1 keymap-no-map"]);
        assert_eq!(problems("save: w\nsave: s\n").len(), 1, "one command has one line");
    }

    fn problems(text: &str) -> Vec<String> {
        let refused = Keymap::builtin().patched(text).expect_err("refused");
        refused.iter().map(|p| format!("{} {}", p.place.line, p.reason.key)).collect()
    }

    #[test]
    fn no_key_that_types_text_is_taken_from_it() {
        assert_eq!(problems("field-keep: x\n"), ["1 keymap-text"]);
        assert_eq!(problems("picker-down: [down, space]\n"), ["1 keymap-text"]);
        assert!(Keymap::builtin().patched("choices-down: x\n").is_ok(), "nothing is typed there");
    }

    #[test]
    fn a_message_names_a_way_to_a_command_that_has_no_key() {
        let texts = Texts::new(Language::En);
        assert_eq!(Keymap::builtin().label("undo", &texts), "u");
        let without = Keymap::builtin().patched("undo: []\n").expect("reads");
        assert_eq!(without.label("undo", &texts), "“Undo” in the palette");
        let without = Keymap::builtin().patched("unsaved-discard: []\n").expect("reads");
        assert_eq!(without.label("unsaved-discard", &texts), "(no key)", "the palette has it not");
    }

    #[test]
    fn nobody_is_locked_in() {
        assert_eq!(problems("help: []\npicker-leave: []\n"), ["2 keymap-no-way-out"]);
        assert_eq!(problems("quit: []\n"), ["1 keymap-no-way-out"]);
        assert!(Keymap::builtin().patched("leave: []\nhelp: []\n").is_ok());
    }
}
