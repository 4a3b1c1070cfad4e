/* lib_iterate.h - the dialect's of(x) (for…of), collect(x) ([...x]) and yield_from(x)
 * (yield*). All take, in this order: what has a method `iterator`; what has a method
 * `next`; a list; a string's characters. */
#ifndef YS_INFERIOR_LIB_ITERATE_H
#define YS_INFERIOR_LIB_ITERATE_H

#include <lua.h>

void lib_iterate_open(lua_State *base); /* sets the globals */

#endif
