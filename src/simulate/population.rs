//! Which clusters there are, and which of them an outage cuts off.

use super::question::{Question, Scenario};
use crate::design::inventory::Inventory;
use crate::design::{Device, FleetDesign};
use crate::outlook::{SourceKind, source_of};

/// The clusters of one device type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Crowd {
    /// Those that lose sight of their source.
    pub(super) cut: u64,
    /// The others.
    pub(super) kept: u64,
}

impl Crowd {
    /// All of them.
    pub(super) fn all(self) -> u64 {
        self.cut + self.kept
    }
}

/// One entry per device type, in their order.
pub(super) fn population(
    design: &FleetDesign,
    inventory: Option<&Inventory>,
    question: &Question,
) -> Vec<Crowd> {
    let counts = counts(design, question.clusters);
    let crowd = |(device, all): (&Device, u64)| {
        let cut = match &question.scenario {
            Scenario::Fleet => all,
            Scenario::Region(region) => share(all, in_region(design, inventory, device, region)),
            Scenario::Git => {
                if looks_at(design, device, SourceKind::Repository) {
                    all
                } else {
                    0
                }
            }
            Scenario::Registry => {
                if looks_at(design, device, SourceKind::Artifact) {
                    all
                } else {
                    0
                }
            }
        };
        Crowd { cut, kept: all - cut }
    };
    design.devices.iter().zip(counts).map(crowd).collect()
}

fn looks_at(design: &FleetDesign, device: &Device, kind: SourceKind) -> bool {
    source_of(&design.gitops_of(device)).0 == kind
}

/// Clusters per device type: the design's, or so many in its proportions (the largest remainders
/// get what rounding leaves over).
fn counts(design: &FleetDesign, wanted: Option<u64>) -> Vec<u64> {
    let own: Vec<u64> = design.devices.iter().map(|device| u64::from(device.clusters)).collect();
    let (Some(wanted), all) = (wanted, design.clusters().max(1)) else { return own };
    let parts = own.iter().map(|count| u128::from(*count) * u128::from(wanted));
    let parts: Vec<(u64, u128)> = parts
        .map(|part| {
            let (whole, left) = (part / u128::from(all), part % u128::from(all));
            (u64::try_from(whole).unwrap_or(wanted), left)
        })
        .collect();
    let mut counts: Vec<u64> = parts.iter().map(|(whole, _)| *whole).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(parts[*place].1));
    let missing = wanted - counts.iter().sum::<u64>();
    for place in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        counts[place] += 1;
    }
    counts
}

/// How many of how many clusters of a device type stand in a region: by name where there is an
/// inventory; or else the region's share of the fleet, as if every region had the same mix.
fn in_region(
    design: &FleetDesign,
    inventory: Option<&Inventory>,
    device: &Device,
    region: &str,
) -> (u64, u64) {
    if let Some(inventory) = inventory {
        let own = || inventory.groups().filter(|group| group.device == &device.name);
        let there = own().filter(|group| group.region.as_str() == region);
        return (there.map(|group| group.clusters).sum(), own().map(|group| group.clusters).sum());
    }
    let regions = design.regions();
    let there = regions.iter().filter(|one| one.name.as_str() == region);
    let sum = regions.iter().map(|one| u64::from(one.clusters)).sum();
    (there.map(|one| u64::from(one.clusters)).sum(), sum)
}

/// A part of a count, rounded to the nearest.
fn share(count: u64, (part, whole): (u64, u64)) -> u64 {
    let whole = u128::from(whole.max(1));
    let rounded = (u128::from(count) * u128::from(part) + whole / 2) / whole;
    u64::try_from(rounded).unwrap_or(count).min(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::testing::design;

    fn crowds(sets: &[(&str, &str)], scenario: &str, clusters: Option<u64>) -> Vec<(u64, u64)> {
        let design = design(sets);
        let scenario = Scenario::read(scenario).expect("a scenario");
        let question = Question { scenario, clusters, ..Question::of(&design) };
        let crowds = population(&design, None, &question);
        crowds.into_iter().map(|crowd| (crowd.cut, crowd.kept)).collect()
    }

    #[test]
    fn a_scenario_says_who_is_cut_off() {
        assert_eq!(crowds(&[], "fleet", None), [(600, 0), (400, 0)]);
        assert_eq!(crowds(&[], "region=north", None), [(180, 420), (120, 280)]);
        assert_eq!(crowds(&[], "git", None), [(600, 0), (400, 0)]);
        assert_eq!(crowds(&[], "registry", None), [(0, 600), (0, 400)]);
        // An artifact counts for Flux alone.
        let artifact = [("gitops.artifact", "oci://registry.example.com/fleet")];
        assert_eq!(crowds(&artifact, "registry", None), [(600, 0), (0, 400)]);
        assert_eq!(crowds(&artifact, "git", None), [(0, 600), (400, 0)]);
    }

    #[test]
    fn another_size_keeps_the_proportions_and_is_exact() {
        assert_eq!(crowds(&[], "fleet", Some(7)), [(4, 0), (3, 0)]);
        assert_eq!(crowds(&[], "fleet", Some(1)), [(1, 0), (0, 0)]);
        assert_eq!(
            crowds(&[], "region=south", Some(10_000_000)),
            [(4_200_000, 1_800_000), (2_800_000, 1_200_000)]
        );
    }

    #[test]
    fn an_inventory_says_where_each_device_type_stands() {
        let csv = "name,region,device,ring\na,north,gateway,all\nb,south,gateway,all\nc,north,camera,all\n";
        let inventory = Inventory::read(csv.as_bytes()).expect("an inventory");
        let mut design = design(&[]);
        (design.devices[0].clusters, design.devices[1].clusters) = (2, 1);
        let scenario = Scenario::Region("north".into());
        let question = Question { scenario, ..Question::of(&design) };
        let crowds = population(&design, Some(&inventory), &question);
        assert_eq!(crowds, [Crowd { cut: 1, kept: 1 }, Crowd { cut: 1, kept: 0 }]);
    }
}
