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

mod applications;
mod chance;
mod chart;
mod comeback;
mod compare;
mod csv;
mod kind;
mod looks;
mod pace;
mod page;
mod places;
mod play;
mod population;
mod question;
mod report;
mod result;
mod rings;
mod risks;
mod rounding;
mod settings;
mod sources;
mod tables;
mod timeline;
mod transfer;
mod words;

#[cfg(test)]
mod agreement_test;
#[cfg(test)]
mod every_setting_test;
#[cfg(test)]
mod promotion_test;
#[cfg(test)]
mod testing;

pub use compare::{Row, compare};
pub use csv::{csv, csv_of_settings};
pub use play::Onset;
pub use question::{
    MOST_CLUSTERS, MOST_HOURS, MOST_RINGS, Question, Scenario, USUAL_ABSENCE, USUAL_PAUSE,
    USUAL_SEED, clusters, hours, pause, seed,
};
pub use report::{Part, WIDTH, parts, report};
pub use result::{DeviceResult, Percentiles, RingResult, Simulation, Source, Step};
pub use risks::Risk;
pub use settings::Setting;
pub use transfer::Load;

use crate::design::inventory::Inventory;
use crate::design::{Device, Engine, FleetDesign};
use crate::outlook::{Bytes, Outlook, in_seconds, source_of};
use crate::text::Phrase;
use kind::{Kind, kind};
use play::{Played, Tally, play};
use population::population;
use sources::{central, mirrors_look, sources};
use timeline::Grid;

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
        bytes_of_images: bytes_of_images(question, &kinds),
        bytes_per_month: mean_bytes(&devices),
        risks: risks::risks(design, question, &devices, &sources, &rings, &timeline),
        sources,
        devices,
        rings,
        timeline,
    }))
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

/// What all those that have to wait for their images pull of their registries together.
fn bytes_of_images(question: &Question, kinds: &[Kind]) -> Option<u64> {
    let registry_is_down = question.scenario == Scenario::Registry;
    let all = kinds.iter().filter_map(|kind| {
        let clusters = kind.waiting_for_images(registry_is_down);
        let bytes = kind.load.images.filter(|_| clusters > 0)?;
        Some(clusters.saturating_mul(bytes))
    });
    all.reduce(u64::saturating_add)
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
