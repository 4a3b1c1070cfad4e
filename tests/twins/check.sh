#!/bin/sh
# check.sh - every script under lessons/ has a twin in JavaScript that is equal line by line
# and name by name, and prints what Node printed when the twin was run (NAME.expected).
# Writes one TAP line for each check. Needs neither Node nor the interpreter of Lua.
#
#   tests/twins/check.sh [PROGRAM]     PROGRAM: build/yieldscope
#
# TEST_WRAPPER (valgrind …) stands before the program; TEST_PATIENCE multiplies its deadline.
set -u
LC_ALL=C # for awk, a character is a byte
export LC_ALL

here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
program=${1:-$top/build/yieldscope}
case $program in /*) ;; *) program=$PWD/$program ;; esac
[ -x "$program" ] || { echo "check.sh: there is no program at $program; make it first." >&2; exit 2; }
seconds=$((60 * ${TEST_PATIENCE:-1}))

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
count=0
failures=0

# report STATUS WHAT: one check's outcome; the file `problem` says what is wrong.
report() {
  count=$((count + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $count - $2"
  else
    failures=$((failures + 1))
    echo "not ok $count - $2"
    sed 's/^/# /' "$scratch/problem"
  fi
}

# prints_as_recorded SCRIPT EXPECTED: runs the script to its end and compares what it printed.
prints_as_recorded() {
  # The wrapper is a command with its options, so it must be split into words.
  timeout "$seconds" ${TEST_WRAPPER:-} "$program" trace --json --pull 0 "$1" \
    >"$scratch/trace" 2>"$scratch/problem"
  status=$?
  if [ "$status" -ne 0 ]; then
    echo "the trace ended with exit status $status" >>"$scratch/problem"
    tail -n 3 "$scratch/trace" >>"$scratch/problem"
    return 1
  fi
  awk -f "$here/printed.awk" "$scratch/trace" >"$scratch/printed" 2>"$scratch/problem" || return 1
  diff "$2" "$scratch/printed" >"$scratch/problem" 2>&1
}

for script in "$top"/lessons/*/*.lua; do
  name=$(basename "$script" .lua)
  twin=${script%.lua}.js
  if [ ! -f "$twin" ]; then
    echo "$name.js is missing" >"$scratch/problem"
    report 1 "$name has a twin"
    continue
  fi
  awk -f "$here/names.awk" "$script" "$twin" >"$scratch/problem" 2>&1
  report $? "$name and its twin have the same lines and names"
  prints_as_recorded "$script" "$here/$name.expected"
  report $? "$name prints what its twin printed in Node"
done

echo "1..$count"
[ "$failures" -eq 0 ] && [ "$count" -gt 0 ]
