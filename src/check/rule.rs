//! The one table of rules: what can be found in a design, how bad it is, and where the fact
//! comes from. Its sentences are in the catalogue of texts under [`Rule::text_key`].

use super::{Finding, Severity};
use crate::text::Phrase;

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable and dotted: `datastore.dqlite-gone`.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where the fact comes from.
    pub source: &'static str,
}

impl Rule {
    /// The key of its message; what to do is the attribute `fix` of the same key.
    pub fn text_key(self) -> String {
        format!("finding-{}", self.id.replace('.', "-"))
    }

    /// The finding of this rule at a field.
    pub(super) fn at(self, path: impl Into<String>) -> Finding {
        let key = self.text_key();
        Finding {
            id: self.id,
            severity: self.severity,
            path: path.into(),
            fix: Phrase::new(format!("{key}.fix")),
            message: Phrase::new(key),
            source: self.source,
        }
    }
}

macro_rules! rules {
    ($($name:ident = $severity:ident $id:literal, $source:literal;)+) => {
        $(pub(super) const $name: Rule =
            Rule { id: $id, severity: Severity::$severity, source: $source };)+

        /// All rules, by subject.
        pub const RULES: &[Rule] = &[$($name),+];
    };
}

rules! {
    // The fleet and its numbers.
    NO_DEVICE = Error "fleet.no-device", "the design's own figures";
    DUPLICATE_NAME = Error "fleet.duplicate-name", "the names become folders, labels and branches of the tree";
    REGIONS_SUM = Warning "fleet.regions-sum", "the design's own figures";
    RINGS_SUM = Warning "fleet.rings-sum", "the design's own figures";
    RING_EMPTY = Note "fleet.ring-empty", "the design's own figures";
    NO_CLUSTER = Note "fleet.no-cluster", "the design's own figures";
    LIKE_CLOUD = Note "fleet.looks-like-cloud", "an estimate: published edge fleets run one to three nodes of 2 to 8 GB a site";
    LABEL_RESERVED = Error "fleet.label-reserved", "Kubernetes documentation, Labels and Selectors: kubernetes.io/ and k8s.io/ are reserved";
    LOCKED_UNKNOWN = Warning "fleet.locked-unknown", "the table of fields";
    NO_NODE = Error "device.no-node", "the design's own figures";
    NO_CORE = Error "device.no-core", "the design's own figures";
    OS_ARCH = Error "device.os-arch", "Raspberry Pi documentation: Raspberry Pi OS runs on Arm processors";
    // The inventory against the design.
    INVENTORY_STRANGER = Error "inventory.unknown-name", "the inventory held against the design";
    INVENTORY_COUNT = Warning "inventory.count", "the inventory held against the design";
    // The distribution and its nodes.
    PLATFORM_VERSION = Error "platform.version-shape", "the distributions' release names";
    PLATFORM_OLD = Error "platform.version-old", "K3s documentation, Configuration Options: the kubelet's drop-in folder is available in v1.32 and above (k3s-io/docs pull request 433)";
    K0S_OLD = Error "platform.k0s-old", "k0sproject/k0s v1.36, docs/runtime.md (containerd 2 and its configuration) and release workflow (image bundles by operating system)";
    K0S_AGENTS = Warning "platform.k0s-agents", "k0s documentation, Node-local load balancing: without it a worker depends on the controller that it joined";
    K0S_DRAIN = Note "upgrades.k0s-drain", "k0sproject/k0s v1.36, docs/autopilot.md and pkg/autopilot/controller/signal/k0s/cordon.go";
    SUMS_UNKNOWN = Note "platform.sums-unknown", "the catalogue of known checksums";
    NO_SERVER = Error "platform.no-server", "K3s documentation, Architecture";
    SERVERS_OVER_NODES = Error "platform.servers-over-nodes", "the design's own figures";
    UPGRADES_PRIVILEGED = Warning "upgrades.privileged", "rancher/system-upgrade-controller, README.md, Considerations; k3s-io/k3s-upgrade, Dockerfile and scripts/upgrade.sh";
    UPGRADES_ENGINE = Error "upgrades.engine", "this release";
    COREDNS_NEEDED = Error "addons.coredns-needed", "Argo CD and Flux manifests: controllers reach each other by Service name";
    LOCAL_PATH_NEEDED = Error "addons.local-path-needed", "K3s documentation, Volumes and Storage";
    NOT_ON_K0S = Error "addons.not-on-k0s", "k0sproject/k0s v1.36, pkg/config/cli.go: its components";
    // The datastore.
    DQLITE_GONE = Error "datastore.dqlite-gone", "k3s-io/k3s issue 2177 (2020): dqlite was removed in K3s v1.19; k3s-io/kine dropped its driver in 2023 and 2024";
    MICROK8S_DQLITE = Error "datastore.microk8s-dqlite", "canonical/microk8s, default arguments of kube-apiserver (2026-06)";
    SQLITE_SERVERS = Error "datastore.sqlite-servers", "K3s documentation, Cluster Datastore: SQLite cannot be used on clusters with multiple servers; k0sproject/k0s, StorageSpec.IsJoinable";
    ETCD_QUORUM = Warning "datastore.etcd-quorum", "K3s documentation, High Availability Embedded etcd";
    ETCD_FLASH = Error "datastore.etcd-flash", "K3s documentation, Requirements: SD cards and eMMC cannot handle the IO load of etcd";
    POSTGRES_ENDPOINT = Error "datastore.postgres-endpoint", "K3s documentation, Cluster Datastore: datastore-endpoint; k0s documentation, Configuration Options: spec.storage.kine.dataSource";
    POSTGRES_SINGLE = Note "datastore.postgres-single", "an inference: one database outlives none of its own failures";
    K0S_AUTHORITY = Warning "datastore.k0s-authority", "k0s documentation, Backup: certificates are in pki/ of the data folder, an external data store is not part of it";
    DATABASE_SHAPE = Error "datastore.database-shape", "K3s documentation, Cluster Datastore: datastore-endpoint";
    DATABASE_UNUSED = Note "datastore.database-unused", "the design itself";
    SD_WEAR = Note "datastore.sd-wear", "k3s-io/k3s issue 11313 (v1.30, Raspberry Pi 5)";
    // MicroK8s.
    MICROK8S_OLD = Error "microk8s.version-old", "canonical/microk8s, snap/hooks/install of branches 1.26 to 1.28";
    MICROK8S_ARM = Error "microk8s.arm", "canonical/microk8s-core-addons, addons.yaml@f689811: amd64, arm64, s390x, ppc64le";
    MICROK8S_ADDON = Error "microk8s.addon", "canonical/microk8s-core-addons, addons.yaml and addons/ingress/enable@f689811";
    MICROK8S_PULL = Error "microk8s.upgrades-pull", "snapcraft.io documentation, Managing updates";
    MICROK8S_FUTURE = Warning "microk8s.dqlite-future", "canonical/k8s-snap, releases/snap/1.36.md; canonical/k8s-dqlite issue 196; canonical/microk8s issues 3227 and 5016, pull request 4868";
    MICROK8S_QUORUM = Warning "microk8s.dqlite-quorum", "canonical/microk8s, scripts/wrappers/status.py@d099c90";
    MICROK8S_FLASH = Warning "microk8s.dqlite-flash", "canonical/microk8s issues 2280 and 3064";
    MICROK8S_MEMORY = Warning "microk8s.memory", "markdouthwaite/nestor, README; ferrarimarco/home-lab issue 232; canonical/microk8s issue 1692 and snap/hooks/install@d099c90";
    MICROK8S_CHANNEL = Note "microk8s.channel-moves", "snapcraft.io documentation, Channels; Managing updates (snapd 2.58)";
    MICROK8S_SNAPD = Note "microk8s.snapd", "canonical/microk8s, snap/snapcraft.yaml@d099c90";
    MICROK8S_ADDRESS = Note "microk8s.address", "canonical/microk8s, wrappers/apiservice-kicker and actions/common/utils.sh@d099c90";
    // Memory.
    BELOW_MINIMUM = Warning "memory.below-minimum", "K3s documentation, Requirements: server 2 GB, without workloads";
    MEMORY_OVER = Warning "memory.over", "the RAM budget and the sources of its lines";
    MEMORY_TIGHT = Note "memory.tight", "the RAM budget and the sources of its lines";
    NODE_LOST = Warning "memory.node-lost", "the RAM budget and the sources of its lines";
    REQUESTS_OVER = Warning "memory.requests-over", "Kubernetes documentation, Reserve Compute Resources for System Daemons";
    PODS_OVER = Warning "memory.pods-over", "Kubernetes documentation, Considerations for large clusters: no more than 110 pods per node";
    CONTROL_PLANE = Warning "memory.control-plane-4gib", "the RAM budget and the sources of its lines; the limit is 4,096 MiB";
    // GitOps.
    AGENT_MATURITY = Note "engine.agent-maturity", "argoproj-labs/argocd-agent v0.9.0, README.md, Project status; docs/configuration/ctl.md on its pki command";
    AGENT_SCALE = Warning "engine.agent-scale", "argoproj-labs/argocd-agent v0.9.0, docs/concepts/sync-protocol.md, Scalability: hundreds of simultaneous agents";
    AGENT_VERSION = Error "engine.agent-version", "argoproj-labs/argocd-agent v0.9.0, install/kubernetes: agent-params-cm.yaml, principal-params-cm.yaml";
    AGENT_VERSIONS_DIFFER = Error "engine.agent-versions-differ", "argoproj-labs/argocd-agent v0.9.0, principal/apis/auth/auth.go: another version is rejected";
    ARGOCD_ARM = Error "engine.argocd-arm", "argoproj/argo-cd, release workflow: linux/amd64, arm64, s390x, ppc64le";
    ENGINE_VERSION = Error "gitops.version-shape", "the engines' release names";
    ENGINE_OLD = Error "gitops.version-old", "fluxcd/kustomize-controller v1.5.0 and fluxcd/source-controller v1.6.0, CHANGELOG.md; argoproj/argo-cd v3.2.0, manifests/core-install.yaml (pull request 23038)";
    POLL_RATE = Warning "gitops.poll-rate", "GitHub documentation, Repository limits: 15 Git read operations a second and repository";
    INTERVAL_SHORT = Warning "gitops.interval-short", "Argo CD polls every 120 to 180 s by default, flux bootstrap every 60 s; neither default is made for fleets";
    JITTER_RANGE = Error "gitops.jitter-range", "fluxcd/pkg, runtime/jitter: the percentage lies below 100";
    JITTER_NONE = Note "gitops.jitter-none", "argoproj/argo-cd issue 14241; fluxcd/pkg, runtime/jitter";
    REPOSITORY_SHAPE = Error "gitops.repository-shape", "Flux GitRepository and Argo CD Application: repository URLs";
    REPOSITORY_SSH = Error "gitops.repository-ssh", "fluxcd/pkg, git: over SSH an identity and known_hosts are required; Argo CD documentation, Private Repositories: sshPrivateKey";
    ARTIFACT_SHAPE = Error "gitops.artifact-shape", "Flux OCIRepository: spec.url begins with oci://, its tag stands in spec.ref";
    ARTIFACT_UNREAD = Warning "gitops.artifact-unread", "this release; Argo CD's ApplicationSet git generator does not read OCI";
    HUB_SHAPE = Error "gitops.hub-shape", "argoproj-labs/argocd-agent v0.9.0, docs/configuration/reference/agent.md: server address and port";
    HUB_UNUSED = Note "gitops.hub-unused", "the design itself";
    APPLICATIONS_UNUSED = Note "gitops.applications-unused", "the design itself";
    REVISION_SHAPE = Error "gitops.revision-shape", "git check-ref-format";
    REVISION_RING = Error "gitops.revision-ring", "git check-ref-format: a branch cannot be a folder of branches too";
    OPEN_APPLIANCES = Note "open.appliances", "the design itself";
    OPEN_REGIONS = Note "open.regions", "the design itself";
    OPEN_HARDWARE = Note "open.hardware", "the design itself";
    OPEN_REPOSITORY = Note "open.repository", "the design itself";
    OPEN_HUB = Note "open.hub", "the design itself";
    OPEN_AGE_RECIPIENT = Note "open.age-recipient", "the design itself";
    // The network.
    INBOUND_TRAEFIK = Warning "inbound.traefik", "K3s documentation, Networking Services: Traefik takes ports 80 and 443 of the node";
    INBOUND_SERVICELB = Warning "inbound.servicelb", "K3s documentation, Networking Services: ServiceLB opens host ports";
    SITE_SHAPE = Error "network.site-shape", "RFC 4632, RFC 4291";
    SITE_OPEN = Warning "network.site-open", "K3s documentation, Requirements; k0s documentation, Networking; MicroK8s documentation, Services and ports: ports between nodes";
    SITE_PUBLIC = Warning "inbound.site-public", "RFC 1918, RFC 6598, RFC 4193";
    METERED_INTERVAL = Warning "network.metered-interval", "an estimate: 1 to 1.5 kB measured a look, 4 to 8 kB for a new TLS connection";
    // Security.
    SECURE_BOOT_FIRMWARE = Error "security.secure-boot-firmware", "UEFI specification, Secure Boot";
    TPM_MISSING = Error "security.tpm-missing", "systemd-cryptenroll: --tpm2-device";
    TANG_OUTAGE = Warning "security.tang-outage", "an inference from latchset/tang: a Tang client asks its server at each boot";
    TPM_PCR = Warning "security.tpm-without-secure-boot", "systemd-cryptenroll(1): PCR 7 holds the state of Secure Boot and its certificates, and nothing of what is started where that is off";
    LUKS_DATA_ONLY = Note "security.luks-data-only", "systemd crypttab(5); latchset/clevis: late boot unlocking; K3s, k0s and MicroK8s: where they keep their data";
    SECRETS_PLAIN = Warning "security.secrets-plain", "K3s documentation, Secrets Encryption: set at the first start";
    KEY_BESIDE_DATA = Note "security.key-beside-data", "k3s-io/k3s, secretsencrypt: server/cred/encryption-config.json";
    SIGNING_KEYS = Error "security.signing-keys", "argoproj/argo-cd v3.5.1, docs/user-guide/source-integrity-git-gpg.md: keys";
    SIGNATURES_VERSION = Error "security.signatures-version", "argoproj/argo-cd v3.5.1, docs/user-guide/source-integrity-git-gpg.md: supported as of Argo CD 3.5";
    SIGNATURES_KIND = Warning "security.signatures-kind", "fluxcd/source-controller v1.8.0 and v1.9.0, CHANGELOG.md; sigstore/cosign v3.0.0, CHANGELOG.md; fluxcd/pkg, git: an SSH key is no key ring";
    SIGNING_KEY_SHAPE = Error "security.signing-key-shape", "argoproj/argo-cd v3.5.1, util/sourceintegrity/gpg.go: KeyID, compared letter by letter";
    SIGNING_KEYS_UNUSED = Note "security.signing-keys-unused", "the design itself";
    SOPS_ENGINE = Error "security.sops-engine", "fluxcd/kustomize-controller, docs/spec/v1/kustomizations.md, Decryption; Argo CD documentation, Secret Management: by plugins alone";
    AGE_SHAPE = Error "security.age-shape", "C2SP age specification: recipients in bech32 (BIP 173)";
    AGE_UNUSED = Note "security.age-unused", "the design itself";
    SECRET_IN_TEXT = Warning "secrets.in-text", "the design itself";
    // Workloads.
    UNKNOWN_DEVICE = Error "workload.unknown-device", "the design itself";
    IMAGE_EMPTY = Error "workload.image-empty", "Kubernetes API: a container needs an image";
    IMAGE_SHAPE = Error "workload.image-shape", "OCI distribution specification: names, tags and digests";
    IMAGE_TAG = Warning "workload.image-tag", "Kubernetes documentation, Images: avoid :latest in production";
    MEMORY_LIMIT = Error "workload.memory-limit", "Kubernetes API: a limit is at least the request";
    CPU_LIMIT = Error "workload.cpu-limit", "Kubernetes API: a limit is at least the request";
    MEMORY_OPEN = Warning "workload.memory-open", "Kubernetes documentation, Pod Quality of Service Classes";
    POD_BASELINE = Note "workload.pod-security-baseline", "Kubernetes documentation, Pod Security Standards: Baseline";
    POD_PRIVILEGED = Warning "workload.pod-security-privileged", "Kubernetes documentation, Pod Security Standards: Privileged";
    NAME_DIGIT = Error "workload.name-digit", "Kubernetes API: a Service's name is an RFC 1035 label";
    PORT_RANGE = Error "workload.port-range", "Kubernetes API: containerPort";
    PROBE_SHAPE = Error "workload.probe-shape", "Kubernetes API: httpGet.path";
    PROBE_PORT = Error "workload.probe-port", "Kubernetes API: httpGet.port";
    VOLUME_HALF = Error "workload.volume-half", "the design itself";
    VOLUME_PATH = Error "workload.volume-path", "Kubernetes API: mountPath";
    FLUX_VARIABLE = Error "workload.flux-variable", "Flux Kustomization, Post build variable substitution; fluxcd/pkg, envsubst";
    VOLUME_REPLICAS = Warning "workload.volume-replicas", "rancher/local-path-provisioner: a volume lies on one node, ReadWriteOnce";
    NO_REPLICA = Note "workload.no-replica", "the design itself";
    CPU_OVER_NODE = Warning "workload.cpu-over-node", "Kubernetes documentation, Resource Management for Pods";
    NO_SHIM = Error "wasm.no-shim", "release workflows of spinframework/containerd-shim-spin and containerd/runwasi: x86_64 and aarch64";
}
