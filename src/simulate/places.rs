//! How many clusters of each device type stand in each region and ring: counted where there is an
//! inventory, or else by the shares of the design.

use super::rounding::{columns, table};
use crate::design::apportion::filled;
use crate::design::inventory::Inventory;
use crate::design::{Device, FleetDesign};

/// Clusters by device type, region and ring, of so many of each device type; of one ring where rings do
/// not matter.
pub(super) fn places(
    design: &FleetDesign,
    inventory: Option<&Inventory>,
    counts: &[u64],
    in_rings: bool,
) -> Vec<Vec<Vec<u64>>> {
    let maps: Vec<Map> =
        design.devices.iter().map(|device| Map::of(design, inventory, device)).collect();
    let by_region = by_region(&maps, counts);
    if in_rings {
        by_ring(design, inventory, &maps, &by_region)
    } else {
        by_region.iter().map(|row| row.iter().map(|clusters| vec![*clusters]).collect()).collect()
    }
}

/// Where the clusters of a device type stand, as weights by region, and by ring within one: counted
/// where there is an inventory; or else as if every region and every ring had the same mix.
struct Map {
    weights: Vec<Vec<u128>>,
}

impl Map {
    fn of(design: &FleetDesign, inventory: Option<&Inventory>, device: &Device) -> Self {
        let counted = inventory.map(|inventory| counted(design, inventory, device));
        let is_known =
            |weights: &Vec<Vec<u128>>| weights.iter().flatten().any(|weight| *weight > 0);
        let weights = counted.filter(is_known).unwrap_or_else(|| proportional(design));
        Self { weights }
    }

    /// A count by region.
    fn regions(&self, clusters: u64) -> Vec<f64> {
        let sums: Vec<u128> = self.weights.iter().map(|rings| rings.iter().sum()).collect();
        parts(clusters, &sums)
    }

    /// A count by ring.
    fn rings(&self, clusters: u64) -> Vec<f64> {
        let rings = self.weights.first().map_or(0, Vec::len);
        let sum = |ring: usize| self.weights.iter().map(|row| row[ring]).sum();
        parts(clusters, &(0..rings).map(sum).collect::<Vec<u128>>())
    }

    /// A count in a region by ring.
    fn rings_in(&self, region: usize, clusters: u64) -> Vec<f64> {
        parts(clusters, &self.weights[region])
    }
}

/// A count in these proportions; where there are none, the first gets all.
#[expect(clippy::cast_precision_loss, reason = "millions at most")]
fn parts(clusters: u64, weights: &[u128]) -> Vec<f64> {
    let all: u128 = weights.iter().sum();
    let part = |(place, weight): (usize, &u128)| match all {
        0 if place == 0 => clusters as f64,
        0 => 0.0,
        _ => clusters as f64 * *weight as f64 / all as f64,
    };
    weights.iter().enumerate().map(part).collect()
}

/// Clusters by device type and region.
fn by_region(maps: &[Map], counts: &[u64]) -> Vec<Vec<u64>> {
    let parts: Vec<Vec<f64>> =
        maps.iter().zip(counts).map(|(map, count)| map.regions(*count)).collect();
    table(&parts, counts, &columns(&parts, counts))
}

/// The same, and by ring in each region. Each ring has its size, and its part of each device type.
fn by_ring(
    design: &FleetDesign,
    inventory: Option<&Inventory>,
    maps: &[Map],
    by_region: &[Vec<u64>],
) -> Vec<Vec<Vec<u64>>> {
    let counts: Vec<u64> = by_region.iter().map(|row| row.iter().sum()).collect();
    let parts: Vec<Vec<f64>> =
        maps.iter().zip(&counts).map(|(map, count)| map.rings(*count)).collect();
    let sizes = if inventory.is_some() {
        let mut sizes = columns(&parts, &counts);
        filled(&mut sizes, |ring| parts.iter().any(|row| row[ring] > 0.0));
        sizes
    } else {
        design.ring_sizes(counts.iter().sum())
    };
    let of_device = table(&parts, &counts, &sizes);
    let devices = maps.iter().zip(by_region).zip(&of_device);
    devices
        .map(|((map, regions), rings)| {
            let row = |(region, clusters): (usize, &u64)| map.rings_in(region, *clusters);
            let parts: Vec<Vec<f64>> = regions.iter().enumerate().map(row).collect();
            table(&parts, regions, rings)
        })
        .collect()
}

/// The clusters of a device type as the inventory counts them.
fn counted(design: &FleetDesign, inventory: &Inventory, device: &Device) -> Vec<Vec<u128>> {
    let (regions, rings) = (design.regions(), design.rings());
    let mut weights = vec![vec![0; rings.len()]; regions.len()];
    for group in inventory.groups().filter(|group| group.device == &device.name) {
        let region = regions.iter().position(|one| &one.name == group.region);
        // A ring that the design does not know is a finding; where its clusters stand is known.
        let ring = rings.iter().position(|one| &one.name == group.ring).unwrap_or(0);
        if let Some(region) = region {
            weights[region][ring] += u128::from(group.clusters);
        }
    }
    weights
}

/// The shares of regions and rings, as if they had nothing to do with each other.
fn proportional(design: &FleetDesign) -> Vec<Vec<u128>> {
    let rings = design.rings();
    let row = |clusters: u32| {
        let weight = |thousandths: u32| u128::from(clusters) * u128::from(thousandths);
        rings.iter().map(|ring| weight(ring.share.thousandths())).collect()
    };
    design.regions().iter().map(|region| row(region.clusters)).collect()
}
