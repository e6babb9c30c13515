# What differs between two designs.

diff-none = Nothing differs.
diff-design = Design
diff-budget = Budget
diff-prompt = Prompt
diff-tree = Tree

diff-field = { $path }: { $before } → { $after }
diff-field-lines = { $path }:
diff-unset = (not set)

diff-item-added = { $list }: { $name } is new
diff-item-removed = { $list }: { $name } is gone
diff-item-renamed = { $list }: { $before } is now called { $name }
diff-item-moved = { $list }: { $name } moved from place { $from } to { $to }

diff-node = { $name } ({ $role }): { $before } → { $after }
diff-standing = { $low } to { $high } MiB, { $verdict }
diff-absent = (not there)

diff-tree-none = The trees cannot be compared: a design with errors has none.
diff-file-added = + { $path } (reaches { $clusters ->
    [one] { $clusters } cluster
   *[other] { $clusters } clusters
})
diff-file-removed = - { $path } (reached { $clusters ->
    [one] { $clusters } cluster
   *[other] { $clusters } clusters
})
diff-file-changed = ~ { $path } (reaches { $clusters ->
    [one] { $clusters } cluster
   *[other] { $clusters } clusters
})
