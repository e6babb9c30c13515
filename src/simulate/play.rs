//! Plays the fleet through the outage: cluster by cluster, from one change of state to the next.
//!
//! Clusters do not wait for each other (no host slows down or refuses in this model), so each is
//! played on its own, and nothing is kept of it but when it converged. While nothing changes it
//! looks at its source at a steady rate, which is added up in closed form.

use super::applications::look_that_finds;
use super::chance::Chance;
use super::kind::Kind;
use super::looks::ArgoLooks;
use super::pace::{IMAGE_PULL, Pace};
use super::question::{Question, Scenario};
use super::rings::Promotion;
use super::timeline::{Grid, Reads};
use crate::outlook::in_seconds;

/// When something first and last began in a cluster of some, in seconds from the drop of the link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Onset {
    /// The first cluster.
    pub first_s: f64,
    /// The last one.
    pub last_s: f64,
    /// How many clusters.
    pub clusters: u64,
}

impl Onset {
    pub(super) fn add(onset: &mut Option<Self>, moment: f64) {
        let one = Self { first_s: moment, last_s: moment, clusters: 0 };
        let known = onset.get_or_insert(one);
        known.first_s = known.first_s.min(moment);
        known.last_s = known.last_s.max(moment);
        known.clusters += 1;
    }
}

/// What the clusters of one device type went through.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tally {
    /// Seconds from the end of the outage to the first look that succeeds: their sum over the
    /// clusters that were cut off, and the most.
    pub(super) first_look_sum: f64,
    pub(super) first_look_most: f64,
    /// Drift is no longer put right, and nothing is pruned.
    pub(super) unhealed: Option<Onset>,
    /// The cluster's own status says that its source is out of reach.
    pub(super) reported: Option<Onset>,
}

/// Everything that was played.
#[derive(Debug)]
pub(super) struct Played {
    /// Reads by source.
    pub(super) reads: Vec<Reads>,
    /// Clusters that converge, by step.
    pub(super) converged_in: Vec<u64>,
    /// Seconds from the end of the outage until the new revision is applied, of clusters that an
    /// outage kept from it.
    pub(super) converged: Vec<f32>,
    /// The same until the new images are pulled, of clusters that had to wait for them.
    pub(super) images: Vec<f32>,
    /// By device type.
    pub(super) tallies: Vec<Tally>,
    /// By ring, where a change is promoted ring by ring.
    pub(super) promotion: Option<Promotion>,
}

/// After so many clusters somebody is told, and may stop it.
const WATCHED: u64 = 4_096;

/// Plays all clusters; `watch` is told how many have been, and says whether to go on. Nothing where
/// it was stopped.
pub(super) fn play(
    kinds: &[Kind],
    sources: usize,
    question: &Question,
    grid: &Grid,
    watch: &mut dyn FnMut(u64) -> bool,
) -> Option<Played> {
    let outage = in_seconds(question.outage);
    let registry_is_down = question.scenario == Scenario::Registry;
    let devices = kinds.iter().map(|kind| kind.crowd.device + 1).max().unwrap_or(0);
    let mut stage = Stage {
        outage,
        link_is_down: question.scenario.is_link(),
        registry_is_down,
        grid,
        played: Played {
            reads: vec![Reads::new(grid); sources],
            converged_in: vec![0; grid.len()],
            converged: with_room(kinds, Kind::held_up),
            images: with_room(kinds, |kind| kind.waiting_for_images(registry_is_down)),
            tallies: vec![Tally::default(); devices],
            promotion: question.scenario.is_promotion().then(|| Promotion::new(kinds, grid)),
        },
    };
    let mut cluster = 0;
    for kind in kinds {
        stage.steady(kind);
        let mut tally = std::mem::take(&mut stage.played.tallies[kind.crowd.device]);
        for place in 0..kind.crowd.all() {
            let mut chance = Chance::of_cluster(question.seed, cluster);
            cluster += 1;
            if cluster % WATCHED == 0 && !watch(cluster) {
                return None;
            }
            if place < kind.crowd.cut {
                stage.cut_off(kind, &mut tally, &mut chance);
            } else {
                stage.untouched(kind, &mut chance);
            }
        }
        stage.played.tallies[kind.crowd.device] = tally;
    }
    Some(stage.played)
}

/// A list that takes one number for so many clusters of each kind, and never grows: what grows
/// holds up to three times of what is in it while it moves.
pub(super) fn with_room(kinds: &[Kind], clusters: impl Fn(&Kind) -> u64) -> Vec<f32> {
    let all = kinds.iter().map(clusters).sum::<u64>();
    Vec::with_capacity(usize::try_from(all).unwrap_or(0))
}

/// What all clusters share, and what they leave behind.
pub(super) struct Stage<'a> {
    pub(super) outage: f64,
    pub(super) link_is_down: bool,
    registry_is_down: bool,
    pub(super) grid: &'a Grid,
    pub(super) played: Played,
}

impl Stage<'_> {
    /// The looks that come at a steady rate, of all clusters of a kind at once.
    #[expect(clippy::cast_precision_loss, reason = "millions at most")]
    fn steady(&mut self, kind: &Kind) {
        let rate = 1.0 / kind.pace.mean();
        let (cut, kept) = (kind.crowd.cut as f64 * rate, kind.crowd.kept as f64 * rate);
        let (grid, reads) = (self.grid, &mut self.played.reads[kind.source]);
        let (begin, end) = (f64::NEG_INFINITY, f64::INFINITY);
        reads.steadily(grid, begin, end, kept);
        reads.steadily(grid, begin, 0.0, cut);
        if matches!(kind.pace, Pace::Argo(..)) {
            // It goes on at its pace; only where the link is down does no look get away.
            if !self.link_is_down {
                reads.steadily(grid, 0.0, self.outage, cut);
            }
            reads.steadily(grid, self.outage, end, cut);
        }
    }

    /// A cluster that keeps sight of its source.
    fn untouched(&mut self, kind: &Kind, chance: &mut Chance) {
        let begin = kind.available;
        let look = match kind.pace {
            Pace::Flux(looks) => begin + looks.rest(chance),
            Pace::Argo(polling, applications) => {
                let mut looks = ArgoLooks::new(polling, begin, chance);
                look_that_finds(&mut looks, applications, begin, chance)
            }
        };
        let applied = self.fetch(kind, look);
        if kind.waits {
            self.played.converged.push(narrow(applied - self.outage));
        }
        let Some(pull) = kind.load.pull_s else { return };
        if self.registry_is_down {
            let held_up = self.outage - applied;
            let tried = if held_up > 0.0 { IMAGE_PULL.first_try_from(held_up) } else { 0.0 };
            self.pulled(applied + tried + pull);
        } else if kind.waits {
            self.pulled(applied + pull);
        }
    }

    /// A cluster that loses sight of its source.
    fn cut_off(&mut self, kind: &Kind, tally: &mut Tally, chance: &mut Chance) {
        let (first, found) = match kind.pace {
            Pace::Flux(looks) => self.flux(looks, kind, tally, chance),
            Pace::Argo(polling, applications) => {
                self.argo((polling, applications), kind.available, tally, chance)
            }
        };
        let delay = first - self.outage;
        tally.first_look_sum += delay;
        tally.first_look_most = tally.first_look_most.max(delay);
        let applied = self.fetch(kind, found);
        if !kind.late {
            return;
        }
        self.played.converged.push(narrow(applied - self.outage));
        if let Some(pull) = kind.load.pull_s {
            self.pulled(applied + pull);
        }
    }

    /// A look that finds the new revision; gives the moment when it is applied.
    fn fetch(&mut self, kind: &Kind, look: f64) -> f64 {
        self.played.reads[kind.source].at(self.grid, look, kind.fetch_reads);
        let applied = look + kind.load.fetch_s;
        let step = self.grid.step_of(applied);
        if let Some(step) = step {
            self.played.converged_in[step] += 1;
        }
        if let Some(promotion) = &mut self.played.promotion {
            promotion.applied(kind.crowd.ring, applied, step);
        }
        applied
    }

    fn pulled(&mut self, moment: f64) {
        self.played.images.push(narrow((moment - self.outage).max(0.0)));
    }
}

/// Half the memory; a thousandth of a second is exact up to hours, a second up to months.
#[expect(clippy::cast_possible_truncation, reason = "seconds need no more")]
pub(super) fn narrow(seconds: f64) -> f32 {
    seconds as f32
}
