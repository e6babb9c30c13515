//! Which clusters there are, and which of them an outage cuts off.

use super::places::places;
use super::question::{Question, Scenario};
use crate::design::apportion::apportioned;
use crate::design::inventory::Inventory;
use crate::design::{Device, FleetDesign, Name};
use crate::outlook::{SourceKind, source_of};

/// Clusters that go through the same: those of one device type; where a change is promoted ring by
/// ring, of one ring, too; and where regions have mirrors, of one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Crowd {
    /// The place of their device type.
    pub(super) device: usize,
    /// The place of their ring; 0 where rings do not matter.
    pub(super) ring: usize,
    /// The place of their region; 0 where regions do not matter.
    pub(super) region: usize,
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

/// The clusters by device type, in their order, and within one by region and ring where those matter.
///
/// Whatever is asked, the same clusters are in the same place: regions and rings have the sizes that
/// the design gives them, and a mirror or a region that is cut off changes none of them.
pub(super) fn population(
    design: &FleetDesign,
    inventory: Option<&Inventory>,
    question: &Question,
) -> Vec<Crowd> {
    let counts = counts(design, question.clusters);
    let places = places(design, inventory, &counts, question.scenario.is_promotion());
    let regions = design.regions();
    let mut crowds = Vec::new();
    for (place, device) in design.devices.iter().enumerate() {
        let is_cut = |region: usize| is_cut_off(design, device, question, &regions[region].name);
        crowds.extend(crowds_of(place, question.mirrors.is_some(), &places[place], &is_cut));
    }
    crowds
}

/// Whether the clusters of a device type in a region lose sight of what they look at.
fn is_cut_off(design: &FleetDesign, device: &Device, question: &Question, region: &Name) -> bool {
    let looks_at = |kind| source_of(&design.gitops_of(device)).0 == kind;
    // A mirror goes on answering while what it copies is down.
    let host_down = |kind| looks_at(kind) && question.mirrors.is_none();
    match (question.scenario.region(), &question.scenario) {
        (Some(only), _) => region.as_str() == only,
        (None, Scenario::Git) => host_down(SourceKind::Repository),
        (None, Scenario::Registry) => host_down(SourceKind::Artifact),
        (None, _) => true,
    }
}

/// The clusters of a device type, by region and ring, as crowds; regions apart only where they have
/// mirrors.
fn crowds_of(
    device: usize,
    apart: bool,
    cells: &[Vec<u64>],
    is_cut: &dyn Fn(usize) -> bool,
) -> Vec<Crowd> {
    let rings = cells.first().map_or(1, Vec::len);
    let places = if apart { cells.len() } else { 1 };
    let crowd = |place: usize| Crowd {
        device,
        ring: place % rings,
        region: place / rings,
        cut: 0,
        kept: 0,
    };
    let mut crowds: Vec<Crowd> = (0..places * rings).map(crowd).collect();
    for (region, row) in cells.iter().enumerate() {
        for (ring, clusters) in row.iter().enumerate() {
            let crowd = &mut crowds[if apart { region * rings + ring } else { ring }];
            if is_cut(region) {
                crowd.cut += clusters;
            } else {
                crowd.kept += clusters;
            }
        }
    }
    crowds
}

/// Clusters per device type: the design's, or so many in its proportions.
fn counts(design: &FleetDesign, wanted: Option<u64>) -> Vec<u64> {
    let own = || design.devices.iter().map(|device| u64::from(device.clusters));
    match wanted {
        Some(wanted) => apportioned(wanted, &own().map(u128::from).collect::<Vec<_>>()),
        None => own().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::testing::{design, with_rings};

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
        let crowds: Vec<_> = crowds.iter().map(|crowd| (crowd.cut, crowd.kept)).collect();
        assert_eq!(crowds, [(1, 1), (1, 0)]);
    }

    #[test]
    fn a_promotion_splits_each_device_type_by_ring_and_no_ring_with_a_share_is_empty() {
        let design = with_rings(&[("canary", "1%"), ("broad", "99%")]);
        let ask = |scenario: &str, clusters| Question {
            scenario: Scenario::read(scenario).expect("a scenario"),
            clusters: Some(clusters),
            ..Question::of(&design)
        };
        let of = |question: &Question| -> Vec<(usize, usize, u64, u64)> {
            let crowds = population(&design, None, question);
            crowds.iter().map(|one| (one.device, one.ring, one.cut, one.kept)).collect()
        };
        let all = of(&ask("promotion", 1_000));
        assert_eq!(all, [(0, 0, 6, 0), (0, 1, 594, 0), (1, 0, 4, 0), (1, 1, 396, 0)]);
        let north = of(&ask("promotion=north", 1_000));
        assert_eq!(north, [(0, 0, 2, 4), (0, 1, 178, 416), (1, 0, 1, 3), (1, 1, 119, 277)]);
        // A ring keeps its size, whoever of it is cut off.
        for clusters in [50, 333, 1_000, 9_999] {
            let sizes = |scenario: &str| {
                let crowds = of(&ask(scenario, clusters));
                crowds.into_iter().map(|one| (one.0, one.1, one.2 + one.3)).collect::<Vec<_>>()
            };
            assert_eq!(sizes("promotion"), sizes("promotion=south"), "{clusters}");
        }
        // 1 % of 20 is less than a cluster.
        let few = of(&ask("promotion", 20));
        let canary: u64 = few.iter().filter(|one| one.1 == 0).map(|one| one.2).sum();
        assert_eq!((canary, few.iter().map(|one| one.2).sum::<u64>()), (1, 20));
    }

    #[test]
    fn mirrors_split_each_device_type_by_region_and_outlive_the_host() {
        let design = design(&[]);
        let mirrors = Some(crate::design::Span::seconds(300));
        let of = |scenario: &str| -> Vec<(usize, usize, u64, u64)> {
            let scenario = Scenario::read(scenario).expect("a scenario");
            let question = Question { scenario, mirrors, ..Question::of(&design) };
            let crowds = population(&design, None, &question);
            crowds.iter().map(|one| (one.device, one.region, one.cut, one.kept)).collect()
        };
        assert_eq!(of("fleet"), [(0, 0, 180, 0), (0, 1, 420, 0), (1, 0, 120, 0), (1, 1, 280, 0)]);
        assert_eq!(of("git"), [(0, 0, 0, 180), (0, 1, 0, 420), (1, 0, 0, 120), (1, 1, 0, 280)]);
        assert_eq!(
            of("region=south"),
            [(0, 0, 0, 180), (0, 1, 420, 0), (1, 0, 0, 120), (1, 1, 280, 0)]
        );
    }

    /// Two device types in three regions of sizes that nothing divides, with rings.
    fn uneven(clusters: [u32; 2], rings: &[(&str, &str)]) -> FleetDesign {
        let mut design = with_rings(rings);
        (design.devices[0].clusters, design.devices[1].clusters) = (clusters[0], clusters[1]);
        let mut third = design.fleet.regions[1].clone();
        third.name = Name::read("west").expect("a name");
        third.clusters = clusters.iter().sum::<u32>() / 7;
        design.fleet.regions.push(third);
        design.fleet.regions[0].clusters = clusters[0] / 3;
        let others = design.fleet.regions[0].clusters + design.fleet.regions[2].clusters;
        design.fleet.regions[1].clusters = clusters.iter().sum::<u32>() - others;
        design
    }

    fn sums(crowds: &[Crowd], by: fn(&Crowd) -> usize) -> Vec<u64> {
        let length = crowds.iter().map(|crowd| by(crowd) + 1).max().unwrap_or(0);
        let mut sums = vec![0; length];
        for crowd in crowds {
            sums[by(crowd)] += crowd.all();
        }
        sums
    }

    fn of_device(crowds: &[Crowd], device: usize) -> Vec<Crowd> {
        crowds.iter().filter(|one| one.device == device).copied().collect()
    }

    #[test]
    fn rings_and_regions_keep_their_size_with_mirrors_and_without() {
        let rings = [("canary", "1%"), ("early", "10%"), ("broad", "89%")];
        for clusters in [[1_800, 600], [7, 13], [333, 1_000], [9_999, 1], [1_000_000, 17]] {
            let design = uneven(clusters, &rings);
            let of = |scenario: &str, mirrors: bool| {
                let scenario = Scenario::read(scenario).expect("a scenario");
                let mirrors = mirrors.then_some(crate::design::Span::seconds(300));
                population(&design, None, &Question { scenario, mirrors, ..Question::of(&design) })
            };
            let devices: Vec<u64> = clusters.iter().map(|count| u64::from(*count)).collect();
            let regions: Vec<u64> =
                design.fleet.regions.iter().map(|region| u64::from(region.clusters)).collect();
            for scenario in ["promotion", "promotion=west"] {
                let (plain, mirrored) = (of(scenario, false), of(scenario, true));
                for crowds in [&plain, &mirrored] {
                    assert_eq!(sums(crowds, |one| one.device), devices);
                    let sizes = design.ring_sizes(design.clusters());
                    assert_eq!(sums(crowds, |one| one.ring), sizes, "{clusters:?} {scenario}");
                }
                assert_eq!(sums(&mirrored, |one| one.region), regions, "{clusters:?}");
                let in_ring = |crowds: &[Crowd]| {
                    [0, 1].map(|device| sums(&of_device(crowds, device), |one| one.ring))
                };
                assert_eq!(in_ring(&plain), in_ring(&mirrored), "{clusters:?} {scenario}");
                let cut = |crowds: &[Crowd]| crowds.iter().map(|one| one.cut).sum::<u64>();
                assert_eq!(cut(&plain), cut(&mirrored), "{clusters:?} {scenario}");
            }
            // Who loses its link is the region's own number, with rings and without.
            let cut: u64 = of("region=west", false).iter().map(|one| one.cut).sum();
            assert_eq!(cut, regions[2], "{clusters:?}");
            let cut: u64 = of("promotion=west", true).iter().map(|one| one.cut).sum();
            assert_eq!(cut, regions[2], "{clusters:?}");
        }
    }

    #[test]
    fn what_the_inventory_counts_is_played_to_the_cluster() {
        let csv = "name,region,device,ring\na,north,gateway,canary\nb,south,gateway,broad\n\
                   c,south,camera,broad\nd,south,camera,canary\ne,north,camera,broad\n";
        let inventory = Inventory::read(csv.as_bytes()).expect("an inventory");
        let mut design = with_rings(&[("canary", "50%"), ("broad", "50%")]);
        (design.devices[0].clusters, design.devices[1].clusters) = (2, 3);
        let mirrors = Some(crate::design::Span::seconds(300));
        let scenario = Scenario::Promotion(None);
        let question = Question { scenario, mirrors, ..Question::of(&design) };
        let crowds = population(&design, Some(&inventory), &question);
        let crowds: Vec<_> =
            crowds.iter().map(|one| (one.device, one.region, one.ring, one.all())).collect();
        let expected = [
            (0, 0, 0, 1),
            (0, 0, 1, 0),
            (0, 1, 0, 0),
            (0, 1, 1, 1),
            (1, 0, 0, 0),
            (1, 0, 1, 1),
            (1, 1, 0, 1),
            (1, 1, 1, 1),
        ];
        assert_eq!(crowds, expected);
    }
}
