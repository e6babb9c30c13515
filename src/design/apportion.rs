//! Whole clusters out of shares: parts that add up exactly, wherever they are counted.

use super::FleetDesign;

/// A count in these proportions; the largest remainders get what rounding leaves over. Where there
/// are no proportions, the first gets all.
pub fn apportioned(count: u64, weights: &[u128]) -> Vec<u64> {
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

/// Gives each of these that has none one of the largest's, as long as that keeps one.
pub fn filled(counts: &mut [u64], wanted: impl Fn(usize) -> bool) {
    for place in 0..counts.len() {
        let largest =
            (0..counts.len()).max_by_key(|other| (counts[*other], std::cmp::Reverse(*other)));
        if let Some(largest) = largest.filter(|other| counts[*other] > 1)
            && counts[place] == 0
            && wanted(place)
        {
            counts[largest] -= 1;
            counts[place] = 1;
        }
    }
}

impl FleetDesign {
    /// So many clusters by ring, first to last. One with a share holds at least one cluster while
    /// there are enough: a ring of 1 % of 20 that held none would be no ring.
    pub fn ring_sizes(&self, clusters: u64) -> Vec<u64> {
        let rings = self.rings();
        let shares: Vec<u128> =
            rings.iter().map(|ring| u128::from(ring.share.thousandths())).collect();
        let mut sizes = apportioned(clusters, &shares);
        filled(&mut sizes, |place| shares[place] > 0);
        sizes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{List, Name, Share};

    #[test]
    fn parts_add_up() {
        assert_eq!(apportioned(7, &[600, 400]), [4, 3]);
        assert_eq!(apportioned(1, &[600, 400]), [1, 0]);
        assert_eq!(apportioned(10, &[1, 1, 1]), [4, 3, 3]);
        assert_eq!(apportioned(5, &[0, 0]), [5, 0]);
    }

    fn sizes(shares: &[&str], clusters: u64) -> Vec<u64> {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        for share in shares {
            let place = List::Rings.push(&mut design);
            design.fleet.rings[place].share = Share::read(share).expect("a share");
        }
        design.ring_sizes(clusters)
    }

    #[test]
    fn rings_add_up_to_the_fleet_and_none_with_a_share_is_empty() {
        assert_eq!(sizes(&["1%", "10%", "89%"], 2_400), [24, 240, 2_136]);
        // Rounded up one by one they would be 1,001.
        assert_eq!(sizes(&["0.1%", "33.3%", "66.6%"], 999), [1, 333, 665]);
        assert_eq!(sizes(&["1%", "9%", "90%"], 3), [1, 1, 1]);
        assert_eq!(sizes(&["1%", "99%"], 20), [1, 19]);
        assert_eq!(sizes(&["1%", "99%"], 1), [0, 1]);
        assert_eq!(sizes(&["0%", "100%"], 20), [0, 20]);
        assert_eq!(sizes(&[], 20), [20]);
    }
}
