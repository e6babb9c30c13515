//! A scratch folder with a generated tree in it: `tree/`, `root/` to install into, `offline/` as it is
//! prepared for an install without a link, and `bin/` with stand-ins that are found first.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use fleetwright::assess::Assessment;
use fleetwright::catalog::Catalog;
use fleetwright::design::FleetDesign;
use fleetwright::text::Language;
use fleetwright::tree::{Overrides, Tree};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// What a node of the device type `gateway` says that it is.
pub const IDENTITY: &str =
    "FLEET_CLUSTER=edge-1\nFLEET_REGION=north\nFLEET_DEVICE=gateway\nFLEET_RING=canary\n";

/// What stands in for each release that `make vendor` brings.
pub const RELEASE: &str = "the release";

/// A folder that goes with the value. What a test needs beyond it wraps it.
pub struct Scratch {
    folder: TempDir,
}

impl Scratch {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// With the tree of a design, and no known checksums: those are of the real releases, not of what
    /// stands in for them here.
    pub fn with(design: &FleetDesign) -> Self {
        let scratch = Self::new();
        let tree = tree(design);
        for entry in tree.entries() {
            let text = tree.render(&entry.path).expect("renders");
            scratch.write(&format!("tree/{}", entry.path), text);
        }
        scratch.write("tree/install/known.sha256", "");
        scratch
    }

    /// The same, with what `make vendor` brings, and the identity of a node to install.
    pub fn node(design: &FleetDesign) -> Self {
        let scratch = Self::with(design);
        scratch.vendor(design);
        scratch.write("root/etc/fleet/identity.env", IDENTITY);
        scratch
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder().join(path)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    /// A file that can be executed.
    pub fn program(&self, path: &str, text: &str) {
        self.write(path, text);
        fs::set_permissions(self.path(path), fs::Permissions::from_mode(0o755)).expect("set");
    }

    /// A file that has to be there.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
    }

    /// A file that need not be there, in which case nothing is in it.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_default()
    }

    /// The releases of the first device type and their sums, as `make pin vendor` brings them.
    fn vendor(&self, design: &FleetDesign) {
        let engine = design.gitops_of(&design.devices[0]).engine.word();
        let settings = self.read(&format!("tree/engine/{engine}/release-gateway.yaml"));
        self.write("tree/vendor/gateway/kustomization.yaml", settings);
        let list = self.read("tree/engine/releases.list");
        let lines = list.lines().filter(|line| !line.starts_with('#'));
        let mut sums = String::new();
        for line in lines {
            let mut words = line.split(' ');
            let (Some(name), Some(version)) = (words.next(), words.next()) else { continue };
            self.write(&format!("tree/vendor/{name}-{version}/release.yaml"), RELEASE);
            sums.push_str(&format!("{}  {name}-{version}\n", sum(RELEASE)));
        }
        self.write("tree/engine/releases.sha256", sums);
    }

    /// Installs from the folder that was prepared for it.
    pub fn install(&self) -> Output {
        let offline = self.path("offline").display().to_string();
        self.script(&["--offline", &offline]).output().expect("sh runs")
    }

    /// The install script stops with these words, and the node is as it was.
    pub fn assert_stops(&self, words: &str) {
        let before = self.laid();
        let output = self.install();
        assert_eq!(output.status.code(), Some(1), "{words}: {}", said(&output));
        assert!(said(&output).contains(words), "{words}: {}", said(&output));
        assert_eq!(self.laid(), before, "{words}");
    }

    /// Installs twice: these files are there with these modes, and the second run changes nothing.
    pub fn assert_installs_once(&self, files: &[(&str, u32)]) {
        let first = self.install();
        assert!(first.status.success(), "{}", said(&first));
        let laid = self.laid();
        for (name, mode) in files {
            let found = laid.iter().find(|(path, ..)| path.ends_with(name));
            assert_eq!(found.map(|(_, mode, _)| mode), Some(mode), "{name}");
        }
        let second = self.install();
        assert!(second.status.success(), "{}", said(&second));
        assert!(!said(&second).contains("wrote"), "{}", said(&second));
        assert_eq!(self.laid(), laid);
    }

    /// The install script with these arguments, into the scratch root.
    pub fn script(&self, arguments: &[&str]) -> Command {
        let mut script = self.with_stand_ins("sh", &["tree/install/gateway/install.sh"]);
        script.args(arguments).env("FLEET_ROOT", self.path("root"));
        script
    }

    /// A program with these files of the folder, which finds the stand-ins first.
    pub fn with_stand_ins(&self, program: &str, files: &[&str]) -> Command {
        let path = std::env::var("PATH").expect("a path");
        let mut command = Command::new(program);
        command.args(files.iter().map(|file| self.path(file)));
        command.env("PATH", format!("{}:{path}", self.path("bin").display()));
        command
    }

    /// From here on the install script goes on to starting things, as on a machine.
    pub fn start_things(&self) {
        let script = "tree/install/gateway/install.sh";
        let text = self.read(script);
        let (before, after) = text.split_once("    say \"files are in $root").expect("the exit");
        let (_, after) = after.split_once("    exit 0\n").expect("the exit");
        self.write(script, format!("{before}    :\n{after}"));
    }

    /// What the stand-ins were asked since the last time.
    pub fn asked(&self) -> String {
        let asked = self.text("log");
        self.write("log", "");
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

    /// The one file of a name below a folder.
    pub fn find(&self, folder: &str, name: &str) -> PathBuf {
        let paths = self.files(folder).into_iter().map(|(path, ..)| path);
        paths.into_iter().find(|path| path.ends_with(name)).expect("it is there")
    }
}

/// The tree of a design, in English and with the templates of the program.
pub fn tree(design: &FleetDesign) -> Tree {
    let assessment = Assessment::new(design, &Catalog::builtin(), None);
    Tree::new(&assessment, None, Language::En, &Overrides::new()).expect("a tree")
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

/// The SHA-256 of something, as the lists write it.
pub fn sum(of: impl AsRef<[u8]>) -> String {
    let digits = Sha256::digest(of).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>();
    digits.concat()
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
