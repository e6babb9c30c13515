//! What a datastore writes to its disk in a day: for flash, which wears out.
//!
//! An amount a day is no memory and has no measure, so that nothing can add it to a total.

use serde::Deserialize;

use super::entry::Confidence;
use super::prose::{French, Prose};
use super::read::{CatalogError, Why, list, provenance, word};
use crate::design::{Datastore, Memory};

/// The writes of a datastore under a control plane without workloads.
#[derive(Clone, Debug, PartialEq)]
pub struct DailyWrites {
    /// The datastore.
    pub datastore: Datastore,
    /// The least, in gigabytes (10⁹ bytes, as endurance is stated) a day.
    pub low_gb: f64,
    /// The most.
    pub high_gb: f64,
    /// Under which conditions.
    pub when: Prose,
    /// How far it can be trusted.
    pub confidence: Confidence,
    /// Where it is from.
    pub source: Prose,
    /// When.
    pub date: Prose,
    /// Why the ends are what they are.
    pub note: Prose,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    datastore: String,
    low: String,
    high: String,
    when: String,
    confidence: String,
    source: String,
    date: String,
    note: String,
    #[serde(default)]
    fr: French,
}

/// The writes of one file.
pub(super) fn writes(file: &str, text: &str) -> Result<Vec<DailyWrites>, CatalogError> {
    list(file, text, daily, |daily| daily.datastore.word())
}

fn daily(raw: Raw) -> Result<DailyWrites, Why> {
    let Raw { datastore: name, low, high, when, confidence, source, date, note, fr } = raw;
    let datastore = word("datastore", &name, Datastore::from_word)?;
    let [when, source, date, note] = provenance(&name, [when, source, date, note], fr)?;
    let (low_gb, high_gb) = (gigabytes("low", &low)?, gigabytes("high", &high)?);
    if low_gb > high_gb {
        return Err(Why::Inverted(name));
    }
    let confidence = word("confidence", &confidence, Confidence::from_word)?;
    Ok(DailyWrites { datastore, low_gb, high_gb, when, confidence, source, date, note })
}

/// A plain `0` needs no unit: what writes nothing here.
fn gigabytes(field: &'static str, text: &str) -> Result<f64, Why> {
    if text == "0" {
        return Ok(0.0);
    }
    let amount = Memory::read(text).map_err(|_| Why::Value { field, value: text.to_owned() })?;
    Ok(amount.as_mib() * 1_048_576.0 / 1e9)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "- {datastore: sqlite, low: 1G, high: 44G, when: idle, confidence: \
                        estimated, source: a lab, date: 2026-11, note: why}\n";

    fn refused(from: &str, to: &str) -> Why {
        writes("writes.yaml", &GOOD.replace(from, to)).expect_err("refused").why
    }

    #[test]
    fn daily_writes_have_a_source_and_are_counted_in_decimal_gigabytes() {
        let read = writes("writes.yaml", GOOD).expect("reads");
        assert!((read[0].low_gb - 1.0).abs() < 1e-9 && (read[0].high_gb - 44.0).abs() < 1e-9);
        assert_eq!(refused("source: a lab", "source: ''"), Why::Unsourced("sqlite".into()));
        assert_eq!(refused("low: 1G", "low: 45G"), Why::Inverted("sqlite".into()));
        assert!(matches!(refused("low: 1G", "low: 1"), Why::Value { field: "low", .. }));
        assert!(matches!(refused("sqlite", "mysql"), Why::Value { .. }));
    }
}
