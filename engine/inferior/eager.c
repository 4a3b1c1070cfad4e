#include "engine/inferior/eager.h"

#include <lauxlib.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/cost.h"
#include "engine/inferior/iteration.h"
#include "engine/inferior/lib_generator.h"
#include "engine/inferior/value.h"

/* What a generator has become. Its user values: 1 the list; 2 what the generator returned. */
struct drained {
  lua_Integer count, position; /* of the list: nils are values, too */
};

static struct {
  lua_Integer limit;
  int drained_ref; /* a table with weak keys: what each generator has become */
} eager;

void eager_open(lua_State *base)
{
  lua_newtable(base);
  lua_createtable(base, 0, 1);
  lua_pushliteral(base, "k");
  lua_setfield(base, -2, "__mode");
  lua_setmetatable(base, -2);
  eager.drained_ref = luaL_ref(base, LUA_REGISTRYINDEX);
}

void eager_begin(uint32_t limit)
{
  eager.limit = limit > 0 ? limit : 1;
}

bool eager_ends_list(lua_Integer count)
{
  bool ends = eager.limit > 0 && count >= eager.limit;
  if (ends) cost_cut();
  return ends;
}

/* Pushes what the generator at that slot has become. NULL, and nothing is pushed: it has not. */
static struct drained *push_drained(lua_State *L, int slot)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, eager.drained_ref);
  lua_pushvalue(L, slot);
  lua_rawget(L, -2);
  lua_remove(L, -2);
  struct drained *drained = lua_touserdata(L, -1);
  if (!drained) lua_pop(L, 1);
  return drained;
}

/* ------------------------------------------------------------------- draining */

static bool wants_draining(lua_State *L, int slot)
{
  if (!lib_generator_is(L, slot) || !coroutine_suspended(lua_touserdata(L, slot))) return false;
  bool drained = push_drained(L, slot) != NULL;
  if (drained) lua_pop(L, 1);
  return !drained;
}

static void push_new(lua_State *L)
{
  struct drained *drained = lua_newuserdatauv(L, sizeof *drained, 2);
  *drained = (struct drained){0};
  lua_newtable(L);
  lua_setiuservalue(L, -2, 1);
}

/* The list on top is whole: the generator at that slot has become it. Pops it. */
static void become(lua_State *L, int slot)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, eager.drained_ref);
  lua_pushvalue(L, slot);
  lua_pushvalue(L, -3);
  lua_rawset(L, -3);
  lua_pop(L, 2);
  cost_list();
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

/* Drains its arguments one after the other. On the stack: the arguments; while it drains the one
 * in `slot`, what that will be; after an answer, the result. */
static int drain(lua_State *L, int status, lua_KContext slot)
{
  (void)status;
  bool answered = slot > 0;
  for (;;) {
    if (!answered || !take(L)) {
      if (answered) become(L, (int)slot);
      do
        slot++;
      while (slot <= lua_gettop(L) && !wants_draining(L, (int)slot));
      if (slot > lua_gettop(L)) return 0;
      push_new(L);
    }
    lua_getfield(L, (int)slot, "next");
    lua_pushvalue(L, (int)slot);
    lua_callk(L, 1, 1, slot, drain);
    answered = true;
  }
}

static int drain_arguments(lua_State *L)
{
  luaL_checkstack(L, LUA_MINSTACK, NULL);
  return drain(L, LUA_OK, 0);
}

int eager_then(lua_State *L, int count, lua_KContext context, lua_KFunction k)
{
  bool wanted = false;
  int first = lua_gettop(L) - count + 1;
  for (int i = 0; i < count && eager.limit > 0 && !wanted; i++)
    wanted = wants_draining(L, first + i);
  if (!wanted) return k(L, LUA_OK, context);
  luaL_checkstack(L, count + 1, NULL);
  lua_pushcfunction(L, drain_arguments);
  for (int i = 0; i < count; i++)
    lua_pushvalue(L, first + i);
  lua_callk(L, count, 0, context, k);
  return k(L, LUA_OK, context);
}

/* ------------------------------------------------------------------ answering */

static void push_next(lua_State *L, struct drained *drained)
{
  bool done = drained->position == drained->count;
  lua_getiuservalue(L, -1, done ? 2 : 1);
  if (!done) {
    lua_rawgeti(L, -1, ++drained->position);
  } else {
    lua_pushnil(L); /* the value comes once */
    lua_setiuservalue(L, -3, 2);
  }
  value_push_result(L, done);
}

bool eager_answer(lua_State *L, enum engine_request request)
{
  if (eager.limit == 0) return false;
  struct drained *drained = push_drained(L, 1);
  if (!drained) return false;
  if (request == ENGINE_BY_NEXT) {
    push_next(L, drained);
    return true;
  }
  drained->position = drained->count;
  lua_pushnil(L);
  lua_setiuservalue(L, -2, 2);
  lua_pushvalue(L, 2);
  if (request == ENGINE_BY_THROW) lua_error(L);
  value_push_result(L, true);
  return true;
}
