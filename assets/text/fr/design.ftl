# Intitulés et aide de chaque champ d’une conception, et raisons pour lesquelles une valeur est refusée.
# Un intitulé tient dans une colonne de 22 caractères ; son aide est une phrase.

## Sections du formulaire

section-project = Projet
section-prompt = Prompt
section-fleet = Flotte
section-regions = Régions
section-rings = Vagues
section-devices = Types d’appareil
section-platform = Kubernetes
section-gitops = GitOps
section-network = Réseau
section-security = Sécurité
section-workloads = Charges de travail
section-other = Divers

## Projet et prompt

field-name = Nom de la flotte
    .help = Minuscules, chiffres et tirets, 63 caractères au plus ; il nomme la flotte dans le prompt et dans l’arborescence.
field-project-appliances = Équipements
    .help = Ce que sont les appareils, tel que le prompt le dit (éoliennes, camions) ; peut rester à remplir.
field-project-summary = Objectif
    .help = À quoi sert la flotte, en une phrase du prompt ; aucun par défaut.
field-prompt-tier = Niveau du prompt
    .help = Basic demande une architecture ; Pro (par défaut) ajoute rôle, contexte, quatre tâches, contraintes et faits calculés.
field-prompt-language = Langue du prompt
    .help = La langue du prompt et des documents générés ; anglais par défaut.
field-prompt-extras = Suppléments du prompt
    .help = Ce que le prompt demande en plus : Secure Boot, chiffrement du disque, Wasm, arborescence générée en pièce jointe ; aucun par défaut.
field-prompt-notes = Notes
    .help = Texte libre ajouté à la fin du prompt ; ne jamais y écrire de mot de passe ni de jeton.

## Flotte

field-fleet-label-prefix = Préfixe des labels
    .help = Un nom DNS par lequel commencent les clés des labels de la flotte ; fleet.example.com par défaut.
field-fleet-regions-name = Région
    .help = Minuscules, chiffres et tirets ; elle nomme le composant de la région dans l’arborescence et son label sur chaque cluster.
field-fleet-regions-clusters = Clusters
    .help = Clusters de cette région ; toutes les régions ensemble font la flotte.
field-fleet-regions-age-recipient = Destinataire age
    .help = La clé publique (age1…) pour laquelle les Secrets du dépôt sont chiffrés, une par région ; sert avec SOPS ; peut rester à remplir.
field-fleet-rings-name = Vague
    .help = Minuscules, chiffres et tirets ; les clusters de cette vague suivent la branche ring/<nom> ou le tag OCI <nom>.
field-fleet-rings-share = Part
    .help = La part de la flotte dans cette vague, en pour cent, première vague d’abord ; toutes les vagues ensemble font 100 %.

## Types d’appareil

field-devices-name = Type d’appareil
    .help = Minuscules, chiffres et tirets ; il nomme l’overlay du type d’appareil et son dossier d’installation.
field-devices-hardware = Matériel
    .help = Le nom courant du matériel (Raspberry Pi CM4) ; peut rester à remplir.
field-devices-arch = Architecture
    .help = L’architecture du processeur de chaque nœud ; arm64 par défaut.
field-devices-memory = Mémoire par nœud
    .help = Mémoire physique d’un nœud, par exemple 2Gi ou 512Mi ; 2Gi par défaut ; le budget de RAM lui est comparé.
field-devices-cores = Cœurs par nœud
    .help = Cœurs de processeur d’un nœud ; 4 par défaut.
field-devices-storage = Stockage
    .help = Ce sur quoi le nœud garde ses données ; eMMC par défaut ; les cartes SD et l’eMMC ne tiennent pas le rythme d’etcd.
field-devices-tpm = TPM 2.0
    .help = Indique si l’appareil a un TPM 2.0, qui peut déverrouiller un disque chiffré ; non par défaut.
field-devices-uefi = Secure Boot UEFI
    .help = Indique si le micrologiciel est capable de Secure Boot (démarrage sécurisé) ; non par défaut.
field-devices-os = Système
    .help = Le système d’exploitation de chaque nœud ; Debian par défaut.
field-devices-nodes = Nœuds par cluster
    .help = Nœuds d’un cluster, serveurs et agents ensemble ; 1 par défaut.
field-devices-servers = Serveurs par cluster
    .help = Combien de ces nœuds portent le plan de contrôle ; vide : ce que demande la base d’état (SQLite 1, PostgreSQL 2, etcd et dqlite 3).
field-devices-clusters = Clusters
    .help = Clusters constitués de ce type d’appareil ; tous les types d’appareil ensemble font la flotte.
field-devices-platform-distribution = Distribution
    .help = Une autre distribution Kubernetes pour ce seul type d’appareil ; vide : celle de la flotte.
field-devices-platform-version = Version
    .help = Une autre version de la distribution pour ce seul type d’appareil ; vide : celle de la flotte.
field-devices-platform-datastore = Base d’état
    .help = Une autre base d’état pour ce seul type d’appareil ; vide : celle de la flotte.
field-devices-platform-database = Base de données
    .help = Un autre hôte:port/nom de la base externe pour ce seul type d’appareil ; vide : celui de la flotte.
field-devices-platform-addons = Modules
    .help = D’autres modules complémentaires pour ce seul type d’appareil ; vide : ceux de la flotte.
field-devices-platform-upgrades = Mises à niveau
    .help = Une autre façon de mettre la distribution à niveau pour ce type d’appareil seul ; vide : celle de la flotte.
field-devices-gitops-engine = Moteur
    .help = Un autre moteur GitOps pour ce seul type d’appareil ; vide : celui de la flotte.
field-devices-gitops-version = Version du moteur
    .help = Une autre version du moteur pour ce seul type d’appareil ; vide : celle de la flotte, ou celle prévue par ce programme si le moteur diffère.
field-devices-gitops-repository = Dépôt
    .help = Un autre dépôt Git pour ce seul type d’appareil ; vide : celui de la flotte.
field-devices-gitops-revision = Branche principale
    .help = Une autre branche principale pour ce seul type d’appareil ; vide : celle de la flotte.
field-devices-gitops-artifact = Artefact OCI
    .help = Un autre artefact OCI pour ce seul type d’appareil ; vide : celui de la flotte.
field-devices-gitops-interval = Intervalle
    .help = Un autre temps moyen entre deux consultations de la source pour ce seul type d’appareil, par exemple 30m ; vide : celui de la flotte.
field-devices-gitops-jitter = Gigue
    .help = Une autre gigue pour ce seul type d’appareil, par exemple 20% ; vide : celle de la flotte.
field-devices-gitops-hub = Hub
    .help = Un autre hub (hôte:port) pour ce type d’appareil seul ; vide : celui de la flotte.

## Plateforme

field-platform-distribution = Distribution
    .help = La distribution Kubernetes des appareils qui n’en disent rien ; K3s par défaut.
field-platform-version = Version
    .help = La version de la distribution, par exemple v1.36.3+k3s1 ; vide : celle pour laquelle ce programme est fait.
field-platform-datastore = Base d’état
    .help = Où le plan de contrôle garde son état ; SQLite par défaut, qui permet un serveur et autant d’agents que voulu.
field-platform-database = Base de données
    .help = hôte:port/nom du PostgreSQL externe, sans utilisateur ni mot de passe ; nécessaire quand la base d’état est PostgreSQL.
field-platform-addons = Modules
    .help = Ce que la distribution apporte ; par défaut CoreDNS, metrics-server et local-path ; Traefik et ServiceLB ouvrent des ports entrants.
field-platform-upgrades = Mises à niveau
    .help = Qui apporte une nouvelle version de la distribution : quelqu’un qui relance le script d’installation (par défaut), ou le cluster lui-même, vague par vague.

## GitOps

field-gitops-engine = Moteur
    .help = Ce qui tire l’état désiré sur chaque cluster ; Flux par défaut.
field-gitops-version = Version du moteur
    .help = La version du moteur, par exemple v2.9.4 ; vide : celle pour laquelle ce programme est fait.
field-gitops-repository = Dépôt
    .help = Le dépôt Git en https://…, sans identifiants ; peut rester à remplir.
field-gitops-revision = Branche principale
    .help = La branche depuis laquelle les vagues sont promues ; main par défaut.
field-gitops-artifact = Artefact OCI
    .help = oci://registre/chemin que Flux tire à la place du dépôt ; vide : Flux tire le dépôt.
field-gitops-interval = Intervalle
    .help = Le temps moyen entre deux consultations de la source, par exemple 15m (par défaut) ; plus court, il charge davantage l’hébergeur Git.
field-gitops-jitter = Gigue
    .help = De combien un intervalle peut s’écarter de cette moyenne, par exemple 20% (par défaut) ; elle évite que tous les clusters consultent la source à la fois.
field-gitops-hub = Hub
    .help = hôte:port du principal du hub auquel argocd-agent se connecte ; les autres moteurs n’en ont pas besoin ; peut rester à remplir.
field-gitops-provenance = Tracer les valeurs
    .help = Indique si ce que Kustomize construit dit de quel fichier et de quel patch vient chaque valeur, en annotations ; non par défaut.

## Réseau

field-network-link = Liaison
    .help = La liaison entre un site et le reste du monde ; 4G par défaut.
field-network-bandwidth = Débit
    .help = Le débit de cette liaison, par exemple 2Mbit/s (par défaut) ; il détermine la durée des téléchargements.
field-network-metered = Liaison facturée
    .help = Indique si le trafic est facturé au volume ; non par défaut.
field-network-longest-outage = Coupure la plus longue
    .help = La plus longue coupure réseau à laquelle la flotte doit survivre, par exemple 72h (par défaut) ou 5d.
field-network-site = Réseau du site
    .help = Le réseau d’un site à plusieurs nœuds en notation CIDR, par exemple 192.168.10.0/24 ; les nœuds ne se joignent qu’à l’intérieur de ce réseau.
field-network-outbound = Sorties
    .help = Où les nœuds peuvent se connecter, outre ce qu’il faut à Kubernetes, au moteur et aux charges de travail : 8883/tcp, ou 1883/tcp@10.20.0.0/16 vers un seul réseau ; aucune par défaut.

## Sécurité

field-security-secrets-encryption = Chiffrer les Secrets
    .help = Indique si Kubernetes chiffre les Secrets dans sa base d’état ; oui par défaut ; la clé est à côté des données, cela ne remplace donc pas le chiffrement du disque.
field-security-secure-boot = Secure Boot
    .help = Indique si les appareils ne démarrent que du code signé ; non par défaut ; demande un micrologiciel qui en est capable.
field-security-disk-encryption = Chiffrement du disque
    .help = Comment les disques sont chiffrés et déverrouillés : pas du tout (par défaut), LUKS avec le TPM 2.0 de l’appareil, ou LUKS avec un serveur Tang.
field-security-signatures = Signatures
    .help = Indique si les clusters n’appliquent que des commits ou des artefacts signés ; non par défaut ; c’est le moteur qui les vérifie.
field-security-signing-keys = Clés de signature
    .help = Identifiants des clés GnuPG dont Argo CD accepte les commits, si des signatures sont demandées ; Flux a les clés elles-mêmes sur chaque cluster.
field-security-git-secrets = Secrets dans Git
    .help = Indique si le dépôt peut contenir des Secrets, chiffrés avec SOPS pour la clé age d’une région ; aucun par défaut ; Flux les déchiffre, Argo CD ne le peut pas.

## Charges de travail

field-workloads-name = Charge de travail
    .help = Minuscules, chiffres et tirets ; elle nomme les objets de l’application et son dossier sous base/.
field-workloads-image = Image
    .help = L’image avec un tag figé ou un digest, par exemple ghcr.io/example/app:1.4.2.
field-workloads-image-size = Taille de l’image
    .help = La taille de l’image téléchargée, par exemple 40Mi ; elle détermine la durée d’un téléchargement ; vide : inconnue.
field-workloads-runtime = Runtime
    .help = Ce qui l’exécute : un conteneur OCI (par défaut), ou WebAssembly sous Spin, Wasmtime ou WasmEdge.
field-workloads-replicas = Réplicas
    .help = Combien d’exemplaires tournent dans un cluster ; 1 par défaut.
field-workloads-memory-request = Requête mémoire
    .help = Mémoire que l’ordonnanceur réserve pour un réplica, par exemple 64Mi ; vide : aucune.
field-workloads-memory-limit = Limite mémoire
    .help = Mémoire au-delà de laquelle un réplica est tué, par exemple 128Mi ; vide : aucune.
field-workloads-cpu-request = Requête CPU
    .help = Temps de processeur que l’ordonnanceur réserve pour un réplica, par exemple 50m (un vingtième de cœur) ; vide : aucun.
field-workloads-cpu-limit = Limite CPU
    .help = Temps de processeur au-delà duquel un réplica est freiné, par exemple 500m ; vide : aucune.
field-workloads-port = Port
    .help = Le port TCP sur lequel elle écoute dans le cluster, de 1 à 65535 ; jamais ouvert vers l’extérieur ; vide : aucun.
field-workloads-probe = Chemin de sonde
    .help = Le chemin HTTP sur ce port qui dit si elle va bien, par exemple /healthz ; vide : aucune sonde.
field-workloads-volume-path = Chemin du volume
    .help = Où le conteneur voit un volume qui survit à son pod, par exemple /var/lib/app ; vide : aucun volume.
field-workloads-volume-size = Taille du volume
    .help = La taille de ce volume, par exemple 1Gi ; vide : aucun volume.
field-workloads-egress = Sorties
    .help = Où elle peut se connecter hors du cluster, outre HTTPS : 8883/tcp, ou 1883/tcp@10.20.0.0/16 vers un seul réseau ; aucune par défaut.
field-workloads-pod-security = Pod Security
    .help = Le standard Pod Security qu’elle respecte : restricted (par défaut) ; baseline ou privileged seulement pour une image qui demande plus, dans un namespace à part.
field-workloads-devices = Tourne sur
    .help = Les types d’appareil sur lesquels elle tourne ; vide : tous.

## Divers

field-inventory = Inventaire
    .help = Un CSV de tous les clusters (name,region,device,ring), relatif au fichier de session ; vide : les nombres suffisent.
field-locked = Champs verrouillés
    .help = Chemins des champs qu’aucun conseil ne peut changer, par exemple gitops.engine ; aucun par défaut.

## Choix

choice-basic = Basic
choice-pro = Pro
choice-en = anglais
choice-fr = français
choice-secure-boot = Secure Boot
choice-disk-encryption = chiffrement du disque
choice-wasm = Wasm
choice-attach-tree = joindre l’arborescence
choice-amd64 = amd64 (x86-64)
choice-arm64 = arm64
choice-arm = arm (32 bits)
choice-sd = carte SD
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
choice-none = aucun
choice-luks-tpm2 = LUKS avec TPM 2.0
choice-luks-tang = LUKS avec Tang
choice-by-hand = à la main
choice-pull = par pull
choice-sops-age = SOPS avec age
choice-restricted = restricted
choice-baseline = baseline
choice-privileged = privileged
choice-container = conteneur
choice-spin = Spin (Wasm)
choice-wasmtime = Wasmtime (Wasm)
choice-wasmedge = WasmEdge (Wasm)
choice-true = oui
choice-false = non

## Pourquoi une valeur est refusée

reason-choice = { $nearest ->
    [none] « { $value } » n’est pas proposé ici : choisir parmi { $choices }
   *[other] « { $value } » n’est pas proposé ici : peut-être « { $nearest } » ? Les choix sont { $choices }
}
reason-count = « { $value } » n’est pas un nombre entier : en écrire un de 0 à 10 000 000
reason-cpu = « { $value } » n’est pas une quantité de processeur : écrire 50m ou 0.5, entre 1m et 1 000 cœurs
reason-devices-missing = il n’y a pas de « devices: » : une session y énumère ses types d’appareils (« devices: [] » s’il n’y en a pas encore)
reason-dns-name = « { $value } » n’est pas un nom DNS : écrire des labels en minuscules séparés par des points, par exemple fleet.example.com
reason-memory = « { $value } » n’est pas une quantité de mémoire : écrire 512Mi ou 2Gi
reason-memory-range = « { $value } » est hors limites : la mémoire va de 1Ki à 1024Ti
reason-name-character = « { $value } » n’est pas un nom : « { $character } » n’est pas permis, seulement les minuscules de a à z, les chiffres et les tirets
reason-name-dash = « { $value } » n’est pas un nom : il doit commencer et finir par une lettre ou un chiffre, pas par un tiret
reason-name-empty = il faut un nom : minuscules, chiffres et tirets
reason-name-long = « { $value } » est trop long pour un nom : 63 caractères au plus
reason-name-missing = { $path ->
    [name] la session n’a pas de nom : ajouter « name: … »
   *[other] { $path } n’a pas de nom : ajouter « name: … »
}
reason-no-item = cet élément n’existe pas dans la liste
reason-no-such-item = { $path } : la liste { $list } n’a pas cet élément ; compter à partir de 0 ou donner son nom
reason-not-a-session = ceci n’est pas un fichier de session : il faut des champs, et d’abord « fleetwright: { $newest } »
reason-outbound = « { $value } » n’est pas une sortie : écrire 8883/tcp ou 123/udp, ou 1883/tcp@10.20.0.0/16 pour un seul réseau
reason-nul = un texte ne peut pas contenir de caractère NUL : l’enlever
reason-rate = « { $value } » n’est pas un débit : écrire 64kbit/s, 2Mbit/s ou 1Gbit/s
reason-share = « { $value } » n’est pas une part : écrire un pourcentage entre 0% et 100% avec au plus une décimale, par exemple 12.5%
reason-span = « { $value } » n’est pas une durée : écrire 90s, 15m, 1h30m, 72h ou 5d, 10 ans au plus
reason-switch = « { $value } » n’est ni oui ni non : écrire true ou false
reason-unknown-field = { $nearest ->
    [none] le champ « { $path } » n’existe pas
   *[other] le champ « { $path } » n’existe pas : peut-être « { $nearest } » ?
}
reason-version-missing = la version du format manque : le fichier doit commencer par « fleetwright: { $newest } »
reason-version-newer = ce fichier a le format { $found }, plus récent que ce que lit ce programme : il connaît les formats jusqu’à { $newest } ; mettre fleetwright à jour
reason-version-unknown = « { $found } » n’est pas une version du format : écrire « fleetwright: { $newest } »
reason-want-list = { $path } attend une liste : écrire [a, b], ou un élément par ligne après un tiret
reason-want-map = { $path } attend des champs : écrire des lignes « clé: valeur » en dessous
reason-want-scalar = { $path } attend une seule valeur, pas une liste ni un groupe de champs
reason-want-words = { $path } attend une liste de mots simples : écrire [a, b]
reason-yaml-complex-key = une liste ou un groupe de champs ne peut pas être une clé ici : écrire un mot simple avant le deux-points
reason-yaml-duplicate = « { $key } » figure deux fois au même endroit : n’en garder qu’un
reason-yaml-many-documents = le fichier contient plus d’un document : enlever le « --- » qui les sépare
reason-yaml-reference = les ancres, alias et tags (&, *, !) ne sont pas lus dans une session : écrire la valeur elle-même, ou la mettre entre guillemets
reason-yaml-syntax = ceci n’est pas du YAML : { $words }
reason-yaml-too-deep = l’imbrication est trop profonde : aucun champ d’une session n’est si profond
reason-yaml-too-many = il y a là plus de valeurs qu’il n’en est lu
