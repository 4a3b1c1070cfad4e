#include "engine/inferior/drained.h"

#include <lauxlib.h>

#include "engine/inferior/value.h"

static int all_ref; /* a table with weak keys: what each object has become */

void drained_open(lua_State *base)
{
  lua_newtable(base);
  lua_createtable(base, 0, 1);
  lua_pushliteral(base, "k");
  lua_setfield(base, -2, "__mode");
  lua_setmetatable(base, -2);
  all_ref = luaL_ref(base, LUA_REGISTRYINDEX);
}

struct drained *drained_push(lua_State *L, int slot)
{
  slot = lua_absindex(L, slot);
  lua_rawgeti(L, LUA_REGISTRYINDEX, all_ref);
  lua_pushvalue(L, slot);
  lua_rawget(L, -2);
  lua_remove(L, -2);
  struct drained *drained = lua_touserdata(L, -1);
  if (!drained) lua_pop(L, 1);
  return drained;
}

bool drained_has(lua_State *L, int slot)
{
  bool has = drained_push(L, slot) != NULL;
  if (has) lua_pop(L, 1);
  return has;
}

struct drained *drained_push_new(lua_State *L)
{
  struct drained *drained = lua_newuserdatauv(L, sizeof *drained, 3);
  *drained = (struct drained){0};
  lua_newtable(L);
  lua_setiuservalue(L, -2, 1);
  return drained;
}

void drained_become(lua_State *L, int slot)
{
  slot = lua_absindex(L, slot);
  lua_rawgeti(L, LUA_REGISTRYINDEX, all_ref);
  lua_pushvalue(L, slot);
  lua_pushvalue(L, -3);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

void drained_push_next(lua_State *L, struct drained *drained)
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

void drained_end(lua_State *L, struct drained *drained)
{
  drained->position = drained->count;
  drained->over = true;
  lua_pushnil(L);
  lua_setiuservalue(L, -2, 2);
}
