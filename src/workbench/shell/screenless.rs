//! Where there is no screen to draw on: a dumb terminal, a pipe. The workbench then says so, and
//! what can be done instead.

use crate::quote::shell::word;
use crate::text::Phrase;

/// Terminals that cannot place the cursor: Emacs and editors name theirs `dumb`, and `unknown` is
/// what terminfo calls one that nobody has described.
const PLAIN: [&str; 2] = ["dumb", "unknown"];

/// Why the workbench cannot be drawn; nothing where it can. `terminal` says whether standard output
/// is one, `term` is the environment's `TERM`.
pub fn reason(terminal: bool, term: Option<&str>) -> Option<Phrase> {
    match term {
        _ if !terminal => Some(Phrase::new("screenless-no-terminal")),
        Some(term) if PLAIN.contains(&term) => {
            Some(Phrase::new("screenless-plain").with("term", term))
        }
        // Windows has terminals without that variable.
        None if cfg!(unix) => Some(Phrase::new("screenless-unnamed")),
        _ => None,
    }
}

/// What can be done without a screen, for the session that was to be opened: as a shell takes it.
pub fn ways(session: &str) -> Phrase {
    Phrase::new("screenless-ways").with("session", word(session))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Texts};

    #[test]
    fn each_way_can_be_pasted_into_a_shell() {
        let said = Texts::new(Language::En).say(&ways("my fleet.yaml"));
        assert!(said.contains("\n  fleetwright set 'my fleet.yaml' PATH=VALUE  "), "{said}");
    }

    #[test]
    fn only_a_terminal_that_can_place_its_cursor_is_drawn_on() {
        let key = |terminal, term| reason(terminal, term).map(|phrase| phrase.key.into_owned());
        assert_eq!(key(true, Some("xterm-256color")), None);
        assert_eq!(key(true, Some("vt100")), None, "a serial console is drawn on");
        assert_eq!(key(true, Some("dumb")).as_deref(), Some("screenless-plain"));
        assert_eq!(key(false, Some("xterm")).as_deref(), Some("screenless-no-terminal"));
        #[cfg(unix)]
        assert_eq!(key(true, None).as_deref(), Some("screenless-unnamed"));
    }
}
