# Ce qu’une copie est devenue. « Copié » n’est dit que si quelqu’un l’a confirmé.
clipboard-command = texte copié avec { $program } ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
  })
clipboard-tmux = texte copié dans le tampon de tmux ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
  }) et remis à son terminal, qui ne confirme pas
clipboard-tmux-alone = texte copié dans le seul tampon de tmux ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
  }) : tmux ne connaît pas de presse-papiers à son terminal
clipboard-display = texte copié dans le presse-papiers ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
  })
clipboard-gone = le texte copié ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
  }) a quitté le presse-papiers avec fleetwright, car ni wl-copy, ni xclip, ni xsel n’a pu le reprendre ; le fichier est { $path }
clipboard-windows = texte copié dans le presse-papiers de Windows ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
  })
clipboard-terminal = texte envoyé au terminal par OSC 52 ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
  }), ce que rien ne confirme
clipboard-nowhere = aucun presse-papiers n’a pris le texte
clipboard-with-file = { $done } ; également dans { $path }
clipboard-file-alone = aucun presse-papiers n’a pris le texte ; il est dans { $path }
clipboard-unfinished = fleetwright s’est arrêté avant la fin de sa dernière copie : le texte n’est peut-être dans aucun presse-papiers
copying = Copie en cours…
copying-follows = La copie précédente n’est pas terminée : celle-ci la suivra.
copying-leaves = fleetwright s’arrête dès que la copie est terminée ; { $key } à nouveau l’arrête aussitôt.
clipboard-warning-long = ignoré à cette longueur par certains terminaux ({ $terminals }) : vérifier ce qui est collé, ou prendre le fichier ; clipboard.limit dans la configuration dit ce que prend le terminal utilisé
clipboard-removed = { $count ->
    [one] { $count } caractère de contrôle a été retiré
   *[other] { $count } caractères de contrôle ont été retirés
  }
clipboard-failure-missing = il n’y a pas de programme « { $what } »
clipboard-failure-status = { $what } a échoué : { $status }
clipboard-failure-deadline = { $what } n’a pas répondu en { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
  }
clipboard-failure-passthrough = tmux ne laisse rien passer jusqu’à son terminal sans : set -g allow-passthrough on
clipboard-failure-display = le presse-papiers du bureau est hors d’atteinte
clipboard-failure-system = { $what } n’a pas pu démarrer : { $words }
clipboard-failure-long = { $bytes } octets dépassent les { $cap } qui peuvent passer par le terminal
clipboard-failure-file = le texte n’a pas pu être écrit dans son fichier : { $words }
clipboard-advice-tmux = le tmux autour de cette connexion ne transmet une copie qu’avec : set -g set-clipboard on
clipboard-advice-tmux-terminal = tmux ne transmet une copie au terminal { $terminal } qu’avec : set -as terminal-features ',{ $terminal }:clipboard'
clipboard-advice-tmux-nested = le terminal de ce tmux est { $terminal } : un autre tmux autour de lui ne transmet une copie qu’avec : set -g set-clipboard on
clipboard-advice-tmux-silent = le tmux autour de ce programme ne répond pas : le programme tmux (3.2 ou plus récent) est-il là ?
clipboard-advice-xterm = xterm n’accepte une copie qu’avec : XTerm*disallowedWindowOps: 20,21,GetSelection,SetXprop
clipboard-advice-xterm-tmux = xterm met ce que tmux transmet là où le bouton du milieu le colle, dans le presse-papiers seulement avec : XTerm*selectToClipboard: true
clipboard-advice-none = ce terminal n’a pas de presse-papiers ; régler clipboard.command dans la configuration, ou prendre le fichier que chaque copie laisse
clipboard-paste-unreachable = il n’y a ici aucun presse-papiers de bureau à lire : donner un fichier, ou coller le texte dans l’entrée standard (-) et le terminer par Ctrl-D
clipboard-paste-deadline = le presse-papiers du bureau n’a pas répondu en { $seconds } secondes : donner un fichier, ou coller le texte dans l’entrée standard (-) et le terminer par Ctrl-D
clipboard-paste-empty = le presse-papiers du bureau ne contient aucun texte
