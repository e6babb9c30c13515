//! The cursor of a list: which row is chosen, and which is the first that is seen.
//!
//! The list itself may change under it at any keystroke, so its length is handed in each time.

use std::ops::Range;

/// Rows of context above and below the chosen one, where the list is long enough.
const MARGIN: usize = 2;

/// Which row of a list is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    selected: usize,
    first: usize,
}

impl Cursor {
    /// The chosen row of a list of so many; nothing in an empty list.
    pub fn selected(self, len: usize) -> Option<usize> {
        len.checked_sub(1).map(|last| self.selected.min(last))
    }

    /// Chooses a row.
    pub fn select(&mut self, index: usize) {
        self.selected = index;
    }

    /// Goes so many rows down, or up where it is negative, and stays at the end it reaches.
    pub fn step(&mut self, rows: isize, len: usize) {
        let last = len.saturating_sub(1);
        self.selected = self.selected.min(last).saturating_add_signed(rows).min(last);
    }

    /// Goes one row down or up, and on at the other end: for choosers.
    pub fn turn(&mut self, down: bool, len: usize) {
        let Some(selected) = self.selected(len) else { return };
        self.selected = if down { (selected + 1) % len } else { (selected + len - 1) % len };
    }

    /// Goes to the first row.
    pub fn home(&mut self) {
        self.selected = 0;
    }

    /// Goes to the last row.
    pub fn end(&mut self, len: usize) {
        self.selected = len.saturating_sub(1);
    }

    /// Moves what is seen by so many rows (the mouse wheel), and takes the chosen row along only
    /// as far as it must.
    pub fn scroll(&mut self, rows: isize, height: usize, len: usize) {
        let shown = self.window(height, len);
        let most = len.saturating_sub(height);
        self.first = shown.start.saturating_add_signed(rows).min(most);
        let margin = margin(height);
        let low = if self.first == 0 { 0 } else { self.first + margin };
        let end = (self.first + height).min(len);
        let high = if end == len { end } else { end.saturating_sub(margin) };
        self.selected = self.selected.clamp(low, high.saturating_sub(1).max(low));
    }

    /// The rows that are seen on so many lines, moved no further than the chosen one needs.
    pub fn window(&mut self, height: usize, len: usize) -> Range<usize> {
        let selected = self.selected(len).unwrap_or(0);
        let margin = margin(height);
        let highest = selected.saturating_sub(margin);
        let lowest = (selected + margin + 1).saturating_sub(height);
        let first = self.first.min(highest).max(lowest).min(len.saturating_sub(height));
        self.first = first;
        first..(first + height).min(len)
    }
}

fn margin(height: usize) -> usize {
    MARGIN.min(height.saturating_sub(1) / 2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_window_follows_with_some_context() {
        let mut cursor = Cursor::default();
        assert_eq!(cursor.window(10, 100), 0..10);
        cursor.step(7, 100);
        assert_eq!(cursor.window(10, 100), 0..10);
        cursor.step(1, 100);
        assert_eq!(cursor.window(10, 100), 1..11);
        cursor.end(100);
        assert_eq!(cursor.window(10, 100), 90..100);
        cursor.step(-5, 100);
        assert_eq!(cursor.window(10, 100), 90..100);
        cursor.home();
        assert_eq!(cursor.window(10, 100), 0..10);
    }

    #[test]
    fn a_shorter_list_keeps_its_last_row() {
        let mut cursor = Cursor::default();
        cursor.select(9);
        assert_eq!(cursor.selected(3), Some(2));
        assert_eq!(cursor.selected(0), None);
        cursor.step(-1, 3);
        assert_eq!(cursor.selected(3), Some(1));
    }

    #[test]
    fn a_chooser_goes_round() {
        let mut cursor = Cursor::default();
        cursor.turn(false, 3);
        assert_eq!(cursor.selected(3), Some(2));
        cursor.turn(true, 3);
        assert_eq!(cursor.selected(3), Some(0));
        cursor.turn(true, 0);
    }

    #[test]
    fn the_wheel_takes_the_chosen_row_along() {
        let mut cursor = Cursor::default();
        cursor.scroll(3, 10, 100);
        assert_eq!(cursor.window(10, 100), 3..13);
        assert_eq!(cursor.selected(100), Some(5));
        cursor.scroll(-3, 10, 100);
        assert_eq!(cursor.window(10, 100), 0..10);
        assert_eq!(cursor.selected(100), Some(5));
    }

    #[derive(Clone, Debug)]
    enum Act {
        Step(isize),
        Scroll(isize),
        Select(usize),
        End,
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            (-30isize..30).prop_map(Act::Step),
            (-30isize..30).prop_map(Act::Scroll),
            (0usize..60).prop_map(Act::Select),
            Just(Act::End),
        ]
    }

    proptest! {
        #[test]
        fn the_chosen_row_is_always_seen(
            acts in prop::collection::vec((act(), 0usize..40, 1usize..20), 1..30)
        ) {
            let mut cursor = Cursor::default();
            for (act, len, height) in acts {
                match act {
                    Act::Step(rows) => cursor.step(rows, len),
                    Act::Scroll(rows) => cursor.scroll(rows, height, len),
                    Act::Select(index) => cursor.select(index),
                    Act::End => cursor.end(len),
                }
                let window = cursor.window(height, len);
                prop_assert_eq!(window.len(), height.min(len));
                prop_assert!(cursor.selected(len).is_none_or(|row| window.contains(&row)));
            }
        }
    }
}
