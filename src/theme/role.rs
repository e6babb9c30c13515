//! The roles: everything that is drawn is one of these, and nothing names a colour.

/// Declares the roles once, so that the list and the names in a theme file cannot drift apart.
macro_rules! roles {
    ($($(#[doc = $doc:literal])+ $role:ident = $name:literal,)+) => {
        /// What a piece of the screen is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role {
            $($(#[doc = $doc])+ $role,)+
        }

        impl Role {
            /// Every role, in the order of a theme file.
            pub const ALL: &'static [Role] = &[$(Role::$role,)+];

            /// The role's name in a theme file.
            pub fn name(self) -> &'static str {
                match self {
                    $(Role::$role => $name,)+
                }
            }
        }
    };
}

roles! {
    /// Ordinary text.
    Text = "text",
    /// Text of less weight: labels, units, what cannot be chosen.
    Muted = "muted",
    /// The program's and a pane's name.
    Title = "title",
    /// The title and border of the pane that has the keys.
    Focus = "focus",
    /// Lines between panes and around a popup.
    Border = "border",
    /// The chosen row of the pane that has the keys.
    Selection = "selection",
    /// The chosen row of another pane.
    SelectionIdle = "selection-idle",
    /// What the search found.
    Match = "match",
    /// A field's value.
    FieldValue = "field-value",
    /// A value that is not yet saved.
    FieldChanged = "field-changed",
    /// A value that is wrong, and the reason.
    Invalid = "invalid",
    /// A parameter that is still open.
    Placeholder = "placeholder",
    /// Verdict: it fits.
    Fits = "fits",
    /// Verdict: it may not fit.
    Tight = "tight",
    /// Verdict: it does not fit.
    Over = "over",
    /// The part of a figure that is certain.
    Certain = "certain",
    /// The part of a figure between its least and its most.
    Uncertain = "uncertain",
    /// A finding that stops the tree, or a failure.
    Error = "error",
    /// A finding that is generated all the same.
    Warning = "warning",
    /// A finding that informs.
    Note = "note",
    /// Something that worked.
    Success = "success",
    /// The key in a hint.
    Key = "key",
    /// An address.
    Link = "link",
    /// A key of YAML, a target of make.
    YamlKey = "yaml-key",
    /// A quoted string.
    String = "string",
    /// A number, `true`, `null`.
    Number = "number",
    /// A keyword of a language.
    Keyword = "keyword",
    /// A variable or parameter.
    Variable = "variable",
    /// A comment.
    Comment = "comment",
    /// A heading of Markdown.
    Heading = "heading",
    /// Code within prose.
    Code = "code",
    /// Emphasised prose.
    Strong = "strong",
    /// A line that was added.
    Added = "added",
    /// A line that was removed.
    Removed = "removed",
}
