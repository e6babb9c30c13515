//! Quantities and lists as the sentences of one language write them.

use std::sync::OnceLock;

use crate::budget::Interval;
use crate::design::{Memory, Rate, Share, Span};
use crate::text::{Arg, Language, Phrase, Texts, number};

/// The catalogue of a language, read once: a prompt is written anew at every keystroke.
pub(super) fn texts(language: Language) -> &'static Texts {
    static EN: OnceLock<Texts> = OnceLock::new();
    static FR: OnceLock<Texts> = OnceLock::new();
    match language {
        Language::En => EN.get_or_init(|| Texts::new(Language::En)),
        Language::Fr => FR.get_or_init(|| Texts::new(Language::Fr)),
    }
}

/// How one language writes quantities and lists.
#[derive(Clone, Copy)]
pub(super) struct Words {
    texts: &'static Texts,
}

impl Words {
    pub(super) fn new(language: Language) -> Self {
        Self { texts: texts(language) }
    }

    /// The sentence for a key.
    pub(super) fn get(self, key: &str) -> String {
        self.texts.get(key)
    }

    /// The sentence for a key whose one argument is `value`.
    pub(super) fn with(self, key: &'static str, value: impl Into<Arg>) -> String {
        self.texts.say(&Phrase::new(key).with("value", value))
    }

    /// A sentence with its arguments.
    pub(super) fn say(self, phrase: &Phrase) -> String {
        self.texts.say(phrase)
    }

    /// A number with the language's separators.
    pub(super) fn number(self, value: f64) -> String {
        number::show(value, self.texts.language())
    }

    /// `2 GiB`, `512 MiB`; in French `2 Gio`.
    pub(super) fn memory(self, memory: Memory) -> String {
        let gib = memory.as_mib() / 1_024.0;
        // Quarters of a GiB have two exact decimals; anything else keeps its own unit.
        if gib >= 1.0 && (gib * 4.0).fract() == 0.0 {
            return self.unit(&self.number(gib), "prompt-unit-Gi");
        }
        self.notation(&memory.to_string())
    }

    /// A quantity from its notation: `500M`, `2Mbit/s`.
    fn notation(self, text: &str) -> String {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let (digits, unit) = text.split_at(end);
        let amount = digits.parse().map_or_else(|_| digits.to_owned(), |n| self.number(n));
        let key = format!("prompt-unit-{}", unit.replace('/', "-per-"));
        self.unit(&amount, &key)
    }

    fn unit(self, amount: &str, key: &str) -> String {
        self.texts.say(&Phrase::new(key.to_owned()).with("value", amount))
    }

    /// `2 Mbit/s`.
    pub(super) fn rate(self, rate: Rate) -> String {
        self.notation(&rate.to_string())
    }

    /// `1 h 30 min`.
    pub(super) fn span(self, span: Span) -> String {
        let seconds = span.as_seconds();
        let parts = [
            (seconds / 3_600, "prompt-unit-h"),
            (seconds / 60 % 60, "prompt-unit-min"),
            (seconds % 60, "prompt-unit-s"),
        ];
        let shown: Vec<String> = parts
            .iter()
            .filter(|(amount, _)| *amount > 0)
            .map(|(amount, key)| self.with(key, *amount))
            .collect();
        shown.join(" ")
    }

    /// The length of an outage: `72 h (3 days)`.
    pub(super) fn outage(self, span: Span) -> String {
        let hours = span.as_seconds() / 3_600;
        let shown = self.span(span);
        if hours >= 48 && span.as_seconds().is_multiple_of(86_400) {
            let days = Phrase::new("prompt-outage-days");
            return self.say(&days.with("time", shown).with("days", hours / 24));
        }
        shown
    }

    /// `12.5%`; in French `12,5 %`.
    pub(super) fn share(self, share: Share) -> String {
        self.with("prompt-unit-percent", self.number(share.fraction() * 100.0))
    }

    /// Whole MiB from the least to the most, without the unit: `900 to 1,400`.
    pub(super) fn range(self, mib: Interval) -> String {
        let (low, high) = (self.mib(mib.low), self.mib(mib.high));
        if low == high {
            return low;
        }
        self.say(&Phrase::new("prompt-range").with("low", low).with("high", high))
    }

    /// Whole MiB, without the unit.
    pub(super) fn mib(self, mib: f64) -> String {
        self.number(mib.round())
    }

    /// `a, b and c`.
    pub(super) fn list(self, items: &[String]) -> String {
        self.joined(items, "prompt-and")
    }

    /// `a, b or c`.
    pub(super) fn choice(self, items: &[String]) -> String {
        self.joined(items, "prompt-or")
    }

    fn joined(self, items: &[String], key: &'static str) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                let phrase = Phrase::new(key).with("first", first.join(", "));
                self.say(&phrase.with("last", last.as_str()))
            }
        }
    }

    /// `a; b; c`: for items that have commas of their own.
    pub(super) fn series(self, items: &[String]) -> String {
        items.join(match self.texts.language() {
            Language::En => "; ",
            Language::Fr => "\u{202f}; ",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(show: impl Fn(Words) -> String) -> [String; 2] {
        [show(Words::new(Language::En)), show(Words::new(Language::Fr))]
    }

    #[test]
    fn quantities_are_written_as_in_prose() {
        let memory = |text: &str| {
            let memory = Memory::read(text).expect("memory");
            both(|words| words.memory(memory))
        };
        assert_eq!(memory("2Gi"), ["2 GiB", "2\u{a0}Gio"]);
        assert_eq!(memory("1.5Gi"), ["1.5 GiB", "1,5\u{a0}Gio"]);
        assert_eq!(memory("500M"), ["500 MB", "500\u{a0}Mo"]);
        assert_eq!(memory("1100Mi"), ["1,100 MiB", "1\u{202f}100\u{a0}Mio"]);
        let rate = Rate::read("2.5Mbit/s").expect("a rate");
        assert_eq!(both(|words| words.rate(rate)), ["2,500 kbit/s", "2\u{202f}500\u{a0}kbit/s"]);
        let share = Share::read("12.5%").expect("a share");
        assert_eq!(both(|words| words.share(share)), ["12.5%", "12,5\u{a0}%"]);
    }

    #[test]
    fn an_outage_of_whole_days_says_so() {
        let show = |seconds| both(|words| words.outage(Span::seconds(seconds)));
        assert_eq!(show(72 * 3_600), ["72 h (3 days)", "72\u{a0}h (3\u{a0}jours)"]);
        assert_eq!(show(24 * 3_600), ["24 h", "24\u{a0}h"]);
        assert_eq!(show(5_400), ["1 h 30 min", "1\u{a0}h 30\u{a0}min"]);
    }

    #[test]
    fn lists_end_with_a_word() {
        let items = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
        assert_eq!(both(|words| words.list(&items)), ["a, b and c", "a, b et c"]);
        assert_eq!(both(|words| words.choice(&items[..2])), ["a or b", "a ou b"]);
        let range = Interval { low: 900.4, high: 1_400.6 };
        assert_eq!(both(|words| words.range(range)), ["900 to 1,401", "900 à 1\u{202f}401"]);
    }
}
