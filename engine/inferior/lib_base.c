#include "engine/inferior/lib_base.h"

#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>
#include <lualib.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/hook.h"
#include "engine/inferior/host.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/lib_io.h"
#include "engine/inferior/lib_os.h"
#include "engine/inferior/names.h"
#include "engine/inferior/protect.h"
#include "engine/inferior/refuse.h"

int lib_base_load(lua_State *L, const char *text, size_t size, const char *chunk)
{
  names_add_chunk(chunk, text, size);
  if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
    text += 3;
    size -= 3;
  }
  if (size > 0 && text[0] == '#') {
    const char *end = memchr(text, '\n', size);
    size = end ? size - (size_t)(end - text) : 0;
    text = end ? end : "";
  }
  int status = luaL_loadbufferx(L, text, size, chunk, "t");
  if (status == LUA_OK && iterators_add_chunk(chunk, text, size)) hook_watch_calls();
  return status;
}

static int print(lua_State *L)
{
  luaL_Buffer buffer;
  int count = lua_gettop(L);
  luaL_buffinit(L, &buffer);
  for (int i = 1; i <= count; i++) {
    if (i > 1) luaL_addchar(&buffer, '\t');
    luaL_tolstring(L, i, NULL);
    luaL_addvalue(&buffer);
  }
  luaL_addchar(&buffer, '\n');
  luaL_pushresult(&buffer);
  size_t size;
  const char *text = lua_tolstring(L, -1, &size);
  host_print(text, size);
  return 0;
}

/* load, always for text. Upvalue: Lua's own. */
static int load(lua_State *L)
{
  if (!lua_isstring(L, 1)) luaL_checktype(L, 1, LUA_TFUNCTION);
  luaL_optstring(L, 2, NULL);
  if (lua_gettop(L) < 3) lua_settop(L, 3);
  lua_pushliteral(L, "t");
  lua_replace(L, 3);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  struct coroutine *co = coroutine_of(L);
  co->pcalls++; /* it catches all errors but those of its own arguments, which are right */
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  co->pcalls--;
  return lua_gettop(L);
}

/* ---------------------------------------------------------- files of its folder */

/* Loads a file of the script's folder: pushes the function; or nil and a sentence. */
static bool load_file(lua_State *L, const char *name)
{
  char *text;
  size_t size;
  const char *problem;
  if (!host_read(name, &text, &size, &problem)) {
    lua_pushnil(L);
    lua_pushstring(L, problem);
    return false;
  }
  lua_pushfstring(L, "@%s", name);
  int status = lib_base_load(L, text, size, lua_tostring(L, -1));
  free(text);
  lua_remove(L, -2);
  if (status == LUA_OK) return true;
  lua_pushnil(L);
  lua_insert(L, -2);
  return false;
}

static int loadfile(lua_State *L)
{
  const char *name = luaL_checkstring(L, 1);
  bool has_environment = !lua_isnone(L, 3);
  if (!load_file(L, name)) return 2;
  if (has_environment) {
    lua_pushvalue(L, 3);
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
  }
  return 1;
}

static int done_file(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  return lua_gettop(L) - 1;
}

static int dofile(lua_State *L)
{
  const char *name = luaL_checkstring(L, 1);
  lua_settop(L, 1);
  if (!load_file(L, name)) return lua_error(L);
  lua_callk(L, 0, LUA_MULTRET, 0, done_file);
  return done_file(L, LUA_OK, 0);
}

/* Slot 1: the name; slot 2: the table of what is loaded; slot 3: what the file returned. */
static int required(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  lua_settop(L, 3);
  if (lua_isnil(L, 3)) { /* it may have set the entry itself */
    lua_pushvalue(L, 1);
    if (lua_rawget(L, 2) == LUA_TNIL) lua_pushboolean(L, 1);
    lua_replace(L, 3);
  }
  lua_settop(L, 3);
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 3);
  lua_rawset(L, 2);
  return 1;
}

static int require(lua_State *L)
{
  const char *name = luaL_checkstring(L, 1);
  lua_settop(L, 1);
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_pushvalue(L, 1);
  if (lua_rawget(L, 2) != LUA_TNIL) return 1;
  lua_settop(L, 2);
  const char *path = luaL_gsub(L, name, ".", "/");
  const char *file = lua_pushfstring(L, "%s.lua", path);
  if (!load_file(L, file)) {
    lua_pushfstring(L, "module '%s' cannot be loaded: %s", name, lua_tostring(L, -1));
    return lua_error(L);
  }
  lua_replace(L, 3);
  lua_settop(L, 3);
  lua_pushvalue(L, 1);
  lua_callk(L, 1, 1, 0, required);
  return required(L, LUA_OK, 0);
}

/* --------------------------------------------------------------------- debug */

/* debug.getinfo without the function itself, which could be one of the engine's. Upvalue:
 * Lua's own. */
static int getinfo(lua_State *L)
{
  int level = lua_isthread(L, 1) ? 2 : 1;
  if (level == 1 && lua_isinteger(L, 1) && lua_tointeger(L, 1) > 0) {
    lua_pushinteger(L, lua_tointeger(L, 1) + 1); /* this function is a level, too */
    lua_replace(L, 1);
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, 1);
  if (lua_istable(L, -1)) {
    lua_pushnil(L);
    lua_setfield(L, -2, "func");
  }
  return 1;
}

static void open_debug(lua_State *L)
{
  static const struct refused refused[] = {
      {"getlocal", "debug.getlocal is not available to scripts: look at locals on the screen."},
      {"setlocal", "debug.setlocal is not available to scripts."},
      {"getupvalue", "debug.getupvalue is not available to scripts."},
      {"setupvalue", "debug.setupvalue is not available to scripts."},
      {"upvalueid", "debug.upvalueid is not available to scripts."},
      {"upvaluejoin", "debug.upvaluejoin is not available to scripts."},
      {"getregistry", "debug.getregistry is not available to scripts."},
      {"getmetatable", "debug.getmetatable is not available to scripts: use getmetatable."},
      {"setmetatable", "debug.setmetatable is not available to scripts: use setmetatable."},
      {"getuservalue", "debug.getuservalue is not available to scripts."},
      {"setuservalue", "debug.setuservalue is not available to scripts."},
      {"sethook", "debug.sethook is not available to scripts: the debugger uses the hook."},
      {"gethook", "debug.gethook is not available to scripts: the debugger uses the hook."},
      {"debug", "debug.debug is not available to scripts: there is no terminal to read from."}};
  luaL_requiref(L, "debug", luaopen_debug, 0);
  lua_createtable(L, 0, 16);
  lua_getfield(L, -2, "traceback");
  lua_setfield(L, -2, "traceback");
  lua_getfield(L, -2, "getinfo");
  lua_pushcclosure(L, getinfo, 1);
  lua_setfield(L, -2, "getinfo");
  refuse_functions(L, refused, sizeof refused / sizeof refused[0]);
  lua_setglobal(L, "debug");
  lua_pop(L, 1);
}

/* ------------------------------------------------------------------- opening */

static void open_globals(lua_State *L)
{
  static const luaL_Reg functions[] = {{"print", print},
                                       {"pcall", protect_pcall},
                                       {"xpcall", protect_xpcall},
                                       {"loadfile", loadfile},
                                       {"dofile", dofile},
                                       {"require", require},
                                       {NULL, NULL}};
  lua_pushglobaltable(L);
  lua_getfield(L, -1, "load");
  lua_pushcclosure(L, load, 1);
  lua_setfield(L, -2, "load");
  luaL_setfuncs(L, functions, 0);
  lua_pop(L, 1);
}

/* package.loaded holds the libraries as the script sees them. */
static void open_package(lua_State *L)
{
  lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getglobal(L, "debug");
  lua_setfield(L, -2, "debug");
  lua_createtable(L, 0, 2);
  lua_pushvalue(L, -2);
  lua_setfield(L, -2, "loaded");
  lua_pushliteral(L, "./?.lua");
  lua_setfield(L, -2, "path");
  lua_setglobal(L, "package");
  lua_pop(L, 1);
}

void lib_base_open(lua_State *base)
{
  static const luaL_Reg libraries[] = {{"_G", luaopen_base},
                                       {LUA_STRLIBNAME, luaopen_string},
                                       {LUA_TABLIBNAME, luaopen_table},
                                       {LUA_MATHLIBNAME, luaopen_math},
                                       {LUA_UTF8LIBNAME, luaopen_utf8},
                                       {"io", lib_io_open},
                                       {"os", lib_os_open},
                                       {NULL, NULL}};
  static const struct refused string_refused[] = {
      {"dump", "string.dump makes bytecode, and scripts here are text only."}};
  for (const luaL_Reg *library = libraries; library->name; library++) {
    luaL_requiref(base, library->name, library->func, 1);
    lua_pop(base, 1);
  }
  lib_os_open_random(base);
  lua_getglobal(base, "string");
  refuse_functions(base, string_refused, 1);
  lua_pop(base, 1);
  open_globals(base);
  open_debug(base);
  open_package(base);
}
