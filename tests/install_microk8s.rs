//! The install script of MicroK8s, run in a scratch root with stand-ins for snapd and MicroK8s that
//! remember what they were asked and what is installed.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::ops::Deref;
use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use support::designs;
use support::scratch::{Scratch, said, sum};

/// snapd: what is installed is in `snaps`, one line for each as `snap list` prints it.
const SNAP: &str = r#"
line() { printf '%s  v1.%s.2  %s  %s  canonical**  %s\n' "$1" "$2" "$3" "$4" "$5"; }
case $1 in
    list) grep "^$2 " "$here/snaps"; exit $? ;;
    wait) exit 0 ;;
    info)
        for last; do :; done
        case $last in
            */*) printf 'version:   v1.%s.2 classic\nbase:      core22\n' "$(cat "$here/minor")" ;;
            *) [ ! -e "$here/out-of-reach" ] && printf '  1.36/stable:  v1.36.2\n  1.37/stable:  v1.37.0\n' ;;
        esac
        exit $?
        ;;
esac
echo "snap $*" >>"$here/log"
[ ! -e "$here/broken" ] || exit 1
case "$1 $2" in
    'refresh --hold') sed -i 's/classic$/classic,held/' "$here/snaps" ;;
    'refresh microk8s')
        channel=${3#*=}
        minor=${channel#1.}
        line microk8s "${minor%/*}" 900 "$channel" classic,held >"$here/snaps"
        ;;
    'install microk8s') line microk8s 36 800 "${4#*=}" classic >>"$here/snaps" ;;
    'install '*)
        file=${2##*/}
        name=${file%_*}
        number=${file##*_}
        [ ! -e "$here/snaps" ] || sed -i "/^$name /d" "$here/snaps"
        line "$name" "$(cat "$here/minor")" "${number%.snap}" - classic >>"$here/snaps"
        ;;
    'switch '*) sed -i 's,  -  ,  1.36/stable  ,' "$here/snaps" ;;
esac
"#;

/// MicroK8s: an add-on is there once it was enabled, and a cluster once it was joined.
const MICROK8S: &str = r#"
case $* in
    *'-f -'*) cat >/dev/null ;;
    'kubectl -n kube-system get '*)
        touch "$here/enabled"
        for object; do grep -qx "$object" "$here/enabled" && echo "$object"; done
        exit 0
        ;;
    *'get --raw /readyz'* | 'ctr version') exit 0 ;;
    'ctr images ls -q') printf 'pause:3.10\ncoredns:1\n' ;;
    'refresh-certs --check') cat "$here/certificates"; exit 0 ;;
esac
echo "microk8s $*" >>"$here/log"
case $1 in
    enable)
        case $2 in
            dns) echo deployment/coredns ;;
            metrics-server) echo deployment/metrics-server ;;
            hostpath-storage) echo deployment/hostpath-provisioner ;;
        esac >>"$here/enabled"
        ;;
    join)
        data=$here/root/var/snap/microk8s/current/var
        mkdir -p "$data/lock" "$data/kubernetes/backend"
        case $* in
            *--worker) touch "$data/lock/clustered.lock" ;;
            *) printf -- '- Address: %s:19001\n' 192.0.2.10 192.0.2.11 >"$data/kubernetes/backend/cluster.yaml" ;;
        esac
        ;;
esac
"#;

/// A node that MicroK8s is installed on.
struct Site(Scratch);

impl Deref for Site {
    type Target = Scratch;

    fn deref(&self) -> &Scratch {
        &self.0
    }
}

impl Site {
    fn with(sets: &[(&str, &str)]) -> Self {
        let own = [
            ("devices[0].name", "gateway"),
            ("devices[0].servers", "1"),
            ("platform.distribution", "microk8s"),
            ("platform.datastore", "dqlite"),
            ("network.site", "192.168.10.0/24"),
        ];
        let site = Self(Scratch::node(&designs::made(own.iter().chain(sets).copied())));
        site.stand_in();
        site
    }

    fn new() -> Self {
        Self::with(&[])
    }

    /// A cluster of three servers and two agents.
    fn of_five() -> Self {
        Self::with(&[("devices[0].nodes", "5"), ("devices[0].servers", "3")])
    }

    fn append(&self, path: &str, text: &str) {
        let before = self.read(path);
        self.write(path, &(before + text));
    }

    /// The script goes on to starting things, as on a machine, with stand-ins.
    fn stand_in(&self) {
        self.start_things();
        let head = format!("#!/bin/sh\nhere={}\n", self.folder().display());
        let log = "echo \"${0##*/} $*\" >>\"$here/log\"\n";
        for (name, body) in
            [("snap", SNAP), ("microk8s", MICROK8S), ("systemctl", log), ("sysctl", log)]
        {
            self.program(&format!("bin/{name}"), &format!("{head}{body}"));
        }
        self.program("root/snap/microk8s/current/kubectl", &format!("{head}{log}"));
        self.write("snaps", "");
        self.write("minor", "36");
    }

    /// A shim that is in place already, whatever archive the lists say it came out of.
    fn place_shim(&self, name: &str) {
        let program = "#!/bin/sh\n";
        self.program(&format!("root/usr/local/bin/{name}"), program);
        let archive = sum("an archive");
        let list = self.read("tree/install/files.list");
        let named = list.lines().filter(|line| !line.starts_with('#'));
        let named = named.filter_map(|line| line.split_whitespace().next());
        let sums: Vec<_> = named.map(|name| format!("{archive}  {name}\n")).collect();
        self.write("tree/install/files.sha256", sums.concat());
        let record = format!("{archive} {} {name}\n", sum(program));
        self.write("root/var/lib/fleet/shims.sha256", &record);
    }

    /// What `snap download` and the engineer put into a folder.
    fn prepare(&self, revision: &str) {
        let _ = fs::remove_dir_all(self.path("offline"));
        for name in ["snapd_7", "core22_8", &format!("microk8s_{revision}")] {
            self.write(&format!("offline/{name}.snap"), "a snap");
            self.write(&format!("offline/{name}.assert"), "signed");
        }
        self.write("offline/microk8s-images.tar", "images");
        let sums = format!("{}  microk8s-images.tar\n", sum("images"));
        self.write("offline/microk8s-images.tar.sha256", &sums);
    }

    fn run(&self, script: &str, arguments: &[&str]) -> Output {
        let mut run = self.with_stand_ins("sh", &[script]);
        run.args(arguments).env("FLEET_ROOT", self.path("root")).output().expect("sh runs")
    }

    fn install(&self) -> Output {
        self.run("tree/install/gateway/install.sh", &[])
    }

    fn install_offline(&self) -> Output {
        self.0.install()
    }

    /// The design asks for another channel from here on.
    fn follow(&self, channel: &str) {
        let script = "tree/install/gateway/install.sh";
        let text = self.read(script);
        assert!(text.contains("version=1.36/stable\n"));
        let text = text.replace("version=1.36/stable\n", &format!("version={channel}\n"));
        self.write(script, &text);
    }
}

fn succeeded(output: &Output) {
    assert!(output.status.success(), "{}", said(output));
}

fn refused(output: &Output, words: &str) {
    assert_eq!(output.status.code(), Some(1), "{}", said(output));
    assert!(said(output).contains(words), "{}", said(output));
}

/// Whatever is asked on a run that has nothing to change.
fn asks_for_change(asked: &str) -> bool {
    let changing =
        ["snap ", "microk8s enable", "microk8s join", "systemctl restart", "images import"];
    asked.lines().any(|line| changing.iter().any(|start| line.contains(start)))
}

#[test]
fn the_snap_comes_from_its_channel_once_and_is_held() {
    let site = Site::new();
    succeeded(&site.install());
    let asked = site.asked();
    for line in [
        "snap install microk8s --classic --channel=1.36/stable\n",
        "snap refresh --hold microk8s\n",
        "microk8s enable dns\n",
        "microk8s enable hostpath-storage\n",
        "systemctl start fleet-microk8s-certificates.timer\n",
        "label node",
    ] {
        assert!(asked.contains(line), "{line} in {asked}");
    }
    let firewall = asked.find("reload-or-restart fleet-firewall").expect("a firewall");
    assert!(firewall < asked.find("snap install").expect("a snap"), "{asked}");
    let second = site.install();
    succeeded(&second);
    assert!(!said(&second).contains("wrote"), "{}", said(&second));
    let asked = site.asked();
    assert!(!asks_for_change(&asked), "{asked}");
}

#[test]
fn the_key_of_secrets_is_made_on_the_node_and_stays() {
    let site = Site::new();
    succeeded(&site.install());
    let file = "root/etc/fleet/encryption.conf";
    let made = site.text(file);
    let key = made.lines().find_map(|line| line.trim().strip_prefix("secret: ")).expect("a key");
    assert_eq!(key.len(), 44, "{made}");
    let access = fs::metadata(site.path(file)).expect("data").permissions().mode();
    assert_eq!(access & 0o777, 0o600);
    assert!(site.text("root/etc/microk8s.yaml").contains("/etc/fleet/encryption.conf"));
    assert!(!site.asked().contains(key));
    succeeded(&site.install());
    assert_eq!(site.text(file), made);
}

#[test]
fn a_run_that_dies_is_completed_by_the_next() {
    let site = Site::new();
    site.write("broken", "");
    assert!(!site.install().status.success());
    fs::remove_file(site.path("broken")).expect("removed");
    site.asked();
    succeeded(&site.install());
    assert!(site.asked().contains("snap install microk8s"));
}

#[test]
fn a_changed_configuration_is_applied_and_only_that() {
    let site = Site::new();
    succeeded(&site.install());
    site.asked();
    site.append("tree/install/gateway/microk8s.yaml", "# changed\n");
    succeeded(&site.install());
    let asked = site.asked();
    assert!(asked.contains("snap set microk8s config="), "{asked}");
    assert!(asked.contains("systemctl restart snap.microk8s.daemon-kubelite.service"), "{asked}");
    site.append("tree/install/gateway/kubelet.conf", "# changed\n");
    succeeded(&site.install());
    let asked = site.asked();
    assert!(!asked.contains("snap set"), "{asked}");
    assert!(asked.contains("systemctl restart snap.microk8s.daemon-kubelite.service"), "{asked}");
    succeeded(&site.install());
    let asked = site.asked();
    assert!(!asks_for_change(&asked), "{asked}");
}

#[test]
fn another_channel_is_followed_one_minor_version_at_a_time() {
    let site = Site::new();
    succeeded(&site.install());
    site.asked();
    site.follow("1.37/stable");
    succeeded(&site.install());
    let asked = site.asked();
    assert!(asked.contains("snap refresh microk8s --channel=1.37/stable\n"), "{asked}");
    for (installed, wrong) in [("v1.37.2", "1.36/stable"), ("v1.37.2", "1.39/stable")] {
        let other = Site::new();
        other.write("snaps", format!("microk8s  {installed}  900  1.37/stable  c  classic,held\n"));
        if wrong != "1.36/stable" {
            other.follow(wrong);
        }
        refused(&other.install(), "not one minor version further");
        assert!(!other.text("log").contains("snap "), "{}", other.text("log"));
        assert!(!other.path("root/etc/microk8s.yaml").exists());
    }
}

#[test]
fn a_store_out_of_reach_stops_before_anything_is_touched() {
    let site = Site::new();
    site.write("out-of-reach", "");
    refused(&site.install(), "out of reach");
    assert!(!site.path("root/etc/microk8s.yaml").exists());
    assert_eq!(site.asked(), "");
}

#[test]
fn a_prepared_folder_holds_one_signed_revision() {
    let site = Site::new();
    site.prepare("800");
    succeeded(&site.install_offline());
    let asked = site.asked();
    for line in ["snapd_7.assert", "core22_8.snap", "microk8s_800.snap --classic", "images import"]
    {
        assert!(asked.contains(line), "{line} in {asked}");
    }
    let vouched = asked.find("microk8s_800.assert").expect("an assertion");
    assert!(vouched < asked.find("microk8s_800.snap --classic").expect("a snap"), "{asked}");
    assert!(asked.contains("label coredns:1 io.cri-containerd.pinned=pinned"), "{asked}");
    assert!(asked.contains("snap switch --channel=1.36/stable microk8s"), "{asked}");
    succeeded(&site.install_offline());
    let asked = site.asked();
    assert!(!asks_for_change(&asked), "{asked}");
    // After a removal all of it is new.
    site.write("snaps", "");
    succeeded(&site.install_offline());
    let asked = site.asked();
    assert!(asked.contains("images import") && asked.contains("label node"), "{asked}");
    // A newer revision is taken; an older copy puts nothing back.
    site.prepare("801");
    succeeded(&site.install_offline());
    assert!(site.asked().contains("microk8s_801.snap"));
    site.prepare("799");
    succeeded(&site.install_offline());
    let asked = site.asked();
    assert!(!asks_for_change(&asked), "{asked}");
}

#[test]
fn what_is_missing_in_a_folder_is_named() {
    for (path, words) in [
        ("microk8s_800.snap", "snap download microk8s"),
        ("microk8s_800.assert", "no snap without it"),
        ("core22_8.snap", "snap download core22"),
        ("snapd_7.assert", "no snap without it"),
        ("microk8s-images.tar", "no microk8s-images.tar"),
        ("microk8s-images.tar.sha256", "no microk8s-images.tar.sha256"),
    ] {
        let site = Site::new();
        site.prepare("800");
        fs::remove_file(site.path("offline").join(path)).expect("removed");
        refused(&site.install_offline(), words);
        assert!(!site.path("root/etc/microk8s.yaml").exists(), "{path}");
        assert_eq!(site.asked(), "", "{path}");
    }
}

#[test]
fn a_folder_of_another_release_or_a_damaged_one_is_refused() {
    let site = Site::new();
    site.prepare("800");
    site.write("minor", "35");
    refused(&site.install_offline(), "runs 1.36/stable");
    site.write("minor", "36");
    site.write("offline/microk8s-images.tar", "damaged");
    refused(&site.install_offline(), "nothing was changed");
    site.prepare("800");
    site.write("offline/microk8s_801.snap", "another");
    refused(&site.install_offline(), "several microk8s_*.snap");
    assert_eq!(site.asked(), "");
}

#[test]
fn shims_are_registered_once() {
    let site = Site::with(&[
        ("workloads[0].name", "app"),
        ("workloads[0].image", "ghcr.io/example/app:1.0.0"),
        ("workloads[0].runtime", "spin"),
    ]);
    let template = "root/var/snap/microk8s/current/args/containerd-template.toml";
    site.write(template, "version = 2\n");
    site.place_shim("containerd-shim-spin-v2");
    succeeded(&site.install());
    let text = site.text(template);
    for line in ["version = 2", "containerd.runtimes.spin]", "\"io.containerd.spin.v2\""] {
        assert!(text.contains(line), "{text}");
    }
    let asked = site.asked();
    assert!(asked.contains("restart snap.microk8s.daemon-containerd.service"), "{asked}");
    let classes = site.text("tree/install/gateway/runtimeclass.yaml");
    assert!(classes.contains("name: spin\nhandler: spin"), "{classes}");
    succeeded(&site.install());
    assert_eq!(site.text(template), text);
    assert!(!asks_for_change(&site.asked()));
}

#[test]
fn an_agent_joins_once_and_is_no_server() {
    let site = Site::of_five();
    site.append("root/etc/fleet/identity.env", "FLEET_ROLE=agent\n");
    refused(&site.install(), "MICROK8S_JOIN");
    for wrong in ["192.0.2.10:25000/token", "192.0.2.10/token/print", "a:1/b/c;d"] {
        site.write("root/etc/fleet/join.env", format!("MICROK8S_JOIN='{wrong}'\n"));
        refused(&site.install(), "MICROK8S_JOIN is not");
    }
    site.write("root/etc/fleet/join.env", "MICROK8S_JOIN=192.0.2.10:25000/token/print\n");
    succeeded(&site.install());
    let asked = site.asked();
    assert!(asked.contains("microk8s join 192.0.2.10:25000/token/print --worker\n"), "{asked}");
    assert!(!asked.contains("microk8s enable") && !asked.contains("certificates.timer"), "{asked}");
    assert!(!site.path("root/etc/fleet/encryption.conf").exists());
    succeeded(&site.install());
    let asked = site.asked();
    assert!(!asks_for_change(&asked), "{asked}");
}

#[test]
fn a_further_server_joins_once_and_leaves_the_engine_to_the_first() {
    let site = Site::of_five();
    let key = "A".repeat(43);
    let join = format!("FLEET_ENCRYPTION_KEY={key}=\nMICROK8S_JOIN=192.0.2.10:25000/token/print\n");
    site.write("root/etc/fleet/join.env", &join);
    // A server of its own, as after an installation.
    let data = "root/var/snap/microk8s/current/var/kubernetes/backend/cluster.yaml";
    site.write(data, "- Address: 127.0.0.1:19001\n");
    succeeded(&site.install());
    let asked = site.asked();
    assert!(asked.contains("microk8s join 192.0.2.10:25000/token/print\n"), "{asked}");
    assert!(asked.contains("certificates.timer"), "{asked}");
    assert!(!asked.contains("microk8s enable") && !asked.contains("flux-system"), "{asked}");
    assert!(!asked.contains(&key), "{asked}");
    site.append("tree/install/gateway/kubelet.conf", "# changed\n");
    succeeded(&site.install());
    assert!(!site.asked().contains("microk8s join"));
}

#[test]
fn all_servers_share_the_key_of_secrets() {
    let site = Site::of_five();
    refused(&site.install(), "FLEET_ENCRYPTION_KEY");
    let key = |letter: &str| format!("FLEET_ENCRYPTION_KEY={}=\n", letter.repeat(43));
    site.write("root/etc/fleet/join.env", key("A"));
    succeeded(&site.install());
    assert!(!site.asked().contains("microk8s join"));
    site.write("root/etc/fleet/join.env", key("B"));
    refused(&site.install(), "nothing was changed");
    assert_eq!(site.asked(), "");
}

#[test]
fn certificates_are_renewed_in_time_and_not_before() {
    let site = Site::new();
    let report = |ca: i32, server: i32, proxy: i32| {
        format!(
            "The CA certificate will expire in {ca} days.\n\
             The server certificate will expire in {server} days.\n\
             The front proxy client certificate will expire in {proxy} days.\n"
        )
    };
    let renew = |ca, server, proxy| {
        site.write("certificates", report(ca, server, proxy));
        let output = site.run("tree/install/gateway/renew-certificates.sh", &[]);
        (output.status.code(), site.asked())
    };
    assert_eq!(renew(3_000, 121, 121), (Some(0), String::new()));
    let (code, asked) = renew(3_000, 120, -3);
    assert_eq!(code, Some(0));
    assert!(asked.contains("refresh-certs --cert server.crt\n"), "{asked}");
    assert!(asked.contains("refresh-certs --cert front-proxy-client.crt\n"), "{asked}");
    assert_eq!(renew(365, 300, 300), (Some(1), String::new()));
    site.write("certificates", "Insufficient permissions\n");
    let silent = site.run("tree/install/gateway/renew-certificates.sh", &[]);
    assert_eq!(silent.status.code(), Some(1));
}
