#include "engine/inferior/value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/lib_async.h"
#include "engine/inferior/lib_generator.h"
#include "engine/inferior/phrase.h"
#include "engine/inferior/promise.h"

#define DEPTH        2  /* tables within tables that are written out */
#define COLUMNS      60 /* a table gets no further parts beyond */
#define STRING_BYTES 72
#define NAMES_MOST   64 /* keys of a table that are sorted */

/* The metatable of results, and the key strings, are anchored in the registry, so that
 * reading a result allocates nothing. */
static struct {
  lua_State *base;
  int result_ref, value_ref, done_ref, name_ref;
} values;

static void put_number(struct phrase *text, lua_State *L, int index)
{
  char number[64];
  if (lua_isinteger(L, index)) {
    snprintf(number, sizeof number, LUA_INTEGER_FMT, lua_tointeger(L, index));
  } else {
    lua_Number n = lua_tonumber(L, index);
    snprintf(number, sizeof number, LUA_NUMBER_FMT, n);
    if (number[strspn(number, "-0123456789")] == '\0') strcat(number, ".0"); /* as print does */
  }
  phrase_text(text, number);
}

static void put_function(struct phrase *text, lua_State *L, int index)
{
  lua_Debug ar;
  char name[80];
  bool generates = lib_generator_is_function(L, index);
  if (generates || lib_async_is_function(L, index)) {
    const char *own =
        generates ? lib_generator_function_name(L, index) : lib_async_function_name(L, index);
    bool named = strcmp(own, "?") != 0; /* one without a name gets it when it is called */
    snprintf(name, sizeof name, "%s function%s%s", generates ? "generator" : "async",
             named ? " " : "", named ? own : "");
  } else {
    lua_pushvalue(L, index);
    lua_getinfo(L, ">S", &ar);
    if (ar.linedefined > 0) snprintf(name, sizeof name, "function (line %d)", ar.linedefined);
    else snprintf(name, sizeof name, "function (built in)");
  }
  phrase_text(text, name);
}

static void put_value(struct phrase *text, lua_State *L, int index, int depth);

static bool is_identifier(const char *string, size_t size)
{
  if (size == 0 || size > 40 || (string[0] >= '0' && string[0] <= '9')) return false;
  for (size_t i = 0; i < size; i++) {
    char c = string[i];
    if (!(c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'))) return false;
  }
  return true;
}

static void put_key(struct phrase *text, lua_State *L, int index)
{
  size_t size;
  const char *string = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &size) : NULL;
  if (string && is_identifier(string, size)) {
    phrase_put(text, string, size);
  } else {
    phrase_put(text, "[", 1);
    put_value(text, L, index, 0);
    phrase_put(text, "]", 1);
  }
  phrase_text(text, " = ");
}

static void get_raw(lua_State *L, int table, int key_ref)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, key_ref);
  lua_rawget(L, table);
}

static void put_result(struct phrase *text, lua_State *L, int index)
{
  phrase_text(text, "{ value: ");
  get_raw(L, index, values.value_ref);
  put_value(text, L, lua_gettop(L), DEPTH - 1);
  get_raw(L, index, values.done_ref);
  phrase_text(text, ", done: ");
  put_value(text, L, lua_gettop(L), 0);
  phrase_text(text, " }");
  lua_pop(L, 2);
}

static bool put_separator(struct phrase *text, size_t start, bool *first)
{
  if (!*first) phrase_text(text, ", ");
  *first = false;
  if (text->used - start < COLUMNS) return true;
  phrase_text(text, "…");
  return false;
}

static bool put_pair(struct phrase *text, lua_State *L, int depth, size_t start, bool *first)
{
  if (!put_separator(text, start, first)) return false;
  put_key(text, L, lua_gettop(L) - 1);
  put_value(text, L, lua_gettop(L), depth - 1);
  return true;
}

struct name { /* it may hold any bytes */
  const char *text;
  size_t size;
};

static int compare_names(const void *a, const void *b)
{
  const struct name *one = a, *other = b;
  size_t both = one->size < other->size ? one->size : other->size;
  int order = memcmp(one->text, other->text, both);
  return order != 0 ? order : (one->size > other->size) - (one->size < other->size);
}

/* Leaves the key with that very text, and its value, on the stack. Allocates nothing. */
static void find_pair(lua_State *L, int index, const char *name)
{
  lua_pushnil(L);
  while (lua_next(L, index) && (lua_type(L, -2) != LUA_TSTRING || lua_tostring(L, -2) != name))
    lua_pop(L, 1);
}

/* Keys that are strings, by alphabet: a table's own order means nothing to a reader, and is
 * another one in another build. */
static bool put_names(struct phrase *text, lua_State *L, int index, int depth, size_t start,
                      bool *first)
{
  struct name names[NAMES_MOST] = {0};
  size_t count = 0;
  for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
    if (lua_type(L, -2) == LUA_TSTRING && count < NAMES_MOST) {
      names[count].text = lua_tolstring(L, -2, &names[count].size);
      count++;
    }
  qsort(names, count, sizeof names[0], compare_names);
  for (size_t i = 0; i < count; i++) {
    find_pair(L, index, names[i].text);
    if (!put_pair(text, L, depth, start, first)) return false;
    lua_pop(L, 2);
  }
  return true;
}

/* What is neither in the list part nor named. */
static bool put_others(struct phrase *text, lua_State *L, int index, int depth, lua_Integer length,
                       size_t start, bool *first)
{
  for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
    bool listed =
        lua_isinteger(L, -2) && lua_tointeger(L, -2) >= 1 && lua_tointeger(L, -2) <= length;
    if (listed || lua_type(L, -2) == LUA_TSTRING) continue;
    if (!put_pair(text, L, depth, start, first)) return false;
  }
  return true;
}

static void put_table(struct phrase *text, lua_State *L, int index, int depth)
{
  size_t start = text->used;
  bool first = true, room = true;
  lua_Integer length = 0;
  phrase_put(text, "{", 1);
  while (room && lua_rawgeti(L, index, length + 1) != LUA_TNIL) {
    room = put_separator(text, start, &first);
    if (room) put_value(text, L, lua_gettop(L), depth - 1);
    lua_pop(L, 1);
    length++;
  }
  lua_settop(L, index);
  if (room && put_names(text, L, index, depth, start, &first))
    put_others(text, L, index, depth, length, start, &first);
  lua_settop(L, index);
  phrase_put(text, "}", 1);
}

/* "promise#3 (pending)", "promise#3 (fulfilled: 5)". */
static void put_promise(struct phrase *text, lua_State *L, int index, const struct promise *promise,
                        int depth)
{
  static const char *const states[] = {"pending", "fulfilled: ", "rejected: "};
  char name[64];
  snprintf(name, sizeof name, "promise#%u", promise->id);
  phrase_text(text, name);
  if (depth == 0) return;
  phrase_text(text, " (");
  phrase_text(text, states[promise->state]);
  if (promise->state != PROMISE_PENDING) {
    lua_getiuservalue(L, index, 1);
    put_value(text, L, lua_gettop(L), depth - 1);
    lua_pop(L, 1);
  }
  phrase_text(text, ")");
}

static void put_object(struct phrase *text, lua_State *L, int index, int depth)
{
  const struct promise *promise = promise_at(L, index);
  if (promise) {
    put_promise(text, L, index, promise, depth);
    return;
  }
  struct coroutine *co = NULL;
  if (lua_isthread(L, index)) co = coroutine_of(lua_tothread(L, index));
  else if (lib_generator_is(L, index)) co = lua_touserdata(L, index);
  if (co) {
    phrase_text(text, coroutine_name(co));
  } else if (lua_isuserdata(L, index) && lua_getmetatable(L, index)) {
    get_raw(L, lua_gettop(L), values.name_ref); /* "finally", "FILE*" */
    bool named = lua_type(L, -1) == LUA_TSTRING;
    phrase_text(text, named ? lua_tostring(L, -1) : "userdata");
    lua_pop(L, 2);
  } else {
    phrase_text(text, lua_typename(L, lua_type(L, index)));
  }
}

/* Stack discipline: leaves the stack as it was; index is absolute; L is the base. */
static void put_value(struct phrase *text, lua_State *L, int index, int depth)
{
  size_t size;
  const char *string;
  switch (lua_type(L, index)) {
  case LUA_TNIL: phrase_text(text, "nil"); break;
  case LUA_TBOOLEAN: phrase_text(text, lua_toboolean(L, index) ? "true" : "false"); break;
  case LUA_TNUMBER: put_number(text, L, index); break;
  case LUA_TSTRING:
    string = lua_tolstring(L, index, &size);
    phrase_string(text, string, size, true, STRING_BYTES);
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
      phrase_text(text, empty ? "{}" : "{…}");
    }
    break;
  case LUA_TFUNCTION: put_function(text, L, index); break;
  default: put_object(text, L, index, depth); break;
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

static size_t finish(struct phrase *text, int index)
{
  lua_settop(values.base, index - 1);
  return text->used;
}

size_t value_text(lua_State *L, int index, char *out, size_t size)
{
  struct phrase text = {.out = out, .size = size};
  out[0] = '\0';
  int at = bring(L, index);
  put_value(&text, values.base, at, DEPTH);
  return finish(&text, at);
}

size_t value_error_text(lua_State *L, int index, char *out, size_t size)
{
  if (lua_type(L, index) != LUA_TSTRING) return value_text(L, index, out, size);
  struct phrase text = {.out = out, .size = size};
  size_t length;
  out[0] = '\0';
  const char *string = lua_tolstring(L, index, &length);
  phrase_string(&text, string, length, false, size - 16);
  return text.used;
}

size_t value_of_result(lua_State *L, int index, char *out, size_t size)
{
  if (!lua_istable(L, index)) return value_text(L, index, out, size);
  struct phrase text = {.out = out, .size = size};
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
