#!/bin/sh
# Brings the manifests of the engines' releases into vendor/, where each device type's own
# settings join them. Commit what it writes: clusters pull it from here, never from the internet.
#
#   vendor.sh        downloads and verifies against engine/releases.sha256
#   vendor.sh pin    downloads and writes those sums, once, on a machine you trust
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
vendor=$here/../vendor
sums=$here/releases.sha256
pin=${1:-}

stop() { printf 'stopped: %s\n' "$*" >&2; exit 1; }
[ -z "$pin" ] || [ "$pin" = pin ] || stop "unknown argument $pin"
[ -n "$pin" ] || [ -r "$sums" ] || stop "no $sums: run 'make pin' first"

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
: >"$work/sums"

# All of it is verified before any of it is put in place.
grep -v '^#' "$here/releases.list" >"$work/releases"
while read -r name version address; do
    file=$work/$name-$version.yaml
    curl -fsSL --retry 5 -o "$file" "$address" || stop "$address could not be downloaded"
    sum=$(sha256sum -- "$file" | cut -d ' ' -f 1)
    if [ -n "$pin" ]; then
        printf '%s  %s-%s\n' "$sum" "$name" "$version" >>"$work/sums"
    else
        pinned=$(awk -v name="$name-$version" '$2 == name { print $1 }' "$sums")
        [ "$sum" = "$pinned" ] || stop "$address is not what $sums says: '$sum', not '$pinned'"
    fi
done <"$work/releases"

if [ -n "$pin" ]; then
    cp -- "$work/sums" "$sums"
    exit 0
fi

while read -r name version _; do
    folder=$vendor/$name-$version
    mkdir -p -- "$folder"
    cp -- "$work/$name-$version.yaml" "$folder/release.yaml"
    cp -- "$here/release-base.yaml" "$folder/kustomization.yaml"
done <"$work/releases"

grep -v '^#' "$here/devices.list" >"$work/devices"
while read -r device engine; do
    mkdir -p -- "$vendor/$device"
    cp -- "$here/$engine/release-$device.yaml" "$vendor/$device/kustomization.yaml"
done <"$work/devices"
