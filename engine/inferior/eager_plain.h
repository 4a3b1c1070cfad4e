/* eager_plain.h - plain coroutines in an eager run: see eager.h. */
#ifndef YS_INFERIOR_EAGER_PLAIN_H
#define YS_INFERIOR_EAGER_PLAIN_H

#include <stdbool.h>

#include <lua.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/scheduler.h"

/* A thread stands at an index of L's stack, or in an upvalue. */

/* It has not begun, and is to be drained. */
bool eager_plain_wants(lua_State *L, int thread);

/* As the last call of a C function that resumes it with the topmost `given` values of the stack:
 * drains it first, if it has not begun; these values are its arguments then. Then does what k does
 * with that stack; its context is how many values are still to be sent. */
int eager_plain_then(lua_State *L, int thread, int given, lua_KFunction k);

/* It has been drained: pushes what it answers to the topmost `sent` values of the stack: *count
 * values; the error, if the outcome is that. False: it has not, or nothing is left. */
bool eager_plain_answer(lua_State *L, int thread, int sent, enum outcome *outcome, int *count);

/* It has been drained, and more can be had of it. */
bool eager_plain_has_more(lua_State *L, int thread);
/* The same; and no more can be had from now on. */
bool eager_plain_close(lua_State *L, int thread);

/* Drains the thread in slot 1, to which the other arguments are given. A C function. */
int eager_plain_drain(lua_State *L);

#endif
