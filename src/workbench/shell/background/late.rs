//! An answer that comes after the deadline, as the reader of keys sees it: Alt and `]`, then its
//! letters. It is taken out of the keys, whenever it comes; what only begins like one is typing.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::theme::{Rgb, answered};

/// How an answer to our question begins, behind the escape.
const BEGINNING: &str = "]11;";

/// No answer is longer.
const LONGEST: usize = 40;

/// Takes late answers out of what is typed.
#[derive(Debug, Default)]
pub(in crate::workbench) struct LateAnswers {
    held: Vec<Event>,
    text: String,
    /// Whether the last event was Esc alone: the escape of an answer may come by itself.
    after_escape: bool,
}

/// What became of an event.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::workbench) enum Passed {
    /// These go on, in this order; none where one is held back for the next.
    Events(Vec<Event>),
    /// They were an answer, which says this.
    Answer(Option<Rgb>),
}

impl LateAnswers {
    /// One that has taken in the beginning of an answer already.
    pub(super) fn torn(is_torn: bool) -> Self {
        let text = if is_torn { BEGINNING.to_owned() } else { String::new() };
        Self { text, ..Self::default() }
    }

    /// Takes an event in.
    pub(in crate::workbench) fn pass(&mut self, event: Event) -> Passed {
        let key = match &event {
            Event::Key(key) if key.kind == KeyEventKind::Press => *key,
            // Whatever else comes is no part of an answer, and does not end one either.
            _ => return Passed::Events(vec![event]),
        };
        if self.text.is_empty() { self.begin(event, key) } else { self.go_on(event, key) }
    }

    fn begin(&mut self, event: Event, key: KeyEvent) -> Passed {
        let after_escape = std::mem::replace(&mut self.after_escape, is_escape(key));
        let begins = key.code == KeyCode::Char(']')
            && (key.modifiers == KeyModifiers::ALT || (after_escape && key.modifiers.is_empty()));
        if !begins {
            return Passed::Events(vec![event]);
        }
        self.text.push(']');
        self.held.push(event);
        Passed::Events(Vec::new())
    }

    fn go_on(&mut self, event: Event, key: KeyEvent) -> Passed {
        let ends = is_end(key, self.after_escape);
        let escape = std::mem::replace(&mut self.after_escape, is_escape(key));
        if ends && self.text.starts_with(BEGINNING) {
            return self.end();
        }
        self.held.push(event);
        match key.code {
            KeyCode::Esc if !escape && self.text.len() > BEGINNING.len() => {}
            KeyCode::Char(c)
                if !escape && key.modifiers.difference(KeyModifiers::SHIFT).is_empty() =>
            {
                self.text.push(c);
            }
            _ => return self.release(),
        }
        let so_far = &self.text[..self.text.len().min(BEGINNING.len())];
        if BEGINNING.starts_with(so_far) && self.is_like_a_colour() {
            Passed::Events(Vec::new())
        } else {
            self.release()
        }
    }

    fn is_like_a_colour(&self) -> bool {
        let colour = self.text.get(BEGINNING.len()..).unwrap_or_default();
        let part = |c: char| c.is_ascii_hexdigit() || "rgba:/#".contains(c);
        self.text.len() <= LONGEST && colour.chars().all(part)
    }

    fn end(&mut self) -> Passed {
        let ground = self.text.strip_prefix(BEGINNING).and_then(answered);
        *self = Self::default();
        Passed::Answer(ground)
    }

    fn release(&mut self) -> Passed {
        let held = std::mem::take(&mut self.held);
        *self = Self::default();
        Passed::Events(held)
    }
}

fn is_escape(key: KeyEvent) -> bool {
    key.code == KeyCode::Esc && key.modifiers.is_empty()
}

/// The bell, which is Ctrl and G, or the string terminator: Alt and `\`, or its two halves.
fn is_end(key: KeyEvent, after_escape: bool) -> bool {
    match key.code {
        KeyCode::Char('g') => key.modifiers == KeyModifiers::CONTROL,
        KeyCode::Char('\\') => key.modifiers == KeyModifiers::ALT || after_escape,
        _ => false,
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::typed::keys;
    use super::*;

    /// What is left of the keys that these bytes are, and what was answered.
    fn passed(late: &mut LateAnswers, text: &str) -> (Vec<Event>, Vec<Rgb>) {
        let (mut events, mut answers) = (Vec::new(), Vec::new());
        for key in keys(text.as_bytes()) {
            match late.pass(Event::Key(key)) {
                Passed::Events(more) => events.extend(more),
                Passed::Answer(ground) => answers.extend(ground),
            }
        }
        (events, answers)
    }

    fn typed(text: &str) -> Vec<Event> {
        keys(text.as_bytes()).into_iter().map(Event::Key).collect()
    }

    #[test]
    fn a_late_answer_is_taken_out_of_the_keys() {
        for answer in [
            "\x1b]11;rgb:ffff/ffff/ffff\x07",
            "\x1b]11;rgb:FFFF/FFFF/ffff\x1b\\",
            "\x1b]11;rgba:ff/ff/ff/ff\x07",
            "\x1b]11;#ffffff\x1b\\",
        ] {
            let mut late = LateAnswers::default();
            let (events, answers) = passed(&mut late, &format!("j{answer}k"));
            assert_eq!(events, typed("jk"), "{answer:?}");
            assert_eq!(answers, [Rgb(255, 255, 255)], "{answer:?}");
            let (events, _) = passed(&mut late, "\x1b]q");
            assert_eq!(events, typed("\x1b]q"), "the next one is looked at anew");
        }
    }

    #[test]
    fn its_escapes_may_come_by_themselves() {
        let mut late = LateAnswers::default();
        let mut all = Vec::new();
        for piece in ["\x1b", "]11;rgb:0/0/0", "\x1b", "\\", "q"] {
            all.extend(passed(&mut late, piece).0);
        }
        // The first escape was a key like any other when it came.
        assert_eq!(all, typed("\x1b").into_iter().chain(typed("q")).collect::<Vec<_>>());
    }

    #[test]
    fn the_end_of_a_torn_answer_is_taken_out_as_well() {
        let mut late = LateAnswers::torn(true);
        assert_eq!(passed(&mut late, "ff/ffff/ffff\x07q").0, typed("q"));
    }

    #[test]
    fn what_only_begins_like_an_answer_is_typing() {
        for text in ["\x1b]12", "\x1b]11;z", "\x1b]11;rgb:ff\r", "\x1b]\x1b]x", "]11;rgb:0/0/0\x07"]
        {
            let mut late = LateAnswers::default();
            let (events, answers) = passed(&mut late, &format!("{text}q"));
            assert_eq!(answers, [], "{text:?}");
            assert_eq!(events, typed(&format!("{text}q")), "{text:?}");
        }
    }

    #[test]
    fn a_new_size_is_not_lost_within_an_answer() {
        let mut late = LateAnswers::default();
        let _ = passed(&mut late, "\x1b]11;rgb:0/0");
        let resized = Event::Resize(80, 24);
        assert_eq!(late.pass(resized.clone()), Passed::Events(vec![resized]));
        assert_eq!(passed(&mut late, "/0\x07").1, [Rgb(0, 0, 0)]);
    }
}
