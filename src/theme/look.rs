//! A theme on a terminal: what whoever draws is handed, so that nobody asks for the depth.

use std::borrow::Cow;

use ratatui::style::Style;
use ratatui::symbols::border;

use super::plain::one_for_one;
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

    /// A sentence without the marks of typography that a terminal of ASCII shows as rubbish. Letters
    /// stay: a language is written with those it has.
    pub fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.marks == Marks::Unicode || text.is_ascii() {
            return Cow::Borrowed(text);
        }
        Cow::Owned(text.chars().map(one_for_one).collect())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_terminals_get_plain_marks_of_the_same_width() {
        let plain = Look::plain();
        assert_eq!(plain.text("1,2–2,1\u{a0}Gio «\u{a0}été\u{a0}»…"), "1,2-2,1 Gio \" été \".");
        assert_eq!(plain.ellipsis(), ">");
        assert_eq!(plain.border().top_left, "+");
        assert_eq!(Look::default().text("a–b"), "a–b");
        assert_eq!(Look::default().border().top_left, "┌");
    }
}
