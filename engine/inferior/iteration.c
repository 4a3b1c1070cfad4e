#include "engine/inferior/iteration.h"

#include <lauxlib.h>

#include "engine/inferior/eager.h"

static int iteration_ref; /* the metatable */

/* Pushes the method where there is one. */
static bool has_method(lua_State *L, int index, const char *name)
{
  int type = lua_type(L, index);
  if (type != LUA_TTABLE && type != LUA_TUSERDATA) return false;
  if (type == LUA_TUSERDATA && luaL_getmetafield(L, index, "__index") == LUA_TNIL) return false;
  if (type == LUA_TUSERDATA) lua_pop(L, 1);
  if (lua_getfield(L, index, name) == LUA_TFUNCTION) return true;
  if (!lua_isnil(L, -1) && luaL_getmetafield(L, -1, "__call") != LUA_TNIL) {
    lua_pop(L, 1);
    return true;
  }
  lua_pop(L, 1);
  return false;
}

/* Slot 1: the iterator, list or string. Makes the iteration in slot 1. */
static int make(lua_State *L, int status, lua_KContext context)
{
  (void)status;
  const struct iteration_user *user = (const struct iteration_user *)context;
  lua_settop(L, 1);
  struct iteration *iteration = lua_newuserdatauv(L, sizeof *iteration, 2);
  *iteration = (struct iteration){0};
  lua_rawgeti(L, LUA_REGISTRYINDEX, iteration_ref);
  lua_setmetatable(L, -2);
  if (has_method(L, 1, "next")) lua_setiuservalue(L, 2, 2);
  lua_insert(L, 1);
  lua_setiuservalue(L, 1, 1);
  return user->start(L, LUA_OK, 0);
}

static int begin(lua_State *L, const struct iteration_user *user)
{
  lua_settop(L, 1);
  return eager_then(L, user->makes_list ? 0 : 1, (lua_KContext)user, make);
}

/* The continuation after x:iterator(), which gave what is on top. */
static int began(lua_State *L, int status, lua_KContext context)
{
  (void)status;
  const struct iteration_user *user = (const struct iteration_user *)context;
  if (!has_method(L, -1, "next"))
    return luaL_error(L,
                      "%s: the method iterator gave %s, but it must give something with a "
                      "method next",
                      user->name, luaL_typename(L, -1));
  lua_pop(L, 1);
  lua_replace(L, 1);
  return begin(L, user);
}

int iteration_begin(lua_State *L, const struct iteration_user *user)
{
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  if (has_method(L, 1, "iterator")) {
    lua_pushvalue(L, 1);
    lua_callk(L, 1, 1, (lua_KContext)user, began);
    return began(L, LUA_OK, (lua_KContext)user);
  }
  if (!lua_istable(L, 1) && lua_type(L, 1) != LUA_TSTRING && !has_method(L, 1, "next"))
    return luaL_error(L,
                      "%s cannot go over a %s value: it takes something with a method iterator "
                      "or next, a list, or a string",
                      user->name, luaL_typename(L, 1));
  lua_settop(L, 1);
  return begin(L, user);
}

struct iteration *iteration_of(lua_State *L)
{
  return lua_touserdata(L, 1);
}

bool iteration_is_protocol(lua_State *L)
{
  bool is = lua_getiuservalue(L, 1, 2) != LUA_TNIL;
  lua_pop(L, 1);
  return is;
}

/* Bytes of the character at text: a UTF-8 sequence, or one byte where there is none. */
static size_t character_size(const char *text, size_t size)
{
  size_t length = 1;
  unsigned char first = (unsigned char)text[0];
  size_t wanted = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  while (length < wanted && length < size && (unsigned char)text[length] >> 6 == 2)
    length++;
  return length == wanted ? wanted : 1;
}

/* The next item of a list or string: pushes it. False at the end. */
bool iteration_next_item(lua_State *L)
{
  struct iteration *iteration = iteration_of(L);
  lua_getiuservalue(L, 1, 1);
  if (lua_type(L, -1) == LUA_TSTRING) {
    size_t size, at = (size_t)iteration->position;
    const char *text = lua_tolstring(L, -1, &size);
    if (at >= size) return false;
    size_t length = character_size(text + at, size - at);
    iteration->position += (lua_Integer)length;
    lua_pushlstring(L, text + at, length);
    return true;
  }
  if (iteration->position >= luaL_len(L, -1)) return false;
  lua_geti(L, -1, ++iteration->position);
  return true;
}

/* Pushes next and the iterator, ready for a call with no more arguments. */
void iteration_push_next(lua_State *L)
{
  lua_getiuservalue(L, 1, 2);
  lua_getiuservalue(L, 1, 1);
}

/* Pushes a method of the iterator and the iterator; false (pushing nothing): it has none. */
bool iteration_push_method(lua_State *L, const char *name)
{
  lua_getiuservalue(L, 1, 1);
  if (!has_method(L, lua_gettop(L), name)) {
    lua_pop(L, 1);
    return false;
  }
  lua_rotate(L, -2, 1);
  return true;
}

/* Raises an error where the value on top is no result object. */
void iteration_check_result(lua_State *L, const char *method)
{
  if (!lua_istable(L, -1) && !lua_isuserdata(L, -1))
    luaL_error(L,
               "the iterator's method %s gave %s, but it must give a table "
               "{ value = …, done = … }",
               method, luaL_typename(L, -1));
}

/* Is the result object on top done? */
bool iteration_is_done(lua_State *L, const char *method)
{
  iteration_check_result(L, method);
  lua_getfield(L, -1, "done");
  bool done = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return done;
}

void iteration_open(lua_State *base, lua_CFunction close)
{
  lua_createtable(base, 0, 3);
  lua_pushcfunction(base, close);
  lua_setfield(base, -2, "__close");
  lua_pushliteral(base, "iteration");
  lua_setfield(base, -2, "__name");
  lua_pushboolean(base, 0);
  lua_setfield(base, -2, "__metatable");
  iteration_ref = luaL_ref(base, LUA_REGISTRYINDEX);
}
