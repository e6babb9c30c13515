//! Whether a value stands where its quoting holds.
//!
//! While a template is rendered each value is only a mark. Here the marks give way to the
//! values, and what stands around each is looked at first: quotes inside of quotes would not
//! quote, and a scalar glued to other text would be a part of another scalar.

use std::fmt;

use super::Kind;

/// Starts a mark; no value can forge one, because values are not in the text yet.
const START: char = '\u{1}';
/// Ends a mark.
const END: char = '\u{2}';
/// Starts a value that a filter has quoted for a place of the template's choice.
const FREE: char = '\u{3}';

/// A value in a place where it cannot stand.
#[derive(Debug, PartialEq)]
pub(super) struct Misplaced {
    /// The byte of the rendered text, marks included.
    pub(super) offset: usize,
    /// Why it cannot.
    pub(super) reason: String,
}

/// Writes the mark of a value.
pub(super) fn mark(index: usize, out: &mut minijinja::Output<'_>) -> fmt::Result {
    let mut text = String::new();
    mark_in(index, &mut text);
    out.write_str(&text)
}

/// Writes the mark of a value into a text.
pub(super) fn mark_in(index: usize, text: &mut String) {
    text.push_str(&format!("{START}{index}{END}"));
}

/// A value that may stand within code, too.
pub(super) fn free(text: &str) -> String {
    format!("{FREE}{text}")
}

/// The text with its values in place of their marks.
pub(super) fn settle(kind: Kind, text: &str, values: &[String]) -> Result<String, Misplaced> {
    let mut out = String::with_capacity(text.len());
    let mut surroundings = Surroundings::default();
    let mut rest = text;
    while let Some(start) = rest.find(START) {
        let offset = text.len() - rest.len() + start;
        let misplaced = |reason: &str| Misplaced { offset, reason: reason.to_owned() };
        let (before, marked) = rest.split_at(start);
        surroundings.read(kind, before);
        out.push_str(before);
        let end = marked.find(END).ok_or_else(|| misplaced("a control character in a template"))?;
        let index = marked[START.len_utf8()..end].parse::<usize>().ok();
        let value = index.and_then(|index| values.get(index));
        let value = value.ok_or_else(|| misplaced("a value that was taken apart"))?;
        rest = &marked[end + END.len_utf8()..];
        if let Some(reason) = surroundings.refuse(kind, value, rest) {
            return Err(misplaced(reason));
        }
        surroundings.line.push('x');
        // Only Markdown has such values; a word of the shell may begin with this character.
        let free = value.strip_prefix(FREE).filter(|_| kind == Kind::Markdown);
        out.push_str(free.unwrap_or(value));
    }
    out.push_str(rest);
    Ok(out)
}

/// What stands before a value.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts of a scanner")]
struct Surroundings {
    /// The line so far.
    line: String,
    /// The quote that is open: in YAML on this line, in a script anywhere before.
    quote: Option<char>,
    /// Whether the rest of the line is a comment.
    comment: bool,
    /// Whether the next character is escaped.
    escaped: bool,
    /// Whether a script has started a here-document.
    here: bool,
    /// Whether Markdown is inside a fence.
    fence: bool,
}

impl Surroundings {
    fn read(&mut self, kind: Kind, text: &str) {
        for c in text.chars() {
            if c == '\n' {
                self.end_line(kind);
            } else {
                self.advance(kind, c);
                self.line.push(c);
            }
        }
    }

    fn end_line(&mut self, kind: Kind) {
        if kind == Kind::Markdown && self.line.trim_start().starts_with("```") {
            self.fence = !self.fence;
        }
        // A quote of YAML may span lines, but no template here writes one that does; a quote
        // of the shell that does is ordinary.
        if kind != Kind::Shell {
            self.quote = None;
        }
        self.comment = false;
        self.escaped = false;
        self.line.clear();
    }

    fn advance(&mut self, kind: Kind, c: char) {
        if std::mem::take(&mut self.escaped) || self.comment {
            return;
        }
        match (kind, self.quote) {
            (Kind::Markdown, open) if c == '`' => {
                self.quote = if open.is_some() { None } else { Some('`') };
            }
            (Kind::Yaml | Kind::Shell, Some('"')) if c == '\\' => self.escaped = true,
            (Kind::Yaml | Kind::Shell, Some(open)) if c == open => self.quote = None,
            (Kind::Yaml | Kind::Shell, None) => self.advance_unquoted(kind, c),
            _ => {}
        }
    }

    fn advance_unquoted(&mut self, kind: Kind, c: char) {
        let starts_word = self.line.is_empty() || self.line.ends_with([' ', '\t']);
        match c {
            '#' if starts_word => self.comment = true,
            // In YAML an apostrophe within a word is no quote; in a script every one is.
            '"' | '\'' if kind == Kind::Shell || starts_word || self.line.ends_with(['[', '{']) => {
                self.quote = Some(c);
            }
            '\\' if kind == Kind::Shell => self.escaped = true,
            '<' if kind == Kind::Shell && self.line.ends_with('<') => self.here = true,
            _ => {}
        }
    }

    /// Why the value cannot stand here, where it cannot.
    fn refuse(&self, kind: Kind, value: &str, after: &str) -> Option<&'static str> {
        match kind {
            Kind::Yaml => self.refuse_in_yaml(after),
            Kind::Shell if self.here => Some("a value in or after a here-document"),
            Kind::Shell if self.comment && value.contains(['\n', '\r']) => {
                Some("a line break would end this comment")
            }
            Kind::Shell if self.quote.is_some() => Some("a value inside quotes: end them first"),
            Kind::Shell if self.escaped => Some("a value behind a backslash"),
            Kind::Markdown if value.starts_with(FREE) => None,
            Kind::Markdown if self.fence => {
                Some("a value in a block of code needs the filter word or scalar")
            }
            Kind::Markdown if self.quote.is_some() => {
                Some("a value between backticks: use the filter code instead of them")
            }
            _ => None,
        }
    }

    fn refuse_in_yaml(&self, after: &str) -> Option<&'static str> {
        if self.comment {
            return None;
        }
        if self.quote.is_some() {
            return Some("a value inside quotes: join the texts with ~ and leave the quotes out");
        }
        let alone = self.starts_scalar() && ends_scalar(after);
        (!alone).then_some("a value glued to other text: join the texts with ~ first")
    }

    fn starts_scalar(&self) -> bool {
        let line = self.line.trim_start_matches([' ', '-']);
        let spaced = self.line.ends_with(' ');
        let before = line.trim_end();
        if line.is_empty() {
            return self.line.is_empty() || spaced;
        }
        before.ends_with(['[', '{']) || spaced && before.ends_with([':', ','])
    }
}

fn ends_scalar(after: &str) -> bool {
    let rest = after.trim_start_matches(' ');
    let spaced = rest.len() < after.len();
    rest.is_empty()
        || rest.starts_with(['\n', ',', ']', '}'])
        || rest.starts_with(": ")
        || rest.starts_with(":\n")
        || spaced && rest.starts_with('#')
}
