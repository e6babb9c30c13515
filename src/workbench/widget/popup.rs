//! The popup: a cleared area with one border, in the middle of the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::text::Span;
use ratatui::widgets::{Block, Clear, Widget};

use super::safe;
use crate::theme::{Look, Role};

/// The area in the middle of `screen` whose inside is so wide and high, or as much as there is.
pub fn area(screen: Rect, columns: u16, rows: u16) -> Rect {
    let width = columns.saturating_add(4).min(screen.width);
    let height = rows.saturating_add(2).min(screen.height);
    Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    }
}

/// Clears `area`, draws its border and title, and gives the inside back.
pub fn draw(buffer: &mut Buffer, area: Rect, title: &str, look: &Look) -> Rect {
    let area = area.intersection(buffer.area);
    Clear.render(area, buffer);
    buffer.set_style(area, look.style(Role::Text));
    let room = usize::from(area.width).saturating_sub(6);
    let title = look.text(title);
    let title = safe::truncate(&title, room, look.ellipsis()).into_owned();
    let block = Block::bordered().border_set(look.border()).border_style(look.style(Role::Border));
    let block = if title.is_empty() {
        block
    } else {
        block.title(Span::styled(format!(" {title} "), look.style(Role::Focus)))
    };
    block.render(area, buffer);
    area.inner(Margin::new(2, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(buffer: &Buffer) -> Vec<String> {
        let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect();
        (0..buffer.area.height).map(row).collect()
    }

    #[test]
    fn it_is_framed_in_the_middle() {
        let screen = Rect::new(0, 0, 12, 4);
        let mut buffer = Buffer::empty(screen);
        let text = ["xxxxxxxxxxxx"; 4];
        for (y, row) in (0..).zip(text) {
            buffer.set_string(0, y, row, ratatui::style::Style::new());
        }
        let inside = draw(&mut buffer, area(screen, 6, 1), "A title", &Look::plain());
        assert_eq!(inside, Rect::new(3, 1, 6, 1));
        assert_eq!(rows(&buffer), ["x+ A t> --+x", "x|        |x", "x+--------+x", "xxxxxxxxxxxx"]);
    }

    #[test]
    fn it_never_leaves_a_small_screen() {
        for (columns, rows) in [(0, 0), (1, 1), (3, 2), (5, 3)] {
            let screen = Rect::new(0, 0, columns, rows);
            let mut buffer = Buffer::empty(screen);
            let inside = draw(&mut buffer, area(screen, 40, 10), "Title", &Look::default());
            assert_eq!(inside.intersection(screen), inside);
        }
    }
}
