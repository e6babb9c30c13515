//! What a search found: marked in the text, and the line in which it is typed.

use std::ops::Range;

use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::paint::{Brush, columns, inside, row};
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::model::Model;
use crate::workbench::overlay::Overlay;
use crate::workbench::pane::Pane;
use crate::workbench::search::{Needle, Search};
use crate::workbench::widget::highlight::{Line, Piece};

/// The role of the place that was gone to, and that of the others: they differ without colours.
const HERE: Role = Role::Match;
const THERE: Role = Role::SelectionIdle;

/// What is to be marked in a text.
pub(super) struct Marks {
    needle: Needle,
    /// The line of the place that was gone to, and its bytes.
    pub(super) here: Option<(usize, Range<usize>)>,
    /// Changes each time a place is gone to.
    pub(super) visit: u64,
}

impl Marks {
    /// What is to be marked in a pane; nothing where it isn't searched.
    pub(super) fn of(model: &Model, pane: Pane) -> Option<Self> {
        let search = model.search.as_ref().filter(|search| search.pane == pane)?;
        let needle = search.needle();
        let here = search.spot().map(|spot| (spot.line, spot.bytes.clone()));
        (!needle.is_empty()).then_some(Self { needle, here, visit: search.visit })
    }

    /// A line of the text with its places marked.
    pub(super) fn mark(&self, at: usize, line: &Line) -> Line {
        let text: String = line.iter().map(|piece| piece.text.as_str()).collect();
        let here = self.here.as_ref().filter(|(line, _)| *line == at).map(|(_, bytes)| bytes);
        let found = self.needle.find(&text);
        if found.is_empty() { line.clone() } else { cut(line, &found, here) }
    }

    /// Marks what is found in the rows of an area, as they are drawn already.
    pub(super) fn tint(&self, brush: &mut Brush<'_>, area: Rect) {
        for at in 0..area.height.into() {
            let line = row(area, at).intersection(brush.buffer.area);
            let mut text = String::new();
            let mut places = Vec::new();
            let mut x = line.x;
            while x < line.right() {
                let symbol = brush.buffer[(x, line.y)].symbol();
                places.push((text.len(), x));
                text.push_str(symbol);
                // The cell behind a wide character is part of it.
                x += columns(symbol).max(1);
            }
            let style = brush.style(HERE);
            for found in self.needle.find(&text) {
                for (_, x) in places.iter().filter(|(start, _)| found.contains(start)) {
                    brush.buffer[(*x, line.y)].set_style(style);
                }
            }
        }
    }
}

/// The pieces of a line, cut where a place begins and ends.
fn cut(line: &Line, found: &[Range<usize>], here: Option<&Range<usize>>) -> Line {
    let mut out = Line::new();
    let mut start = 0;
    for piece in line {
        let end = start + piece.text.len();
        let edges = found.iter().flat_map(|found| [found.start, found.end]);
        let mut cuts: Vec<usize> = edges.filter(|edge| (start..end).contains(edge)).collect();
        cuts.extend([start, end]);
        cuts.sort_unstable();
        cuts.dedup();
        for pair in cuts.windows(2) {
            let place = found.iter().find(|found| found.contains(&pair[0]));
            let role = match place {
                Some(place) if Some(place) == here => HERE,
                Some(_) => THERE,
                None => piece.role,
            };
            let text = piece.text[pair[0] - start..pair[1] - start].to_owned();
            out.push(Piece { role, text });
        }
        start = end;
    }
    out
}

/// How many places there are, and which of them was gone to last: `3/17`.
fn count(search: &Search, model: &Model) -> String {
    let at = if search.spots.is_empty() { 0 } else { search.at + 1 };
    let number = |count: usize| model.texts.number(u32::try_from(count).unwrap_or(u32::MAX).into());
    format!("{}/{}", number(at), number(search.spots.len()))
}

/// Draws the line in which a search is typed, over the row above the keys.
pub(super) fn draw_line(brush: &mut Brush<'_>, line: Rect, model: &Model) {
    let Some(search) = &model.search else { return };
    if !matches!(model.overlays.last(), Some(Overlay::Search)) {
        return;
    }
    Clear.render(line, brush.buffer);
    brush.tint(line, Role::Text);
    let content = inside(line);
    let count = if search.text().is_empty() { String::new() } else { count(search, model) };
    let role = if search.spots.is_empty() { Role::Warning } else { Role::Muted };
    let taken = brush.say_right(content, &count, role) + 1;
    let x = content.x + brush.say(content.x, content.y, 1, "/", Role::Key);
    let width = content.right().saturating_sub(x + taken);
    (&search.line).render(Rect { x, width, ..content }, brush.buffer);
}

/// Says at the right of the keys what is searched and how often it is there; gives what is left
/// of the row.
pub(super) fn draw_status(brush: &mut Brush<'_>, area: Rect, model: &Model) -> Rect {
    let Some(search) = &model.search else { return area };
    // It never takes the place of the hint for the help.
    let most = area.width / 3;
    if !model.overlays.is_empty() || model.form.editor.is_some() || most < 8 {
        return area;
    }
    let pane = model.texts.get(&format!("{}.tab", search.pane.text_key()));
    let status = Phrase::new("search-status")
        .with("text", search.text())
        .with("pane", pane)
        .with("count", count(search, model));
    let status = model.texts.say(&status);
    let width = columns(&status).min(most);
    brush.say_right(Rect { x: area.right() - width, width, ..area }, &status, HERE);
    Rect { width: area.width - width - 1, ..area }
}
