#include "engine/inferior/eager.h"

#include <lauxlib.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/cost.h"
#include "engine/inferior/drained.h"
#include "engine/inferior/eager_plain.h"
#include "engine/inferior/iteration.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/lib_coroutine.h"
#include "engine/inferior/lib_generator.h"
#include "engine/inferior/value.h"

enum { SOURCES_MOST = 50 }; /* that an iterator takes from */

static lua_Integer limit; /* 0: the script runs as it does */

void eager_begin(uint32_t values)
{
  limit = values > 0 ? values : 1;
}

bool eager_is_on(void)
{
  return limit > 0;
}

bool eager_ends_list(lua_Integer count)
{
  bool ends = limit > 0 && count >= limit;
  if (ends) cost_cut();
  return ends;
}

/* ------------------------------------------------------------------- draining */

enum kind { NO, GENERATOR, ITERATOR, PLAIN };

/* What is there to be drained at that slot? A function that coroutine.wrap gave is replaced by its
 * thread. */
static enum kind kind_of(lua_State *L, int slot)
{
  const struct coroutine *iterator;
  lua_State *thread = lua_isfunction(L, slot) ? lib_coroutine_wrapped(L, slot) : NULL;
  if (thread) {
    lua_getupvalue(L, slot, 1);
    lua_replace(L, slot);
  }
  if (lua_isthread(L, slot)) return eager_plain_wants(L, slot) ? PLAIN : NO;
  if (lib_generator_is(L, slot))
    return coroutine_suspended(lua_touserdata(L, slot)) && !drained_has(L, slot) ? GENERATOR : NO;
  if (!lua_istable(L, slot) || drained_has(L, slot)) return NO;
  iterator = iterators_at(L, slot);
  return iterator && coroutine_suspended(iterator) ? ITERATOR : NO;
}

/* Takes the result on top over into what lies below it, and pops it. False: that was the last. */
static bool take(lua_State *L)
{
  struct drained *drained = lua_touserdata(L, -2);
  bool done = iteration_is_done(L, "next");
  lua_getfield(L, -1, "value");
  if (done) {
    lua_setiuservalue(L, -3, 2);
    lua_pop(L, 1);
    return false;
  }
  lua_getiuservalue(L, -3, 1);
  lua_insert(L, -2);
  lua_rawseti(L, -2, ++drained->count);
  lua_pop(L, 2);
  return !eager_ends_list(drained->count);
}

/* An iterator's method next, from then on. */
static int next_of_list(lua_State *L)
{
  struct drained *drained = lua_touserdata(L, lua_upvalueindex(1));
  if (!lua_isnoneornil(L, 2)) cost_sent();
  lua_pushvalue(L, lua_upvalueindex(1));
  drained_push_next(L, drained);
  return 1;
}

/* What is on top is whole: the object at that slot has become it. Pops it. */
static void become(lua_State *L, int slot)
{
  drained_become(L, slot);
  if (lua_istable(L, slot)) {
    lua_pushliteral(L, "next");
    lua_pushvalue(L, -2);
    lua_pushcclosure(L, next_of_list, 1);
    lua_rawset(L, slot);
  }
  lua_pop(L, 1);
  cost_list();
}

static int drain_arguments(lua_State *L);

/* Pushes a function that drains what the iterator at that slot takes from, and what that is: among
 * its fields, and the upvalues of its method next. Returns how many. */
static int push_sources(lua_State *L, int slot)
{
  int count = 0;
  luaL_checkstack(L, SOURCES_MOST + LUA_MINSTACK, NULL);
  lua_getfield(L, slot, "next");
  lua_pushcfunction(L, drain_arguments);
  int method = lua_gettop(L) - 1;
  for (int i = 1; count < SOURCES_MOST && lua_getupvalue(L, method, i); i++)
    count++;
  lua_pushnil(L);
  while (count < SOURCES_MOST && lua_next(L, slot)) {
    lua_insert(L, -2); /* the value stays, below the key */
    count++;
  }
  if (count == SOURCES_MOST) lua_pop(L, 1); /* the key is still there */
  lua_remove(L, method);
  return count;
}

/* Drains its arguments one after the other. The context is the slot of the one that is being
 * drained, and what has just been done. On the stack: the arguments; then what that one will be;
 * after an answer, the result. */
enum { BETWEEN, HAS_SOURCES, HAS_ANSWER, STEPS };

static int drain(lua_State *L, int status, lua_KContext context)
{
  (void)status;
  int slot = (int)(context / STEPS), step = (int)(context % STEPS);
  for (;;) {
    if (step == HAS_ANSWER && !take(L)) {
      become(L, slot);
      step = BETWEEN;
    }
    if (step == BETWEEN) {
      enum kind kind = NO;
      while (kind == NO && ++slot <= lua_gettop(L))
        kind = kind_of(L, slot);
      if (kind == NO) return 0;
      if (kind == PLAIN) {
        lua_pushcfunction(L, eager_plain_drain);
        lua_pushvalue(L, slot);
        lua_callk(L, 1, 0, (lua_KContext)slot * STEPS + BETWEEN, drain);
        continue;
      }
      drained_push_new(L);
      if (kind == ITERATOR) {
        drained_become(L, slot); /* so that one that leads to itself is not drained twice */
        lua_callk(L, push_sources(L, slot), 0, (lua_KContext)slot * STEPS + HAS_SOURCES, drain);
      }
    }
    lua_getfield(L, slot, "next");
    lua_pushvalue(L, slot);
    lua_callk(L, 1, 1, (lua_KContext)slot * STEPS + HAS_ANSWER, drain);
    step = HAS_ANSWER;
  }
}

static int drain_arguments(lua_State *L)
{
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  return drain(L, LUA_OK, 0);
}

int eager_then(lua_State *L, int count, lua_KContext context, lua_KFunction k)
{
  if (!eager_is_on() || count == 0) return k(L, LUA_OK, context);
  int first = lua_gettop(L) - count + 1;
  luaL_checkstack(L, count + 1, NULL);
  lua_pushcfunction(L, drain_arguments);
  for (int i = 0; i < count; i++)
    lua_pushvalue(L, first + i);
  lua_callk(L, count, 0, context, k);
  return k(L, LUA_OK, context);
}

/* ------------------------------------------------------------------ answering */

bool eager_answer(lua_State *L, enum engine_request request)
{
  struct drained *drained = eager_is_on() ? drained_push(L, 1) : NULL;
  if (!drained) return false;
  if (request == ENGINE_BY_NEXT) {
    if (!lua_isnil(L, 2)) cost_sent();
    drained_push_next(L, drained);
    return true;
  }
  drained_end(L, drained);
  lua_pushvalue(L, 2);
  if (request == ENGINE_BY_THROW) lua_error(L);
  value_push_result(L, true);
  return true;
}
