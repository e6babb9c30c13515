# Export d’une arborescence.
export-action-new = nouveau
export-action-unchanged = inchangé
export-action-replaced = remplacé
export-action-forced = écrasé
export-action-kept = gardé
export-action-removed = supprimé
export-action-blocked = bloqué
export-kept-edited = modifié à la main depuis le dernier export ; { $force } le remplace
export-kept-foreign = déjà là et ne vient pas d’un export ; { $force } le remplace
export-kept-unwanted = la conception ne le produit plus, mais il a été modifié à la main ; { $force } le supprime
export-prunes = le moteur supprime des clusters ce que seul ce fichier déclarait
export-special = ce n’est ni un fichier ni un dossier
export-note-kept = { $count ->
    [one] { $count } fichier modifié à la main, ou qui ne vient pas d’un export, reste tel quel ; { $force } le remplace
   *[other] { $count } fichiers modifiés à la main, ou qui ne viennent pas d’un export, restent tels quels ; { $force } les remplace
}
export-note-blocked = { $count ->
    [one] { $count } fichier n’est pas écrit, car quelque chose l’en empêche
   *[other] { $count } fichiers ne sont pas écrits, car quelque chose les en empêche
}
export-note-prunes = { $count ->
    [one] { $count } fichier supprimé déclarait des applications ou leurs réglages : une fois cela poussé, le moteur supprime des clusters ce qu’aucun autre fichier ne déclare
   *[other] { $count } fichiers supprimés déclaraient des applications ou leurs réglages : une fois cela poussé, le moteur supprime des clusters ce qu’aucun autre fichier ne déclare
}
export-overtaken = un autre export, ou quelqu’un d’autre, a créé { $path } entre-temps ; rien n’y est changé, relancer cet export
export-unnamed = aucun dossier n’est nommé ; en nommer un pour l’arborescence
export-precious = { $path } est la racine du système de fichiers ou un dossier personnel ; indiquer un dossier réservé à l’arborescence
export-not-a-folder = { $path } est un fichier ; indiquer un dossier pour l’arborescence
export-path = « { $path } » n’est pas un chemin à l’intérieur d’une arborescence ; rien n’a été écrit
export-twice = deux fichiers de l’arborescence ont le chemin { $path } ; rien n’a été écrit
export-source = { $words } ; rien n’a été écrit
export-manifest-broken = { $path } est illisible ({ $words }) ; le restaurer depuis Git, ou le supprimer : tout fichier qui diffère compte alors comme modifié à la main
export-manifest-newer = { $path } vient d’un fleetwright plus récent ; exporter avec celui-là
export-count-new = { $count ->
    [one] { $count } nouveau
   *[other] { $count } nouveaux
}
export-count-replaced = { $count ->
    [one] { $count } remplacé
   *[other] { $count } remplacés
}
export-count-forced = { $count ->
    [one] { $count } écrasé
   *[other] { $count } écrasés
}
export-count-removed = { $count ->
    [one] { $count } supprimé
   *[other] { $count } supprimés
}
export-count-unchanged = { $count ->
    [one] { $count } inchangé
   *[other] { $count } inchangés
}
export-count-kept = { $count ->
    [one] { $count } gardé
   *[other] { $count } gardés
}
export-count-blocked = { $count ->
    [one] { $count } bloqué
   *[other] { $count } bloqués
}
build-no-folder = Kustomize ne construit rien à partir de { $path } seul : choisir un dossier tel que overlays/<appareil>, ou un fichier qu’il contient
build-missing = ni kubectl ni kustomize n’est installé ici ; là où l’un des deux l’est, exporter l’arborescence et lancer : kubectl kustomize { $folder }
build-refused = { $program } ne l’a pas construit : { $reason }
build-hangs = { $program } n’a pas fini en { $seconds } secondes et a été arrêté
build-runs = Kustomize construit { $folder } …
build-outdated = { $folder } a été construit à partir d’un état antérieur de la conception : le construire de nouveau
build-disk = les fichiers n’ont pas pu être écrits dans un dossier temporaire : { $reason }
build-region = Un cluster ajoute le Component de sa propre région : components/region-<région>
