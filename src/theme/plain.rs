//! Text for where the locale has no marks of typography.
//!
//! Only marks are replaced. Letters stay as they are, in UTF-8: a name or a path without its accents
//! is another one, and French is spoken in such a locale only to whoever asks for it with `--lang`.

use std::borrow::Cow;

use super::Marks;

impl Marks {
    /// A report as this locale can show it. More characters may stand for one, as in the C locale of
    /// glibc (`locale/C-translit.h.in`: `->`, `...`): a reader knows those.
    pub fn report<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if *self == Marks::Unicode || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '→' => out.push_str("->"),
                '←' => out.push_str("<-"),
                '…' => out.push_str("..."),
                '±' => out.push_str("+-"),
                '≥' => out.push_str(">="),
                '≤' => out.push_str("<="),
                '≈' => out.push('~'),
                c => out.push(one_for_one(c)),
            }
        }
        Cow::Owned(out)
    }
}

/// One column stays one column.
pub(super) fn one_for_one(c: char) -> char {
    match c {
        '–' | '—' | '−' | '‑' | '─' | '·' => '-',
        '“' | '”' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        '│' => '|',
        // A bar in eighths: full ones, then what is less than half.
        '\u{2588}'..='\u{258c}' => '#',
        '\u{258d}'..='\u{258f}' => ':',
        '⟦' => '[',
        '⟧' => ']',
        '‹' | '←' => '<',
        '›' | '→' => '>',
        '↑' => '^',
        '↓' => 'v',
        '…' => '.',
        '•' | '■' => '*',
        '×' => 'x',
        '\u{a0}' | '\u{202f}' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_ascii_and_letters_stay() {
        let text = "«\u{a0}été\u{a0}»\u{202f}: 1–2 × 15m → 30m… ±20 %";
        assert_eq!(Marks::Ascii.report(text), "\" été \" : 1-2 x 15m -> 30m... +-20 %");
        assert_eq!(Marks::Unicode.report(text), text);
    }
}
