/* refuse.c - see refuse.h. */
#include "engine/inferior/refuse.h"

#include <lauxlib.h>

static int refuse(lua_State *L)
{
  return luaL_error(L, "%s", lua_tostring(L, lua_upvalueindex(1)));
}

void refuse_functions(lua_State *L, const struct refused *refused, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    lua_pushstring(L, refused[i].sentence);
    lua_pushcclosure(L, refuse, 1);
    lua_setfield(L, -2, refused[i].name);
  }
}
