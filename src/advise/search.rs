//! The search for the shortest list of changes.
//!
//! Each change is tried alone first. What helps, most first, is then combined, all pairs before
//! all triples, so that no list is longer than it has to be. Whatever looks good on the sum of its
//! parts is weighed as a whole, and held against the rules, before it is advised.

use std::collections::HashSet;

use super::Step;
use super::change::Change;
use super::rules::{Locks, Sketch};
use super::view::{Lack, View, Weights, exchanged, needed};
use crate::budget::{Carried, Frame, Interval, Reader, Verdict};
use crate::catalog::Catalog;
use crate::design::{FleetDesign, Workload};

/// The longest list: whoever has to change five things needs another device.
const LONGEST: usize = 4;

/// Changes of workloads that are combined with each other and with those of the platform: the ones
/// that help the machine most, the ones that help the scheduler most, and the ones that take most pods
/// away. A list of four needs no more than the best four of each, the second change of one workload set
/// aside.
const WIDEST: usize = 8;

/// A device type of a design, and what its nodes weigh as it is.
pub(super) struct Case<'a> {
    design: &'a FleetDesign,
    catalog: &'a Catalog,
    index: usize,
    reader: &'a Reader,
    view: View,
    carried: Carried,
    frames: Vec<Frame<'a>>,
    weights: Weights,
}

/// A change that helps when it is applied alone.
#[derive(Clone, Copy)]
struct Lever {
    change: Change,
    /// By how much the machine and the scheduler are nearer to enough.
    gain: Lack,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        (design, catalog): (&'a FleetDesign, &'a Catalog),
        reader: &'a Reader,
        index: usize,
    ) -> Option<Self> {
        let device = design.devices.get(index)?;
        let view = View::of(design, device);
        let carried = reader.all(design, device, device.nodes);
        let frames = view.frames(catalog);
        let weights = Weights::new(&frames, &carried);
        Some(Self { design, catalog, index, reader, view, carried, frames, weights })
    }

    /// The verdict as it stands, the worst of the roles.
    pub(super) fn verdict(&self) -> Verdict {
        self.weights.verdict()
    }

    /// The steps that make the device type fit; where none do, those that make it tight.
    pub(super) fn steps(&self, locks: &Locks<'_>) -> Vec<Step> {
        let mut sketch = None;
        let found = [Verdict::Fits, Verdict::Tight].into_iter().find_map(|wanted| {
            let better = self.verdict() > wanted;
            better.then(|| self.search(wanted, locks, &mut sketch)).flatten()
        });
        found.map(|changes| self.explain(&changes)).unwrap_or_default()
    }

    fn search(
        &self,
        wanted: Verdict,
        locks: &Locks<'_>,
        sketch: &mut Option<Sketch>,
    ) -> Option<Vec<Change>> {
        let lack = self.weights.lack(wanted);
        let levers = self.levers(lack, wanted, locks);
        let mut forbidden = HashSet::new();
        (1..=LONGEST.min(levers.len())).find_map(|length| {
            if !reaches(&levers, length, lack) {
                return None;
            }
            let mut lists = Vec::new();
            combine(&levers, length, &mut Vec::new(), lack, &mut lists);
            lists.sort_by_key(|list| list.iter().map(|change| change.weight()).sum::<u32>());
            let found = lists.into_iter().find(|list| {
                self.after(list).1.verdict() <= wanted && self.allows(list, sketch, &mut forbidden)
            });
            found.map(|list| self.keeping_most(list, wanted, sketch, &mut forbidden))
        })
    }

    /// Whether what is missing are places for pods: of those a node has no more, whatever its memory.
    pub(super) fn is_crowded(&self) -> bool {
        self.weights.lack(Verdict::Tight).pods > 0.0
    }

    /// What helps and is not locked.
    fn levers(&self, lack: Lack, wanted: Verdict, locks: &Locks<'_>) -> Vec<Lever> {
        let lever = |change: Change| {
            let gain = self.gain(change, lack, wanted);
            let helps = gain.machine > 0.0 || gain.scheduler > 0.0 || gain.pods > 0.0;
            helps.then_some(Lever { change, gain })
        };
        let free = |lever: &Lever| {
            let sets = lever.change.sets(self.design, self.index, &self.view);
            !sets.is_empty() && !locks.forbid(&sets)
        };
        let all = Change::all(self.design, &self.view).into_iter().filter_map(lever);
        let (platform, mut workloads): (Vec<Lever>, Vec<Lever>) =
            all.partition(|lever| lever.change.workload().is_none());
        let mut levers: Vec<Lever> = platform.into_iter().filter(free).collect();
        for of in [|gain: Lack| gain.machine, |gain: Lack| gain.scheduler, |gain: Lack| gain.pods] {
            workloads.sort_by(|one, two| of(two.gain).total_cmp(&of(one.gain)));
            let best = workloads.iter().filter(|lever| of(lever.gain) > 0.0 && free(lever));
            for lever in best.take(WIDEST).copied().collect::<Vec<_>>() {
                if levers.iter().all(|known| known.change != lever.change) {
                    levers.push(lever);
                }
            }
        }
        levers
    }

    /// By how much less is missing once a change is made alone.
    fn gain(&self, change: Change, lack: Lack, wanted: Verdict) -> Lack {
        if let (Change::LimitToRequest(_), Some(workload)) = (change, self.workload(change)) {
            // Nothing but the room above the request goes: no pod, no object, no request.
            let nodes = self.view.device.nodes;
            let (before, after) = exchanged(self.reader, change, workload, nodes);
            return Lack {
                machine: needed(wanted)(before.mib()) - needed(wanted)(after.mib()),
                scheduler: 0.0,
                pods: 0.0,
            };
        }
        lack.less(self.after(&[change]).1.lack(wanted))
    }

    /// The device type after some changes, and what its nodes weigh then.
    pub(super) fn after(&self, changes: &[Change]) -> (View, Weights) {
        let mut view = self.view.clone();
        let mut carried = self.carried;
        let mut framed = true;
        for change in changes {
            if let Some(workload) = self.workload(*change) {
                carried = self.carry(carried, changes, *change, workload);
            } else {
                view.change(*change);
                framed = false;
            }
        }
        let weights = if framed {
            Weights::new(&self.frames, &carried)
        } else {
            Weights::new(&view.frames(self.catalog), &carried)
        };
        (view, weights)
    }

    /// With a change of a workload, which may be the second one of the same workload.
    fn carry(
        &self,
        carried: Carried,
        changes: &[Change],
        change: Change,
        workload: &Workload,
    ) -> Carried {
        let before = changes.iter().take_while(|other| **other != change);
        let same = before.filter(|other| other.workload() == change.workload());
        let nodes = self.view.device.nodes;
        let now =
            same.fold(workload.clone(), |now, other| super::view::changed_workload(*other, &now));
        let (old, new) = exchanged(self.reader, change, &now, nodes);
        carried.without(old).with(new)
    }

    pub(super) fn workload(&self, change: Change) -> Option<&'a Workload> {
        self.design.workloads.get(change.workload()?)
    }

    /// Whether a list breaks no rule. What its changes of the platform break by themselves is kept:
    /// no change of a workload mends it.
    pub(super) fn allows(
        &self,
        list: &[Change],
        sketch: &mut Option<Sketch>,
        forbidden: &mut HashSet<Vec<Change>>,
    ) -> bool {
        let platform = list.iter().copied().filter(|change| change.workload().is_none());
        let platform: Vec<Change> = platform.collect();
        if forbidden.contains(&platform) {
            return false;
        }
        let sketch =
            sketch.get_or_insert_with(|| Sketch::new(self.design, self.catalog, &self.view));
        let ground = (self.design, self.catalog);
        let view = self.after(list).0;
        let allowed = sketch.allows(ground, &view, list);
        if !allowed && !sketch.allows(ground, &view, &platform) {
            forbidden.insert(platform);
        }
        allowed
    }

    /// A list as steps, each with what it gains where it stands.
    fn explain(&self, changes: &[Change]) -> Vec<Step> {
        let mut before = self.weights.fullest();
        let mut view = self.view.clone();
        let step = |(at, change): (usize, &Change)| {
            let (next, weights) = self.after(&changes[..=at]);
            let after = weights.fullest();
            let step = Step {
                sets: change.sets(self.design, self.index, &view),
                gain: Interval { low: before.low - after.low, high: before.high - after.high },
                verdict_after: weights.verdict(),
                gives_up: change.gives_up(self.design, &view),
                source: change.source(),
            };
            (before, view) = (after, next);
            step
        };
        changes.iter().enumerate().map(step).collect()
    }
}

/// Whether so many of these could cover what is missing at all.
fn reaches(levers: &[Lever], length: usize, lack: Lack) -> bool {
    let most = |of: fn(&Lever) -> f64| {
        let mut gains: Vec<f64> = levers.iter().map(of).collect();
        gains.sort_by(|one, two| two.total_cmp(one));
        gains.iter().take(length).map(|gain| gain.max(0.0)).sum::<f64>()
    };
    lack.machine <= most(|lever| lever.gain.machine) + 1.0
        && lack.scheduler <= most(|lever| lever.gain.scheduler) + 1.0
        && lack.pods <= most(|lever| lever.gain.pods)
}

/// Adds the lists of so many levers whose gains together cover what is missing.
fn combine(
    levers: &[Lever],
    length: usize,
    taken: &mut Vec<Change>,
    left: Lack,
    lists: &mut Vec<Vec<Change>>,
) {
    if length == 0 {
        // A whole MiB of tolerance: gains can depend a little on each other.
        if left.machine <= 1.0 && left.scheduler <= 1.0 && left.pods <= 0.0 {
            lists.push(taken.clone());
        }
        return;
    }
    for (at, lever) in levers.iter().enumerate() {
        if taken.iter().all(|other| other.goes_with(lever.change)) {
            taken.push(lever.change);
            combine(&levers[at + 1..], length - 1, taken, left.less(lever.gain), lists);
            taken.pop();
        }
    }
}
