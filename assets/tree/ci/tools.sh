#!/bin/sh
# Brings the tools that ci/tools.list names into a folder outside of this repository, which it prints.
#
#   tools.sh        downloads and verifies against ci/tools.sha256
#   tools.sh pin    downloads and writes those checksums, once, on a machine you trust
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
tools=${XDG_CACHE_HOME:-$HOME/.cache}/fleet-tools
sums=$here/tools.sha256
task=${1:-fetch}

stop() { printf 'stopped: %s\n' "$*" >&2; exit 1; }
case $task in
    fetch) [ -r "$sums" ] || stop "no $sums: run 'make pin' once on a machine you trust, and commit it" ;;
    pin) ;;
    *) stop "unknown argument $task" ;;
esac
case $(uname -m) in
    x86_64) machine=amd64 ;;
    aarch64) machine=arm64 ;;
    *) machine=none ;;
esac

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
: >"$work/sums"
grep -v '^#' "$here/tools.list" >"$work/list"

sum_of() { sha256sum -- "$1" | cut -d ' ' -f 1; }

while read -r name arch address; do
    [ "$task" = pin ] || [ "$arch" = "$machine" ] || continue
    file=$work/$name-$arch
    curl -fsSL --retry 5 -o "$file" "$address" || stop "$address could not be downloaded"
    sum=$(sum_of "$file")
    if [ "$task" = pin ]; then
        printf '%s  %s\n' "$sum" "$address" >>"$work/sums"
        continue
    fi
    pinned=$(awk -v name="$address" '$2 == name { print $1 }' "$sums")
    [ "$sum" = "$pinned" ] || stop "$address is not what $sums says: '$sum', not '$pinned'"
    case $address in
        *.tar.gz) tar -xzf "$file" -C "$work" "$name" ;;
        *) mv -- "$file" "$work/$name" ;;
    esac
    chmod 0755 "$work/$name"
    mkdir -p -- "$tools"
    mv -f -- "$work/$name" "$tools/$name"
done <"$work/list"

if [ "$task" = pin ]; then
    cp -- "$work/sums" "$sums"
    exit 0
fi
[ "$machine" != none ] ||
    stop "ci/tools.list has nothing for $(uname -m): install kubectl and kubeconform yourself, then 'make check schemas'"
printf '%s\n' "$tools"
