# La revue de la réponse d’un modèle. Le texte d’un contrôle dit ce qui est exigé ; ses attributs
# disent pourquoi il échoue (fail), ce qui manque (absent), ce qui est à savoir (note), ce qui a été vu (pass).

review-refused-empty = il n’y a rien à passer en revue : la réponse est vide
review-refused-large = la réponse dépasse { $mebibytes } Mio, et aucun modèle n’en écrit autant : est-ce le bon fichier ?
review-refused-no-files = il n’y a rien à passer en revue : le dossier ne contient aucun fichier qui soit lu

review-group-form = Forme

review-empty = rien dans la réponse dont cela puisse être dit

review-form-readable = Tout peut être lu
    .not-text = ces octets ne sont pas de l’UTF-8 ; chacun a été remplacé
    .hidden = des caractères que personne ne voit et qui agissent : une séquence d’échappement, ou des marques qui réordonnent le texte
    .special = un lien, un tube ou un périphérique : ni suivi, ni lu
    .too-large = plus que ce qui est lu d’un coup : laissé de côté
    .unreadable = le système ne permet pas de le lire
    .cut = plus de { $most } blocs de code : à partir d’ici, rien n’a été examiné
