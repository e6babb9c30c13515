# La revue de la réponse d’un modèle. Le texte d’un contrôle dit ce qui est exigé ; ses attributs
# disent pourquoi il échoue (fail), ce qui manque (absent), ce qui est à savoir (note), ce qui a été vu (pass).

review-refused-empty = il n’y a rien à passer en revue : la réponse est vide
review-refused-large = la réponse dépasse { $mebibytes } Mio, et aucun modèle n’en écrit autant : est-ce le bon fichier ?
review-refused-no-files = il n’y a rien à passer en revue : le dossier ne contient aucun fichier qui soit lu
review-refused-stream = la réponse ne peut pas être lue : { $reason }

review-title = Revue de la réponse
review-line = { $grade } : { $why } [{ $id }]
review-line-at = { $grade } : { $place } : { $why } [{ $id }]
review-required = {"  "}Exigé : { $required }
review-more = {"  "}Idem { $count ->
        [one] une fois encore
       *[other] { $count } fois encore
    }, sans être listé.
review-place-both = ligne { $line }, { $file }
review-place-line = ligne { $line }
review-grade-failed = échec
review-grade-missing = manque
review-grade-noted = remarque
review-grade-passed = réussi
review-grade-empty = rien à juger
review-passed = Réussis : { $ids }.
review-nothing = Rien à juger : { $ids }.
review-rejected = Rejetée : sur { $checks } contrôles, { $failed ->
        [0] aucun n’échoue
        [one] un échoue
       *[other] { $failed } échouent
    }, { $missing ->
        [0] aucun ne constate
        [one] un constate
       *[other] { $missing } constatent
    } l’absence de ce qui était demandé ; { $noted ->
        [0] aucune remarque
        [one] une remarque
       *[other] { $noted } remarques
    }.
review-accepted = Acceptée : aucun des { $checks } contrôles ne rejette la réponse ; { $noted ->
        [0] aucune remarque
        [one] une remarque
       *[other] { $noted } remarques
    }. Ce qu’un texte ne peut pas montrer, par exemple que cela marche, n’a été vérifié par personne.

review-follow-opening = Ta réponse a été confrontée aux contraintes. { $count ->
        [one] Un point ne tient pas
       *[other] Ces { $count } points ne tiennent pas
    } ; le reste demeure tel quel. Corrige exactement ceci :
review-follow-in-file = Dans { $file } se trouve : { $quote }
review-follow-file = Dans { $file }.
review-follow-quote = On y lit : { $quote }
review-follow-why = Pourquoi cela ne peut rester : { $why }
review-follow-absent = Ce qui manque : { $why }
review-follow-more = Idem { $count ->
        [one] une fois
       *[other] { $count } fois
    } ailleurs : corrige-les tous.
review-follow-form = Donne en entier chaque fichier qui change ou qui manque, dans son propre bloc délimité avec son chemin en commentaire à la première ligne, dans un script sous la ligne #!, et aucun autre fichier ; une explication qui manque, en toutes lettres. Si l’un de ces points est faux, dis lequel et pourquoi au lieu de changer quoi que ce soit pour lui.
review-follow-notes = Sans être faux, à garder en tête :
review-follow-none = Rien à corriger : aucun contrôle ne rejette la réponse.

review-diff-proposed = { $count ->
        [one] Un fichier que seule la réponse contient :
       *[other] { $count } fichiers que seule la réponse contient :
    }
review-diff-generated = { $count ->
        [one] Un fichier que seule l’arborescence générée contient :
       *[other] { $count } fichiers que seule l’arborescence générée contient :
    }
review-diff-same = { $count ->
        [one] Un fichier identique dans les deux :
       *[other] { $count } fichiers identiques dans les deux :
    }
review-diff-too-long = Ils diffèrent ; au-delà de { $most } lignes, ils ne sont pas comparés ligne par ligne.

review-group-form = Forme

review-empty = rien dans la réponse dont cela puisse être dit

review-form-readable = Tout peut être lu
    .not-text = ces octets ne sont pas de l’UTF-8 ; chacun a été remplacé
    .hidden = des caractères que personne ne voit et qui agissent : une séquence d’échappement, ou des marques qui réordonnent le texte
    .special = un lien, un tube ou un périphérique : ni suivi, ni lu
    .too-large = plus que ce qui est lu d’un coup : laissé de côté
    .unreadable = le système ne permet pas de le lire
    .cut = plus de { $most } blocs de code : à partir d’ici, rien n’a été examiné

review-group-kustomize = Kustomize
review-group-secrets = Secrets

review-kustomize-name = Chaque kustomization porte un nom que Kustomize cherche : kustomization.yaml
    .fail = Kustomize ne cherche pas { $name } : le dossier passe pour n’avoir pas de kustomization, et rien de ce qu’il contient n’est appliqué
review-kustomize-resolves = Chaque chemin d’une kustomization mène à un fichier ou à un dossier qui existe
    .fail = { $path } ne mène à rien : la construction échoue ici, à moins que quelque chose ne l’écrive avant
    .restricted = { $path } est un fichier hors du dossier de la kustomization : kustomize le refuse, et Argo CD aussi sans LoadRestrictionsNone ; nommer un dossier qui a sa propre kustomization
review-kustomize-base = Chaque overlay atteint une base
    .fail = { $overlay } n’atteint aucune base : les clusters de ce type d’appareil ne reçoivent rien de ce qui est commun à tous
review-kustomize-reached = Chaque manifeste est atteint : par une kustomization, par le chemin que suit un moteur, ou par un script
    .fail = rien dans la réponse ne nomme { $path } ni son dossier : rien ne l’applique
    .beside = la kustomization voisine ne nomme pas { $path } : ce qui construit ce dossier le laisse de côté
    .note = rien dans ce dépôt ne nomme { $path } ni son dossier : il n’est appliqué que si une Application Argo CD ou une Kustomization Flux conservée ailleurs le fait
review-secrets-clear-text = Aucun secret ne figure en clair
    .fail = ceci ressemble à un identifiant en clair
review-secrets-objects = Aucun Secret ne contient ses valeurs lisibles : elles viennent d’ailleurs, ou sont chiffrées
    .fail = le Secret contient { $key } en lisible : base64 n’est pas un chiffrement, et qui lit le dépôt l’obtient

review-group-task = Tâches
review-group-outage = Coupure réseau
review-group-extra = Exigences complémentaires
review-group-datastore = Base d’état
review-group-memory = Mémoire
review-group-script = Scripts

review-form-complete = La réponse est entière : elle n’a pas été tronquée, et n’omet rien
    .fail = ceci tient lieu de quelque chose que la réponse omet
    .open = le bloc n’est jamais refermé : la réponse a été tronquée ici
    .sentence = la réponse a été tronquée ici, au milieu d’une phrase
    .heading = la réponse finit sur ce titre : ce qui devait le suivre manque
    .difference = ceci dit en quoi { $path } diffère d’un fichier que la réponse ne donne pas : c’est le fichier entier qui est demandé
    .note = une différence avec { $path }, donné en entier ailleurs : prise pour une illustration, elle n’est pas dans l’arborescence examinée
review-form-path = Chaque manifeste nomme son chemin
    .fail = aucun chemin n’est nommé pour ce manifeste : il n’a pas de place dans l’arborescence
review-form-paths = Un chemin désigne un seul fichier, et reste dans le dépôt
    .fail = le même chemin a un autre texte à la ligne { $first } : lequel des deux compte ?
    .outside = ce chemin sort du dépôt
review-task-install = Tâche 1 : un script qui installe la distribution sur chaque type d’appareil
    .absent = il n’y a pas de script d’installation (moins de cinq commandes sont une étape, sauf si leur chemin est sous install/)
    .absent-device = il n’y a pas de script d’installation pour { $device }
review-task-tree = Tâche 2 : une base et un overlay par type d’appareil, avec Kustomize
    .absent = il n’y a pas de kustomization.yaml
    .absent-base = il n’y a pas de base avec un kustomization.yaml
    .absent-overlay = le fichier overlays/{ $device }/kustomization.yaml manque
review-task-engine = Tâche 3 : ce qui fait tirer le moteur (pull), en manifestes
    .absent = { $engine } : aucun objet { $kind }
review-task-stack = Une pile légère : la distribution et sa base d’état
    .absent = le texte ne nomme aucune distribution avec sa base d’état
review-task-strategy = Une stratégie de déploiement : un moteur en pull, et un déploiement par vagues
    .absent = le texte ne nomme pas de moteur, pas de pull, ou pas de vagues
review-outage-explained = Tâche 4 : ce qui se passe pendant une coupure réseau et après elle
    .absent = presque rien n’est dit d’une coupure réseau
review-outage-mechanism = L’explication de la coupure nomme ce que fait le moteur, et ses réglages
    .absent = là où la coupure est expliquée, moins de deux mécanismes ou réglages du moteur ({ $engine }) sont nommés
    .promise = ceci promet, au lieu de nommer ce que fait le moteur ({ $engine })
review-extra-wasm = WebAssembly : une charge avec sa classe d’exécution, et le shim qui l’exécute
    .absent = aucune charge n’a de runtimeClassName
    .absent-shim = aucun shim n’est installé ni nommé
review-extra-secure-boot = Secure Boot (démarrage sécurisé) : sa chaîne de confiance, et ce qui enrôle et signe
    .absent = Secure Boot n’est pas traité
    .absent-means = Secure Boot est nommé, mais rien qui enrôle des clés ou qui signe
review-extra-disk-encryption = Chiffrement du disque : ce qui chiffre, et ce qui déverrouille
    .absent = le chiffrement du disque n’est pas traité
    .absent-means = le chiffrement du disque est nommé, mais rien qui chiffre ou qui déverrouille
review-datastore-etcd = Pas d’etcd, car la conception n’en demande pas
    .fail = ceci fait stocker au nœud son état dans etcd
    .prose = ceci propose etcd
review-datastore-kubeadm = Pas de kubeadm
    .fail = ceci utilise kubeadm
    .prose = ceci propose kubeadm
review-datastore-exists = Uniquement des bases d’état dont la distribution dispose
    .fail = la distribution ne connaît pas la base d’état { $datastore }
    .prose = ceci propose { $datastore }, dont aucune distribution de la flotte ne dispose
review-memory-fits = Requêtes et limites tiennent sur chaque type d’appareil
    .fail = { $device }, { $role } : avec ces charges, le nœud a besoin de { $low } à { $high } Mio sur { $usable } utilisables : même le minimum ne tient pas
    .unplaced = { $device }, { $role } : les pods demandent { $requests } Mio sur { $allocatable } allouables : l’ordonnanceur ne peut pas tous les placer
    .note = { $device }, { $role } : juste. Avec ces charges, le nœud a besoin de { $low } à { $high } Mio sur { $usable } utilisables : le minimum tient, le maximum non
    .design = { $device }, { $role } : { $low } à { $high } Mio sur { $usable } utilisables avec ces charges, mais la conception dépasse déjà sans aucune d’elles
review-memory-stated = Chaque conteneur déclare la mémoire qu’il requiert et celle qu’il peut prendre
    .fail = le conteneur { $container } ne déclare pas les deux : sans limite rien ne l’arrête, sans requête il est évincé en premier
review-memory-control-plane = Un plan de contrôle au-delà de 4 Go est signalé sur place, avec une alternative plus frugale
    .fail = un plan de contrôle de { $mib } Mio, sans ligne « ATTENTION > 4 Go : » ni alternative
    .requests = { $device } : avec ce que demandent ces manifestes, le plan de contrôle atteint { $mib } Mio, sans ligne « ATTENTION > 4 Go : » ni alternative
    .absent = { $device } : le plan de contrôle peut prendre { $high } Mio, et aucune ligne « ATTENTION > 4 Go : » ne le dit avec une alternative
review-script-verified = Aucun téléchargement n’est exécuté avant d’être comparé à une somme de contrôle figée ou à une signature
    .piped = ce qui vient du réseau va droit dans un shell
    .unchecked = ceci a été téléchargé plus haut, et s’exécute ou se décompresse sans contrôle entre les deux
    .applied = ce que répond le réseau est appliqué tel quel : une copie dans le dépôt peut être vérifiée, et reste là sans liaison
review-script-config-path = La configuration se trouve là où la distribution la lit
    .fail = rien ne lit { $path } : l’endroit est { $place }
