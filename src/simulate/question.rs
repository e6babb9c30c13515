//! What is asked of the simulator, and how it is refused.

use crate::design::{FleetDesign, Span};
use crate::outlook::in_seconds;
use crate::text::Phrase;

/// The most clusters that are played.
pub const MOST_CLUSTERS: u64 = 10_000_000;
/// The longest outage, in hours: ten years, like the longest span of a session file.
pub const MOST_HOURS: f64 = 87_840.0;
/// The seed where none is given.
pub const USUAL_SEED: u64 = 1;
/// The pause between two rings where none is given: a day, in which what fails at night is seen.
pub const USUAL_PAUSE: Span = Span::seconds(86_400);
/// How long devices are away in the scenario `months` where nothing else is said: half a year.
pub const USUAL_ABSENCE: Span = Span::seconds(4_380 * 3_600);
/// A shorter pause is none: the steps of the time line are as long.
const LEAST_PAUSE: Span = Span::seconds(60);
/// The longest pause, and the longest interval of a mirror: a year.
const LONGEST_PAUSE: Span = Span::seconds(366 * 86_400);
/// The most rings that a promotion is played for.
pub const MOST_RINGS: usize = 64;

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
    /// A change is promoted ring by ring, from the moment on when every cluster, or one region,
    /// loses its link.
    Promotion(Option<String>),
    /// Every cluster loses its link for months.
    Months,
}

impl Scenario {
    /// Reads `fleet`, `region=NAME`, `git`, `registry`, `promotion`, `promotion=NAME` or `months`.
    ///
    /// # Errors
    /// When it is none of these.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        match text {
            "fleet" => Ok(Self::Fleet),
            "git" => Ok(Self::Git),
            "registry" => Ok(Self::Registry),
            "promotion" => Ok(Self::Promotion(None)),
            "months" => Ok(Self::Months),
            _ => match text.split_once('=') {
                Some(("region", region)) => Ok(Self::Region(region.to_owned())),
                Some(("promotion", region)) => Ok(Self::Promotion(Some(region.to_owned()))),
                _ => Err(Phrase::new("simulate-refused-scenario").with("value", text)),
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
            Self::Promotion(_) => "promotion",
            Self::Months => "months",
        }
    }

    /// The only region that loses its links, where it is one.
    pub fn region(&self) -> Option<&str> {
        match self {
            Self::Region(region) | Self::Promotion(Some(region)) => Some(region),
            _ => None,
        }
    }

    /// Whether sites lose their links, rather than a host far away failing.
    pub fn is_link(&self) -> bool {
        !matches!(self, Self::Git | Self::Registry)
    }

    /// Whether a change is promoted ring by ring.
    pub fn is_promotion(&self) -> bool {
        matches!(self, Self::Promotion(_))
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
    /// From the promotion of one ring to that of the next, where a change is promoted ring by ring.
    pub ring_pause: Span,
    /// Each region has a mirror of its sources that looks at them so often, which the clusters of
    /// the region follow instead. A part of the question and not of a design: no mirror is
    /// generated.
    pub mirrors: Option<Span>,
}

impl Question {
    /// The question that a design asks by itself: its longest outage, everywhere.
    pub fn of(design: &FleetDesign) -> Self {
        Self::about(design, Scenario::Fleet)
    }

    /// A scenario of a design: for its longest outage, or for months.
    pub fn about(design: &FleetDesign, scenario: Scenario) -> Self {
        let outage = match scenario {
            Scenario::Months => USUAL_ABSENCE,
            _ => design.network.longest_outage,
        };
        Self {
            scenario,
            outage,
            clusters: None,
            seed: USUAL_SEED,
            ring_pause: USUAL_PAUSE,
            mirrors: None,
        }
    }

    /// When a change is promoted to a ring, in seconds from the beginning of the outage.
    pub(super) fn promoted(&self, ring: usize) -> f64 {
        let rings = f64::from(u32::try_from(ring).unwrap_or(u32::MAX));
        if self.scenario.is_promotion() { rings * in_seconds(self.ring_pause) } else { 0.0 }
    }

    /// Whether a design can answer it.
    ///
    /// # Errors
    /// When the region is none of the design's, the clusters are none or too many, or a promotion
    /// has too many rings.
    pub fn check(&self, design: &FleetDesign) -> Result<(), Phrase> {
        if let Some(name) = self.scenario.region() {
            let regions = design.regions();
            if !regions.iter().any(|region| region.name.as_str() == name) {
                let names: Vec<&str> = regions.iter().map(|region| region.name.as_str()).collect();
                return Err(Phrase::new("simulate-refused-region")
                    .with("region", name)
                    .with("regions", names.join(", ")));
            }
        }
        let rings = design.rings().len();
        if self.scenario.is_promotion() && rings > MOST_RINGS {
            return Err(Phrase::new("simulate-refused-rings")
                .with("rings", rings)
                .with("most", MOST_RINGS));
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

/// Reads the pause between two rings, or a mirror's interval: `24h`, `30m`.
///
/// # Errors
/// When it is no span, shorter than a minute, or longer than a year.
pub fn pause(text: &str) -> Result<Span, Phrase> {
    let span = Span::read(text).ok();
    let is_fit = |span: &Span| (LEAST_PAUSE..=LONGEST_PAUSE).contains(span);
    span.filter(is_fit).ok_or_else(|| {
        Phrase::new("simulate-refused-pause")
            .with("value", text)
            .with("least", LEAST_PAUSE.to_string())
            .with("most", LONGEST_PAUSE.to_string())
    })
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
        assert_eq!(Scenario::read("promotion"), Ok(Scenario::Promotion(None)));
        let north = Scenario::read("promotion=north").expect("a scenario");
        assert_eq!((north.word(), north.region()), ("promotion", Some("north")));
        assert_eq!(Scenario::read("months"), Ok(Scenario::Months));
        for wrong in ["", "Fleet", "region", "north", "months=6", "git=north"] {
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
        assert_eq!(pause("24h"), Ok(USUAL_PAUSE));
        assert_eq!(pause("1m"), Ok(LEAST_PAUSE));
        for wrong in ["", "0", "24", "59s", "9000h", "-1h", "soon"] {
            assert!(pause(wrong).is_err(), "{wrong}");
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
