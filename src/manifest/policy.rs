//! Which pods a `NetworkPolicy` is about, and whom it lets reach them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_yaml::Value;

use super::{Object, get, items, labels, text, text_at};

/// Somebody who may reach a pod.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Admission {
    /// The policy that says so.
    pub policy: String,
    /// The file that it stands in.
    pub file: String,
    /// From where.
    pub from: Source,
    /// On which ports, as `8080/TCP`; none means on all.
    pub ports: Vec<String>,
}

/// From where a pod may be reached.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "text", rename_all = "kebab-case")]
pub enum Source {
    /// From everywhere that a packet can come from.
    Anywhere,
    /// From all pods of the same namespace.
    Namespace,
    /// From pods of the same namespace with these labels.
    Pods(String),
    /// From namespaces, or pods in them, with these labels.
    Namespaces(String),
    /// From a network.
    Block(String),
}

/// Labels as they stand on a pod.
pub(super) type Labels = BTreeMap<String, String>;

/// Who may reach a pod; nothing where no policy is about it, so that every pod may.
pub(super) fn admissions(
    policies: &[&Object],
    namespaces: &[String],
    pod: &Labels,
) -> Option<Vec<Admission>> {
    let about = |policy: &&&Object| {
        shares(&policy.namespaces, namespaces)
            && is_about_ingress(policy)
            && selects(policy.get(&["spec", "podSelector"]), pod)
    };
    let about: Vec<&&Object> = policies.iter().filter(about).collect();
    (!about.is_empty()).then(|| about.into_iter().flat_map(|policy| admitted(policy)).collect())
}

/// Whether two objects meet in a namespace. Without any they are in whichever one they are applied to.
pub(super) fn shares(one: &[String], other: &[String]) -> bool {
    one == other || one.iter().any(|namespace| other.contains(namespace))
}

/// A policy that does not say which way it is about is about traffic that comes in.
fn is_about_ingress(policy: &Object) -> bool {
    let types = items(&policy.value, &["spec", "policyTypes"]);
    types.is_empty() || types.iter().any(|one| one == "Ingress")
}

fn admitted(policy: &Object) -> Vec<Admission> {
    let admission = |from: Source, ports: &[String]| Admission {
        policy: policy.name.clone(),
        file: policy.file.clone(),
        from,
        ports: ports.to_vec(),
    };
    let mut all = Vec::new();
    for rule in items(&policy.value, &["spec", "ingress"]) {
        let ports: Vec<String> = items(rule, &["ports"]).iter().map(port).collect();
        let sources = items(rule, &["from"]);
        if sources.is_empty() {
            all.push(admission(Source::Anywhere, &ports));
        }
        all.extend(sources.iter().map(|from| admission(source(from), &ports)));
    }
    all
}

fn port(port: &Value) -> String {
    let protocol = text_at(port, &["protocol"]);
    let protocol = if protocol.is_empty() { "TCP".to_owned() } else { protocol };
    let number = text_at(port, &["port"]);
    let end = text_at(port, &["endPort"]);
    match (number.is_empty(), end.is_empty()) {
        (true, _) => protocol,
        (false, true) => format!("{number}/{protocol}"),
        (false, false) => format!("{number}-{end}/{protocol}"),
    }
}

fn source(from: &Value) -> Source {
    if let Some(block) = get(from, &["ipBlock", "cidr"]) {
        return Source::Block(text(block));
    }
    let pods = get(from, &["podSelector"]).map(shown);
    match (get(from, &["namespaceSelector"]).map(shown), pods) {
        (Some(namespaces), pods) => {
            let parts: Vec<String> = [Some(namespaces), pods]
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect();
            Source::Namespaces(parts.join(", "))
        }
        (None, Some(pods)) if pods.is_empty() => Source::Namespace,
        (None, Some(pods)) => Source::Pods(pods),
        (None, None) => Source::Anywhere,
    }
}

/// A selector as `key=value`, empty where it selects everything.
fn shown(selector: &Value) -> String {
    let labels = labels(selector, &["matchLabels"]);
    let mut parts: Vec<String> =
        labels.iter().map(|(key, value)| format!("{key}={value}")).collect();
    parts.extend(items(selector, &["matchExpressions"]).iter().map(|expression| {
        let values: Vec<String> = items(expression, &["values"]).iter().map(text).collect();
        let (key, operator) = (text_at(expression, &["key"]), text_at(expression, &["operator"]));
        format!("{key} {operator} {}", values.join(" ")).trim_end().to_owned()
    }));
    parts.join(", ")
}

/// Whether a selector is true of labels. One that is missing selects everything.
fn selects(selector: Option<&Value>, pod: &Labels) -> bool {
    let Some(selector) = selector else { return true };
    let wanted = labels(selector, &["matchLabels"]);
    wanted.iter().all(|(key, value)| pod.get(key) == Some(value))
        && items(selector, &["matchExpressions"]).iter().all(|expression| holds(expression, pod))
}

fn holds(expression: &Value, pod: &Labels) -> bool {
    let own = pod.get(&text_at(expression, &["key"]));
    let among = || {
        let values = items(expression, &["values"]);
        own.is_some_and(|own| values.iter().any(|value| text(value) == *own))
    };
    match text_at(expression, &["operator"]).as_str() {
        "In" => among(),
        "NotIn" => !among(),
        "Exists" => own.is_some(),
        "DoesNotExist" => own.is_none(),
        // What nobody understands is not taken for a protection.
        _ => false,
    }
}
