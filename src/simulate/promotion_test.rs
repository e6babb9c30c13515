//! What becomes of a change that is promoted ring by ring, against the closed forms.

use super::testing::{RINGS, design, played, played_in_rings, promoted};
use super::{Question, RingResult, Scenario, Simulation};
use crate::catalog::Catalog;
use crate::design::Span;
use crate::outlook::{DeviceOutlook, in_seconds as seconds, outlook};

const CLUSTERS: u64 = 40_000;

fn promotion(
    scenario: &str,
    sets: &[(&str, &str)],
    pause: u64,
) -> (Simulation, Vec<DeviceOutlook>) {
    let scenario = Scenario::read(scenario).expect("a scenario");
    let simulation = played_in_rings(sets, &RINGS, |asked| Question {
        scenario,
        clusters: Some(CLUSTERS),
        ring_pause: Span::seconds(pause),
        ..asked
    });
    (simulation, outlook(&design(sets), &Catalog::builtin()).devices)
}

#[test]
fn a_ring_in_reach_has_a_promotion_within_one_wait_and_half_of_one_on_average() {
    // Without jitter a look is anywhere in the interval, evenly.
    let sets = [("devices[1].gitops.engine", "flux"), ("gitops.jitter", "0%")];
    // Three days of outage, and the second ring's turn a day after its end.
    let (simulation, _) = promotion("promotion", &sets, 4 * 86_400);
    let broad = &simulation.rings[1];
    assert_eq!((broad.clusters, broad.late(), broad.before_next), (36_000, 0, None));
    let delays = broad.converged.expect("it has clusters");
    let fetch = simulation.devices[0].load.fetch_s;
    assert!((delays.p50 - fetch - 450.0).abs() < 9.0, "{delays:?}");
    assert!((delays.p95 - fetch - 855.0).abs() < 9.0, "{delays:?}");
    assert!(delays.p100 <= 900.5 + fetch && delays.p100 > 890.0 + fetch, "{delays:?}");
    // The canary had been late, and had it long before.
    let canary = &simulation.rings[0];
    assert_eq!((canary.late(), canary.before_next), (4_000, Some(4_000)));
}

#[test]
fn who_is_late_has_the_change_as_soon_as_after_any_outage() {
    let (simulation, closed) = promotion("promotion=north", &[], 86_400);
    // Both rings' turns come while the north, three tenths of the fleet, is cut off.
    let late: Vec<u64> = simulation.rings.iter().map(RingResult::late).collect();
    assert_eq!(late, [1_200, 10_800]);
    assert_eq!(simulation.cut_off, 12_000);
    let all = simulation.converged.expect("they are late").p100;
    let bound = closed.iter().map(|one| seconds(one.first_look.most)).fold(0.0, f64::max);
    let fetch = simulation.devices.iter().map(|one| one.load.fetch_s).fold(0.0, f64::max);
    assert!(all <= bound + fetch && all > 0.9 * bound, "{all} {bound}");
    // Those in reach have it within one wait of their ring's turn; with Argo CD one interval later, as one
    // Application may be served what the other read before.
    for ring in &simulation.rings {
        let steps = simulation.timeline.iter().zip(&ring.timeline);
        let until = ring.promoted_s + bound + 720.0 + fetch + 60.0;
        let there = steps.take_while(|(step, _)| step.t_s < until).last().map(|(_, all)| *all);
        assert_eq!(there, Some(ring.clusters - ring.late()), "{}", ring.name);
    }
    let shares: Vec<Option<u64>> = simulation.rings.iter().map(|ring| ring.before_next).collect();
    assert_eq!(shares, [Some(2_800), None]);
}

#[test]
fn a_ring_whose_turn_comes_as_the_link_does_is_not_late() {
    // An outage of a day, and a day from one ring to the next.
    let simulation = promoted(&RINGS, "promotion", 24);
    let [canary, broad] = &simulation.rings[..] else { panic!("two rings") };
    assert_eq!((canary.late(), broad.late()), (canary.clusters, 0));
    let late = simulation.converged.expect("the canary is late").p100;
    let of_canary = canary.converged.expect("it has clusters").p100;
    assert!((late - (of_canary - 86_400.0)).abs() < 0.01, "{late} {of_canary}");
}

#[test]
fn a_promotion_of_one_ring_is_the_plain_outage() {
    for (promoted, plain) in [("promotion", "fleet"), ("promotion=north", "region=north")] {
        let play = |scenario: &str| {
            let scenario = Scenario::read(scenario).expect("a scenario");
            played(&[], |asked| Question { scenario, ..asked })
        };
        let (promoted, plain) = (play(promoted), play(plain));
        assert_eq!(promoted.timeline, plain.timeline);
        assert_eq!((promoted.converged, promoted.peak_rps), (plain.converged, plain.peak_rps));
        assert_eq!(promoted.rings[0].clusters, plain.clusters);
    }
}
