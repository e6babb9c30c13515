# La ligne de commande.

cli-about = Concevoir des flottes de clusters Kubernetes en périphérie : le prompt, l’arborescence GitOps et le budget de RAM, côte à côte.
cli-examples = Exemples :
    {"  "}fleetwright                                    ouvrir l’atelier
    {"  "}fleetwright wind-turbines                      ouvrir une flotte intégrée
    {"  "}fleetwright prompt wind-turbines --lang fr     afficher son prompt
    {"  "}fleetwright budget shops --format json         RAM par type d’appareil, pour un script
    {"  "}fleetwright outage shops --hours 72            ce qui se passe quand la liaison tombe
    {"  "}fleetwright review shops reponse.md              la réponse d’un modèle respecte-t-elle les contraintes ?
    {"  "}fleetwright export ma-flotte --out tree/       écrire l’arborescence GitOps
    {"  "}fleetwright check ma-flotte --set gitops.interval=30m

    Code de sortie : 0 oui ; 1 un non en bonne forme (erreurs trouvées, ne tient pas, réponse rejetée) ; 2 entrée ou appel inutilisable.
cli-heading-usage = Utilisation :
cli-heading-options = Options
cli-heading-arguments = Arguments
cli-heading-commands = Commandes

cli-prompt = Afficher ou copier le prompt
cli-tree = Lister l’arborescence générée, ou afficher un de ses fichiers
cli-export = Écrire l’arborescence générée dans un dossier
cli-budget = RAM par type d’appareil ; code de sortie 1 si l’un dépasse
cli-check = Constats ; code de sortie 1 si l’un est une erreur
cli-diff = Ce qui diffère dans la conception, le prompt, l’arborescence et le budget
cli-sessions = Sessions qui s’ouvrent par leur nom
cli-new = Créer une session
cli-themes = Thèmes disponibles
cli-doctor = Ce qu’offrent ce terminal et ce système, et ce qu’il convient de changer
cli-schema = Le JSON Schema d’un fichier de session
cli-completions = Complétions pour un shell
cli-man = La page de manuel
cli-advise = Les étapes qui font tenir un type d’appareil
cli-outage = Ce qui se passe quand la liaison tombe
cli-review = Confronter la réponse d’un modèle, ou un dossier, aux contraintes ; code de sortie 1 si elle est rejetée

cli-argument-session = Un fichier de session, ou le nom d’une session enregistrée ou intégrée
cli-argument-answer = La réponse d’un modèle : un fichier Markdown, un dossier de fichiers, ou - pour l’entrée standard
cli-argument-path = Un fichier de l’arborescence
cli-argument-other = La session à comparer
cli-argument-name = Le nom de la nouvelle session : minuscules, chiffres et tirets
cli-argument-shell = Le shell

cli-option-set = Régler un champ pour cet appel, par exemple devices[0].memory=4Gi ; répétable
cli-option-lang = Langue : de l’interface, du prompt et des documents générés
cli-option-format = Forme du rapport
cli-option-tier = À la place du niveau de la session
cli-option-built = Afficher ce que Kustomize construit à partir du dossier PATH, ou de celui du fichier PATH : ce qu’en reçoit un cluster
cli-option-copy = Copier au lieu d’afficher
cli-option-what-if = À la place, la mémoire que demanderait chaque distribution avec chaque moteur
cli-option-out = Le dossier de destination
cli-option-force = Remplacer les fichiers modifiés à la main
cli-option-dry-run = Dire ce qui serait fait, ne rien écrire
cli-option-scenario = Ce qui est hors d’atteinte : fleet (par défaut : toutes les liaisons), region=NOM, git ou registry ; promotion ou promotion=NOM (un changement passe de vague en vague pendant ce temps) ; months (des appareils reviennent après des mois)
cli-option-hours = Pendant combien d’heures (par défaut network.longest_outage ; 4380 pour months)
cli-option-clusters = Simuler autant de clusters, dans les proportions de la flotte
cli-option-seed = D’où part le hasard : la même graine donne le même résultat (par défaut 1)
cli-option-ring-pause = De la promotion d’une vague à celle de la suivante, par exemple 24h (par défaut 24h ; avec --scenario promotion)
cli-option-mirrors = Comme si chaque région avait un miroir qui interroge la source à cet intervalle, par exemple 15m ; l’arborescence n’en a pas
cli-option-compare = Comparer avec un réglage : interval=30m, jitter=50%, oci, git, mirrors=15m, cache=on ou off, ou un champ sous la forme chemin=valeur ; sans réglage, avec ceux qu’on essaierait d’abord (répétable)
cli-option-paste = Prendre la réponse dans le presse-papiers du bureau
cli-option-follow-up = Afficher le prompt qui demande au modèle de corriger exactement ce qui a échoué
cli-option-diff = Afficher ce qui diffère entre l’arborescence de la réponse et celle qui est générée
cli-option-size = Afficher un écran de cette taille
cli-option-theme = Le thème à l’ouverture
cli-option-help = Afficher cette aide
cli-option-version = Afficher la version

cli-usage-unknown = il n’y a pas d’option ni d’argument { $argument }
cli-usage-subcommand = il n’y a pas de commande { $argument }
cli-usage-missing = il manque : { $argument }
cli-usage-choice = { $value } n’est pas une valeur de { $argument } : choisir parmi { $choices }
cli-usage-no-value = { $argument } demande une valeur
cli-usage-value = { $value } n’est pas une valeur de { $argument } : la forme est { $form }
cli-usage-order = le nom d’une commande vient en premier, la session et les options après : fleetwright check SESSION --lang fr
cli-usage-other = { $words }
cli-usage-see = Voir : fleetwright --help
cli-output = impossible d’écrire sur la sortie standard : { $reason }
cli-error = erreur : { $message }
cli-set-refused-there = --set : { $reason }
cli-set-refused = --set { $path } : { $reason }
cli-outage-refused = { $option } : { $reason }
cli-session-needed = aucune session nommée
cli-tree-refused = { $count ->
        [one] Pas d’arborescence : la vérification trouve une erreur. Détails : fleetwright check
       *[other] Pas d’arborescence : la vérification trouve { $count } erreurs. Détails : fleetwright check
    }
cli-prompt-open = { $count ->
        [one] { $count } champ reste à remplir dans le prompt : { $paths }
       *[other] { $count } champs restent à remplir dans le prompt : { $paths }
    }
cli-check-none = Aucun constat.
cli-check-line = { $severity } : { $path } : { $message } [{ $id }]
cli-check-fix = {"  "}Remède : { $fix }
cli-check-source = {"  "}Source : { $source }
cli-check-summary = { $errors ->
        [one] { $errors } erreur
       *[other] { $errors } erreurs
    }, { $warnings ->
        [one] { $warnings } avertissement
       *[other] { $warnings } avertissements
    }, { $notes ->
        [one] { $notes } remarque
       *[other] { $notes } remarques
    }.
cli-copy-no-terminal = OSC 52 n’a pas été envoyé : il n’y a pas de terminal ({ $words })
cli-export-progress = { $done } fichiers sur { $total }
cli-export-summary-done = Exporté vers { $path } : { $counts }
cli-export-summary-dry = Rien n’est écrit dans { $path } ; un export donnerait : { $counts }

cli-frame-hint = Un seul écran, car la sortie standard n’est pas un terminal. Pour un script : fleetwright prompt, tree, export, budget, check (fleetwright --help).

cli-keymap-refused = keymap.yaml, ligne { $line } : { $reason } ; les touches par défaut sont en usage
cli-news = { $message }
cli-last-refused = La dernière session ouverte ne s’ouvre plus, voici donc { $session } : { $reason }
cli-not-text = l’argument { $number } n’est pas du texte UTF-8 ; renommer le fichier, ou le donner par un chemin qui en est

cli-text-broken = { $file } n’est pas du Fluent de bout en bout ; ses messages corrects sont en usage
cli-severity-error = erreur
cli-severity-warning = avertissement
cli-severity-note = remarque

cli-budget-device = { $name } ({ $role }) : { $verdict }
cli-budget-machine = {"  "}Machine : { $low } à { $high } Mio de mémoire de travail ; { $usable } Mio utilisables sur { $memory }
cli-budget-scheduler = {"  "}Ordonnanceur : { $requests } Mio de requêtes sur { $allocatable } Mio allouables : { $fits ->
        [yes] placé
       *[no] non placé
    }
cli-budget-control-plane = {"  "}Plan de contrôle : { $low } à { $high } Mio ; { $within ->
        [yes] sous la limite de 4 096 Mio
       *[no] peut dépasser la limite de 4 096 Mio
    }
cli-budget-node-lost = {"  "}Avec un autre nœud perdu : { $low } à { $high } Mio de mémoire de travail ; { $verdict }
cli-budget-measured = {"  "}Système, distribution, base d’état et modules complémentaires : { $low } à { $high } Mio ; { $count ->
        [0] aucune mesure publiée d’un nœud entier de ce genre
        [one] une mesure publiée d’un nœud entier de ce genre :
       *[other] { $count } mesures publiées de nœuds entiers de ce genre :
    }
cli-budget-measured-node = {"    "}{ $label } : { $low } à { $high } Mio, { $agrees ->
        [yes] ce qui concorde
       *[no] ce qui ne concorde pas
    } ({ $source })
cli-budget-presets = {"  "}Pour comparer, Mio allouables selon la règle de : { $list }
cli-budget-column-part = Élément
cli-budget-column-low = Au moins, Mio
cli-budget-column-high = Au plus, Mio
cli-budget-column-request = Requête, Mio
cli-budget-column-confidence = Confiance
cli-budget-column-source = Source
cli-budget-line = {"    "}{ $label } : { $low } à { $high } Mio ({ $confidence } ; { $source })

cli-sessions-builtin = intégrée
cli-sessions-saved = enregistrée
cli-new-exists = il y a déjà une session { $name } ({ $path }) ; choisir un autre nom, ou l’ouvrir : fleetwright { $name }
cli-new-made = { $name } est enregistrée : { $path }

doctor-terminal = Terminal : TERM={ $term }, { $colours }
doctor-colours-truecolor = couleurs sur 24 bits
doctor-colours-256 = 256 couleurs
doctor-colours-16 = 16 couleurs
doctor-colours-none = sans couleur
doctor-clipboard = Presse-papiers, dans cet ordre : { $ways }
doctor-clipboard-none = Presse-papiers : aucun ; ce qui est copié se trouve dans le dossier d’état
doctor-place-data = Sessions et données
doctor-place-state = État, journal et dernier prompt copié
doctor-place-config = Configuration
doctor-kubectl = kubectl : { $path }
doctor-kubectl-none = kubectl : introuvable ; fleetwright n’en a pas besoin, mais l’arborescence générée se vérifie avec lui
doctor-place = { $name } : { $path }
doctor-problem = Problème : { $message }

schema-title = session fleetwright
schema-format = Version de ce format

cli-advise-fits = { $name } tient tel quel.
cli-advise-nothing = { $name } : { $verdict }. Aucun des changements connus que ni règle ni verrou n’interdit ne le fait tenir : il faut plus de mémoire, ou moins de charges de travail.
cli-advise-steps = { $count ->
    [one] { $name } : { $verdict }. Une étape le fait tenir :
   *[other] { $name } : { $verdict }. { $count } étapes le font tenir :
}
cli-advise-nearer = { $count ->
    [one] { $name } : { $verdict }. Aucun changement connu ne le fait tenir ; une étape s’en approche le plus :
   *[other] { $name } : { $verdict }. Aucun changement connu ne le fait tenir ; { $count } étapes s’en approchent le plus :
}
cli-advise-step = { $number }. { $sets }
    {"   "}libère { $low } à { $high } Mio ; ensuite : { $verdict }
cli-advise-gives-up = {"   "}renoncement : { $what }
cli-advise-source = {"   "}source : { $source }
cli-what-if-title = { $name }, avec chaque distribution et chaque moteur :
cli-what-if-distribution = Distribution
cli-what-if-engine = Moteur
cli-what-if-total = Serveur, Mio
cli-what-if-control-plane = Plan de contrôle, Mio
cli-what-if-verdict = Verdict
cli-what-if-current = * tel que dans la conception ; chiffres de mémoire seuls, c’est à check de dire si une règle permet la combinaison
