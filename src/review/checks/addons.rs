//! Add-ons that open ports by themselves: K3s's Traefik and ServiceLB, MicroK8s's ingress.

use std::collections::BTreeSet;

use super::super::{Case, Check, Language, Outcome, Outcomes, Piece, Spot, evidence};
use crate::design::{Addon, Distribution};
use crate::yaml::{Node, Place, Value};

/// Whether what the distribution would open by itself is off.
pub(crate) fn opening(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    enabled(case, check, &mut outcomes);
    let wanted = unwanted(case);
    if wanted.is_empty() {
        return outcomes;
    }
    let installs: Vec<(&Piece, usize)> = case.proposal.pieces.iter().filter_map(install).collect();
    let configs: Vec<(&Piece, &Node)> = case.proposal.pieces.iter().flat_map(configs).collect();
    let Some((piece, line)) = installs
        .first()
        .copied()
        .or_else(|| configs.first().map(|(piece, node)| (*piece, piece.line_of(node.place))))
    else {
        return outcomes;
    };
    outcomes.see();
    let mut flags: BTreeSet<String> =
        case.proposal.pieces.iter().flat_map(disabled_by_flag).collect();
    // A drop-in adds to the list of the file that it lies beside (k3s-io/docs
    // docs/installation/configuration.md, value merge behaviour).
    let added = configs.iter().filter_map(|(_, node)| node.get("disable+"));
    flags.extend(added.flat_map(items));
    let lists: Vec<(&Piece, Place, BTreeSet<String>)> = configs
        .iter()
        .filter_map(|(piece, node)| {
            let list = node.get("disable")?;
            Some((*piece, list.place, items(list).chain(flags.iter().cloned()).collect()))
        })
        .collect();
    let mut fail = |spot: Spot, disabled: &BTreeSet<String>| {
        let left: Vec<&str> =
            wanted.iter().copied().filter(|part| !disabled.contains(*part)).collect();
        let outcome = match left.as_slice() {
            [] => return,
            [_] => Outcome::failed(check, spot).because("one"),
            _ => Outcome::failed(check, spot),
        };
        outcomes.add(outcome.with("parts", left.join(", ")));
    };
    if lists.is_empty() {
        fail(Spot::line(piece, line), &flags);
    }
    for (piece, place, disabled) in lists {
        fail(Spot::at(piece, place), &disabled);
    }
    outcomes
}

/// What K3s is to leave out: both, unless a device type of the design has it.
fn unwanted(case: &Case<'_>) -> Vec<&'static str> {
    let design = &case.assessment.design;
    let platforms: Vec<_> =
        design.devices.iter().map(|device| design.platform_of(device)).collect();
    if !platforms.iter().any(|platform| platform.distribution == Distribution::K3s) {
        return Vec::new();
    }
    let parts = [(Addon::Traefik, "traefik"), (Addon::Servicelb, "servicelb")];
    let has = |addon: &Addon| platforms.iter().any(|platform| platform.addons.contains(addon));
    parts.into_iter().filter(|(addon, _)| !has(addon)).map(|(_, name)| name).collect()
}

/// The line at which a script starts or installs a server of K3s.
fn install(piece: &Piece) -> Option<(&Piece, usize)> {
    if piece.language != Language::Shell {
        return None;
    }
    let mentions = |word: &str| word.contains("get.k3s.io") || word.contains("INSTALL_K3S_");
    let command = piece.script.commands.iter().find(|command| {
        let assigns = command.assignments.iter().any(|(name, _)| name.starts_with("INSTALL_K3S_"));
        let starts =
            command.name() == "k3s" && command.words.get(1).is_some_and(|word| word == "server");
        starts || assigns || command.words.iter().any(|word| mentions(word))
    })?;
    Some((piece, piece.line + command.line.saturating_sub(1)))
}

/// The configurations of K3s servers in a piece, or in a script that writes them.
fn configs(piece: &Piece) -> impl Iterator<Item = (&Piece, &Node)> {
    const KEYS: [&str; 10] = [
        "disable",
        "disable+",
        "write-kubeconfig-mode",
        "flannel-backend",
        "secrets-encryption",
        "cluster-init",
        "datastore-endpoint",
        "disable-network-policy",
        "kube-apiserver-arg",
        "tls-san",
    ];
    let is_config =
        |node: &&Node| node.get("kind").is_none() && KEYS.iter().any(|key| node.get(key).is_some());
    let nodes = piece.documents.iter().chain(&piece.inner).filter(is_config);
    nodes.map(move |node| (piece, node))
}

/// The items of a list, or the one text.
fn items(node: &Node) -> impl Iterator<Item = String> {
    let texts: Vec<&str> = match &node.value {
        Value::List(items) => items.iter().filter_map(Node::as_text).collect(),
        _ => node.as_text().into_iter().collect(),
    };
    let parts = texts.into_iter().flat_map(|text| text.split(','));
    parts.map(|text| text.trim().to_owned()).collect::<Vec<_>>().into_iter()
}

/// What a script, a unit or a comment-free text switches off by `--disable`, or by a file that says
/// to skip it.
fn disabled_by_flag(piece: &Piece) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    if piece.language == Language::Yaml {
        return found;
    }
    for line in piece.text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        let quotes = |c: char| c.is_whitespace() || "\"'=,()[]|;&".contains(c);
        let mut words = line.split(quotes).filter(|word| !word.is_empty()).peekable();
        while let Some(word) = words.next() {
            if word == "--disable" {
                while let Some(part) = words.next_if(|part| is_part(part)) {
                    found.insert(part.to_owned());
                }
            } else if let Some(part) =
                word.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml.skip"))
            {
                found.insert(part.to_owned());
            }
        }
    }
    found
}

/// The parts of K3s that can be switched off (k3s-io/docs docs/cli/server.md, `--disable`).
fn is_part(word: &str) -> bool {
    matches!(
        word,
        "coredns" | "servicelb" | "traefik" | "local-storage" | "metrics-server" | "runtimes"
    )
}

/// Add-ons of MicroK8s that a script switches on.
fn enabled(case: &Case<'_>, check: &Check, outcomes: &mut Outcomes) {
    for piece in case.proposal.scripts() {
        for command in piece.script.commands.iter().filter(|one| one.name() == "microk8s") {
            let words: Vec<&str> = command.arguments().collect();
            if words.first() != Some(&"enable") {
                continue;
            }
            outcomes.see();
            let opens = |word: &&str| {
                let name = word.split(':').next().unwrap_or(word);
                matches!(name, "ingress" | "metallb" | "traefik" | "dashboard-ingress")
            };
            if let Some(addon) = words.iter().copied().find(opens) {
                let spot = Spot::line(piece, piece.line + command.line.saturating_sub(1));
                outcomes.add(
                    Outcome::failed(check, spot).because("enabled").with("parts", evidence(addon)),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    fn fails(text: &str) -> Vec<usize> {
        reviewed(text, &[]).failed_lines("inbound.addons")
    }

    fn script(text: &str) -> String {
        format!("# An answer\n\n```sh\n{text}\n```\n")
    }

    fn config(disable: &str) -> String {
        format!(
            "```yaml\n# /etc/rancher/k3s/config.yaml\nwrite-kubeconfig-mode: \"0600\"\n{disable}```\n"
        )
    }

    #[test]
    fn an_install_that_disables_neither_fails() {
        assert_eq!(fails(&script("curl -sfL https://get.k3s.io | sh -")), [4]);
        assert_eq!(
            fails(&script("set -eu\nINSTALL_K3S_EXEC='server --disable traefik' sh k3s.sh")),
            [5]
        );
        assert_eq!(fails(&config("")), [3]);
        assert_eq!(fails(&config("disable: [traefik]\n")), [4], "servicelb is left");
    }

    #[test]
    fn whatever_way_they_are_disabled_passes() {
        for text in [
            "INSTALL_K3S_EXEC='server --disable traefik --disable=servicelb' sh k3s.sh",
            "k3s server --disable traefik,servicelb",
            "curl -sfL https://get.k3s.io | sh -s - server --disable=traefik,servicelb,metrics-server",
            "k3s server &\ntouch /var/lib/rancher/k3s/server/manifests/traefik.yaml.skip\nk3s server --disable servicelb",
            "mkdir -p /etc/rancher/k3s\ncat >/etc/rancher/k3s/config.yaml <<'EOF'\ndisable:\n  - traefik\n  - servicelb\nEOF\nsh k3s.sh INSTALL_K3S_SKIP_START=true",
        ] {
            assert!(fails(&script(text)).is_empty(), "{text}");
        }
        assert!(fails(&config("disable:\n  - servicelb\n  - traefik\n")).is_empty());
        let both =
            script("INSTALL_K3S_VERSION=v1 sh k3s.sh") + &config("disable: [traefik, servicelb]\n");
        assert!(fails(&both).is_empty());
        assert!(
            fails(&script("k3s agent --server https://a:6443")).is_empty(),
            "an agent has neither"
        );
        assert!(
            fails(&script("# curl -sfL https://get.k3s.io | sh -\nsystemctl start k3s")).is_empty()
        );
    }

    #[test]
    fn what_the_design_asks_for_and_other_distributions_are_left_alone() {
        let text = script("curl -sfL https://get.k3s.io | sh -");
        let k0s = [("platform.distribution", "k0s"), ("platform.version", "v1.36.3+k0s.0")];
        assert!(reviewed(&text, &k0s).failed_lines("inbound.addons").is_empty());
        let both = [("platform.addons", "coredns, traefik, servicelb")];
        assert!(reviewed(&text, &both).failed_lines("inbound.addons").is_empty());
    }

    #[test]
    fn an_addon_of_microk8s_that_opens_ports_fails() {
        assert_eq!(fails(&script("microk8s enable dns ingress")), [4]);
        assert_eq!(fails(&script("sudo microk8s enable metallb:10.0.0.1-10.0.0.9")), [4]);
        assert!(fails(&script("microk8s enable dns")).is_empty());
        assert!(fails(&script("microk8s disable ingress")).is_empty());
    }
}
