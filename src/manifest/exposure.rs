//! What objects expose: Services, ports of containers, and whatever opens a port of a node.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_yaml::Value;

use super::door::{door_of_field, door_of_kind};
use super::policy::{Labels, admissions, shares};
use super::{Admission, File, Object, get, items, labels, objects, text, text_at};

/// What a set of files exposes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Exposure {
    /// How many files were read.
    pub files: usize,
    /// Those that are no YAML, about which nothing is known.
    pub unread: Vec<String>,
    /// How many objects stand in them.
    pub objects: usize,
    /// How many patches of objects.
    pub patches: usize,
    /// How many objects of each kind, by kind.
    pub kinds: BTreeMap<String, usize>,
    /// The Services.
    pub services: Vec<Service>,
    /// What has containers with ports.
    pub pods: Vec<Pod>,
    /// What opens a node, or the cluster, to somebody outside of it.
    pub openings: Vec<Opening>,
    /// Network policies that let nobody in.
    pub denials: Vec<Denial>,
}

/// A Service.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// Its namespace, or several.
    pub namespace: String,
    /// Its `type`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its ports.
    pub ports: Vec<Port>,
    /// The file that it stands in.
    pub file: String,
    /// Who may reach the pods behind it; nothing where no policy says, so that every pod may.
    pub admits: Option<Vec<Admission>>,
}

/// What has containers with ports: a Deployment, a `DaemonSet`, a Pod.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pod {
    /// Its kind.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its namespace, or several.
    pub namespace: String,
    /// The ports of its containers.
    pub ports: Vec<Port>,
    /// The file that it stands in.
    pub file: String,
    /// Who may reach it; nothing where no policy says, so that every pod may.
    pub admits: Option<Vec<Admission>>,
}

/// A port.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Port {
    /// Its number, or a name that stands for it.
    pub port: String,
    /// `TCP`, `UDP` or `SCTP`.
    pub protocol: String,
}

/// Something that lets in what comes from outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Opening {
    /// The kind of the object.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its namespace, or several.
    pub namespace: String,
    /// The field, or the kind itself where there is none: `hostPort`, `type`, `Ingress`.
    pub field: String,
    /// The value of the field.
    pub value: String,
    /// The file that it stands in.
    pub file: String,
}

/// A network policy that lets nobody in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Denial {
    /// Its name.
    pub name: String,
    /// Its namespace, or several.
    pub namespace: String,
    /// The file that it stands in.
    pub file: String,
}

/// What files expose.
pub fn exposure(files: &[File]) -> Exposure {
    let objects = objects(files);
    let all = &objects.all;
    // A patch opens what its object opens with it, but says too little to stand for the object.
    let whole = || all.iter().filter(|object| !object.patch);
    let of_kind = |kind: &'static str| whole().filter(move |object| object.kind == kind);
    let policies: Vec<&Object> = of_kind("NetworkPolicy").collect();
    let mut kinds = BTreeMap::new();
    for object in whole() {
        *kinds.entry(object.kind.clone()).or_insert(0) += 1;
    }
    Exposure {
        files: files.len(),
        unread: objects.unread.clone(),
        objects: whole().count(),
        patches: all.len() - whole().count(),
        kinds,
        services: of_kind("Service").filter_map(|one| service(one, all, &policies)).collect(),
        pods: whole().filter_map(|object| pod(object, &policies)).collect(),
        openings: all.iter().flat_map(openings).collect(),
        denials: policies.iter().filter_map(|policy| denial(policy)).collect(),
    }
}

/// A Service; one without ports is a name alone.
fn service(service: &Object, all: &[Object], policies: &[&Object]) -> Option<Service> {
    let ports = items(&service.value, &["spec", "ports"]);
    if ports.is_empty() {
        return None;
    }
    let kind = text_at(&service.value, &["spec", "type"]);
    let selector = labels(&service.value, &["spec", "selector"]);
    Some(Service {
        name: service.name.clone(),
        namespace: service.namespaces.join(", "),
        kind: if kind.is_empty() { "ClusterIP".to_owned() } else { kind },
        ports: ports.iter().map(|one| port(one, "port")).collect(),
        file: service.file.clone(),
        admits: admissions(policies, &service.namespaces, &behind(service, &selector, all)),
    })
}

/// The labels of the pods behind a Service: they may have more than it asks for.
fn behind(service: &Object, selector: &Labels, all: &[Object]) -> Labels {
    let selected = |object: &&Object| {
        let own = pod_labels(object);
        shares(&object.namespaces, &service.namespaces)
            && !selector.is_empty()
            && selector.iter().all(|(key, value)| own.get(key) == Some(value))
    };
    all.iter().find(selected).map_or_else(|| selector.clone(), pod_labels)
}

/// Where the template of an object's pods is.
fn template(object: &Object) -> Option<&Value> {
    match object.kind.as_str() {
        "Pod" => Some(&object.value),
        "CronJob" => object.get(&["spec", "jobTemplate", "spec", "template"]),
        _ => object.get(&["spec", "template"]),
    }
}

fn pod_labels(object: &Object) -> Labels {
    template(object).map(|template| labels(template, &["metadata", "labels"])).unwrap_or_default()
}

fn pod(object: &Object, policies: &[&Object]) -> Option<Pod> {
    let spec = get(template(object)?, &["spec"])?;
    let containers = ["containers", "initContainers"].map(|list| items(spec, &[list]));
    let ports = containers.into_iter().flatten().flat_map(|one| items(one, &["ports"]));
    let ports: Vec<Port> = ports.map(|one| port(one, "containerPort")).collect();
    (!ports.is_empty()).then(|| Pod {
        kind: object.kind.clone(),
        name: object.name.clone(),
        namespace: object.namespaces.join(", "),
        ports,
        file: object.file.clone(),
        admits: admissions(policies, &object.namespaces, &pod_labels(object)),
    })
}

fn port(value: &Value, key: &str) -> Port {
    let protocol = text_at(value, &["protocol"]);
    Port {
        port: text_at(value, &[key]),
        protocol: if protocol.is_empty() { "TCP".to_owned() } else { protocol },
    }
}

/// A policy about all pods of a namespace that has no rule for what comes in.
fn denial(policy: &Object) -> Option<Denial> {
    let everyone = policy
        .get(&["spec", "podSelector"])
        .is_none_or(|selector| selector.as_mapping().is_some_and(serde_yaml::Mapping::is_empty));
    let types = items(&policy.value, &["spec", "policyTypes"]);
    let ingress = types.is_empty() || types.iter().any(|one| one == "Ingress");
    let nobody = items(&policy.value, &["spec", "ingress"]).is_empty();
    (everyone && ingress && nobody).then(|| Denial {
        name: policy.name.clone(),
        namespace: policy.namespaces.join(", "),
        file: policy.file.clone(),
    })
}

/// What in an object opens something.
fn openings(object: &Object) -> Vec<Opening> {
    let mut fields = Vec::new();
    if door_of_kind(&object.kind).is_some() && !deletes(object) {
        fields.push((object.kind.clone(), String::new()));
    }
    search(&object.value, &object.kind, &mut fields);
    let opening = |(field, value): (String, String)| Opening {
        kind: object.kind.clone(),
        name: object.name.clone(),
        namespace: object.namespaces.join(", "),
        field,
        value,
        file: object.file.clone(),
    };
    fields.into_iter().map(opening).collect()
}

/// Whether it is a patch that takes the object away.
fn deletes(object: &Object) -> bool {
    text_at(&object.value, &["$patch"]) == "delete"
}

/// Looks for the fields that open a node, wherever they stand.
fn search(value: &Value, kind: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Mapping(pairs) => {
            for (key, inner) in pairs {
                let key = text(key);
                if let Some(value) = opens(&key, inner, kind) {
                    found.push((key, value));
                } else {
                    search(inner, kind, found);
                }
            }
        }
        Value::Sequence(list) => list.iter().for_each(|inner| search(inner, kind, found)),
        _ => {}
    }
}

/// The value of a field that opens a node.
fn opens(key: &str, value: &Value, kind: &str) -> Option<String> {
    let shown = match value.as_sequence() {
        Some(list) => list.iter().map(text).collect::<Vec<_>>().join(", "),
        None => text(value),
    };
    door_of_field(kind, key, &shown).map(|_| shown)
}
