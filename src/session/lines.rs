//! The lines of a YAML text as far as comments go: a YAML parser drops them, so they are found by
//! what the parser says of everything else.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

/// What a line holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// Nothing.
    Blank,
    /// A comment alone, after so many spaces.
    Comment(usize, &'a str),
    /// Something else, perhaps with a comment behind it.
    Content(Option<&'a str>),
}

/// All lines of a text that is YAML.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let scalars = Scalars::of(text);
    let mut lines = Vec::new();
    let mut offset = 0;
    for (number, line) in text.split('\n').enumerate() {
        lines.push(match scalars.comment_start(line, number, offset) {
            Some(at) if line[..at].trim().is_empty() => Line::Comment(at, line[at..].trim_end()),
            Some(at) => Line::Content(Some(line[at..].trim_end())),
            None if line.trim().is_empty() => Line::Blank,
            None => Line::Content(None),
        });
        offset += line.len() + 1;
    }
    lines
}

/// The scalars in which a `#` is no comment.
#[derive(Default)]
struct Scalars {
    /// Quoted ones: their bytes.
    quoted: Vec<Range<usize>>,
    /// Block scalars: their lines, from 0.
    blocks: Vec<Range<usize>>,
}

impl Scalars {
    fn of(text: &str) -> Self {
        let mut scalars = Self::default();
        let starts: Vec<usize> =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        for event in Parser::new_from_str(text) {
            let Ok((Event::Scalar(_, style, _, _), span)) = event else { continue };
            let line = span.start.line().saturating_sub(1);
            match style {
                ScalarStyle::Plain => {}
                ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                    let start = starts.get(line).copied().unwrap_or(text.len());
                    // The parser counts columns in characters, and ends the span after the spaces
                    // and comments that follow the quote: the end is looked for here.
                    let skipped: usize =
                        text[start..].chars().take(span.start.col()).map(char::len_utf8).sum();
                    scalars.quoted.push(quoted(text, start + skipped));
                }
                ScalarStyle::Literal | ScalarStyle::Folded => {
                    scalars.blocks.push(line..line + block_lines(text, starts.get(line)));
                }
            }
        }
        scalars
    }

    /// Where the comment of a line starts, in bytes from the start of the line.
    fn comment_start(&self, line: &str, number: usize, offset: usize) -> Option<usize> {
        if self.blocks.iter().any(|block| block.contains(&number)) {
            return None;
        }
        let starts = |at: &usize| {
            let spaced = *at == 0 || line[..*at].ends_with([' ', '\t']);
            spaced && !self.quoted.iter().any(|range| range.contains(&(offset + at)))
        };
        line.match_indices('#').map(|(at, _)| at).find(starts)
    }
}

/// How many lines the block scalar has whose first starts at `start`: all that are empty or
/// indented as deep as its first that isn't.
fn block_lines(text: &str, start: Option<&usize>) -> usize {
    let lines = || text[*start.unwrap_or(&text.len())..].split('\n');
    let depth = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let first = lines().find(|line| !line.trim().is_empty()).map_or(0, depth);
    lines().take_while(|line| line.trim().is_empty() || depth(line) >= first).count()
}

/// The bytes of the quoted scalar that starts at `start`.
fn quoted(text: &str, start: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let quote = bytes.get(start).copied().unwrap_or(b'"');
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        let doubled = quote == b'\'' && *byte == quote && bytes.get(at + 1) == Some(&quote);
        if doubled || (quote == b'"' && *byte == b'\\') {
            at += 1;
        } else if *byte == quote {
            break;
        }
        at += 1;
    }
    start..at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_a_comment_only_outside_of_scalars() {
        let text = concat!(
            "# head\n",
            "\n",
            "é: \"x # \\\" # y\" # one\n",
            "b: 'it''s # no' # two\n",
            "c: a#b # three\n",
            "d: |  # four\n",
            "  # no\n",
            "  no # no\n",
            "  # five\n",
            " # six\n",
            "e: [x, # seven\n",
            "  y]\n",
            "f: >\n",
            "\n",
            "  text # no\n",
            "g: 1 # eight",
        );
        let comments: Vec<_> = lines(text)
            .into_iter()
            .filter_map(|line| match line {
                Line::Comment(_, text) | Line::Content(Some(text)) => Some(text),
                _ => None,
            })
            .collect();
        let expected =
            ["# head", "# one", "# two", "# three", "# four", "# six", "# seven", "# eight"];
        assert_eq!(comments, expected);
        assert_eq!(lines(text)[1], Line::Blank);
        assert_eq!(lines(text)[9], Line::Comment(1, "# six"));
    }
}
