//! The palette: everything that has a name can be gone to by a few letters of it. Commands run,
//! fields get the cursor of the form, files of the tree are shown. What each entry is stands before
//! it in a word, so that no colour is needed to tell them apart.

use super::branches::nodes;
use super::command::{COMMANDS, Command, Context};
use super::model::Model;
use super::picker::Entry;
use super::rows::Section;
use crate::design::fields::fields;
use crate::design::{Field, List};

/// What an entry of the palette stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen<'a> {
    /// A command, by its id.
    Command(&'a str),
    /// A field, by its path.
    Field(&'a str),
    /// A file of the tree.
    File(&'a str),
}

const COMMAND: &str = "command ";
const FIELD: &str = "field ";
const FILE: &str = "file ";

/// What the value of an entry stands for.
pub fn chosen(value: &str) -> Option<Chosen<'_>> {
    let command = value.strip_prefix(COMMAND).map(Chosen::Command);
    let field = || value.strip_prefix(FIELD).map(Chosen::Field);
    let file = || value.strip_prefix(FILE).map(Chosen::File);
    command.or_else(field).or_else(file)
}

/// A command with its keys, and where they count.
pub fn command(model: &Model, command: &Command) -> Entry {
    let mut detail = keys_of(model, command);
    if !matches!(command.context, Context::Workbench) {
        let place = model.texts.get(&format!("context-{}", command.context.name()));
        detail = format!("{place}  {detail}");
    }
    let label = model.texts.get(&command.text_key());
    Entry { kind: String::new(), label, detail, value: format!("{COMMAND}{}", command.id) }
}

/// A command with its keys alone: all that are shown count in one place.
pub fn command_here(model: &Model, one: &Command) -> Entry {
    Entry { detail: keys_of(model, one), ..command(model, one) }
}

fn keys_of(model: &Model, command: &Command) -> String {
    let keys = model.keymap.keys(command.id).iter().map(|key| key.label(&model.texts));
    keys.collect::<Vec<_>>().join("  ")
}

/// Commands, fields and files.
pub fn entries(model: &Model) -> Vec<Entry> {
    let named = |kind: &str| model.texts.get(kind);
    let (commands, files) = (named("palette-command"), named("palette-file"));
    let runs = COMMANDS.iter().filter(|command| command.is_run_anywhere());
    let mut all: Vec<Entry> =
        runs.map(|one| Entry { kind: commands.clone(), ..command(model, one) }).collect();
    // Of two that a search finds equally well, the fleet's own comes before a device type's exception.
    let (of_items, of_fleet): (Vec<_>, Vec<_>) =
        fields().iter().partition(|field: &&Field| field.list.is_some());
    for one in of_fleet.into_iter().chain(of_items) {
        let count = one.list.map_or(1, |list| list.len(&model.design));
        all.extend((0..count).map(|index| field(model, one, index)));
    }
    let tree = model.preview.tree.as_deref().map_or(&[][..], |tree| tree.entries());
    let file = |(path, is_file): (String, bool)| {
        is_file.then(|| Entry {
            kind: files.clone(),
            detail: String::new(),
            value: format!("{FILE}{path}"),
            label: path,
        })
    };
    all.extend(nodes(tree).into_iter().filter_map(file));
    all
}

/// A field with where it is, and its value.
fn field(model: &Model, field: &'static Field, index: usize) -> Entry {
    let texts = &model.texts;
    let label = texts.get(&field.text_key());
    let place = match field.list {
        Some(list) => item(model, list, index),
        None => texts.get(Section::of(field.path).text_key()),
    };
    let path = field.at(index);
    let value = field.get(&model.design, index).unwrap_or_default();
    let first = value.lines().next().unwrap_or_default();
    Entry {
        kind: texts.get("palette-field"),
        label: format!("{place} › {label}"),
        detail: if first.is_empty() { path.clone() } else { format!("{path} = {first}") },
        value: format!("{FIELD}{path}"),
    }
}

fn item(model: &Model, list: List, index: usize) -> String {
    list.name(&model.design, index).map(ToString::to_string).unwrap_or_default()
}
