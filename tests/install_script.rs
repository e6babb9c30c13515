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
        site.write("tree/vendor/gateway/kustomization.yaml", "");
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

    /// The sums file, as `make pin` would write it.
    fn pin(&self, binary: &str) {
        let sum = |text: &str| -> String {
            Sha256::digest(text).iter().fold(String::new(), |mut digits, byte| {
                digits.push_str(&format!("{byte:02x}"));
                digits
            })
        };
        let version = "v1.36.3+k3s1";
        let (binary, images) = (sum(binary), sum("images"));
        let images_name = "k3s-airgap-images-arm64.tar.zst";
        let sums = format!("{binary}  {version}/k3s-arm64\n{images}  {version}/{images_name}\n");
        self.write("tree/install/k3s.sha256", &sums);
    }

    fn install(&self) -> Output {
        Command::new("sh")
            .arg(self.path("tree/install/gateway/install.sh"))
            .arg("--offline")
            .arg(self.path("offline"))
            .env("FLEET_ROOT", self.path("root"))
            .output()
            .expect("sh runs")
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
fn what_is_missing_is_named() {
    for (path, words) in [
        ("tree/install/k3s.sha256", "make pin"),
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
