/* The queues are tables in the registry, so that what waits in them is the script's memory, and
 * counted. Timers lie in a binary heap (Williams 1964), by the time at which they are due, and
 * then by the order in which they were set. */
#include "engine/inferior/jobs.h"

#include <math.h>

#include <lauxlib.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/events.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/memory.h"
#include "engine/inferior/promise.h"
#include "engine/inferior/scheduler.h"
#include "engine/inferior/stop.h"

#define TIMEOUT_MAX 2147483647.0 /* of JavaScript's timers: a longer one counts as 1 ms */

struct timer {
  double due;
  uint32_t number;
  int function_ref; /* a list: the function, its arguments */
};

static struct {
  int microtasks_ref; /* a list: function, number, function, number … from `first` to `last` */
  lua_Integer first, last;
  int rejected_ref; /* a list of promises */
  lua_Integer rejected_count;
  struct timer *timers;
  size_t timer_count, timer_room;
  uint32_t last_number; /* microtasks and timers are numbered together */
  double clock;
} jobs;

void jobs_open(lua_State *base)
{
  lua_newtable(base);
  jobs.microtasks_ref = luaL_ref(base, LUA_REGISTRYINDEX);
  lua_newtable(base);
  jobs.rejected_ref = luaL_ref(base, LUA_REGISTRYINDEX);
}

bool jobs_left(void)
{
  return jobs.first < jobs.last || jobs.timer_count > 0 || jobs.rejected_count > 0;
}

double jobs_clock(void)
{
  return jobs.clock;
}

/* ---------------------------------------------------------------- microtasks */

void jobs_add_microtask(lua_State *L, const char *what, uint32_t promise,
                        const struct coroutine *awaits)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, jobs.microtasks_ref);
  lua_rotate(L, -2, 1);
  lua_rawseti(L, -2, ++jobs.last);
  lua_pushinteger(L, ++jobs.last_number);
  lua_rawseti(L, -2, ++jobs.last);
  lua_pop(L, 1);
  events_async(&(struct events_async){.what = ENGINE_MICROTASK,
                                      .object = jobs.last_number,
                                      .other = promise,
                                      .about = awaits,
                                      .text = what});
}

/* Pushes the next one; false: there is none. */
static bool take_microtask(lua_State *L)
{
  if (jobs.first == jobs.last) return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, jobs.microtasks_ref);
  lua_rawgeti(L, -1, jobs.first + 1);
  lua_rawgeti(L, -2, jobs.first + 2);
  uint32_t number = (uint32_t)lua_tointeger(L, -1);
  for (int i = 0; i < 2; i++) {
    lua_pushnil(L);
    lua_rawseti(L, -4, ++jobs.first);
  }
  lua_pop(L, 1);
  lua_remove(L, -2);
  if (jobs.first == jobs.last) jobs.first = jobs.last = 0; /* the list's room is used again */
  events_async(&(struct events_async){.what = ENGINE_MICROTASK_RUNS, .object = number});
  return true;
}

/* -------------------------------------------------------------------- timers */

static bool is_before(const struct timer *a, const struct timer *b)
{
  return a->due < b->due || (a->due == b->due && a->number < b->number);
}

static void swap(size_t a, size_t b)
{
  struct timer timer = jobs.timers[a];
  jobs.timers[a] = jobs.timers[b];
  jobs.timers[b] = timer;
}

static void put_timer(lua_State *L, const struct timer *timer)
{
  if (jobs.timer_count == jobs.timer_room) {
    size_t room = jobs.timer_room > 0 ? jobs.timer_room * 2 : 16, size = sizeof *jobs.timers;
    struct timer *timers = memory_allocate(NULL, jobs.timers, jobs.timer_room * size, room * size);
    if (timers == NULL) {
      luaL_unref(L, LUA_REGISTRYINDEX, timer->function_ref);
      luaL_error(L, "not enough memory");
      return;
    }
    jobs.timers = timers;
    jobs.timer_room = room;
  }
  size_t at = jobs.timer_count++;
  jobs.timers[at] = *timer;
  for (; at > 0 && is_before(&jobs.timers[at], &jobs.timers[(at - 1) / 2]); at = (at - 1) / 2)
    swap(at, (at - 1) / 2);
}

static struct timer take_first(void)
{
  struct timer first = jobs.timers[0];
  jobs.timers[0] = jobs.timers[--jobs.timer_count];
  for (size_t at = 0;;) {
    size_t least = at;
    for (size_t child = 2 * at + 1; child <= 2 * at + 2; child++)
      if (child < jobs.timer_count && is_before(&jobs.timers[child], &jobs.timers[least]))
        least = child;
    if (least == at) return first;
    swap(at, least);
    at = least;
  }
}

void jobs_add_timer(lua_State *L, double milliseconds, int count, uint32_t promise)
{
  bool fits = milliseconds >= 1 && milliseconds <= TIMEOUT_MAX; /* false for what is no number */
  struct timer timer = {.due = jobs.clock + (fits ? trunc(milliseconds) : 1),
                        .number = ++jobs.last_number};
  char what[64];
  promise_describe_function(L, lua_gettop(L) - count, what, sizeof what);
  lua_createtable(L, count + 1, 1);
  lua_insert(L, -count - 2);
  for (int i = count + 1; i > 0; i--)
    lua_rawseti(L, -i - 1, i);
  lua_pushinteger(L, count);
  lua_setfield(L, -2, "count");
  timer.function_ref = luaL_ref(L, LUA_REGISTRYINDEX);
  put_timer(L, &timer);
  events_async(&(struct events_async){.what = ENGINE_TIMER,
                                      .object = timer.number,
                                      .other = promise,
                                      .due = timer.due,
                                      .text = promise ? "sleep" : what});
}

/* Pushes the function of the next timer, and its arguments. Returns how many; -1: no timer. */
static int take_timer(lua_State *L)
{
  if (jobs.timer_count == 0) return -1;
  struct timer timer = take_first();
  jobs.clock = timer.due;
  lua_rawgeti(L, LUA_REGISTRYINDEX, timer.function_ref);
  luaL_unref(L, LUA_REGISTRYINDEX, timer.function_ref);
  lua_getfield(L, -1, "count");
  int count = (int)lua_tointeger(L, -1);
  lua_pop(L, 1);
  int list = lua_gettop(L);
  luaL_checkstack(L, count + LUA_MINSTACK, NULL);
  for (int i = 1; i <= count + 1; i++)
    lua_rawgeti(L, list, i);
  lua_remove(L, list);
  events_async(&(struct events_async){.what = ENGINE_TIMER_FIRES, .object = timer.number});
  return count;
}

/* ---------------------------------------------------------------- rejections */

void jobs_note_rejection(lua_State *L)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, jobs.rejected_ref);
  lua_rotate(L, -2, 1);
  lua_rawseti(L, -2, ++jobs.rejected_count);
  lua_pop(L, 1);
}

static void tell_of_rejections(lua_State *L)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, jobs.rejected_ref);
  for (lua_Integer i = 1; i <= jobs.rejected_count; i++) {
    lua_rawgeti(L, -1, i);
    promise_tell_unhandled(L, -1);
    lua_pop(L, 1);
    lua_pushnil(L);
    lua_rawseti(L, -2, i);
  }
  lua_pop(L, 1);
  jobs.rejected_count = 0;
}

/* ------------------------------------------------------------------ the loop */

/* Where the loop goes on to when nothing is left. (Not a context: there is one main program.) */
static lua_KFunction when_done;

static int run(lua_State *L, int status, lua_KContext kept)
{
  int base = (int)kept + 1;
  for (;;) {
    if (status != LUA_OK && status != LUA_YIELD) { /* it was told of where it was thrown */
      stop_at_untold(L, coroutine_of(L), status);
      iterators_unwound(L);
    }
    lua_settop(L, base);
    int arguments = 0;
    if (!take_microtask(L)) {
      tell_of_rejections(L);
      arguments = take_timer(L);
    }
    if (arguments < 0) return when_done(L, LUA_OK, kept);
    stop_at_job(L);
    status = lua_pcallk(L, arguments, 0, 1, kept, run);
  }
}

int jobs_run(lua_State *L, lua_KContext kept, lua_KFunction k)
{
  when_done = k;
  if (jobs_left()) events_async(&(struct events_async){.what = ENGINE_LOOP});
  return run(L, LUA_OK, kept);
}
