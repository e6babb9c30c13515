//! Panes of text: the prompt and the file. Prose is wrapped once per change and width; code keeps
//! its lines, because where they begin means something, and scrolls sideways. Lines are coloured
//! as far as somebody has scrolled.

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::paint::{Brush, row};
use super::state::Scrolled;
use crate::workbench::widget::highlight::{Document, Piece};
use crate::workbench::widget::{safe, wrap};

/// A text, as it was laid out for a width.
#[derive(Debug, Default)]
pub(super) struct TextCache {
    revision: u64,
    name: String,
    width: u16,
    document: Option<Document>,
    /// Of prose the first row of each line, and at the end the number of all rows.
    starts: Option<Vec<usize>>,
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
            self.starts = is_prose(name).then(|| starts(text, width));
        }
        !same_file
    }

    /// How many rows there are.
    fn rows(&self) -> usize {
        match &self.starts {
            Some(starts) => starts.last().copied().unwrap_or(0),
            None => self.document.as_ref().map_or(0, Document::len),
        }
    }

    /// Draws the rows from the scrolled one.
    pub(super) fn draw(&mut self, brush: &mut Brush<'_>, area: Rect, scrolled: &mut Scrolled) {
        scrolled.measure(self.rows(), area.height.into());
        let Some(document) = &mut self.document else {
            return;
        };
        match &self.starts {
            Some(starts) => draw_prose(brush, area, document, starts, scrolled.top),
            None => draw_code(brush, area, document, scrolled),
        }
    }
}

fn is_prose(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|end| end == "md")
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

fn draw_prose(
    brush: &mut Brush<'_>,
    area: Rect,
    document: &mut Document,
    starts: &[usize],
    top: usize,
) {
    let first = starts.partition_point(|start| *start <= top).saturating_sub(1);
    let mut at = starts.get(first).copied().unwrap_or(0);
    for line in document.lines(first, area.height.into()) {
        for pieces in wrap::coloured(line, area.width.into()) {
            if at >= top {
                draw_row(brush, row(area, at - top), &pieces, 0);
            }
            at += 1;
        }
    }
}

fn draw_code(brush: &mut Brush<'_>, area: Rect, document: &mut Document, scrolled: &mut Scrolled) {
    let lines = document.lines(scrolled.top, area.height.into());
    let width = |line: &Vec<Piece>| line.iter().map(|piece| safe::width(&piece.text)).sum();
    let widest: usize = lines.iter().map(width).max().unwrap_or(0);
    scrolled.left = scrolled.left.min(widest.saturating_sub(area.width.into()));
    for (at, pieces) in lines.iter().enumerate() {
        draw_row(brush, row(area, at), pieces, scrolled.left);
    }
}

/// Draws a row without its first `left` columns; where it goes on beyond the row, it says so.
fn draw_row(brush: &mut Brush<'_>, row: Rect, pieces: &[Piece], left: usize) {
    if row.height == 0 {
        return;
    }
    let mut x = row.x;
    let mut hidden = left;
    for (at, piece) in pieces.iter().enumerate() {
        let shown = skip(&piece.text, &mut hidden);
        let more = pieces[at + 1..].iter().any(|piece| !piece.text.trim().is_empty());
        let room = row.right().saturating_sub(x);
        let width = u16::try_from(safe::width(shown)).unwrap_or(u16::MAX);
        // The last cell is the ellipsis' where something follows that has no room.
        let room = if more && width >= room { room.saturating_sub(1) } else { room };
        x += brush.say(x, row.y, room, shown, piece.role);
        if more && width >= room {
            let end = brush.look.ellipsis();
            brush.say(row.right().saturating_sub(1), row.y, 1, end, piece.role);
            return;
        }
    }
}

/// The text without as many columns as are still to be hidden.
fn skip<'a>(text: &'a str, hidden: &mut usize) -> &'a str {
    for (at, grapheme) in text.grapheme_indices(true) {
        if *hidden == 0 {
            return &text[at..];
        }
        *hidden = hidden.saturating_sub(safe::width(grapheme));
    }
    ""
}
