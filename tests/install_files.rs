//! What the generated install script downloads and what it asks of the disk: checksums from either
//! list, WebAssembly shims, encryption and Secure Boot.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::io::Write;
use std::ops::Deref;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use fleetwright::design::FleetDesign;
use fleetwright::tree::Tree;
use support::designs;
use support::scratch::{self, Scratch, said};

const ARCHIVE: &str = "containerd-shim-spin-v2-linux-aarch64.tar.gz";
const SHIM: &str = "containerd-shim-spin-v0.25.1/containerd-shim-spin-v2-linux-aarch64.tar.gz";
const PROGRAM: &str = "root/usr/local/bin/containerd-shim-spin-v2";

/// A node with a Spin workload that K3s is installed on, from a folder prepared for it.
struct Site(Scratch);

impl Deref for Site {
    type Target = Scratch;

    fn deref(&self) -> &Scratch {
        &self.0
    }
}

fn tree(sets: &[(&str, &str)]) -> Tree {
    scratch::tree(&design(sets))
}

fn design(sets: &[(&str, &str)]) -> FleetDesign {
    let usual = [("devices[0].name", "gateway")];
    designs::made(usual.iter().chain(sets).copied())
}

impl Site {
    fn new() -> Self {
        let spin = [("workloads[0].runtime", "spin"), ("gitops.engine", "flux")];
        let site = Self(Scratch::node(&design(&spin)));
        site.write("offline/k3s-arm64", "k3s");
        site.write("offline/k3s-airgap-images-arm64.tar.zst", "images");
        site.archive("a shim");
        site.pin();
        site
    }

    /// The archive of the shim, with its program and, as in a release, a file beside it.
    fn archive(&self, program: &str) {
        self.write("shim/containerd-shim-spin-v2", program);
        self.write("shim/README", "read me");
        let done = Command::new("tar")
            .args(["-czf", &self.path(&format!("offline/{ARCHIVE}")).display().to_string(), "-C"])
            .arg(self.path("shim"))
            .arg(".")
            .status();
        assert!(done.expect("tar runs").success());
    }

    /// The lists that `make pin` would write.
    fn pin(&self) {
        let line = |name: &str, file: &str| format!("{}  {name}\n", self.sum(file));
        let version = "v1.36.3+k3s1";
        let images = "k3s-airgap-images-arm64.tar.zst";
        let files = line(&format!("{version}/k3s-arm64"), "offline/k3s-arm64")
            + &line(&format!("{version}/{images}"), &format!("offline/{images}"))
            + &line(SHIM, &format!("offline/{ARCHIVE}"));
        self.write("tree/install/files.sha256", files);
        let release = line("flux-v2.9.4", "tree/vendor/flux-v2.9.4/release.yaml");
        self.write("tree/engine/releases.sha256", release);
    }

    fn sum(&self, file: &str) -> String {
        scratch::sum(fs::read(self.path(file)).expect("reads"))
    }

    fn assert_installed(&self) {
        let output = self.install();
        assert!(output.status.success(), "{}", said(&output));
    }

    fn assert_refused(&self, words: &str) {
        let output = self.install();
        assert_eq!(output.status.code(), Some(1), "{words}");
        assert!(said(&output).contains(words), "{}", said(&output));
        assert!(!self.path("root/usr/local/bin/k3s").exists(), "{words}");
        assert!(!self.path(PROGRAM).exists(), "{words}");
    }
}

#[test]
fn a_shim_is_unpacked_where_it_is_found_and_placed_once() {
    let site = Site::new();
    site.assert_installed();
    assert_eq!(site.text(PROGRAM), "a shim");
    let mode = fs::metadata(site.path(PROGRAM)).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o755);
    let beside = fs::read_dir(site.path("root/usr/local/bin")).expect("a folder");
    let mut names: Vec<_> = beside.map(|file| file.expect("one").file_name()).collect();
    names.sort();
    assert_eq!(names, ["containerd-shim-spin-v2", "k3s", "kubectl"]);
    let second = site.install();
    assert!(second.status.success() && !said(&second).contains("placed"), "{}", said(&second));
    // Somebody else's program under that name, and then another release of it.
    site.write(PROGRAM, "another");
    site.assert_installed();
    assert_eq!(site.text(PROGRAM), "a shim");
    site.archive("a newer shim");
    site.pin();
    site.assert_installed();
    assert_eq!(site.text(PROGRAM), "a newer shim");
    assert_eq!(site.text("root/var/lib/fleet/shims.sha256").lines().count(), 1);
}

#[test]
fn a_shim_that_is_not_what_was_pinned_stops_all_of_it() {
    let site = Site::new();
    site.write(&format!("offline/{ARCHIVE}"), "something else");
    site.assert_refused("nothing was changed");
    fs::remove_file(site.path(&format!("offline/{ARCHIVE}"))).expect("removed");
    site.assert_refused(ARCHIVE);
    let site = Site::new();
    fs::remove_file(site.path("shim/containerd-shim-spin-v2")).expect("removed");
    let done = Command::new("tar")
        .args(["-czf", &site.path(&format!("offline/{ARCHIVE}")).display().to_string(), "-C"])
        .arg(site.path("shim"))
        .arg("README")
        .status();
    assert!(done.expect("tar runs").success());
    site.pin();
    site.assert_refused("holds no containerd-shim-spin-v2");
}

#[test]
fn another_shim_restarts_the_distribution() {
    let script = Site::new().text("tree/install/gateway/install.sh");
    assert!(script.contains("$(distribution_files) $(shim_files)"), "{script}");
}

#[test]
fn a_known_checksum_needs_no_pin_and_must_agree_with_one() {
    let site = Site::new();
    let pinned = site.text("tree/install/files.sha256") + &site.text("tree/engine/releases.sha256");
    site.write("tree/install/known.sha256", format!("# known\n{pinned}").as_bytes());
    fs::remove_file(site.path("tree/install/files.sha256")).expect("removed");
    fs::remove_file(site.path("tree/engine/releases.sha256")).expect("removed");
    site.assert_installed();

    let site = Site::new();
    let wrong = format!("{}  v1.36.3+k3s1/k3s-arm64\n", "0".repeat(64));
    site.write("tree/install/known.sha256", wrong);
    site.assert_refused("do not say the same");

    let site = Site::new();
    let pinned = site.text("tree/install/files.sha256");
    let (_, others) = pinned.split_once('\n').expect("more than one line");
    site.write("tree/install/files.sha256", others);
    site.assert_refused("make pin");
}

#[test]
fn the_tree_has_the_checksums_that_it_needs_and_the_catalogue_knows() {
    let design = tree(&[("workloads[0].runtime", "spin"), ("devices[0].arch", "amd64")]);
    let known = design.render("install/known.sha256").expect("renders");
    let (files, releases) = (
        design.render("install/files.list").expect("renders"),
        design.render("engine/releases.list").expect("renders"),
    );
    let lines: Vec<_> = known.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines.len(), 3, "{known}");
    for line in lines {
        let (sum, name) = line.split_once("  ").expect("a sum and a name");
        assert_eq!(sum.len(), 64);
        let listed = files.lines().any(|line| line.split(' ').next() == Some(name));
        let (engine, version) = name.split_once("-v").unwrap_or((name, ""));
        let release = releases.contains(&format!("{engine} v{version} https://"));
        assert!(listed || release, "{name} is in no list:\n{files}\n{releases}");
    }
}

#[test]
fn make_pin_asks_for_what_is_not_known_alone() {
    let site = Site::new();
    // Downloads come from a folder; what is not there is not asked for.
    let curl = format!(
        "#!/bin/sh\necho \"$*\" >>{0}/log\ncase $6 in *.txt) echo '{1} *{2}' >\"$5\" ;; *) echo file >\"$5\" ;; esac\n",
        site.folder().display(),
        "1".repeat(64),
        "k3s-airgap-images-arm64.tar.zst"
    );
    site.program("bin/curl", &curl);
    let known = format!("{0}  v1.36.3+k3s1/k3s-arm64\n{0}  {SHIM}\n", "2".repeat(64));
    site.write("tree/install/known.sha256", known);
    let mut pin = site.with_stand_ins("sh", &["tree/install/pin.sh"]);
    let output = pin.output().expect("sh runs");
    assert!(output.status.success(), "{}", said(&output));
    let written = site.text("tree/install/files.sha256");
    let images = format!("{}  v1.36.3+k3s1/k3s-airgap-images-arm64.tar.zst", "1".repeat(64));
    let sums: Vec<_> = written.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(sums, [images]);
    assert_eq!(site.text("log").lines().count(), 1, "{}", site.text("log"));
}

/// Runs one function of a script, from its name to the end of it, with what it needs before it.
fn run_part(script: &str, from: &str, call: &str, bin: &Path) -> Output {
    let start = script.find(from).unwrap_or_else(|| panic!("no {from}"));
    let end = script[start..].find(&format!("\n{call}() {{")).expect("the function") + start;
    let end = script[end..].find("\n}\n").expect("its end") + end + 3;
    let stop = "stop() { echo \"stopped: $*\" >&2; exit 1; }\n";
    let path = std::env::var("PATH").expect("a path");
    let mut shell = Command::new("sh")
        .arg("-eu")
        .env("PATH", format!("{}:{path}", bin.display()))
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("sh runs");
    let text = format!("{stop}{}{call}\n", &script[start..end]);
    shell.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("written");
    shell.wait_with_output().expect("it ends")
}

#[test]
fn data_on_a_plain_disk_is_refused_and_so_is_swap() {
    let script = tree(&[("security.disk_encryption", "luks-tpm2")]);
    let script = script.render("install/gateway/install.sh").expect("renders");
    assert!(script.contains("\n    check_disk\n"), "it is called");
    let folder = tempfile::tempdir().expect("a folder");
    let swaps = folder.path().join("swaps");
    let script = script.replace("/proc/swaps", &swaps.display().to_string());
    for (name, body) in [
        ("findmnt", "echo /dev/mapper/fleet-data"),
        ("lsblk", "case $* in *plain*) echo part ;; *) printf 'crypt\\npart\\ndisk\\n' ;; esac"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, format!("#!/bin/sh\n{body}\n")).expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("set");
    }
    let check = |used: &str| {
        fs::write(&swaps, format!("Filename Type Size Used Priority\n{used}")).expect("written");
        run_part(&script, "\ndata=", "check_disk", folder.path())
    };
    let zram = check("/dev/zram0 partition 1 0 100\n/dev/mapper/swap partition 1 0 1\n");
    assert!(zram.status.success(), "{}", said(&zram));
    let plain = check("/dev/plain partition 1 0 -2\n");
    assert!(said(&plain).contains("swap on a plain disk"), "{}", said(&plain));
    fs::write(folder.path().join("findmnt"), "#!/bin/sh\necho /dev/plain\n").expect("written");
    let output = check("");
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("encrypt.sh"), "{}", said(&output));
}

#[test]
fn secure_boot_is_read_from_the_firmware() {
    let script = tree(&[("security.secure_boot", "true")]);
    let script = script.render("install/gateway/install.sh").expect("renders");
    assert!(script.contains("\n    check_secure_boot\n"), "it is called");
    let folder = tempfile::tempdir().expect("a folder");
    let script = script.replace("/sys/firmware/efi/efivars", &folder.path().display().to_string());
    let boot = folder.path().join("SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c");
    let shim = folder.path().join("MokSBStateRT-605dab50-e046-4300-abb6-3dd810dd8b23");
    let check = || run_part(&script, "\nefivars=", "check_secure_boot", folder.path());
    assert!(said(&check()).contains("Secure Boot is off"));
    fs::write(&boot, [6, 0, 0, 0, 0]).expect("written");
    assert!(said(&check()).contains("Secure Boot is off"));
    fs::write(&boot, [6, 0, 0, 0, 1]).expect("written");
    assert!(check().status.success(), "{}", said(&check()));
    fs::write(&shim, [6, 0, 0, 0, 1]).expect("written");
    assert!(said(&check()).contains("boot loader's own check"));
    let plain = tree(&[]).render("install/gateway/install.sh").expect("renders");
    assert!(!plain.contains("check_secure_boot") && !plain.contains("check_disk"));
}
