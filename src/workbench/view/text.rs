//! Panes of text: the prompt and the file. Prose is wrapped once per change and width; code keeps
//! its lines, because where they begin means something, and scrolls sideways. Lines are coloured
//! as far as somebody has scrolled.

use std::borrow::Cow;

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

use super::paint::{Brush, row};
use super::search::Marks;
use super::state::Scrolled;
use crate::workbench::widget::highlight::{Document, Line, Piece};
use crate::workbench::widget::{safe, wrap};

/// What a text is laid out from.
#[derive(Debug, Default)]
enum Content {
    #[default]
    Nothing,
    /// Coloured as far as somebody has looked.
    Document(Document),
    /// Coloured already.
    Lines(Vec<Line>),
}

impl Content {
    fn len(&self) -> usize {
        match self {
            Content::Nothing => 0,
            Content::Document(document) => document.len(),
            Content::Lines(lines) => lines.len(),
        }
    }

    /// The lines from `first`, at most `count`.
    fn lines(&mut self, first: usize, count: usize) -> &[Line] {
        match self {
            Content::Nothing => &[],
            Content::Document(document) => document.lines(first, count),
            Content::Lines(lines) => {
                let end = first.saturating_add(count).min(lines.len());
                lines.get(first..end).unwrap_or_default()
            }
        }
    }
}

/// A text, as it was laid out for a width.
#[derive(Debug, Default)]
pub(super) struct TextCache {
    revision: u64,
    name: String,
    width: u16,
    content: Content,
    /// Of prose the first row of each line, and at the end the number of all rows.
    starts: Option<Vec<usize>>,
}

impl TextCache {
    /// Makes this the text of `name` for a width; nothing happens where it is that already.
    /// Whether it is another file than before.
    pub(super) fn load(&mut self, revision: u64, name: &str, text: &str, width: u16) -> bool {
        let same_file = self.name == name;
        let known = matches!(self.content, Content::Document(_));
        let same_text = self.revision == revision && same_file && known;
        if !same_text {
            name.clone_into(&mut self.name);
            match &mut self.content {
                Content::Document(document) if same_file => document.replace(text),
                content => *content = Content::Document(Document::new(name, text)),
            }
        }
        if !same_text || self.width != width {
            (self.revision, self.width) = (revision, width);
            self.starts = is_prose(name).then(|| starts(text, width));
        }
        !same_file
    }

    /// Makes this lines that are coloured already, for a width; they are made where the text of
    /// that revision isn't there yet.
    pub(super) fn load_lines(
        &mut self,
        (revision, name): (u64, &str),
        make: impl FnOnce() -> Vec<Line>,
        width: u16,
    ) {
        let known = matches!(self.content, Content::Lines(_)) && self.name == name;
        let same_text = known && self.revision == revision;
        if !same_text {
            self.content = Content::Lines(make());
        }
        if !same_text || self.width != width {
            let lines = self.content.lines(0, usize::MAX).iter();
            self.starts = Some(sums(lines.map(|line| wrap::coloured(line, width.into()).len())));
        }
        (self.revision, self.width) = (revision, width);
        name.clone_into(&mut self.name);
    }

    /// How many rows there are.
    fn rows(&self) -> usize {
        match &self.starts {
            Some(starts) => starts.last().copied().unwrap_or(0),
            None => self.content.len(),
        }
    }

    /// The line that a row belongs to.
    pub(super) fn line_at(&self, row: usize) -> usize {
        match &self.starts {
            Some(starts) => starts.partition_point(|start| *start <= row).saturating_sub(1),
            None => row,
        }
    }

    /// Draws the rows from the scrolled one; what a search found is marked and brought into sight.
    pub(super) fn draw(
        &mut self,
        brush: &mut Brush<'_>,
        area: Rect,
        scrolled: &mut Scrolled,
        marks: Option<&Marks>,
    ) {
        scrolled.measure(self.rows(), area.height.into());
        if let Some(marks) = marks {
            self.visit(area.width.into(), scrolled, marks);
        }
        match &self.starts {
            Some(starts) => {
                draw_prose(brush, area, &mut self.content, (starts, scrolled.top), marks);
            }
            None => draw_code(brush, area, &mut self.content, scrolled, marks),
        }
    }

    /// Brings the place that a search has gone to into sight.
    fn visit(&mut self, width: usize, scrolled: &mut Scrolled, marks: &Marks) {
        let Some((at, bytes)) = &marks.here else { return };
        let line = self.content.lines(*at, 1).first().cloned().unwrap_or_default();
        let text: String = line.iter().map(|piece| piece.text.as_str()).collect();
        let before = |end: usize| text.get(..end).map_or(0, safe::width);
        if let Some(starts) = &self.starts {
            let rows = wrap::rows(&text, width);
            let row = rows.iter().rposition(|row| row.bytes.start <= bytes.start).unwrap_or(0);
            scrolled.visit(marks.visit, starts.get(*at).copied().unwrap_or(0) + row, None);
        } else {
            let columns = (before(bytes.start), before(bytes.end), width);
            scrolled.visit(marks.visit, *at, Some(columns));
        }
    }
}

/// Where each of some things begins when they lie one below the other, and where the last ends.
fn sums(heights: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut at = 0;
    let ends = heights.map(|height| {
        at += height;
        at
    });
    std::iter::once(0).chain(ends).collect()
}

fn is_prose(name: &str) -> bool {
    // The prompt is prose, and what has changed in it as well.
    name == "prompt.diff" || std::path::Path::new(name).extension().is_some_and(|end| end == "md")
}

fn starts(text: &str, width: u16) -> Vec<usize> {
    sums(text.lines().map(|line| wrap::rows(&safe::line(line), width.into()).len()))
}

fn draw_prose(
    brush: &mut Brush<'_>,
    area: Rect,
    content: &mut Content,
    (starts, top): (&[usize], usize),
    marks: Option<&Marks>,
) {
    let first = starts.partition_point(|start| *start <= top).saturating_sub(1);
    let mut at = starts.get(first).copied().unwrap_or(0);
    for (offset, line) in content.lines(first, area.height.into()).iter().enumerate() {
        for pieces in wrap::coloured(&marked(line, first + offset, marks), area.width.into()) {
            if at >= top {
                draw_row(brush, row(area, at - top), &pieces, 0);
            }
            at += 1;
        }
    }
}

/// A line with what a search found in it.
fn marked<'a>(line: &'a Line, at: usize, marks: Option<&Marks>) -> Cow<'a, Line> {
    marks.map_or(Cow::Borrowed(line), |marks| Cow::Owned(marks.mark(at, line)))
}

fn draw_code(
    brush: &mut Brush<'_>,
    area: Rect,
    content: &mut Content,
    scrolled: &mut Scrolled,
    marks: Option<&Marks>,
) {
    let lines = content.lines(scrolled.top, area.height.into());
    let width = |line: &Vec<Piece>| line.iter().map(|piece| safe::width(&piece.text)).sum();
    let widest: usize = lines.iter().map(width).max().unwrap_or(0);
    scrolled.left = scrolled.left.min(widest.saturating_sub(area.width.into()));
    for (at, pieces) in lines.iter().enumerate() {
        let line = marked(pieces, scrolled.top + at, marks);
        draw_row(brush, row(area, at), &line, scrolled.left);
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
