/* pair.h - two generators, coroutines or iterators that the user asks together: the first is
 * asked, and then the second is asked the same. */
#ifndef YS_INFERIOR_PAIR_H
#define YS_INFERIOR_PAIR_H

#include <stdbool.h>

#include <lua.h>

#include "engine/inferior/coroutine.h"

void pair_open(lua_State *base);

/* Pairs them, and tells the app. Both are held from now on. NULL for the second: there is no pair
 * any more, and both are let go. */
void pair_set(const struct coroutine *first, const struct coroutine *second);

/* The value on top of the base is sent to co; given: it is one that the user gave. If co is the
 * first of a pair, it is kept for the second. */
void pair_keep(const struct coroutine *co, bool given);
/* Pushes it on the base; was it given? */
bool pair_push(void);

#endif
