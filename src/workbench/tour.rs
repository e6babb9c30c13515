//! The tour of the first launch: a few steps, each with the pane that it speaks of.

use super::pane::Pane;

/// How many steps there are: more, and nobody reads them.
pub const STEPS: usize = 5;

/// Where the tour is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    /// The step, from 0.
    pub step: usize,
}

impl Tour {
    /// The key of what a step says; the keys of commands in it are arguments.
    pub fn text_key(self) -> String {
        format!("tour-{}", self.step + 1)
    }

    /// The pane that a step speaks of.
    pub fn pane(self) -> Pane {
        match self.step {
            1 => Pane::Prompt,
            2 => Pane::Tree,
            3 => Pane::Findings,
            _ => Pane::Form,
        }
    }

    /// The next step, or the one before; nothing behind the last.
    pub fn turn(self, forth: bool) -> Option<Self> {
        let step = if forth { self.step + 1 } else { self.step.saturating_sub(1) };
        (step < STEPS).then_some(Self { step })
    }
}

/// The commands whose keys the tour names, by the argument that stands for each.
pub const NAMED: [(&str, &str); 13] = [
    ("enter", "enter"),
    ("next", "next-pane"),
    ("copy", "copy-prompt"),
    ("readable", "readable"),
    ("search", "search"),
    ("export", "export"),
    ("findings", "show-findings"),
    ("advise", "advise"),
    ("budget", "show-budget"),
    ("undo", "undo"),
    ("save", "save"),
    ("palette", "palette"),
    ("help", "help"),
];
