//! What the tmux around this program does with a copy: asked of tmux itself, which knows.

use std::time::Duration;

use crate::process::read;

/// tmux answers at once or hangs with its server.
pub(super) const DEADLINE: Duration = Duration::from_secs(1);

/// What tmux says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tmux {
    /// Its version, `3.4`.
    pub version: String,
    /// `set-clipboard`: `on`, `external` or `off`.
    pub set_clipboard: String,
    /// `allow-passthrough`: `on`, `all` or `off`; none before tmux 3.3, which always lets through
    /// (<https://github.com/tmux/tmux/issues/3287>).
    pub allow_passthrough: Option<String>,
    /// The name of the terminal around it.
    pub terminal: String,
    /// Whether it hands a copy on to that terminal.
    pub hands_on: bool,
}

/// One line each of what is wanted, and then the capabilities of the terminals.
const QUESTION: [&str; 19] = [
    "tmux",
    "display-message",
    "-p",
    "#{version}\n#{client_termname}\n#{client_termfeatures}",
    ";",
    "show-options",
    "-sv",
    "set-clipboard",
    ";",
    "display-message",
    "-p",
    "-",
    ";",
    "show-options",
    "-Apqv",
    "allow-passthrough",
    ";",
    "show-messages",
    "-T",
];

impl Tmux {
    /// Asks; nothing where there is no tmux, or it does not answer.
    pub fn ask() -> Option<Self> {
        let ended = read(&QUESTION.map(str::to_owned), DEADLINE).ok()?;
        Self::read(&String::from_utf8_lossy(&ended.output))
    }

    fn read(answer: &str) -> Option<Self> {
        let mut lines = answer.lines();
        let mut line = || lines.next().map(str::to_owned);
        let (version, terminal, features) = (line()?, line()?, line()?);
        let set_clipboard = line().filter(|word| word != "-").unwrap_or_default();
        let rest: Vec<&str> = lines.collect();
        let after = rest.iter().position(|line| *line == "-").map_or(0, |at| at + 1);
        let known = ["on", "off", "all"];
        let passthrough = rest.get(after).filter(|word| known.contains(word));
        // A feature that tmux knows of the terminal, or the capability that somebody has set.
        let capable = rest.iter().any(|line| line.contains(" Ms: (string)"));
        Some(Self {
            version,
            set_clipboard,
            allow_passthrough: passthrough.map(|word| (*word).to_owned()),
            hands_on: features.split(',').any(|feature| feature == "clipboard") || capable,
            terminal,
        })
    }

    /// Whether it hands on what is wrapped in its passthrough.
    pub fn lets_through(&self) -> bool {
        self.allow_passthrough.as_deref() != Some("off")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_of_each_tmux_is_understood() {
        let read = |answer: &str| Tmux::read(answer).expect("an answer");
        let default = read("3.3a\nxterm-256color\nbpaste,clipboard,title\nexternal\n-\noff\n");
        assert_eq!(
            (default.version.as_str(), default.terminal.as_str()),
            ("3.3a", "xterm-256color")
        );
        assert!(default.hands_on && !default.lets_through());
        assert_eq!(default.set_clipboard, "external");
        // No client, no feature; before 3.3 there is no such option.
        let alone = read("3.2\n\n\non\n-\n");
        assert!(!alone.hands_on && alone.lets_through());
        let configured = "3.4\nlinux\n\non\n-\nall\nTerminal 0: linux\n 192: Ms: (string) x\n";
        assert!(read(configured).hands_on);
        let missing = configured.replace("(string) x", "[missing]");
        assert!(!read(&missing).hands_on);
        assert_eq!(Tmux::read(""), None);
    }
}
