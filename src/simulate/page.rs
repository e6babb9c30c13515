//! What a report is written on: a language, and so many columns.

use crate::text::Texts;

/// What is written on: a language, and so many columns.
pub(super) struct Page<'a> {
    pub(super) texts: &'a Texts,
    pub(super) width: usize,
}

impl Page<'_> {
    /// A paragraph; in an indented one the lines after the first are indented more.
    pub(super) fn wrap(&self, text: &str, indent: usize) -> Vec<String> {
        let mut lines = vec![" ".repeat(indent)];
        let (mut length, mut fresh) = (indent, true);
        // A no-break space is no place for a break.
        for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
            let width = word.chars().count();
            if !fresh && length + 1 + width > self.width {
                length = indent * 2;
                lines.push(" ".repeat(length));
                fresh = true;
            }
            if let Some(line) = lines.last_mut() {
                if !fresh {
                    line.push(' ');
                    length += 1;
                }
                line.push_str(word);
                length += width;
                fresh = false;
            }
        }
        lines
    }
}
