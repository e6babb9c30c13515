//! Text from a design on its way into Markdown: what it may contain, and what the whole text
//! looks like in the end.
//!
//! A prompt is pasted into places that act on invisible characters: terminals on escapes, people
//! on bidirectional overrides that show another text than is sent, models on Unicode tags that
//! nobody sees. None of them gets through.

use crate::quote::markdown;

/// Whether nobody sees this character but something acts on it.
pub(crate) fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c,
            '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
            // Bidirectional embeddings, overrides and isolates.
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            // Tags: a whole alphabet that is shown nowhere.
            | '\u{e0000}'..='\u{e007f}')
}

/// Whether this ends a line somewhere.
fn breaks_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `text` on one line, without hidden characters, each run of white space as one space.
pub(super) fn line(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if breaks_line(c) { ' ' } else { c })
        .filter(|c| !is_hidden(*c))
        .collect();
    let words: Vec<&str> = visible.split([' ', '\t']).filter(|word| !word.is_empty()).collect();
    words.join(" ").trim().to_owned()
}

/// `text` as running text within a line of Markdown.
pub(super) fn prose(text: &str) -> String {
    markdown::text(&line(text))
}

/// `text` as code within a line of Markdown.
pub(super) fn code(text: &str) -> String {
    markdown::code(&line(text))
}

/// A block as it was written, without hidden characters; tabs become four spaces.
pub(super) fn block(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<String> = text
        .split(breaks_line)
        .map(|line| line.replace('\t', "    ").chars().filter(|c| !is_hidden(*c)).collect())
        .collect();
    lines.join("\n").trim_matches('\n').trim_end().to_owned()
}

/// The text as it is copied: no hidden characters, no white space at the end of a line, no two
/// empty lines in a row, one newline at the end.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = true;
    for line in text.lines() {
        let line: String = line.chars().filter(|c| !is_hidden(*c)).collect();
        let line = line.trim_end();
        if !(blank && line.is_empty()) {
            out.push_str(line);
            out.push('\n');
        }
        blank = line.is_empty();
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_gone() {
        assert_eq!(line("a\u{1b}[31mb\u{202e}c\u{e0041}\u{200b}d"), "a[31mbcd");
        assert_eq!(line("one\r\n two\u{2028}three\t "), "one two three");
    }

    #[test]
    fn a_block_keeps_its_lines() {
        assert_eq!(block("\n- a\r\n\tb\u{7}\n\n"), "- a\n    b");
    }

    #[test]
    fn the_whole_has_no_ragged_ends() {
        assert_eq!(tidy("\n\na \n\n\n\nb\u{a0}\n\n"), "a\n\nb\n");
        assert_eq!(tidy(""), "\n");
    }
}
