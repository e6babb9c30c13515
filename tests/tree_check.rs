//! Trees of many designs, held against independent tools where they are present.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]
#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fleetwright::assess::Assessment;
use fleetwright::catalog::Catalog;
use fleetwright::design::{FleetDesign, List, Name, fields, read};
use fleetwright::text::Language;
use fleetwright::tree::{Overrides, Tree};

/// A design from the paths and values that it has beyond the defaults.
fn design(settings: &[(&str, &str)]) -> FleetDesign {
    let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
    for (path, text) in settings {
        for list in List::ALL {
            let item = format!("{}[{}]", list.path(), list.len(&design));
            if path.starts_with(&item) {
                list.push(&mut design);
            }
        }
        fields::set(&mut design, path, text).unwrap_or_else(|why| panic!("{path}: {why:?}"));
    }
    design
}

fn write(design: &FleetDesign, language: Language, folder: &Path) {
    let assessment = Assessment::new(design, &Catalog::builtin(), None);
    let tree = Tree::new(&assessment, None, language, &Overrides::new()).expect("a tree");
    for entry in tree.entries() {
        let path = folder.join(&entry.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        let text = tree.render(&entry.path).unwrap_or_else(|error| panic!("{error}"));
        fs::write(path, text).expect("written");
    }
}

/// Every combination of what decides between templates, less those that the rules refuse.
fn combinations() -> Vec<(String, FleetDesign)> {
    let mut all = Vec::new();
    for (engine, artifact) in
        [("argocd", ""), ("flux", ""), ("flux", "oci://registry.example.com/fleet")]
    {
        for (nodes, datastore) in
            [("1", "sqlite"), ("3", "sqlite"), ("3", "postgres"), ("3", "etcd")]
        {
            for (addons, runtime, arch) in [
                ("coredns, metrics-server, local-path", "container", "arm64"),
                ("", "spin", "amd64"),
                ("coredns, local-path, traefik, servicelb", "container", "arm"),
            ] {
                if (engine, arch) == ("argocd", "arm") {
                    continue;
                }
                let name = format!("{engine}{}-{nodes}-{datastore}-{arch}", artifact.len());
                let volume = if addons.contains("local-path") { "/data" } else { "" };
                let size = if volume.is_empty() { "" } else { "1Gi" };
                let design = design(&[
                    ("fleet.regions[0].name", "dogger-bank"),
                    ("fleet.regions[0].clusters", "60"),
                    ("fleet.regions[1].name", "hornsea"),
                    ("fleet.regions[1].clusters", "40"),
                    ("fleet.rings[0].name", "canary"),
                    ("fleet.rings[0].share", "10%"),
                    ("fleet.rings[1].name", "broad"),
                    ("fleet.rings[1].share", "90%"),
                    ("devices[0].name", "gateway"),
                    ("devices[0].hardware", "Raspberry Pi CM4"),
                    ("devices[0].clusters", "70"),
                    ("devices[0].arch", arch),
                    ("devices[0].nodes", nodes),
                    ("devices[0].storage", "ssd"),
                    ("devices[1].name", "camera"),
                    ("devices[1].clusters", "30"),
                    ("devices[1].arch", arch),
                    ("platform.datastore", datastore),
                    (
                        "platform.database",
                        if datastore == "postgres" { "db.example.com:5432/k3s" } else { "" },
                    ),
                    ("devices[1].platform.datastore", "sqlite"),
                    ("platform.addons", addons),
                    ("gitops.engine", engine),
                    ("gitops.artifact", artifact),
                    ("gitops.repository", "https://git.example.com/edge/fleet.git"),
                    ("network.site", "192.168.10.0/24"),
                    ("workloads[0].name", "telemetry"),
                    ("workloads[0].image", "ghcr.io/example/telemetry:1.4.2"),
                    ("workloads[0].runtime", runtime),
                    ("workloads[0].replicas", "2"),
                    ("workloads[0].memory.request", "64Mi"),
                    ("workloads[0].memory.limit", "128Mi"),
                    ("workloads[0].cpu.request", "50m"),
                    ("workloads[0].port", "8080"),
                    ("workloads[0].probe", "/healthz"),
                    ("workloads[1].name", "recorder"),
                    ("workloads[1].image", "ghcr.io/example/recorder@sha256:0123456789abcdef"),
                    ("workloads[1].volume.path", volume),
                    ("workloads[1].volume.size", size),
                    ("workloads[1].devices", "camera"),
                ]);
                all.push((name, design));
            }
        }
    }
    all
}

/// The sessions that are built into the program.
fn sessions() -> Vec<(String, FleetDesign)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let files = fs::read_dir(folder).expect("the sessions").map(|file| file.expect("one").path());
    files
        .map(|path| {
            let text = fs::read_to_string(&path).expect("reads");
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, read::read(&text).expect("a design"))
        })
        .collect()
}

#[test]
fn every_combination_renders_and_holds() {
    let folder = std::env::var("TREE_CHECK_OUT")
        .map_or_else(|_| tempfile::tempdir().expect("a folder").keep(), Into::into);
    let mut trees = Vec::new();
    for (name, design) in combinations().into_iter().chain(sessions()) {
        for language in Language::ALL {
            let folder = folder.join(format!("{name}-{}", language.code()));
            write(&design, language, &folder);
            trees.push(folder);
        }
    }
    let check = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/check/tree");
    if !check.exists() || std::env::var("TREE_CHECK").is_err() {
        eprintln!("SKIPPED: held against the tools only with TREE_CHECK=1 and {}", check.display());
        return;
    }
    let said = Command::new(check).args(&trees).output().expect("it runs");
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stdout));
}

/// All folders that kustomize can build; a Component is built by whoever includes it.
fn buildable(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            buildable(&path, found);
        } else if path.ends_with("kustomization.yaml")
            && !fs::read_to_string(&path).expect("reads").contains("kind: Component")
        {
            found.push(folder.to_owned());
        }
    }
}

#[test]
fn every_overlay_of_the_sessions_builds() {
    if Command::new("kubectl").arg("kustomize").arg("--help").output().is_err() {
        eprintln!("SKIPPED: kubectl is not installed");
        return;
    }
    let root = tempfile::tempdir().expect("a folder");
    for (name, design) in sessions() {
        write(&design, Language::En, &root.path().join(name));
    }
    let mut folders = Vec::new();
    buildable(root.path(), &mut folders);
    assert!(folders.len() > 20);
    for folder in folders {
        let built = Command::new("kubectl").arg("kustomize").arg(&folder).output().expect("runs");
        let said = String::from_utf8_lossy(&built.stderr).into_owned();
        assert!(built.status.success(), "{}: {said}", folder.display());
        assert!(!said.to_lowercase().contains("deprecated"), "{}: {said}", folder.display());
    }
}
