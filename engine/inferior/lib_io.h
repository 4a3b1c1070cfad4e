/* lib_io.h - the script's `io`: files of its own folder for reading, --input as standard
 * input, and the session's output as standard output and error output. */
#ifndef YS_LIB_IO_H
#define YS_LIB_IO_H

#include <lua.h>

/* Pushes the library, as Lua's luaopen_io does. */
int lib_io_open(lua_State *L);

#endif
