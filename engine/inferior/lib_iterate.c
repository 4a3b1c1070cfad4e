/* Every C function here that calls the script does so with a continuation, so that what it
 * calls may pause. Lua's stack is the only state that lives over such a call: each function
 * says what stands in its slots. */
#include "engine/inferior/lib_iterate.h"

#include <lauxlib.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/eager.h"
#include "engine/inferior/iteration.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/lib_delegate.h"
#include "engine/inferior/protect.h"

/* ------------------------------------------------------------------------- of
 * Slot 1: the iteration. */

static int of_stepped(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  if (iteration_is_done(L, "next")) return 0;
  iteration_of(L)->finished = false; /* from here on, leaving the loop closes it */
  lua_getfield(L, -1, "value");
  if (lua_isnil(L, -1))
    return luaL_error(L, "of got the value nil, which would end the loop early: a generator that "
                         "yields nil must be pulled with next");
  return 1;
}

static int of_step(lua_State *L)
{
  struct iteration *iteration = iteration_of(L);
  lua_settop(L, 1);
  if (iteration_is_protocol(L)) {
    iteration->finished = true; /* if next throws, it is not closed */
    iteration_push_next(L);
    lua_callk(L, 1, 1, 0, of_stepped);
    return of_stepped(L, LUA_OK, 0);
  }
  if (!iteration_next_item(L)) return 0;
  if (lua_isnil(L, -1))
    return luaL_error(L, "of found nil in a list at %I, which would end the loop early",
                      (LUAI_UACINT)iteration->position);
  return 1;
}

static int start_of(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  iteration_of(L)->finished = !iteration_is_protocol(L);
  lua_pushcfunction(L, of_step);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  lua_pushvalue(L, 1);
  return 4; /* the function, its state, the control variable, what to close */
}

static int of_closed(lua_State *L, int status, lua_KContext failed)
{
  if (status != LUA_OK && status != LUA_YIELD) iterators_unwound(L);
  if (failed) coroutine_of(L)->pcalls--;
  else iteration_check_result(L, "return_");
  return 0;
}

/* The loop is left. Slot 2: the error that left it, or nil. That error stands, whatever
 * return_ throws. A generator's own return is no error. */
static int of_close(lua_State *L)
{
  struct iteration *iteration = iteration_of(L);
  struct coroutine *co = coroutine_of(L);
  if (iteration->finished) return 0;
  iteration->finished = true;
  bool failed = lua_gettop(L) > 1 && !lua_isnil(L, 2) && !protect_returned(L, 2, co);
  lua_settop(L, 1);
  lua_pushcfunction(L, protect_handler);
  if (!iteration_push_method(L, "return_")) return 0;
  if (!failed) {
    lua_callk(L, 1, 1, 0, of_closed);
    return of_closed(L, LUA_OK, 0);
  }
  co->pcalls++;
  int status = lua_pcallk(L, 1, 0, 2, 1, of_closed);
  return of_closed(L, status, 1);
}

/* -------------------------------------------------------------------- collect
 * Slot 1: the iteration; slot 2: the list; the context: how many items it has. */

static int collect_step(lua_State *L, int status, lua_KContext count);

static int collect_start(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  lua_settop(L, 1);
  lua_newtable(L);
  if (iteration_is_protocol(L)) {
    iteration_push_next(L);
    lua_callk(L, 1, 1, 0, collect_step);
    return collect_step(L, LUA_OK, 0);
  }
  for (lua_Integer i = 1; iteration_next_item(L); i++) {
    lua_rawseti(L, 2, i);
    lua_settop(L, 2);
  }
  lua_settop(L, 2);
  return 1;
}

static int collect_step(lua_State *L, int status, lua_KContext count)
{
  (void)status;
  while (!iteration_is_done(L, "next")) {
    lua_getfield(L, -1, "value");
    lua_rawseti(L, 2, ++count);
    lua_settop(L, 2);
    if (eager_ends_list(count)) break;
    iteration_push_next(L);
    lua_callk(L, 1, 1, count, collect_step);
  }
  lua_settop(L, 2);
  return 1;
}

/* -------------------------------------------------------------------- opening */

static int of(lua_State *L)
{
  static const struct iteration_user user = {"of", start_of, false};
  return iteration_begin(L, &user);
}

static int collect(lua_State *L)
{
  static const struct iteration_user user = {"collect", collect_start, true};
  return iteration_begin(L, &user);
}

void lib_iterate_open(lua_State *base)
{
  iteration_open(base, of_close);
  lua_register(base, "of", of);
  lua_register(base, "collect", collect);
  lua_register(base, "yield_from", lib_delegate_yield_from);
}
