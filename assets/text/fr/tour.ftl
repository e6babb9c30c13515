# La visite du premier lancement
title-tour = Visite
tour-place = { $at }/{ $of }
tour-either = { $one } ou { $other }
tour-1 = Bienvenue. Voici les paramètres de la flotte : { $move } les parcourent, { $enter } modifie un champ, { $step } passent d’un choix ou d’un nombre à l’autre. { $budget } montre la RAM dont chaque type d’appareil a besoin.
tour-2 = Voici le prompt pour un modèle de langage, refait à chaque frappe. { $copy } le copie, { $readable } le montre mis en forme, { $search } y cherche.
tour-3 = Voici l’arborescence GitOps que fleetwright génère lui-même, avec le nombre de clusters que touche une modification de chaque fichier. { $export } l’écrit dans un dossier, après avoir montré l’effet.
tour-4 = Des règles vérifient sans cesse la conception : voici les constats ({ $findings }), et { $enter } mène de l’un d’eux à son champ. Là où la RAM manque, { $advise } montre ce qui fait tenir l’ensemble.
tour-5 = { $undo } annule toute modification, { $save } enregistre la session. { $help } montre toutes les touches, { $palette } trouve par son nom une commande, un champ ou un fichier. { $next } passe au volet suivant.
context-tour = visite
command-tour = Faire la visite du premier lancement
command-tour-next = L’étape suivante de la visite
    .hint = suite
    .end = commencer
command-tour-previous = L’étape précédente
    .hint = retour
command-tour-leave = Quitter la visite
    .hint = passer
