//! Every sentence of the catalogue has its place, and every place its sentence, in both languages.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fleetwright::check::RULES;
use fleetwright::cli::arguments::grammar;
use fleetwright::design::Field;
use fleetwright::design::fields::fields;
use fleetwright::text::{Language, Texts, keys};
use fleetwright::workbench::command::{COMMANDS, Command};

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("one").path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path, ending) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|extension| extension == ending))
        .collect()
}

fn read(folder: &str, ending: &str) -> String {
    let files = files(Path::new(folder), ending).into_iter();
    files.map(|path| fs::read_to_string(path).expect("text") + "\n").collect()
}

/// Whatever may be a key, or a piece of one.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._{}".contains(c);
    text.split(move |c| !part(c)).filter(|word| !word.is_empty())
}

/// The sentences without their keys: they name other sentences.
fn values(catalogue: &str) -> String {
    let value =
        |line: &str| line.split_once(" = ").map_or(line, |(_, value)| value).to_owned() + "\n";
    catalogue.lines().map(value).collect()
}

/// The keys that are made from a table: of fields, rules, commands and arguments.
fn from_tables() -> BTreeSet<String> {
    let fields = fields().iter().map(Field::text_key);
    let fields = fields.flat_map(|key| [format!("{key}.help"), key]);
    let rules = RULES.iter().map(|rule| rule.text_key());
    let rules = rules.flat_map(|key| [format!("{key}.fix"), key]);
    let commands = COMMANDS.iter().map(Command::text_key);
    let commands = commands.flat_map(|key| [format!("{key}.hint"), key]);
    let grammar = grammar(&Texts::new(Language::En));
    let mut all: BTreeSet<String> = fields.chain(rules).chain(commands).collect();
    // In the budget, Enter looks at a figure: `view/hints.rs`.
    all.insert("command-enter.look".to_owned());
    for command in std::iter::once(&grammar).chain(grammar.get_subcommands()) {
        all.insert(format!("cli-{}", command.get_name()));
        for argument in command.get_arguments() {
            let kind = if argument.is_positional() { "argument" } else { "option" };
            all.insert(format!("cli-{kind}-{}", argument.get_id()));
        }
    }
    all
}

/// Beginnings of keys whose tables these tests ask.
const TABLES: [&str; 4] = ["field-", "finding-", "command-", "cli-"];

#[test]
fn no_sentence_is_left_over() {
    let source =
        read("src", "rs") + &read("assets", "j2") + &values(&read("assets/text/en", "ftl"));
    let words: BTreeSet<&str> = words(&source).collect();
    // `group-{}` makes every key that begins so, `{key}-compact` every one that ends so.
    let made = |key: &str| {
        words.iter().filter(|word| word.contains('{')).any(|word| {
            let (start, end) = word.split_once('{').unwrap_or_default();
            let end = end.rsplit_once('}').map_or("", |(_, end)| end);
            let whole = start.len() + end.len() >= 4 && !TABLES.contains(&start);
            whole && key.starts_with(start) && key.ends_with(end)
        })
    };
    // `words! { Verdict "verdict" { Fits = "fits", … } }` makes a key of both words.
    let declared = |key: &str| {
        key.match_indices('-').any(|(at, _)| {
            let (family, word) = (&key[..at], &key[at + 1..]);
            source.contains(&format!("\"{family}\" {{")) && words.contains(word)
        })
    };
    // What an export counts is called like what it does.
    let counted = |key: &str| {
        let action = key.replace("export-count", "export-action");
        words.contains("export-count") && action != key && words.contains(action.as_str())
    };
    let tables = from_tables();
    let left: Vec<String> = keys(Language::En)
        .into_iter()
        .filter(|key| !words.contains(key.as_str()) && !tables.contains(key))
        .filter(|key| !made(key) && !declared(key) && !counted(key))
        .collect();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn no_sentence_is_missing() {
    let source = read("src", "rs");
    // What is in a test module names keys that are none on purpose.
    let asked = ["Phrase::new(\"", "texts.get(\"", "texts.has(\""]
        .into_iter()
        .flat_map(|call| source.split(call).skip(1).filter_map(|rest| rest.split('"').next()));
    let asked: BTreeSet<&str> = asked.collect();
    for language in Language::ALL {
        let texts = Texts::new(language);
        let known = |key: &str| texts.has(key);
        let missing: Vec<&&str> = asked.iter().filter(|key| !known(key)).collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
        let tables = from_tables();
        let optional = |key: &str| {
            key.split('.').next_back() == Some("hint")
                || key == "cli-fleetwright"
                || key.ends_with("-rest")
        };
        let missing: Vec<&String> =
            tables.iter().filter(|key| !optional(key) && !known(key)).collect();
        assert!(missing.is_empty(), "{language:?}: {missing:?}");
    }
}
