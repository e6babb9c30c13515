//! A change that is promoted ring by ring while links are down: when each ring has it, who gets it
//! late, and whether a ring had it before the next one got it.
//!
//! The generated tree promotes by hand, or in a pipeline that asks somebody: a ring's branch or tag
//! is moved when its turn has come (`make promote`, `make tag`), and nothing waits for a ring to
//! be healthy. So the pause between two rings is a part of the question.

use super::kind::Kind;
use super::play::{narrow, with_room};
use super::result::{Percentiles, RingResult};
use super::timeline::Grid;
use crate::design::FleetDesign;

/// What became of a change, ring by ring.
#[derive(Debug)]
pub(super) struct Promotion {
    rings: Vec<Ring>,
}

#[derive(Debug)]
struct Ring {
    promoted: f64,
    /// Seconds from the promotion until the change is applied.
    delays: Vec<f32>,
    /// Clusters that have it, by step.
    converged_in: Vec<u64>,
}

impl Promotion {
    pub(super) fn new(kinds: &[Kind], grid: &Grid) -> Self {
        let rings = kinds.iter().map(|kind| kind.crowd.ring + 1).max().unwrap_or(0);
        let ring = |ring: usize| {
            let is_own = |kind: &&Kind| kind.crowd.ring == ring;
            Ring {
                promoted: kinds.iter().find(is_own).map_or(0.0, |kind| kind.promoted),
                delays: with_room(kinds, |kind| if is_own(&kind) { kind.crowd.all() } else { 0 }),
                converged_in: vec![0; grid.len()],
            }
        };
        Self { rings: (0..rings).map(ring).collect() }
    }

    /// A cluster of a ring has the change.
    pub(super) fn applied(&mut self, ring: usize, moment: f64, step: Option<usize>) {
        let ring = &mut self.rings[ring];
        ring.delays.push(narrow(moment - ring.promoted));
        if let Some(step) = step {
            ring.converged_in[step] += 1;
        }
    }

    /// The results, ring by ring.
    pub(super) fn results(self, design: &FleetDesign, kinds: &[Kind]) -> Vec<RingResult> {
        let moments: Vec<f64> = self.rings.iter().map(|ring| ring.promoted).collect();
        let named = design.rings().into_iter().zip(self.rings).enumerate();
        named
            .map(|(place, (ring, mut played))| RingResult {
                name: ring.name.to_string(),
                promoted_s: played.promoted,
                clusters: played.delays.len() as u64,
                late: late(design, kinds, place),
                before_next: moments.get(place + 1).map(|next| played.until(*next)),
                converged: Percentiles::of(&mut played.delays),
                timeline: sums(&played.converged_in),
            })
            .collect()
    }
}

impl Ring {
    /// How many have the change at a moment.
    fn until(&self, moment: f64) -> u64 {
        let within = narrow(moment - self.promoted);
        self.delays.iter().filter(|delay| **delay <= within).count() as u64
    }
}

/// The clusters of a ring whose link is down when it is promoted, by device type.
fn late(design: &FleetDesign, kinds: &[Kind], ring: usize) -> Vec<(String, u64)> {
    let of = |device: usize| {
        let own =
            kinds.iter().filter(|kind| (kind.crowd.device, kind.crowd.ring) == (device, ring));
        own.filter(|kind| kind.late).map(|kind| kind.crowd.cut).sum::<u64>()
    };
    let named = design.devices.iter().enumerate();
    let named = named.map(|(place, device)| (device.name.to_string(), of(place)));
    named.filter(|(_, clusters)| *clusters > 0).collect()
}

fn sums(counts: &[u64]) -> Vec<u64> {
    let sum = |all: &mut u64, count: &u64| {
        *all += count;
        Some(*all)
    };
    counts.iter().scan(0, sum).collect()
}
