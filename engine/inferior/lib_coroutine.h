/* lib_coroutine.h - Lua's coroutine library, on the flat scheduler. It behaves and words its
 * errors as the Lua 5.4 manual and lcorolib.c do. */
#ifndef YS_INFERIOR_LIB_COROUTINE_H
#define YS_INFERIOR_LIB_COROUTINE_H

#include <lua.h>

#include "engine/inferior/coroutine.h"

void lib_coroutine_open(lua_State *base); /* sets the global */

/* Closes co, which is suspended or dead, with all its pending closings; co's thread ends
 * with the error, if there is one, on its stack. Returns Lua's status. Raises an error on L
 * where closings are nested too deep. */
int lib_coroutine_close(lua_State *L, struct coroutine *co);

/* coroutine.resume, of what no list answers (eager.h). A C function. */
int lib_coroutine_resume(lua_State *L);

/* The thread behind a function that coroutine.wrap gave; NULL: it is none. */
lua_State *lib_coroutine_wrapped(lua_State *L, int index);

#endif
