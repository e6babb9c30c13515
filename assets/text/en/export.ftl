# Exporting a tree.
export-action-new = new
export-action-unchanged = unchanged
export-action-replaced = replaced
export-action-forced = overwritten
export-action-kept = kept
export-action-removed = removed
export-action-blocked = blocked
export-kept-edited = edited by hand since the last export; { $force } replaces it
export-kept-foreign = was there already and is not from an export; { $force } replaces it
export-kept-unwanted = the design no longer makes it, but it was edited by hand; { $force } removes it
export-prunes = the engine deletes from the clusters what only this file declared
export-special = it is neither a file nor a folder
export-note-kept = { $count ->
    [one] { $count } file was edited by hand or is not from an export, and stays as it is; { $force } replaces it
   *[other] { $count } files were edited by hand or are not from an export, and stay as they are; { $force } replaces them
}
export-note-blocked = { $count ->
    [one] { $count } file is not written, because something stands in its way
   *[other] { $count } files are not written, because something stands in their way
}
export-note-prunes = { $count ->
    [one] { $count } removed file declared workloads or their settings: once it is pushed, the engine deletes from the clusters what no other file declares
   *[other] { $count } removed files declared workloads or their settings: once that is pushed, the engine deletes from the clusters what no other file declares
}
export-overtaken = another export, or somebody else, has made { $path } meanwhile; what is there is unchanged, run this export again
export-unnamed = no folder is named; name one for the tree
export-precious = { $path } is the root of the file system or a home folder; name a folder of its own for the tree
export-not-a-folder = { $path } is a file; name a folder for the tree
export-path = “{ $path }” is not a path inside a tree; nothing was written
export-twice = two files of the tree have the path { $path }; nothing was written
export-source = { $words }; nothing was written
export-manifest-broken = { $path } cannot be read ({ $words }); restore it from Git, or remove it: every file that differs then counts as edited by hand
export-manifest-newer = { $path } is from a newer fleetwright; export with that one
export-count-new = { $count } new
export-count-replaced = { $count } replaced
export-count-forced = { $count } overwritten
export-count-removed = { $count } removed
export-count-unchanged = { $count } unchanged
export-count-kept = { $count } kept
export-count-blocked = { $count } blocked
build-no-folder = Kustomize builds nothing from { $path } alone: choose a folder such as overlays/<device>, or a file in it
build-missing = neither kubectl nor kustomize is installed here; where one is, export the tree and run: kubectl kustomize { $folder }
build-refused = { $program } did not build it: { $reason }
build-hangs = { $program } did not end within { $seconds } seconds, and was stopped
build-runs = Kustomize builds { $folder } …
build-outdated = { $folder } was built from an earlier state of the design: build it again
build-disk = the files could not be put into a scratch folder: { $reason }
build-region = A cluster adds the Component of its own region: components/region-<region>
