//! The items of a list on both sides, matched by their names.
//!
//! So a device type that moved up is one that moved, and not two that changed in everything. One
//! that only got another name is found by everything else being the same.

use serde::Serialize;

use crate::design::fields::fields;
use crate::design::{FleetDesign, List};

/// What happened to an item of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemChange {
    /// The list: `devices`.
    pub list: &'static str,
    /// The item's name: after the change, where it still exists.
    pub name: String,
    /// What happened.
    #[serde(flatten)]
    pub change: ItemChangeKind,
}

/// The kinds of [`ItemChange`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum ItemChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name.
    Renamed {
        /// The name it had.
        before: String,
    },
    /// It stands elsewhere among the items that both sides have.
    Moved {
        /// Its place before, from 1.
        from: usize,
        /// Its place after, from 1.
        to: usize,
    },
}

/// An item on both sides, or on the one that has it, by its index.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    pub(super) before: Option<usize>,
    pub(super) after: Option<usize>,
}

impl Match {
    /// The item's name: after the change, where it still exists.
    pub(super) fn name(self, list: List, before: &FleetDesign, after: &FleetDesign) -> String {
        let old = || self.before.and_then(|index| list.name(before, index));
        let new = self.after.and_then(|index| list.name(after, index));
        new.or_else(old).map(ToString::to_string).unwrap_or_default()
    }
}

/// The items of both sides in their order after the change, and those that are gone at the end.
pub(super) fn matches(list: List, before: &FleetDesign, after: &FleetDesign) -> Vec<Match> {
    let (old, new) = (list.names(before), list.names(after));
    let mut partner: Vec<Option<usize>> = vec![None; new.len()];
    let mut left: Vec<usize> = Vec::new();
    for (index, name) in old.iter().enumerate() {
        let same = (0..new.len()).find(|at| partner[*at].is_none() && new[*at] == *name);
        match same {
            Some(at) => partner[at] = Some(index),
            None => left.push(index),
        }
    }
    for (at, partner) in partner.iter_mut().enumerate().filter(|(_, partner)| partner.is_none()) {
        let found = left.iter().position(|index| renamed(list, (before, *index), (after, at)));
        *partner = found.map(|found| left.remove(found));
    }
    let kept = partner.iter().enumerate().map(|(at, i)| Match { before: *i, after: Some(at) });
    let gone = left.iter().map(|index| Match { before: Some(*index), after: None });
    kept.chain(gone).collect()
}

/// Whether two items of different names are one: all else is the same, or nearly all in the same
/// place.
fn renamed(list: List, before: (&FleetDesign, usize), after: (&FleetDesign, usize)) -> bool {
    let others = fields().iter().filter(|field| field.list == Some(list) && field.key() != "name");
    let (mut said, mut same) = (0, 0);
    for field in others {
        let (old, new) = (field.get(before.0, before.1), field.get(after.0, after.1));
        if old.is_some() || new.is_some() {
            said += 1;
            same += usize::from(old == new);
        }
    }
    same == said || (before.1 == after.1 && same * 4 >= said * 3)
}

/// What happened to the items.
pub(super) fn changes(
    list: List,
    matches: &[Match],
    before: &FleetDesign,
    after: &FleetDesign,
) -> Vec<ItemChange> {
    let both: Vec<(usize, usize)> =
        matches.iter().filter_map(|one| one.before.zip(one.after)).collect();
    let order: Vec<usize> = both.iter().map(|(index, _)| *index).collect();
    let stayed = in_order(&order);
    let mut changes = Vec::new();
    for one in matches {
        let mut push = |change| {
            changes.push(ItemChange {
                list: list.path(),
                name: one.name(list, before, after),
                change,
            });
        };
        match (one.before, one.after) {
            (None, _) => push(ItemChangeKind::Added),
            (_, None) => push(ItemChangeKind::Removed),
            (Some(from), Some(to)) => {
                let old = list.name(before, from).map(ToString::to_string).unwrap_or_default();
                if list.name(after, to).is_some_and(|new| new.as_str() != old) {
                    push(ItemChangeKind::Renamed { before: old });
                }
                if !stayed.contains(&from) {
                    push(ItemChangeKind::Moved { from: from + 1, to: to + 1 });
                }
            }
        }
    }
    changes
}

/// The longest run of items that kept their order: all others have moved.
fn in_order(order: &[usize]) -> Vec<usize> {
    // For each item the longest such run that ends with it: lists are short.
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for (at, index) in order.iter().enumerate() {
        let ends_before = |run: &&Vec<usize>| run.last().is_some_and(|last| last < index);
        let mut run = runs[..at].iter().filter(ends_before).max_by_key(|run| run.len()).cloned();
        let run = run.get_or_insert_default();
        run.push(*index);
        runs.push(std::mem::take(run));
    }
    runs.into_iter().max_by_key(Vec::len).unwrap_or_default()
}
