//! How the kustomizations of a proposed tree lie on each other: what each one names, what is found
//! there, and what it reaches in the end.

use std::collections::{BTreeMap, BTreeSet};

use super::proposal::{Piece, Proposal, plain};
use crate::yaml::{Node, Place, Value};

/// The names that kustomize looks for (kubernetes-sigs/kustomize,
/// api/konfig/general.go: `RecognizedKustomizationFileNames`).
pub(super) const NAMES: [&str; 3] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/// The API group of kustomize's own files.
pub(super) const GROUP: &str = "kustomize.config.k8s.io/";

/// The proposed tree by its kustomizations.
pub(super) struct Layout<'a> {
    /// Every file by its path.
    pub(super) files: BTreeMap<String, &'a Piece>,
    /// The kustomization of each folder that has one.
    pub(super) folders: BTreeMap<String, Kustomization<'a>>,
    /// Files that a command writes: `flux install --export > engine/flux.yaml`.
    made: BTreeSet<&'a str>,
}

/// One kustomization.
pub(super) struct Kustomization<'a> {
    pub(super) piece: &'a Piece,
    pub(super) node: &'a Node,
    /// What it names, in its order.
    pub(super) references: Vec<Reference<'a>>,
}

/// A path that a kustomization names.
#[derive(Clone, Debug)]
pub(super) struct Reference<'a> {
    /// As it is written.
    pub(super) path: &'a str,
    /// Where.
    pub(super) place: Place,
    /// Whether it may be a folder with a kustomization: a resource or a component.
    pub(super) folder: bool,
}

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A file of the tree.
    File(String),
    /// A folder of the tree with a kustomization.
    Folder(String),
    /// Something outside of the repository, or that a command writes into it.
    Remote,
    /// Nothing.
    Nothing,
}

impl<'a> Layout<'a> {
    pub(super) fn new(proposal: &'a Proposal) -> Self {
        let files = proposal.tree();
        let mut folders = BTreeMap::new();
        for (path, piece) in &files {
            let name = path.rsplit('/').next().unwrap_or_default();
            let node = piece.documents.first().filter(|_| NAMES.contains(&name));
            if let Some(node) = node {
                let references = references(node);
                folders.insert(folder(path).to_owned(), Kustomization { piece, node, references });
            }
        }
        Self { files, folders, made: made(proposal) }
    }

    /// What a path in the kustomization of a folder leads to.
    pub(super) fn target(&self, folder: &str, reference: &Reference<'_>) -> Target {
        if is_remote(reference.path) {
            return Target::Remote;
        }
        let Some(path) = plain(&format!("./{folder}/{}", reference.path)) else {
            // `..` alone leads to the root, which is a folder too.
            let root = reference.folder
                && self.folders.contains_key("")
                && is_root(folder, reference.path);
            return if root { Target::Folder(String::new()) } else { Target::Nothing };
        };
        if self.files.contains_key(&path) {
            return Target::File(path);
        }
        if reference.folder && self.folders.contains_key(&path) {
            return Target::Folder(path);
        }
        if self.is_made(&path) { Target::Remote } else { Target::Nothing }
    }

    /// Whether a command writes this file: by its whole path, or by as much of its end as is named
    /// by one who stands in its folder.
    fn is_made(&self, path: &str) -> bool {
        let ends = path.match_indices('/').map(|(at, _)| &path[at + 1..]);
        std::iter::once(path).chain(ends).any(|end| self.made.contains(end))
    }

    /// All files that some kustomization names.
    pub(super) fn named(&self) -> BTreeSet<String> {
        let mut named = BTreeSet::new();
        for (folder, own) in &self.folders {
            for reference in &own.references {
                if let Target::File(path) = self.target(folder, reference) {
                    named.insert(path);
                }
            }
        }
        named
    }

    /// All folders that reach one of these, themselves among them.
    pub(super) fn reaching(&self, wanted: impl Fn(&str) -> bool) -> BTreeSet<&str> {
        let mut above: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (folder, own) in &self.folders {
            for reference in own.references.iter().filter(|reference| reference.folder) {
                if let Target::Folder(below) = self.target(folder, reference) {
                    above.entry(below).or_default().push(folder);
                }
            }
        }
        let mut open: Vec<&str> =
            self.folders.keys().map(String::as_str).filter(|folder| wanted(folder)).collect();
        let mut reaching = BTreeSet::new();
        while let Some(folder) = open.pop() {
            if reaching.insert(folder) {
                open.extend(above.get(folder).into_iter().flatten());
            }
        }
        reaching
    }

    /// All folders and files that a folder's kustomization reaches, itself among them.
    pub(super) fn reach(&self, folder: &str) -> Reach {
        let mut reach = Reach::default();
        let mut open = vec![folder.to_owned()];
        while let Some(folder) = open.pop() {
            let Some(own) = self.folders.get(&folder) else { continue };
            if !reach.folders.insert(folder.clone()) {
                continue;
            }
            for reference in &own.references {
                match self.target(&folder, reference) {
                    Target::File(path) => {
                        reach.files.insert(path);
                    }
                    Target::Folder(path) => open.push(path),
                    Target::Remote | Target::Nothing => {}
                }
            }
        }
        reach
    }
}

/// What is reached.
#[derive(Debug, Default)]
pub(super) struct Reach {
    pub(super) folders: BTreeSet<String>,
    pub(super) files: BTreeSet<String>,
}

/// The folder of a path, empty for the root.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn is_root(folder: &str, path: &str) -> bool {
    let depth = folder.split('/').filter(|part| !part.is_empty()).count();
    let up = path.split('/').filter(|part| *part == "..").count();
    depth == up && path.split('/').all(|part| matches!(part, ".." | "." | ""))
}

/// What the commands of all scripts write, below the root. `flux bootstrap` writes two files of its
/// own (fluxcd/flux2, pkg/manifestgen/{install,sync}/options.go).
fn made(proposal: &Proposal) -> BTreeSet<&str> {
    let mut made = BTreeSet::new();
    for command in proposal.scripts().flat_map(|piece| &piece.script.commands) {
        let options = ["-o", "--output", "--output-file"].map(|name| command.option(name));
        let files = command.written().into_iter().chain(options.into_iter().flatten());
        made.extend(files.map(|file| file.trim_start_matches("./")));
        if command.name() == "flux" && command.words.iter().any(|word| word == "bootstrap") {
            made.extend(["gotk-components.yaml", "gotk-sync.yaml"]);
        }
    }
    made
}

/// Whether kustomize would fetch it: an address, or a host's name before the path.
fn is_remote(path: &str) -> bool {
    path.contains("://")
        || path.contains("?ref=")
        || path.starts_with("git@")
        || path
            .split('/')
            .next()
            .is_some_and(|host| !host.starts_with('.') && host.contains('.') && path.contains('/'))
}

/// Lists of a kustomization that name files or folders, and whether they may be folders.
const LISTS: [(&str, bool); 10] = [
    ("resources", true),
    ("bases", true),
    ("components", true),
    ("crds", false),
    ("configurations", false),
    ("generators", true),
    ("transformers", true),
    ("validators", true),
    ("patchesStrategicMerge", false),
    ("helmGlobals", false),
];

/// Lists whose items name a file under `path`.
const WITH_PATH: [&str; 3] = ["patches", "patchesJson6902", "replacements"];

fn references(node: &Node) -> Vec<Reference<'_>> {
    let mut all = Vec::new();
    for (list, folder) in LISTS {
        all.extend(items(node, list).filter_map(|item| reference(item, folder)));
    }
    for list in WITH_PATH {
        // Until kustomize 5 an item could be the path itself.
        let paths = items(node, list).map(|item| item.get("path").unwrap_or(item));
        all.extend(paths.filter_map(|path| reference(path, false)));
    }
    for list in ["configMapGenerator", "secretGenerator"] {
        for generator in items(node, list) {
            for key in ["files", "envs"] {
                all.extend(items(generator, key).filter_map(source));
            }
            all.extend(generator.get("env").and_then(source));
        }
    }
    all
}

/// The items of a list under a key.
fn items<'a>(node: &'a Node, key: &str) -> impl Iterator<Item = &'a Node> {
    let items = match node.get(key).map(|list| &list.value) {
        Some(Value::List(items)) => items.as_slice(),
        _ => &[],
    };
    items.iter()
}

fn reference(node: &Node, folder: bool) -> Option<Reference<'_>> {
    // An inline patch is a text of several lines.
    let path = node.as_text().filter(|text| !text.is_empty() && !text.contains('\n'))?;
    Some(Reference { path, place: node.place, folder })
}

/// A generator's source: `name.conf`, or `key=path`.
fn source(node: &Node) -> Option<Reference<'_>> {
    let whole = reference(node, false)?;
    let path = whole.path.split_once('=').map_or(whole.path, |(_, path)| path);
    Some(Reference { path, ..whole })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_path() {
        for remote in [
            "https://github.com/a/b//c?ref=v1",
            "github.com/argoproj/argo-cd/manifests/core-install?ref=v3.5.1",
            "git@github.com:a/b.git",
        ] {
            assert!(is_remote(remote), "{remote}");
        }
        for path in ["../../base", "base/web.yaml", "./a.yaml", "web.yaml", "base"] {
            assert!(!is_remote(path), "{path}");
        }
    }

    #[test]
    fn the_root_is_reached_by_as_many_steps_up_as_there_are_down() {
        assert!(is_root("overlays/a", "../.."));
        assert!(!is_root("overlays/a", ".."));
        assert!(!is_root("overlays/a", "../../.."));
    }
}
