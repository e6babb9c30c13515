//! Differences as an engineer reads them.

use super::*;
use crate::catalog::Catalog;
use crate::design::fields::set;
use crate::design::read::read;
use crate::design::{FleetDesign, List, Name, Tier};
use crate::prompt::prompt;
use crate::text::{Language, Texts};

const SESSION: &str = r"
fleetwright: 1
name: fleet
project: {appliances: pumps}
prompt: {notes: 'Nights only.'}
fleet:
  regions: [{name: north, clusters: 60}, {name: south, clusters: 40}, {name: west, clusters: 20}]
devices:
  - {name: gateway, hardware: Pi, memory: 2Gi, clusters: 100}
  - {name: camera, hardware: NUC, arch: amd64, memory: 8Gi, storage: nvme, clusters: 20}
gitops: {engine: flux, repository: https://git.example.com/fleet.git}
workloads:
  - name: telemetry
    image: example.com/telemetry:1.0
    memory: {request: 64Mi, limit: 128Mi}
";

fn design() -> FleetDesign {
    read(SESSION).expect("the session reads")
}

fn changed(changes: &[(&str, &str)]) -> FleetDesign {
    let mut design = design();
    for (path, text) in changes {
        set(&mut design, path, text).expect(path);
    }
    design
}

fn difference(before: &FleetDesign, after: &FleetDesign) -> Difference {
    let made = |design: &FleetDesign| {
        let assessment = Assessment::new(design, &Catalog::builtin(), None);
        let tree = Tree::new(&assessment, None, Language::En, &crate::tree::Overrides::new());
        let tree = tree.expect("a tree");
        let text = prompt(&assessment, Tier::Pro, Language::En, None).text;
        (assessment, tree, text)
    };
    let (before, after) = (made(before), made(after));
    diff(
        &Side { assessment: &before.0, prompt: &before.2, tree: Some(&before.1) },
        &Side { assessment: &after.0, prompt: &after.2, tree: Some(&after.1) },
    )
    .expect("a difference")
}

fn design_change(before: &FleetDesign, after: &FleetDesign) -> (Vec<String>, Vec<String>) {
    let change = super::design::diff(before, after);
    let items = change.items.iter().map(|item| format!("{} {:?}", item.name, item.change));
    let fields = change.fields.iter().map(|field| {
        let show = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".into());
        format!("{} {} {}", field.path, show(&field.before), show(&field.after))
    });
    (items.collect(), fields.collect())
}

#[test]
fn nothing_differs_from_itself() {
    let same = difference(&design(), &design());
    assert!(same.is_empty(), "{same:?}");
    assert_eq!(text(&same, &Texts::new(Language::En)), "Nothing differs.\n");
}

#[test]
fn a_field_is_named_by_its_item() {
    let (items, fields) = design_change(&design(), &changed(&[("devices[0].memory", "4Gi")]));
    assert_eq!((items, fields), (vec![], vec!["devices[gateway].memory 2Gi 4Gi".to_owned()]));
    let cleared = changed(&[("project.appliances", "")]);
    assert_eq!(design_change(&design(), &cleared).1, ["project.appliances pumps -"]);
}

#[test]
fn items_are_matched_by_name_and_not_by_place() {
    let mut after = design();
    assert!(List::Regions.move_item(&mut after, 2, 0));
    assert!(List::Devices.remove(&mut after, 0));
    let (items, fields) = design_change(&design(), &after);
    assert_eq!(items, ["west Moved { from: 3, to: 1 }", "gateway Removed"]);
    assert!(fields.iter().all(|field| field.starts_with("devices[gateway].")), "{fields:?}");
    assert!(fields.contains(&"devices[gateway].memory 2Gi -".to_owned()), "{fields:?}");
    let (items, fields) = design_change(&after, &design());
    assert_eq!(items, ["west Moved { from: 1, to: 3 }", "gateway Added"]);
    assert!(fields.contains(&"devices[gateway].hardware - Pi".to_owned()), "{fields:?}");
}

#[test]
fn another_name_is_no_other_item() {
    let (items, fields) = design_change(
        &design(),
        &changed(&[("devices[1].name", "eye"), ("devices[1].tpm", "true")]),
    );
    assert_eq!(items, ["eye Renamed { before: \"camera\" }"]);
    assert_eq!(fields, ["devices[eye].tpm false true"]);
    // A device type of another kind in the same place is another one.
    let mut after = design();
    List::Devices.remove(&mut after, 1);
    List::Devices.push(&mut after);
    let (items, _) = design_change(&design(), &after);
    assert_eq!(items, ["device Added", "camera Removed"]);
}

#[test]
fn items_of_one_name_are_matched_in_their_order() {
    let mut before = design();
    before.devices[1].name = Name::read("gateway").expect("a name");
    let mut after = before.clone();
    after.devices[1].cores = 8;
    let (items, fields) = design_change(&before, &after);
    assert_eq!((items.len(), fields), (0, vec!["devices[gateway].cores 4 8".to_owned()]));
}

#[test]
fn what_follows_from_a_field_differs_too() {
    let difference = difference(&design(), &changed(&[("devices[0].memory", "4Gi")]));
    assert!(difference.prompt.contains("\n-") && difference.prompt.contains("4 GiB"));
    assert!(!difference.prompt.contains("# Role"), "only what is near a change is shown");
    // A kept name, a new workload limit: what a node takes is the same, whether it fits is not.
    let node = &difference.budget[0];
    assert_eq!(node.name, "gateway");
    let (before, after) = (node.before.expect("before"), node.after.expect("after"));
    assert!(before.verdict >= after.verdict, "{node:?}");
}

#[test]
fn the_tree_names_the_files_that_differ_and_shows_one_on_demand() {
    let (before, after) = (design(), changed(&[("gitops.interval", "30m")]));
    let difference = difference(&before, &after);
    let files = difference.tree.expect("both have a tree");
    let source = files.iter().find(|file| file.path == "engine/flux/gateway/source.yaml");
    let source = source.unwrap_or_else(|| panic!("{files:?}"));
    assert_eq!((source.change, source.clusters), (FileChangeKind::Changed, 100));
    assert!(files.iter().all(|file| file.path != "overlays/gateway/kustomization.yaml"));
    let tree = |design: &FleetDesign| {
        let assessment = Assessment::new(design, &Catalog::builtin(), None);
        Tree::new(&assessment, None, Language::En, &crate::tree::Overrides::new()).expect("a tree")
    };
    let lines = file_diff(Some(&tree(&before)), Some(&tree(&after)), &source.path).expect("lines");
    assert!(lines.contains("-  interval: 15m\n+  interval: 30m\n"), "{lines}");
    let gone = file_diff(Some(&tree(&before)), None, &source.path).expect("lines");
    assert!(gone.lines().skip(1).all(|line| line.starts_with('-')), "{gone}");
}

#[test]
fn a_renamed_device_keeps_its_budget() {
    let difference = difference(&design(), &changed(&[("devices[0].name", "edge")]));
    assert_eq!(difference.budget, []);
    let files = difference.tree.expect("both have a tree");
    let kind = |path: &str| files.iter().find(|file| file.path == path).map(|file| file.change);
    assert_eq!(kind("overlays/gateway/kustomization.yaml"), Some(FileChangeKind::Removed));
    assert_eq!(kind("overlays/edge/kustomization.yaml"), Some(FileChangeKind::Added));
}

#[test]
fn a_difference_is_json() {
    let after = changed(&[("devices[0].memory", "512Mi"), ("devices[1].name", "eye")]);
    let json = serde_json::to_value(difference(&design(), &after)).expect("JSON");
    let field = &json["design"]["fields"][0];
    assert_eq!(field["path"], "devices[gateway].memory");
    assert_eq!((field["before"].as_str(), field["after"].as_str()), (Some("2Gi"), Some("512Mi")));
    let item = &json["design"]["items"][0];
    assert_eq!(
        (item["list"].as_str(), item["change"].as_str()),
        (Some("devices"), Some("renamed"))
    );
    assert_eq!(item["before"], "camera");
    assert_eq!(json["budget"][0]["role"], "server");
    assert_eq!(json["budget"][0]["after"]["verdict"], "over");
    assert!(json["tree"][0]["path"].is_string() && json["prompt"].is_string());
}

#[test]
fn the_text_reads_in_both_languages_and_shows_what_hides() {
    let mut after = changed(&[("devices[0].memory", "512Mi")]);
    after.project.appliances = Some("pu\u{202e}mps\u{1b}[2J".into());
    after.prompt.notes = "Nights only.\nAnd Sundays.\n".into();
    List::Regions.remove(&mut after, 2);
    let difference = difference(&design(), &after);
    let english = text(&difference, &Texts::new(Language::En));
    for part in [
        "Design\n",
        "  project.appliances: pumps → pu\\u{202e}mps\\u{1b}[2J\n",
        "  prompt.notes:\n",
        "    +And Sundays.\n",
        "  devices[gateway].memory: 2Gi → 512Mi\n",
        "  fleet.regions: west is gone\n",
        "  gateway (server): ",
        "MiB, over\n",
        "Prompt\n",
        "Tree\n",
        "  - components/region-west/kustomization.yaml (reached 20 clusters)\n",
    ] {
        assert!(english.contains(part), "{part:?} is missing in\n{english}");
    }
    let french = text(&difference, &Texts::new(Language::Fr));
    for part in ["Conception\n", "dépasse", "retrait de west", "Arborescence\n"] {
        assert!(french.contains(part), "{part:?} is missing in\n{french}");
    }
    assert!(!english.contains('<') || !english.contains("<diff"), "{english}");
    assert!(!english.lines().any(|line| line.ends_with(' ')), "{english}");
}

#[test]
fn without_a_tree_the_rest_is_compared() {
    let assessment = Assessment::new(&design(), &Catalog::builtin(), None);
    let side = Side { assessment: &assessment, prompt: "a\n", tree: None };
    let other = Side { prompt: "b\n", ..side };
    let difference = diff(&side, &other).expect("a difference");
    assert_eq!(difference.tree, None);
    assert_eq!(difference.prompt, "@@ -1 +1 @@\n-a\n+b\n");
    assert!(text(&difference, &Texts::new(Language::En)).contains("cannot be compared"));
}
