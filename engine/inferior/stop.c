#include "engine/inferior/stop.h"

#include <stdlib.h>
#include <string.h>

#include <lauxlib.h>

#include "engine/inferior/events.h"
#include "engine/inferior/scheduler.h"
#include "engine/inferior/serve.h"
#include "engine/inferior/value.h"

bool stop_watches_lines;

static struct {
  const char *chunk;
  /* What the app asked for. */
  enum msg_until until;
  unsigned flags;
  int line;
  uint64_t budget_end;
  bool loading;         /* the first line of all has not been reached */
  bool pause;
  /* For over and out: the frame, as a coroutine and a number of stack levels. */
  struct coroutine *frame;
  int depth;
  bool frame_left;      /* that coroutine has paused or ended since */
  /* Breakpoints: one bit a line. */
  unsigned char *breaks;
  size_t breaks_size;
  size_t break_count;
} stop = {.loading = true};

void stop_open(const char *chunk)
{
  stop.chunk = chunk;
}

static void update_watch(void)
{
  bool until_line = stop.until == MSG_UNTIL_LINE || stop.until == MSG_UNTIL_OVER ||
                    stop.until == MSG_UNTIL_OUT || stop.until == MSG_UNTIL_BREAK_AT;
  unsigned flags = stop.flags & (MSG_RUN_RECORD | MSG_RUN_LINES | MSG_RUN_BUDGET);
  stop_watches_lines = until_line || flags || stop.break_count > 0 || stop.pause || stop.loading;
}

static int depth_of(lua_State *L)
{
  lua_Debug ar;
  int depth = 0;
  while (lua_getstack(L, depth, &ar)) depth++;
  return depth;
}

void stop_run(enum msg_until until, unsigned flags, int line)
{
  stop.until = until;
  stop.flags = flags;
  stop.line = line;
  stop.pause = false;
  stop.budget_end = events.next + MSG_BUDGET;
  stop.frame = scheduler.current;
  stop.frame_left = false;
  stop.depth = stop.frame ? depth_of(stop.frame->thread) : 0;
  update_watch();
}

void stop_break(int line, bool on)
{
  size_t byte = (size_t)line / 8;
  unsigned char bit = (unsigned char)(1u << (line % 8));
  if (byte >= stop.breaks_size) {
    if (!on) return;
    unsigned char *breaks = realloc(stop.breaks, byte + 1);
    if (!breaks) return;
    memset(breaks + stop.breaks_size, 0, byte + 1 - stop.breaks_size);
    stop.breaks = breaks;
    stop.breaks_size = byte + 1;
  }
  if (!(stop.breaks[byte] & bit) == !on) return;
  stop.breaks[byte] ^= bit;
  stop.break_count += on ? 1 : (size_t)-1;
  update_watch();
}

void stop_pause(void)
{
  stop.pause = true;
  update_watch();
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

static int reason_at_line(lua_State *L, lua_Debug *ar, const struct coroutine *co, uint64_t tick)
{
  int line = ar->currentline;
  if (stop.loading) return ENGINE_STOP_LOADED;
  if (stop.pause) return ENGINE_STOP_PAUSED;
  if (has_break(line) && in_script(L, ar)) return ENGINE_STOP_BREAK;
  if ((stop.flags & MSG_RUN_BUDGET) && tick >= stop.budget_end) return ENGINE_STOP_PAUSED;
  switch (stop.until) {
  case MSG_UNTIL_LINE: return ENGINE_STOP_LINE;
  case MSG_UNTIL_OVER: return has_come_down(L, co, stop.depth) ? ENGINE_STOP_LINE : -1;
  case MSG_UNTIL_OUT: return has_come_down(L, co, stop.depth - 1) ? ENGINE_STOP_LINE : -1;
  case MSG_UNTIL_BREAK_AT:
    return line == stop.line && in_script(L, ar) ? ENGINE_STOP_BREAK : -1;
  default: return -1;
  }
}

void stop_at_line(lua_State *L, lua_Debug *ar, struct coroutine *co, uint64_t tick)
{
  int line = ar->currentline;
  if (co->kind == COROUTINE_EXPRESSION) {
    if (!stop.pause) return;
    stop.pause = false;
    luaL_error(L, "your expression was stopped");
  }
  bool sent = (stop.flags & MSG_RUN_LINES) != 0;
  if ((stop.flags & MSG_RUN_RECORD) && in_script(L, ar)) events_ran(line);
  if (sent) {
    in_script(L, ar);
    events_line(co, tick, ar->source[0] == '@' ? ar->source + 1 : "", line);
  }
  int reason = reason_at_line(L, ar, co, tick);
  if (reason < 0) return;
  stop.loading = false;
  serve(L, (enum engine_reason)reason, co, "");
  if (!sent && (stop.flags & MSG_RUN_LINES)) { /* the app wants this one, too */
    in_script(L, ar);
    events_line(co, tick, ar->source[0] == '@' ? ar->source + 1 : "", line);
  }
}

/* --------------------------------------------------------- creation, answers */

void stop_at_create(lua_State *L, struct coroutine *co)
{
  if (stop.until == MSG_UNTIL_CREATE) serve(L, ENGINE_STOP_CREATED, co, "");
}

void stop_at_answer(lua_State *from, struct coroutine *co, struct coroutine *consumer)
{
  bool out = stop.until == MSG_UNTIL_OUT && co == stop.frame;
  if (co == stop.frame) stop.frame_left = true;
  if (!consumer || consumer->kind == COROUTINE_EXPRESSION) return; /* the user gets it: serve */
  bool result = stop.until == MSG_UNTIL_RESULT && consumer->kind == COROUTINE_MAIN;
  if (result || out || stop.until == MSG_UNTIL_EXCHANGE) serve(from, ENGINE_STOP_RESULT, co, "");
}

/* -------------------------------------------------------------------- errors */

/* Will script code catch an error thrown now on co? An error passes down the chain until a
 * pcall or a coroutine.resume turns it into a value. */
static bool is_caught(const struct coroutine *co)
{
  for (; co; co = co->consumer) {
    if (co->pcalls > 0 || co->kind == COROUTINE_EXPRESSION) return true;
    if (co->kind == COROUTINE_PLAIN && co->catches) return true;
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
  if (caught || (stop.flags & MSG_RUN_ON)) return;
  value_error_text(L, index, text, sizeof text);
  serve(from, ENGINE_STOP_ERROR, co, text);
}

void stop_at_throw(lua_State *L, struct coroutine *co)
{
  thrown(L, L, 1, co);
}

void stop_at_failure(lua_State *from, struct coroutine *co)
{
  if (scheduler.rethrows)
    scheduler.rethrows = false;
  else if (co->kind != COROUTINE_EXPRESSION)
    thrown(from, co->thread, -1, co);
}

void stop_at_untold(lua_State *L, struct coroutine *co, int status)
{
  if (status == LUA_ERRMEM || status == LUA_ERRERR) thrown(L, L, -1, co);
}
