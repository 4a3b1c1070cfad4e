# names.awk - compares a Lua script with its JavaScript twin, line by line:
#
#   awk -f names.awk NAME.lua NAME.js
#
# Every name that the script declares (by `local`, by `function`, as a parameter, by a `for`)
# must stand on the twin's line wherever it stands on the script's; a comment must say the
# same; a blank line must be blank. Strings count as text, not names. Says what differs, and
# then exits with 1.

function complain(line, problem) {
  printf "%s:%d: %s\n", script, line, problem
  problems++
}

# The line without its strings, and without its comment, which goes to `comment`.
function code_of(line, comment_mark,   at) {
  gsub(/"[^"]*"/, "\"\"", line)
  comment = ""
  at = index(line, comment_mark)
  if (at > 0) {
    comment = substr(line, at + length(comment_mark))
    line = substr(line, 1, at - 1)
  }
  return line
}

# Declares the names in a list such as "a, b <close>, ..."
function declare(list,   names, count, i) {
  gsub(/<[^>]*>/, "", list)
  count = split(list, names, ",")
  for (i = 1; i <= count; i++) {
    gsub(/[^A-Za-z0-9_]/, "", names[i])
    if (names[i] != "" && names[i] != "_") declared[names[i]] = 1
  }
}

function find_declarations(line,   rest) {
  if (match(line, /local +[A-Za-z_][^=]*/) && line !~ /local +function/)
    declare(substr(line, RSTART + 6, RLENGTH - 6))
  if (match(line, /function +[A-Za-z_][A-Za-z0-9_]*/))
    declare(substr(line, RSTART + 9, RLENGTH - 9))
  if (match(line, /for +[A-Za-z_][^=]* (in|=) /)) {
    rest = substr(line, RSTART + 4, RLENGTH - 4)
    sub(/ +(in|=) +.*$/, "", rest)
    declare(rest)
  }
  if (match(line, /function *[A-Za-z0-9_.:]* *\([^)]*\)/)) {
    rest = substr(line, RSTART, RLENGTH)
    sub(/^[^(]*\(/, "", rest)
    sub(/\)$/, "", rest)
    declare(rest)
  }
}

# Collects the names on a line into the array `found`.
function find_names(line,   name) {
  for (name in found) delete found[name]
  while (match(line, /[A-Za-z_][A-Za-z0-9_]*/)) {
    found[substr(line, RSTART, RLENGTH)] = 1
    line = substr(line, RSTART + RLENGTH)
  }
}

FNR == 1 { file_number++ }

file_number == 1 {
  script = FILENAME
  lua_code[FNR] = code_of($0, "--")
  lua_comment[FNR] = comment
  find_declarations(lua_code[FNR])
  lua_lines = FNR
}

file_number == 2 {
  twin_code[FNR] = code_of($0, "//")
  twin_comment[FNR] = comment
  twin_lines = FNR
}

END {
  if (lua_lines != twin_lines)
    complain(lua_lines, "has " lua_lines " lines, its twin " twin_lines + 0)
  for (line = 1; line <= lua_lines && line <= twin_lines; line++) {
    if (lua_comment[line] != twin_comment[line]) complain(line, "the comments differ")
    if ((lua_code[line] ~ /^[ \t]*$/) != (twin_code[line] ~ /^[ \t]*$/))
      complain(line, "one of the twins has no code here")
    find_names(lua_code[line])
    for (name in found) lua_names[name] = 1
    find_names(twin_code[line])
    for (name in lua_names) {
      if (name in declared && !(name in found))
        complain(line, "the twin's line does not name " name)
      delete lua_names[name]
    }
  }
  exit problems > 0
}
