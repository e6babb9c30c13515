//! Putting a device type on another distribution or engine: which fields that sets, and what stands
//! against it.

use super::change::Change;
use super::changed;
use super::rules::Locks;
use super::view::View;
use crate::budget::Budget;
use crate::catalog::Catalog;
use crate::check::{Finding, Severity, check};
use crate::design::{Distribution, Engine, FleetDesign};
use crate::outlook::outlook;

/// What it takes to put a device type on a distribution with an engine.
#[derive(Clone, Debug, PartialEq)]
pub struct Switch {
    /// The fields it sets, with their values; none where the device type is there already.
    pub sets: Vec<(String, String)>,
    /// Why it can't be.
    pub obstacle: Option<Obstacle>,
}

/// What stands against a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// The engineer has locked this field.
    Locked(String),
    /// A rule would refuse the tree, with this finding.
    Refused(Box<Finding>),
}

/// What it takes to put a device type on a distribution with an engine; nothing where there is no
/// such device type.
pub fn switch(
    design: &FleetDesign,
    catalog: &Catalog,
    index: usize,
    (distribution, engine): (Distribution, Engine),
) -> Option<Switch> {
    let device = design.devices.get(index)?;
    let view = View::of(design, device);
    let mut sets = Vec::new();
    if view.platform.distribution != distribution {
        sets.extend(Change::Distribution(distribution).sets(design, index, &view));
    }
    if view.engine != engine {
        sets.extend(Change::Engine(engine).sets(design, index, &view));
    }
    let locks = Locks::new(design);
    let locked = sets.iter().find(|set| locks.forbid(std::slice::from_ref(*set)));
    let obstacle = match locked {
        Some((path, _)) => Some(Obstacle::Locked(path.clone())),
        None => refused(design, catalog, &sets).map(|finding| Obstacle::Refused(Box::new(finding))),
    };
    Some(Switch { sets, obstacle })
}

/// The first error that a change brings; memory aside, about which the verdict speaks.
fn refused(design: &FleetDesign, catalog: &Catalog, sets: &[(String, String)]) -> Option<Finding> {
    let found = errors(&changed(design, sets)?, catalog);
    if found.is_empty() {
        return None;
    }
    let known = errors(design, catalog);
    let is_known =
        |new: &Finding| known.iter().any(|old| (old.id, &old.path) == (new.id, &new.path));
    found.into_iter().find(|finding| !is_known(finding))
}

fn errors(design: &FleetDesign, catalog: &Catalog) -> Vec<Finding> {
    let outlook = outlook(design, catalog);
    let mut found = check(design, catalog, &Budget::default(), &outlook, None);
    found.retain(|finding| finding.severity == Severity::Error);
    found
}

#[cfg(test)]
mod tests {
    use super::super::what_if;
    use super::*;
    use crate::budget::{Role, budget};
    use crate::design::fields::set;
    use crate::design::read::read;

    const FLEET: &str = "\
fleetwright: 1
name: fleet
devices: [{name: gateway, memory: 2Gi, storage: ssd}, {name: rack, memory: 16Gi, nodes: 3}]
gitops: {engine: argocd, repository: 'https://git.example.com/edge/fleet.git'}
";

    fn fleet(sets: &[(&str, &str)]) -> FleetDesign {
        let mut design = read(FLEET).expect("a design");
        for (path, value) in sets {
            set(&mut design, path, value).expect(path);
        }
        design
    }

    #[test]
    fn a_switch_brings_what_the_table_says() {
        let (design, catalog) = (fleet(&[]), Catalog::builtin());
        for (index, name) in ["gateway", "rack"].into_iter().enumerate() {
            for row in what_if(&design, &catalog, index) {
                let to = (row.distribution, row.engine);
                let switch = switch(&design, &catalog, index, to).expect("a device type");
                assert_eq!(switch.sets.is_empty(), row.current, "{switch:?}");
                let next = changed(&design, &switch.sets).expect("it applies");
                let all = budget(&next, &catalog);
                let server = all.of(name, Role::Server).expect("a server");
                assert_eq!(
                    (server.total, server.control_plane.mib),
                    (row.total, row.control_plane)
                );
            }
        }
    }

    #[test]
    fn what_is_locked_or_breaks_a_rule_says_so() {
        let catalog = Catalog::builtin();
        let to = (Distribution::K0s, Engine::Flux);
        let locked = fleet(&[("locked", "devices[gateway].platform.distribution")]);
        let found = switch(&locked, &catalog, 0, to).expect("a device type").obstacle;
        let path = "devices[0].platform.distribution".to_owned();
        assert_eq!(found, Some(Obstacle::Locked(path)));
        assert_eq!(switch(&fleet(&[]), &catalog, 0, to).expect("a device type").obstacle, None);
        // One node is enough for MicroK8s: it starts with one server.
        let to = (Distribution::Microk8s, Engine::Flux);
        let found = switch(&fleet(&[]), &catalog, 0, to).expect("a device type");
        assert_eq!(found.obstacle, None);
        let servers = ("devices[0].servers".to_owned(), "1".to_owned());
        assert!(found.sets.contains(&servers), "{found:?}");
        // It has no build for 32-bit ARM.
        let old = fleet(&[("devices[0].arch", "arm")]);
        let found = switch(&old, &catalog, 0, to).expect("a device type").obstacle;
        assert!(matches!(found, Some(Obstacle::Refused(_))), "{found:?}");
    }
}
