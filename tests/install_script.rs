//! The generated install script, run in a scratch root with a stand-in for K3s.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]
#![expect(clippy::expect_used, reason = "helpers of tests")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use fleetwright::assess::Assessment;
use fleetwright::catalog::Catalog;
use fleetwright::design::{FleetDesign, List, Name, fields};
use fleetwright::text::Language;
use fleetwright::tree::{Overrides, Tree};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// A tree on disk, a folder prepared for an offline install, and a root to install into.
struct Site {
    folder: TempDir,
}

impl Site {
    fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().expect("a folder") };
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        List::Devices.push(&mut design);
        fields::set(&mut design, "devices[0].name", "gateway").expect("set");
        let assessment = Assessment::new(&design, &Catalog::builtin(), None);
        let tree = Tree::new(&assessment, None, Language::En, &Overrides::new()).expect("a tree");
        for entry in tree.entries() {
            site.write(
                &format!("tree/{}", entry.path),
                &tree.render(&entry.path).expect("renders"),
            );
        }
        site.vendor(&design);
        site.write("offline/k3s-arm64", "a stand-in");
        site.write("offline/k3s-airgap-images-arm64.tar.zst", "images");
        site.pin("a stand-in");
        site.write(
            "root/etc/fleet/identity.env",
            "FLEET_CLUSTER=edge-1\nFLEET_REGION=north\nFLEET_DEVICE=gateway\nFLEET_RING=canary\n",
        );
        site
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    /// The engine's release and its sum, as `make pin vendor` would bring them.
    fn vendor(&self, design: &FleetDesign) {
        let gitops = design.gitops_of(&design.devices[0]);
        let engine = gitops.engine.word();
        let settings = self.path(&format!("tree/engine/{engine}/release-gateway.yaml"));
        let settings = fs::read_to_string(settings).expect("reads");
        self.write("tree/vendor/gateway/kustomization.yaml", &settings);
        let release = format!("{engine}-{}", gitops.version());
        self.write(&format!("tree/vendor/{release}/release.yaml"), "the release");
        let sums = format!("{}  {release}\n", sum("the release"));
        self.write("tree/engine/releases.sha256", &sums);
    }

    /// The one file of a name below a folder.
    fn find(&self, folder: &str, name: &str) -> PathBuf {
        let mut found = Vec::new();
        collect(&self.path(folder), &mut found);
        let paths = found.into_iter().map(|(path, ..)| path);
        paths.into_iter().find(|path| path.ends_with(name)).expect("it is there")
    }

    /// The sums file, as `make pin` would write it.
    fn pin(&self, binary: &str) {
        let version = "v1.36.3+k3s1";
        let (binary, images) = (sum(binary), sum("images"));
        let images_name = "k3s-airgap-images-arm64.tar.zst";
        let sums = format!("{binary}  {version}/k3s-arm64\n{images}  {version}/{images_name}\n");
        self.write("tree/install/files.sha256", &sums);
    }

    fn install(&self) -> Output {
        let path = std::env::var("PATH").expect("a path");
        Command::new("sh")
            .arg(self.path("tree/install/gateway/install.sh"))
            .arg("--offline")
            .arg(self.path("offline"))
            .env("FLEET_ROOT", self.path("root"))
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .output()
            .expect("sh runs")
    }

    /// From here on the script goes on to starting things, as on a machine, with stand-ins that
    /// write down what they are asked. One fails while there is a file `broken`.
    fn start_things(&self) {
        let script = self.path("tree/install/gateway/install.sh");
        let text = fs::read_to_string(&script).expect("reads");
        let (before, after) = text.split_once("    say \"files are in $root").expect("the exit");
        let (_, after) = after.split_once("    exit 0\n").expect("the exit");
        fs::write(&script, format!("{before}    :\n{after}")).expect("written");
        let folder = self.folder.path().display();
        let log = format!("#!/bin/sh\necho \"${{0##*/}} $*\" >>{folder}/log\n");
        let breaks = format!("case $* in 'restart k3s'*) [ ! -e {folder}/broken ] ;; esac\n");
        self.write("bin/systemctl", &format!("{log}{breaks}"));
        self.write("bin/sysctl", &log);
        for name in ["systemctl", "sysctl"] {
            let mode = fs::Permissions::from_mode(0o755);
            fs::set_permissions(self.path(&format!("bin/{name}")), mode).expect("set");
        }
        // What `kubectl` reads is thrown away, so that nobody writes into a closed pipe.
        let k3s = format!("{log}case $* in *'-f -'*) cat >/dev/null ;; esac\n");
        self.write("offline/k3s-arm64", &k3s);
        self.pin(&k3s);
    }

    /// What the stand-ins were asked since the last time.
    fn asked(&self) -> String {
        let log = self.path("log");
        let asked = fs::read_to_string(&log).unwrap_or_default();
        fs::write(&log, "").expect("written");
        asked
    }

    /// All files below the root, with their modes and texts.
    fn laid(&self) -> Vec<(PathBuf, u32, Vec<u8>)> {
        let mut found = Vec::new();
        collect(&self.path("root"), &mut found);
        found.sort();
        found
    }
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, u32, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let data = fs::symlink_metadata(&path).expect("data");
        if data.is_dir() {
            collect(&path, found);
        } else {
            let text = fs::read(&path).unwrap_or_default();
            found.push((path, data.permissions().mode() & 0o777, text));
        }
    }
}

fn sum(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |mut digits, byte| {
        digits.push_str(&format!("{byte:02x}"));
        digits
    })
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_second_run_changes_nothing() {
    let site = Site::new();
    let first = site.install();
    assert!(first.status.success(), "{}", said(&first));
    let laid = site.laid();
    let has = |name: &str, mode: u32| {
        let found = laid.iter().find(|(path, ..)| path.ends_with(name));
        assert_eq!(found.map(|(_, mode, _)| *mode), Some(mode), "{name}");
    };
    has("usr/local/bin/k3s", 0o755);
    has("etc/rancher/k3s/config.yaml", 0o600);
    has("var/lib/rancher/k3s/agent/etc/kubelet.conf.d/10-fleet.conf", 0o644);
    has("etc/systemd/system/k3s.service", 0o644);
    has("etc/fleet/firewall.nft", 0o644);
    let second = site.install();
    assert!(second.status.success(), "{}", said(&second));
    assert!(!said(&second).contains("wrote"), "{}", said(&second));
    assert_eq!(site.laid(), laid);
}

#[test]
fn a_wrong_sum_stops_before_anything_is_touched() {
    let site = Site::new();
    let before = site.laid();
    site.pin("something else");
    let output = site.install();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("nothing was changed"), "{}", said(&output));
    assert_eq!(site.laid(), before);
}

#[test]
fn a_release_of_another_sum_stops_before_anything_is_touched() {
    let site = Site::new();
    let check = || {
        let mut check = Command::new("sh");
        let output = check.arg(site.path("tree/engine/vendor.sh")).arg("check").output();
        output.expect("sh runs").status.code()
    };
    assert_eq!(check(), Some(0));
    fs::write(site.find("tree/vendor", "release.yaml"), "another").expect("written");
    let before = site.laid();
    let output = site.install();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("nothing was changed"), "{}", said(&output));
    assert_eq!(site.laid(), before);
    assert_eq!(check(), Some(1));
}

#[test]
fn a_run_that_dies_before_the_restart_is_completed_by_the_next() {
    let site = Site::new();
    site.start_things();
    let restart = "systemctl restart k3s.service";
    site.write("broken", "");
    assert!(!site.install().status.success());
    assert!(site.asked().contains(restart));
    fs::remove_file(site.path("broken")).expect("removed");
    // All files are in place by now, and yet K3s runs as it was before.
    let second = site.install();
    assert!(second.status.success() && !said(&second).contains("wrote"), "{}", said(&second));
    let asked = site.asked();
    assert!(asked.contains(restart), "{asked}");
    let firewall = asked.find("reload-or-restart fleet-firewall").expect("a firewall");
    assert!(firewall < asked.find(restart).expect("a restart"), "{asked}");
    assert!(site.install().status.success());
    assert!(!site.asked().contains("systemctl restart"));
    let identity = "root/etc/fleet/identity.env";
    let text = fs::read_to_string(site.path(identity)).expect("reads");
    site.write(identity, &text.replace("canary", "broad"));
    assert!(site.install().status.success());
    assert!(site.asked().contains(restart), "another identity reaches K3s");
}

#[test]
fn secrets_stand_on_no_command_line() {
    let site = Site::new();
    site.start_things();
    site.write("root/etc/fleet/source.env", "SOURCE_USERNAME=me\nSOURCE_PASSWORD='hush hush'\n");
    assert!(site.install().status.success());
    let asked = site.asked();
    assert!(asked.contains("fleet-git") && !asked.contains("hush"), "{asked}");
    assert!(asked.contains("--field-manager=kustomize-controller"), "{asked}");
}

#[test]
fn what_is_missing_is_named() {
    for (path, words) in [
        ("tree/engine/releases.sha256", "make pin"),
        ("tree/install/files.sha256", "make pin"),
        ("tree/vendor/gateway/kustomization.yaml", "make vendor"),
        ("root/etc/fleet/identity.env", "identity.env.example"),
        ("offline/k3s-airgap-images-arm64.tar.zst", "k3s-airgap-images"),
    ] {
        let site = Site::new();
        fs::remove_file(site.path(path)).expect("removed");
        let before = site.laid();
        let output = site.install();
        assert_eq!(output.status.code(), Some(1), "{path}");
        assert!(said(&output).contains(words), "{}", said(&output));
        assert_eq!(site.laid(), before, "{path}");
    }
}

#[test]
fn an_identity_that_is_no_name_is_refused() {
    for wrong in ["FLEET_RING='a b'\n", "FLEET_REGION=../x\n", "FLEET_DEVICE=camera\n"] {
        let site = Site::new();
        let path = "root/etc/fleet/identity.env";
        let identity = fs::read_to_string(site.path(path)).expect("reads");
        site.write(path, &(identity + wrong));
        assert_eq!(site.install().status.code(), Some(1), "{wrong}");
    }
}
