//! What becomes of the order of the rings where a change is promoted while links are down.

use super::{Risk, risk};
use crate::outlook::in_seconds;
use crate::simulate::RingResult;
use crate::simulate::question::Question;

/// Clusters of later rings that get the change together with those of a ring before them, as their links
/// were down at each promotion; and rings whose turn came before the ring ahead of them had the
/// change.
pub(super) fn risks(question: &Question, rings: &[RingResult]) -> Vec<Risk> {
    let outage = in_seconds(question.outage);
    // The first ring that is late keeps its turn: nobody else's comes before it.
    let late = rings.iter().filter(|ring| ring.late() > 0 && ring.promoted_s < outage);
    let together: Vec<_> = late.skip(1).collect();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::Span;
    use crate::simulate::Scenario;
    use crate::simulate::testing::{design, promoted};

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
    fn a_ring_that_is_late_alone_keeps_its_place() {
        let ring = |name: &str, promoted_s: f64, late: u64| RingResult {
            name: name.to_owned(),
            promoted_s,
            clusters: 10,
            late: if late > 0 { vec![("gateway".to_owned(), late)] } else { Vec::new() },
            converged: None,
            before_next: None,
            timeline: Vec::new(),
        };
        let scenario = Scenario::Promotion(Some("north".to_owned()));
        let outage = Span::seconds(300_000);
        let question = Question { scenario, outage, ..Question::of(&design(&[])) };
        let lost = |late: [u64; 3]| {
            let day = 86_400.0;
            let [canary, early, broad] = late;
            let rings = [
                ring("canary", 0.0, canary),
                ring("early", day, early),
                ring("broad", 2.0 * day, broad),
            ];
            let found = super::risks(&question, &rings).into_iter();
            found.filter(|risk| risk.id == "promotion.order-lost").map(|risk| risk.clusters).next()
        };
        // The inventory has no canary in that region: only those of the last ring wait there.
        assert_eq!(lost([0, 0, 4]), None);
        assert_eq!(lost([0, 3, 4]), Some(4));
        assert_eq!(lost([2, 3, 4]), Some(7));
        assert_eq!(lost([2, 0, 0]), None);
    }
}
