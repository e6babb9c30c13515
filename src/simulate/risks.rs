//! What can go wrong in an outage, each with the moment from which on it can: only what holds for
//! this design and the tree that is generated from it.
//!
//! Not here, because the tree rules it out: a sync that gives up after five tries
//! (`retry.limit: -1`), and the pause of an hour after failed manifest generation (nothing is
//! loaded from elsewhere).

use super::absence;
use super::question::{Question, Scenario};
use super::{DeviceResult, Onset, RingResult, Source, Step};
use crate::design::{Addon, Device, DiskEncryption, Distribution, Engine, FleetDesign, Link, Os};
use crate::outlook::{ADVISED_READS_PER_SECOND, SourceKind, in_seconds, source_of};
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
    let mut found: Vec<Risk> = [
        case.at_once("change.waits", |device, result| case.waiting(device, result)),
        case.onset("drift.uncorrected", |result| result.unhealed),
        case.onset("prune.stopped", |result| result.unhealed),
        case.onset("status.unknown", |result| result.reported),
        case.cache_lost(),
        case.images("image.missing"),
        // 90 % of the disk is what the tree tells the kubelet of every distribution.
        case.images("image.garbage-collected"),
        case.link("clock.drift", 0.0, |_| true),
        case.link("clock.reset", 0.0, starts_in_the_past),
        case.no_route(),
        case.link("disk.locked", 0.0, |_| {
            design.security.disk_encryption == DiskEncryption::LuksTang
        }),
    ]
    .into_iter()
    .flatten()
    .chain(absence::risks(&case))
    .chain(promotion(question, rings))
    .collect();
    found.extend(sources.iter().filter_map(|source| above_advice(source, timeline)));
    found.sort_by(|one, other| one.at_s.total_cmp(&other.at_s));
    found
}

/// What all risks look at.
pub(super) struct Case<'a> {
    pub(super) design: &'a FleetDesign,
    pub(super) question: &'a Question,
    devices: &'a [DeviceResult],
    pub(super) outage: f64,
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

    /// The clusters of a device type that no change reaches: those that are cut off, and those whose
    /// mirror has nothing new to copy.
    fn waiting(&self, device: &Device, result: &DeviceResult) -> u64 {
        let source = source_of(&self.design.gitops_of(device)).0;
        let is_down = match self.question.scenario {
            Scenario::Git => source == SourceKind::Repository,
            Scenario::Registry => source == SourceKind::Artifact,
            _ => false,
        };
        if is_down { result.clusters } else { result.cut_off }
    }

    /// A risk of a site without its link.
    pub(super) fn link(
        &self,
        id: &'static str,
        at_s: f64,
        holds: impl Fn(&Device) -> bool,
    ) -> Option<Risk> {
        let is_link = self.question.scenario.is_link();
        self.beginning(
            id,
            at_s,
            |device, result| {
                if is_link && holds(device) { result.cut_off } else { 0 }
            },
        )
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

    /// Flux keeps what it fetched last in a volume only where there is a storage class for it. What
    /// Argo CD loses with its Redis does not matter: it has stopped healing long before.
    fn cache_lost(&self) -> Option<Risk> {
        self.at_once("cache.lost-on-restart", |device, result| {
            let volume = self.design.platform_of(device).addons.contains(&Addon::LocalPath);
            if result.engine == Engine::Flux && !volume { result.cut_off } else { 0 }
        })
    }

    /// A risk of clusters that cannot pull images.
    fn images(&self, id: &'static str) -> Option<Risk> {
        self.at_once(id, |device, result| {
            let without = match self.question.scenario {
                Scenario::Git => 0,
                Scenario::Registry => result.clusters,
                _ => result.cut_off,
            };
            let pulls = self.design.workloads_on(device).next().is_some();
            if pulls { without } else { 0 }
        })
    }

    /// K3s does not start without a default route (k3s-docs, Air-Gap Install), and a modem of the
    /// node's own gives none out of coverage.
    fn no_route(&self) -> Option<Risk> {
        let modem = matches!(self.design.network.link, Link::FourG | Link::FiveG | Link::Satellite);
        self.link("restart.no-route", 0.0, |device| {
            modem && self.design.platform_of(device).distribution == Distribution::K3s
        })
    }
}

/// Raspberry Pi boards up to the Pi 4 have no clock that goes on without power; the Pi 5 has one,
/// for which a battery is sold (Raspberry Pi documentation, "Real Time Clock").
fn starts_in_the_past(device: &Device) -> bool {
    let hardware = device.hardware.as_deref().unwrap_or_default().to_lowercase();
    let newer = ["pi 5", "pi5", "cm5", "compute module 5"];
    let named = hardware.contains("raspberry") || device.os == Os::RaspberryPiOs;
    named && !newer.iter().any(|name| hardware.contains(name))
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

/// What becomes of the order of the rings: clusters of later rings that get the change together
/// with the first one's, as their links were down at each promotion; and rings whose turn came
/// before the ring ahead of them had the change.
fn promotion(question: &Question, rings: &[RingResult]) -> Vec<Risk> {
    let outage = in_seconds(question.outage);
    let together: Vec<_> =
        rings.iter().skip(1).filter(|ring| ring.late() > 0 && ring.promoted_s < outage).collect();
    let mut found = Vec::new();
    if let (Some(first), Some(last)) = (together.first(), together.last()) {
        let clusters = together.iter().map(|ring| ring.late()).sum();
        let moments = (first.promoted_s, last.promoted_s);
        found.push(risk("promotion.order-lost", moments, clusters, devices_of(&together)));
    }
    let without = |(ring, next): (&RingResult, &RingResult)| {
        let clusters = ring.clusters.saturating_sub(ring.before_next.unwrap_or(ring.clusters));
        (clusters > 0).then_some((next.promoted_s, clusters))
    };
    let unproven: Vec<_> = rings.iter().zip(rings.iter().skip(1)).filter_map(without).collect();
    if let (Some(first), Some(last)) = (unproven.first(), unproven.last()) {
        let clusters = unproven.iter().map(|(_, clusters)| clusters).sum();
        found.push(risk("promotion.unproven", (first.0, last.0), clusters, Vec::new()));
    }
    found
}

/// The device types of clusters that are late, each once.
fn devices_of(rings: &[&RingResult]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, _) in rings.iter().flat_map(|ring| &ring.late) {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

pub(super) fn risk(
    id: &'static str,
    (at_s, all_by_s): (f64, f64),
    clusters: u64,
    devices: Vec<String>,
) -> Risk {
    let key = format!("simulate-risk-{}", id.replace('.', "-"));
    let message = Phrase::new(key).with("clusters", clusters);
    Risk { id, at_s, all_by_s, clusters, devices, message }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::design::Span;
    use crate::simulate::testing::{played, promoted};
    use crate::text::{Language, Texts, keys};

    fn found(sets: &[(&str, &str)], scenario: &str, hours: u64) -> Vec<Risk> {
        let scenario = Scenario::read(scenario).expect("a scenario");
        let outage = Span::seconds(hours * 3_600);
        played(sets, |asked| Question { scenario, outage, ..asked }).risks
    }

    fn ids(sets: &[(&str, &str)], scenario: &str, hours: u64) -> BTreeSet<&'static str> {
        found(sets, scenario, hours).into_iter().map(|risk| risk.id).collect()
    }

    fn holds(id: &str, sets: &[(&str, &str)], scenario: &str, hours: u64) -> bool {
        ids(sets, scenario, hours).contains(id)
    }

    /// Each risk at least once.
    fn every_risk() -> Vec<Risk> {
        let long = 20_000;
        let microk8s = [
            ("platform.distribution", "microk8s"),
            ("platform.addons", "coredns"),
            ("security.disk_encryption", "luks-tang"),
        ];
        let crowd = played(&[], |asked| Question { clusters: Some(20_000), ..asked }).risks;
        let others = [
            ("platform.distribution", "k0s"),
            ("gitops.engine", "argocd-agent"),
            ("security.signatures", "true"),
        ];
        let rings = promoted(&[("canary", "10%"), ("broad", "90%")], "promotion", 72).risks;
        let found = |sets: &[(&str, &str)]| found(sets, "fleet", long);
        [found(&[]), found(&microk8s), found(&others), crowd, rings].concat()
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
        let risks = found(&[], "fleet", 10_000);
        assert!(risks.is_sorted_by(|one, other| one.at_s <= other.at_s));
        assert!(risks.iter().all(|risk| risk.at_s < 10_000.0 * 3_600.0), "{risks:?}");
        let short = ids(&[], "fleet", 72);
        assert!(!short.contains("certificate.expired") && !short.contains("version.behind"));
    }

    #[test]
    fn argo_cd_stops_healing_and_flux_does_not() {
        let risks = found(&[], "fleet", 72);
        for id in ["drift.uncorrected", "prune.stopped", "status.unknown"] {
            let risk = risks.iter().find(|risk| risk.id == id).expect(id);
            assert_eq!((risk.clusters, risk.devices.join(" ")), (400, "camera".to_owned()));
        }
        let flux = [("devices[1].gitops.engine", "flux")];
        for id in ["drift.uncorrected", "prune.stopped", "status.unknown"] {
            assert!(!holds(id, &flux, "fleet", 72), "{id}");
        }
        // An outage of a minute ends before most caches expire, and before anyone reports it.
        let minute = Span::seconds(60);
        let minute = played(&[], |asked| Question { outage: minute, ..asked }).risks;
        assert!(!minute.iter().any(|risk| risk.id == "status.unknown"));
        let drift = minute.iter().find(|risk| risk.id == "drift.uncorrected");
        assert!(drift.is_none_or(|risk| risk.clusters < 200), "{drift:?}");
    }

    #[test]
    fn fluxs_cache_is_lost_only_without_a_volume() {
        assert!(!holds("cache.lost-on-restart", &[], "fleet", 72));
        let bare = [("platform.addons", "coredns")];
        let risks = found(&bare, "fleet", 72);
        let risk =
            risks.iter().find(|risk| risk.id == "cache.lost-on-restart").expect("it is there");
        assert_eq!((risk.clusters, risk.at_s), (600, 0.0));
    }

    #[test]
    fn a_host_that_is_down_leaves_the_site_its_link() {
        for id in ["clock.drift", "clock.reset", "restart.no-route", "image.missing"] {
            assert!(holds(id, &[], "fleet", 72), "{id}");
            assert!(holds(id, &[], "region=north", 72), "{id}");
            assert!(!holds(id, &[], "git", 72), "{id}");
        }
        assert!(holds("image.missing", &[], "registry", 72));
        assert!(!holds("change.waits", &[], "registry", 72), "all of them follow Git");
        assert!(holds("change.waits", &[], "git", 72));
    }

    #[test]
    fn what_the_design_rules_out_is_no_risk() {
        assert!(!holds("restart.no-route", &[("network.link", "fibre")], "fleet", 72));
        assert!(!holds("clock.reset", &[("devices[0].hardware", "Raspberry Pi 5")], "fleet", 72));
        assert!(!holds("clock.reset", &[("devices[0].hardware", "Intel NUC")], "fleet", 72));
        assert!(!holds("disk.locked", &[], "fleet", 72));
        let tang = [("security.disk_encryption", "luks-tang")];
        assert!(holds("disk.locked", &tang, "fleet", 72));
    }

    #[test]
    fn a_promotion_in_an_outage_loses_the_order_of_its_rings() {
        let rings = [("canary", "10%"), ("broad", "90%")];
        let of = |scenario: &str, hours| -> Vec<(&str, u64)> {
            let risks = promoted(&rings, scenario, hours).risks;
            let own = risks.into_iter().filter(|risk| risk.id.starts_with("promotion."));
            own.map(|risk| (risk.id, risk.clusters)).collect()
        };
        // The second ring's turn comes after 24 hours, in the middle of the outage.
        assert_eq!(
            of("promotion", 72),
            [("promotion.order-lost", 900), ("promotion.unproven", 100)]
        );
        assert_eq!(
            of("promotion=north", 72),
            [("promotion.order-lost", 270), ("promotion.unproven", 30)]
        );
        // The link is back long before it.
        assert!(of("promotion", 12).is_empty());
        assert!(of("fleet", 72).is_empty());
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
