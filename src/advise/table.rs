//! What if: a device type under each distribution with each engine.

use std::cmp::Ordering;

use super::view::View;
use super::{change, changed, worst};
use crate::budget::{Interval, Verdict, budget};
use crate::catalog::Catalog;
use crate::design::{Distribution, Engine, FleetDesign, fields};

/// A device type under one distribution with one engine.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// The distribution.
    pub distribution: Distribution,
    /// The engine.
    pub engine: Engine,
    /// Whether this is how the design has it.
    pub current: bool,
    /// What a server needs, in MiB.
    pub total: Interval,
    /// What its control plane needs of that.
    pub control_plane: Interval,
    /// The worst verdict of its roles.
    pub verdict: Verdict,
}

/// By what the table is sorted; what is alike keeps the order of need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What a server needs at most, the least first.
    #[default]
    Total,
    /// What its control plane needs at most, the least first.
    ControlPlane,
    /// The verdict, what fits first.
    Verdict,
    /// The distribution, in the order of its choices.
    Distribution,
    /// The engine, in the order of its choices.
    Engine,
}

impl Order {
    /// All of them, by the word of each.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("total", Self::Total),
        ("control-plane", Self::ControlPlane),
        ("verdict", Self::Verdict),
        ("distribution", Self::Distribution),
        ("engine", Self::Engine),
    ];

    /// The order of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, order)| *order)
    }

    /// Sorts a table.
    pub fn sort(self, rows: &mut [Alternative]) {
        rows.sort_by(|one, two| self.compare(one, two));
    }

    /// Which of two rows comes first.
    pub fn compare(self, one: &Alternative, two: &Alternative) -> Ordering {
        let first = match self {
            Self::Total => Ordering::Equal,
            Self::ControlPlane => one.control_plane.high.total_cmp(&two.control_plane.high),
            Self::Verdict => one.verdict.cmp(&two.verdict),
            Self::Distribution => one.distribution.cmp(&two.distribution),
            Self::Engine => one.engine.cmp(&two.engine),
        };
        first.then(one.total.high.total_cmp(&two.total.high))
    }

    /// The next one, and round.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::WORDS.iter().position(|(_, order)| *order == self).unwrap_or(0);
        Self::WORDS[(at + 1) % Self::WORDS.len()].1
    }
}

/// All alternatives of a device type, those that need least first.
pub fn what_if(design: &FleetDesign, catalog: &Catalog, index: usize) -> Vec<Alternative> {
    let Some(device) = design.devices.get(index) else { return Vec::new() };
    let (platform, gitops) = (design.platform_of(device), design.gitops_of(device));
    let mut all = Vec::new();
    for distribution in Distribution::ALL {
        for engine in Engine::ALL {
            let current = (platform.distribution, gitops.engine) == (*distribution, *engine);
            let alternative = alternative(design, catalog, index, (*distribution, *engine));
            all.extend(alternative.map(|found| Alternative { current, ..found }));
        }
    }
    Order::default().sort(&mut all);
    all
}

fn alternative(
    design: &FleetDesign,
    catalog: &Catalog,
    index: usize,
    (distribution, engine): (Distribution, Engine),
) -> Option<Alternative> {
    let name = design.devices[index].name.to_string();
    let mut next = design.clone();
    let own = |key: &str| crate::design::List::Devices.at(index, key);
    if design.platform_of(&design.devices[index]).distribution != distribution {
        let view = View::of(design, &design.devices[index]);
        let sets = change::Change::Distribution(distribution).sets(design, index, &view);
        next = changed(&next, &sets)?;
    }
    fields::set(&mut next, &own("gitops.engine"), engine.word()).ok()?;
    let all = budget(&next, catalog);
    let server = all.devices.iter().find(|node| node.name == name)?;
    Some(Alternative {
        distribution,
        engine,
        current: false,
        total: server.total,
        control_plane: server.control_plane.mib,
        verdict: worst(&all, &name),
    })
}
