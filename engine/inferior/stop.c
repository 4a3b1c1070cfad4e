#include "engine/inferior/stop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>

#include "engine/inferior/by_hand.h"
#include "engine/inferior/events.h"
#include "engine/inferior/inspect.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/scheduler.h"
#include "engine/inferior/serve.h"
#include "engine/inferior/value.h"

bool stop_watches_lines;

static struct {
  const char *chunk;
  struct stop_run run; /* what the app asked for */
  uint64_t budget_end;
  bool loading; /* the first line of all has not been reached */
  bool pause;
  int lines_left; /* of a slow motion */
  /* For over and out: the frame, as a coroutine and a number of stack levels. */
  struct coroutine *frame;
  int depth;
  struct activation {
    const void *function;
    bool tail;     /* it took its caller's place */
  } activation;    /* on top of that frame */
  bool frame_left; /* that coroutine has paused or ended since */
  /* Breakpoints: one bit a line. */
  unsigned char *breaks;
  size_t breaks_size;
  size_t break_count;
  bool breaks_at_create, breaks_at_error;
  /* The tracked variable, and what it was at the last line that had it in scope. */
  struct {
    bool on, stops, known;
    uint32_t coroutine;
    char name[48];
    struct inspect_value value;
    uint64_t point; /* the last line before which it changed */
  } track;
} stop = {.loading = true};

void stop_open(const char *chunk)
{
  stop.chunk = chunk;
}

static void update_watch(void)
{
  bool until_line = stop.run.until >= MSG_UNTIL_LINE;
  unsigned flags = stop.run.flags & (MSG_RUN_RECORD | MSG_RUN_LINES | MSG_RUN_BUDGET);
  stop_watches_lines = until_line || flags || stop.run.limit || stop.break_count > 0 ||
                       stop.pause || stop.loading || stop.track.on;
}

static struct activation activation_of(lua_State *L)
{
  lua_Debug ar;
  if (!lua_getstack(L, 0, &ar)) return (struct activation){0};
  lua_getinfo(L, "ft", &ar);
  struct activation activation = {lua_topointer(L, -1), ar.istailcall};
  lua_pop(L, 1);
  return activation;
}

void stop_run(const struct stop_run *run)
{
  if (run->flags & MSG_RUN_SAME) {
    stop.run.limit = run->limit;
    update_watch();
    return;
  }
  stop.run = *run;
  events.quiet = (run->flags & MSG_RUN_QUIET) != 0;
  if (scheduler.current && scheduler.current->kind == COROUTINE_MAIN) events_forget_ran();
  stop.pause = false;
  stop.lines_left = run->line;
  stop.budget_end = events.next + MSG_BUDGET;
  stop.frame = scheduler.current;
  stop.frame_left = false;
  stop.depth = stop.frame ? inspect_depth(stop.frame->thread) : 0;
  if (run->until == MSG_UNTIL_OVER && stop.frame)
    stop.activation = activation_of(stop.frame->thread);
  update_watch();
}

void stop_nowhere(void)
{
  stop_run(&(struct stop_run){.until = MSG_UNTIL_END});
}

void stop_no_breaks(void)
{
  if (stop.breaks) memset(stop.breaks, 0, stop.breaks_size);
  stop.break_count = 0;
  stop.breaks_at_create = stop.breaks_at_error = false;
  update_watch();
}

void stop_break(int line)
{
  size_t byte = (size_t)line / 8;
  if (line == 0) stop.breaks_at_create = true;
  if (line == MSG_BREAK_ERROR) stop.breaks_at_error = true;
  if (line <= 0 || line == MSG_BREAK_ERROR) return;
  if (byte >= stop.breaks_size) {
    unsigned char *breaks = realloc(stop.breaks, byte + 1);
    if (!breaks) return;
    memset(breaks + stop.breaks_size, 0, byte + 1 - stop.breaks_size);
    stop.breaks = breaks;
    stop.breaks_size = byte + 1;
  }
  stop.breaks[byte] |= (unsigned char)(1u << (line % 8));
  stop.break_count++;
  update_watch();
}

void stop_pause(void)
{
  stop.pause = true;
  update_watch();
}

/* ----------------------------------------------------------------- a variable */

void stop_track(uint32_t coroutine, const char *name, bool stops)
{
  memset(&stop.track, 0, sizeof stop.track);
  stop.track.on = name[0] != '\0';
  stop.track.stops = stops;
  stop.track.coroutine = coroutine;
  snprintf(stop.track.name, sizeof stop.track.name, "%s", name);
  const struct coroutine *co = coroutine ? coroutine_find(coroutine) : by_hand_main();
  stop.track.known = co && stop.track.on && inspect_variable(co, name, &stop.track.value);
  update_watch();
}

uint64_t stop_tracked_point(void)
{
  return stop.track.point;
}

/* Has the tracked variable another value than at the last line that had it in scope? */
static bool has_changed(const struct coroutine *co)
{
  struct inspect_value value;
  if (!stop.track.on || co->id != stop.track.coroutine ||
      !inspect_variable(co, stop.track.name, &value))
    return false;
  bool changed = stop.track.known && memcmp(&value, &stop.track.value, sizeof value) != 0;
  stop.track.known = true;
  stop.track.value = value;
  if (changed) stop.track.point = events.line_before; /* the line that did it */
  return changed;
}

/* --------------------------------------------------------------------- lines */

static bool in_script(lua_State *L, lua_Debug *ar)
{
  lua_getinfo(L, "S", ar);
  return strcmp(ar->source, stop.chunk) == 0;
}

static bool has_break(int line)
{
  size_t byte = (size_t)line / 8;
  return byte < stop.breaks_size && (stop.breaks[byte] >> (line % 8) & 1);
}

/* Is this line in the frame that over and out started from, or below it? A stack with more
 * levels than `depth` is still above. Lines of coroutines further up the chain are not. */
static bool has_come_down(lua_State *L, const struct coroutine *co, int depth)
{
  lua_Debug ar;
  if (stop.frame_left || !stop.frame) return true;
  return co == stop.frame && !lua_getstack(L, depth, &ar);
}

/* Is this line where over ends? Not in a function that runs where the one began from has
 * returned, in the same line of its caller: f() g(), return g(). (A second call of the very same
 * function cannot be told from a loop.) */
static bool is_over(lua_State *L, const struct coroutine *co)
{
  lua_Debug ar;
  if (!has_come_down(L, co, stop.depth)) return false;
  if (co != stop.frame || stop.frame_left || !lua_getstack(L, stop.depth - 1, &ar)) return true;
  struct activation now = activation_of(L);
  return now.function == stop.activation.function && (!now.tail || stop.activation.tail);
}

/* Does this place end a replay? Where one is under way, nothing else does. */
static bool is_replay(void)
{
  return stop.run.until == MSG_UNTIL_POINT || stop.run.until == MSG_UNTIL_TICK;
}

static bool ends_replay(void)
{
  if (stop.run.until == MSG_UNTIL_POINT) return events_point() >= stop.run.target;
  return stop.run.until == MSG_UNTIL_TICK && events_now() >= stop.run.target;
}

void stop_answered(void)
{
  if (!is_replay()) stop.run.until = MSG_UNTIL_END;
  update_watch();
}

/* What the run itself was asked for; -1: not here. */
static int reason_of_run(lua_State *L, lua_Debug *ar, const struct coroutine *co)
{
  int line = ar->currentline;
  switch (stop.run.until) {
  case MSG_UNTIL_LINE: return ENGINE_STOP_LINE;
  case MSG_UNTIL_SLOW: return --stop.lines_left <= 0 ? ENGINE_STOP_LINE : -1;
  case MSG_UNTIL_OVER: return is_over(L, co) ? ENGINE_STOP_LINE : -1;
  case MSG_UNTIL_OUT: return has_come_down(L, co, stop.depth - 1) ? ENGINE_STOP_LINE : -1;
  case MSG_UNTIL_BREAK_AT:
    return line == stop.run.line && in_script(L, ar) ? ENGINE_STOP_BREAK : -1;
  default: return -1;
  }
}

static int reason_at_line(lua_State *L, lua_Debug *ar, const struct coroutine *co, uint64_t tick)
{
  int line = ar->currentline;
  bool changed = has_changed(co);
  if (stop.loading) return ENGINE_STOP_LOADED;
  if (stop.pause) return ENGINE_STOP_PAUSED;
  if (is_replay()) {
    if (ends_replay()) return ENGINE_STOP_LINE;
  } else {
    if (changed && stop.track.stops) return ENGINE_STOP_BREAK;
    if (has_break(line) && in_script(L, ar)) return ENGINE_STOP_BREAK;
  }
  if ((stop.run.flags & MSG_RUN_BUDGET) && tick >= stop.budget_end) return ENGINE_STOP_PAUSED;
  int reason = reason_of_run(L, ar, co);
  bool cut = stop.run.limit && events_point() >= stop.run.limit;
  return reason < 0 && cut ? ENGINE_STOP_SLICE : reason;
}

void stop_at_line(lua_State *L, lua_Debug *ar, struct coroutine *co, uint64_t tick)
{
  int line = ar->currentline;
  if (co->kind == COROUTINE_EXPRESSION) {
    if (!stop.pause) return;
    stop.pause = false;
    luaL_error(L, "your expression was stopped");
  }
  bool sent = (stop.run.flags & MSG_RUN_LINES) != 0;
  if ((stop.run.flags & MSG_RUN_RECORD) && !events_ran_full() && in_script(L, ar)) events_ran(line);
  if (sent) {
    in_script(L, ar);
    events_line(co, tick, ar->source[0] == '@' ? ar->source + 1 : "", line);
  }
  int reason = reason_at_line(L, ar, co, tick);
  if (reason < 0) return;
  stop.loading = false;
  serve(L, (enum engine_reason)reason, co, "");
  if (!sent && (stop.run.flags & MSG_RUN_LINES)) { /* the app wants this one, too */
    in_script(L, ar);
    events_line(co, tick, ar->source[0] == '@' ? ar->source + 1 : "", line);
  }
}

/* --------------------------------------------------------- creation, answers */

static bool is_expression(const struct coroutine *co)
{
  return co && co->kind == COROUTINE_EXPRESSION;
}

void stop_at_create(lua_State *L, struct coroutine *co)
{
  if (stop.run.until == MSG_UNTIL_CREATE || ends_replay()) serve(L, ENGINE_STOP_CREATED, co, "");
  else if (stop.breaks_at_create && !is_replay() && !is_expression(scheduler.current))
    serve(L, ENGINE_STOP_BREAK, co, "");
}

void stop_at_job(lua_State *L)
{
  if (stop.run.until == MSG_UNTIL_JOB || ends_replay())
    serve(L, ENGINE_STOP_JOB, coroutine_of(L), "");
}

void stop_at_answer(lua_State *from, struct coroutine *co, struct coroutine *consumer)
{
  bool out = stop.run.until == MSG_UNTIL_OUT && co == stop.frame;
  if (co == stop.frame) stop.frame_left = true;
  if (consumer->kind == COROUTINE_EXPRESSION) return;
  bool awaits = stop.run.until == MSG_UNTIL_RESULT || stop.run.until == MSG_UNTIL_SLOW;
  bool result = awaits && iterators_running(consumer)->kind == COROUTINE_MAIN;
  if (result || out || stop.run.until == MSG_UNTIL_EXCHANGE || ends_replay())
    serve(from, ENGINE_STOP_RESULT, co, "");
}

/* -------------------------------------------------------------------- errors */

/* Will script code catch an error thrown now on co? An error passes down the chain until a
 * pcall or a coroutine.resume turns it into a value. */
static bool is_caught(const struct coroutine *co)
{
  for (; co; co = co->consumer) {
    if (co->pcalls > 0 || co->kind == COROUTINE_EXPRESSION) return true;
    if (co->catches) return true;
  }
  return false;
}

/* The error at index of L was thrown by co just now. */
static void thrown(lua_State *from, lua_State *L, int index, struct coroutine *co)
{
  const char *file;
  char text[1024];
  int line = events_where(co->thread, &file);
  if (line == 0) {
    line = co->line;
    file = co->file;
  }
  bool caught = is_caught(co);
  events_error(co, L, index, file, line, caught);
  bool wanted = is_replay() ? ends_replay()
                            : stop.breaks_at_error || (!caught && !(stop.run.flags & MSG_RUN_ON));
  if (!wanted) return;
  value_error_text(L, index, text, sizeof text);
  serve(from, ENGINE_STOP_ERROR, co, text);
}

void stop_at_throw(lua_State *L, struct coroutine *co)
{
  thrown(L, L, 1, co);
}

void stop_at_failure(lua_State *from, struct coroutine *co)
{
  if (scheduler.rethrows) scheduler.rethrows = false;
  else if (co->kind != COROUTINE_EXPRESSION) thrown(from, co->thread, -1, co);
}

/* Lua calls no handler for these, neither where they are thrown nor where they are thrown on. */
void stop_at_untold(lua_State *L, struct coroutine *co, int status)
{
  bool told = scheduler.rethrows;
  scheduler.rethrows = false;
  if (told) return;
  if (status == LUA_ERRMEM || status == LUA_ERRERR) thrown(L, L, -1, co);
}
