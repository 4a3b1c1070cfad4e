#!/bin/sh
# record.sh - records again what each JavaScript twin prints in Node, into NAME.expected.
# Only a person who changes a twin needs it, and Node; the tests read the recordings.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
command -v node >/dev/null || { echo "record.sh: this needs Node." >&2; exit 2; }

for twin in "$here"/../../lessons/*/*.js; do
  name=$(basename "$twin" .js)
  node "$twin" >"$here/$name.expected"
  echo "recorded $name.expected"
done
