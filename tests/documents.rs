//! The tables in `docs/` against what they are made from: the command registry, the table of
//! fields, the table of rules and the table of checks. `UPDATE_DOCS=1 cargo test --test documents` writes them anew.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

use std::fs;

use fleetwright::check::{RULES, Severity};
use fleetwright::design::Kind;
use fleetwright::design::fields::fields;
use fleetwright::review::{About, CHECKS};
use fleetwright::text::{Language, Texts};
use fleetwright::workbench::command::commands;
use fleetwright::workbench::keymap::Keymap;

fn hold(path: &str, expected: &str) {
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, expected).expect("written");
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(found == expected, "{path} is out of date: UPDATE_DOCS=1 cargo test --test documents");
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[test]
fn the_table_of_keys_is_the_command_registry() {
    let texts = Texts::new(Language::En);
    let mut out = String::from(
        "# Keys\n\nMade from the command registry. A file `keymap.yaml` in the configuration folder changes them: it names a\ncommand and its keys, as `assets/keymap.yaml` does.\n\n| where | keys | what | command |\n|---|---|---|---|\n",
    );
    for row in commands(&Keymap::builtin()) {
        let keys: Vec<String> = row.keys.iter().map(|key| format!("`{key}`")).collect();
        let (place, title) = (texts.get(&row.context), texts.get(&row.title));
        out.push_str(&format!(
            "| {} | {} | {} | `{}` |\n",
            cell(&place),
            cell(&keys.join(" ")),
            cell(&title),
            row.id
        ));
    }
    hold("docs/KEYS.md", &out);
}

#[test]
fn the_table_of_fields_is_what_a_session_can_hold() {
    let texts = Texts::new(Language::En);
    let mut out = String::from(
        "# Fields of a session\n\nMade from the table of fields. `fleetwright schema` prints the same as a JSON Schema, for editors.\n\n| field | default | what it is |\n|---|---|---|\n",
    );
    for field in fields() {
        let help = texts.get(&format!("{}.help", field.text_key()));
        let words = match field.kind {
            Kind::Choice(words) | Kind::Flags(words) => format!(" One of: {}.", words.join(", ")),
            _ => String::new(),
        };
        // A name is always stated.
        let default = field.default().filter(|text| !text.is_empty() && field.kind != Kind::Name);
        let default = default.map(|text| format!("`{text}`")).unwrap_or_default();
        out.push_str(&format!(
            "| `{}` | {} | {} |\n",
            field.path,
            cell(&default),
            cell(&(help + &words))
        ));
    }
    hold("docs/FIELDS.md", &out);
}

#[test]
fn the_table_of_findings_is_the_table_of_rules() {
    let mut out = String::from(
        "# Findings\n\nMade from the table of rules. An error means that no tree is generated; a warning and a note do not hinder it.\n`fleetwright check` says what is wrong in a design, and what to do.\n\n| id | severity | where the fact comes from |\n|---|---|---|\n",
    );
    for rule in RULES {
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        out.push_str(&format!("| `{}` | {severity} | {} |\n", rule.id, cell(rule.source)));
    }
    hold("docs/FINDINGS.md", &out);
}

/// What stands in `docs/REVIEW.md` above its table.
const REVIEW: &str = include_str!("support/review.md");

#[test]
fn the_table_of_checks_is_what_a_review_looks_at() {
    let texts = Texts::new(Language::En);
    let mut out = REVIEW.to_owned();
    let mut group = "";
    for check in CHECKS {
        if check.group() != group {
            group = check.group();
            let title = texts.get(&format!("review-group-{group}"));
            out.push_str(&format!(
                "\n### {title}\n\n| id | what is required | where the fact comes from |\n|---|---|---|\n"
            ));
        }
        let required = texts.get(&check.text_key());
        let alone = match check.about {
            About::Both => "",
            About::Answers => " *",
            About::Pro => " * Pro",
            About::Basic => " * Basic",
        };
        out.push_str(&format!(
            "| `{}`{alone} | {} | {} |\n",
            check.id,
            cell(&required),
            cell(check.source)
        ));
    }
    hold("docs/REVIEW.md", &out);
}
