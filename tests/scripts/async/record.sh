#!/bin/sh
# record.sh - runs each JavaScript program of this folder in Node and keeps what it prints as
# the expected output of the Lua script beside it. Needs Node; the tests do not. (Recorded with Node 20.)
set -eu

cd "$(dirname "$0")"
command -v node >/dev/null || { echo "record.sh: this needs Node." >&2; exit 2; }

for program in *.js; do
  node --require ./print.cjs "$program" >"${program%.js}.expected"
done
