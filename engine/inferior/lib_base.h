/* lib_base.h - what a script finds in its globals besides the dialect: Lua's own libraries
 * without what would reach outside, print to the session's output, require, load. */
#ifndef YS_INFERIOR_LIB_BASE_H
#define YS_INFERIOR_LIB_BASE_H

#include <stddef.h>

#include <lua.h>

void lib_base_open(lua_State *base);

/* Loads text as a chunk of that name ("@fib.lua"), as luaL_loadfile does: a byte order mark
 * and a first line that starts with # are skipped; bytecode is refused. Pushes the function
 * or the error; returns Lua's status. */
int lib_base_load(lua_State *L, const char *text, size_t size, const char *chunk);

#endif
