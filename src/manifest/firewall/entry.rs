//! What one rule of a firewall lets in, as people write them: nftables, iptables, ufw, firewalld.

/// What a rule lets in of what nobody here has asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Through which interfaces, with commas between; nothing means through any.
    pub interface: Option<String>,
    /// From which addresses, or a name for them; nothing means from everywhere.
    pub source: Option<String>,
    /// To which ports, services or profiles, or by which protocol without ports (`protocol 4`); none
    /// means all.
    pub ports: Vec<String>,
}

impl Entry {
    /// What a rule of nftables lets in, in a chain that decides about what comes in.
    pub fn of_nftables(rule: &str) -> Option<Self> {
        let rule = rule.split(" comment ").next().unwrap_or_default();
        let words: Vec<&str> = rule.split_whitespace().map(|word| word.trim_matches('"')).collect();
        let answers = rule.contains("ct state")
            && !rule.contains("new")
            && (rule.contains("established") || rule.contains("related"));
        // Names of interfaces that are excluded, errors and neighbours, answers to DHCP.
        let harmless = rule.contains("icmp")
            || rule.contains("igmp")
            || words.contains(&"oifname")
            || words.windows(2).any(|pair| pair[0].starts_with("iif") && pair[1] == "!=");
        if words.last() != Some(&"accept") || answers || harmless {
            return None;
        }
        let ports = match rule.split_once("dport").or_else(|| rule.split_once("l4proto")) {
            Some((before, words)) if before.ends_with("meta ") => protocols(&set(words)),
            Some((_, words)) => set(words),
            None => Vec::new(),
        };
        if !ports.is_empty() && ports.iter().all(|port| is_dhcp(port)) {
            return None;
        }
        Some(Self {
            interface: rule.split_once("iif").map(|(_, rest)| {
                let names = rest.strip_prefix("name").unwrap_or(rest);
                set(names).iter().map(|name| name.trim_matches('"')).collect::<Vec<_>>().join(",")
            }),
            source: rule.split_once("saddr").map(|(_, source)| set(source).join(",")),
            ports,
        })
    }

    /// What a command of iptables lets in, or a line of its saved rules.
    pub fn of_iptables(words: &[&str]) -> Option<Self> {
        let after = |names: &[&str]| {
            let at = words.iter().position(|word| names.contains(word))?;
            words.get(at + 1).copied()
        };
        let chain = after(&["-A", "-I", "--append", "--insert"])?;
        let target = after(&["-j", "--jump"])?;
        let lets_in = chain == "INPUT" && target == "ACCEPT";
        // A port of the node that leads to a machine behind it.
        let forwards = chain == "PREROUTING" && matches!(target, "DNAT" | "REDIRECT");
        let state = after(&["--ctstate", "--state"]).is_some_and(|states| !states.contains("NEW"));
        let protocol = after(&["-p", "--protocol"]).unwrap_or_default();
        let excluded = words.windows(2).any(|pair| pair[0] == "!" && pair[1] == "-i");
        if !(lets_in || forwards) || state || protocol.contains("icmp") || excluded {
            return None;
        }
        let ports: Vec<String> = after(&["--dport", "--dports", "--destination-port"]).map_or_else(
            || protocols(&[protocol.to_owned()]),
            |ports| ports.split(',').map(str::to_owned).collect(),
        );
        if !ports.is_empty() && ports.iter().all(|port| is_dhcp(port)) {
            return None;
        }
        Some(Self {
            interface: after(&["-i", "--in-interface"]).map(str::to_owned),
            source: after(&["-s", "--source", "--src"]).map(str::to_owned),
            ports,
        })
    }

    /// What a command of ufw lets in.
    pub fn of_ufw(words: &[&str]) -> Option<Self> {
        let words: Vec<&str> =
            words.iter().copied().skip(1).filter(|word| !word.starts_with('-')).collect();
        if words.starts_with(&["default", "allow"]) {
            return words[2..].iter().all(|word| *word == "incoming").then(Self::default);
        }
        let at = words.iter().position(|word| matches!(*word, "allow" | "limit"))?;
        let rule = &words[at + 1..];
        if words[..at].iter().any(|word| matches!(*word, "route" | "delete"))
            || rule.first() == Some(&"out")
        {
            return None;
        }
        let after = |name: &str| {
            let at = rule.iter().position(|word| *word == name)?;
            rule.get(at + 1).copied()
        };
        let bare =
            rule.iter().find(|word| !matches!(**word, "in" | "on" | "proto" | "from" | "to"));
        let port = after("port").or_else(|| {
            let simple = !rule.iter().any(|word| matches!(*word, "from" | "to" | "on"));
            bare.copied().filter(|_| simple)
        });
        let ports = port.into_iter().flat_map(|ports| ports.split(','));
        Some(Self {
            interface: after("on").map(str::to_owned),
            source: after("from").filter(|from| *from != "any").map(str::to_owned),
            ports: ports.map(|port| port.split('/').next().unwrap_or(port).to_owned()).collect(),
        })
    }

    /// What a command of firewalld lets in.
    pub fn of_firewalld(words: &[&str]) -> Option<Self> {
        let value = |name: &str| {
            let at = words.iter().position(|word| word.starts_with(name))?;
            words[at].split_once('=').map(|(_, value)| value).or_else(|| words.get(at + 1).copied())
        };
        let trusted = value("--zone") == Some("trusted");
        if let Some(rule) = value("--add-rich-rule") {
            let part = |name: &str| {
                let rest = rule.split_once(&format!("{name}="))?.1;
                let mark = |c: char| c == '"' || c == '\'' || c.is_whitespace();
                rest.split(mark).find(|word| !word.is_empty()).map(str::to_owned)
            };
            return rule.contains("accept").then(|| Self {
                interface: None,
                source: part("source address"),
                ports: part("port port").or_else(|| part("service name")).into_iter().collect(),
            });
        }
        if trusted && (value("--add-source").is_some() || value("--add-interface").is_some()) {
            let interface = value("--add-interface").map(str::to_owned);
            let source = value("--add-source").map(str::to_owned);
            return Some(Self { interface, source, ports: Vec::new() });
        }
        if value("--set-default-zone") == Some("trusted") {
            return Some(Self::default());
        }
        let port = value("--add-port").or_else(|| value("--add-service"))?;
        let port = port.split('/').next().unwrap_or(port).to_owned();
        Some(Self { ports: vec![port], ..Self::default() })
    }
}

/// The items of `{ 22, 80 }`, or the one word.
fn set(text: &str) -> Vec<String> {
    let text = text.trim_start();
    let items = match text.strip_prefix('{') {
        Some(set) => set.split('}').next().unwrap_or_default(),
        None => text.split_whitespace().next().unwrap_or_default(),
    };
    items.split(',').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}

/// Protocols that have no ports, as what a rule is about; of others it is about every port.
fn protocols(names: &[String]) -> Vec<String> {
    if names.iter().any(|name| matches!(name.as_str(), "" | "tcp" | "udp" | "all")) {
        return Vec::new();
    }
    names.iter().map(|name| format!("protocol {name}")).collect()
}

/// Where the answers of a DHCP server come in.
fn is_dhcp(port: &str) -> bool {
    matches!(port, "68" | "546" | "67-68" | "67:68" | "bootpc" | "dhcpv6-client")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `INTERFACE SOURCE PORTS`, with `*` for what is not said.
    fn shown(entry: Option<Entry>) -> String {
        let Some(entry) = entry else { return "nothing".to_owned() };
        let or_all = |text: Option<String>| text.unwrap_or_else(|| "*".to_owned());
        let ports = Some(entry.ports.join(",")).filter(|ports| !ports.is_empty());
        format!("{} {} {}", or_all(entry.interface), or_all(entry.source), or_all(ports))
    }

    #[test]
    fn rules_of_nftables() {
        for (rule, expected) in [
            ("tcp dport 22 accept", "* * 22"),
            ("tcp dport { 22, 6443 } ct state new counter accept comment \"ssh\"", "* * 22,6443"),
            ("iifname \"eth0\" tcp dport 443 accept", "eth0 * 443"),
            ("ip saddr 10.42.0.0/16 accept", "* 10.42.0.0/16 *"),
            ("ip saddr { 10.42.0.0/16, 10.43.0.0/16 } accept", "* 10.42.0.0/16,10.43.0.0/16 *"),
            ("ip saddr @peers tcp dport 6443 accept", "* @peers 6443"),
            ("iif lo accept", "lo * *"),
            ("ip saddr 10.0.0.0/8 meta l4proto 4 accept", "* 10.0.0.0/8 protocol 4"),
            ("meta l4proto { tcp, udp } accept", "* * *"),
            ("iifname { \"lo\", \"cni0\" } accept", "lo,cni0 * *"),
            ("accept", "* * *"),
            ("ct state established,related accept", "nothing"),
            ("ct state { established, related } accept", "nothing"),
            ("meta l4proto { icmp, ipv6-icmp } accept", "nothing"),
            ("udp sport 67 udp dport 68 accept", "nothing"),
            ("iifname != \"eth0\" accept", "nothing"),
            ("tcp dport 22 drop", "nothing"),
        ] {
            assert_eq!(shown(Entry::of_nftables(rule)), expected, "{rule}");
        }
    }

    #[test]
    fn commands_of_the_other_firewalls() {
        let entry = |line: &str| {
            let words: Vec<&str> = line.split(' ').collect();
            match words[0] {
                "ufw" => Entry::of_ufw(&words),
                "firewall-cmd" => Entry::of_firewalld(&words),
                _ => Entry::of_iptables(&words),
            }
        };
        for (line, expected) in [
            ("iptables -A INPUT -p tcp --dport 6443 -j ACCEPT", "* * 6443"),
            (
                "iptables -I INPUT 1 -i eth0 -p tcp -m multiport --dports 80,443 -j ACCEPT",
                "eth0 * 80,443",
            ),
            ("iptables -A INPUT -p esp -j ACCEPT", "* * protocol esp"),
            ("iptables -A INPUT -p tcp -j ACCEPT", "* * *"),
            ("-A INPUT -s 10.42.0.0/16 -j ACCEPT", "* 10.42.0.0/16 *"),
            ("iptables -t nat -A PREROUTING -p tcp --dport 80 -j DNAT --to 10.42.0.7:80", "* * 80"),
            ("iptables -A INPUT -i lo -j ACCEPT", "lo * *"),
            ("iptables -A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT", "nothing"),
            ("iptables -A INPUT -p icmp -j ACCEPT", "nothing"),
            ("iptables -A OUTPUT -p tcp --dport 443 -j ACCEPT", "nothing"),
            ("iptables -A INPUT -p tcp --dport 22 -j DROP", "nothing"),
            ("ufw allow 22/tcp", "* * 22"),
            ("ufw limit OpenSSH", "* * OpenSSH"),
            ("ufw allow from 10.42.0.0/16 to any port 6443 proto tcp", "* 10.42.0.0/16 6443"),
            ("ufw allow in on cni0", "cni0 * *"),
            ("ufw allow in on eth0 to any port 22", "eth0 * 22"),
            ("ufw --force default allow incoming", "* * *"),
            ("ufw default deny incoming", "nothing"),
            ("ufw default allow outgoing", "nothing"),
            ("ufw allow out 443/tcp", "nothing"),
            ("ufw deny 22", "nothing"),
            ("ufw --force delete allow 22", "nothing"),
            ("firewall-cmd --permanent --add-port=6443/tcp", "* * 6443"),
            ("firewall-cmd --permanent --add-service ssh", "* * ssh"),
            (
                "firewall-cmd --permanent --zone=trusted --add-source=10.42.0.0/16",
                "* 10.42.0.0/16 *",
            ),
            ("firewall-cmd --set-default-zone=trusted", "* * *"),
            ("firewall-cmd --remove-service=ssh", "nothing"),
            ("firewall-cmd --reload", "nothing"),
        ] {
            assert_eq!(shown(entry(line)), expected, "{line}");
        }
        let rule = "rule family=\"ipv4\" source address=\"10.0.0.1\" port port=\"6443\" protocol=\"tcp\" accept";
        let words = ["firewall-cmd", "--add-rich-rule", rule];
        assert_eq!(shown(Entry::of_firewalld(&words)), "* 10.0.0.1 6443");
    }
}
