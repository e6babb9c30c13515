#!/usr/bin/env bash
# Builds the one file that is copied alone onto a jump host: it needs nothing there, not even a libc.
#
#   scripts/static.sh [PROFILE]     PROFILE is dist (small, slow to build) or any other of Cargo.toml
#
# With musl where its standard library is installed (rustup target add x86_64-unknown-linux-musl),
# else with glibc, linked statically. The last line of standard output is the path of the file.
set -euo pipefail
cd "$(dirname "$0")/.."

profile=${1:-dist}
machine=$(uname -m)
libraries=$(rustc --print sysroot)/lib/rustlib
if [ -d "$libraries/$machine-unknown-linux-musl/lib" ]; then
  target=$machine-unknown-linux-musl
else
  target=$machine-unknown-linux-gnu
  # Named by its target, so that build scripts and macros, which run here, are linked as ever.
  flags=CARGO_TARGET_$(printf %s "$target" | tr 'a-z-' 'A-Z_')_RUSTFLAGS
  export "$flags=-C target-feature=+crt-static ${!flags-}"
fi
echo "building for $target, linked statically" >&2
cargo build --locked --profile "$profile" --target "$target" >&2

case $profile in dev) folder=debug ;; *) folder=$profile ;; esac
file=${CARGO_TARGET_DIR:-target}/$target/$folder/fleetwright
# What still asks for a loader would not start in an empty root.
if command -v readelf >/dev/null && readelf --program-headers "$file" | grep -q INTERP; then
  echo "$file is not linked statically" >&2
  exit 1
fi
echo "$file"
