//! Everything that follows from a design, computed anew at each edit.

use crate::budget::{Budget, budget};
use crate::catalog::{Catalog, Shim, Sum};
use crate::check::{Finding, Severity, check, redact};
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
    /// The releases of WebAssembly shims.
    pub shims: Vec<Shim>,
    /// The known checksums of files that the devices download.
    pub sums: Vec<Sum>,
    /// What the rules say, errors first.
    pub findings: Vec<Finding>,
}

impl Assessment {
    /// Assesses a design.
    pub fn new(design: &FleetDesign, catalog: &Catalog, inventory: Option<&Inventory>) -> Self {
        // Everything is made from the redacted design, so that a credential in a text reaches
        // neither prompt nor tree; only the rules look at the original, to say where it stands.
        let clean = redact(design);
        let budget = budget(&clean, catalog);
        let outlook = outlook(&clean, catalog);
        let findings = check(design, catalog, &budget, &outlook, inventory);
        let (shims, sums) = (catalog.shims().to_vec(), catalog.sums_for(&clean));
        Self { design: clean, budget, outlook, shims, sums, findings }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::fields::set;
    use crate::design::read::read;

    #[test]
    fn a_credential_in_a_text_reaches_nothing_that_is_made_from_the_design() {
        let text = "fleetwright: 1\nname: fleet\ndevices: [{name: gateway}]\n";
        let mut design = read(text).expect("a design");
        set(&mut design, "prompt.notes", "password: hunter2").expect("set");
        let assessment = Assessment::new(&design, &Catalog::builtin(), None);
        assert!(!format!("{assessment:?}").contains("hunter2"), "{assessment:?}");
        assert!(!assessment.has_errors(), "{:?}", assessment.findings);
        assert!(assessment.findings.iter().any(|finding| finding.id == "secrets.in-text"));
    }
}
