# Ce que la revue dit des manifestes tels qu’ils sont écrits : forme, versions d’API, champs, images,
# secrets, pull et ports.

review-group-manifests = Manifestes

review-manifests-fenced = Chaque manifeste est dans un bloc de code marqué yaml
    .fail = un manifeste dans un bloc qui ne dit pas que c’est du YAML : sans ce mot, aucun outil ne le prend pour un fichier
review-manifests-parse = Tout le YAML peut être lu
    .fail = ce n’est pas du YAML lisible : { $reason }
review-manifests-versions = Chaque version d’API existe et est servie par la version de Kubernetes de la conception
    .stopped = { $kind } en { $api } n’est plus servi depuis Kubernetes { $release } ; { $instead } l’a remplacé
    .gone = { $kind } en { $api } n’est plus servi depuis Kubernetes { $release }, et rien ne l’a remplacé
    .later = { $kind } en { $api } n’est servi qu’à partir de Kubernetes { $release } ; la conception a { $own }
    .elsewhere = il n’y a pas de { $kind } en { $api } : il est en { $versions }
    .like = il n’y a pas de type { $kind } en { $api } ; { $nearest } existe
    .no-kind = il n’y a pas de type { $kind } en { $api }
    .note = { $kind } en { $api } n’est ni de Kubernetes, ni d’Argo CD, ni de Flux, ni de kustomize : sa CRD doit être sur le cluster avant lui, et ses champs ne sont pas examinés
review-manifests-fields = Chaque champ existe dans son type d’objet et a une valeur qui convient
    .unknown = { $kind } n’a pas de champ { $path }
    .like = { $kind } n’a pas de champ { $path } ; le plus proche est { $nearest }
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
