#include "engine/inferior/value.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/lib_generator.h"

#define DEPTH 2        /* tables within tables that are written out */
#define COLUMNS 60     /* a table gets no further parts beyond */
#define STRING_BYTES 72

/* The metatable of results, and the key strings, are anchored in the registry, so that
 * reading a result allocates nothing. */
static struct {
  lua_State *base;
  int result_ref, value_ref, done_ref, name_ref;
} values;

struct text {
  char *out;
  size_t size, used;
};

static void put(struct text *text, const char *bytes, size_t size)
{
  if (size >= text->size - text->used) return; /* whole pieces only: UTF-8 stays whole */
  memcpy(text->out + text->used, bytes, size);
  text->used += size;
  text->out[text->used] = '\0';
}

static void puts_text(struct text *text, const char *string)
{
  put(text, string, strlen(string));
}

/* The length of the valid UTF-8 character at s, or 0. (RFC 3629: no overlong forms, no
 * surrogates, nothing above U+10FFFF.) */
static size_t utf8_length(const unsigned char *s, size_t size)
{
  static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
  size_t length = s[0] < 0x80 ? 1 : s[0] >> 5 == 6 ? 2 : s[0] >> 4 == 14 ? 3 : s[0] >> 3 == 30 ? 4 : 0;
  if (length < 2) return length;
  if (length > size) return 0;
  unsigned code = s[0] & (0xffu >> (length + 1));
  for (size_t i = 1; i < length; i++) {
    if (s[i] >> 6 != 2) return 0;
    code = code << 6 | (s[i] & 0x3fu);
  }
  if (code < least[length] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return 0;
  return length;
}

/* Text that a terminal shows as it is: control bytes and bad bytes are written as Lua
 * escapes. */
static void put_string(struct text *text, const char *string, size_t size, bool quoted, size_t most)
{
  size_t start = text->used;
  if (quoted) put(text, "\"", 1);
  for (size_t at = 0; at < size;) {
    unsigned char c = (unsigned char)string[at];
    size_t length = utf8_length((const unsigned char *)string + at, size - at);
    char escape[8] = "";
    if (text->used - start >= most) {
      puts_text(text, "…");
      break;
    }
    if (c == '\n' && !quoted)
      escape[0] = '\n';
    else if (c == '\n' || c == '\t' || c == '\r')
      snprintf(escape, sizeof escape, "\\%c", c == '\n' ? 'n' : c == '\t' ? 't' : 'r');
    else if (quoted && (c == '"' || c == '\\'))
      snprintf(escape, sizeof escape, "\\%c", c);
    else if (c < 0x20 || c == 0x7f || length == 0)
      snprintf(escape, sizeof escape, "\\x%02X", c);
    else if (c == 0xc2 && (unsigned char)string[at + 1] < 0xa0) /* the C1 controls */
      snprintf(escape, sizeof escape, "\\u{%X}", (unsigned char)string[at + 1]);
    if (escape[0])
      puts_text(text, escape);
    else
      put(text, string + at, length);
    at += length ? length : 1;
  }
  if (quoted) put(text, "\"", 1);
}

static void put_number(struct text *text, lua_State *L, int index)
{
  char number[64];
  if (lua_isinteger(L, index)) {
    snprintf(number, sizeof number, LUA_INTEGER_FMT, lua_tointeger(L, index));
  } else {
    lua_Number n = lua_tonumber(L, index);
    snprintf(number, sizeof number, LUA_NUMBER_FMT, n);
    if (number[strspn(number, "-0123456789")] == '\0') strcat(number, ".0"); /* as print does */
  }
  puts_text(text, number);
}

static void put_function(struct text *text, lua_State *L, int index)
{
  lua_Debug ar;
  char name[80];
  if (lib_generator_is_function(L, index)) {
    const char *own = lib_generator_function_name(L, index);
    bool named = strcmp(own, "?") != 0; /* one without a name gets it when it is called */
    snprintf(name, sizeof name, "generator function%s%s", named ? " " : "", named ? own : "");
  } else {
    lua_pushvalue(L, index);
    lua_getinfo(L, ">S", &ar);
    if (ar.linedefined > 0)
      snprintf(name, sizeof name, "function (line %d)", ar.linedefined);
    else
      snprintf(name, sizeof name, "function (built in)");
  }
  puts_text(text, name);
}

static void put_value(struct text *text, lua_State *L, int index, int depth);

static bool is_identifier(const char *string, size_t size)
{
  if (size == 0 || size > 40 || (string[0] >= '0' && string[0] <= '9')) return false;
  for (size_t i = 0; i < size; i++) {
    char c = string[i];
    if (!(c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'))) return false;
  }
  return true;
}

static void put_key(struct text *text, lua_State *L, int index)
{
  size_t size;
  const char *string = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &size) : NULL;
  if (string && is_identifier(string, size)) {
    put(text, string, size);
  } else {
    put(text, "[", 1);
    put_value(text, L, index, 0);
    put(text, "]", 1);
  }
  puts_text(text, " = ");
}

static void get_raw(lua_State *L, int table, int key_ref)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, key_ref);
  lua_rawget(L, table);
}

static void put_result(struct text *text, lua_State *L, int index)
{
  puts_text(text, "{ value: ");
  get_raw(L, index, values.value_ref);
  put_value(text, L, lua_gettop(L), DEPTH - 1);
  get_raw(L, index, values.done_ref);
  puts_text(text, ", done: ");
  put_value(text, L, lua_gettop(L), 0);
  puts_text(text, " }");
  lua_pop(L, 2);
}

static bool put_separator(struct text *text, size_t start, bool *first)
{
  if (!*first) puts_text(text, ", ");
  *first = false;
  if (text->used - start < COLUMNS) return true;
  puts_text(text, "…");
  return false;
}

/* The list part first, then the other keys in the table's own order. */
static void put_table(struct text *text, lua_State *L, int index, int depth)
{
  size_t start = text->used;
  bool first = true;
  lua_Integer length = 0;
  put(text, "{", 1);
  for (;;) {
    lua_rawgeti(L, index, length + 1);
    if (lua_isnil(L, -1)) break;
    if (!put_separator(text, start, &first)) goto full;
    put_value(text, L, lua_gettop(L), depth - 1);
    lua_pop(L, 1);
    length++;
  }
  while (lua_next(L, index)) { /* the nil on top starts it */
    if (lua_isinteger(L, -2) && lua_tointeger(L, -2) >= 1 && lua_tointeger(L, -2) <= length) {
      lua_pop(L, 1);
      continue;
    }
    if (!put_separator(text, start, &first)) goto full;
    put_key(text, L, lua_gettop(L) - 1);
    put_value(text, L, lua_gettop(L), depth - 1);
    lua_pop(L, 1);
  }
full:
  lua_settop(L, index);
  put(text, "}", 1);
}

static void put_object(struct text *text, lua_State *L, int index)
{
  struct coroutine *co = NULL;
  if (lua_isthread(L, index))
    co = coroutine_of(lua_tothread(L, index));
  else if (lib_generator_is(L, index))
    co = lua_touserdata(L, index);
  if (co) {
    puts_text(text, coroutine_name(co));
  } else if (lua_isuserdata(L, index) && lua_getmetatable(L, index)) {
    get_raw(L, lua_gettop(L), values.name_ref); /* "finally", "FILE*" */
    bool named = lua_type(L, -1) == LUA_TSTRING;
    puts_text(text, named ? lua_tostring(L, -1) : "userdata");
    lua_pop(L, 2);
  } else {
    puts_text(text, lua_typename(L, lua_type(L, index)));
  }
}

/* Stack discipline: leaves the stack as it was; index is absolute; L is the base. */
static void put_value(struct text *text, lua_State *L, int index, int depth)
{
  size_t size;
  const char *string;
  switch (lua_type(L, index)) {
  case LUA_TNIL: puts_text(text, "nil"); break;
  case LUA_TBOOLEAN: puts_text(text, lua_toboolean(L, index) ? "true" : "false"); break;
  case LUA_TNUMBER: put_number(text, L, index); break;
  case LUA_TSTRING:
    string = lua_tolstring(L, index, &size);
    put_string(text, string, size, true, STRING_BYTES);
    break;
  case LUA_TTABLE:
    if (value_is_result(L, index) && depth > 0) {
      put_result(text, L, index);
    } else if (depth > 0) {
      put_table(text, L, index, depth);
    } else {
      lua_pushnil(L);
      bool empty = !lua_next(L, index);
      lua_settop(L, empty ? lua_gettop(L) : lua_gettop(L) - 2);
      puts_text(text, empty ? "{}" : "{…}");
    }
    break;
  case LUA_TFUNCTION: put_function(text, L, index); break;
  default: put_object(text, L, index); break;
  }
}

/* print(g:next()) shows it so. */
static int result_tostring(lua_State *L)
{
  char text[512];
  luaL_argexpected(L, value_is_result(L, 1), 1, "result");
  lua_pushlstring(L, text, value_text(L, 1, text, sizeof text));
  return 1;
}

void value_open(lua_State *base)
{
  values.base = base;
  lua_pushliteral(base, "value");
  values.value_ref = luaL_ref(base, LUA_REGISTRYINDEX);
  lua_pushliteral(base, "__name");
  values.name_ref = luaL_ref(base, LUA_REGISTRYINDEX);
  lua_pushliteral(base, "done");
  values.done_ref = luaL_ref(base, LUA_REGISTRYINDEX);
  lua_createtable(base, 0, 3);
  lua_pushcfunction(base, result_tostring);
  lua_setfield(base, -2, "__tostring");
  lua_pushliteral(base, "result");
  lua_setfield(base, -2, "__name");
  lua_pushboolean(base, 0);
  lua_setfield(base, -2, "__metatable");
  values.result_ref = luaL_ref(base, LUA_REGISTRYINDEX);
}

/* Brings a value to the base, where there is room. Returns its index there. */
static int bring(lua_State *L, int index)
{
  lua_pushvalue(L, index);
  if (L != values.base) lua_xmove(L, values.base, 1);
  return lua_gettop(values.base);
}

static size_t finish(struct text *text, int index)
{
  lua_settop(values.base, index - 1);
  return text->used;
}

size_t value_text(lua_State *L, int index, char *out, size_t size)
{
  struct text text = {.out = out, .size = size};
  out[0] = '\0';
  int at = bring(L, index);
  put_value(&text, values.base, at, DEPTH);
  return finish(&text, at);
}

size_t value_error_text(lua_State *L, int index, char *out, size_t size)
{
  if (lua_type(L, index) != LUA_TSTRING) return value_text(L, index, out, size);
  struct text text = {.out = out, .size = size};
  size_t length;
  out[0] = '\0';
  const char *string = lua_tolstring(L, index, &length);
  put_string(&text, string, length, false, size - 16);
  return text.used;
}

size_t value_of_result(lua_State *L, int index, char *out, size_t size)
{
  if (!lua_istable(L, index)) return value_text(L, index, out, size);
  struct text text = {.out = out, .size = size};
  out[0] = '\0';
  int at = bring(L, index);
  get_raw(values.base, at, values.value_ref);
  put_value(&text, values.base, at + 1, DEPTH);
  return finish(&text, at);
}

size_t value_nothing(char *out, size_t size)
{
  return (size_t)snprintf(out, size, "nil");
}

bool value_opens(lua_State *L, int index)
{
  if (!lua_istable(L, index)) return false;
  int at = bring(L, index);
  lua_pushnil(values.base);
  bool opens = lua_next(values.base, at) != 0;
  lua_settop(values.base, at - 1);
  return opens;
}

uint64_t value_object(lua_State *L, int index)
{
  int type = lua_type(L, index);
  if (type == LUA_TSTRING) return 0;
  return (uint64_t)(uintptr_t)lua_topointer(L, index);
}

bool value_is_result(lua_State *L, int index)
{
  if (!lua_getmetatable(L, index)) return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, values.result_ref);
  bool is = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return is;
}

void value_push_result(lua_State *L, bool done)
{
  lua_createtable(L, 0, 2);
  lua_rotate(L, -2, 1);
  lua_rawgeti(L, LUA_REGISTRYINDEX, values.value_ref);
  lua_rotate(L, -2, 1);
  lua_rawset(L, -3);
  lua_rawgeti(L, LUA_REGISTRYINDEX, values.done_ref);
  lua_pushboolean(L, done);
  lua_rawset(L, -3);
  lua_rawgeti(L, LUA_REGISTRYINDEX, values.result_ref);
  lua_setmetatable(L, -2);
}
