//! How often a fleet looks at its sources.
//!
//! Each cluster looks once per interval at its one source: Flux's source-controller at the
//! repository or artifact, Argo CD's repo-server at the Application's repository. The tree's
//! ApplicationSet uses the `clusters` generator, which reads a Secret of its own cluster and never
//! Git; and the Applications of a cluster, which follow one repository, share the repo-server's cached
//! revision (argo-cd v3.5.1, `reposerver/cache/cache.go`: it lasts `timeout.reconciliation`).

use super::ADVISED_READS_PER_SECOND;
use super::recovery;
use crate::design::{Device, Distribution, Engine, FleetDesign, Gitops, Share, Span, Upgrades};

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
    /// Reads per second: clusters over mean interval. For Argo CD an upper bound, one read each
    /// `timeout.reconciliation` (see [`ArgoPolling::most_reads`]).
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

/// Clusters that look at a source, as their engine paces them.
#[derive(Clone, Copy, Debug)]
struct Readers {
    clusters: u64,
    /// The jitter of Argo CD, which takes it off the interval; nothing for Flux.
    argo: Option<Share>,
}

impl Readers {
    /// Reads per second at most, with this mean interval.
    fn most_reads(self, interval: Span) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "millions at most")]
        let clusters = self.clusters as f64;
        match self.argo {
            Some(jitter) => clusters * ArgoPolling::new(interval, jitter).most_reads(),
            None => clusters / seconds(interval),
        }
    }
}

/// The shortest mean interval, rounded up to a whole minute, at which all of these together stay at or
/// below the advised reads per second.
fn fitting_interval(readers: &[Readers]) -> Span {
    let minutes = |count: u64| Span::seconds(count.saturating_mul(60));
    let fits = |interval: Span| {
        let reads: f64 = readers.iter().map(|one| one.most_reads(interval)).sum();
        reads <= ADVISED_READS_PER_SECOND
    };
    // Twice as long until it fits, then half of what is left each time: reads fall as it grows, and
    // sixty-four steps reach beyond any number of clusters.
    let most = (0..40).map(|power| 1_u64 << power).find(|count| fits(minutes(*count)));
    let (mut short, mut long) = (0, most.unwrap_or(1 << 40));
    while long - short > 1 {
        let middle = u64::midpoint(short, long);
        if fits(minutes(middle)) { long = middle } else { short = middle }
    }
    minutes(long)
}

/// One entry per engine and source.
pub(super) fn polling(design: &FleetDesign) -> Vec<Polling> {
    let mut entries: Vec<Polling> = Vec::new();
    for device in &design.devices {
        let gitops = design.gitops_of(device);
        let (kind, source) = source_of(&gitops);
        let clusters = u64::from(device.clusters);
        let reads = readers(&gitops, clusters).most_reads(gitops.interval);
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
    share_sources(design, &mut entries);
    entries
}

fn readers(gitops: &Gitops, clusters: u64) -> Readers {
    let argo = (gitops.engine != Engine::Flux).then_some(gitops.jitter);
    Readers { clusters, argo }
}

/// Fills in what depends on all engines of a source together.
fn share_sources(design: &FleetDesign, entries: &mut [Polling]) {
    let all = entries.to_vec();
    for entry in entries {
        let same =
            all.iter().filter(|other| other.kind == entry.kind && other.source == entry.source);
        entry.source_reads_per_second = same.map(|other| other.reads_per_second).sum();
        let readers: Vec<Readers> = design
            .devices
            .iter()
            .map(|device| (design.gitops_of(device), u64::from(device.clusters)))
            .filter(|(gitops, _)| source_of(gitops) == (entry.kind, entry.source.as_deref()))
            .map(|(gitops, clusters)| readers(&gitops, clusters))
            .collect();
        entry.fitting_interval = fitting_interval(&readers);
    }
}

/// A span as a divisor.
#[expect(clippy::cast_precision_loss, reason = "at most ten years of seconds")]
pub fn seconds(span: Span) -> f64 {
    span.as_seconds().max(1) as f64
}

/// Intervals between two looks of an Application of Argo CD on average, where it has jitter:
/// 1 / (1 − 1/e).
const INTERVALS_A_LOOK: f64 = 1.581_976_7;

/// The same between two reads of the repository by a cluster's Applications together, of which there are
/// one, two or three: who looks first once the cached revision has expired reads for all. The
/// test plays them.
const INTERVALS_A_READ: [f64; 3] = [INTERVALS_A_LOOK, std::f64::consts::LOG2_E, 1.358_5];

/// How many Applications follow the repository on a cluster of a device type with Argo CD: one for the
/// workloads, one for the engine, and one for upgrades of K3s where the cluster pulls them.
pub fn applications(design: &FleetDesign, device: &Device) -> usize {
    let platform = design.platform_of(device);
    let upgrades = platform.distribution == Distribution::K3s
        && platform.upgrades == Upgrades::Pull
        && design.gitops_of(device).engine == Engine::Argocd;
    2 + usize::from(upgrades)
}

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

    /// Reads per second of one cluster at most: one as soon as the cached revision has expired. A cluster on
    /// which nothing changes reads less often (see [`ArgoPolling::mean_read`]); but whatever changes
    /// there has its Application looked at again, and with the repository, once its last look is an
    /// interval ago (argo-cd v3.5.1 `controller/appcontroller.go`: `handleObjectUpdated`,
    /// `needRefreshAppStatus`).
    pub fn most_reads(self) -> f64 {
        1.0 / seconds(self.interval)
    }

    /// The mean time between two reads of the repository, in seconds, by so many Applications of a cluster on
    /// which nothing changes; for a jitter up to the interval, beyond it somewhat more.
    pub fn mean_read(self, applications: usize) -> f64 {
        let place = applications.clamp(1, INTERVALS_A_READ.len()) - 1;
        let skips = if self.jitter.as_seconds() == 0 { 1.0 } else { INTERVALS_A_READ[place] };
        seconds(self.interval) * skips
    }

    /// The mean time between two looks of one Application, in seconds: 1 / (1 − 1/e) intervals, for the reason
    /// that [`ArgoPolling::mean_rest`] gives.
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
        let fitting = |clusters| fitting_interval(&[Readers { clusters, argo: None }]);
        assert_eq!(fitting(900), Span::seconds(60));
        assert_eq!(fitting(901), Span::seconds(120));
        assert_eq!(fitting(0), Span::seconds(60));
    }

    /// The mean time between two reads by so many Applications, whose turns come together and are put off
    /// one by one: who looks reads where the cached revision is more than an interval old.
    fn played_reads(polling: ArgoPolling, applications: usize) -> f64 {
        let (interval, jitter) = (seconds(polling.interval), polling.jitter.as_seconds());
        let mut state = 1_u64;
        let mut off = || {
            state = (state * 1_664_525 + 1_013_904_223) % (1 << 32);
            f64::from(u32::try_from(state >> 8).expect("24 bits")) / f64::from(1 << 24)
        };
        let jitter = f64::from(u32::try_from(jitter).expect("small"));
        let mut turns: Vec<(f64, usize)> = (0..100_000)
            .flat_map(|turn| (0..applications).map(move |place| (turn, place)))
            .map(|(turn, place)| (f64::from(turn) * interval + off() * jitter, place))
            .collect();
        turns.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut looked = vec![f64::NEG_INFINITY; applications];
        let (mut read, mut reads) = (f64::NEG_INFINITY, 0.0);
        for (due, place) in turns {
            if due > looked[place] + interval {
                looked[place] = due;
                if due > read + interval {
                    (read, reads) = (due, reads + 1.0);
                }
            }
        }
        100_000.0 * interval / reads
    }

    #[test]
    fn applications_of_a_cluster_read_for_each_other() {
        for (interval, share) in [(900, 20), (900, 5), (600, 25), (300, 33)] {
            let polling = ArgoPolling::new(Span::seconds(interval), Share::percent(share));
            for applications in 1..=3 {
                let (played, closed) =
                    (played_reads(polling, applications), polling.mean_read(applications));
                assert!((played / closed - 1.0).abs() < 0.01, "{polling:?}: {played} of {closed}");
                // And never more than the bound.
                assert!(1.0 / played <= polling.most_reads());
            }
        }
        let even = ArgoPolling::new(Span::seconds(900), Share::percent(0));
        assert!((even.mean_read(2) - 900.0).abs() < 1e-9);
    }

    #[test]
    fn a_cluster_that_pulls_upgrades_has_one_application_more() {
        let mut design = design(&[10]);
        design.gitops.engine = Engine::Argocd;
        assert_eq!(applications(&design, &design.devices[0]), 2);
        design.platform.upgrades = Upgrades::Pull;
        assert_eq!(applications(&design, &design.devices[0]), 3);
        design.gitops.engine = Engine::ArgocdAgent;
        assert_eq!(applications(&design, &design.devices[0]), 2);
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
        // Both engines share the repository, and so its limit. Argo CD may read each 12 of 15 minutes.
        assert_eq!(entries[0].fitting_interval, Span::seconds(120));
        let all = 600.0 / 900.0 + 1.0 + 100.0 / 720.0;
        assert!((entries[1].source_reads_per_second - all).abs() < 1e-9);
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
        // Argo CD keeps its pace, however long the outage was: each 4 minutes at most.
        for outage in [600, day] {
            assert_eq!(returning(300, outage, Engine::Argocd), Some(3.75));
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
        fn the_fitting_interval_fits_and_a_minute_less_does_not(
            flux in 1_u64..5_000_000,
            argo in 0_u64..5_000_000,
            jitter in 0_u32..=99,
        ) {
            let jitter = Share::percent(jitter);
            let readers = [
                Readers { clusters: flux, argo: None },
                Readers { clusters: argo, argo: Some(jitter) },
            ];
            let interval = fitting_interval(&readers).as_seconds();
            let reads = |interval: u64| -> f64 {
                readers.iter().map(|one| one.most_reads(Span::seconds(interval))).sum()
            };
            prop_assert!(reads(interval) <= 15.0);
            prop_assert!(interval == 60 || reads(interval - 60) > 15.0);
        }

        #[test]
        fn argo_cd_keeps_the_mean(mean in 1_u64..1_000_000, percent in 0_u32..=100) {
            let polling = ArgoPolling::new(Span::seconds(mean), Share::percent(percent));
            prop_assert_eq!(polling.interval.as_seconds() * 2 + polling.jitter.as_seconds(), 2 * mean);
        }
    }
}
