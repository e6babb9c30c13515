//! The one table of checks: what is looked at in an answer, and where the fact comes from. Its
//! sentences are in the catalogue of texts under [`Check::text_key`]: what is required, and as
//! attributes why it fails (`fail`), is missing (`absent`), or is worth knowing (`note`).

use super::checks::{
    addons, datastore, doors, extras, firewall, form, images, kustomize, manifests, memory, outage,
    pull, push, reached, script, secrets, tasks, whole,
};
use super::{Case, Outcomes};
use crate::design::Tier;

/// Which input a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Answers and folders.
    Both,
    /// Answers alone: it reads prose, or fences.
    Answers,
    /// Answers to the Pro prompt.
    Pro,
    /// Answers to the Basic prompt.
    Basic,
}

impl About {
    /// Whether it is about this input.
    pub(super) fn includes(self, folder: bool, tier: Tier) -> bool {
        match self {
            About::Both => true,
            About::Answers => !folder,
            About::Pro => !folder && tier == Tier::Pro,
            About::Basic => !folder && tier == Tier::Basic,
        }
    }
}

/// One check.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Stable and dotted: `inbound.nodeport`.
    pub id: &'static str,
    /// Which input it is about.
    pub about: About,
    /// Where the fact comes from.
    pub source: &'static str,
    /// Looks.
    pub(super) run: fn(&Case<'_>, &Check) -> Outcomes,
}

impl Check {
    /// The key of what it requires.
    pub fn text_key(&self) -> String {
        format!("review-{}", self.id.replace('.', "-"))
    }

    /// The group it is shown in: the first part of its id.
    pub fn group(&self) -> &'static str {
        self.id.split('.').next().unwrap_or_default()
    }
}

macro_rules! checks {
    ($($id:literal, $about:ident, $run:path, $source:literal;)+) => {
        /// All checks, in the order of the report.
        pub const CHECKS: &[Check] =
            &[$(Check { id: $id, about: About::$about, run: $run, source: $source }),+];
    };
}

checks! {
    // The form of the answer.
    "form.readable", Both, form::readable, "the answer itself";
    "form.complete", Answers, whole::complete, "the prompt: all four tasks in full";
    "form.path", Answers, form::path, "the prompt: each manifest in its own block whose first line is its path";
    "form.paths", Both, form::paths, "the answer itself";
    // The tasks.
    "task.install", Pro, tasks::install, "the prompt: task 1";
    "task.tree", Pro, tasks::tree, "the prompt: task 2";
    "task.engine", Pro, tasks::engine, "the prompt: task 3";
    "task.stack", Basic, tasks::stack, "the Basic prompt: a light stack";
    "task.strategy", Basic, tasks::strategy, "the Basic prompt: a deployment strategy";
    "outage.explained", Answers, outage::explained, "the prompt: task 4";
    "outage.mechanism", Pro, outage::mechanism, "fluxcd/source-controller and kustomize-controller, docs/spec/v1; argoproj/argo-cd, docs/operator-manual; argoproj-labs/argocd-agent, docs/concepts";
    "extra.wasm", Answers, extras::wasm, "the prompt: extra requirements";
    "extra.secure-boot", Answers, extras::secure_boot, "the prompt: extra requirements";
    "extra.disk-encryption", Answers, extras::disk_encryption, "the prompt: extra requirements";
    // The datastore and the memory.
    "datastore.etcd", Both, datastore::etcd, "K3s documentation, Cluster Datastore; k0s documentation, Configuration Options: spec.storage.type";
    "datastore.kubeadm", Both, datastore::kubeadm, "Kubernetes documentation, Installing kubeadm: 2 GB or more per machine";
    "datastore.exists", Both, datastore::exists, "k3s-io/k3s issue 2177: no dqlite since v1.19; k3s-io/kine, pkg/drivers; k0sproject/k0s, pkg/apis/k0s/v1beta1/storage.go";
    "memory.fits", Both, memory::fits, "the RAM budget and the sources of its lines";
    "memory.stated", Both, memory::stated, "Kubernetes documentation, Pod Quality of Service Classes";
    "memory.control-plane", Answers, memory::control_plane, "the prompt: the limit is 4,096 MiB";
    // The scripts.
    "script.verified", Both, script::verified, "the prompt: every download is checked before any of it is run";
    "script.config-path", Both, script::config_path, "K3s documentation, Configuration File; Raspberry Pi documentation: /boot/firmware";
    // The manifests.
    "manifests.fenced", Answers, manifests::fenced, "the prompt: each manifest in its own fenced yaml block";
    "manifests.parse", Both, manifests::parse, "YAML 1.2, a duplicate key included (kubectl refuses it, too)";
    "manifests.versions", Both, manifests::versions, "Kubernetes, Deprecated API Migration Guide; k8s-openapi 0.29 (1.33 to 1.37); CRDs of Argo CD v3.5.1 and Flux v2.9 (assets/schema)";
    "manifests.fields", Both, manifests::known_fields, "k8s-openapi 0.29 (1.37); CRDs of Argo CD v3.5.1 and Flux v2.9; kustomize v5.8.1, api/types (assets/schema)";
    // The tree as Kustomize reads it.
    "kustomize.name", Both, kustomize::name, "kubernetes-sigs/kustomize, api/konfig/general.go: RecognizedKustomizationFileNames";
    "kustomize.resolves", Both, kustomize::resolves, "kubernetes-sigs/kustomize, api/types/kustomization.go: its fields that name files; api/internal/loader/loadrestrictions.go: files outside of its folder";
    "kustomize.base", Both, kustomize::base, "the prompt: base and overlays with Kustomize";
    "kustomize.reached", Both, reached::reached, "kubernetes-sigs/kustomize: what no kustomization names is not built; fluxcd/pkg, kustomize/kustomize_generator.go and argo-cd docs/user-guide/directory.md: what an engine applies without one";
    // Images.
    "images.pinned", Both, images::pinned, "the prompt: images by exact version or digest, never latest; Kubernetes documentation, Images: no tag is latest";
    // Pull alone.
    "pull.destination", Both, pull::destination, "argo-cd docs/operator-manual/applicationset/Generators-Cluster.md: the generator targets the server of each Secret it finds";
    "pull.cluster-secret", Both, pull::cluster_secret, "argo-cd docs/operator-manual/declarative-setup.md, Clusters";
    "pull.kubeconfig", Both, pull::kubeconfig, "kustomize-controller docs/spec/v1/kustomizations.md, KubeConfig (Remote clusters)";
    "pull.pipeline", Both, push::pipeline, "the prompt: pull alone, nodes only dial out";
    // No inbound port.
    "inbound.nodeport", Both, doors::node_port, "Kubernetes documentation, Service, type: NodePort";
    "inbound.loadbalancer", Both, doors::load_balancer, "Kubernetes documentation, Service, type: LoadBalancer; k3s-io/docs docs/networking/networking-services.md: ServiceLB makes each a host port";
    "inbound.hostport", Both, doors::host_port, "Kubernetes API reference, ContainerPort: hostPort";
    "inbound.hostnetwork", Both, doors::host_network, "Kubernetes API reference, PodSpec: hostNetwork";
    "inbound.external-ip", Both, doors::external_address, "Kubernetes documentation, Service, external IPs";
    "inbound.ingress", Both, doors::route, "Kubernetes documentation, Ingress; Gateway API";
    "inbound.addons", Both, addons::opening, "k3s-io/docs docs/networking/networking-services.md: Traefik and ServiceLB are there unless disabled";
    "inbound.firewall", Both, firewall::admits, "the prompt: nodes only dial out; peers' ports: assets/network";
    // Secrets.
    "secrets.clear-text", Both, secrets::clear, "the prompt: no secret stands anywhere in clear text";
    "secrets.objects", Both, secrets::objects, "Kubernetes documentation, Secrets: the values are base64, not encrypted";
}
