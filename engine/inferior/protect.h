/* protect.h - pcall and xpcall, the message handler under them, and the return that unwinds
 * a generator. See protect.c. */
#ifndef YS_INFERIOR_PROTECT_H
#define YS_INFERIOR_PROTECT_H

#include <lua.h>

#include "engine/inferior/coroutine.h"

void protect_open(lua_State *base);

/* The script's functions. */
int protect_pcall(lua_State *L);
int protect_xpcall(lua_State *L);

/* The message handler for every protected call: tells of the error where it is thrown, and
 * stops there if nothing will catch it. A light C function. */
int protect_handler(lua_State *L);

/* Unwinds co, on whose thread L it is called, from here: pops the value on top of L, which
 * becomes the value that the return gives. Does not return. */
int protect_return(lua_State *L, struct coroutine *co);

/* Is the value at index the return that is unwinding co? Then pushes the return's value. */
bool protect_returned(lua_State *L, int index, const struct coroutine *co);

/* lua_error for an error that has been told already, where it was thrown. */
int protect_rethrow(lua_State *L);

#endif
