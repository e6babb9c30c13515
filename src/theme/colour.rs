//! Colours in RGB, their contrast, and their reduction to what a terminal has.

use ratatui::style::Color;

use super::depth::Depth;

/// A colour of the sRGB space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// A colour of a theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Colour {
    /// The terminal's own.
    #[default]
    Default,
    /// One of the terminal's own sixteen, by its number.
    Ansi(u8),
    /// This one.
    Rgb(Rgb),
}

/// The sixteen, by their numbers: as a theme file calls them, and as the terminal library does.
const SIXTEEN: [(&str, Color); 16] = [
    ("ansi-black", Color::Black),
    ("ansi-red", Color::Red),
    ("ansi-green", Color::Green),
    ("ansi-yellow", Color::Yellow),
    ("ansi-blue", Color::Blue),
    ("ansi-magenta", Color::Magenta),
    ("ansi-cyan", Color::Cyan),
    ("ansi-white", Color::Gray),
    ("ansi-bright-black", Color::DarkGray),
    ("ansi-bright-red", Color::LightRed),
    ("ansi-bright-green", Color::LightGreen),
    ("ansi-bright-yellow", Color::LightYellow),
    ("ansi-bright-blue", Color::LightBlue),
    ("ansi-bright-magenta", Color::LightMagenta),
    ("ansi-bright-cyan", Color::LightCyan),
    ("ansi-bright-white", Color::White),
];

impl Colour {
    /// The colour that has a name of its own in a theme file.
    pub(super) fn named(name: &str) -> Option<Colour> {
        let number = SIXTEEN.iter().position(|(known, _)| *known == name);
        let ansi = || Some(Colour::Ansi(u8::try_from(number?).ok()?));
        if name == "default" { Some(Colour::Default) } else { ansi() }
    }

    /// All such names.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        std::iter::once("default").chain(SIXTEEN.iter().map(|(name, _)| *name))
    }
}

/// One of the sixteen, as the terminal library calls it.
pub(super) fn ansi(number: u8) -> Color {
    SIXTEEN.get(usize::from(number)).map_or(Color::Reset, |(_, color)| *color)
}

impl Rgb {
    /// Reads `7cc4ff` or `#7cc4ff`.
    pub fn parse(text: &str) -> Option<Rgb> {
        let hex = text.strip_prefix('#').unwrap_or(text);
        if hex.len() != 6 || !hex.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| hex.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
        Some(Rgb(part(0)?, part(2)?, part(4)?))
    }

    /// Relative luminance, 0 to 1, as WCAG 2.2 defines it.
    pub fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it.
    pub fn contrast(self, other: Rgb) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn distance(self, other: Rgb) -> i32 {
        let square = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
        square(self.0, other.0) + square(self.1, other.1) + square(self.2, other.2)
    }
}

/// A text colour as a terminal of this depth has it.
pub(super) fn reduce(colour: Colour, depth: Depth) -> Color {
    match (colour, depth) {
        (Colour::Default, _) | (_, Depth::None) => Color::Reset,
        (Colour::Ansi(number), _) => ansi(number),
        (Colour::Rgb(rgb), Depth::True) => Color::Rgb(rgb.0, rgb.1, rgb.2),
        (Colour::Rgb(rgb), Depth::Ansi256) => Color::Indexed(nearest_of_256(rgb)),
        (Colour::Rgb(rgb), Depth::Ansi16) => named(rgb),
    }
}

/// The same for a background; nothing where only reverse video is sure to be legible.
pub(super) fn reduce_ground(colour: Colour, depth: Depth) -> Option<Color> {
    match (colour, depth) {
        (Colour::Rgb(rgb), Depth::Ansi16) => match rgb.luminance() {
            ..0.02 => Some(Color::Black),
            0.8.. => Some(Color::White),
            _ => None,
        },
        _ => Some(reduce(colour, depth)),
    }
}

/// The steps of the colour cube of 256-colour terminals.
const CUBE: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest of the cube (16–231) and the greys (232–255); never one of the first sixteen,
/// which every terminal's user sets at will.
fn nearest_of_256(rgb: Rgb) -> u8 {
    let candidates = (16..=255).map(|index| (rgb.distance(of_256(index)), index));
    candidates.min().map_or(16, |(_, index)| index)
}

/// What a colour of the cube or of the greys looks like.
pub(super) fn of_256(index: u8) -> Rgb {
    if index >= 232 {
        let grey = 8 + (index - 232) * 10;
        return Rgb(grey, grey, grey);
    }
    let cell = index.saturating_sub(16);
    let step = |digit: u8| CUBE[usize::from(digit % 6)];
    Rgb(step(cell / 36), step(cell / 6), step(cell))
}

/// The one of sixteen with this hue. What the sixteen look like is the terminal's own affair, so
/// distances in RGB would mean nothing; red is red in all of them.
fn named(rgb: Rgb) -> Color {
    let (most, least) = (rgb.0.max(rgb.1).max(rgb.2), rgb.0.min(rgb.1).min(rgb.2));
    if most - least < 40 {
        return grey(most);
    }
    // A part counts when it is nearer to the strongest than to the weakest.
    let counts = |part: u8| part - least >= (most - least).div_ceil(2);
    let bright = rgb.luminance() > 0.25;
    match (counts(rgb.0), counts(rgb.1), counts(rgb.2), bright) {
        (true, false, false, false) => Color::Red,
        (true, false, false, true) => Color::LightRed,
        (false, true, false, false) => Color::Green,
        (false, true, false, true) => Color::LightGreen,
        (true, true, _, false) => Color::Yellow,
        (true, true, _, true) => Color::LightYellow,
        (false, false, _, false) => Color::Blue,
        (false, false, _, true) => Color::LightBlue,
        (true, false, true, false) => Color::Magenta,
        (true, false, true, true) => Color::LightMagenta,
        (false, true, true, false) => Color::Cyan,
        (false, true, true, true) => Color::LightCyan,
    }
}

fn grey(level: u8) -> Color {
    match level {
        0..=50 => Color::Black,
        51..=120 => Color::DarkGray,
        121..=215 => Color::Gray,
        216..=255 => Color::White,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(hex: &str, depth: Depth) -> Color {
        reduce(Colour::Rgb(Rgb::parse(hex).expect("hex")), depth)
    }

    #[test]
    fn six_hexadecimal_digits_are_a_colour() {
        assert_eq!(Rgb::parse("#7cC4ff"), Some(Rgb(0x7c, 0xc4, 0xff)));
        assert_eq!(Rgb::parse("000000"), Some(Rgb(0, 0, 0)));
        for wrong in ["", "#", "7cc4f", "7cc4ffa", "7cc4fg", "+7cc4f", "äää"] {
            assert_eq!(Rgb::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        // The grey that WCAG's own tools give 4.54 on white.
        assert!((Rgb(0x76, 0x76, 0x76).contrast(white) - 4.54).abs() < 0.01);
    }

    #[test]
    fn rgb_goes_out_as_it_is_where_the_terminal_has_it() {
        assert_eq!(text("7cc4ff", Depth::True), Color::Rgb(0x7c, 0xc4, 0xff));
        assert_eq!(text("7cc4ff", Depth::None), Color::Reset);
        assert_eq!(reduce(Colour::Default, Depth::True), Color::Reset);
    }

    #[test]
    fn the_256_are_the_cube_and_the_greys() {
        assert_eq!(text("ff0000", Depth::Ansi256), Color::Indexed(196));
        assert_eq!(text("080808", Depth::Ansi256), Color::Indexed(232));
        assert_eq!(text("5f87af", Depth::Ansi256), Color::Indexed(67));
        assert_eq!(of_256(67), Rgb(0x5f, 0x87, 0xaf));
        assert_eq!(of_256(255), Rgb(238, 238, 238));
    }

    #[test]
    fn the_sixteen_keep_the_hue() {
        assert_eq!(text("ff8a80", Depth::Ansi16), Color::LightRed);
        assert_eq!(text("b00020", Depth::Ansi16), Color::Red);
        assert_eq!(text("8ab4f8", Depth::Ansi16), Color::LightBlue);
        assert_eq!(text("7ad28c", Depth::Ansi16), Color::LightGreen);
        assert_eq!(text("8a5a00", Depth::Ansi16), Color::Yellow);
        assert_eq!(text("808080", Depth::Ansi16), Color::Gray);
    }

    #[test]
    fn a_tinted_background_is_no_colour_of_sixteen() {
        let tint = Colour::Rgb(Rgb(0xcf, 0xe3, 0xff));
        assert_eq!(reduce_ground(tint, Depth::Ansi16), None);
        assert_eq!(reduce_ground(Colour::Rgb(Rgb(0, 0, 0)), Depth::Ansi16), Some(Color::Black));
        let nearly = Colour::Rgb(Rgb(0x0f, 0x17, 0x24));
        assert_eq!(reduce_ground(nearly, Depth::Ansi16), Some(Color::Black));
        assert_eq!(reduce_ground(Colour::Default, Depth::Ansi16), Some(Color::Reset));
    }
}
