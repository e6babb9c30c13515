//! The outage simulator: what the fleet does while its link, its Git host or its registry is gone,
//! and how it comes back.
//!
//! It plays each cluster of the design by the rules of its engine, whose sources are cited in
//! [`crate::outlook`], which has the same results in closed form where there is one. Prompt and
//! generated documents use the closed forms alone; `agreement_test.rs` says how closely the two agree.
//!
//! What it does not know it leaves out: a failed look fails at once, no host slows down or refuses,
//! latency is nothing, applying a revision takes no time of its own, and image pulls are no reads.
//! A new revision is there for a cluster that was cut off when its source is back, for the others
//! when the outage begins.

mod chance;
mod chart;
mod looks;
mod play;
mod population;
mod question;
mod report;
mod risks;
mod timeline;
mod transfer;
mod words;

#[cfg(test)]
mod agreement_test;
#[cfg(test)]
mod testing;

pub use play::Onset;
pub use question::{
    MOST_CLUSTERS, MOST_HOURS, Question, Scenario, USUAL_SEED, clusters, hours, seed,
};
pub use report::{WIDTH, csv, report};
pub use risks::Risk;
pub use transfer::Load;

use crate::design::inventory::Inventory;
use crate::design::{Device, Engine, FleetDesign, Span};
use crate::outlook::{Bytes, Outlook, SourceKind, source_of};
use crate::text::Phrase;
use play::{Kind, Pace, Played, Tally, fetch_reads, play};
use population::{Crowd, population};
use timeline::Grid;

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

/// One step of the time line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// When it begins, in seconds from the beginning of the outage.
    pub t_s: f64,
    /// How long it is.
    pub length_s: f64,
    /// Reads per second in it, at all sources together.
    pub rps: f64,
    /// Clusters that have applied the new revision by its end.
    pub converged: u64,
}

/// One source, and the reads that it sees.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// Its address; nothing while it is still open.
    pub address: Option<String>,
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
    /// From the end of the outage until the new revision is applied; nothing where no cluster was
    /// cut off.
    pub converged: Option<Percentiles>,
    /// From the end of the outage until new images of all workloads are pulled, at least; nothing
    /// where the design does not say how large they are, or no cluster had to wait for them.
    pub images: Option<Percentiles>,
    /// What polling costs a cluster in a month without changes, on average over the fleet.
    pub bytes_per_month: Bytes,
    /// The sources.
    pub sources: Vec<Source>,
    /// One entry per device type, in their order.
    pub devices: Vec<DeviceResult>,
    /// What can go wrong, in the order of the moments when it begins.
    pub risks: Vec<Risk>,
    /// The time line.
    pub timeline: Vec<Step>,
}

/// Plays a design through an outage. `watch` is told now and then how many clusters have been
/// played, and says whether to go on; nothing comes of a play that was stopped.
///
/// # Errors
/// When the question is none of this design, as a sentence.
pub fn simulate(
    design: &FleetDesign,
    inventory: Option<&Inventory>,
    outlook: &Outlook,
    question: &Question,
    watch: &mut dyn FnMut(u64) -> bool,
) -> Result<Option<Simulation>, Phrase> {
    question.check(design)?;
    let crowds = population(design, inventory, question);
    let (mut sources, places) = sources(design, &crowds);
    let kinds: Vec<Kind> = crowds
        .iter()
        .zip(&design.devices)
        .zip(places)
        .map(|((crowd, device), source)| kind(design, device, *crowd, source))
        .collect();
    let grid = grid(&kinds, question.outage);
    let Some(played) = play(&kinds, sources.len(), question, &grid, watch) else { return Ok(None) };
    let Played { reads, converged_in, mut converged, mut images, tallies } = played;
    for (source, reads) in sources.iter_mut().zip(&reads) {
        source.rates = reads.rates(&grid);
        source.peak_rps = source.rates.iter().copied().fold(0.0, f64::max);
    }
    let timeline = timeline(&grid, &sources, &converged_in);
    let peak =
        timeline.iter().copied().reduce(|one, other| if other.rps > one.rps { other } else { one });
    let devices = devices(design, outlook, &kinds, &tallies);
    let cut_off = crowds.iter().map(|crowd| crowd.cut).sum();
    Ok(Some(Simulation {
        fleet: design.name.to_string(),
        question: question.clone(),
        clusters: crowds.iter().map(|crowd| crowd.all()).sum(),
        cut_off,
        engine: one_engine(&devices),
        steady_rps: sources.iter().map(|source| source.steady_rps).sum(),
        peak_rps: peak.map_or(0.0, |step| step.rps),
        peak_at_s: peak.map_or(0.0, |step| step.t_s),
        advised_rps: outlook.advised_reads_per_second,
        converged: percentiles(&mut converged),
        images: percentiles(&mut images),
        bytes_per_month: mean_bytes(&devices),
        risks: risks::risks(design, question, &devices, &sources, &timeline),
        sources,
        devices,
        timeline,
    }))
}

/// Each source once, and the place of each device type's.
fn sources(design: &FleetDesign, crowds: &[Crowd]) -> (Vec<Source>, Vec<usize>) {
    let mut sources: Vec<Source> = Vec::new();
    let mut places = Vec::new();
    for (device, crowd) in design.devices.iter().zip(crowds) {
        let gitops = design.gitops_of(device);
        let (kind, address) = source_of(&gitops);
        let same = |source: &Source| source.kind == kind && source.address.as_deref() == address;
        let place = sources.iter().position(same).unwrap_or_else(|| {
            let address = address.map(str::to_owned);
            let (steady_rps, peak_rps, rates) = (0.0, 0.0, Vec::new());
            sources.push(Source { kind, address, clusters: 0, steady_rps, peak_rps, rates });
            sources.len() - 1
        });
        sources[place].clusters += crowd.all();
        sources[place].steady_rps += count(crowd.all()) / Pace::of(&gitops).mean();
        places.push(place);
    }
    (sources, places)
}

fn kind(design: &FleetDesign, device: &Device, crowd: Crowd, source: usize) -> Kind {
    let gitops = design.gitops_of(device);
    let (kind, _) = source_of(&gitops);
    Kind {
        pace: Pace::of(&gitops),
        source,
        fetch_reads: fetch_reads(kind),
        load: transfer::load(design, device, kind),
        crowd,
    }
}

/// The time line reaches to where all clusters have converged and gone on for another wait.
fn grid(kinds: &[Kind], outage: Span) -> Grid {
    let tail = |kind: &Kind| {
        let longest = kind.pace.longest();
        longest + kind.load.fetch_s + longest.max(timeline::BEFORE)
    };
    let played = kinds.iter().filter(|kind| kind.crowd.all() > 0);
    let tail = played.map(tail).fold(timeline::BEFORE, f64::max);
    Grid::new(crate::outlook::in_seconds(outage), tail)
}

fn timeline(grid: &Grid, sources: &[Source], converged_in: &[u64]) -> Vec<Step> {
    let mut converged = 0;
    let steps = grid.steps().zip(converged_in).enumerate();
    steps
        .map(|(place, ((t_s, length_s), more))| {
            converged += more;
            let rps = sources.iter().map(|source| source.rates[place]).sum();
            Step { t_s, length_s, rps, converged }
        })
        .collect()
}

fn devices(
    design: &FleetDesign,
    outlook: &Outlook,
    kinds: &[Kind],
    tallies: &[Tally],
) -> Vec<DeviceResult> {
    let one = |((device, kind), tally): ((&Device, &Kind), &Tally)| {
        let cut_off = kind.crowd.cut;
        let mean = tally.first_look_sum / count(cut_off);
        DeviceResult {
            name: device.name.to_string(),
            engine: design.gitops_of(device).engine,
            clusters: kind.crowd.all(),
            cut_off,
            first_look: (cut_off > 0).then_some((mean, tally.first_look_most)),
            unhealed: tally.unhealed,
            reported: tally.reported,
            bytes_per_month: outlook
                .of(device.name.as_str())
                .map(|known| known.bytes_per_month)
                .unwrap_or_default(),
            load: kind.load,
        }
    };
    design.devices.iter().zip(kinds).zip(tallies).map(one).collect()
}

/// The engine of all clusters.
fn one_engine(devices: &[DeviceResult]) -> Option<Engine> {
    let mut engines = devices.iter().filter(|one| one.clusters > 0).map(|one| one.engine);
    let first = engines.next()?;
    engines.all(|engine| engine == first).then_some(first)
}

fn mean_bytes(devices: &[DeviceResult]) -> Bytes {
    let all = devices.iter().map(|device| u128::from(device.clusters)).sum::<u128>().max(1);
    let mean = |bytes: fn(&Bytes) -> u64| {
        let sum: u128 = devices
            .iter()
            .map(|one| u128::from(one.clusters) * u128::from(bytes(&one.bytes_per_month)))
            .sum();
        u64::try_from(sum / all).unwrap_or(u64::MAX)
    };
    Bytes { low: mean(|bytes| bytes.low), high: mean(|bytes| bytes.high) }
}

/// The smallest values that so many of all do not exceed.
fn percentiles(values: &mut [f32]) -> Option<Percentiles> {
    let mut at = |per_cent: usize| {
        let place = (values.len() * per_cent).div_ceil(100).checked_sub(1)?;
        let (_, value, _) = values.select_nth_unstable_by(place, f32::total_cmp);
        Some(f64::from(*value))
    };
    Some(Percentiles { p50: at(50)?, p95: at(95)?, p100: at(100)? })
}

#[expect(clippy::cast_precision_loss, reason = "millions at most")]
fn count(clusters: u64) -> f64 {
    clusters as f64
}
