#!/bin/sh
# What the pipeline runs before a change lands; it runs the same on any Linux machine.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
tree=$(CDPATH='' cd -- "$here/.." && pwd)
tools=$(sh "$here/tools.sh")
PATH=$tools:$PATH
export PATH
make -C "$tree" check schemas
