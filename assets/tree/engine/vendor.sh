#!/bin/sh
# Brings the manifests of the engines' releases into vendor/, where each device type's own
# settings join them. Commit what it writes: clusters pull it from here, never from the internet.
#
#   vendor.sh        downloads and verifies against install/known.sha256 and engine/releases.sha256
#   vendor.sh pin    downloads what the first does not know and writes the second, once, on a machine
#                    you trust
#   vendor.sh check  tells whether vendor/ holds those releases and matches the settings in engine/;
#                    downloads nothing
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
vendor=$here/../vendor
sums=$here/releases.sha256
known_sums=$here/../install/known.sha256
task=${1:-vendor}

stop() { printf 'stopped: %s\n' "$*" >&2; exit 1; }
case $task in
    vendor | check | pin) ;;
    *) stop "unknown argument $task" ;;
esac

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
printf '# Written by engine/vendor.sh.\n' >"$work/sums"
grep -v '^#' "$here/devices.list" >"$work/devices"
grep -v '^#' "$here/releases.list" >"$work/releases"

sum_of() { sha256sum -- "$1" | cut -d ' ' -f 1; }
listed_sum() { [ ! -r "$2" ] || awk -v name="$1" '$2 == name { print $1 }' "$2"; }

# pinned_sum NAME: what was known when this tree was generated, or else what `vendor.sh pin` wrote.
pinned_sum() {
    known=$(listed_sum "$1" "$known_sums")
    pinned=$(listed_sum "$1" "$sums")
    [ -n "$known$pinned" ] || stop "no checksum of $1: run 'make pin' first"
    [ -z "$known" ] || [ -z "$pinned" ] || [ "$known" = "$pinned" ] ||
        stop "$known_sums and $sums do not say the same of $1"
    printf '%s\n' "${known:-$pinned}"
}

if [ "$task" = check ]; then
    while read -r device engine; do
        cmp -s -- "$here/$engine/release-$device.yaml" "$vendor/$device/kustomization.yaml" ||
            stop "vendor/$device is not what engine/$engine/release-$device.yaml says: run 'make vendor'"
    done <"$work/devices"
    while read -r name version _; do
        file=$vendor/$name-$version/release.yaml
        [ -r "$file" ] || stop "no $file: run 'make vendor'"
        pinned=$(pinned_sum "$name-$version")
        [ "$(sum_of "$file")" = "$pinned" ] ||
            stop "$file is not what its checksum says: run 'make vendor'"
    done <"$work/releases"
    exit 0
fi

# All of it is verified before any of it is put in place.
while read -r name version addresses; do
    [ "$task" != pin ] || [ -z "$(listed_sum "$name-$version" "$known_sums")" ] || continue
    file=$work/$name-$version.yaml
    : >"$file"
    for address in $addresses; do
        # Into a file of its own: a second try must not come behind the half of a first one.
        curl -fsSL --retry 5 -o "$work/part" "$address" || stop "$address could not be downloaded"
        [ ! -s "$file" ] || printf '\n---\n' >>"$file"
        cat -- "$work/part" >>"$file"
    done
    sum=$(sum_of "$file")
    if [ "$task" = pin ]; then
        printf '%s  %s-%s\n' "$sum" "$name" "$version" >>"$work/sums"
    else
        pinned=$(pinned_sum "$name-$version")
        [ "$sum" = "$pinned" ] || stop "$name $version is not what its checksum says: '$sum', not '$pinned'"
    fi
done <"$work/releases"

if [ "$task" = pin ]; then
    cp -- "$work/sums" "$sums"
    exit 0
fi

kept=' '
while read -r name version _; do
    folder=$vendor/$name-$version
    kept="$kept$name-$version "
    mkdir -p -- "$folder"
    cp -- "$work/$name-$version.yaml" "$folder/release.yaml"
    cp -- "$here/release-base.yaml" "$folder/kustomization.yaml"
done <"$work/releases"

while read -r device engine; do
    kept="$kept$device "
    mkdir -p -- "$vendor/$device"
    cp -- "$here/$engine/release-$device.yaml" "$vendor/$device/kustomization.yaml"
done <"$work/devices"

# Releases and device types of before: each cluster would go on fetching them. What somebody else has put
# here stays.
for folder in "$vendor"/*/; do
    name=$(basename -- "$folder")
    case $kept in
        *" $name "*) continue ;;
    esac
    # shellcheck disable=SC2016
    grep -q '^# .*`make vendor` [a-z]* this file' "$folder/kustomization.yaml" 2>/dev/null || continue
    rm -r -- "$folder"
    printf 'removed vendor/%s, which nothing names any more\n' "$name" >&2
done
