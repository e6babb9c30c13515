//! The question to the terminal: which background it has. The terminal that is light answers before
//! the first frame, so that none is drawn that cannot be read.
//!
//! Behind the question (OSC 11) goes one that every terminal answers (DA1): whatever has not been
//! said by then will not be said. A slow link has until the deadline; an answer that comes even
//! later is taken out of the keys, and counts ([`late`]). Keys typed meanwhile are handed on.

#[cfg(unix)]
mod answer;
mod late;
#[cfg(unix)]
mod typed;

use std::io;

use crossterm::event::{Event, KeyEvent};

pub(super) use self::late::LateAnswers;
use self::late::Passed;
use super::events::Incoming;
use crate::theme::{Background, Lookup, Rgb};
use crate::workbench::message::Message;

/// OSC 11, then DA1 (xterm's `ctlseqs`). It ends in a bell and not in the string terminator,
/// because a terminal answers the way it was asked, and some releases of rxvt-unicode leave out half
/// of the terminator (bash/terminal-colorsaurus, `crates/terminal-colorsaurus/src/quirks.rs`).
const QUESTION: &[u8] = b"\x1b]11;?\x07\x1b[c";

/// What asking has brought.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// The background, where the terminal has said it.
    pub(super) ground: Option<Rgb>,
    /// Keys that were typed meanwhile.
    pub(super) typed: Vec<KeyEvent>,
    /// What takes the answer out of the keys if it comes yet.
    pub(super) late: LateAnswers,
}

/// Whether this terminal is one to ask. GNU screen answers in the wrong order or not at all
/// (bash/terminal-colorsaurus issue 16), and the Linux console is black.
pub fn is_asked(environment: &Lookup<'_>) -> bool {
    let term = environment("TERM").unwrap_or_default();
    let within_screen = !environment("STY").unwrap_or_default().is_empty()
        || term == "screen" && environment("TMUX").is_none()
        || term.starts_with("screen.");
    !within_screen && !matches!(term, "" | "dumb" | "linux")
}

/// Asks, and waits for the answer; the terminal must be in raw mode, and nobody else may read it.
///
/// # Errors
/// When the terminal is gone.
#[cfg(unix)]
pub(super) fn ask() -> io::Result<Asked> {
    use std::io::{IsTerminal as _, Write as _};
    use std::time::{Duration, Instant};

    /// Long enough for a satellite, short enough where nothing answers.
    const DEADLINE: Duration = Duration::from_secs(1);

    let input = io::stdin();
    if !input.is_terminal() {
        return Ok(Asked::default());
    }
    let mut out = io::stdout();
    out.write_all(QUESTION)?;
    out.flush()?;
    let until = Instant::now() + DEADLINE;
    let mut answers = answer::Answers::default();
    let mut buffer = [0; 256];
    while !answers.done && wait(&input, until)? {
        match rustix::io::read(&input, &mut buffer) {
            Ok(0) => break,
            Ok(count) => answers.take(&buffer[..count]),
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let (ground, late) = (answers.ground, LateAnswers::torn(answers.is_torn()));
    Ok(Asked { ground, late, typed: typed::keys(&answers.typed()) })
}

/// Asks outside of the workbench; nothing where input or output is no terminal, or it keeps silent.
///
/// # Errors
/// When the terminal is gone.
pub fn ground() -> io::Result<Option<Rgb>> {
    use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
    use std::io::IsTerminal as _;

    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Ok(None);
    }
    enable_raw_mode()?;
    let asked = ask();
    disable_raw_mode()?;
    Ok(asked?.ground)
}

/// Elsewhere the environment has to do.
#[cfg(not(unix))]
pub(super) fn ask() -> io::Result<Asked> {
    Ok(Asked::default())
}

/// Waits until there is something to read; nothing comes after the deadline.
#[cfg(unix)]
fn wait(input: &io::Stdin, until: std::time::Instant) -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    loop {
        let left = until.saturating_duration_since(std::time::Instant::now());
        let seconds = left.as_secs().try_into().unwrap_or(0);
        let left = Timespec { tv_sec: seconds, tv_nsec: left.subsec_nanos().into() };
        match poll(&mut [PollFd::new(input, PollFlags::IN)], Some(&left)) {
            Ok(ready) => return Ok(ready > 0),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

impl LateAnswers {
    /// What an event is, once late answers are taken out.
    pub(super) fn incoming(&mut self, event: Event) -> Vec<Incoming> {
        match self.pass(event) {
            Passed::Events(events) => events.into_iter().map(Incoming::Terminal).collect(),
            Passed::Answer(ground) => {
                let said = |ground| Message::Ground(Background::of(ground));
                ground.map(|ground| Incoming::Said(Box::new(said(ground)))).into_iter().collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminals_that_answer_wrongly_are_not_asked() {
        for (words, asked) in [
            ("TERM=xterm-256color", true),
            ("TERM=xterm-kitty SSH_TTY=/dev/pts/1", true),
            ("TERM=tmux-256color TMUX=/tmp/x", true),
            ("TERM=screen TMUX=/tmp/x", true),
            ("TERM=screen-256color", true),
            ("TERM=screen", false),
            ("TERM=screen.xterm-256color", false),
            ("TERM=xterm STY=1.pts", false),
            ("TERM=linux", false),
            ("TERM=dumb", false),
            ("", false),
        ] {
            let lookup = |name: &str| {
                let mut pairs = words.split_whitespace().filter_map(|word| word.split_once('='));
                pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
            };
            assert_eq!(is_asked(&lookup), asked, "{words}");
        }
    }
}
