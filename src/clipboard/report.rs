//! What became of a copy, in sentences.

use std::time::Duration;

use super::{Copied, Way};
use crate::disk::DiskError;
use crate::text::Phrase;

/// Terminals that drop longer texts without a word, with the most bytes that each takes. Tabby's
/// was measured (<https://github.com/Eugeny/tabby/issues/6001>); Termux takes sequences of 8 KiB
/// (<https://github.com/termux/termux-app/issues/5324>), hterm such of 100,000 bytes.
const DROPPERS: [(&str, usize); 3] = [("Tabby", 3_066), ("Termux", 6_138), ("hterm", 74_994)];

/// Something that was tried and did not work.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// What was tried: a program, `OSC 52`, a file.
    pub what: String,
    /// Why it did not work.
    pub why: Why,
}

/// Why a way did not work.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// There is no such program.
    Missing,
    /// The program ended with this status.
    Status(String),
    /// No answer in time.
    Deadline(Duration),
    /// tmux lets nothing through to its terminal.
    Passthrough,
    /// The desktop's clipboard said this.
    Display(String),
    /// The system said this.
    System(String),
    /// The text is longer than may be sent.
    TooLong {
        /// The text's bytes.
        bytes: usize,
        /// The most that may be sent.
        cap: usize,
    },
    /// The file could not be written.
    File(Phrase),
}

impl Failure {
    pub(super) fn file(error: &DiskError) -> Self {
        Self { what: String::new(), why: Why::File(error.phrase()) }
    }

    /// The sentence.
    pub fn phrase(&self) -> Phrase {
        let what = self.what.as_str();
        match &self.why {
            Why::Missing => Phrase::new("clipboard-failure-missing").with("what", what),
            Why::Status(status) => Phrase::new("clipboard-failure-status")
                .with("what", what)
                .with("status", status.as_str()),
            Why::Deadline(deadline) => Phrase::new("clipboard-failure-deadline")
                .with("what", what)
                .with("seconds", deadline.as_secs_f64()),
            Why::Passthrough => Phrase::new("clipboard-failure-passthrough"),
            // arboard's own words for a missing display mislead: it speaks of the configuration.
            Why::Display(_) => Phrase::new("clipboard-failure-display"),
            Why::System(words) => Phrase::new("clipboard-failure-system")
                .with("what", what)
                .with("words", words.as_str()),
            Why::TooLong { bytes, cap } => {
                Phrase::new("clipboard-failure-long").with("bytes", *bytes).with("cap", *cap)
            }
            Why::File(reason) => {
                Phrase::new("clipboard-failure-file").with("words", reason.clone())
            }
        }
    }
}

/// What may yet go wrong with a text that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Some terminals drop a text of so many bytes.
    Long(usize),
}

impl Warning {
    /// `limit` is what the user says that their terminal takes.
    pub(super) fn of(way: &Way, bytes: usize, limit: Option<usize>) -> Option<Warning> {
        let sent = matches!(way, Way::Terminal | Way::Tmux);
        let dropped = DROPPERS.iter().any(|(_, most)| bytes > *most);
        (sent && dropped && limit.is_none()).then_some(Warning::Long(bytes))
    }

    /// The sentence.
    pub fn phrase(self) -> Phrase {
        let Warning::Long(bytes) = self;
        let droppers = DROPPERS.iter().filter(|(_, most)| bytes > *most);
        let names: Vec<&str> = droppers.map(|(name, _)| *name).collect();
        Phrase::new("clipboard-warning-long").with("terminals", names.join(", "))
    }
}

impl Copied {
    /// What happened, in one sentence, with the file where there is one.
    pub fn phrase(&self) -> Phrase {
        let Some(path) = &self.file else { return self.done() };
        let path = path.display().to_string();
        match self.way {
            Way::Nowhere => Phrase::new("clipboard-file-alone").with("path", path),
            _ => Phrase::new("clipboard-with-file").with("done", self.done()).with("path", path),
        }
    }

    fn done(&self) -> Phrase {
        let phrase = match &self.way {
            Way::Command(name) => Phrase::new("clipboard-command").with("program", name.as_str()),
            Way::Tmux => Phrase::new("clipboard-tmux"),
            Way::TmuxAlone => Phrase::new("clipboard-tmux-alone"),
            Way::Display => Phrase::new("clipboard-display"),
            Way::Windows => Phrase::new("clipboard-windows"),
            Way::Terminal => Phrase::new("clipboard-terminal"),
            Way::Nowhere => return Phrase::new("clipboard-nowhere"),
        };
        phrase.with("bytes", self.bytes)
    }

    /// The terminal could not be written to: nothing was sent, and nothing can happen to it.
    pub fn not_sent(&mut self) {
        self.way = Way::Nowhere;
        self.warning = None;
        self.hints.clear();
    }

    /// What else there is to say: what may go wrong, what was left out, what did not work.
    ///
    /// A way that failed is of interest only where nobody confirmed the one that followed.
    pub fn notes(&self) -> Vec<Phrase> {
        let mut notes: Vec<Phrase> = self.warning.into_iter().map(Warning::phrase).collect();
        if self.removed > 0 {
            notes.push(Phrase::new("clipboard-removed").with("count", self.removed));
        }
        notes.extend(self.hints.iter().cloned());
        let telling = |failure: &&Failure| !self.confirmed || matches!(failure.why, Why::File(_));
        notes.extend(self.failures.iter().filter(telling).map(Failure::phrase));
        notes
    }
}
