//! The amounts of a simulation as people read them: rates, spans of time, sizes.

use crate::outlook::Bytes;
use crate::text::{Phrase, Texts};

/// From the least to the most.
pub(super) fn bytes(key: &'static str, bytes: Bytes) -> Phrase {
    Phrase::new(key).with("low", size(bytes.low)).with("high", size(bytes.high))
}

/// An amount of data over a link, in decimal units as links are sold.
#[expect(clippy::cast_precision_loss, reason = "an amount to be read")]
pub(super) fn size(bytes: u64) -> Phrase {
    let bytes = bytes as f64;
    let (key, unit) = match bytes {
        ..1e6 => ("simulate-kilobytes", 1e3),
        ..1e9 => ("simulate-megabytes", 1e6),
        ..1e12 => ("simulate-gigabytes", 1e9),
        _ => ("simulate-terabytes", 1e12),
    };
    let count = bytes / unit;
    let factor = if count < 10.0 { 10.0 } else { 1.0 };
    Phrase::new(key).with("count", (count * factor).round() / factor)
}

/// An amount of data in megabytes, with as many decimals as tell something.
#[expect(clippy::cast_precision_loss, reason = "an amount to be read")]
pub(super) fn megabytes(bytes: u64) -> f64 {
    let count = bytes as f64 / 1e6;
    if count < 10.0 { (count * 10.0).round() / 10.0 } else { count.round() }
}

/// Reads per second with as many decimals as tell something: the few reads of a small fleet are not
/// none.
pub(super) fn rate(reads: f64, texts: &Texts) -> String {
    const LEAST: f64 = 0.01;
    match reads {
        _ if reads > 0.0 && reads < LEAST => format!("<{}", texts.number(LEAST)),
        ..1.0 => texts.number(reads),
        _ => texts.number((reads * 10.0).round() / 10.0),
    }
}

/// A span of time in the unit that it is counted in: up to three days read better in hours.
pub(super) fn time(seconds: f64, texts: &Texts) -> String {
    let (key, unit) = match seconds.abs().round() {
        ..60.0 => ("simulate-seconds", 1.0),
        ..3_600.0 => ("simulate-minutes", 60.0),
        ..=259_200.0 => ("simulate-hours", 3_600.0),
        _ => ("simulate-days", 86_400.0),
    };
    let count = seconds / unit;
    let count = if unit < 60.0 { count.round() } else { (count * 10.0).round() / 10.0 };
    texts.say(&Phrase::new(key).with("count", count))
}

/// A moment before (−) or after (+) another.
pub(super) fn signed(seconds: f64, texts: &Texts) -> String {
    let sign = match seconds {
        ..0.0 => "−",
        0.0 => "",
        _ => "+",
    };
    format!("{sign}{}", time(seconds.abs(), texts))
}
