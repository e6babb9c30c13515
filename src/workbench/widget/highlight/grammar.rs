//! The grammars, and what their scopes mean to us.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use syntect::parsing::{ParseState, Scope, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet};

use super::{Line, Piece, plain};
use crate::theme::Role;
use crate::workbench::widget::safe;

/// What the lines above made of the parser.
pub(super) type State = (ParseState, ScopeStack);

/// Before the first line of a file of this name; nothing where its text is plain.
pub(super) fn start(file_name: &str) -> Option<Arc<State>> {
    Some(Arc::new((ParseState::new(syntax(file_name)?), ScopeStack::new())))
}

/// A line's colours and what it makes of the parser; plain from here on where the grammar fails.
pub(super) fn parse(shown: &str, before: &State) -> (Line, Option<Arc<State>>) {
    let (mut parser, mut stack) = before.clone();
    // The grammars are written for lines that end: a last line without its end is given one.
    match parser.parse_line(&format!("{shown}\n"), syntaxes()) {
        Ok(operations) => {
            let line = keys(pieces(shown, &operations, &mut stack));
            (line, Some(Arc::new((parser, stack))))
        }
        Err(_) => (plain(shown), None),
    }
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
    match safe::line(text) {
        Cow::Borrowed(shown) => join(&roles, shown),
        Cow::Owned(shown) => spread(text, &roles, &shown),
    }
}

/// The same for a line of which something is not shown: its places have moved.
fn spread(text: &str, roles: &[(usize, Role)], shown: &str) -> Line {
    let mut moved = Vec::with_capacity(roles.len());
    for (at, role) in roles {
        let before = text.get(..*at).unwrap_or(text);
        moved.push((safe::line(before).len(), *role));
    }
    join(&moved, shown)
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

/// The grammar takes a quoted key for a string and the key `on` for a boolean; what stands first on
/// its line and before a colon is a key all the same.
fn keys(mut line: Line) -> Line {
    let blank = |text: &str| text.trim_start_matches(['-', ' ']).is_empty();
    let at = usize::from(line.first().is_some_and(|first| blank(&first.text)));
    let is_key = matches!(line.get(at..at + 2), Some([key, after])
        if matches!(key.role, Role::String | Role::Number)
            && (after.text == ":" || after.text.starts_with(": ")));
    if is_key {
        line[at].role = Role::YamlKey;
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

/// Prefixes of `TextMate` scopes, the longer ones first where one contains another.
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
