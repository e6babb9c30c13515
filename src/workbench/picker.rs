//! A list with a search line: sessions, commands, themes, choices.
//!
//! Which entries match, and in which order, is worked out once per change of the search text.

use crossterm::event::KeyCode;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use tui_textarea::TextArea;

use super::key::Key;
use super::widget::safe::width;
use crate::quote::visible;

/// One entry of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What kind of thing it is, where there are several; it stands before the label.
    pub kind: String,
    /// What is shown and searched.
    pub label: String,
    /// What stands at the right of it; it is searched, too.
    pub detail: String,
    /// What the entry stands for: an id, a name, a word.
    pub value: String,
}

/// A list with a search line and a cursor.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    /// All entries.
    entries: Vec<Entry>,
    /// The search line.
    query: TextArea<'static>,
    /// Indices of the entries that match, best first.
    found: Vec<usize>,
    /// The place in `found`.
    cursor: usize,
    /// The columns that the widest kind takes.
    kind_width: usize,
}

impl Picker {
    /// A list with nothing searched, the cursor on the entry of this value.
    pub fn new(entries: Vec<Entry>, at: &str) -> Self {
        let cursor = entries.iter().position(|entry| entry.value == at).unwrap_or(0);
        let found = (0..entries.len()).collect();
        let kind_width = entries.iter().map(|entry| width(&entry.kind)).max().unwrap_or(0);
        Self { entries, query: TextArea::default(), found, cursor, kind_width }
    }

    /// The entries that match, best first.
    pub fn found(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.found.iter().map(|index| &self.entries[*index])
    }

    /// The columns that the widest kind takes, shown or not: columns that move while one types are
    /// hard to read.
    pub fn kind_width(&self) -> usize {
        self.kind_width
    }

    /// How many entries there are, matching or not.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is nothing to choose from.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The place of the cursor among those found.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The search line.
    pub fn query(&self) -> &TextArea<'static> {
        &self.query
    }

    /// The entry under the cursor.
    pub fn chosen(&self) -> Option<&Entry> {
        self.found.get(self.cursor).map(|index| &self.entries[*index])
    }

    /// Moves the cursor by so many entries.
    pub fn step(&mut self, by: isize) {
        let last = self.found.len().saturating_sub(1);
        self.cursor = self.cursor.saturating_add_signed(by).min(last);
    }

    /// Puts the cursor on the entry at this place among those found.
    pub fn select(&mut self, place: usize) {
        self.cursor = place.min(self.found.len().saturating_sub(1));
    }

    /// Types a key into the search line.
    pub fn type_key(&mut self, key: Key) {
        if type_on_line(&mut self.query, key) {
            self.search();
        }
    }

    /// Puts text into the search line, as one line.
    pub fn paste(&mut self, text: &str) {
        self.query.insert_str(one_line(text));
        self.search();
    }

    fn search(&mut self) {
        let text = self.query.lines().join(" ");
        let pattern = Pattern::parse(&text, CaseMatching::Smart, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut found: Vec<(u32, usize)> = Vec::new();
        let mut score = |text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher);
        let mut both = String::new();
        for (index, entry) in self.entries.iter().enumerate() {
            // What is in the label alone is what is meant most often.
            let within = score(&entry.label).map(|score| score.saturating_mul(2));
            let found_in = within.or_else(|| {
                both.clear();
                both.extend([entry.kind.as_str(), " ", &entry.label, " ", &entry.detail]);
                score(&both)
            });
            found.extend(found_in.map(|score| (score, index)));
        }
        // Equal scores keep their order.
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        self.found = found.into_iter().map(|(_, index)| index).collect();
        self.cursor = 0;
    }
}

/// Types a key into a field of one line; what would break the line stays out of it. Whether the
/// text has changed.
pub fn type_on_line(line: &mut TextArea<'_>, key: Key) -> bool {
    let breaks = match key.code {
        KeyCode::Enter => true,
        // Terminals send Ctrl-M for Enter, and Ctrl-J for a line feed.
        KeyCode::Char(c) => key.ctrl && matches!(c, 'm' | 'j'),
        _ => false,
    };
    !breaks && line.input(key)
}

/// Pasted text for a field of one line: line breaks become spaces, and nothing in it is hidden.
pub fn one_line(text: &str) -> String {
    visible::line(text.trim_matches(visible::breaks_line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picker() -> Picker {
        let entry =
            |label: &str| Entry { label: label.into(), value: label.into(), ..Entry::default() };
        Picker::new(["wind-turbines", "shops", "refrigerated-trucks"].map(entry).to_vec(), "shops")
    }

    #[test]
    fn the_cursor_starts_at_what_is_chosen_now() {
        assert_eq!(picker().chosen().map(|e| e.label.as_str()), Some("shops"));
    }

    #[test]
    fn a_paste_brings_only_what_is_seen() {
        assert_eq!(one_line("\n a\u{1b}[2Jb\u{7}\u{202e}c\u{2028}d\r\ne\tf\r\n"), " a[2Jbc d e f");
        assert_eq!(one_line("👩\u{200d}🔧 é 東"), "👩\u{200d}🔧 é 東");
    }

    #[test]
    fn letters_in_order_find_an_entry() {
        let mut picker = picker();
        for key in ["r", "t", "r"] {
            picker.type_key(Key::read(key).expect("a key"));
        }
        assert_eq!(picker.chosen().map(|e| e.label.as_str()), Some("refrigerated-trucks"));
        picker.paste("zz");
        assert_eq!(picker.chosen(), None);
        picker.step(1);
        assert_eq!(picker.cursor(), 0);
    }
}
