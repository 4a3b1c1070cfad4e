/* The flat scheduler.
 *
 * Lua's own coroutine.resume calls lua_resume from the consumer's C frame, so that a chain
 * of n running coroutines is n C frames deep, and Lua stops it near 195. Here no coroutine
 * is ever resumed from another one's C frame. `g:next()` leaves a note in
 * scheduler.target and yields; the loop below reads the note, puts g on the chain (g's
 * consumer is who asked) and resumes it. When g yields without a note, or ends, that is its
 * answer: g leaves the chain, and the loop resumes its consumer, inside whose pending call
 * a continuation finds the answer.
 *
 * Invariants:
 * - While the user looks at an answer, the answer is on its consumer's stack already: the
 *   user may ask the same generator again meanwhile.
 * - scheduler.current is the coroutine whose code runs; following `consumer` from it gives
 *   the whole chain, each of it in state executing.
 * - Between two calls of lua_resume here, no more than one of target and an answer exists.
 * - Where Lua cannot yield (a sort comparator, a metamethod called from C, a finalizer),
 *   the request enters a nested run of the same loop. Its first coroutine's answer ends it,
 *   and coroutines below it cannot be resumed meanwhile: they are executing.
 * - lua_resume's `from` is the thread that entered this run: the base, or the blocked
 *   caller of a nested run. Were it the consumer, its depth would be counted again at each
 *   level (the 195); were it NULL in a nested run, C frames would not be counted at all.
 */
#include "engine/inferior/scheduler.h"

#include <lauxlib.h>

#include "engine/inferior/events.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/stop.h"

struct scheduler scheduler;

/* Puts target on the chain, and moves the arguments to it. What a generator that has not
 * started gets is dropped. Returns the number of values to resume it with; -1: too many. */
static int enter(lua_State *giver, struct coroutine *target, struct coroutine *consumer,
                 enum engine_request request, int nargs)
{
  if (giver != target->thread) {
    if (!lua_checkstack(target->thread, nargs + LUA_MINSTACK)) {
      lua_pop(giver, nargs);
      return -1;
    }
    lua_xmove(giver, target->thread, nargs);
  }
  if (target->state == ENGINE_SUSPENDED_START) {
    if (target->kind == COROUTINE_GENERATOR) lua_pop(target->thread, nargs);
    nargs = lua_gettop(target->thread) - 1; /* all but the function itself */
  }
  target->state = ENGINE_EXECUTING;
  target->consumer = consumer;
  target->request = request;
  return nargs;
}

/* Where co has paused: often in its body, but also in a function that it handed to pcall or
 * finally, and a coroutine in whatever it called. */
static void note_line(struct coroutine *co)
{
  const char *file;
  int line = events_where(co->thread, &file);
  if (line == 0) return;
  co->line = line;
  co->file = file;
}

/* co, just resumed, has answered: takes it off the chain and tells of the answer. */
static enum outcome leave(lua_State *from, struct coroutine *co, int status, int *count)
{
  struct coroutine *consumer = co->consumer;
  enum outcome outcome = OUTCOME_DONE;
  if (status == LUA_YIELD) {
    outcome = OUTCOME_YIELD;
  } else if (status != LUA_OK) {
    outcome = OUTCOME_ERROR;
    *count = 1;
    stop_at_failure(from, co); /* its stack is still whole */
  } else if (co->failed) {
    outcome = OUTCOME_ERROR; /* a body's wrapper gave the error as its value */
  }
  if (outcome == OUTCOME_YIELD) {
    co->state = ENGINE_SUSPENDED_YIELD;
    co->consumer = NULL;
    note_line(co);
  } else if (co->kind == COROUTINE_ITERATOR) {
    outcome = iterators_ran(co);
  } else {
    if (outcome == OUTCOME_ERROR) iterators_lost(co, true);
    coroutine_completed(co, outcome == OUTCOME_ERROR);
  }
  scheduler.current = consumer;
  if (co->kind == COROUTINE_ITERATOR) events_answer(co, consumer, outcome, co->thread, -1);
  if (co->kind == COROUTINE_GENERATOR || co->kind == COROUTINE_PLAIN)
    events_result(co, consumer, outcome, *count);
  return outcome;
}

/* Gives co's answer to its consumer's stack. Returns the number of values. */
static int deliver(struct coroutine *co, lua_State *receiver, enum outcome outcome, int count)
{
  if (!lua_checkstack(receiver, count + LUA_MINSTACK)) {
    lua_pop(co->thread, count);
    lua_pushliteral(receiver, "too many results to resume");
    scheduler.outcome = OUTCOME_ERROR;
    return scheduler.count = 1;
  }
  lua_xmove(co->thread, receiver, count);
  scheduler.outcome = outcome;
  return scheduler.count = count;
}

enum outcome scheduler_run(lua_State *from, struct coroutine *co, struct coroutine *consumer,
                           enum engine_request request, int nargs, int *count)
{
  struct coroutine *const first = co;
  nargs = enter(co->thread, co, consumer, request, nargs);
  for (;;) {
    int n = 0;
    scheduler.current = co;
    int status = lua_resume(co->thread, from, nargs, &n);
    if (status == LUA_YIELD && scheduler.target) {
      struct coroutine *target = scheduler.target;
      scheduler.target = NULL;
      nargs = enter(co->thread, target, co, target->request, n);
      if (nargs >= 0) {
        co = target;
      } else {
        lua_pushliteral(co->thread, "too many arguments to resume");
        scheduler.outcome = OUTCOME_ERROR;
        nargs = scheduler.count = 1;
      }
      continue;
    }
    struct coroutine *asker = co->consumer;
    enum outcome outcome = leave(from, co, status, &n);
    if (asker) {
      nargs = n = deliver(co, co == first ? from : asker->thread, outcome, n);
      stop_at_answer(from, co, asker);
    }
    if (co == first) {
      *count = n;
      return outcome;
    }
    co = asker;
  }
}

int scheduler_request(lua_State *L, struct coroutine *target, enum engine_request request,
                      int nargs, lua_KContext context, lua_KFunction k)
{
  if (lua_isyieldable(L)) {
    target->request = request;
    scheduler.target = target;
    return lua_yieldk(L, nargs, context, k);
  }
  int count;
  struct coroutine *consumer = scheduler.current;
  if (!lua_checkstack(target->thread, nargs + LUA_MINSTACK))
    return luaL_error(L, "too many arguments to resume");
  lua_xmove(L, target->thread, nargs);
  scheduler_run(L, target, consumer, request, nargs, &count);
  return k(L, LUA_YIELD, context);
}
