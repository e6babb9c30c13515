//! The budget by device type and role: what a node takes, and whether it fits.

use serde::Serialize;

use super::DesignChange;
use crate::assess::Assessment;
use crate::budget::{NodeBudget, Role, Verdict};

/// A device type in one role whose budget differs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NodeChange {
    /// The device type's name: after the change, where it still exists.
    pub name: String,
    /// The role.
    #[serde(serialize_with = "role_word")]
    pub role: Role,
    /// What it was before; nothing where it was not there.
    pub before: Option<Standing>,
    /// What it is after.
    pub after: Option<Standing>,
}

/// What a node takes, and whether it fits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// The least, in tenths of a MiB.
    pub low_mib: f64,
    /// The most.
    pub high_mib: f64,
    /// The verdict.
    #[serde(serialize_with = "verdict_word")]
    pub verdict: Verdict,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn role_word<S: serde::Serializer>(role: &Role, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(role.word())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
fn verdict_word<S: serde::Serializer>(verdict: &Verdict, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(verdict.word())
}

impl Standing {
    fn of(node: &NodeBudget) -> Self {
        let tenths = |mib: f64| (mib * 10.0).round() / 10.0;
        let (low_mib, high_mib) = (tenths(node.total.low), tenths(node.total.high));
        Self { low_mib, high_mib, verdict: node.verdict }
    }
}

pub(super) fn diff(
    before: &Assessment,
    after: &Assessment,
    design: &DesignChange,
) -> Vec<NodeChange> {
    let renamed = design.renamed_devices();
    let mut old: Vec<(&str, &NodeBudget)> = before
        .budget
        .devices
        .iter()
        .map(|node| (renamed.get(node.name.as_str()).copied().unwrap_or(&node.name), node))
        .collect();
    let mut changes = Vec::new();
    for node in &after.budget.devices {
        let same = |(name, other): &(&str, &NodeBudget)| {
            *name == node.name.as_str() && other.role == node.role
        };
        let partner = old.iter().position(same).map(|at| old.remove(at).1);
        changes.push(NodeChange {
            name: node.name.clone(),
            role: node.role,
            before: partner.map(Standing::of),
            after: Some(Standing::of(node)),
        });
    }
    let gone = old.into_iter().map(|(name, node)| NodeChange {
        name: name.to_owned(),
        role: node.role,
        before: Some(Standing::of(node)),
        after: None,
    });
    changes.into_iter().chain(gone).filter(|change| change.before != change.after).collect()
}
