//! Rules that hold an inventory against the design.
//!
//! One pass over the clusters, however many there are; what is wrong with thousands of them is
//! one finding with their count and the first as an example.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Finding;
use super::case::Case;
use super::rule::{
    INVENTORY_COUNT, INVENTORY_DEVICE, INVENTORY_DUPLICATE, INVENTORY_REGION, INVENTORY_RING, Rule,
};
use crate::design::{List, Name};
use crate::session::Cluster;

/// How often each name stands in a column, and the first cluster that has it.
type Column<'a> = BTreeMap<&'a Name, (u32, &'a Name)>;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let Some(inventory) = case.inventory else {
        return Vec::new();
    };
    let clusters = &inventory.clusters;
    let regions = column(clusters, |cluster| &cluster.region);
    let devices = column(clusters, |cluster| &cluster.device);
    let rings = column(clusters, |cluster| &cluster.ring);
    let mut found = unknown(case, INVENTORY_REGION, List::Regions, &regions);
    found.extend(unknown(case, INVENTORY_DEVICE, List::Devices, &devices));
    found.extend(unknown(case, INVENTORY_RING, List::Rings, &rings));
    found.extend(duplicate(clusters));
    found.extend(counts(case, List::Regions, &regions));
    found.extend(counts(case, List::Devices, &devices));
    found
}

fn column(clusters: &[Cluster], name: impl Fn(&Cluster) -> &Name) -> Column<'_> {
    let mut counted: HashMap<&Name, (u32, &Name)> = HashMap::new();
    for cluster in clusters {
        counted.entry(name(cluster)).or_insert((0, &cluster.name)).0 += 1;
    }
    counted.into_iter().collect()
}

/// The names that the design knows; a list that is still open has its one stand-in.
fn known(case: &Case<'_>, list: List) -> Vec<Name> {
    match list {
        List::Regions => case.design.regions().into_iter().map(|region| region.name).collect(),
        List::Rings => case.design.rings().into_iter().map(|ring| ring.name).collect(),
        List::Devices | List::Workloads => list.names(case.design),
    }
}

fn unknown(case: &Case<'_>, rule: Rule, list: List, column: &Column<'_>) -> Vec<Finding> {
    let known = known(case, list);
    let unknown = column.iter().filter(|(name, _)| !known.contains(name));
    unknown
        .map(|(name, (count, first))| {
            rule.at("inventory")
                .with("name", name.as_str())
                .with("count", *count)
                .with("cluster", first.as_str())
        })
        .collect()
}

fn duplicate(clusters: &[Cluster]) -> Option<Finding> {
    let mut seen = HashSet::with_capacity(clusters.len());
    let repeated = clusters.iter().find(|cluster| !seen.insert(&cluster.name))?;
    Some(INVENTORY_DUPLICATE.at("inventory").with("cluster", repeated.name.as_str()))
}

fn counts(case: &Case<'_>, list: List, column: &Column<'_>) -> Vec<Finding> {
    let design: Vec<(&Name, u32)> = match list {
        List::Regions => {
            case.design.fleet.regions.iter().map(|item| (&item.name, item.clusters)).collect()
        }
        _ => case.design.devices.iter().map(|item| (&item.name, item.clusters)).collect(),
    };
    let mut found = Vec::new();
    for (index, (name, designed)) in design.into_iter().enumerate() {
        let listed = column.get(name).map_or(0, |(count, _)| *count);
        let finding = INVENTORY_COUNT
            .at(format!("{}[{index}].clusters", list.path()))
            .with("name", name.as_str())
            .with("listed", listed)
            .with("designed", designed);
        if listed != designed {
            found.push(finding);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::Draft;
    use super::*;
    use crate::design::inventory::Inventory;

    fn cluster(number: usize, region: &str) -> Cluster {
        let name = |text: &str| Name::read(text).expect("a name");
        Cluster {
            name: name(&format!("edge-{number}")),
            region: name(region),
            device: name("gateway"),
            ring: name("canary"),
            labels: Vec::new(),
        }
    }

    fn draft() -> Draft {
        let mut draft = Draft::with(&[]);
        let region = |number| if number < 60 { "north" } else { "south" };
        let clusters = (0..100).map(|number| cluster(number, region(number))).collect();
        draft.inventory = Some(Inventory { clusters });
        draft
    }

    fn clusters(draft: &mut Draft) -> &mut Vec<Cluster> {
        &mut draft.inventory.as_mut().expect("an inventory").clusters
    }

    #[test]
    fn an_inventory_that_agrees_gives_nothing() {
        assert_eq!(draft().ids(), Draft::with(&[]).ids());
    }

    #[test]
    fn names_that_the_design_lacks_are_counted() {
        let mut draft = draft();
        clusters(&mut draft)[3].region = Name::read("east").expect("a name");
        clusters(&mut draft)[5].region = Name::read("east").expect("a name");
        let message = draft.message("inventory.unknown-region");
        assert!(message.contains("east") && message.contains('2'), "{message}");
        clusters(&mut draft)[3].device = Name::read("toaster").expect("a name");
        clusters(&mut draft)[3].ring = Name::read("none").expect("a name");
        assert_eq!(draft.found("inventory.unknown-device").len(), 1);
        assert!(draft.message("inventory.unknown-ring").contains("edge-3"));
    }

    #[test]
    fn a_cluster_stands_in_it_once() {
        let mut draft = draft();
        let twice = clusters(&mut draft)[7].clone();
        clusters(&mut draft)[8] = twice;
        assert!(draft.message("inventory.duplicate").contains("edge-7"));
    }

    #[test]
    fn its_counts_are_held_against_the_design() {
        let mut draft = draft();
        clusters(&mut draft).pop();
        let found = draft.found("inventory.count");
        let paths: Vec<_> = found.iter().map(|finding| finding.path.as_str()).collect();
        assert_eq!(paths, ["fleet.regions[1].clusters", "devices[0].clusters"]);
    }
}
