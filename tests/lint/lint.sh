#!/bin/sh
# Checks what the compiler does not: that the layers stay apart (the table below is the one of
# the design), that files stay short, and how they are written. Run it in the top folder.
set -u
problems=0

# Says each line of its input, and counts it.
refuse() {
  while read -r line; do echo "$1: $line"; done >&2
}
check() {
  [ -n "$2" ] || return 0
  printf '%s\n' "$2" | refuse "$1"
  problems=$((problems + 1))
}

# The files in a folder that include what matches: "file:line:text".
includes() {
  pattern=$1
  shift
  grep -nE "^[[:space:]]*#[[:space:]]*include[[:space:]]+[\"<]($pattern)[\">]" "$@" /dev/null 2>/dev/null
}
sources() {
  for folder; do ls "$folder"/*.[ch] 2>/dev/null; done
}
app=$(sources app app/lesson) engine=$(sources engine) inferior=$(sources engine/inferior)

lua='(lua[0-9.]*/)?(lua|lualib|lauxlib|luaconf)\.h(pp)?'
curses='(ncursesw?/)?(n?curses|term|panel|menu|form)\.h'
seccomp='(linux/)?seccomp\.h'

# ------------------------------------------------------------------------ the layers
# The lists of files are words, so no quotes.
check 'app/ may not include lua.h' "$(includes "$lua" $app)"
check 'app/ may include only engine/engine.h of the engine' \
  "$(includes '([.]*/)*engine/.*|[.]+/.*' $app | grep -v '"engine/engine\.h"')"
check 'engine/ may not include lua.h' "$(includes "$lua" $engine)"
# Where the inferior begins is all that its other side knows of it.
check 'engine/ may include only engine/inferior/inferior.h of the inferior' \
  "$(includes '([.]*/)*engine/inferior/.*|[.]*/*inferior/.*' $engine |
     grep -v '"engine/inferior/inferior\.h"')"
check 'engine/ may not include what is of app/' "$(includes '([.]*/)*app/.*' $engine $inferior)"
check 'engine/inferior/ may not include jansson' "$(includes 'jansson\.h' $inferior)"
check 'only app/ may include md4c' "$(includes 'md4c.*\.h' $engine $inferior)"
check 'only app/screen.c may include curses' \
  "$(includes "$curses" $app $engine $inferior | grep -v '^app/screen\.c:')"
check 'only engine/inferior/ may include seccomp.h' "$(includes "$seccomp" $app $engine)"
check 'only one file may include seccomp.h' \
  "$(includes "$seccomp" $inferior | cut -d: -f1 | sort -u | sed 1d)"
check 'only the wire and the messages are shared with engine/inferior/' \
  "$(includes 'engine/[^/]*' $inferior |
     grep -vE '"engine/(wire|msg|lex|hint|engine)[a-z_]*\.h"')"

# ------------------------------------------------------------------------- the files
code=$(find app engine tests -name '*.[ch]' 2>/dev/null | sort)
scripts=$(for file in .ci/* $(find tests -type f 2>/dev/null); do
  [ -f "$file" ] && head -n 1 "$file" | grep -lq '^#!.*sh$' && echo "$file"
done)
texts="$code $scripts $(ls Makefile ./*.md 2>/dev/null)
  $(find lessons assets -type f \( -name '*.lua' -o -name '*.js' -o -path '*keymaps*' -o -path '*themes*' -o -name config \) 2>/dev/null)"

check 'more than 400 lines' \
  "$(for file in $code; do wc -l "$file"; done | awk '$1 > 400 { print $2 " has " $1 }')"
check 'blanks at the end of a line' "$(grep -nE '[[:blank:]]+$' $texts /dev/null 2>/dev/null)"
check 'a line may not contain a tab' "$(grep -n '	' $code /dev/null 2>/dev/null)"
check 'no newline at the end of the file' \
  "$(for file in $texts; do [ -z "$(tail -c 1 "$file")" ] || echo "$file"; done)"
check 'not a shell script' \
  "$(for file in $scripts; do
       shell=sh
       head -n 1 "$file" | grep -q bash && shell=bash
       $shell -n "$file" 2>&1
     done)"

# ---------------------------------------------------------------------- other programs
if [ -n "$code" ] && command -v clang-format >/dev/null; then
  check 'not as clang-format writes it (make format)' \
    "$(for file in $code; do
         clang-format --dry-run -Werror "$file" >/dev/null 2>&1 || echo "$file"
       done)"
else
  echo "clang-format is not installed: the format is not checked"
fi
if [ -n "$code" ] && command -v cppcheck >/dev/null; then
  check 'cppcheck' "$(cppcheck -q -j2 --std=c11 --enable=warning,performance,portability \
    --inline-suppr --suppress=missingInclude --suppress=missingIncludeSystem \
    --suppress=normalCheckLevelMaxBranches --suppress=unknownMacro \
    -I. $code 2>&1 | grep -E '(error|warning|performance|portability):')"
else
  echo "cppcheck is not installed: it is left out"
fi

if [ "$problems" -ne 0 ]; then
  echo "lint: rules broken: $problems" >&2
  exit 1
fi
echo "lint: all is well"
