//! Colouring of the files that fleetwright makes: YAML, shell, Markdown, make and patches.
//!
//! The parser goes through a text from its start, since a line means what the lines above made of
//! it. So a [`Document`] colours no further than somebody looked, goes on from there, and knows the
//! lines again that it has coloured in an earlier text of the same file.

mod grammar;

use std::collections::HashMap;
use std::sync::Arc;

use ratatui::text::Span;

use self::grammar::State;
use super::safe;
use crate::theme::{Look, Role};

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

/// A line that was coloured, and what it made of the parser.
#[derive(Clone, Debug)]
struct Known {
    before: Arc<State>,
    line: Line,
    after: Arc<State>,
}

/// A text with the colouring of as many of its lines as were looked at.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    starts: Vec<usize>,
    lines: Vec<Line>,
    /// Before the first line; nothing where the text is plain.
    first: Option<Arc<State>>,
    /// After the last coloured line.
    state: Option<Arc<State>>,
    /// Lines of the text that was here before this one, by their source.
    known: HashMap<String, Known>,
}

impl Document {
    /// A text that is coloured as the name of its file says; plain where it says nothing.
    pub fn new(file_name: &str, text: impl Into<String>) -> Self {
        let first = grammar::start(file_name);
        let mut document = Self {
            text: String::new(),
            starts: Vec::new(),
            lines: Vec::new(),
            first,
            state: None,
            known: HashMap::new(),
        };
        document.replace(text);
        document
    }

    /// Another text of the same file: at a keystroke most lines stay what they were, and they are
    /// not coloured anew.
    pub fn replace(&mut self, text: impl Into<String>) {
        let text = text.into();
        if text == self.text {
            return;
        }
        self.starts = starts(&text);
        self.text = text;
        self.lines.clear();
        self.state = self.first.clone().filter(|_| self.starts.len() <= MOST_LINES);
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
        let Some(before) = self.state.clone().filter(|_| shown.len() <= MOST_BYTES) else {
            return plain(shown);
        };
        if let Some(known) = self.known.get(shown).filter(|known| known.before == before) {
            self.state = Some(Arc::clone(&known.after));
            return known.line.clone();
        }
        let (line, after) = grammar::parse(shown, &before);
        self.state.clone_from(&after);
        if let Some(after) = after {
            let known = Known { before, line: line.clone(), after };
            if self.known.len() >= MOST_LINES {
                self.known.clear();
            }
            self.known.insert(shown.to_owned(), known);
        }
        line
    }
}

/// A line in the colours of a theme.
pub fn draw(line: &Line, look: &Look) -> ratatui::text::Line<'static> {
    let span = |piece: &Piece| Span::styled(piece.text.clone(), look.style(piece.role));
    line.iter().map(span).collect()
}

/// Where each line of a text starts; a line break at its end starts none.
fn starts(text: &str) -> Vec<usize> {
    let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(breaks).filter(|at| *at < text.len()).collect()
}

fn plain(text: &str) -> Line {
    vec![Piece { role: Role::Text, text: safe::line(text).into_owned() }]
}

#[cfg(test)]
mod tests;
