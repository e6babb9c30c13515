//! The layer with the advice: for each device type the steps that make it fit, and a cursor on
//! one of them.

use crate::advise::{Advice, Step, advise, apply};
use crate::catalog::Catalog;
use crate::design::FleetDesign;

/// The advice for a design, and the step under the cursor.
#[derive(Clone, Debug)]
pub struct Advised {
    /// For each device type.
    pub advice: Vec<Advice>,
    /// The place among all steps of all device types.
    pub cursor: usize,
}

impl Advised {
    /// The advice for a design, the cursor on the first step.
    pub fn new(design: &FleetDesign, catalog: &Catalog) -> Self {
        Self { advice: advise(design, catalog), cursor: 0 }
    }

    /// How many steps there are.
    pub fn len(&self) -> usize {
        self.advice.iter().map(|advice| advice.steps.len()).sum()
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The steps of one device type up to the one under the cursor: each counts on those before it.
    pub fn chosen(&self) -> &[Step] {
        let mut before = 0;
        for advice in &self.advice {
            if let Some(at) = self.cursor.checked_sub(before).filter(|at| *at < advice.steps.len())
            {
                return &advice.steps[..=at];
            }
            before += advice.steps.len();
        }
        &[]
    }

    /// The design with the chosen steps applied, and the first field that they set.
    pub fn applied(&self, design: &FleetDesign) -> Option<(FleetDesign, String)> {
        let steps = self.chosen();
        let path = steps.first()?.sets.first()?.0.clone();
        let next = steps.iter().try_fold(design.clone(), |design, step| apply(&design, step))?;
        Some((next, path))
    }
}
