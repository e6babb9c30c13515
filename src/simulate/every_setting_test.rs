//! What holds of every outage of every design, whatever is set.

use proptest::prelude::*;

use super::testing::{RINGS, design, played, played_in_rings};
use super::{Question, Scenario};
use crate::catalog::Catalog;
use crate::design::Span;
use crate::outlook::{in_seconds as seconds, outlook};

#[test]
fn everything_converges_whatever_the_outage() {
    for scenario in ["fleet", "region=south", "git", "registry", "promotion", "months"] {
        for outage in [1, 59, 60, 3_599, 90_000, 300_000_000] {
            for sets in [
                &[][..],
                &[("gitops.artifact", "oci://registry.example.com/fleet")],
                &[("gitops.interval", "10s"), ("gitops.jitter", "90%")],
                &[("network.bandwidth", "9kbit/s"), ("gitops.interval", "240h")],
                &[("gitops.engine", "argocd-agent")],
                &[("gitops.interval", "87600h"), ("gitops.jitter", "100%")],
            ] {
                let simulation = played(sets, |asked| Question {
                    scenario: Scenario::read(scenario).expect("a scenario"),
                    outage: Span::seconds(outage),
                    ..asked
                });
                let last = simulation.timeline.last().expect("a step");
                assert_eq!(last.converged, 1_000, "{scenario} {outage} {sets:?}");
                assert!(simulation.timeline.iter().all(|step| step.rps >= 0.0), "{sets:?}");
                assert_eq!(simulation.converged.is_some(), simulation.cut_off > 0);
                if let Some(delays) = simulation.converged {
                    assert!(0.0 <= delays.p50 && delays.p50 <= delays.p95);
                    assert!(delays.p95 <= delays.p100);
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn no_setting_breaks_the_model(
        interval in 1_u64..400_000,
        jitter in 0_u32..=99,
        outage in 1_u64..10_000_000,
        engine in prop::sample::select(vec!["flux", "argocd", "argocd-agent"]),
        scenario in prop::sample::select(vec![
            "fleet", "region=north", "git", "registry", "promotion", "promotion=north", "months",
        ]),
        mirrors in prop::option::of(60_u64..100_000),
        ring_pause in 60_u64..1_000_000,
        seed in any::<u64>(),
    ) {
        let (interval, jitter) = (format!("{interval}s"), format!("{jitter}%"));
        let sets = [
            ("gitops.interval", interval.as_str()),
            ("gitops.jitter", jitter.as_str()),
            ("gitops.engine", engine),
        ];
        let simulation = played_in_rings(&sets, &RINGS, |asked| Question {
            scenario: Scenario::read(scenario).expect("a scenario"),
            outage: Span::seconds(outage),
            seed,
            mirrors: mirrors.map(Span::seconds),
            ring_pause: Span::seconds(ring_pause),
            ..asked
        });
        let steps = &simulation.timeline;
        prop_assert!(steps.iter().all(|step| step.rps.is_finite() && step.rps >= 0.0));
        prop_assert!(steps.is_sorted_by(|one, next| one.converged <= next.converged));
        prop_assert!(steps.iter().take_while(|step| step.t_s < 0.0).all(|step| step.converged == 0));
        prop_assert_eq!(steps.last().map(|step| step.converged), Some(simulation.clusters));
        prop_assert!(simulation.peak_rps >= simulation.steady_rps * 0.999);
        let span = Span::seconds(outage);
        // What becomes of a promotion may begin after the outage, and so may the load of the return.
        let after = |id: &str| id == "load.above-advice" || id.starts_with("promotion.");
        prop_assert!(
            simulation.risks.iter().all(|risk| after(risk.id) || risk.all_by_s <= seconds(span))
        );
        for ring in &simulation.rings {
            prop_assert_eq!(ring.timeline.last(), Some(&ring.clusters));
            prop_assert!(ring.late() <= ring.clusters);
            prop_assert!(ring.before_next.is_none_or(|before| before <= ring.clusters));
            prop_assert!(ring.converged.is_some() == (ring.clusters > 0));
        }
        let in_rings: u64 = simulation.rings.iter().map(|ring| ring.clusters).sum();
        prop_assert!(simulation.rings.is_empty() || in_rings == simulation.clusters);
        // No cluster waits longer than the longest wait of its engine.
        let outlook = outlook(&design(&sets), &Catalog::builtin());
        for device in &simulation.devices {
            let closed = outlook.of(&device.name).expect("known").first_look.most;
            let shorter = outage < 400_000 * 2;
            if let (Some((_, most)), false) = (device.first_look, shorter) {
                prop_assert!(most <= seconds(closed), "{}: {most} {closed:?}", device.name);
            }
        }
    }
}
