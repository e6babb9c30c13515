//! The install script of k0s, run in a scratch root with stand-ins for what it downloads.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::ops::Deref;
use std::process::{Command, Output};

use support::designs;
use support::scratch::{IDENTITY, RELEASE, Scratch, said, sum};

const VERSION: &str = "v1.36.3+k0s.0";
const STORAGE: &str = "tree/vendor/local-path-v0.0.37/release.yaml";

/// The lines of local-path-provisioner's release that the script changes, and one of each kind that it
/// must not.
const PROVISIONER: &str = "\
metadata:
  name: local-path-storage
---
kind: StorageClass
metadata:
  name: local-path
provisioner: rancher.io/local-path
---
data:
  config.json: |-
    {\"paths\":[\"/opt/local-path-provisioner\"]}
  helperPod.yaml: |-
        image: docker.io/library/busybox
";

/// A node that k0s is installed on, from a folder prepared for it.
struct Site(Scratch);

impl Deref for Site {
    type Target = Scratch;

    fn deref(&self) -> &Scratch {
        &self.0
    }
}

impl Site {
    fn with(sets: &[(&str, &str)]) -> Self {
        let own = [("devices[0].name", "gateway"), ("platform.distribution", "k0s")];
        let site = Self(Scratch::node(&designs::made(own.iter().chain(sets).copied())));
        site.bring_storage();
        site.prepare("a stand-in");
        site
    }

    fn new() -> Self {
        Self::with(&[])
    }

    /// A cluster of two servers and an agent on PostgreSQL.
    fn of_three() -> Self {
        Self::with(&[
            ("devices[0].nodes", "3"),
            ("devices[0].servers", "2"),
            ("platform.datastore", "postgres"),
            ("platform.database", "db.example.com:5432/edge"),
            ("network.site", "192.168.10.0/24"),
        ])
    }

    /// The provisioner in place of what stands in for other releases.
    fn bring_storage(&self) {
        let sums = self.read("tree/engine/releases.sha256");
        let name = "  local-path-";
        let sums = sums.replace(&(sum(RELEASE) + name), &(sum(PROVISIONER) + name));
        self.write("tree/engine/releases.sha256", sums);
        self.write(STORAGE, PROVISIONER);
    }

    /// The offline folder, and the sums file as `make pin` would write it.
    fn prepare(&self, binary: &str) {
        let bundle = format!("k0s-airgap-bundle-{VERSION}-linux-arm64.tar");
        self.write(&format!("offline/k0s-{VERSION}-arm64"), binary);
        self.write(&format!("offline/{bundle}"), "images");
        self.pin(binary);
    }

    fn pin(&self, binary: &str) {
        let (binary, images) = (sum(binary), sum("images"));
        let bundle = format!("k0s-airgap-bundle-{VERSION}-linux-arm64.tar");
        let sums =
            format!("{binary}  {VERSION}/k0s-{VERSION}-arm64\n{images}  {VERSION}/{bundle}\n");
        self.write("tree/install/files.sha256", sums);
    }

    /// Installs with these lines in `join.env`, in the role of a server or an agent.
    fn join(&self, role: &str, join: &str) -> Output {
        let identity = format!("{IDENTITY}FLEET_ROLE={role}\n");
        self.write("root/etc/fleet/identity.env", &identity);
        self.write("root/etc/fleet/join.env", join);
        self.install()
    }

    fn plans(&self, task: &str) -> Output {
        let script = self.path("tree/install/plans.sh");
        Command::new("sh").arg(script).arg(task).output().expect("sh runs")
    }
}

#[test]
fn a_second_run_changes_nothing() {
    let bundle = format!("var/lib/k0s/images/k0s-airgap-bundle-{VERSION}-linux-arm64.tar");
    Site::new().assert_installs_once(&[
        ("usr/local/bin/k0s", 0o755),
        ("etc/k0s/k0s.yaml", 0o600),
        ("etc/k0s/encryption.yaml", 0o600),
        ("etc/systemd/system/k0scontroller.service", 0o644),
        ("etc/systemd/system/fleet-restart.timer", 0o644),
        ("var/lib/k0s/manifests/fleet/local-path.yaml", 0o644),
        (&bundle, 0o644),
    ]);
}

#[test]
fn each_node_makes_a_key_of_its_own_for_secrets() {
    let keys = [Site::new(), Site::new()].map(|site| {
        assert!(site.install().status.success());
        let text = site.text("root/etc/k0s/encryption.yaml");
        let (_, key) = text.split_once("secret: ").expect("a key");
        let key = key.lines().next().expect("a line").to_owned();
        // 32 bytes in base64.
        assert!(key.len() == 44 && key.ends_with('='), "{text}");
        key
    });
    assert_ne!(keys[0], keys[1]);
    let plain = Site::with(&[("security.secrets_encryption", "false")]);
    assert!(plain.install().status.success());
    assert!(!plain.path("root/etc/k0s/encryption.yaml").exists());
}

#[test]
fn local_path_becomes_the_default_class_beside_the_rest_of_the_data() {
    let site = Site::new();
    assert!(site.install().status.success());
    let laid = site.text("root/var/lib/k0s/manifests/fleet/local-path.yaml");
    let class = "  name: local-path\n  annotations:\n    \
                 storageclass.kubernetes.io/is-default-class: \"true\"\nprovisioner:";
    assert!(laid.contains(class), "{laid}");
    assert_eq!(laid.matches("annotations:").count(), 1, "{laid}");
    assert!(laid.contains("[\"/var/lib/k0s/storage\"]"), "{laid}");
    assert!(laid.contains("library/busybox:1.37.0\n"), "{laid}");
    let without = Site::with(&[("platform.addons", "coredns")]);
    fs::remove_file(without.path(STORAGE)).expect("removed");
    assert!(without.install().status.success());
    assert!(!without.path("root/var/lib/k0s/manifests").exists());
}

#[test]
fn a_wrong_sum_stops_before_anything_is_touched() {
    let wrong: [fn(&Site); 3] = [
        |site| site.pin("something else"),
        |site| site.write(&format!("offline/k0s-airgap-bundle-{VERSION}-linux-arm64.tar"), "other"),
        |site| site.write(STORAGE, "another release"),
    ];
    for change in wrong {
        let site = Site::new();
        change(&site);
        site.assert_stops("nothing was changed");
    }
}

#[test]
fn what_is_missing_is_named() {
    let bundle = format!("offline/k0s-airgap-bundle-{VERSION}-linux-arm64.tar");
    let binary = format!("offline/k0s-{VERSION}-arm64");
    for (path, words) in [
        (STORAGE, "make vendor"),
        ("tree/install/files.sha256", "make pin"),
        ("root/etc/fleet/identity.env", "identity.env.example"),
        (bundle.as_str(), "k0s-airgap-bundle"),
        (binary.as_str(), "arm64"),
    ] {
        let site = Site::new();
        fs::remove_file(site.path(path)).expect("removed");
        site.assert_stops(words);
    }
}

#[test]
fn bundles_of_other_versions_leave_the_disk() {
    let site = Site::new();
    let old = "root/var/lib/k0s/images/k0s-airgap-bundle-v1.36.2+k0s.0-linux-arm64.tar";
    let own = "root/var/lib/k0s/images/telemetry.tar";
    site.write(old, "old images");
    site.write(own, "images of a workload");
    assert!(site.install().status.success());
    assert!(!site.path(old).exists() && site.path(own).exists());
}

#[test]
fn a_server_either_makes_the_cluster_or_joins_it() {
    let key = "FLEET_ENCRYPTION_KEY=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n";
    let database = "PGUSER=k0s\nPGPASSWORD='hush hush'\n";
    for (join, words) in [
        (format!("{database}{key}"), "FLEET_FIRST"),
        (format!("FLEET_FIRST=true\n{key}"), "PGUSER"),
        (format!("FLEET_FIRST=true\n{database}"), "FLEET_ENCRYPTION_KEY"),
        (format!("FLEET_FIRST=true\n{database}FLEET_ENCRYPTION_KEY=short\n"), "openssl"),
    ] {
        let site = Site::of_three();
        let output = site.join("server", &join);
        assert_eq!(output.status.code(), Some(1), "{join}");
        assert!(said(&output).contains(words), "{}", said(&output));
        assert!(!site.path("root/usr").exists(), "{join}");
    }
    for role in ["FLEET_FIRST=true", "K0S_TOKEN=H4sIAAAA=="] {
        let site = Site::of_three();
        let output = site.join("server", &format!("{role}\n{database}{key}"));
        assert!(output.status.success(), "{}", said(&output));
        let text = site.text("root/etc/k0s/encryption.yaml");
        assert!(text.contains("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), "{text}");
        let config = site.text("root/etc/k0s/k0s.yaml");
        assert!(config.contains("postgres://db.example.com:5432/edge"), "{config}");
        assert!(!config.contains("hush") && !said(&output).contains("hush"));
    }
}

#[test]
fn an_agent_joins_with_a_token_and_holds_nothing_of_the_control_plane() {
    let site = Site::of_three();
    let output = site.join("agent", "");
    assert!(said(&output).contains("K0S_TOKEN"), "{}", said(&output));
    assert!(!site.path("root/usr").exists());
    let output = site.join("agent", "K0S_TOKEN=H4sIAAAA==\n");
    assert!(output.status.success(), "{}", said(&output));
    assert!(site.path("root/etc/systemd/system/k0sworker.service").exists());
    for absent in ["etc/systemd/system/k0scontroller.service", "etc/k0s", "var/lib/k0s/manifests"] {
        assert!(!site.path(&format!("root/{absent}")).exists(), "{absent}");
    }
}

#[test]
fn webassembly_gets_its_runtimes_and_their_classes() {
    let site = Site::with(&[
        ("workloads[0].name", "app"),
        ("workloads[0].image", "ghcr.io/example/app:1"),
        ("workloads[0].runtime", "spin"),
    ]);
    for (file, words) in [
        ("tree/install/gateway/containerd-wasm.toml", "runtime_type = \"io.containerd.spin.v2\""),
        ("tree/install/gateway/runtimeclass.yaml", "handler: spin"),
        ("tree/base/app/deployment.yaml", "runtimeClassName: spin"),
    ] {
        assert!(site.text(file).contains(words), "{file}");
    }
}

#[test]
fn an_old_copy_puts_no_old_binary_back_where_the_plan_upgrades() {
    for (upgrades, kept) in [("pull", "a newer k0s"), ("by-hand", "a stand-in")] {
        let site = Site::with(&[("platform.upgrades", upgrades)]);
        assert!(site.install().status.success());
        site.write("root/usr/local/bin/k0s", "a newer k0s");
        // Written once a start has succeeded.
        site.write("root/var/lib/fleet/running.sha256", "");
        let output = site.install();
        assert!(output.status.success(), "{}", said(&output));
        assert_eq!(site.text("root/usr/local/bin/k0s"), kept, "{upgrades}");
    }
}

#[test]
fn a_node_that_has_missed_a_minor_version_goes_up_by_the_script() {
    for (runs, upgraded) in [("v1.35.9+k0s.0", true), ("v1.36.10+k0s.0", false), (VERSION, false)] {
        let site = Site::with(&[("platform.upgrades", "pull")]);
        assert!(site.install().status.success());
        let binary = format!("#!/bin/sh\necho {runs}\n");
        // Written over in place: it stays executable.
        site.write("root/usr/local/bin/k0s", &binary);
        site.write("root/var/lib/fleet/running.sha256", "");
        let output = site.install();
        assert!(output.status.success(), "{}", said(&output));
        let now = site.read("root/usr/local/bin/k0s");
        assert_eq!(now == "a stand-in", upgraded, "{runs}: {}", said(&output));
    }
}

#[test]
fn no_minor_version_is_skipped_and_none_goes_back() {
    for (runs, taken) in
        [("v1.34.9+k0s.0", false), ("v1.35.9+k0s.0", true), ("v1.37.0+k0s.0", false)]
    {
        let site = Site::new();
        assert!(site.install().status.success());
        let binary = format!("#!/bin/sh\necho {runs}\n");
        site.write("root/usr/local/bin/k0s", &binary);
        let output = site.install();
        assert_eq!(output.status.success(), taken, "{runs}: {}", said(&output));
        assert_eq!(site.read("root/usr/local/bin/k0s") != binary, taken, "{runs}");
    }
}

#[test]
fn a_plan_for_a_release_that_nobody_knows_lets_no_file_in() {
    let unknown = [("platform.upgrades", "pull"), ("platform.version", "v1.36.99+k0s.0")];
    let site = Site::with(&unknown);
    let patch = site.text("tree/components/feature-autopilot-gateway/sum.yaml");
    assert!(patch.contains(&"0".repeat(64)), "{patch}");
    assert!(!site.plans("check").status.success());
}

#[test]
fn the_plan_gets_the_sum_that_was_pinned() {
    let site = Site::with(&[("platform.upgrades", "pull")]);
    let patch = "tree/components/feature-autopilot-gateway/sum.yaml";
    // What the catalogue knows of this version is not the stand-in.
    assert!(!site.text(patch).contains(&sum("a stand-in")));
    let check = site.plans("check");
    assert!(!check.status.success() && said(&check).contains("make pin"), "{}", said(&check));
    assert!(site.plans("write").status.success());
    assert!(site.text(patch).contains(&format!("value: \"{}\"\n", sum("a stand-in"))));
    assert!(site.plans("check").status.success());
    site.pin("another release");
    assert!(!site.plans("check").status.success());
}
