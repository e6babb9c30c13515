//! YAML within YAML: the patches of a kustomization, the values of a chart, the commands of a job.

use crate::yaml::{Node, Value, documents};

/// The most values of what stands within one text.
const MOST_VALUES: usize = 20_000;

/// The documents within a text, with their places as those of the piece that the text stands in.
pub(super) fn within(node: &Node) -> Vec<Node> {
    let Value::Scalar { text, quoted: true } = &node.value else { return Vec::new() };
    // A text that is written as a block (`|`) has the place of its first line.
    let text = "\n".repeat(node.place.line.saturating_sub(1)) + text;
    let read = documents(&text, &mut { MOST_VALUES });
    if read.broken.is_some() { Vec::new() } else { read.all }
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
