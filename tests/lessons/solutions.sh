#!/bin/sh
# solutions.sh - an exercise grades as its author means it. Its start must fail, its solution must
# pass; so must at least two other right solutions, tests/lessons/ID/right-NAME.lua. At least three
# wrong ones, wrong-NAME.lua, as students write them, must fail, and what is said then must contain
# what their first line expects:
#
#   -- expect: part of the message
#
# Writes one TAP line for each file.
#
#   tests/lessons/solutions.sh PROGRAM EXERCISE
#
# PROGRAM: build/yieldscope; EXERCISE: lessons/ID/exercise/check.lua, or tests/lessons/ID.
# TEST_WRAPPER (valgrind …) stands before the program; TEST_PATIENCE multiplies its deadline.
set -u
program=$1
case $2 in
  */check.lua) id=$(basename "$(dirname "$(dirname "$2")")") ;;
  *) id=$(basename "$2") ;;
esac
exercise=lessons/$id/exercise
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

# grades FILE STATUS...: it has one of these exit statuses.
grades() {
  file=$1
  shift
  # The wrapper is a command with its options, so it must be split into words.
  timeout "$seconds" ${TEST_WRAPPER:-} "$program" check "$exercise" "$file" \
    >"$scratch/problem" 2>&1
  status=$?
  for wanted; do [ "$status" -ne "$wanted" ] || return 0; done
  echo "exit status $status, not $*" >>"$scratch/problem"
  return 1
}

# fails_as_expected FILE: what is said where it fails has what its first line expects.
fails_as_expected() {
  expected=$(sed -n '1s/^-- expect: *//p' "$1")
  if [ -z "$expected" ]; then
    echo "its first line has to be: -- expect: part of the message" >"$scratch/problem"
    return 1
  fi
  grades "$1" 1 3 || return 1
  grep -v '^  passed' "$scratch/problem" | grep -qF -- "$expected" && return 0
  echo "it is not said: $expected" >>"$scratch/problem"
  return 1
}

# enough KIND LEAST
enough() {
  set -- "$1" "$2" "tests/lessons/$id/$1-"*.lua
  [ -f "$3" ] && [ $(($# - 2)) -ge "$2" ] && return 0
  echo "tests/lessons/$id needs at least $2 files $1-NAME.lua" >"$scratch/problem"
  return 1
}

grades "$exercise/start.lua" 1 3
report $? "$id: the start fails"
grades "$exercise/solution.lua" 0
report $? "$id: the solution passes"
for file in "tests/lessons/$id"/right-*.lua; do
  [ -f "$file" ] || continue
  grades "$file" 0
  report $? "$id: $(basename "$file" .lua) passes"
done
for file in "tests/lessons/$id"/wrong-*.lua; do
  [ -f "$file" ] || continue
  fails_as_expected "$file"
  report $? "$id: $(basename "$file" .lua) fails, and is told why"
done
enough right 2
report $? "$id: there are two other right solutions"
enough wrong 3
report $? "$id: there are three wrong ones"
echo "1..$count"
[ "$failures" -eq 0 ]
