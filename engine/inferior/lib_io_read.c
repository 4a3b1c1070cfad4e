/* lib_io_read.c - see lib_io_read.h. Each read_… pushes one value, of no meaning where it
 * returns false. */
#include "engine/inferior/lib_io_read.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

static size_t left_of(const struct lib_io_text *text)
{
  return *text->at < text->size ? text->size - *text->at : 0;
}

static int peek(const struct lib_io_text *text)
{
  return left_of(text) ? (unsigned char)text->text[*text->at] : EOF;
}

/* ------------------------------------------------------------------ numbers */

/* A numeral as it is collected: Lua's manual has it read at most 200 characters. */
struct numeral {
  const struct lib_io_text *text;
  char digits[201];
  size_t count;
  bool too_long;
};

/* Takes the next character into the numeral if it is one of these. */
static bool take(struct numeral *numeral, const char *characters)
{
  int c = peek(numeral->text);
  if (c == EOF || c == '\0' || numeral->too_long || !strchr(characters, c)) return false;
  if (numeral->count == sizeof numeral->digits - 1) {
    numeral->too_long = true;
    return false;
  }
  numeral->digits[numeral->count++] = (char)c;
  ++*numeral->text->at;
  return true;
}

static int take_digits(struct numeral *numeral, bool hexadecimal)
{
  int count = 0;
  while (take(numeral, hexadecimal ? "0123456789abcdefABCDEF" : "0123456789"))
    count++;
  return count;
}

/* Takes the longest start of the text that could be a numeral, right or wrong. */
static bool read_number(lua_State *L, const struct lib_io_text *text)
{
  struct numeral numeral = {.text = text};
  bool hexadecimal = false;
  int digits = 0;
  while (peek(text) != EOF && isspace(peek(text)))
    ++*text->at;
  take(&numeral, "+-");
  if (take(&numeral, "0")) {
    hexadecimal = take(&numeral, "xX");
    digits = !hexadecimal;
  }
  digits += take_digits(&numeral, hexadecimal);
  if (take(&numeral, ".")) digits += take_digits(&numeral, hexadecimal);
  if (digits && take(&numeral, hexadecimal ? "pP" : "eE")) {
    take(&numeral, "+-");
    take_digits(&numeral, false);
  }
  if (!numeral.too_long && lua_stringtonumber(L, numeral.digits)) return true;
  lua_pushnil(L);
  return false;
}

/* -------------------------------------------------------------- the others */

static bool read_bytes(lua_State *L, const struct lib_io_text *text, size_t size)
{
  size_t left = left_of(text);
  if (size > left) size = left;
  lua_pushlstring(L, left ? text->text + *text->at : "", size);
  *text->at += size;
  return size > 0;
}

static bool read_line(lua_State *L, const struct lib_io_text *text, bool keep_end)
{
  size_t left = left_of(text);
  const char *start = left ? text->text + *text->at : "";
  const char *end = left ? memchr(start, '\n', left) : NULL;
  size_t size = end ? (size_t)(end - start) : left;
  lua_pushlstring(L, start, size + (end && keep_end));
  *text->at += size + (end != NULL);
  return left > 0;
}

/* Zero bytes can be read wherever the text is not at its end. */
static bool read_nothing(lua_State *L, const struct lib_io_text *text)
{
  lua_pushliteral(L, "");
  return left_of(text) > 0;
}

static bool read_format(lua_State *L, const struct lib_io_text *text, int index)
{
  if (lua_type(L, index) == LUA_TNUMBER) {
    size_t size = (size_t)luaL_checkinteger(L, index);
    return size ? read_bytes(L, text, size) : read_nothing(L, text);
  }
  const char *format = luaL_checkstring(L, index);
  switch (format[*format == '*']) {
  case 'n': return read_number(L, text);
  case 'l': return read_line(L, text, false);
  case 'L': return read_line(L, text, true);
  case 'a': read_bytes(L, text, left_of(text)); return true; /* at the end it reads "" */
  default: return luaL_argerror(L, index, "invalid format");
  }
}

int lib_io_read(lua_State *L, const struct lib_io_text *text, int first, int last)
{
  int count = 0;
  bool well = true;
  luaL_checkstack(L, last - first + LUA_MINSTACK, "too many arguments");
  if (first > last) {
    well = read_line(L, text, false);
    count = 1;
  }
  for (int index = first; index <= last && well; index++, count++)
    well = read_format(L, text, index);
  if (!well) {
    lua_pop(L, 1);
    luaL_pushfail(L);
  }
  return count;
}
