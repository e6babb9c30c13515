# L’éditeur de l’utilisateur
editor-missing = L’éditeur { $command } est introuvable : donner à EDITOR (ou VISUAL) celui qui est installé.
editor-not-run = { $command } ne peut pas être exécuté : donner à EDITOR (ou VISUAL) un éditeur qui peut l’être.
editor-not-started = { $command } n’a pas démarré : { $words }
editor-failed = { $command } s’est terminé { $how } : rien n’a changé.
editor-failed-kept = { $command } s’est terminé { $how } : rien n’en est repris ; ce qui était écrit reste dans { $file }
editor-ended-status = avec le statut { $number }
editor-ended-signal = par le signal { $number }
editor-not-text = Le texte rendu n’est plus de l’UTF-8 à partir de { $file } ; il y reste.
editor-unchanged = Rien n’a changé dans l’éditeur. Celui qui ouvre sa propre fenêtre doit l’attendre (code --wait).
editor-layout = Seule la mise en page du texte a changé, et l’enregistrement l’écrit dans son propre ordre.
editor-session-taken = La session est celle laissée dans l’éditeur ; { $key } revient en arrière.
editor-comments-taken = Les commentaires de la session sont ceux laissés dans l’éditeur.
editor-field-taken = { $label } : valeur reprise de l’éditeur ; { $key } revient en arrière.
editor-field-refused = Le texte rendu n’est pas une valeur possible ici : le corriger dans le champ, ou l’abandonner.
editor-prompt-changed = Le prompt découle de la conception, donc rien de cette modification n’y entre : ce qui doit rester va dans un paramètre ou dans les notes. Copier quand même le texte modifié ? Il reste dans { $file }
editor-file-changed = Ce fichier découle de la conception, donc rien de cette modification n’est repris : exporter l’arborescence pour en modifier les fichiers. Le texte modifié reste dans { $file }
editor-nothing-here = Rien ici pour un éditeur : aller sur un champ, sur le prompt ou sur un fichier de l’arborescence.
editor-nowhere = Ce système ne permet pas de confier le terminal à un éditeur.
editor-refused = { $count ->
    [one] La session modifiée a un problème et n’est pas reprise. Son texte reste dans { $file }
   *[other] La session modifiée a { $count } problèmes et n’est pas reprise. Son texte reste dans { $file }
}
editor-problem = ligne { $line } : { $reason }
editor-text-left = Le texte modifié reste dans { $file }
editor-texts-left = { $count ->
    [one] Un texte était dans un éditeur quand fleetwright s’est arrêté. Ce qui y a été enregistré est dans { $files }
   *[other] { $count } textes étaient dans un éditeur quand fleetwright s’est arrêté. Ce qui y a été enregistré est dans { $files }
}
title-edited = La session modifiée
title-edited-prompt = Le prompt modifié
context-edited = session modifiée
command-edit = Modifier ceci dans son propre éditeur
command-edit-session = Modifier toute la session dans son propre éditeur
command-field-editor = Continuer dans son propre éditeur
command-notes-editor = Continuer dans son propre éditeur
    .hint = éditeur
command-edited-again = La modifier encore
    .hint = modifier encore
command-edited-leave = La laisser ; le texte reste dans son fichier
    .hint = laisser
command-edited-up = Vers le haut dans les problèmes
command-edited-down = Vers le bas dans les problèmes
    .hint = suite
