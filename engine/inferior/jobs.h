/* jobs.h - what runs later: microtasks and timers, in the order that JavaScript has (the HTML
 * standard's event loop, as Node.js runs it): all microtasks, then the timer that is due next,
 * then all microtasks again. The clock is virtual: it stands still while anything is ready, and
 * then jumps to the next timer. */
#ifndef YS_INFERIOR_JOBS_H
#define YS_INFERIOR_JOBS_H

#include <stdbool.h>
#include <stdint.h>

#include <lua.h>

struct coroutine;

void jobs_open(lua_State *base);

/* Queues the function on top of L, and pops it. what: says what it will do, for the user.
 * promise: the number of the one that it is about; 0: none. awaits: whose generator it lets go
 * on; NULL: no one's. */
void jobs_add_microtask(lua_State *L, const char *what, uint32_t promise,
                        const struct coroutine *awaits);

/* Lets the function that lies below count arguments be called after that many milliseconds (at
 * least 1, as in Node.js), and pops all. promise: the one that it will fulfil; 0: none. */
void jobs_add_timer(lua_State *L, double milliseconds, int count, uint32_t promise);

/* Notes the rejected promise on top of L, and pops it: if nobody has taken care of it when the
 * microtasks are done, it is told of. */
void jobs_note_rejection(lua_State *L);

bool jobs_left(void);

/* Virtual milliseconds since the start. */
double jobs_clock(void);

/* Runs all that there is; as the last call of a C function on whose stack the message handler
 * is in slot 1, and nothing above `kept` values over it. When nothing is left, k runs. */
int jobs_run(lua_State *L, lua_KContext kept, lua_KFunction k);

#endif
