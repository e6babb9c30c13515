//! How many clusters a change to a file reaches: counted where there is an inventory, else by the
//! shares that the design states.

use std::collections::BTreeSet;

use super::super::list::Plan;
use super::{Choice, Item, World, by_name};
use crate::design::inventory::Inventory;

/// How many clusters have a region, a device type and a ring in common.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) region: usize,
    pub(super) device: usize,
    pub(super) ring: usize,
    pub(super) clusters: u64,
    /// What stands for them in the inventory.
    pub(super) kinds: [u32; 3],
}

impl Group {
    fn is_reached(&self, choice: &Choice, devices: &[usize]) -> bool {
        devices.contains(&self.device)
            && choice.region.is_none_or(|region| region == self.region)
            && choice.ring.is_none_or(|ring| ring == self.ring)
    }
}

impl World {
    /// How many clusters a file reaches that these device types want.
    pub(in crate::tree) fn reach(&self, choice: &Choice, devices: &[usize]) -> u64 {
        if choice.cluster.is_some() {
            return 1;
        }
        if !self.groups.is_empty() {
            return self.counted(choice, devices);
        }
        let sum: u64 = devices.iter().map(|device| self.devices[*device].clusters).sum();
        let fleet: u64 = self.devices.iter().map(|device| device.clusters).sum();
        let parts = [choice.region.map(|i| &self.regions[i]), choice.ring.map(|i| &self.rings[i])];
        // A design says how many clusters a region has, not of which device types: the share
        // of the device types in the fleet is taken for their share in the region.
        parts.into_iter().flatten().fold(sum, |reach, part| {
            if fleet == 0 { 0 } else { (reach * part.clusters).div_ceil(fleet) }
        })
    }

    /// The same, counted in the inventory.
    fn counted(&self, choice: &Choice, devices: &[usize]) -> u64 {
        let reached = |group: &&Group| group.is_reached(choice, devices);
        self.groups.iter().filter(reached).map(|group| group.clusters).sum()
    }

    /// How many clusters at least one of these files reaches.
    pub(in crate::tree) fn union(&self, plans: &[&Plan]) -> u64 {
        let named = plans.iter().filter(|plan| plan.choice.cluster.is_some()).count();
        if named == plans.len() {
            return named as u64;
        }
        if !self.groups.is_empty() {
            let reached = |group: &&Group| {
                plans.iter().any(|plan| group.is_reached(&plan.choice, &plan.devices))
            };
            return self.groups.iter().filter(reached).map(|group| group.clusters).sum();
        }
        (0..self.devices.len()).map(|device| self.covered(device, plans)).sum()
    }

    /// The clusters of a device type that at least one of these files reaches: regions lie side
    /// by side, and so do rings, so that their shares add up.
    fn covered(&self, device: usize, plans: &[&Plan]) -> u64 {
        let fleet: u64 = self.devices.iter().map(|device| device.clusters).sum();
        let (mut regions, mut rings) = (BTreeSet::new(), BTreeSet::new());
        for plan in plans.iter().filter(|plan| plan.devices.contains(&device)) {
            match (plan.choice.region, plan.choice.ring) {
                (None, None) => return self.devices[device].clusters,
                (region, ring) => {
                    regions.extend(region);
                    rings.extend(ring);
                }
            }
        }
        let of_regions: u64 = regions.iter().map(|index| self.regions[*index].clusters).sum();
        let of_rings: u64 = rings.iter().map(|index| self.rings[*index].clusters).sum();
        let part = of_regions.max(of_rings).min(fleet);
        if fleet == 0 { 0 } else { (self.devices[device].clusters * part).div_ceil(fleet) }
    }
}

/// The counts of an inventory; what the design does not have is a finding, not a group.
pub(super) fn groups(
    inventory: &Inventory,
    regions: &[Item],
    devices: &[Item],
    rings: &[Item],
) -> Vec<Group> {
    let (regions, devices, rings) = (by_name(regions), by_name(devices), by_name(rings));
    let group = |group: crate::design::inventory::Group<'_>| {
        Some(Group {
            region: *regions.get(group.region.as_str())?,
            device: *devices.get(group.device.as_str())?,
            ring: *rings.get(group.ring.as_str())?,
            clusters: group.clusters,
            kinds: group.kinds,
        })
    };
    inventory.groups().filter_map(group).collect()
}
