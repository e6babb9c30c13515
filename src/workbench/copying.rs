//! Copies on their way. One goes at a time, beside the loop: a tmux or a display that hangs holds up
//! nobody who types. Of all that are asked for meanwhile the last follows, as it would have been the
//! one to stay.

use super::outside::Subject;

/// What is to be copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What it is.
    pub what: Subject,
    /// The text.
    pub text: String,
    /// The fields that a prompt leaves open, by their paths.
    pub open: Vec<String>,
}

/// The copy that is going.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copying {
    /// What is being copied.
    pub now: Wanted,
    /// What follows it.
    pub next: Option<Wanted>,
    /// Whether the workbench ends with it.
    pub leaves: Leaves,
}

/// Whether the workbench ends with the copy that is going.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Leaves {
    /// Nobody has asked for that.
    #[default]
    No,
    /// It does.
    AtItsEnd,
    /// Somebody has asked for it, and then gone on.
    NotAnyMore,
}
