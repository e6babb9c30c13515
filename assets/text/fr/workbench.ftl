# L’en-tête
header-clusters = { $count ->
    [one] { $count } cluster
   *[other] { $count } clusters
}
header-devices = { $count ->
    [one] { $count } type d’appareil
   *[other] { $count } types d’appareil
}
header-regions = { $count ->
    [0] régions à remplir
    [one] { $count } région
   *[other] { $count } régions
}
source-new = nouvelle
source-builtin = intégrée
source-saved = enregistrée
source-file = fichier

# Les volets ; un onglet tient en un mot
pane-form = Paramètres
    .tab = Saisie
pane-prompt = Prompt
    .tab = Prompt
    .help = Ce que { $copy } copie, à l’octet près. { $readable } le montre mis en forme ou brut, { $difference } ce qui a changé depuis la dernière copie.
pane-tree = Arborescence
    .tab = Arbre
    .help = À droite, les clusters touchés. { $file } copie le fichier, { $build } construit son dossier tel que le reçoit un cluster.
pane-file = Fichier
    .tab = Fichier
    .help = { $file } le copie, { $edit } l’ouvre dans l’éditeur, { $build } construit son dossier tel qu’un cluster le reçoit, { $left } { $right } défilent de côté.
pane-budget = Budget de RAM
    .tab = RAM
    .help = En Mio, du moins au plus ; ~ est une estimation. { $enter } montre d’où vient un chiffre.
pane-findings = Constats
    .tab = Constats
    .help = x bloque l’arborescence, ! non, i informe. { $enter } mène au champ.
pane-changes = Changements depuis l’enregistrement
    .tab = Écarts
    .help = De l’état enregistré à celui-ci : conception, prompt, arborescence et RAM.
preview-behind = dernier état valide
prompt-length-full = { $characters } caractères · { $words } mots · ~{ $tokens } jetons
prompt-length-words = { $words } mots · ~{ $tokens } jetons
prompt-length = ~{ $tokens } jetons
tree-files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
tree-refused = Pas d’arborescence tant qu’il reste une erreur : les constats disent quoi changer.
file-none = Aucun fichier choisi dans l’arborescence.
file-built = { $path }, construit
found-work = La connexion ou le programme s’est terminé en laissant dans { $name } des changements non enregistrés. Les voici, de l’état enregistré à ce qui a été laissé.
found-work-new = { $name } est resté non enregistré, à la fin de sa connexion ou de son programme, et n’a pas de session enregistrée qui soit lisible. Voici ce qu’il contient.
found-taken = { $name } reprend là où il a été laissé ; rien n’en est encore enregistré
found-waiting = { $count ->
        [one] Un autre travail non enregistré attend le prochain démarrage
       *[other] { $count } autres travaux non enregistrés attendent le prochain démarrage
    }
found-unreadable = { $count ->
        [one] Un travail non enregistré est illisible. Réparer ou supprimer son fichier dans { $folder }
       *[other] { $count } travaux non enregistrés sont illisibles. Réparer ou supprimer leurs fichiers dans { $folder }
    }
found-discarded = Le travail non enregistré est abandonné
not-kept = Le travail non enregistré n’est pas gardé sur le disque : enregistrer avant de quitter ({ $reason })
fault-kept = Ce qui n’était pas enregistré est conservé ; fleetwright le proposera au prochain démarrage.
fault-beside = Une partie du programme a échoué, le reste continue ; merci de le signaler : { $words }
advice-fits = Chaque type d’appareil tient tel quel.
advice-no-devices = Cette flotte n’a pas encore de type d’appareil.
advice-none = Aucun des changements connus que ni règle ni verrou n’interdit ne le fait tenir : il faut plus de mémoire, ou moins de charges de travail.
advice-crowded = Aucun des changements connus que ni règle ni verrou n’interdit ne le fait tenir : il faut moins de pods, ou plus de nœuds par cluster. Plus de mémoire n’y change rien : Kubernetes est conçu pour 110 pods au plus par nœud, et aucun kubelet généré n’en admet davantage.
advice-gain = libère { $low }–{ $high } Mio, puis { $verdict }
advice-needs = { $amount } sur { $usable } Mio
advice-requests = requêtes { $requests } sur { $allocatable } Mio
advice-pods = { $pods } pods, { $most } au plus
advice-gives-up = Renoncement : { $what }
advice-applied = { $count ->
    [one] Une étape appliquée ; { $key } l’annule
   *[other] { $count } étapes appliquées ; { $key } les annule
}
findings-none = Aucun constat.
findings-count = { $count ->
    [one] { $count } constat
   *[other] { $count } constats
}
findings-all = { $key } tous ({ $count })
findings-source = Source : { $source }
help-line = { $label } : { $help }
changes-none = Rien n’a changé depuis l’enregistrement.

# Le formulaire
section-more = Fichiers et verrous
list-regions = Régions
list-rings = Vagues
form-overrides = Diffère de la flotte
form-inherit = (par défaut)
form-share = { $percent } %
form-yes = oui
form-no = non
form-none = aucun
form-all = tous
form-open = à remplir
form-locked = { $label } : champ verrouillé, aucun conseil ne le change. { $key } le déverrouille.
form-unlocked = { $label } : champ déverrouillé, les conseils peuvent le changer.
form-no-field = Aller d’abord sur un champ : ni section ni élément ne se verrouillent.
form-lock-itself = La liste des verrous ne se verrouille pas elle-même.
help-locked = Verrouillé, les conseils n’y touchent pas ({ $key } déverrouille). { $help }
form-not-empty = Ce champ ne peut pas être vide.
form-no-number = Aucun nombre ici d’où partir : appuyer sur { $enter } et en taper un.
form-not-number = Ce n’est pas un nombre.
form-no-list = Pas de liste à compléter ici : aller aux régions, vagues, types d’appareil ou charges de travail.
form-no-item = Aller d’abord sur un élément de liste.
form-removed = Retiré : { $name } ; annuler le ramène.
notes-put-back = Les notes sont comme avant ; rétablir ramène ce qui était saisi.
paste-nowhere = Rien ne reçoit de texte ici : { $enter } sur un champ, puis coller.

# Le budget
budget-mib = { $amount } Mio
budget-legend = { $certain } au moins   { $uncertain } au plus   ~ estimé
budget-mark-usable = utilisable { $mib }
budget-mark-limits = toutes limites { $mib }
budget-survives = La machine y survit-elle ?
budget-total = Total des mémoires de travail
budget-limits = Au pire, tout à sa limite
budget-usable = Utilisable (hors seuil d’éviction)
budget-node-lost = {"  "}Un autre nœud perdu : { $verdict }
budget-placed = L’ordonnanceur le place-t-il ?
budget-requests = Requêtes
budget-allocatable = Allouable
budget-pods = {"  "}Pods (au plus { $most })
budget-control-plane = Plan de contrôle (limite { $limit })
budget-beside = Dans aucun total
budget-left = Laissé pour lui ici
budget-peak = Pic du plan de contrôle occupé
budget-writes = Écritures de la base, Go/jour
budget-years = Années de flash sous elles seules
budget-measured-none = Aucun nœud entier comparable n’est publié.
budget-measured-unchecked = { $all ->
    [one] Un nœud entier comparable est publié, non réservé à la vérification.
   *[other] { $all } nœuds entiers comparables sont publiés, aucun réservé à la vérification.
}
budget-measured-nodes = { $all ->
    [one] Un nœud entier comparable est publié, réservé à la vérification : notre somme { $agree ->
            [0] ne concorde pas avec lui (!).
           *[other] concorde avec lui.
        }
   *[other] { $all } nœuds entiers comparables sont publiés, dont { $checking } pour la vérification : notre somme concorde avec { $agree ->
            [0] aucun d’eux (!).
           *[other] { $agree } d’entre eux.
        }
}
budget-comparable = Notre somme des mêmes parts
budget-presets = Allouable selon les règles d’autres

# Un chiffre
figure-preset = Allouable selon la règle de { $name }
figure-amount = Chiffre
figure-request = Requête
figure-limit = Limite
figure-measure = Mesure
figure-confidence = Confiance
figure-base = Sans croissance
figure-growth = Croît avec
figure-conditions = Conditions
figure-version = Version
figure-date = Date
figure-source = Source
figure-note = Remarque
figure-purpose = Emploi
figure-own = Notre somme
figure-agrees = { $agrees ->
    [yes] concorde
   *[no] ne concorde pas
}
figure-ratio = Occupé sur repos
figure-times = { $ratio } fois
figure-daily = { $amount } Go par jour
figure-life = Durée de vie
figure-years = { $years } ans jusqu’à écrire l’endurance donnée, par la base d’état seule
figure-no-endurance = inconnue : l’endurance du stockage (TBW) n’est pas donnée
figure-writes-nothing = la base d’état ne l’use pas
figure-of-workload = Ce qu’elle prend vraiment n’est connu que sur un appareil : la requête compte comme le moins, la limite comme le plus ; sans limite, c’est le double de la requête. Tous ses réplicas sur le nœud le plus chargé y sont.
figure-set-by = Champ
figure-no-field = Aucun champ ne décide de ce chiffre.

# Et si
what-if-title = Et si : { $name } · { $usable } Mio utilisables sur { $memory }
what-if-distribution = distribution
what-if-engine = moteur
what-if-total = total
what-if-control-plane = plan de contrôle
what-if-verdict = verdict
what-if-now = actuel
what-if-is-locked = verrouillé
what-if-is-refused = refusé
what-if-same = C’est l’état actuel.
what-if-locked = { $path } est verrouillé, et cela le changerait.
what-if-refused = Une règle le refuse : { $why }
what-if-unplaced = Dépasse pour l’ordonnanceur : les pods demandent { $requests } Mio, il peut en allouer { $allocatable }.
what-if-crowded = Dépasse pour l’ordonnanceur : { $pods } pods, et un nœud en exécute au plus { $most }.
what-if-sets = Fixe { $sets }
what-if-applied = { $name } est sur { $distribution } avec { $engine } ; { $key } l’annule

# Messages
undo-done = Annulé : { $path }
redo-done = Rétabli : { $path }
history-found = la reprise du travail non enregistré
history-edited = ce qui a été écrit dans l’éditeur
history-theirs = l’ouverture de la version d’autrui
undo-nothing = Rien à annuler.
redo-nothing = Rien à rétablir.
findings-nowhere = Ce constat ne porte sur aucun champ en particulier.
mouse-on = La souris est à l’atelier : cliquer, défiler, replier. Avec Maj, la plupart des terminaux sélectionnent quand même du texte.
mouse-off = La souris est au terminal : elle sélectionne du texte ; { $key } la reprend.
session-saved = Enregistré dans { $place }
session-opened = Session ouverte : { $name }
session-new = Nouvelle session avec un type d’appareil. Rien n’est encore enregistré.
session-duplicated = C’est maintenant { $name }, une copie pas encore enregistrée.
prompt-open = { $count ->
    [one] Reste à remplir : { $fields }
   *[other] Restent à remplir, { $count } champs : { $fields }
}
copy-no-file = Aucun fichier choisi dans l’arborescence.
workbench-exported = Exporté dans { $folder } : { $counts }
workbench-no-folder = Vers où ? Indiquer un dossier.
screen-failed = Refus du terminal : { $reason }

# Les fenêtres superposées
title-help = Touches
    .here = Touches : { $place }
help-elsewhere = Cette touche vaut ailleurs : { $place }
title-palette = Commandes, champs, fichiers
title-sessions = Ouvrir une session
title-themes = Thème
themes-automatic = suit le fond du terminal
title-choices = Choix
title-found = Travail non enregistré
title-advice = Étapes pour que tout tienne
title-what-if = Et si
title-figure = Chiffre
title-save-as = Enregistrer sous
title-export = Exporter l’arborescence
title-new = Nouvelle session
title-unsaved = Changements non enregistrés
title-replace = Remplacer ?
title-comments = Commentaires
title-report = Ce que ferait l’export
title-review = Revue de la réponse d’un modèle
title-answer = Une réponse à vérifier
ask-answer = Le fichier de la réponse, ou un dossier avec le dépôt :
review-pane-asks = Coller ici la réponse du modèle, comme le terminal colle (Ctrl-Maj-V dans la plupart). Elle est confrontée aux contraintes de cette conception.
review-pane-from-file = depuis un fichier, ou un dossier avec le dépôt
review-pane-from-clipboard = depuis le presse-papiers du bureau
review-pane-runs = Vérification de la réponse …
review-pane-required = Exigé : { $required }
review-pane-clipboard-unreachable = Il n’y a ici aucun presse-papiers de bureau à lire (par SSH, il est sur une autre machine) : coller plutôt la réponse
review-pane-clipboard-deadline = Le presse-papiers du bureau n’a pas répondu à temps : coller plutôt la réponse
review-pane-clipboard-empty = Le presse-papiers du bureau ne contient aucun texte
review-pane-no-path = Indiquer un fichier ou un dossier
review-pane-no-more = rien de plus dans cette direction
review-pane-no-place = Ceci porte sur la réponse entière : il n’y a pas d’endroit à montrer
review-pane-no-lines = Il n’y a pas ici deux textes à mettre côte à côte
review-pane-files = De l’arborescence générée à celle de la réponse : { $changed } modifiés, { $proposed } seulement dans la réponse, { $generated } seulement générés, { $same } identiques.
review-pane-changed = modifié
review-pane-too-long = modifié, trop long à comparer
review-pane-proposed = seulement dans la réponse
review-pane-generated = seulement généré
review-pane-same = identique
title-outage = Ce que fait une coupure
workbench-outage-compares = Simulation avec d’autres réglages : { $share } %
workbench-outage-scenario = scénario { $number } sur { $count }
    .short = { $number }/{ $count }
workbench-outage-no-rings = Seule une promotion passe de vague en vague : la choisir parmi les scénarios
outage-part-overview = Vue d’ensemble
outage-part-rings = Vagues
outage-part-settings = Réglages
outage-part-risks = Appareils et risques
workbench-outage-plays = Simulation de la coupure : { $share } %
picker-search = Chercher
picker-nothing = Rien ne correspond.
ask-save-as = Un nom l’enregistre parmi les sessions ; un chemin avec une barre oblique ou .yaml l’enregistre là.
ask-folder = Le dossier qui devient le dépôt. D’abord s’affiche ce qui se passerait.
ask-new-name = Le nom de la flotte : minuscules, chiffres et tirets.
ask-unsaved = { $name } a des changements non enregistrés.
ask-replace = Une session existe déjà dans { $file }. La remplacer par celle-ci ?
ask-comments = { $count ->
    [one] Enregistrer retire un commentaire qui n’a plus sa place : { $comments }. Enregistrer quand même ?
   *[other] Enregistrer retire { $count } commentaires qui n’ont plus leur place : { $comments }{ $more ->
        [0] .
       *[other] {" "}et { $more } de plus.
    } Enregistrer quand même ?
}
comment-at = ligne { $line } : { $text }
workbench-export-head = Dans { $folder } : { $counts }

# Un terminal trop petit
tiny = Il faut au moins 40 × 10 pour afficher l’atelier. { $save } enregistre, { $quit } quitte.
tiny-unsaved = Changements non enregistrés : { $first } enregistre et continue, { $drop } les abandonne, { $leave } reste.
tiny-leave = Il faut au moins 40 × 10. { $leave } revient.

# Les tables de touches
keymap-unbound = « { $title } » dans la palette
keymap-none = (aucune touche)
keymap-no-map = Une table de touches est une liste de commandes avec leurs touches, par exemple save: [s, ctrl-s].
keymap-no-command = Aucune commande { $command }{ $nearest ->
    [none] {""}
   *[other] {""} ; la plus proche est { $nearest }
}.
keymap-no-key = { $key } n’est pas une touche ; elles s’écrivent q, S, ctrl-r, shift-tab, enter, space, f1.
keymap-conflict = { $key } pour { $command } signifie déjà { $other } ; en prendre une autre, ou en donner une autre à { $other }.
keymap-twin = { $key } et { $twin } sont une seule touche pour un terminal ; en prendre une autre.
keymap-text = { $key } ne pourrait plus être tapé là où { $command } compte ; prendre une touche avec Ctrl ou Alt, ou une touche qui a un nom.
keymap-no-way-out = Sans touche pour { $command }, impossible de sortir ; lui en donner une.
keymap-refused = Il n’est pas utilisé, et les touches par défaut le sont, d’ici à la correction.

# Les contextes
context-workbench = partout
context-form = paramètres
context-field = dans un champ
context-notes = dans les notes
context-picker = dans une liste
context-choices = dans un choix
context-found = travail laissé
context-advice = dans les conseils
context-what-if = tableau « et si »
context-figure = sur un chiffre
context-line = dans une question
context-unsaved = changements non enregistrés
context-confirm = dans une question avant une perte
context-report = export
context-outage = coupure
context-review = revue
context-layer = au-dessus des volets
context-typing = pendant la saisie

# Les commandes
command-help = Afficher toutes les touches
    .hint = aide
command-palette = Trouver une commande, un champ ou un fichier par son nom
    .hint = commandes
command-next-pane = Aller au volet suivant
    .hint = volet suivant
command-previous-pane = Aller au volet précédent
command-leave = Sortir : revenir aux paramètres
command-quit = Quitter
    .hint = quitter
command-save = Enregistrer la session
    .hint = enregistrer
command-save-as = Enregistrer la session sous un autre nom
command-open = Ouvrir une session
    .hint = ouvrir
command-new = Commencer une session
command-duplicate = Dupliquer la session
command-copy-prompt = Copier le prompt
    .hint = copier le prompt
command-copy-file = Copier le fichier choisi dans l’arborescence
command-build = Construire le dossier autour du fichier, tel que le reçoit un cluster
command-export = Exporter l’arborescence dans un dossier
    .hint = exporter
command-undo = Annuler
    .hint = annuler
command-redo = Rétablir
command-show-prompt = Montrer le prompt
    .hint = prompt
command-show-tree = Montrer l’arborescence
command-show-file = Montrer le fichier choisi dans l’arborescence
command-show-budget = Montrer chaque ligne du budget de RAM
command-advise = Montrer les étapes qui font tenir les types d’appareil
    .hint = conseils
command-what-if = Et si : chaque distribution avec chaque moteur
    .hint = et si
command-show-findings = Montrer tous les constats
    .hint = constats
command-show-changes = Montrer les changements depuis l’enregistrement
command-outage = Simuler une coupure : lectures, convergence et risques
command-review = Vérifier la réponse d’un modèle selon les contraintes
command-themes = Choisir un thème
command-language = Changer la langue de l’interface
command-mouse = Activer ou libérer la souris
command-redraw = Redessiner l’écran
command-suspend = Suspendre et revenir au shell
command-up = Vers le haut
command-down = Vers le bas
command-left = Fermer, ou le choix ou le nombre précédent
command-right = Ouvrir, ou le choix ou le nombre suivant
command-page-up = Une page vers le haut
command-page-down = Une page vers le bas
command-first = À la première ligne
command-last = À la dernière ligne
command-enter = Modifier le champ, déplier
    .hint = modifier
    .look = source
    .show = afficher
    .go = son champ
    .open = déplier
    .close = replier
command-toggle = Basculer, ou déplier
command-next-section = Section suivante
command-previous-section = Section précédente
command-fold-all = Replier ou déplier toutes les sections
command-add = Ajouter un élément à cette liste
    .hint = ajouter
command-copy-item = Dupliquer cet élément
command-remove = Retirer cet élément
    .hint = retirer
command-move-up = Monter cet élément
command-move-down = Descendre cet élément
command-clear = Vider ce champ : revenir au défaut
command-increase = Augmenter ce nombre
command-decrease = Diminuer ce nombre
command-lock = Verrouiller contre les conseils, ou déverrouiller
command-field-keep = Garder la saisie
    .hint = garder
command-field-put-back = Remettre l’ancienne valeur
    .hint = remettre
command-field-next = Garder et continuer
    .hint = suivant
command-field-previous = Garder et revenir
command-notes-keep = Garder les notes
    .hint = garder
command-notes-put-back = Remettre les anciennes notes
    .hint = remettre
command-picker-accept = Prendre cet élément
    .hint = prendre
    .run = lancer
    .go = y aller
    .show = afficher
    .open = ouvrir
command-picker-leave = Sortir de la liste
    .hint = sortir
command-picker-up = Monter dans la liste
command-picker-down = Descendre dans la liste
command-picker-page-up = Une page plus haut dans la liste
command-picker-page-down = Une page plus bas dans la liste
command-choices-toggle = Choisir ou retirer cet élément
    .hint = choisir
command-choices-accept = Garder le choix
    .hint = garder
command-choices-leave = Laisser comme avant
    .hint = sortir
command-choices-up = Monter dans les choix
command-choices-down = Descendre dans les choix
command-found-take = Le reprendre, sans l’enregistrer encore
    .hint = reprendre
command-found-discard = L’abandonner
    .hint = abandonner
command-found-leave = Décider au prochain démarrage
    .hint = plus tard
command-found-up = Monter
command-found-down = Descendre
    .hint = suite
command-found-page-up = Une page vers le haut
command-found-page-down = Une page vers le bas
command-advice-apply = Appliquer les étapes jusqu’à celle-ci
    .hint = appliquer
command-advice-leave = Quitter les étapes
    .hint = sortir
command-advice-up = L’étape précédente
command-advice-down = L’étape suivante
command-what-if-apply = Passer ce type à cette plateforme
    .hint = choisir
command-what-if-sort = Trier selon la colonne suivante
    .hint = tri
command-what-if-next = Type d’appareil suivant
    .hint = suivant
command-what-if-previous = Type d’appareil précédent
command-what-if-leave = Quitter le tableau
    .hint = sortir
command-what-if-up = Monter dans le tableau
command-what-if-down = Descendre dans le tableau
command-figure-go = Aller au champ qui en décide
    .hint = son champ
command-figure-next = Chiffre suivant
    .hint = suivant
command-figure-previous = Chiffre précédent
command-figure-leave = Quitter le chiffre
    .hint = sortir
command-figure-up = Monter dans ce qu’on en sait
command-figure-down = Descendre dans ce qu’on en sait
    .hint = suite
command-figure-page-up = Une page vers le haut dans ce qu’on en sait
command-figure-page-down = Une page vers le bas dans ce qu’on en sait
command-line-accept = Continuer
    .hint = continuer
command-line-leave = Renoncer
    .hint = renoncer
command-unsaved-save = Enregistrer, puis continuer
    .hint = enregistrer
command-unsaved-discard = Abandonner les changements
    .hint = abandonner
command-unsaved-leave = Rester ici
    .hint = rester
command-confirm-yes = Oui, continuer
    .hint = oui
command-confirm-save-as = Non, enregistrer ailleurs
    .hint = enregistrer sous
command-confirm-leave = Non, laisser
    .hint = non
command-report-write = Écrire les fichiers
    .hint = écrire
command-report-force = Écrire, et remplacer aussi les fichiers modifiés à la main
    .hint = modifiés aussi
command-report-leave = Ne rien écrire
    .hint = renoncer
command-report-up = Monter dans le rapport
command-report-down = Descendre dans le rapport
    .hint = suite
command-report-page-up = Une page plus haut dans le rapport
command-report-page-down = Une page plus bas dans le rapport
command-outage-leave = Arrêter, et fermer la simulation
    .hint = fermer
    .stop = arrêter
command-outage-next = Le scénario suivant
    .hint = scénario
command-outage-previous = Le scénario précédent
command-outage-part = La partie suivante de la simulation
    .hint = partie
command-outage-part-before = La partie précédente
command-outage-pause = Un autre écart entre deux vagues d’une promotion
    .hint = écart
command-outage-up = Monter dans la simulation
command-outage-down = Descendre dans la simulation
    .hint = suite
command-outage-page-up = Une page plus haut dans la simulation
command-outage-page-down = Une page plus bas dans la simulation
command-review-leave = Revenir, ou fermer la revue
    .hint = retour
    .close = fermer
    .stop = arrêter
command-review-enter = Montrer l’endroit, ou ce qui diffère dans un fichier
    .hint = voir
command-review-copy = Copier la relance : ce que le modèle doit corriger
    .hint = relance
command-review-difference = Les fichiers qui diffèrent de l’arborescence générée
    .hint = écarts
command-review-next = Au point suivant, ou au fichier différent suivant
    .hint = suivant
command-review-previous = Au point précédent
command-review-open = Vérifier une autre réponse, depuis un fichier ou un dossier
    .hint = fichier ou dossier
command-review-clipboard = Vérifier la réponse qui est dans le presse-papiers
    .hint = presse-papiers
command-review-up = Monter dans la revue
command-review-down = Descendre dans la revue
command-review-page-up = Une page plus haut dans la revue
command-review-page-down = Une page plus bas dans la revue
command-review-first = Au début de la revue
command-review-last = À la fin de la revue
command-layer-help = Afficher les touches qui valent ici
    .hint = aide
command-typing-help = Afficher les touches qui valent ici
    .hint = aide

# Les touches telles qu’elles sont gravées sur un clavier
key-ctrl = Ctrl
key-alt = Alt
key-shift = Maj
key-enter = Entrée
key-esc = Échap
key-tab = Tab
key-space = Espace
key-backspace = Retour arrière
key-delete = Suppr
key-insert = Inser
key-up = ↑
key-down = ↓
key-left = ←
key-right = →
key-home = Début
key-end = Fin
key-pgup = Page↑
key-pgdn = Page↓
