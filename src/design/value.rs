//! How the value of a field is read from and shown as text: one notation per type.

use super::choice::{
    Addon, Applications, Arch, Datastore, DiskEncryption, Distribution, Engine, Extra, GitSecrets,
    Link, Os, PodSecurity, Runtime, Storage, Tier, Upgrades,
};
use super::name::{DnsName, Name};
use super::outbound::Outbound;
use super::quantity::{Cpu, Endurance, Memory, Rate, Share, Span};
use crate::text::{Language, Phrase, nearest};

/// What a field holds: how a form edits it, and what the JSON Schema says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of any text.
    Text,
    /// Any text.
    LongText,
    /// An RFC 1123 label.
    Name,
    /// A DNS name.
    DnsName,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Any of these words, none twice.
    Flags(&'static [&'static str]),
    /// Any words.
    List,
    /// Yes or no.
    Switch,
    /// A whole number from 0.
    Count,
    /// Memory or storage.
    Memory,
    /// Terabytes that can be written to a flash device.
    Endurance,
    /// The rate of a link.
    Rate,
    /// A span of time.
    Span,
    /// A share of a whole.
    Share,
    /// Processor time.
    Cpu,
}

/// A type that a field can have.
pub trait FieldValue: Sized {
    /// What a form and the schema need to know of it.
    const KIND: Kind;

    /// Reads the notation.
    ///
    /// # Errors
    /// When the text is no such value: the phrase says why, and what would be one.
    fn read(text: &str) -> Result<Self, Phrase>;

    /// The canonical notation; nothing where no value is set.
    fn show(&self) -> Option<String>;
}

impl FieldValue for String {
    const KIND: Kind = Kind::Text;

    fn read(text: &str) -> Result<Self, Phrase> {
        if text.contains('\0') {
            return Err(Phrase::new("reason-nul"));
        }
        Ok(text.to_owned())
    }

    fn show(&self) -> Option<String> {
        Some(self.clone()).filter(|text| !text.is_empty())
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    const KIND: Kind = T::KIND;

    fn read(text: &str) -> Result<Self, Phrase> {
        if text.is_empty() { Ok(None) } else { T::read(text).map(Some) }
    }

    fn show(&self) -> Option<String> {
        self.as_ref().and_then(T::show)
    }
}

impl FieldValue for bool {
    const KIND: Kind = Kind::Switch;

    fn read(text: &str) -> Result<Self, Phrase> {
        match text {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(Phrase::new("reason-switch").with("value", text)),
        }
    }

    fn show(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl FieldValue for u32 {
    const KIND: Kind = Kind::Count;

    fn read(text: &str) -> Result<Self, Phrase> {
        // Ten million of anything is beyond every fleet, and keeps sums far from overflow.
        match text.parse::<u32>() {
            Ok(count) if count <= 10_000_000 && !text.starts_with('+') => Ok(count),
            _ => Err(Phrase::new("reason-count").with("value", text)),
        }
    }

    fn show(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl FieldValue for Language {
    const KIND: Kind = Kind::Choice(&["en", "fr"]);

    fn read(text: &str) -> Result<Self, Phrase> {
        Language::from_code(text).ok_or_else(|| not_one_of(text, &["en", "fr"]))
    }

    fn show(&self) -> Option<String> {
        Some(self.code().to_owned())
    }
}

macro_rules! notation {
    ($($type:ty = $kind:expr),+ $(,)?) => {$(
        impl FieldValue for $type {
            const KIND: Kind = $kind;
            fn read(text: &str) -> Result<Self, Phrase> { <$type>::read(text) }
            fn show(&self) -> Option<String> { Some(self.to_string()) }
        }
    )+};
}

notation!(
    Memory = Kind::Memory,
    Endurance = Kind::Endurance,
    Rate = Kind::Rate,
    Span = Kind::Span,
    Share = Kind::Share,
    Cpu = Kind::Cpu,
    Name = Kind::Name,
    DnsName = Kind::DnsName,
);

macro_rules! choice {
    ($($type:ty),+ $(,)?) => {$(
        impl FieldValue for $type {
            const KIND: Kind = Kind::Choice(<$type>::WORDS);
            fn read(text: &str) -> Result<Self, Phrase> {
                <$type>::from_word(text).ok_or_else(|| not_one_of(text, <$type>::WORDS))
            }
            fn show(&self) -> Option<String> { Some(self.word().to_owned()) }
        }
    )+};
}

choice!(
    Tier,
    Arch,
    Storage,
    Os,
    Distribution,
    Datastore,
    Engine,
    Applications,
    Link,
    DiskEncryption,
    Upgrades,
    GitSecrets,
    PodSecurity,
    Runtime,
);

macro_rules! flags {
    ($($type:ty),+ $(,)?) => {$(
        impl FieldValue for Vec<$type> {
            const KIND: Kind = Kind::Flags(<$type>::WORDS);
            fn read(text: &str) -> Result<Self, Phrase> {
                let mut flags = Vec::new();
                for word in words(text) {
                    let flag = <$type>::from_word(word)
                        .ok_or_else(|| not_one_of(word, <$type>::WORDS))?;
                    if !flags.contains(&flag) {
                        flags.push(flag);
                    }
                }
                Ok(flags)
            }
            fn show(&self) -> Option<String> {
                Some(self.iter().map(|flag| flag.word()).collect::<Vec<_>>().join(", "))
            }
        }
    )+};
}

flags!(Extra, Addon);

impl FieldValue for Vec<Name> {
    const KIND: Kind = Kind::List;

    fn read(text: &str) -> Result<Self, Phrase> {
        words(text).map(Name::read).collect()
    }

    fn show(&self) -> Option<String> {
        Some(self.iter().map(Name::as_str).collect::<Vec<_>>().join(", "))
    }
}

impl FieldValue for Vec<Outbound> {
    const KIND: Kind = Kind::List;

    fn read(text: &str) -> Result<Self, Phrase> {
        words(text).map(Outbound::read).collect()
    }

    fn show(&self) -> Option<String> {
        Some(self.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
    }
}

impl FieldValue for Vec<String> {
    const KIND: Kind = Kind::List;

    fn read(text: &str) -> Result<Self, Phrase> {
        Ok(words(text).map(str::to_owned).collect())
    }

    fn show(&self) -> Option<String> {
        Some(self.join(", "))
    }
}

/// The words of a list, however it was typed: `a, b`, `a b` or `[a, b]`.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.trim_start_matches('[')
        .trim_end_matches(']')
        .split([',', ' ', '\n'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
}

fn not_one_of(text: &str, words: &[&str]) -> Phrase {
    let phrase = Phrase::new("reason-choice").with("value", text).with("choices", words.join(", "));
    match nearest(text, words.iter().copied()) {
        Some(word) => phrase.with("nearest", word),
        None => phrase.with("nearest", "none"),
    }
}
