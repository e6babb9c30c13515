//! The page of exposures against what the files of the same tree really open.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use fleetwright::assess::Assessment;
use fleetwright::catalog::Catalog;
use fleetwright::design::{FleetDesign, read};
use fleetwright::text::Language;
use fleetwright::tree::{Overrides, Tree};
use support::designs;

fn design(settings: &[(&str, &str)]) -> FleetDesign {
    let usual = [
        ("devices[0].name", "gateway"),
        ("workloads[0].name", "telemetry"),
        ("workloads[0].image", "ghcr.io/example/telemetry:1.4.2"),
        ("workloads[0].port", "8080"),
    ];
    designs::made(usual.iter().chain(settings).copied())
}

fn page(design: &FleetDesign, language: Language, overrides: &Overrides) -> String {
    let assessment = Assessment::new(design, &Catalog::builtin(), None);
    let tree = Tree::new(&assessment, None, language, overrides).expect("a tree");
    tree.render("docs/EXPOSURE.md").unwrap_or_else(|error| panic!("{error}"))
}

/// Who reaches a listener, in one word for both languages.
fn reached(cell: &str) -> &'static str {
    let words = [
        ("**everyone", "everyone"),
        ("**tout le monde", "everyone"),
        ("its pods, and whom", "peers"),
        ("ses pods, et ce que", "peers"),
        ("the node and its pods", "node"),
        ("le nœud et ses pods", "node"),
        ("the node itself", "loopback"),
        ("le nœud lui-même", "loopback"),
    ];
    words.iter().find(|(start, _)| cell.contains(start)).unwrap_or_else(|| panic!("{cell}")).1
}

/// The names in backticks.
fn names(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// The cells of the rows of tables in a section, headings left out.
fn rows<'a>(page: &'a str, heading: &str) -> Vec<Vec<&'a str>> {
    let section = page.split("\n## ").find(|section| section.starts_with(heading));
    let lines = section.unwrap_or_else(|| panic!("no section {heading}")).lines();
    lines
        .filter(|line| line.starts_with("| ") && line.contains('`'))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect()
}

/// What listens on the nodes of a device type, as `PORT who`, without what is on loopback alone.
fn heard(page: &str, device: &str, language: Language) -> BTreeSet<String> {
    let heading = match language {
        Language::En => format!("Nodes of `{device}`"),
        Language::Fr => format!("Nœuds de `{device}`"),
    };
    let mut all = BTreeSet::new();
    for row in rows(page, &heading) {
        let who = reached(row.last().expect("a cell"));
        for port in names(row[0]).into_iter().filter(|_| who != "loopback") {
            assert!(all.insert(format!("{port} {who}")), "{port} stands twice");
        }
    }
    all
}

fn assert_heard(settings: &[(&str, &str)], expected: &[&str]) {
    for language in Language::ALL {
        let page = page(&design(settings), language, &Overrides::new());
        let expected: BTreeSet<String> = expected.iter().map(ToString::to_string).collect();
        assert_eq!(heard(&page, "gateway", language), expected, "{settings:?}");
        assert!(is_closed(&page), "{page}");
    }
}

/// Whether the page says that no object opens a node.
fn is_closed(page: &str) -> bool {
    page.contains("**No object in this tree opens") || page.contains("**Aucun objet de cette")
}

#[test]
fn nodes_of_the_built_in_sessions_are_closed_but_to_their_site() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    for file in fs::read_dir(folder).expect("the sessions") {
        let path = file.expect("one").path();
        let design = read::read(&fs::read_to_string(&path).expect("reads")).expect("a design");
        for language in Language::ALL {
            let page = page(&design, language, &Overrides::new());
            assert!(is_closed(&page), "{page}");
            for device in &design.devices {
                let expected: &[&str] = if device.nodes > 1 {
                    &["6443/TCP peers", "10250/TCP peers", "8472/UDP peers"]
                } else {
                    &["6443/TCP node", "10250/TCP node"]
                };
                let expected: BTreeSet<String> = expected.iter().map(ToString::to_string).collect();
                assert_eq!(heard(&page, device.name.as_str(), language), expected);
            }
            let ports = design.workloads.iter().filter(|workload| workload.port.is_some()).count();
            let heading =
                if language == Language::En { "In the cluster" } else { "Dans le cluster" };
            let rows = rows(&page, heading);
            assert_eq!(rows.len(), 2 * ports, "a Service and its pods for each port");
            for row in rows {
                assert!(row.iter().any(|cell| cell.contains("-from-neighbours`")), "{row:?}");
            }
        }
    }
}

#[test]
fn what_a_platform_opens_is_listed_with_what_closes_it() {
    let one = ["6443/TCP node", "10250/TCP node"];
    assert_heard(&[], &one);
    assert_heard(
        &[("platform.addons", "coredns, traefik, servicelb")],
        &[one[0], one[1], "80/TCP node", "443/TCP node", "30000-32767/TCP node"],
    );
    let three = [("devices[0].nodes", "3"), ("network.site", "192.168.40.0/24")];
    let peers = ["6443/TCP peers", "10250/TCP peers", "8472/UDP peers"];
    assert_heard(&three, &peers);
    let etcd = [three[0], three[1], ("platform.datastore", "etcd")];
    assert_heard(&etcd, &[peers[0], peers[1], peers[2], "2379-2380/TCP peers"]);
    let postgres = [
        three[0],
        three[1],
        ("platform.datastore", "postgres"),
        ("platform.database", "db.example.com:5432/k3s"),
    ];
    assert_heard(&postgres, &peers);
    assert_heard(&three[..1], &["6443/TCP everyone", "10250/TCP everyone", "8472/UDP everyone"]);
}

#[test]
fn other_distributions_have_listeners_of_their_own() {
    let site = ("network.site", "192.168.40.0/24");
    let microk8s = [
        ("platform.distribution", "microk8s"),
        ("platform.datastore", "dqlite"),
        ("devices[0].nodes", "3"),
        site,
    ];
    assert_heard(
        &microk8s,
        &[
            "16443/TCP peers",
            "10250/TCP peers",
            "25000/TCP peers",
            "19001/TCP peers",
            "4789/UDP peers",
        ],
    );
    assert_heard(
        &[("platform.distribution", "k0s")],
        &["6443/TCP node", "10250/TCP node", "179/TCP node", "20244/TCP node"],
    );
}

#[test]
fn the_page_says_what_the_files_say_not_what_was_meant() {
    // Templates of an engineer's own, which open what ours keep closed.
    let service = "[# when workload.port #]\nkind: Service\napiVersion: v1\n\
                   metadata: {name: door}\nspec: {type: NodePort, ports: [{port: 80, nodePort: 30080}]}\n";
    let own = Overrides::from([("base/@workload/service.yaml.j2".into(), service.to_owned())]);
    for language in Language::ALL {
        let page = page(&design(&[]), language, &own);
        assert!(!is_closed(&page), "{page}");
        assert!(page.contains("`type: NodePort`") && page.contains("`nodePort: 30080`"), "{page}");
        assert!(page.contains("`base/telemetry/service.yaml`"), "{page}");
    }
    let builtin = include_str!("../assets/tree/install/@device/firewall.nft.j2");
    let path = || "install/@device/firewall.nft.j2".into();
    let open = builtin.replace("policy drop", "policy accept");
    let hole =
        builtin.replacen("        ct state invalid drop\n", "        tcp dport 6443 accept\n", 1);
    for (text, who) in [(open, "6443/TCP everyone"), (hole, "6443/TCP peers")] {
        let own = Overrides::from([(path(), text)]);
        for language in Language::ALL {
            let page = page(&design(&[]), language, &own);
            assert!(heard(&page, "gateway", language).contains(who), "{page}");
        }
    }
    // Files that would be made from the page are no part of it, and there is no end to it otherwise.
    let circular = format!("[# [= exposure =] #]\n[% if exposure %][% endif %]\n{builtin}");
    let own = Overrides::from([(path(), circular)]);
    let shown = page(&design(&[]), Language::En, &own);
    assert!(heard(&shown, "gateway", Language::En).contains("6443/TCP everyone"), "{shown}");
    let policies = "kind: ConfigMap\napiVersion: v1\nmetadata: {name: nothing}\n";
    let own = Overrides::from([
        ("policies/network/networkpolicy.yaml.j2".into(), policies.to_owned()),
        (
            "base/@workload/networkpolicy.yaml.j2".into(),
            format!("[# when workload.port #]\n{policies}"),
        ),
    ]);
    let page = page(&design(&[]), Language::En, &own);
    assert!(page.contains("every pod of the cluster") && !page.contains("default-deny"), "{page}");
}
