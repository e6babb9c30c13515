//! Rules about the GitOps engine and how often it looks at its source.

use std::collections::BTreeMap;

use super::Finding;
use super::case::{Case, Equipped, engine};
use super::rule::{
    APPLICATIONS_UNUSED, ARGOCD_ARM, ENGINE_OLD, ENGINE_VERSION, INTERVAL_SHORT, JITTER_NONE,
    JITTER_RANGE, POLL_RATE,
};
use super::shape;
use crate::design::{Applications, Arch, Engine};
use crate::outlook::{Polling, SourceKind};

/// Below this many seconds an interval is shorter than any engine's default.
const SHORT_SECONDS: u64 = 60;
/// From this many clusters on, looks without jitter are worth a note (an estimate).
const HERD: u64 = 1_000;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found = case.each_device(&[
        argocd_on_arm,
        applications_unused,
        version,
        version_old,
        interval_short,
        jitter_range,
        jitter_none,
    ]);
    found.extend(fleet_applications_unused(case));
    found.extend(poll_rate(case));
    found
}

fn argocd_on_arm(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let argocd = matches!(on.gitops.engine, Engine::Argocd | Engine::ArgocdAgent);
    (argocd && on.device.arch == Arch::Arm)
        .then(|| ARGOCD_ARM.at(case.stated(on, "gitops.engine")).with("device", on.name()))
}

fn has_applications(on: &Equipped<'_>) -> bool {
    on.gitops.engine == Engine::Argocd
}

fn applications_unused(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (on.device.gitops.applications.is_some() && !has_applications(on))
        .then(|| APPLICATIONS_UNUSED.at(on.path("gitops.applications")))
}

fn fleet_applications_unused(case: &Case<'_>) -> Option<Finding> {
    let used = case
        .devices
        .iter()
        .any(|on| has_applications(on) && on.device.gitops.applications.is_none());
    (case.design.gitops.applications == Applications::Local && !used)
        .then(|| APPLICATIONS_UNUSED.at("gitops.applications"))
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

/// What the tree writes for this device type that came latest into its engine: its word, and the
/// first release, major and minor, that has it.
///
/// The rest came earlier. Flux: `v1` of Git sources and of Kustomization in v2.0, the mode `HEAD` and
/// `--interval-jitter-percentage` in v2.1, GOMEMLIMIT from the limit in v2.3. Argo CD: the jitter of
/// `timeout.reconciliation`, `kustomize.components` and `ARGOCD_GIT_REQUEST_TIMEOUT` in v2.10. What the
/// simulator takes from their sources (backoffs, grace of 180 s, caches) is the same from the
/// releases below on.
fn latest(case: &Case<'_>, on: &Equipped<'_>) -> Option<(&'static str, (u32, u32))> {
    match on.gitops.engine {
        // fluxcd/source-controller v1.6.0 (Flux v2.6.0), CHANGELOG.md; v1.5 serves v1beta2 alone.
        Engine::Flux if on.gitops.artifact.is_some() => Some(("oci-repository", (2, 6))),
        // fluxcd/kustomize-controller v1.5.0 (Flux v2.5.0), CHANGELOG.md.
        Engine::Flux => Some(("deletion-policy", (2, 5))),
        // Signatures take a later release, which `security.signatures-version` says.
        Engine::Argocd if case.design.security.signatures => None,
        // argoproj/argo-cd pull request 23038; in no manifests/core-install.yaml before v3.2.0-rc1.
        Engine::Argocd => Some(("retry-refresh", (3, 2))),
        // The tree is for one minor release of it, which `engine.agent-version` says.
        Engine::ArgocdAgent => None,
    }
}

fn version_old(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let version = on.gitops.version();
    let release = shape::release(version).filter(|_| shape::is_version(version))?;
    let (feature, least) = latest(case, on).filter(|(_, least)| release < *least)?;
    let finding = ENGINE_OLD.at(case.stated(on, "gitops.version"));
    let finding = finding.with("version", version).with("engine", engine(on.gitops.engine));
    Some(finding.with("feature", feature).with("least", format!("v{}.{}", least.0, least.1)))
}

fn interval_short(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let seconds = on.gitops.interval.as_seconds();
    (seconds < SHORT_SECONDS)
        .then(|| INTERVAL_SHORT.at(case.stated(on, "gitops.interval")).with("seconds", seconds))
}

/// Flux takes whole per cent below 100, so that more than 99 % is rounded up to too much.
fn jitter_range(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let jitter = on.gitops.jitter.thousandths();
    (jitter > 990).then(|| {
        JITTER_RANGE.at(case.stated(on, "gitops.jitter")).with("jitter", f64::from(jitter) / 10.0)
    })
}

fn jitter_none(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let clusters = case.design.clusters();
    (on.gitops.jitter.thousandths() == 0 && clusters >= HERD)
        .then(|| JITTER_NONE.at(case.stated(on, "gitops.jitter")).with("clusters", clusters))
}

/// What all engines together ask of one Git repository. The advice is one for Git repositories;
/// an OCI registry has none that is known.
fn poll_rate(case: &Case<'_>) -> Vec<Finding> {
    let advised = case.outlook.advised_reads_per_second;
    let git = case.outlook.polling.iter().filter(|one| one.kind == SourceKind::Repository);
    let mut clusters: BTreeMap<Option<&str>, u64> = BTreeMap::new();
    let mut found: BTreeMap<Option<&str>, &Polling> = BTreeMap::new();
    for polling in git.filter(|one| one.source_reads_per_second > advised) {
        *clusters.entry(polling.source.as_deref()).or_default() += polling.clusters;
        found.entry(polling.source.as_deref()).or_insert(polling);
    }
    found.into_iter().map(|(source, polling)| too_often(case, polling, clusters[&source])).collect()
}

fn too_often(case: &Case<'_>, polling: &Polling, clusters: u64) -> Finding {
    let stated = |on| case.stated(on, "gitops.interval");
    let looks = |on: &&Equipped<'_>| on.gitops.repository == polling.source;
    let first = case.devices.iter().find(looks);
    // Rounded up, so that what exceeds the advice is never shown as equal to it.
    let rate = (polling.source_reads_per_second * 10.0).ceil() / 10.0;
    POLL_RATE
        .at(first.map_or_else(|| "gitops.interval".to_owned(), stated))
        .with("source", polling.source.as_deref().unwrap_or("open"))
        .with("clusters", clusters)
        .with("rate", rate)
        .with("advised", case.outlook.advised_reads_per_second)
        .with("interval", polling.fitting_interval.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};
    use crate::design::List;

    #[test]
    fn argo_cd_has_no_images_for_32_bit_arm() {
        let arm = [("devices[0].arch", "arm"), ("gitops.engine", "argocd")];
        assert_found("engine.argocd-arm", &arm);
        assert_not_found("engine.argocd-arm", &arm[..1]);
        assert_not_found("engine.argocd-arm", &arm[1..]);
    }

    #[test]
    fn a_writer_of_applications_that_has_none_to_write_is_noted() {
        let local = ("gitops.applications", "local");
        assert_found("gitops.applications-unused", &[local]);
        assert_found("gitops.applications-unused", &[local, ("gitops.engine", "argocd-agent")]);
        assert_not_found("gitops.applications-unused", &[local, ("gitops.engine", "argocd")]);
        assert_not_found("gitops.applications-unused", &[("gitops.applications", "generated")]);
        let own = ("devices[0].gitops.applications", "local");
        assert_found("gitops.applications-unused", &[own]);
        assert_not_found("gitops.applications-unused", &[own, ("gitops.engine", "argocd")]);
        assert_found("gitops.applications-unused", &[local, own, ("gitops.engine", "argocd")]);
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
    fn an_engine_has_what_the_tree_writes_for_it() {
        let artifact = ("gitops.artifact", "oci://registry.example.com/fleet");
        let argocd = ("gitops.engine", "argocd");
        for (others, old, new) in [
            (vec![], "v2.4.0", "v2.5.0"),
            (vec![artifact], "v2.5.0", "v2.6.0"),
            (vec![argocd], "v3.1.12", "v3.2.0-rc1"),
            // It is Flux that reads artifacts.
            (vec![argocd, artifact], "v2.9.0", "v3.2.0"),
        ] {
            let with = |version| [others.as_slice(), &[("gitops.version", version)]].concat();
            let least = new.rsplit_once('.').expect("three numbers").0;
            let fix = Draft::with(&with(old)).fix("gitops.version-old");
            assert!(fix.contains(&format!("{least}.0")), "{fix}");
            for newer in [new, "v10.0.0", "latest"] {
                assert_not_found("gitops.version-old", &with(newer));
            }
        }
        let agent = [("gitops.engine", "argocd-agent"), ("gitops.version", "v0.8.0")];
        assert_not_found("gitops.version-old", &agent);
        let signed = [argocd, ("security.signatures", "true"), ("gitops.version", "v3.1.12")];
        assert_not_found("gitops.version-old", &signed);
        assert_found("security.signatures-version", &signed);
        let own = Draft::with(&[("devices[0].gitops.version", "v2.4.0")]);
        assert_eq!(own.found("gitops.version-old")[0].path, "devices[0].gitops.version");
        assert!(own.message("gitops.version-old").contains("deletionPolicy"));
    }

    #[test]
    fn an_interval_below_a_minute_is_short() {
        assert_found("gitops.interval-short", &[("gitops.interval", "59s")]);
        assert_not_found("gitops.interval-short", &[("gitops.interval", "1m")]);
    }

    #[test]
    fn jitter_stays_below_the_whole_interval() {
        assert_found("gitops.jitter-range", &[("gitops.jitter", "99.1%")]);
        assert_not_found("gitops.jitter-range", &[("gitops.jitter", "99%")]);
    }

    #[test]
    fn a_large_fleet_without_jitter_is_noted() {
        let large = [("gitops.jitter", "0%"), ("devices[0].clusters", "1000")];
        assert_found("gitops.jitter-none", &large);
        assert_not_found("gitops.jitter-none", &large[..1]);
        assert_not_found("gitops.jitter-none", &large[1..]);
    }

    /// The clean design with so many clusters and these fields, with its real outlook.
    fn draft(clusters: &str, sets: &[(&str, &str)]) -> Draft {
        let mut draft = Draft::with(sets);
        draft.set("devices[0].clusters", clusters);
        draft.look();
        draft
    }

    #[test]
    fn the_rates_of_all_engines_at_one_repository_add_up() {
        let mut both = draft("6751", &[("gitops.engine", "argocd"), ("gitops.jitter", "0%")]);
        both.push(List::Devices, &[("name", "other"), ("clusters", "6750")]);
        both.set("devices[1].gitops.engine", "flux");
        both.look();
        let message = both.message("gitops.poll-rate");
        for part in ["13,501", "15.1", "GitHub", "git.example.com"] {
            assert!(message.contains(part), "{message}");
        }
        assert!(both.fix("gitops.poll-rate").contains("16m"));
        both.set("devices[0].clusters", "6750");
        both.look();
        assert!(both.found("gitops.poll-rate").is_empty(), "15 reads a second are within");
        // With jitter Argo CD may read as often as its shortest interval allows, each 12 minutes of 15.
        both.set("gitops.jitter", "20%");
        both.look();
        assert!(both.message("gitops.poll-rate").contains("16.9"));
        assert!(both.fix("gitops.poll-rate").contains("17m"));
    }

    #[test]
    fn two_repositories_are_two_loads_and_a_registry_is_none() {
        let mut apart = draft("13500", &[]);
        apart.push(List::Devices, &[("name", "other"), ("clusters", "13500")]);
        apart.set("devices[1].gitops.repository", "https://git.example.com/other.git");
        apart.look();
        assert!(apart.found("gitops.poll-rate").is_empty());
        let registry = [("gitops.artifact", "oci://registry.example.com/fleet")];
        assert!(draft("99999", &registry).found("gitops.poll-rate").is_empty());
        let open = draft("99999", &[("gitops.repository", "")]);
        assert!(open.message("gitops.poll-rate").contains("still open"));
    }

    #[test]
    fn the_interval_that_is_too_short_is_named_where_it_stands() {
        let own = draft("13500", &[("devices[0].gitops.interval", "14m")]);
        assert_eq!(own.found("gitops.poll-rate")[0].path, "devices[0].gitops.interval");
    }
}
