//! The search for the shortest list of changes.
//!
//! Each change is tried alone first. What helps, most first, is then combined, all pairs before
//! all triples, so that no list is longer than it has to be. Whatever looks good on the sum of its
//! parts is tried as a whole before it is advised.

use super::change::Change;
use super::{Step, changed};
use crate::budget::{Budget, Interval, NodeBudget, Verdict, budget};
use crate::catalog::Catalog;
use crate::check::{Severity, check};
use crate::design::{FleetDesign, fields};
use crate::outlook::outlook;

/// The longest list: whoever has to change five things needs another device.
const LONGEST: usize = 4;

/// Changes that are combined with each other, those that help most. With sixteen there are 2,516
/// lists of up to four.
const WIDEST: usize = 16;

/// A device type of a design, and what its fullest node still lacks.
struct Case<'a> {
    design: &'a FleetDesign,
    catalog: &'a Catalog,
    index: usize,
    /// Errors and warnings of the design as it is, which no step has to answer for.
    known: Vec<(&'static str, String)>,
}

/// A change that helps when it is applied alone.
#[derive(Clone, Copy)]
struct Lever {
    change: Change,
    /// MiB that the machine and the scheduler are nearer to enough.
    gain: Lack,
}

/// How much is missing, in MiB, over all roles; below zero is room.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Lack {
    machine: f64,
    scheduler: f64,
}

impl Lack {
    fn of(nodes: &[NodeBudget], wanted: Verdict) -> Self {
        let most = |values: &dyn Fn(&NodeBudget) -> f64| {
            nodes.iter().map(values).fold(f64::NEG_INFINITY, f64::max)
        };
        let needed = |node: &NodeBudget| match wanted {
            Verdict::Fits => node.total.high,
            Verdict::Tight | Verdict::Over => node.total.low,
        };
        Self {
            machine: most(&|node| needed(node) - node.usable_mib),
            scheduler: most(&|node| node.scheduler.requests_mib - node.scheduler.allocatable_mib),
        }
    }
}

/// The steps that make a device type fit; where none do, those that make it tight.
pub(super) fn steps(design: &FleetDesign, catalog: &Catalog, index: usize) -> Vec<Step> {
    let case = Case { design, catalog, index, known: troubles(design, catalog) };
    let found = [Verdict::Fits, Verdict::Tight].into_iter().find_map(|wanted| {
        let better = case.verdict(design) > wanted;
        better.then(|| case.search(wanted)).flatten()
    });
    found.map(|changes| case.explain(&changes)).unwrap_or_default()
}

impl Case<'_> {
    /// The budget of this device type alone.
    fn nodes(&self, design: &FleetDesign) -> Vec<NodeBudget> {
        let mut alone = design.clone();
        let device = alone.devices.swap_remove(self.index);
        alone.devices = vec![device];
        budget(&alone, self.catalog).devices
    }

    fn verdict(&self, design: &FleetDesign) -> Verdict {
        let nodes = self.nodes(design);
        nodes.iter().map(|node| node.verdict).max().unwrap_or(Verdict::Fits)
    }

    fn search(&self, wanted: Verdict) -> Option<Vec<Change>> {
        let lack = Lack::of(&self.nodes(self.design), wanted);
        let levers = self.levers(lack, wanted);
        (1..=LONGEST.min(levers.len())).find_map(|length| {
            let mut lists = Vec::new();
            combine(&levers, length, &mut Vec::new(), lack, &mut lists);
            lists.sort_by_key(|list| list.iter().map(|change| change.weight()).sum::<u32>());
            lists.into_iter().find(|list| self.holds(list, wanted))
        })
    }

    /// What helps, most first.
    fn levers(&self, lack: Lack, wanted: Verdict) -> Vec<Lever> {
        let device = &self.design.devices[self.index];
        let lever = |change: Change| {
            let nodes = self.nodes(&self.after(&[change])?);
            let left = Lack::of(&nodes, wanted);
            let gain = Lack {
                machine: lack.machine - left.machine,
                scheduler: lack.scheduler - left.scheduler,
            };
            (gain.machine > 0.0 || gain.scheduler > 0.0).then_some(Lever { change, gain })
        };
        let mut levers: Vec<Lever> =
            Change::all(self.design, device).into_iter().filter_map(lever).collect();
        let most = |lever: &Lever| lever.gain.machine.max(lever.gain.scheduler);
        levers.sort_by(|one, two| most(two).total_cmp(&most(one)));
        levers.truncate(WIDEST);
        levers
    }

    /// The design after some changes; nothing where one of them is locked.
    fn after(&self, changes: &[Change]) -> Option<FleetDesign> {
        let mut design = self.design.clone();
        for change in changes {
            let sets = change.sets(&design, self.index);
            if sets.is_empty() || sets.iter().any(|(path, _)| is_locked(&design, path)) {
                return None;
            }
            design = changed(&design, &sets)?;
        }
        Some(design)
    }

    /// Whether a list does what it promises, and breaks no rule.
    fn holds(&self, changes: &[Change], wanted: Verdict) -> bool {
        let Some(design) = self.after(changes) else { return false };
        self.verdict(&design) <= wanted
            && troubles(&design, self.catalog).iter().all(|trouble| self.known.contains(trouble))
    }

    /// A list as steps, each with what it gains where it stands.
    fn explain(&self, changes: &[Change]) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut design = self.design.clone();
        for change in changes {
            let sets = change.sets(&design, self.index);
            let Some(next) = changed(&design, &sets) else { break };
            let (before, after) = (self.fullest(&design), self.fullest(&next));
            steps.push(Step {
                sets,
                gain: Interval { low: before.low - after.low, high: before.high - after.high },
                verdict_after: self.verdict(&next),
                gives_up: change.gives_up(&design),
                source: change.source(),
            });
            design = next;
        }
        steps
    }

    /// What the fullest node needs.
    fn fullest(&self, design: &FleetDesign) -> Interval {
        let nodes = self.nodes(design);
        let most = nodes.iter().max_by(|one, two| one.total.high.total_cmp(&two.total.high));
        most.map(|node| node.total).unwrap_or_default()
    }
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
        if left.machine <= 1.0 && left.scheduler <= 1.0 {
            lists.push(taken.clone());
        }
        return;
    }
    for (at, lever) in levers.iter().enumerate() {
        if taken.iter().all(|other| other.goes_with(lever.change)) {
            taken.push(lever.change);
            let left = Lack {
                machine: left.machine - lever.gain.machine,
                scheduler: left.scheduler - lever.gain.scheduler,
            };
            combine(&levers[at + 1..], length - 1, taken, left, lists);
            taken.pop();
        }
    }
}

/// Errors and warnings, but for those about memory, which the steps are there to mend.
fn troubles(design: &FleetDesign, catalog: &Catalog) -> Vec<(&'static str, String)> {
    let outlook = outlook(design, catalog);
    let found = check(design, catalog, &Budget::default(), &outlook, None);
    let found = found.into_iter().filter(|finding| finding.severity != Severity::Note);
    found.map(|finding| (finding.id, finding.path)).collect()
}

/// Whether the engineer has said that a field stays as it is, for the device type or the fleet.
fn is_locked(design: &FleetDesign, path: &str) -> bool {
    let Ok((field, index)) = fields::resolve(design, path) else { return true };
    design.locked.iter().filter_map(|locked| fields::resolve(design, locked).ok()).any(
        |(locked, at)| {
            let same = locked == field && (field.list.is_none() || at == index);
            // What the fleet says is what a device type gets, and the other way round.
            same || field.inherited() == Some(locked) || locked.inherited() == Some(field)
        },
    )
}
