//! Kubernetes objects as data: what a set of files holds, and what it exposes.
//!
//! Nothing here knows where the files come from. What we generate is read as if somebody else had
//! written it, so that a page about it says what stands in it, not what was meant.

mod door;
mod exposure;
mod firewall;
mod policy;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_yaml::{Mapping, Value};

pub use door::{Door, door_of_field, door_of_kind};
pub use exposure::{Exposure, Opening, Pod, Port, Service, exposure};
pub use firewall::{Chain, Entry, Firewall};
pub use policy::{Admission, Source};

/// The API group of kustomize's own files, which are no objects of a cluster.
const KUSTOMIZE: &str = "kustomize.config.k8s.io/";

/// A file and its text.
pub type File = (String, String);

/// One object, or a patch of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Object {
    /// The file that it stands in.
    pub file: String,
    /// Its `apiVersion`.
    pub api_version: String,
    /// Its `kind`.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The namespaces that it ends up in: its own, or what kustomizations make of it, one of which
    /// may take it up for several.
    pub namespaces: Vec<String>,
    /// Whether it is a patch: a part of an object that stands elsewhere.
    pub patch: bool,
    value: Value,
}

impl Object {
    /// The value at a path of keys.
    fn get(&self, path: &[&str]) -> Option<&Value> {
        get(&self.value, path)
    }
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Objects {
    /// The objects, and the patches within kustomizations, in the order of their files.
    pub all: Vec<Object>,
    /// Files that are no YAML.
    pub unread: Vec<String>,
}

/// The objects in files of YAML. What has no `kind` is none: a configuration of some program.
pub fn objects(files: &[File]) -> Objects {
    let mut objects = Objects::default();
    let mut folders = BTreeMap::new();
    let mut patched = BTreeSet::new();
    for (file, text) in files {
        let Some(documents) = documents(text) else {
            objects.unread.push(file.clone());
            continue;
        };
        for document in documents {
            if text_at(&document, &["apiVersion"]).starts_with(KUSTOMIZE) {
                folders.insert(folder(file).to_owned(), Folder::read(file, &document));
                objects.all.extend(patches(file, &document));
                let paths =
                    items(&document, &["patches"]).iter().map(|one| text_at(one, &["path"]));
                patched.extend(paths.map(|path| beside(file, &path)));
            } else {
                objects.all.extend(object(file, document));
            }
        }
    }
    for object in &mut objects.all {
        object.patch |= patched.contains(&object.file);
        let given = given(folder(&object.file), &folders, DEEPEST);
        if !given.is_empty() {
            object.namespaces = given.into_iter().collect();
        }
    }
    objects
}

/// What a kustomization says of the folders that it takes up.
struct Folder {
    namespace: String,
    takes_up: Vec<String>,
}

impl Folder {
    fn read(file: &str, kustomization: &Value) -> Self {
        let lists = ["resources", "components"].map(|list| items(kustomization, &[list]));
        Self {
            namespace: text_at(kustomization, &["namespace"]),
            takes_up: lists.into_iter().flatten().map(|one| beside(file, &text(one))).collect(),
        }
    }
}

/// How many kustomizations may lie on top of each other; more would be a circle.
const DEEPEST: u32 = 16;

/// The namespaces that kustomizations give to what lies in a folder: the outermost one decides.
fn given(name: &str, folders: &BTreeMap<String, Folder>, deepest: u32) -> BTreeSet<String> {
    let above = folders.iter().filter(|(_, folder)| folder.takes_up.iter().any(|one| one == name));
    let mut all = BTreeSet::new();
    for (outer, _) in above.filter(|_| deepest > 0) {
        all.extend(given(outer, folders, deepest - 1));
    }
    let own = folders.get(name).map(|folder| folder.namespace.clone());
    if all.is_empty() {
        all.extend(own.filter(|own| !own.is_empty()));
    }
    all
}

/// The path of a file or folder that a kustomization names.
fn beside(kustomization: &str, path: &str) -> String {
    let mut parts: Vec<&str> =
        folder(kustomization).split('/').filter(|one| !one.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The documents of a file; nothing where it is no YAML.
fn documents(text: &str) -> Option<Vec<Value>> {
    serde_yaml::Deserializer::from_str(text)
        .map(|document| Value::deserialize(document).ok())
        .collect()
}

fn object(file: &str, value: Value) -> Option<Object> {
    let kind = text_at(&value, &["kind"]);
    (!kind.is_empty()).then(|| Object {
        file: file.to_owned(),
        api_version: text_at(&value, &["apiVersion"]),
        kind,
        name: text_at(&value, &["metadata", "name"]),
        namespaces: own_namespace(&value),
        patch: false,
        value,
    })
}

fn own_namespace(value: &Value) -> Vec<String> {
    let own = text_at(value, &["metadata", "namespace"]);
    Some(own).filter(|own| !own.is_empty()).into_iter().collect()
}

/// The patches that a kustomization holds as text: each as an object of what it is applied to.
fn patches(file: &str, kustomization: &Value) -> Vec<Object> {
    let patch = |item: &Value| {
        let patch = Some(text_at(item, &["patch"])).filter(|patch| !patch.is_empty())?;
        let value = serde_yaml::from_str::<Value>(&patch).ok()?;
        let or_target = |own: String, key: &str| {
            if own.is_empty() || own == "Unused" || own == "unused" {
                text_at(item, &["target", key])
            } else {
                own
            }
        };
        let value = operations(value);
        Some(Object {
            file: file.to_owned(),
            api_version: text_at(&value, &["apiVersion"]),
            kind: or_target(text_at(&value, &["kind"]), "kind"),
            name: or_target(text_at(&value, &["metadata", "name"]), "name"),
            namespaces: own_namespace(&value),
            patch: true,
            value,
        })
    };
    items(kustomization, &["patches"]).iter().filter_map(patch).collect()
}

/// A list of operations on paths as a mapping of the last key of each path to its value, in which
/// what opens something is found like in any other object.
fn operations(whole: Value) -> Value {
    let Value::Sequence(operations) = whole else { return whole };
    let pair = |operation: &Value| {
        let path = text_at(operation, &["path"]);
        let key = path.rsplit('/').next().unwrap_or_default().to_owned();
        Some((Value::String(key), operation.get("value")?.clone()))
    };
    Value::Mapping(operations.iter().filter_map(pair).collect::<Mapping>())
}

fn get<'a>(value: &'a Value, path: &[&str]) -> Option<&'a Value> {
    path.iter().try_fold(value, |value, key| value.get(key))
}

/// The text at a path, empty where there is none.
fn text_at(value: &Value, path: &[&str]) -> String {
    get(value, path).map(text).unwrap_or_default()
}

/// A scalar as text.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(yes) => yes.to_string(),
        _ => String::new(),
    }
}

/// The items of the list at a path, none where there is no list.
fn items<'a>(value: &'a Value, path: &[&str]) -> &'a [Value] {
    get(value, path).and_then(Value::as_sequence).map_or(&[], Vec::as_slice)
}

/// The pairs of texts at a path: labels, or a selector.
fn labels(value: &Value, path: &[&str]) -> BTreeMap<String, String> {
    let pairs = get(value, path).and_then(Value::as_mapping).into_iter().flatten();
    pairs.map(|(key, value)| (text(key), text(value))).collect()
}

#[cfg(test)]
mod tests;
