//! What comes in from outside: keys, the mouse, a new size, and what other threads say. Each thread
//! blocks until there is something, so that nothing runs while nobody types.

use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};

use super::super::message::Message;
use super::super::view::ViewState;
use super::background::LateAnswers;
use super::reader::Reader;
use crate::session::SessionError;

/// How many lines a notch of the mouse wheel scrolls.
const NOTCH: isize = 3;

/// Something from outside.
#[derive(Debug)]
pub(super) enum Incoming {
    /// The terminal says something.
    Terminal(Event),
    /// The program was stopped and goes on.
    Resumed,
    /// Work that goes on beside the loop has something to say.
    Said(Box<Message>),
    /// Unsaved work cannot be kept on disk.
    NotKept(SessionError),
    /// A thread beside the loop has panicked, with these words.
    Fault(String),
    /// The terminal is gone.
    Closed,
}

impl Incoming {
    /// Whether somebody has typed, pasted or clicked it.
    pub(super) fn is_typed(&self) -> bool {
        matches!(self, Self::Terminal(Event::Key(_) | Event::Paste(_) | Event::Mouse(_)))
    }
}

/// Starts the thread that reads the terminal. What it was asked may be answered among the keys.
pub(super) fn listen(reader: &Reader, keys: Sender<Incoming>, mut late: LateAnswers) {
    reader.start(move |event| match event {
        Some(event) => late.incoming(event).into_iter().all(|incoming| keys.send(incoming).is_ok()),
        None => keys.send(Incoming::Closed).is_ok(),
    });
}

/// Whether another program has the terminal: the Ctrl-C that ends that one reaches us, too, and is
/// not meant for us. It may be looked at only after that program has ended, so this stays set until
/// somebody types here; in raw mode Ctrl-C is a key and no signal.
pub(super) static ELSEWHERE: AtomicBool = AtomicBool::new(false);

/// What an event means, given what is where on the screen.
pub(super) fn message(event: Event, view: &ViewState) -> Option<Message> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Message::Key(key.into())),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(columns, rows) => Some(Message::Resized(columns, rows)),
        Event::Mouse(mouse) => point(mouse, view),
        _ => None,
    }
}

fn point(mouse: MouseEvent, view: &ViewState) -> Option<Message> {
    let (column, row) = (mouse.column, mouse.row);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            view.at(column, row).cloned().map(Message::Point)
        }
        MouseEventKind::ScrollUp => Some(Message::Wheel(view.pane_at(column, row)?, -NOTCH)),
        MouseEventKind::ScrollDown => Some(Message::Wheel(view.pane_at(column, row)?, NOTCH)),
        _ => None,
    }
}
