//! What clusters look at: repositories and artifacts, and the mirrors in front of them that a question may
//! give each region.

use super::kind::Kind;
use super::pace::{Pace, fetch_reads};
use super::population::Crowd;
use super::question::Question;
use super::result::Source;
use super::timeline::{Grid, Reads};
use crate::design::FleetDesign;
use crate::outlook::{in_seconds, source_of};

/// The sources themselves, without their mirrors.
pub(super) fn central(sources: &[Source]) -> impl Iterator<Item = &Source> {
    sources.iter().filter(|source| source.mirror.is_none())
}

/// Each source once; and where regions have mirrors, each region's of each source.
pub(super) fn sources(design: &FleetDesign, question: &Question, crowds: &[Crowd]) -> Vec<Source> {
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
        let engine = Pace::of(design, &design.devices[crowd.device]);
        sources[place].clusters += crowd.all();
        sources[place].steady_rps += super::count(crowd.all()) / engine.mean();
    }
    sources
}

/// Behind the sources, a mirror of each in each region, which looks at it at a fixed pace.
fn add_mirrors(design: &FleetDesign, sources: &mut Vec<Source>, interval: f64) {
    let (regions, own) = (design.regions(), sources.len());
    for place in 0..own {
        sources[place].steady_rps = super::count(regions.len() as u64) / interval;
        for region in &regions {
            let mirror = Some(region.name.to_string());
            sources.push(Source { mirror, steady_rps: 0.0, ..sources[place].clone() });
        }
    }
}

/// The place of what a crowd looks at.
pub(super) fn place(
    design: &FleetDesign,
    question: &Question,
    crowd: Crowd,
    sources: &[Source],
) -> usize {
    let gitops = design.gitops_of(&design.devices[crowd.device]);
    let (kind, address) = source_of(&gitops);
    let region = || design.regions().get(crowd.region).map(|region| region.name.to_string());
    let mirror = question.mirrors.and_then(|_| region());
    let same = |source: &Source| {
        source.kind == kind && source.address.as_deref() == address && source.mirror == mirror
    };
    sources.iter().position(same).unwrap_or(0)
}

/// What the sources see of their mirrors: a look each interval, also while nobody answers, and a
/// fetch of what is new.
pub(super) fn mirrors_look(
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
