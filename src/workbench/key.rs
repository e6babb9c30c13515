//! Keys, and how a keymap writes them: `q`, `S`, `ctrl-r`, `shift-tab`, `enter`.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::text::Texts;

/// One key with its modifiers. For characters, Shift is part of the character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Hash)]
pub struct Key {
    /// The key.
    pub code: KeyCode,
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held; never for characters.
    pub shift: bool,
}

/// Keys that have a name of more than one character.
const NAMED: [(&str, KeyCode); 16] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("space", KeyCode::Char(' ')),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("f1", KeyCode::F(1)),
];

impl Key {
    /// A key without modifiers.
    pub fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// Reads the notation; nothing when it is none.
    pub fn read(text: &str) -> Option<Self> {
        let mut key = Self::plain(KeyCode::Null);
        let mut rest = text;
        // A dash alone, or behind modifiers, is the key itself.
        while let Some((modifier, tail)) = rest.split_once('-').filter(|(m, _)| !m.is_empty()) {
            match modifier {
                "ctrl" => key.ctrl = true,
                "alt" => key.alt = true,
                "shift" => key.shift = true,
                _ => return None,
            }
            rest = tail;
        }
        key.code = code(rest)?;
        key.as_sent()
    }

    /// The key as a terminal sends it: with Ctrl, capitals are no letters of their own, and Shift is
    /// part of the letter that is typed. Nothing for what no terminal sends.
    fn as_sent(self) -> Option<Self> {
        match self.code {
            KeyCode::Char(c) if self.ctrl => {
                let code = KeyCode::Char(c.to_ascii_lowercase());
                Some(Self { code, shift: false, ..self })
            }
            KeyCode::Char(c) if self.shift => {
                let code = KeyCode::Char(c.to_ascii_uppercase());
                c.is_ascii_alphabetic().then_some(Self { code, shift: false, ..self })
            }
            _ => Some(self),
        }
    }

    /// The key whose bytes a terminal sends for this one, too.
    pub fn twin(self) -> Option<Self> {
        let code = match self.code {
            KeyCode::Char('i') if self.ctrl => KeyCode::Tab,
            KeyCode::Char('m') if self.ctrl => KeyCode::Enter,
            KeyCode::Char('[') if self.ctrl => KeyCode::Esc,
            _ => return None,
        };
        Some(Self { alt: self.alt, ..Self::plain(code) })
    }

    /// The key as it is printed on a keyboard of the language: `Échap`, `Ctrl+R`.
    pub fn label(self, texts: &Texts) -> String {
        let held = [(self.ctrl, "key-ctrl"), (self.alt, "key-alt"), (self.shift, "key-shift")];
        let mut parts: Vec<String> =
            held.iter().filter(|(held, _)| *held).map(|(_, name)| texts.get(name)).collect();
        let plain = Key::plain(self.code).to_string();
        let name = format!("key-{plain}");
        parts.push(match plain.chars().count() {
            1 if parts.is_empty() => plain,
            _ if texts.has(&name) => texts.get(&name),
            _ => plain.to_uppercase(),
        });
        parts.join("+")
    }

    /// The character it types into a field, when it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

fn code(text: &str) -> Option<KeyCode> {
    let mut characters = text.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return Some(KeyCode::Char(only));
    }
    if let Some((_, code)) = NAMED.iter().find(|(name, _)| *name == text) {
        return Some(*code);
    }
    let number: u8 = text.strip_prefix('f')?.parse().ok()?;
    (1..=12).contains(&number).then_some(KeyCode::F(number))
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let held = |modifier| event.modifiers.contains(modifier);
        let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
        let shift = held(KeyModifiers::SHIFT);
        match event.code {
            KeyCode::BackTab => Self { code: KeyCode::Tab, ctrl, alt, shift: true },
            // Terminals disagree on whether Ctrl-R comes as `r` or `R`; Ctrl makes them one.
            KeyCode::Char(c) if ctrl => {
                Self { code: KeyCode::Char(c.to_ascii_lowercase()), ctrl, alt, shift: false }
            }
            KeyCode::Char(c) => Self { code: KeyCode::Char(c), ctrl, alt, shift: false },
            code => Self { code, ctrl, alt, shift },
        }
    }
}

/// Control and `u` empties a line to its beginning, as every shell has it; the editor's own key
/// for that is control and `j`.
impl From<Key> for tui_textarea::Input {
    fn from(key: Key) -> Self {
        let empties = key.ctrl && !key.alt && key.code == KeyCode::Char('u');
        let key = if empties { Key { code: KeyCode::Char('j'), ..key } } else { key };
        let mut modifiers = KeyModifiers::NONE;
        modifiers.set(KeyModifiers::CONTROL, key.ctrl);
        modifiers.set(KeyModifiers::ALT, key.alt);
        modifiers.set(KeyModifiers::SHIFT, key.shift);
        KeyEvent::new(key.code, modifiers).into()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match (NAMED.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, KeyCode::F(number)) => write!(f, "f{number}"),
            (None, other) => write!(f, "{other}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_notation_comes_back() {
        for text in
            ["q", "S", "?", "-", "ctrl-r", "shift-tab", "alt-enter", "space", "f5", "ctrl--"]
        {
            assert_eq!(Key::read(text).map(|key| key.to_string()).as_deref(), Some(text));
        }
        for text in ["", "crtl-r", "entre", "f13", "ctrl-", "shift-?", "shift-é"] {
            assert_eq!(Key::read(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_what_a_terminal_sends() {
        assert_eq!(Key::read("ctrl-R"), Key::read("ctrl-r"));
        assert_eq!(Key::read("ctrl-shift-r"), Key::read("ctrl-r"));
        assert_eq!(Key::read("shift-s"), Key::read("S"));
        let twin = |text: &str| Key::read(text).and_then(Key::twin).map(|key| key.to_string());
        assert_eq!(twin("ctrl-i").as_deref(), Some("tab"));
        assert_eq!(twin("ctrl-alt-m").as_deref(), Some("alt-enter"));
        assert_eq!(twin("ctrl-n"), None);
    }

    #[test]
    fn labels_are_those_of_the_keyboard() {
        let texts = Texts::new(crate::text::Language::Fr);
        let label = |text: &str| Key::read(text).map(|key| key.label(&texts));
        assert_eq!(label("esc").as_deref(), Some("Échap"));
        assert_eq!(label("ctrl-r").as_deref(), Some("Ctrl+R"));
        assert_eq!(label("shift-tab").as_deref(), Some("Maj+Tab"));
        assert_eq!(label("S").as_deref(), Some("S"));
        assert_eq!(label("f1").as_deref(), Some("F1"));
    }

    #[test]
    fn events_of_different_terminals_are_one_key() {
        let upper = KeyEvent::new(KeyCode::Char('R'), KeyModifiers::CONTROL | KeyModifiers::SHIFT);
        assert_eq!(Some(Key::from(upper)), Key::read("ctrl-r"));
        let back = KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Some(Key::from(back)), Key::read("shift-tab"));
        let capital = KeyEvent::new(KeyCode::Char('S'), KeyModifiers::SHIFT);
        assert_eq!(Some(Key::from(capital)), Key::read("S"));
    }
}
