/* eager.h - the script as it would run without laziness: each generator becomes a whole list
 * before anything goes over it; so does an iterator written by hand, after those that it takes
 * from; and a plain coroutine when it is resumed for the first time. For throw-away processes only;
 * see engine_eager.
 *
 * What is drained stays the same object, but its list answers all requests from then on: whoever
 * holds it sees no difference, except that nothing runs any more. Only what is sent to it finds
 * nobody: that is noted (cost_sent), since the script may have become another one by it. */
#ifndef YS_INFERIOR_EAGER_H
#define YS_INFERIOR_EAGER_H

#include <stdbool.h>
#include <stdint.h>

#include <lua.h>

#include "engine/engine.h" /* enum engine_request */
#include "engine/inferior/scheduler.h"

/* From now on; no list gets more than limit values. */
void eager_begin(uint32_t limit);
bool eager_is_on(void);

/* A list that was made of a generator has so many values: may it get no more? */
bool eager_ends_list(lua_Integer count);

/* As the last call of a C function: drains what is suspended among the topmost count values of
 * L's stack, then does what k does with that stack and context. */
int eager_then(lua_State *L, int count, lua_KContext context, lua_KFunction k);

/* The generator in slot 1 has been drained: answers the request, whose value is in slot 2, from
 * its list, on top of the stack; an error is raised. False: it has not. */
bool eager_answer(lua_State *L, enum engine_request request);

#endif
