//! What drawing leaves behind for the next frame and for the mouse: where things are on the
//! screen, how far the panes are scrolled, and text that was wrapped already.

use std::collections::BTreeMap;

use ratatui::layout::{Position, Rect};

use super::text::TextCache;
use crate::workbench::message::{Scroll, Target};
use crate::workbench::pane::Pane;

/// How far a pane is scrolled, and what that is measured against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scrolled {
    /// The first row shown.
    pub top: usize,
    /// The first column shown.
    pub left: usize,
    /// Rows that are shown at once.
    pub height: usize,
    /// Rows that there are.
    pub rows: usize,
    /// The row that was last brought into sight, so that the wheel can leave it.
    kept: Option<usize>,
    /// The place of a search that was last brought into sight.
    visited: u64,
}

impl Scrolled {
    /// Takes the measures of this frame.
    pub(super) fn measure(&mut self, rows: usize, height: usize) {
        (self.rows, self.height) = (rows, height);
        self.top = self.top.min(rows.saturating_sub(height));
    }

    /// Brings a row into sight, where it isn't the one that was last brought there.
    pub(super) fn keep_in_sight(&mut self, row: usize, context: usize) {
        if self.kept == Some(row) {
            return;
        }
        self.kept = Some(row);
        let context = context.min(self.height.saturating_sub(1) / 2);
        let lowest = row.saturating_sub(context);
        let highest = (row + context + 1).saturating_sub(self.height);
        self.top = self.top.clamp(highest.min(lowest), lowest);
        self.top = self.top.min(self.rows.saturating_sub(self.height));
    }

    /// Brings a block of rows into sight, where it isn't the one that was last brought there; of
    /// one that is too long its beginning.
    pub(super) fn keep_block_in_sight(&mut self, first: usize, rows: usize) {
        if self.kept == Some(first) {
            return;
        }
        self.kept = Some(first);
        let last = first + rows.min(self.height);
        self.top = self.top.clamp(last.saturating_sub(self.height), first);
        self.top = self.top.min(self.rows.saturating_sub(self.height));
    }

    /// Brings a row and, of a text that is not wrapped, columns into sight; once for each visit.
    pub(super) fn visit(&mut self, visit: u64, row: usize, columns: Option<(usize, usize, usize)>) {
        if self.visited == visit {
            return;
        }
        self.visited = visit;
        self.kept = None;
        self.keep_in_sight(row, 2);
        if let Some((start, end, width)) = columns {
            // As little as it takes, the end first: of a long place the start is what one wants.
            self.left = self.left.max(end.saturating_sub(width)).min(start);
        }
    }

    fn scroll(&mut self, by: Scroll) {
        if let Scroll::Columns(columns) = by {
            self.left = self.left.saturating_add_signed(columns);
            return;
        }
        let page = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(isize::MAX);
        let last = self.rows.saturating_sub(self.height);
        self.top = match by {
            Scroll::Lines(lines) => self.top.saturating_add_signed(lines),
            Scroll::Pages(pages) => self.top.saturating_add_signed(pages.saturating_mul(page)),
            Scroll::First | Scroll::Columns(_) => 0,
            Scroll::Last => last,
        }
        .min(last);
    }
}

/// What drawing leaves behind.
#[derive(Debug, Default)]
pub struct ViewState {
    places: Vec<(Rect, Target)>,
    scrolled: BTreeMap<Pane, Scrolled>,
    /// The prompt as it was wrapped.
    pub(super) prompt: TextCache,
    /// The file as it was wrapped.
    pub(super) file: TextCache,
    /// How far the top layer can be scrolled; nothing where it cannot be.
    layer_end: usize,
}

impl ViewState {
    /// Begins a frame.
    pub(super) fn begin(&mut self) {
        self.places.clear();
        self.layer_end = 0;
    }

    /// Remembers what is drawn at a place; what is drawn later lies above.
    pub(super) fn place(&mut self, area: Rect, target: Target) {
        self.places.push((area, target));
    }

    /// The first row of a layer to show, of so many, where so many are shown at once.
    pub(super) fn layer_top(&mut self, scroll: usize, rows: usize, height: usize) -> usize {
        self.layer_end = rows.saturating_sub(height);
        scroll.min(self.layer_end)
    }

    /// How far the top layer can be scrolled.
    pub fn layer_end(&self) -> usize {
        self.layer_end
    }

    /// What lies on top at a place.
    pub fn at(&self, column: u16, row: u16) -> Option<&Target> {
        let here = Position::new(column, row);
        self.places.iter().rev().find(|(area, _)| area.contains(here)).map(|(_, target)| target)
    }

    /// The pane at a place.
    pub fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        let here = Position::new(column, row);
        self.places.iter().rev().find_map(|(area, target)| match target {
            Target::Pane(pane) if area.contains(here) => Some(*pane),
            _ => None,
        })
    }

    /// The first line of a pane's text that was shown.
    pub fn first_line(&self, pane: Pane) -> usize {
        let top = self.scrolled.get(&pane).map_or(0, |scrolled| scrolled.top);
        match pane {
            Pane::Prompt => self.prompt.line_at(top),
            Pane::File => self.file.line_at(top),
            _ => top,
        }
    }

    /// How far a pane is scrolled.
    pub fn scrolled(&mut self, pane: Pane) -> &mut Scrolled {
        self.scrolled.entry(pane).or_default()
    }

    /// Scrolls a pane.
    pub fn scroll(&mut self, pane: Pane, by: Scroll) {
        self.scrolled(pane).scroll(by);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(rows: usize, height: usize) -> Scrolled {
        let mut scrolled = Scrolled::default();
        scrolled.measure(rows, height);
        scrolled
    }

    #[test]
    fn the_row_under_the_cursor_stays_in_sight() {
        let mut scrolled = measured(100, 10);
        scrolled.keep_in_sight(50, 2);
        assert_eq!(scrolled.top, 43);
        scrolled.keep_in_sight(44, 2);
        assert_eq!(scrolled.top, 42);
        scrolled.keep_in_sight(0, 2);
        assert_eq!(scrolled.top, 0);
        scrolled.keep_in_sight(99, 2);
        assert_eq!(scrolled.top, 90);
    }

    #[test]
    fn of_a_block_that_is_too_long_the_beginning_is_in_sight() {
        let mut scrolled = measured(100, 10);
        scrolled.keep_block_in_sight(20, 4);
        assert_eq!(scrolled.top, 14);
        scrolled.keep_block_in_sight(30, 14);
        assert_eq!(scrolled.top, 30);
        scrolled.keep_block_in_sight(0, 12);
        assert_eq!(scrolled.top, 0);
        scrolled.scroll(Scroll::Lines(3));
        scrolled.keep_block_in_sight(0, 12);
        assert_eq!(scrolled.top, 3, "the wheel may leave it");
    }

    #[test]
    fn the_wheel_may_leave_the_cursor() {
        let mut scrolled = measured(100, 10);
        scrolled.keep_in_sight(0, 2);
        scrolled.scroll(Scroll::Lines(5));
        scrolled.keep_in_sight(0, 2);
        assert_eq!(scrolled.top, 5);
    }

    #[test]
    fn scrolling_ends_at_the_ends() {
        let mut scrolled = measured(30, 10);
        scrolled.scroll(Scroll::Pages(9));
        assert_eq!(scrolled.top, 20);
        scrolled.scroll(Scroll::Pages(-1));
        assert_eq!(scrolled.top, 11);
        scrolled.measure(5, 10);
        assert_eq!(scrolled.top, 0);
    }
}
