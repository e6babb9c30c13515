//! What is in a tree, for whom, and in whose words.

mod engines;
mod hostile;
mod pages;
mod platforms;

use super::*;
use crate::catalog::Catalog;
use crate::design::{FleetDesign, List, Memory, Name, fields};
use crate::yaml;

/// A design with two device types, two regions, two rings and a workload of each kind.
fn design() -> FleetDesign {
    let mut design = FleetDesign::new(Name::read("north-sea").expect("a name"));
    for list in List::ALL {
        list.push(&mut design);
        list.push(&mut design);
    }
    for (path, text) in [
        ("fleet.regions[0].name", "dogger-bank"),
        ("fleet.regions[0].clusters", "60"),
        ("fleet.regions[1].name", "hornsea"),
        ("fleet.regions[1].clusters", "40"),
        ("fleet.rings[0].name", "canary"),
        ("fleet.rings[0].share", "10%"),
        ("fleet.rings[1].name", "ring"),
        ("fleet.rings[1].share", "90%"),
        ("devices[0].name", "gateway"),
        ("devices[0].clusters", "70"),
        ("devices[1].name", "camera"),
        ("devices[1].clusters", "30"),
        ("devices[1].gitops.engine", "argocd"),
        ("workloads[0].name", "telemetry"),
        ("workloads[0].image", "ghcr.io/example/telemetry:1.4.2"),
        ("workloads[1].name", "recorder"),
        ("workloads[1].image", "ghcr.io/example/recorder:2"),
        ("workloads[1].port", "8080"),
        ("workloads[1].devices", "camera"),
    ] {
        fields::set(&mut design, path, text).expect(path);
    }
    design
}

fn tree_with(design: &FleetDesign, inventory: Option<&Inventory>, overrides: &Overrides) -> Tree {
    let assessment = Assessment::new(design, &Catalog::builtin(), inventory);
    Tree::new(&assessment, inventory, Language::En, overrides).expect("a tree")
}

fn tree(design: &FleetDesign) -> Tree {
    tree_with(design, None, &Overrides::new())
}

fn reach(tree: &Tree, path: &str) -> Option<u64> {
    tree.entries().iter().find(|entry| entry.path == path).map(|entry| entry.clusters)
}

/// The design with other values for these fields.
fn changed(settings: &[(&str, &str)]) -> FleetDesign {
    let mut design = design();
    for (path, text) in settings {
        fields::set(&mut design, path, text).expect(path);
    }
    design
}

fn agents() -> FleetDesign {
    changed(&[
        ("devices[1].gitops.engine", "argocd-agent"),
        ("gitops.hub", "hub.example.com:8443"),
        ("gitops.repository", "https://git.example.com/fleet.git"),
    ])
}

/// The documents of a file, read by a second reader as well.
fn documents(path: &str, text: &str) -> Vec<serde_yaml::Value> {
    use serde::Deserialize;
    for part in text.split("\n---\n") {
        yaml::parse(part).unwrap_or_else(|why| panic!("{path}: {why:?}\n{text}"));
    }
    serde_yaml::Deserializer::from_str(text)
        .map(|document| serde_yaml::Value::deserialize(document).expect(path))
        .collect()
}

#[test]
fn each_file_knows_how_many_clusters_it_reaches() {
    let tree = tree(&design());
    assert_eq!(reach(&tree, "policies/namespace.yaml"), Some(100));
    assert_eq!(reach(&tree, "overlays/gateway/kustomization.yaml"), Some(70));
    assert_eq!(reach(&tree, "components/region-hornsea/kustomization.yaml"), Some(40));
    assert_eq!(reach(&tree, "base/telemetry/deployment.yaml"), Some(100));
    assert_eq!(reach(&tree, "base/recorder/deployment.yaml"), Some(30));
    assert_eq!(reach(&tree, "engine/argocd/applicationset.yaml"), Some(30));
    assert_eq!(reach(&tree, "engine/flux/gateway/source.yaml"), Some(70));
}

#[test]
fn a_folder_reaches_what_any_of_its_files_reaches() {
    let tree = tree(&design());
    for folder in ["policies", "components", "overlays", "engine", "install"] {
        assert_eq!(tree.reach(folder), 100, "{folder}");
    }
    assert_eq!(tree.reach("overlays/gateway"), 70);
    assert_eq!(tree.reach("components/region-hornsea"), 40);
    assert_eq!(tree.reach("base/recorder"), 30);
    assert_eq!(tree.reach("overlays/gateway/kustomization.yaml"), 70);
}

#[test]
fn a_file_that_no_device_type_wants_is_not_there() {
    let tree = tree(&design());
    assert_eq!(reach(&tree, "engine/flux/camera/source.yaml"), None);
    assert_eq!(reach(&tree, "base/telemetry/service.yaml"), None);
    assert!(matches!(tree.render("base/telemetry/service.yaml"), Err(TreeError::NoSuchFile(_))));
}

#[test]
fn what_is_generated_names_no_device_type_that_runs_another_engine() {
    let project = tree(&design()).render("engine/argocd/appproject.yaml").expect("renders");
    assert!(project.contains("https://git.example.invalid/replace-me/fleet.git"), "{project}");
}

#[test]
fn without_an_inventory_no_cluster_has_a_file() {
    assert!(tree(&design()).entries().iter().all(|entry| !entry.path.starts_with("clusters/")));
}

#[test]
fn listing_does_not_grow_with_the_fleet() {
    let mut large = design();
    fields::set(&mut large, "devices[0].clusters", "9970").expect("set");
    assert_eq!(tree(&large).entries().len(), tree(&design()).entries().len());
}

#[test]
fn a_template_of_the_user_replaces_ours_and_adds_to_it() {
    let overrides = Overrides::from([
        ("policies/namespace.yaml.j2".into(), "mine: [= fleet.name =]\n".to_owned()),
        (
            "overlays/@device/extra.yaml.j2".into(),
            "[# when device.nodes == 1 #]\na: 1\n".to_owned(),
        ),
        ("note.txt".into(), "[= as it is =]".to_owned()),
    ]);
    let tree = tree_with(&design(), None, &overrides);
    let text = tree.render("policies/namespace.yaml").expect("renders");
    assert_eq!(text, "mine: north-sea\n");
    assert_eq!(reach(&tree, "overlays/camera/extra.yaml"), Some(30));
    assert_eq!(tree.render("note.txt").expect("copied"), "[= as it is =]");
}

#[test]
fn a_broken_template_is_named_with_its_line() {
    let broken = |text: &str| Overrides::from([("a.yaml.j2".into(), text.to_owned())]);
    let tree = tree_with(&design(), None, &broken("a: 1\nb: [= fleet.nothing =]\n"));
    let Err(TreeError::Template { template, line, .. }) = tree.render("a.yaml") else {
        panic!("refused")
    };
    assert_eq!((template.as_str(), line), ("a.yaml.j2", 2));
    let assessment = Assessment::new(&design(), &Catalog::builtin(), None);
    for head in ["[# when device. #]\n", "[# when region.name #]\n"] {
        let tree = Tree::new(&assessment, None, Language::En, &broken(head));
        assert!(matches!(tree, Err(TreeError::Template { line: 1, .. })), "{head}");
    }
}

#[test]
fn the_readme_speaks_of_what_the_clusters_follow() {
    let readme = |design: &FleetDesign| tree(design).render("README.md").expect("renders");
    let mut mixed = design();
    let git = readme(&mixed);
    assert!(git.contains("make promote") && !git.contains("make tag"), "{git}");
    fields::set(&mut mixed, "gitops.artifact", "oci://registry.example.com/fleet").expect("set");
    let both = readme(&mixed);
    assert!(both.contains("make promote") && both.contains("make tag"), "{both}");
    fields::set(&mut mixed, "devices[1].gitops.engine", "flux").expect("set");
    let tags = readme(&mixed);
    assert!(!tags.contains("promote") && !tags.contains("a branch that"), "{tags}");
    assert!(!tree(&mixed).render("Makefile").expect("renders").contains("rollback"));
}

#[test]
fn the_readme_claims_no_firewall_that_is_not_there() {
    let mut fleet = design();
    let claim = "accepts no new connection";
    let readme = |design: &FleetDesign| tree(design).render("README.md").expect("renders");
    for device in ["devices[0].nodes", "devices[1].nodes"] {
        assert!(readme(&fleet).contains(claim));
        fields::set(&mut fleet, device, "3").expect("set");
    }
    assert!(!readme(&fleet).contains(claim));
    let unit = "install/gateway/systemd/k3s.service";
    assert!(!tree(&fleet).render(unit).expect("renders").contains("fleet-firewall"));
    fields::set(&mut fleet, "network.site", "192.168.10.0/24").expect("set");
    assert!(readme(&fleet).contains(claim));
    let unit = tree(&fleet).render(unit).expect("renders");
    assert!(unit.contains("Requires=fleet-firewall.service"), "{unit}");
}

#[test]
fn every_error_has_its_sentence() {
    let errors = [
        TreeError::NoSuchFile("a".to_owned()),
        TreeError::Template { template: "a".to_owned(), line: 3, reason: "b".to_owned() },
    ];
    for language in Language::ALL {
        for error in &errors {
            let said = Texts::new(language).say(&error.phrase());
            assert!(!said.contains('<') && said.contains('a'), "{said}");
        }
    }
}

#[test]
fn durations_read_as_people_say_them() {
    let texts = Texts::new(Language::En);
    assert_eq!(duration(&texts, 259_200.0), "72 hours");
    assert_eq!(duration(&texts, 432_000.0), "5 days");
    assert_eq!(duration(&texts, 900.0), "15 minutes");
    assert_eq!(duration(&texts, 5_400.0), "1.5 hours");
    assert_eq!(duration(&texts, 1.0), "1 second");
    let said = |amount| bytes(&texts, amount).replace('\u{a0}', " ");
    assert_eq!(said(42_163_200.0), "42.2 MB");
    assert_eq!(said(367_001_600_000.0), "367 GB");
    assert_eq!(said(1_091_567_616_000.0), "1.1 TB");
}

#[test]
fn an_inventory_gives_each_cluster_its_file() {
    let csv = |count: usize| {
        let row = |index: usize| format!("edge-{index},hornsea,gateway,ring\n");
        let rows: String = (0..count).map(row).collect();
        Inventory::read(format!("name,region,device,ring\n{rows}").as_bytes()).expect("reads")
    };
    let few = csv(3);
    let few_tree = tree_with(&design(), Some(&few), &Overrides::new());
    assert_eq!(reach(&few_tree, "clusters/hornsea/edge-1.env"), Some(1));
    assert_eq!(reach(&few_tree, "components/region-hornsea/kustomization.yaml"), Some(3));
    let many = csv(3_000);
    let tree = tree_with(&design(), Some(&many), &Overrides::new());
    let folders = tree.entries().iter().filter(|entry| entry.path.starts_with("clusters/hornsea/"));
    let widest = folders.fold(BTreeMap::new(), |mut widths, entry| {
        *widths.entry(entry.path.rsplit_once('/').map(|(folder, _)| folder)).or_insert(0) += 1;
        widths
    });
    assert!(widest.len() > 100 && widest.values().all(|width| *width < 100));
}
