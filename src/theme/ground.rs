//! The terminal's own background: how it names it, and which theme goes with it.

use super::colour::Rgb;
use super::depth::{Depth, Lookup};

/// The background a theme is made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Background {
    /// Light text on a dark ground.
    #[default]
    Dark,
    /// Dark text on a light ground.
    Light,
    /// Either: the theme can be read on both, or paints its own.
    Any,
}

impl Background {
    /// The name in a theme file.
    pub fn name(self) -> &'static str {
        match self {
            Background::Dark => "dark",
            Background::Light => "light",
            Background::Any => "any",
        }
    }

    /// What a terminal's own background asks for.
    pub fn of(ground: Rgb) -> Background {
        // Below this luminance white text has more contrast than black text.
        if ground.luminance() < 0.179 { Background::Dark } else { Background::Light }
    }

    /// What is to be assumed where the terminal does not answer.
    ///
    /// rxvt and Konsole say their colours in `COLORFGBG`, by their numbers among the sixteen, the
    /// background last. Without it most terminals are dark; but tmux before 3.4 and GNU screen keep
    /// silent whatever lies below them (tmux/tmux issues 3582 and 4839).
    pub fn assumed(environment: &Lookup<'_>) -> Background {
        let get = |name| environment(name).unwrap_or_default();
        let told = get("COLORFGBG").rsplit(';').next().and_then(|last| last.parse::<u8>().ok());
        match told {
            Some(0..=6 | 8) => return Background::Dark,
            Some(7 | 9..=15) => return Background::Light,
            _ => {}
        }
        let term = get("TERM");
        let multiplexed = ["TMUX", "STY"].into_iter().any(|name| !get(name).is_empty())
            || ["screen", "tmux"].iter().any(|known| term.starts_with(known));
        if multiplexed { Background::Any } else { Background::Dark }
    }

    /// The theme that goes with it, where there are more than sixteen colours or only those. Of the
    /// sixteen, none but black can be read on every ground.
    pub(super) fn theme(self, depth: Depth) -> &'static str {
        match (self, depth) {
            (Background::Dark, Depth::Ansi16) => "sixteen",
            (Background::Light, Depth::Ansi16) => "sixteen-light",
            (_, Depth::None) | (Background::Any, Depth::Ansi16) => "monochrome",
            (Background::Dark, _) => "dark",
            (Background::Light, _) => "light",
            (Background::Any, _) => "either",
        }
    }
}

/// A colour as terminals answer, which is what X calls it: `rgb:ffff/ffff/ffff` with one to four
/// digits a part, `rgba:` with one part more, or `#` and as many digits for each of three parts.
pub fn answered(text: &str) -> Option<Rgb> {
    if let Some(digits) = text.strip_prefix('#') {
        let part = digits.len() / 3;
        let even = digits.len() % 3 == 0 && (1..=4).contains(&part);
        let cut = |at: usize| digits.get(at * part..(at + 1) * part).and_then(high);
        return if even { Some(Rgb(cut(0)?, cut(1)?, cut(2)?)) } else { None };
    }
    let (parts, count) = match text.strip_prefix("rgb:") {
        Some(parts) => (parts, 3),
        None => (text.strip_prefix("rgba:")?, 4),
    };
    let all: Vec<u8> = parts.split('/').map(scaled).collect::<Option<_>>()?;
    match all[..] {
        [red, green, blue, ..] if all.len() == count => Some(Rgb(red, green, blue)),
        _ => None,
    }
}

/// A part of `rgb:`, of one to four digits: all ones are full strength.
fn scaled(digits: &str) -> Option<u8> {
    let value = hex(digits)?;
    let most = (1_u32 << (4 * digits.len())) - 1;
    u8::try_from((value * 255 + most / 2) / most).ok()
}

/// A part of `#`: the digits are the highest of four.
fn high(digits: &str) -> Option<u8> {
    let value = hex(digits)? << (4 * (4 - digits.len()));
    u8::try_from(value >> 8).ok()
}

fn hex(digits: &str) -> Option<u32> {
    let fine = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
    if fine { u32::from_str_radix(digits, 16).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_answer_is_a_colour() {
        for (text, colour) in [
            ("rgb:ffff/ffff/ffff", Rgb(255, 255, 255)),
            ("rgb:1e1e/2020/FFFF", Rgb(0x1e, 0x20, 0xff)),
            ("rgb:1e/20/ff", Rgb(0x1e, 0x20, 0xff)),
            ("rgb:f/0/8", Rgb(255, 0, 0x88)),
            ("rgb:fff/000/800", Rgb(255, 0, 128)),
            ("rgba:0000/2b2b/3636/ffff", Rgb(0, 0x2b, 0x36)),
            ("#fdf6e3", Rgb(0xfd, 0xf6, 0xe3)),
            ("#fff", Rgb(0xf0, 0xf0, 0xf0)),
            ("#fffffffff", Rgb(255, 255, 255)),
            ("#1e1e20203030", Rgb(0x1e, 0x20, 0x30)),
        ] {
            assert_eq!(answered(text), Some(colour), "{text}");
        }
        for wrong in [
            "",
            "?",
            "#",
            "#ffff",
            "#ggg",
            "rgb:",
            "rgb:ff/ff",
            "rgb:ff/ff/ff/ff",
            "rgba:ff/ff/ff",
            "rgb:fffff/0/0",
            "rgb:+1/0/0",
            "rgb:/0/0",
            "white",
            "#ééé",
        ] {
            assert_eq!(answered(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_terminals_answer_chooses_dark_or_light() {
        assert_eq!(Background::of(Rgb(0x1e, 0x1e, 0x1e)), Background::Dark);
        assert_eq!(Background::of(Rgb(0x00, 0x2b, 0x36)), Background::Dark);
        assert_eq!(Background::of(Rgb(0xfd, 0xf6, 0xe3)), Background::Light);
    }

    #[test]
    fn without_an_answer_the_environment_is_asked() {
        for (words, background) in [
            ("TERM=xterm-256color", Background::Dark),
            ("TERM=rxvt COLORFGBG=15;0", Background::Dark),
            ("TERM=rxvt COLORFGBG=0;15", Background::Light),
            ("TERM=rxvt COLORFGBG=0;default;15", Background::Light),
            ("TERM=rxvt COLORFGBG=12;8", Background::Dark),
            ("TERM=rxvt COLORFGBG=0;7", Background::Light),
            ("TERM=rxvt COLORFGBG=default;default", Background::Dark),
            ("TERM=tmux-256color TMUX=/tmp/x", Background::Any),
            ("TERM=xterm-256color TMUX=/tmp/x", Background::Any),
            ("TERM=screen-256color COLORFGBG=0;15", Background::Light),
            ("TERM=screen.xterm STY=1.pts", Background::Any),
            ("", Background::Dark),
        ] {
            let lookup = |name: &str| {
                let mut pairs = words.split_whitespace().filter_map(|word| word.split_once('='));
                pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
            };
            assert_eq!(Background::assumed(&lookup), background, "{words}");
        }
    }
}
