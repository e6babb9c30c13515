## The RAM budget and the catalogue of figures.

group-os = Operating system
group-distribution = Distribution
group-datastore = Datastore
group-addons = Add-ons
group-engine = GitOps engine
group-workloads = Workloads

role-server = server
role-agent = agent

verdict-fits = fits
verdict-tight = tight
verdict-over = over

preset-gke = GKE
preset-eks = EKS
preset-aks = AKS
preset-aks-before-129 = AKS before 1.29
preset-k3s-default = K3s by default

measure-working-set = working set
measure-request = request
measure-limit = limit
measure-whole-node = whole node
measure-minimum = documented minimum

confidence-measured = measured
confidence-documented = documented
confidence-estimated = estimated

driver-memory-gib = per GiB of memory
driver-nodes = per node
driver-pods = per pod
driver-cluster-pods = per pod of the cluster
driver-objects = per object of the workloads
driver-applications = per Application or Kustomization beyond the first

purpose-fitting = used for fitting
purpose-checking = kept for checking
purpose-apart = for comparison alone

line-os-kernel-and-firmware = Kernel and firmware
line-os-debian = Debian
line-os-debian-arm = Debian (32-bit)
line-os-ubuntu = Ubuntu Server
line-os-ubuntu-arm = Ubuntu Server (32-bit)
line-os-raspberry-pi-os = Raspberry Pi OS Lite
line-os-raspberry-pi-os-arm = Raspberry Pi OS Lite (32-bit)
line-distribution-k3s-server = K3s server
line-distribution-k3s-agent = K3s agent
line-distribution-k3s-agent-arm = K3s agent (32-bit)
line-distribution-k0s-server = k0s controller with worker
line-distribution-k0s-agent = k0s worker
line-distribution-microk8s-server = MicroK8s
line-distribution-microk8s-agent = MicroK8s worker
line-minimum-k3s-server = Documented minimum of a K3s server
line-minimum-k3s-agent = Documented minimum of a K3s agent
line-minimum-k0s-server = Documented minimum of a k0s controller with worker
line-minimum-k0s-agent = Documented minimum of a k0s worker
line-datastore-sqlite = SQLite
line-datastore-postgres = PostgreSQL outside the cluster
line-datastore-etcd = etcd
line-datastore-dqlite = dqlite
line-addon-coredns = CoreDNS
line-addon-metrics-server = metrics-server
line-addon-metrics-server-microk8s = metrics-server
line-addon-metrics-server-k0s = metrics-server
line-addon-local-path = local-path-provisioner
line-addon-traefik = Traefik
line-addon-servicelb = ServiceLB
line-addon-system-upgrade-controller = system-upgrade-controller
line-engine-argocd-application-controller = Argo CD application controller
line-engine-argocd-repo-server = Argo CD repo-server
line-engine-argocd-redis = Argo CD Redis
line-engine-argocd-applicationset-controller = Argo CD ApplicationSet controller
line-engine-argocd-agent-agent = argocd-agent
line-engine-flux-source-controller = Flux source-controller
line-engine-flux-kustomize-controller = Flux kustomize-controller
line-runtime-system-pods = Shims of system pods
line-runtime-container = Shims of container pods
line-runtime-spin = Shims of Spin pods
line-runtime-wasmtime = Shims of Wasmtime pods
line-runtime-wasmedge = Shims of WasmEdge pods
line-workload = { $name }
line-workload-unstated = A workload that states no memory
line-whole-node-k3s-server-pi4 = K3s server, Raspberry Pi 4 of 8 GiB
line-whole-node-k3s-server-x86 = K3s server, x86 of 8 GiB
line-whole-node-k3s-agent-profile = K3s agent, x86 of 8 GiB
line-whole-node-k3s-agent-profile-pi4 = K3s agent, Raspberry Pi 4 of 8 GiB
line-whole-node-k0s-server-pi4-single = k0s single node, Raspberry Pi 4 of 4 GiB
line-whole-node-k0s-server-pi4-controller = k0s controller alone, Raspberry Pi 4 of 4 GiB
line-whole-node-k0s-agent-pi4 = k0s worker, Raspberry Pi 4 of 4 GiB
line-whole-node-k3s-server-azure = K3s server with monitoring, Azure VM of 8 GB
line-whole-node-k3s-agent-azure = K3s agent with monitoring, Azure VM of 8 GB
line-whole-node-k0s-server-azure = k0s controller with monitoring, Azure VM of 8 GB
line-whole-node-k0s-agent-azure = k0s worker with monitoring, Azure VM of 8 GB
line-whole-node-microk8s-server-azure = MicroK8s with monitoring, Azure VM of 8 GB
line-whole-node-microk8s-agent-azure = MicroK8s worker with monitoring, Azure VM of 8 GB
line-whole-node-k3s-agent-vm = K3s agent, x86 VM of 3.5 GiB
line-whole-node-k3s-server-vm = K3s server, x86 VM of 3.5 GiB
line-whole-node-k3s-agent-orange-pi = K3s agent, Orange Pi One of 1 GiB
line-whole-node-k3s-agent-pi4-2024 = K3s agents, Raspberry Pi 4 of 4 GiB
line-whole-node-k0s-agent-pi4-2024 = k0s workers, Raspberry Pi 4 of 4 GiB (2023)
line-whole-node-k0s-agent-debian = k0s workers, VM of 1 GiB
line-whole-node-k3s-server-nuc-2024 = K3s server, x86 of 64 GiB
line-whole-node-k3s-server-arm-2026 = K3s server, Cortex-A72 of 8 GB
line-whole-node-k3s-server-old = K3s server of 2019, x86 VM of 4 GiB

catalog-syntax = { $file }, line { $line }: not a list of catalogue entries ({ $words })
catalog-value = { $file }, line { $line }: { $field } cannot be “{ $value }”
catalog-unsourced = { $file }, line { $line }: { $id } needs a source, a date and a note
catalog-no-origin = { $file }, line { $line }: { $id } needs a source and a date
catalog-inverted = { $file }, line { $line }: the low end of { $id } is above its high end
catalog-measure = { $file }, line { $line }: { $id } cannot be measured as { $measure }; parts of a node are working sets, “whole-node.” and “minimum.” name the others
catalog-nothing-to-translate = { $file }, line { $line }: “{ $field }” under “fr:” translates nothing, since { $id } has no “{ $field }”; add it to the entry, or remove the translation
catalog-duplicate = { $file }, line { $line }: { $id } appears twice in this file

source-session = the session

## The advice: what is given up for a step.

advise-without-coredns = cluster DNS
advise-without-metrics-server = kubectl top, and autoscaling by CPU or memory
advise-without-local-path = volumes in a folder of the node; with Flux also the store from which it goes on after a restart while offline
advise-without-traefik = the ingress controller
advise-without-servicelb = Services of type LoadBalancer
advise-engine-flux = Argo CD, and what people know of it: Applications become Kustomizations
advise-engine-argocd = Flux, and what people know of it: Kustomizations become Applications; drift is no longer corrected while offline
advise-engine-argocd-alone = the hub, from which clusters are seen and told what to run: each follows the repository by itself, and its install script writes its Applications
advise-engine-argocd-agent = desired state that does not pass through a hub
advise-local-applications = Applications that follow the repository: another setting or repository reaches them when the install script runs on the cluster again, and nothing puts a deleted one back
advise-one-server = a control plane that survives the loss of a server: the one server is rebuilt from Git
advise-distribution = the distribution that is installed: each node is set up anew
advise-sqlite = snapshots that etcd takes by itself, and further servers later on
advise-upgrades-by-hand = new versions of the distribution from the repository: each node is upgraded by hand
advise-fewer-replicas = the replicas of { $name } beyond { $kept }{ $types ->
        [several] {", on each device type that runs it"}
       *[one] {""}
    }
advise-one-replica = the replicas of { $name } beyond the first: it is away while its one pod restarts{ $types ->
        [several] {", on each device type that runs it"}
       *[one] {""}
    }
advise-limit = the room of { $name } above its request: a peak ends it{ $types ->
        [several] {", on each device type that runs it"}
       *[one] {""}
    }
