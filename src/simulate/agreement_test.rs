//! How closely the simulator and the closed forms of [`crate::outlook`] agree.

use super::testing::{design, played};
use super::{Question, Scenario, Simulation};
use crate::catalog::Catalog;
use crate::design::Span;
use crate::outlook::{ArgoPolling, DeviceOutlook, Drift, outlook};

const CLUSTERS: u64 = 40_000;

fn at_scale(sets: &[(&str, &str)]) -> (Simulation, Vec<DeviceOutlook>) {
    let simulation = played(sets, |asked| Question { clusters: Some(CLUSTERS), ..asked });
    (simulation, outlook(&design(sets), &Catalog::builtin()).devices)
}

fn seconds(span: Span) -> f64 {
    crate::outlook::in_seconds(span)
}

#[test]
fn the_first_look_agrees_within_two_per_cent_of_its_longest() {
    // Jitter leaves the moments of a backoff that has reached its cap not quite even, and the closed
    // form rounds up to whole seconds.
    for sets in [
        &[][..],
        &[("gitops.interval", "1h"), ("gitops.jitter", "33%"), ("network.longest_outage", "120h")],
        &[("gitops.jitter", "0%"), ("network.longest_outage", "100h")],
    ] {
        let (simulation, closed) = at_scale(sets);
        for (device, closed) in simulation.devices.iter().zip(closed) {
            let (mean, most) = device.first_look.expect("cut off");
            let (closed_mean, bound) = (closed.first_look.mean, seconds(closed.first_look.most));
            assert!(
                (mean - seconds(closed_mean)).abs() < 0.02 * bound,
                "{sets:?} {}: {mean}, {closed_mean:?}",
                device.name
            );
            assert!(most <= bound && most > 0.9 * bound, "{}: {most} of {bound}", device.name);
        }
    }
}

#[test]
fn an_interval_below_the_cap_leaves_fluxs_tries_together() {
    // The backoff has no jitter: clusters that failed within five minutes go on trying within
    // the same five minutes of each quarter of an hour. Where in it an outage ends decides how
    // soon all of them are back; the closed form is the mean over all ends.
    let mut means = Vec::new();
    for late in 0..30 {
        let outage = format!("{}s", 259_200 + 30 * late);
        let sets = [("gitops.interval", "5m"), ("gitops.jitter", "10%")];
        let sets = [sets[0], sets[1], ("network.longest_outage", outage.as_str())];
        let simulation = played(&sets, |asked| asked);
        let (mean, most) = simulation.devices[0].first_look.expect("cut off");
        assert!(most <= 900.0, "{outage}: {most}");
        means.push(mean);
    }
    let most = means.iter().copied().fold(0.0, f64::max);
    assert!(most > 650.0, "there are ends that keep all of them waiting: {means:?}");
    let mean = means.iter().sum::<f64>() / 30.0;
    assert!((mean - 450.0).abs() < 18.0, "{mean}");
}

#[test]
fn after_an_outage_shorter_than_an_interval_the_closed_form_is_a_bound() {
    for outage in ["1m", "10m", "17m"] {
        let (simulation, closed) = at_scale(&[("network.longest_outage", outage)]);
        for (device, closed) in simulation.devices.iter().zip(closed) {
            let (mean, most) = device.first_look.expect("cut off");
            assert!(most <= seconds(closed.first_look.most), "{outage} {}: {most}", device.name);
            let bound = 1.02 * seconds(closed.first_look.mean);
            assert!(mean <= bound, "{outage} {}: {mean} of {bound}", device.name);
        }
    }
}

#[test]
fn drift_stops_and_is_reported_within_the_closed_forms_bounds() {
    for sets in [&[][..], &[("gitops.interval", "5m"), ("gitops.jitter", "30%")]] {
        let (simulation, closed) = at_scale(sets);
        let (flux, argo) = (&simulation.devices[0], &simulation.devices[1]);
        assert_eq!((closed[0].drift, flux.unhealed), (Drift::Continues, None));
        let failed = flux.reported.expect("its source says so");
        let bound = seconds(closed[0].reported_within.expect("it is said"));
        assert_eq!(failed.clusters, flux.clusters);
        assert!(failed.last_s <= bound && failed.last_s > 0.95 * bound, "{failed:?} {bound}");
        let Drift::StopsWithin(bound) = closed[1].drift else { panic!("Argo CD stops") };
        let stopped = argo.unhealed.expect("it stops");
        assert_eq!(stopped.clusters, argo.clusters);
        assert!(stopped.last_s <= seconds(bound) && stopped.last_s > 0.98 * seconds(bound));
        let reported = argo.reported.expect("it is reported");
        let bound = seconds(closed[1].reported_within.expect("it is said"));
        assert_eq!(reported.clusters, argo.clusters);
        assert!(reported.last_s <= bound && reported.last_s > 0.8 * bound, "{reported:?} {bound}");
    }
}

#[test]
fn steady_reads_are_clusters_over_mean_time_between_reads() {
    let (simulation, _) = at_scale(&[]);
    let argo = ArgoPolling::of(&design(&[]).gitops_of(&design(&[]).devices[1]));
    let closed = 24_000.0 / 900.0 + 16_000.0 / argo.mean_read(2);
    assert!((simulation.steady_rps / closed - 1.0).abs() < 1e-9);
    // The outlook states Argo CD's as a bound: a read as soon as the cached revision has expired.
    let bound: f64 = outlook(&design(&[]), &Catalog::builtin())
        .polling
        .iter()
        .map(|polling| polling.reads_per_second * 40.0)
        .sum();
    assert!(simulation.steady_rps < bound && bound < 1.2 * simulation.steady_rps, "{bound}");
    let before = simulation.timeline[0];
    assert!((before.rps / closed - 1.0).abs() < 1e-6, "{before:?}");
    // Two hours after the return the played looks have passed into steady ones.
    let end = simulation.timeline.last().expect("a step");
    assert!((end.rps / closed - 1.0).abs() < 0.06, "{end:?} {closed}");
}

#[test]
fn reads_add_up_over_the_change_from_played_to_steady() {
    let sets = [("devices[1].gitops.engine", "flux"), ("gitops.jitter", "0%")];
    let simulation = played(&sets, |asked| Question { clusters: Some(CLUSTERS), ..asked });
    let outage = seconds(simulation.question.outage);
    // From the return on: one look each in the first quarter of an hour, on top of it one fetch, and
    // then one look each per quarter of an hour, for ever.
    for quarter in 0..3 {
        let from = outage + 900.0 * f64::from(quarter);
        let within = |step: &&super::Step| step.t_s >= from && step.t_s < from + 900.0;
        let steps = simulation.timeline.iter().filter(within);
        let reads: f64 = steps.map(|step| step.rps * step.length_s).sum();
        let expected = if quarter == 0 { 2.0 } else { 1.0 };
        assert!((reads / 40_000.0 - expected).abs() < 1e-6, "{quarter}: {reads}");
    }
}

#[test]
fn back_from_a_long_outage_the_load_is_clusters_over_the_cap() {
    let peak_of = |interval, jitter| {
        let sets = [
            ("devices[1].gitops.engine", "flux"),
            ("gitops.interval", interval),
            ("gitops.jitter", jitter),
        ];
        let simulation = played(&sets, |asked| Question { clusters: Some(CLUSTERS), ..asked });
        let after = simulation.peak_at_s - seconds(simulation.question.outage);
        assert!((0.0..900.0).contains(&after), "{after}");
        simulation.peak_rps
    };
    let peak = |jitter| peak_of("15m", jitter);
    // A look and a fetch each, spread over 15 minutes. The busiest of the minutes is above their
    // mean, by at most four standard errors of a minute's count.
    let closed = 2.0 * 40_000.0 / 900.0;
    assert!((1.0..1.06).contains(&(peak("0%") / closed)), "{} {closed}", peak("0%"));
    // With 20 % of jitter some clusters fail a fifth of an interval later than the cap, so that up
    // to half as many again come in the same minute.
    assert!((1.3..1.6).contains(&(peak("20%") / closed)), "{} {closed}", peak("20%"));
    // Those that look more often than that come back within one interval of each other.
    let closed = 2.0 * 40_000.0 / 300.0;
    let peak = peak_of("5m", "20%");
    assert!((1.0..1.15).contains(&(peak / closed)), "{peak} {closed}");
}

#[test]
fn a_git_host_that_is_down_is_asked_at_the_backoffs_pace() {
    let sets = [("devices[1].gitops.engine", "flux"), ("gitops.jitter", "0%")];
    let simulation = played(&sets, |asked| Question {
        scenario: Scenario::Git,
        clusters: Some(CLUSTERS),
        ..asked
    });
    let middle = simulation.timeline.iter().find(|step| step.t_s > 100_000.0).expect("a step");
    assert!((middle.rps / (40_000.0 / 900.0) - 1.0).abs() < 0.01, "{middle:?}");
    // In the first half hour each cluster looks once, and eleven times again in quick succession.
    let early = simulation.timeline.iter().filter(|step| step.t_s >= 0.0 && step.t_s < 1_800.0);
    let reads: f64 = early.map(|step| step.rps * step.length_s).sum();
    assert!((9.0..12.5).contains(&(reads / 40_000.0)), "{reads}");
}

#[test]
fn bytes_are_those_of_the_closed_form() {
    let (simulation, closed) = at_scale(&[]);
    let mean = |one: u64, other: u64| (one * 6 + other * 4) / 10;
    let (flux, argo) = (closed[0].bytes_per_month, closed[1].bytes_per_month);
    assert!(simulation.bytes_per_month.low.abs_diff(mean(flux.low, argo.low)) <= 1);
    assert!(simulation.bytes_per_month.high.abs_diff(mean(flux.high, argo.high)) <= 1);
}

#[test]
fn the_same_seed_plays_the_same_and_another_does_not() {
    let play = |seed| played(&[], |asked| Question { seed, ..asked });
    assert_eq!(play(7), play(7));
    assert_ne!(play(7).timeline, play(8).timeline);
}

#[test]
fn images_come_after_the_revision_as_fast_as_the_link_allows() {
    let sets = [("workloads[0].image_size", "100Mi"), ("network.bandwidth", "10Mbit/s")];
    let simulation = played(&sets, |asked| asked);
    let (revision, images) =
        (simulation.converged.expect("cut off"), simulation.images.expect("known"));
    let pull = 100.0 * 1_048_576.0 * 8.0 / 1e7;
    assert!((images.p50 - revision.p50 - pull).abs() < 0.1, "{images:?} {revision:?}");
    // A thousand clusters, each with one node that pulls.
    assert_eq!(simulation.bytes_of_images, Some(1_000 * 100 * 1_048_576));
    let unknown = played(&[], |asked| asked);
    assert_eq!((unknown.images, unknown.bytes_of_images), (None, None));
    // A registry that is down holds back images alone; the kubelet tries again every 5 minutes.
    let registry = played(&sets, |asked| Question { scenario: Scenario::Registry, ..asked });
    assert_eq!((registry.cut_off, registry.converged), (0, None));
    let images = registry.images.expect("they wait");
    assert!(images.p100 <= 300.0 + pull && images.p100 > 280.0 + pull, "{images:?}");
}

#[test]
fn a_region_alone_is_cut_off_and_the_others_converge_meanwhile() {
    let simulation =
        played(&[], |asked| Question { scenario: Scenario::Region("north".into()), ..asked });
    assert_eq!((simulation.clusters, simulation.cut_off), (1_000, 300));
    let at = |moment: f64| {
        let until = simulation.timeline.iter().take_while(|step| step.t_s < moment);
        until.last().map(|step| step.converged)
    };
    assert_eq!(at(0.0), Some(0));
    assert_eq!(at(7_200.0), Some(700));
    assert_eq!(at(259_200.0), Some(700));
    assert_eq!(at(1e9), Some(1_000));
}

#[test]
fn a_mirrors_host_sees_regions_over_its_interval_and_clusters_wait_for_both() {
    let interval = 600;
    let mirrored = |scenario: &str| {
        let scenario = Scenario::read(scenario).expect("a scenario");
        let mirrors = Some(Span::seconds(interval));
        played(&[], |asked| Question { scenario, mirrors, clusters: Some(CLUSTERS), ..asked })
    };
    let simulation = mirrored("git");
    assert!((simulation.steady_rps - 2.0 / 600.0).abs() < 1e-9);
    let step = simulation.timeline.iter().find(|step| step.t_s > 1_000.0).expect("a step");
    assert!((step.rps - 2.0 / 600.0).abs() < 1e-9, "{step:?}");
    // Each mirror sees its own region at the pace of the closed form.
    let (_, closed) = at_scale(&[]);
    let argo = ArgoPolling::of(&design(&[]).gitops_of(&design(&[]).devices[1]));
    let fleet = 24_000.0 / 900.0 + 16_000.0 / argo.mean_read(2);
    for (source, share) in simulation.sources[1..].iter().zip([0.3, 0.7]) {
        assert!((source.steady_rps / (share * fleet) - 1.0).abs() < 1e-6, "{source:?}");
    }
    assert_eq!((simulation.cut_off, simulation.devices[1].unhealed), (0, None));
    let bound = closed.iter().map(|one| {
        let argo = ArgoPolling::of(&design(&[]).gitops_of(&design(&[]).devices[1]));
        // What one Application has read serves the other for an interval.
        seconds(one.first_look.most).max(seconds(argo.longest()) + seconds(argo.interval))
    });
    let bound = bound.fold(0.0, f64::max) + 600.0;
    let fetch = simulation.devices.iter().map(|one| one.load.fetch_s).fold(0.0, f64::max);
    let all = simulation.converged.expect("they wait for it").p100;
    assert!(all <= bound + fetch, "{all} {bound}");
    // After a long outage of the links the mirror has long had the change.
    let (plain, mirrored) = (at_scale(&[]).0, mirrored("fleet"));
    for (one, other) in plain.devices.iter().zip(&mirrored.devices) {
        let (one, other) = (one.first_look.expect("cut off"), other.first_look.expect("cut off"));
        assert!((one.0 / other.0 - 1.0).abs() < 0.02, "{one:?} {other:?}");
    }
}
