//! The parts of the catalogue held against whole nodes that none of them was made from.
//!
//! The measurements are in `assets/catalog/hosts.yaml`; whoever changes a part sees here which of them
//! no longer lies in the sum. `docs/BUDGET.md` states each of them with its error: the table there is made
//! by `UPDATE_DOCS=1 cargo test --test measured`.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

use std::fs;
use std::sync::Arc;

use fleetwright::budget::{Interval, Role, budget};
use fleetwright::catalog::{Catalog, Entry, Measure, Prose, Purpose};
use fleetwright::design::{
    Arch, Datastore, Distribution, Engine, FleetDesign, List, Memory, Name, Os,
};
use fleetwright::text::{Language, Texts};

fn whole_nodes() -> Vec<Arc<Entry>> {
    let catalog = Catalog::builtin();
    let is_whole = |entry: &&Arc<Entry>| entry.measure == Measure::WholeNode;
    catalog.entries().iter().filter(is_whole).cloned().collect()
}

/// Our own sum of what a measured node held, under its conditions; nothing where they do not say enough.
fn own(entry: &Entry) -> Option<Interval> {
    let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
    List::Devices.push(&mut design);
    let device = &mut design.devices[0];
    let when = &entry.when;
    device.memory = when.memory?;
    device.os = when.os?;
    device.arch = when.arch.unwrap_or(device.arch);
    let nodes = when.nodes.as_ref().map_or("1 node", Prose::english);
    device.nodes = nodes.split(' ').next().and_then(|nodes| nodes.parse().ok()).expect(nodes);
    let role = when.role?;
    if role == Role::Agent {
        (device.nodes, device.servers) = (device.nodes.max(2), Some(1));
    }
    let platform = &mut design.platform;
    platform.distribution = when.distribution?;
    platform.datastore = when.datastore.unwrap_or(Datastore::Sqlite);
    platform.addons = when.addons.clone().unwrap_or_default();
    design.gitops.engine = Engine::Flux;
    let budget = budget(&design, &Catalog::builtin());
    budget.of("device", role).map(|node| node.measured.own)
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
fn what_netdata_showed_is_read_in_its_own_unit() {
    // system.ram counts in MiB; the papers that print it say MB, which would be 5 % less.
    let hosts = fs::read_to_string("assets/catalog/hosts.yaml").expect("the catalogue");
    let shown: Vec<&str> =
        hosts.split("- id: ").filter(|entry| entry.contains("system.ram of netdata")).collect();
    assert!(shown.len() > 6, "{}", shown.len());
    for entry in shown {
        let ends =
            entry.lines().filter(|line| line.starts_with("  low:") || line.starts_with("  high:"));
        assert!(
            ends.clone().count() == 2 && ends.clone().all(|end| end.ends_with("Mi")),
            "{entry}"
        );
    }
}

#[test]
fn what_was_kept_for_checking_lies_in_the_sum_of_its_parts() {
    for entry in whole_nodes() {
        if entry.purpose == Some(Purpose::Checking) {
            let (own, mib) = (own(&entry).expect("conditions"), entry.base);
            let inside = own.contains(mib.low) && own.contains(mib.high);
            assert!(inside, "{}: {mib:?} and {own:?}", entry.id);
        }
    }
}

#[test]
fn what_was_used_for_fitting_lies_there_too() {
    // Consistency, not validation: the parts were made from these.
    for entry in whole_nodes() {
        if entry.purpose == Some(Purpose::Fitting) {
            let (own, mib) = (own(&entry).expect("conditions"), entry.base);
            assert!(
                own.low <= mib.high && mib.low <= own.high,
                "{}: {mib:?} and {own:?}",
                entry.id
            );
        }
    }
}

/// Each distribution on each processor.
fn platforms() -> impl Iterator<Item = (Distribution, Arch)> {
    let on = |distribution: &Distribution| {
        let distribution = *distribution;
        Arch::ALL.iter().map(move |arch| (distribution, *arch))
    };
    Distribution::ALL.iter().flat_map(on)
}

#[test]
fn system_distribution_and_add_ons_are_known_within_a_factor_of_two_and_a_half() {
    for os in Os::ALL {
        for (distribution, arch) in platforms() {
            for (memory, nodes) in [(1_024, 1), (2_048, 1), (4_096, 1), (8_192, 2)] {
                let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
                List::Devices.push(&mut design);
                design.devices[0].memory = Memory::mib(memory);
                design.devices[0].os = *os;
                design.devices[0].nodes = nodes;
                design.devices[0].arch = arch;
                design.platform.distribution = distribution;
                for node in &budget(&design, &Catalog::builtin()).devices {
                    let factor = node.measured.own.high / node.measured.own.low;
                    let role = node.role;
                    assert!(
                        factor <= 2.5,
                        "{os:?} {distribution:?} {arch:?} {memory} {role:?}: {factor}"
                    );
                }
            }
        }
    }
}

/// How far a measurement lies from the sum of its parts: where in the interval, or how far outside.
fn place(measured: Interval, own: Interval) -> String {
    let mean = measured.middle();
    if mean < own.low {
        format!("**{:.0} MiB below** ({:.0} %)", own.low - mean, (own.low - mean) / mean * 100.0)
    } else if mean > own.high {
        format!("**{:.0} MiB above** ({:.0} %)", mean - own.high, (mean - own.high) / mean * 100.0)
    } else {
        format!("inside, at {:.0} %", (mean - own.low) / (own.high - own.low) * 100.0)
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn row(texts: &Texts, entry: &Entry) -> String {
    let range = |mib: Interval| {
        if (mib.high - mib.low).abs() < 0.5 {
            format!("{:.0}", mib.low)
        } else {
            format!("{:.0}–{:.0}", mib.low, mib.high)
        }
    };
    let own = own(entry);
    let compared = own.map_or_else(
        || "– | – | –".to_owned(),
        |own| {
            let mean = entry.base.middle();
            let off = (own.middle() - mean) / mean * 100.0;
            format!("{} | {} | {off:+.0} %", range(own), place(entry.base, own))
        },
    );
    let version = entry.version.as_ref().map_or("–", Prose::english);
    format!(
        "| {} | {} | {} | {compared} | {} |\n",
        cell(&texts.say(&entry.label())),
        cell(version),
        range(entry.base),
        cell(&format!("{}. {}", entry.source.english(), entry.note.english()))
    )
}

#[test]
fn the_documentation_states_each_measurement_with_its_error() {
    let texts = Texts::new(Language::En);
    let mut document = fs::read_to_string("docs/BUDGET.md").expect("the document");
    for purpose in Purpose::ALL {
        let mut table = String::from(
            "| node | version | measured, MiB | sum of parts, MiB | where it lies | middle off by | source, measure and conditions |\n|---|---|--:|--:|---|--:|---|\n",
        );
        for entry in whole_nodes().iter().filter(|entry| entry.purpose == Some(*purpose)) {
            table.push_str(&row(&texts, entry));
        }
        let (start, end) = (
            format!("<!-- {} -->\n", purpose.word()),
            format!("<!-- end of {} -->", purpose.word()),
        );
        let from = document.find(&start).expect("the start of the table") + start.len();
        let to = document.find(&end).expect("its end");
        document.replace_range(from..to, &table);
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write("docs/BUDGET.md", &document).expect("written");
    }
    let found = fs::read_to_string("docs/BUDGET.md").expect("the document");
    assert!(
        found == document,
        "docs/BUDGET.md is out of date: UPDATE_DOCS=1 cargo test --test measured"
    );
}
