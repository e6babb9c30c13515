//! Wrapping of prose at words.
//!
//! Lines break at spaces alone: the no-break spaces that French puts before `:` and `;` hold.
//! What continues a list item or a quotation is indented as far as its text, so that the mark
//! stays alone in its column.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::highlight::{Line, Piece};
use super::safe;
use crate::theme::Role;

/// The columns that the widest character takes: what is indented leaves at least that much.
const WIDEST: usize = 2;

/// One row of a wrapped line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Columns to leave free before it.
    pub indent: usize,
    /// The bytes of the line that stand on it.
    pub bytes: Range<usize>,
}

/// Where a line of safe text breaks so that no row is wider than `columns`.
///
/// A word that is wider than a row is cut between graphemes, and a grapheme that is wider (some
/// Korean and Indic clusters take four columns and more) between its characters. There is always
/// at least one row.
pub fn rows(text: &str, columns: usize) -> Vec<Row> {
    let columns = columns.max(1);
    let hang = hanging(text);
    let hang = if hang * 2 > columns || hang + WIDEST > columns { 0 } else { hang };
    let mut rows = Vec::new();
    let (mut start, mut indent) = (0, 0);
    loop {
        let end = row_end(&text[start..], columns - indent) + start;
        let shown = text[start..end].trim_end_matches(' ').len();
        // A row of spaces alone would show nothing, and they are no text to go on with.
        rows.push(Row { indent, bytes: start..start + shown });
        start = end + (text[end..].len() - text[end..].trim_start_matches(' ').len());
        indent = hang;
        if start >= text.len() {
            return rows;
        }
    }
}

/// Where the row that begins here ends: after the last word that fits.
fn row_end(text: &str, columns: usize) -> usize {
    // Most lines are plain ASCII, a column a byte: looking for graphemes would be felt when the
    // whole prompt is wrapped at a keystroke. A row ends at the column behind its last, which is a
    // grapheme of its own where the byte behind it is plain, too; looking further would be felt where
    // a long text is pasted into one line.
    if text.bytes().take(columns + 2).all(|byte| matches!(byte, b' '..=b'~')) {
        if text.len() <= columns {
            return text.len();
        }
        return break_at(text.char_indices().map(|(at, _)| (at, &text[at..=at])), columns);
    }
    let graphemes = text.grapheme_indices(true).flat_map(|(at, grapheme)| {
        let whole = safe::width(grapheme) <= columns;
        let characters = grapheme.char_indices().filter(move |_| !whole);
        let characters = characters
            .map(move |(within, c)| (at + within, &grapheme[within..within + c.len_utf8()]));
        whole.then_some((at, grapheme)).into_iter().chain(characters)
    });
    break_at(graphemes, columns).min(text.len())
}

/// The place before the grapheme that no longer fits, or behind the last word before it.
fn break_at<'a>(graphemes: impl Iterator<Item = (usize, &'a str)>, columns: usize) -> usize {
    let (mut taken, mut word) = (0, None);
    let mut in_text = false;
    for (at, grapheme) in graphemes {
        if grapheme == " " {
            if in_text {
                word = Some(at);
            }
        } else {
            in_text = true;
        }
        taken += safe::width(grapheme);
        if taken > columns && at > 0 {
            return word.unwrap_or(at);
        }
    }
    usize::MAX
}

/// The columns before the text of a list item, a quotation or an indented line.
fn hanging(text: &str) -> usize {
    let indent = text.len() - text.trim_start_matches(' ').len();
    let rest = &text[indent..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    // The bullet takes more bytes than columns.
    if rest.starts_with("• ") {
        return indent + 2;
    }
    let mark = match rest.get(digits..digits + 2) {
        Some(". " | ") ") if digits > 0 => digits + 2,
        Some("- " | "* " | "+ " | "> ") if digits == 0 => 2,
        _ => 0,
    };
    indent + mark
}

/// The rows of plain prose.
pub fn prose(text: &str, columns: usize) -> Vec<String> {
    let rows = rows(text, columns).into_iter();
    rows.map(|row| format!("{}{}", " ".repeat(row.indent), &text[row.bytes])).collect()
}

/// The rows of a coloured line.
pub fn coloured(line: &Line, columns: usize) -> Vec<Line> {
    let text: String = line.iter().map(|piece| piece.text.as_str()).collect();
    rows(&text, columns).into_iter().map(|row| cut(line, &row)).collect()
}

/// The pieces of a line that stand on one of its rows.
fn cut(line: &Line, row: &Row) -> Line {
    let mut out = Line::new();
    if row.indent > 0 {
        out.push(Piece { role: Role::Text, text: " ".repeat(row.indent) });
    }
    let mut at = 0;
    for piece in line {
        let within = at..at + piece.text.len();
        at = within.end;
        let (start, end) = (row.bytes.start.max(within.start), row.bytes.end.min(within.end));
        if start < end {
            let text = piece.text[start - within.start..end - within.start].to_owned();
            out.push(Piece { role: piece.role, text });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::any_text;

    #[test]
    fn lines_break_at_words() {
        assert_eq!(prose("one two three", 7), ["one two", "three"]);
        assert_eq!(prose("one  two", 4), ["one", "two"]);
        assert_eq!(prose("", 4), [""]);
        assert_eq!(prose("   ", 2), [""]);
    }

    #[test]
    fn a_word_that_is_too_wide_is_cut() {
        assert_eq!(prose("a kubernetes", 5), ["a", "kuber", "netes"]);
        assert_eq!(prose("東京都", 2), ["東", "京", "都"]);
        assert_eq!(prose("東京", 1), ["東", "京"]);
        // Six leading consonants are one grapheme of twelve columns.
        assert_eq!(prose("ᄀᄀᄀᄀᄀᄀ", 4), ["ᄀᄀ", "ᄀᄀ", "ᄀᄀ"]);
    }

    #[test]
    fn a_mark_behind_the_row_belongs_to_the_character_before_it() {
        // The space carries an accent, and is no place to break at.
        assert_eq!(prose("a bcd \u{301}e", 5), ["a", "bcd \u{301}e"]);
        assert_eq!(prose("a bcd e\u{301}", 5), ["a bcd", "e\u{301}"]);
    }

    #[test]
    fn a_no_break_space_holds() {
        assert_eq!(prose("un réseau\u{a0}: oui", 10), ["un", "réseau\u{a0}:", "oui"]);
    }

    #[test]
    fn a_list_item_hangs_from_its_mark() {
        assert_eq!(prose("- one two", 6), ["- one", "  two"]);
        assert_eq!(prose("  12. one two", 12), ["  12. one", "      two"]);
        assert_eq!(prose("- one two", 3), ["-", "one", "two"]);
        // Behind the indent a wide character would no longer fit.
        assert_eq!(prose(" 🩰", 2), ["", "🩰"]);
    }

    #[test]
    fn colours_survive_the_break() {
        let piece = |role, text: &str| Piece { role, text: text.to_owned() };
        let line = vec![piece(Role::Key, "- one"), piece(Role::Text, " two")];
        assert_eq!(
            coloured(&line, 6),
            [
                vec![piece(Role::Key, "- one")],
                vec![piece(Role::Text, "  "), piece(Role::Text, "two")]
            ]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_too_wide(text in any_text(), columns in 2usize..40) {
            let text = safe::line(&text);
            let rows = prose(&text, columns);
            for row in &rows {
                prop_assert!(safe::width(row) <= columns, "{row:?}");
            }
            let letters = |text: &str| text.replace(' ', "");
            prop_assert_eq!(letters(&rows.concat()), letters(&text));
        }
    }
}
