//! A frame as bytes for the terminal: as few as every terminal understands, because they may have
//! to go over a slow link, and none where nothing has changed.
//!
//! The library's own backend sends each attribute by itself, names the place of every cell anew and
//! resets what it has not set; over a keystroke's few cells that is half of what it sends.

use std::io::{self, Write};

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::super::widget::safe;

/// The attributes by their numbers in a `CSI m` sequence (ECMA-48, 8.3.117).
const ATTRIBUTES: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// A backend that sends little.
#[derive(Debug)]
pub(super) struct Wire<W: Write> {
    inner: CrosstermBackend<W>,
    /// Whether the cursor is hidden; not known before it was shown or hidden once.
    hidden: Option<bool>,
    /// Whether the next frame begins on a screen that is cleared: in the same update, so that
    /// nobody sees it empty.
    clears: bool,
}

impl<W: Write> Wire<W> {
    /// Sends frames to `writer`.
    pub(super) fn new(writer: W) -> Self {
        Self { inner: CrosstermBackend::new(writer), hidden: None, clears: false }
    }

    /// Sends bytes that are no frame.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.inner.write_all(bytes)?;
        Write::flush(&mut self.inner)
    }

    /// What is on the screen is not known any more, nor whether there is a cursor.
    pub(super) fn forget(&mut self) {
        self.hidden = None;
    }
}

impl<W: Write> Backend for Wire<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut bytes = String::new();
        let mut pen = Pen::default();
        for (x, y, cell) in content {
            pen.draw((x, y), cell, &mut bytes);
        }
        if bytes.is_empty() && !self.clears {
            return Ok(());
        }
        pen.lay_down(&mut bytes);
        queue!(self.inner, BeginSynchronizedUpdate)?;
        if std::mem::take(&mut self.clears) {
            queue!(self.inner, Clear(crossterm::terminal::ClearType::All))?;
        }
        self.inner.write_all(bytes.as_bytes())?;
        queue!(self.inner, EndSynchronizedUpdate)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.hidden != Some(true) {
            self.inner.hide_cursor()?;
        }
        self.hidden = Some(true);
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.hidden != Some(false) {
            self.inner.show_cursor()?;
        }
        self.hidden = Some(false);
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        if region == ClearType::All {
            self.clears = true;
            return Ok(());
        }
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

/// Where the terminal would write next, and how.
#[derive(Debug, Default)]
struct Pen {
    /// The place; none where it is not sure.
    at: Option<(u16, u16)>,
    fg: Color,
    bg: Color,
    attributes: Modifier,
}

impl Pen {
    fn draw(&mut self, (x, y): (u16, u16), cell: &Cell, out: &mut String) {
        self.go_to((x, y), out);
        self.take((cell.fg, cell.bg, cell.modifier), out);
        let symbol = cell.symbol();
        out.push_str(symbol);
        // How far a terminal goes on after anything wide is its own affair.
        self.at = (safe::width(symbol) == 1).then_some((x + 1, y));
        if self.at.is_none() {
            self.at = Some((u16::MAX, y));
        }
    }

    fn go_to(&mut self, (x, y): (u16, u16), out: &mut String) {
        match self.at {
            Some(at) if at == (x, y) => {}
            Some((_, row)) if row == y => out.push_str(&format!("\x1b[{}G", x + 1)),
            _ => out.push_str(&format!("\x1b[{};{}H", y + 1, x + 1)),
        }
    }

    /// Takes the colours and attributes that are wanted, in one sequence.
    fn take(&mut self, (fg, bg, attributes): (Color, Color, Modifier), out: &mut String) {
        let mut codes: Vec<String> = Vec::new();
        // Taking attributes away one by one is longer than beginning anew.
        if !attributes.contains(self.attributes) {
            codes.push(String::new());
            (self.fg, self.bg) = (Color::Reset, Color::Reset);
            self.attributes = Modifier::empty();
        }
        let added = attributes.difference(self.attributes);
        let numbers = ATTRIBUTES.iter().filter(|(attribute, _)| added.contains(*attribute));
        codes.extend(numbers.map(|(_, number)| number.to_string()));
        if fg != self.fg {
            codes.push(colour(fg, 30));
        }
        if bg != self.bg {
            codes.push(colour(bg, 40));
        }
        (self.fg, self.bg, self.attributes) = (fg, bg, attributes);
        if !codes.is_empty() {
            out.push_str(&format!("\x1b[{}m", codes.join(";")));
        }
    }

    /// Leaves the terminal writing as it does by itself.
    fn lay_down(&mut self, out: &mut String) {
        if (self.fg, self.bg, self.attributes) != (Color::Reset, Color::Reset, Modifier::empty()) {
            out.push_str("\x1b[m");
        }
    }
}

/// A colour's number: `first` is 30 for text and 40 for what lies behind it.
fn colour(colour: Color, first: u8) -> String {
    let plain = |number: u8| (first + number).to_string();
    let bright = |number: u8| (first + 60 + number).to_string();
    match colour {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", first + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", first + 8),
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::super::super::widget::whole;
    use super::*;

    const COLUMNS: u16 = 12;
    const ROWS: u16 = 4;

    fn bytes(before: &Buffer, after: &Buffer) -> Vec<u8> {
        let mut bytes = Vec::new();
        Wire::new(&mut bytes).draw(before.diff(after).into_iter()).expect("memory takes it");
        bytes
    }

    fn blank() -> Buffer {
        Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS))
    }

    #[test]
    fn nothing_is_sent_where_nothing_has_changed() {
        assert_eq!(bytes(&blank(), &blank()), b"");
    }

    #[test]
    fn a_cleared_screen_is_filled_again_in_the_same_update() {
        let mut bytes = Vec::new();
        let mut wire = Wire::new(&mut bytes);
        wire.clear().expect("memory takes it");
        let mut after = blank();
        after.set_string(0, 0, "a", Style::new());
        wire.draw(blank().diff(&after).into_iter()).expect("memory takes it");
        assert_eq!(bytes, b"\x1b[?2026h\x1b[2J\x1b[1;1Ha\x1b[?2026l");
    }

    #[test]
    fn a_changed_cell_costs_its_place_its_look_and_itself() {
        let mut after = blank();
        after.set_string(3, 1, "ab", Style::new().fg(Color::Red).add_modifier(Modifier::BOLD));
        after.set_string(8, 1, "c", Style::new().fg(Color::Red));
        let text = String::from_utf8(bytes(&blank(), &after)).expect("UTF-8");
        assert_eq!(text, "\x1b[?2026h\x1b[2;4H\x1b[1;31mab\x1b[9G\x1b[;31mc\x1b[m\x1b[?2026l");
    }

    fn styles() -> impl Strategy<Value = Style> {
        let colours = prop_oneof![
            Just(Color::Reset),
            Just(Color::LightRed),
            Just(Color::Blue),
            any::<u8>().prop_map(Color::Indexed),
            any::<(u8, u8, u8)>().prop_map(|(r, g, b)| Color::Rgb(r, g, b)),
        ];
        // Those that the terminal of the tests knows.
        let known = Modifier::BOLD | Modifier::ITALIC | Modifier::UNDERLINED;
        let attributes = (0..u16::MAX).prop_map(move |bits| {
            Modifier::from_bits_truncate(bits) & (known | Modifier::REVERSED)
        });
        (colours.clone(), colours, attributes)
            .prop_map(|(fg, bg, attributes)| Style::new().fg(fg).bg(bg).add_modifier(attributes))
    }

    type Strokes = Vec<(u16, u16, String, Style)>;

    fn frame(parts: &'static [&'static str]) -> impl Strategy<Value = Strokes> {
        let part = proptest::sample::select(parts);
        let text = proptest::collection::vec(part, 1..9).prop_map(|parts| parts.concat());
        proptest::collection::vec((0..COLUMNS, 0..ROWS, text, styles()), 0..12)
    }

    /// Frames one after the other, and whether blanks are to look as they were drawn: in which
    /// colours a terminal leaves what is left of a wide character half written over is its own
    /// affair.
    fn frames() -> impl Strategy<Value = (Vec<Strokes>, bool)> {
        let narrow = proptest::collection::vec(frame(&["a", "é", "─", " "]), 1..5);
        let wide = proptest::collection::vec(frame(&["a", "東", "🦀", " "]), 1..5);
        let one_wide = proptest::collection::vec(frame(&["a", "東", "🦀", " "]), 1);
        prop_oneof![
            narrow.prop_map(|frames| (frames, true)),
            one_wide.prop_map(|frames| (frames, true)),
            wide.prop_map(|frames| (frames, false)),
        ]
    }

    fn vt(color: Color) -> vt100::Color {
        match color {
            Color::Indexed(index) => vt100::Color::Idx(index),
            Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
            Color::Blue => vt100::Color::Idx(4),
            Color::LightRed => vt100::Color::Idx(9),
            _ => vt100::Color::Default,
        }
    }

    /// What a cell of the terminal shows, and what it is to show.
    fn compare(seen: &vt100::Cell, cell: &Cell, blanks: bool) -> Result<(), TestCaseError> {
        let text = if seen.contents().is_empty() { " " } else { seen.contents() };
        prop_assert_eq!(text, cell.symbol());
        if text == " " && !blanks {
            return Ok(());
        }
        prop_assert_eq!((seen.fgcolor(), seen.bgcolor()), (vt(cell.fg), vt(cell.bg)));
        let attributes = [seen.bold(), seen.italic(), seen.underline(), seen.inverse()];
        let wanted = [Modifier::BOLD, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED];
        prop_assert_eq!(attributes, wanted.map(|attribute| cell.modifier.contains(attribute)));
        Ok(())
    }

    proptest! {
        #[test]
        fn the_terminal_shows_each_frame_as_it_was_drawn((frames, blanks) in frames()) {
            let size = |cells| NonZeroU16::new(cells).expect("cells");
            let mut terminal = vt100::Parser::new(size(ROWS), size(COLUMNS), 0);
            let mut before = blank();
            for strokes in frames {
                let mut after = blank();
                for (x, y, text, style) in &strokes {
                    after.set_string(*x, *y, text, *style);
                }
                whole::mend(&mut after);
                terminal.process(&bytes(&before, &after));
                for y in 0..ROWS {
                    let mut x = 0;
                    while x < COLUMNS {
                        let cell = &after[(x, y)];
                        compare(terminal.screen().cell(y, x).expect("a cell"), cell, blanks)?;
                        // The cell behind a wide character is part of it.
                        x += u16::try_from(safe::width(cell.symbol()).max(1)).expect("narrow");
                    }
                }
                before = after;
            }
        }
    }
}
