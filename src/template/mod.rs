//! The one place that renders templates.

/// The kind of file that is rendered: it decides how values are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Each value becomes one whole scalar.
    Yaml,
    /// Each value becomes one word.
    Shell,
    /// Each value becomes running text.
    Markdown,
    /// Values are written as they are.
    Plain,
}
