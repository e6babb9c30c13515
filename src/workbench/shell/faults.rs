//! Panics: a fault of the program itself.
//!
//! One in the loop ends the program: the terminal is given back first, since its message would
//! vanish with the alternate screen, and unsaved work is kept. One in a thread beside the loop ends
//! that thread alone: it is told on the screen, and nothing is written over it.

use std::io::{Write as _, stderr};
use std::panic::{PanicHookInfo, set_hook, take_hook};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::events::Incoming;
use super::signals::{Unsaved, rescue_now};
use super::terminal::give_back;
use crate::session::Journal;

/// Takes care of panics from now on; `kept` is what is said where there is unsaved work.
pub(super) fn guard(
    sender: Sender<Incoming>,
    unsaved: &Unsaved,
    journal: &Arc<Journal>,
    kept: String,
) -> Guard {
    let report = take_hook();
    let loop_thread = thread::current().id();
    let guard = Guard { unsaved: Arc::clone(unsaved), journal: Arc::clone(journal) };
    let unsaved = Arc::clone(unsaved);
    set_hook(Box::new(move |panic| {
        if thread::current().id() != loop_thread {
            let _ = sender.send(Incoming::Fault(words(panic)));
            return;
        }
        give_back();
        report(panic);
        // Where the panic came while it was held, there is no knowing.
        if unsaved.try_lock().is_ok_and(|held| held.is_some()) {
            // A panic about a panic would end the program before the work is kept.
            let _ = writeln!(stderr(), "{kept}");
        }
    }));
    guard
}

/// What a panic says, and where it was.
fn words(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let message = text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or_default();
    match panic.location() {
        Some(place) => format!("{}:{}: {message}", place.file(), place.line()),
        None => message.to_owned(),
    }
}

/// Keeps unsaved work when a panic unwinds through the loop.
pub(super) struct Guard {
    unsaved: Unsaved,
    journal: Arc<Journal>,
}

impl Drop for Guard {
    fn drop(&mut self) {
        if thread::panicking() {
            rescue_now(&self.unsaved, &self.journal);
        }
    }
}
