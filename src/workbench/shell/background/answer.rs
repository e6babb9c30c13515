//! What comes back when the terminal was asked: its answers, and between them whatever somebody
//! has typed meanwhile. Byte by byte, because an answer may come in pieces.

use crate::theme::{Rgb, answered};

/// More than any answer to our question has; what is longer is something else.
const LONGEST: usize = 64;

const ESCAPE: u8 = 0x1b;
const BELL: u8 = 0x07;

/// What has come so far.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// The terminal's background, where it has said it.
    pub(super) ground: Option<Rgb>,
    /// Whether the sentinel behind the question was answered: nothing more will come.
    pub(super) done: bool,
    typed: Vec<u8>,
    state: State,
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Plain,
    /// An escape has come.
    Escaped,
    /// Within `ESC ]`, an answer of the operating system's kind; whether an escape has come in it.
    Answer(Vec<u8>, bool),
    /// Within `ESC [`, a key or the answer to the sentinel.
    Control(Vec<u8>),
}

impl Answers {
    /// Takes in what was read.
    pub(super) fn take(&mut self, bytes: &[u8]) {
        for byte in bytes {
            let state = std::mem::take(&mut self.state);
            self.state = self.step(state, *byte);
        }
    }

    /// What was typed meanwhile. An escape that nothing has followed was the key.
    pub(super) fn typed(mut self) -> Vec<u8> {
        match &self.state {
            State::Escaped => self.typed.push(ESCAPE),
            State::Control(rest) => {
                self.typed.extend([ESCAPE, b'[']);
                self.typed.extend(rest);
            }
            // Nobody types half of an answer; its other half is swallowed when it comes.
            State::Plain | State::Answer(..) => {}
        }
        self.typed
    }

    /// Whether an answer has begun whose end hasn't come.
    pub(super) fn is_torn(&self) -> bool {
        matches!(self.state, State::Answer(..))
    }

    fn step(&mut self, state: State, byte: u8) -> State {
        match (state, byte) {
            (State::Plain, ESCAPE) => State::Escaped,
            (State::Plain, _) => {
                self.typed.push(byte);
                State::Plain
            }
            (State::Escaped, b']') => State::Answer(Vec::new(), false),
            (State::Escaped, b'[') => State::Control(Vec::new()),
            (State::Escaped, ESCAPE) => {
                self.typed.push(ESCAPE);
                State::Escaped
            }
            (State::Escaped, _) => {
                self.typed.extend([ESCAPE, byte]);
                State::Plain
            }
            (State::Answer(text, escaped), _) => self.answer(text, escaped, byte),
            (State::Control(text), _) => self.control(text, byte),
        }
    }

    fn answer(&mut self, mut text: Vec<u8>, escaped: bool, byte: u8) -> State {
        match byte {
            BELL => self.end(&text),
            b'\\' if escaped => self.end(&text),
            // Old rxvt ends its answer with the escape alone.
            _ if escaped => {
                self.end(&text);
                return self.step(State::Plain, byte);
            }
            ESCAPE => return State::Answer(text, true),
            _ if text.len() >= LONGEST => {}
            _ => {
                text.push(byte);
                return State::Answer(text, false);
            }
        }
        State::Plain
    }

    fn end(&mut self, text: &[u8]) {
        let text = std::str::from_utf8(text).unwrap_or_default();
        if let Some(colour) = text.strip_prefix("11;").and_then(answered) {
            self.ground = Some(colour);
        }
    }

    fn control(&mut self, mut text: Vec<u8>, byte: u8) -> State {
        text.push(byte);
        // Parameters and intermediates lie below; what is none ends the sequence.
        if (0x20..0x40).contains(&byte) && text.len() < LONGEST {
            return State::Control(text);
        }
        if text.starts_with(b"?") && byte == b'c' {
            self.done = true;
        } else {
            self.typed.extend([ESCAPE, b'[']);
            self.typed.extend(text);
        }
        State::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Option<Rgb> = Some(Rgb(255, 255, 255));

    /// Takes the bytes in, cut in two at each place in turn.
    fn everywhere(bytes: &[u8], check: impl Fn(Answers)) {
        for cut in 0..=bytes.len() {
            let mut answers = Answers::default();
            answers.take(&bytes[..cut]);
            answers.take(&bytes[cut..]);
            check(answers);
        }
    }

    #[test]
    fn each_end_of_an_answer_is_one() {
        for text in [
            "\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[?62;c",
            "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?64;1;2c",
            "\x1b]11;rgb:ffff/ffff/ffff\x1b\x1b[?1;2c",
            "\x1b]11;rgba:ffff/ffff/ffff/ffff\x1b\\\x1b[?1;2c",
            "\x1b]11;#ffffff\x07\x1b[?6c",
            "\x1b]10;rgb:0/0/0\x07\x1b]11;rgb:ff/ff/ff\x07\x1b[?6c",
        ] {
            everywhere(text.as_bytes(), |answers| {
                assert_eq!((answers.ground, answers.done), (WHITE, true), "{text:?}");
                assert_eq!(answers.typed(), b"", "{text:?}");
            });
        }
    }

    #[test]
    fn keys_typed_meanwhile_are_kept_in_their_order() {
        let bytes = "jé\x1b[A\x1b]11;rgb:ffff/ffff/ffff\x07k\x1bOB\x1b[?1;2c\x1bx\r";
        everywhere(bytes.as_bytes(), |answers| {
            assert_eq!((answers.ground, answers.done), (WHITE, true));
            assert_eq!(answers.typed(), "jé\x1b[Ak\x1bOB\x1bx\r".as_bytes());
        });
    }

    #[test]
    fn the_sentinel_alone_says_that_there_is_no_answer() {
        everywhere(b"q\x1b[?1;2c", |answers| {
            assert_eq!((answers.ground, answers.done), (None, true));
            assert_eq!(answers.typed(), b"q");
        });
    }

    #[test]
    fn an_escape_that_nothing_follows_was_the_key() {
        let mut answers = Answers::default();
        answers.take(b"a\x1b");
        assert!(!answers.done && !answers.is_torn());
        assert_eq!(answers.typed(), b"a\x1b");
    }

    #[test]
    fn half_an_answer_is_nobodys_typing() {
        let mut answers = Answers::default();
        answers.take(b"a\x1b]11;rgb:ff");
        assert!(answers.is_torn());
        assert_eq!(answers.typed(), b"a");
    }

    #[test]
    fn what_never_ends_is_let_go() {
        let mut answers = Answers::default();
        answers.take(b"\x1b]11;");
        answers.take(&[b'f'; 500]);
        answers.take(b"\x1b[?1;2c");
        assert!(answers.done);
        assert_eq!(answers.ground, None);
    }
}
