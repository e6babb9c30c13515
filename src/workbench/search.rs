//! Searching in a pane: what is looked for, where it was found, and which place was gone to last.
//!
//! Letters are compared as people type them: a small letter finds its capital, a letter without an
//! accent finds it with one; who types a capital or an accent means it.

use std::ops::Range;

use nucleo_matcher::chars::{normalize, to_lower_case};
use tui_textarea::TextArea;

use super::pane::Pane;
use crate::text::Language;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle {
    letters: Vec<char>,
    /// Whether capitals and small letters differ.
    cased: bool,
    /// Whether accents count.
    accented: bool,
}

impl Needle {
    /// What somebody has typed.
    pub fn new(text: &str) -> Self {
        let cased = text.chars().any(char::is_uppercase);
        let accented = !text.is_ascii();
        let mut needle = Self { letters: Vec::new(), cased, accented };
        needle.letters = text.chars().map(|c| needle.fold(c)).collect();
        needle
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    fn fold(&self, c: char) -> char {
        let c = if matches!(c, '\u{a0}' | '\u{202f}') { ' ' } else { c };
        let c = if self.cased || c.is_ascii_lowercase() { c } else { to_lower_case(c) };
        if self.accented || c.is_ascii() { c } else { normalize(c) }
    }

    /// The bytes of each place in a text, from left to right, none within another.
    pub fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let Some(first) = self.letters.first() else { return found };
        let mut free = 0;
        for (start, c) in text.char_indices() {
            if start >= free
                && self.fold(c) == *first
                && let Some(end) = self.ends(&text[start..])
            {
                free = start + end;
                found.push(start..free);
            }
        }
        found
    }

    /// Where the needle ends in a text that begins with it.
    fn ends(&self, text: &str) -> Option<usize> {
        let mut rest = text.char_indices();
        for letter in &self.letters {
            let (_, c) = rest.next()?;
            if self.fold(c) != *letter {
                return None;
            }
        }
        Some(text.len() - rest.as_str().len())
    }
}

/// A place where something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The line of the pane's text, or the place of the row in its list.
    pub line: usize,
    /// The bytes of the line.
    pub bytes: Range<usize>,
}

/// What a pane's text was made from, so that it is searched anew only when that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The revision of the previews.
    pub revision: u64,
    /// The language of the interface.
    pub language: Language,
    /// The file, or the way a text is shown.
    pub name: String,
}

/// A search in a pane.
#[derive(Clone, Debug)]
pub struct Search {
    /// The pane.
    pub pane: Pane,
    /// What is typed.
    pub line: TextArea<'static>,
    /// The line of the pane at which it began.
    pub origin: usize,
    /// What was searched.
    pub made: Option<Made>,
    /// Where it was found.
    pub spots: Vec<Spot>,
    /// The place that was gone to last.
    pub at: usize,
    /// Changes each time a place is gone to, so that the view brings it into sight.
    pub visit: u64,
}

impl Search {
    /// A search that begins in a pane at a line.
    pub fn new(pane: Pane, origin: usize, visit: u64) -> Self {
        let mut line = TextArea::default();
        line.set_cursor_line_style(ratatui::style::Style::default());
        Self { pane, line, origin, made: None, spots: Vec::new(), at: 0, visit }
    }

    /// What is looked for, as it was typed.
    pub fn text(&self) -> &str {
        self.line.lines().first().map_or("", String::as_str)
    }

    /// What is looked for.
    pub fn needle(&self) -> Needle {
        Needle::new(self.text())
    }

    /// The place that was gone to last.
    pub fn spot(&self) -> Option<&Spot> {
        self.spots.get(self.at)
    }

    /// Takes in where it was found, and goes to the first place from a line on, or else the first.
    pub fn find(&mut self, spots: Vec<Spot>, from: usize) {
        self.spots = spots;
        self.at = self.spots.iter().position(|spot| spot.line >= from).unwrap_or(0);
    }

    /// Goes to the next place, or to the one before; whether that was at the other end.
    pub fn step(&mut self, forth: bool) -> bool {
        let count = self.spots.len();
        if count == 0 {
            return false;
        }
        let before = self.at;
        self.at = if forth { (before + 1) % count } else { (before + count - 1) % count };
        if forth { self.at <= before } else { self.at >= before }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(needle: &str, text: &str) -> Vec<String> {
        Needle::new(needle).find(text).into_iter().map(|at| text[at].to_owned()).collect()
    }

    #[test]
    fn small_letters_find_all_and_capitals_what_they_are() {
        assert_eq!(found("ram", "RAM, ram and Ram"), ["RAM", "ram", "Ram"]);
        assert_eq!(found("RAM", "RAM, ram and Ram"), ["RAM"]);
        assert_eq!(found("role", "Rôle, role"), ["Rôle", "role"]);
        assert_eq!(found("rôle", "Rôle, role"), ["Rôle"]);
        assert_eq!(found("10 000", "10\u{202f}000"), ["10\u{202f}000"]);
    }

    #[test]
    fn places_lie_side_by_side() {
        assert_eq!(found("aa", "aaaaa"), ["aa", "aa"]);
        assert_eq!(found("", "abc"), Vec::<String>::new());
        assert_eq!(found("long", "lon"), Vec::<String>::new());
        assert_eq!(Needle::new("京").find("東京都"), std::iter::once(3..6).collect::<Vec<_>>());
    }

    #[test]
    fn the_end_leads_to_the_beginning() {
        let mut search = Search::new(Pane::Prompt, 0, 0);
        let spot = |line| Spot { line, bytes: 0..1 };
        search.find(vec![spot(1), spot(4), spot(9)], 3);
        assert_eq!(search.at, 1);
        assert!(!search.step(true));
        assert!(search.step(true) && search.at == 0);
        assert!(search.step(false) && search.at == 2);
        search.find(vec![spot(1)], 5);
        assert!(search.step(true), "of one place the next is itself");
    }
}
