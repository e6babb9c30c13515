//! What is on the desktop's clipboard, asked for on a thread of its own: a forwarded display that
//! is gone never answers.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::text::Phrase;

/// How long the desktop may take to hand over a text.
const DEADLINE: Duration = Duration::from_secs(3);

/// Why there is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPaste {
    /// There is no desktop, or it refuses.
    Unreachable,
    /// It did not answer in time.
    Deadline,
    /// The clipboard holds no text.
    Empty,
}

impl NoPaste {
    /// The sentence.
    pub fn phrase(self) -> Phrase {
        match self {
            NoPaste::Unreachable => Phrase::new("clipboard-paste-unreachable"),
            NoPaste::Deadline => {
                Phrase::new("clipboard-paste-deadline").with("seconds", DEADLINE.as_secs_f64())
            }
            NoPaste::Empty => Phrase::new("clipboard-paste-empty"),
        }
    }
}

/// The text on the desktop's clipboard. That of a terminal at the other end of SSH cannot be read.
///
/// # Errors
/// When there is no desktop, it does not answer, or holds no text.
pub fn paste() -> Result<String, NoPaste> {
    within(DEADLINE, || {
        let text = arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_text());
        text.map_err(|error| match error {
            arboard::Error::ContentNotAvailable => NoPaste::Empty,
            _ => NoPaste::Unreachable,
        })
    })
}

fn within(
    deadline: Duration,
    ask: impl FnOnce() -> Result<String, NoPaste> + Send + 'static,
) -> Result<String, NoPaste> {
    let (answer, answers) = channel();
    // It is left behind where it hangs; the program ends all the same.
    thread::spawn(move || answer.send(ask()));
    match answers.recv_timeout(deadline) {
        Ok(outcome) => outcome,
        Err(RecvTimeoutError::Timeout) => Err(NoPaste::Deadline),
        Err(RecvTimeoutError::Disconnected) => Err(NoPaste::Unreachable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_back_and_so_does_a_reason() {
        let long = Duration::from_secs(60);
        assert_eq!(within(long, || Ok("text".to_owned())), Ok("text".to_owned()));
        assert_eq!(within(long, || Err(NoPaste::Empty)), Err(NoPaste::Empty));
    }

    #[test]
    fn a_display_that_hangs_is_not_waited_for() {
        let (wake, sleep) = channel::<()>();
        let hangs = within(Duration::from_millis(20), move || {
            let _ = sleep.recv();
            Ok(String::new())
        });
        assert_eq!(hangs, Err(NoPaste::Deadline));
        drop(wake);
    }
}
