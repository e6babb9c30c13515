//! What a call of the command line asks for.

use super::super::review::{Print, Source};
use crate::advise::Order;
use crate::design::Tier;
use crate::text::Language;

/// A call of the command line.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// What to do.
    pub action: Action,
    /// A file, or the name of a session; none opens what was open last.
    pub session: Option<String>,
    /// `--set path=value`, in order.
    pub set: Vec<(String, String)>,
    /// `--lang`.
    pub language: Option<Language>,
    /// `--format`.
    pub format: Format,
}

/// Which subcommand, with what only it takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Open the workbench, or print one frame of it.
    Workbench {
        /// The size of a printed frame.
        size: Option<(u16, u16)>,
        /// The theme to open with.
        theme: Option<String>,
        /// How many colours to use, as it was written.
        colour: Option<String>,
        /// Whether lines and marks are ASCII.
        ascii: bool,
    },
    /// Print or copy the prompt.
    Prompt {
        /// Instead of the session's own tier.
        tier: Option<Tier>,
        /// Copy it instead of printing it.
        copy: bool,
    },
    /// List the tree, or print one file of it.
    Tree {
        /// The file to print.
        path: Option<String>,
        /// Print what Kustomize builds from it.
        built: bool,
    },
    /// Write the tree to a folder.
    Export {
        /// The folder.
        out: String,
        /// Whether hand-edited files are replaced.
        force: bool,
        /// Whether to report only.
        dry_run: bool,
    },
    /// RAM per device type.
    Budget,
    /// What makes each device type fit.
    Advise {
        /// What other distributions and engines would need instead.
        what_if: bool,
        /// By what their table is sorted.
        order: Order,
    },
    /// Findings.
    Check,
    /// What happens when the link drops.
    Outage(Box<OutageOptions>),
    /// A model's answer against the constraints.
    Review {
        /// Where it is.
        answer: Source,
        /// What of it is printed.
        print: Print,
    },
    /// Differences to another session.
    Diff {
        /// The other session.
        other: String,
    },
    /// Sessions that can be opened by name.
    Sessions,
    /// A new session.
    New {
        /// Its name.
        name: String,
    },
    /// Set fields of a session and save it.
    Set {
        /// Paths and values, in order.
        assignments: Vec<(String, String)>,
    },
    /// Edit a session in the user's own editor and save it.
    Edit,
    /// Themes that can be chosen.
    Themes,
    /// What this terminal and system offer.
    Doctor,
    /// The JSON Schema of a session file.
    Schema,
    /// Completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// The manual page.
    Man,
}

/// The options of `outage`, each as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutageOptions {
    /// What is out of reach.
    pub scenario: Option<String>,
    /// For how long.
    pub hours: Option<String>,
    /// A fleet of another size.
    pub clusters: Option<String>,
    /// What chance starts from.
    pub seed: Option<String>,
    /// From one ring's promotion to the next.
    pub ring_pause: Option<String>,
    /// How often the mirror of each region looks.
    pub mirrors: Option<String>,
    /// What else to play it with, one setting each.
    pub compare: Vec<String>,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
    /// For a spreadsheet; not every report has it.
    Csv,
    /// For a design document; not every report has it.
    Markdown,
}

impl Format {
    const ALL: [Format; 4] = [Format::Text, Format::Json, Format::Csv, Format::Markdown];

    /// The word that names it after `--format`.
    pub fn word(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::Csv => "csv",
            Format::Markdown => "markdown",
        }
    }

    /// The format that this word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
    }
}
