# La ligne de commande.

cli-about = Concevoir des flottes de clusters Kubernetes en périphérie : le prompt, l’arborescence GitOps et le budget de RAM, côte à côte.
cli-examples = Exemples :
    {"  "}fleetwright                                    ouvrir l’atelier
    {"  "}fleetwright wind-turbines                      ouvrir une flotte intégrée
    {"  "}fleetwright prompt wind-turbines --lang fr     afficher son prompt
    {"  "}fleetwright budget shops --format json         RAM par type d’appareil, pour un script
    {"  "}fleetwright outage shops --hours 72            ce qui se passe quand la liaison tombe
    {"  "}fleetwright review shops reponse.md            la réponse d’un modèle respecte-t-elle les contraintes ?
    {"  "}fleetwright export ma-flotte --out tree/       écrire l’arborescence GitOps
    {"  "}fleetwright check ma-flotte --set gitops.interval=30m
    {"  "}fleetwright set ma-flotte gitops.interval=30m   changer une session et l’enregistrer
    {"  "}fleetwright edit ma-flotte                     la changer dans son éditeur

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
cli-set = Donner des valeurs aux champs d’une session et l’enregistrer
cli-edit = Modifier une session dans son propre éditeur (VISUAL, EDITOR), la vérifier et l’enregistrer
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
cli-argument-assignments = Des champs et leurs valeurs, comme gitops.interval=30m
cli-argument-shell = Le shell

cli-option-set = Régler un champ pour cet appel, par exemple devices[0].memory=4Gi ; répétable
cli-option-lang = Langue : de l’interface, du prompt et des documents générés
cli-option-format = Forme du rapport
cli-option-tier = À la place du niveau de la session
cli-option-built = Afficher ce que Kustomize construit à partir du dossier PATH, ou de celui du fichier PATH : ce qu’en reçoit un cluster
cli-option-copy = Copier au lieu d’afficher
cli-option-sort = Avec --what-if : ce selon quoi le tableau est trié ; total par défaut
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
cli-option-theme = Le thème à l’ouverture ; auto suit le fond du terminal
cli-option-colour = Nombre de couleurs à utiliser
cli-option-ascii = Traits et signes en ASCII seulement
cli-theme-refused = Le thème qui va avec le terminal est utilisé, car le thème choisi ne peut pas l’être : { $reason }
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
cli-set-comment = { $count ->
        [one] rien n’est enregistré : le commentaire de la ligne { $line } perdrait sa place ({ $text })
       *[other] rien n’est enregistré : { $count } commentaires perdraient leur place, le premier à la ligne { $line } ({ $text })
    } ; { $remedy ->
        [move] le déplacer sur une ligne dont le champ n’a pas sa valeur par défaut
       *[edit] modifier plutôt la session par fleetwright edit
    }
cli-assignment-refused = { $path } : { $reason }
cli-edit-no-editor = ni VISUAL ni EDITOR n’est défini, et { $command }, qui les remplacerait, a besoin d’un terminal : définir l’un des deux, ou changer des champs avec fleetwright set { $session } CHEMIN=VALEUR
cli-edit-again = Entrée la modifie encore ; toute autre réponse la laisse.
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

cli-frame-hint = Un seul écran, en texte. Pour un script : fleetwright prompt, tree, export, budget, check (fleetwright --help).

cli-news = { $message }
cli-last-refused = La dernière session ouverte ne s’ouvre plus, voici donc { $session } : { $reason }
cli-not-text = l’argument { $number } n’est pas du texte UTF-8 ; renommer le fichier, ou le donner par un chemin qui en est

cli-text-broken = { $file } n’est pas du Fluent de bout en bout ; ses messages corrects sont en usage
cli-severity-error = erreur
cli-severity-warning = avertissement
cli-severity-note = remarque

cli-budget-device = { $name } ({ $role }) : { $verdict }
cli-budget-machine = {"  "}Machine : { $low } à { $high } Mio de mémoire de travail ; { $usable } Mio utilisables sur { $memory }
cli-budget-limits = {"  "}Pire cas, chaque part à sa limite ou à son maximum : { $mib } Mio
cli-budget-scheduler = {"  "}Ordonnanceur : { $requests } Mio de requêtes sur { $allocatable } Mio allouables, { $pods } pods sur { $max_pods } au plus : { $fits ->
        [yes] placé
       *[no] non placé
    }
cli-budget-kept = {"  "}Non allouable : noyau { $kernel }, kube-reserved { $kube }, system-reserved { $system }, seuil d’éviction { $eviction } Mio
cli-budget-control-plane = {"  "}Plan de contrôle : { $low } à { $high } Mio ; { $within ->
        [yes] sous la limite de 4 096 Mio
       *[no] peut dépasser la limite de 4 096 Mio
    }, et l’appareil lui laisse { $left_low } à { $left_high } Mio
cli-budget-smallest = Le plus petit appareil, { $name }, laisse { $low } à { $high } Mio à son plan de contrôle, qui prend { $plane_low } à { $plane_high } Mio.
cli-budget-peak = {"  "}Quand des pods vont et viennent : { $ratio } fois autant, soit { $low } à { $high } Mio pour le système, la distribution, la base d’état et les modules complémentaires ; dans aucun total ({ $source })
cli-budget-wear = {"  "}Flash : { $datastore } écrit { $low } à { $high } Go par jour ({ $confidence } ; { $source })
cli-budget-wear-none = {"  "}Flash : rien n’est écrit sur ce nœud pour { $datastore } ({ $confidence } ; { $source })
cli-budget-wear-years = {"  "}Une endurance de { $endurance } dure { $same ->
        [yes] { $high }
       *[no] { $low } à { $high }
    } avec cela seul ; charges de travail, journaux et images écrivent aussi
cli-budget-wear-unknown = {"  "}La durée de vie est calculée dès que le type d’appareil indique une endurance (devices[].endurance)
cli-budget-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
cli-budget-years = { $years } ans
cli-budget-years-century = 100 ans ou plus
cli-budget-bar = {"  "}Mémoire ; un signe vaut { $mib } Mio. Les majuscules sont certaines, les minuscules ce qui peut s’y ajouter :
cli-budget-bar-part = { $letter } { $group } { $low } à { $high }
cli-budget-bar-usable = ^ la fin de ce qui est utilisable, { $mib } Mio : au-delà, des pods sont évincés
cli-budget-bar-memory = ] la fin de la mémoire, { $mib } Mio
cli-budget-bar-limit = 4 la limite du plan de contrôle, 4 096 Mio
cli-budget-node-lost = {"  "}Avec un autre nœud perdu : { $low } à { $high } Mio de mémoire de travail ; { $verdict }
cli-budget-several = {"  "}Sur plusieurs nœuds, une charge de travail compte au moins pour une part égale de ses réplicas, et au plus pour le plus grand nombre qu’un nœud en reçoit
cli-budget-measured = {"  "}Système, distribution, base d’état et modules complémentaires : { $low } à { $high } Mio ; { $count ->
        [0] aucune mesure publiée d’un nœud entier de ce genre
        [one] une mesure publiée d’un nœud entier de ce genre :
       *[other] { $count } mesures publiées de nœuds entiers de ce genre :
    }
cli-budget-measured-node = {"    "}{ $label } : { $mib } Mio, { $agrees ->
        [yes] ce qui concorde
       *[no] ce qui ne concorde pas
    } ({ $use ->
        [none] { $source }
       *[other] { $use } ; { $source }
    })
cli-budget-presets = {"  "}Pour comparer, Mio allouables selon la règle de : { $list }
cli-budget-column-part = Élément
cli-budget-column-low = Au moins, Mio
cli-budget-column-high = Au plus, Mio
cli-budget-column-request = Requête, Mio
cli-budget-column-confidence = Confiance
cli-budget-column-source = Source
cli-budget-line = {"    "}{ $label } : { $mib } Mio ({ $confidence } ; { $source })
cli-budget-range = { $low } à { $high }

cli-sessions-builtin = intégrée
cli-sessions-saved = enregistrée
cli-new-exists = il y a déjà une session { $name } ({ $path }) ; choisir un autre nom, ou l’ouvrir : fleetwright { $name }
cli-new-made = { $name } est enregistrée : { $path }

doctor-terminal = Terminal : { $term }, { $colours }, { $marks }
doctor-terminal-far = Terminal, par SSH : { $term }, { $colours }, { $marks }
doctor-marks-unicode = traits et signes Unicode
doctor-marks-ascii = traits et signes ASCII
doctor-background = Fond : { $colour }, selon le terminal : { $kind }
doctor-background-silent = Fond : le terminal ne le dit pas ; tenu pour { $kind }
doctor-background-not-asked = Fond : non demandé, faute de terminal ou devant un terminal qui comprend mal ; tenu pour { $kind }
doctor-background-dark = sombre
doctor-background-light = clair
doctor-background-any = l’un ou l’autre, avec des couleurs qui conviennent aux deux
doctor-tmux = tmux { $version } : set-clipboard { $set }, allow-passthrough { $passthrough } ; transmet une copie à { $terminal }
doctor-tmux-alone = tmux { $version } : set-clipboard { $set }, allow-passthrough { $passthrough } ; garde une copie pour lui
doctor-colours-truecolor = couleurs sur 24 bits
doctor-colours-256 = 256 couleurs
doctor-colours-16 = 16 couleurs
doctor-colours-none = sans couleur
doctor-clipboard = Presse-papiers, dans cet ordre : { $ways }
doctor-clipboard-none = Presse-papiers : aucun ; ce qui est copié se trouve dans le dossier d’état
doctor-copies = Chaque prompt copié est aussi dans { $path }
doctor-place-data = Sessions et données
doctor-place-state = État, journal et dernier prompt copié
doctor-place-config = Configuration
doctor-kubectl = kubectl : { $path }
doctor-kubectl-none = kubectl : introuvable ; fleetwright n’en a pas besoin, mais l’arborescence générée se vérifie avec lui
doctor-place = { $name } : { $path }
doctor-problem = Problème : { $message }
doctor-advice = À changer : { $message }
doctor-term-unset = TERM n’est pas défini
doctor-advice-term = d’après TERM, ce terminal ne sait pas placer son curseur, et l’atelier n’y est pas affiché ; s’il le sait, donner son nom à TERM, par exemple xterm-256color
doctor-advice-colours = OpenSSH ne transmet pas COLORTERM ; si le terminal a des couleurs sur 24 bits, le dire avec « colour: truecolor » dans config.yaml
doctor-advice-locale = la locale n’est pas UTF-8 ; avec { $variable }=C.UTF-8, traits et signes sont dessinés

schema-title = session fleetwright
schema-format = Version de ce format

cli-advise-fits = { $name } tient tel quel.
cli-advise-nothing = { $name } : { $verdict }. Aucun des changements connus que ni règle ni verrou n’interdit ne le fait tenir : il faut plus de mémoire, ou moins de charges de travail.
cli-advise-crowded = { $name } : { $verdict }. Aucun des changements connus que ni règle ni verrou n’interdit ne le fait tenir : il faut moins de pods, ou plus de nœuds par cluster. Plus de mémoire n’y change rien : Kubernetes est conçu pour 110 pods au plus par nœud, et aucun kubelet généré n’en admet davantage.
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
cli-what-if-current = * tel que dans la conception{ $reasons ->
        [0] .
       *[more] {" "}; [n] : impossible, pour la raison donnée plus bas.
    } Le verdict porte sur la mémoire et les pods.

# Des exemples de chaque commande, sous ses options.
cli-examples-prompt = Exemples :
    {"  "}fleetwright prompt shops --lang fr   l’afficher en français
    {"  "}fleetwright prompt shops --copy      le copier, et dire par quelle voie
    {"  "}fleetwright prompt shops | wc -w     le passer à un autre programme
cli-examples-tree = Exemples :
    {"  "}fleetwright tree shops                                lister les fichiers
    {"  "}fleetwright tree shops README.md                      en afficher un
    {"  "}fleetwright tree shops overlays/shop-server --built   ce que Kustomize construit
cli-examples-export = Exemples :
    {"  "}fleetwright export shops --out tree/ --dry-run   dire ce qui serait écrit
    {"  "}fleetwright export shops --out tree/             l’écrire ; les retouches sont gardées
cli-examples-budget = Exemples :
    {"  "}fleetwright budget shops                               chaque ligne avec sa source
    {"  "}fleetwright budget shops --set devices[0].memory=4Gi   avec un autre matériel
cli-examples-advise = Exemples :
    {"  "}fleetwright advise refrigerated-trucks   les étapes, avec le gain de chacune
    {"  "}fleetwright advise shops --what-if       d’autres plateformes comparées
cli-examples-check = Exemples :
    {"  "}fleetwright check shops                 pour une personne
    {"  "}fleetwright check shops --format json   pour une chaîne d’intégration
cli-examples-outage = Exemples :
    {"  "}fleetwright outage shops --hours 72                    trois jours sans liaison
    {"  "}fleetwright outage shops --scenario git --format csv   l’hôte Git a disparu
cli-examples-diff = Exemples :
    {"  "}fleetwright diff shops wind-turbines      deux sessions
    {"  "}fleetwright diff before.yaml after.yaml   deux fichiers
cli-examples-sessions = Exemples :
    {"  "}fleetwright sessions --format json   pour un script
cli-examples-new = Exemples :
    {"  "}fleetwright new my-fleet                               toutes les valeurs par défaut
    {"  "}fleetwright new my-fleet --set devices[0].memory=4Gi   avec un champ fixé
cli-examples-themes = Exemples :
    {"  "}fleetwright --theme high-contrast   ouvrir avec l’un d’eux
cli-examples-doctor = Exemples :
    {"  "}fleetwright doctor   dans le terminal en question
cli-examples-schema = Exemples :
    {"  "}fleetwright schema > fleetwright.schema.json   pour un éditeur
cli-examples-completions = Exemples :
    {"  "}fleetwright completions bash > ~/.local/share/bash-completion/completions/fleetwright
    {"  "}fleetwright completions zsh > ~/.zfunc/_fleetwright
    {"  "}fleetwright completions fish > ~/.config/fish/completions/fleetwright.fish
cli-examples-man = Exemples :
    {"  "}fleetwright man > ~/.local/share/man/man1/fleetwright.1
cli-examples-review = Exemples :
    {"  "}fleetwright review shops reponse.md               la réponse d’un modèle, dans un fichier
    {"  "}fleetwright review shops tree/ --format json      un dossier, pour un pipeline
    {"  "}fleetwright review shops reponse.md --follow-up   le prompt qui demande les corrections
cli-examples-set = Exemples :
    {"  "}fleetwright set my-fleet devices[0].memory=4Gi                    modifier un champ et enregistrer
    {"  "}fleetwright set my-fleet gitops.engine=flux gitops.interval=30m   plusieurs à la fois
cli-examples-edit = Exemples :
    {"  "}fleetwright edit my-fleet   toute la session dans $EDITOR

# La page de manuel.
man-head-name = NOM
man-head-synopsis = SYNOPSIS
man-head-options = OPTIONS
man-head-commands = COMMANDES
man-head-environment = ENVIRONNEMENT
man-head-files = FICHIERS
man-head-examples = EXEMPLES ET CODE DE RETOUR
man-environment = FLEETWRIGHT_HOME  un seul dossier pour les sessions, l’état et la configuration
    XDG_DATA_HOME, XDG_STATE_HOME, XDG_CONFIG_HOME  où chacun d’eux se trouve sinon
    LC_ALL, LC_MESSAGES, LANG  la langue de l’interface
    LC_ALL, LC_CTYPE, LANG  des traits et des signes typographiques en Unicode, où la locale est en UTF-8, ou en ASCII ; les lettres, le JSON, les prompts et les fichiers sont en UTF-8 dans toute locale
    FLEETWRIGHT_COLOUR  le nombre de couleurs utilisées : auto, none, 16, 256, truecolor
    NO_COLOR, CLICOLOR, CLICOLOR_FORCE, COLORTERM, TERM  leur nombre sinon
    VISUAL, EDITOR  l’éditeur auquel champs, prompts et sessions sont confiés
man-files = sessions/NOM.yaml  dans le dossier de données : les sessions enregistrées
    last-prompt.md  dans le dossier d’état : ce qui a été copié en dernier
    journal/  dans le dossier d’état : le travail non enregistré, pendant qu’il se fait
    config.yaml, keymap.yaml, themes/  dans le dossier de configuration : réglages, touches et thèmes personnels
