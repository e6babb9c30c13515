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
//! when the outage begins; or ring by ring where it is promoted so.

mod chance;
mod chart;
mod compare;
mod looks;
mod pace;
mod play;
mod population;
mod question;
mod report;
mod result;
mod rings;
mod risks;
mod rounding;
mod settings;
mod tables;
mod timeline;
mod transfer;
mod words;

#[cfg(test)]
mod agreement_test;
#[cfg(test)]
mod testing;

pub use compare::{Row, compare};
pub use play::Onset;
pub use question::{
    MOST_CLUSTERS, MOST_HOURS, MOST_RINGS, Question, Scenario, USUAL_ABSENCE, USUAL_PAUSE,
    USUAL_SEED, clusters, hours, pause, seed,
};
pub use report::{Part, WIDTH, csv, parts, report};
pub use result::{DeviceResult, Percentiles, RingResult, Simulation, Source, Step};
pub use risks::Risk;
pub use settings::Setting;
pub use tables::csv_of_settings;
pub use transfer::Load;

use crate::design::inventory::Inventory;
use crate::design::{Device, Engine, FleetDesign};
use crate::outlook::{Bytes, Outlook, SourceKind, in_seconds, source_of};
use crate::text::Phrase;
use chance::Chance;
use pace::{Pace, fetch_reads};
use play::{Kind, Played, Tally, play};
use population::{Crowd, population};
use timeline::{Grid, Reads};

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
    let mut sources = sources(design, question, &crowds);
    let kinds: Vec<Kind> =
        crowds.iter().map(|crowd| kind(design, question, *crowd, &sources)).collect();
    let grid = grid(&kinds, question);
    let Some(played) = play(&kinds, sources.len(), question, &grid, watch) else { return Ok(None) };
    let Played { mut reads, converged_in, mut converged, mut images, tallies, promotion } = played;
    if let Some(interval) = question.mirrors {
        mirrors_look(&sources, &kinds, in_seconds(interval), &grid, &mut reads);
    }
    for (source, reads) in sources.iter_mut().zip(&reads) {
        source.rates = reads.rates(&grid);
        source.peak_rps = source.rates.iter().copied().fold(0.0, f64::max);
    }
    let timeline = timeline(&grid, &sources, &converged_in);
    let peak =
        timeline.iter().copied().reduce(|one, other| if other.rps > one.rps { other } else { one });
    let devices = devices(design, outlook, &kinds, &tallies);
    let cut_off = crowds.iter().map(|crowd| crowd.cut).sum();
    let rings = promotion.map(|played| played.results(design, &kinds));
    let rings = rings.unwrap_or_default();
    Ok(Some(Simulation {
        fleet: design.name.to_string(),
        question: question.clone(),
        clusters: crowds.iter().map(|crowd| crowd.all()).sum(),
        cut_off,
        engine: one_engine(&devices),
        steady_rps: central(&sources).map(|source| source.steady_rps).sum(),
        peak_rps: peak.map_or(0.0, |step| step.rps),
        peak_at_s: peak.map_or(0.0, |step| step.t_s),
        advised_rps: outlook.advised_reads_per_second,
        converged: Percentiles::of(&mut converged),
        images: Percentiles::of(&mut images),
        bytes_per_month: mean_bytes(&devices),
        risks: risks::risks(design, question, &devices, &sources, &rings, &timeline),
        sources,
        devices,
        rings,
        timeline,
    }))
}

/// The sources themselves, without their mirrors.
fn central(sources: &[Source]) -> impl Iterator<Item = &Source> {
    sources.iter().filter(|source| source.mirror.is_none())
}

/// Each source once; and where regions have mirrors, each region's of each source.
fn sources(design: &FleetDesign, question: &Question, crowds: &[Crowd]) -> Vec<Source> {
    let mut sources: Vec<Source> = Vec::new();
    for device in &design.devices {
        let gitops = design.gitops_of(device);
        let (kind, address) = source_of(&gitops);
        if !sources.iter().any(|one| one.kind == kind && one.address.as_deref() == address) {
            sources.push(Source {
                kind,
                address: address.map(str::to_owned),
                mirror: None,
                clusters: 0,
                steady_rps: 0.0,
                peak_rps: 0.0,
                rates: Vec::new(),
            });
        }
    }
    if let Some(interval) = question.mirrors {
        add_mirrors(design, &mut sources, in_seconds(interval));
    }
    for crowd in crowds {
        let place = place(design, question, *crowd, &sources);
        let gitops = design.gitops_of(&design.devices[crowd.device]);
        sources[place].clusters += crowd.all();
        sources[place].steady_rps += count(crowd.all()) / Pace::of(&gitops).mean();
    }
    sources
}

/// Behind the sources, a mirror of each in each region, which looks at it at a fixed pace.
fn add_mirrors(design: &FleetDesign, sources: &mut Vec<Source>, interval: f64) {
    let (regions, own) = (design.regions(), sources.len());
    for place in 0..own {
        sources[place].steady_rps = count(regions.len() as u64) / interval;
        for region in &regions {
            let mirror = Some(region.name.to_string());
            sources.push(Source { mirror, steady_rps: 0.0, ..sources[place].clone() });
        }
    }
}

/// The place of what a crowd looks at.
fn place(design: &FleetDesign, question: &Question, crowd: Crowd, sources: &[Source]) -> usize {
    let gitops = design.gitops_of(&design.devices[crowd.device]);
    let (kind, address) = source_of(&gitops);
    let region = || design.regions().get(crowd.region).map(|region| region.name.to_string());
    let mirror = question.mirrors.and_then(|_| region());
    let same = |source: &Source| {
        source.kind == kind && source.address.as_deref() == address && source.mirror == mirror
    };
    sources.iter().position(same).unwrap_or(0)
}

fn kind(design: &FleetDesign, question: &Question, crowd: Crowd, sources: &[Source]) -> Kind {
    let device = &design.devices[crowd.device];
    let gitops = design.gitops_of(device);
    let (kind, _) = source_of(&gitops);
    let host_is_down = match question.scenario {
        Scenario::Git => kind == SourceKind::Repository,
        Scenario::Registry => kind == SourceKind::Artifact,
        _ => false,
    };
    // Nothing new can be pushed to a host that is down, nor while Git is. In all other cases the
    // change is there when the outage begins.
    let waits_for_host = host_is_down || question.scenario == Scenario::Git;
    let outage = in_seconds(question.outage);
    let promoted = if waits_for_host { outage } else { question.promoted(crowd.ring) };
    let source = place(design, question, crowd, sources);
    let behind = question.mirrors.map_or(0.0, |interval| {
        // Each mirror looks at moments of its own; as far from the clusters as numbers go.
        Chance::of_cluster(question.seed, u64::MAX - source as u64).share() * in_seconds(interval)
    });
    // A ring whose turn comes as the link does is not late, and one whose mirror lags behind is.
    let late = if question.scenario.is_promotion() {
        promoted < outage
    } else {
        promoted + behind <= outage
    };
    Kind {
        pace: Pace::of(&gitops),
        source,
        fetch_reads: fetch_reads(kind),
        load: transfer::load(design, device, kind),
        crowd,
        promoted,
        available: promoted + behind,
        late,
        waits: host_is_down && question.mirrors.is_some(),
    }
}

/// What the sources see of their mirrors: a look each interval, also while nobody answers, and a
/// fetch of what is new.
fn mirrors_look(
    sources: &[Source],
    kinds: &[Kind],
    interval: f64,
    grid: &Grid,
    reads: &mut [Reads],
) {
    for (place, mirror) in sources.iter().enumerate().filter(|(_, one)| one.mirror.is_some()) {
        let same = |source: &Source| {
            source.mirror.is_none()
                && source.kind == mirror.kind
                && source.address == mirror.address
        };
        let Some(source) = sources.iter().position(same) else { continue };
        reads[source].steadily(grid, f64::NEG_INFINITY, f64::INFINITY, 1.0 / interval);
        let mut fetched: Vec<f64> =
            kinds.iter().filter(|kind| kind.source == place).map(|kind| kind.available).collect();
        fetched.sort_by(f64::total_cmp);
        fetched.dedup();
        for moment in fetched {
            reads[source].at(grid, moment, fetch_reads(mirror.kind));
        }
    }
}

/// The time line reaches to where all clusters have converged and gone on for another wait.
fn grid(kinds: &[Kind], question: &Question) -> Grid {
    let behind = question.mirrors.map_or(0.0, in_seconds);
    let tail = |kind: &Kind| {
        let longest = kind.pace.longest();
        behind + longest + kind.load.fetch_s + longest.max(timeline::BEFORE)
    };
    let played = kinds.iter().filter(|kind| kind.crowd.all() > 0);
    let tail = played.map(tail).fold(timeline::BEFORE, f64::max);
    let promotions: Vec<f64> = if question.scenario.is_promotion() {
        kinds.iter().map(|kind| kind.promoted).collect()
    } else {
        Vec::new()
    };
    Grid::new(in_seconds(question.outage), &promotions, tail)
}

fn timeline(grid: &Grid, sources: &[Source], converged_in: &[u64]) -> Vec<Step> {
    let mut converged = 0;
    let steps = grid.steps().zip(converged_in).enumerate();
    steps
        .map(|(place, ((t_s, length_s), more))| {
            converged += more;
            let rps = central(sources).map(|source| source.rates[place]).sum();
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
    let one = |(place, (device, tally)): (usize, (&Device, &Tally))| {
        let own = || kinds.iter().filter(|kind| kind.crowd.device == place);
        let cut_off: u64 = own().map(|kind| kind.crowd.cut).sum();
        let mean = tally.first_look_sum / count(cut_off);
        let source = source_of(&design.gitops_of(device)).0;
        DeviceResult {
            name: device.name.to_string(),
            engine: design.gitops_of(device).engine,
            clusters: own().map(|kind| kind.crowd.all()).sum(),
            cut_off,
            first_look: (cut_off > 0).then_some((mean, tally.first_look_most)),
            unhealed: tally.unhealed,
            reported: tally.reported,
            bytes_per_month: outlook
                .of(device.name.as_str())
                .map(|known| known.bytes_per_month)
                .unwrap_or_default(),
            load: transfer::load(design, device, source),
        }
    };
    design.devices.iter().zip(tallies).enumerate().map(one).collect()
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

#[expect(clippy::cast_precision_loss, reason = "millions at most")]
fn count(clusters: u64) -> f64 {
    clusters as f64
}
