//! What if: a device type under each distribution with each engine.

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
    all.sort_by(|one, two| one.total.high.total_cmp(&two.total.high));
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
