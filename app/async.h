/* async.h - what waits for what: promises, microtasks, timers, and where the generators wait, as
 * the events in the past of the present tell. Each event is read once, as it comes; all are read
 * again when the present has moved back, or to another branch.
 *
 * A runner is what goes on with a generator that handed out a promise, once that is settled: that
 * of async, or one that the script has written with then_. Both are found in the same way: a
 * generator waits for the promise that is its newest result.
 */
#ifndef YS_ASYNC_H
#define YS_ASYNC_H

#include "engine/engine.h"

#define ASYNC_NONE SIZE_MAX

struct async_promise {
  size_t made, settled; /* events; settled: ASYNC_NONE while it is pending */
  uint32_t generator;   /* of the async function whose promise it is; or ENGINE_MAIN */
  uint32_t follows;     /* the promise whose fate it takes; 0: none */
  uint32_t waits;       /* the first of what waits for it, see async_wait; 0: nothing */
  uint32_t last_wait;
  uint32_t jobs; /* microtasks about it that are queued, or run */
  uint32_t
      coming; /* a generator that has just awaited it: async will wait for it; or ENGINE_MAIN */
  bool rejected, handled;
  bool unhandled; /* and that was told */
};

struct async_wait {
  size_t event;
  uint32_t gives;     /* the promise that comes of it; 0: none */
  uint32_t generator; /* that goes on then; or ENGINE_MAIN */
  uint32_t next;      /* see async_promise.waits */
};

struct async_job { /* a microtask or a timer */
  size_t event;    /* at which it was queued */
  uint64_t due;
  uint32_t number;
  uint32_t promise; /* that it is about; 0: none */
};

struct async_generator {
  size_t paused;       /* its newest result; ASYNC_NONE: it runs, or has not started */
  uint32_t awaits;     /* the promise that it waits for; 0: none, or what it awaits is not one */
  uint32_t consumer;   /* who called it last */
  bool alive, started; /* alive: it was made, and has not finished */
  bool async;          /* async made it, and goes on with it */
};

enum async_now { ASYNC_MAIN, ASYNC_BETWEEN, ASYNC_MICROTASK, ASYNC_TIMER, ASYNC_OVER };

struct async;

struct async *async_new(void); /* NULL when out of memory */
void async_free(struct async *async);
/* Forgets all, to read it again. */
void async_clear(struct async *async);
/* Takes note of what is in the past of the present, of so many events at most; returns how many are
 * left to be read. */
size_t async_read(struct async *async, const struct engine *engine, size_t most);

/* Numbers of promises, those that are still to be seen: pending ones by number; then settled ones
 * that a microtask is about, and rejections that nothing handles. */
size_t async_promises(const struct async *async, const uint32_t **numbers);
/* Of the others, which nothing needs any more. */
size_t async_settled(const struct async *async);
/* NULL: there is none of that number. */
const struct async_promise *async_promise(const struct async *async, uint32_t number);
const struct async_wait *async_wait(const struct async *async, uint32_t wait); /* NULL for 0 */

/* Those that have not finished: the running ones, those that wait for a promise, the others. */
size_t async_generators(const struct async *async, const uint32_t **ids);
const struct async_generator *async_generator(const struct async *async, uint32_t id);
/* It waits for a promise: a runner goes on with it once that is settled. A generator that hands
 * promises to a loop does not. */
bool async_has_runner(const struct async *async, uint32_t id);
/* Nothing is left that could settle the promise that it waits for. */
bool async_waits_for_ever(const struct async *async, uint32_t id);

/* In the order in which they will run. */
size_t async_microtasks(const struct async *async, const struct async_job **jobs);
size_t async_timers(const struct async *async, const struct async_job **jobs);

/* What runs; for a microtask or a timer, which. */
enum async_now async_now(const struct async *async, struct async_job *job);
uint64_t async_clock(const struct async *async);

#endif
