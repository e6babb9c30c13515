//! The fields that the program knows (`assets/schema/*.fields`) against what they are made from.
//!
//! Those of Kubernetes come from the types of the crate `k8s-openapi`; `UPDATE_DOCS=1 cargo test
//! --test schema_data` writes them anew. Those of Argo CD and Flux come from the CRDs of a release,
//! which no crate carries in the versions that are generated for: with these in folders `argocd` and
//! `flux`, `SCHEMA_CRDS=DIR cargo test --test schema_data -- --ignored` writes them anew.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use k8s_openapi::Resource;
use schemars::{JsonSchema, SchemaGenerator};
use serde::Deserialize as _;
use serde_json::Value;

/// The parts of a file of fields: kinds, and types by name.
#[derive(Default)]
struct Fields {
    kinds: BTreeMap<(String, String), String>,
    types: BTreeMap<String, BTreeMap<String, String>>,
}

impl Fields {
    fn write(&self, head: &str) -> String {
        let mut out = String::new();
        for line in head.lines() {
            let _ = writeln!(out, "# {line}");
        }
        for ((api_version, kind), name) in &self.kinds {
            let _ = writeln!(out, "kind {api_version} {kind} {name}");
        }
        let reached = self.reached();
        for (name, fields) in self.types.iter().filter(|(name, _)| reached.contains(*name)) {
            let _ = writeln!(out, "type {name}");
            for (field, shape) in fields {
                let _ = writeln!(out, " {field} {shape}");
            }
        }
        out
    }

    /// The types that a kind leads to.
    fn reached(&self) -> BTreeSet<&String> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&str> = self.kinds.values().map(String::as_str).collect();
        while let Some(next) = open.pop() {
            if let Some((name, fields)) = self.types.get_key_value(next)
                && reached.insert(name)
            {
                open.extend(fields.values().map(|shape| inner(shape)));
            }
        }
        reached
    }
}

/// The name of the type in `[{name}]`.
fn inner(shape: &str) -> &str {
    shape.trim_matches(|c| "[]{}".contains(c))
}

/// What the crate has for one kind: its schema with all that it refers to.
fn add<T: Resource + JsonSchema>(fields: &mut Fields) {
    let schema = SchemaGenerator::default().into_root_schema_for::<T>().to_value();
    let name = schema["title"].as_str().expect("a title").to_owned();
    for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
        // These say their own shape wherever they are referred to.
        if scalar(name).is_none() && definition.get("properties").is_some() {
            fields.types.entry(short(name)).or_insert_with(|| of_crate(definition, &schema));
        }
    }
    let mut own = of_crate(&schema, &schema);
    // What the cluster writes is nobody's to spell.
    if let Some(status) = own.get_mut("status") {
        "any".clone_into(status);
    }
    fields.types.insert(short(&name), own);
    fields.kinds.insert((T::API_VERSION.to_owned(), T::KIND.to_owned()), short(&name));
}

fn of_crate(definition: &Value, root: &Value) -> BTreeMap<String, String> {
    let properties = definition["properties"].as_object().into_iter().flatten();
    properties.map(|(field, schema)| (field.clone(), crate_shape(schema, root))).collect()
}

fn crate_shape(schema: &Value, root: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/$defs/");
        let definition = &root["$defs"][name];
        return match scalar(name) {
            Some(shape) => shape.to_owned(),
            None if definition.get("properties").is_some() => short(name),
            None => crate_shape(definition, root),
        };
    }
    match schema["type"].as_str() {
        Some("array") => format!("[{}]", crate_shape(&schema["items"], root)),
        Some("object") => match schema.get("additionalProperties") {
            Some(inner) if inner.is_object() => format!("{{{}}}", crate_shape(inner, root)),
            _ => "any".to_owned(),
        },
        Some(scalar @ ("string" | "integer" | "number" | "boolean")) => scalar.to_owned(),
        _ => "any".to_owned(),
    }
}

/// Types that are written as a scalar, or as anything.
fn scalar(name: &str) -> Option<&'static str> {
    match name.rsplit('.').next().unwrap_or_default() {
        "Quantity" => Some("quantity"),
        "IntOrString" => Some("int-or-string"),
        "Time" | "MicroTime" | "FieldsV1" | "RawExtension" | "JSON" => Some("any"),
        // What a CRD says of its own objects is a language of its own.
        "JSONSchemaProps" => Some("any"),
        _ => None,
    }
}

/// `io.k8s.api.apps.v1.Deployment` as `apps.v1.Deployment`.
fn short(name: &str) -> String {
    let prefixes = ["io.k8s.api.", "io.k8s.apimachinery.pkg.apis.", "io.k8s."];
    let name = prefixes.iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    name.replace("apiextensions-apiserver.pkg.apis.", "").replace("kube-aggregator.pkg.apis.", "")
}

macro_rules! kinds {
    ($($module:path { $($kind:ident)* })*) => {{
        let mut fields = Fields::default();
        $({ use $module as module; $(add::<module::$kind>(&mut fields);)* })*
        fields
    }};
}

/// The kinds that people write; reviews, bindings and what only a cluster makes are none of them.
fn kubernetes() -> Fields {
    use k8s_openapi::api;
    use k8s_openapi::apiextensions_apiserver::pkg::apis::apiextensions;
    use k8s_openapi::kube_aggregator::pkg::apis::apiregistration;
    kinds! {
        api::admissionregistration::v1 {
            MutatingAdmissionPolicy MutatingAdmissionPolicyBinding MutatingWebhookConfiguration
            ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration
        }
        api::admissionregistration::v1beta1 {
            MutatingAdmissionPolicy MutatingAdmissionPolicyBinding
        }
        apiextensions::v1 { CustomResourceDefinition }
        apiregistration::v1 { APIService }
        api::apps::v1 { ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet }
        api::autoscaling::v1 { HorizontalPodAutoscaler }
        api::autoscaling::v2 { HorizontalPodAutoscaler }
        api::batch::v1 { CronJob Job }
        api::certificates::v1 {
            CertificateSigningRequest ClusterTrustBundle PodCertificateRequest
        }
        api::certificates::v1beta1 { ClusterTrustBundle PodCertificateRequest }
        api::coordination::v1 { Lease }
        api::core::v1 {
            ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume
            PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret
            Service ServiceAccount
        }
        api::discovery::v1 { EndpointSlice }
        api::events::v1 { Event }
        api::flowcontrol::v1 { FlowSchema PriorityLevelConfiguration }
        api::networking::v1 { IPAddress Ingress IngressClass NetworkPolicy ServiceCIDR }
        api::node::v1 { RuntimeClass }
        api::policy::v1 { PodDisruptionBudget }
        api::rbac::v1 { ClusterRole ClusterRoleBinding Role RoleBinding }
        api::resource::v1 {
            DeviceClass DeviceTaintRule ResourceClaim ResourceClaimTemplate ResourceSlice
        }
        api::resource::v1beta1 { DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice }
        api::resource::v1beta2 {
            DeviceClass DeviceTaintRule ResourceClaim ResourceClaimTemplate ResourceSlice
        }
        api::scheduling::v1 { PriorityClass }
        api::scheduling::v1beta1 { PodGroup Workload }
        api::storage::v1 {
            CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment
            VolumeAttributesClass
        }
        api::storagemigration::v1 { StorageVersionMigration }
        api::storagemigration::v1beta1 { StorageVersionMigration }
    }
}

#[test]
fn the_fields_of_kubernetes_are_those_of_the_crate_that_carries_its_types() {
    let head = "Kinds of Kubernetes 1.37 and their fields, from the types of k8s-openapi 0.29.\n\
                Made by tests/schema_data.rs, which says how; src/schema/data.rs says how to read it.";
    let (path, expected) = ("assets/schema/kubernetes.fields", kubernetes().write(head));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, &expected).expect("written");
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == expected,
        "{path} is out of date: UPDATE_DOCS=1 cargo test --test schema_data"
    );
}

/// Turns the schemas of CRDs into types; equal ones become one.
struct Crds<'a> {
    prefix: &'a str,
    fields: Fields,
    /// The name of each type by what stands in it.
    known: BTreeMap<String, String>,
}

impl Crds<'_> {
    fn add(&mut self, crd: &Value) {
        let (group, kind) = (&crd["spec"]["group"], &crd["spec"]["names"]["kind"]);
        let (group, kind) = (group.as_str().expect("a group"), kind.as_str().expect("a kind"));
        for version in crd["spec"]["versions"].as_array().expect("versions") {
            if version["served"] != true {
                continue;
            }
            let name = version["name"].as_str().expect("a name");
            let root = &version["schema"]["openAPIV3Schema"];
            let mut own = self.properties(root, &format!("{}.{kind}", self.prefix));
            own.insert("metadata".to_owned(), "meta.v1.ObjectMeta".to_owned());
            own.entry("status".to_owned()).and_modify(|status| "any".clone_into(status));
            let full = format!("{}.{name}.{kind}", self.prefix);
            self.fields.types.insert(full.clone(), own);
            self.fields.kinds.insert((format!("{group}/{name}"), kind.to_owned()), full);
        }
    }

    fn properties(&mut self, schema: &Value, path: &str) -> BTreeMap<String, String> {
        let properties = schema["properties"].as_object().into_iter().flatten();
        let spelled = |field: &&String| path.matches('.').count() > 1 || *field != "status";
        properties
            .map(|(field, inner)| {
                let shape = if spelled(&field) {
                    self.shape(inner, &format!("{path}.{field}"))
                } else {
                    "any".to_owned()
                };
                (field.clone(), shape)
            })
            .collect()
    }

    fn shape(&mut self, schema: &Value, path: &str) -> String {
        if schema["x-kubernetes-preserve-unknown-fields"] == true {
            return "any".to_owned();
        }
        if schema["x-kubernetes-int-or-string"] == true {
            return "int-or-string".to_owned();
        }
        match schema["type"].as_str() {
            Some("array") => format!("[{}]", self.shape(&schema["items"], path)),
            Some("object") if schema.get("properties").is_some() => {
                let properties = self.properties(schema, path);
                self.name(&properties, path)
            }
            Some("object") => match schema.get("additionalProperties") {
                Some(inner) if inner.is_object() => format!("{{{}}}", self.shape(inner, path)),
                _ => "any".to_owned(),
            },
            Some(scalar @ ("string" | "integer" | "number" | "boolean")) => scalar.to_owned(),
            _ => "any".to_owned(),
        }
    }

    fn name(&mut self, properties: &BTreeMap<String, String>, path: &str) -> String {
        let content = format!("{properties:?}");
        if let Some(name) = self.known.get(&content) {
            return name.clone();
        }
        self.known.insert(content, path.to_owned());
        self.fields.types.insert(path.to_owned(), properties.clone());
        path.to_owned()
    }
}

fn crds(folder: &Path, prefix: &str) -> Fields {
    let mut crds = Crds { prefix, fields: Fields::default(), known: BTreeMap::new() };
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("one").path()).collect();
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(path).expect("readable");
        for document in serde_yaml::Deserializer::from_str(&text) {
            let crd = Value::deserialize(document).expect("YAML");
            if crd.get("kind").and_then(Value::as_str) == Some("CustomResourceDefinition") {
                crds.add(&crd);
            }
        }
    }
    crds.fields
}

#[test]
#[ignore = "needs the CRDs of releases in SCHEMA_CRDS"]
fn the_fields_of_argo_cd_and_flux_are_written_anew() {
    let folder = std::env::var_os("SCHEMA_CRDS").expect("SCHEMA_CRDS");
    for name in ["argocd", "flux"] {
        let path = format!("assets/schema/{name}.fields");
        let old = fs::read_to_string(&path).unwrap_or_default();
        let head: Vec<&str> = old.lines().map_while(|line| line.strip_prefix("# ")).collect();
        let fields = crds(&Path::new(&folder).join(name), name);
        assert!(!fields.kinds.is_empty(), "no CRD in {name}");
        fs::write(&path, fields.write(&head.join("\n"))).expect("written");
    }
}
