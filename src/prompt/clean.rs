//! Text from a design on its way into Markdown: what it may contain, and what the whole text
//! looks like in the end.
//!
//! Which characters get through at all is one answer for everything that is generated:
//! [`crate::quote::visible`].

use crate::quote::markdown;
use crate::quote::visible::{self, is_hidden};

/// `text` on one line, without hidden characters, each run of white space as one space.
pub(super) fn line(text: &str) -> String {
    let visible = visible::line(text);
    let words: Vec<&str> = visible.split(' ').filter(|word| !word.is_empty()).collect();
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
    visible::lines(text).replace('\t', "    ").trim_matches('\n').trim_end().to_owned()
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
