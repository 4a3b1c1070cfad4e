#!/bin/sh
# Breaks each rule of lint.sh in a small tree of its own, which must be refused for that
# reason and no other; and a tree that keeps them must pass.
folder=$(cd "$(dirname "$0")" && pwd)
lint=$folder/lint.sh format=$folder/../../.clang-format
tree=$(mktemp -d "${TMPDIR:-/tmp}/yieldscope-lint.XXXXXX") || exit 1
trap 'rm -rf "$tree"' EXIT
count=0 failures=0

# A tree that keeps the rules.
plant() {
  rm -rf "$tree"
  mkdir -p "$tree/app" "$tree/engine/inferior" "$tree/tests" "$tree/.ci"
  cp "$format" "$tree"
  printf '#include <ncurses.h>\n' >"$tree/app/screen.c"
  printf '#include "engine/engine.h"\n#include <jansson.h>\n' >"$tree/app/report.c"
  printf '#include "engine/inferior/inferior.h"\n#include <jansson.h>\n' >"$tree/engine/session.c"
  printf '#include "engine/wire.h"\n#include <lua.h>\n' >"$tree/engine/inferior/hook.c"
  printf '#include <seccomp.h>\n' >"$tree/engine/inferior/sandbox.c"
  printf '#!/bin/sh\necho well\n' >"$tree/.ci/run"
}

answer() {
  count=$((count + 1))
  if [ "$1" -eq 0 ]; then
    echo "ok $count - $2"
  else
    failures=$((failures + 1))
    echo "not ok $count - $2"
    sed 's/^/# /' "$tree/said"
  fi
}

# refused REASON FILE TEXT: the tree with that text added to the file.
refused() {
  plant
  mkdir -p "$(dirname "$tree/$2")"
  printf "$3" >>"$tree/$2"
  if (cd "$tree" && sh "$lint") >"$tree/said" 2>&1; then
    answer 1 "lint refuses: $1"
  else
    # The one reason, and no other one.
    grep -v "rules broken: 1\|not installed" "$tree/said" | grep -v "^$1: " >"$tree/other"
    grep -q "^$1: " "$tree/said" && [ ! -s "$tree/other" ]
    answer $? "lint refuses: $1"
  fi
}

echo 1..20
plant
(cd "$tree" && sh "$lint") >"$tree/said" 2>&1
answer $? "lint passes a tree that keeps the rules"

refused 'app/ may not include lua.h' app/view.c '#include <lua5.4/lua.h>\n'
refused 'app/ may not include lua.h' app/view.h '#include <lauxlib.h>\n'
refused 'app/ may include only engine/engine.h of the engine' app/view.c \
  '#include "engine/wire.h"\n'
refused 'app/ may include only engine/engine.h of the engine' app/lesson/lesson.c \
  '#include "engine/wire.h"\n'
refused 'app/ may include only engine/engine.h of the engine' app/view.c \
  '#include "../engine/wire.h"\n'
refused 'engine/ may not include lua.h' engine/link.c '#include <lua.h>\n'
refused 'engine/ may include only engine/inferior/inferior.h of the inferior' engine/link.c \
  '#include "engine/inferior/hook.h"\n'
refused 'engine/ may not include what is of app/' engine/link.c '#include "app/grid.h"\n'
refused 'engine/ may not include what is of app/' engine/inferior/hook.c \
  '#include "app/grid.h"\n'
refused 'engine/inferior/ may not include jansson' engine/inferior/hook.c \
  '#include <jansson.h>\n'
refused 'only app/ may include md4c' engine/link.c '#include <md4c-html.h>\n'
refused 'only app/screen.c may include curses' app/view.c '#include <ncursesw/curses.h>\n'
refused 'only app/screen.c may include curses' engine/inferior/hook.c '#include <term.h>\n'
refused 'only engine/inferior/ may include seccomp.h' engine/link.c '#include <seccomp.h>\n'
refused 'only one file may include seccomp.h' engine/inferior/hook.c \
  '#include <linux/seccomp.h>\n'
refused 'more than 400 lines' app/view.c "$(yes '//' | head -n 401 | tr '\n' '@' | sed 's/@/\\n/g')"
refused 'blanks at the end of a line' Makefile 'all: \n'
refused 'no newline at the end of the file' NOTES.md 'text'
refused 'not a shell script' .ci/run 'if true; then\n'
[ "$failures" -eq 0 ]
