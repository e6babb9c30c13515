# Fichiers et dossiers.
disk-failed = impossible { $operation } { $path } : { $reason }
disk-operation-read = de lire
disk-operation-write = d’écrire
disk-operation-create-folder = de créer le dossier
disk-operation-remove = de supprimer
disk-operation-rename = de mettre en place
disk-operation-lock = de verrouiller
disk-reason-link = { $link } est un lien symbolique, et rien n’est écrit à travers un lien ; indiquer plutôt l’endroit où il mène
disk-reason-too-large = il dépasse { $limit ->
    [one] { $limit } octet
   *[other] { $limit } octets
}, plus qu’il n’en faut à un tel fichier
disk-reason-dangling = { $link } est un lien symbolique qui ne mène nulle part ; le supprimer, ou donner un autre endroit
disk-reason-special = ce n’est ni un fichier ni un dossier ; donner un fichier ordinaire
disk-reason-locked = un autre fleetwright l’utilise ; le fermer, ou attendre qu’il ait fini
disk-reason-missing = aucun fichier ni dossier de ce nom
disk-reason-exists = ce nom est déjà pris
disk-reason-permission = accès refusé ; choisir un autre endroit, ou demander le droit d’utiliser celui-ci
disk-reason-read-only = ce système de fichiers est en lecture seule ; choisir un autre endroit
disk-reason-full = le disque est plein ; libérer de la place et réessayer (ce qui était enregistré est inchangé)
disk-reason-quota = le quota de ce disque est épuisé ; libérer de la place et réessayer (ce qui était enregistré est inchangé)
disk-reason-name = le nom est plus long que ce système de fichiers ne l’admet, ou contient des caractères qu’il refuse ; en choisir un plus court et plus simple
disk-reason-not-a-folder = un fichier se trouve là où il faut un dossier ; le déplacer, ou choisir un autre endroit
disk-reason-is-a-folder = c’est un dossier, pas un fichier
disk-reason-not-empty = le dossier n’est pas vide
disk-reason-system = { $words }
