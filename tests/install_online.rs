//! The generated scripts, with a stand-in for the internet: online, by a user who may not, and on a
//! disk that is full.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{Command, Output};

use support::internet::has;
use support::scratch::said;
use support::site::Site;
use support::trees::said as tell;

fn connected() -> Site {
    let site = Site::new();
    site.connect();
    site
}

fn online(site: &Site) -> Output {
    site.script(&[]).output().expect("sh runs")
}

/// All files of the tree, with their texts.
fn tree(site: &Site) -> BTreeMap<PathBuf, Vec<u8>> {
    site.files("tree").into_iter().map(|(path, _, text)| (path, text)).collect()
}

#[test]
fn what_is_downloaded_is_what_a_prepared_folder_holds() {
    let (site, offline) = (connected(), Site::new());
    let first = online(&site);
    assert!(first.status.success(), "{}", said(&first));
    assert!(offline.install().status.success());
    // Offline the images come along as well.
    let names = |site: &Site| -> Vec<_> {
        let root = site.path("root");
        let laid = site.laid().into_iter().filter(|(path, ..)| !path.ends_with(IMAGES));
        laid.map(|(path, mode, text)| {
            (path.strip_prefix(&root).expect("inside").to_owned(), mode, text)
        })
        .collect()
    };
    assert_eq!(names(&site), names(&offline));
    assert_eq!(site.addresses().len(), 1, "the binary alone is downloaded");
}

const IMAGES: &str = "k3s-airgap-images-arm64.tar.zst";

#[test]
fn a_second_run_downloads_and_changes_nothing() {
    let site = connected();
    assert!(online(&site).status.success());
    let laid = site.laid();
    site.addresses();
    let second = online(&site);
    assert!(second.status.success(), "{}", said(&second));
    assert!(!said(&second).contains("wrote"), "{}", said(&second));
    assert_eq!((site.laid(), site.addresses()), (laid, Vec::new()));
    // Nor does it need the link.
    site.write("out-of-reach", "");
    assert!(online(&site).status.success());
}

#[test]
fn a_download_that_fails_changes_nothing_and_the_next_run_completes_it() {
    for trouble in ["broken-off", "out-of-reach"] {
        let site = connected();
        let before = site.laid();
        site.write(trouble, "");
        let output = online(&site);
        assert_eq!(output.status.code(), Some(1), "{trouble}");
        assert!(said(&output).contains("could not be downloaded"), "{}", said(&output));
        assert_eq!(site.laid(), before, "{trouble}");
        fs::remove_file(site.path(trouble)).expect("removed");
        assert!(online(&site).status.success(), "after {trouble}");
    }
}

#[test]
fn a_download_of_another_sum_changes_nothing() {
    let site = connected();
    let before = site.laid();
    assert!(site.addresses().is_empty());
    site.pin("what the list says");
    let output = online(&site);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("nothing was changed"), "{}", said(&output));
    assert_eq!(site.laid(), before);
}

/// Runs something as a user who may do nothing: nobody, where this runs as root.
fn as_nobody(site: &Site, mut command: Command) -> Output {
    let everyone = fs::Permissions::from_mode(0o755);
    fs::set_permissions(site.folder(), everyone).expect("set");
    if fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0) {
        command.uid(65_534).gid(65_534);
    }
    command.current_dir("/").output().expect("it runs")
}

#[test]
fn who_is_not_root_is_told_so_and_changes_nothing() {
    let site = Site::new();
    let before = site.laid();
    // Without another root it is the machine itself.
    let mut script = site.script(&[]);
    script.env_remove("FLEET_ROOT");
    let output = as_nobody(&site, script);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("run it as root"), "{}", said(&output));
    // And a root that others may not write to.
    if fs::metadata("/proc/self").is_ok_and(|own| own.uid() != 0) {
        tell("SKIPPED: whoever made the scratch root may write to it; run this as root");
        return;
    }
    let offline = site.path("offline").display().to_string();
    let output = as_nobody(&site, site.script(&["--offline", &offline]));
    assert!(!output.status.success());
    assert_eq!(site.laid(), before);
}

/// A small file system in place of a folder, as long as this lives.
struct Disk(PathBuf);

impl Disk {
    /// Nothing where this user may mount nothing.
    fn mount(folder: PathBuf, kib: usize) -> Option<Self> {
        let size = format!("size={kib}k");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(&folder);
        let mounted = mount.output().is_ok_and(|mounted| mounted.status.success());
        mounted.then_some(Self(folder))
    }

    fn enlarge(&self) {
        let mut mount = Command::new("mount");
        mount.args(["-o", "remount,size=16m"]).arg(&self.0);
        assert!(mount.status().expect("mount runs").success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

/// A binary that fills most of a small disk.
fn large() -> String {
    "x".repeat(64 * 1024)
}

/// A site whose root is on a small disk.
fn on_a_small_disk(kib: usize) -> Option<(Disk, Site)> {
    let site = Site::new();
    site.write("offline/k3s-arm64", large());
    site.pin(&large());
    let identity = site.path("root/etc/fleet/identity.env");
    let text = fs::read_to_string(&identity).expect("reads");
    let disk = Disk::mount(site.path("root"), kib)?;
    site.write("root/etc/fleet/identity.env", &text);
    Some((disk, site))
}

#[test]
fn on_a_full_disk_nothing_is_left_half_and_the_next_run_completes_it() {
    let Some((_, site)) = on_a_small_disk(4096) else {
        tell("SKIPPED: only root may mount a small disk");
        return;
    };
    let first = site.install();
    assert!(first.status.success(), "{}", said(&first));
    let below = |site: &Site| -> BTreeMap<_, _> {
        let root = site.path("root");
        let laid = site.laid().into_iter();
        laid.map(|(path, mode, text)| {
            (path.strip_prefix(&root).expect("inside").to_owned(), (mode, text))
        })
        .collect()
    };
    let whole = below(&site);
    let mut outcomes = BTreeMap::new();
    for kib in (8..).step_by(8) {
        let (disk, site) = on_a_small_disk(kib).expect("a small disk");
        let before = below(&site);
        let output = site.install();
        let laid = below(&site);
        for (path, file) in &laid {
            assert_eq!(Some(file), whole.get(path), "{} with {kib} KiB", path.display());
        }
        if output.status.success() {
            break;
        }
        // The binary comes first: until it has room, nothing at all is changed.
        let untouched = laid == before;
        assert!(untouched || laid.contains_key(&PathBuf::from("usr/local/bin/k3s")), "{kib} KiB");
        *outcomes.entry(untouched).or_insert(0) += 1;
        disk.enlarge();
        let next = site.install();
        assert!(next.status.success(), "{}", said(&next));
        assert_eq!(below(&site), whole, "after {kib} KiB");
    }
    assert_eq!(outcomes.len(), 2, "disks too small for the binary, and for the rest: {outcomes:?}");
}

#[test]
fn pin_and_vendor_bring_what_the_install_script_asks_for() {
    if !has("make") {
        tell("SKIPPED: make is not installed");
        return;
    }
    let site = connected();
    for file in ["install/files.sha256", "engine/releases.sha256"] {
        fs::remove_file(site.path(&format!("tree/{file}"))).expect("removed");
    }
    fs::remove_dir_all(site.path("tree/vendor")).expect("removed");
    let made = site.make(&["pin", "vendor"]);
    assert!(made.status.success(), "{}", said(&made));
    let output = online(&site);
    assert!(output.status.success(), "{}", said(&output));
    let once = tree(&site);
    assert!(site.make(&["pin", "vendor"]).status.success());
    assert_eq!(tree(&site), once, "the same again");
    if has("kubectl") {
        let checked = site.make(&["check"]);
        assert!(checked.status.success(), "{}", said(&checked));
    } else {
        tell("SKIPPED: kubectl is not installed: make check is not tried");
    }
}

#[test]
fn a_pin_or_vendor_that_fails_leaves_everything_as_it_was() {
    if !has("make") {
        tell("SKIPPED: make is not installed");
        return;
    }
    let site = connected();
    assert!(site.make(&["pin", "vendor"]).status.success());
    let before = tree(&site);
    for trouble in ["broken-off", "out-of-reach"] {
        site.write(trouble, "");
        for target in ["pin", "vendor"] {
            let made = site.make(&[target]);
            assert!(!made.status.success(), "{target}, {trouble}");
            assert_eq!(tree(&site), before, "{target}, {trouble}");
        }
        let pinned = site.with_stand_ins("sh", &["tree/install/pin.sh"]).output().expect("sh runs");
        assert!(!pinned.status.success(), "{trouble}");
        assert_eq!(tree(&site), before, "{trouble}");
        fs::remove_file(site.path(trouble)).expect("removed");
    }
    // A release that is another one today is no longer what was pinned.
    for address in site.releases() {
        site.serve(&address, "kind: another\n");
    }
    let made = site.make(&["vendor"]);
    assert!(!made.status.success());
    assert!(said(&made).contains("is not what"), "{}", said(&made));
    assert_eq!(tree(&site), before);
}
