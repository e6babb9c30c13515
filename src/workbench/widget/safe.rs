//! Text from outside, made fit for the screen: nothing of it reaches the terminal as a command,
//! reorders what stands beside it, or takes more columns than it was given.
//!
//! Widths are counted by grapheme cluster, as ratatui counts them, so that both agree on where a
//! cell ends.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::quote::visible::{breaks_line, is_hidden};

/// What stands for a character that is not shown.
pub const HIDDEN: char = '·';

/// Columns between tab stops.
const TAB: usize = 4;

/// One line of any text: control characters, line breaks and marks that reorder or hide text
/// become `·`, tabs spaces.
pub fn line(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c == '\t' || is_unsafe(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + TAB);
    for c in text.chars() {
        match c {
            '\t' => out.extend(std::iter::repeat_n(' ', TAB - width(&out) % TAB)),
            c if is_unsafe(c) => out.push(HIDDEN),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether a character does something to the terminal or to its neighbours instead of being seen.
///
/// The zero-width joiner (U+200D) and non-joiner stay: emoji, Arabic and Indic scripts need them.
fn is_unsafe(c: char) -> bool {
    c.is_control() || is_hidden(c) || breaks_line(c)
}

/// The columns that a line takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The line, or as much of its start as `columns` hold, with `ellipsis` for the rest.
pub fn truncate<'a>(text: &'a str, columns: usize, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(width(ellipsis)) else { return Cow::Borrowed("") };
    Cow::Owned(format!("{}{ellipsis}", &text[..fitting(text.grapheme_indices(true), room)]))
}

/// The line, or as much of its end: for paths, which differ at the end.
pub fn truncate_start<'a>(text: &'a str, columns: usize, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(width(ellipsis)) else { return Cow::Borrowed("") };
    let kept = fitting(text.grapheme_indices(true).rev(), room);
    Cow::Owned(format!("{ellipsis}{}", &text[text.len() - kept..]))
}

/// How many bytes of these graphemes fit into `columns`.
fn fitting<'a>(graphemes: impl Iterator<Item = (usize, &'a str)>, columns: usize) -> usize {
    let (mut bytes, mut taken) = (0, 0);
    for (_, grapheme) in graphemes {
        taken += width(grapheme);
        if taken > columns {
            break;
        }
        bytes += grapheme.len();
    }
    bytes
}

/// Exactly `columns` wide, the text at the left.
pub fn left(text: &str, columns: usize, ellipsis: &str) -> String {
    let text = truncate(text, columns, ellipsis);
    let gap = columns.saturating_sub(width(&text));
    format!("{text}{}", " ".repeat(gap))
}

/// Exactly `columns` wide, the text at the right: for numbers.
pub fn right(text: &str, columns: usize, ellipsis: &str) -> String {
    let text = truncate(text, columns, ellipsis);
    let gap = columns.saturating_sub(width(&text));
    format!("{}{text}", " ".repeat(gap))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::any_text;

    #[test]
    fn controls_are_seen_and_do_nothing() {
        assert_eq!(line("a\u{1b}[31mb"), "a·[31mb");
        assert_eq!(line("a\r\nb\u{9b}c\u{7f}"), "a··b·c·");
        assert_eq!(line("user\u{202e}nimda"), "user·nimda");
        assert_eq!(line("a\u{200b}b\u{feff}"), "a·b·");
        assert!(matches!(line("Überwachung 東京 👩\u{200d}🔧"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_tab_goes_to_the_next_stop() {
        assert_eq!(line("\ta\tbcd\te"), "    a   bcd e");
        assert_eq!(line("東\tx"), "東  x");
    }

    #[test]
    fn a_cut_leaves_whole_characters() {
        assert_eq!(truncate("turbine", 7, "…"), "turbine");
        assert_eq!(truncate("turbine", 6, "…"), "turbi…");
        assert_eq!(truncate("東京都", 4, "…"), "東…");
        assert_eq!(truncate("e\u{301}e\u{301}e\u{301}", 2, "…"), "e\u{301}…");
        assert_eq!(truncate("abc", 0, "…"), "");
        assert_eq!(truncate_start("overlays/turbine/x.yaml", 9, "…"), "…e/x.yaml");
        assert_eq!(truncate_start("東京都", 4, ">"), ">都");
    }

    #[test]
    fn columns_line_up() {
        assert_eq!(left("ab", 4, "…"), "ab  ");
        assert_eq!(right("ab", 4, "…"), "  ab");
        assert_eq!(left("東京都", 4, "…"), "東… ");
    }

    proptest! {
        #[test]
        fn nothing_is_ever_wider_than_its_place(text in any_text(), columns in 0usize..30) {
            let safe = line(&text);
            prop_assert!(!safe.chars().any(char::is_control));
            prop_assert!(width(&truncate(&safe, columns, "…")) <= columns);
            prop_assert!(width(&truncate_start(&safe, columns, "…")) <= columns);
            prop_assert_eq!(width(&left(&safe, columns, "…")), columns);
            prop_assert_eq!(width(&right(&safe, columns, "…")), columns);
        }
    }
}
