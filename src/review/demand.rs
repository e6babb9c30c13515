//! What an answer's workloads ask of one node of a device type: their manifests as the overlay
//! builds them, requests and limits in MiB.

use std::collections::BTreeSet;

use super::embedded::within;
use super::layout::{Kustomization, Layout, Target};
use super::proposal::{Object, Piece, Proposal};
use crate::budget::{Demand, Unstated};
use crate::yaml::{Node, Place, Value};

/// A workload as it ends up on the clusters of a device type.
#[derive(Clone, Debug)]
pub(super) struct Load<'a> {
    pub(super) piece: &'a Piece,
    pub(super) place: Place,
    kind: &'a str,
    pub(super) name: &'a str,
    /// Whether it belongs to the distribution or the engine, which the budget counts already.
    pub(super) system: bool,
    replicas: u32,
    pub(super) containers: Vec<Container<'a>>,
    pub(super) init: Vec<Container<'a>>,
}

/// A container.
#[derive(Clone, Debug)]
pub(super) struct Container<'a> {
    pub(super) name: String,
    pub(super) place: Place,
    pub(super) request_mib: Option<f64>,
    pub(super) limit_mib: Option<f64>,
    /// Whether it is an init container that goes on running.
    is_sidecar: bool,
    /// Where the larger of them stands.
    pub(super) stated: Option<(&'a Piece, Place)>,
}

/// The lists of containers that a pod has, but for those that somebody adds by hand to one that runs.
const LISTS: [&str; 2] = ["containers", "initContainers"];

/// Namespaces of the distribution and of the engines.
const SYSTEM: [&str; 4] = ["kube-system", "flux-system", "argocd", "argocd-agent"];

/// The folder of a device type's overlay.
pub(super) fn overlay<'a>(layout: &'a Layout<'_>, device: &str) -> Option<&'a str> {
    let mut folders = layout.folders.keys().map(String::as_str);
    folders.find(|folder| {
        let mut parts = folder.rsplit('/');
        parts.next() == Some(device) && parts.any(|part| part == "overlays")
    })
}

/// The workloads of a device type. Where there is no tree at all, every device type gets all of
/// them; where there is one without an overlay for it, none.
pub(super) fn loads<'a>(
    proposal: &'a Proposal,
    layout: &Layout<'a>,
    device: &str,
) -> Vec<Load<'a>> {
    if layout.folders.is_empty() {
        return proposal.objects().filter_map(load).collect();
    }
    let Some(overlay) = overlay(layout, device) else { return Vec::new() };
    let reach = layout.reach(overlay);
    let reached = |object: &Object<'_>| {
        object.piece.tree_path().is_some_and(|path| reach.files.contains(&path))
    };
    let mut patches: Vec<&Kustomization<'a>> = Vec::new();
    in_order(layout, overlay, &mut BTreeSet::new(), &mut patches);
    let apart: BTreeSet<String> = patch_files(layout);
    let own = proposal
        .objects()
        .filter(reached)
        .filter(|object| object.piece.tree_path().is_none_or(|path| !apart.contains(&path)));
    let mut loads: Vec<Load<'a>> = own.filter_map(load).collect();
    for kustomization in patches {
        apply(kustomization, layout, &mut loads);
    }
    loads
}

/// The kustomizations that an overlay is built from, what lies below first.
fn in_order<'l, 'a>(
    layout: &'l Layout<'a>,
    folder: &str,
    seen: &mut BTreeSet<String>,
    order: &mut Vec<&'l Kustomization<'a>>,
) {
    let Some(own) = layout.folders.get(folder) else { return };
    // As deep as there are folders: a circle ends here.
    if !seen.insert(folder.to_owned()) || seen.len() > 200 {
        return;
    }
    for reference in own.references.iter().filter(|reference| reference.folder) {
        if let Target::Folder(below) = layout.target(folder, reference) {
            in_order(layout, &below, seen, order);
        }
    }
    order.push(own);
}

/// Files that kustomizations name as patches.
fn patch_files(layout: &Layout<'_>) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    for (folder, own) in &layout.folders {
        for reference in own.references.iter().filter(|reference| !reference.folder) {
            if let Target::File(path) = layout.target(folder, reference) {
                files.insert(path);
            }
        }
    }
    files
}

/// An object as a workload.
pub(super) fn load(object: Object<'_>) -> Option<Load<'_>> {
    let kind = object.kind();
    let spec = pod_spec(object.node, kind)?;
    let of = |list| items(spec, list).map(|one| container(one, object.piece)).collect::<Vec<_>>();
    let containers = of("containers");
    let path = object.piece.path.as_deref().unwrap_or_default();
    let system = SYSTEM.contains(&object.text(&["metadata", "namespace"]))
        || path.split('/').any(|part| part == "engine" || part == "hub");
    let count = object.get(&["spec", "replicas"]).or_else(|| object.get(&["spec", "parallelism"]));
    (!containers.is_empty()).then(|| Load {
        piece: object.piece,
        place: object.node.place,
        kind,
        name: object.name(),
        system,
        replicas: count.and_then(Node::as_text).and_then(|text| text.parse().ok()).unwrap_or(1),
        containers,
        init: of("initContainers"),
    })
}

/// The specification of an object's pods.
fn pod_spec<'a>(node: &'a Node, kind: &str) -> Option<&'a Node> {
    let path: &[&str] = match kind {
        "Pod" => &["spec"],
        "CronJob" => &["spec", "jobTemplate", "spec", "template", "spec"],
        "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet" | "Job" => {
            &["spec", "template", "spec"]
        }
        _ => return None,
    };
    path.iter().try_fold(node, |node, key| node.get(key))
}

fn items<'a>(node: &'a Node, key: &str) -> std::slice::Iter<'a, Node> {
    match node.get(key).map(|list| &list.value) {
        Some(Value::List(items)) => items.iter(),
        _ => [].iter(),
    }
}

fn container<'a>(node: &Node, piece: &'a Piece) -> Container<'a> {
    let memory = |which| {
        let resources = node.get("resources").and_then(|resources| resources.get(which));
        resources.and_then(|one| one.get("memory"))
    };
    let mib = |which| memory(which).and_then(Node::as_text).and_then(mebibytes);
    let stated = memory("limits").or_else(|| memory("requests"));
    Container {
        name: node.get("name").and_then(Node::as_text).unwrap_or_default().to_owned(),
        place: node.place,
        request_mib: mib("requests"),
        limit_mib: mib("limits"),
        is_sidecar: node.get("restartPolicy").and_then(Node::as_text) == Some("Always"),
        stated: stated.map(|node| (piece, node.place)),
    }
}

/// A quantity of Kubernetes in MiB.
pub(super) fn mebibytes(text: &str) -> Option<f64> {
    let text = text.trim();
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let number: f64 = text[..end].parse().ok()?;
    let unit = match &text[end..] {
        "" => 1.0,
        "m" => 1e-3,
        "k" => 1e3,
        "M" => 1e6,
        "G" => 1e9,
        "T" => 1e12,
        "Ki" => 1_024.0,
        "Mi" => 1_048_576.0,
        "Gi" => 1_073_741_824.0,
        "Ti" => 1_099_511_627_776.0,
        exponent => {
            let exponent = exponent.strip_prefix(['e', 'E'])?;
            10_f64.powi(exponent.parse().ok().filter(|one| (-30..=30).contains(one))?)
        }
    };
    Some(number * unit / 1_048_576.0)
}

/// Applies the patches and the replica counts of one kustomization.
fn apply<'a>(kustomization: &Kustomization<'a>, layout: &Layout<'a>, loads: &mut [Load<'a>]) {
    let node = kustomization.node;
    for count in items(node, "replicas") {
        let text = |key| count.get(key).and_then(Node::as_text).unwrap_or_default();
        if let Ok(number) = text("count").parse() {
            let named = loads.iter_mut().filter(|load| load.name == text("name"));
            named.for_each(|load| load.replicas = number);
        }
    }
    let folder = kustomization.piece.tree_path().unwrap_or_default();
    let folder = super::layout::folder(&folder).to_owned();
    for item in items(node, "patches").chain(items(node, "patchesStrategicMerge")) {
        let target = item.get("target");
        let inline = item.get("patch").unwrap_or(item);
        for patch in within(inline) {
            change(&patch, kustomization.piece, target, loads);
        }
        let path = item.get("path").unwrap_or(item).as_text().filter(|text| !text.contains('\n'));
        let Some(path) = path else { continue };
        let reference = super::layout::Reference { path, place: item.place, folder: false };
        if let Target::File(path) = layout.target(&folder, &reference) {
            let Some(piece) = layout.files.get(&path) else { continue };
            piece.documents.iter().for_each(|patch| change(patch, piece, target, loads));
        }
    }
}

/// Applies one patch: a part of an object, or operations on paths.
fn change<'a>(patch: &Node, piece: &'a Piece, target: Option<&Node>, loads: &mut [Load<'a>]) {
    let own = |path: &[&str]| {
        path.iter().try_fold(patch, |node, key| node.get(key)).and_then(Node::as_text)
    };
    let aimed = |key: &str| target.and_then(|target| target.get(key)).and_then(Node::as_text);
    let kind = aimed("kind").or(own(&["kind"]));
    let name = if target.is_some() { aimed("name") } else { own(&["metadata", "name"]) };
    let hit = |load: &&mut Load<'_>| {
        kind.is_none_or(|kind| kind == load.kind) && name.is_none_or(|name| name == load.name)
    };
    for load in loads.iter_mut().filter(hit) {
        if let Value::List(operations) = &patch.value {
            for operation in operations {
                operate(operation, piece, load);
            }
        } else if let Some(spec) = pod_spec(patch, load.kind) {
            for list in LISTS {
                let changed = items(spec, list).map(|one| container(one, piece));
                changed.for_each(|one| load.merge(list, one));
            }
        }
        let replicas = own(&["spec", "replicas"]).and_then(|text| text.parse().ok());
        load.replicas = replicas.unwrap_or(load.replicas);
    }
}

/// One operation of RFC 6902 on what counts here.
fn operate<'a>(operation: &Node, piece: &'a Piece, load: &mut Load<'a>) {
    let text = |key: &str| operation.get(key).and_then(Node::as_text).unwrap_or_default();
    let path: Vec<&str> = text("path").trim_start_matches('/').split('/').collect();
    match path.as_slice() {
        ["spec", "replicas"] => load.replicas = text("value").parse().unwrap_or(load.replicas),
        [.., list, "-"] if LISTS.contains(list) => {
            load.list(list).extend(operation.get("value").map(|one| container(one, piece)));
        }
        [.., list, number, "resources", which, "memory"] => {
            let known = number.parse().ok().and_then(|at: usize| load.list(list).get_mut(at));
            if let Some((known, memory)) = known.zip(mebibytes(text("value"))) {
                known.stated = Some((piece, operation.get("value").unwrap_or(operation).place));
                match *which {
                    "requests" => known.request_mib = Some(memory),
                    "limits" => known.limit_mib = Some(memory),
                    _ => {}
                }
            }
        }
        [.., list, number, "resources"] => {
            let known = number.parse().ok().and_then(|at: usize| load.list(list).get_mut(at));
            let memory = |which| {
                let value = operation.get("value")?.get(which)?.get("memory")?;
                mebibytes(value.as_text()?)
            };
            if let Some(known) = known {
                known.stated = Some((piece, operation.place));
                known.request_mib = memory("requests").or(known.request_mib);
                known.limit_mib = memory("limits").or(known.limit_mib);
            }
        }
        _ => {}
    }
}

impl<'a> Load<'a> {
    /// The containers of one of the lists of a pod.
    fn list(&mut self, name: &str) -> &mut Vec<Container<'a>> {
        if name == "initContainers" { &mut self.init } else { &mut self.containers }
    }

    /// Takes what a patch says of a container: over what is known of it, or as a further one.
    fn merge(&mut self, list: &str, changed: Container<'a>) {
        let list = self.list(list);
        let Some(known) = list.iter_mut().find(|one| one.name == changed.name) else {
            list.push(changed);
            return;
        };
        known.request_mib = changed.request_mib.or(known.request_mib);
        known.limit_mib = changed.limit_mib.or(known.limit_mib);
        known.is_sidecar |= changed.is_sidecar;
        known.stated = changed.stated.or(known.stated);
    }

    /// Where the memory of its largest container is stated, else where it begins.
    pub(super) fn stated(&self) -> (&'a Piece, Place) {
        let high = |one: &&Container<'_>| one.limit_mib.or(one.request_mib).unwrap_or_default();
        let all = self.containers.iter().chain(&self.init);
        let largest = all.max_by(|one, other| high(one).total_cmp(&high(other)));
        largest.and_then(|one| one.stated).unwrap_or((self.piece, self.place))
    }

    /// What it takes on a node of a cluster.
    pub(super) fn share(&self, nodes: u32, unstated: &Unstated) -> Share {
        let of =
            |one: &Container<'_>| Demand::of_container(one.request_mib, one.limit_mib, unstated);
        let init = self.init.iter().map(|one| (of(one), one.is_sidecar));
        let pod = Demand::of_pod(self.containers.iter().map(of), init);
        // A `DaemonSet` is everywhere.
        let (even, fullest) = if self.kind == "DaemonSet" {
            (1.0, 1.0)
        } else {
            let nodes = nodes.max(1);
            (f64::from(self.replicas) / f64::from(nodes), f64::from(self.replicas.div_ceil(nodes)))
        };
        let times = |count| {
            let mut all = Demand::default();
            all.add(pod, count);
            all
        };
        Share { even: times(even), fullest: times(fullest) }
    }
}

/// What a workload takes on one node of a cluster, as the budget counts its own.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    /// Where its pods are spread evenly.
    pub(super) even: Demand,
    /// On the node that has most of them.
    pub(super) fullest: Demand,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantity_is_read_as_kubernetes_does() {
        let near = |text, mib: f64| {
            let read = mebibytes(text).expect("a quantity");
            assert!((read - mib).abs() < 1e-6, "{text}: {read}");
        };
        near("64Mi", 64.0);
        near("1.5Gi", 1_536.0);
        near("128974848", 123.0);
        near("129M", 123.023_987);
        near("1048576000m", 1.0);
        near("1e9", 953.674_316);
        for wrong in ["", "Mi", "12Q", "1e99", "-1", "{{ x }}"] {
            assert_eq!(mebibytes(wrong), None, "{wrong}");
        }
    }
}
