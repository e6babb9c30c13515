# Ce qui diffère entre deux conceptions.

diff-none = Rien ne diffère.
diff-design = Conception
diff-budget = Budget
diff-prompt = Prompt
diff-tree = Arborescence

diff-field = { $path } : { $before } → { $after }
diff-field-lines = { $path } :
diff-unset = (non défini)

diff-item-added = { $list } : ajout de { $name }
diff-item-removed = { $list } : retrait de { $name }
diff-item-renamed = { $list } : { $before } s’appelle désormais { $name }
diff-item-moved = { $list } : { $name } passe de la position { $from } à la position { $to }

diff-node = { $name } ({ $role }) : { $before } → { $after }
diff-standing = { $low } à { $high } Mio, { $verdict }
diff-absent = (absent)

diff-tree-none = Les arborescences ne peuvent pas être comparées : une conception avec des erreurs n’en a pas.
diff-file-added = + { $path } (portée : { $clusters ->
    [one] { $clusters } cluster
   *[other] { $clusters } clusters
})
diff-file-removed = - { $path } (portée : { $clusters ->
    [one] { $clusters } cluster
   *[other] { $clusters } clusters
})
diff-file-changed = ~ { $path } (portée : { $clusters ->
    [one] { $clusters } cluster
   *[other] { $clusters } clusters
})
