#include "engine/inferior/lib_coroutine.h"

#include <lauxlib.h>
#include <lualib.h>

#include "engine/inferior/eager_plain.h"
#include "engine/inferior/events.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/lib_generator.h"
#include "engine/inferior/names.h"
#include "engine/inferior/protect.h"
#include "engine/inferior/scheduler.h"
#include "engine/inferior/stop.h"

/* A __close that closes another coroutine, whose __close closes a third … nests on the C
 * stack, and Lua 5.4.4 does not count that. */
#define CLOSING_MAX 150

static struct coroutine *check_thread(lua_State *L, int index)
{
  lua_State *thread = lua_tothread(L, index);
  luaL_argexpected(L, thread, index, "thread");
  return coroutine_of(thread);
}

static struct coroutine *create(lua_State *L, const char *word)
{
  char name[NAMES_MAX];
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  struct coroutine *co = coroutine_new(L, COROUTINE_PLAIN, names_of_coroutine(L, word, name));
  coroutine_set_body(L, 1);
  lua_pushvalue(L, 1);
  lua_xmove(L, co->thread, 1);
  lua_getiuservalue(L, -1, 1); /* the thread is what the script sees */
  events_create(co, L, 0, 0);
  return co;
}

static int coroutine_create(lua_State *L)
{
  stop_at_create(L, create(L, "create"));
  return 1;
}

/* ------------------------------------------------------------------- resuming */

/* resume: true and the values; or false and the error. */
static int resumed(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  int count = scheduler.count;
  lua_pushboolean(L, scheduler.outcome != OUTCOME_ERROR);
  lua_insert(L, -(count + 1));
  return count + 1;
}

/* The place of the call before the message on top. */
static void add_place(lua_State *L)
{
  luaL_where(L, 1);
  lua_insert(L, -2);
  lua_concat(L, 2);
}

/* wrap: the values; an error passes through, with the place of the call before it. */
static int wrapped(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  if (scheduler.outcome != OUTCOME_ERROR) return scheduler.count;
  struct coroutine *co = coroutine_of(lua_tothread(L, lua_upvalueindex(1)));
  int ended = lua_status(co->thread);
  if (ended != LUA_OK && ended != LUA_YIELD) {
    ended = lib_coroutine_close(L, co);
    lua_xmove(co->thread, L, 1);
  }
  if (ended != LUA_ERRMEM && lua_type(L, -1) == LUA_TSTRING) add_place(L);
  return protect_rethrow(L);
}

static const char *refusal(const struct coroutine *co)
{
  if (co->kind == COROUTINE_GENERATOR) return "";
  if (co->state == ENGINE_COMPLETED) return "cannot resume dead coroutine";
  if (!coroutine_suspended(co)) return "cannot resume non-suspended coroutine";
  return NULL;
}

static void push_generator_sentence(lua_State *L, const struct coroutine *co, const char *verb)
{
  lua_pushfstring(L, "cannot %s %s: it is a generator, so use its methods next, throw and return_",
                  verb, coroutine_name(co));
}

int lib_coroutine_resume(lua_State *L)
{
  struct coroutine *co = check_thread(L, 1);
  const char *why = refusal(co);
  if (why) {
    lua_pushboolean(L, 0);
    if (why[0]) lua_pushstring(L, why);
    else push_generator_sentence(L, co, "resume");
    return 2;
  }
  int count = lua_gettop(L) - 1;
  events_request(co, ENGINE_BY_NEXT, L, 2, count);
  co->catches = true;
  return scheduler_request(L, co, ENGINE_BY_NEXT, count, 0, resumed);
}

static int resume_or_answer(lua_State *L, int status, lua_KContext sent)
{
  (void)status;
  enum outcome outcome;
  int count;
  if (!eager_plain_answer(L, 1, (int)sent, &outcome, &count)) return lib_coroutine_resume(L);
  lua_pushboolean(L, outcome != OUTCOME_ERROR);
  lua_insert(L, -(count + 1));
  return count + 1;
}

static int coroutine_resume(lua_State *L)
{
  check_thread(L, 1);
  return eager_plain_then(L, 1, lua_gettop(L) - 1, resume_or_answer);
}

static int call(lua_State *L)
{
  struct coroutine *co = coroutine_of(lua_tothread(L, lua_upvalueindex(1)));
  const char *why = refusal(co);
  if (why) {
    luaL_where(L, 1);
    lua_pushstring(L, why);
    lua_concat(L, 2);
    return lua_error(L);
  }
  int count = lua_gettop(L);
  events_request(co, ENGINE_BY_NEXT, L, 1, count);
  co->catches = false;
  return scheduler_request(L, co, ENGINE_BY_NEXT, count, 0, wrapped);
}

static int call_or_answer(lua_State *L, int status, lua_KContext sent)
{
  (void)status;
  enum outcome outcome;
  int count;
  if (!eager_plain_answer(L, lua_upvalueindex(1), (int)sent, &outcome, &count)) return call(L);
  if (outcome != OUTCOME_ERROR) return count;
  if (lua_type(L, -1) == LUA_TSTRING) add_place(L);
  return lua_error(L);
}

static int call_wrapped(lua_State *L)
{
  return eager_plain_then(L, lua_upvalueindex(1), lua_gettop(L), call_or_answer);
}

static int coroutine_wrap(lua_State *L)
{
  struct coroutine *co = create(L, "wrap");
  lua_pushcclosure(L, call_wrapped, 1);
  stop_at_create(L, co);
  return 1;
}

lua_State *lib_coroutine_wrapped(lua_State *L, int index)
{
  if (lua_tocfunction(L, index) != call_wrapped || !lua_getupvalue(L, index, 1)) return NULL;
  lua_State *thread = lua_tothread(L, -1); /* the function holds it */
  lua_pop(L, 1);
  return thread;
}

/* -------------------------------------------------------------------- pausing */

/* What the consumer sends is what remains on the stack: the yielded values are gone. */
static int yield_resumed(lua_State *L, int status, lua_KContext context)
{
  struct coroutine *co = coroutine_of(L);
  if (co->kind == COROUTINE_GENERATOR || co->request == ENGINE_BY_THROW)
    return lib_generator_resumed(L, status, context);
  return lua_gettop(L);
}

/* What runs there is in no coroutine that the script knows. */
static bool is_main(const struct coroutine *co)
{
  return co->kind == COROUTINE_MAIN || co->kind == COROUTINE_ITERATOR ||
         co->kind == COROUTINE_EXPRESSION;
}

static int coroutine_yield(lua_State *L)
{
  if (is_main(coroutine_of(L))) {
    lua_pushliteral(L, "attempt to yield from outside a coroutine");
    return lua_error(L);
  }
  return lua_yieldk(L, lua_gettop(L), 0, yield_resumed);
}

/* ------------------------------------------------------------- status, closing */

static const char *status_of(lua_State *L, const struct coroutine *co)
{
  if (co->thread == L) return "running";
  if (co->state == ENGINE_COMPLETED) return "dead";
  return coroutine_suspended(co) ? "suspended" : "normal";
}

static int coroutine_status(lua_State *L)
{
  const char *status = status_of(L, check_thread(L, 1));
  lua_pushstring(L, eager_plain_has_more(L, 1) ? "suspended" : status);
  return 1;
}

static int coroutine_isyieldable(lua_State *L)
{
  struct coroutine *co = lua_isnone(L, 1) ? coroutine_of(L) : check_thread(L, 1);
  lua_pushboolean(L, !is_main(co) && lua_isyieldable(co->thread));
  return 1;
}

static int coroutine_running(lua_State *L)
{
  lua_pushthread(L);
  lua_pushboolean(L, is_main(coroutine_of(L)));
  return 2;
}

int lib_coroutine_close(lua_State *L, struct coroutine *co)
{
  static int closing;
  if (closing == CLOSING_MAX) luaL_error(L, "C stack overflow");
  struct coroutine *consumer = scheduler.current;
  closing++;
  co->state = ENGINE_EXECUTING; /* a coroutine that is being closed counts as running */
  co->consumer = consumer;
  scheduler.current = co;
  int status = lua_resetthread(co->thread);
  scheduler.current = consumer;
  iterators_lost(co, false);
  coroutine_completed(co, status != LUA_OK);
  closing--;
  return status;
}

static int coroutine_close(lua_State *L)
{
  struct coroutine *co = check_thread(L, 1);
  if (co->kind == COROUTINE_GENERATOR) {
    push_generator_sentence(L, co, "close");
    return lua_error(L);
  }
  if (co->state == ENGINE_EXECUTING)
    return luaL_error(L, "cannot close a %s coroutine", status_of(L, co));
  if (eager_plain_close(L, 1)) {
    lua_pushboolean(L, 1);
    return 1;
  }
  bool told = coroutine_suspended(co);
  if (told) events_request(co, ENGINE_BY_RETURN, L, 1, 0);
  int status = lib_coroutine_close(L, co);
  lua_pushboolean(L, status == LUA_OK);
  if (status != LUA_OK) lua_xmove(co->thread, L, 1);
  if (told) {
    if (status == LUA_OK) lua_pushnil(L);
    events_answer(co, scheduler.current, status == LUA_OK ? OUTCOME_DONE : OUTCOME_ERROR, L, -1);
    if (status == LUA_OK) lua_pop(L, 1);
    stop_at_answer(L, co, scheduler.current);
  }
  return status == LUA_OK ? 1 : 2;
}

static const luaL_Reg functions[] = {{"create", coroutine_create},
                                     {"resume", coroutine_resume},
                                     {"running", coroutine_running},
                                     {"status", coroutine_status},
                                     {"wrap", coroutine_wrap},
                                     {"yield", coroutine_yield},
                                     {"isyieldable", coroutine_isyieldable},
                                     {"close", coroutine_close},
                                     {NULL, NULL}};

static int open(lua_State *L)
{
  luaL_newlib(L, functions);
  return 1;
}

/* As a loaded library, so that Lua names its functions in messages. */
void lib_coroutine_open(lua_State *base)
{
  luaL_requiref(base, LUA_COLIBNAME, open, 1);
  lua_pop(base, 1);
}
