#include "engine/inferior/lib_generator.h"

#include <lauxlib.h>

#include "engine/inferior/eager.h"
#include "engine/inferior/events.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/names.h"
#include "engine/inferior/protect.h"
#include "engine/inferior/scheduler.h"
#include "engine/inferior/stop.h"
#include "engine/inferior/value.h"

#define FUNCTIONS_MAX 100

static struct {
  int metatable_ref; /* of generators */
  int finally_ref;   /* of what finally(f) returns */
  int functions_ref;
} generators;

/* ------------------------------------------------------------------ the body */

/* Runs when the body has ended, however. A generator has one value at the end: what was
 * returned, or the error. */
static int body_ended(lua_State *L, int status, lua_KContext context)
{
  (void)context;
  struct coroutine *co = coroutine_of(L);
  if (status != LUA_OK && status != LUA_YIELD) {
    iterators_unwound(L);
    co->failed = !protect_returned(L, -1, co);
    if (co->failed) stop_at_untold(L, co, status);
    else scheduler.rethrows = false;
  }
  return 1;
}

/* The function on the bottom of a generator's thread: body, arguments. */
static int run_body(lua_State *L)
{
  lua_pushcfunction(L, protect_handler);
  lua_insert(L, 1);
  int status = lua_pcallk(L, lua_gettop(L) - 2, 1, 1, 0, body_ended);
  return body_ended(L, status, 0);
}

/* -------------------------------------------------------- generator functions
 * A C closure with two upvalues: the body, and its name ("" where the source gives none). */

static int make(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  int arguments = lua_gettop(L);
  const char *name = lua_tostring(L, lua_upvalueindex(2));
  char found[NAMES_MAX];
  if (name[0] == '\0') name = names_of_call(L, found);
  luaL_checkstack(L, 8, NULL);
  struct coroutine *co = coroutine_new(L, COROUTINE_GENERATOR, name);
  if (!lua_checkstack(co->thread, arguments + LUA_MINSTACK))
    return luaL_error(L, "too many arguments for a generator");
  coroutine_set_body(L, lua_upvalueindex(1));
  lua_rawgeti(L, LUA_REGISTRYINDEX, generators.metatable_ref);
  lua_setmetatable(L, -2);
  lua_pushcfunction(co->thread, run_body);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_insert(L, 1); /* the generator, the body, the arguments */
  events_create(co, L, arguments, 0);
  lua_xmove(L, co->thread, arguments + 1);
  stop_at_create(L, co);
  return 1;
}

int lib_generator_make(lua_State *L)
{
  return eager_then(L, lua_gettop(L), 0, make);
}

static int generator(lua_State *L)
{
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  char name[NAMES_MAX];
  lua_pushstring(L, names_from_source(L, "generator", name) ? name : "");
  lua_pushcclosure(L, lib_generator_make, 2);
  lua_rawgeti(L, LUA_REGISTRYINDEX, generators.functions_ref);
  lua_Integer count = (lua_Integer)lua_rawlen(L, -1);
  if (count < FUNCTIONS_MAX) {
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, count + 1);
  }
  lua_pop(L, 1);
  return 1;
}

bool lib_generator_is_function(lua_State *L, int index)
{
  return lua_tocfunction(L, index) == lib_generator_make;
}

const char *lib_generator_function_name(lua_State *L, int index)
{
  lua_getupvalue(L, index, 2);
  const char *name = lua_tostring(L, -1); /* the closure holds it */
  lua_pop(L, 1);
  return name[0] ? name : "?";
}

void lib_generator_push_body(lua_State *L, int index)
{
  lua_getupvalue(L, index, 1);
}

void lib_generator_push_functions(lua_State *L)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, generators.functions_ref);
}

bool lib_generator_is(lua_State *L, int index)
{
  if (!lua_isuserdata(L, index) || !lua_getmetatable(L, index)) return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, generators.metatable_ref);
  bool is = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return is;
}

/* ------------------------------------------------------------------- requests */

static struct coroutine *check_generator(lua_State *L, const char *method)
{
  if (lua_gettop(L) > 0 && lib_generator_is(L, 1)) return lua_touserdata(L, 1);
  luaL_error(L, "%s was called without its generator: write g:%s() with a colon, not g.%s()",
             method, method, method);
  return NULL;
}

/* What came back from the scheduler, for the consumer: a result object, or the error. */
static int answered(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  enum outcome outcome = scheduler.outcome;
  bool passes = scheduler.passes;
  if (outcome == OUTCOME_ERROR) return protect_rethrow(L);
  scheduler.passes = false;
  if (scheduler.count == 0) lua_pushnil(L);
  if (scheduler.count > 1) lua_pop(L, scheduler.count - 1);
  if (!passes) value_push_result(L, outcome == OUTCOME_DONE);
  return 1;
}

/* Answers without resuming: the value is on top. */
static int answer_at_once(lua_State *L, struct coroutine *co, enum outcome outcome)
{
  struct coroutine *consumer = scheduler.current;
  if (coroutine_suspended(co)) coroutine_completed(co, outcome == OUTCOME_ERROR);
  events_answer(co, consumer, outcome, L, -1);
  stop_at_answer(L, co, consumer);
  if (outcome == OUTCOME_ERROR) return lua_error(L);
  value_push_result(L, true);
  return 1;
}

static int request(lua_State *L, enum engine_request request, const char *method)
{
  struct coroutine *co = check_generator(L, method);
  int given = lua_gettop(L) > 1;
  lua_settop(L, 2);
  if (eager_answer(L, request)) return 1;
  events_request(co, request, L, 2, given);
  if (co->state == ENGINE_EXECUTING) {
    lua_pushliteral(L, "generator is already running");
    events_answer(co, scheduler.current, OUTCOME_ERROR, L, -1);
    return luaL_error(L, "generator is already running");
  }
  if (co->state == ENGINE_SUSPENDED_YIELD ||
      (co->state == ENGINE_SUSPENDED_START && request == ENGINE_BY_NEXT))
    return scheduler_request(L, co, request, 1, 0, answered);
  if (request == ENGINE_BY_NEXT) lua_pushnil(L);
  return answer_at_once(L, co, request == ENGINE_BY_THROW ? OUTCOME_ERROR : OUTCOME_DONE);
}

static int generator_next(lua_State *L)
{
  return request(L, ENGINE_BY_NEXT, "next");
}

static int generator_throw(lua_State *L)
{
  return request(L, ENGINE_BY_THROW, "throw");
}

static int generator_return(lua_State *L)
{
  return request(L, ENGINE_BY_RETURN, "return_");
}

static int generator_iterator(lua_State *L)
{
  check_generator(L, "iterator");
  lua_settop(L, 1);
  return 1;
}

static int generator_tostring(lua_State *L)
{
  lua_pushstring(L, coroutine_name(check_generator(L, "__tostring")));
  return 1;
}

static int generator_call(lua_State *L)
{
  return luaL_error(L, "%s is a generator, not a function: write `for v in of(g) do`, or g:next()",
                    coroutine_name(check_generator(L, "__call")));
}

/* --------------------------------------------------------------- yield, finally */

int lib_generator_resumed(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  struct coroutine *co = coroutine_of(L);
  if (co->request == ENGINE_BY_THROW) return lua_error(L);
  if (co->request == ENGINE_BY_RETURN) return protect_return(L, co);
  return 1;
}

int lib_generator_pass(lua_State *L, lua_KContext context, lua_KFunction k)
{
  scheduler.passes = true;
  return lua_yieldk(L, 1, context, k);
}

/* What finally(f) returns: closing it calls f, its user value. */
struct finally {
  bool may_yield; /* its creator could use yield, so f can */
};

static int finally_ended(lua_State *L, int status, lua_KContext context)
{
  (void)L, (void)status, (void)context;
  return 0;
}

/* A closing scope calls it. The object stays in the first slot: see owner_of_frame. */
static int finally_close(lua_State *L)
{
  lua_settop(L, 1);
  lua_getiuservalue(L, 1, 1);
  lua_callk(L, 0, 0, 0, finally_ended);
  return 0;
}

static int finally(lua_State *L)
{
  luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  struct finally *box = lua_newuserdatauv(L, sizeof *box, 1);
  box->may_yield = lib_generator_owns_yield(L);
  lua_insert(L, 1);
  lua_setiuservalue(L, 1, 1);
  lua_rawgeti(L, LUA_REGISTRYINDEX, generators.finally_ref);
  lua_setmetatable(L, 1);
  return 1;
}

enum frame { FRAME_LUA, FRAME_TAIL, FRAME_BODY, FRAME_PCALL, FRAME_FINALLY, FRAME_OTHER };

/* What the frame at that level is. *may_yield is set for FRAME_FINALLY. */
static enum frame frame_kind(lua_State *L, int level, bool *may_yield)
{
  lua_Debug ar;
  if (!lua_getstack(L, level, &ar)) return FRAME_OTHER;
  lua_getinfo(L, "ft", &ar);
  lua_CFunction function = lua_tocfunction(L, -1);
  bool c = lua_iscfunction(L, -1);
  lua_pop(L, 1);
  if (!c) return ar.istailcall ? FRAME_TAIL : FRAME_LUA;
  if (function == run_body) return FRAME_BODY;
  if (function == protect_pcall || function == protect_xpcall) return FRAME_PCALL;
  if (function != finally_close || !lua_getlocal(L, &ar, 1)) return FRAME_OTHER;
  const struct finally *box = lua_touserdata(L, -1);
  *may_yield = box && box->may_yield;
  lua_pop(L, 1);
  return FRAME_FINALLY;
}

/* yield belongs to the generator function's own body. A function that the body hands to
 * pcall, xpcall or finally counts as the body; one that it calls does not, and neither does
 * one that took its place by a tail call. So, going down the stack, Lua functions and pcalls
 * must take turns until the body's wrapper. A finally was asked when it was made. */
bool lib_generator_owns_yield(lua_State *L)
{
  if (coroutine_of(L)->kind != COROUTINE_GENERATOR) return false;
  bool may_yield = false;
  for (int level = 1;; level++) {
    enum frame frame = frame_kind(L, level, &may_yield);
    if (frame == FRAME_LUA) frame = frame_kind(L, ++level, &may_yield);
    else if (frame == FRAME_BODY) return false;
    if (frame == FRAME_BODY) return true;
    if (frame == FRAME_FINALLY) return may_yield;
    if (frame != FRAME_PCALL) return false;
  }
}

bool lib_generator_joins(lua_State *L, int level)
{
  bool may_yield;
  enum frame frame = frame_kind(L, level, &may_yield);
  return frame == FRAME_PCALL || frame == FRAME_FINALLY;
}

bool lib_generator_is_bottom(lua_State *L, int level)
{
  bool may_yield;
  return frame_kind(L, level, &may_yield) == FRAME_BODY;
}

static int yield(lua_State *L)
{
  if (!lib_generator_owns_yield(L))
    return luaL_error(L, "yield belongs to the body of its own generator function. In a function "
                         "that the body calls, make that a generator too and use yield_from, or "
                         "suspend from any depth with coroutine.yield");
  if (coroutine_of(L)->async)
    return luaL_error(L, "an async function waits with await(p); it cannot yield");
  lua_settop(L, 1);
  return lua_yieldk(L, 1, 0, lib_generator_resumed);
}

/* ------------------------------------------------------------------- opening */

static const luaL_Reg methods[] = {{"next", generator_next},
                                   {"throw", generator_throw},
                                   {"return_", generator_return},
                                   {"iterator", generator_iterator},
                                   {NULL, NULL}};

static int new_metatable(lua_State *L, const char *name)
{
  lua_createtable(L, 0, 6);
  lua_pushstring(L, name);
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pushvalue(L, -1);
  return luaL_ref(L, LUA_REGISTRYINDEX);
}

void lib_generator_open(lua_State *base)
{
  generators.metatable_ref = new_metatable(base, "generator");
  luaL_newlib(base, methods);
  lua_setfield(base, -2, "__index");
  lua_pushcfunction(base, generator_tostring);
  lua_setfield(base, -2, "__tostring");
  lua_pushcfunction(base, generator_call);
  lua_setfield(base, -2, "__call");
  lua_pop(base, 1);

  generators.finally_ref = new_metatable(base, "finally");
  lua_pushcfunction(base, finally_close);
  lua_setfield(base, -2, "__close");
  lua_pop(base, 1);

  lua_newtable(base);
  generators.functions_ref = luaL_ref(base, LUA_REGISTRYINDEX);

  lua_register(base, "generator", generator);
  lua_register(base, "yield", yield);
  lua_register(base, "finally", finally);
}
