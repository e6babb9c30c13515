//! What the generated files expose, read from them as they are generated.
//!
//! The page about it is rendered when somebody looks at it, and only then are the others rendered
//! to be read; what is listed at each keystroke is not touched.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Tree, TreeError};
use crate::catalog::{At, Listener, Network};
use crate::manifest::{Chain, Exposure, File, Firewall, exposure};
use crate::template::{Value, value};

/// The name under which a template asks for it.
pub(super) const NAME: &str = "exposure";

/// Whether a file is for a hub, and never for an edge node.
fn is_for_hub(path: &str) -> bool {
    path.starts_with("hub/") || path.contains("/release-hub.")
}

/// What a page about exposures is told.
#[derive(Debug, Serialize)]
struct Page {
    /// What is for clusters.
    edge: Exposure,
    /// What is for a hub.
    hub: Exposure,
    /// The nodes of each device type.
    nodes: Vec<Nodes>,
    /// Where it is from what listens on nodes.
    sources: BTreeSet<String>,
}

/// The nodes of a device type.
#[derive(Debug, Serialize)]
struct Nodes {
    /// The device type.
    name: String,
    /// The file of its firewall; nothing where it has none, or one that lets everything in.
    firewall: Option<String>,
    /// The chain in it that decides what comes in.
    inbound: Option<Chain>,
    /// Its rules that let a new connection in.
    admitted: Vec<String>,
    /// The rules that let one out.
    released: Vec<String>,
    /// What listens.
    listeners: Vec<Heard>,
}

/// A listener, and who reaches it.
#[derive(Debug, Serialize)]
struct Heard {
    /// Its ports with the protocol: `6443/TCP`.
    shown: Vec<String>,
    #[serde(flatten)]
    listener: Listener,
    /// The rules of the firewall that let somebody through to it.
    rules: Vec<String>,
    /// `loopback` where the node alone reaches it, `node` where its pods do, too, `peers` where a
    /// rule admits somebody else, `everyone` where nothing is in the way.
    reached: &'static str,
}

/// What a template is told that asks for [`NAME`].
///
/// # Errors
/// When one of the other files does not render.
pub(super) fn facts(tree: &Tree) -> Result<Vec<(&'static str, Value)>, TreeError> {
    let (hub, edge) =
        manifests(tree)?.into_iter().partition::<Vec<File>, _>(|(path, _)| is_for_hub(path));
    let nodes: Result<Vec<Nodes>, TreeError> =
        tree.world.lans().map(|(name, lan)| nodes(tree, name, lan)).collect();
    let listeners = tree.world.lans().flat_map(|(_, lan)| &lan.listeners);
    let page = Page {
        edge: exposure(&edge),
        hub: exposure(&hub),
        nodes: nodes?,
        sources: listeners.map(|listener| listener.source.clone()).collect(),
    };
    Ok(vec![(NAME, value(page))])
}

/// All files of YAML. Who a cluster is exposes nothing, and there may be ten thousand of those.
fn manifests(tree: &Tree) -> Result<Vec<File>, TreeError> {
    let is_yaml = |path: &str| {
        path.rsplit_once('.').is_some_and(|(_, extension)| ["yaml", "yml"].contains(&extension))
    };
    let plans = tree.plans.iter().filter(|(path, plan)| {
        is_yaml(path) && !plan.choice.is_a_cluster() && !tree.is_about_the_others(plan)
    });
    plans.map(|(path, _)| Ok((path.clone(), tree.render(path)?))).collect()
}

fn nodes(tree: &Tree, name: &str, lan: &Network) -> Result<Nodes, TreeError> {
    let path = format!("install/{name}/firewall.nft");
    // Rules of somebody's own that ask for this page cannot be part of it.
    let readable = tree.plans.get(&path).is_some_and(|plan| !tree.is_about_the_others(plan));
    let firewall =
        if readable { Firewall::read(&tree.render(&path)?) } else { Firewall::default() };
    let rules = |chain: Option<&Chain>| -> Vec<String> {
        chain.into_iter().flat_map(Chain::admissions).map(str::to_owned).collect()
    };
    let inbound = firewall.inbound();
    let heard = |listener: &Listener| heard(listener, inbound);
    Ok(Nodes {
        name: name.to_owned(),
        admitted: rules(inbound),
        released: rules(firewall.outbound()),
        listeners: lan.listeners.iter().map(heard).collect(),
        firewall: inbound.map(|_| path),
        inbound: inbound.cloned(),
    })
}

fn heard(listener: &Listener, inbound: Option<&Chain>) -> Heard {
    let protocol = listener.protocol.as_str();
    let mut rules: Vec<String> = inbound
        .into_iter()
        .flat_map(|chain| listener.ports.iter().flat_map(|port| chain.admits(port, protocol)))
        .map(str::to_owned)
        .collect();
    rules.dedup();
    let reached = match (listener.at, inbound) {
        (At::Loopback, _) => "loopback",
        (_, None) => "everyone",
        (_, Some(_)) if rules.is_empty() => "node",
        (_, Some(_)) => "peers",
    };
    let upper = protocol.to_uppercase();
    Heard {
        shown: listener.ports.iter().map(|port| format!("{port}/{upper}")).collect(),
        listener: listener.clone(),
        rules,
        reached,
    }
}
