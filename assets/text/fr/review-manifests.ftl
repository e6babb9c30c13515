# Ce que la revue dit des manifestes tels qu’ils sont écrits : forme, versions d’API, champs, images,
# secrets, pull et ports.

review-group-manifests = Manifestes

review-manifests-fenced = Chaque manifeste est dans un bloc de code marqué yaml
    .fail = un manifeste dans un bloc qui ne dit pas que c’est du YAML : sans ce mot, aucun outil ne le prend pour un fichier
    .written = un script écrit ce manifeste : dans son propre bloc de code marqué yaml, il se lit et se compare
    .json = un manifeste en JSON : Kubernetes le lit, mais ce qui est demandé est du YAML, dans un bloc de code marqué yaml
review-manifests-parse = Tout le YAML peut être lu
    .fail = ce n’est pas du YAML lisible : { $reason }
    .unread = à partir d’ici, rien n’a été examiné : { $reason }
    .deep = imbrication de plus de { $most } niveaux : à partir d’ici, rien n’a été examiné
review-manifests-versions = Chaque version d’API existe et est servie par la version de Kubernetes de la conception
    .stopped = { $kind } en { $api } n’est plus servi depuis Kubernetes { $release } ; { $instead } l’a remplacé
    .gone = { $kind } en { $api } n’est plus servi depuis Kubernetes { $release }, et aucune autre version d’API ne l’a
    .later = { $kind } en { $api } n’est servi qu’à partir de Kubernetes { $release } ; la conception a { $own }
    .elsewhere = il n’y a pas de { $kind } en { $api } ({ $known }) : il est en { $versions }
    .like = il n’y a pas de type { $kind } en { $api } ({ $known }) ; { $nearest } existe
    .no-kind = il n’y a pas de type { $kind } en { $api } ({ $known })
    .note = { $kind } en { $api } ne vient ni de Kubernetes, ni d’Argo CD, ni de Flux, ni de kustomize : si l’objet est destiné au cluster, sa CRD doit s’y trouver avant lui ; ses champs ne sont pas examinés
    .other-release = { $release }, la version connue ici, n’a pas de { $kind } en { $api } ; la conception a { $own }, et rien ne permet ici de savoir si cette version le sert
review-manifests-fields = Chaque champ existe dans son type d’objet et a une valeur qui convient
    .legacy-patch = patches nomme des fichiers ou contient des textes seuls : kustomize jusqu’à la v4.5.7 prenait une telle liste pour patchesStrategicMerge, la v5.0.0 et les suivantes la refusent ; écrire - path: FICHIER, ou - patch: TEXTE
    .unknown = { $kind } n’a pas de champ { $path } ({ $release })
    .like = { $kind } n’a pas de champ { $path } ({ $release }) ; le plus proche est { $nearest }
    .later = { $path } de { $kind } existe à partir de Kubernetes { $later } ; la conception a { $oldest }
    .other-release = { $release }, la version la plus récente connue ici, n’a pas de champ { $path } dans { $kind } ; la conception a { $own }, et rien ne permet ici de savoir si cette version l’a
    .shape = { $path } de { $kind } attend { $wanted ->
        [mapping] un mapping
        [list] une liste
        [string] du texte : un nombre ou un mot comme true, on, yes doit être entre guillemets
        [integer] un nombre entier, sans guillemets
        [number] un nombre, sans guillemets
        [boolean] true ou false, sans guillemets
        [quantity] une quantité comme 64Mi
       *[integer-or-string] un nombre entier ou du texte
    }, et il s’y trouve { $found ->
        [mapping] un mapping
        [list] une liste
        [string] du texte
        [integer] un nombre entier
        [number] un nombre
       *[boolean] true ou false
    }

review-group-pull = Pull

review-pull-destination = Argo CD n’applique qu’au cluster dans lequel il tourne
    .fail = Argo CD appliquerait à { $value } de l’extérieur : c’est du push. En pull, l’Argo CD de chaque cluster a https://kubernetes.default.svc
    .name = Argo CD appliquerait au cluster { $value } de l’extérieur : c’est du push. En pull, l’Argo CD de chaque cluster a in-cluster, ou https://kubernetes.default.svc
    .template = { $value } devient tout cluster que trouve le générateur : c’est du push, sauf si le seul Secret trouvé est celui de son propre cluster, ce qui n’est pas montré ici
review-pull-cluster-secret = Aucun Secret ne donne à Argo CD un autre cluster
    .fail = ce Secret remet à Argo CD le cluster { $value }, avec ses identifiants : c’est du push
review-pull-kubeconfig = Flux n’applique qu’au cluster dans lequel il tourne
    .fail = avec kubeConfig, Flux applique à un autre cluster de l’extérieur : c’est du push
review-pull-pipeline = Aucun job et aucun script n’agit sur des clusters de l’extérieur
    .fail = { $program } modifie de l’extérieur un cluster désigné par contexte, fichier ou adresse : c’est du push
    .job = un job de CI modifie un cluster avec { $program } : c’est du push. Il peut construire, vérifier et publier ; les clusters viennent chercher
    .ssh = { $program } se connecte à un appareil et modifie son cluster : c’est du push, par un port qui ne doit pas être ouvert
    .cluster-add = il remet à Argo CD un autre cluster, avec ses identifiants : c’est du push

review-group-inbound = Ports entrants

# Whose door it is, where no kind is named.
review-door-chart = le chart
review-door-patched = l’objet modifié
review-inbound-nodeport = Aucun port des nœuds
    .fail = { $kind } ouvre un port de chaque nœud ({ $field }: { $value })
    .hub = { $kind } ouvre un port de chaque nœud ({ $field }: { $value }), sous hub/ : le hub n’est pas un nœud en périphérie et peut être atteint
review-inbound-loadbalancer = Aucun répartiteur de charge
    .fail = un Service de type LoadBalancer : sur K3s, ServiceLB en fait un port du nœud ; ailleurs il attend une adresse sans fin
    .hub = un Service de type LoadBalancer, sous hub/ : le hub n’est pas un nœud en périphérie et peut être atteint
review-inbound-hostport = Aucun port d’hôte
    .fail = { $kind } ouvre le port { $value } du nœud
    .hub = { $kind } ouvre le port { $value } du nœud, sous hub/ : le hub n’est pas un nœud en périphérie et peut être atteint
review-inbound-hostnetwork = Aucun pod dans le réseau du nœud
    .fail = avec hostNetwork, tout ce qui écoute dans { $kind } écoute sur le nœud
    .hub = avec hostNetwork, tout ce qui écoute dans { $kind } écoute sur le nœud, sous hub/ : le hub n’est pas un nœud en périphérie et peut être atteint
review-inbound-external-ip = Aucun Service sur une adresse du réseau du nœud
    .fail = le Service répond sur { $value }, une adresse extérieure au cluster
    .hub = le Service répond sur { $value }, une adresse extérieure au cluster, sous hub/ : le hub n’est pas un nœud en périphérie et peut être atteint
review-inbound-ingress = Aucun Ingress, aucune Gateway, aucune route de l’extérieur
    .fail = { $kind } est là pour laisser entrer du trafic de l’extérieur
    .hub = { $kind } est là pour laisser entrer du trafic de l’extérieur, sous hub/ : le hub n’est pas un nœud en périphérie et peut être atteint
review-inbound-addons = Ce que la distribution ouvrirait d’elle-même est désactivé
    .fail = K3s démarre Traefik et ServiceLB sauf s’ils sont nommés sous disable, ce qui n’est pas le cas ici : les deux ouvrent des ports du nœud
    .one = K3s démarre { $parts } sauf s’il est nommé sous disable, ce qui n’est pas le cas ici : il ouvre des ports du nœud
    .enabled = le module complémentaire { $parts } de MicroK8s ouvre des ports du nœud
review-inbound-firewall = Le pare-feu ne laisse entrer personne de l’extérieur
    .fail = cette règle laisse entrer qui n’est pas du cluster, vers { $ports ->
        [all] tous les ports
       *[other] { $ports }
    }

review-group-images = Images

review-images-pinned = Chaque image est désignée par sa version ou son empreinte
    .fail = { $image } n’a pas de tag, ce qui veut dire latest : ce qui tourne dépend du jour où l’image est tirée
    .moving = le tag { $tag } de { $image } bouge : ce qui tourne dépend du jour où l’image est tirée
