//! What comes in from outside: keys, the mouse, a new size, and what other threads say. Each thread
//! blocks until there is something, so that nothing runs while nobody types.

use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind, read};

use super::ask::LateAnswers;
use super::message::Message;
use super::view::ViewState;
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

/// Starts the thread that reads the terminal. What it was asked may be answered among the keys.
pub(super) fn listen(keys: Sender<Incoming>, mut late: LateAnswers) {
    thread::spawn(move || {
        while let Ok(event) = read() {
            for incoming in late.incoming(event) {
                if keys.send(incoming).is_err() {
                    return;
                }
            }
        }
        // The end of the input: there is nothing to wait for any more.
        let _ = keys.send(Incoming::Closed);
    });
}

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
