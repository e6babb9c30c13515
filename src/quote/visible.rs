//! Which characters of a text from outside may be shown, generated or pasted: one answer for
//! prompts, READMEs, differences and fields.
//!
//! A generated text lands in places that act on invisible characters: terminals on escapes,
//! people on bidirectional overrides that show another text than is there, models on Unicode
//! tags that nobody sees. The zero-width joiner (U+200D) and non-joiner (U+200C) and the
//! variation selectors of emoji (U+FE00 to U+FE0F) stay: names in Persian or Hindi and emoji need
//! them.

/// Whether nobody sees this character but something acts on it. Line feeds and tabs are seen;
/// other characters that end lines are a question for [`breaks_line`] first.
pub fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            // Bidirectional embeddings and overrides.
            | '\u{202a}'..='\u{202e}'
            // Word joiner, invisible operators, isolates, deprecated format characters.
            | '\u{2060}'..='\u{206f}'
            // Interlinear annotations.
            | '\u{fff9}'..='\u{fffb}'
            // Tags and further variation selectors: whole alphabets that are shown nowhere.
            | '\u{e0000}'..='\u{e0fff}')
}

/// Whether this ends a line somewhere.
pub fn breaks_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `text` on one line: line breaks and tabs as spaces, without hidden characters.
pub fn line(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if breaks_line(c) || c == '\t' { ' ' } else { c })
        .filter(|c| !is_hidden(*c))
        .collect()
}

/// `text` with its lines, each ended by a line feed, without hidden characters.
pub fn lines(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| if breaks_line(c) { '\n' } else { c })
        .filter(|c| !is_hidden(*c))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::any_text;

    #[test]
    fn what_nobody_sees_is_gone() {
        assert_eq!(line("a\u{1b}[31mb\u{202e}c\u{e0041}\u{200b}d\u{2066}e\u{7}"), "a[31mbcde");
        assert_eq!(line("one\r\ntwo\u{2028}three\tfour"), "one two three four");
        assert_eq!(lines("one\r\n\ttwo\u{2029}three\rfour\u{9b}"), "one\n\ttwo\nthree\nfour");
    }

    #[test]
    fn writing_that_needs_joiners_stays() {
        for text in
            ["👩\u{200d}🔧", "می\u{200c}خواهم", "❤\u{fe0f}", "Überwachung 東京 à 20\u{202f}%"]
        {
            assert_eq!(line(text), text);
            assert_eq!(lines(text), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_hidden_is_left(text in any_text()) {
            prop_assert!(!line(&text).chars().any(|c| is_hidden(c) || breaks_line(c)));
            let kept = lines(&text);
            prop_assert!(!kept.chars().any(|c| c != '\n' && (is_hidden(c) || breaks_line(c))));
            prop_assert_eq!(lines(&kept), kept);
        }
    }
}
