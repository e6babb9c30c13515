//! A fleet for the tests: two device types, one with each engine, in two regions.

use crate::catalog::Catalog;
use crate::design::fields::set;
use crate::design::read::read;
use crate::design::{FleetDesign, List, Name, Share, Span};
use crate::outlook::outlook;
use crate::simulate::{Question, Scenario, Simulation, simulate};

const SESSION: &str = r"
fleetwright: 1
name: fleet
fleet:
  regions: [{name: north, clusters: 300}, {name: south, clusters: 700}]
devices:
  - {name: gateway, hardware: Raspberry Pi CM4, memory: 2Gi, clusters: 600}
  - {name: camera, arch: amd64, memory: 8Gi, storage: nvme, clusters: 400, gitops: {engine: argocd}}
gitops: {engine: flux, repository: https://git.example.com/fleet.git}
workloads:
  - {name: telemetry, image: 'example.com/telemetry:1.0'}
";

/// A ring of a tenth before one of the rest.
pub(crate) const RINGS: [(&str, &str); 2] = [("canary", "10%"), ("broad", "90%")];

/// The fleet, with some fields set.
pub(crate) fn design(sets: &[(&str, &str)]) -> FleetDesign {
    let mut design = read(SESSION).expect("the session reads");
    for (path, value) in sets {
        set(&mut design, path, value).expect(path);
    }
    design
}

/// The same with these rings, by name and share.
pub(crate) fn with_rings(rings: &[(&str, &str)]) -> FleetDesign {
    add_rings(design(&[]), rings)
}

fn add_rings(mut design: FleetDesign, rings: &[(&str, &str)]) -> FleetDesign {
    for (name, share) in rings {
        let place = List::Rings.push(&mut design);
        design.fleet.rings[place].name = Name::read(name).expect(name);
        design.fleet.rings[place].share = Share::read(share).expect(share);
    }
    design
}

/// A change that is promoted ring by ring, with a day between them, in an outage of so many hours.
pub(crate) fn promoted(rings: &[(&str, &str)], scenario: &str, hours: u64) -> Simulation {
    let scenario = Scenario::read(scenario).expect("a scenario");
    let outage = Span::seconds(hours * 3_600);
    played_in_rings(&[], rings, |asked| Question { scenario, outage, ..asked })
}

/// The fleet's own question, changed.
pub(crate) fn played(sets: &[(&str, &str)], ask: impl FnOnce(Question) -> Question) -> Simulation {
    played_in_rings(sets, &[], ask)
}

/// The same with these rings.
pub(crate) fn played_in_rings(
    sets: &[(&str, &str)],
    rings: &[(&str, &str)],
    ask: impl FnOnce(Question) -> Question,
) -> Simulation {
    let design = add_rings(design(sets), rings);
    let question = ask(Question::of(&design));
    let outlook = outlook(&design, &Catalog::builtin());
    let played = simulate(&design, None, &outlook, &question, &mut |_| true);
    played.expect("it is a question").expect("nobody stops it")
}
