//! Panes of text: the prompt and the file. Lines are wrapped once per change and width, and
//! coloured as far as somebody has scrolled.

use ratatui::layout::Rect;

use super::paint::{Brush, row};
use super::state::Scrolled;
use crate::workbench::widget::highlight::{Document, Piece};
use crate::workbench::widget::{safe, wrap};

/// A text that was wrapped for a width.
#[derive(Debug, Default)]
pub(super) struct TextCache {
    revision: u64,
    name: String,
    width: u16,
    document: Option<Document>,
    /// The first row of each line, and at the end the number of all rows.
    starts: Vec<usize>,
}

impl TextCache {
    /// Makes this the text of `name` for a width; nothing happens where it is that already.
    /// Whether it is another file than before.
    pub(super) fn load(&mut self, revision: u64, name: &str, text: &str, width: u16) -> bool {
        let same_file = self.name == name;
        let same_text = self.revision == revision && same_file && self.document.is_some();
        if !same_text {
            name.clone_into(&mut self.name);
            match &mut self.document {
                Some(document) if same_file => document.replace(text),
                document => *document = Some(Document::new(name, text)),
            }
        }
        if !same_text || self.width != width {
            (self.revision, self.width) = (revision, width);
            self.starts = starts(text, width);
        }
        !same_file
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.starts.last().copied().unwrap_or(0)
    }

    /// Draws the rows from the scrolled one.
    pub(super) fn draw(&mut self, brush: &mut Brush<'_>, area: Rect, scrolled: &mut Scrolled) {
        scrolled.measure(self.rows(), area.height.into());
        let Some(document) = &mut self.document else {
            return;
        };
        let top = scrolled.top;
        let first = self.starts.partition_point(|start| *start <= top).saturating_sub(1);
        let mut at = self.starts.get(first).copied().unwrap_or(0);
        for line in document.lines(first, area.height.into()) {
            for pieces in wrap::coloured(line, area.width.into()) {
                if at >= top {
                    draw_row(brush, row(area, at - top), &pieces);
                }
                at += 1;
            }
        }
    }
}

fn draw_row(brush: &mut Brush<'_>, row: Rect, pieces: &[Piece]) {
    if row.height == 0 {
        return;
    }
    let mut x = row.x;
    for piece in pieces {
        x += brush.say(x, row.y, row.right().saturating_sub(x), &piece.text, piece.role);
    }
}

fn starts(text: &str, width: u16) -> Vec<usize> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.lines() {
        at += wrap::rows(&safe::line(line), width.into()).len();
        starts.push(at);
    }
    starts
}
