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
mod tmux;

use std::path::PathBuf;
use std::time::Duration;

use self::display::Display;
use self::plan::nested;
use crate::disk::{DiskError, shown};
use crate::text::Phrase;

pub use self::paste::{NoPaste, paste};
pub use self::plan::{Envelope, Method, Settings, System, advice, plan};
pub use self::report::{Failure, Warning, Why};
pub use self::system::User;
pub use self::tmux::Tmux;

/// Where text is copied to; tests put a list in its place.
pub trait Clipboard {
    /// Copies a text and says what became of it.
    fn copy(&mut self, text: &str) -> Copied;

    /// Leaves what was copied last to others, because the program ends; says what is lost by that.
    fn leave(&mut self) -> Option<Phrase> {
        None
    }
}

/// The way that a text went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// A program took it.
    Command(String),
    /// tmux took it into its paste buffer, and hands it on to its terminal.
    Tmux,
    /// tmux took it into its paste buffer, and knows of no way to hand it on.
    TmuxAlone,
    /// The clipboard of the desktop took it.
    Display,
    /// The Windows around the Linux took it.
    Windows,
    /// It goes to the terminal, which never answers.
    Terminal,
    /// No clipboard took it.
    Nowhere,
}

impl Way {
    /// The name in a report for scripts.
    pub fn name(&self) -> &'static str {
        match self {
            Way::Command(_) => "command",
            Way::Tmux => "tmux",
            Way::TmuxAlone => "tmux-buffer",
            Way::Display => "display",
            Way::Windows => "windows",
            Way::Terminal => "terminal",
            Way::Nowhere => "nowhere",
        }
    }
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
    /// What else the way needs, such as an option of a tmux elsewhere.
    pub hints: Vec<Phrase>,
    /// What was tried before, and the file where it could not be written.
    pub failures: Vec<Failure>,
}

/// Writes a text to the file that is always left, and says where it is.
pub type Keep = Box<dyn FnMut(&str) -> Result<PathBuf, DiskError> + Send>;

/// The real clipboard: the methods of a plan, tried in their order.
pub struct SystemClipboard {
    methods: Vec<Method>,
    settings: Settings,
    /// What is said with each copy that goes to the terminal.
    hints: Vec<Phrase>,
    keep: Keep,
    display: Display,
    /// Programs that can serve a text once this one has ended.
    servers: Vec<Vec<String>>,
    /// The text that this program serves, and its file.
    served: Option<(String, Option<PathBuf>)>,
}

impl SystemClipboard {
    /// A clipboard for this plan; `keep` writes the file.
    pub fn new(methods: Vec<Method>, settings: Settings, keep: Keep) -> Self {
        Self {
            methods,
            settings,
            hints: Vec::new(),
            keep,
            display: Display::default(),
            servers: Vec::new(),
            served: None,
        }
    }

    /// With what is to be said with each copy that goes to the terminal, and the programs that can
    /// serve a text once this one has ended.
    fn with(self, hints: Vec<Phrase>, servers: Vec<Vec<String>>) -> Self {
        Self { hints, servers, ..self }
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
                command::run(&words, text.as_bytes(), tmux::DEADLINE)?;
                let tmux = Tmux::ask();
                let hands_on = tmux.as_ref().is_none_or(|tmux| tmux.hands_on);
                let hints = tmux.as_ref().and_then(nested).into_iter().collect();
                let way = if hands_on { Way::Tmux } else { Way::TmuxAlone };
                Ok(Done { hints, ..Done::confirmed(way) })
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
                let cap = self.settings.cap();
                if text.len() > cap {
                    return Err(Why::TooLong { bytes: text.len(), cap });
                }
                if *envelope == Envelope::Tmux
                    && Tmux::ask().is_some_and(|tmux| !tmux.lets_through())
                {
                    return Err(Why::Passthrough);
                }
                let terminal = Some(osc52::encode(text, *envelope));
                let hints = self.hints.clone();
                Ok(Done { way: Way::Terminal, confirmed: false, terminal, hints })
            }
        }
    }
}

/// A program of the user's may have to start a machine's other half, as `clip.exe` does.
const COMMAND_DEADLINE: Duration = Duration::from_secs(3);

/// A forwarded display that is gone never answers.
const DISPLAY_DEADLINE: Duration = Duration::from_secs(2);

/// What one method did.
struct Done {
    way: Way,
    confirmed: bool,
    terminal: Option<Vec<u8>>,
    hints: Vec<Phrase>,
}

impl Done {
    fn confirmed(way: Way) -> Self {
        Self { way, confirmed: true, terminal: None, hints: Vec::new() }
    }
}

impl Clipboard for SystemClipboard {
    fn copy(&mut self, text: &str) -> Copied {
        let (text, removed) = clean(text);
        let mut failures = Vec::new();
        let mut done = Done { confirmed: false, ..Done::confirmed(Way::Nowhere) };
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
        let warning = Warning::of(&done.way, text.len(), self.settings.limit);
        let Done { way, confirmed, terminal, hints } = done;
        let bytes = text.len();
        let ends_with_us = way == Way::Display && self.settings.system == System::Unix;
        self.served = ends_with_us.then(|| (text, file.clone()));
        Copied { way, bytes, confirmed, file, terminal, removed, warning, hints, failures }
    }

    fn leave(&mut self) -> Option<Phrase> {
        let (text, file) = self.served.take()?;
        let serves = |words: &Vec<String>| command::run(words, text.as_bytes(), COMMAND_DEADLINE);
        if self.servers.iter().any(|words| serves(words).is_ok()) {
            return None;
        }
        let path = file.map(|file| shown(&file)).unwrap_or_default();
        Some(Phrase::new("clipboard-gone").with("bytes", text.len()).with("path", path))
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
