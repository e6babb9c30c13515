//! The scrollbar: a thumb on the line at the right of a pane, so that it takes no column and is
//! not there where everything is seen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::theme::{Look, Role};

/// Draws the thumb over the first column of `area`: `visible` of `total` lines are seen, the
/// first of them is `first`.
pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    first: usize,
    visible: usize,
    total: usize,
    look: &Look,
) {
    let area = area.intersection(buffer.area);
    let Some((start, size)) = thumb(usize::from(area.height), first, visible, total) else {
        return;
    };
    let rows = area.rows().skip(start).take(size);
    for row in rows.filter(|row| !row.is_empty()) {
        buffer[(row.x, row.y)].set_symbol(look.mark("▐", "#")).set_style(look.style(Role::Muted));
    }
}

/// Where the thumb starts and how long it is; nothing where all is seen.
///
/// It touches the end of its way only when there is nothing more beyond.
fn thumb(way: usize, first: usize, visible: usize, total: usize) -> Option<(usize, usize)> {
    if way == 0 || visible >= total {
        return None;
    }
    let size = (way * visible / total).clamp(1, way);
    let (free, hidden) = (way - size, total - visible);
    let first = first.min(hidden);
    let start = match first {
        0 => 0,
        first if first == hidden => free,
        // Rounded, but neither at the start nor at the end where there is room between.
        first => ((free * first + hidden / 2) / hidden).max(1).min(free.saturating_sub(1)),
    };
    Some((start, size))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn there_is_no_thumb_where_everything_is_seen() {
        assert_eq!(thumb(10, 0, 10, 10), None);
        assert_eq!(thumb(0, 0, 10, 100), None);
    }

    #[test]
    fn the_ends_are_reached_only_at_the_ends() {
        assert_eq!(thumb(10, 0, 10, 100), Some((0, 1)));
        assert_eq!(thumb(10, 1, 10, 100), Some((1, 1)));
        assert_eq!(thumb(10, 89, 10, 100), Some((8, 1)));
        assert_eq!(thumb(10, 90, 10, 100), Some((9, 1)));
        assert_eq!(thumb(10, 500, 10, 100), Some((9, 1)));
    }

    #[test]
    fn it_is_drawn_on_one_column() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 4));
        draw(&mut buffer, Rect::new(2, 0, 1, 4), 2, 2, 4, &Look::plain());
        let column: Vec<&str> = (0..4).map(|y| buffer[(2, y)].symbol()).collect();
        assert_eq!(column, [" ", " ", "#", "#"]);
        assert_eq!(buffer[(1, 3)].symbol(), " ");
    }

    proptest! {
        #[test]
        fn the_thumb_stays_on_its_way(
            way in 0usize..60, first in 0usize..3000, visible in 0usize..60, total in 0usize..3000,
        ) {
            if let Some((start, size)) = thumb(way, first, visible, total) {
                prop_assert!(size >= 1 && start + size <= way);
            }
        }
    }
}
