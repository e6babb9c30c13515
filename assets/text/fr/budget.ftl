## Le budget de RAM et le catalogue des chiffres.

group-os = Système d’exploitation
group-distribution = Distribution
group-datastore = Base d’état
group-addons = Modules complémentaires
group-engine = Moteur GitOps
group-workloads = Charges de travail

role-server = serveur
role-agent = agent

verdict-fits = tient
verdict-tight = juste
verdict-over = dépasse

preset-gke = GKE
preset-eks = EKS
preset-aks = AKS
preset-aks-before-129 = AKS avant 1.29
preset-k3s-default = K3s par défaut

measure-working-set = mémoire de travail
measure-request = requête
measure-limit = limite
measure-whole-node = nœud entier
measure-minimum = minimum documenté

confidence-measured = mesuré
confidence-documented = documenté
confidence-estimated = estimé

driver-memory-gib = par Gio de mémoire
driver-nodes = par nœud
driver-pods = par pod
driver-cluster-pods = par pod du cluster
driver-objects = par objet des charges de travail
driver-applications = par Application ou Kustomization après la première

purpose-fitting = a servi à l’ajustement
purpose-checking = gardé pour la vérification
purpose-apart = pour comparaison seulement

line-os-kernel-and-firmware = Noyau et micrologiciel
line-os-debian = Debian
line-os-debian-arm = Debian (32 bits)
line-os-ubuntu = Ubuntu Server
line-os-ubuntu-arm = Ubuntu Server (32 bits)
line-os-raspberry-pi-os = Raspberry Pi OS Lite
line-os-raspberry-pi-os-arm = Raspberry Pi OS Lite (32 bits)
line-distribution-k3s-server = Serveur K3s
line-distribution-k3s-agent = Agent K3s
line-distribution-k3s-agent-arm = Agent K3s (32 bits)
line-distribution-k0s-server = Contrôleur k0s avec worker
line-distribution-k0s-agent = Worker k0s
line-distribution-microk8s-server = MicroK8s
line-distribution-microk8s-agent = Worker MicroK8s
line-minimum-k3s-server = Minimum documenté d’un serveur K3s
line-minimum-k3s-agent = Minimum documenté d’un agent K3s
line-minimum-k0s-server = Minimum documenté d’un contrôleur k0s avec worker
line-minimum-k0s-agent = Minimum documenté d’un worker k0s
line-datastore-sqlite = SQLite
line-datastore-postgres = PostgreSQL hors du cluster
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
line-engine-argocd-application-controller = Contrôleur d’applications Argo CD
line-engine-argocd-repo-server = repo-server d’Argo CD
line-engine-argocd-redis = Redis d’Argo CD
line-engine-argocd-applicationset-controller = Contrôleur ApplicationSet d’Argo CD
line-engine-argocd-agent-agent = argocd-agent
line-engine-flux-source-controller = source-controller de Flux
line-engine-flux-kustomize-controller = kustomize-controller de Flux
line-runtime-system-pods = Shims des pods système
line-runtime-container = Shims des pods de conteneurs
line-runtime-spin = Shims des pods Spin
line-runtime-wasmtime = Shims des pods Wasmtime
line-runtime-wasmedge = Shims des pods WasmEdge
line-workload = { $name }
line-workload-unstated = Charge de travail sans mémoire déclarée
line-whole-node-k3s-server-pi4 = Serveur K3s, Raspberry Pi 4 de 8 Gio
line-whole-node-k3s-server-x86 = Serveur K3s, x86 de 8 Gio
line-whole-node-k3s-agent-profile = Agent K3s, x86 de 8 Gio
line-whole-node-k3s-agent-profile-pi4 = Agent K3s, Raspberry Pi 4 de 8 Gio
line-whole-node-k0s-server-pi4-single = Nœud unique k0s, Raspberry Pi 4 de 4 Gio
line-whole-node-k0s-server-pi4-controller = Contrôleur k0s seul, Raspberry Pi 4 de 4 Gio
line-whole-node-k0s-agent-pi4 = Worker k0s, Raspberry Pi 4 de 4 Gio
line-whole-node-k3s-server-azure = Serveur K3s avec supervision, VM Azure de 8 Go
line-whole-node-k3s-agent-azure = Agent K3s avec supervision, VM Azure de 8 Go
line-whole-node-k0s-server-azure = Contrôleur k0s avec supervision, VM Azure de 8 Go
line-whole-node-k0s-agent-azure = Worker k0s avec supervision, VM Azure de 8 Go
line-whole-node-microk8s-server-azure = MicroK8s avec supervision, VM Azure de 8 Go
line-whole-node-microk8s-agent-azure = Worker MicroK8s avec supervision, VM Azure de 8 Go
line-whole-node-k3s-agent-vm = Agent K3s, VM x86 de 3,5 Gio
line-whole-node-k3s-server-vm = Serveur K3s, VM x86 de 3,5 Gio
line-whole-node-k3s-agent-orange-pi = Agent K3s, Orange Pi One de 1 Gio
line-whole-node-k3s-agent-pi4-2024 = Agents K3s, Raspberry Pi 4 de 4 Gio
line-whole-node-k0s-agent-pi4-2024 = Workers k0s, Raspberry Pi 4 de 4 Gio (2023)
line-whole-node-k0s-agent-debian = Workers k0s, VM de 1 Gio
line-whole-node-k3s-server-nuc-2024 = Serveur K3s, x86 de 64 Gio
line-whole-node-k3s-server-arm-2026 = Serveur K3s, Cortex-A72 de 8 Go
line-whole-node-k3s-server-old = Serveur K3s de 2019, VM x86 de 4 Gio

catalog-syntax = { $file }, ligne { $line } : ce n’est pas une liste d’entrées du catalogue ({ $words })
catalog-value = { $file }, ligne { $line } : { $field } ne peut pas valoir « { $value } »
catalog-unsourced = { $file }, ligne { $line } : { $id } demande une source, une date et une note
catalog-no-origin = { $file }, ligne { $line } : { $id } doit avoir une source et une date
catalog-inverted = { $file }, ligne { $line } : la borne basse de { $id } dépasse sa borne haute
catalog-measure = { $file }, ligne { $line } : { $id } ne peut pas être mesuré en { $measure } ; les parties d’un nœud sont des mémoires de travail, « whole-node. » et « minimum. » nomment les autres
catalog-nothing-to-translate = { $file }, ligne { $line } : « { $field } » sous « fr: » ne traduit rien, car { $id } n’a pas de « { $field } » ; l’ajouter à l’entrée, ou retirer la traduction
catalog-duplicate = { $file }, ligne { $line } : { $id } figure deux fois dans ce fichier

source-session = la session

## Les conseils : ce à quoi une étape renonce.

advise-without-coredns = le DNS du cluster
advise-without-metrics-server = kubectl top, et l’autoscaling par CPU ou mémoire
advise-without-local-path = les volumes dans un dossier du nœud ; avec Flux, aussi le stockage d’où il reprend après un redémarrage hors ligne
advise-without-traefik = l’ingress controller
advise-without-servicelb = les Services de type LoadBalancer
advise-engine-flux = Argo CD, et ce que les équipes en savent : les Applications deviennent des Kustomizations
advise-engine-argocd = Flux, et ce que les équipes en savent : les Kustomizations deviennent des Applications ; hors ligne, la dérive n’est plus corrigée
advise-engine-argocd-alone = le hub, d’où les clusters sont vus et reçoivent ce qu’ils font tourner : chacun suit le dépôt de lui-même, et son script d’installation écrit ses Applications
advise-engine-argocd-agent = un état désiré qui ne passe pas par un hub
advise-local-applications = des Applications qui suivent le dépôt : un autre réglage ou un autre dépôt ne leur parvient que lorsque le script d’installation s’exécute à nouveau sur le cluster, et rien ne rétablit une Application supprimée
advise-one-server = un plan de contrôle qui survit à la perte d’un serveur : l’unique serveur est reconstruit depuis Git
advise-distribution = la distribution installée : chaque nœud est réinstallé
advise-sqlite = les instantanés qu’etcd prend de lui-même, et l’ajout ultérieur de serveurs
advise-upgrades-by-hand = les nouvelles versions de la distribution depuis le dépôt : chaque nœud est mis à niveau à la main
advise-fewer-replicas = les réplicas de { $name } au-delà de { $kept }{ $types ->
        [several] {", sur chaque type d’appareil qui l’exécute"}
       *[one] {""}
    }
advise-one-replica = les réplicas de { $name } au-delà du premier : elle est absente pendant que son unique pod redémarre{ $types ->
        [several] {", sur chaque type d’appareil qui l’exécute"}
       *[one] {""}
    }
advise-limit = la marge de { $name } au-dessus de sa requête : un pic de mémoire la fait tuer{ $types ->
        [several] {", sur chaque type d’appareil qui l’exécute"}
       *[one] {""}
    }
