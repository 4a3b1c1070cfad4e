/* by_hand.h - requests that the user makes, and expressions that the user typed. */
#ifndef YS_INFERIOR_BY_HAND_H
#define YS_INFERIOR_BY_HAND_H

#include <lua.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/stop.h"

void by_hand_open(lua_State *base, struct coroutine *main);
struct coroutine *by_hand_main(void);
bool by_hand_under_way(void); /* a request by hand waits for its answer */

/* What is to be computed, and for whom: expressions see the variables of `scope`. from: the
 * thread that is blocked. */
struct by_hand {
  lua_State *from;
  const char *expression;
  const struct coroutine *scope; /* may be NULL */
  const struct coroutine *outer; /* names that scope has not are looked for there; may be NULL */
  bool again;                    /* by_hand_call: asks the second of a pair (pair.h) what the first
                                    was asked: no expression, and never refused */
};

/* Each does what its name says; false or NULL and a sentence in *problem where it cannot.
 * Anything that stops on the way is served inside. */
struct coroutine *by_hand_call(const struct by_hand *hand, enum engine_request request, uint32_t id,
                               const struct stop_run *run, const char **problem);
struct coroutine *by_hand_make(const struct by_hand *hand, const char **problem);
/* Pairs that generator with the one that the expression gives, or names; "" ends that. Returns the
 * generator of that number. */
struct coroutine *by_hand_pair(const struct by_hand *hand, uint32_t id, const char **problem);
/* Changes a variable of the scope's innermost frame. */
bool by_hand_set(const struct by_hand *hand, const char *name, const char **problem);
/* The value as text, as display (quoted strings). */
bool by_hand_evaluate(const struct by_hand *hand, char *out, size_t size, const char **problem);

#endif
