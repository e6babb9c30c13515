//! Rules about the GitOps engine and how often it looks at its source.

use std::collections::BTreeMap;

use super::Finding;
use super::case::{Case, Equipped, engine};
use super::rule::{
    ARGOCD_ARM, ENGINE_NOT_YET, ENGINE_VERSION, INTERVAL_SHORT, JITTER_NONE, JITTER_RANGE,
    POLL_RATE,
};
use super::shape;
use crate::design::{Arch, Engine, Span};

/// Below this many seconds an interval is shorter than any engine's default.
const SHORT_SECONDS: u64 = 60;
/// From this many clusters on, looks without jitter are worth a note (an estimate).
const HERD: u64 = 1_000;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found = case.each_device(&[
        not_yet,
        argocd_on_arm,
        version,
        interval_short,
        jitter_range,
        jitter_none,
    ]);
    found.extend(poll_rate(case));
    found
}

fn not_yet(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (on.gitops.engine == Engine::ArgocdAgent).then(|| {
        ENGINE_NOT_YET.at(case.stated(on, "gitops.engine")).with("engine", engine(on.gitops.engine))
    })
}

fn argocd_on_arm(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let argocd = matches!(on.gitops.engine, Engine::Argocd | Engine::ArgocdAgent);
    (argocd && on.device.arch == Arch::Arm)
        .then(|| ARGOCD_ARM.at(case.stated(on, "gitops.engine")).with("device", on.name()))
}

fn version(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let version = on.gitops.version();
    (!shape::is_version(version)).then(|| {
        ENGINE_VERSION
            .at(case.stated(on, "gitops.version"))
            .with("version", version)
            .with("engine", engine(on.gitops.engine))
    })
}

fn interval_short(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let seconds = on.gitops.interval.as_seconds();
    (seconds < SHORT_SECONDS)
        .then(|| INTERVAL_SHORT.at(case.stated(on, "gitops.interval")).with("seconds", seconds))
}

fn jitter_range(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (on.gitops.jitter.thousandths() >= 1_000)
        .then(|| JITTER_RANGE.at(case.stated(on, "gitops.jitter")))
}

fn jitter_none(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let clusters = case.design.clusters();
    (on.gitops.jitter.thousandths() == 0 && clusters >= HERD)
        .then(|| JITTER_NONE.at(case.stated(on, "gitops.jitter")).with("clusters", clusters))
}

/// What all engines together ask of one Git repository.
#[derive(Default)]
struct Load {
    clusters: u64,
    reads_per_second: f64,
    fitting: Option<Span>,
}

/// The advice is one for Git repositories; an OCI registry has none that is known.
fn poll_rate(case: &Case<'_>) -> Vec<Finding> {
    let mut loads: BTreeMap<Option<&str>, Load> = BTreeMap::new();
    for polling in &case.outlook.polling {
        let load = loads.entry(polling.source.as_deref()).or_default();
        load.clusters += polling.clusters;
        load.reads_per_second += polling.reads_per_second;
        load.fitting = load.fitting.max(Some(polling.fitting_interval));
    }
    let advised = case.outlook.advised_reads_per_second;
    let git = |source: Option<&str>| !source.is_some_and(|source| source.starts_with("oci://"));
    loads
        .into_iter()
        .filter(|(source, load)| git(*source) && load.reads_per_second > advised)
        .map(|(source, load)| too_often(case, source, &load))
        .collect()
}

fn too_often(case: &Case<'_>, source: Option<&str>, load: &Load) -> Finding {
    let stated = |on| case.stated(on, "gitops.interval");
    let first = case.devices.iter().find(|on| on.gitops.repository.as_deref() == source);
    // Rounded up, so that what exceeds the advice is never shown as equal to it.
    let rate = (load.reads_per_second * 10.0).ceil() / 10.0;
    POLL_RATE
        .at(first.map_or_else(|| "gitops.interval".to_owned(), stated))
        .with("source", source.unwrap_or("open"))
        .with("clusters", load.clusters)
        .with("rate", rate)
        .with("advised", case.outlook.advised_reads_per_second)
        .with("interval", load.fitting.map(|span| span.to_string()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};
    use super::*;
    use crate::outlook::{Outlook, Polling};

    #[test]
    fn what_a_later_release_brings_is_refused() {
        assert_found("engine.not-yet", &[("gitops.engine", "argocd-agent")]);
        assert_not_found("engine.not-yet", &[("gitops.engine", "argocd")]);
    }

    #[test]
    fn argo_cd_has_no_images_for_32_bit_arm() {
        let arm = [("devices[0].arch", "arm"), ("gitops.engine", "argocd")];
        assert_found("engine.argocd-arm", &arm);
        assert_not_found("engine.argocd-arm", &arm[..1]);
        assert_not_found("engine.argocd-arm", &arm[1..]);
    }

    #[test]
    fn versions_of_engines_are_releases() {
        for wrong in ["2.9.4", "v2.9", "latest", "v2.9.4+x"] {
            assert_found("gitops.version-shape", &[("gitops.version", wrong)]);
        }
        for right in ["v2.9.4", "v3.6.0-rc1"] {
            assert_not_found("gitops.version-shape", &[("gitops.version", right)]);
        }
    }

    #[test]
    fn an_interval_below_a_minute_is_short() {
        assert_found("gitops.interval-short", &[("gitops.interval", "59s")]);
        assert_not_found("gitops.interval-short", &[("gitops.interval", "1m")]);
    }

    #[test]
    fn jitter_stays_below_the_whole_interval() {
        assert_found("gitops.jitter-range", &[("gitops.jitter", "100%")]);
        assert_not_found("gitops.jitter-range", &[("gitops.jitter", "99.9%")]);
    }

    #[test]
    fn a_large_fleet_without_jitter_is_noted() {
        let large = [("gitops.jitter", "0%"), ("devices[0].clusters", "1000")];
        assert_found("gitops.jitter-none", &large);
        assert_not_found("gitops.jitter-none", &large[..1]);
        assert_not_found("gitops.jitter-none", &large[1..]);
    }

    fn polling(engine: Engine, source: Option<&str>, reads_per_second: f64) -> Polling {
        let source = source.map(str::to_owned);
        let fitting_interval = Span::seconds(667);
        Polling { engine, source, clusters: 5_000, reads_per_second, fitting_interval }
    }

    fn draft(polling: Vec<Polling>) -> Draft {
        let mut draft = Draft::with(&[]);
        draft.outlook = Outlook { polling, advised_reads_per_second: 15.0, ..Outlook::default() };
        draft
    }

    #[test]
    fn the_rates_of_all_engines_at_one_repository_add_up() {
        let source = Some("https://git.example.com/edge/fleet.git");
        let both =
            draft(vec![polling(Engine::Flux, source, 8.0), polling(Engine::Argocd, source, 7.001)]);
        let message = both.message("gitops.poll-rate");
        for part in ["10,000", "15.1", "GitHub", "git.example.com"] {
            assert!(message.contains(part), "{message}");
        }
        assert!(both.fix("gitops.poll-rate").contains("11m7s"));
        let fits =
            draft(vec![polling(Engine::Flux, source, 8.0), polling(Engine::Argocd, source, 7.0)]);
        assert!(fits.found("gitops.poll-rate").is_empty());
    }

    #[test]
    fn two_repositories_are_two_loads_and_a_registry_is_none() {
        let apart = draft(vec![
            polling(Engine::Flux, Some("https://a"), 8.0),
            polling(Engine::Flux, Some("https://b"), 8.0),
            polling(Engine::Flux, Some("oci://c"), 80.0),
        ]);
        assert!(apart.found("gitops.poll-rate").is_empty());
        let open = draft(vec![polling(Engine::Flux, None, 80.0)]);
        assert_eq!(open.found("gitops.poll-rate").len(), 1);
    }
}
