//! Colours as a reader sees them.

use proptest::prelude::*;

use super::*;
use crate::testing::any_text;

/// The lines of a text, each piece as `role:text`.
fn coloured(name: &str, text: &str) -> Vec<Vec<String>> {
    let mut document = Document::new(name, text);
    let count = document.len();
    let lines = document.lines(0, count).iter();
    lines
        .map(|line| line.iter().map(|p| format!("{}:{}", p.role.name(), p.text)).collect())
        .collect()
}

fn role_of(name: &str, text: &str, part: &str) -> Role {
    let mut document = Document::new(name, text);
    let count = document.len();
    let lines = document.lines(0, count);
    let found = lines.iter().flatten().find(|piece| piece.text.contains(part));
    found.unwrap_or_else(|| panic!("{part} is in one piece: {lines:?}")).role
}

#[test]
fn yaml_has_keys_strings_and_numbers() {
    let text = "# a fleet\nname: edge\nreplicas: 3\n- on: \"yes\"\n\"k\": {a: b}\n";
    assert_eq!(
        coloured("base/kustomization.yaml", text),
        [
            vec!["comment:# a fleet"],
            vec!["yaml-key:name", "text:: edge"],
            vec!["yaml-key:replicas", "text:: ", "number:3"],
            vec!["text:- ", "yaml-key:on", "text:: ", "string:\"yes\""],
            vec!["yaml-key:\"k\"", "text:: {", "yaml-key:a", "text:: b}"],
        ]
    );
}

#[test]
fn shell_has_keywords_variables_and_strings() {
    let text = "#!/bin/sh\nset -eu\nif [ -n \"$1\" ]; then\n  echo 'x'\nfi\n";
    assert_eq!(role_of("install.sh", text, "#!/bin/sh"), Role::Comment);
    assert_eq!(role_of("install.sh", text, "if"), Role::Keyword);
    assert_eq!(role_of("install.sh", text, "$1"), Role::Variable);
    assert_eq!(role_of("install.sh", text, "'x'"), Role::String);
}

#[test]
fn markdown_has_headings_code_and_emphasis() {
    let text = "# Role\n\nUse `kubectl` and **never** push.\n\n```yaml\na: 1\n```\nafter\n";
    assert_eq!(role_of("README.md", text, "Role"), Role::Heading);
    assert_eq!(role_of("README.md", text, "kubectl"), Role::Code);
    assert_eq!(role_of("README.md", text, "never"), Role::Strong);
    assert_eq!(role_of("README.md", text, "after"), Role::Text);
}

#[test]
fn make_and_patches_are_known_too() {
    assert_eq!(role_of("Makefile", "build: all\n\techo hi\n", "build"), Role::YamlKey);
    assert_eq!(role_of("x.diff", "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n", "+y"), Role::Added);
}

#[test]
fn anything_else_is_plain() {
    assert_eq!(coloured("notes.txt", "a: 1\nb"), [["text:a: 1"], ["text:b"]]);
    assert!(coloured("empty.yaml", "").is_empty());
}

#[test]
fn what_a_line_means_depends_on_those_above() {
    let text = "a: |\n  # no comment\nb: 1\n";
    let mut document = Document::new("x.yaml", text);
    let pieces = document.lines(1, 1)[0].clone();
    assert!(pieces.iter().all(|piece| piece.role != Role::Comment), "{pieces:?}");
    assert_eq!(document.lines(2, 10).len(), 1);
    assert!(document.lines(7, 10).is_empty());
}

#[test]
fn another_text_is_coloured_as_if_it_were_new() {
    let texts = ["a: 1\nb: 2\n", "a: |\nb: 2\n  # x\nb: 2\n", "b: 2\na: 1\n", "", "a: 1\n"];
    let mut document = Document::new("x.yaml", "");
    for text in texts {
        document.replace(text);
        let mut fresh = Document::new("x.yaml", text);
        assert_eq!(document.lines(0, 9), fresh.lines(0, 9), "{text}");
    }
}

#[test]
fn huge_texts_and_lines_stay_plain_but_whole() {
    let long = format!("key: {}\n", "x".repeat(MOST_BYTES));
    assert_eq!(coloured("x.yaml", &long), [[format!("text:{}", long.trim_end())]]);
    let many = "a: 1\n".repeat(MOST_LINES + 1);
    let mut document = Document::new("x.yaml", many);
    assert_eq!(document.lines(MOST_LINES, 1)[0], plain("a: 1"));
}

#[test]
fn what_is_not_shown_moves_no_colour() {
    let lines = coloured("x.yaml", "é: \"x\u{202e}y\" # z\r\n");
    assert!(lines[0].contains(&"string:\"x·y\"".to_owned()), "{lines:?}");
    assert!(lines[0].contains(&"comment:# z".to_owned()), "{lines:?}");
}

#[test]
fn what_is_not_shown_moves_no_letter_out_of_its_line() {
    // One mark takes a byte more than what it stands for, the other a byte less: as long as before.
    assert_eq!(coloured("x.yaml", "\u{7f}\u{2028}\n"), [["text:··"]]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn colouring_changes_no_letter(text in any_text(), name in "x\\.(yaml|sh|md|diff)") {
        let mut document = Document::new(&name, text.clone());
        let count = document.len();
        let shown: Vec<String> = document
            .lines(0, count)
            .iter()
            .map(|line| line.iter().map(|piece| piece.text.as_str()).collect())
            .collect();
        let bare = |line: &str| line.strip_suffix('\r').unwrap_or(line).to_owned();
        let plain: Vec<String> = text
            .split_terminator('\n')
            .map(|line| safe::line(&bare(line)).into_owned())
            .collect();
        prop_assert_eq!(shown, plain);
    }
}
