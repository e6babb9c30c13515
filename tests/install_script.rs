//! The generated install script, run in a scratch root with a stand-in for K3s.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::process::Command;

use support::scratch::said;
use support::site::Site;

#[test]
fn a_second_run_changes_nothing() {
    Site::new().assert_installs_once(&[
        ("usr/local/bin/k3s", 0o755),
        ("etc/rancher/k3s/config.yaml", 0o600),
        ("var/lib/rancher/k3s/agent/etc/kubelet.conf.d/10-fleet.conf", 0o644),
        ("etc/systemd/system/k3s.service", 0o644),
        ("etc/fleet/firewall.nft", 0o644),
    ]);
}

#[test]
fn a_wrong_sum_stops_before_anything_is_touched() {
    let site = Site::new();
    site.pin("something else");
    site.assert_stops("nothing was changed");
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
    site.assert_stops("nothing was changed");
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
    site.write(identity, text.replace("canary", "broad"));
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
        site.assert_stops(words);
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

#[test]
fn sqlite_has_one_server_and_a_node_that_joins_it_is_an_agent() {
    let site = Site::with(&[("devices[0].nodes", "3"), ("network.site", "192.168.10.0/24")]);
    let join = "K3S_TOKEN=secret\nK3S_URL=https://192.168.10.2:6443\n";
    site.write("root/etc/fleet/join.env", join);
    let identity = fs::read_to_string(site.path("root/etc/fleet/identity.env")).expect("reads");
    // Nobody has said what it is: it would be a server, of another cluster or of none.
    let output = site.install();
    assert!(
        !output.status.success() && said(&output).contains("FLEET_ROLE=agent"),
        "{}",
        said(&output)
    );
    assert!(!site.path("root/usr").exists());
    site.write("root/etc/fleet/identity.env", format!("{identity}FLEET_ROLE=agent\n"));
    let output = site.install();
    assert!(output.status.success(), "{}", said(&output));
}

#[test]
fn no_minor_version_is_skipped_and_none_goes_back() {
    for (runs, words) in [
        ("v1.34.9+k3s1", Some("more than one minor version further")),
        ("v1.35.5+k3s1", None),
        ("v1.36.9+k3s1", None),
        ("v1.37.0+k3s1", Some("cannot go back")),
    ] {
        let site = Site::new();
        assert!(site.install().status.success());
        // Written over in place: it stays executable.
        let binary = format!("#!/bin/sh\necho 'k3s version {runs} (0123abcd)'\necho go\n");
        site.write("root/usr/local/bin/k3s", &binary);
        let output = site.install();
        assert_eq!(output.status.success(), words.is_none(), "{runs}: {}", said(&output));
        assert!(said(&output).contains(words.unwrap_or_default()), "{runs}: {}", said(&output));
        let kept = fs::read_to_string(site.path("root/usr/local/bin/k3s")).expect("reads");
        assert_eq!(kept == binary, words.is_some(), "{runs}");
    }
}
