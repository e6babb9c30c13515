//! Rules of a firewall that let somebody in from outside.

use std::collections::BTreeSet;

use super::super::{Case, Check, Language, Outcome, Outcomes, Piece, Spot, evidence};
use crate::catalog::{Network, network};
use crate::manifest::{Entry, Firewall};

/// Whether no rule lets in who is neither of the node nor, where there are several, of its cluster.
pub(crate) fn admits(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let own = Own::of(case);
    for piece in &case.proposal.pieces {
        for (line, entry) in entries(piece) {
            outcomes.see();
            let Some(entry) = entry.filter(|entry| own.is_from_outside(entry)) else { continue };
            let ports =
                if entry.ports.is_empty() { "all".to_owned() } else { entry.ports.join(", ") };
            let outcome = Outcome::failed(check, Spot::line(piece, line));
            outcomes.add(outcome.with("ports", evidence(&ports)));
        }
    }
    outcomes
}

/// The rules in a piece, each with its line, and with what it lets in.
fn entries(piece: &Piece) -> Vec<(usize, Option<Entry>)> {
    let line = |within: usize| piece.line + within.saturating_sub(1);
    if piece.language == Language::Yaml {
        return Vec::new();
    }
    let mut found: Vec<(usize, Option<Entry>)> = Vec::new();
    for command in &piece.script.commands {
        let words: Vec<&str> = command.words.iter().map(String::as_str).collect();
        let entry = match command.name() {
            "iptables" | "ip6tables" | "iptables-nft" | "iptables-legacy" => {
                Entry::of_iptables(&words)
            }
            "ufw" => Entry::of_ufw(&words),
            "firewall-cmd" => Entry::of_firewalld(&words),
            "nft" => of_nft(&words),
            _ => continue,
        };
        found.push((line(command.line), entry));
    }
    let fed = piece.script.documents.iter().map(|fed| (fed.line, fed.text.as_str()));
    let whole = (piece.language == Language::Other).then_some((1, piece.text.as_str()));
    for (first, text) in fed.chain(whole) {
        found.extend(rules(text).map(|(within, entry)| (line(first + within - 1), entry)));
    }
    found
}

/// `nft add rule inet filter input tcp dport 22 accept`.
fn of_nft(words: &[&str]) -> Option<Entry> {
    let whole = words[1..].join(" ");
    let (_, rule) = whole.split_once("rule ")?;
    let words: Vec<&str> = rule.split_whitespace().collect();
    let at = words.iter().position(|word| word.eq_ignore_ascii_case("input"))?;
    Entry::of_nftables(&words[at + 1..].join(" "))
}

/// The rules that decide what comes in, in a ruleset of nftables or a file of iptables-save.
fn rules(text: &str) -> impl Iterator<Item = (usize, Option<Entry>)> {
    let firewall = if text.contains("chain ") { Firewall::read(text) } else { Firewall::default() };
    let inbound = |hook: &str| matches!(hook, "input" | "prerouting");
    let rules = firewall.chains.iter().filter(|chain| inbound(&chain.hook));
    let mut jumped_to = BTreeSet::new();
    for rule in rules.flat_map(|chain| &chain.rules) {
        let words: Vec<&str> = rule.split_whitespace().collect();
        let jumps = words.windows(2).filter(|pair| matches!(pair[0], "jump" | "goto"));
        jumped_to.extend(jumps.map(|pair| pair[1]));
    }
    let is_jumped_to = |name: &str| jumped_to.contains(name);
    let mut found: Vec<(usize, Option<Entry>)> = Vec::new();
    for chain in &firewall.chains {
        // What translates addresses only decides by what it leads to; filters decide here.
        if inbound(&chain.hook) || chain.hook.is_empty() && is_jumped_to(&chain.name) {
            let rules = chain.lines.iter().zip(&chain.rules);
            found.extend(rules.map(|(line, rule)| (*line, Entry::of_nftables(rule))));
        }
    }
    for (within, line) in text.lines().enumerate().filter(|(_, line)| line.starts_with("-A ")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        found.push((within + 1, Entry::of_iptables(&words)));
    }
    found.into_iter()
}

/// What belongs to the nodes of a cluster, and to nobody else.
struct Own {
    networks: Vec<&'static Network>,
    /// Whether a cluster has several nodes.
    peers: bool,
}

impl Own {
    fn of(case: &Case<'_>) -> Self {
        let design = &case.assessment.design;
        let devices = || design.devices.iter();
        Self {
            networks: devices()
                .map(|device| network(design.platform_of(device).distribution))
                .collect(),
            peers: devices().any(|device| device.nodes > 1),
        }
    }

    fn is_from_outside(&self, entry: &Entry) -> bool {
        let through = entry.interface.as_deref();
        if through.is_some_and(|names| names.split(',').all(|name| self.is_own_interface(name))) {
            return false;
        }
        let Some(source) = &entry.source else { return true };
        let mut sources = source.split(',');
        if sources.clone().all(|source| self.is_pods(source)) {
            return false;
        }
        let peers = self.peers && sources.all(|source| is_name(source) || is_private(source));
        let asked = if entry.ports.is_empty() {
            // A peer may do all; a whole network is more than peers.
            source.split(',').all(|source| is_name(source) || is_one(source))
        } else {
            entry.ports.iter().all(|port| self.is_for_peers(port))
        };
        !(peers && asked)
    }

    fn is_own_interface(&self, name: &str) -> bool {
        let name = name.trim_end_matches(['*', '+']);
        // Loopback, and what other networks and tunnels call theirs.
        let known = [
            "lo",
            "cni",
            "flannel",
            "veth",
            "cali",
            "tunl",
            "vxlan",
            "kube-",
            "docker",
            "wg",
            "tailscale",
        ];
        known.iter().any(|prefix| name.starts_with(prefix))
            || self.networks.iter().any(|network| {
                network.interfaces.iter().any(|own| own == name)
                    || network.prefixes.iter().any(|prefix| name.starts_with(prefix.as_str()))
            })
    }

    /// Whether a source is that of pods and Services, or the node itself.
    fn is_pods(&self, source: &str) -> bool {
        let pods =
            self.networks.iter().flat_map(|network| network.pods.iter().chain(&network.services));
        source.starts_with("127.")
            || source.starts_with("::1")
            || pods.into_iter().any(|own| own == source)
    }

    /// Whether a port is one that nodes of a cluster need of each other.
    fn is_for_peers(&self, port: &str) -> bool {
        // flannel over WireGuard, and the registry mirror that K3s embeds (k3s-io/docs
        // docs/installation/requirements.md): no list of listeners has them, since no tree does.
        if ["51820", "51821", "5001"].contains(&port) {
            return true;
        }
        if let Some(protocol) = port.strip_prefix("protocol ") {
            let tunnels = self.networks.iter().any(|network| network.ipip);
            return tunnels && matches!(protocol, "4" | "ipencap" | "ipip");
        }
        let port = port.replace(':', "-");
        let needed =
            self.networks.iter().flat_map(|network| &network.listeners).filter(|one| one.peers);
        needed.flat_map(|listener| &listener.ports).any(|own| {
            *own == port || own.split_once('-').is_some_and(|(from, to)| from == port || to == port)
        })
    }
}

/// A name for addresses: a set of nftables, a variable of the shell.
fn is_name(source: &str) -> bool {
    source.starts_with(['@', '$', '<'])
}

/// A single address.
fn is_one(source: &str) -> bool {
    is_private(source)
        && source.split_once('/').is_none_or(|(_, bits)| matches!(bits, "32" | "128"))
}

/// Addresses of a site's own network.
fn is_private(source: &str) -> bool {
    let second = |from: u8, to: u8| {
        source
            .split('.')
            .nth(1)
            .and_then(|part| part.parse::<u8>().ok())
            .is_some_and(|part| (from..=to).contains(&part))
    };
    source.starts_with("10.")
        || source.starts_with("192.168.")
        || source.starts_with("172.") && second(16, 31)
        || source.starts_with("100.") && second(64, 127)
        || ["fd", "fc", "fe80"]
            .iter()
            .any(|prefix| source.starts_with(prefix) && source.contains(':'))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    const SEVERAL: &[(&str, &str)] = &[("devices[0].nodes", "3")];

    fn fails(language: &str, text: &str, fields: &[(&str, &str)]) -> Vec<usize> {
        let answer = format!("# An answer\n\n```{language}\n{text}\n```\n");
        reviewed(&answer, fields).failed_lines("inbound.firewall")
    }

    #[test]
    fn commands_that_open_a_port_fail() {
        for line in [
            "ufw allow 22/tcp",
            "ufw allow OpenSSH",
            "ufw allow from 192.168.1.0/24 to any port 22",
            "iptables -A INPUT -p tcp --dport 6443 -j ACCEPT",
            "iptables -A INPUT -s 203.0.113.7 -j ACCEPT",
            "firewall-cmd --permanent --add-port=6443/tcp",
            "nft add rule inet filter input tcp dport 22 accept",
            "nft 'add rule inet filter INPUT tcp dport 22 accept'",
        ] {
            assert_eq!(fails("sh", line, SEVERAL), [4], "{line}");
        }
        for line in [
            "ufw default deny incoming",
            "ufw allow out 443/tcp",
            "ufw allow from 10.42.0.0/16",
            "iptables -A INPUT -i lo -j ACCEPT",
            "iptables -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT",
            "iptables -P INPUT DROP",
            "firewall-cmd --permanent --zone=trusted --add-source=10.43.0.0/16",
            "# ufw allow 22/tcp",
            "nft add rule inet filter output tcp dport 443 accept",
        ] {
            assert!(fails("sh", line, &[]).is_empty(), "{line}");
        }
    }

    #[test]
    fn nodes_of_one_cluster_may_reach_each_other_and_one_node_alone_has_nobody() {
        for line in [
            "ufw allow from 192.168.10.0/24 to any port 6443 proto tcp",
            "iptables -A INPUT -s \"$peer\" -j ACCEPT",
            "iptables -A INPUT -s 192.168.10.12/32 -p udp --dport 8472 -j ACCEPT",
        ] {
            assert!(fails("sh", line, SEVERAL).is_empty(), "{line}");
            assert_eq!(fails("sh", line, &[]), [4], "{line}");
        }
        assert_eq!(fails("sh", "iptables -A INPUT -s 192.168.10.0/24 -j ACCEPT", SEVERAL), [4]);
    }

    #[test]
    fn a_ruleset_is_read_wherever_it_stands() {
        let ruleset = "table inet filter {\n  chain input {\n    type filter hook input priority 0; policy drop;\n    iifname \"lo\" accept\n    ct state established,related accept\n    tcp dport 22 accept\n    jump more\n  }\n  chain more {\n    udp dport 5353 accept\n  }\n  chain output {\n    type filter hook output priority 0; policy accept;\n    tcp dport 443 accept\n  }\n}";
        assert_eq!(fails("nft", ruleset, &[]), [9, 13]);
        assert_eq!(fails("sh", &format!("nft -f - <<'EOF'\n{ruleset}\nEOF"), &[]), [10, 14]);
        let closed = ruleset.replace("    tcp dport 22 accept\n    jump more\n", "");
        assert!(fails("nft", &closed, &[]).is_empty());
        let saved = "*filter\n:INPUT DROP [0:0]\n-A INPUT -i lo -j ACCEPT\n-A INPUT -p tcp --dport 22 -j ACCEPT\nCOMMIT";
        assert_eq!(fails("", saved, &[]), [7]);
    }
}
