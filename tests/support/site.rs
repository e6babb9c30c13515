//! A repository on disk, a folder prepared for an offline install, and a scratch root that its install
//! script is run in.

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
pub struct Site {
    folder: TempDir,
}

impl Site {
    pub fn new() -> Self {
        Self::with(&[])
    }

    pub fn with(sets: &[(&str, &str)]) -> Self {
        let site = Self { folder: tempfile::tempdir().expect("a folder") };
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        List::Devices.push(&mut design);
        for (path, text) in [("devices[0].name", "gateway")].iter().chain(sets) {
            fields::set(&mut design, path, text).expect("set");
        }
        let assessment = Assessment::new(&design, &Catalog::builtin(), None);
        let tree = Tree::new(&assessment, None, Language::En, &Overrides::new()).expect("a tree");
        for entry in tree.entries() {
            site.write(
                &format!("tree/{}", entry.path),
                &tree.render(&entry.path).expect("renders"),
            );
        }
        // The stand-ins are not what the catalogue knows: the checksums are those of `pin`.
        site.write("tree/install/known.sha256", "");
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

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    /// The engine's release and its sum, as `make pin vendor` would bring them.
    pub fn vendor(&self, design: &FleetDesign) {
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
    pub fn find(&self, folder: &str, name: &str) -> PathBuf {
        let mut found = Vec::new();
        collect(&self.path(folder), &mut found);
        let paths = found.into_iter().map(|(path, ..)| path);
        paths.into_iter().find(|path| path.ends_with(name)).expect("it is there")
    }

    /// The sums file, as `make pin` would write it.
    pub fn pin(&self, binary: &str) {
        let version = "v1.36.3+k3s1";
        let (binary, images) = (sum(binary), sum("images"));
        let images_name = "k3s-airgap-images-arm64.tar.zst";
        let sums = format!("{binary}  {version}/k3s-arm64\n{images}  {version}/{images_name}\n");
        self.write("tree/install/files.sha256", &sums);
    }

    pub fn install(&self) -> Output {
        let offline = self.path("offline").display().to_string();
        self.script(&["--offline", &offline]).output().expect("sh runs")
    }

    /// The install script with these arguments, into the scratch root.
    pub fn script(&self, arguments: &[&str]) -> Command {
        let mut script = self.with_stand_ins("sh", &["tree/install/gateway/install.sh"]);
        script.args(arguments).env("FLEET_ROOT", self.path("root"));
        script
    }

    /// A program with these files of the site, which finds the stand-ins first.
    pub fn with_stand_ins(&self, program: &str, files: &[&str]) -> Command {
        let path = std::env::var("PATH").expect("a path");
        let mut command = Command::new(program);
        command.args(files.iter().map(|file| self.path(file)));
        command.env("PATH", format!("{}:{path}", self.path("bin").display()));
        command
    }

    /// From here on the script goes on to starting things, as on a machine, with stand-ins that
    /// write down what they are asked. One fails while there is a file `broken`.
    pub fn start_things(&self) {
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
    pub fn asked(&self) -> String {
        let log = self.path("log");
        let asked = fs::read_to_string(&log).unwrap_or_default();
        fs::write(&log, "").expect("written");
        asked
    }

    /// All files below the root, with their modes and texts.
    pub fn laid(&self) -> Vec<(PathBuf, u32, Vec<u8>)> {
        self.files("root")
    }

    /// All files below a folder, with their modes and texts.
    pub fn files(&self, folder: &str) -> Vec<(PathBuf, u32, Vec<u8>)> {
        let mut found = Vec::new();
        collect(&self.path(folder), &mut found);
        found.sort();
        found
    }
}

pub fn collect(folder: &Path, found: &mut Vec<(PathBuf, u32, Vec<u8>)>) {
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

pub fn sum(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |mut digits, byte| {
        digits.push_str(&format!("{byte:02x}"));
        digits
    })
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
