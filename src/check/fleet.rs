//! Rules about the fleet's names and numbers.

use std::collections::HashSet;

use super::Finding;
use super::case::{Case, Equipped};
use super::rule::{
    DUPLICATE_NAME, LABEL_RESERVED, LIKE_CLOUD, LOCKED_UNKNOWN, NO_CLUSTER, NO_CORE, NO_DEVICE,
    NO_NODE, REGIONS_SUM, RING_EMPTY, RINGS_SUM,
};
use crate::design::{List, Memory, fields};

/// From this much memory a node is a server of a data centre (an estimate).
const CLOUD_MEMORY: Memory = Memory::mib(64 * 1024);
/// More nodes than this are no site at the edge (an estimate).
const CLOUD_NODES: u32 = 20;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found = case.each_device(&[no_node, no_core, no_cluster, like_cloud]);
    found.extend(no_device(case));
    found.extend(List::ALL.into_iter().flat_map(|list| duplicates(case, list)));
    found.extend(regions_sum(case));
    found.extend(empty_regions(case));
    found.extend(rings_sum(case));
    found.extend(empty_rings(case));
    found.extend(label_prefix(case));
    found.extend(locked(case));
    found
}

fn no_device(case: &Case<'_>) -> Option<Finding> {
    case.devices.is_empty().then(|| NO_DEVICE.at("devices"))
}

fn no_node(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (on.device.nodes == 0).then(|| NO_NODE.at(on.path("nodes")).with("device", on.name()))
}

fn no_core(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (on.device.cores == 0).then(|| NO_CORE.at(on.path("cores")).with("device", on.name()))
}

fn no_cluster(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (on.device.clusters == 0).then(|| NO_CLUSTER.at(on.path("clusters")).with("name", on.name()))
}

fn like_cloud(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let (memory, nodes) = (on.device.memory, on.device.nodes);
    let field = match (memory >= CLOUD_MEMORY, nodes > CLOUD_NODES) {
        (_, true) => "nodes",
        (true, false) => "memory",
        (false, false) => return None,
    };
    let gib = memory.as_mib() / 1024.0;
    let finding = LIKE_CLOUD.at(on.path(field)).with("device", on.name());
    Some(finding.with("memory", gib).with("nodes", nodes))
}

/// One finding for each item that repeats the name of an earlier one.
fn duplicates(case: &Case<'_>, list: List) -> Vec<Finding> {
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for (index, name) in list.names(case.design).into_iter().enumerate() {
        let finding = DUPLICATE_NAME
            .at(format!("{}[{index}].name", list.path()))
            .with("name", name.as_str())
            .with("list", list.path());
        if !seen.insert(name) {
            found.push(finding);
        }
    }
    found
}

fn regions_sum(case: &Case<'_>) -> Option<Finding> {
    let regions = &case.design.fleet.regions;
    let sum: u64 = regions.iter().map(|region| u64::from(region.clusters)).sum();
    let devices = case.design.clusters();
    let finding = || REGIONS_SUM.at("fleet.regions").with("regions", sum).with("devices", devices);
    (!regions.is_empty() && sum != devices).then(finding)
}

fn empty_regions(case: &Case<'_>) -> Vec<Finding> {
    let empty = case.design.fleet.regions.iter().enumerate();
    empty
        .filter(|(_, region)| region.clusters == 0)
        .map(|(index, region)| {
            NO_CLUSTER
                .at(format!("fleet.regions[{index}].clusters"))
                .with("name", region.name.as_str())
        })
        .collect()
}

fn rings_sum(case: &Case<'_>) -> Option<Finding> {
    let rings = &case.design.fleet.rings;
    let sum: u32 = rings.iter().map(|ring| ring.share.thousandths()).sum();
    (!rings.is_empty() && sum != 1_000)
        .then(|| RINGS_SUM.at("fleet.rings").with("sum", f64::from(sum) / 10.0))
}

/// Rings whose share of this fleet is less than one cluster.
fn empty_rings(case: &Case<'_>) -> Vec<Finding> {
    let clusters = case.design.clusters();
    let holds_none = |thousandths: u32| clusters > 0 && clusters * u64::from(thousandths) < 1_000;
    let rings = case.design.fleet.rings.iter().enumerate();
    rings
        .filter(|(_, ring)| holds_none(ring.share.thousandths()))
        .map(|(index, ring)| {
            RING_EMPTY
                .at(format!("fleet.rings[{index}].share"))
                .with("ring", ring.name.as_str())
                .with("share", f64::from(ring.share.thousandths()) / 10.0)
                .with("clusters", clusters)
        })
        .collect()
}

fn label_prefix(case: &Case<'_>) -> Option<Finding> {
    let prefix = case.design.fleet.label_prefix.as_str();
    let below = |domain: &str| {
        prefix.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    (below("kubernetes.io") || below("k8s.io"))
        .then(|| LABEL_RESERVED.at("fleet.label_prefix").with("prefix", prefix))
}

fn locked(case: &Case<'_>) -> Vec<Finding> {
    let unknown = |path: &String| {
        let reason = fields::resolve(case.design, path).err()?;
        Some(LOCKED_UNKNOWN.at("locked").with("locked", path.as_str()).with("reason", reason))
    };
    case.design.locked.iter().filter_map(unknown).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};
    use super::*;

    #[test]
    fn a_fleet_needs_a_device_type_with_nodes_and_cores() {
        let mut draft = Draft::with(&[]);
        assert!(draft.found("fleet.no-device").is_empty());
        draft.design.devices.clear();
        assert_eq!(draft.found("fleet.no-device").len(), 1);
        assert_found("device.no-node", &[("devices[0].nodes", "0")]);
        assert_not_found("device.no-node", &[("devices[0].nodes", "1")]);
        assert_found("device.no-core", &[("devices[0].cores", "0")]);
        assert_not_found("device.no-core", &[("devices[0].cores", "1")]);
    }

    #[test]
    fn names_are_unique_within_their_list() {
        let mut draft = Draft::with(&[]);
        draft.push(List::Devices, &[("name", "north")]);
        assert!(draft.found("fleet.duplicate-name").is_empty(), "a region may share the name");
        draft.push(List::Devices, &[("name", "gateway")]);
        let found = draft.found("fleet.duplicate-name");
        assert_eq!(found[0].path, "devices[2].name");
        for list in List::ALL {
            let mut draft = Draft::with(&[]);
            draft.push(list, &[]);
            draft.push(list, &[("name", list.names(&draft.design)[0].as_str())]);
            assert_eq!(draft.found("fleet.duplicate-name").len(), 1, "{list:?}");
        }
    }

    #[test]
    fn regions_and_device_types_count_the_same_clusters() {
        let draft = Draft::with(&[("fleet.regions[0].clusters", "61")]);
        let message = draft.message("fleet.regions-sum");
        assert!(message.contains("101") && message.contains("100"), "{message}");
        assert_not_found("fleet.regions-sum", &[]);
        let mut open = Draft::with(&[]);
        open.design.fleet.regions.clear();
        assert!(open.found("fleet.regions-sum").is_empty());
    }

    #[test]
    fn rings_make_a_hundred_per_cent() {
        let draft = Draft::with(&[("fleet.rings[0].share", "9.5%")]);
        assert!(draft.message("fleet.rings-sum").contains("99.5"));
        let shares = [("fleet.rings[0].share", "0.5%"), ("fleet.rings[1].share", "99.5%")];
        assert_not_found("fleet.rings-sum", &shares);
    }

    #[test]
    fn a_ring_holds_at_least_one_cluster() {
        let half = [("fleet.rings[0].share", "0.9%"), ("fleet.rings[1].share", "99.1%")];
        assert_found("fleet.ring-empty", &half);
        let one = [("fleet.rings[0].share", "1%"), ("fleet.rings[1].share", "99%")];
        assert_not_found("fleet.ring-empty", &one);
    }

    #[test]
    fn a_region_or_device_type_without_clusters_is_noted() {
        assert_found("fleet.no-cluster", &[("fleet.regions[1].clusters", "0")]);
        assert_not_found("fleet.no-cluster", &[("fleet.regions[1].clusters", "1")]);
    }

    #[test]
    fn large_nodes_and_large_clusters_look_like_a_cloud() {
        assert_found("fleet.looks-like-cloud", &[("devices[0].memory", "64Gi")]);
        assert_found("fleet.looks-like-cloud", &[("devices[0].nodes", "21")]);
        let edge = [("devices[0].memory", "63Gi"), ("devices[0].nodes", "20")];
        assert_not_found("fleet.looks-like-cloud", &edge);
    }

    #[test]
    fn label_keys_of_kubernetes_itself_are_reserved() {
        for prefix in ["kubernetes.io", "fleet.k8s.io"] {
            assert_found("fleet.label-reserved", &[("fleet.label_prefix", prefix)]);
        }
        let near = [("fleet.label_prefix", "notkubernetes.io")];
        assert_not_found("fleet.label-reserved", &near);
    }

    #[test]
    fn a_locked_path_is_one_of_a_field() {
        let draft = Draft::with(&[("locked", "gitops.engine, gitops.engin")]);
        let message = draft.message("fleet.locked-unknown");
        assert!(message.contains("gitops.engin") && message.contains("did you mean"), "{message}");
        assert_not_found("fleet.locked-unknown", &[("locked", "devices[gateway].memory")]);
    }
}
