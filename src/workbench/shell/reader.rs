//! The thread that reads the terminal, and how it is stopped: while somebody's editor has the
//! terminal, a reader that went on would take the keys that are meant for it.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event::{Event, read};

/// How long the reader may take to stop: it has to notice a signal.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the reader does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// It reads.
    #[default]
    Reading,
    /// It is to stop before it reads again.
    Stopping,
    /// It has stopped.
    Stopped,
    /// It has ended with the terminal.
    Ended,
}

/// The handle by which the reader is stopped and let go on.
#[derive(Clone, Debug, Default)]
pub(super) struct Reader {
    shared: Arc<(Mutex<State>, Condvar)>,
}

impl Reader {
    /// Starts the thread. `take` gets each event, and nothing at the end of the input; it says
    /// whether anybody still listens.
    pub(super) fn start(&self, mut take: impl FnMut(Option<Event>) -> bool + Send + 'static) {
        let reader = self.clone();
        thread::spawn(move || {
            loop {
                reader.wait_while_stopped();
                let Ok(event) = read() else { break };
                if !take(Some(event)) {
                    break;
                }
            }
            reader.set(State::Ended);
            // The end of the input: there is nothing to wait for any more.
            take(None);
        });
    }

    /// Runs something while nobody reads the terminal.
    ///
    /// # Errors
    /// When the reader does not stop: the terminal is then no one else's.
    pub(super) fn pause<T>(&self, run: impl FnOnce() -> T) -> io::Result<T> {
        self.stop()?;
        let done = run();
        self.set(State::Reading);
        Ok(done)
    }

    fn stop(&self) -> io::Result<()> {
        self.set(State::Stopping);
        wake()?;
        let stopping = |state: &mut State| *state == State::Stopping;
        let (_, changed) = &*self.shared;
        let waited = changed.wait_timeout_while(self.state(), PATIENCE, stopping);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if *state == State::Stopped {
            return Ok(());
        }
        if *state == State::Stopping {
            *state = State::Reading;
        }
        Err(io::ErrorKind::TimedOut.into())
    }

    fn wait_while_stopped(&self) {
        let (_, changed) = &*self.shared;
        let mut state = self.state();
        if *state == State::Stopping {
            *state = State::Stopped;
            changed.notify_all();
            let stopped = |state: &mut State| *state == State::Stopped;
            drop(changed.wait_while(state, stopped).unwrap_or_else(PoisonError::into_inner));
        }
    }

    fn set(&self, to: State) {
        let mut state = self.state();
        // What has ended stays so.
        if *state != State::Ended {
            *state = to;
        }
        self.shared.1.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Wakes the thread that is blocked in crossterm's `read`: that waits for the terminal and for
/// SIGWINCH alike (crossterm 0.29, `src/event/source/unix/mio.rs`), and takes the signal for a new
/// size, which does no harm.
#[cfg(unix)]
fn wake() -> io::Result<()> {
    signal_hook::low_level::raise(signal_hook::consts::SIGWINCH)
}

#[cfg(not(unix))]
fn wake() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
