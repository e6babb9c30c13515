//! Which clusters there are, and which of them an outage cuts off.

use super::question::{Question, Scenario};
use crate::design::inventory::Inventory;
use crate::design::{Device, FleetDesign, Name, Ring};
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

/// The clusters by device type, in their order, and within one by region and ring.
pub(super) fn population(
    design: &FleetDesign,
    inventory: Option<&Inventory>,
    question: &Question,
) -> Vec<Crowd> {
    let counts = counts(design, question.clusters);
    let mut crowds = Vec::new();
    for (place, (device, all)) in design.devices.iter().zip(counts).enumerate() {
        let map = Map::of(design, inventory, device);
        let cut = cut_off(design, device, question, &map, all);
        crowds.extend(map.crowds(place, question, cut, all - cut));
    }
    if question.scenario.is_promotion() {
        fill_rings(&mut crowds, &design.rings());
    }
    crowds
}

/// How many of the clusters of a device type lose sight of what they look at.
fn cut_off(design: &FleetDesign, device: &Device, question: &Question, map: &Map, all: u64) -> u64 {
    let looks_at = |kind| source_of(&design.gitops_of(device)).0 == kind;
    // A mirror goes on answering while what it copies is down.
    let host_down = |kind| if looks_at(kind) && question.mirrors.is_none() { all } else { 0 };
    match (question.scenario.region(), &question.scenario) {
        (Some(region), _) => share(all, map.in_region(region)),
        (None, Scenario::Git) => host_down(SourceKind::Repository),
        (None, Scenario::Registry) => host_down(SourceKind::Artifact),
        (None, _) => all,
    }
}

/// Where the clusters of a device type stand, as weights by region and ring: counted where there is
/// an inventory; or else as if every region and every ring had the same mix.
struct Map {
    regions: Vec<Name>,
    /// By region, then by ring.
    weights: Vec<Vec<u128>>,
}

impl Map {
    fn of(design: &FleetDesign, inventory: Option<&Inventory>, device: &Device) -> Self {
        let regions: Vec<Name> =
            design.regions().iter().map(|region| region.name.clone()).collect();
        let counted = inventory.map(|inventory| counted(design, inventory, device));
        let is_known =
            |weights: &Vec<Vec<u128>>| weights.iter().flatten().any(|weight| *weight > 0);
        let weights = counted.filter(is_known).unwrap_or_else(|| proportional(design));
        Self { regions, weights }
    }

    /// The part of a region in the whole.
    fn in_region(&self, region: &str) -> (u128, u128) {
        let sum = |weights: &Vec<u128>| weights.iter().sum::<u128>();
        let there = self.regions.iter().zip(&self.weights);
        let there = there.filter(|(name, _)| name.as_str() == region);
        (there.map(|(_, weights)| sum(weights)).sum(), self.weights.iter().map(sum).sum())
    }

    /// So many clusters that are cut off and so many that are not, as crowds.
    fn crowds(&self, device: usize, question: &Question, cut: u64, kept: u64) -> Vec<Crowd> {
        let only = question.scenario.region();
        let is_cut = |region: usize| only.is_none_or(|only| self.regions[region].as_str() == only);
        let all = self.spread(question, cut + kept, &|_| true);
        let mut cut = self.spread(question, cut, &is_cut);
        let kept = if question.mirrors.is_none() {
            beside(&all, &mut cut)
        } else {
            self.spread(question, kept, &|region| only.is_none() || !is_cut(region))
        };
        let merged = cut.into_iter().zip(kept);
        merged
            .map(|((region, ring, cut), (_, _, kept))| Crowd { device, ring, region, cut, kept })
            .collect()
    }

    /// A count as parts by region and ring, where those matter, over the regions that count.
    fn spread(&self, question: &Question, all: u64, counts: &dyn Fn(usize) -> bool) -> Spread {
        let (by_region, by_ring) = (question.mirrors.is_some(), question.scenario.is_promotion());
        let rings = self.weights.first().map_or(1, Vec::len);
        let (regions, rings) =
            (if by_region { self.weights.len() } else { 1 }, if by_ring { rings } else { 1 });
        let mut weights = vec![0_u128; regions * rings];
        for (region, row) in self.weights.iter().enumerate() {
            for (ring, weight) in row.iter().enumerate() {
                let (at_region, at_ring) =
                    (if by_region { region } else { 0 }, if by_ring { ring } else { 0 });
                if counts(region) {
                    weights[at_region * rings + at_ring] += weight;
                }
            }
        }
        let parts = apportioned(all, &weights).into_iter().enumerate();
        parts.map(|(place, part)| (place / rings, place % rings, part)).collect()
    }
}

/// Clusters by region and ring.
type Spread = Vec<(usize, usize, u64)>;

/// What is left of all beside those that are cut off: each ring keeps its size. Where rounding cut off
/// more than a ring has, another ring takes them over.
fn beside(all: &Spread, cut: &mut Spread) -> Spread {
    let mut over = 0;
    for (cut, all) in cut.iter_mut().zip(all) {
        over += cut.2.saturating_sub(all.2);
        cut.2 = cut.2.min(all.2);
    }
    for (cut, all) in cut.iter_mut().zip(all) {
        let more = over.min(all.2 - cut.2);
        (cut.2, over) = (cut.2 + more, over - more);
    }
    all.iter().zip(cut.iter()).map(|(all, cut)| (all.0, all.1, all.2 - cut.2)).collect()
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

/// A ring of 1 % of 50 clusters still holds one, as the generated README.md counts: the largest
/// crowd gives it.
fn fill_rings(crowds: &mut [Crowd], rings: &[Ring]) {
    for (ring, design) in rings.iter().enumerate() {
        let is_filled = crowds.iter().any(|crowd| crowd.ring == ring && crowd.all() > 0);
        if is_filled || design.share.thousandths() == 0 {
            continue;
        }
        let Some(giver) = (0..crowds.len()).max_by_key(|place| crowds[*place].all()) else {
            return;
        };
        if crowds[giver].all() < 2 {
            return;
        }
        let Crowd { device, region, .. } = crowds[giver];
        let same =
            |crowd: &Crowd| (crowd.device, crowd.region, crowd.ring) == (device, region, ring);
        let Some(taker) = crowds.iter().position(same) else { continue };
        if crowds[giver].cut >= crowds[giver].kept {
            (crowds[giver].cut, crowds[taker].cut) = (crowds[giver].cut - 1, 1);
        } else {
            (crowds[giver].kept, crowds[taker].kept) = (crowds[giver].kept - 1, 1);
        }
    }
}

/// Clusters per device type: the design's, or so many in its proportions.
fn counts(design: &FleetDesign, wanted: Option<u64>) -> Vec<u64> {
    let own = || design.devices.iter().map(|device| u64::from(device.clusters));
    match wanted {
        Some(wanted) => apportioned(wanted, &own().map(u128::from).collect::<Vec<_>>()),
        None => own().collect(),
    }
}

/// A count in these proportions; the largest remainders get what rounding leaves over. Where there
/// are no proportions, the first gets all.
fn apportioned(count: u64, weights: &[u128]) -> Vec<u64> {
    let all: u128 = weights.iter().sum();
    if all == 0 {
        return (0..weights.len()).map(|place| if place == 0 { count } else { 0 }).collect();
    }
    let parts = weights.iter().map(|weight| weight * u128::from(count));
    let parts: Vec<(u64, u128)> =
        parts.map(|part| (u64::try_from(part / all).unwrap_or(count), part % all)).collect();
    let mut counts: Vec<u64> = parts.iter().map(|(whole, _)| *whole).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(parts[*place].1));
    let missing = count - counts.iter().sum::<u64>();
    for place in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        counts[place] += 1;
    }
    counts
}

/// A part of a count, rounded to the nearest.
fn share(count: u64, (part, whole): (u128, u128)) -> u64 {
    let whole = whole.max(1);
    let rounded = (u128::from(count) * part + whole / 2) / whole;
    u64::try_from(rounded).unwrap_or(count).min(count)
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
}
