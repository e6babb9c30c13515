//! The rules: a design held against the field's facts.
//!
//! Each rule is an entry in one table ([`RULES`]) and a short function in the file of its
//! subject. It hands over a [`Finding`]: data, which whoever shows it has said in the reader's
//! language. Rules quote from the design only after credentials have been taken out of it.

mod agent;
#[cfg(test)]
mod builtin_test;
mod case;
mod credential;
mod datastore;
mod downloads;
mod fleet;
mod gitops;
mod inventory;
mod memory;
mod microk8s;
mod network;
mod open;
mod platform;
mod rule;
mod secrets;
mod security;
mod shape;
mod signatures;
mod source;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod texts_test;
mod variable;
mod volumes;
mod workloads;

use case::Case;

pub use open::open_fields;
pub use rule::{RULES, Rule};
pub use secrets::{REDACTED, holds_credential, redact, redact_prose};

use crate::budget::Budget;
use crate::catalog::Catalog;
use crate::design::inventory::Inventory;
use crate::design::{FleetDesign, fields};
use crate::outlook::Outlook;
use crate::text::{Arg, Phrase, Texts};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// It cannot work: no tree is generated.
    Error,
    /// It will hurt: the tree is generated all the same.
    Warning,
    /// Worth knowing.
    Note,
}

/// What a rule has found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Stable and dotted: `datastore.dqlite-gone`.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The field it is about.
    pub path: String,
    /// What is wrong, and why.
    pub message: Phrase,
    /// What to do.
    pub fix: Phrase,
    /// Where the fact comes from.
    pub source: &'static str,
}

impl Finding {
    /// The same finding with one more argument of its message and its fix.
    fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        let value = value.into();
        self.message = self.message.with(name, value.clone());
        self.fix = self.fix.with(name, value);
        self
    }
}

impl Finding {
    /// Its source in a language.
    pub fn origin(&self, texts: &Texts) -> String {
        texts.source(self.source)
    }
}

/// The rules about one subject.
struct Subject {
    findings: fn(&Case<'_>) -> Vec<Finding>,
    /// Whether another platform or engine may break them, so that advice has to ask: not those of
    /// memory, which it weighs itself, nor those of the fleet and its inventory.
    of_platform: bool,
}

impl Subject {
    const fn of_platform(findings: fn(&Case<'_>) -> Vec<Finding>) -> Self {
        Self { findings, of_platform: true }
    }

    const fn beside(findings: fn(&Case<'_>) -> Vec<Finding>) -> Self {
        Self { findings, of_platform: false }
    }
}

/// Every subject, in the order in which findings of one severity are said.
const SUBJECTS: [Subject; 17] = [
    Subject::beside(fleet::findings),
    Subject::beside(inventory::findings),
    Subject::of_platform(platform::findings),
    Subject::of_platform(datastore::findings),
    Subject::of_platform(microk8s::findings),
    Subject::beside(memory::findings),
    Subject::of_platform(gitops::findings),
    Subject::of_platform(agent::findings),
    Subject::of_platform(source::findings),
    Subject::of_platform(network::findings),
    Subject::of_platform(security::findings),
    Subject::of_platform(signatures::findings),
    Subject::of_platform(workloads::findings),
    Subject::of_platform(downloads::findings),
    Subject::of_platform(volumes::findings),
    Subject::of_platform(variable::findings),
    Subject::of_platform(open::findings),
];

/// All findings of a design: errors first, then in the order of the fields.
pub fn check(
    design: &FleetDesign,
    catalog: &Catalog,
    budget: &Budget,
    outlook: &Outlook,
    inventory: Option<&Inventory>,
) -> Vec<Finding> {
    let clean = redact(design);
    let case = Case::new(&clean, catalog, budget, outlook, inventory);
    let mut found: Vec<Finding> =
        SUBJECTS.iter().flat_map(|subject| (subject.findings)(&case)).collect();
    found.extend(secrets::findings(design));
    in_order(found)
}

/// The rules that a design breaks, errors and warnings, each with its field: without those about
/// memory, and without words. Nobody reads them, so that no credential has to be taken out.
pub fn broken(
    design: &FleetDesign,
    catalog: &Catalog,
    outlook: &Outlook,
) -> Vec<(&'static str, String)> {
    let budget = Budget::default();
    let case = Case::new(design, catalog, &budget, outlook, None);
    let read = SUBJECTS.iter().filter(|subject| subject.of_platform);
    let found = read.flat_map(|subject| (subject.findings)(&case));
    let found = found.filter(|finding| finding.severity != Severity::Note);
    found.map(|finding| (finding.id, finding.path)).collect()
}

/// Errors first, then in the order of the fields; a setting of the whole fleet that is found
/// wrong once for each device type is one finding.
fn in_order(found: Vec<Finding>) -> Vec<Finding> {
    let mut found: Vec<_> =
        found.into_iter().map(|finding| (place(&finding.path), finding)).collect();
    found.sort_by(|(a, x), (b, y)| (x.severity, a, x.id).cmp(&(y.severity, b, y.id)));
    let mut found: Vec<_> = found.into_iter().map(|(_, finding)| finding).collect();
    found.dedup();
    found
}

/// Where a path stands in the table of fields, and the list item it is about.
fn place(path: &str) -> (usize, usize) {
    let (pattern, index) = match path.split_once('[').zip(path.split_once(']')) {
        Some(((list, rest), (_, tail))) => {
            let index = rest.split(']').next().and_then(|digits| digits.parse().ok());
            (format!("{list}[]{tail}"), index.unwrap_or(0))
        }
        None => (path.to_owned(), 0),
    };
    let order = fields::fields().iter().position(|field| field.path.starts_with(&pattern));
    (order.unwrap_or(usize::MAX), index)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::testing::{Draft, assert_found};
    use super::*;
    use crate::testing::any_text;

    #[test]
    fn errors_come_first_then_the_order_of_the_fields() {
        let found = Draft::with(&[
            ("workloads[0].image", "ghcr.io/example/app"),
            ("gitops.jitter", "100%"),
            ("devices[0].nodes", "0"),
            ("project.appliances", ""),
        ])
        .findings();
        let order: Vec<_> = found.iter().map(|finding| finding.severity).collect();
        assert!(order.is_sorted(), "{order:?}");
        let position = |id| found.iter().position(|finding| finding.id == id).expect(id);
        assert!(position("device.no-node") < position("gitops.jitter-range"));
        assert!(position("workload.image-tag") < position("open.appliances"));
    }

    #[test]
    fn a_setting_of_the_whole_fleet_is_found_once() {
        let mut draft = Draft::with(&[("platform.datastore", "dqlite")]);
        draft.design.devices.push(draft.design.devices[0].clone());
        draft.set("devices[1].name", "other");
        let found = draft.found("datastore.dqlite-gone");
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].path, "platform.datastore");
    }

    #[test]
    fn a_setting_of_one_device_type_is_found_there() {
        let draft = Draft::with(&[("devices[0].platform.datastore", "dqlite")]);
        assert_eq!(draft.found("datastore.dqlite-gone")[0].path, "devices[0].platform.datastore");
    }

    #[test]
    fn the_base_of_these_tests_is_clean() {
        let ids = Draft::with(&[]).ids();
        assert_eq!(ids, ["platform.sums-unknown", "security.key-beside-data"]);
        assert_found("fleet.no-cluster", &[("devices[0].clusters", "0")]);
    }

    proptest! {
        #[test]
        fn no_value_of_a_field_makes_a_rule_panic(at in 0..fields::fields().len(), text in any_text(), number in any::<u32>()) {
            for text in [text, number.to_string(), format!("{number}%"), format!("{number}Mi")] {
                let mut draft = Draft::with(&[]);
                if fields::fields()[at].set(&mut draft.design, 0, &text).is_ok() {
                    draft.look();
                    let (catalog, budget) = (Catalog::builtin(), crate::budget::Budget::default());
                    let found = check(&draft.design, &catalog, &budget, &draft.outlook, None);
                    prop_assert!(found.iter().map(|finding| finding.severity).is_sorted());
                }
            }
        }
    }
}
