/* names.h - names for generator functions and coroutines, taken from the source text:
 * `NAME = generator(`; else from the call; else "line 12". */
#ifndef YS_INFERIOR_NAMES_H
#define YS_INFERIOR_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include <lua.h>

#define NAMES_MAX 48

/* Keeps the text of a chunk (copied), so that its lines can be looked at. chunk: "@name". */
void names_add_chunk(const char *chunk, const char *text, size_t size);

/* For a C function called by Lua code: finds NAME in `NAME = word(` on the line of the
 * call, where word is the last part of what is called ("generator", "wrap"). For
 * coroutines, `word(NAME)` too. */
bool names_from_source(lua_State *L, const char *word, char name[NAMES_MAX]);

/* The name by which the running C function was called, else "line 12". Returns name. */
const char *names_of_call(lua_State *L, char name[NAMES_MAX]);

/* For a coroutine made by word(f): from the source, else the name of the calling function,
 * else "line 12". Returns name. */
const char *names_of_coroutine(lua_State *L, const char *word, char name[NAMES_MAX]);

#endif
