//! What came of a simulation.

use super::play::Onset;
use super::question::Question;
use super::risks::Risk;
use super::transfer::Load;
use crate::design::Engine;
use crate::outlook::{Bytes, SourceKind};

/// How long until half, nearly all and all clusters are through, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Percentiles {
    /// Half of them.
    pub p50: f64,
    /// 95 of 100.
    pub p95: f64,
    /// All.
    pub p100: f64,
}

impl Percentiles {
    /// The smallest values that so many of all do not exceed; nothing where there are none.
    pub(super) fn of(values: &mut [f32]) -> Option<Self> {
        let mut at = |per_cent: usize| {
            let place = (values.len() * per_cent).div_ceil(100).checked_sub(1)?;
            let (_, value, _) = values.select_nth_unstable_by(place, f32::total_cmp);
            Some(f64::from(*value))
        };
        Some(Self { p50: at(50)?, p95: at(95)?, p100: at(100)? })
    }
}

/// One step of the time line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// When it begins, in seconds from the beginning of the outage.
    pub t_s: f64,
    /// How long it is.
    pub length_s: f64,
    /// Reads per second in it, at all sources together (not at mirrors).
    pub rps: f64,
    /// Clusters that have applied the new revision by its end.
    pub converged: u64,
}

/// One source, and the reads that it sees.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// Its address; nothing while it is still open. Of a mirror the address that it copies.
    pub address: Option<String>,
    /// The region whose mirror this is; nothing where it is the source itself.
    pub mirror: Option<String>,
    /// Clusters that look at it.
    pub clusters: u64,
    /// Reads per second while nothing happens.
    pub steady_rps: f64,
    /// Reads per second in the busiest step.
    pub peak_rps: f64,
    /// Its reads per second, by step.
    pub rates: Vec<f64>,
}

/// What the clusters of one device type go through.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceResult {
    /// The device type.
    pub name: String,
    /// Its engine.
    pub engine: Engine,
    /// Its clusters.
    pub clusters: u64,
    /// Of these, how many are cut off from their source.
    pub cut_off: u64,
    /// Seconds from the end of the outage to the first look that succeeds: on average, and at most;
    /// nothing where no cluster is cut off.
    pub first_look: Option<(f64, f64)>,
    /// When drift is no longer put right.
    pub unhealed: Option<Onset>,
    /// When the cluster's own status says that its source is out of reach.
    pub reported: Option<Onset>,
    /// What polling costs a cluster in a month without changes.
    pub bytes_per_month: Bytes,
    /// What a new revision costs it.
    pub load: Load,
}

/// What the clusters of one ring go through while a change is promoted ring by ring.
#[derive(Clone, Debug, PartialEq)]
pub struct RingResult {
    /// The ring.
    pub name: String,
    /// When the change is promoted to it, in seconds from the beginning of the outage.
    pub promoted_s: f64,
    /// Its clusters.
    pub clusters: u64,
    /// Of these, how many had their link down when it was promoted, by device type; types without
    /// any are left out.
    pub late: Vec<(String, u64)>,
    /// From the promotion until the change is applied, over all its clusters; nothing where it has
    /// none.
    pub converged: Option<Percentiles>,
    /// How many had it when the next ring was promoted; nothing for the last one.
    pub before_next: Option<u64>,
    /// Those that have it, by step of the time line.
    pub timeline: Vec<u64>,
}

impl RingResult {
    /// The clusters that got the change late because their link was down.
    pub fn late(&self) -> u64 {
        self.late.iter().map(|(_, clusters)| clusters).sum()
    }
}

/// The fleet through one outage.
#[derive(Clone, Debug, PartialEq)]
pub struct Simulation {
    /// The fleet's name.
    pub fleet: String,
    /// What was asked.
    pub question: Question,
    /// Clusters that were played.
    pub clusters: u64,
    /// Of these, how many were cut off from their source.
    pub cut_off: u64,
    /// The engine of all of them; nothing where device types differ.
    pub engine: Option<Engine>,
    /// Reads per second while nothing happens.
    pub steady_rps: f64,
    /// Reads per second in the busiest step (a minute or more, or the whole of a shorter outage).
    pub peak_rps: f64,
    /// When that step begins, in seconds from the beginning of the outage.
    pub peak_at_s: f64,
    /// Reads per second and repository that the host advises not to exceed.
    pub advised_rps: f64,
    /// From the end of the outage until the new revision is applied, of the clusters that an outage
    /// kept from it; nothing where there are none.
    pub converged: Option<Percentiles>,
    /// From the end of the outage until new images of all workloads are pulled, at least; nothing
    /// where the design does not say how large they are, or no cluster had to wait for them.
    pub images: Option<Percentiles>,
    /// What their registries send for that, to all of them together.
    pub bytes_of_images: Option<u64>,
    /// What polling costs a cluster in a month without changes, on average over the fleet.
    pub bytes_per_month: Bytes,
    /// The sources, and behind them the mirrors where there are some.
    pub sources: Vec<Source>,
    /// One entry per device type, in their order.
    pub devices: Vec<DeviceResult>,
    /// One entry per ring, first to last, where a change is promoted ring by ring.
    pub rings: Vec<RingResult>,
    /// What can go wrong, in the order of the moments when it begins.
    pub risks: Vec<Risk>,
    /// The time line.
    pub timeline: Vec<Step>,
}
