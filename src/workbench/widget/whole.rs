//! Wide characters that a layer was drawn over by half.
//!
//! A buffer holds such a character in the first of its cells, and whatever is drawn later takes the
//! second without a word to the first. The library takes buffers for whole: it would send the
//! character and leave out what stands behind it, so that a layer lost a piece of its frame.

use ratatui::buffer::{Buffer, Cell, CellWidth};

/// Puts a blank for each wide character of which something else has taken a part: what a terminal
/// itself leaves of one that is written over by half.
pub fn mend(buffer: &mut Buffer) {
    let columns = usize::from(buffer.area.width);
    if columns == 0 {
        return;
    }
    for row in buffer.content.chunks_mut(columns) {
        for x in 0..row.len() {
            let end = x + usize::from(row[x].cell_width()).max(1);
            let taken = |cell: &Cell| cell.symbol() != " ";
            if row.get(x + 1..end).is_none_or(|behind| behind.iter().any(taken)) {
                row[x].set_symbol(" ");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn mended(strokes: &[(u16, &str)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        for (x, text) in strokes {
            buffer.set_string(*x, 0, text, Style::new());
        }
        mend(&mut buffer);
        buffer
    }

    #[test]
    fn a_whole_character_stays() {
        assert_eq!(mended(&[(0, "a東🦀b")]), Buffer::with_lines(["a東🦀b"]));
    }

    #[test]
    fn half_a_character_leaves_a_blank_and_what_lies_over_it_stays() {
        assert_eq!(mended(&[(0, "a東c"), (2, "│")]), Buffer::with_lines(["a │c  "]));
        assert_eq!(mended(&[(0, "a東c"), (1, "│")]), Buffer::with_lines(["a│ c  "]));
        assert_eq!(mended(&[(0, "京\u{11000}c"), (2, "│")]), Buffer::with_lines(["  │c  "]));
    }

    #[test]
    fn a_wide_character_over_half_of_another_is_the_one_that_is_seen() {
        assert_eq!(mended(&[(0, "東東"), (1, "🦀")]), Buffer::with_lines([" 🦀   "]));
    }
}
