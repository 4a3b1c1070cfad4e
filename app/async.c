/* async.c - see async.h. Promises and generators are kept by number, a few bytes each: far less
 * than their events, which the engine keeps. The lists of those that are shown are made anew when
 * something was read. */
#include "app/async.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/job_queue.h"
#include "app/room.h"

struct numbers {
  uint32_t *items;
  size_t count, capacity;
};

struct async {
  size_t next; /* the event to be read next */
  uint32_t branch;
  struct async_promise *promises; /* by number; 0 is none */
  size_t promise_count, promise_capacity;
  struct async_generator *generators; /* by id; 0 is none */
  size_t generator_count, generator_capacity;
  struct async_wait *waits; /* 0 is none */
  size_t wait_count, wait_capacity;
  uint32_t free_wait;
  struct job_queue microtasks, timers;
  struct async_job job; /* the one that runs */
  enum async_now now;
  bool ended; /* the main program, with all that it had left to the loop */
  uint64_t clock;
  struct numbers shown_promises, shown_generators;
  size_t settled;
};

struct async *async_new(void)
{
  return calloc(1, sizeof(struct async));
}

void async_free(struct async *async)
{
  if (async == NULL) return;
  free(async->promises);
  free(async->generators);
  free(async->waits);
  job_queue_close(&async->microtasks);
  job_queue_close(&async->timers);
  free(async->shown_promises.items);
  free(async->shown_generators.items);
  free(async);
}

void async_clear(struct async *async)
{
  async->next = 0;
  async->promise_count = async->generator_count = async->wait_count = 0;
  async->free_wait = 0;
  job_queue_clear(&async->microtasks);
  job_queue_clear(&async->timers);
  async->now = ASYNC_MAIN;
  async->ended = false;
  async->clock = 0;
  async->shown_promises.count = async->shown_generators.count = 0;
  async->settled = 0;
}

/* --------------------------------------------------------------- by number */

static struct async_promise *promise_of(struct async *async, uint32_t number)
{
  while (async->promise_count <= number) {
    async->promises = room_for_one(async->promises, async->promise_count, &async->promise_capacity,
                                   sizeof *async->promises);
    async->promises[async->promise_count++] =
        (struct async_promise){.made = ASYNC_NONE, .settled = ASYNC_NONE};
  }
  return &async->promises[number];
}

static struct async_generator *generator_of(struct async *async, uint32_t id)
{
  while (async->generator_count <= id) {
    async->generators = room_for_one(async->generators, async->generator_count,
                                     &async->generator_capacity, sizeof *async->generators);
    async->generators[async->generator_count++] = (struct async_generator){.paused = ASYNC_NONE};
  }
  return &async->generators[id];
}

const struct async_promise *async_promise(const struct async *async, uint32_t number)
{
  bool there = number < async->promise_count && async->promises[number].made != ASYNC_NONE;
  return there ? &async->promises[number] : NULL;
}

const struct async_generator *async_generator(const struct async *async, uint32_t id)
{
  return id < async->generator_count ? &async->generators[id] : NULL;
}

const struct async_wait *async_wait(const struct async *async, uint32_t wait)
{
  return wait > 0 && wait < async->wait_count ? &async->waits[wait] : NULL;
}

/* -------------------------------------------------------------- what waits */

static uint32_t new_wait(struct async *async)
{
  uint32_t wait = async->free_wait;
  if (wait != 0) {
    async->free_wait = async->waits[wait].next;
    return wait;
  }
  if (async->wait_count == 0) async->wait_count = 1;
  async->waits =
      room_for_one(async->waits, async->wait_count, &async->wait_capacity, sizeof *async->waits);
  return (uint32_t)async->wait_count++;
}

/* A microtask comes at once where the promise is settled already. */
static void read_waits(struct async *async, size_t index, const struct engine_event *event)
{
  struct async_promise *promise = promise_of(async, event->object);
  promise->handled = true;
  promise->unhandled = false;
  promise->coming = ENGINE_MAIN;
  if (event->generator != ENGINE_MAIN)
    generator_of(async, event->generator)->awaits = event->object;
  if (promise->settled != ASYNC_NONE) return;
  uint32_t wait = new_wait(async);
  async->waits[wait] = (struct async_wait){index, event->other, event->generator, 0};
  if (promise->waits == 0) promise->waits = wait;
  else async->waits[promise->last_wait].next = wait;
  promise->last_wait = wait;
}

static void settle(struct async *async, size_t index, const struct engine_event *event)
{
  struct async_promise *promise = promise_of(async, event->object);
  promise->settled = index;
  promise->rejected = event->async == ENGINE_REJECTED;
  promise->follows = 0;
  if (promise->waits == 0) return;
  async->waits[promise->last_wait].next = async->free_wait;
  async->free_wait = promise->waits;
  promise->waits = promise->last_wait = 0;
}

/* -------------------------------------------------------------------- jobs */

static void end_job(struct async *async)
{
  bool ran = async->now == ASYNC_MICROTASK || async->now == ASYNC_TIMER;
  if (ran && async->job.promise != 0) {
    struct async_promise *promise = promise_of(async, async->job.promise);
    if (promise->jobs > 0) promise->jobs--;
  }
  async->now = ASYNC_BETWEEN;
}

static void take(struct async *async, struct job_queue *queue, uint32_t number, enum async_now now)
{
  end_job(async);
  async->now = now;
  async->job = (struct async_job){.event = ASYNC_NONE, .number = number};
  job_queue_take(queue, &async->job);
}

/* A promise that is resolved with another one takes its fate: only the microtask tells. */
static uint32_t followed(const char *text)
{
  unsigned number = 0;
  return sscanf(text, "follow promise#%u", &number) == 1 ? number : 0;
}

static void read_job(struct async *async, size_t index, const struct engine_event *event)
{
  bool timer = event->async == ENGINE_TIMER;
  struct async_job job = {index, event->due, event->object, event->other};
  if (job.promise != 0) {
    struct async_promise *promise = promise_of(async, job.promise);
    promise->jobs++;
    if (!timer && followed(event->text) != 0) promise->follows = followed(event->text);
  }
  job_queue_put(timer ? &async->timers : &async->microtasks, job);
}

static void read_async(struct async *async, size_t index, const struct engine_event *event)
{
  async->clock = event->clock;
  switch (event->async) {
  case ENGINE_PROMISE:
    promise_of(async, event->object)->made = index;
    promise_of(async, event->object)->generator = event->generator;
    if (event->generator != ENGINE_MAIN) generator_of(async, event->generator)->async = true;
    break;
  case ENGINE_FULFILLED:
  case ENGINE_REJECTED: settle(async, index, event); break;
  case ENGINE_WAITS: read_waits(async, index, event); break;
  case ENGINE_UNHANDLED: promise_of(async, event->object)->unhandled = true; break;
  case ENGINE_MICROTASK:
  case ENGINE_TIMER: read_job(async, index, event); break;
  case ENGINE_MICROTASK_RUNS:
    take(async, &async->microtasks, event->object, ASYNC_MICROTASK);
    break;
  case ENGINE_TIMER_FIRES: take(async, &async->timers, event->object, ASYNC_TIMER); break;
  case ENGINE_LOOP: async->now = ASYNC_BETWEEN; break;
  }
}

/* -------------------------------------------------------------- generators */

static void read_result(struct async *async, size_t index, const struct engine_event *event)
{
  struct async_generator *generator = generator_of(async, event->generator);
  unsigned number;
  generator->alive = !event->done && !event->threw;
  generator->paused = generator->alive ? index : ASYNC_NONE;
  if (!generator->alive || sscanf(event->text, "promise#%u (", &number) != 1) return;
  generator->awaits = number;
  if (generator->async && event->consumer != ENGINE_YOU)
    promise_of(async, number)->coming = event->generator;
}

static void read_event(struct async *async, size_t index, const struct engine_event *event)
{
  struct async_generator *generator;
  switch (event->kind) {
  case ENGINE_CREATE:
    generator = generator_of(async, event->generator);
    generator->alive = true;
    generator->consumer = event->consumer;
    break;
  case ENGINE_NEXT:
  case ENGINE_THROW:
  case ENGINE_RETURN:
    generator = generator_of(async, event->generator);
    generator->paused = ASYNC_NONE;
    generator->awaits = 0;
    generator->started = true;
    generator->consumer = event->consumer;
    break;
  case ENGINE_RESULT: read_result(async, index, event); break;
  case ENGINE_ASYNC: read_async(async, index, event); break;
  case ENGINE_END:
    end_job(async);
    async->now = ASYNC_OVER;
    async->ended = true;
    break;
  case ENGINE_ERROR:
  case ENGINE_PRINT:
  case ENGINE_LOCKSTEP:
  case ENGINE_LINE: break;
  }
}

/* ------------------------------------------------------------ what is shown */

static void add(struct numbers *numbers, uint32_t number)
{
  numbers->items =
      room_for_one(numbers->items, numbers->count, &numbers->capacity, sizeof *numbers->items);
  numbers->items[numbers->count++] = number;
}

static bool is_needed(const struct async_promise *promise)
{
  return promise->jobs > 0 || promise->coming != ENGINE_MAIN ||
         (promise->rejected && !promise->handled);
}

static void list_promises(struct async *async)
{
  async->shown_promises.count = async->settled = 0;
  for (int pending = 1; pending >= 0; pending--)
    for (size_t i = 1; i < async->promise_count; i++) {
      const struct async_promise *promise = &async->promises[i];
      bool is_pending = promise->settled == ASYNC_NONE;
      if (promise->made == ASYNC_NONE || is_pending != (pending == 1)) continue;
      if (is_pending || is_needed(promise)) add(&async->shown_promises, (uint32_t)i);
      else async->settled++;
    }
}

/* Running ones first, then those that wait for a promise. */
static int rank_of(const struct async_generator *generator)
{
  bool runs = generator->started && generator->paused == ASYNC_NONE;
  return runs ? 0 : generator->awaits != 0 ? 1 : 2;
}

static void list_generators(struct async *async)
{
  async->shown_generators.count = 0;
  for (int rank = 0; rank < 3; rank++)
    for (size_t i = 1; i < async->generator_count; i++) {
      const struct async_generator *generator = &async->generators[i];
      if (generator->alive && rank_of(generator) == rank)
        add(&async->shown_generators, (uint32_t)i);
    }
}

size_t async_read(struct async *async, const struct engine *engine, size_t most)
{
  size_t count = engine_event_count(engine);
  uint32_t branch = engine_branch_current(engine);
  bool moved = count < async->next || branch != async->branch;
  if (moved) async_clear(async);
  if (!moved && count == async->next) return 0;
  async->branch = branch;
  for (; async->next < count && most > 0; async->next++, most--) {
    const struct engine_event *event = engine_skim(engine, async->next);
    if (event != NULL) read_event(async, async->next, event);
  }
  list_promises(async);
  list_generators(async);
  return count - async->next;
}

size_t async_promises(const struct async *async, const uint32_t **numbers)
{
  *numbers = async->shown_promises.items;
  return async->shown_promises.count;
}

size_t async_settled(const struct async *async)
{
  return async->settled;
}

size_t async_generators(const struct async *async, const uint32_t **ids)
{
  *ids = async->shown_generators.items;
  return async->shown_generators.count;
}

bool async_has_runner(const struct async *async, uint32_t id)
{
  const struct async_generator *generator = async_generator(async, id);
  if (generator == NULL || generator->paused == ASYNC_NONE) return false;
  if (generator->async) return generator->consumer != ENGINE_YOU;
  if (generator->awaits == 0) return false;
  const struct async_promise *promise = async_promise(async, generator->awaits);
  const struct async_wait *wait = promise != NULL ? async_wait(async, promise->waits) : NULL;
  return generator->consumer == ENGINE_MAIN && (wait == NULL || wait->generator == ENGINE_MAIN);
}

bool async_waits_for_ever(const struct async *async, uint32_t id)
{
  const struct async_generator *generator = async_generator(async, id);
  const struct async_promise *promise =
      generator != NULL ? async_promise(async, generator->awaits) : NULL;
  const struct async_job *jobs;
  bool left = async_microtasks(async, &jobs) + async_timers(async, &jobs) > 0;
  return async->ended && !left && async_has_runner(async, id) && promise != NULL &&
         promise->settled == ASYNC_NONE;
}

size_t async_microtasks(const struct async *async, const struct async_job **jobs)
{
  return job_queue_list(&async->microtasks, jobs);
}

size_t async_timers(const struct async *async, const struct async_job **jobs)
{
  return job_queue_list(&async->timers, jobs);
}

enum async_now async_now(const struct async *async, struct async_job *job)
{
  *job = async->job;
  return async->now;
}

uint64_t async_clock(const struct async *async)
{
  return async->clock;
}
