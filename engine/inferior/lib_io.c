/* lib_io.c - see lib_io.h. The functions of the library; lib_io_file.c has the files. */
#include "engine/inferior/lib_io.h"

#include <stdbool.h>
#include <string.h>

#include <lauxlib.h>

#include "engine/inferior/lib_io_file.h"
#include "engine/inferior/refuse.h"

/* The names under which the registry keeps the current files. */
static const char current_input[] = "yieldscope.io.input";
static const char current_output[] = "yieldscope.io.output";

/* Pushes the current input or output; returns its index. */
static int push_current(lua_State *L, const char *which)
{
  lua_getfield(L, LUA_REGISTRYINDEX, which);
  if (lib_io_file_closed(L, -1))
    luaL_error(L, "default %s file is closed", which == current_input ? "input" : "output");
  return lua_gettop(L);
}

static void open_or_raise(lua_State *L, const char *name, bool for_reading)
{
  if (lib_io_file_open(L, name, for_reading) != 1)
    luaL_error(L, "cannot open file '%s' (%s)", name, lua_tostring(L, -2));
}

static int io_lines(lua_State *L)
{
  if (lua_isnoneornil(L, 1)) {
    if (lua_isnone(L, 1)) lua_settop(L, 1);
    push_current(L, current_input);
    lua_replace(L, 1);
    lib_io_file_lines(L, false);
    return 1;
  }
  open_or_raise(L, luaL_checkstring(L, 1), true);
  lua_replace(L, 1);
  lib_io_file_lines(L, true);
  lua_pushnil(L);
  lua_pushnil(L);
  lua_pushvalue(L, 1); /* the loop closes it when it is left early */
  return 4;
}

/* Whether the mode is one of C's; then *for_reading says whether it only reads. */
static bool parse_mode(const char *mode, bool *for_reading)
{
  *for_reading = *mode == 'r' && mode[1] != '+';
  if (!*mode || !strchr("rwa", *mode++)) return false;
  if (*mode == '+') mode++;
  return strspn(mode, "b") == strlen(mode);
}

static int io_open(lua_State *L)
{
  const char *name = luaL_checkstring(L, 1);
  bool for_reading = false;
  bool well = parse_mode(luaL_optstring(L, 2, "r"), &for_reading);
  luaL_argcheck(L, well, 2, "invalid mode");
  return lib_io_file_open(L, name, for_reading);
}

static int io_close(lua_State *L)
{
  if (lua_isnone(L, 1)) push_current(L, current_output);
  return lib_io_file_close(L, 1);
}

static int io_read(lua_State *L)
{
  int last = lua_gettop(L);
  return lib_io_file_read(L, push_current(L, current_input), 1, last);
}

static int io_write(lua_State *L)
{
  int last = lua_gettop(L);
  return lib_io_file_write(L, push_current(L, current_output), 1, last);
}

static int io_flush(lua_State *L)
{
  push_current(L, current_output);
  lua_pushboolean(L, true);
  return 1;
}

static int io_type(lua_State *L)
{
  luaL_checkany(L, 1);
  bool is_file = luaL_testudata(L, 1, LUA_FILEHANDLE) != NULL;
  if (!is_file) luaL_pushfail(L);
  if (is_file) lua_pushstring(L, lib_io_file_closed(L, 1) ? "closed file" : "file");
  return 1;
}

/* io.input and io.output: sets the current file, by name or handle, and returns it. */
static int choose(lua_State *L, const char *which)
{
  if (!lua_isnoneornil(L, 1)) {
    const char *name = lua_tostring(L, 1);
    if (name) {
      open_or_raise(L, name, which == current_input);
    } else {
      lib_io_file_check(L, 1);
      lua_pushvalue(L, 1);
    }
    lua_setfield(L, LUA_REGISTRYINDEX, which);
  }
  lua_getfield(L, LUA_REGISTRYINDEX, which);
  return 1;
}

static int io_input(lua_State *L)
{
  return choose(L, current_input);
}

static int io_output(lua_State *L)
{
  return choose(L, current_output);
}

/* Puts a standard file into the library on top of the stack, and makes it the current one
 * of that kind, if there is one. */
static void add_standard(lua_State *L, const char *name, enum lib_io_kind kind, const char *which)
{
  lib_io_file_standard(L, name, kind);
  if (which) {
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, which);
  }
  lua_setfield(L, -2, name);
}

int lib_io_open(lua_State *L)
{
  static const luaL_Reg functions[] = {
      {"close", io_close}, {"flush", io_flush},   {"input", io_input}, {"lines", io_lines},
      {"open", io_open},   {"output", io_output}, {"read", io_read},   {"type", io_type},
      {"write", io_write}, {NULL, NULL},
  };
  static const struct refused refused[] = {
      {"popen", "io.popen is not available here: a script may not start other programs."},
      {"tmpfile", "io.tmpfile is not available here: a script may not write files. Keep what you "
                  "need in a table or a string."},
  };
  lib_io_file_register(L);
  luaL_newlib(L, functions);
  refuse_functions(L, refused, sizeof refused / sizeof *refused);
  add_standard(L, "stdin", LIB_IO_STDIN, current_input);
  add_standard(L, "stdout", LIB_IO_OUTPUT, current_output);
  add_standard(L, "stderr", LIB_IO_OUTPUT, NULL);
  return 1;
}
