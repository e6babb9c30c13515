//! The generated repository in the hands of those who run it: rings move on a real Git server, releases
//! are vendored and verified, and what is built says where it comes from.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::ops::Deref;
use std::path::Path;
use std::process::Output;

use fleetwright::design::FleetDesign;
use support::designs;
use support::internet;
use support::scratch::Scratch;

/// A stand-in for curl: it writes the address that it is asked for, and what `$served` says.
const CURL: &str = "#!/bin/sh
while [ $# -gt 0 ]; do
    case $1 in
        -o) out=$2; shift 2 ;;
        http*) address=$1; shift ;;
        *) shift ;;
    esac
done
printf '# %s%s\\n' \"$address\" \"${served:-}\" >\"$out\"
";

/// A tree on disk beside an empty Git server, and a folder of stand-ins for programs.
struct Repository(Scratch);

impl Deref for Repository {
    type Target = Scratch;

    fn deref(&self) -> &Scratch {
        &self.0
    }
}

impl Repository {
    fn new(settings: &[(&str, &str)]) -> Self {
        let repository = Self(Scratch::with(&design(settings)));
        repository.program("bin/curl", CURL);
        repository
    }

    /// Runs a program in the tree, as nobody in particular and with the stand-ins first.
    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        self.with_stand_ins(program, &[])
            .args(arguments)
            .current_dir(self.path("tree"))
            .env("HOME", self.path("home"))
            .env_remove("XDG_CACHE_HOME")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_AUTHOR_NAME", "somebody")
            .env("GIT_AUTHOR_EMAIL", "somebody@example.com")
            .env("GIT_COMMITTER_NAME", "somebody")
            .env("GIT_COMMITTER_EMAIL", "somebody@example.com")
            .output()
            .unwrap_or_else(|why| panic!("{program}: {why}"))
    }

    /// The same, and it has to succeed; what it prints.
    fn must(&self, program: &str, arguments: &[&str]) -> String {
        let output = self.run(program, arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program} {arguments:?}: {said}");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    /// What the README's steps 1 and 4 do, before the rings.
    fn push(&self) {
        self.must("git", &["init", "-q", "--bare", "../server.git"]);
        self.must("git", &["init", "-q", "-b", "main"]);
        self.commit("one");
        self.must("git", &["remote", "add", "origin", "../server.git"]);
        self.must("git", &["push", "-q", "-u", "origin", "HEAD"]);
    }

    fn commit(&self, message: &str) -> String {
        self.must("git", &["add", "."]);
        self.must("git", &["commit", "-q", "--allow-empty", "-m", message]);
        self.must("git", &["rev-parse", "HEAD"])
    }

    /// Where a ring is on the server.
    fn ring(&self, ring: &str) -> Option<String> {
        let name = format!("refs/heads/ring/{ring}");
        let found = self.run("git", &["--git-dir=../server.git", "rev-parse", "--verify", &name]);
        let at = String::from_utf8_lossy(&found.stdout).trim().to_owned();
        Some(at).filter(|_| found.status.success())
    }
}

fn design(settings: &[(&str, &str)]) -> FleetDesign {
    let common = [
        ("devices[0].name", "gateway"),
        ("fleet.rings[0].name", "canary"),
        ("fleet.rings[0].share", "10%"),
        ("fleet.rings[1].name", "broad"),
        ("fleet.rings[1].share", "90%"),
    ];
    designs::made(common.iter().chain(settings).copied())
}

/// Whether a program is there; says so where it is not.
fn has(program: &str) -> bool {
    let there = internet::has(program);
    if !there {
        eprintln!("SKIPPED: {program} is not installed");
    }
    there
}

#[test]
fn rings_move_forward_by_promotion_and_back_by_rollback_alone() {
    if !has("git") || !has("make") {
        return;
    }
    let repository = Repository::new(&[]);
    repository.push();
    let one = repository.must("git", &["rev-parse", "HEAD"]);
    repository.must("make", &["promote", "RING=canary", "COMMIT=HEAD"]);
    assert_eq!(repository.ring("canary").as_ref(), Some(&one));
    assert_eq!(repository.ring("broad"), None);

    let two = repository.commit("two");
    repository.must("make", &["promote", "RING=canary", "COMMIT=HEAD"]);
    assert_eq!(repository.ring("canary").as_ref(), Some(&two));
    let back = repository.run("make", &["promote", "RING=canary", "COMMIT=HEAD~1"]);
    assert!(!back.status.success());
    assert_eq!(repository.ring("canary").as_ref(), Some(&two));

    repository.must("make", &["rollback", "RING=canary", "COMMIT=HEAD~1"]);
    assert_eq!(repository.ring("canary").as_ref(), Some(&one));
    repository.must("make", &["promote", "RING=canary", "COMMIT=main"]);
    assert_eq!(repository.ring("canary").as_ref(), Some(&two));
    assert_eq!(repository.ring("broad"), None);
}

#[test]
fn a_ring_or_commit_that_is_not_named_moves_nothing() {
    if !has("git") || !has("make") {
        return;
    }
    let repository = Repository::new(&[]);
    repository.push();
    for arguments in [["promote", "RING=canary"], ["rollback", "COMMIT=HEAD"]] {
        let refused = repository.run("make", &arguments);
        assert!(!refused.status.success(), "{arguments:?}");
        assert_eq!(repository.ring("canary"), None);
    }
}

#[test]
fn releases_are_vendored_as_they_were_pinned_or_not_at_all() {
    let repository = Repository::new(&[("platform.upgrades", "pull")]);
    let vendor = |arguments: &[&str]| {
        repository.run("sh", &[&["engine/vendor.sh"], arguments].concat()).status.success()
    };
    assert!(!vendor(&[]), "nothing is pinned yet");
    assert!(vendor(&["pin"]) && vendor(&[]) && vendor(&["check"]));
    let upgrades = repository.read("tree/vendor/gateway.upgrades/kustomization.yaml");
    assert!(upgrades.contains("../system-upgrade-controller-crd-v"), "{upgrades}");
    let release = "tree/vendor/system-upgrade-controller-v0.20.1/release.yaml";
    assert!(repository.read(release).ends_with("v0.20.1/system-upgrade-controller.yaml\n"));

    repository.write(release, "kind: Backdoor\n");
    assert!(!vendor(&["check"]));
    let sums = repository.read("tree/engine/releases.sha256").replace(['a', 'b', 'c'], "0");
    repository.write("tree/engine/releases.sha256", &sums);
    assert!(!vendor(&[]));
    assert_eq!(repository.read(release), "kind: Backdoor\n", "nothing was put in place");
}

#[test]
fn a_release_that_nothing_names_any_more_leaves_the_repository() {
    let repository = Repository::new(&[]);
    let vendor = |task: &str| repository.must("sh", &["engine/vendor.sh", task]);
    vendor("pin");
    vendor("vendor");
    repository.must("mkdir", &["vendor/own"]);
    repository.write("tree/vendor/own/kustomization.yaml", "resources: []\n");
    for list in ["releases", "devices"] {
        let path = format!("tree/engine/{list}.list");
        let text = repository.read(&path).replace(" v2.", " v3.").replace("gateway", "router");
        repository.write(&path, &text);
    }
    let settings = repository.read("tree/engine/flux/release-gateway.yaml");
    repository.write("tree/engine/flux/release-router.yaml", &settings);
    vendor("pin");
    vendor("vendor");
    let mut left: Vec<String> = fs::read_dir(repository.path("tree/vendor"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    left.sort();
    assert!(left.len() == 3 && left[0].starts_with("flux-v3."), "{left:?}");
    assert_eq!(left[1..], ["own", "router"]);
}

#[test]
fn each_file_that_is_vendored_says_so_in_the_words_that_vendoring_looks_for() {
    for settings in [
        &[][..],
        &[("platform.upgrades", "pull")],
        &[("gitops.engine", "argocd")],
        &[("gitops.engine", "argocd-agent"), ("gitops.hub", "hub.example.com:8443")],
    ] {
        let repository = Repository::new(settings);
        assert!(repository.run("sh", &["engine/vendor.sh", "pin"]).status.success());
        assert!(repository.run("sh", &["engine/vendor.sh"]).status.success());
        // Every release and device type is gone but one.
        repository.write("tree/engine/releases.list", "one v1 https://example.com/one.yaml\n");
        repository.write("tree/engine/devices.list", "one one\n");
        repository.write("tree/engine/one/release-one.yaml", "resources: []\n");
        assert!(repository.run("sh", &["engine/vendor.sh", "pin"]).status.success());
        assert!(repository.run("sh", &["engine/vendor.sh"]).status.success());
        let left = repository.must("ls", &["vendor"]);
        assert_eq!(left, "one\none-v1", "{settings:?}");
    }
}

#[test]
fn a_patch_of_a_region_that_fits_nothing_does_not_pass_the_check() {
    if !has("make") || !has("kubectl") {
        return;
    }
    let repository = Repository::new(&[("fleet.regions[0].name", "north")]);
    let object = "apiVersion: v1\\nkind: ConfigMap\\nmetadata:\\n  name: release\\n";
    repository.write("bin/curl", CURL.replace("# %s%s\\n", &format!("# %s%s\\n{object}")));
    assert!(repository.run("sh", &["engine/vendor.sh", "pin"]).status.success());
    assert!(repository.run("sh", &["engine/vendor.sh"]).status.success());
    let check = || repository.run("make", &["check"]);
    assert!(check().status.success(), "{}", String::from_utf8_lossy(&check().stderr));
    let component = "tree/components/region-north/kustomization.yaml";
    let patch = "patches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      \
                 metadata:\n        name: nobody\n";
    repository.write(component, format!("{}{patch}", repository.read(component)));
    let refused = check();
    let said = String::from_utf8_lossy(&refused.stderr);
    assert!(!refused.status.success() && said.contains("nobody"), "{said}");
    assert!(!repository.path("tree/.built").exists());
}

#[test]
fn each_overlay_reaches_the_validator_of_schemas_and_its_no_counts() {
    if !has("make") || !has("kubectl") {
        return;
    }
    let repository = Repository::new(&[]);
    let log = repository.path("log");
    let validator = |verdict: i32| {
        let text = format!(
            "#!/bin/sh\n{{ echo \"$*\"; grep '^kind:'; }} >>'{}'\nexit {verdict}\n",
            log.display()
        );
        repository.program("bin/kubeconform", &text);
        repository.run("make", &["schemas"])
    };
    let passed = validator(0);
    assert!(passed.status.success(), "{}", String::from_utf8_lossy(&passed.stderr));
    let asked = repository.asked();
    let overlays = fs::read_dir(repository.path("tree/overlays")).expect("overlays").count();
    assert_eq!(asked.matches("-strict").count(), overlays, "{asked}");
    assert_eq!(asked.matches("kind: Namespace").count(), overlays, "{asked}");
    assert!(!validator(1).status.success());
}

#[test]
fn a_private_key_in_the_repository_is_neither_checked_in_nor_pushed() {
    if !has("git") || !has("make") {
        return;
    }
    let repository = Repository::new(&[("gitops.artifact", "oci://registry.example.com/fleet")]);
    repository.program("bin/flux", "#!/bin/sh\n");
    repository.push();
    repository.must("make", &["push"]);
    let age = format!("# public key: age1\nAGE-SECRET-KEY-1{}\n", "Q".repeat(58));
    let cosign = "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n".to_owned();
    for (name, key) in [("region.agekey", age), ("cosign.key", cosign)] {
        repository.write(&format!("tree/{name}"), &key);
        repository.commit("a mistake");
        for task in ["push", "check"] {
            let refused = repository.run("make", &[task]);
            let said = String::from_utf8_lossy(&refused.stderr);
            assert!(!refused.status.success() && said.contains("private keys"), "{task}: {said}");
        }
        repository.must("git", &["rm", "-q", name]);
    }
}

#[test]
fn the_tools_of_the_pipeline_are_those_that_were_pinned() {
    let repository = Repository::new(&[]);
    repository.write(
        "tree/ci/tools.list",
        "# a comment\nkubectl amd64 https://example.com/amd64/kubectl\nkubectl arm64 https://example.com/arm64/kubectl\n",
    );
    let placed = || repository.path("home/.cache/fleet-tools/kubectl").exists();
    assert!(!repository.run("sh", &["ci/tools.sh"]).status.success(), "nothing is pinned yet");
    repository.must("sh", &["ci/tools.sh", "pin"]);
    assert!(!placed());
    let folder = repository.must("sh", &["ci/tools.sh"]);
    assert!(Path::new(&folder).join("kubectl").exists(), "{folder}");

    fs::remove_dir_all(folder).expect("removed");
    repository.write("bin/curl", CURL.replace("${served:-}", " and a backdoor"));
    assert!(!repository.run("sh", &["ci/tools.sh"]).status.success());
    assert!(!placed());
}

/// The documents that kustomize builds from a folder of the tree.
fn built(repository: &Repository, folder: &str) -> Vec<serde_yaml::Value> {
    use serde::Deserialize;
    let text = repository.must("kubectl", &["kustomize", folder]);
    serde_yaml::Deserializer::from_str(&text)
        .map(|document| serde_yaml::Value::deserialize(document).expect("YAML"))
        .collect()
}

const ORIGIN: &str = "config.kubernetes.io/origin";

#[test]
fn provenance_is_written_beside_what_runs_and_changes_none_of_it() {
    if !has("kubectl") {
        return;
    }
    let workload =
        [("workloads[0].name", "app"), ("workloads[0].image", "ghcr.io/example/app:1.0.0")];
    let plain = built(&Repository::new(&workload), "overlays/gateway");
    let asked = [&workload[..], &[("gitops.provenance", "true")]].concat();
    let mut traced = built(&Repository::new(&asked), "overlays/gateway");
    for document in &mut traced {
        let annotations = document["metadata"]["annotations"].as_mapping_mut().expect("some");
        assert!(annotations.get(ORIGIN).is_some(), "{annotations:?}");
        annotations.clear();
        document["metadata"].as_mapping_mut().expect("it is").remove("annotations");
    }
    assert_eq!(traced, plain);
}

#[test]
fn each_workload_runs_where_its_standard_is_enforced_and_its_quota_counts() {
    if !has("kubectl") {
        return;
    }
    let mut settings = Vec::new();
    for (name, standard) in [("a", "restricted"), ("b", "baseline"), ("c", "privileged")] {
        let index = settings.len() / 4;
        for (field, value) in
            [("name", name), ("image", "app:1"), ("pod_security", standard), ("port", "8080")]
        {
            settings.push((format!("workloads[{index}].{field}"), value));
        }
    }
    let settings: Vec<(&str, &str)> =
        settings.iter().map(|(path, value)| (path.as_str(), *value)).collect();
    let built = built(&Repository::new(&settings), "overlays/gateway");
    let of = |kind: &'static str| built.iter().filter(move |document| document["kind"] == kind);
    for deployment in of("Deployment") {
        let namespace = deployment["metadata"]["namespace"].as_str().expect("one");
        let enforced = of("Namespace")
            .find(|one| one["metadata"]["name"] == namespace)
            .map(|one| &one["metadata"]["labels"]["pod-security.kubernetes.io/enforce"])
            .and_then(serde_yaml::Value::as_str)
            .unwrap_or_else(|| panic!("no {namespace}"));
        let pod = &deployment["spec"]["template"]["spec"];
        let container = &pod["containers"][0]["securityContext"];
        let (as_root, privileged) =
            (pod["securityContext"]["runAsNonRoot"].is_null(), !container["privileged"].is_null());
        let expected = match enforced {
            "restricted" => (false, false),
            "baseline" => (true, false),
            _ => (true, true),
        };
        assert_eq!((as_root, privileged), expected, "{namespace}");
        for kind in ["ResourceQuota", "LimitRange", "NetworkPolicy"] {
            let inside = of(kind).filter(|one| one["metadata"]["namespace"] == namespace);
            assert!(inside.count() > 0, "{kind} in {namespace}");
        }
        let class = pod["priorityClassName"].as_str().expect("a class");
        assert!(of("PriorityClass").any(|one| one["metadata"]["name"] == class));
    }
    assert_eq!(of("Namespace").count(), 3);
}

#[test]
fn what_upgrades_k3s_is_one_build_with_the_definition_of_its_plans() {
    if !has("kubectl") {
        return;
    }
    let repository = Repository::new(&[
        ("platform.upgrades", "pull"),
        ("devices[0].nodes", "3"),
        ("devices[0].servers", "1"),
    ]);
    for name in ["system-upgrade-controller", "system-upgrade-controller-crd"] {
        let folder = format!("tree/vendor/{name}-v0.20.1");
        let base = repository.read("tree/engine/release-base.yaml");
        repository.write(&format!("{folder}/kustomization.yaml"), &base);
    }
    repository.write(
        "tree/vendor/system-upgrade-controller-crd-v0.20.1/release.yaml",
        "{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: plans.upgrade.cattle.io}}\n",
    );
    repository.write(
        "tree/vendor/system-upgrade-controller-v0.20.1/release.yaml",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: default-controller-env, namespace: system-upgrade}}\n\
         ---\n\
         {apiVersion: apps/v1, kind: Deployment, metadata: {name: system-upgrade-controller, namespace: system-upgrade}, \
         spec: {template: {spec: {containers: [{name: system-upgrade-controller, image: a}]}}}}\n",
    );
    let settings = repository.read("tree/engine/upgrades/release-gateway.upgrades.yaml");
    repository.write("tree/vendor/gateway.upgrades/kustomization.yaml", &settings);
    let built = built(&repository, "vendor/gateway.upgrades");
    let kinds: Vec<&str> = built.iter().filter_map(|document| document["kind"].as_str()).collect();
    assert!(kinds.contains(&"CustomResourceDefinition"), "{kinds:?}");
    let plans: Vec<_> = built.iter().filter(|document| document["kind"] == "Plan").collect();
    let [agents, servers] = plans.as_slice() else { panic!("{kinds:?}") };
    for plan in [agents, servers] {
        assert_eq!(plan["spec"]["version"], "v1.36.3+k3s1");
        assert_eq!(plan["spec"]["jobActiveDeadlineSecs"], 0);
    }
    let waits_for = &agents["spec"]["prepare"]["args"][1];
    assert_eq!(*waits_for, servers["metadata"]["name"]);
    let controller = built.iter().find(|document| document["kind"] == "Deployment").expect("one");
    let container = &controller["spec"]["template"]["spec"]["containers"][0];
    assert_eq!(container["resources"]["requests"]["memory"], "32Mi");
}

#[test]
fn what_generates_applications_runs_on_the_device_types_that_want_it_alone() {
    if !has("kubectl") {
        return;
    }
    let repository = Repository::new(&[
        ("gitops.engine", "argocd"),
        ("gitops.repository", "https://git.example.com/edge/fleet.git"),
        ("devices[0].gitops.applications", "local"),
        ("devices[1].name", "camera"),
        ("devices[2].name", "tower"),
        ("devices[2].gitops.repository", "https://git.example.com/towers.git"),
    ]);
    // What a release has for the controller (argoproj/argo-cd v3.5.1, manifests/core-install.yaml), and
    // one object of each other kind that is patched.
    let release = "\
{apiVersion: v1, kind: ServiceAccount, metadata: {name: argocd-applicationset-controller}}
---
{apiVersion: v1, kind: ServiceAccount, metadata: {name: argocd-repo-server}}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: argocd-applicationset-controller}}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: argocd-applicationset-controller}}
---
{apiVersion: v1, kind: Service, metadata: {name: argocd-applicationset-controller}}
---
{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: argocd-applicationset-controller-network-policy}, spec: {podSelector: {}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: argocd-applicationset-controller}, spec: {template: {spec: {containers: [{name: argocd-applicationset-controller, image: a}]}}}}
---
{apiVersion: apps/v1, kind: Deployment, metadata: {name: argocd-repo-server}, spec: {template: {spec: {containers: [{name: argocd-repo-server, image: a}]}}}}
";
    let base = repository.read("tree/engine/release-base.yaml");
    repository.write("tree/vendor/argocd-v3.5.1/kustomization.yaml", &base);
    repository.write("tree/vendor/argocd-v3.5.1/release.yaml", release);
    let of = |device: &str| {
        let settings = repository.read(&format!("tree/engine/argocd/release-{device}.yaml"));
        repository.write(&format!("tree/vendor/{device}/kustomization.yaml"), &settings);
        built(&repository, &format!("vendor/{device}"))
    };
    let replicas = |built: &[serde_yaml::Value], name: &str| {
        let found =
            built.iter().find(|one| one["kind"] == "Deployment" && one["metadata"]["name"] == name);
        found.expect("a Deployment")["spec"]["replicas"].as_u64()
    };
    let names = |built: &[serde_yaml::Value]| {
        let named = built.iter().filter(|one| {
            let name = one["metadata"]["name"].as_str().unwrap_or_default();
            name.contains("applicationset") || one["kind"] == "ApplicationSet"
        });
        named.filter_map(|one| one["kind"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    let local = of("gateway");
    assert_eq!(names(&local), ["Deployment"], "scaled, and nothing that serves it");
    assert_eq!(replicas(&local, "argocd-applicationset-controller"), Some(0));
    assert_eq!(replicas(&local, "argocd-repo-server"), None);
    assert!(local.iter().any(|one| one["kind"] == "AppProject"));
    for (device, repository) in [("camera", "edge/fleet"), ("tower", "towers")] {
        let generated = of(device);
        assert_eq!(names(&generated).len(), 8, "{:?}", names(&generated));
        assert_eq!(replicas(&generated, "argocd-applicationset-controller"), None);
        for set in generated.iter().filter(|one| one["kind"] == "ApplicationSet") {
            let source = &set["spec"]["template"]["spec"]["source"]["repoURL"];
            assert_eq!(*source, format!("https://git.example.com/{repository}.git").as_str());
        }
    }
}
