//! What the install script asks of a node for its engine, before it changes anything, and what it
//! then puts into the cluster: keys that vouch for the source, keys that decrypt, certificates.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use support::internet::has;
use support::scratch::said;
use support::site::Site;

impl Site {
    /// The script stops, names this, and has laid nothing down.
    fn stops(&self, reason: &str) {
        let ran = self.install();
        let said = said(&ran);
        assert!(!ran.status.success() && said.contains(reason), "{reason}: {said}");
        assert!(!self.path("root/etc/rancher").exists(), "{said}");
        assert!(!self.path("root/usr/local/bin/k3s").exists(), "{said}");
    }

    fn installs(&self) {
        let ran = self.install();
        assert!(ran.status.success(), "{}", said(&ran));
    }

    /// What `kubectl` is asked for by the part of the script that knows the engine.
    fn kubectl(&self) -> String {
        let script = self.read("tree/install/gateway/install.sh");
        let (_, engine) = script.split_once("# --- The GitOps engine").expect("the part");
        let (_, engine) = engine.split_once('\n').expect("its lines");
        let (engine, _) = engine.split_once("# Applied under the engine's own").expect("its end");
        let harness = format!(
            "set -eu\nroot={root}\nmkdir -p \"$root/var/lib/fleet\"\n\
             FLEET_CLUSTER=edge-1 FLEET_REGION=north FLEET_DEVICE=gateway FLEET_RING=canary\n\
             FLEET_LABELS= SOURCE_USERNAME=reader SOURCE_PASSWORD=secret\n\
             kube() {{ printf '%s\\n' \"$*\" >>{root}/log\n\
             case \" $* \" in *' -f - '*) cat >/dev/null ;; esac; }}\n{engine}\nwrite_identity\n",
            root = self.path("root").display(),
        );
        let ran = Command::new("sh").arg("-c").arg(harness).output().expect("sh runs");
        assert!(ran.status.success(), "{}", said(&ran));
        let asked = self.read("root/log");
        assert!(!asked.contains("secret\n"), "a password on a command line: {asked}");
        asked
    }
}

const SIGNED: (&str, &str) = ("security.signatures", "true");

#[test]
fn flux_is_given_the_keys_that_sign_commits() {
    let site = Site::with(&[SIGNED]);
    site.stops("no public key in /etc/fleet/signers: files *.asc (GnuPG) or *.sshpub (SSH)");
    site.write("root/etc/fleet/signers/release.asc", "a key");
    site.write("root/etc/fleet/signers/laptop.sshpub", "a key");
    site.write("root/etc/fleet/signers/other.pub", "of cosign");
    site.installs();
    let asked = site.kubectl();
    let line = asked.lines().find(|line| line.contains("fleet-signers")).expect("a Secret");
    assert!(line.contains("signers/release.asc") && line.contains("signers/laptop.sshpub"));
    assert!(!line.contains("other.pub"), "{line}");
}

#[test]
fn flux_is_given_the_keys_that_sign_artifacts() {
    let site = Site::with(&[SIGNED, ("gitops.artifact", "oci://registry.example.com/fleet")]);
    site.write("root/etc/fleet/signers/release.asc", "for commits");
    site.stops("no public key in /etc/fleet/signers: files *.pub (cosign)");
    site.write("root/etc/fleet/signers/cosign.pub", "a key");
    site.installs();
    let asked = site.kubectl();
    let line = asked.lines().find(|line| line.contains("fleet-signers")).expect("a Secret");
    assert!(line.contains("signers/cosign.pub") && !line.contains("release.asc"), "{line}");
}

#[test]
fn flux_is_given_the_age_key_of_its_region() {
    let site = Site::with(&[("security.git_secrets", "sops-age")]);
    site.stops("that of region north");
    site.write("root/etc/fleet/age.agekey", "age1public\n");
    site.stops("no age key");
    site.write("root/etc/fleet/age.agekey", "# created: today\nAGE-SECRET-KEY-1XYZ\n");
    site.installs();
    let asked = site.kubectl();
    assert!(asked.contains("create secret generic sops-age --from-file=age.agekey="), "{asked}");
}

#[test]
fn argo_cd_is_given_each_key_under_its_id() {
    let keys = ("security.signing_keys", "3CB12BA185C47B67, 4AEE18F83AFDEB23");
    let site = Site::with(&[SIGNED, keys, ("gitops.engine", "argocd")]);
    site.write("root/etc/fleet/signers/3CB12BA185C47B67.asc", "a key");
    site.stops("4AEE18F83AFDEB23.asc");
    site.write("root/etc/fleet/signers/4AEE18F83AFDEB23.asc", "a key");
    site.installs();
    let asked = site.kubectl();
    let line = asked.lines().find(|line| line.contains("argocd-gpg-keys-cm")).expect("a list");
    for key in ["3CB12BA185C47B67", "4AEE18F83AFDEB23"] {
        assert!(line.contains(&format!("--from-file={key}=")), "{line}");
    }
}

impl Site {
    /// A site of Argo CD whose Applications are local, with a `kubectl` that keeps what is applied, each
    /// under the number of its turn and its manager.
    fn of_local_applications() -> Self {
        let local = [
            ("gitops.engine", "argocd"),
            ("gitops.applications", "local"),
            ("gitops.repository", "https://git.example.com/edge/fleet.git"),
            ("platform.upgrades", "pull"),
        ];
        let site = Self::with(&local);
        site.start_things();
        let folder = site.folder().display();
        let kubectl = format!(
            "#!/bin/sh\necho \"$*\" >>{folder}/log\n\
             case $* in\n\
             *'get application.argoproj.io'*) cat {folder}/follows 2>/dev/null ;;\n\
             *'kubectl kustomize'*) echo 'kind: Release' ;;\n\
             *'kubectl wait'*crd*) [ ! -e {folder}/unknown ] ;;\n\
             *' apply '*) echo \"# $*\" >>{folder}/applied; cat >>{folder}/applied ;;\n\
             *' -f - '*) cat ;;\n\
             *'create '*) echo '{{}}' ;;\n\
             esac\n"
        );
        site.write("offline/k3s-arm64", &kubectl);
        site.pin(&kubectl);
        site
    }

    /// The Applications that the script has applied since the last time: name, branch, path and
    /// components of each.
    fn applications(&self) -> Vec<[String; 4]> {
        let applied = self.text("applied");
        fs::write(self.path("applied"), "").expect("written");
        let parts =
            applied.split("# kubectl apply ").filter(|part| part.contains("kind: Application"));
        let mut found = Vec::new();
        for part in parts {
            let (command, text) = part.split_once('\n').expect("a command");
            assert!(
                command.contains("--server-side") && command.contains("fleet-install"),
                "{command}"
            );
            let list: serde_yaml::Value = serde_yaml::from_str(text).expect("YAML");
            for item in list["items"].as_sequence().expect("items") {
                let source = &item["spec"]["source"];
                let say = |value: &serde_yaml::Value| {
                    value.as_str().map_or_else(String::new, str::to_owned)
                };
                let component = &source["kustomize"]["components"][0];
                let name = &item["metadata"]["name"];
                found.push([name, &source["targetRevision"], &source["path"], component].map(say));
                let cluster =
                    &source["kustomize"]["commonAnnotations"]["fleet.example.com/cluster"];
                assert!(cluster.is_null() || cluster.as_str() == Some("42"), "{cluster:?}");
            }
        }
        found
    }
}

/// What a cluster of this region and ring follows.
fn followed(region: &str, ring: &str) -> Vec<[String; 4]> {
    let region = format!("../../components/region-{region}");
    let all = [
        ("workloads", "overlays/gateway", region.as_str()),
        ("engine", "vendor/gateway", ""),
        ("upgrades", "vendor/gateway.upgrades", ""),
    ];
    let ring = format!("ring/{ring}");
    all.map(|(name, path, component)| [name, &ring, path, component].map(str::to_owned)).to_vec()
}

#[test]
fn argo_cd_is_told_what_to_follow_by_the_script_where_nothing_generates_it() {
    let site = Site::of_local_applications();
    let identity = "root/etc/fleet/identity.env";
    // Names that YAML would take for numbers, were they not in quotes.
    let text = site.read(identity).replace("edge-1", "42").replace("canary", "7");
    site.write(identity, &text);
    site.installs();
    let asked = site.asked();
    let engine = asked.find("--field-manager=argocd-controller").expect("the engine is applied");
    let known = asked.find("wait --for=condition=Established").expect("Applications are known");
    assert!(engine < known, "{asked}");
    assert_eq!(site.applications(), followed("north", "7"));
    // Once the engine follows the repository nothing else of it is applied; these stay as they are, for
    // the same is applied again.
    site.write("follows", "0123456789");
    site.installs();
    assert!(!site.asked().contains("--field-manager=argocd-controller"));
    assert_eq!(site.applications(), followed("north", "7"));
    // Another ring and region are another identity and the same script.
    site.write(identity, text.replace("=7", "=broad").replace("north", "south"));
    site.installs();
    assert_eq!(site.applications(), followed("south", "broad"));
}

#[test]
fn a_cluster_that_knows_no_applications_is_not_said_to_follow_anything() {
    let site = Site::of_local_applications();
    site.write("unknown", "");
    let ran = site.install();
    assert!(!ran.status.success());
    assert!(said(&ran).contains("follows nothing: run this again"), "{}", said(&ran));
    for claim in ["done:", "follows ring"] {
        assert!(!said(&ran).contains(claim), "{}", said(&ran));
    }
    fs::remove_file(site.path("unknown")).expect("removed");
    let ran = site.install();
    assert!(said(&ran).contains("follows ring canary"), "{}", said(&ran));
}

#[test]
fn applications_that_are_generated_are_no_business_of_the_script() {
    let site = Site::with(&[("gitops.engine", "argocd")]);
    assert!(!site.path("tree/install/gateway/applications.yaml").exists());
    assert!(!site.read("tree/install/gateway/install.sh").contains("write_applications"));
}

/// A certificate authority and a certificate from it, by openssl.
fn certify(folder: &Path, cluster: &str, authority: &str) {
    let script = format!(
        "set -eu; cd {folder}
         openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN={authority} \
             -keyout ca.key -out hub-ca.crt
         openssl req -newkey rsa:2048 -nodes -subj /CN={cluster} -keyout agent.key -out request
         openssl x509 -req -in request -CA hub-ca.crt -CAkey ca.key -CAcreateserial -days 9 \
             -out agent.crt",
        folder = folder.display(),
    );
    let ran = Command::new("sh").arg("-c").arg(script).output().expect("sh runs");
    assert!(ran.status.success(), "{}", said(&ran));
}

#[test]
fn an_agent_is_given_its_certificate_and_no_other_clusters() {
    if !has("openssl") {
        eprintln!("SKIPPED: openssl is not installed");
        return;
    }
    let site = Site::with(&[("gitops.engine", "argocd-agent")]);
    site.stops("agent.crt: see hub/README.md");
    let fleet = site.path("root/etc/fleet");
    certify(&fleet, "edge-2", "fleet");
    site.stops("is for 'CN=edge-2', this cluster is edge-1");
    certify(&fleet, "edge-1", "fleet");
    let own = site.read("root/etc/fleet/hub-ca.crt");
    certify(&fleet, "edge-1", "somebody");
    site.write("root/etc/fleet/hub-ca.crt", &own);
    site.stops("does not come from the authority");
    certify(&fleet, "edge-1", "fleet");
    site.installs();
    let asked = site.kubectl();
    for part in [
        "create secret tls argocd-agent-client-tls",
        "create secret generic argocd-agent-ca --from-file=ca.crt=",
        "argocd-agent.argoproj-labs.io/ignore-sync=true",
        "rollout restart deployment argocd-agent-agent",
    ] {
        assert!(asked.contains(part), "{part}: {asked}");
    }
    fs::remove_file(site.path("root/log")).expect("removed");
    assert!(!site.kubectl().contains("rollout"), "the same certificate restarts nothing");
}

impl Site {
    /// A script of the hub, with a `kubectl` that writes down what it is asked and does nothing.
    fn hub(&self, script: &str, arguments: &[&str]) -> (bool, String) {
        let asked = self.path("asked").display().to_string();
        let stub = format!(
            "#!/bin/sh\necho \"$*\" >>{asked}\ncase \" $* \" in *' -f - '*) cat >/dev/null ;; esac\n"
        );
        self.program("bin/kubectl", &stub);
        let mut hub = self.with_stand_ins("sh", &[&format!("tree/hub/{script}")]);
        let ran = hub.args(arguments).current_dir(self.folder()).output().expect("sh runs");
        (ran.status.success(), said(&ran))
    }
}

#[test]
fn the_hub_is_told_of_clusters_only_when_all_of_them_are_right() {
    let site = Site::with(&[("gitops.engine", "argocd-agent")]);
    for (list, reason) in [
        ("edge-1 north gateway canary\nedge-2 north other canary\n", "'other' is no device type"),
        ("edge-1 north gateway Canary\n", "'Canary' is not the name"),
        ("edge-1 north gateway canary site=$(reboot)\n", "is not a list of labels"),
        ("# nobody\n", "no cluster in the list"),
    ] {
        site.write("list", list);
        let (done, said) = site.hub("agents.sh", &["hub", "list"]);
        assert!(!done && said.contains(reason), "{said}");
        let asked = site.text("asked");
        assert!(!asked.contains("apply"), "{asked}");
    }
    site.write("list", "edge-1 north gateway canary site=hull\n\nedge-2 south gateway broad\n");
    let (done, said) = site.hub("agents.sh", &["hub", "list"]);
    assert!(done && said.contains("2 clusters are known"), "{said}");
    let asked = site.read("asked");
    for part in [
        "argocd-agent.argoproj-labs.io/agent-name=edge-2",
        "site=hull",
        "fleet.example.com/ring=broad",
        "--context hub apply --server-side",
    ] {
        assert!(asked.contains(part), "{part}: {asked}");
    }
}

#[test]
fn certificates_come_from_the_fleets_own_authority_and_never_into_the_repository() {
    if !has("openssl") {
        eprintln!("SKIPPED: openssl is not installed");
        return;
    }
    let site = Site::with(&[("gitops.engine", "argocd-agent")]);
    let (done, said) = site.hub("certificates.sh", &["authority", "tree/keys"]);
    assert!(!done && said.contains("inside the repository"), "{said}");
    assert!(!site.path("tree/keys").exists());
    let (done, said) = site.hub("certificates.sh", &["cluster", "keys", "edge-1"]);
    assert!(!done && said.contains("no authority"), "{said}");
    assert!(site.hub("certificates.sh", &["authority", "keys"]).0);
    let key = site.read("keys/authority.key");
    let (done, said) = site.hub("certificates.sh", &["authority", "keys"]);
    assert!(!done && said.contains("already"), "{said}");
    assert_eq!(site.read("keys/authority.key"), key);
    let (done, said) = site.hub("certificates.sh", &["cluster", "keys", "edge-1"]);
    assert!(done, "{said}");
    for file in ["agent.crt", "agent.key", "hub-ca.crt"] {
        let text = site.read(&format!("keys/clusters/edge-1/{file}"));
        site.write(&format!("root/etc/fleet/{file}"), &text);
        let mode = fs::metadata(site.path("keys/clusters/edge-1/agent.key")).expect("there");
        assert_eq!(mode.permissions().mode() & 0o077, 0);
    }
    site.installs();
    let (done, said) = site.hub("certificates.sh", &["hub", "keys", "hub"]);
    assert!(done && said.contains("hub.example.invalid"), "{said}");
    assert!(!site.read("asked").contains("authority.key"), "the authority's key stays where it is");
}
