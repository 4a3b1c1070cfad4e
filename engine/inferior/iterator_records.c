/* One table with weak keys leads from an iterator to its record, and the record holds the
 * iterator: that keeps neither alive, since such a table's value counts only while its key lives.
 *
 * A closure that takes no self (`next = function () … end`) does not tell whose it is; but the
 * call `it:next()` puts the table where the first parameter would be, and there it can be told
 * from what lay there before: its field is this very closure. Both then lead to one record, so
 * that `it.next()` is the same iterator. */
#include "engine/inferior/iterator_records.h"

#include <string.h>

#include <lauxlib.h>

#define INHERITED_MAX 100 /* tables, each the __index of the one before */

enum field { FIELD_NEXT, FIELD_THROW, FIELD_RETURN, FIELD_VALUE, FIELD_DONE, FIELD_INDEX, FIELDS };

/* The names are anchored, so that looking at an iterator allocates nothing. */
static struct {
  lua_State *base;
  int records_ref; /* weak keys: iterator's table or closure -> record */
  int names[FIELDS];
} records;

void iterator_records_open(lua_State *base)
{
  static const char *const names[FIELDS] = {"next", "throw", "return_", "value", "done", "__index"};
  records.base = base;
  for (int i = 0; i < FIELDS; i++) {
    lua_pushstring(base, names[i]);
    records.names[i] = luaL_ref(base, LUA_REGISTRYINDEX);
  }
  lua_newtable(base);
  lua_createtable(base, 0, 1);
  lua_pushliteral(base, "k");
  lua_setfield(base, -2, "__mode");
  lua_setmetatable(base, -2);
  records.records_ref = luaL_ref(base, LUA_REGISTRYINDEX);
}

/* Pops a table, and pushes its own field. */
static bool get_own(lua_State *L, enum field field)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, records.names[field]);
  bool found = lua_rawget(L, -2) != LUA_TNIL;
  lua_remove(L, -2);
  return found;
}

/* No script code runs: an __index that is a function is not called. */
static bool get(lua_State *L, int index, enum field field)
{
  lua_pushvalue(L, index);
  for (int i = 0; i < INHERITED_MAX && lua_istable(L, -1); i++) {
    lua_pushvalue(L, -1);
    if (get_own(L, field)) {
      lua_remove(L, -2);
      return true;
    }
    lua_pop(L, 1);
    if (!lua_getmetatable(L, -1)) break;
    lua_remove(L, -2);
    get_own(L, FIELD_INDEX);
  }
  lua_pop(L, 1);
  lua_pushnil(L);
  return false;
}

bool iterator_records_value(lua_State *L, int index)
{
  return get(L, index, FIELD_VALUE);
}

bool iterator_records_done(lua_State *L, int index)
{
  get(L, index, FIELD_DONE);
  bool done = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return done;
}

bool iterator_records_method(lua_State *L, int index, enum engine_request request)
{
  return get(L, index, (enum field)request);
}

struct coroutine *iterator_records_find(lua_State *L, int index)
{
  index = lua_absindex(L, index);
  lua_rawgeti(L, LUA_REGISTRYINDEX, records.records_ref);
  lua_pushvalue(L, index);
  lua_rawget(L, -2);
  struct coroutine *iterator = lua_touserdata(L, -1); /* its key holds it */
  lua_pop(L, 2);
  return iterator;
}

/* What is at index leads to that record, too. */
static void add_key(lua_State *L, int index, const struct coroutine *iterator)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, records.records_ref);
  lua_pushvalue(L, index);
  coroutine_push(iterator->id);
  if (L != records.base) lua_xmove(records.base, L, 1);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

struct coroutine *iterator_records_new(lua_State *L, int index, const char *name)
{
  index = lua_absindex(L, index);
  struct coroutine *iterator = coroutine_new(L, COROUTINE_ITERATOR, name);
  lua_pushvalue(L, index);
  lua_setiuservalue(L, -2, 2);
  add_key(L, index, iterator);
  lua_pop(L, 1);
  return iterator;
}

bool iterator_records_push_key(const struct coroutine *iterator)
{
  if (!coroutine_push(iterator->id)) return false;
  lua_getiuservalue(records.base, -1, 2);
  lua_remove(records.base, -2);
  return true;
}

/* --------------------------------------------------------------------- a call */

/* Which method of the table at index the function at that other index is; -1: none. */
static int method_of(lua_State *L, int table, int function)
{
  for (int request = 0; request < 3; request++) {
    get(L, table, (enum field)request);
    bool same = lua_rawequal(L, -1, function);
    lua_pop(L, 1);
    if (same) return request;
  }
  return -1;
}

/* Pushes the first argument of the call, or what lies there where there is none. */
static void push_first(lua_State *L, lua_Debug *ar)
{
  bool only_rest = ar->nparams == 0 && ar->isvararg;
  if (!lua_getlocal(L, ar, only_rest ? -1 : 1)) lua_pushnil(L);
}

/* Is the first parameter called self, and has its table a method next? Then this is a method that
 * another one hides: `Base.next(self)`. */
static bool is_hidden_method(lua_State *L, lua_Debug *ar, int table)
{
  if (ar->nparams == 0) return false;
  const char *name = lua_getlocal(L, ar, 1);
  if (!name) return false;
  lua_pop(L, 1);
  if (strcmp(name, "self") != 0) return false;
  get(L, table, FIELD_NEXT);
  bool is = lua_isfunction(L, -1);
  lua_pop(L, 1);
  return is;
}

struct coroutine *iterator_records_of_call(lua_State *L, lua_Debug *ar,
                                           const struct iterator_method *method,
                                           enum engine_request *request, int *value, bool *made)
{
  int top = lua_gettop(L), function = top + 1, first = top + 2;
  lua_getinfo(L, "uf", ar);
  push_first(L, ar);
  int found = lua_istable(L, first) ? method_of(L, first, function) : -1;
  bool by_table = found >= 0 || (lua_istable(L, first) && is_hidden_method(L, ar, first));
  bool selfless = ar->nparams == 0 && !ar->isvararg;
  int key = by_table ? first : function;
  *request = found >= 0 ? (enum engine_request)found : method->request;
  *value = by_table ? 2 : 1;
  if (*value > ar->nparams) *value = 0;
  struct coroutine *iterator = iterator_records_find(L, key);
  if (!iterator && by_table && selfless) {
    iterator = iterator_records_find(L, function);
    if (iterator) add_key(L, first, iterator);
  }
  *made = !iterator;
  if (!iterator) iterator = iterator_records_new(L, key, method->name);
  if (by_table && selfless && !iterator_records_find(L, function)) add_key(L, function, iterator);
  lua_settop(L, top);
  return iterator;
}
