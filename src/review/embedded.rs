//! YAML within YAML and within scripts: patches of a kustomization, values of a chart, what a
//! command is fed with.

use super::shell::Script;
use crate::schema::{Api, NEWEST, api};
use crate::yaml::{Key, Node, Value, documents};

/// The documents within the texts of a piece, with the piece's own lines: patches of kustomizations,
/// values of charts, and what a script feeds to commands.
pub(super) fn inner(documents: &[Node], script: &Script) -> Vec<Node> {
    let mut found = Vec::new();
    for document in documents {
        walk(document, &mut |path, node| match path {
            [.., "patches"] => found.extend(patch(node)),
            [.., "patchesStrategicMerge" | "valuesContent"] | [.., "helm", "values"] => {
                found.extend(within(node));
            }
            // What a HelmRelease reads by `valuesFrom`.
            ["data", key] if key.ends_with("values.yaml") => found.extend(within(node)),
            _ => {}
        });
    }
    for fed in &script.documents {
        found.extend(read(&fed.text, fed.line));
    }
    found
}

/// The patch of one item of a kustomization's `patches`, as one of its target: what the patch itself
/// says of its kind does not count then.
fn patch(item: &Node) -> Vec<Node> {
    // Until kustomize 5 an item could be the patch itself.
    let Some(patch) = item.get("patch") else { return within(item) };
    let mut nodes = within(patch);
    if let Some(target) = item.get("target") {
        for node in &mut nodes {
            let Value::Map(pairs) = &mut node.value else { continue };
            let own = pairs.iter_mut().find(|(key, _)| key.name == "kind");
            match (own, target.get("kind")) {
                (Some((_, own)), Some(kind)) if own.value == kind.value => {}
                (Some((_, own)), Some(kind)) => {
                    own.value = kind.value.clone();
                    name_version(pairs, kind);
                }
                // By labels, or by name alone: of any kind.
                _ => pairs.retain(|(key, _)| key.name != "kind"),
            }
        }
    }
    nodes
}

/// The version of a patch that calls itself another kind than its target is as little its own: where
/// it does not have the target's kind, one that has it stands in its place.
fn name_version(pairs: &mut [(Key, Node)], kind: &Node) {
    let own = pairs.iter_mut().find(|(key, _)| key.name == "apiVersion");
    let Some((_, own)) = own else { return };
    let (Some(version), Some(kind)) = (own.as_text(), kind.as_text()) else { return };
    if let Api::Elsewhere { versions } = api(version, kind, NEWEST) {
        let text = versions.into_iter().next().unwrap_or_default();
        own.value = Value::Scalar { text, quoted: false };
    }
}

/// The documents within a text, with their places as those of the piece that the text stands in.
pub(super) fn within(node: &Node) -> Vec<Node> {
    match &node.value {
        // A text that is written as a block (`|`) has the place of its first line.
        Value::Scalar { text, quoted: true } => read(text, node.place.line),
        _ => Vec::new(),
    }
}

fn read(text: &str, line: usize) -> Vec<Node> {
    // Honest YAML has fewer values than characters; aliases upon aliases end here.
    let mut read = documents(text, &mut { text.len() });
    if read.broken.is_some() {
        return Vec::new();
    }
    for node in &mut read.all {
        shift(node, line.saturating_sub(1));
    }
    read.all
}

/// Moves a document down by some lines.
fn shift(node: &mut Node, lines: usize) {
    node.place.line += lines;
    match &mut node.value {
        Value::Map(pairs) => {
            for (key, inner) in pairs {
                key.place.line += lines;
                shift(inner, lines);
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| shift(item, lines)),
        Value::Scalar { .. } => {}
    }
}

/// Calls with every value of a document and the keys that lead to it, from the outermost.
pub(super) fn walk<'a>(node: &'a Node, visit: &mut dyn FnMut(&[&'a str], &'a Node)) {
    fn step<'a>(
        node: &'a Node,
        path: &mut Vec<&'a str>,
        visit: &mut dyn FnMut(&[&'a str], &'a Node),
    ) {
        visit(path, node);
        match &node.value {
            Value::Map(pairs) => {
                for (key, inner) in pairs {
                    path.push(&key.name);
                    step(inner, path, visit);
                    path.pop();
                }
            }
            Value::List(items) => items.iter().for_each(|item| step(item, path, visit)),
            Value::Scalar { .. } => {}
        }
    }
    step(node, &mut Vec::new(), visit);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patch_is_one_of_its_target() {
        let kinds = |target: &str| {
            let text = format!(
                "patches:\n  - target: {target}\n    patch: |-\n      kind: Unused\n      spec: {{}}\n"
            );
            let outer = crate::yaml::parse(&text).expect("YAML");
            let inner = inner(&[outer], &Script::default());
            inner[0].get("kind").and_then(Node::as_text).map(str::to_owned)
        };
        assert_eq!(kinds("{kind: Deployment}").as_deref(), Some("Deployment"));
        assert_eq!(kinds("{labelSelector: a=b}"), None);
    }

    #[test]
    fn a_patch_that_calls_itself_another_kind_has_its_target_s_version() {
        let version = |target: &str, own: &str| {
            let text = format!(
                "patches:\n  - target: {{kind: {target}}}\n    patch: |-\n      apiVersion: v1\n      kind: {own}\n"
            );
            let outer = crate::yaml::parse(&text).expect("YAML");
            let inner = inner(&[outer], &Script::default());
            inner[0].get("apiVersion").and_then(Node::as_text).map(str::to_owned)
        };
        assert_eq!(version("ApplicationSet", "Unused").as_deref(), Some("argoproj.io/v1alpha1"));
        assert_eq!(version("Service", "Unused").as_deref(), Some("v1"));
        // Whoever names the kind is held to its version.
        assert_eq!(version("Deployment", "Deployment").as_deref(), Some("v1"));
    }

    #[test]
    fn what_stands_in_a_block_has_the_lines_of_the_file_around_it() {
        let text = "# c\npatches:\n  - target: {kind: Service}\n    patch: |-\n      kind: Service\n      spec:\n        type: NodePort\n  - patch: 'kind: Pod'\n";
        let outer = crate::yaml::parse(text).expect("YAML");
        let mut found = Vec::new();
        walk(&outer, &mut |path, node| {
            if path == ["patches", "patch"] {
                found.push(node.clone());
            }
        });
        let inner = within(&found[0]);
        assert_eq!(inner[0].place.line, 5);
        let kind = inner[0].get("spec").and_then(|spec| spec.get("type")).expect("a type");
        assert_eq!(kind.place.line, 7);
        assert_eq!(within(&found[1])[0].get("kind").expect("a kind").place.line, 8);
        assert!(within(&outer).is_empty(), "no text");
    }
}
