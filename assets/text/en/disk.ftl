# Files and folders.
disk-failed = cannot { $operation } { $path }: { $reason }
disk-operation-read = read
disk-operation-write = write
disk-operation-create-folder = create the folder
disk-operation-remove = remove
disk-operation-rename = put in place
disk-operation-lock = lock
disk-reason-link = { $link } is a symbolic link, and nothing is written through one; name the place it leads to instead
disk-reason-too-large = it has more than { $limit ->
    [one] { $limit } byte
   *[other] { $limit } bytes
}, more than such a file needs
disk-reason-dangling = { $link } is a symbolic link that leads nowhere; remove it, or name another place
disk-reason-special = it is neither a file nor a folder; name an ordinary file
disk-reason-locked = another fleetwright is using it; close that one, or wait until it is done
disk-reason-missing = there is no such file or folder
disk-reason-exists = there is already one of that name
disk-reason-permission = permission denied; choose another place, or ask for the right to use this one
disk-reason-read-only = this file system is read-only; choose another place
disk-reason-full = the disk is full; free some space and try again (what was saved before is unchanged)
disk-reason-quota = your share of this disk is used up; free some space and try again (what was saved before is unchanged)
disk-reason-name = the name is longer than this file system allows, or has characters that it refuses; choose a shorter, plainer one
disk-reason-not-a-folder = a file stands where a folder is needed; move it away, or choose another place
disk-reason-is-a-folder = it is a folder, not a file
disk-reason-not-empty = the folder is not empty
disk-reason-system = { $words }
