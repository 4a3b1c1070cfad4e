#include "engine/inferior/eager_plain.h"

#include "engine/inferior/cost.h"
#include "engine/inferior/drained.h"
#include "engine/inferior/eager.h"
#include "engine/inferior/lib_coroutine.h"

enum { THREAD = 1, DRAINED = 2, FIRST = 3 }; /* slots of eager_plain_drain */

/* Pushes what the thread has become; NULL, and nothing is pushed: it has not. */
static struct drained *push_drained(lua_State *L, int thread)
{
  return eager_is_on() ? drained_push(L, thread) : NULL;
}

/* ------------------------------------------------------------------- draining */

/* The topmost count values become a list with its `n`. */
static void pack(lua_State *L, int count)
{
  lua_createtable(L, count, 1);
  lua_insert(L, -(count + 1));
  for (int i = count; i > 0; i--)
    lua_rawseti(L, -(i + 1), i);
  lua_pushinteger(L, count);
  lua_setfield(L, -2, "n");
}

/* Takes the topmost count values over as the list's next entry. */
static void take(lua_State *L, struct drained *drained, int count)
{
  drained->count++;
  if (count != 1) {
    pack(L, count);
    if (lua_getiuservalue(L, DRAINED, 3) != LUA_TTABLE) {
      lua_pop(L, 1);
      lua_newtable(L);
      lua_pushvalue(L, -1);
      lua_setiuservalue(L, DRAINED, 3);
    }
    lua_insert(L, -2);
    drained->packs = true;
  } else {
    lua_getiuservalue(L, DRAINED, 1);
    lua_insert(L, -2);
  }
  lua_rawseti(L, -2, drained->count);
  lua_settop(L, DRAINED);
}

/* What resume gave lies behind what it has become. */
static int resumed(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  struct drained *drained = lua_touserdata(L, DRAINED);
  struct coroutine *co = coroutine_of(lua_tothread(L, THREAD));
  for (;;) {
    drained->failed = !lua_toboolean(L, FIRST);
    if (!coroutine_suspended(co)) break;
    take(L, drained, lua_gettop(L) - FIRST);
    if (eager_ends_list(drained->count)) {
      lib_coroutine_close(L, co);
      lua_pushboolean(L, 1);
      break;
    }
    lua_pushcfunction(L, lib_coroutine_resume);
    lua_pushvalue(L, THREAD);
    lua_callk(L, 1, LUA_MULTRET, 0, resumed);
  }
  pack(L, lua_gettop(L) - FIRST);
  lua_setiuservalue(L, DRAINED, 2);
  lua_settop(L, DRAINED);
  drained_become(L, THREAD);
  cost_list();
  return 0;
}

int eager_plain_drain(lua_State *L)
{
  drained_push_new(L);
  lua_insert(L, DRAINED);
  lua_pushcfunction(L, lib_coroutine_resume);
  lua_pushvalue(L, THREAD);
  lua_rotate(L, FIRST, 2);
  lua_callk(L, lua_gettop(L) - FIRST, LUA_MULTRET, 0, resumed);
  return resumed(L, LUA_OK, 0);
}

bool eager_plain_wants(lua_State *L, int thread)
{
  const struct coroutine *co = coroutine_of(lua_tothread(L, thread));
  return eager_is_on() && co->kind == COROUTINE_PLAIN && co->state == ENGINE_SUSPENDED_START;
}

int eager_plain_then(lua_State *L, int thread, int given, lua_KFunction k)
{
  if (!eager_plain_wants(L, thread)) return k(L, LUA_OK, given);
  int first = lua_gettop(L) - given + 1;
  lua_checkstack(L, given + LUA_MINSTACK);
  lua_pushcfunction(L, eager_plain_drain);
  lua_pushvalue(L, thread);
  for (int i = 0; i < given; i++)
    lua_pushvalue(L, first + i);
  lua_callk(L, given + 1, 0, 0, k);
  return k(L, LUA_OK, 0);
}

/* ------------------------------------------------------------------ answering */

/* Replaces the packed list on top by its values. */
static int unpack(lua_State *L)
{
  lua_getfield(L, -1, "n");
  int count = (int)lua_tointeger(L, -1);
  lua_pop(L, 1);
  lua_checkstack(L, count + LUA_MINSTACK);
  for (int i = 1; i <= count; i++)
    lua_rawgeti(L, -i, i);
  lua_remove(L, -(count + 1));
  return count;
}

/* Replaces what it has become, on top, by the entry of its list. */
static int push_entry(lua_State *L, const struct drained *drained)
{
  int count = 1;
  lua_getiuservalue(L, -1, drained->packs ? 3 : 1);
  if (lua_rawgeti(L, -1, drained->position) == LUA_TTABLE && drained->packs) {
    count = unpack(L);
  } else if (drained->packs) {
    lua_pop(L, 2);
    lua_getiuservalue(L, -1, 1);
    lua_rawgeti(L, -1, drained->position);
  }
  lua_remove(L, -(count + 1));
  lua_remove(L, -(count + 1));
  return count;
}

/* A generic for calls its function with nil and the value before: nothing is meant by that. */
static void note_sent(lua_State *L, int sent)
{
  if (sent == 2 && lua_isnil(L, -2)) return;
  for (int i = 0; i < sent; i++)
    if (!lua_isnil(L, -1 - i)) {
      cost_sent();
      return;
    }
}

bool eager_plain_answer(lua_State *L, int thread, int sent, enum outcome *outcome, int *count)
{
  struct drained *drained = push_drained(L, thread);
  if (drained && drained->over) lua_pop(L, 1);
  if (!drained || drained->over) return false;
  lua_insert(L, -(sent + 1));
  note_sent(L, sent);
  lua_pop(L, sent);
  if (drained->position < drained->count) {
    *outcome = OUTCOME_YIELD;
    drained->position++;
    *count = push_entry(L, drained);
    return true;
  }
  *outcome = drained->failed ? OUTCOME_ERROR : OUTCOME_DONE;
  lua_getiuservalue(L, -1, 2);
  lua_insert(L, -2);
  drained_end(L, drained);
  lua_pop(L, 1);
  *count = unpack(L);
  return true;
}

bool eager_plain_has_more(lua_State *L, int thread)
{
  struct drained *drained = push_drained(L, thread);
  if (drained) lua_pop(L, 1);
  return drained && !drained->over;
}

bool eager_plain_close(lua_State *L, int thread)
{
  struct drained *drained = push_drained(L, thread);
  bool more = drained && !drained->over;
  if (more) drained_end(L, drained);
  if (drained) lua_pop(L, 1);
  return more;
}
