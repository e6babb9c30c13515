//! Semantic roles to styles: whoever draws says what a thing *is*, the theme says how that looks.
//!
//! Themes hold RGB, because OpenSSH does not forward what the terminal can do; the one place that
//! reduces it to 256, 16 or no colours is [`Theme::style`]. Without colours every role falls back
//! on the monochrome theme, whose selection is reverse video and so never disappears.
//!
//! Trap for the shell around the workbench: crossterm with `NO_COLOR` set emits a reset after each
//! attribute and so erases reverse and bold. It must call `style::force_color_output(true)`; that
//! no colour is sent is this room's doing.

mod colour;
mod depth;
mod ground;
mod look;
mod plain;
mod read;
mod role;

use std::sync::OnceLock;

use ratatui::style::{Color, Modifier, Style};

pub use self::colour::{Colour, Rgb};
pub use self::depth::{Depth, Lookup, Marks};
pub use self::ground::{Background, answered};
pub use self::look::Look;
pub use self::read::{Problem, Themes};
pub use self::role::Role;

/// How one role looks, before it is reduced to what the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// The colour of the text.
    pub fg: Colour,
    /// The colour behind it.
    pub bg: Colour,
    /// Bold, underline, reverse and the like.
    pub attributes: Modifier,
}

/// A style for every role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    name: String,
    background: Background,
    roles: Vec<Appearance>,
}

impl Theme {
    /// The theme that is used unless the terminal says that it is light.
    pub fn dark() -> &'static Theme {
        static DARK: OnceLock<Theme> = OnceLock::new();
        DARK.get_or_init(|| Theme::built_in("dark"))
    }

    /// The theme without a colour, which every other falls back on where there are none.
    pub fn monochrome() -> &'static Theme {
        static MONOCHROME: OnceLock<Theme> = OnceLock::new();
        MONOCHROME.get_or_init(|| Theme::built_in("monochrome"))
    }

    /// A theme of the binary; a test loads each, so that the plain one below is never needed.
    fn built_in(name: &str) -> Theme {
        Themes::built_in().load(name).unwrap_or_else(|_| Theme::plain(name))
    }

    fn plain(name: &str) -> Theme {
        let roles = vec![Appearance::default(); Role::ALL.len()];
        Theme { name: name.to_owned(), background: Background::Any, roles }
    }

    /// The theme's name: that of its file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The background it is made for.
    pub fn background(&self) -> Background {
        self.background
    }

    /// How a role looks with all colours.
    pub fn appearance(&self, role: Role) -> Appearance {
        self.roles.get(role as usize).copied().unwrap_or_default()
    }

    /// The style of a role on a terminal of this depth; a default colour lets the one below show,
    /// so that whoever draws fills the area with [`Role::Text`] first.
    pub fn style(&self, role: Role, depth: Depth) -> Style {
        let Appearance { fg, bg, attributes } = match depth {
            Depth::None => Theme::monochrome().appearance(role),
            _ => self.appearance(role),
        };
        let style = Style::new().add_modifier(attributes);
        match (depth, colour::reduce_ground(bg, depth)) {
            (Depth::None, _) => style,
            // The sixteen colours are the terminal's own, and some tint of them behind the text
            // may swallow it: reverse video always reads, and in one colour all along the row.
            (_, None) => style.add_modifier(Modifier::REVERSED).fg(Color::Reset).bg(Color::Reset),
            (_, Some(ground)) => coloured(style, colour::reduce(fg, depth), ground),
        }
    }
}

/// `Reset` is left out: it would undo what lies below where styles are laid over each other.
fn coloured(style: Style, fg: Color, bg: Color) -> Style {
    let style = if fg == Color::Reset { style } else { style.fg(fg) };
    if bg == Color::Reset { style } else { style.bg(bg) }
}

#[cfg(test)]
mod tests;
