#include "engine/inferior/lib_async.h"

#include <stdio.h>

#include <lauxlib.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/events.h"
#include "engine/inferior/jobs.h"
#include "engine/inferior/lib_generator.h"
#include "engine/inferior/names.h"
#include "engine/inferior/promise.h"
#include "engine/inferior/protect.h"
#include "engine/inferior/scheduler.h"

/* ------------------------------------------------------------------ the runner
 * Slots of each of its functions: 1 the promise of the whole, 2 the generator, and on top what
 * is sent or thrown in, or what came out. */

static int go_on_with(lua_State *L);
static int go_on_throwing(lua_State *L);

static void push_step(lua_State *L, lua_CFunction step)
{
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, step, 2);
}

/* The generator has answered. */
static int stepped(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  struct coroutine *co = lua_touserdata(L, 2);
  enum outcome outcome = scheduler.outcome;
  if (scheduler.count == 0) lua_pushnil(L);
  if (scheduler.count > 1) lua_pop(L, scheduler.count - 1);
  scheduler.rethrows = false;
  if (outcome == OUTCOME_ERROR) {
    promise_reject(L, 1);
  } else if (outcome == OUTCOME_DONE) {
    promise_resolve(L, 1);
  } else {
    promise_from_value(L);
    int awaited = lua_gettop(L);
    push_step(L, go_on_with);
    push_step(L, go_on_throwing);
    promise_then(L, awaited, 0, co);
  }
  lua_settop(L, 1);
  return 1;
}

/* The user may have driven it by hand meanwhile. */
static int cannot_step(lua_State *L, const struct coroutine *co)
{
  lua_pushfstring(L, "%s was %s by hand while its promise was pending", coroutine_name(co),
                  co->state == ENGINE_COMPLETED ? "finished" : "resumed");
  promise_reject(L, 1);
  lua_settop(L, 1);
  return 1;
}

static int step(lua_State *L, enum engine_request request, int values)
{
  struct coroutine *co = lua_touserdata(L, 2);
  if (!coroutine_suspended(co)) return cannot_step(L, co);
  co->catches = true;
  events_request(co, request, L, lua_gettop(L), values);
  return scheduler_request(L, co, request, 1, 0, stepped);
}

static int resume(lua_State *L, enum engine_request request)
{
  lua_settop(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_rotate(L, 1, -1);
  return step(L, request, 1);
}

static int go_on_with(lua_State *L)
{
  return resume(L, ENGINE_BY_NEXT);
}

static int go_on_throwing(lua_State *L)
{
  return resume(L, ENGINE_BY_THROW);
}

/* ---------------------------------------------------------------- async(f)
 * A C closure with the upvalues of a generator function, so that it makes the generator as one
 * does. */

static int call_async(lua_State *L)
{
  char made_by[96];
  lib_generator_make(L);
  lua_rotate(L, 1, 1);
  lua_settop(L, 1);
  struct coroutine *co = lua_touserdata(L, 1);
  co->async = true;
  snprintf(made_by, sizeof made_by, "%s()", co->function);
  promise_new(L, made_by, co);
  lua_insert(L, 1);
  lua_pushnil(L);
  return step(L, ENGINE_BY_NEXT, 0);
}

static int async(lua_State *L)
{
  char name[NAMES_MAX];
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  lua_pushstring(L, names_from_source(L, "async", name) ? name : "");
  lua_pushcclosure(L, call_async, 2);
  return 1;
}

bool lib_async_is_function(lua_State *L, int index)
{
  return lua_tocfunction(L, index) == call_async;
}

const char *lib_async_function_name(lua_State *L, int index)
{
  lua_getupvalue(L, index, 2);
  const char *name = lua_tostring(L, -1); /* the closure holds it */
  lua_pop(L, 1);
  return name[0] ? name : "?";
}

static int await(lua_State *L)
{
  if (!lib_generator_owns_yield(L) || !coroutine_of(L)->async)
    return luaL_error(L, "await belongs to the body of a function that async(…) made. Elsewhere, "
                         "write p:then_(function (value) … end)");
  lua_settop(L, 1);
  return lua_yieldk(L, 1, 0, lib_generator_resumed);
}

/* ------------------------------------------------------- after, microtask, sleep */

static int after(lua_State *L)
{
  double milliseconds = luaL_checknumber(L, 1);
  if (!lua_isfunction(L, 2))
    return luaL_error(L, "after takes the milliseconds and a function: after(100, function () … "
                         "end)");
  jobs_add_timer(L, milliseconds, lua_gettop(L) - 2, 0);
  return 0;
}

static int microtask(lua_State *L)
{
  char what[64];
  if (!lua_isfunction(L, 1))
    return luaL_error(L, "microtask takes a function: microtask(function () … end)");
  lua_settop(L, 1);
  promise_describe_function(L, 1, what, sizeof what);
  jobs_add_microtask(L, what, 0, NULL);
  return 0;
}

static int sleep(lua_State *L)
{
  double milliseconds = luaL_checknumber(L, 1);
  lua_settop(L, 1);
  const struct promise *promise = promise_new(L, "sleep", NULL);
  promise_push_resolvers(L, 2);
  lua_pop(L, 1);
  jobs_add_timer(L, milliseconds, 0, promise->id);
  lua_settop(L, 2);
  return 1;
}

void lib_async_open(lua_State *base)
{
  lua_register(base, "async", async);
  lua_register(base, "await", await);
  lua_register(base, "after", after);
  lua_register(base, "microtask", microtask);
  lua_register(base, "sleep", sleep);
}
