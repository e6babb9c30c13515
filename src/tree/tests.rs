use std::process::Command;

use proptest::prelude::*;

use super::*;
use crate::budget::{Group, Line, Role};
use crate::catalog::Catalog;
use crate::check::redact;
use crate::design::{FleetDesign, List, Memory, Name, fields};
use crate::quote::visible::{breaks_line, is_hidden};
use crate::template::Kind;
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

/// A page of the tree of the design with these values, in both languages.
fn pages(settings: &[(&str, &str)], path: &str) -> Vec<String> {
    let design = changed(settings);
    let assessment = Assessment::new(&design, &Catalog::builtin(), None);
    let page = |language| {
        let tree = Tree::new(&assessment, None, language, &Overrides::new()).expect("a tree");
        tree.render(path).expect("renders")
    };
    vec![page(Language::En), page(Language::Fr)]
}

#[test]
fn the_readme_brings_what_the_install_script_stops_without() {
    let readme = |settings: &[(&str, &str)]| pages(settings, "README.md");
    let signed = ("security.signatures", "true");
    let hub = ("gitops.hub", "hub.example.com:8443");
    let artifact = ("gitops.artifact", "oci://registry.example.com/fleet");
    for (settings, words) in [
        (vec![signed], vec!["`signers/`", "commit.gpgsign"]),
        (
            vec![signed, artifact],
            vec!["make push COSIGN_KEY=/secure/fleet/cosign.key\n", "`cosign`"],
        ),
        (vec![("security.git_secrets", "sops-age")], vec!["`age.agekey`", "`sops`"]),
        (vec![("gitops.engine", "argocd-agent"), hub], vec!["`agent.crt`", "hub/README.md"]),
        (vec![("platform.distribution", "microk8s")], vec!["`snapd`"]),
    ] {
        for page in readme(&settings) {
            assert!(words.iter().all(|word| page.contains(word)), "{words:?}: {page}");
        }
        for page in readme(&[]) {
            assert!(words.iter().all(|word| !page.contains(word)), "{words:?}: {page}");
        }
    }
    // The images of a fleet's machines all have the same.
    for page in readme(&[("devices[0].nodes", "3")]) {
        assert!(page.contains("hostnamectl hostname"), "{page}");
    }
    for page in readme(&[("security.disk_encryption", "luks-tang")]) {
        let (encrypt, install) = (page.find("encrypt.sh"), page.find("gateway/install.sh"));
        assert!(encrypt.is_some() && encrypt < install, "{page}");
    }
}

#[test]
fn the_page_of_outages_tells_how_many_ask_when_all_come_back() {
    let flux = |interval, outage| {
        let settings = [
            ("devices[0].clusters", "90000"),
            ("gitops.interval", interval),
            ("network.longest_outage", outage),
        ];
        pages(&settings, "docs/RESILIENCE.md")
    };
    for (interval, outage, row) in [
        ("30m", "48h", "| Flux | 90,000 | 50 | 100 |"),
        ("5m", "48h", "| Flux | 90,000 | 300 | 300 |"),
        ("15m", "30m", "| Flux | 90,000 | 100 | – |"),
    ] {
        let pages = flux(interval, outage);
        assert!(pages[0].contains(row), "{row}: {}", pages[0]);
        for page in pages {
            assert_eq!(page.contains("fleetwright outage"), outage == "30m", "{page}");
            let together = page.contains("quarter of an hour") || page.contains("quart d’heure");
            assert_eq!(together, interval == "5m", "{page}");
        }
    }
}

#[test]
fn an_agents_own_argo_cd_lives_through_an_outage_as_any_other() {
    let hub = ("gitops.hub", "hub.example.com:8443");
    let page = |engine| {
        let settings =
            [("devices[0].gitops.engine", engine), ("devices[1].gitops.engine", engine), hub];
        pages(&settings, "docs/RESILIENCE.md")
    };
    for (agent, argo) in page("argocd-agent").into_iter().zip(page("argocd")) {
        let agent = agent.replace("argocd-agent", "Argo CD").replace('\u{a0}', " ");
        let rows = |page: &str| page.lines().filter(|line| line.starts_with("| ")).count();
        // Each device type has one row more: the connection to the hub.
        assert_eq!(rows(&agent), rows(&argo) + 2, "{agent}");
        assert!(agent.contains("timeout.reconciliation.jitter"), "{agent}");
        assert!(
            agent.contains("grow to 1 minute") || agent.contains("jusqu’à 1 minute"),
            "{agent}"
        );
    }
}

#[test]
fn the_page_of_security_names_what_a_device_of_this_fleet_has() {
    let page = |settings: &[(&str, &str)]| pages(settings, "docs/SECURITY.md");
    let luks = ("security.disk_encryption", "luks-tpm2");
    let key =
        |page: &str| page.contains("recovery key and its") || page.contains("clé de secours et sa");
    assert!(page(&[]).iter().all(|page| !key(page)));
    assert!(page(&[luks]).iter().all(|page| key(page)));
    let several = ("devices[0].nodes", "3");
    for (distribution, word) in [
        ("k0s", "k0s token invalidate"),
        ("microk8s", "microk8s remove-node"),
        ("k3s", "k3s token rotate"),
    ] {
        let pages = page(&[("platform.distribution", distribution), several]);
        assert!(pages.iter().all(|page| page.contains(word)), "{word}: {}", pages[0]);
    }
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
fn each_distribution_has_its_own_files() {
    let mut fleet = design();
    fields::set(&mut fleet, "devices[1].platform.distribution", "k0s").expect("set");
    let mixed = tree(&fleet);
    for (file, gateway, camera) in [
        ("config.yaml", Some(70), None),
        ("kubelet.conf", Some(70), None),
        ("systemd/k3s.service", Some(70), None),
        ("k0s.yaml", None, Some(30)),
        ("encryption.yaml", None, Some(30)),
        ("systemd/k0scontroller.service", None, Some(30)),
        ("systemd/k0sworker.service", None, None),
        ("systemd/fleet-restart.timer", Some(70), Some(30)),
    ] {
        assert_eq!(reach(&mixed, &format!("install/gateway/{file}")), gateway, "{file}");
        assert_eq!(reach(&mixed, &format!("install/camera/{file}")), camera, "{file}");
    }
    let releases =
        |fleet: &FleetDesign| tree(fleet).render("engine/releases.list").expect("renders");
    assert!(releases(&fleet).contains("local-path v0.0.37 https://"));
    fields::set(&mut fleet, "devices[1].platform.addons", "coredns").expect("set");
    assert!(!releases(&fleet).contains("local-path"));
}

#[test]
fn k0s_starts_what_the_cluster_needs_and_no_more() {
    let mut fleet = design();
    fields::set(&mut fleet, "platform.distribution", "k0s").expect("set");
    let unit = |fleet: &FleetDesign| {
        tree(fleet).render("install/gateway/systemd/k0scontroller.service").expect("renders")
    };
    let alone = unit(&fleet);
    assert!(alone.contains("--single"), "{alone}");
    assert!(alone.contains("=autopilot,control-api,helm,konnectivity-server,update-prober,"));
    for (path, text) in [
        ("devices[0].nodes", "3"),
        ("devices[0].servers", "2"),
        ("platform.datastore", "postgres"),
        ("platform.database", "db.example.com:5432/edge"),
        ("platform.addons", "coredns"),
        ("platform.upgrades", "pull"),
    ] {
        fields::set(&mut fleet, path, text).expect(path);
    }
    let several = unit(&fleet);
    assert!(several.contains("--enable-worker") && several.contains("--no-taints"), "{several}");
    assert!(several.contains("=helm,konnectivity-server,metrics-server,update-prober,"));
    assert!(several.contains("\n    --labels=fleet.example.com/device-type=gateway,"), "{several}");
}

#[test]
fn a_plan_upgrades_k0s_where_clusters_are_to_follow_their_ring() {
    let mut fleet = design();
    fields::set(&mut fleet, "platform.distribution", "k0s").expect("set");
    let folder = "components/feature-autopilot-gateway";
    let overlay = |fleet: &FleetDesign| {
        tree(fleet).render("overlays/gateway/kustomization.yaml").expect("renders")
    };
    assert_eq!(tree(&fleet).reach(folder), 0);
    assert!(!overlay(&fleet).contains("components:"));
    fields::set(&mut fleet, "devices[0].platform.upgrades", "pull").expect("set");
    assert_eq!(tree(&fleet).reach(folder), 70);
    assert!(
        overlay(&fleet).contains("components:\n  - ../../components/feature-autopilot-gateway")
    );
    let plan =
        |fleet: &FleetDesign| tree(fleet).render(&format!("{folder}/plan.yaml")).expect("renders");
    assert!(plan(&fleet).contains("kustomize.toolkit.fluxcd.io/force: enabled"));
    fields::set(&mut fleet, "devices[0].gitops.engine", "argocd").expect("set");
    assert!(plan(&fleet).contains("argocd.argoproj.io/sync-options: Force=true,Replace=true"));
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
}

/// Texts that break out of careless quoting.
fn hostile() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "\"",
        "'",
        "\n",
        "\r\n",
        ": ",
        " #",
        "#",
        "{{ x }}",
        "[= y =]",
        "[% z %]",
        "${HOME}",
        "$(reboot)",
        "`id`",
        "on",
        "no",
        "y",
        "1_000",
        "0o17",
        "12:30",
        "-",
        "- ",
        "--rm",
        "\u{7}",
        "\u{1}0\u{2}",
        "\u{3}",
        "\u{202e}",
        "\u{200f}",
        "\u{2028}",
        "\u{feff}",
        "~",
        "null",
        "|",
        ">",
        "&a",
        "*a",
        "!t",
        "%",
        "@",
        "\\",
        "\t",
        " ",
        "é",
        "EOF",
        "---",
        "...",
        "]",
        "}",
        ",",
        "```",
    ]);
    prop::collection::vec(words, 1..5).prop_map(|words| words.concat())
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

/// All texts in a document.
fn texts_in(value: &serde_yaml::Value, found: &mut Vec<String>) {
    match value {
        serde_yaml::Value::String(text) => found.push(text.clone()),
        serde_yaml::Value::Sequence(items) => items.iter().for_each(|item| texts_in(item, found)),
        serde_yaml::Value::Mapping(pairs) => pairs.iter().for_each(|(key, item)| {
            texts_in(key, found);
            texts_in(item, found);
        }),
        _ => {}
    }
}

/// All texts in a document, as the program's own reader sees them.
fn texts_of(node: &yaml::Node, found: &mut Vec<String>) {
    match &node.value {
        yaml::Value::Scalar { text, .. } => found.push(text.clone()),
        yaml::Value::List(items) => items.iter().for_each(|item| texts_of(item, found)),
        yaml::Value::Map(pairs) => pairs.iter().for_each(|(_, item)| texts_of(item, found)),
    }
}

/// Where a text field of the design has to come back as it went in.
const LANDS: [(&str, &str); 6] = [
    ("workloads[1].image", "base/recorder/deployment.yaml"),
    ("workloads[1].probe", "base/recorder/deployment.yaml"),
    ("workloads[1].volume.path", "base/recorder/deployment.yaml"),
    ("gitops.repository", "engine/flux/gateway/source.yaml"),
    ("devices[1].gitops.repository", "engine/argocd/appproject.yaml"),
    ("gitops.artifact", "engine/flux/gateway/source.yaml"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn hostile_texts_come_back_as_they_went_in(text in hostile()) {
        for (path, file) in LANDS {
            let mut design = design();
            fields::set(&mut design, "workloads[1].volume.size", "1Gi").expect("set");
            fields::set(&mut design, path, &text).expect(path);
            // What looks like a credential (`12:30@`) is replaced on purpose.
            prop_assume!(redact(&design) == design);
            let rendered = tree(&design).render(file).expect(file);
            let (mut one, mut two) = (Vec::new(), Vec::new());
            for document in documents(file, &rendered) {
                texts_in(&document, &mut one);
            }
            texts_of(&yaml::parse(&rendered).expect(file), &mut two);
            prop_assert!(one.contains(&text), "{path} in {file}:\n{rendered}");
            prop_assert!(two.contains(&text), "{path} in {file}:\n{rendered}");
        }
    }

    #[test]
    fn hostile_texts_are_the_same_word_in_a_script(text in hostile()) {
        for (path, device, variable, next) in [
            ("devices[1].gitops.repository", "camera", "repository", "\n# Whose name"),
            ("devices[0].platform.version", "gateway", "version", "\nhere="),
        ] {
            let mut design = design();
            fields::set(&mut design, path, &text).expect(path);
            prop_assume!(redact(&design) == design);
            let script = tree(&design).render(&format!("install/{device}/install.sh"));
            let script = script.expect("renders");
            let start = script.find(&format!("\n{variable}=")).expect("assigned");
            let end = script.rfind(next).expect("the end of the constants");
            let printed = Command::new("sh")
                .arg("-c")
                .arg(format!("{}\nprintf %s \"${variable}\"", &script[start..end]))
                .output()
                .expect("sh runs");
            prop_assert_eq!(String::from_utf8(printed.stdout).expect("UTF-8"), text.clone());
        }
    }

    #[test]
    fn no_text_field_breaks_a_file(text in hostile(), agent in any::<bool>()) {
        for field in fields::fields() {
            let mut design = if agent { agents() } else { design() };
            if field.set(&mut design, 0, &text).is_err() {
                continue;
            }
            let tree = tree(&design);
            for entry in tree.entries() {
                match tree.render(&entry.path) {
                    Ok(rendered) if Kind::of(&entry.path, &rendered) == Kind::Yaml => {
                        documents(&entry.path, &rendered);
                    }
                    Ok(_) => {}
                    Err(error) => prop_assert!(
                        error.to_string().contains("need quotes"), "{}: {error}", field.path
                    ),
                }
            }
        }
    }
}

#[test]
fn nothing_in_a_document_is_hidden_from_its_reader() {
    let mut design = design();
    let hostile = "a\u{202e}b\u{2066}c\u{2028}d\u{2029}e\u{200b}f\u{e0041}g";
    for path in ["project.summary", "project.appliances", "devices[0].hardware"] {
        fields::set(&mut design, path, hostile).expect(path);
    }
    let tree = tree(&design);
    let readme = tree.render("README.md").expect("renders");
    assert!(readme.contains("abc d efg"), "{readme}");
    for entry in tree.entries() {
        let text = tree.render(&entry.path).expect("renders");
        if Kind::of(&entry.path, &text) != Kind::Markdown {
            continue;
        }
        let hidden = |c: char| c != '\n' && (is_hidden(c) || breaks_line(c));
        assert!(!text.contains(hidden), "{}: {text:?}", entry.path);
    }
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

#[test]
fn microk8s_has_its_own_files_beside_those_of_k3s() {
    let mut fleet = design();
    for (path, text) in [
        ("devices[0].platform.distribution", "microk8s"),
        ("devices[0].platform.datastore", "dqlite"),
        ("devices[0].nodes", "5"),
        ("network.site", "192.168.10.0/24"),
    ] {
        fields::set(&mut fleet, path, text).expect(path);
    }
    let generated = tree(&fleet);
    let text = |path: &str| generated.render(path).expect(path);
    let server = text("install/gateway/microk8s.yaml");
    assert!(server.contains("--authorization-mode: RBAC,Node"), "{server}");
    assert!(
        server.contains("--encryption-provider-config: /etc/fleet/encryption.conf"),
        "{server}"
    );
    assert!(!server.contains(":25000"), "other nodes join over it: {server}");
    let agent = text("install/gateway/microk8s-agent.yaml");
    assert!(!agent.contains("extraKubeAPIServerArgs"), "{agent}");
    for kubelet in ["kubelet.conf", "kubelet-agent.conf"] {
        let kubelet = text(&format!("install/gateway/{kubelet}"));
        assert!(
            kubelet.contains("memory.available: 100Mi") && !kubelet.contains("K3s"),
            "{kubelet}"
        );
    }
    assert!(text("install/gateway/join.env.example").contains("FLEET_ENCRYPTION_KEY="));
    let unit = text("install/gateway/systemd/microk8s-firewall.conf");
    assert!(unit.contains("Requires=fleet-firewall.service"), "{unit}");
    for k3s in ["config.yaml", "systemd/k3s.service"] {
        assert_eq!(reach(&generated, &format!("install/gateway/{k3s}")), None, "{k3s}");
        assert_eq!(reach(&generated, &format!("install/camera/{k3s}")), Some(30), "{k3s}");
    }
    assert_eq!(reach(&generated, "install/camera/microk8s.yaml"), None);
    assert!(text("docs/MICROK8S.md").contains("snap refresh microk8s"));
    assert_eq!(reach(&generated, "docs/MICROK8S.md"), Some(70));
    fields::set(&mut fleet, "security.secrets_encryption", "false").expect("set");
    let plain = tree(&fleet);
    assert_eq!(reach(&plain, "install/gateway/encryption.conf"), None);
    let server = plain.render("install/gateway/microk8s.yaml").expect("renders");
    assert!(!server.contains("encryption"), "{server}");
}

/// What patches write under `resources`, in MiB, by the name of what they patch.
fn patched(release: &str, what: &str) -> BTreeMap<String, f64> {
    let release: serde_yaml::Value = serde_yaml::from_str(release).expect("YAML");
    let patches = release["patches"].as_sequence().expect("patches");
    let memory = |patch: &serde_yaml::Value| {
        let name = patch["target"]["name"].as_str()?;
        let text = patch["patch"].as_str()?;
        // Of either kind: one that is merged, or a list of operations.
        let patch: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
        let container = &patch["spec"]["template"]["spec"]["containers"][0];
        let end = format!("/resources/{what}/memory");
        let operation = patch.as_sequence().and_then(|operations| {
            operations.iter().find(|one| one["path"].as_str().is_some_and(|at| at.ends_with(&end)))
        });
        let value = operation.map_or(&container["resources"][what]["memory"], |one| &one["value"]);
        let memory = Memory::read(value.as_str()?).expect("memory");
        Some((name.trim_start_matches("argocd-").to_owned(), memory.as_mib()))
    };
    patches.iter().filter_map(memory).collect()
}

/// A figure of the lines of the engine, by the name of the pod.
fn budgeted(
    assessment: &Assessment,
    device: &str,
    of: fn(&Line) -> Option<f64>,
) -> BTreeMap<String, f64> {
    let node = assessment.budget.of(device, Role::Server).expect("a node");
    let lines = node.lines.iter().filter(|line| line.group == Group::Engine);
    lines.filter_map(|line| Some((line.id.rsplit('.').next()?.to_owned(), of(line)?))).collect()
}

#[test]
fn the_engine_asks_the_scheduler_for_what_the_budget_counts() {
    let own = "- {id: engine.argocd.redis, measure: working-set, low: 10Mi, high: 40Mi, \
               request: 48Mi, confidence: measured, source: our lab, date: 2026-11, note: ours}\n";
    let own = Catalog::with([("lab.yaml".to_owned(), own.to_owned())].into_iter()).expect("reads");
    for (catalog, redis) in [(Catalog::builtin(), 32.0), (own, 48.0)] {
        let assessment = Assessment::new(&design(), &catalog, None);
        let tree = Tree::new(&assessment, None, Language::En, &Overrides::new()).expect("a tree");
        let release = tree.render("engine/argocd/release-camera.yaml").expect("renders");
        let requests = budgeted(&assessment, "camera", |line| Some(line.request_mib));
        assert_eq!((requests.len(), requests["redis"]), (4, redis));
        assert_eq!(patched(&release, "requests"), requests, "{release}");
        assert!(patched(&release, "limits").is_empty());
    }
}

#[test]
fn a_pod_of_the_engine_that_requests_nothing_in_the_catalogue_is_left_as_it_is() {
    let entry = |name: &str| {
        format!(
            "- {{id: engine.argocd.{name}, measure: working-set, low: 10Mi, high: 40Mi, \
             confidence: measured, source: our lab, date: 2026-11, note: ours}}\n"
        )
    };
    let own: String =
        ["application-controller", "repo-server", "redis", "applicationset-controller"]
            .map(entry)
            .concat();
    let own = Catalog::with([("lab.yaml".to_owned(), own)].into_iter()).expect("reads");
    let assessment = Assessment::new(&design(), &own, None);
    let tree = Tree::new(&assessment, None, Language::En, &Overrides::new()).expect("a tree");
    let release = tree.render("engine/argocd/release-camera.yaml").expect("renders");
    assert!(patched(&release, "requests").is_empty(), "{release}");
}

#[test]
fn the_limits_of_flux_are_those_of_the_catalogue() {
    let assessment = Assessment::new(&design(), &Catalog::builtin(), None);
    let release = tree(&design()).render("engine/flux/release-gateway.yaml").expect("renders");
    let limits = budgeted(&assessment, "gateway", |line| line.limit_mib);
    assert_eq!(limits.len(), 2);
    assert_eq!(patched(&release, "limits"), limits, "{release}");
}

#[test]
fn no_jitter_switches_argo_cd_off() {
    // Argo CD takes an interval of zero for "never".
    for (interval, jitter) in [("1s", "99%"), ("60s", "99%"), ("15m", "99%"), ("1s", "100%")] {
        let mut design = design();
        fields::set(&mut design, "gitops.interval", interval).expect("set");
        fields::set(&mut design, "gitops.jitter", jitter).expect("set");
        let release = tree(&design).render("engine/argocd/release-camera.yaml").expect("renders");
        let line = release.lines().find(|line| line.contains("timeout.reconciliation:"));
        let least = line.and_then(|line| line.rsplit(' ').next()).expect("an interval");
        assert_ne!(least, "0s", "{interval} {jitter}");
    }
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

#[test]
fn an_agent_calls_its_hub_and_applies_to_its_own_cluster_alone() {
    let tree = tree(&agents());
    let hub = tree.render("hub/applicationset-camera.yaml").expect("renders");
    for set in documents("hub/applicationset-camera.yaml", &hub) {
        let destination = &set["spec"]["template"]["spec"]["destination"];
        assert_eq!(destination["name"].as_str(), Some("{{ .name }}"));
        assert!(destination["server"].is_null(), "{hub}");
        let labels = &set["spec"]["generators"][0]["clusters"]["selector"]["matchLabels"];
        assert_eq!(labels["fleet.example.com/device-type"].as_str(), Some("camera"));
        let source = &set["spec"]["template"]["spec"]["source"];
        assert_eq!(source["repoURL"].as_str(), Some("https://git.example.com/fleet.git"));
        assert!(source["targetRevision"].as_str().is_some_and(|ring| ring.starts_with("ring/")));
    }
    let release = tree.render("engine/argocd-agent/release-camera.yaml").expect("renders");
    for line in [
        "agent.mode: managed",
        "agent.server.address: hub.example.com",
        "agent.server.port: \"8443\"",
        "agent.resource-proxy.enable: \"false\"",
        "timeout.reconciliation: 12m",
    ] {
        assert!(release.contains(line), "{line}: {release}");
    }
    let policy = tree.render("engine/argocd-agent/networkpolicy.yaml").expect("renders");
    assert!(policy.contains("ingress: []") && policy.contains("port: 8443"), "{policy}");
}

#[test]
fn a_hub_is_there_for_agents_alone_and_its_address_may_be_a_stand_in() {
    let paths = |tree: &Tree| tree.entries().iter().filter(|e| e.path.starts_with("hub/")).count();
    assert_eq!(paths(&tree(&design())), 0);
    let mut design = agents();
    assert_eq!(reach(&tree(&design), "hub/applicationset-camera.yaml"), Some(30));
    assert_eq!(reach(&tree(&design), "hub/applicationset-gateway.yaml"), None);
    fields::set(&mut design, "gitops.hub", "").expect("set");
    let release = tree(&design).render("engine/argocd-agent/release-camera.yaml").expect("renders");
    assert!(release.contains("agent.server.address: hub.example.invalid"), "{release}");
}

#[test]
fn the_agent_asks_for_what_the_budget_counts() {
    let assessment = Assessment::new(&agents(), &Catalog::builtin(), None);
    let release =
        tree(&agents()).render("engine/argocd-agent/release-camera.yaml").expect("renders");
    let mut requests = budgeted(&assessment, "camera", |line| Some(line.request_mib));
    let agent = requests.remove("agent").expect("a line");
    requests.insert("agent-agent".to_owned(), agent);
    assert_eq!(requests.len(), 4);
    assert_eq!(patched(&release, "requests"), requests, "{release}");
}

#[test]
fn each_release_is_listed_once() {
    let mut design = agents();
    List::Devices.push(&mut design);
    for (path, text) in [
        ("devices[2].name", "third"),
        ("devices[2].gitops.engine", "argocd"),
        ("devices[2].gitops.version", "v3.4.3"),
    ] {
        fields::set(&mut design, path, text).expect(path);
    }
    let list = tree(&design).render("engine/releases.list").expect("renders");
    let names = list.lines().filter(|line| !line.starts_with('#'));
    let mut names: Vec<_> = names.filter_map(|line| line.split(" http").next()).collect();
    names.sort_unstable();
    let wanted = [
        "argocd v3.4.3",
        "argocd-agent v0.9.0",
        "argocd-agent-principal v0.9.0",
        "argocd-hub v3.4.3",
        "flux v2.9.4",
    ];
    assert_eq!(names, wanted, "{list}");
}

#[test]
fn signatures_are_asked_for_where_the_engine_can_check_them() {
    let keys = ("security.signing_keys", "3CB12BA185C47B67");
    let signed = changed(&[("security.signatures", "true"), keys]);
    let render = |design: &FleetDesign, path: &str| tree(design).render(path).expect(path);
    let source = "engine/flux/gateway/source.yaml";
    let git = render(&signed, source);
    assert!(git.contains("mode: HEAD") && git.contains("name: fleet-signers"), "{git}");
    assert!(render(&signed, "Makefile").contains("git verify-commit"));
    let project = render(&signed, "engine/argocd/appproject.yaml");
    assert!(project.contains("- \"3CB12BA185C47B67\""), "{project}");
    let artifact = ("gitops.artifact", "oci://registry.example.com/fleet");
    let signed = changed(&[("security.signatures", "true"), keys, artifact]);
    assert!(render(&signed, source).contains("provider: cosign"));
    assert!(render(&signed, "Makefile").contains("cosign sign --yes --key"));
    for path in [source, "engine/argocd/appproject.yaml", "Makefile"] {
        let plain = render(&design(), path);
        for word in ["verify:", "sourceIntegrity", "cosign", "verify-commit"] {
            assert!(!plain.contains(word), "{path}: {plain}");
        }
    }
    // What argocd-agent carries is what Argo CD 3.4 knows.
    let mut agents = agents();
    fields::set(&mut agents, "security.signatures", "true").expect("set");
    fields::set(&mut agents, "security.signing_keys", "3CB12BA185C47B67").expect("set");
    let project = render(&agents, "hub/appproject.yaml");
    assert!(project.contains("signatureKeys:\n    - keyID: \"3CB12BA185C47B67\""), "{project}");
    assert!(!project.contains("sourceIntegrity:"), "{project}");
}

#[test]
fn secrets_in_git_have_a_rule_and_a_place_for_each_region() {
    let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    let sops = changed(&[
        ("security.git_secrets", "sops-age"),
        ("fleet.regions[1].age_recipient", recipient),
    ]);
    let tree_of_sops = tree(&sops);
    let rules = tree_of_sops.render(".sops.yaml").expect("renders");
    let rules = documents(".sops.yaml", &rules).remove(0);
    let rule = |index: usize, key: &str| rules["creation_rules"][index][key].as_str();
    assert_eq!(rule(0, "age"), Some("replace-me-recipient-of-dogger-bank"));
    assert_eq!(rule(1, "age"), Some(recipient));
    let path = "^components/region-hornsea/secrets/[^/]+[.]secret[.]yaml$";
    assert_eq!(rule(1, "path_regex"), Some(path));
    assert_eq!(rule(1, "encrypted_regex"), Some("^(data|stringData)$"));
    let render = |path: &str| tree_of_sops.render(path).expect(path);
    assert!(render("components/region-hornsea/kustomization.yaml").contains("- secrets\n"));
    assert!(render("components/region-hornsea/secrets/kustomization.yaml").contains("fleet-apps"));
    let sync = render("engine/flux/gateway/sync.yaml");
    assert_eq!(sync.matches("decryption:").count(), 1, "of the workloads alone: {sync}");
    assert!(render("Makefile").contains("is not encrypted"));
    let plain = tree(&design());
    assert_eq!(reach(&plain, ".sops.yaml"), None);
    assert!(!plain.render("engine/flux/gateway/sync.yaml").expect("renders").contains("sops"));
}
