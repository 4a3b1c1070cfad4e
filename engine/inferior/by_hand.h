/* by_hand.h - requests that the user makes, and expressions that the user typed. */
#ifndef YS_INFERIOR_BY_HAND_H
#define YS_INFERIOR_BY_HAND_H

#include <lua.h>

#include "engine/inferior/coroutine.h"
#include "engine/msg.h"

void by_hand_open(lua_State *base, struct coroutine *main);
struct coroutine *by_hand_main(void);
bool by_hand_under_way(void); /* a request by hand waits for its answer */

/* Both evaluate the expression with the variables of `view` in scope, and return whom they
 * were about; or NULL and a sentence in *problem, and nothing has happened. from: the thread
 * that is blocked. Anything that stops on the way is served inside. */
struct coroutine *by_hand_call(lua_State *from, enum engine_request request, uint32_t id,
                               const char *expression, const struct coroutine *view,
                               enum msg_until until, unsigned flags, const char **problem);
struct coroutine *by_hand_make(lua_State *from, const char *expression,
                               const struct coroutine *view, const char **problem);

#endif
