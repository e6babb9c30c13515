//! Everything that follows from a design, computed anew at each edit.

use crate::budget::{Budget, budget};
use crate::catalog::Catalog;
use crate::check::{Finding, Severity, check};
use crate::design::FleetDesign;
use crate::design::inventory::Inventory;
use crate::outlook::{Outlook, outlook};

/// A design with everything that follows from it; prompt and tree are made from this.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// The design, with credentials in its texts replaced.
    pub design: FleetDesign,
    /// RAM per device type and role.
    pub budget: Budget,
    /// Poll rates and outage.
    pub outlook: Outlook,
    /// What the rules say, errors first.
    pub findings: Vec<Finding>,
}

impl Assessment {
    /// Assesses a design.
    pub fn new(design: &FleetDesign, catalog: &Catalog, inventory: Option<&Inventory>) -> Self {
        let budget = budget(design, catalog);
        let outlook = outlook(design, catalog);
        let findings = check(design, &budget, &outlook, inventory);
        Self { design: design.clone(), budget, outlook, findings }
    }

    /// The findings that refuse the tree.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error)
    }

    /// Whether a rule refuses the tree.
    pub fn has_errors(&self) -> bool {
        self.errors().next().is_some()
    }
}
