//! Designs for the tests of the rules: a clean one, and what is changed in it.

use super::{Finding, RULES, check};
use crate::budget::Budget;
use crate::catalog::Catalog;
use crate::design::fields::set;
use crate::design::inventory::Inventory;
use crate::design::read::read;
use crate::design::{FleetDesign, List};
use crate::outlook::{Outlook, outlook};
use crate::text::{Language, Texts};

const CLEAN: &str = "\
fleetwright: 1
name: fleet
project: {appliances: pumps}
fleet:
  regions: [{name: north, clusters: 60}, {name: south, clusters: 40}]
  rings: [{name: canary, share: 10%}, {name: broad, share: 90%}]
devices:
  - {name: gateway, hardware: Pi, memory: 4Gi, storage: ssd, clusters: 100}
gitops: {repository: https://git.example.com/edge/fleet.git}
workloads:
  - name: app
    image: ghcr.io/example/app:1.0.0
    memory: {request: 64Mi, limit: 128Mi}
";

/// A design with what is handed to the rules beside it.
pub(super) struct Draft {
    pub design: FleetDesign,
    pub budget: Budget,
    pub outlook: Outlook,
    pub inventory: Option<Inventory>,
}

impl Draft {
    /// The clean design with some fields set.
    pub(super) fn with(sets: &[(&str, &str)]) -> Self {
        let mut draft = Self {
            design: read(CLEAN).expect("the clean design reads"),
            budget: Budget::default(),
            outlook: Outlook::default(),
            inventory: None,
        };
        for (path, value) in sets {
            draft.set(path, value);
        }
        draft
    }

    pub(super) fn set(&mut self, path: &str, value: &str) {
        set(&mut self.design, path, value).expect(path);
    }

    /// Works the outlook out from the design as it is now.
    pub(super) fn look(&mut self) {
        self.outlook = outlook(&self.design, &Catalog::builtin());
    }

    pub(super) fn push(&mut self, list: List, sets: &[(&str, &str)]) {
        let index = list.push(&mut self.design);
        for (key, value) in sets {
            self.set(&format!("{}[{index}].{key}", list.path()), value);
        }
    }

    /// The findings; each is in the table of rules and is said in both languages with all of its
    /// arguments.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let found = check(
            &self.design,
            &Catalog::builtin(),
            &self.budget,
            &self.outlook,
            self.inventory.as_ref(),
        );
        for finding in &found {
            assert!(RULES.iter().any(|rule| rule.id == finding.id), "{}", finding.id);
            for texts in Language::ALL.map(Texts::new) {
                for phrase in [&finding.message, &finding.fix] {
                    let said = texts.say(phrase);
                    assert!(!said.contains(['<', '{']), "{}: {said}", finding.id);
                }
            }
        }
        found
    }

    pub(super) fn found(&self, id: &str) -> Vec<Finding> {
        self.findings().into_iter().filter(|finding| finding.id == id).collect()
    }

    pub(super) fn ids(&self) -> Vec<&'static str> {
        self.findings().iter().map(|finding| finding.id).collect()
    }

    /// The English message of the one finding of this rule.
    pub(super) fn message(&self, id: &str) -> String {
        let found = self.found(id);
        assert_eq!(found.len(), 1, "{id}: {:?}", self.ids());
        Texts::new(Language::En).say(&found[0].message)
    }

    /// The English fix of the one finding of this rule.
    pub(super) fn fix(&self, id: &str) -> String {
        Texts::new(Language::En).say(&self.found(id)[0].fix)
    }
}

/// The clean design with these fields set breaks this rule.
pub(super) fn assert_found(id: &str, sets: &[(&str, &str)]) {
    let ids = Draft::with(sets).ids();
    assert!(ids.contains(&id), "{sets:?} should give {id}: {ids:?}");
}

/// The clean design with these fields set keeps this rule.
pub(super) fn assert_not_found(id: &str, sets: &[(&str, &str)]) {
    assert!(RULES.iter().any(|rule| rule.id == id), "{id} is no rule");
    let ids = Draft::with(sets).ids();
    assert!(!ids.contains(&id), "{sets:?} should not give {id}");
}
