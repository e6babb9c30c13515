# Labels and help of every field of a design, and the reasons why a value is refused.
# A label fits a form column of 22 characters; its help is one sentence.

## Sections of the form

section-project = Project
section-prompt = Prompt
section-fleet = Fleet
section-regions = Regions
section-rings = Rings
section-devices = Device types
section-platform = Kubernetes
section-gitops = GitOps
section-network = Network
section-security = Security
section-workloads = Workloads
section-other = Other

## Project and prompt

field-name = Fleet name
    .help = Lower-case letters, digits and dashes, at most 63; it names the fleet in the prompt and the tree.
field-project-appliances = Appliances
    .help = What the devices are, as the prompt says it (wind turbines, trucks); may stay open.
field-project-summary = Purpose
    .help = What the fleet is for, in one sentence of the prompt; default none.
field-prompt-tier = Prompt tier
    .help = Basic asks for an architecture; Pro (default) adds role, context, four tasks, constraints and the computed facts.
field-prompt-language = Prompt language
    .help = The language of the prompt and of the generated documents; default English.
field-prompt-extras = Prompt extras
    .help = What else the prompt asks for: Secure Boot, disk encryption, Wasm, and the generated tree as an attachment; default none.
field-prompt-notes = Notes
    .help = Free text that is appended to the prompt; never write a password or a token here.

## Fleet

field-fleet-label-prefix = Label prefix
    .help = A DNS name that starts the fleet’s own label keys; default fleet.example.com.
field-fleet-regions-name = Region
    .help = Lower-case letters, digits and dashes; it names the region’s component in the tree and its label on each cluster.
field-fleet-regions-clusters = Clusters
    .help = Clusters in this region; all regions together make up the fleet.
field-fleet-regions-age-recipient = age recipient
    .help = The public key (age1…) that Secrets in the repository are encrypted for, one per region; used with SOPS; may stay open.
field-fleet-rings-name = Ring
    .help = Lower-case letters, digits and dashes; clusters of this ring follow the branch ring/<name>, or the OCI tag <name>.
field-fleet-rings-share = Share
    .help = The ring’s share of the fleet in per cent, first ring first; all rings together make 100%.

## Device types

field-devices-name = Device type
    .help = Lower-case letters, digits and dashes; it names the device type’s overlay and its install folder.
field-devices-hardware = Hardware
    .help = The hardware as people call it (Raspberry Pi CM4); may stay open.
field-devices-arch = Architecture
    .help = The processor architecture of every node; default arm64.
field-devices-memory = Memory per node
    .help = Physical memory of one node, such as 2Gi or 512Mi; default 2Gi; the RAM budget is checked against it.
field-devices-cores = Cores per node
    .help = Processor cores of one node; default 4.
field-devices-storage = Storage
    .help = What the node keeps its data on; default eMMC; SD cards and eMMC cannot sustain etcd.
field-devices-tpm = TPM 2.0
    .help = Whether the device has a TPM 2.0, which can unlock an encrypted disk; default no.
field-devices-uefi = UEFI Secure Boot
    .help = Whether the firmware can do Secure Boot; default no.
field-devices-os = Operating system
    .help = The operating system of every node; default Debian.
field-devices-nodes = Nodes per cluster
    .help = Nodes of one cluster, servers and agents together; default 1.
field-devices-servers = Servers per cluster
    .help = How many of the nodes run the control plane; empty: what the datastore asks for (SQLite 1, PostgreSQL 2, etcd and dqlite 3).
field-devices-clusters = Clusters
    .help = Clusters made of this device type; all device types together make up the fleet.
field-devices-platform-distribution = Distribution
    .help = Another Kubernetes distribution for this device type only; empty: the fleet’s.
field-devices-platform-version = Version
    .help = Another version of the distribution for this device type only; empty: the fleet’s.
field-devices-platform-datastore = Datastore
    .help = Another datastore for this device type only; empty: the fleet’s.
field-devices-platform-database = Database
    .help = Another host:port/name of the external database for this device type only; empty: the fleet’s.
field-devices-platform-addons = Add-ons
    .help = Other add-ons for this device type only; empty: the fleet’s.
field-devices-platform-upgrades = Upgrades
    .help = Another way to upgrade the distribution for this device type only; empty: the fleet’s.
field-devices-gitops-engine = Engine
    .help = Another GitOps engine for this device type only; empty: the fleet’s.
field-devices-gitops-version = Engine version
    .help = Another version of the engine for this device type only; empty: the fleet’s, or this program’s where the engine differs.
field-devices-gitops-repository = Repository
    .help = Another Git repository for this device type only; empty: the fleet’s.
field-devices-gitops-revision = Trunk
    .help = Another trunk for this device type only; empty: the fleet’s.
field-devices-gitops-artifact = OCI artifact
    .help = Another OCI artifact for this device type only; empty: the fleet’s.
field-devices-gitops-interval = Poll interval
    .help = Another mean time between two polls of the source for this device type only, such as 30m; empty: the fleet’s.
field-devices-gitops-jitter = Jitter
    .help = Another jitter for this device type only, such as 20%; empty: the fleet’s.
field-devices-gitops-hub = Hub
    .help = Another hub (host:port) for this device type only; empty: the fleet’s.

## Platform

field-platform-distribution = Distribution
    .help = The Kubernetes distribution of devices that don’t say otherwise; default K3s.
field-platform-version = Version
    .help = The distribution’s version, such as v1.36.3+k3s1; empty: the one this program is made for.
field-platform-datastore = Datastore
    .help = Where the control plane keeps its state; default SQLite, which allows one server and any number of agents.
field-platform-database = Database
    .help = host:port/name of the external PostgreSQL, without user or password; needed when the datastore is PostgreSQL.
field-platform-addons = Add-ons
    .help = What the distribution brings along; default CoreDNS, metrics-server and local-path; Traefik and ServiceLB open inbound ports.
field-platform-upgrades = Upgrades
    .help = Who brings a new version of the distribution: somebody who runs the install script again (default), or the cluster itself, ring by ring.

## GitOps

field-gitops-engine = Engine
    .help = What pulls the desired state onto each cluster; default Flux.
field-gitops-version = Engine version
    .help = The engine’s version, such as v2.9.4; empty: the one this program is made for.
field-gitops-repository = Repository
    .help = The Git repository as https://…, without credentials; may stay open.
field-gitops-revision = Trunk
    .help = The branch that rings are promoted from; default main.
field-gitops-artifact = OCI artifact
    .help = oci://registry/path that Flux pulls instead of the repository; empty: Flux pulls the repository.
field-gitops-interval = Poll interval
    .help = The mean time between two polls of the source, such as 15m (default); shorter means more load on the Git host.
field-gitops-jitter = Jitter
    .help = How far an interval may differ from that mean, such as 20% (default); it keeps clusters from polling all at once.
field-gitops-hub = Hub
    .help = host:port of the hub’s principal that argocd-agent connects to; other engines need none; may stay open.
field-gitops-provenance = Trace values
    .help = Whether what Kustomize builds says which file and patch each value comes from, as annotations; default no.

## Network

field-network-link = Link
    .help = The link between a site and the rest of the world; default 4G.
field-network-bandwidth = Bandwidth
    .help = The rate of that link, such as 2Mbit/s (default); it determines how long pulls take.
field-network-metered = Metered link
    .help = Whether traffic is billed by volume; default no.
field-network-longest-outage = Longest outage
    .help = The longest time without the link that the fleet has to survive, such as 72h (default) or 5d.
field-network-site = Site network
    .help = The network of a site with several nodes in CIDR notation, such as 192.168.10.0/24; nodes reach each other only inside it.
field-network-outbound = Ways out
    .help = Where nodes may connect to besides what Kubernetes, the engine and the workloads need: 8883/tcp, or 1883/tcp@10.20.0.0/16 into one network; default none.

## Security

field-security-secrets-encryption = Encrypt Secrets
    .help = Whether Kubernetes encrypts Secrets in its datastore; default yes; the key is stored beside the data, so this does not replace disk encryption.
field-security-secure-boot = Secure Boot
    .help = Whether devices boot only signed code; default no; it needs firmware that can do it.
field-security-disk-encryption = Disk encryption
    .help = How disks are encrypted and unlocked: none (default), LUKS with the device’s TPM 2.0, or LUKS with a Tang server.
field-security-signatures = Signatures
    .help = Whether clusters apply only signed commits or artifacts; default no; the engine checks them.
field-security-signing-keys = Signing keys
    .help = GnuPG key ids whose commits Argo CD accepts, where signatures are asked for; Flux has the keys themselves on each cluster.
field-security-git-secrets = Secrets in Git
    .help = Whether the repository may hold Secrets, encrypted with SOPS for the age key of a region; default none; Flux decrypts them, Argo CD cannot.

## Workloads

field-workloads-name = Workload
    .help = Lower-case letters, digits and dashes; it names the workload’s objects and its folder under base/.
field-workloads-image = Image
    .help = The image with a pinned tag or digest, such as ghcr.io/example/app:1.4.2.
field-workloads-image-size = Image size
    .help = The size of the image as pulled, such as 40Mi; it determines how long a pull takes; empty: not known.
field-workloads-runtime = Runtime
    .help = What runs it: an OCI container (default), or WebAssembly under Spin, Wasmtime or WasmEdge.
field-workloads-replicas = Replicas
    .help = How many copies of it run in one cluster; default 1.
field-workloads-memory-request = Memory request
    .help = Memory that the scheduler sets aside for one replica, such as 64Mi; empty: none.
field-workloads-memory-limit = Memory limit
    .help = Memory above which a replica is killed, such as 128Mi; empty: none.
field-workloads-cpu-request = CPU request
    .help = Processor time that the scheduler sets aside for one replica, such as 50m (a twentieth of a core); empty: none.
field-workloads-cpu-limit = CPU limit
    .help = Processor time above which a replica is throttled, such as 500m; empty: none.
field-workloads-port = Port
    .help = The TCP port it listens on inside the cluster, 1 to 65535; it is never opened to the outside; empty: none.
field-workloads-probe = Probe path
    .help = The HTTP path on that port that tells whether it is healthy, such as /healthz; empty: no probe.
field-workloads-volume-path = Volume path
    .help = Where the container sees a volume that outlives its pod, such as /var/lib/app; empty: no volume.
field-workloads-volume-size = Volume size
    .help = The size of that volume, such as 1Gi; empty: no volume.
field-workloads-egress = Ways out
    .help = Where it may connect to outside of the cluster besides HTTPS: 8883/tcp, or 1883/tcp@10.20.0.0/16 into one network; default none.
field-workloads-pod-security = Pod Security
    .help = The Pod Security standard it keeps: restricted (default); baseline or privileged only for an image that needs more, in a namespace of its own.
field-workloads-devices = Runs on
    .help = The device types it runs on; empty: all of them.

## Other

field-inventory = Inventory
    .help = A CSV of all clusters (name,region,device,ring), relative to the session file; empty: counts are enough.
field-locked = Locked fields
    .help = Paths of fields that no advice may change, such as gitops.engine; default none.

## Choices

choice-basic = Basic
choice-pro = Pro
choice-en = English
choice-fr = French
choice-secure-boot = Secure Boot
choice-disk-encryption = disk encryption
choice-wasm = Wasm
choice-attach-tree = attach the tree
choice-amd64 = amd64 (x86-64)
choice-arm64 = arm64
choice-arm = arm (32-bit)
choice-sd = SD card
choice-emmc = eMMC
choice-ssd = SSD
choice-nvme = NVMe
choice-debian = Debian
choice-ubuntu = Ubuntu Server
choice-raspberry-pi-os = Raspberry Pi OS Lite
choice-k3s = K3s
choice-k0s = k0s
choice-microk8s = MicroK8s
choice-sqlite = SQLite
choice-postgres = PostgreSQL
choice-dqlite = dqlite
choice-etcd = etcd
choice-coredns = CoreDNS
choice-metrics-server = metrics-server
choice-local-path = local-path
choice-traefik = Traefik
choice-servicelb = ServiceLB
choice-argocd = Argo CD
choice-argocd-agent = argocd-agent
choice-flux = Flux
choice-ethernet = Ethernet
choice-fibre = fibre
choice-wifi = Wi-Fi
choice-4g = 4G
choice-5g = 5G
choice-satellite = satellite
choice-none = none
choice-luks-tpm2 = LUKS with TPM 2.0
choice-luks-tang = LUKS with Tang
choice-by-hand = by hand
choice-pull = pulled
choice-sops-age = SOPS with age
choice-restricted = restricted
choice-baseline = baseline
choice-privileged = privileged
choice-container = container
choice-spin = Spin (Wasm)
choice-wasmtime = Wasmtime (Wasm)
choice-wasmedge = WasmEdge (Wasm)
choice-true = yes
choice-false = no

## Why a value is refused

reason-choice = { $nearest ->
    [none] “{ $value }” is not offered here: choose one of { $choices }
   *[other] “{ $value }” is not offered here: did you mean “{ $nearest }”? The choices are { $choices }
}
reason-count = “{ $value }” is not a whole number: write one from 0 to 10,000,000
reason-cpu = “{ $value }” is not an amount of processor time: write 50m or 0.5, between 1m and 1,000 cores
reason-devices-missing = there is no “devices:”: a session lists its device types there (“devices: []” where there is none yet)
reason-dns-name = “{ $value }” is not a DNS name: write lower-case labels with dots between them, such as fleet.example.com
reason-memory = “{ $value }” is not an amount of memory: write 512Mi or 2Gi
reason-memory-range = “{ $value }” is out of range: memory goes from 1Ki to 1024Ti
reason-name-character = “{ $value }” is not a name: “{ $character }” is not allowed, only lower-case letters a to z, digits and dashes
reason-name-dash = “{ $value }” is not a name: it must start and end with a letter or a digit, not with a dash
reason-name-empty = a name is needed: lower-case letters, digits and dashes
reason-name-long = “{ $value }” is too long for a name: at most 63 characters
reason-name-missing = { $path ->
    [name] the session has no name: add “name: …”
   *[other] { $path } has no name: add “name: …”
}
reason-no-item = there is no such item in the list
reason-no-such-item = { $path }: the list { $list } has no such item; count from 0 or use its name
reason-not-a-session = this is not a session file: it needs fields, and first of all “fleetwright: { $newest }”
reason-outbound = “{ $value }” is not a way out: write 8883/tcp or 123/udp, or 1883/tcp@10.20.0.0/16 for one network
reason-nul = a text cannot hold a NUL character: remove it
reason-rate = “{ $value }” is not a rate: write 64kbit/s, 2Mbit/s or 1Gbit/s
reason-share = “{ $value }” is not a share: write a percentage between 0% and 100% with at most one decimal, such as 12.5%
reason-span = “{ $value }” is not a span of time: write 90s, 15m, 1h30m, 72h or 5d, at most 10 years
reason-switch = “{ $value }” is neither yes nor no: write true or false
reason-unknown-field = { $nearest ->
    [none] there is no field “{ $path }”
   *[other] there is no field “{ $path }”: did you mean “{ $nearest }”?
}
reason-version-missing = the format version is missing: the file must start with “fleetwright: { $newest }”
reason-version-newer = this file has format { $found }, newer than this program reads: it knows formats up to { $newest }; update fleetwright
reason-version-unknown = “{ $found }” is not a format version: write “fleetwright: { $newest }”
reason-want-list = { $path } needs a list: write [a, b], or one item per line after a dash
reason-want-map = { $path } needs fields: write “key: value” lines below it
reason-want-scalar = { $path } needs one value, not a list or a group of fields
reason-want-words = { $path } needs a list of plain words: write [a, b]
reason-yaml-complex-key = a list or a group of fields cannot be a key here: write a plain word before the colon
reason-yaml-duplicate = “{ $key }” appears twice in the same place: keep one of them
reason-yaml-many-documents = the file holds more than one document: remove the “---” between them
reason-yaml-reference = anchors, aliases and tags (&, *, !) are not read in a session: write the value itself, or quote it
reason-yaml-syntax = this is not YAML: { $words }
reason-yaml-too-deep = this is nested too deeply: no field of a session is this deep
reason-yaml-too-many = this holds more values than are read
