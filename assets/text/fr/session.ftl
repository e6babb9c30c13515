# Sessions et inventaires.
reason-not-text = ce n’est pas du texte UTF-8 ; enregistrer le fichier en UTF-8
session-field = { $path } : { $reason }
session-invalid = { $place } : { $reason }{ $more ->
    [0] {""}
   *[other] {""} (et { $more } de plus)
}
session-unknown = aucune session « { $wanted } », ni dans un fichier, ni enregistrée, ni intégrée{ $count ->
    [0] {""} ; fleetwright sessions les énumère toutes
   *[other] {""} ; noms proches : { $nearest }
}
session-conflict = { $path } a changé sur le disque depuis son ouverture ; le rouvrir pour voir ce changement, ou enregistrer sous un autre nom
session-exists = { $path } existe déjà ; choisir un autre nom, ou confirmer qu’il peut être remplacé
inventory-empty = l’inventaire ne contient aucun cluster ; sa première ligne est name,region,device,ring et chaque ligne suivante un cluster
inventory-broken = ce n’est pas du CSV : { $words }
inventory-semicolons = les colonnes sont séparées par des points-virgules ; enregistrer le fichier avec des virgules
inventory-column-missing = la colonne { $column } manque dans la première ligne ; il faut name, region, device et ring
inventory-column-twice = la colonne { $column } figure deux fois dans la première ligne ; n’en garder qu’une
inventory-width = cette ligne a { $found ->
    [one] { $found } colonne
   *[other] { $found } colonnes
}, la première { $expected } ; une valeur qui contient une virgule se met entre guillemets
inventory-cell = colonne { $column } : { $reason }
inventory-again = { $reason } ({ $count ->
    [one] de même sur { $count } autre ligne
   *[other] de même sur { $count } autres lignes
})
inventory-quote = la valeur qui commence ici continue sur { $lines ->
    [one] { $lines } autre ligne
   *[other] { $lines } autres lignes
} ; un guillemet manque à sa fin, ou est de trop
inventory-name-twice = colonne { $column } : la ligne { $line } a déjà un cluster { $value } ; chaque cluster porte son propre nom
inventory-no-region = colonne { $column } : la conception n’a pas de région { $value } ; ses régions : { $known }
inventory-no-device = colonne { $column } : la conception n’a pas de type d’appareil { $value } ; ses types d’appareil : { $known }
inventory-no-ring = colonne { $column } : la conception n’a pas de vague { $value } ; ses vagues : { $known }
inventory-label-key = « { $key } » n’est pas une clé de label Kubernetes : au plus 63 lettres, chiffres, tirets, soulignés et points, avec une lettre ou un chiffre aux deux bouts
inventory-label-prefix = « { $key } » n’est pas une clé de label Kubernetes : ce qui précède la barre oblique doit être un nom DNS en minuscules
inventory-label-reserved = Kubernetes se réserve le label { $key } ; utiliser son propre préfixe
inventory-label-own = l’arborescence pose elle-même les labels de ce préfixe ; donner un autre nom à la colonne { $key }
inventory-label-value = colonne { $column } : « { $value } » n’est pas une valeur de label Kubernetes : au plus 63 lettres, chiffres, tirets, soulignés et points, avec une lettre ou un chiffre aux deux bouts
inventory-more = il y a d’autres erreurs ; corriger ce qui précède et réessayer
held-by = processus { $process }
held-by-terminal = processus { $process } sur { $terminal }
# Ce qui diffère dans les commentaires d’une session
comment-added = commentaire ajouté : { $text }
comment-gone = commentaire disparu : { $text }
comment-moved = commentaires déplacés
