tree-no-such-file = { $path } n’est pas un fichier de cette arborescence ; « tree » sans chemin les énumère tous.
tree-template = Modèle { $template }, ligne { $line } : { $reason }
tree-days = { $count } { $count ->
    [one] jour
   *[other] jours
}
tree-hours = { $count } { $count ->
    [one] heure
   *[other] heures
}
tree-minutes = { $count } { $count ->
    [one] minute
   *[other] minutes
}
tree-seconds = { $count } { $count ->
    [one] seconde
   *[other] secondes
}
tree-kilobytes = { $count } ko
tree-megabytes = { $count } Mo
tree-gigabytes = { $count } Go
tree-terabytes = { $count } To
tree-kilobits = { $count } kbit/s
tree-megabits = { $count } Mbit/s
tree-mebibytes = { $count } Mio
tree-gibibytes = { $count } Gio
