//! What the engine of a cluster no longer does without its source, and without its hub.

use super::{Case, Risk};
use crate::design::{Addon, Device, Distribution, Engine, Upgrades};
use crate::outlook::{SourceKind, source_of};
use crate::simulate::DeviceResult;
use crate::simulate::question::Scenario;

pub(super) fn risks(case: &Case<'_>) -> impl Iterator<Item = Risk> {
    let of = |flux: bool, result: &DeviceResult| (result.engine == Engine::Flux) == flux;
    [
        case.at_once("change.waits", |device, result| waiting(case, device, result)),
        case.onset("drift.uncorrected", |result| result.unhealed),
        case.onset("prune.stopped", |result| result.unhealed),
        case.onset("status.unknown", |result| result.reported.filter(|_| of(false, result))),
        case.onset("status.stale", |result| result.reported.filter(|_| of(true, result))),
        cache_lost(case),
        hub_out_of_sight(case),
        upgrade_half_way(case),
    ]
    .into_iter()
    .flatten()
}

/// The clusters of a device type that no change reaches: those that are cut off, and those whose
/// mirror has nothing new to copy.
fn waiting(case: &Case<'_>, device: &Device, result: &DeviceResult) -> u64 {
    let source = source_of(&case.design.gitops_of(device)).0;
    let is_down = match case.question.scenario {
        Scenario::Git => source == SourceKind::Repository,
        Scenario::Registry => source == SourceKind::Artifact,
        _ => false,
    };
    if is_down { result.clusters } else { result.cut_off }
}

/// Flux keeps what it fetched last in a volume only where there is a storage class for it. What
/// Argo CD loses with its Redis does not matter: it has stopped healing long before.
fn cache_lost(case: &Case<'_>) -> Option<Risk> {
    case.at_once("cache.lost-on-restart", |device, result| {
        let volume = case.design.platform_of(device).addons.contains(&Addon::LocalPath);
        if result.engine == Engine::Flux && !volume { result.cut_off } else { 0 }
    })
}

/// When an agent's stream ends the principal marks its cluster as failed, and the Applications keep the
/// status that came last (argocd-agent v0.9.0, `principal/apis/eventstream/eventstream.go`:
/// `SetAgentConnectionStatus`).
fn hub_out_of_sight(case: &Case<'_>) -> Option<Risk> {
    case.link("hub.out-of-sight", 0.0, |device| {
        case.design.gitops_of(device).engine == Engine::ArgocdAgent
    })
}

/// The job of a Plan closes its node to new pods in an init container, before the image that brings the
/// new version is pulled (system-upgrade-controller v0.20.1, `pkg/upgrade/job/job.go`). Autopilot of
/// k0s downloads first and drains then.
fn upgrade_half_way(case: &Case<'_>) -> Option<Risk> {
    case.at_once("upgrade.half-way", |device, result| {
        let platform = case.design.platform_of(device);
        let plans = platform.distribution == Distribution::K3s
            && platform.upgrades == Upgrades::Pull
            && result.engine != Engine::ArgocdAgent;
        // The tree's Plan closes no node that is the only one.
        let closes = plans && device.nodes > 1;
        if closes { case.without_images(result) } else { 0 }
    })
}

#[cfg(test)]
mod tests {
    use crate::simulate::risks::testing::{find, found, holds};

    #[test]
    fn argo_cd_stops_healing_and_flux_does_not() {
        for id in ["drift.uncorrected", "prune.stopped", "status.unknown"] {
            let risk = find(id, &[], "fleet", 72).expect(id);
            assert_eq!((risk.clusters, risk.devices.join(" ")), (400, "camera".to_owned()));
        }
        let flux = [("devices[1].gitops.engine", "flux")];
        for id in ["drift.uncorrected", "prune.stopped", "status.unknown"] {
            assert!(!holds(id, &flux, "fleet", 72), "{id}");
        }
        // An outage of a minute ends before most caches expire, and before anyone reports it.
        let minute = found(&[], "fleet", 1.0 / 60.0);
        assert!(!minute.iter().any(|risk| risk.id == "status.unknown"));
        let drift = minute.iter().find(|risk| risk.id == "drift.uncorrected");
        assert!(drift.is_none_or(|risk| risk.clusters < 200), "{drift:?}");
    }

    #[test]
    fn fluxs_source_says_so_at_its_next_look() {
        let risk = find("status.stale", &[], "fleet", 72).expect("it is there");
        assert_eq!((risk.clusters, risk.devices.join(" ")), (600, "gateway".to_owned()));
        // 15 minutes and a fifth of them, and the first of them soon.
        assert!(risk.at_s < 60.0 && (900.0..=1_080.0).contains(&risk.all_by_s), "{risk:?}");
        let argo = [("gitops.engine", "argocd")];
        assert!(!holds("status.stale", &argo, "fleet", 72));
        // A source that the registry answers is in sight while Git is down.
        let artifact = [("gitops.artifact", "oci://registry.example.com/fleet")];
        assert!(!holds("status.stale", &artifact, "git", 72));
        assert!(holds("status.stale", &artifact, "registry", 72));
    }

    #[test]
    fn fluxs_cache_is_lost_only_without_a_volume() {
        assert!(!holds("cache.lost-on-restart", &[], "fleet", 72));
        let bare = [("platform.addons", "coredns")];
        let risk = find("cache.lost-on-restart", &bare, "fleet", 72).expect("it is there");
        assert_eq!(risk.clusters, 600);
        assert!(risk.at_s.abs() < 1e-9);
    }

    #[test]
    fn a_hub_loses_sight_of_agents_alone() {
        let agent = [("gitops.engine", "argocd-agent")];
        let risk = find("hub.out-of-sight", &agent, "fleet", 72).expect("it is there");
        assert_eq!((risk.clusters, risk.devices.join(" ")), (600, "gateway".to_owned()));
        assert!(!holds("hub.out-of-sight", &[], "fleet", 72));
        assert!(!holds("hub.out-of-sight", &agent, "git", 72), "its link is up");
    }

    #[test]
    fn an_upgrade_half_way_closes_a_node_where_there_are_others() {
        let pull = ("platform.upgrades", "pull");
        let several = [pull, ("devices[0].nodes", "3")];
        let risk = find("upgrade.half-way", &several, "fleet", 72).expect("it is there");
        assert_eq!((risk.clusters, risk.devices.join(" ")), (600, "gateway".to_owned()));
        assert!(holds("upgrade.half-way", &several, "registry", 72), "its image is pulled, too");
        assert!(!holds("upgrade.half-way", &several, "git", 72));
        assert!(!holds("upgrade.half-way", &[pull], "fleet", 72), "one node is not closed");
        assert!(!holds("upgrade.half-way", &several[1..], "fleet", 72), "somebody is there");
    }
}
