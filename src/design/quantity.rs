//! Quantities with their units, valid by construction.
//!
//! Each reads and writes one notation, the field's own: memory as Kubernetes writes it, rates as
//! links are sold, spans of time as Go and systemd write them.

use std::fmt;

use crate::text::Phrase;

/// Refuses `text`: the phrase names the field's notation with an example.
fn refuse(key: &'static str, text: &str) -> Phrase {
    Phrase::new(key).with("value", text)
}

/// Splits `2.5Mbit/s` into its digits and its unit.
fn split_unit(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    text.split_at(end)
}

/// Digits with at most one point: what a float's own reader also takes (`1e3`, `+1`, `inf`) is no
/// way to write an amount.
fn decimal(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    text.parse().ok().filter(|_| plain)
}

/// An amount of memory or storage, in bytes; written `512Mi`, `2Gi`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Memory(u64);

impl Memory {
    /// So many mebibytes.
    pub const fn mib(mib: u64) -> Self {
        Self(mib * 1024 * 1024)
    }

    /// In bytes.
    pub fn bytes(self) -> u64 {
        self.0
    }

    /// In mebibytes, with what is left over as a fraction.
    #[expect(clippy::cast_precision_loss, reason = "a petabyte is exact in an f64")]
    pub fn as_mib(self) -> f64 {
        self.0 as f64 / (1024.0 * 1024.0)
    }

    /// The units: longest suffix first, so that `Gi` is not read as `G`.
    const UNITS: [(&'static str, u64); 8] = [
        ("Ki", 1 << 10),
        ("Mi", 1 << 20),
        ("Gi", 1 << 30),
        ("Ti", 1 << 40),
        ("k", 1_000),
        ("M", 1_000_000),
        ("G", 1_000_000_000),
        ("T", 1_000_000_000_000),
    ];

    /// Reads `2Gi`, `1.5Gi`, `512Mi` or `500M`.
    ///
    /// # Errors
    /// When the unit is missing or unknown, or the amount is not between 1 KiB and 1 PiB.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        let (digits, unit) = split_unit(text);
        let factor = Self::UNITS.iter().find(|(name, _)| *name == unit).map(|(_, factor)| *factor);
        let amount = decimal(digits);
        let (Some(factor), Some(amount)) = (factor, amount) else {
            return Err(refuse("reason-memory", text));
        };
        #[expect(clippy::cast_precision_loss, reason = "factors are powers of two or ten")]
        let bytes = (amount * factor as f64).round();
        if !(1024.0..=1_125_899_906_842_624.0).contains(&bytes) {
            return Err(refuse("reason-memory-range", text));
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        Ok(Self(bytes as u64))
    }
}

impl fmt::Display for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The largest unit that divides evenly, binary ones first: 4G is no round count of Mi.
        let units = [
            ("Ti", 1 << 40),
            ("Gi", 1 << 30),
            ("Mi", 1 << 20),
            ("T", 1_000_000_000_000),
            ("G", 1_000_000_000),
            ("M", 1_000_000),
            ("Ki", 1 << 10),
            ("k", 1_000),
        ];
        for (unit, factor) in units {
            if self.0.is_multiple_of(factor) {
                return write!(f, "{}{unit}", self.0 / factor);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "at most a petabyte")]
        let kib = self.0 as f64 / 1024.0;
        write!(f, "{kib}Ki")
    }
}

/// How much can be written to a flash device before it wears out, in terabytes (10¹² bytes) written;
/// written `40TBW`, as data sheets state it.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Endurance(f64);

impl Endurance {
    /// In terabytes.
    pub fn terabytes(self) -> f64 {
        self.0
    }

    /// Reads `40TBW` or `0.5TBW`.
    ///
    /// # Errors
    /// When the unit is not TBW, or the amount is not between 0.001 and 1,000,000 terabytes.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        let (digits, unit) = split_unit(text);
        match decimal(digits) {
            Some(amount) if unit == "TBW" && (0.001..=1e6).contains(&amount) => Ok(Self(amount)),
            _ => Err(refuse("reason-endurance", text)),
        }
    }
}

impl fmt::Display for Endurance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}TBW", self.0)
    }
}

/// The rate of a link, in bits per second; written `2Mbit/s`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate(u64);

impl Rate {
    const UNITS: [(&'static str, u64); 4] =
        [("Gbit/s", 1_000_000_000), ("Mbit/s", 1_000_000), ("kbit/s", 1_000), ("bit/s", 1)];

    /// So many kilobits per second.
    pub const fn kbit(kbit: u64) -> Self {
        Self(kbit * 1_000)
    }

    /// In bits per second.
    pub fn bits_per_second(self) -> u64 {
        self.0
    }

    /// Reads `64kbit/s`, `2Mbit/s` or `1Gbit/s`.
    ///
    /// # Errors
    /// When the unit is missing or unknown, or the rate is not between 1 bit/s and 1 Tbit/s.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        let (digits, unit) = split_unit(text);
        let factor = Self::UNITS.iter().find(|(name, _)| *name == unit).map(|(_, factor)| *factor);
        let amount = decimal(digits);
        let (Some(factor), Some(amount)) = (factor, amount) else {
            return Err(refuse("reason-rate", text));
        };
        #[expect(clippy::cast_precision_loss, reason = "factors are powers of ten")]
        let bits = (amount * factor as f64).round();
        if !(1.0..=1e12).contains(&bits) {
            return Err(refuse("reason-rate", text));
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        Ok(Self(bits as u64))
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (unit, factor) in Self::UNITS {
            if self.0.is_multiple_of(factor) {
                return write!(f, "{}{unit}", self.0 / factor);
            }
        }
        write!(f, "{}bit/s", self.0)
    }
}

/// A span of time in whole seconds; written `15m`, `72h`, `5d`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span(u64);

impl Span {
    const UNITS: [(char, u64); 4] = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

    /// So many seconds.
    pub const fn seconds(seconds: u64) -> Self {
        Self(seconds)
    }

    /// In seconds.
    pub fn as_seconds(self) -> u64 {
        self.0
    }

    /// Reads `90s`, `15m`, `1h30m`, `72h` or `5d`.
    ///
    /// # Errors
    /// When a unit is missing or unknown, or the span is not between 1 s and 10 years.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        const TEN_YEARS: u64 = 10 * 366 * 86_400;
        let mut rest = text;
        let mut total = 0_u64;
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
            let unit = rest[end..].chars().next();
            let factor = Self::UNITS.iter().find(|(name, _)| Some(*name) == unit);
            let (Ok(amount), Some((unit, factor))) = (rest[..end].parse::<u64>(), factor) else {
                return Err(refuse("reason-span", text));
            };
            total = total.saturating_add(amount.saturating_mul(*factor));
            rest = &rest[end + unit.len_utf8()..];
        }
        if total == 0 || total > TEN_YEARS {
            return Err(refuse("reason-span", text));
        }
        Ok(Self(total))
    }

    /// As Go, and so Kubernetes, reads it: it knows no days.
    pub fn go(self) -> String {
        let (hours, minutes, seconds) = (self.0 / 3_600, self.0 / 60 % 60, self.0 % 60);
        let part = |amount: u64, unit: &str| {
            if amount == 0 { String::new() } else { format!("{amount}{unit}") }
        };
        let text = part(hours, "h") + &part(minutes, "m") + &part(seconds, "s");
        if text.is_empty() { "0s".to_owned() } else { text }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.go())
    }
}

/// A share of a whole, in thousandths; written `1%`, `12.5%`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u32);

impl Share {
    /// So many whole percent.
    pub const fn percent(percent: u32) -> Self {
        Self(percent * 10)
    }

    /// In thousandths of the whole.
    pub fn thousandths(self) -> u32 {
        self.0
    }

    /// As a fraction of one.
    pub fn fraction(self) -> f64 {
        f64::from(self.0) / 1_000.0
    }

    /// Reads `1%`, `12.5%` or `100%`.
    ///
    /// # Errors
    /// When the sign is missing, or it is not between 0 and 100 with at most one decimal.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        let amount = text.strip_suffix('%').and_then(|digits| decimal(digits.trim_end()));
        let thousandths = amount.map(|amount| amount * 10.0);
        match thousandths {
            Some(value)
                if (0.0..=1_000.0).contains(&value) && (value - value.round()).abs() < 1e-6 =>
            {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "in range"
                )]
                Ok(Self(value.round() as u32))
            }
            _ => Err(refuse("reason-share", text)),
        }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_multiple_of(10) {
            write!(f, "{}%", self.0 / 10)
        } else {
            write!(f, "{}.{}%", self.0 / 10, self.0 % 10)
        }
    }
}

/// Processor time, in thousandths of a core; written `50m`, `2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cpu(u32);

impl Cpu {
    /// In thousandths of a core.
    pub fn millicores(self) -> u32 {
        self.0
    }

    /// Reads `50m`, `1`, `0.5`.
    ///
    /// # Errors
    /// When it is no such amount, or not between 1m and 1,000 cores.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        let millicores = match text.strip_suffix('m') {
            Some(digits) if !digits.contains('.') => decimal(digits),
            Some(_) => None,
            None => decimal(text).map(|cores| cores * 1_000.0),
        };
        match millicores {
            Some(value) if (1.0..=1_000_000.0).contains(&value) =>
            {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "in range"
                )]
                Ok(Self(value.round() as u32))
            }
            _ => Err(refuse("reason-cpu", text)),
        }
    }
}

impl fmt::Display for Cpu {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_multiple_of(1_000) {
            write!(f, "{}", self.0 / 1_000)
        } else {
            write!(f, "{}m", self.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::any_text;

    #[test]
    fn each_notation_comes_back_in_its_canonical_form() {
        for (text, canonical) in
            [("2Gi", "2Gi"), ("1.5Gi", "1536Mi"), ("4G", "4G"), ("500M", "500M"), ("1024Mi", "1Gi")]
        {
            assert_eq!(Memory::read(text).map(|m| m.to_string()), Ok(canonical.into()));
        }
        assert_eq!(Rate::read("2Mbit/s").map(|r| r.to_string()), Ok("2Mbit/s".into()));
        assert_eq!(Rate::read("0.5Mbit/s").map(|r| r.to_string()), Ok("500kbit/s".into()));
        assert_eq!(Span::read("72h").map(|s| s.to_string()), Ok("72h".into()));
        assert_eq!(Span::read("5d").map(|s| s.to_string()), Ok("120h".into()));
        assert_eq!(Span::read("1h30m").map(Span::as_seconds), Ok(5_400));
        assert_eq!(Share::read("12.5%").map(|s| s.to_string()), Ok("12.5%".into()));
        assert_eq!(Cpu::read("0.5").map(|c| c.to_string()), Ok("500m".into()));
    }

    #[test]
    fn wrong_units_are_refused() {
        for text in ["", "2", "2GB", "2gi", "-2Gi", "Gi", "2 Gi", "0Mi", "9999999Ti", "1e3Mi", "."]
        {
            assert!(Memory::read(text).is_err(), "{text}");
        }
        for text in ["", "2", "2Mbps", "2MB/s", "0bit/s", "1e1Mbit/s", "+2Mbit/s"] {
            assert!(Rate::read(text).is_err(), "{text}");
        }
        for text in ["", "15", "m", "15 m", "0s", "15x", "é", "99999999999999999999h", "11000d"] {
            assert!(Span::read(text).is_err(), "{text}");
        }
        for text in ["", "5", "101%", "-1%", "1.23%", "%", "NaN%", "1e1%", "+5%"] {
            assert!(Share::read(text).is_err(), "{text}");
        }
        for text in ["", "0", "m", "-1", "1.5m", "inf", "1e1", "+2", "+50m"] {
            assert!(Cpu::read(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_as_the_same(bytes in 1_024_u64..1 << 40, bits in 1_u64..1_000_000_000_000,
            seconds in 1_u64..300_000_000, thousandths in 0_u32..=1_000) {
            prop_assert_eq!(Memory::read(&Memory(bytes).to_string()), Ok(Memory(bytes)));
            prop_assert_eq!(Rate::read(&Rate(bits).to_string()), Ok(Rate(bits)));
            prop_assert_eq!(Span::read(&Span(seconds).to_string()), Ok(Span(seconds)));
            prop_assert_eq!(Share::read(&Share(thousandths).to_string()), Ok(Share(thousandths)));
        }

        #[test]
        fn no_text_makes_a_reader_panic(text in any_text()) {
            let _ = (Memory::read(&text), Rate::read(&text), Span::read(&text), Share::read(&text), Cpu::read(&text));
        }
    }
}
