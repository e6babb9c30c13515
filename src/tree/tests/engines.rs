//! What engines are told: memory, intervals, the hub, signatures, keys.

use super::*;
use crate::budget::{Group, Line, Role};
use crate::outlook::ArgoPolling;

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

#[test]
fn argo_cd_is_told_what_the_outlook_counts_with() {
    for (interval, jitter) in [("15m", "20%"), ("15m", "12.5%"), ("7m", "0.5%"), ("1s", "99%")] {
        let design = changed(&[("gitops.interval", interval), ("gitops.jitter", jitter)]);
        let polling = ArgoPolling::of(&design.gitops_of(&design.devices[1]));
        let release = tree(&design).render("engine/argocd/release-camera.yaml").expect("renders");
        for (key, span) in [
            ("timeout.reconciliation", polling.interval),
            ("timeout.reconciliation.jitter", polling.jitter),
        ] {
            let told = format!(" {key}: {}\n", crate::quote::yaml::scalar(&span.go()));
            assert!(release.contains(&told), "{interval} {jitter} {told}{release}");
        }
    }
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

/// What the rule `gitops.version-old` asks of an engine for.
#[test]
fn the_tree_needs_what_the_oldest_accepted_engines_have() {
    let sync = tree(&design()).render("engine/flux/gateway/sync.yaml").expect("renders");
    assert!(sync.contains("deletionPolicy: Orphan"), "{sync}");
    let set = tree(&design()).render("engine/argocd/applicationset.yaml").expect("renders");
    assert!(set.contains("limit: -1\n          refresh: true"), "{set}");
    let oci = changed(&[("gitops.artifact", "oci://registry.example.com/fleet")]);
    let source = tree(&oci).render("engine/flux/gateway/source.yaml").expect("renders");
    assert!(source.contains("source.toolkit.fluxcd.io/v1\nkind: OCIRepository"), "{source}");
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

#[test]
fn applications_are_generated_where_a_device_type_wants_that_and_nowhere_else() {
    let mut design = design();
    fields::set(&mut design, "gitops.engine", "argocd").expect("set");
    fields::set(&mut design, "devices[0].gitops.engine", "argocd").expect("set");
    fields::set(&mut design, "devices[0].gitops.applications", "local").expect("set");
    let own = format!("install/{}/applications.yaml", design.devices[0].name);
    let other = format!("install/{}/applications.yaml", design.devices[1].name);
    let sets = "engine/argocd/applicationset.yaml";
    let sizes = [0, 1].map(|at: usize| u64::from(design.devices[at].clusters));
    let clusters = |at: usize| Some(sizes[at]);
    let mixed = tree(&design);
    assert_eq!((reach(&mixed, sets), reach(&mixed, &own)), (clusters(1), clusters(0)));
    assert_eq!(reach(&mixed, &other), None);
    fields::set(&mut design, "devices[1].gitops.applications", "local").expect("set");
    let local = tree(&design);
    assert_eq!((reach(&local, sets), reach(&local, &other)), (None, clusters(1)));
    let kustomization = local.render("engine/argocd/kustomization.yaml").expect("renders");
    assert!(!kustomization.contains("applicationset"), "{kustomization}");
    let release = local.render(&format!("engine/argocd/release-{}.yaml", design.devices[1].name));
    assert!(!release.expect("renders").contains("kind: ApplicationSet"), "there is none to delete");
}

#[test]
fn an_application_says_what_a_generated_one_says() {
    let mut design = design();
    fields::set(&mut design, "devices[0].gitops.engine", "argocd").expect("set");
    fields::set(&mut design, "platform.upgrades", "pull").expect("set");
    let name = design.devices[0].name.to_string();
    // Who a cluster is, as either form says it.
    let same = |text: &str| {
        let text = text.replace("{{ .name }}", "${FLEET_CLUSTER}");
        ["ring", "region", "device-type"].iter().fold(text, |text, label| {
            let generated = format!("{{{{ index .metadata.labels `fleet.example.com/{label}` }}}}");
            let filled = match *label {
                "device-type" => name.clone(),
                label => format!("${{FLEET_{}}}", label.to_uppercase()),
            };
            text.replace(&generated, &filled)
        })
    };
    let generated = tree(&design);
    let mut expected = Vec::new();
    for path in ["engine/argocd/applicationset.yaml", "engine/argocd/upgrades.yaml"] {
        let text = same(&generated.render(path).expect("renders"));
        expected.extend(documents(path, &text).iter().map(|set| set["spec"]["template"].clone()));
    }
    fields::set(&mut design, "devices[0].gitops.applications", "local").expect("set");
    let path = format!("install/{name}/applications.yaml");
    let text = tree(&design).render(&path).expect("renders");
    let list = documents(&path, &text).remove(0);
    let found = list["items"].as_sequence().expect("items");
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found["metadata"]["name"], expected["metadata"]["name"]);
        assert_eq!(found["spec"], expected["spec"]);
    }
}
