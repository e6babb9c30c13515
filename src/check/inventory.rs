//! Rules that hold an inventory against the design, by the counts that it keeps: their cost does
//! not grow with the fleet.

use std::collections::BTreeMap;

use super::Finding;
use super::case::Case;
use super::rule::{INVENTORY_COUNT, INVENTORY_STRANGER};
use crate::design::inventory::Inventory;
use crate::design::{List, Name};

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let Some(inventory) = case.inventory else {
        return Vec::new();
    };
    let mut found = strangers(case, inventory);
    found.extend(counts(case, inventory, List::Regions));
    found.extend(counts(case, inventory, List::Devices));
    found
}

/// Names that the design lacks: their clusters would look for what the tree does not have.
fn strangers(case: &Case<'_>, inventory: &Inventory) -> Vec<Finding> {
    let finding = |problem: crate::design::read::Problem| {
        INVENTORY_STRANGER
            .at("inventory")
            .with("line", problem.place.line.to_string())
            .with("reason", problem.reason)
    };
    inventory.strangers(case.design).into_iter().map(finding).collect()
}

fn counts(case: &Case<'_>, inventory: &Inventory, list: List) -> Vec<Finding> {
    let regions = list == List::Regions;
    let mut listed: BTreeMap<&Name, u64> = BTreeMap::new();
    for group in inventory.groups() {
        *listed.entry(if regions { group.region } else { group.device }).or_default() +=
            group.clusters;
    }
    let regions = case.design.fleet.regions.iter().map(|item| (&item.name, item.clusters));
    let devices = case.design.devices.iter().map(|item| (&item.name, item.clusters));
    let designed: Vec<_> =
        if list == List::Regions { regions.collect() } else { devices.collect() };
    let finding = |(index, (name, designed)): (usize, (&Name, u32))| {
        let listed = listed.get(name).copied().unwrap_or_default();
        (listed != u64::from(designed)).then(|| {
            INVENTORY_COUNT
                .at(format!("{}[{index}].clusters", list.path()))
                .with("name", name.as_str())
                .with("listed", listed)
                .with("designed", designed)
        })
    };
    designed.into_iter().enumerate().filter_map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::Draft;
    use super::*;

    /// An inventory of the clean design, with one line of it changed.
    fn draft(changed: usize, line: &str) -> Draft {
        let mut csv = "name,region,device,ring\n".to_owned();
        for number in 0..100 {
            let region = if number < 60 { "north" } else { "south" };
            let ring = if number % 10 == 0 { "canary" } else { "broad" };
            let own = format!("edge-{number},{region},gateway,{ring}\n");
            csv += if number == changed { line } else { &own };
        }
        let mut draft = Draft::with(&[]);
        draft.inventory = Some(Inventory::read(csv.as_bytes()).expect("an inventory"));
        draft
    }

    #[test]
    fn an_inventory_that_agrees_gives_nothing() {
        assert_eq!(draft(usize::MAX, "").ids(), Draft::with(&[]).ids());
    }

    #[test]
    fn names_that_the_design_lacks_are_named_with_their_line() {
        for line in ["edge-3,east,gateway,broad\n", "edge-3,north,toaster,broad\n"] {
            let message = draft(3, line).message("inventory.unknown-name");
            assert!(message.contains("line 5"), "{message}");
        }
        let message = draft(3, "edge-3,north,gateway,late\n").message("inventory.unknown-name");
        assert!(message.contains("late"), "{message}");
        let known = draft(3, "edge-3,north,gateway,canary\n");
        assert!(known.found("inventory.unknown-name").is_empty());
    }

    #[test]
    fn its_counts_are_held_against_the_design() {
        let found = draft(99, "").found("inventory.count");
        let paths: Vec<_> = found.iter().map(|finding| finding.path.as_str()).collect();
        assert_eq!(paths, ["fleet.regions[1].clusters", "devices[0].clusters"]);
    }
}
