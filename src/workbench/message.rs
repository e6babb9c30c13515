//! What can happen to the workbench, and what it can ask of the world in return.

use std::path::PathBuf;

use super::command::Action;
use super::external_editor::Purpose;
use super::key::Key;
use super::outside::{Export, NotSaved, Saved, Subject};
use super::pane::Pane;
use super::review::Reviewed;
use super::rows::RowId;
use crate::clipboard::Copied;
use crate::editor::{Returned, Sheet};
use crate::export::Report;
use crate::session::{Inventory, Listed, Session, Source};
use crate::simulate::{Row, Simulation};
use crate::text::Phrase;
use crate::theme::Background;

/// Something that has happened.
#[derive(Clone, Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse was pressed on something.
    Point(Target),
    /// The mouse wheel was turned over a pane, by so many lines.
    Wheel(Pane, isize),
    /// The terminal has this many columns and rows.
    Resized(u16, u16),
    /// The terminal has said which background it has.
    Ground(Background),
    /// A command is to be run.
    Do(Action),
    /// The sessions that can be opened.
    Sessions(Result<Vec<Listed>, Phrase>),
    /// A session was opened, or not.
    Opened(Result<Box<Session>, Phrase>),
    /// The session was saved, or not.
    Saved {
        /// Where it was to be saved, where that isn't where it belongs.
        target: Option<Source>,
        /// Whether it was.
        result: Result<Box<Saved>, NotSaved>,
    },
    /// The inventory was read, or not.
    InventoryRead(Result<Option<Inventory>, Phrase>),
    /// What an export to a folder would do.
    Reported(PathBuf, Result<Report, Phrase>),
    /// What an export to a folder has done.
    Exported(PathBuf, Result<Report, Phrase>),
    /// A folder of the tree of this revision was built, or not.
    Built(u64, String, Result<String, Phrase>),
    /// So many per cent of an outage have been played.
    Simulating(u64, u64),
    /// An outage was played, or can't be.
    Simulated(u64, Result<Box<Simulation>, Phrase>),
    /// A text came back from the user's own editor, or not.
    Edited(Purpose, Result<Box<Returned>, Phrase>),
    /// An outage was played with other settings, or can't be.
    Compared(u64, Result<Vec<Row>, Phrase>),
    /// An answer was reviewed, or can't be.
    Reviewed(u64, Result<Box<Reviewed>, Phrase>),
    /// Something was copied, or not.
    Copied(Subject, Box<Copied>),
    /// Unsaved work cannot be kept on disk.
    NotKept(Phrase),
    /// The session was claimed, or another workbench has it.
    Claimed(Option<Phrase>),
    /// Another workbench has taken the session over.
    Lost(Phrase),
    /// The session was taken over, or not.
    TakenOver(Result<(), Phrase>),
    /// A part of the program that ran beside the loop has failed, with these words.
    Fault(String),
    /// A message has been shown long enough.
    ToastEnds(u64),
}

/// What the mouse can point at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A pane, but nothing in particular in it.
    Pane(Pane),
    /// A row of the form.
    Row(RowId),
    /// A file or folder of the tree.
    Branch(String),
    /// A finding.
    Finding(usize),
    /// A figure of the RAM budget.
    Figure(usize),
    /// An entry of the list in the top layer.
    Entry(usize),
    /// The top layer, but nothing in particular in it.
    Overlay,
}

/// How far to scroll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scroll {
    /// By lines.
    Lines(isize),
    /// Sideways, by columns.
    Columns(isize),
    /// By screenfuls.
    Pages(isize),
    /// To the first line.
    First,
    /// To the last line.
    Last,
}

/// What the world is asked to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// List the sessions.
    ListSessions,
    /// Open one.
    Open(Source),
    /// Save the design as it is now.
    Save {
        /// Where to, where that isn't where it belongs.
        target: Option<Source>,
        /// Whether what is there may be replaced.
        replace: bool,
    },
    /// Claim the session whoever has it.
    TakeOver,
    /// Read the inventory that the design names now.
    ReadInventory,
    /// Copy text.
    Copy(Subject, String),
    /// Hand a text to the user's own editor.
    Edit(Purpose, Sheet),
    /// Remove the file of a text that has been taken from that.
    Discard(PathBuf),
    /// Export the tree, or say what that would do.
    Export(PathBuf, Export),
    /// Play the outage that the top layer asks for, by its number.
    Simulate(u64),
    /// Review the answer that the top layer has, by its number.
    Review(u64),
    /// Build a folder of the tree as Kustomize does.
    Build(String),
    /// Draw with another theme.
    Theme(String),
    /// The themes that go with a background are the ones to draw with.
    Ground(Background),
    /// Draw with this theme from now on, the next time too.
    ChooseTheme(String),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Forget work that was left behind: it has been taken on, or is not wanted.
    Forget(PathBuf),
    /// Scroll a pane.
    Scroll(Pane, Scroll),
    /// Give the terminal back until the shell resumes the program.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Leave.
    Quit,
}
