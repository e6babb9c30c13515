//! Rules about argocd-agent and the hub that its agents connect to.

use std::collections::BTreeMap;

use super::Finding;
use super::case::{Case, Equipped};
use super::rule::{
    AGENT_MATURITY, AGENT_SCALE, AGENT_VERSION, AGENT_VERSIONS_DIFFER, HUB_SHAPE, HUB_UNUSED,
};
use super::shape;
use crate::design::Engine;

/// The documentation speaks of hundreds of simultaneous agents: from here on there are more.
const HUNDREDS: u64 = 1_000;

/// The releases whose parameters the tree writes: they change between minor versions.
const GENERATED: (u32, u32) = (0, 9);

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found = case.each_device(&[maturity, version, hub_shape, hub_unused]);
    found.extend(scale(case));
    found.extend(versions_differ(case));
    found.extend(fleet_hub_unused(case));
    found
}

fn is_agent(on: &Equipped<'_>) -> bool {
    on.gitops.engine == Engine::ArgocdAgent
}

fn agents<'a>(case: &'a Case<'_>) -> impl Iterator<Item = &'a Equipped<'a>> {
    case.devices.iter().filter(|on| is_agent(on))
}

fn maturity(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    is_agent(on).then(|| AGENT_MATURITY.at(case.stated(on, "gitops.engine")))
}

fn version(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let version = on.gitops.version();
    let other = shape::release(version).filter(|release| *release != GENERATED);
    (is_agent(on) && shape::is_version(version) && other.is_some())
        .then(|| AGENT_VERSION.at(case.stated(on, "gitops.version")).with("version", version))
}

/// There is one hub's side in the tree, and it refuses agents of another version.
fn versions_differ(case: &Case<'_>) -> Option<Finding> {
    let first = agents(case).next()?;
    let other = agents(case).find(|on| on.gitops.version() != first.gitops.version())?;
    Some(
        AGENT_VERSIONS_DIFFER
            .at(case.stated(other, "gitops.version"))
            .with("first", first.gitops.version())
            .with("other", other.gitops.version()),
    )
}

/// What connects to each hub, all device types together.
fn scale(case: &Case<'_>) -> Vec<Finding> {
    let mut hubs: BTreeMap<Option<&str>, (u64, &Equipped<'_>)> = BTreeMap::new();
    for on in agents(case) {
        let clusters = u64::from(on.device.clusters);
        hubs.entry(on.gitops.hub.as_deref()).or_insert((0, on)).0 += clusters;
    }
    let over = hubs.into_values().filter(|(clusters, _)| *clusters >= HUNDREDS);
    let finding = |(clusters, on): (u64, &Equipped<'_>)| {
        AGENT_SCALE
            .at(case.stated(on, "gitops.engine"))
            .with("clusters", clusters)
            .with("documented", HUNDREDS)
    };
    over.map(finding).collect()
}

fn hub_shape(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let hub = on.gitops.hub.as_deref()?;
    (!shape::is_endpoint(hub))
        .then(|| HUB_SHAPE.at(case.stated(on, "gitops.hub")).with("value", hub))
}

fn hub_unused(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (on.device.gitops.hub.is_some() && !is_agent(on)).then(|| HUB_UNUSED.at(on.path("gitops.hub")))
}

fn fleet_hub_unused(case: &Case<'_>) -> Option<Finding> {
    let used = agents(case).any(|on| on.device.gitops.hub.is_none());
    (case.design.gitops.hub.is_some() && !used).then(|| HUB_UNUSED.at("gitops.hub"))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};
    use crate::design::List;

    const AGENT: (&str, &str) = ("gitops.engine", "argocd-agent");
    const HUB: (&str, &str) = ("gitops.hub", "hub.example.com:443");

    #[test]
    fn its_state_of_maturity_is_said() {
        assert_found("engine.agent-maturity", &[AGENT, HUB]);
        assert_not_found("engine.agent-maturity", &[HUB]);
    }

    #[test]
    fn more_clusters_than_its_documentation_speaks_of_are_a_warning() {
        let mut draft = Draft::with(&[AGENT, HUB, ("devices[0].clusters", "999")]);
        assert!(draft.found("engine.agent-scale").is_empty());
        draft.push(List::Devices, &[("name", "other"), ("clusters", "1")]);
        let message = draft.message("engine.agent-scale");
        assert!(message.contains("1,000"), "{message}");
        draft.set("devices[1].gitops.hub", "other.example.com:443");
        assert!(draft.found("engine.agent-scale").is_empty(), "two hubs share the load");
    }

    #[test]
    fn parameters_are_those_of_one_minor_version() {
        for wrong in ["v0.8.1", "v1.0.0"] {
            assert_found("engine.agent-version", &[AGENT, ("gitops.version", wrong)]);
        }
        assert_not_found("engine.agent-version", &[AGENT, ("gitops.version", "v0.9.1")]);
        assert_not_found("engine.agent-version", &[("gitops.version", "v0.8.1")]);
    }

    #[test]
    fn all_agents_have_the_version_of_their_hub() {
        let mut draft = Draft::with(&[AGENT, HUB]);
        draft.push(List::Devices, &[("name", "other"), ("gitops.version", "v0.9.1")]);
        assert_eq!(draft.found("engine.agent-versions-differ").len(), 1);
        draft.set("devices[1].gitops.version", "v0.9.0");
        assert!(draft.found("engine.agent-versions-differ").is_empty());
    }

    #[test]
    fn a_hub_is_a_host_with_a_port() {
        for wrong in ["hub.example.com", "https://hub.example.com:443", "hub:0", "a b:443"] {
            assert_found("gitops.hub-shape", &[AGENT, ("gitops.hub", wrong)]);
        }
        for right in ["hub.example.com:443", "[2001:db8::1]:8443", "192.0.2.7:443"] {
            assert_not_found("gitops.hub-shape", &[AGENT, ("gitops.hub", right)]);
        }
    }

    #[test]
    fn a_hub_that_nobody_connects_to_is_noted() {
        assert_found("gitops.hub-unused", &[HUB]);
        assert_not_found("gitops.hub-unused", &[AGENT, HUB]);
        let own = ("devices[0].gitops.hub", "hub.example.com:443");
        assert_found("gitops.hub-unused", &[own]);
        assert_not_found("gitops.hub-unused", &[AGENT, own]);
        assert_found("gitops.hub-unused", &[AGENT, HUB, own]);
    }
}
