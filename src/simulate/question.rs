//! What is asked of the simulator, and how it is refused.

use crate::design::{FleetDesign, Span};
use crate::text::Phrase;

/// The most clusters that are played.
pub const MOST_CLUSTERS: u64 = 10_000_000;
/// The longest outage, in hours: ten years, like the longest span of a session file.
pub const MOST_HOURS: f64 = 87_840.0;
/// The seed where none is given.
pub const USUAL_SEED: u64 = 1;

/// What is out of reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// Every cluster loses its link.
    Fleet,
    /// The clusters of one region lose theirs.
    Region(String),
    /// The Git hosts are down; links and registries are up.
    Git,
    /// The registries are down, those of artifacts and those of images; links and Git are up.
    Registry,
}

impl Scenario {
    /// Reads `fleet`, `region=NAME`, `git` or `registry`.
    ///
    /// # Errors
    /// When it is none of these.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        match text {
            "fleet" => Ok(Self::Fleet),
            "git" => Ok(Self::Git),
            "registry" => Ok(Self::Registry),
            _ => match text.strip_prefix("region=") {
                Some(region) => Ok(Self::Region(region.to_owned())),
                None => Err(Phrase::new("simulate-refused-scenario").with("value", text)),
            },
        }
    }

    /// Its name, without that of the region.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Fleet => "fleet",
            Self::Region(_) => "region",
            Self::Git => "git",
            Self::Registry => "registry",
        }
    }

    /// Whether sites lose their links, rather than a host far away failing.
    pub fn is_link(&self) -> bool {
        matches!(self, Self::Fleet | Self::Region(_))
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is out of reach.
    pub scenario: Scenario,
    /// For how long.
    pub outage: Span,
    /// So many clusters instead of the design's, in the same proportions.
    pub clusters: Option<u64>,
    /// What chance starts from.
    pub seed: u64,
}

impl Question {
    /// The question that a design asks by itself: its longest outage, everywhere.
    pub fn of(design: &FleetDesign) -> Self {
        Self {
            scenario: Scenario::Fleet,
            outage: design.network.longest_outage,
            clusters: None,
            seed: USUAL_SEED,
        }
    }

    /// Whether a design can answer it.
    ///
    /// # Errors
    /// When the region is none of the design's, or the clusters are none or too many.
    pub fn check(&self, design: &FleetDesign) -> Result<(), Phrase> {
        if let Scenario::Region(name) = &self.scenario {
            let regions = design.regions();
            if !regions.iter().any(|region| region.name.as_str() == name) {
                let names: Vec<&str> = regions.iter().map(|region| region.name.as_str()).collect();
                return Err(Phrase::new("simulate-refused-region")
                    .with("region", name.as_str())
                    .with("regions", names.join(", ")));
            }
        }
        match (design.clusters(), self.clusters) {
            (0, _) => Err(Phrase::new("simulate-refused-empty")),
            (clusters, None) if clusters > MOST_CLUSTERS => {
                Err(Phrase::new("simulate-refused-large")
                    .with("clusters", clusters)
                    .with("most", MOST_CLUSTERS))
            }
            _ => Ok(()),
        }
    }
}

/// Reads the length of an outage in hours: `72`, `0.5`.
///
/// # Errors
/// When it is no such number, nothing at all, or more than ten years.
pub fn hours(text: &str) -> Result<Span, Phrase> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let hours: Option<f64> = text.parse().ok().filter(|_| plain);
    match hours {
        // A second is the least that is an outage.
        Some(hours) if hours * 3_600.0 >= 1.0 && hours <= MOST_HOURS =>
        {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "from a second to ten years"
            )]
            Ok(Span::seconds((hours * 3_600.0).round() as u64))
        }
        _ => {
            Err(Phrase::new("simulate-refused-hours").with("value", text).with("most", MOST_HOURS))
        }
    }
}

/// Reads a number of clusters.
///
/// # Errors
/// When it is no whole number from 1 to [`MOST_CLUSTERS`].
pub fn clusters(text: &str) -> Result<u64, Phrase> {
    let most = || Phrase::new("simulate-refused-clusters").with("value", text);
    let count: Option<u64> = text.parse().ok();
    count
        .filter(|count| (1..=MOST_CLUSTERS).contains(count))
        .ok_or_else(|| most().with("most", MOST_CLUSTERS))
}

/// Reads a seed.
///
/// # Errors
/// When it is no whole number below 2^64.
pub fn seed(text: &str) -> Result<u64, Phrase> {
    text.parse().map_err(|_| Phrase::new("simulate-refused-seed").with("value", text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::testing::design;

    #[test]
    fn a_scenario_is_read() {
        assert_eq!(Scenario::read("region=north"), Ok(Scenario::Region("north".into())));
        assert_eq!(Scenario::read("git").map(|scenario| scenario.word()), Ok("git"));
        for wrong in ["", "Fleet", "region", "north"] {
            let refused = Scenario::read(wrong).expect_err("refused");
            assert_eq!(refused.key, "simulate-refused-scenario");
        }
    }

    #[test]
    fn numbers_out_of_range_are_refused() {
        assert_eq!(hours("72"), Ok(Span::seconds(259_200)));
        assert_eq!(hours("0.5"), Ok(Span::seconds(1_800)));
        for wrong in ["", "0", "-1", "0.0001", "87841", "1e3", "inf", "NaN", "72h", "+1", "."] {
            assert!(hours(wrong).is_err(), "{wrong}");
        }
        assert_eq!(clusters("10000000"), Ok(MOST_CLUSTERS));
        for wrong in ["", "0", "-1", "10000001", "1.5", "many", "99999999999999999999"] {
            assert!(clusters(wrong).is_err(), "{wrong}");
        }
        assert_eq!(seed("18446744073709551615"), Ok(u64::MAX));
        assert!(seed("18446744073709551616").is_err() && seed("-1").is_err());
    }

    #[test]
    fn a_question_must_be_one_of_this_fleet() {
        let mut design = design(&[]);
        let asked = Question::of(&design);
        assert_eq!(asked.check(&design), Ok(()));
        let other = Question { scenario: Scenario::Region("nowhere".into()), ..asked.clone() };
        let refused = other.check(&design).expect_err("refused");
        assert_eq!(refused.key, "simulate-refused-region");
        assert!(format!("{refused:?}").contains("north, south"), "{refused:?}");
        for device in &mut design.devices {
            device.clusters = 6_000_000;
        }
        assert_eq!(asked.check(&design).expect_err("refused").key, "simulate-refused-large");
        assert_eq!(Question { clusters: Some(10), ..asked.clone() }.check(&design), Ok(()));
        for device in &mut design.devices {
            device.clusters = 0;
        }
        let scaled = Question { clusters: Some(10), ..asked };
        assert_eq!(scaled.check(&design).expect_err("refused").key, "simulate-refused-empty");
    }
}
