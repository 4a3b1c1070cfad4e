#include "engine/inferior/lib_promise.h"

#include <lauxlib.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/promise.h"
#include "engine/inferior/protect.h"

static int collect_ref; /* the dialect's own function, whatever the script does to its global */

static void check_promise(lua_State *L, const char *method)
{
  if (!promise_at(L, 1))
    luaL_error(L, "%s was called without its promise: write p:%s(…) with a colon, not p.%s(…)",
               method, method, method);
}

/* ------------------------------------------------------------- promise(function)
 * Slots: 1 the executor, 2 the promise, 3 and 4 its resolvers. */

static int executed(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  if (!lua_toboolean(L, -2)) {
    lua_pushvalue(L, 4);
    lua_insert(L, -2);
    lua_call(L, 1, 0);
  }
  lua_settop(L, 2);
  return 1;
}

/* The __call of the table `promise`. */
static int construct(lua_State *L)
{
  lua_remove(L, 1);
  if (!lua_isfunction(L, 1))
    return luaL_error(L, "promise takes a function that gets resolve and reject: "
                         "promise(function (resolve, reject) … end)");
  lua_settop(L, 1);
  promise_new(L, "promise", NULL);
  promise_push_resolvers(L, 2);
  lua_pushcfunction(L, protect_pcall);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 3);
  lua_pushvalue(L, 4);
  lua_callk(L, 3, 2, 0, executed);
  return executed(L, LUA_OK, 0);
}

/* -------------------------------------------------------------------- methods */

static int then_as(lua_State *L, const char *made_by)
{
  promise_new(L, made_by, NULL);
  lua_insert(L, 2);
  promise_then(L, 1, 2, NULL);
  return 1;
}

static int promise_method_then(lua_State *L)
{
  check_promise(L, "then_");
  lua_settop(L, 3);
  return then_as(L, "then_");
}

static int promise_method_catch(lua_State *L)
{
  check_promise(L, "catch");
  lua_settop(L, 2);
  lua_pushnil(L);
  lua_insert(L, 2);
  return then_as(L, "catch");
}

/* Gives what finally's promise had, when what its function returned has been waited for.
 * Upvalues: the value or reason; was it rejected? */
static int give_again(lua_State *L)
{
  lua_pushvalue(L, lua_upvalueindex(1));
  if (lua_toboolean(L, lua_upvalueindex(2))) return lua_error(L);
  return 1;
}

static int finally_ran(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  promise_from_value(L); /* slot 2; slot 1 has the value or reason */
  lua_pushvalue(L, 1);
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_pushcclosure(L, give_again, 2);
  lua_pushnil(L);
  promise_new(L, "finally", NULL);
  lua_insert(L, 3);
  promise_then(L, 2, 3, NULL);
  return 1;
}

/* Upvalues: the function; was it rejected? Slot 1: the value or reason. */
static int run_finally(lua_State *L)
{
  lua_settop(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_callk(L, 0, 1, 0, finally_ran);
  return finally_ran(L, LUA_OK, 0);
}

static int promise_method_finally(lua_State *L)
{
  check_promise(L, "finally");
  lua_settop(L, 2);
  bool is = lua_isfunction(L, 2);
  for (int rejected = 0; rejected < 2; rejected++) {
    lua_pushvalue(L, 2);
    lua_pushboolean(L, rejected);
    if (is) lua_pushcclosure(L, run_finally, 2);
    else lua_pop(L, 1);
  }
  lua_remove(L, 2);
  return then_as(L, "finally");
}

/* ---------------------------------------------------------- resolve, reject */

static int promise_function_resolve(lua_State *L)
{
  lua_settop(L, 1);
  promise_from_value(L);
  return 1;
}

static int promise_function_reject(lua_State *L)
{
  lua_settop(L, 1);
  promise_new(L, "promise.reject", NULL);
  lua_insert(L, 1);
  promise_reject(L, 1);
  return 1;
}

/* ----------------------------------------------- all, all_settled, any, race
 * A list of promises becomes one. What has come so far stands in a table: `values` (or
 * reasons), `left` (how many have not come), `promise`. */

enum combination { ALL, ALL_SETTLED, ANY, RACE };

static const char *const combination_names[] = {"promise.all", "promise.all_settled", "promise.any",
                                                "promise.race"};

static int aggregate_tostring(lua_State *L)
{
  lua_getfield(L, 1, "message");
  return 1;
}

/* Replaces the list of reasons on top by JavaScript's AggregateError. */
static void make_aggregate(lua_State *L)
{
  lua_createtable(L, 0, 2);
  lua_insert(L, -2);
  lua_setfield(L, -2, "errors");
  lua_pushliteral(L, "All promises were rejected");
  lua_setfield(L, -2, "message");
  lua_createtable(L, 0, 2);
  lua_pushcfunction(L, aggregate_tostring);
  lua_setfield(L, -2, "__tostring");
  lua_pushliteral(L, "AggregateError");
  lua_setfield(L, -2, "__name");
  lua_setmetatable(L, -2);
}

/* All have come: settles the promise. The table is at that index. */
static void complete(lua_State *L, int state, enum combination kind)
{
  lua_getfield(L, state, "promise");
  int promise = lua_gettop(L);
  lua_getfield(L, state, "values");
  if (kind == ANY) {
    make_aggregate(L);
    promise_reject(L, promise);
  } else {
    promise_resolve(L, promise);
  }
}

/* Replaces the value or reason on top by { status =, value = } or { status =, reason = }. */
static void make_settled(lua_State *L, bool rejected)
{
  lua_createtable(L, 0, 2);
  lua_insert(L, -2);
  lua_setfield(L, -2, rejected ? "reason" : "value");
  lua_pushstring(L, rejected ? "rejected" : "fulfilled");
  lua_setfield(L, -2, "status");
}

/* One of them has come. Upvalues: the table, its index, the kind, was it rejected? */
static int element(lua_State *L)
{
  enum combination kind = (enum combination)lua_tointeger(L, lua_upvalueindex(3));
  lua_settop(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  if (kind == ALL_SETTLED) make_settled(L, lua_toboolean(L, lua_upvalueindex(4)));
  lua_getfield(L, 1, "values");
  lua_insert(L, 2);
  lua_rawseti(L, 2, lua_tointeger(L, lua_upvalueindex(2)));
  lua_getfield(L, 1, "left");
  lua_Integer left = lua_tointeger(L, -1) - 1;
  lua_pushinteger(L, left);
  lua_setfield(L, 1, "left");
  if (left == 0) complete(L, 1, kind);
  return 0;
}

static void push_element(lua_State *L, int state, lua_Integer index, enum combination kind,
                         bool rejected)
{
  lua_pushvalue(L, state);
  lua_pushinteger(L, index);
  lua_pushinteger(L, kind);
  lua_pushboolean(L, rejected);
  lua_pushcclosure(L, element, 4);
}

/* Slots: 1 true or false, from pcall; 2 the list, or the error; then 3 the promise, 4 its
 * resolve, 5 its reject, 6 the table. */
static int combine(lua_State *L, int status, lua_KContext context)
{
  enum combination kind = (enum combination)context;
  (void)status;
  promise_new(L, combination_names[kind], NULL);
  promise_push_resolvers(L, 3);
  if (!lua_toboolean(L, 1)) {
    lua_pushvalue(L, 2);
    lua_call(L, 1, 0);
    lua_settop(L, 3);
    return 1;
  }
  lua_Integer count = (lua_Integer)lua_rawlen(L, 2);
  lua_createtable(L, 0, 3);
  lua_createtable(L, (int)count, 0);
  lua_setfield(L, 6, "values");
  lua_pushinteger(L, count);
  lua_setfield(L, 6, "left");
  lua_pushvalue(L, 3);
  lua_setfield(L, 6, "promise");
  for (lua_Integer i = 1; i <= count; i++) {
    lua_settop(L, 6);
    lua_rawgeti(L, 2, i);
    promise_from_value(L);
    if (kind == ALL || kind == ALL_SETTLED) push_element(L, 6, i, kind, false);
    else lua_pushvalue(L, 4);
    if (kind == ANY || kind == ALL_SETTLED) push_element(L, 6, i, kind, true);
    else lua_pushvalue(L, 5);
    promise_then(L, 7, 0, NULL);
  }
  if (count == 0 && kind != RACE) complete(L, 6, kind);
  lua_settop(L, 3);
  return 1;
}

static int begin_combination(lua_State *L, enum combination kind)
{
  lua_settop(L, 1);
  lua_pushcfunction(L, protect_pcall);
  lua_rawgeti(L, LUA_REGISTRYINDEX, collect_ref);
  lua_rotate(L, 1, -1);
  lua_callk(L, 2, 2, kind, combine);
  return combine(L, LUA_OK, kind);
}

static int promise_function_all(lua_State *L)
{
  return begin_combination(L, ALL);
}

static int promise_function_all_settled(lua_State *L)
{
  return begin_combination(L, ALL_SETTLED);
}

static int promise_function_any(lua_State *L)
{
  return begin_combination(L, ANY);
}

static int promise_function_race(lua_State *L)
{
  return begin_combination(L, RACE);
}

/* -------------------------------------------------------------------- opening */

void lib_promise_open(lua_State *base)
{
  static const luaL_Reg methods[] = {{"then_", promise_method_then},
                                     {"catch", promise_method_catch},
                                     {"finally", promise_method_finally},
                                     {NULL, NULL}};
  static const luaL_Reg functions[] = {{"resolve", promise_function_resolve},
                                       {"reject", promise_function_reject},
                                       {"all", promise_function_all},
                                       {"all_settled", promise_function_all_settled},
                                       {"any", promise_function_any},
                                       {"race", promise_function_race},
                                       {NULL, NULL}};
  lua_getglobal(base, "collect");
  collect_ref = luaL_ref(base, LUA_REGISTRYINDEX);
  luaL_newlib(base, methods);
  promise_open(base);
  luaL_newlib(base, functions);
  lua_createtable(base, 0, 1);
  lua_pushcfunction(base, construct);
  lua_setfield(base, -2, "__call");
  lua_setmetatable(base, -2);
  lua_setglobal(base, "promise");
}
