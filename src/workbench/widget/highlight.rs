//! Colouring of the files that fleetwright makes: YAML, shell, Markdown, make and patches.
//!
//! The parser goes through a text from its start, since a line means what the lines above made of
//! it. So a [`Document`] colours no further than somebody looked, and goes on from there.

use std::sync::OnceLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet};

use super::safe;
use crate::theme::Role;

/// A piece of a line that looks the same throughout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub role: Role,
    /// Its text, safe to show.
    pub text: String,
}

/// One line in pieces.
pub type Line = Vec<Piece>;

/// Longer texts stay plain: nobody reads them here, and the parser would be felt.
const MOST_LINES: usize = 5_000;

/// Longer lines stay plain: one line of a megabyte would be parsed as a whole.
const MOST_BYTES: usize = 2_000;

/// A text with the colouring of as many of its lines as were looked at.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    starts: Vec<usize>,
    lines: Vec<Line>,
    parser: Option<(ParseState, ScopeStack)>,
}

impl Document {
    /// A text that is coloured as the name of its file says; plain where it says nothing.
    pub fn new(file_name: &str, text: impl Into<String>) -> Self {
        let text = text.into();
        let starts = starts(&text);
        let syntax = if starts.len() > MOST_LINES { None } else { syntax(file_name) };
        let parser = syntax.map(|syntax| (ParseState::new(syntax), ScopeStack::new()));
        Self { text, starts, lines: Vec::new(), parser }
    }

    /// The text as it was handed in.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The lines from `first`, at most `count`, coloured.
    pub fn lines(&mut self, first: usize, count: usize) -> &[Line] {
        let end = first.saturating_add(count).min(self.len());
        while self.lines.len() < end {
            let line = self.next_line();
            self.lines.push(line);
        }
        self.lines.get(first..end).unwrap_or_default()
    }

    fn next_line(&mut self) -> Line {
        let at = self.lines.len();
        let end = self.starts.get(at + 1).copied().unwrap_or(self.text.len());
        let source = &self.text[self.starts[at]..end];
        let shown = source.strip_suffix('\n').unwrap_or(source);
        let shown = shown.strip_suffix('\r').unwrap_or(shown);
        let Some((state, stack)) = &mut self.parser else { return plain(shown) };
        if source.len() > MOST_BYTES {
            return plain(shown);
        }
        // The grammars are written for lines that end: a last line without its end is given one.
        let ended = format!("{shown}\n");
        match state.parse_line(&ended, syntaxes()) {
            Ok(operations) => pieces(shown, &operations, stack),
            Err(_) => {
                self.parser = None;
                plain(shown)
            }
        }
    }
}

/// Where each line of a text starts; a line break at its end starts none.
fn starts(text: &str) -> Vec<usize> {
    let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(breaks).filter(|at| *at < text.len()).collect()
}

fn plain(text: &str) -> Line {
    vec![Piece { role: Role::Text, text: safe::line(text).into_owned() }]
}

/// The syntaxes are unpacked once, at the first file that somebody looks at.
fn syntaxes() -> &'static SyntaxSet {
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    SYNTAXES.get_or_init(SyntaxSet::load_defaults_newlines)
}

fn syntax(file_name: &str) -> Option<&'static SyntaxReference> {
    let base = file_name.rsplit('/').next().unwrap_or(file_name);
    let extension = base.rsplit_once('.').map_or(base, |(_, extension)| extension);
    let name = match extension {
        "yaml" | "yml" => "YAML",
        "sh" | "bash" => "Bourne Again Shell (bash)",
        "md" => "Markdown",
        "mk" | "Makefile" => "Makefile",
        "diff" | "patch" => "Diff",
        "json" => "JSON",
        _ => return None,
    };
    syntaxes().find_syntax_by_name(name)
}

/// A line cut where the grammar changes its mind, neighbours of one role joined again.
fn pieces(text: &str, operations: &[(usize, ScopeStackOp)], stack: &mut ScopeStack) -> Line {
    let mut roles: Vec<(usize, Role)> = Vec::with_capacity(operations.len() + 1);
    roles.push((0, role(stack)));
    for (at, operation) in operations {
        // An operation that does not fit the stack is a fault of the grammar: the line goes on
        // with the colour it had.
        let _ = stack.apply(operation);
        roles.push((*at, role(stack)));
    }
    let shown = safe::line(text);
    if shown.len() != text.len() {
        return spread(text, &roles);
    }
    join(&roles, &shown)
}

/// The same for a line of which something is not shown: its places have moved.
fn spread(text: &str, roles: &[(usize, Role)]) -> Line {
    let mut moved = Vec::with_capacity(roles.len());
    for (at, role) in roles {
        let before = text.get(..*at).unwrap_or(text);
        moved.push((safe::line(before).len(), *role));
    }
    join(&moved, &safe::line(text))
}

fn join(roles: &[(usize, Role)], shown: &str) -> Line {
    let mut line = Line::new();
    for (index, (start, role)) in roles.iter().enumerate() {
        let end = roles.get(index + 1).map_or(shown.len(), |(at, _)| (*at).min(shown.len()));
        let Some(text) = shown.get(*start..end).filter(|text| !text.is_empty()) else { continue };
        match line.last_mut() {
            Some(last) if last.role == *role => last.text.push_str(text),
            _ => line.push(Piece { role: *role, text: text.to_owned() }),
        }
    }
    line
}

/// What the innermost scope that means something to us is.
fn role(stack: &ScopeStack) -> Role {
    let known = stack.as_slice().iter().rev().find_map(|scope| {
        let meaning = meanings().iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
        meaning.map(|(_, role)| *role)
    });
    known.unwrap_or(Role::Text)
}

/// Prefixes of TextMate scopes, the longer ones first where one contains another.
const MEANINGS: [(&str, Role); 27] = [
    ("comment", Role::Comment),
    ("entity.name.tag", Role::YamlKey),
    ("entity.name.section", Role::Heading),
    ("entity.name.function", Role::YamlKey),
    ("meta.mapping.key", Role::YamlKey),
    ("string.unquoted", Role::Text),
    ("string.other.link", Role::Link),
    ("string", Role::String),
    ("constant.character.escape", Role::Number),
    ("constant", Role::Number),
    ("keyword.operator", Role::Text),
    ("keyword", Role::Keyword),
    ("storage", Role::Keyword),
    ("support.function", Role::Keyword),
    ("variable.parameter.option", Role::Text),
    ("variable.function", Role::Text),
    ("variable", Role::Variable),
    ("punctuation.definition.variable", Role::Variable),
    ("markup.heading", Role::Heading),
    ("markup.raw", Role::Code),
    ("markup.bold", Role::Strong),
    ("markup.italic", Role::Strong),
    ("markup.underline.link", Role::Link),
    ("markup.inserted", Role::Added),
    ("markup.deleted", Role::Removed),
    ("punctuation.definition.list_item", Role::Key),
    ("meta.diff", Role::Muted),
];

fn meanings() -> &'static [(Scope, Role)] {
    static SCOPES: OnceLock<Vec<(Scope, Role)>> = OnceLock::new();
    SCOPES.get_or_init(|| {
        let scope = |(name, role): &(&str, Role)| Some((Scope::new(name).ok()?, *role));
        MEANINGS.iter().filter_map(scope).collect()
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
        let text = "# a fleet\nname: edge\nreplicas: 3\non: \"yes\"\n";
        assert_eq!(
            coloured("base/kustomization.yaml", text),
            [
                vec!["comment:# a fleet"],
                vec!["yaml-key:name", "text:: edge"],
                vec!["yaml-key:replicas", "text:: ", "number:3"],
                vec!["yaml-key:on", "text:: ", "string:\"yes\""],
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
    fn huge_texts_and_lines_stay_plain_but_whole() {
        let long = format!("key: {}\n", "x".repeat(MOST_BYTES));
        assert_eq!(coloured("x.yaml", &long), [[format!("text:{}", long.trim_end())]]);
        let many = "a: 1\n".repeat(MOST_LINES + 1);
        let mut document = Document::new("x.yaml", many);
        assert_eq!(document.lines(MOST_LINES, 1)[0], plain("a: 1"));
    }

    #[test]
    fn what_is_not_shown_moves_no_colour() {
        let lines = coloured("x.yaml", "a\u{1b}b: \"x\u{202e}y\" # z\r\n");
        assert!(lines[0].contains(&"string:\"x·y\"".to_owned()), "{lines:?}");
        assert!(lines[0].contains(&"comment:# z".to_owned()), "{lines:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn colouring_changes_no_letter(text in any::<String>(), name in "x\\.(yaml|sh|md|diff)") {
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
}
