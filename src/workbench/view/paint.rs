//! Strokes that every pane is drawn with: a row of text with something at its right, a line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::theme::{Look, Role};
use crate::workbench::widget::safe;

/// What draws: a buffer, and how things look.
pub(super) struct Brush<'a> {
    pub(super) buffer: &'a mut Buffer,
    pub(super) look: &'a Look,
}

impl Brush<'_> {
    /// The style of a role.
    pub(super) fn style(&self, role: Role) -> Style {
        self.look.style(role)
    }

    /// Writes text at a place, cut to `width` columns; gives the columns it took.
    pub(super) fn write(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let area = self.buffer.area;
        if width == 0 || y < area.top() || y >= area.bottom() || x >= area.right() {
            return 0;
        }
        let width = width.min(area.right() - x);
        let text = safe::line(text);
        let text = self.look.text(&text);
        let text = safe::truncate(&text, width.into(), self.look.ellipsis());
        let (end, _) = self.buffer.set_stringn(x, y, &text, width.into(), style);
        end.saturating_sub(x)
    }

    /// Writes text in a role.
    pub(super) fn say(&mut self, x: u16, y: u16, width: u16, text: &str, role: Role) -> u16 {
        let style = self.style(role);
        self.write(x, y, width, text, style)
    }

    /// Writes text on a row of its own; nothing where the area has no such row.
    pub(super) fn say_row(&mut self, row: Rect, text: &str, role: Role) {
        if row.height > 0 {
            self.say(row.x, row.y, row.width, text, role);
        }
    }

    /// Writes text so that it ends at the right end of a row.
    pub(super) fn say_right(&mut self, row: Rect, text: &str, role: Role) -> u16 {
        let text = safe::line(text);
        let width = columns(&text).min(row.width);
        self.say(row.right() - width, row.y, width, &text, role);
        width
    }

    /// Writes text at the left and, if there is room, other text at the right; the left one is cut.
    pub(super) fn pair(&mut self, row: Rect, left: (&str, Role), right: (&str, Role)) {
        let wanted = columns(right.0);
        let right_width = if wanted + 4 <= row.width { wanted } else { 0 };
        if right_width > 0 {
            self.say_right(row, right.0, right.1);
        }
        let gap = if right_width > 0 { right_width + 1 } else { 0 };
        self.say(row.x, row.y, row.width.saturating_sub(gap), left.0, left.1);
    }

    /// Lays a style over a row. What is chosen is never dim.
    pub(super) fn tint(&mut self, row: Rect, role: Role) {
        let style = self.style(role);
        let chosen = matches!(role, Role::Selection | Role::SelectionIdle);
        let style = if chosen { style.remove_modifier(Modifier::DIM) } else { style };
        self.buffer.set_style(row.intersection(self.buffer.area), style);
    }

    /// A horizontal line.
    pub(super) fn rule(&mut self, x: u16, y: u16, width: u16) {
        let mark = self.look.mark("─", "-").repeat(width.into());
        self.say(x, y, width, &mark, Role::Border);
    }

    /// A vertical line.
    pub(super) fn wall(&mut self, x: u16, y: u16, height: u16) {
        let mark = self.look.mark("│", "|");
        for row in y..y.saturating_add(height) {
            self.say(x, row, 1, mark, Role::Border);
        }
    }

    /// A place where lines meet.
    pub(super) fn joint(&mut self, x: u16, y: u16, mark: &'static str) {
        let mark = self.look.mark(mark, "+");
        self.say(x, y, 1, mark, Role::Border);
    }
}

/// The columns that text takes, as many as a terminal can have.
pub(super) fn columns(text: &str) -> u16 {
    u16::try_from(safe::width(text)).unwrap_or(u16::MAX)
}

/// One row of an area, from its top; empty where the area has no such row.
pub(super) fn row(area: Rect, at: usize) -> Rect {
    match u16::try_from(at) {
        Ok(at) if at < area.height => Rect { y: area.y + at, height: 1, ..area },
        _ => Rect { height: 0, ..area },
    }
}

/// The area without its first rows.
pub(super) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// The area with a column left free at either side.
pub(super) fn inside(area: Rect) -> Rect {
    let width = area.width.saturating_sub(2);
    Rect { x: area.x + 1.min(area.width), width, ..area }
}
