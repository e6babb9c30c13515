//! The desktop's clipboard, on a thread of its own.
//!
//! Two traps: a forwarded display that is gone never answers, so each request has a deadline; and on
//! X11 and Wayland the text is served by this program and vanishes with the instance that set it, so
//! one is kept alive as long as the program.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use super::report::Why;

/// Puts a text on the clipboard, and keeps what it needs to serve it.
type Set = Box<dyn FnMut(String) -> Result<(), String>>;

/// The thread, started at the first text.
#[derive(Default)]
pub(super) struct Display {
    worker: Option<Worker>,
}

struct Worker {
    texts: Sender<String>,
    answers: Receiver<Result<(), String>>,
    /// Whether an answer is still owed to a text that was given up.
    owed: bool,
}

impl Display {
    /// Puts a text on the clipboard.
    pub(super) fn set(&mut self, text: &str, deadline: Duration) -> Result<(), Why> {
        let worker = self.worker.get_or_insert_with(|| Worker::start(arboard));
        let outcome = worker.set(text, deadline);
        if matches!(outcome, Err(Why::Display(_))) {
            // It may have had a display that is gone: the next text starts anew.
            self.worker = None;
        }
        outcome
    }
}

impl Worker {
    /// `connect` runs on the thread: it is what hangs where the display is gone.
    fn start(connect: impl FnOnce() -> Result<Set, String> + Send + 'static) -> Self {
        let (texts, wanted) = channel::<String>();
        let (answer, answers) = channel();
        thread::spawn(move || {
            let mut set = match connect() {
                Ok(set) => set,
                Err(error) => {
                    // Whoever gave up waiting is no longer there to hear it.
                    let _ = answer.send(Err(error));
                    return;
                }
            };
            for text in wanted {
                if answer.send(set(text)).is_err() {
                    return;
                }
            }
        });
        Self { texts, answers, owed: false }
    }

    fn set(&mut self, text: &str, deadline: Duration) -> Result<(), Why> {
        if self.owed {
            match self.answers.try_recv() {
                Err(TryRecvError::Empty) => return Err(Why::Deadline(deadline)),
                Ok(Err(error)) => return Err(Why::Display(error)),
                Err(TryRecvError::Disconnected) => return Err(Why::Display(String::new())),
                Ok(Ok(())) => self.owed = false,
            }
        }
        // A thread that ended has left its reason in the answers.
        let _ = self.texts.send(text.to_owned());
        match self.answers.recv_timeout(deadline) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(Why::Display(error)),
            Err(RecvTimeoutError::Disconnected) => Err(Why::Display(String::new())),
            Err(RecvTimeoutError::Timeout) => {
                self.owed = true;
                Err(Why::Deadline(deadline))
            }
        }
    }
}

fn arboard() -> Result<Set, String> {
    let mut clipboard = arboard::Clipboard::new().map_err(|error| error.to_string())?;
    Ok(Box::new(move |text| clipboard.set_text(text).map_err(|error| error.to_string())))
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    const LONG: Duration = Duration::from_secs(60);
    const SHORT: Duration = Duration::from_millis(20);

    #[test]
    fn texts_arrive_in_their_order() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&seen);
        let mut worker = Worker::start(move || {
            let set: Set = Box::new(move |text| {
                sink.lock().expect("the list").push(text);
                Ok(())
            });
            Ok(set)
        });
        assert_eq!(worker.set("one", LONG), Ok(()));
        assert_eq!(worker.set("two", LONG), Ok(()));
        assert_eq!(*seen.lock().expect("the list"), ["one", "two"]);
    }

    #[test]
    fn without_a_display_the_reason_comes_back() {
        let mut worker = Worker::start(|| Err("no display".to_owned()));
        assert_eq!(worker.set("text", LONG), Err(Why::Display("no display".to_owned())));
    }

    #[test]
    fn a_display_that_hangs_is_waited_for_once() {
        let (wake, sleep) = channel::<()>();
        let mut worker = Worker::start(move || {
            let set: Set = Box::new(move |_| {
                let _ = sleep.recv();
                Ok(())
            });
            Ok(set)
        });
        assert_eq!(worker.set("one", SHORT), Err(Why::Deadline(SHORT)));
        // The second time nobody waits: with a long deadline this test would hang.
        assert_eq!(worker.set("two", LONG), Err(Why::Deadline(LONG)));
        drop(wake);
        // Once it has come back to life, it is used again.
        let again = (0..).find_map(|_| match worker.set("three", LONG) {
            Err(Why::Deadline(_)) => {
                thread::yield_now();
                None
            }
            outcome => Some(outcome),
        });
        assert_eq!(again, Some(Ok(())));
    }
}
