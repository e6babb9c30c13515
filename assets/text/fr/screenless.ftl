# Sans écran
screenless-no-terminal = l’atelier n’est pas affiché : la sortie standard n’est pas un terminal
screenless-plain = l’atelier n’est pas affiché : ce terminal ({ $term }) ne sait pas placer son curseur
screenless-unnamed = l’atelier n’est pas affiché : TERM n’est pas défini, donc les capacités de ce terminal ne sont pas connues
screenless-ways = Tout ce qu’il fait peut se faire sans lui :
    {"  "}fleetwright new NOM --set CHEMIN=VALEUR      créer une session
    {"  "}fleetwright set { $session } CHEMIN=VALEUR      la modifier et l’enregistrer
    {"  "}fleetwright edit { $session }      la modifier dans son éditeur (VISUAL, EDITOR)
    {"  "}fleetwright check { $session }      ce que disent les règles
    {"  "}fleetwright budget { $session }      la RAM par type d’appareil
    {"  "}fleetwright advise { $session }      ce qui fait tenir l’ensemble
    {"  "}fleetwright outage { $session }      ce que fait une coupure réseau
    {"  "}fleetwright prompt { $session }      le prompt (--copy pour le presse-papiers)
    {"  "}fleetwright tree { $session }      les fichiers de l’arborescence, ou l’un d’eux
    {"  "}fleetwright export { $session } --out DOSSIER      écrire l’arborescence
    {"  "}fleetwright { $session } --size 120x36      un écran de l’atelier en texte
    Les champs : fleetwright schema. Tout le reste : fleetwright --help
