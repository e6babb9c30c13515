//! What can go wrong in an outage, each with the moment from which on it can: only what holds for
//! this design and the tree that is generated from it.
//!
//! Not here, because the tree rules it out or no link is needed for it (docs/OUTAGE.md names the
//! sources): a sync that gives up after five tries (`retry.limit: -1`), and the pause of an hour after
//! failed manifest generation (nothing is loaded from elsewhere); what Argo CD loses with its Redis (it
//! has stopped healing before); compaction of the datastore (the API server's own, each 5 minutes); a
//! disk that the TPM opens, and Secure Boot; a container that restarts (`IfNotPresent`).

mod absence;
mod engine;
mod promotion;
mod site;

use super::question::{Question, Scenario};
use super::{DeviceResult, Onset, RingResult, Source, Step};
use crate::design::{Device, FleetDesign};
use crate::outlook::{ADVISED_READS_PER_SECOND, SourceKind, in_seconds};
use crate::text::Phrase;

/// One thing that can go wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Risk {
    /// Stable and dotted: `drift.uncorrected`.
    pub id: &'static str,
    /// From when on, in seconds from the beginning of the outage: for the first cluster.
    pub at_s: f64,
    /// And for the last one of those that it concerns.
    pub all_by_s: f64,
    /// How many clusters it concerns; 0 where it concerns none but a host.
    pub clusters: u64,
    /// Their device types.
    pub devices: Vec<String>,
    /// What it is.
    pub message: Phrase,
}

/// All risks of an outage, by the moment when they begin.
pub(super) fn risks(
    design: &FleetDesign,
    question: &Question,
    devices: &[DeviceResult],
    sources: &[Source],
    rings: &[RingResult],
    timeline: &[Step],
) -> Vec<Risk> {
    let case = Case { design, question, devices, outage: in_seconds(question.outage) };
    let mut found: Vec<Risk> = engine::risks(&case)
        .chain(site::risks(&case))
        .chain(absence::risks(&case))
        .chain(promotion::risks(question, rings))
        .collect();
    found.extend(sources.iter().filter_map(|source| above_advice(source, timeline)));
    found.sort_by(|one, other| one.at_s.total_cmp(&other.at_s));
    found
}

/// What all risks look at.
struct Case<'a> {
    design: &'a FleetDesign,
    question: &'a Question,
    devices: &'a [DeviceResult],
    outage: f64,
}

impl Case<'_> {
    fn each(&self) -> impl Iterator<Item = (&Device, &DeviceResult)> {
        self.design.devices.iter().zip(self.devices)
    }

    /// A risk that begins at one moment, for so many clusters of each device type.
    fn beginning(
        &self,
        id: &'static str,
        at_s: f64,
        clusters: impl Fn(&Device, &DeviceResult) -> u64,
    ) -> Option<Risk> {
        let concerned = self.each().map(|(device, result)| (result, clusters(device, result)));
        let concerned: Vec<_> = concerned.filter(|(_, clusters)| *clusters > 0).collect();
        let names = concerned.iter().map(|(result, _)| result.name.clone()).collect();
        let clusters = concerned.iter().map(|(_, clusters)| clusters).sum();
        // What begins after the outage is over does not begin.
        (clusters > 0 && at_s < self.outage).then(|| risk(id, (at_s, at_s), clusters, names))
    }

    fn at_once(
        &self,
        id: &'static str,
        clusters: impl Fn(&Device, &DeviceResult) -> u64,
    ) -> Option<Risk> {
        self.beginning(id, 0.0, clusters)
    }

    /// A risk of a site without its link.
    fn link(&self, id: &'static str, at_s: f64, holds: impl Fn(&Device) -> bool) -> Option<Risk> {
        let is_link = self.question.scenario.is_link();
        self.beginning(
            id,
            at_s,
            |device, result| {
                if is_link && holds(device) { result.cut_off } else { 0 }
            },
        )
    }

    /// Clusters of a device type that can pull no image.
    fn without_images(&self, result: &DeviceResult) -> u64 {
        match self.question.scenario {
            Scenario::Git => 0,
            Scenario::Registry => result.clusters,
            _ => result.cut_off,
        }
    }

    /// A risk whose moment was played.
    fn onset(
        &self,
        id: &'static str,
        onset: impl Fn(&DeviceResult) -> Option<Onset>,
    ) -> Option<Risk> {
        let concerned: Vec<_> =
            self.devices.iter().filter_map(|result| Some((result, onset(result)?))).collect();
        let names = concerned.iter().map(|(result, _)| result.name.clone()).collect();
        let all = concerned.into_iter().map(|(_, onset)| onset).reduce(|one, other| Onset {
            first_s: one.first_s.min(other.first_s),
            last_s: one.last_s.max(other.last_s),
            clusters: one.clusters + other.clusters,
        })?;
        Some(risk(id, (all.first_s, all.last_s), all.clusters, names))
    }
}

/// More reads than the host of a repository advises; a registry publishes no such figure.
fn above_advice(source: &Source, timeline: &[Step]) -> Option<Risk> {
    if source.kind != SourceKind::Repository || source.mirror.is_some() {
        return None;
    }
    let from_drop = timeline.iter().zip(&source.rates).filter(|(step, _)| step.t_s >= 0.0);
    let above: Vec<_> = from_drop.filter(|(_, rate)| **rate > ADVISED_READS_PER_SECOND).collect();
    let (first, last) = (above.first()?.0, above.last()?.0);
    let most = above.iter().map(|(_, rate)| **rate).fold(0.0, f64::max);
    let mut risk = risk("load.above-advice", (first.t_s, last.t_s), 0, Vec::new());
    risk.message = risk
        .message
        .with("rps", (most * 10.0).round() / 10.0)
        .with("advised", ADVISED_READS_PER_SECOND);
    Some(risk)
}

fn risk(
    id: &'static str,
    (at_s, all_by_s): (f64, f64),
    clusters: u64,
    devices: Vec<String>,
) -> Risk {
    let key = format!("simulate-risk-{}", id.replace('.', "-"));
    let message = Phrase::new(key).with("clusters", clusters);
    Risk { id, at_s, all_by_s, clusters, devices, message }
}

/// What the tests of all kinds of risks ask.
#[cfg(test)]
mod testing {
    use super::Risk;
    use crate::design::Span;
    use crate::simulate::testing::played;
    use crate::simulate::{Question, Scenario};

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hours")]
    pub(super) fn found(sets: &[(&str, &str)], scenario: &str, hours: f64) -> Vec<Risk> {
        let scenario = Scenario::read(scenario).expect("a scenario");
        let outage = Span::seconds((hours * 3_600.0) as u64);
        played(sets, |asked| Question { scenario, outage, ..asked }).risks
    }

    pub(super) fn find(
        id: &str,
        sets: &[(&str, &str)],
        scenario: &str,
        hours: u32,
    ) -> Option<Risk> {
        found(sets, scenario, f64::from(hours)).into_iter().find(|risk| risk.id == id)
    }

    pub(super) fn holds(id: &str, sets: &[(&str, &str)], scenario: &str, hours: u32) -> bool {
        find(id, sets, scenario, hours).is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::testing::{found, holds};
    use super::*;
    use crate::simulate::testing::{played, promoted};
    use crate::text::{Language, Texts, keys};

    /// Each risk at least once.
    fn every_risk() -> Vec<Risk> {
        let long = 20_000.0;
        let microk8s = [
            ("platform.distribution", "microk8s"),
            ("platform.addons", "coredns"),
            ("security.disk_encryption", "luks-tang"),
        ];
        let others = [
            ("platform.distribution", "k0s"),
            ("gitops.engine", "argocd-agent"),
            ("security.signatures", "true"),
        ];
        let several = [
            ("platform.datastore", "postgres"),
            ("platform.database", "db.example.com:5432/k3s"),
            ("platform.upgrades", "pull"),
            ("devices[0].nodes", "3"),
        ];
        let crowd = played(&[], |asked| Question { clusters: Some(20_000), ..asked }).risks;
        let rings = promoted(&[("canary", "10%"), ("broad", "90%")], "promotion", 72).risks;
        let found = |sets: &[(&str, &str)]| found(sets, "fleet", long);
        [found(&[]), found(&microk8s), found(&others), found(&several), crowd, rings].concat()
    }

    #[test]
    fn each_risk_has_a_sentence_in_both_languages_and_no_sentence_is_left_over() {
        for language in Language::ALL {
            let texts = keys(language);
            let known = texts.iter().filter(|key| key.starts_with("simulate-risk-"));
            let mut left: BTreeSet<&str> = known.map(String::as_str).collect();
            for risk in every_risk() {
                let said = Texts::new(language).say(&risk.message);
                assert!(!said.contains('<') && !said.contains('{'), "{said}");
                left.remove(risk.message.key.as_ref());
            }
            assert!(left.is_empty(), "{left:?}");
        }
    }

    #[test]
    fn they_come_in_the_order_of_their_moments_and_none_after_the_outage() {
        let risks = found(&[], "fleet", 10_000.0);
        assert!(risks.is_sorted_by(|one, other| one.at_s <= other.at_s));
        assert!(risks.iter().all(|risk| risk.at_s < 10_000.0 * 3_600.0), "{risks:?}");
        for id in ["certificate.expired", "version.behind"] {
            assert!(!holds(id, &[], "fleet", 72), "{id}");
        }
    }

    #[test]
    fn more_reads_than_advised_are_a_risk_of_a_repository_alone() {
        let large = |sets: &[(&str, &str)]| {
            let played = played(sets, |asked| Question { clusters: Some(20_000), ..asked });
            played.risks.into_iter().any(|risk| risk.id == "load.above-advice")
        };
        assert!(large(&[]));
        assert!(!holds("load.above-advice", &[], "fleet", 72));
        let artifact = "oci://registry.example.com/fleet";
        assert!(!large(&[("gitops.artifact", artifact), ("devices[1].gitops.engine", "flux")]));
    }
}
