//! How much more a busy node holds than an idle one: ratios of whole-node measurements.
//!
//! A ratio is no memory and has no measure, so that nothing can add it to a total.

use serde::Deserialize;

use super::prose::{French, Prose};
use super::read::{CatalogError, Why, list, provenance, word};
use crate::design::Distribution;

/// The measured ratio of busy to idle of a distribution's server.
#[derive(Clone, Debug, PartialEq)]
pub struct BusyRatio {
    /// The distribution.
    pub distribution: Distribution,
    /// The least that was measured.
    pub low: f64,
    /// The most.
    pub high: f64,
    /// What kept the node busy, and on which machines.
    pub when: Prose,
    /// Where it is from.
    pub source: Prose,
    /// When.
    pub date: Prose,
    /// How it was had.
    pub note: Prose,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    distribution: String,
    low: f64,
    high: f64,
    when: String,
    source: String,
    date: String,
    note: String,
    #[serde(default)]
    fr: French,
}

/// The ratios of one file.
pub(super) fn ratios(file: &str, text: &str) -> Result<Vec<BusyRatio>, CatalogError> {
    list(file, text, ratio, |ratio| ratio.distribution.word())
}

fn ratio(raw: Raw) -> Result<BusyRatio, Why> {
    let Raw { distribution: name, low, high, when, source, date, note, fr } = raw;
    let distribution = word("distribution", &name, Distribution::from_word)?;
    let [when, source, date, note] = provenance(&name, [when, source, date, note], fr)?;
    // A node that is busy holds no less than the same one idle; ten times as much is a slip.
    if !(1.0..=10.0).contains(&low) || !(1.0..=10.0).contains(&high) {
        return Err(Why::Value { field: "low or high", value: format!("{low} to {high}") });
    }
    if low > high {
        return Err(Why::Inverted(name));
    }
    Ok(BusyRatio { distribution, low, high, when, source, date, note })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "- {distribution: k3s, low: 1.2, high: 1.4, when: 24 clients, \
                        source: a lab, date: 2026-11, note: mean over mean}\n";

    fn refused(from: &str, to: &str) -> Why {
        ratios("busy.yaml", &GOOD.replace(from, to)).expect_err("refused").why
    }

    #[test]
    fn a_ratio_has_a_source_and_lies_above_one() {
        let read = ratios("busy.yaml", GOOD).expect("reads");
        assert!((read[0].low - 1.2).abs() < 1e-9 && (read[0].high - 1.4).abs() < 1e-9);
        assert_eq!(refused("source: a lab", "source: ''"), Why::Unsourced("k3s".into()));
        assert_eq!(refused("low: 1.2", "low: 1.5"), Why::Inverted("k3s".into()));
        assert!(matches!(refused("low: 1.2", "low: 0.9"), Why::Value { .. }));
        assert!(matches!(refused("low: 1.2", "low: .nan"), Why::Value { .. }));
        assert!(matches!(refused("low: 1.2", "low: 1Mi"), Why::Syntax(_)));
        assert!(matches!(refused("k3s", "k9s"), Why::Value { .. }));
    }
}
