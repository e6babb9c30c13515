# Réglages et fichiers de remplacement.
config-no-place = cet utilisateur n’a pas de dossier personnel ; donner dans FLEETWRIGHT_HOME un dossier où garder sessions et réglages
config-unknown = aucun réglage ne s’appelle { $name }{ $nearest ->
    [none] {""}
   *[other] {""} ; le plus proche est { $nearest }
}
config-want-map = les réglages s’écrivent « nom: valeur », un par ligne
config-want-word = il faut ici un mot ou un texte, pas une liste
config-language = « { $value } » n’est pas une des langues : en ou fr
config-colour = « { $value } » n’est pas un nombre de couleurs ; admis : auto, { $allowed }
config-variable = { $variable } : { $reason }
config-switch = « { $value } » n’est ni true ni false
config-bytes = « { $value } » n’est pas un nombre d’octets
config-command = une commande est un texte, ou une liste de mots : le programme et ses arguments
config-too-many = ce dossier contient plus de { $most } fichiers ; les suivants sont ignorés
