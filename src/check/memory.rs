//! Rules about memory: documented minimums, and what the budget says.

use super::Finding;
use super::case::{Case, Equipped, choice, distribution};
use super::rule::{
    BELOW_MINIMUM, CONTROL_PLANE, MEMORY_OVER, MEMORY_TIGHT, NODE_LOST, PODS_OVER, REQUESTS_OVER,
};
use crate::budget::{CONTROL_PLANE_LIMIT_MIB, Interval, NodeBudget, Role, Verdict};
use crate::design::{Datastore, Distribution, Engine};

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found = case.each_device(&[below_minimum]);
    for node in &case.budget.devices {
        if let Some(on) = case.devices.iter().find(|on| on.name() == node.name) {
            let rules = [verdict, node_lost, requests_over, pods_over];
            found.extend(rules.iter().filter_map(|rule| rule(on, node)));
            found.extend(control_plane(case, on, node));
        }
    }
    found
}

/// A server runs in every cluster, so its minimum is the one that counts. `MicroK8s` documents
/// none.
fn below_minimum(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let chosen = on.platform.distribution;
    let minimum = case.catalog.minimum(chosen, Role::Server)?.base.low;
    let memory = on.device.memory.as_mib();
    (memory < minimum).then(|| {
        let finding = BELOW_MINIMUM
            .at(on.path("memory"))
            .with("device", on.name())
            .with("memory", memory.floor())
            .with("distribution", distribution(chosen))
            .with("minimum", minimum);
        Finding { source: minimum_source(chosen), ..finding }
    })
}

fn minimum_source(distribution: Distribution) -> &'static str {
    match distribution {
        Distribution::K0s => "k0s documentation, System Requirements (approximations)",
        Distribution::K3s | Distribution::Microk8s => BELOW_MINIMUM.source,
    }
}

/// What the machine has to survive, against what it has.
fn verdict(on: &Equipped<'_>, node: &NodeBudget) -> Option<Finding> {
    let rule = match (node.total.low > node.usable_mib, node.total.high > node.usable_mib) {
        (true, _) => MEMORY_OVER,
        (false, true) => MEMORY_TIGHT,
        (false, false) => return None,
    };
    let finding = rule
        .at(on.path("memory"))
        .with("device", on.name())
        .with("role", role(node))
        .with("low", node.total.low.round())
        .with("high", node.total.high.round())
        .with("usable", node.usable_mib.round());
    Some(finding.with("engine", on.gitops.engine.word()))
}

/// A cluster that fits while all of its nodes run, and no longer when one is lost.
fn node_lost(on: &Equipped<'_>, node: &NodeBudget) -> Option<Finding> {
    let lost = node.node_lost.filter(|lost| lost.verdict == Verdict::Over)?;
    let why = match (lost.total.low > node.usable_mib, lost.scheduler.has_memory()) {
        (true, _) => "machine",
        (false, false) => "requests",
        (false, true) => "pods",
    };
    (node.verdict != Verdict::Over).then(|| {
        NODE_LOST
            .at(on.path("nodes"))
            .with("device", on.name())
            .with("role", role(node))
            .with("why", why)
            .with("low", lost.total.low.round())
            .with("usable", node.usable_mib.round())
            .with("requests", lost.scheduler.requests_mib.round())
            .with("allocatable", lost.scheduler.allocatable_mib.round())
            .with("pods", lost.scheduler.pods)
            .with("max_pods", lost.scheduler.max_pods)
    })
}

/// What the scheduler has to place, against what it may give out.
fn requests_over(on: &Equipped<'_>, node: &NodeBudget) -> Option<Finding> {
    (!node.scheduler.has_memory()).then(|| {
        REQUESTS_OVER
            .at(on.path("memory"))
            .with("device", on.name())
            .with("role", role(node))
            .with("requests", node.scheduler.requests_mib.round())
            .with("allocatable", node.scheduler.allocatable_mib.round())
    })
}

/// More pods than a kubelet runs, whatever the memory.
fn pods_over(on: &Equipped<'_>, node: &NodeBudget) -> Option<Finding> {
    (!node.scheduler.has_places()).then(|| {
        PODS_OVER
            .at(on.path("nodes"))
            .with("device", on.name())
            .with("role", role(node))
            .with("pods", node.scheduler.pods)
            .with("max_pods", node.scheduler.max_pods)
    })
}

fn control_plane(case: &Case<'_>, on: &Equipped<'_>, node: &NodeBudget) -> Option<Finding> {
    let plane = &node.control_plane;
    let finding = (node.role == Role::Server && !plane.within).then(|| {
        CONTROL_PLANE
            .at(on.path("gitops.engine"))
            .with("device", on.name())
            .with("low", plane.mib.low.round())
            .with("high", plane.mib.high.round())
            .with("limit", plane.limit_mib.round())
            .with("engine", on.gitops.engine.word())
    })?;
    Some(name_leaner(case, on, finding))
}

/// The first change that brings the control plane within its limit, with what it then takes: another
/// engine before another distribution, for that asks less of people. Where none does, that is said.
fn name_leaner(case: &Case<'_>, on: &Equipped<'_>, finding: Finding) -> Finding {
    let leaner = leaner_platforms(on.platform.distribution).find_map(|distribution| {
        let taken = plane_with(case, on, distribution, Engine::Flux)?;
        (taken.high <= CONTROL_PLANE_LIMIT_MIB).then_some((distribution, taken))
    });
    let Some((distribution, taken)) = leaner else { return finding.with("leaner", "none") };
    let same = distribution == on.platform.distribution;
    finding
        .with("leaner", if same { "engine" } else { "distribution" })
        .with("distribution", choice(distribution.word()))
        .with("leaner_low", taken.low.round())
        .with("leaner_high", taken.high.round())
}

/// Its own distribution first.
fn leaner_platforms(current: Distribution) -> impl Iterator<Item = Distribution> {
    let others = Distribution::ALL.iter().copied().filter(move |other| *other != current);
    std::iter::once(current).chain(others)
}

/// What the control plane takes on a server of this device type with another platform and engine.
fn plane_with(
    case: &Case<'_>,
    on: &Equipped<'_>,
    distribution: Distribution,
    engine: Engine,
) -> Option<Interval> {
    let mut alone = case.design.clone();
    let mut device = on.device.clone();
    if distribution != on.platform.distribution {
        let dqlite = distribution == Distribution::Microk8s;
        let own = if dqlite { Datastore::Dqlite } else { Datastore::Sqlite };
        (device.platform.distribution, device.platform.datastore) = (Some(distribution), Some(own));
    }
    device.gitops.engine = Some(engine);
    alone.devices = vec![device];
    let budget = crate::budget::budget(&alone, case.catalog);
    budget.devices.first().map(|node| node.control_plane.mib)
}

fn role(node: &NodeBudget) -> &'static str {
    match node.role {
        Role::Server => "server",
        Role::Agent => "agent",
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};
    use super::*;
    use crate::budget::{ControlPlane, NodeLost, Reserves, Scheduler};

    fn draft(low: f64, high: f64, sets: &[(&str, &str)]) -> Draft {
        let mut draft = Draft::with(sets);
        draft.budget.devices = vec![NodeBudget {
            name: "gateway".into(),
            role: Role::Server,
            memory_mib: 4096.0,
            usable_mib: 3996.0,
            verdict: Verdict::Fits,
            total: Interval { low, high },
            scheduler: Scheduler {
                allocatable_mib: 3000.0,
                requests_mib: 3000.0,
                fits: true,
                ..Scheduler::default()
            },
            control_plane: ControlPlane {
                mib: Interval { low, high },
                limit_mib: 4096.0,
                within: high <= 4096.0,
                left: Interval { low: 3996.0, high: 3996.0 },
            },
            reserves: Reserves::default(),
            kernel_mib: 0.0,
            system_pods: crate::budget::SystemPods::default(),
            node_lost: None,
            measured: crate::budget::Measured::default(),
            peak: None,
            wear: None,
            lines: Vec::new(),
        }];
        draft
    }

    #[test]
    fn the_documented_minimum_of_a_k3s_server_is_two_gigabytes() {
        let draft = Draft::with(&[("devices[0].memory", "1Gi")]);
        let message = draft.message("memory.below-minimum");
        assert!(message.contains("1,024 MiB") && message.contains("2,048 MiB"), "{message}");
        assert_found("memory.below-minimum", &[("devices[0].memory", "2047Mi")]);
        assert_not_found("memory.below-minimum", &[("devices[0].memory", "2Gi")]);
    }

    #[test]
    fn each_distribution_has_its_own_minimum() {
        let k0s = ("platform.distribution", "k0s");
        assert_found("memory.below-minimum", &[k0s, ("devices[0].memory", "512Mi")]);
        assert_not_found("memory.below-minimum", &[k0s, ("devices[0].memory", "1Gi")]);
    }

    #[test]
    fn over_tight_and_fits_are_told_apart_at_the_edge() {
        assert_eq!(draft(3997.0, 5000.0, &[]).found("memory.over").len(), 1);
        assert!(draft(3997.0, 5000.0, &[]).found("memory.tight").is_empty());
        assert_eq!(draft(3996.0, 3997.0, &[]).found("memory.tight").len(), 1);
        assert!(draft(3996.0, 3997.0, &[]).found("memory.over").is_empty());
        assert!(draft(3000.0, 3996.0, &[]).found("memory.tight").is_empty());
    }

    #[test]
    fn what_fits_until_a_node_is_lost_is_found_before_it_is() {
        let mut draft = draft(3000.0, 3500.0, &[("devices[0].nodes", "3")]);
        let scheduler = draft.budget.devices[0].scheduler;
        let lost = |low, verdict| {
            Some(NodeLost { total: Interval { low, high: 6000.0 }, scheduler, verdict })
        };
        draft.budget.devices[0].node_lost = lost(3500.0, Verdict::Tight);
        assert!(draft.found("memory.node-lost").is_empty());
        draft.budget.devices[0].node_lost = lost(4200.0, Verdict::Over);
        assert!(draft.message("memory.node-lost").contains("4,200"));
        // What is over with all nodes is over already.
        draft.budget.devices[0].verdict = Verdict::Over;
        assert!(draft.found("memory.node-lost").is_empty());
    }

    #[test]
    fn what_the_scheduler_cannot_place_is_another_finding() {
        let mut draft = draft(100.0, 200.0, &[]);
        assert!(draft.found("memory.requests-over").is_empty());
        draft.budget.devices[0].scheduler.fits = false;
        draft.budget.devices[0].scheduler.requests_mib = 3001.0;
        let message = draft.message("memory.requests-over");
        assert!(message.contains("3,001") && message.contains("3,000"), "{message}");
    }

    #[test]
    fn more_pods_than_a_kubelet_runs_are_found_whatever_the_memory() {
        let mut draft = draft(100.0, 200.0, &[]);
        let places = |pods| Scheduler { pods, max_pods: 110, ..draft.budget.devices[0].scheduler };
        let (full, crowded) = (places(110), places(111));
        draft.budget.devices[0].scheduler = full;
        assert!(draft.found("memory.pods-over").is_empty());
        draft.budget.devices[0].scheduler = crowded;
        let message = draft.message("memory.pods-over");
        assert!(message.contains("111") && message.contains("110"), "{message}");
        assert!(draft.found("memory.requests-over").is_empty(), "the requests fit");
    }

    #[test]
    fn a_lost_node_says_what_is_short_then() {
        let mut draft = draft(3000.0, 3500.0, &[("devices[0].nodes", "3")]);
        let scheduler = Scheduler { requests_mib: 3001.0, ..draft.budget.devices[0].scheduler };
        let total = Interval { low: 3300.0, high: 3400.0 };
        let lost = NodeLost { total, scheduler, verdict: Verdict::Over };
        draft.budget.devices[0].node_lost = Some(lost);
        let message = draft.message("memory.node-lost");
        assert!(message.contains("3,001") && !message.contains("3,300"), "{message}");
    }

    #[test]
    fn a_control_plane_above_four_gibibytes_names_the_leaner_one() {
        let argocd = draft(3000.0, 4097.0, &[("gitops.engine", "argocd")]);
        let fix = argocd.fix("memory.control-plane-4gib");
        // With the figures that its budget would then have.
        let mut flux = Draft::with(&[("gitops.engine", "flux")]).design;
        flux.devices.truncate(1);
        let node = crate::budget::budget(&flux, &crate::catalog::Catalog::builtin());
        let taken = node.devices[0].control_plane.mib;
        assert!(fix.contains("Flux"), "{fix}");
        for mib in [taken.low, taken.high] {
            let shown = crate::text::Texts::new(crate::text::Language::En).number(mib.round());
            assert!(fix.contains(&shown), "{fix}: {shown}");
        }
        let thousand = draft(3000.0, 9000.0, &[("devices[0].nodes", "1000")]);
        assert!(thousand.fix("memory.control-plane-4gib").starts_with("No engine"));
        assert!(draft(3000.0, 4096.0, &[]).found("memory.control-plane-4gib").is_empty());
    }

    #[test]
    fn the_budget_of_a_device_type_that_is_gone_gives_nothing() {
        let mut draft = draft(9000.0, 9000.0, &[]);
        draft.budget.devices[0].name = "gone".into();
        assert_eq!(draft.ids(), Draft::with(&[]).ids());
    }
}
