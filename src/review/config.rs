//! The configuration of a distribution wherever an answer writes it: in a file of its own, or in a
//! document that a script writes.

use super::proposal::{Piece, Proposal};
use crate::yaml::{Node, Place, documents};

/// The most values of one document within a script.
const MOST_VALUES: usize = 20_000;

/// A document of configuration: YAML without a kind, or one of k0s's own.
pub(super) struct Config<'a> {
    /// Where it stands.
    pub(super) piece: &'a Piece,
    /// Lines before it within the piece.
    before: usize,
    pub(super) node: Node,
}

impl Config<'_> {
    /// The answer's line of a place in it.
    pub(super) fn line_of(&self, place: Place) -> usize {
        self.piece.line_of(place) + self.before
    }
}

/// All configuration, in its order.
pub(super) fn configs(proposal: &Proposal) -> Vec<Config<'_>> {
    let mut all = Vec::new();
    let mut allowance = super::MOST_VALUES;
    for piece in &proposal.pieces {
        let own = piece.documents.iter().filter(|node| is_config(node));
        all.extend(own.map(|node| Config { piece, before: 0, node: node.clone() }));
    }
    for piece in proposal.scripts() {
        for document in &piece.script.documents {
            let mut own = allowance.min(MOST_VALUES);
            let read = documents(&document.text, &mut own);
            allowance -= allowance.min(MOST_VALUES) - own;
            let before = document.line.saturating_sub(1);
            let nodes = read.all.into_iter().filter(is_config);
            all.extend(nodes.map(|node| Config { piece, before, node }));
        }
    }
    all
}

fn is_config(node: &Node) -> bool {
    let api = node.get("apiVersion").and_then(Node::as_text);
    match api {
        Some(api) => api.starts_with("k0s.k0sproject.io/") || api.starts_with("kubeadm.k8s.io/"),
        None => matches!(node.value, crate::yaml::Value::Map(_)),
    }
}
