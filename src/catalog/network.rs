//! The network of each distribution: its interfaces, its pods' and Services' addresses, and what
//! listens on a node.
//!
//! `assets/network/*.yaml` holds it, with sources. Firewall, network policies and the page of
//! exposures are made from the same list, so that none of them forgets a port that another knows.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::design::{Distribution, Platform};

/// The network of a distribution.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Network {
    /// Its interfaces on a node.
    pub interfaces: Vec<String>,
    /// How the names of the others begin, of which there is one for each pod or node.
    pub prefixes: Vec<String>,
    /// The pods' addresses (CIDR).
    pub pods: Vec<String>,
    /// The Services' addresses (CIDR).
    pub services: Vec<String>,
    /// Whether pods of different nodes talk through IP within IP, a protocol without ports.
    pub ipip: bool,
    /// Where these facts are from.
    pub source: String,
    /// What listens on its nodes.
    pub listeners: Vec<Listener>,
}

/// Something that listens on a node.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Listener {
    /// What it is, in a word for comments.
    pub id: String,
    /// Its ports or ranges of them, as nftables writes them.
    pub ports: Vec<String>,
    /// `tcp` or `udp`.
    pub protocol: String,
    /// Which addresses it is bound to.
    pub at: At,
    /// Which nodes have it.
    pub role: Nodes,
    /// Whether the other nodes of the site need it.
    #[serde(default)]
    pub peers: bool,
    /// What has to be the case for it to be there; all of it.
    #[serde(default)]
    pub when: Vec<String>,
    /// What it is, in English.
    pub en: String,
    /// What it is, in French.
    pub fr: String,
    /// Where that is from.
    pub source: String,
}

/// Which addresses a listener is bound to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum At {
    /// The loopback interface alone.
    Loopback,
    /// The address of the node.
    Node,
    /// Every address.
    Every,
}

/// Which nodes of a cluster have a listener.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nodes {
    /// Servers (controllers).
    Server,
    /// Every node.
    Node,
}

/// The network of a distribution as it is installed by default.
pub fn network(distribution: Distribution) -> &'static Network {
    static ALL: OnceLock<Vec<Network>> = OnceLock::new();
    let texts = [
        include_str!("../../assets/network/k3s.yaml"),
        include_str!("../../assets/network/k0s.yaml"),
        include_str!("../../assets/network/microk8s.yaml"),
    ];
    // A test reads them, so that the default cannot occur here.
    let read = |text: &str| serde_yaml::from_str(text).unwrap_or_default();
    let all = ALL.get_or_init(|| texts.into_iter().map(read).collect());
    match distribution {
        Distribution::K3s => &all[0],
        Distribution::K0s => &all[1],
        Distribution::Microk8s => &all[2],
    }
}

impl Network {
    /// The same with the listeners alone that a node of a cluster of this shape has.
    #[must_use]
    pub fn of(&self, platform: &Platform, nodes: u32, servers: u32) -> Self {
        let holds = |word: &String| match word.as_str() {
            "single" => nodes <= 1,
            "several" => nodes > 1,
            "servers" => servers > 1,
            word => has(platform, word),
        };
        let listeners = self.listeners.iter().filter(|one| one.when.iter().all(holds));
        Self { listeners: listeners.cloned().collect(), ..self.clone() }
    }
}

/// Whether a platform has this datastore or add-on.
fn has(platform: &Platform, word: &str) -> bool {
    platform.datastore.word() == word || platform.addons.iter().any(|addon| addon.word() == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Addon, Datastore};

    #[test]
    fn every_distribution_has_its_network_with_sources() {
        for distribution in Distribution::ALL {
            let network = network(*distribution);
            let word = distribution.word();
            assert!(!network.pods.is_empty() && !network.services.is_empty(), "{word}");
            assert!(network.listeners.iter().any(|one| one.peers), "{word}");
            for listener in &network.listeners {
                assert!(!listener.source.is_empty() && !listener.ports.is_empty(), "{word}");
                assert!(["tcp", "udp"].contains(&listener.protocol.as_str()), "{word}");
                assert!(!listener.peers || listener.at != At::Loopback, "{word}");
                for when in &listener.when {
                    let known = Datastore::from_word(when).is_some()
                        || Addon::from_word(when).is_some()
                        || ["single", "several", "servers"].contains(&when.as_str());
                    assert!(known, "{word}: {when}");
                }
            }
        }
    }

    #[test]
    fn a_listener_is_there_where_its_conditions_hold() {
        let mut platform =
            crate::design::FleetDesign::new(crate::design::Name::read("fleet").expect("a name"))
                .platform;
        let has = |platform: &Platform, nodes, port: &str| {
            let network = network(platform.distribution).of(platform, nodes, nodes.min(2));
            network.listeners.iter().any(|one| one.ports.iter().any(|own| own == port))
        };
        assert!(has(&platform, 1, "6443") && !has(&platform, 1, "8472"));
        assert!(has(&platform, 3, "8472") && !has(&platform, 3, "2379-2380"));
        platform.datastore = Datastore::Etcd;
        assert!(has(&platform, 3, "2379-2380"));
        assert!(!has(&platform, 1, "80"));
        platform.addons = vec![Addon::Traefik];
        assert!(has(&platform, 1, "30000-32767") && !has(&platform, 1, "80"));
        platform.addons = vec![Addon::Traefik, Addon::Servicelb];
        assert!(has(&platform, 1, "80"));
    }
}
