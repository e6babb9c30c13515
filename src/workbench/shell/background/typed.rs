//! Keys that were typed while the terminal was being asked, from the bytes they came as. Only what
//! terminals send before anything is asked of them: letters, controls, arrows and their like.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

const ESCAPE: u8 = 0x1b;

/// The keys that these bytes stand for; what is no key is left out.
pub(super) fn keys(mut bytes: &[u8]) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    while !bytes.is_empty() {
        let (key, length) = first(bytes);
        keys.extend(key);
        bytes = bytes.get(length..).unwrap_or_default();
    }
    keys
}

/// The first key, and the bytes that it takes.
fn first(bytes: &[u8]) -> (Option<KeyEvent>, usize) {
    match bytes {
        [ESCAPE, b'[', rest @ ..] => {
            let end = rest.iter().position(|byte| (0x40..0x7f).contains(byte));
            let length = end.map_or(rest.len(), |end| end + 1);
            (control(&rest[..length]), length + 2)
        }
        [ESCAPE, b'O', last, ..] => (arrow(*last).map(KeyEvent::from), 3),
        [ESCAPE, ESCAPE, ..] | [ESCAPE] => (Some(KeyCode::Esc.into()), 1),
        [ESCAPE, rest @ ..] => {
            let (key, length) = first(rest);
            let alt = |key: KeyEvent| KeyEvent::new(key.code, key.modifiers | KeyModifiers::ALT);
            (key.map(alt), length + 1)
        }
        _ => plain(bytes),
    }
}

/// A sequence behind `ESC [`: the number before `~`, or the last letter.
fn control(text: &[u8]) -> Option<KeyEvent> {
    let code = match text {
        [b'Z'] => return Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
        [last] => arrow(*last)?,
        b"1~" | b"7~" => KeyCode::Home,
        b"2~" => KeyCode::Insert,
        b"3~" => KeyCode::Delete,
        b"4~" | b"8~" => KeyCode::End,
        b"5~" => KeyCode::PageUp,
        b"6~" => KeyCode::PageDown,
        _ => return None,
    };
    Some(code.into())
}

fn arrow(last: u8) -> Option<KeyCode> {
    Some(match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return None,
    })
}

fn plain(bytes: &[u8]) -> (Option<KeyEvent>, usize) {
    let with_control = |c: u8| KeyEvent::new(KeyCode::Char(c.into()), KeyModifiers::CONTROL);
    let key = match bytes.first().copied().unwrap_or_default() {
        b'\r' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        0x7f => KeyCode::Backspace.into(),
        0 => with_control(b' '),
        byte @ 1..=0x1a => with_control(byte - 1 + b'a'),
        byte @ 0x1c..=0x1f => with_control(byte - 0x1c + b'4'),
        _ => return character(bytes),
    };
    (Some(key), 1)
}

fn character(bytes: &[u8]) -> (Option<KeyEvent>, usize) {
    let longest = bytes.len().min(4);
    let read = |length| std::str::from_utf8(&bytes[..length]).ok()?.chars().next();
    match (1..=longest).find_map(|length| Some((read(length)?, length))) {
        Some((c, length)) => {
            let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::empty() };
            (Some(KeyEvent::new(KeyCode::Char(c), shift)), length)
        }
        None => (None, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::key::Key;

    fn written(text: &str) -> String {
        let keys = keys(text.as_bytes()).into_iter().map(|key| Key::from(key).to_string());
        keys.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn keys_are_what_the_reader_of_the_loop_would_have_made_of_them() {
        assert_eq!(written("jJé東"), "j J é 東");
        assert_eq!(written("\r\t\x7f\x03 \x1b"), "enter tab backspace ctrl-c space esc");
        assert_eq!(written("\x1b[A\x1bOB\x1b[C\x1b[D"), "up down right left");
        assert_eq!(written("\x1b[Z\x1b[5~\x1b[6~\x1b[3~"), "shift-tab pgup pgdn delete");
        assert_eq!(written("\x1bx\x1b\x1b"), "alt-x esc esc");
    }

    #[test]
    fn what_is_no_key_is_left_out() {
        assert_eq!(written("a\x1b[99;99Xb\x1b[I"), "a b");
        assert_eq!(keys(&[b'a', 0xff, 0xc3, b'b']).len(), 2);
        assert_eq!(written("a\x1b["), "a");
    }
}
