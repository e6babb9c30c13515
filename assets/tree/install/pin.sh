#!/bin/sh
# Fills install/k3s.sha256 with the checksums of the K3s files in install/k3s.list, once, on a machine
# you trust. The checksums come from K3s's own release: read them before you commit them, because from
# then on every device trusts them.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
releases=https://github.com/k3s-io/k3s/releases/download
new=$(mktemp "$here/.k3s.sha256-XXXXXX")
trap 'rm -f -- "$new"' EXIT

grep -v '^#' "$here/k3s.list" | while read -r version file list; do
    sum=$(curl -fsSL --retry 5 "$releases/$version/$list" |
        awk -v file="$file" '{ sub(/^\*/, "", $2) } $2 == file { print $1 }')
    case $sum in
        *[!0-9a-f]* | '') printf 'no sum for %s in %s\n' "$file" "$list" >&2; exit 1 ;;
    esac
    printf '%s  %s/%s\n' "$sum" "$version" "$file" >>"$new"
done

chmod 0644 "$new"
mv -f -- "$new" "$here/k3s.sha256"
