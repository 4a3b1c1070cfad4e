/* scheduler.h - the one loop that resumes every coroutine. See scheduler.c for how and why. */
#ifndef YS_INFERIOR_SCHEDULER_H
#define YS_INFERIOR_SCHEDULER_H

#include <lua.h>

#include "engine/inferior/coroutine.h"

enum outcome {
  OUTCOME_YIELD, /* it paused; its values follow */
  OUTCOME_DONE,  /* it ended; its values follow */
  OUTCOME_ERROR  /* it failed; one value follows: the error */
};

struct scheduler {
  struct coroutine *current; /* the innermost running one; NULL: the user's turn */
  struct coroutine *target;  /* a yield to the loop that asks to resume this one */
  /* What the continuation of a request finds when it runs: */
  enum outcome outcome;
  int count;     /* values on top of its stack */
  bool passes;   /* the one value is a delegate's result object, unread */
  bool rethrows; /* the next lua_error is an error that was told already */
};
extern struct scheduler scheduler;

/* Resumes target, which is suspended, for the coroutine whose thread L is; the nargs values
 * on top of L's stack are given to it. For use as the last call of a C function: `return
 * scheduler_request(…)`. When target answers, k(L, LUA_YIELD, context) runs, with what came
 * described in `scheduler`, on top of the stack. Works where Lua cannot yield, too. */
int scheduler_request(lua_State *L, struct coroutine *target, enum engine_request request,
                      int nargs, lua_KContext context, lua_KFunction k);

/* Resumes co, on whose stack nargs values lie, for `consumer` (NULL: the user), and runs all
 * that it asks for until it answers. from: the thread that is blocked by this call. What it
 * answered (*count values) then lies on top of from's stack, where there is a consumer, else
 * of co's own. */
enum outcome scheduler_run(lua_State *from, struct coroutine *co, struct coroutine *consumer,
                           enum engine_request request, int nargs, int *count);

#endif
