//! The clipboard: a pure plan (environment in, methods out), the methods, and the truth about what
//! they did.
//!
//! "Copied" is said only where somebody confirmed it. A terminal never answers OSC 52, so there the
//! message says "sent"; and a file in the state folder always holds the text too, since each of the
//! ways fails somewhere.
//!
//! What goes through the terminal is not written here: it is handed back ([`Copied::terminal`]) and
//! written by whoever owns the terminal, so that it cannot get between the parts of a frame.

mod command;
mod display;
mod osc52;
mod paste;
mod plan;
mod report;
mod system;

use std::path::PathBuf;
use std::time::Duration;

use self::display::Display;
use crate::disk::DiskError;

pub use self::paste::{NoPaste, paste};
pub use self::plan::{Envelope, Method, Settings, System, advice, plan};
pub use self::report::{Failure, Warning, Why};
pub use self::system::User;

/// Where text is copied to; tests put a list in its place.
pub trait Clipboard {
    /// Copies a text and says what became of it.
    fn copy(&mut self, text: &str) -> Copied;
}

/// The way that a text went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A program took it.
    Command(String),
    /// tmux took it into its paste buffer, and hands it on to its terminal.
    Tmux,
    /// The clipboard of the desktop took it.
    Display,
    /// The Windows around the Linux took it.
    Windows,
    /// It goes to the terminal, which never answers.
    Terminal,
    /// No clipboard took it.
    Nowhere,
}

/// What became of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Copied {
    /// Which way it went.
    pub way: Way,
    /// How many bytes of it.
    pub bytes: usize,
    /// Whether somebody confirmed that it arrived.
    pub confirmed: bool,
    /// The file that holds it too.
    pub file: Option<PathBuf>,
    /// What has to be written to the terminal now, by whoever owns it.
    pub terminal: Option<Vec<u8>>,
    /// How many control characters were left out.
    pub removed: usize,
    /// What may yet go wrong.
    pub warning: Option<Warning>,
    /// What was tried before, and the file where it could not be written.
    pub failures: Vec<Failure>,
}

/// Writes a text to the file that is always left, and says where it is.
pub type Keep = Box<dyn FnMut(&str) -> Result<PathBuf, DiskError> + Send>;

/// The real clipboard: the methods of a plan, tried in their order.
pub struct SystemClipboard {
    methods: Vec<Method>,
    cap: usize,
    keep: Keep,
    display: Display,
}

impl SystemClipboard {
    /// A clipboard for this plan; `keep` writes the file.
    pub fn new(methods: Vec<Method>, settings: &Settings, keep: Keep) -> Self {
        Self { methods, cap: settings.cap, keep, display: Display::default() }
    }

    fn attempt(&mut self, method: &Method, text: &str) -> Result<Done, Why> {
        match method {
            Method::Command(words) => {
                let name = words.first().cloned().unwrap_or_default();
                command::run(words, text.as_bytes(), COMMAND_DEADLINE)?;
                Ok(Done::confirmed(Way::Command(name)))
            }
            Method::Tmux => {
                let words = ["tmux", "load-buffer", "-w", "-"].map(str::to_owned);
                command::run(&words, text.as_bytes(), TMUX_DEADLINE)?;
                Ok(Done::confirmed(Way::Tmux))
            }
            Method::Display => {
                self.display.set(text, DISPLAY_DEADLINE)?;
                Ok(Done::confirmed(Way::Display))
            }
            Method::WindowsClip => {
                command::run(&["clip.exe".to_owned()], &utf16(text), COMMAND_DEADLINE)?;
                Ok(Done::confirmed(Way::Windows))
            }
            Method::Terminal(envelope) => {
                if text.len() > self.cap {
                    return Err(Why::TooLong { bytes: text.len(), cap: self.cap });
                }
                let bytes = osc52::encode(text, *envelope);
                Ok(Done { way: Way::Terminal, confirmed: false, terminal: Some(bytes) })
            }
        }
    }
}

/// tmux answers at once or hangs with its server.
const TMUX_DEADLINE: Duration = Duration::from_secs(1);

/// A program of the user's may have to start a machine's other half, as `clip.exe` does.
const COMMAND_DEADLINE: Duration = Duration::from_secs(3);

/// A forwarded display that is gone never answers.
const DISPLAY_DEADLINE: Duration = Duration::from_secs(2);

/// What one method did.
struct Done {
    way: Way,
    confirmed: bool,
    terminal: Option<Vec<u8>>,
}

impl Done {
    fn confirmed(way: Way) -> Self {
        Self { way, confirmed: true, terminal: None }
    }
}

impl Clipboard for SystemClipboard {
    fn copy(&mut self, text: &str) -> Copied {
        let (text, removed) = clean(text);
        let mut failures = Vec::new();
        let mut done = Done { way: Way::Nowhere, confirmed: false, terminal: None };
        for method in self.methods.clone() {
            match self.attempt(&method, &text) {
                Ok(this) => {
                    done = this;
                    break;
                }
                Err(why) => failures.push(Failure { what: method.name(), why }),
            }
        }
        let file = match (self.keep)(&text) {
            Ok(path) => Some(path),
            Err(error) => {
                failures.push(Failure::file(&error));
                None
            }
        };
        let warning = Warning::of(&done.way, text.len());
        let Done { way, confirmed, terminal } = done;
        Copied { way, bytes: text.len(), confirmed, file, terminal, removed, warning, failures }
    }
}

/// The text without what could do something where it is pasted, and how much that was.
///
/// Line breaks and tabs stay; a carriage return is not part of a line break here. Marks that
/// reorder what a reader sees are left out as well: what is pasted is what was read.
pub fn clean(text: &str) -> (String, usize) {
    let text = text.replace("\r\n", "\n");
    let kept: String = text.chars().filter(|c| !is_harmful(*c)).collect();
    let removed = text.chars().count() - kept.chars().count();
    (kept, removed)
}

fn is_harmful(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `clip.exe` takes UTF-8 for the code page of the console, but knows UTF-16 by its mark
/// (<https://github.com/microsoft/WSL/issues/11047>).
fn utf16(text: &str) -> Vec<u8> {
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

#[cfg(test)]
mod tests;
