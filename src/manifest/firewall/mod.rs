//! The rules of a firewall as they stand in a file of nftables: which chains there are, and which
//! ports they admit. It reads the plain notation that people write, not all of the language.

mod entry;

use serde::Serialize;

pub use entry::Entry;

/// The chains of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Firewall {
    /// In the order of the file.
    pub chains: Vec<Chain>,
}

/// A chain that the kernel asks at a hook.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Chain {
    /// Its name.
    pub name: String,
    /// The hook: `prerouting`, `postrouting`.
    pub hook: String,
    /// Whether what no rule accepts is dropped.
    pub drops: bool,
    /// Its rules, without comments.
    pub rules: Vec<String>,
    /// The line of each rule, from 1.
    #[serde(skip)]
    pub lines: Vec<usize>,
}

impl Firewall {
    /// Reads a file.
    pub fn read(text: &str) -> Self {
        let mut chains: Vec<Chain> = Vec::new();
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            let words: Vec<&str> = line.split_whitespace().collect();
            match (words.as_slice(), chains.last_mut()) {
                (["chain", name, ..], _) => {
                    chains.push(Chain { name: (*name).to_owned(), ..Chain::default() });
                }
                (["type", "filter", "hook", hook, ..], Some(chain)) => {
                    (*hook).clone_into(&mut chain.hook);
                    chain.drops = line.contains("policy drop");
                }
                ([] | ["table" | "delete" | "}", ..], _) | (_, None) => {}
                (_, Some(chain)) => {
                    chain.rules.push(line.to_owned());
                    chain.lines.push(number + 1);
                }
            }
        }
        Self { chains }
    }

    /// The chain that decides what comes in, before any address is translated.
    pub fn inbound(&self) -> Option<&Chain> {
        self.chains.iter().find(|chain| chain.hook == "prerouting" && chain.drops)
    }

    /// The chain that decides what goes out.
    pub fn outbound(&self) -> Option<&Chain> {
        self.chains.iter().find(|chain| chain.hook == "postrouting" && chain.drops)
    }
}

impl Chain {
    /// The rules that let a new connection through to a port, or to any.
    pub fn admissions(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(String::as_str).filter(|rule| {
            // A rule about an interface, about answers, or about what keeps a network going.
            let other = ["iifname", "oifname", "ct state", "sport", "icmp"];
            rule.ends_with("accept") && !other.iter().any(|word| rule.contains(word))
        })
    }

    /// The rules that admit a port of the node itself: `6443`, or a range of them.
    pub fn admits<'a>(&'a self, port: &'a str, protocol: &'a str) -> impl Iterator<Item = &'a str> {
        self.admissions().filter(move |rule| match ports_of(rule) {
            Some((own, ports)) => own == protocol && ports.iter().any(|one| overlap(one, port)),
            // What is forwarded, or no protocol with ports, is not for the node.
            None => !rule.contains("daddr") && !rule.contains("l4proto"),
        })
    }
}

/// Protocol and ports in `tcp dport { 80, 443 }`.
fn ports_of(rule: &str) -> Option<(&str, Vec<&str>)> {
    let (before, after) = rule.split_once(" dport ").or_else(|| rule.split_once("dport "))?;
    let protocol = before.split_whitespace().last()?;
    let ports = match after.trim_start().strip_prefix('{') {
        Some(set) => set.split('}').next()?,
        None => after.split_whitespace().next()?,
    };
    Some((protocol, ports.split(',').map(str::trim).collect()))
}

/// Whether two ports or ranges of them have one in common.
fn overlap(one: &str, other: &str) -> bool {
    let range = |text: &str| {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        Some((from.parse::<u16>().ok()?, to.parse::<u16>().ok()?))
    };
    match (range(one), range(other)) {
        (Some(one), Some(other)) => one.0 <= other.1 && other.0 <= one.1,
        // A name of a service: better taken for an opening than overlooked.
        _ => true,
    }
}
