# Ce qu’une copie est devenue. « Copié » n’est dit que si quelqu’un l’a confirmé.
clipboard-command = texte copié avec { $program } ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
  })
clipboard-tmux = texte copié dans le tampon de tmux ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
  }) et remis à son terminal, qui ne confirme pas
clipboard-display = texte copié dans le presse-papiers ({ $bytes ->
    [one] { $bytes } octet
   *[other] { $bytes } octets
  })
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
clipboard-warning-long = certains terminaux ignorent plus de { $most } octets ; vérifier ce qui est collé, ou prendre le fichier
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
clipboard-failure-display = le presse-papiers du bureau est hors d’atteinte
clipboard-failure-system = { $what } n’a pas pu démarrer : { $words }
clipboard-failure-long = { $bytes } octets dépassent les { $cap } qui peuvent passer par le terminal
clipboard-failure-file = le texte n’a pas pu être écrit dans son fichier : { $words }
clipboard-advice-tmux = le tmux autour de cette connexion ne transmet une copie qu’avec : set -g set-clipboard on
clipboard-advice-xterm = xterm n’accepte une copie qu’avec : XTerm*disallowedWindowOps: 20,21,SetXprop
clipboard-advice-none = ce terminal n’a pas de presse-papiers ; régler clipboard.command dans la configuration, ou prendre le fichier que chaque copie laisse
clipboard-paste-unreachable = il n’y a ici aucun presse-papiers de bureau à lire : donner un fichier, ou coller le texte dans l’entrée standard (-) et le terminer par Ctrl-D
clipboard-paste-deadline = le presse-papiers du bureau n’a pas répondu en { $seconds } secondes : donner un fichier, ou coller le texte dans l’entrée standard (-) et le terminer par Ctrl-D
clipboard-paste-empty = le presse-papiers du bureau ne contient aucun texte
