//! What ends the workbench from outside: a signal, or a terminal that is gone.
//!
//! Each is waited for on a thread of its own, which does by itself what is to be done: the loop may
//! be stuck in a write to a terminal that no longer takes anything.

use std::sync::atomic::Ordering;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::events::{ELSEWHERE, Incoming};
use super::terminal::give_back;
use crate::session::{Journal, Work};

/// What would be lost if the program ended now: the design, where it isn't saved.
pub(super) type Unsaved = Arc<Mutex<Option<Work>>>;

/// How long a terminal may take to be given back: one whose output is held (Ctrl-S, a link that
/// hangs) would keep the program from ending.
const GIVE_BACK: Duration = Duration::from_millis(500);

/// Keeps what isn't saved at once, without waiting for the thread that does so otherwise; used by
/// signals and panics alike. Where all is saved by now, what was kept before goes.
pub(super) fn rescue_now(unsaved: &Unsaved, journal: &Journal) {
    // Whoever held the lock while it panicked has left a whole value behind.
    let work = unsaved.lock().unwrap_or_else(PoisonError::into_inner).clone();
    // The terminal may be gone: there is nobody left to tell.
    let _ = journal.keep(work.as_ref());
}

/// Starts the threads that wait for what ends the workbench.
///
/// # Errors
/// When the system refuses a handler.
#[cfg(unix)]
pub(super) fn obey(
    sender: Sender<Incoming>,
    unsaved: Unsaved,
    journal: Arc<Journal>,
) -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let obeyed = [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGCONT];
    let mut signals = signal_hook::iterator::Signals::new(obeyed)?;
    let ending = Ending { unsaved, journal };
    let hung_up = ending.clone();
    thread::spawn(move || {
        if wait_for_hang_up() {
            hung_up.end(SIGHUP);
        }
    });
    thread::spawn(move || {
        for signal in &mut signals {
            if signal == SIGCONT {
                let _ = sender.send(Incoming::Resumed);
                continue;
            }
            // Ctrl-C and Ctrl-\ in somebody's editor reach everybody at the terminal.
            if ELSEWHERE.load(Ordering::SeqCst) && matches!(signal, SIGINT | SIGQUIT) {
                continue;
            }
            ending.end(signal);
        }
    });
    Ok(())
}

/// Elsewhere there are no such signals.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(super) fn obey(_: Sender<Incoming>, _: Unsaved, _: Arc<Journal>) -> std::io::Result<()> {
    Ok(())
}

/// What is done before the program ends.
#[cfg(unix)]
#[derive(Clone)]
struct Ending {
    unsaved: Unsaved,
    journal: Arc<Journal>,
}

#[cfg(unix)]
impl Ending {
    fn end(&self, signal: i32) -> ! {
        rescue_now(&self.unsaved, &self.journal);
        give_back_in_time();
        // What a shell expects of a program that a signal has ended.
        std::process::exit(128 + signal);
    }
}

/// Gives the terminal back, or leaves it where it takes nothing any more.
fn give_back_in_time() {
    let (done, waiting) = channel();
    thread::spawn(move || {
        give_back();
        let _ = done.send(());
    });
    let _ = waiting.recv_timeout(GIVE_BACK);
}

/// Blocks until nobody is at the other end of the terminal; false where that cannot be waited for.
///
/// A hang-up sends SIGHUP to the leader of the session alone, which may be a shell that ignores it,
/// and crossterm then reads the end of the input again and again without ever saying so.
#[cfg(unix)]
fn wait_for_hang_up() -> bool {
    use rustix::event::{PollFd, PollFlags, poll};
    // As crossterm chooses its input.
    let stdin = std::io::stdin();
    let opened = if std::io::IsTerminal::is_terminal(&stdin) {
        None
    } else {
        match std::fs::File::open("/dev/tty") {
            Ok(terminal) => Some(terminal),
            Err(_) => return false,
        }
    };
    let gone = PollFlags::HUP | PollFlags::ERR;
    loop {
        // No event is asked for: those of a terminal that is gone are told unasked.
        let mut polled = [match &opened {
            Some(terminal) => PollFd::new(terminal, PollFlags::empty()),
            None => PollFd::new(&stdin, PollFlags::empty()),
        }];
        match poll(&mut polled, None) {
            Ok(_) if polled[0].revents().intersects(gone) => return true,
            // macOS polls no devices.
            Ok(_) if polled[0].revents().contains(PollFlags::NVAL) => return false,
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}
