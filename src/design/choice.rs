//! The closed choices of a design, each with the word that stands in a session file.

/// Declares an enum whose variants each have one word.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// All of them, in the order a chooser shows them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// Their words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word in a session file.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The choice with this word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.word() == word)
            }
        }
    )+};
}

choices! {
    /// How much the prompt says.
    Tier {
        /// A short question for an architecture.
        Basic = "basic",
        /// Role, context, four tasks, constraints, and the facts computed here.
        Pro = "pro",
    }
    /// What else the prompt asks for or carries.
    Extra {
        /// Secure Boot on the devices.
        SecureBoot = "secure-boot",
        /// Encrypted disks.
        DiskEncryption = "disk-encryption",
        /// WebAssembly workloads.
        Wasm = "wasm",
        /// The generated tree, for the model to review.
        AttachTree = "attach-tree",
    }
    /// A device's processor architecture, by its name in Go and in image indexes.
    Arch {
        /// 64-bit x86.
        Amd64 = "amd64",
        /// 64-bit ARM.
        Arm64 = "arm64",
        /// 32-bit ARM (hard float).
        Arm = "arm",
    }
    /// What a device keeps its data on.
    Storage {
        /// An SD card.
        Sd = "sd",
        /// Soldered flash.
        Emmc = "emmc",
        /// A SATA or USB solid-state disk.
        Ssd = "ssd",
        /// An NVMe solid-state disk.
        Nvme = "nvme",
    }
    /// A device's operating system.
    Os {
        /// Debian without a desktop.
        Debian = "debian",
        /// Ubuntu Server.
        Ubuntu = "ubuntu",
        /// Raspberry Pi OS Lite.
        RaspberryPiOs = "raspberry-pi-os",
    }
    /// The Kubernetes distribution.
    Distribution {
        /// K3s.
        K3s = "k3s",
        /// k0s.
        K0s = "k0s",
        /// MicroK8s.
        Microk8s = "microk8s",
    }
    /// Where the control plane keeps its state.
    Datastore {
        /// SQLite behind kine, on the one server.
        Sqlite = "sqlite",
        /// A PostgreSQL outside the cluster, behind kine.
        Postgres = "postgres",
        /// dqlite, in MicroK8s alone.
        Dqlite = "dqlite",
        /// etcd on the servers.
        Etcd = "etcd",
    }
    /// A part that a distribution can bring along.
    Addon {
        /// Cluster DNS.
        Coredns = "coredns",
        /// Resource metrics for `kubectl top` and autoscaling.
        MetricsServer = "metrics-server",
        /// Volumes in a folder of the node.
        LocalPath = "local-path",
        /// An ingress controller.
        Traefik = "traefik",
        /// Load balancer services on host ports.
        Servicelb = "servicelb",
    }
    /// What pulls the desired state onto a cluster.
    Engine {
        /// Argo CD (core) on every cluster.
        Argocd = "argocd",
        /// argocd-agent on the cluster, Argo CD on a hub.
        ArgocdAgent = "argocd-agent",
        /// Flux on every cluster.
        Flux = "flux",
    }
    /// What writes the Applications of a cluster that runs Argo CD.
    Applications {
        /// An ApplicationSet controller on the cluster, from the labels of its own Secret.
        Generated = "generated",
        /// The install script, from the cluster's identity.
        Local = "local",
    }
    /// The link between a site and the world.
    Link {
        /// Copper.
        Ethernet = "ethernet",
        /// Fibre.
        Fibre = "fibre",
        /// Wireless LAN.
        Wifi = "wifi",
        /// LTE.
        FourG = "4g",
        /// 5G.
        FiveG = "5g",
        /// A satellite.
        Satellite = "satellite",
    }
    /// How disks are encrypted and unlocked.
    DiskEncryption {
        /// They are not.
        None = "none",
        /// LUKS, unlocked by the device's own TPM 2.
        LuksTpm2 = "luks-tpm2",
        /// LUKS, unlocked with a Tang server on the network.
        LuksTang = "luks-tang",
    }
    /// Who brings a new version of the distribution onto the nodes.
    Upgrades {
        /// Somebody who runs the install script again.
        ByHand = "by-hand",
        /// The cluster itself, from what its ring of the repository says.
        Pull = "pull",
    }
    /// How the repository may hold Secrets.
    GitSecrets {
        /// It holds none.
        None = "none",
        /// Encrypted with SOPS for the age key of a region.
        SopsAge = "sops-age",
    }
    /// The Pod Security standard that a workload keeps.
    PodSecurity {
        /// Hardened pods.
        Restricted = "restricted",
        /// No known privilege escalation.
        Baseline = "baseline",
        /// Anything: host paths, devices, root.
        Privileged = "privileged",
    }
    /// What runs a workload.
    Runtime {
        /// An OCI container under runc.
        Container = "container",
        /// A Spin application.
        Spin = "spin",
        /// A WASI module under Wasmtime.
        Wasmtime = "wasmtime",
        /// A WASI module under `WasmEdge`.
        Wasmedge = "wasmedge",
    }
}

impl Runtime {
    /// Whether this runs WebAssembly through a containerd shim.
    pub fn is_wasm(self) -> bool {
        self != Runtime::Container
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_names_its_choice() {
        for engine in Engine::ALL {
            assert_eq!(Engine::from_word(engine.word()), Some(*engine));
        }
        assert_eq!(Engine::from_word("fleet"), None);
    }
}
