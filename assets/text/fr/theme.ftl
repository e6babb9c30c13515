# Fichiers de thème et ce qui n’y va pas.
theme-problem = thème { $theme }, ligne { $line } : { $reason }
theme-want-mapping = des clés avec leurs valeurs sont attendues ici
theme-want-list = une liste est attendue ici, par exemple [bold, underline]
theme-want-word = une seule valeur est attendue ici
theme-nothing = il manque une valeur ; une couleur avec # s’écrit entre guillemets ("#7cc4ff") ou sans lui (7cc4ff)
theme-circle = « { $name } » s’étend lui-même
theme-unknown = il n’y a pas de thème « { $found } »{ $nearest ->
    [none] { "." }
   *[other]  ; peut-être « { $nearest } » ?
  } Disponibles : { $allowed }
theme-unknown-key = clé inconnue « { $found } »{ $nearest ->
    [none] { "." }
   *[other]  ; peut-être « { $nearest } » ?
  } Admises : { $allowed }
theme-unknown-role = rôle inconnu « { $found } »{ $nearest ->
    [none] { "." }
   *[other]  ; peut-être « { $nearest } » ?
  } Admis : { $allowed }
theme-unknown-colour = couleur inconnue « { $found } »{ $nearest ->
    [none] { "." }
   *[other]  ; peut-être « { $nearest } » ?
  } Admises : six chiffres hexadécimaux comme 7cc4ff, ou { $allowed }
theme-unknown-background = fond inconnu « { $found } » ; admis : { $allowed }
theme-unknown-attribute = attribut inconnu « { $found } »{ $nearest ->
    [none] { "." }
   *[other]  ; peut-être « { $nearest } » ?
  } Admis : { $allowed }
