# printed.awk - reads `yieldscope trace --json` and writes what the script printed: the
# texts of its `print` objects, joined, and nothing else.
#
# Each line is one JSON object. Only its own members are looked at, so a nested `event` or
# `text` (in `frames`, say) does not confuse it. Plain POSIX awk; run it with LC_ALL=C, so
# that a character is a byte.

BEGIN {
  for (code = 1; code < 256; code++) byte[code] = sprintf("%c", code)
}

# A character's UTF-8 bytes. A NUL cannot stand in an awk string, and no script prints one.
function utf8(code) {
  if (code < 128) return byte[code]
  if (code < 2048) return byte[192 + int(code / 64)] byte[128 + code % 64]
  if (code < 65536)
    return byte[224 + int(code / 4096)] byte[128 + int(code / 64) % 64] byte[128 + code % 64]
  return byte[240 + int(code / 262144)] byte[128 + int(code / 4096) % 64] \
         byte[128 + int(code / 64) % 64] byte[128 + code % 64]
}

function hexadecimal(digits,   i, value) {
  value = 0
  digits = tolower(digits)
  for (i = 1; i <= length(digits); i++)
    value = value * 16 + index("0123456789abcdef", substr(digits, i, 1)) - 1
  return value
}

# Reads the string whose opening quote stands at `position`; leaves `position` behind its
# closing quote.
function read_string(line,   text, start, letter, code) {
  text = ""
  position++
  while (position <= length(line)) {
    # Whole runs of ordinary characters at once: texts may be long.
    start = position
    if (match(substr(line, start), /["\\]/) == 0) break
    position = start + RSTART - 1
    text = text substr(line, start, position - start)
    if (substr(line, position, 1) == "\"") { position++; return text }
    letter = substr(line, position + 1, 1)
    position += 2
    if (letter == "n") text = text "\n"
    else if (letter == "t") text = text "\t"
    else if (letter == "r") text = text "\r"
    else if (letter == "b") text = text "\b"
    else if (letter == "f") text = text "\f"
    else if (letter == "u") {
      code = hexadecimal(substr(line, position, 4))
      position += 4
      if (code >= 55296 && code < 56320) { # the first half of a surrogate pair
        code = 65536 + (code - 55296) * 1024 + hexadecimal(substr(line, position + 2, 4)) - 56320
        position += 6
      }
      text = text utf8(code)
    } else text = text letter # \" \\ \/
  }
  return text
}

{
  depth = 0
  key = event = text = ""
  wants_value = 0
  position = 1
  while (position <= length($0)) {
    mark = substr($0, position, 1)
    if (mark == "\"") {
      string = read_string($0)
      if (depth == 1 && wants_value) {
        if (key == "event") event = string
        if (key == "text") text = string
        wants_value = 0
      } else if (depth == 1) key = string
      continue
    }
    if (mark == "{" || mark == "[") depth++
    else if (mark == "}" || mark == "]") depth--
    else if (depth == 1 && mark == ":") wants_value = 1
    else if (depth == 1 && mark == ",") wants_value = 0
    position++
  }
  if (event == "print") printf "%s", text
}
