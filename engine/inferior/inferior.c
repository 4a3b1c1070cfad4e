#include "engine/inferior/inferior.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <lauxlib.h>

#include "engine/inferior/by_hand.h"
#include "engine/inferior/channel.h"
#include "engine/inferior/clone.h"
#include "engine/inferior/code_lines.h"
#include "engine/inferior/coroutine.h"
#include "engine/inferior/cost.h"
#include "engine/inferior/drained.h"
#include "engine/inferior/eager.h"
#include "engine/inferior/events.h"
#include "engine/inferior/hook.h"
#include "engine/inferior/host_setup.h"
#include "engine/inferior/inspect.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/jobs.h"
#include "engine/inferior/lib_async.h"
#include "engine/inferior/lib_base.h"
#include "engine/inferior/lib_coroutine.h"
#include "engine/inferior/lib_generator.h"
#include "engine/inferior/lib_iterate.h"
#include "engine/inferior/lib_os.h"
#include "engine/inferior/lib_promise.h"
#include "engine/inferior/memory.h"
#include "engine/inferior/pair.h"
#include "engine/inferior/protect.h"
#include "engine/inferior/sandbox.h"
#include "engine/inferior/scheduler.h"
#include "engine/inferior/serve.h"
#include "engine/inferior/sharing.h"
#include "engine/inferior/stop.h"
#include "engine/inferior/value.h"

#define DEFAULT_MEMORY (256u * 1024 * 1024)
#define STACK_ROUND    (256u * 1024) /* far more than lies there, far less than a stack */
#define BASE_STACK     2000          /* slots: inspection never needs more */

static struct {
  char chunk[512];
  int status; /* Lua's, of the main program's end */
} script;

/* --------------------------------------------------------------- main program */

static int nothing_left(lua_State *L, int status, lua_KContext kept);

/* What the user did by hand has left something to do. */
static int goes_on(lua_State *L, int status, lua_KContext kept)
{
  (void)status;
  return jobs_run(L, kept, nothing_left);
}

/* The main program never returns, for it may have to go on: see by_hand.c. What it returned
 * are the topmost values of its stack. */
static int rest(lua_State *L, int status, lua_KContext kept)
{
  (void)status;
  return lua_yieldk(L, (int)kept, kept, goes_on);
}

static int nothing_left(lua_State *L, int status, lua_KContext kept)
{
  (void)status;
  return eager_then(L, (int)kept, kept, rest);
}

static int main_ended(lua_State *L, int status, lua_KContext context)
{
  (void)context;
  struct coroutine *co = coroutine_of(L);
  script.status = status;
  if (status == LUA_OK || status == LUA_YIELD) return jobs_run(L, lua_gettop(L) - 1, nothing_left);
  co->failed = true;
  stop_at_untold(L, co, status);
  iterators_unwound(L);
  return 1;
}

/* The function on the bottom of the main program's thread: the chunk, its arguments. */
static int run_main(lua_State *L)
{
  lua_pushcfunction(L, protect_handler);
  lua_insert(L, 1);
  int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 1, 0, main_ended);
  return main_ended(L, status, 0);
}

static void set_arguments(lua_State *L, struct wire_reader *in, const char *name)
{
  uint32_t count = wire_get_u32(in);
  lua_createtable(L, 0, 0);
  lua_pushstring(L, name);
  lua_rawseti(L, -2, 0);
  for (uint32_t i = 1; i <= count && !in->bad; i++) {
    size_t size;
    const char *text = wire_get_bytes(in, &size);
    lua_pushlstring(L, text, size);
    lua_rawseti(L, -2, i);
  }
  lua_setglobal(L, "arg");
}

/* Pushes the global list arg's items on the thread. Returns how many. */
static int push_arguments(lua_State *base, lua_State *thread)
{
  lua_getglobal(base, "arg");
  int count = (int)lua_rawlen(base, -1);
  luaL_checkstack(thread, count + LUA_MINSTACK, NULL);
  for (int i = 1; i <= count; i++) {
    lua_rawgeti(base, -1, i);
    lua_xmove(base, thread, 1);
  }
  lua_pop(base, 1);
  return count;
}

static const struct coroutine *returned_generator(struct coroutine *main, int count)
{
  if (count == 0) return NULL;
  int index = lua_gettop(main->thread) - count + 1;
  if (lib_generator_is(main->thread, index)) return lua_touserdata(main->thread, index);
  scheduler.current = main; /* whose it is */
  const struct coroutine *iterator = iterators_at(main->thread, index);
  scheduler.current = NULL;
  if (iterator) return iterator;
  lua_State *thread = lua_tothread(main->thread, index);
  if (!thread) thread = lib_coroutine_wrapped(main->thread, index);
  return thread ? coroutine_of(thread) : NULL;
}

static _Noreturn void finish(lua_State *base, struct coroutine *main, int count)
{
  char text[256] = "";
  enum engine_reason reason = ENGINE_STOP_END;
  const struct coroutine *returned = main->failed ? NULL : returned_generator(main, count);
  events_end(main, main->failed, count);
  serve_ended(main->failed, returned);
  if (script.status == LUA_ERRMEM) {
    reason = ENGINE_STOP_LIMIT;
    snprintf(text, sizeof text, "The script needs more than %llu MiB of memory.",
             (unsigned long long)(memory_limited_to() >> 20));
  } else if (main->failed) {
    value_error_text(main->thread, -1, text, sizeof text);
  }
  serve(base, reason, main, text); /* the main thread keeps what it returned alive */
  _exit(0);
}

/* -------------------------------------------------------------------- opening */

static void open_all(lua_State *base)
{
  value_open(base);
  coroutine_open(base);
  protect_open(base);
  inspect_open(base);
  sharing_open(base);
  serve_open(base);
  lib_base_open(base);
  lib_coroutine_open(base);
  lib_generator_open(base);
  lib_iterate_open(base);
  drained_open(base);
  iterators_open(base);
  jobs_open(base);
  lib_promise_open(base);
  lib_async_open(base);
}

/* Protected. The message is in a reader, given as light userdata. */
static int load_and_run(lua_State *base)
{
  struct wire_reader *in = lua_touserdata(base, 1);
  size_t name_size, size, input_size;
  const char *name = wire_get_bytes(in, &name_size);
  const char *text = wire_get_bytes(in, &size);
  uint64_t limit = wire_get_u64(in);
  host_set_seed(wire_get_u32(in));
  bool has_input = wire_get_u8(in);
  const char *input = wire_get_bytes(in, &input_size);
  if (has_input) host_set_input(input, input_size);
  luaL_checkstack(base, BASE_STACK, NULL);
  open_all(base);
  snprintf(script.chunk, sizeof script.chunk, "@%.*s", (int)name_size, name);
  set_arguments(base, in, script.chunk + 1);
  stop_open(script.chunk);
  memory_limit(limit ? limit : DEFAULT_MEMORY);
  if (lib_base_load(base, text, size, script.chunk) != LUA_OK) {
    char message[1024];
    value_error_text(base, -1, message, sizeof message);
    serve_unloadable(message);
  }
  code_lines_write(base, channel_begin(MSG_LINES));
  channel_end();
  hook_install(base);
  struct coroutine *main = coroutine_new(base, COROUTINE_MAIN, "main");
  by_hand_open(base, main);
  pair_open(base);
  lua_pushcfunction(main->thread, run_main);
  lua_rotate(base, -2, 1);
  lua_xmove(base, main->thread, 1);
  int arguments = push_arguments(base, main->thread);
  int count = 0;
  cost_begin();
  stop_run(&(struct stop_run){.until = MSG_UNTIL_LINE});
  scheduler_run(base, main, NULL, ENGINE_BY_NEXT, arguments + 1, &count);
  main->state = ENGINE_COMPLETED;
  finish(base, main, count);
}

/* Lua mixes the time into the order that `pairs` gives, when a state is made. It finds this
 * function before the system's, so that the order is the same in every run. */
static bool time_stands_still;

time_t time(time_t *out)
{
  struct timespec now = {0};
  if (!time_stands_still) clock_gettime(CLOCK_REALTIME, &now);
  if (out) *out = now.tv_sec;
  return now.tv_sec;
}

static _Noreturn void run(int fd)
{
  struct wire_reader in;
  time_stands_still = true;
  channel_open(fd);
  clone_open();
  if (channel_receive(&in) != MSG_LOAD) _exit(1);
  lib_os_set_zone();
  wire_u8(channel_begin(MSG_SANDBOX), sandbox_close());
  channel_end();
  lua_State *base = lua_newstate(memory_allocate, NULL);
  if (!base) _exit(1);
  lua_pushcfunction(base, load_and_run);
  lua_pushlightuserdata(base, &in);
  if (lua_pcall(base, 1, 0, 0) != LUA_OK) serve_unloadable(lua_tostring(base, -1));
  _exit(0);
}

/* The address of a local is mixed in, too. What lies at the stack's beginning, such as the
 * program's path, moves all that come after; but not what comes after one as aligned as this. */
_Noreturn void inferior_run(int fd)
{
  _Alignas(STACK_ROUND) volatile char round = 0;
  run(fd + round);
}
