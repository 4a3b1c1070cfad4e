/* events.h - what happens in the script, numbered and told to the app.
 *
 * Line arrivals, requests and answers are events: each takes the next tick, from 0. The
 * others (create, print, error, end) carry the tick during which they happen: that of the
 * newest event.
 */
#ifndef YS_INFERIOR_EVENTS_H
#define YS_INFERIOR_EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/inferior/scheduler.h"

struct events {
  uint64_t next;              /* the tick that the next event will have */
  uint64_t extra;             /* points that are no events: creations, prints, errors, ends */
  uint64_t line, line_before; /* the points of the last two line arrivals */
  bool quiet;                 /* count, but tell nothing: the app knows it all */
};
extern struct events events;

uint64_t events_point(void); /* see msg.h */
uint64_t events_now(void);   /* the newest event's tick; 0 where there is none yet */

/* The lines of the script that ran since the last events_forget_ran. */
bool events_ran_full(void);
void events_ran(int line);
void events_forget_ran(void);

/* arguments: how many values on top of L were given to the generator function. level: of the
 * stack, from where on the line is looked for. */
void events_create(const struct coroutine *co, lua_State *L, int arguments, int level);
/* index: of the value sent on L's stack; values: how many there are from there on. */
void events_request(struct coroutine *co, enum engine_request request, lua_State *L, int index,
                    int values);
void events_request_from(struct coroutine *co, enum engine_request request, lua_State *L, int index,
                         int values, int level);
/* co answered with the count values on top of its stack. */
void events_result(struct coroutine *co, const struct coroutine *consumer, enum outcome outcome,
                   int count);
/* co answered without running: the value at L's index. */
void events_answer(struct coroutine *co, const struct coroutine *consumer, enum outcome outcome,
                   lua_State *L, int index);
/* co threw the error at L's index. */
void events_error(const struct coroutine *co, lua_State *L, int index, const char *file, int line,
                  bool caught);
unsigned events_kind(const struct coroutine *co); /* its `enum msg_kind` */
void events_print(const char *text, size_t size);
/* The main program ended; count values (or one error) are on top of its stack. */
void events_end(const struct coroutine *main, bool failed, int count);
/* A line is about to run on co, whose frames are in view. */
void events_line(const struct coroutine *co, uint64_t tick, const char *file, int line);

/* From now on the user asks both together; second NULL: no longer. */
void events_lockstep(const struct coroutine *first, const struct coroutine *second);

/* Something of promises, microtasks and timers: see `enum engine_async`. */
struct events_async {
  enum engine_async what;
  uint32_t object, other;
  const struct coroutine *about; /* NULL: none */
  double due;                    /* TIMER */
  const char *text;              /* NULL: "" */
};
void events_async(const struct events_async *async);

/* The current line of the innermost Lua function of L, and its file; 0 and "". */
int events_where(lua_State *L, const char **file);

#endif
