//! The layers that can lie above the panes. The top one sees a key first, and no other does.

use std::path::PathBuf;

use tui_textarea::TextArea;

use super::advice::Advised;
use super::command::Context;
use super::conflict::Conflict;
use super::external_editor::Rejected;
use super::figure::Shown;
use super::found::Offer;
use super::message::Effect;
use super::outage::Outage;
use super::picker::Picker;
use super::review::Reviewing;
use super::tour::Tour;
use super::what_if::WhatIf;
use crate::design::Field;
use crate::export;
use crate::session::Source;
use crate::text::Phrase;

/// A layer above the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// All commands with their keys, with a search line.
    Help(Picker),
    /// Commands to run, with a search line.
    Palette(Picker),
    /// Sessions to open, with a search line.
    Sessions(Picker),
    /// Themes to choose from; the one that was active, to go back to.
    Themes(Picker, String),
    /// The choices of a field.
    Choice(FieldChoice),
    /// The flags of a field.
    Flags(FieldFlags),
    /// The steps that make device types fit.
    Advice(Advised),
    /// A device type under each distribution with each engine.
    WhatIf(WhatIf),
    /// All that is known of a figure.
    Figure(Shown),
    /// Work that was left behind.
    Found(Box<Offer>),
    /// What is to be done about a session that another workbench has.
    Held,
    /// What is to be done about a file that somebody has changed.
    Conflict(Box<Conflict>),
    /// A line that asks for something.
    Line(AskLine),
    /// What is to be done with unsaved changes before something else happens.
    Unsaved(Then),
    /// Whether something may happen that loses something.
    Confirm(Confirm),
    /// What an export would do, and whether to do it.
    Report(Report),
    /// What an outage does to the fleet.
    Outage(Outage),
    /// The line in which a search is typed.
    Search,
    /// The tour of the first launch.
    Tour(Tour),
    /// A session that came back from the user's own editor with mistakes.
    Rejected(Rejected),
    /// The review of a model's answer.
    Review(Reviewing),
}

/// One of several words for a field.
#[derive(Clone, Debug)]
pub struct FieldChoice {
    /// The field.
    pub field: &'static Field,
    /// The list item.
    pub index: usize,
    /// The words; an empty one stands for the fleet's or the default.
    pub words: Vec<String>,
    /// The word under the cursor.
    pub cursor: usize,
}

/// Any of several words for a field.
#[derive(Clone, Debug)]
pub struct FieldFlags {
    /// The field.
    pub field: &'static Field,
    /// The list item.
    pub index: usize,
    /// The words, and which of them are set.
    pub words: Vec<(String, bool)>,
    /// The word under the cursor.
    pub cursor: usize,
}

/// A line that asks for something.
#[derive(Clone, Debug)]
pub struct AskLine {
    /// What is asked for.
    pub what: Asked,
    /// What has been typed.
    pub text: TextArea<'static>,
    /// Why it can't be that.
    pub reason: Option<Phrase>,
}

/// What a line asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The name to save the session under.
    SaveAs {
        /// Whether the comments that saving drops have been named already.
        told: bool,
    },
    /// The folder to export the tree to.
    Folder,
    /// The name of a new session.
    NewName,
    /// The file or folder that a model's answer is in.
    Answer,
}

/// What happens once unsaved changes are saved or dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// Leave the workbench.
    Quit,
    /// Open another session.
    Open(Source),
    /// Begin a new one of this name.
    New(String),
}

/// A question before something is lost.
#[derive(Clone, Debug)]
pub struct Confirm {
    /// The key of its title.
    pub title: &'static str,
    /// The question.
    pub question: Phrase,
    /// What happens when the answer is yes.
    pub effect: Effect,
}

impl Confirm {
    /// Whether something is saved then, and could be saved elsewhere instead.
    pub fn saves(&self) -> bool {
        matches!(self.effect, Effect::Save { .. })
    }
}

/// What an export would do.
#[derive(Clone, Debug)]
pub struct Report {
    /// The folder.
    pub folder: PathBuf,
    /// What would happen to each file.
    pub report: export::Report,
    /// The first line shown.
    pub scroll: usize,
}

impl Overlay {
    /// The context whose keys it takes.
    pub fn context(&self) -> Context {
        match self {
            Overlay::Help(_) | Overlay::Palette(_) | Overlay::Sessions(_) | Overlay::Themes(..) => {
                Context::Picker
            }
            Overlay::Choice(_) | Overlay::Flags(_) => Context::Choices,
            Overlay::Advice(_) => Context::Advice,
            Overlay::WhatIf(_) => Context::WhatIf,
            Overlay::Figure(_) => Context::Figure,
            Overlay::Found(_) => Context::Found,
            Overlay::Held => Context::Held,
            Overlay::Conflict(_) => Context::Conflict,
            Overlay::Line(_) => Context::Line,
            Overlay::Unsaved(_) => Context::Unsaved,
            Overlay::Confirm(_) => Context::Confirm,
            Overlay::Report(_) => Context::Report,
            Overlay::Outage(_) => Context::Outage,
            Overlay::Search => Context::Search,
            Overlay::Tour(_) => Context::Tour,
            Overlay::Rejected(_) => Context::Edited,
            Overlay::Review(_) => Context::Review,
        }
    }

    /// The list with a search line, where it has one.
    pub fn picker(&mut self) -> Option<&mut Picker> {
        match self {
            Overlay::Help(picker)
            | Overlay::Palette(picker)
            | Overlay::Sessions(picker)
            | Overlay::Themes(picker, _) => Some(picker),
            _ => None,
        }
    }
}
