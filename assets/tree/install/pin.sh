#!/bin/sh
# Fills install/files.sha256 with the checksums of what install/files.list names and
# install/known.sha256 does not know, once, on a machine you trust. They come from the releases
# themselves: read them before you commit them, because from then on every device trusts them.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
new=$(mktemp "$here/.files.sha256-XXXXXX")
trap 'rm -f -- "$new" "$new.file" "$new.list"' EXIT
stop() { printf 'stopped: %s\n' "$*" >&2; exit 1; }

# sum_in LIST FILE: what a release's own list of checksums says of one of its files.
sum_in() {
    curl -fsSL --retry 5 -o "$new.list" "$1" || stop "$1 could not be downloaded"
    awk -v file="$2" '{ sub(/^(\*|\.\/)/, "", $2) } $2 == file { print $1 }' "$new.list"
}

is_known() { awk -v name="$1" '$2 == name { found = 1 } END { exit !found }' "$here/known.sha256"; }

printf '# Written by install/pin.sh.\n' >"$new"
grep -v '^#' "$here/files.list" | while read -r name address list; do
    ! is_known "$name" || continue
    if [ "$list" = - ]; then
        curl -fsSL --retry 5 -o "$new.file" "$address" || stop "$address could not be downloaded"
        sum=$(sha256sum -- "$new.file" | cut -d ' ' -f 1)
    else
        sum=$(sum_in "$list" "${address##*/}")
    fi
    case $sum in
        *[!0-9a-f]* | '') stop "no sum for $name in $list" ;;
    esac
    printf '%s  %s\n' "$sum" "$name" >>"$new"
done

chmod 0644 "$new"
mv -f -- "$new" "$here/files.sha256"
