//! The advice that makes a device type fit its memory: the shortest list of changes, each with
//! what it gains and what is given up for it.
//!
//! Nothing here knows a figure. A change is tried on a copy of the design, and its gain is what
//! the budget then says; so a step promises exactly what applying it brings.

mod change;
mod keep;
mod platform;
mod rules;
mod search;
mod table;
#[cfg(test)]
mod tests;
mod view;

use crate::budget::{Budget, Interval, Reader, Verdict};
use crate::catalog::Catalog;
use crate::design::{FleetDesign, fields};
use crate::text::Phrase;

pub use platform::{Obstacle, Switch, switch};
pub use table::{Alternative, Order, what_if};

/// One change of the design.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The fields it sets, with their values.
    pub sets: Vec<(String, String)>,
    /// What the fullest node then needs less, in MiB: at least, at most.
    pub gain: Interval,
    /// The verdict once it is applied.
    pub verdict_after: Verdict,
    /// What is given up for it.
    pub gives_up: Phrase,
    /// Where that is known from.
    pub source: &'static str,
}

/// The advice for one device type.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// The device type's name.
    pub name: String,
    /// The verdict as it stands, the worst of its roles.
    pub verdict: Verdict,
    /// Whether it has more pods than its nodes run, against which no memory helps.
    pub crowded: bool,
    /// The steps, to be applied in this order; none where it fits already or nothing helps.
    pub steps: Vec<Step>,
}

impl Advice {
    /// The verdict once all steps are applied.
    pub fn verdict_after(&self) -> Verdict {
        self.steps.last().map_or(self.verdict, |step| step.verdict_after)
    }
}

/// The advice for each device type, in the order of the design.
pub fn advise(design: &FleetDesign, catalog: &Catalog) -> Vec<Advice> {
    let (reader, locks) = (Reader::new(catalog), rules::Locks::new(design));
    let advice = |(index, device): (usize, &crate::design::Device)| {
        let case = search::Case::new((design, catalog), &reader, index)?;
        let verdict = case.verdict();
        let steps = match verdict {
            Verdict::Fits => Vec::new(),
            Verdict::Tight | Verdict::Over => case.steps(&locks),
        };
        let crowded = case.is_crowded();
        Some(Advice { name: device.name.to_string(), verdict, crowded, steps })
    };
    design.devices.iter().enumerate().filter_map(advice).collect()
}

/// The design once a step is applied; nothing where it no longer has such a field.
pub fn apply(design: &FleetDesign, step: &Step) -> Option<FleetDesign> {
    changed(design, &step.sets)
}

/// The design once some fields are set; nothing where one of them is no field or no value.
pub fn changed(design: &FleetDesign, sets: &[(String, String)]) -> Option<FleetDesign> {
    let mut next = design.clone();
    for (path, value) in sets {
        fields::set(&mut next, path, value).ok()?;
    }
    Some(next)
}

/// The worst verdict of a device type's roles.
fn worst(all: &Budget, name: &str) -> Verdict {
    let nodes = all.devices.iter().filter(|node| node.name == name);
    nodes.map(|node| node.verdict).max().unwrap_or(Verdict::Fits)
}
