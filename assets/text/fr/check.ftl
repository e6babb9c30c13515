# Ce que disent les règles. La clé d’un constat est « finding- » et son identifiant avec des tirets
# au lieu des points ; son attribut « fix » dit que faire.

## La flotte et ses nombres

finding-fleet-no-device = La flotte n’a aucun type d’appareil : il n’y a rien à installer.
    .fix = Ajouter un type d’appareil.
finding-fleet-duplicate-name = Le nom « { $name } » figure deux fois dans { $list } ; il nommerait le même dossier, label ou branche.
    .fix = Donner un autre nom à l’un des deux.
finding-fleet-regions-sum = Les régions comptent { $regions } { $regions ->
        [one] cluster
       *[other] clusters
    }, les types d’appareil { $devices }.
    .fix = Corriger les clusters d’une région ou d’un type d’appareil jusqu’à ce que les deux sommes concordent.
finding-fleet-rings-sum = Les parts des vagues font { $sum } %, et non 100 %.
    .fix = Corriger la part d’une vague jusqu’à ce que toutes fassent 100 %.
finding-fleet-ring-empty = La vague { $ring } ne contient aucun cluster : { $share } % de { $clusters } { $clusters ->
        [one] cluster
       *[other] clusters
    }, c’est moins d’un.
    .fix = Donner une part plus grande à la vague, ou l’enlever.
finding-fleet-no-cluster = { $name } n’a aucun cluster.
    .fix = Saisir ses clusters, ou l’enlever.
finding-fleet-looks-like-cloud = { $device } ressemble à un cloud plutôt qu’à de l’edge : { $memory } Gio par nœud, { $nodes } { $nodes ->
        [one] nœud
       *[other] nœuds
    } par cluster.
    .fix = Vérifier les chiffres ; pour de tels clusters, comparer avec un hub qui pousse et une distribution avec etcd.
finding-fleet-label-reserved = Les clés de label sous « { $prefix } » sont réservées à Kubernetes lui-même ; le kubelet refuse de les poser sur son nœud.
    .fix = Utiliser son propre nom DNS, par exemple fleet.example.com.
finding-fleet-locked-unknown = Le chemin verrouillé « { $locked } » ne verrouille rien ({ $reason }).
    .fix = Corriger le chemin, ou l’enlever de la liste.
finding-device-no-node = { $device } n’a aucun nœud : aucun cluster ne peut en être fait.
    .fix = Saisir au moins 1 nœud par cluster.
finding-device-no-core = { $device } n’a aucun cœur de processeur.
    .fix = Saisir les cœurs d’un nœud.
finding-device-os-arch = { $device } est amd64, et Raspberry Pi OS Lite n’existe que pour les processeurs ARM.
    .fix = Choisir Debian ou Ubuntu Server, ou corriger l’architecture.

## L’inventaire

finding-inventory-unknown-name = L’inventaire, ligne { $line } : { $reason }.
    .fix = Corriger l’inventaire, ou ajouter le nom à la conception.
finding-inventory-count = L’inventaire contient { $listed } { $listed ->
        [one] cluster
       *[other] clusters
    } pour { $name }, la conception en compte { $designed }.
    .fix = Corriger le nombre dans la conception, ou compléter l’inventaire.

## La distribution et ses nœuds

finding-platform-version-shape = « { $version } » n’est pas une version de { $distribution } : leurs noms ont la forme { $example }.
    .fix = Écrire le nom complet d’une version, par exemple { $example }, ou laisser le champ vide.
finding-platform-version-old = K3s { $version } ne lit pas le dossier par lequel l’arborescence dit au kubelet ce qu’il réserve ; K3s le lit à partir de { $least }.
    .fix = Utiliser { $least } ou une version plus récente, ou laisser le champ vide.
finding-platform-k0s-old = k0s { $version } est plus ancien que les fichiers que l’arborescence écrit pour lui : containerd 2 dans son propre format et les lots d’images par système arrivent avec { $least }.
    .fix = Utiliser { $least } ou une version plus récente, ou laisser le champ vide.
finding-platform-k0s-agents = Chaque agent de { $device } ne connaît qu’un des { $servers } serveurs, celui de son jeton ; tant que celui-ci est arrêté, l’agent continue d’exécuter ce qu’il a et n’apprend rien de nouveau.
    .fix = Faire des { $nodes } nœuds des serveurs : les charges de travail s’y exécutent aussi. Ou garder un seul serveur, et le reconstruire depuis Git.
finding-upgrades-k0s-drain = k0s sur { $device } se met à niveau lui-même : chaque nœud télécharge le nouveau binaire, est vidé et redémarre k0s{ $nodes ->
        [one] , si bien que ses charges de travail s’arrêtent quelques minutes, faute d’autre nœud
       *[other] , un nœud après l’autre
    }. Qui peut faire avancer une vague décide aussi de ce qui tourne sur les nœuds.
    .fix = Faire avancer les vagues quand cela peut arriver, les protéger comme un accès root et ne sauter aucune version mineure ; ou mettre à niveau à la main, les pods continuent alors.
finding-platform-sums-unknown = Le catalogue ne connaît aucune somme de contrôle pour { $files }.{ $when ->
        [offline] {" "}Seule une installation hors ligne a besoin de { $count ->
            [one] ce fichier
           *[other] ces fichiers
        }.
       *[always] {""}
    }
    .fix = Lancer `make pin` une fois dans l’arborescence exportée, sur une machine de confiance, et committer ce qu’il écrit ; sans somme, les scripts s’arrêtent. Une somme de confiance s’ajoute dans sums.yaml, dans le dossier catalog de la configuration.
finding-platform-no-server = Un cluster de { $device } n’a aucun serveur : rien ne porterait son plan de contrôle.
    .fix = Saisir au moins 1 serveur, ou laisser le champ vide.
finding-platform-servers-over-nodes = Un cluster de { $device } demande { $servers } serveurs ({ $datastore }) mais n’a que { $nodes } { $nodes ->
        [one] nœud
       *[other] nœuds
    }.
    .fix = Saisir plus de nœuds par cluster ou moins de serveurs ; sur K3s et k0s, SQLite se contente d’un serveur.
finding-upgrades-privileged = Sur { $device }, K3s se met à niveau lui-même : les jobs qui le font sont root sur leur nœud, si bien que quiconque peut faire avancer une vague décide aussi des nœuds ; chaque nœud télécharge l’image de mise à niveau une fois par version : à peu près la taille de K3s (jusqu’à 80 Mio).
    .fix = Protéger les vagues comme un accès root, et ne jamais sauter de version mineure, car rien ne le vérifie ; ou mettre à niveau à la main.
finding-upgrades-engine = K3s sur { $device } devrait se mettre à niveau lui-même, mais avec { $engine } cette version ne génère rien qui y apporte les plans.
    .fix = Mettre à niveau à la main, ou choisir Flux ou Argo CD.
finding-addons-coredns-needed = Sans CoreDNS, un cluster n’a pas son propre DNS, et les contrôleurs de { $engine } se joignent par leur nom.
    .fix = Ajouter coredns aux modules complémentaires.
finding-addons-local-path-needed = { $workload } a un volume, et { $device } n’a rien pour en fournir un : local-path n’y est pas.
    .fix = Ajouter local-path aux modules complémentaires, ou enlever le volume.
finding-addons-not-on-k0s = { $device } demande { $addon }, que K3s apporte et k0s non : rien ne l’installerait.
    .fix = L’enlever, le déployer comme charge de travail à part, ou utiliser K3s.

## La base d’état

finding-datastore-dqlite-gone = { $distribution } n’a pas de dqlite : K3s l’a retiré en v1.19 (2020), et kine, sur lequel reposent K3s et k0s, n’a plus de pilote pour lui.
    .fix = Choisir SQLite avec un serveur reconstruit depuis Git, ou des serveurs sur un PostgreSQL externe ; dqlite ne subsiste que dans MicroK8s.
finding-datastore-microk8s-dqlite = MicroK8s garde son état dans dqlite ; { $datastore } n’est pas proposé avec lui.
    .fix = Choisir dqlite, ou une autre distribution.
finding-datastore-sqlite-servers = { $device } a { $servers } serveurs sur SQLite, qu’un seul serveur peut utiliser ; les agents ne posent pas de problème.
    .fix = Garder 1 serveur et faire des autres nœuds des agents, ou mettre les serveurs sur un PostgreSQL externe.
finding-datastore-etcd-quorum = { $device } a { $servers } { $servers ->
        [one] serveur
       *[other] serveurs
    } etcd et peut en perdre { $survives } ; etcd en demande un nombre impair, et au moins 3.
    .fix = Utiliser 3 ou 5 serveurs, ou choisir SQLite là où un serveur suffit.
finding-datastore-etcd-flash = { $device } garde ses données sur { $storage }, qui ne tient pas le rythme d’écriture d’etcd (50 par seconde, chacune en moins de 5 ms).
    .fix = Choisir SQLite ou un PostgreSQL externe, ou donner un SSD à l’appareil.
finding-datastore-postgres-endpoint = La base d’état est PostgreSQL, mais aucune base de données n’est indiquée : aucun serveur ne peut démarrer.
    .fix = Saisir hôte:port/nom de la base, sans utilisateur ni mot de passe.
finding-datastore-postgres-single = Tous les serveurs dépendent d’un seul PostgreSQL : quand il est en panne ou injoignable, le plan de contrôle s’arrête ; les pods continuent.
    .fix = Rendre la base elle-même hautement disponible, ou utiliser SQLite sur un serveur là où une reconstruction depuis Git suffit.
finding-datastore-k0s-authority = k0s sur { $device } garde l’autorité de certification du cluster et la clé de ses Secrets sur { $servers ->
        [one] son unique serveur
       *[other] ses { $servers } serveurs
    }, et non dans PostgreSQL : { $servers ->
        [one] une fois celui-ci perdu
       *[other] une fois tous perdus
    }, l’état que contient la base est inutilisable.
    .fix = Garder une copie de /var/lib/k0s/pki et de /etc/k0s/encryption.yaml d’un serveur de chaque cluster, aussi protégée qu’un accès root ; ou reconstruire un cluster perdu depuis Git sur une base vide.
finding-datastore-database-shape = « { $value } » n’est pas de la forme hôte:port/nom.
    .fix = Écrire hôte:port/nom, par exemple db.example.com:5432/k3s ; utilisateur et mot de passe sont donnés à chaque serveur à l’installation.
finding-datastore-database-unused = Une base de données est indiquée, mais aucun type d’appareil concerné n’a PostgreSQL comme base d’état.
    .fix = Choisir PostgreSQL comme base d’état, ou vider le champ.
finding-datastore-sd-wear = { $device } garde sa base d’état sur une carte SD : une carte à haute endurance s’est usée en moins de six mois sous un K3s inactif.
    .fix = Utiliser des cartes industrielles et prévoir leur remplacement, ou mettre { $folder } sur un SSD.

## MicroK8s

finding-microk8s-version-old = { $version } de MicroK8s est trop ancien pour le script d’installation, qui compte sur des certificats pour toutes les parties d’un cluster et sur /etc/microk8s.yaml.
    .fix = Utiliser { $least } ou une version plus récente, ou laisser le champ vide.
finding-microk8s-arm = { $device } est en ARM 32 bits, et MicroK8s et ses modules complémentaires ne tournent que sur des processeurs 64 bits.
    .fix = Y installer un système 64 bits (arm64), ou choisir K3s ou k0s.
finding-microk8s-addon = MicroK8s n’a pas de { $addon } comme celui de K3s : son module complémentaire ingress va chercher un chart sur le réseau quand on l’active, et les répartiteurs de charge sont ceux de MetalLB.
    .fix = Enlever { $addon } des modules complémentaires.
finding-microk8s-upgrades-pull = Rien dans MicroK8s ne tire de mise à niveau depuis Git : snapd rafraîchit le snap de lui-même, ou le snap est bloqué et se rafraîchit par une commande sur le nœud.
    .fix = Choisir les mises à niveau à la main : changer de canal, régénérer l’arborescence, puis lancer le script d’installation sur les nœuds, une vague après l’autre. Entre-temps, le snap reste bloqué.
finding-microk8s-dqlite-future = MicroK8s garde son état dans dqlite, dont des utilisateurs rapportent que la mémoire ne cesse de croître (une fuite a été corrigée en 2025) et qu’il sature le processeur. Canonical l’a retiré de son autre Kubernetes sans chemin de migration : son avenir ici est un risque stratégique (une déduction).
    .fix = Choisir K3s avec SQLite et un serveur reconstruit depuis Git ; là où MicroK8s doit rester, surveiller la mémoire de k8s-dqlite et sauvegarder avec microk8s dbctl.
finding-microk8s-dqlite-quorum = { $device } a { $servers } serveurs dqlite et { $survives ->
        [0] ne survit à la perte d’aucun : quel que soit celui qui tombe, le plan de contrôle s’arrête
        [one] survit à la perte d’un seul, comme avec un serveur de moins
       *[other] survit à la perte de { $survives } d’entre eux, comme avec un serveur de moins
    }.
    .fix = Utiliser 1 serveur, ou un nombre impair d’au moins 3 ; les autres nœuds deviennent des agents.
finding-microk8s-dqlite-flash = dqlite écrit son journal en continu sur { $device } et attend la fin de chaque écriture ; sur { $storage }, cela use le support, et des utilisateurs rapportent une API qui se fige sur les supports les plus lents.
    .fix = Choisir un SSD, ou K3s avec SQLite.
finding-microk8s-memory = { $device } a { $memory } Mio par nœud. MicroK8s ne documente aucun minimum ; des utilisateurs en recommandent 4 Go, 1 Go n’a pas suffi pour démarrer sur un Raspberry Pi 4, et à 512 Mo ou moins le plan de contrôle ne démarre pas.
    .fix = Choisir un appareil de 4 Gio ou plus, ou K3s.
finding-microk8s-channel-moves = { $version } est un canal, pas une version : des nœuds de { $device } installés à des jours différents peuvent recevoir des correctifs différents. Une fois installé, le snap est bloqué.
    .fix = Là où tous les nœuds doivent être identiques, préparer un dossier avec snap download et installer depuis lui chaque nœud d’une vague, avec --offline.
finding-microk8s-snapd = { $system } est livré sans snapd, dont MicroK8s a besoin ; snapd occupe de la mémoire à lui, que le budget de ce système ne compte pas.
    .fix = Mettre les paquets snapd et sudo dans l’image, ou choisir Ubuntu Server ou K3s.
finding-microk8s-address = MicroK8s refait ses certificats et redémarre tous les conteneurs quand les adresses d’un nœud changent ; les serveurs d’un même cluster se connaissent par leur adresse, et ne se retrouvent alors plus.
    .fix = Donner à chaque nœud une adresse fixe, ou lui en réserver une sur le serveur DHCP du site.

## La mémoire

finding-memory-below-minimum = { $device } a { $memory } Mio par nœud ; la documentation de { $distribution } demande au moins { $minimum } Mio pour un serveur, sans les charges de travail.
    .fix = Choisir un appareil avec plus de mémoire, faire de ces nœuds les agents d’un serveur plus grand, ou envisager KubeSolo ou KubeEdge pour eux.
finding-memory-over = { $device } ({ $role ->
        [server] serveur
       *[agent] agent
    }) dépasse : il lui faut { $low } à { $high } Mio, et { $usable } Mio sont utilisables.
    .fix = { $engine ->
        [argocd] Utiliser Flux sur ce type d’appareil, enlever des modules complémentaires et des charges de travail, ou choisir un appareil avec plus de mémoire.
       *[other] Enlever des modules complémentaires et des charges de travail, baisser leurs limites, ou choisir un appareil avec plus de mémoire.
    }
finding-memory-tight = { $device } ({ $role ->
        [server] serveur
       *[agent] agent
    }) est juste : il lui faut { $low } à { $high } Mio, et { $usable } Mio sont utilisables.
    .fix = { $engine ->
        [argocd] Mesurer un appareil en charge, ou utiliser Flux sur ce type d’appareil.
       *[other] Mesurer un appareil en charge, ou enlever un module complémentaire ou une charge de travail.
    }
finding-memory-node-lost = Un cluster de { $device } qui a perdu un nœud ne tient plus : ses réplicas passent sur les nœuds restants, et { $role ->
        [server] le serveur
       *[agent] l’agent
    } { $why ->
        [machine] demande alors au moins { $low } Mio ; { $usable } Mio sont utilisables.
        [requests] reçoit alors { $requests } Mio de requêtes ; l’ordonnanceur peut en attribuer { $allocatable }.
       *[pods] a alors { $pods } pods ; un nœud en exécute au plus { $max_pods }.
    }
    .fix = Réduire les requêtes ou les réplicas de ce qui peut s’absenter alors, ajouter de la mémoire, ou accepter que des pods attendent le retour du nœud.
finding-memory-requests-over = { $device } ({ $role ->
        [server] serveur
       *[agent] agent
    }) : les requêtes des pods font { $requests } Mio, l’ordonnanceur ne peut en attribuer que { $allocatable } ; certains pods restent en attente.
    .fix = Baisser les requêtes mémoire, enlever une charge de travail, ou choisir un appareil avec plus de mémoire.
finding-memory-pods-over = { $device } ({ $role ->
        [server] serveur
       *[agent] agent
    }) a { $pods } pods, et un nœud en exécute au plus { $max_pods } ; les autres restent en attente.
    .fix = Réduire les réplicas, enlever une charge de travail, ou donner plus de nœuds au cluster.
finding-memory-control-plane-4gib = Le plan de contrôle de { $device } prend { $low } à { $high } Mio ; la limite est de { $limit } Mio.
    .fix = { $leaner ->
        [engine] Utiliser Flux, le moteur le plus frugal, sur ce type d’appareil : le plan de contrôle prend alors { $leaner_low } à { $leaner_high } Mio.
        [distribution] Utiliser { $distribution } avec Flux sur ce type d’appareil : le plan de contrôle prend alors { $leaner_low } à { $leaner_high } Mio.
       *[none] Aucun moteur ni aucune distribution connus ici ne le font passer dessous : retirer des modules complémentaires, ou mettre moins de pods et de nœuds dans un cluster.
    }

## GitOps

finding-engine-agent-maturity = argocd-agent est jeune : son propre README dit qu’il vise encore la disponibilité générale, et la PKI de son outil en ligne de commande n’est pas faite pour la production. L’arborescence émet les certificats avec une autorité propre à la flotte et donne à chaque cluster une pile locale complète : le hub n’est pas nécessaire à la réconciliation.
    .fix = L’essayer d’abord sur une vague ; Argo CD sur chaque cluster, ou Flux, se passe de hub.
finding-engine-agent-scale = { $clusters } clusters se connectent à un seul principal, dont la documentation parle de centaines d’agents simultanés : moins de { $documented }.
    .fix = Utiliser Flux ou Argo CD sur chaque cluster, donner aux types d’appareil des hubs à eux (devices[].gitops.hub), ou mesurer d’abord le principal avec autant d’agents.
finding-engine-agent-version = L’arborescence est écrite pour argocd-agent v0.9, dont les paramètres diffèrent de ceux de { $version }.
    .fix = Laisser la version vide, ou choisir une version v0.9.x.
finding-engine-agent-versions-differ = Des types d’appareil exécutent argocd-agent { $first } et { $other } ; un principal n’accepte que les agents de sa propre version, et hub/ n’en a qu’une.
    .fix = Donner la même version à tous les types d’appareil qui exécutent argocd-agent.
finding-engine-argocd-arm = { $device } est en ARM 32 bits, et Argo CD n’est publié que pour les processeurs 64 bits.
    .fix = Utiliser Flux sur ce type d’appareil (il est publié pour ARM 32 bits), ou un système 64 bits si le processeur le permet.
finding-gitops-version-shape = « { $version } » n’est pas une version de { $engine } : leurs noms ont la forme v2.9.4.
    .fix = Écrire le nom complet d’une version, ou laisser le champ vide.
finding-gitops-version-old = { $engine } { $version } est plus ancien que ce que l’arborescence écrit pour lui : { $feature ->
        [oci-repository] OCIRepository dans source.toolkit.fluxcd.io/v1
        [deletion-policy] deletionPolicy dans Kustomization
       *[retry-refresh] retry.refresh dans Application
    } arrive avec { $least }.
    .fix = Utiliser { $least }.0 ou une version plus récente, ou laisser la version vide.
finding-gitops-poll-rate = { $clusters } clusters font jusqu’à { $rate } lectures par seconde sur { $source ->
        [open] le dépôt qui reste à remplir
       *[other] { $source }
    } ; GitHub en recommande au plus { $advised } par dépôt.
    .fix = Utiliser un intervalle de { $interval } ou plus, ou laisser Flux tirer un artefact OCI à la place.
finding-gitops-interval-short = Les clusters consultent la source toutes les { $seconds } s, plus souvent qu’aucun moteur par défaut.
    .fix = Utiliser un intervalle de quelques minutes : avec 15m, un changement arrive environ 15 minutes plus tard au plus, et l’hébergeur Git ne porte qu’une fraction de la charge.
finding-gitops-jitter-range = Une gigue de { $jitter } % laisserait l’intervalle se réduire à presque rien ; Flux accepte 99 % au plus.
    .fix = Utiliser 20 %, ou une autre part jusqu’à 99 %.
finding-gitops-jitter-none = Sans gigue, { $clusters } clusters qui reviennent ensemble continuent de consulter la source ensemble.
    .fix = Utiliser une gigue de 20 %.
finding-gitops-repository-shape = « { $value } » n’est pas l’adresse d’un dépôt Git qu’un cluster puisse tirer.
    .fix = Écrire https://hôte/chemin, sans nom d’utilisateur ni mot de passe.
finding-gitops-repository-ssh = « { $value } » se joint par SSH, et ce qui est généré donne à un cluster un nom d’utilisateur et un mot de passe pour HTTPS, jamais une clé : aucun ne tirerait jamais rien.
    .fix = Écrire { $right } ; si le dépôt n’est pas public, mettre un jeton en lecture seule dans /etc/fleet/source.env sur chaque nœud.
finding-gitops-artifact-shape = « { $value } » n’est pas l’adresse d’un artefact OCI : une telle adresse commence par oci:// et n’a pas de tag, que fournit la vague.
    .fix = Écrire oci://registre/chemin, par exemple oci://registry.example.com/edge/fleet.
finding-gitops-artifact-unread = { $device } exécute Argo CD, qui suit ici le dépôt ; l’artefact OCI n’y est pas lu.
    .fix = Utiliser Flux sur ce type d’appareil, ou vider l’artefact.
finding-gitops-hub-shape = « { $value } » n’est pas l’adresse d’un hub : il faut un hôte et un port.
    .fix = Écrire hôte:port, par exemple hub.example.com:443.
finding-gitops-hub-unused = Un hub est indiqué, et rien ne s’y connecte : seul argocd-agent en a un.
    .fix = Vider le hub, ou choisir argocd-agent.
finding-gitops-applications-unused = Ce qui écrit les Applications est choisi, et aucun cluster n’en a à écrire : seul Argo CD sur chaque cluster en a. argocd-agent reçoit les siennes du hub, et Flux n’en a pas.
    .fix = Vider ce choix, ou choisir Argo CD.
finding-gitops-revision-shape = « { $value } » n’est pas un nom que Git accepte pour une branche.
    .fix = Écrire le nom d’une branche, par exemple main.
finding-gitops-revision-ring = La branche principale « { $value } » entre en conflit avec les branches des vagues (ring/…).
    .fix = Choisir une autre branche principale, par exemple main.

## Ce qui reste à remplir

finding-open-appliances = La nature des équipements reste à remplir ; le prompt le signale.
    .fix = Saisir ce qu’ils sont : éoliennes, camions.
finding-open-regions = Les régions restent à remplir ; le prompt le signale, et l’arborescence a une région pour tous les clusters.
    .fix = Ajouter les régions avec leurs clusters.
finding-open-hardware = Le matériel de ce type d’appareil reste à remplir ; le prompt le signale.
    .fix = Saisir le nom courant du matériel.
finding-open-repository = Le dépôt Git reste à remplir ; le prompt le signale, et l’arborescence porte une valeur provisoire visible qui ne tire rien.
    .fix = Saisir l’adresse du dépôt avant d’utiliser l’arborescence.
finding-open-hub = Le hub auquel argocd-agent se connecte reste à remplir ; le prompt le signale, et l’arborescence porte une valeur provisoire visible où rien ne répond.
    .fix = Saisir hôte:port de son principal avant d’utiliser l’arborescence.
finding-open-age-recipient = Les Secrets de cette région doivent être chiffrés, et son destinataire age reste à remplir ; .sops.yaml porte une valeur provisoire visible, avec laquelle sops refuse de chiffrer.
    .fix = Lancer age-keygen une fois pour la région et saisir sa clé publique, age1… ; la clé privée ne va que sur ses clusters.

## Le réseau

finding-inbound-traefik = Traefik prend les ports 80 et 443 de chaque nœud : des ports entrants sur un nœud en périphérie.
    .fix = Enlever traefik des modules complémentaires ; les applications appellent l’extérieur, rien ne les appelle.
finding-inbound-servicelb = ServiceLB ouvre un port de chaque nœud pour tout Service de type LoadBalancer : des ports entrants sur un nœud en périphérie.
    .fix = Enlever servicelb des modules complémentaires.
finding-inbound-site-public = Le réseau du site { $value } est public : les ports entre nœuds seraient ouverts à des adresses d’Internet.
    .fix = Utiliser le réseau privé du site, par exemple 192.168.10.0/24.
finding-network-site-shape = « { $value } » n’est pas un réseau en notation CIDR.
    .fix = Écrire la première adresse du réseau et son préfixe, par exemple 192.168.10.0/24.
finding-network-site-open = { $device } a { $nodes } nœuds par cluster, qui doivent se joindre sur les ports de { $distribution } ; sans le réseau du site, ces ports ne peuvent pas être ouverts pour eux seuls, et l’arborescence n’a pas de pare-feu pour { $device } : rien ne protège les ports de ces nœuds.
    .fix = Saisir le réseau du site, par exemple 192.168.10.0/24.
finding-network-metered-interval = Consulter la source toutes les { $interval } sur une liaison facturée coûte à chaque cluster environ { $low } à { $high } Mo par mois sans aucun changement (estimation).
    .fix = Utiliser un intervalle de 15m ou plus.

## La sécurité

finding-security-secure-boot-firmware = Secure Boot (démarrage sécurisé) est demandé, et le micrologiciel de { $device } n’en est pas capable.
    .fix = Désactiver Secure Boot, choisir un matériel avec Secure Boot UEFI, ou indiquer que l’appareil l’a.
finding-security-tpm-missing = Le disque de { $device } doit être déverrouillé par le TPM 2.0 de l’appareil, qui n’en a pas.
    .fix = Renoncer au chiffrement du disque, choisir LUKS avec Tang, ajouter un module TPM, ou indiquer que l’appareil en a un.
finding-security-tang-outage = Une coupure réseau peut durer { $hours } heures ; un appareil qui redémarre entre-temps ne démarre son cluster qu’une fois que son serveur Tang répond de nouveau.
    .fix = Utiliser LUKS avec le TPM 2.0, ou placer un serveur Tang sur chaque site.
finding-security-tpm-without-secure-boot = La clé du disque est liée à l’état de Secure Boot, qui est désactivé : tout ce qui démarre sur l’appareil, depuis une clé USB par exemple, obtient cette clé du TPM.
    .fix = Demander aussi Secure Boot ; sans lui, le chiffrement résiste à un disque sorti de l’appareil, et à rien de plus. Ce qu’il ajoute, et ce qu’il n’ajoute pas, est dans docs/SECURITY.md de l’arborescence.
finding-security-luks-data-only = Le script généré chiffre les données de la distribution (état, Secrets, images, volumes). Le disque système est chiffré à la construction de son image ou ne l’est pas : qui le modifie atteint les données quand l’appareil démarre, et les identifiants de /etc/fleet s’y trouvent.
    .fix = Lire docs/SECURITY.md dans l’arborescence : ce document nomme ce qui reste en clair, et ce qu’il faut en faire.
finding-security-secrets-plain = Les Secrets sont en clair dans la base d’état : qui prend le disque les lit.
    .fix = Activer le chiffrement des Secrets ; il est prévu pour le premier démarrage.
finding-security-key-beside-data = Les Secrets sont chiffrés, mais leur clé est sur le même disque : qui prend l’appareil peut lire les deux.
    .fix = Chiffrer le disque là où le matériel le permet, et garder le moins de Secrets possible sur l’appareil.
finding-security-signing-keys = Les signatures sont demandées, et { $device } exécute Argo CD, qui prend un projet sans clé pour un projet qui n’en exige aucune.
    .fix = Saisir les identifiants des clés GnuPG qui signent les commits, ou utiliser Flux sur ce type d’appareil.
finding-security-signatures-version = Argo CD { $version } ne connaît pas le champ par lequel un projet dit quelles clés signent ; Argo CD le connaît à partir de v3.5.
    .fix = Utiliser v3.5.0 ou une version plus récente, ou laisser la version vide.
finding-security-signatures-kind = Flux { $version } { $kind ->
        [cosign] ne lit pas les signatures que cosign v3 écrit par défaut : un artefact ainsi signé ne serait jamais appliqué ; Flux les lit à partir de { $least }.
       *[ssh] ne vérifie que les signatures GnuPG : un commit signé avec SSH ne serait jamais appliqué, et une seule clé SSH dans /etc/fleet/signers peut faire échouer la vérification de tout autre commit ; Flux accepte les deux à partir de { $least }.
    }
    .fix = Utiliser { $least }.0 ou une version plus récente, laisser la version vide, ou signer avec { $kind ->
        [cosign] cosign v2
       *[ssh] GnuPG et ne mettre que des fichiers *.asc sur les nœuds
    }.
finding-security-signing-key-shape = « { $value } » n’est pas l’identifiant sous lequel Argo CD connaît une clé : 16 chiffres hexadécimaux en majuscules.
    .fix = L’écrire comme le montre gpg --list-keys --keyid-format long, par exemple { $right }.
finding-security-signing-keys-unused = Des clés sont indiquées, et rien ne les vérifie : il y faut les signatures, et un type d’appareil avec Argo CD. Flux a les clés elles-mêmes sur chaque cluster.
    .fix = Demander les signatures, ou vider les clés.
finding-security-sops-engine = Les Secrets doivent être chiffrés dans Git avec SOPS, et { $device } exécute { $engine }, qui ne sait pas les déchiffrer.
    .fix = Utiliser Flux sur ce type d’appareil, ou garder les Secrets hors de Git.
finding-security-age-shape = « { $value } » n’est pas un destinataire age pour lequel les Secrets de { $region } pourraient être chiffrés : ses lettres ou sa somme de contrôle sont fausses.
    .fix = Copier la clé publique qu’affiche age-keygen, age1… de 62 caractères ; jamais la clé privée.
finding-security-age-unused = Cette région a un destinataire age, et aucun Secret n’est chiffré pour lui.
    .fix = Choisir SOPS avec age pour les Secrets dans Git, ou vider le destinataire.
finding-secrets-in-text = Ce texte contient ce qui ressemble à un identifiant secret ; dans le prompt et l’arborescence, REDACTED le remplace.
    .fix = L’enlever, et changer ce secret si la session a déjà été partagée ou committée.

## Les charges de travail

finding-workload-unknown-device = { $workload } tourne sur « { $device } », qui n’est pas un type d’appareil de cette flotte.
    .fix = Choisir parmi les types d’appareil, ou laisser la liste vide pour tous.
finding-workload-image-empty = { $workload } n’a pas d’image.
    .fix = Saisir son image avec un tag, par exemple ghcr.io/example/app:1.4.2.
finding-workload-image-shape = « { $image } » ({ $workload }) n’est pas une référence d’image.
    .fix = Écrire registre/chemin:tag en minuscules, sans https://.
finding-workload-image-tag = L’image de { $workload }, { $image }, n’est pas figée : deux appareils peuvent exécuter des choses différentes, et un appareil hors ligne ne peut pas le savoir.
    .fix = Lui donner un tag qui ne change jamais, ou un digest.
finding-workload-memory-limit = La limite mémoire de { $workload } ({ $limit }) est sous sa requête ({ $request }) ; Kubernetes la refuse.
    .fix = Monter la limite à { $request } ou plus, ou baisser la requête.
finding-workload-cpu-limit = La limite CPU de { $workload } ({ $limit }) est sous sa requête ({ $request }) ; Kubernetes la refuse.
    .fix = Monter la limite à { $request } ou plus, ou baisser la requête.
finding-workload-memory-open = { $missing ->
        [both] { $workload } n’a ni requête ni limite mémoire : le LimitRange de l’arborescence lui réserve un minimum, et elle peut prendre toute la mémoire de son nœud.
        [request] { $workload } n’a pas de requête mémoire, sa limite en tient donc lieu : elle lui reste réservée tout entière.
       *[limit] { $workload } n’a pas de limite mémoire : elle peut prendre toute la mémoire de son nœud.
    }
    .fix = { $missing ->
        [both] Saisir ce qu’il lui faut et ce qu’elle peut prendre au plus, par exemple 64Mi et 128Mi.
        [request] Saisir ce qu’il lui faut, par exemple 64Mi.
       *[limit] Saisir ce qu’elle peut prendre au plus, par exemple 128Mi.
    }
finding-workload-pod-security-baseline = { $workload } ne respecte que le standard baseline de Pod Security : son image peut s’exécuter en root avec les capacités habituelles, et une faille y porte plus loin ; chemins de l’hôte, périphériques et conteneurs privilégiés restent exclus.
    .fix = Utiliser une image qui s’exécute sous un autre utilisateur, et revenir à restricted.
finding-workload-pod-security-privileged = { $workload } s’exécute en conteneur privilégié : qui s’en empare est root sur le nœud, avec ses périphériques, son disque et les Secrets qui s’y trouvent.
    .fix = Si un périphérique ou un dossier suffit, le faire fournir par le nœud (device plugin, volume), et choisir baseline ou restricted.
finding-workload-name-digit = { $workload } a un port, et le nom d’un Service doit commencer par une lettre.
    .fix = Donner à la charge de travail un nom qui commence par une lettre.
finding-workload-port-range = { $port } ({ $workload }) n’est pas un port TCP.
    .fix = Saisir un port de 1 à 65535.
finding-workload-probe-shape = « { $value } » ({ $workload }) n’est pas un chemin HTTP.
    .fix = Écrire un chemin qui commence par une barre oblique, par exemple /healthz.
finding-workload-probe-port = { $workload } a une sonde mais aucun port où l’interroger.
    .fix = Saisir le port, ou vider la sonde.
finding-workload-volume-half = Le volume de { $workload } n’a pas de { $missing ->
        [path] chemin
       *[size] taille
    } : il n’y aurait pas de volume du tout.
    .fix = { $missing ->
        [path] Saisir où le conteneur le voit, ou vider la taille.
       *[size] Saisir sa taille, ou vider le chemin.
    }
finding-workload-volume-path = « { $value } » ({ $workload }) n’est pas un chemin pour un volume.
    .fix = Écrire un chemin absolu sous /, sans « .. » ni deux-points.
finding-workload-flux-variable = { $field ->
        [probe] La sonde
       *[other] Le chemin du volume
    } de { $workload } a un dollar devant une accolade, ou deux dollars de suite : { $device } a Flux, qui y voit une variable et met autre chose à sa place, ou rien.
    .fix = Écrire le chemin sans eux.
finding-workload-volume-replicas = { $workload } a { $replicas } réplicas et un volume, qui est sur un nœud : tous les réplicas y tournent, et aucun quand ce nœud tombe.
    .fix = Utiliser 1 réplica, ou garder ses données là où chaque réplica a les siennes.
finding-workload-no-replica = { $workload } a 0 réplica : elle est installée et ne tourne pas.
    .fix = Saisir combien doivent tourner, ou enlever la charge de travail.
finding-workload-cpu-over-node = La requête CPU de { $workload } est de { $request }, et un nœud de { $device } a { $cores } { $cores ->
        [one] cœur
       *[other] cœurs
    } ; cette charge de travail y reste en attente.
    .fix = Baisser la requête, ou ne pas la mettre sur ce type d’appareil.
finding-wasm-no-shim = { $workload } a besoin du shim de { $runtime }, dont le catalogue n’a aucune version pour { $device } : { $arch }.
    .fix = Utiliser un système 64 bits, ou l’y exécuter comme conteneur.

## Sources qui ne sont pas des citations

source-the-design-itself = la conception elle-même
source-the-design-s-own-figures = les chiffres de la conception elle-même
source-this-release = cette version
source-the-catalogue-of-known-checksums = le catalogue des sommes de contrôle connues
source-the-catalogue-s-lines-of-both-distributions = les lignes du catalogue pour les deux distributions
source-the-inventory-held-against-the-design = l’inventaire comparé à la conception
source-the-ram-budget-and-the-sources-of-its-lines = le budget de RAM et les sources de ses lignes
source-the-ram-budget-and-the-sources-of-its-lines-the-limit-is-4-096-mib = le budget de RAM et les sources de ses lignes ; la limite est de 4 096 Mio
source-the-table-of-fields = la table des champs
source-the-names-become-folders-labels-and-branches-of-the-tree = les noms deviennent des dossiers, des labels et des branches de l’arborescence
source-the-engines-release-names = les noms de version des moteurs
source-the-distributions-release-names = les noms de version des distributions
source-an-inference-one-database-outlives-none-of-its-own-failures = une déduction : une base unique ne survit à aucune de ses propres pannes
source-an-estimate-published-edge-fleets-run-one-to-three-nodes-of-2-to-8-gb-a-site = une estimation : les flottes publiées ont un à trois nœuds de 2 à 8 Go par site
source-an-estimate-1-to-1-5-kb-measured-a-look-4-to-8-kb-for-a-new-tls-connection = une estimation : 1 à 1,5 ko mesurés par consultation, 4 à 8 ko pour une nouvelle connexion TLS
