# La recherche dans un volet
search-nothing = Aucune recherche en cours : { $key } en commence une.
search-from-start = La recherche reprend depuis le haut.
search-from-end = La recherche reprend depuis le bas.
search-not-found = « { $text } » n’est pas dans ce volet.
search-status = /{ $text } { $count }
context-search = recherche
command-search = Chercher dans ce volet
    .hint = chercher
command-search-next = Aller à l’occurrence suivante
    .hint = suivante
command-search-previous = Aller à l’occurrence précédente
command-search-keep = Garder ce qui est trouvé
    .hint = garder
command-search-clear = Ne plus chercher
    .hint = effacer
command-search-on = L’occurrence suivante, pendant la saisie
    .hint = après
command-search-back = L’occurrence précédente, pendant la saisie
    .hint = avant

# La lecture du prompt
reading-readable = mis en forme
reading-difference = depuis la dernière copie
reading-none-copied = Aucun prompt n’a encore été copié : rien à comparer.
reading-same = Le prompt est celui qui a été copié en dernier.
command-readable = Montrer le prompt mis en forme, ou tel qu’il est copié
command-difference = Montrer ce qui a changé dans le prompt depuis la dernière copie

# Ce qu’est une entrée de la palette
palette-command = commande
palette-field = champ
palette-file = fichier
