//! The generated script that encrypts a disk, run with stand-ins that write down what they are asked.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::ops::Deref;
use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use fleetwright::tree::Tree;
use support::designs;
use support::scratch::{self, Scratch, said};

/// What the stand-ins answer and remember, each in its own way: `kind`, `kinds`, `mounted`,
/// `signatures` and `label` are files in the site's folder. What changes something goes to the log.
const STAND_INS: [(&str, &str); 12] = [
    (
        "lsblk",
        "case $* in *-dnro\\ TYPE*) [ -s kind ] || exit 32; cat kind ;;\n\
         *-nro\\ TYPE*) cat kind kinds ;; *MOUNTPOINT*) cat mounted ;; esac",
    ),
    ("blkid", "cat label"),
    ("wipefs", "case $* in -n*) cat signatures ;; *) log ;; esac"),
    (
        "cryptsetup",
        "case $* in isLuks*) [ -s label ] ;; luksUUID*) echo 0f-1e ;; status*) [ -e open ] ;;\n\
         config*) log; echo fleet-data >label ;; luksFormat*) log; echo fleet-unfinished >label ;;\n\
         close*) log; rm -f open ;; *) log ;; esac",
    ),
    (
        "systemd-cryptenroll",
        "case $* in --help) echo --unlock-key-file=PATH ;; *list) cat tpm ;;\n\
         *--recovery-key*) log; echo abcd-efgh ;; *) log ;; esac",
    ),
    ("systemd-cryptsetup", "log; [ ! -e sealed ] || exit 1; : >open"),
    ("clevis", "log; case $* in *unlock*) : >open ;; esac"),
    ("clevis-luks-bind", "log"),
    ("mkfs.ext4", "log"),
    ("systemctl", "log"),
    ("mountpoint", "grep -qxF -- \"$2\" mounts"),
    ("mount", "log; echo \"$1\" >>mounts"),
];

struct Site {
    scratch: Scratch,
    encryption: &'static str,
}

impl Deref for Site {
    type Target = Scratch;

    fn deref(&self) -> &Scratch {
        &self.scratch
    }
}

impl Site {
    fn new(encryption: &'static str) -> Self {
        let site = Self { scratch: Scratch::new(), encryption };
        let script = tree(encryption).render("install/gateway/encrypt.sh").expect("renders");
        site.write("encrypt.sh", &script);
        let folder = site.folder().display().to_string();
        for (name, body) in STAND_INS {
            let log = format!(
                "asked=\"${{0##*/}} $*\"; log() {{ echo \"$asked\" | sed -e 's#/[^ ]*/fleet-encrypt-[^/]*/#KEYS/#' \
                 -e 's#{folder}/##g' >>log; }}"
            );
            let text = format!("#!/bin/sh\ncd {folder}\n{log}\n{body}\n");
            site.program(&format!("bin/{name}"), &text);
        }
        for (file, text) in [
            ("kind", "part\n"),
            ("kinds", ""),
            ("mounted", ""),
            ("signatures", ""),
            ("label", ""),
            ("mounts", ""),
            ("log", ""),
            ("tpm", "/dev/tpmrm0 MSFT0101:00 tpm_crb\n"),
            ("disk", ""),
        ] {
            site.write(file, text);
        }
        site
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut script = self.with_stand_ins("sh", &["encrypt.sh"]);
        script.args(arguments).current_dir(self.folder()).env("FLEET_ROOT", self.path("root"));
        script.output().expect("sh runs")
    }

    /// The run that the documentation shows.
    fn encrypt(&self) -> Output {
        let mut arguments = vec!["--device", "disk", "--erase", "--recovery-key", "key"];
        if self.encryption == "luks-tang" {
            arguments.extend(["--tang", "http://tang.example.com:7500", "--thumbprint", "aB_c-9"]);
        }
        fs::create_dir_all(self.path("root")).expect("a root");
        self.run(&arguments)
    }

    fn assert_refused(&self, output: &Output, words: &str) {
        let said = said(output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(words), "{said}");
        assert_eq!(self.text("log"), "", "{words}");
        assert!(!self.path("key").exists() && !self.path("root/etc").exists(), "{words}");
    }
}

fn tree(encryption: &str) -> Tree {
    let settings = [("devices[0].name", "gateway"), ("security.disk_encryption", encryption)];
    scratch::tree(&designs::made(settings))
}

#[test]
fn there_is_a_script_only_where_it_is_asked_for() {
    let has = |encryption| {
        let tree = tree(encryption);
        tree.entries().iter().any(|entry| entry.path.ends_with("encrypt.sh"))
    };
    assert!(!has("none") && has("luks-tpm2") && has("luks-tang"));
}

#[test]
fn a_tpm_opens_what_it_encrypted_before_anything_relies_on_it() {
    let site = Site::new("luks-tpm2");
    let output = site.encrypt();
    assert!(output.status.success(), "{}", said(&output));
    let log = site.text("log");
    let asked: Vec<&str> = log.lines().collect();
    assert_eq!(
        asked,
        [
            "wipefs -a -q -- disk",
            "cryptsetup luksFormat --batch-mode --type luks2 --label fleet-unfinished --pbkdf pbkdf2 \
             --pbkdf-force-iterations 1000 --key-file KEYS/key disk",
            "systemd-cryptenroll --unlock-key-file=KEYS/key --recovery-key disk",
            "systemd-cryptenroll --unlock-key-file=KEYS/key --tpm2-device=auto --tpm2-pcrs=7 disk",
            "systemd-cryptsetup attach fleet-data disk - luks,tpm2-device=auto,headless=true",
            "mkfs.ext4 -q -L fleet-data /dev/mapper/fleet-data",
            "cryptsetup luksRemoveKey --batch-mode disk KEYS/key",
            "cryptsetup config disk --label fleet-data",
            "systemctl daemon-reload",
            "mount root/var/lib/rancher",
            "mount root/var/lib/kubelet",
            "mount root/var/log/pods",
        ]
    );
    assert_eq!(site.text("key"), "abcd-efgh\n");
    let mode = fs::metadata(site.path("key")).expect("a key").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(
        site.text("root/etc/crypttab"),
        "fleet-data UUID=0f-1e none luks,tpm2-device=auto,nofail\n"
    );
    let fstab = site.text("root/etc/fstab");
    assert!(fstab.starts_with("/dev/mapper/fleet-data /var/lib/rancher ext4 defaults,nofail,"));
    assert!(fstab.contains("/var/lib/rancher/fleet/var/lib/kubelet /var/lib/kubelet none bind,"));
    let unit = site.text("root/etc/systemd/system/k3s.service.d/10-fleet-data.conf");
    assert!(unit.contains("RequiresMountsFor=/var/lib/rancher"), "{unit}");
    let left = fs::read_dir(site.path("root")).expect("a root").count();
    assert_eq!(left, 2, "the key it was made with is gone");
}

#[test]
fn tang_is_asked_for_by_its_thumbprint_and_waited_for_with_the_network() {
    let site = Site::new("luks-tang");
    let output = site.encrypt();
    assert!(output.status.success(), "{}", said(&output));
    let log = site.text("log");
    let bind = "clevis luks bind -d disk -k KEYS/key tang \
                {\"url\":\"http://tang.example.com:7500\",\"thp\":\"aB_c-9\"}";
    assert!(log.contains(bind), "{log}");
    assert!(log.contains("clevis luks unlock -d disk -n fleet-data"), "{log}");
    assert!(log.contains("systemctl enable -q clevis-luks-askpass.path"), "{log}");
    let crypttab = site.text("root/etc/crypttab");
    assert_eq!(crypttab, "fleet-data UUID=0f-1e none luks,nofail,_netdev\n");
    let fstab = site.text("root/etc/fstab");
    assert!(fstab.lines().all(|line| line.contains("_netdev")), "{fstab}");
}

#[test]
fn a_second_run_erases_and_changes_nothing() {
    for encryption in ["luks-tpm2", "luks-tang"] {
        let site = Site::new(encryption);
        site.write("root/etc/fstab", "# the system\nUUID=1 / ext4 defaults 0 1\n");
        assert!(site.encrypt().status.success());
        let tables = [site.text("root/etc/crypttab"), site.text("root/etc/fstab")];
        assert!(tables[1].starts_with("# the system\nUUID=1 / ext4"), "{}", tables[1]);
        site.write("log", "");
        site.write("mounted", "/var/lib/rancher\n");
        site.write("kinds", "crypt\n");
        let second = site.encrypt();
        assert!(second.status.success(), "{}", said(&second));
        assert!(!said(&second).contains("wrote"), "{}", said(&second));
        assert!(site.text("log").lines().all(|line| line.starts_with("systemctl ")));
        assert_eq!([site.text("root/etc/crypttab"), site.text("root/etc/fstab")], tables);
    }
}

#[test]
fn a_run_that_died_is_started_over() {
    let site = Site::new("luks-tpm2");
    site.write("sealed", "");
    let output = site.encrypt();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("does not open by itself"), "{}", said(&output));
    assert!(!site.path("key").exists() && !site.path("root/etc").exists());
    fs::remove_file(site.path("sealed")).expect("removed");
    let second = site.encrypt();
    assert!(second.status.success(), "{}", said(&second));
    assert_eq!(site.text("log").matches("luksFormat").count(), 2);
}

#[test]
fn what_is_in_use_is_refused_even_with_the_flag_that_erases() {
    let full = [("root/var/lib/rancher/k3s/token", "x")];
    for (files, words) in [
        (&[("mounted", "\n/boot\n")][..], "in use: /boot"),
        (&[("mounted", "[SWAP]\n")], "in use: [SWAP]"),
        (&[("kinds", "part\nlvm\n")], "a device of the kind 'lvm'"),
        (&[("kind", "")], "not a block device"),
        (&[("kind", "rom\n")], "of the kind 'rom'"),
        (&full, "holds data"),
        (&[("key", "another")], "replaces nothing"),
    ] {
        let site = Site::new("luks-tpm2");
        for (path, text) in files {
            site.write(path, text);
        }
        let output = site.encrypt();
        assert_eq!(output.status.code(), Some(1), "{words}");
        assert!(said(&output).contains(words), "{}", said(&output));
        assert_eq!(site.text("log"), "", "{words}");
    }
    let site = Site::new("luks-tpm2");
    site.write("tpm", "");
    site.assert_refused(&site.encrypt(), "no TPM 2.0");
}

#[test]
fn nothing_is_erased_without_the_flag_that_says_so() {
    let run = ["--device", "disk", "--recovery-key", "key"];
    let site = Site::new("luks-tpm2");
    site.assert_refused(&site.run(&run), "nothing that is known");
    site.write("signatures", "DEVICE OFFSET TYPE UUID LABEL\ndisk 0x438 ext4 1-2 photos\n");
    site.assert_refused(&site.run(&run), "photos");
}

#[test]
fn wrong_arguments_are_refused() {
    let good = ["--device", "disk", "--erase", "--recovery-key", "key"];
    let site = Site::new("luks-tpm2");
    site.assert_refused(&site.run(&[]), "which device");
    site.assert_refused(&site.run(&["--device"]), "needs a value");
    site.assert_refused(&site.run(&good[..3]), "recovery key");
    site.assert_refused(&site.run(&["--device", "disk", "--tang", "x"]), "unknown argument --tang");
    let tang = Site::new("luks-tang");
    tang.assert_refused(&tang.run(&good), "address of the server");
    for (address, thumbprint, words) in [
        ("tang.example.com", "a", "address of the server"),
        ("http://a\",\"x\":\"", "a", "not the address"),
        ("http://a", "", "--thumbprint"),
        ("http://a", "a\"b", "--thumbprint"),
    ] {
        let more = ["--tang", address, "--thumbprint", thumbprint];
        tang.assert_refused(&tang.run(&[&good[..], &more[..]].concat()), words);
    }
}

#[test]
fn a_recovery_key_on_standard_output_is_all_that_is_there() {
    let site = Site::new("luks-tpm2");
    fs::create_dir_all(site.path("root")).expect("a root");
    let output = site.run(&["--device", "disk", "--erase", "--recovery-key", "-"]);
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "abcd-efgh\n");
}
