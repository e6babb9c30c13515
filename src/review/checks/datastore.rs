//! The datastore: no etcd where the design asks for none, no kubeadm, and none that the
//! distribution does not have. What counts is what is configured, run or proposed; a sentence that
//! explains why not is none of these.

use super::super::config::{Config, configs};
use super::super::proposal::Piece;
use super::super::propose::sentence_proposes;
use super::super::prose::{has, sentences};
use super::super::shell::Command;
use super::super::{Case, Check, Outcome, Outcomes, Spot};
use crate::design::{Datastore, Distribution};
use crate::yaml::Node;

/// No etcd, unless the engineer has chosen it.
pub(crate) fn etcd(case: &Case<'_>, check: &Check) -> Outcomes {
    if uses(case, |datastore, _| datastore == Datastore::Etcd) {
        return Outcomes::new();
    }
    let mut outcomes: Outcomes = std::iter::empty().collect();
    for config in configs(case.proposal) {
        if let Some(node) = etcd_key(&config) {
            outcomes.add(at(check, &config, node));
        }
    }
    for (piece, command) in commands(case) {
        if runs_etcd(command) {
            outcomes.add(command_at(check, piece, command));
        }
    }
    for object in case.proposal.objects() {
        for image in images(object.node) {
            if image.as_text().is_some_and(|image| is_image_of(image, "etcd")) {
                outcomes.add(Outcome::failed(check, Spot::at(object.piece, image.place)));
            }
        }
    }
    outcomes.extend(proposed(case, "etcd", check));
    outcomes
}

/// No kubeadm.
pub(crate) fn kubeadm(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes: Outcomes = std::iter::empty().collect();
    for (piece, command) in commands(case) {
        if command.name() == "kubeadm" || installs(command, "kubeadm") {
            outcomes.add(command_at(check, piece, command));
        }
    }
    for config in configs(case.proposal) {
        let api = config.node.get("apiVersion").filter(|api| starts(api, "kubeadm.k8s.io/"));
        if let Some(api) = api {
            outcomes.add(at(check, &config, api));
        }
    }
    outcomes.extend(proposed(case, "kubeadm", check));
    outcomes
}

/// No datastore that the distribution does not have.
pub(crate) fn exists(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes: Outcomes = std::iter::empty().collect();
    for config in configs(case.proposal) {
        if let Some((node, name)) = unknown(&config) {
            outcomes.add(at(check, &config, node).with("datastore", name));
        }
    }
    if !uses(case, |_, distribution| distribution == Distribution::Microk8s) {
        for (piece, command) in commands(case) {
            let named = command.words.iter().any(|word| has(&word.to_lowercase(), "dqlite"));
            if named && !["echo", "printf", "grep", "rm"].contains(&command.name()) {
                outcomes.add(command_at(check, piece, command).with("datastore", "dqlite"));
            }
        }
        let proposed = proposed(case, "dqlite", check);
        outcomes.extend(proposed.map(|outcome| outcome.with("datastore", "dqlite")));
    }
    outcomes
}

/// Whether a device type has such a datastore and distribution.
fn uses(case: &Case<'_>, is: impl Fn(Datastore, Distribution) -> bool) -> bool {
    let design = &case.assessment.design;
    design.devices.iter().any(|device| {
        let platform = design.platform_of(device);
        is(platform.datastore, platform.distribution)
    })
}

fn at(check: &Check, config: &Config<'_>, node: &Node) -> Outcome {
    Outcome::failed(check, Spot::line(config.piece, config.line_of(node.place)))
}

fn commands<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Piece, &'a Command)> {
    let scripts = case.proposal.scripts();
    scripts.flat_map(|piece| piece.script.commands.iter().map(move |command| (piece, command)))
}

/// A command that fails.
fn command_at(check: &Check, piece: &Piece, command: &Command) -> Outcome {
    Outcome::failed(check, Spot::line(piece, piece.script_line(command.line)))
}

fn starts(node: &Node, prefix: &str) -> bool {
    node.as_text().is_some_and(|text| text.starts_with(prefix))
}

/// The value that makes a distribution keep its state in etcd.
fn etcd_key<'a>(config: &'a Config<'_>) -> Option<&'a Node> {
    let node = &config.node;
    if let Some(kind) = node.get("apiVersion").filter(|api| starts(api, "k0s.k0sproject.io/")) {
        if node.get("kind").and_then(Node::as_text) != Some("ClusterConfig") {
            return None;
        }
        // k0s documentation, Configuration Options: `spec.storage.type` is etcd by default.
        let stored = node.get("spec").and_then(|spec| spec.get("storage"));
        let stored = stored.and_then(|storage| storage.get("type"));
        return match stored {
            Some(stored) => Some(stored).filter(|stored| stored.as_text() == Some("etcd")),
            None => Some(kind),
        };
    }
    let cluster = node.get("cluster-init").filter(|value| value.as_text() == Some("true"));
    let endpoint = node.get("datastore-endpoint").filter(|value| {
        value.as_text().is_some_and(|text| text.contains(":2379") || text.starts_with("etcd"))
    });
    cluster.or(endpoint)
}

/// Whether a command starts etcd, installs it, or makes a distribution use it.
fn runs_etcd(command: &Command) -> bool {
    let initialises = |word: &str| {
        word.split_whitespace()
            .any(|part| part == "--cluster-init" || part == "--cluster-init=true")
    };
    let words = command.words.iter().map(String::as_str);
    let values = command.assignments.iter().map(|(_, value)| value.as_str());
    command.name() == "etcd"
        || installs(command, "etcd")
        || (!["echo", "printf", "grep"].contains(&command.name())
            && words.chain(values).any(initialises))
}

/// Whether a command installs a package.
fn installs(command: &Command, package: &str) -> bool {
    let installers = ["apt-get", "apt", "apk", "dnf", "yum", "zypper", "pacman", "snap", "brew"];
    let adds = ["install", "add", "-S"];
    let matches = |word: &str| {
        word == package
            || word.starts_with(&format!("{package}="))
            || word == format!("{package}-server")
    };
    installers.contains(&command.name())
        && command.arguments().any(|word| adds.contains(&word))
        && command.arguments().any(matches)
}

/// Values of `image` anywhere in an object.
fn images(node: &Node) -> Vec<&Node> {
    let mut found = Vec::new();
    super::super::embedded::walk(node, &mut |path, value| {
        if path.last() == Some(&"image") {
            found.push(value);
        }
    });
    found
}

/// Whether an image's name, without registry and tag, is this one.
fn is_image_of(image: &str, name: &str) -> bool {
    let last = image.rsplit('/').next().unwrap_or_default();
    last.split([':', '@']).next() == Some(name)
}

/// A datastore that no distribution knows, and its name.
fn unknown<'a>(config: &'a Config<'_>) -> Option<(&'a Node, String)> {
    let node = &config.node;
    let storage =
        node.get("spec").and_then(|spec| spec.get("storage")).and_then(|one| one.get("type"));
    if let Some(stored) = storage.filter(|_| node.get("apiVersion").is_some()) {
        let name = stored.as_text().unwrap_or_default();
        // k0sproject/k0s v1.36, pkg/apis/k0s/v1beta1/storage.go: etcd and kine.
        return (!["etcd", "kine"].contains(&name)).then(|| (stored, name.to_owned()));
    }
    let endpoint = node.get("datastore-endpoint")?;
    let text = endpoint.as_text().unwrap_or_default();
    let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_lowercase())?;
    // k3s-io/kine, pkg/drivers at caf3270; `http` and `https` are external etcd.
    let known = [
        "mysql",
        "postgres",
        "postgresql",
        "http",
        "https",
        "nats",
        "sqlite",
        "file",
        "unix",
        "litestream",
        "t4",
    ];
    (!known.contains(&scheme.as_str())).then_some((endpoint, scheme))
}

/// The sentences that propose something.
fn proposed<'a>(
    case: &Case<'a>,
    term: &'static str,
    check: &'a Check,
) -> impl Iterator<Item = Outcome> + use<'a> {
    let found = sentences(&case.proposal.prose)
        .filter(move |sentence| sentence_proposes(sentence, term))
        // It is what MicroK8s has: of which the sentence may well speak.
        .filter(move |sentence| term != "dqlite" || !sentence.has("microk8s"));
    found.map(|sentence| {
        Outcome::failed(check, Spot::prose(sentence.line, sentence.text)).because("prose")
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    fn rejected(check: &str, text: &str, fields: &[(&str, &str)]) -> bool {
        reviewed(text, fields).rejects(check)
    }

    #[test]
    fn etcd_is_found_in_configuration_commands_images_and_proposals() {
        for text in [
            "```yaml\n# /etc/rancher/k3s/config.yaml\ncluster-init: true\n```\n",
            "```yaml\ndatastore-endpoint: https://10.0.0.5:2379\n```\n",
            "```sh\ncat >/etc/rancher/k3s/config.yaml <<EOF\ncluster-init: true\nEOF\n```\n",
            "```sh\nINSTALL_K3S_EXEC='server --cluster-init' sh install.sh\n```\n",
            "```sh\napt-get install -y etcd\n```\n",
            "```yaml\napiVersion: v1\nkind: Pod\nspec: {containers: [{image: 'registry.k8s.io/etcd:3.5.4'}]}\n```\n",
            "```yaml\napiVersion: k0s.k0sproject.io/v1beta1\nkind: ClusterConfig\nspec: {storage: {type: etcd}}\n```\n",
            "For resilience we use embedded etcd on three servers.\n",
            "The datastore is etcd.\n",
            "- Datastore: embedded etcd (three servers)\n",
            "La base d’état\u{a0}: etcd.\n",
            "L’état est stocké dans etcd.\n",
            "Les serveurs utilisent etcd embarqué.\n",
        ] {
            assert!(rejected("datastore.etcd", text, &[]), "{text}");
        }
    }

    #[test]
    fn etcd_that_is_denied_explained_or_chosen_passes() {
        for text in [
            "We do not use etcd: SD cards cannot keep up with etcd's write rate.\n",
            "K3s with SQLite instead of etcd.\n",
            "SQLite needs 10 IOPS, etcd 50.\n",
            "Nous n’utilisons pas etcd. Sans etcd ni kubeadm, le nœud tient.\n",
            "If you needed three servers, you would use etcd.\n",
            "Compared with etcd, SQLite writes little.\n",
            "Running etcd on SD cards wears them out; K3s can use etcd, and kubeadm uses etcd.\n",
            "Embedded etcd needs 50 IOPS. Problems with etcd on flash are well known.\n",
            "```yaml\n# /etc/rancher/k3s/config.yaml\ncluster-init: false\ndatastore-endpoint: postgres://db/k3s\n```\n",
            "```yaml\napiVersion: k0s.k0sproject.io/v1beta1\nkind: ClusterConfig\nspec: {storage: {type: kine}}\n```\n",
            "```sh\n# no etcd here\necho 'without --cluster-init'\n```\n",
        ] {
            assert!(!rejected("datastore.etcd", text, &[]), "{text}");
        }
        let chosen = [("platform.datastore", "etcd"), ("devices[0].storage", "ssd")];
        assert!(!rejected("datastore.etcd", "```yaml\ncluster-init: true\n```\n", &chosen));
    }

    #[test]
    fn kubeadm_is_found_where_it_is_run() {
        for text in [
            "```sh\nsudo kubeadm init --pod-network-cidr=10.0.0.0/16\n```\n",
            "```sh\napt-get install -y kubelet kubeadm=1.36.3-1\n```\n",
            "```yaml\napiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n```\n",
            "We install the nodes with kubeadm.\n",
        ] {
            assert!(rejected("datastore.kubeadm", text, &[]), "{text}");
        }
        for text in ["No kubeadm, no etcd.\n", "kubeadm asks for 2 GB per machine.\n"] {
            assert!(!rejected("datastore.kubeadm", text, &[]), "{text}");
        }
    }

    #[test]
    fn a_datastore_that_does_not_exist_is_found() {
        for text in [
            "K3s with dqlite gives light high availability.\n",
            "```yaml\ndatastore-endpoint: dqlite://\n```\n",
            "```yaml\napiVersion: k0s.k0sproject.io/v1beta1\nkind: ClusterConfig\nspec: {storage: {type: sqlite}}\n```\n",
        ] {
            assert!(rejected("datastore.exists", text, &[]), "{text}");
        }
        for text in [
            "K3s has had no dqlite since v1.19.\n",
            "```yaml\ndatastore-endpoint: postgres://db:5432/k3s\n```\n",
            "```yaml\ndatastore-endpoint: ${ENDPOINT}\n```\n",
        ] {
            assert!(!rejected("datastore.exists", text, &[]), "{text}");
        }
        let microk8s = [("platform.distribution", "microk8s"), ("platform.datastore", "dqlite")];
        assert!(!rejected("datastore.exists", "MicroK8s with dqlite.\n", &microk8s));
    }
}
