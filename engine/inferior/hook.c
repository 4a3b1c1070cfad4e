/* The hook runs before every line of the script, so each instruction in it is paid a
 * million times. While nothing watches lines it counts, notes where the body is, and looks
 * at the link once in a thousand lines. It never yields: a yield from a hook is seen by the
 * script's own coroutine.resume, and cannot be done inside a comparator. To stop, it blocks
 * (serve.h). */
#include "engine/inferior/hook.h"

#include <time.h>

#include "engine/inferior/channel.h"
#include "engine/inferior/events.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/scheduler.h"
#include "engine/inferior/stop.h"

#define LINES_PER_POLL           1024
#define NANOSECONDS_PER_PROGRESS 50000000

static int until_poll = LINES_PER_POLL;

/* Real time, for the app's counter only: the script sees nothing of it. */
static long long now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (long long)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void poll_link(void)
{
  static long long last;
  until_poll = LINES_PER_POLL;
  long long time = now();
  if (time - last >= NANOSECONDS_PER_PROGRESS) {
    last = time;
    wire_u64(channel_begin(MSG_PROGRESS), events_now());
    channel_end();
    channel_flush();
  }
  if (!channel_waiting()) return;
  struct wire_reader reader;
  if (channel_receive(&reader) == MSG_PAUSE) stop_pause();
}

static void first_line(lua_State *L, lua_Debug *ar, struct coroutine *co)
{
  co->body = ar->i_ci;
  lua_getinfo(L, "S", ar);
  if (ar->source[0] == '@') co->file = ar->source + 1;
}

static void on_line(lua_State *L, lua_Debug *ar)
{
  struct coroutine *co = scheduler.current;
  uint64_t tick = events.next++;
  events.line_before = events.line;
  events.line = events_point();
  /* The activation's address tells the body from what it calls; it is the same as long as
   * the body lives. */
  if (!co->body) first_line(L, ar, co);
  if (ar->i_ci == co->body) co->line = ar->currentline;
  if (--until_poll == 0) poll_link();
  if (stop_watches_lines) stop_at_line(L, ar, co, tick);
}

static void on_event(lua_State *L, lua_Debug *ar)
{
  if (ar->event == LUA_HOOKLINE) on_line(L, ar);
  else if (ar->event == LUA_HOOKRET) iterators_returns(L, ar);
  else iterators_called(L, ar);
}

static lua_State *installed_on;
static bool watches_calls;

static void install(lua_State *L)
{
  if (watches_calls) lua_sethook(L, on_event, LUA_MASKLINE | LUA_MASKCALL | LUA_MASKRET, 0);
  else lua_sethook(L, on_line, LUA_MASKLINE, 0);
}

void hook_install(lua_State *base)
{
  installed_on = base;
  install(base);
}

void hook_watch_calls(void)
{
  if (watches_calls) return;
  watches_calls = true;
  if (!installed_on) return;
  install(installed_on);
  coroutine_each_thread(install);
}
