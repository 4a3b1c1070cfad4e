/* refuse.h - functions of Lua's libraries that a script may not use here. They exist, so
 * that a script that tests for them loads, and raise a sentence when they are called. */
#ifndef YS_REFUSE_H
#define YS_REFUSE_H

#include <stddef.h>

#include <lua.h>

struct refused {
  const char *name;
  const char *sentence; /* why, and what to do instead */
};

/* Puts the functions into the table on top of the stack. */
void refuse_functions(lua_State *L, const struct refused *refused, size_t count);

#endif
