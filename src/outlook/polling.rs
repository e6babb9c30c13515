//! How often a fleet looks at its sources.
//!
//! Each cluster looks once per interval at its one source: Flux's source-controller at the
//! repository or artifact, Argo CD's repo-server at the Application's repository. The tree's
//! ApplicationSet uses the `clusters` generator, which reads a Secret of its own cluster and never
//! Git; and Applications of one repository and revision share the repo-server's cached revision.

use super::ADVISED_READS_PER_SECOND;
use super::recovery;
use crate::design::{Engine, FleetDesign, Gitops, Share, Span};

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceKind {
    /// A Git repository: the host's advice on reads applies.
    Repository,
    /// An OCI artifact in a registry, which scales out: the advice is no more than a yardstick.
    Artifact,
}

/// How the clusters of one GitOps engine look at their source.
#[derive(Clone, Debug, PartialEq)]
pub struct Polling {
    /// The engine.
    pub engine: Engine,
    /// What the source is.
    pub kind: SourceKind,
    /// The repository or artifact they look at; nothing while it is still open.
    pub source: Option<String>,
    /// Clusters that look at it.
    pub clusters: u64,
    /// Reads per second: clusters over mean interval. For Argo CD an upper bound, as it skips some
    /// turns (see [`ArgoPolling::longest`]).
    pub reads_per_second: f64,
    /// Reads per second, on average while all of them come back from the longest outage together (their
    /// busiest minute may see up to twice as many, where an interval overlaps itself in the wait); nothing where
    /// no closed form tells (see [`recovery::reads_after`]). For Argo CD an upper bound.
    pub returning_reads_per_second: Option<f64>,
    /// Reads per second normally, with the clusters of all engines that look at this source.
    pub source_reads_per_second: f64,
    /// The shortest interval, in whole minutes, that keeps the whole source at or below the
    /// host's advice.
    pub fitting_interval: Span,
}

/// The source that a device type's clusters look at: an artifact where Flux has one, or else the
/// repository.
pub fn source_of(gitops: &Gitops) -> (SourceKind, Option<&str>) {
    match (gitops.engine, &gitops.artifact) {
        (Engine::Flux, Some(artifact)) => (SourceKind::Artifact, Some(artifact)),
        _ => (SourceKind::Repository, gitops.repository.as_deref()),
    }
}

/// The shortest interval, rounded up to a whole minute, at which so many clusters stay at or
/// below the advised reads per second.
pub fn fitting_interval(clusters: u64) -> Span {
    // 15 reads a second are 900 a minute, in whole numbers.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a constant")]
    const PER_MINUTE: u64 = (ADVISED_READS_PER_SECOND * 60.0) as u64;
    Span::seconds(clusters.div_ceil(PER_MINUTE).max(1).saturating_mul(60))
}

/// One entry per engine and source.
pub(super) fn polling(design: &FleetDesign) -> Vec<Polling> {
    let mut entries: Vec<Polling> = Vec::new();
    for device in &design.devices {
        let gitops = design.gitops_of(device);
        let (kind, source) = source_of(&gitops);
        let clusters = u64::from(device.clusters);
        let reads = f64::from(device.clusters) / seconds(gitops.interval);
        let returning =
            recovery::reads_after(&gitops, device.clusters, design.network.longest_outage);
        let same = |entry: &&mut Polling| {
            entry.engine == gitops.engine && entry.kind == kind && entry.source.as_deref() == source
        };
        if let Some(entry) = entries.iter_mut().find(same) {
            entry.clusters += clusters;
            entry.reads_per_second += reads;
            entry.returning_reads_per_second =
                entry.returning_reads_per_second.zip(returning).map(|(all, these)| all + these);
            continue;
        }
        entries.push(Polling {
            engine: gitops.engine,
            kind,
            source: source.map(str::to_owned),
            clusters,
            reads_per_second: reads,
            returning_reads_per_second: returning,
            source_reads_per_second: 0.0,
            fitting_interval: Span::seconds(0),
        });
    }
    share_sources(&mut entries);
    entries
}

/// Fills in what depends on all engines of a source together.
fn share_sources(entries: &mut [Polling]) {
    let all = entries.to_vec();
    for entry in entries {
        let same =
            || all.iter().filter(|other| other.kind == entry.kind && other.source == entry.source);
        entry.source_reads_per_second = same().map(|other| other.reads_per_second).sum();
        entry.fitting_interval = fitting_interval(same().map(|other| other.clusters).sum());
    }
}

/// A span as a divisor.
#[expect(clippy::cast_precision_loss, reason = "at most ten years of seconds")]
pub fn seconds(span: Span) -> f64 {
    span.as_seconds().max(1) as f64
}

/// Intervals between two looks of Argo CD on average, where it has jitter: 1 / (1 − 1/e).
const INTERVALS_A_LOOK: f64 = 1.581_976_7;

/// An interval with jitter, as Argo CD is told it.
///
/// Flux takes a mean and a share (`--interval-jitter-percentage`); Argo CD takes the shortest
/// interval (`timeout.reconciliation`) and the most that is added to it
/// (`timeout.reconciliation.jitter`). 15m with 20 % are 12m and 6m.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArgoPolling {
    /// `timeout.reconciliation`: the mean less the jitter.
    pub interval: Span,
    /// `timeout.reconciliation.jitter`: twice the jitter, so that the mean stays.
    pub jitter: Span,
}

impl ArgoPolling {
    /// Argo CD's words for an interval and its jitter, in whole seconds; the mean is kept.
    pub fn new(interval: Span, jitter: Share) -> Self {
        let mean = interval.as_seconds();
        let off = (mean * u64::from(jitter.thousandths()) + 500) / 1_000;
        // An interval of nothing would poll without end (timeout.reconciliation: 0s stops it).
        let off = off.min(mean.saturating_sub(1));
        Self { interval: Span::seconds(mean - off), jitter: Span::seconds(2 * off) }
    }

    /// The same for the engine of a device type.
    pub fn of(gitops: &Gitops) -> Self {
        Self::new(gitops.interval, gitops.jitter)
    }

    /// The longest time between two looks.
    ///
    /// The controller asks itself at a fixed pace of `interval`, each time put off by a new random
    /// part of `jitter`, and looks only where its last look is more than `interval` ago
    /// (argo-cd `controller/appcontroller.go`: `UpdateFunc` of the informer, which resyncs every
    /// `timeout.reconciliation`, and `needRefreshAppStatus`). Put off by less than the last time,
    /// it is too early, and the next chance comes an interval later.
    pub fn longest(self) -> Span {
        let (interval, jitter) = (self.interval.as_seconds(), self.jitter.as_seconds());
        let skipped = jitter.div_ceil(interval.max(1));
        Span::seconds(interval * (1 + skipped) + jitter)
    }

    /// The mean time between two looks, in seconds: 1 / (1 − 1/e) intervals, for the reason that
    /// [`ArgoPolling::mean_rest`] gives.
    pub fn mean_wait(self) -> f64 {
        let skips = if self.jitter.as_seconds() == 0 { 1.0 } else { INTERVALS_A_LOOK };
        seconds(self.interval) * skips
    }

    /// How long a moment of chance is before the next look, on average, in seconds.
    ///
    /// Of the process that [`ArgoPolling::longest`] describes: a look follows the last one after
    /// one or two intervals, 1 / (1 − 1/e) of them on average. The factors are those of the mean
    /// square of a wait over twice its mean, worked out for a jitter up to the interval (a share
    /// of a third); beyond that they are an approximation.
    pub fn mean_rest(self) -> f64 {
        let (interval, jitter) = (seconds(self.interval), self.jitter.as_seconds());
        if jitter == 0 {
            return interval / 2.0;
        }
        let jitter = seconds(self.jitter);
        let square = 2.745_93 * interval * interval - 0.254_07 * interval * jitter
            + 0.163_95 * jitter * jitter;
        square / (2.0 * self.mean_wait())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::design::{List, Name};

    fn design(counts: &[u32]) -> FleetDesign {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        design.gitops.repository = Some("https://git.example.com/fleet.git".into());
        for clusters in counts {
            let index = List::Devices.push(&mut design);
            design.devices[index].clusters = *clusters;
        }
        design
    }

    #[test]
    fn rate_and_fitting_interval_are_those_of_the_facts() {
        let entries = polling(&design(&[10_000]));
        // 10,000 clusters every 15 minutes are 11.1 reads a second; 667 s would just fit.
        assert!((entries[0].reads_per_second - 11.111).abs() < 0.001);
        assert_eq!(entries[0].fitting_interval, Span::seconds(12 * 60));
        assert_eq!(fitting_interval(900), Span::seconds(60));
        assert_eq!(fitting_interval(901), Span::seconds(120));
        assert_eq!(fitting_interval(0), Span::seconds(60));
    }

    /// Argo CD's looks as the controller makes them: one turn an interval, each put off at random,
    /// taken only where the last look is more than an interval ago. Gives the longest wait, what is
    /// left of a wait at a moment of chance, and the mean wait.
    fn played(polling: ArgoPolling) -> (f64, f64, f64) {
        let (interval, jitter) = (seconds(polling.interval), polling.jitter.as_seconds());
        // A full period of a linear congruential generator: every residue once.
        let mut state = 1_u64;
        let mut off = || {
            state = (state * 1_664_525 + 1_013_904_223) % (1 << 32);
            f64::from(u32::try_from(state >> 8).expect("24 bits")) / f64::from(1 << 24)
        };
        let (mut last, mut longest) = (0.0, 0.0_f64);
        let (mut squares, mut sum, mut looks) = (0.0, 0.0, 0.0);
        for turn in 1..200_000 {
            let due = f64::from(turn) * interval
                + off() * f64::from(u32::try_from(jitter).expect("small"));
            if due > last + interval {
                let wait = due - last;
                longest = longest.max(wait);
                squares += wait * wait;
                sum += wait;
                looks += 1.0;
                last = due;
            }
        }
        (longest, squares / (2.0 * sum), sum / looks)
    }

    #[test]
    fn argo_cds_waits_are_those_of_its_controller() {
        for (interval, share) in [(900, 20), (900, 5), (300, 33), (1_800, 10)] {
            let polling = ArgoPolling::new(Span::seconds(interval), Share::percent(share));
            let (longest, rest, mean) = played(polling);
            let bound = seconds(polling.longest());
            assert!(
                longest <= bound && longest > bound * 0.95,
                "{polling:?}: {longest} of {bound}"
            );
            assert!((rest / polling.mean_rest() - 1.0).abs() < 0.01, "{polling:?}: {rest}");
            assert!((mean / polling.mean_wait() - 1.0).abs() < 0.01, "{polling:?}: {mean}");
        }
    }

    #[test]
    fn device_types_of_one_engine_and_source_are_one_entry() {
        let mut design = design(&[600, 300, 100]);
        design.devices[1].gitops.interval = Some(Span::seconds(300));
        design.devices[2].gitops.engine = Some(Engine::Argocd);
        let entries = polling(&design);
        assert_eq!(entries.len(), 2);
        assert_eq!((entries[0].clusters, entries[1].clusters), (900, 100));
        assert!((entries[0].reads_per_second - (600.0 / 900.0 + 1.0)).abs() < 1e-9);
        // Both engines share the repository, and so its limit.
        assert_eq!(entries[0].fitting_interval, Span::seconds(120));
        assert!((entries[1].source_reads_per_second - (700.0 / 900.0 + 1.0)).abs() < 1e-9);
    }

    #[test]
    fn clusters_that_come_back_are_spread_over_a_wait_but_no_wider_than_over_an_interval() {
        let returning = |interval: u64, outage: u64, engine: Engine| {
            let mut design = design(&[900]);
            design.gitops.engine = engine;
            design.gitops.interval = Span::seconds(interval);
            design.network.longest_outage = Span::seconds(outage);
            polling(&design)[0].returning_reads_per_second
        };
        let day = 86_400;
        for (interval, reads) in [(1_800, 1.0), (900, 1.0), (300, 3.0), (60, 15.0)] {
            let found = returning(interval, day, Engine::Flux).expect("a rate");
            assert!((found - reads).abs() < 1e-9, "{interval} s: {found}");
        }
        // Not all have come to the longest wait by then.
        assert_eq!(returning(900, 1_800, Engine::Flux), None);
        // Argo CD keeps its pace, however long the outage was.
        for outage in [600, day] {
            assert_eq!(returning(300, outage, Engine::Argocd), Some(3.0));
        }
    }

    #[test]
    fn an_artifact_counts_for_flux_alone() {
        let mut design = design(&[10, 20]);
        design.gitops.artifact = Some("oci://registry.example.com/fleet".into());
        design.devices[1].gitops.engine = Some(Engine::Argocd);
        let entries = polling(&design);
        assert_eq!(
            (entries[0].kind, entries[1].kind),
            (SourceKind::Artifact, SourceKind::Repository)
        );
        assert_eq!(entries[1].source.as_deref(), Some("https://git.example.com/fleet.git"));
    }

    #[test]
    fn argo_cd_is_told_a_shortest_interval_and_what_is_added() {
        let polling = ArgoPolling::new(Span::seconds(900), Share::percent(20));
        assert_eq!((polling.interval.go(), polling.jitter.go()), ("12m".into(), "6m".into()));
        let none = ArgoPolling::new(Span::seconds(900), Share::percent(0));
        assert_eq!((none.interval, none.jitter), (Span::seconds(900), Span::seconds(0)));
        let all = ArgoPolling::new(Span::seconds(60), Share::percent(100));
        assert_eq!((all.interval, all.jitter), (Span::seconds(1), Span::seconds(118)));
    }

    proptest! {
        #[test]
        fn the_fitting_interval_fits_and_a_minute_less_does_not(clusters in 1_u64..5_000_000) {
            let interval = fitting_interval(clusters).as_seconds();
            prop_assert!(clusters <= interval * 15);
            prop_assert!(interval == 60 || clusters > (interval - 60) * 15);
        }

        #[test]
        fn argo_cd_keeps_the_mean(mean in 1_u64..1_000_000, percent in 0_u32..=100) {
            let polling = ArgoPolling::new(Span::seconds(mean), Share::percent(percent));
            prop_assert_eq!(polling.interval.as_seconds() * 2 + polling.jitter.as_seconds(), 2 * mean);
        }
    }
}
