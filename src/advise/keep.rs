//! Of what a list takes away, no more than it has to.
//!
//! The search tries a workload with one replica, and with one on each node: enough to know how long a list
//! has to be. What is then advised keeps as many replicas as still reach the verdict.

use std::collections::HashSet;

use super::change::Change;
use super::rules::Sketch;
use super::search::Case;
use crate::budget::Verdict;

impl Case<'_> {
    /// The same list with as many replicas as it can leave.
    pub(super) fn keeping_most(
        &self,
        mut list: Vec<Change>,
        wanted: Verdict,
        sketch: &mut Option<Sketch>,
        forbidden: &mut HashSet<Vec<Change>>,
    ) -> Vec<Change> {
        for at in 0..list.len() {
            let Some(kept) = self.most_replicas(&list, at, wanted) else { continue };
            let next = replaced(&list, at, kept);
            if self.allows(&next, sketch, forbidden) {
                list = next;
            }
        }
        list
    }

    /// The change at a place of the list with the most replicas that are still few enough: fewer never
    /// weigh more. Nothing where it is about none, or where the fewest are the most.
    fn most_replicas(&self, list: &[Change], at: usize, wanted: Verdict) -> Option<Change> {
        let change = *list.get(at)?;
        let Change::Replicas(workload, few) = change else { return None };
        let few_enough = |replicas| {
            let list = replaced(list, at, Change::Replicas(workload, replicas));
            self.after(&list).1.verdict() <= wanted
        };
        let (mut enough, mut too_many) = (few, self.workload(change)?.replicas);
        while too_many - enough > 1 {
            let middle = enough.midpoint(too_many);
            if few_enough(middle) {
                enough = middle;
            } else {
                too_many = middle;
            }
        }
        (enough > few).then_some(Change::Replicas(workload, enough))
    }
}

fn replaced(list: &[Change], at: usize, change: Change) -> Vec<Change> {
    let mut next = list.to_vec();
    if let Some(place) = next.get_mut(at) {
        *place = change;
    }
    next
}
