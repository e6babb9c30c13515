//! A theme on a terminal: what whoever draws is handed, so that nobody asks for the depth.

use ratatui::style::Style;
use ratatui::symbols::border;

use super::{Depth, Marks, Role, Theme};

/// A theme, how many colours there are for it, and which marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The theme.
    pub theme: Theme,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// Which marks it has.
    pub marks: Marks,
}

impl Default for Look {
    fn default() -> Self {
        Look::new(Theme::dark().clone(), Depth::True, Marks::Unicode)
    }
}

impl Look {
    /// A theme on a terminal.
    pub fn new(theme: Theme, depth: Depth, marks: Marks) -> Self {
        Self { theme, depth, marks }
    }

    /// No colours and no marks beyond ASCII: for plain text and for tests.
    pub fn plain() -> Self {
        Look::new(Theme::monochrome().clone(), Depth::None, Marks::Ascii)
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role, self.depth)
    }

    /// The first mark, or its stand-in where there is only ASCII.
    pub fn mark(&self, mark: &'static str, ascii: &'static str) -> &'static str {
        match self.marks {
            Marks::Unicode => mark,
            Marks::Ascii => ascii,
        }
    }

    /// What stands for the text that was cut off.
    pub fn ellipsis(&self) -> &'static str {
        self.mark("…", ">")
    }

    /// The lines around a pane or a popup: of one weight everywhere.
    pub fn border(&self) -> border::Set<'static> {
        match self.marks {
            Marks::Unicode => border::PLAIN,
            Marks::Ascii => ASCII_BORDER,
        }
    }
}

const ASCII_BORDER: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};
