//! The parts of the catalogue held against whole nodes that none of them was made from.
//!
//! The measurements are in `assets/catalog/hosts.yaml`; whoever changes a part sees here which of them
//! no longer lies in the sum. `docs/BUDGET.md` states each of them with its error, and a test in
//! `tests/documents.rs` keeps that table in step.

use std::sync::Arc;

use super::{Interval, Role, budget};
use crate::catalog::{Catalog, Entry, Measure, Purpose};
use crate::design::{Datastore, Distribution, Engine, FleetDesign, List, Name, Os};

/// Outside of the interval, and said to be so in `docs/BUDGET.md`: a 32-bit system that is no choice
/// here.
const OUTSIDE: [&str; 1] = ["whole-node.k3s-agent.orange-pi"];

fn whole_nodes() -> Vec<Arc<Entry>> {
    let catalog = Catalog::builtin();
    let is_whole = |entry: &&Arc<Entry>| entry.measure == Measure::WholeNode;
    catalog.entries().iter().filter(is_whole).cloned().collect()
}

/// Our own sum of what a measured node held, under its conditions.
fn own(entry: &Entry) -> Interval {
    let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
    List::Devices.push(&mut design);
    let device = &mut design.devices[0];
    let when = &entry.when;
    device.memory = when.memory.expect("a measured node has a memory");
    device.os = when.os.expect("and a system");
    device.arch = when.arch.unwrap_or(device.arch);
    let nodes = when.nodes.as_deref().unwrap_or("1 node");
    device.nodes = nodes.split(' ').next().and_then(|nodes| nodes.parse().ok()).expect(nodes);
    let role = when.role.expect("and a role");
    if role == Role::Agent {
        (device.nodes, device.servers) = (device.nodes.max(2), Some(1));
    }
    let platform = &mut design.platform;
    platform.distribution = when.distribution.expect("and a distribution");
    platform.datastore = when.datastore.unwrap_or(Datastore::Sqlite);
    platform.addons = when.addons.clone().unwrap_or_default();
    design.gitops.engine = Engine::Flux;
    let budget = budget(&design, &Catalog::builtin());
    budget.of("device", role).expect("a node").measured.own
}

#[test]
fn every_measured_node_says_what_it_is_for() {
    for entry in whole_nodes() {
        assert!(entry.purpose.is_some(), "{}", entry.id);
    }
    // Servers and agents of both, on ARM and on x86, of 1 to 8 GiB.
    let checking = |distribution, role| {
        whole_nodes().into_iter().filter(move |entry| {
            entry.purpose == Some(Purpose::Checking)
                && entry.when.distribution == Some(distribution)
                && entry.when.role == Some(role)
        })
    };
    for (distribution, role) in [
        (Distribution::K3s, Role::Server),
        (Distribution::K3s, Role::Agent),
        (Distribution::K0s, Role::Server),
        (Distribution::K0s, Role::Agent),
    ] {
        assert!(checking(distribution, role).count() > 0, "{distribution:?} {role:?}");
        for entry in checking(distribution, role) {
            let gib = entry.when.memory.expect("a memory").as_mib() / 1_024.0;
            assert!((1.0..=8.0).contains(&gib), "{}: {gib}", entry.id);
        }
    }
}

#[test]
fn what_was_kept_for_checking_lies_in_the_sum_of_its_parts() {
    for entry in whole_nodes() {
        if entry.purpose == Some(Purpose::Checking) {
            let (own, mib) = (own(&entry), entry.base);
            let inside = own.contains(mib.low) && own.contains(mib.high);
            let expected = !OUTSIDE.contains(&entry.id.as_str());
            assert_eq!(inside, expected, "{}: {mib:?} and {own:?}", entry.id);
        }
    }
}

#[test]
fn what_was_used_for_fitting_lies_there_too() {
    // Consistency, not validation: the parts were made from these.
    for entry in whole_nodes() {
        if entry.purpose == Some(Purpose::Fitting) {
            let (own, mib) = (own(&entry), entry.base);
            assert!(
                own.low <= mib.high && mib.low <= own.high,
                "{}: {mib:?} and {own:?}",
                entry.id
            );
        }
    }
}

#[test]
fn system_distribution_and_add_ons_are_known_within_a_factor_of_two_and_a_half() {
    for os in Os::ALL {
        for distribution in Distribution::ALL {
            for (memory, nodes) in [(1_024, 1), (2_048, 1), (4_096, 1), (8_192, 2)] {
                let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
                List::Devices.push(&mut design);
                design.devices[0].memory = crate::design::Memory::mib(memory);
                design.devices[0].os = *os;
                design.devices[0].nodes = nodes;
                design.platform.distribution = *distribution;
                for node in &budget(&design, &Catalog::builtin()).devices {
                    let factor = node.measured.own.high / node.measured.own.low;
                    let role = node.role;
                    assert!(factor <= 2.5, "{os:?} {distribution:?} {memory} {role:?}: {factor}");
                }
            }
        }
    }
}
