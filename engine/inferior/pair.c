#include "engine/inferior/pair.h"

#include <lauxlib.h>

#include "engine/inferior/events.h"

enum slot { SLOT_FIRST = 1, SLOT_SECOND, SLOT_VALUE };

/* The table at ref, which is made with the first pair, has what the slots say. An expression is
 * computed once for both: the second may not see what the first has done to the variables in it. */
static struct {
  lua_State *base;
  int ref;
  uint32_t first;
  bool given;
} pair;

void pair_open(lua_State *base)
{
  pair.base = base;
  pair.ref = LUA_NOREF;
}

/* Pops the value. */
static void put(enum slot slot)
{
  lua_rawgeti(pair.base, LUA_REGISTRYINDEX, pair.ref);
  lua_insert(pair.base, -2);
  lua_rawseti(pair.base, -2, slot);
  lua_pop(pair.base, 1);
}

static void hold(enum slot slot, const struct coroutine *co)
{
  if (!co || !coroutine_push(co->id)) lua_pushnil(pair.base);
  put(slot);
}

void pair_set(const struct coroutine *first, const struct coroutine *second)
{
  if (pair.ref == LUA_NOREF) {
    lua_createtable(pair.base, SLOT_VALUE, 0);
    pair.ref = luaL_ref(pair.base, LUA_REGISTRYINDEX);
  }
  hold(SLOT_FIRST, second ? first : NULL);
  hold(SLOT_SECOND, second);
  hold(SLOT_VALUE, NULL);
  pair.first = second ? first->id : ENGINE_MAIN;
  events_lockstep(first, second);
}

void pair_keep(const struct coroutine *co, bool given)
{
  if (co->id != pair.first) return;
  pair.given = given;
  lua_pushvalue(pair.base, -1);
  put(SLOT_VALUE);
}

bool pair_push(void)
{
  lua_rawgeti(pair.base, LUA_REGISTRYINDEX, pair.ref);
  lua_rawgeti(pair.base, -1, SLOT_VALUE);
  lua_remove(pair.base, -2);
  return pair.given;
}
