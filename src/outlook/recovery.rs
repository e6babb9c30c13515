//! What an outage does to a device type's clusters, and how soon they look again after it.

use super::polling::{ArgoPolling, SourceKind, applications, seconds, source_of};
use crate::design::{Device, Engine, FleetDesign, Gitops, Span};

/// A month of 30 days, in seconds.
const MONTH: f64 = 30.0 * 86_400.0;

/// Flux waits this long after a first failure, doubles it, and stops growing at the cap: flags
/// `--min-retry-delay` and `--max-retry-delay` of its controllers, without jitter
/// (fluxcd/pkg `runtime/controller/rate_limiter.go`).
pub const FLUX_FIRST_RETRY: f64 = 0.75;
/// The cap of those waits.
pub const FLUX_RETRY_CAP: Span = Span::seconds(15 * 60);

/// argocd-agent reconnects to its hub after 1 s, each time 1.2 times as long, capped, without end and
/// without jitter (`pkg/client/remote.go connectBackoff()`).
const AGENT_GROWTH: f64 = 1.2;
const AGENT_RETRY_CAP: Span = Span::seconds(60);

/// After three failures to generate manifests the repo-server answers from its error cache for
/// this long (`ARGOCD_PAUSE_GEN_MINUTES`, `argocd_repo_server.go:48`).
const GENERATION_PAUSE: Span = Span::seconds(60 * 60);

/// Argo CD passes over a failed comparison, and over those that follow within this long: it stops
/// there, without a word in the Application's status (`controller/state.go:751`,
/// `appcontroller.go:1982`; the flag `--repo-error-grace-period-seconds`).
pub const REPOSITORY_ERROR_GRACE: Span = Span::seconds(180);

/// A delay that depends on chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay {
    /// With luck.
    pub least: Span,
    /// On average.
    pub mean: Span,
    /// Without luck.
    pub most: Span,
}

/// Whether a cluster still puts right what drifts from its last known state while the link is
/// down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drift {
    /// For the whole outage, from the cached artifact: kustomize-controller asks for an artifact,
    /// not for a ready source (`GetArtifact()`). It ends when the pod of the source-controller is
    /// replaced while offline and its cache is no volume.
    Continues,
    /// At the latest so long after the link drops: Argo CD that follows a branch resolves it anew
    /// when the cached revision expires (the repo-server uses `timeout.reconciliation` as its
    /// age), and without Git a comparison fails and is never out of sync, so that nothing is
    /// healed or pruned (`controller/state.go:741`, `appcontroller.go:2545`; read there, not tried on a
    /// cluster).
    StopsWithin(Span),
}

/// How an engine tries again while the link is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// With growing delays up to this cap.
    Backoff(Span),
    /// At its usual interval, for ever.
    Steady,
}

/// Bytes over the link, from the least to the most.
///
/// The least is the HTTP payload that was measured on loopback with git 2.47 (`ls-remote`,
/// protocol version 2: 1.5 kB for 2 refs, 8.0 kB for 102, so 65 B for each ref).
/// The most adds 8 kB for a new TLS connection with authentication, which nobody has measured: an
/// estimate. For OCI artifacts no figure exists; the payload of a `HEAD` is an estimate too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bytes {
    /// The least.
    pub low: u64,
    /// The most.
    pub high: u64,
}

/// What one cluster of a device type does while nothing changes, and around an outage.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceOutlook {
    /// The device type's name.
    pub device: String,
    /// The engine.
    pub engine: Engine,
    /// What it looks at.
    pub kind: SourceKind,
    /// Looks at the source in a month of 30 days; for Argo CD an upper bound.
    pub polls_per_month: f64,
    /// What one look costs while nothing changes.
    pub bytes_per_poll: Bytes,
    /// What all looks of a month cost while nothing changes.
    pub bytes_per_month: Bytes,
    /// How it tries again while the link is down.
    pub retry: Retry,
    /// Whether drift is put right while the link is down.
    pub drift: Drift,
    /// The longest from the drop of the link until the cluster's own status says that its source
    /// is out of reach; nothing where that is not known.
    pub reported_within: Option<Span>,
    /// From the return of the link after the longest outage to the first look at the source.
    pub first_look: Delay,
    /// From then to the connection with the hub, where there is one (the resync of checksums comes
    /// on top). Nothing of the cluster's own waits for it.
    pub hub: Option<Delay>,
    /// What can come on top once for each Application where a remote base or chart failed to load
    /// during the outage; a tree that vendors everything, as ours does, never pays it.
    pub generation_pause: Option<Span>,
}

/// One entry per device type.
pub(super) fn devices(design: &FleetDesign) -> Vec<DeviceOutlook> {
    design.devices.iter().map(|device| outlook(design, device)).collect()
}

fn outlook(design: &FleetDesign, device: &Device) -> DeviceOutlook {
    let gitops = design.gitops_of(device);
    let (kind, _) = source_of(&gitops);
    let bytes_per_poll = bytes_per_poll(kind, design.rings().len());
    let argo = ArgoPolling::of(&gitops);
    // With argocd-agent in managed mode a local Argo CD reads the source and reconciles.
    let flux = gitops.engine == Engine::Flux;
    let (fewest_polls, polls_per_month) = if flux {
        let polls = MONTH / seconds(gitops.interval);
        (polls, polls)
    } else {
        // Argo CD skips some of its turns where nothing changes on its cluster.
        (MONTH / argo.mean_read(applications(design, device)), MONTH * argo.most_reads())
    };
    DeviceOutlook {
        device: device.name.to_string(),
        engine: gitops.engine,
        kind,
        polls_per_month,
        bytes_per_poll,
        bytes_per_month: Bytes {
            low: times(bytes_per_poll.low, fewest_polls),
            high: times(bytes_per_poll.high, polls_per_month),
        },
        retry: retry(gitops.engine),
        drift: if flux { Drift::Continues } else { Drift::StopsWithin(argo.interval) },
        reported_within: Some(reported_within(&gitops)),
        first_look: first_look(&gitops, design.network.longest_outage),
        hub: hub(gitops.engine, design.network.longest_outage),
        generation_pause: (!flux).then_some(GENERATION_PAUSE),
    }
}

fn retry(engine: Engine) -> Retry {
    match engine {
        Engine::Flux => Retry::Backoff(FLUX_RETRY_CAP),
        Engine::Argocd | Engine::ArgocdAgent => Retry::Steady,
    }
}

/// Flux says so at its next look. Argo CD passes over the first failed comparison and says so at the
/// next one that is more than the grace after it.
fn reported_within(gitops: &Gitops) -> Span {
    let argo = ArgoPolling::of(gitops);
    let longest = argo.longest().as_seconds();
    // It looks only where the last look is more than this ago.
    let closest = argo.interval.as_seconds();
    let grace = REPOSITORY_ERROR_GRACE.as_seconds();
    match gitops.engine {
        Engine::Flux => whole(seconds(gitops.interval) * (1.0 + gitops.jitter.fraction())),
        Engine::Argocd | Engine::ArgocdAgent if closest > grace => Span::seconds(2 * longest),
        Engine::Argocd | Engine::ArgocdAgent => Span::seconds(2 * longest + grace),
    }
}

/// The repository has a branch per ring beside its trunk and `HEAD`.
fn bytes_per_poll(kind: SourceKind, rings: usize) -> Bytes {
    const FIRST_TWO_REFS: u64 = 1_500;
    const EACH_REF: u64 = 65;
    const ARTIFACT_HEAD: u64 = 500;
    const NEW_CONNECTION: u64 = 8_000;
    let low = match kind {
        SourceKind::Repository => {
            FIRST_TWO_REFS + EACH_REF * u64::try_from(rings).unwrap_or(u64::MAX / EACH_REF / 2)
        }
        SourceKind::Artifact => ARTIFACT_HEAD,
    };
    Bytes { low, high: low + NEW_CONNECTION }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "gigabytes at most, and never below zero"
)]
fn times(bytes: u64, polls: f64) -> u64 {
    (bytes as f64 * polls).round() as u64
}

fn first_look(gitops: &Gitops, outage: Span) -> Delay {
    match gitops.engine {
        Engine::Flux => flux_first_look(gitops, outage),
        Engine::Argocd | Engine::ArgocdAgent => argo_first_look(gitops),
    }
}

fn hub(engine: Engine, outage: Span) -> Option<Delay> {
    (engine == Engine::ArgocdAgent)
        .then(|| uniform(backoff_step(1.0, AGENT_GROWTH, AGENT_RETRY_CAP, seconds(outage))))
}

/// The link returns at any moment of a wait: none to all of it is left, half of it on average.
fn uniform(wait: f64) -> Delay {
    Delay { least: Span::seconds(0), mean: whole(wait / 2.0), most: whole(wait) }
}

/// A source that noticed the outage is in its backoff; one that had no look in it still waits for
/// the next. The first failure is at the earliest when the link drops and at the latest one
/// interval with its jitter later.
fn flux_first_look(gitops: &Gitops, outage: Span) -> Delay {
    let longest = seconds(gitops.interval) * (1.0 + gitops.jitter.fraction());
    let noticed = backoff_step(FLUX_FIRST_RETRY, 2.0, FLUX_RETRY_CAP, seconds(outage));
    if seconds(outage) < longest { uniform(noticed.max(longest)) } else { uniform(noticed) }
}

/// Reads per second once an outage that cut off all of these clusters ends.
///
/// Flux's clusters are then in waits of [`FLUX_RETRY_CAP`], which began at their own looks: they are
/// spread over such a wait, but no wider than over the interval in which they all first failed
/// (docs/OUTAGE.md, and `simulate/agreement_test.rs`). An outage too short for all to be there by
/// its end leaves waits of different lengths, several of which end at once: no closed form here
/// says how many. Argo CD keeps its pace.
pub(super) fn reads_after(gitops: &Gitops, clusters: u32, outage: Span) -> Option<f64> {
    let interval = seconds(gitops.interval);
    if gitops.engine != Engine::Flux {
        return Some(f64::from(clusters) * ArgoPolling::of(gitops).most_reads());
    }
    let cap = seconds(FLUX_RETRY_CAP);
    let failing = seconds(outage) - interval * (1.0 + gitops.jitter.fraction());
    let step = backoff_step(FLUX_FIRST_RETRY, 2.0, FLUX_RETRY_CAP, failing);
    (step >= cap).then(|| f64::from(clusters) / interval.min(cap))
}

/// Argo CD goes on polling at its usual pace.
fn argo_first_look(gitops: &Gitops) -> Delay {
    let polling = ArgoPolling::of(gitops);
    let mean = whole(polling.mean_rest());
    Delay { least: Span::seconds(0), mean, most: polling.longest() }
}

/// The wait between two tries after `elapsed` seconds of failures.
fn backoff_step(first: f64, growth: f64, cap: Span, elapsed: f64) -> f64 {
    let cap = seconds(cap);
    let (mut wait, mut gone) = (first, first);
    while wait < cap && gone < elapsed {
        wait = (wait * growth).min(cap);
        gone += wait;
    }
    wait
}

/// Up to whole seconds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never below zero")]
fn whole(seconds: f64) -> Span {
    // A hair below, so that what is whole but for rounding stays as it is.
    Span::seconds((seconds - 1e-6).ceil() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{List, Name, Share};

    fn design(engine: Engine, outage: u64) -> FleetDesign {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        List::Devices.push(&mut design);
        design.gitops.engine = engine;
        design.network.longest_outage = Span::seconds(outage);
        design
    }

    fn only(design: &FleetDesign) -> DeviceOutlook {
        devices(design).remove(0)
    }

    fn minutes(least: u64, mean: u64, most: u64) -> Delay {
        let span = |minutes| Span::seconds(minutes * 60);
        Delay { least: span(least), mean: span(mean), most: span(most) }
    }

    #[test]
    fn flux_keeps_correcting_drift_and_returns_within_its_backoff_cap() {
        let outlook = only(&design(Engine::Flux, 72 * 3_600));
        assert_eq!(outlook.drift, Drift::Continues);
        assert_eq!(outlook.retry, Retry::Backoff(Span::seconds(900)));
        // 0 to 15 minutes, 7.5 on average.
        let expected = Delay { mean: Span::seconds(450), ..minutes(0, 0, 15) };
        assert_eq!(outlook.first_look, expected);
        assert_eq!(outlook.generation_pause, None);
    }

    #[test]
    fn a_short_outage_has_a_short_backoff() {
        // 0.75 s doubled ten times is 768 s; all waits up to it are 25.6 minutes.
        assert!((backoff_step(0.75, 2.0, FLUX_RETRY_CAP, 1_535.0) - 768.0).abs() < 1e-9);
        assert!((backoff_step(0.75, 2.0, FLUX_RETRY_CAP, 1_536.0) - 900.0).abs() < 1e-9);
        assert!((backoff_step(0.75, 2.0, FLUX_RETRY_CAP, 0.5) - 0.75).abs() < 1e-9);
        // Shorter than an interval: perhaps nobody looked, and the next look is up to 18 minutes off.
        assert_eq!(only(&design(Engine::Flux, 600)).first_look, minutes(0, 9, 18));
    }

    #[test]
    fn argo_cd_stops_healing_when_its_cached_revision_expires() {
        let outlook = only(&design(Engine::Argocd, 72 * 3_600));
        assert_eq!(outlook.drift, Drift::StopsWithin(Span::seconds(720)));
        assert_eq!(outlook.retry, Retry::Steady);
        // 12m plus up to 6m: a turn that comes too early is skipped, and the next is 12m later.
        assert_eq!(outlook.first_look.most, Span::seconds(30 * 60));
        assert_eq!(outlook.first_look.mean, Span::seconds(606));
        assert_eq!(outlook.generation_pause, Some(Span::seconds(3_600)));
    }

    #[test]
    fn argo_cd_passes_over_the_first_failure() {
        let mut design = design(Engine::Argocd, 72 * 3_600);
        assert_eq!(only(&design).reported_within, Some(Span::seconds(60 * 60)));
        // Looks from 2.4 minutes apart: the second may still be within the grace of 3 minutes.
        design.gitops.interval = Span::seconds(180);
        assert_eq!(only(&design).reported_within, Some(Span::seconds(15 * 60)));
        design.gitops.interval = Span::seconds(300);
        design.gitops.engine = Engine::Flux;
        assert_eq!(only(&design).reported_within, Some(Span::seconds(6 * 60)));
    }

    #[test]
    fn the_agent_is_back_within_a_minute_and_its_cluster_reads_git_as_argo_cd_does() {
        let outlook = only(&design(Engine::ArgocdAgent, 3_600));
        assert_eq!(outlook.hub.map(|hub| hub.most), Some(Span::seconds(60)));
        let short = only(&design(Engine::ArgocdAgent, 10)).hub.expect("a hub");
        assert!(short.most < Span::seconds(10));
        let alone = only(&design(Engine::Argocd, 3_600));
        assert_eq!(alone.hub, None);
        let same = DeviceOutlook { engine: Engine::Argocd, hub: None, ..outlook };
        assert_eq!(same, alone);
    }

    #[test]
    fn a_month_of_quiet_polling_has_its_price() {
        let mut design = design(Engine::Flux, 3_600);
        let outlook = only(&design);
        assert!((outlook.polls_per_month - 2_880.0).abs() < 1e-9);
        assert_eq!(outlook.bytes_per_poll, Bytes { low: 1_565, high: 9_565 });
        assert_eq!(outlook.bytes_per_month, Bytes { low: 4_507_200, high: 27_547_200 });
        design.gitops.artifact = Some("oci://registry.example.com/fleet".into());
        assert_eq!(only(&design).kind, SourceKind::Artifact);
        assert!(only(&design).bytes_per_poll.low < 1_565);
        design.gitops.jitter = Share::percent(0);
        assert!((only(&design).polls_per_month - 2_880.0).abs() < 1e-9);
    }
}
