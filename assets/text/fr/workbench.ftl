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
pane-tree = Arborescence
    .tab = Arbre
pane-file = Fichier
    .tab = Fichier
pane-budget = Budget de RAM
    .tab = RAM
pane-findings = Constats
    .tab = Constats
pane-changes = Changements depuis l’enregistrement
    .tab = Écarts
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
found-work = La connexion ou le programme s’est terminé en laissant dans { $name } des modifications non enregistrées. Les voici, de l’état enregistré à ce qui a été laissé.
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
advice-fits = Chaque type d’appareil tient tel quel.
advice-no-devices = Cette flotte n’a pas encore de type d’appareil.
advice-none = Aucun des changements connus que ni règle ni verrou n’interdit ne le fait tenir : il faut plus de mémoire, ou moins de charges de travail.
advice-gain = libère { $low }–{ $high } Mio, puis { $verdict }
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
form-yes = oui
form-no = non
form-none = aucun
form-all = tous
form-open = à remplir
form-not-empty = Ce champ ne peut pas être vide.
form-no-list = Pas de liste à compléter ici : aller aux régions, vagues, types d’appareil ou charges de travail.
form-no-item = Aller d’abord sur un élément de liste.
form-removed = Retiré : { $name } ; annuler le ramène.
notes-put-back = Les notes sont comme avant ; rétablir ramène ce qui était saisi.
paste-nowhere = Rien ne reçoit de texte ici : Entrée sur un champ, puis coller.

# Le budget
budget-mib = { $amount } Mio
budget-total = Total des mémoires de travail
budget-usable = Utilisable (moins le seuil d’éviction)
budget-requests = Requêtes
budget-allocatable = Allouable
budget-node-lost = Total avec un autre nœud perdu : { $verdict }
budget-comparable = Système, distribution, base d’état, modules
budget-measured = { $agrees ->
    [yes] Mesuré : { $label }
   *[no] Mesuré, et ne concorde pas : { $label }
}
budget-preset = Allouable selon la règle de { $name }
budget-control-plane = Plan de contrôle (limite { $limit } Mio)

# Messages
undo-done = Annulé : { $path }
redo-done = Rétabli : { $path }
undo-nothing = Rien à annuler.
redo-nothing = Rien à rétablir.
mouse-on = La souris est à l’atelier : cliquer, défiler, replier.
mouse-off = La souris est au terminal : sélectionner du texte.
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
title-palette = Commandes
title-sessions = Ouvrir une session
title-themes = Thème
title-choices = Choix
title-found = Travail non enregistré
title-advice = Étapes pour que tout tienne
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

    Depuis un fichier ou un dossier : o. Depuis le presse-papiers du bureau : c.
review-pane-runs = Vérification de la réponse … (Échap l’arrête)
review-pane-required = Exigé : { $required }
review-pane-clipboard-unreachable = Il n’y a ici aucun presse-papiers de bureau à lire (par SSH, il est sur une autre machine) : coller plutôt la réponse
review-pane-clipboard-deadline = Le presse-papiers du bureau n’a pas répondu à temps : coller plutôt la réponse
review-pane-clipboard-empty = Le presse-papiers du bureau ne contient aucun texte
review-pane-no-path = Indiquer un fichier ou un dossier
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
workbench-outage-no-rings = Seule une promotion passe de vague en vague : la choisir parmi les scénarios
outage-part-overview = Vue d’ensemble
outage-part-rings = Vagues
outage-part-settings = Réglages
outage-part-risks = Appareils et risques
workbench-outage-plays = Simulation de la coupure : { $share } % (Échap l’arrête)
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
ask-changed = { $file } a été changé par ailleurs depuis son ouverture. Le remplacer par l’état affiché ici ?
workbench-export-head = Dans { $folder } : { $counts }

# Un terminal trop petit
tiny = Il faut au moins 40 × 10 pour afficher l’atelier. s enregistre, q quitte.
tiny-unsaved = Changements non enregistrés : s enregistre et continue, d les abandonne, Échap reste.
tiny-leave = Il faut au moins 40 × 10. Échap revient.

# Les tables de touches
keymap-no-yaml = Ce n’est pas du YAML.
keymap-no-map = Une table de touches est une liste de commandes avec leurs touches, par exemple save: [s, ctrl-s].
keymap-no-command = Aucune commande { $command } ; la plus proche est { $nearest }.
keymap-no-key = { $key } n’est pas une touche ; elles s’écrivent q, S, ctrl-r, shift-tab, enter, space, f1.
keymap-conflict = { $key } pour { $command } signifie déjà { $other }.

# Les contextes
context-workbench = partout
context-form = paramètres
context-field = dans un champ
context-notes = dans les notes
context-picker = dans une liste
context-choices = dans un choix
context-found = devant du travail laissé
context-advice = dans les conseils
context-line = dans une question
context-unsaved = changements non enregistrés
context-confirm = dans une question avant une perte
context-report = export
context-outage = coupure
context-review = revue

# Les commandes
command-help = Afficher toutes les touches
    .hint = aide
command-palette = Lancer une commande par son nom
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
command-left = Replier, ou choix précédent
command-right = Déplier, ou choix suivant
command-page-up = Une page vers le haut
command-page-down = Une page vers le bas
command-first = À la première ligne
command-last = À la dernière ligne
command-enter = Modifier le champ, déplier
    .hint = modifier
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
command-field-keep = Garder la saisie
    .hint = garder
command-field-put-back = Remettre l’ancienne valeur
    .hint = remettre
command-field-next = Garder et continuer
    .hint = champ suivant
command-field-previous = Garder et revenir
command-notes-keep = Garder les notes
    .hint = garder
command-notes-put-back = Remettre les anciennes notes
    .hint = remettre
command-picker-accept = Prendre cet élément
    .hint = prendre
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
command-found-take = Le reprendre, comme modification non enregistrée
    .hint = reprendre
command-found-discard = L’abandonner
    .hint = abandonner
command-found-leave = Décider au prochain démarrage
    .hint = plus tard
command-found-up = Monter
command-found-down = Descendre
command-found-page-up = Une page vers le haut
command-found-page-down = Une page vers le bas
command-advice-apply = Appliquer les étapes jusqu’à celle-ci
    .hint = appliquer
command-advice-leave = Quitter les étapes
    .hint = sortir
command-advice-up = L’étape précédente
command-advice-down = L’étape suivante
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
    .hint = remplacer aussi les modifiés
command-report-leave = Ne rien écrire
    .hint = renoncer
command-report-up = Monter dans le rapport
command-report-down = Descendre dans le rapport
    .hint = la suite
command-report-page-up = Une page plus haut dans le rapport
command-report-page-down = Une page plus bas dans le rapport
command-outage-leave = Arrêter, et fermer ce que fait une coupure
    .hint = fermer
command-outage-next = Le scénario suivant
    .hint = scénario
command-outage-previous = Le scénario précédent
command-outage-part = La partie suivante de ce que fait une coupure
    .hint = partie
command-outage-part-before = La partie précédente
command-outage-pause = Un autre écart entre deux vagues d’une promotion
    .hint = écart
command-outage-up = Monter dans ce que fait une coupure
command-outage-down = Descendre dans ce que fait une coupure
    .hint = la suite
command-outage-page-up = Une page plus haut dans ce que fait une coupure
command-outage-page-down = Une page plus bas dans ce que fait une coupure
command-review-leave = Revenir, ou fermer la revue
    .hint = revenir
command-review-enter = Montrer l’endroit dans la réponse, ou ce qui diffère dans un fichier
    .hint = montrer
command-review-copy = Copier la relance : ce que le modèle doit corriger
    .hint = copier la relance
command-review-difference = Les fichiers qui diffèrent de l’arborescence générée
    .hint = différence
command-review-open = Vérifier une autre réponse, depuis un fichier ou un dossier
    .hint = depuis un fichier
command-review-clipboard = Vérifier la réponse qui est dans le presse-papiers
    .hint = du presse-papiers
command-review-up = Monter dans la revue
command-review-down = Descendre dans la revue
command-review-page-up = Une page plus haut dans la revue
command-review-page-down = Une page plus bas dans la revue
command-review-first = Au début de la revue
command-review-last = À la fin de la revue

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
