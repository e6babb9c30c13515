//! Clusters that go through the same: how they look at their source, what a change costs them, and when it
//! is there for them.

use super::chance::Chance;
use super::pace::{Pace, fetch_reads};
use super::population::Crowd;
use super::question::{Question, Scenario};
use super::result::Source;
use super::sources::place;
use super::transfer::{self, Load};
use crate::design::FleetDesign;
use crate::outlook::{SourceKind, in_seconds, source_of};

/// Clusters that go through the same, as they are played.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// How their engine looks at the source.
    pub(super) pace: Pace,
    /// The place of what they look at, among all sources and mirrors.
    pub(super) source: usize,
    /// Reads that fetching a revision costs on top of the look that finds it.
    pub(super) fetch_reads: f64,
    /// What goes over the link for a new revision.
    pub(super) load: Load,
    /// Who they are, and how many.
    pub(super) crowd: Crowd,
    /// When the change is there for their ring, in seconds from the beginning of the outage.
    pub(super) promoted: f64,
    /// When what they look at has it: with a mirror a little later.
    pub(super) available: f64,
    /// Whether those that are cut off get the change late for it: it was there before the link was
    /// back, or could not be pushed until then.
    pub(super) late: bool,
    /// Whether what they look at is in reach and yet gets the change only after the outage: a
    /// mirror of a host that is down.
    pub(super) waits: bool,
}

impl Kind {
    /// The clusters whose change the outage holds up.
    pub(super) fn held_up(&self) -> u64 {
        let cut = if self.late { self.crowd.cut } else { 0 };
        cut + if self.waits { self.crowd.kept } else { 0 }
    }

    /// The clusters that have to wait for their new images, of those whose size is known.
    pub(super) fn waiting_for_images(&self, registry_is_down: bool) -> u64 {
        match self.load.pull_s {
            Some(_) if registry_is_down => self.crowd.all(),
            Some(_) => self.held_up(),
            None => 0,
        }
    }
}

/// A crowd, as it is played.
pub(super) fn kind(
    design: &FleetDesign,
    question: &Question,
    crowd: Crowd,
    sources: &[Source],
) -> Kind {
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
        pace: Pace::of(design, device),
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
