//! What comes in from outside: keys, the mouse, a new size, signals. Each has a thread that blocks
//! until there is something, so that nothing runs while nobody types.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crossterm::event::{Event, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};

use super::message::Message;
use super::reader::Reader;
use super::terminal::give_back;
use super::view::ViewState;
use crate::session::{Journal, SessionError, Work};

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
    /// The terminal is gone.
    Closed,
}

impl Incoming {
    /// Whether somebody has typed, pasted or clicked it.
    pub(super) fn is_typed(&self) -> bool {
        matches!(self, Self::Terminal(Event::Key(_) | Event::Paste(_) | Event::Mouse(_)))
    }
}

/// Starts the thread that reads the terminal; gives what it and others send to.
pub(super) fn listen(reader: &Reader) -> (Sender<Incoming>, std::sync::mpsc::Receiver<Incoming>) {
    let (sender, receiver) = channel();
    let keys = sender.clone();
    reader
        .start(move |event| keys.send(event.map_or(Incoming::Closed, Incoming::Terminal)).is_ok());
    (sender, receiver)
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

/// What would be lost if the program ended now: the design, where it isn't saved.
pub(super) type Unsaved = Arc<Mutex<Option<Work>>>;

/// Keeps what isn't saved at once, without waiting for the thread that does so otherwise; used by
/// signals and panics alike.
pub(super) fn rescue_now(unsaved: &Unsaved, journal: &Journal) {
    // Whoever held the lock while it panicked has left a whole value behind.
    let held = unsaved.lock().unwrap_or_else(PoisonError::into_inner).take();
    if held.is_some() {
        // The terminal may be gone: there is nobody left to tell.
        let _ = journal.keep(held.as_ref());
    }
}

/// Starts the thread that waits for signals. It does by itself what is to be done, because the
/// main thread may be stuck in a write to a terminal that is gone.
///
/// # Errors
/// When the system refuses a handler.
#[cfg(unix)]
pub(super) fn obey_signals(
    resumed: Sender<Incoming>,
    unsaved: Unsaved,
    journal: Arc<Journal>,
) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let obeyed = [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGCONT];
    let mut signals = signal_hook::iterator::Signals::new(obeyed)?;
    thread::spawn(move || {
        for signal in &mut signals {
            if signal == SIGCONT {
                let _ = resumed.send(Incoming::Resumed);
                continue;
            }
            // Ctrl-C and Ctrl-\ in somebody's editor reach everybody at the terminal.
            if ELSEWHERE.load(Ordering::SeqCst) && matches!(signal, SIGINT | SIGQUIT) {
                continue;
            }
            rescue_now(&unsaved, &journal);
            give_back();
            // What a shell expects of a program that a signal has ended.
            std::process::exit(128 + signal);
        }
    });
    Ok(())
}

/// Elsewhere there are no such signals.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(super) fn obey_signals(_: Sender<Incoming>, _: Unsaved, _: Arc<Journal>) -> io::Result<()> {
    Ok(())
}
