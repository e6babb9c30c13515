# La revue de la réponse d’un modèle. Le texte d’un contrôle dit ce qui est exigé ; ses attributs
# disent pourquoi il échoue (fail), ce qui manque (absent), ce qui est à savoir (note), ce qui a été vu (pass).

review-refused-empty = il n’y a rien à passer en revue : la réponse est vide
review-refused-large = la réponse dépasse { $mebibytes } Mio, et aucun modèle n’en écrit autant : est-ce le bon fichier ?
review-refused-no-files = il n’y a rien à passer en revue : le dossier ne contient aucun fichier qui soit lu
review-refused-stream = la réponse ne peut pas être lue : { $reason }

review-title = Revue de la réponse
review-line = { $grade } : { $place }{ $why } [{ $id }]
review-required = {"  "}Exigé : { $required }
review-more = {"  "}Idem { $count ->
        [one] une fois encore
       *[other] { $count } fois encore
    }, sans être listé.
review-place-both = ligne { $line }, { $file }
review-place-line = ligne { $line }
review-grade-failed = échec
review-grade-missing = manque
review-grade-noted = remarque
review-grade-passed = réussi
review-grade-empty = rien à juger
review-passed = Réussis : { $ids }.
review-nothing = Rien à juger : { $ids }.
review-rejected = Rejetée : sur { $checks } contrôles, { $failed ->
        [0] aucun n’échoue
        [one] un échoue
       *[other] { $failed } échouent
    }, { $missing ->
        [0] aucun ne constate
        [one] un constate
       *[other] { $missing } constatent
    } l’absence de ce qui était demandé ; { $noted ->
        [0] aucune remarque
        [one] une remarque
       *[other] { $noted } remarques
    }.
review-accepted = Acceptée : aucun des { $checks } contrôles ne rejette la réponse ; { $noted ->
        [0] aucune remarque
        [one] une remarque
       *[other] { $noted } remarques
    }. Ce qu’un texte ne peut pas montrer, par exemple que cela marche, n’a été vérifié par personne.

review-follow-opening = Ta réponse a été confrontée aux contraintes. { $count ->
        [one] Un point ne tient pas
       *[other] Ces { $count } points ne tiennent pas
    } ; le reste demeure tel quel. Corrige exactement ceci :
review-follow-in-file = Dans { $file } se trouve : { $quote }
review-follow-file = Dans { $file }.
review-follow-quote = On y lit : { $quote }
review-follow-why = Pourquoi cela ne peut rester : { $why }
review-follow-more = Idem { $count ->
        [one] une fois
       *[other] { $count } fois
    } ailleurs : corrige-les tous.
review-follow-form = Donne en entier chaque fichier qui change, dans son propre bloc délimité avec son chemin en commentaire à la première ligne, et aucun autre. Si l’un de ces points est faux, dis lequel et pourquoi au lieu de changer quoi que ce soit pour lui.
review-follow-notes = Sans être faux, à garder en tête :
review-follow-none = Rien à corriger : aucun contrôle ne rejette la réponse.

review-diff-proposed = { $count ->
        [one] Un fichier que seule la réponse contient :
       *[other] { $count } fichiers que seule la réponse contient :
    }
review-diff-generated = { $count ->
        [one] Un fichier que seule l’arborescence générée contient :
       *[other] { $count } fichiers que seule l’arborescence générée contient :
    }
review-diff-same = { $count ->
        [one] Un fichier identique dans les deux :
       *[other] { $count } fichiers identiques dans les deux :
    }
review-diff-too-long = Ils diffèrent ; au-delà de { $most } lignes, ils ne sont pas comparés ligne par ligne.

review-group-form = Forme

review-empty = rien dans la réponse dont cela puisse être dit

review-form-readable = Tout peut être lu
    .not-text = ces octets ne sont pas de l’UTF-8 ; chacun a été remplacé
    .hidden = des caractères que personne ne voit et qui agissent : une séquence d’échappement, ou des marques qui réordonnent le texte
    .special = un lien, un tube ou un périphérique : ni suivi, ni lu
    .too-large = plus que ce qui est lu d’un coup : laissé de côté
    .unreadable = le système ne permet pas de le lire
    .cut = plus de { $most } blocs de code : à partir d’ici, rien n’a été examiné

review-group-kustomize = Kustomize
review-group-secrets = Secrets

review-kustomize-name = Chaque kustomization porte un nom que Kustomize cherche : kustomization.yaml
    .fail = Kustomize ne cherche pas { $name } : le dossier passe pour n’avoir pas de kustomization, et rien de ce qu’il contient n’est appliqué
review-kustomize-resolves = Chaque chemin d’une kustomization mène à un fichier ou à un dossier qui existe
    .fail = { $path } ne mène à rien : la construction échoue ici
review-kustomize-base = Chaque overlay atteint une base
    .fail = { $overlay } n’atteint aucune base : les clusters de ce type d’appareil ne reçoivent rien de ce qui est commun à tous
review-kustomize-reached = Chaque manifeste est atteint par une kustomization, ou appliqué par un script
    .fail = rien ne nomme { $path } : il n’est jamais appliqué
review-secrets-clear-text = Aucun secret ne figure en clair
    .fail = ceci ressemble à un identifiant en clair
review-secrets-objects = Aucun Secret ne contient ses valeurs lisibles : elles viennent d’ailleurs, ou sont chiffrées
    .fail = le Secret contient { $key } en lisible : base64 n’est pas un chiffrement, et qui lit le dépôt l’obtient
