/* Promises.
 *
 * What waits for a promise are reactions: three values each in its list, what to call when it
 * is fulfilled, what when it is rejected, and the promise that is resolved with what they
 * return (false: none). When it is settled, each becomes a microtask, in the order in which
 * they came; a reaction to a settled promise becomes one at once.
 *
 * Nothing here calls the script but in a microtask, so only `reaction` and `follow` need
 * continuations; but for __index of a table that a promise is resolved with, which is asked
 * for then_ under a pcall.
 */
#include "engine/inferior/promise.h"

#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/events.h"
#include "engine/inferior/iterators.h"
#include "engine/inferior/jobs.h"
#include "engine/inferior/protect.h"
#include "engine/inferior/value.h"

enum { VALUE = 1, REACTIONS = 2 }; /* user values */

static int metatable_ref;
static uint32_t last_id;

/* ---------------------------------------------------------------- the object */

static int to_string(lua_State *L)
{
  char text[256];
  luaL_argexpected(L, promise_at(L, 1) != NULL, 1, "promise");
  value_text(L, 1, text, sizeof text);
  lua_pushstring(L, text);
  return 1;
}

void promise_open(lua_State *base)
{
  lua_createtable(base, 0, 4);
  lua_rotate(base, -2, 1);
  lua_setfield(base, -2, "__index");
  lua_pushcfunction(base, to_string);
  lua_setfield(base, -2, "__tostring");
  lua_pushliteral(base, "promise");
  lua_setfield(base, -2, "__name");
  lua_pushboolean(base, 0);
  lua_setfield(base, -2, "__metatable");
  metatable_ref = luaL_ref(base, LUA_REGISTRYINDEX);
}

struct promise *promise_new(lua_State *L, const char *made_by, const struct coroutine *of)
{
  luaL_checkstack(L, 8, NULL);
  struct promise *promise = lua_newuserdatauv(L, sizeof *promise, 2);
  *promise = (struct promise){.id = ++last_id};
  lua_rawgeti(L, LUA_REGISTRYINDEX, metatable_ref);
  lua_setmetatable(L, -2);
  events_async(&(struct events_async){
      .what = ENGINE_PROMISE, .object = promise->id, .about = of, .text = made_by});
  return promise;
}

struct promise *promise_at(lua_State *L, int index)
{
  if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return NULL;
  lua_rawgeti(L, LUA_REGISTRYINDEX, metatable_ref);
  bool is = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return is ? lua_touserdata(L, index) : NULL;
}

static int resolver(lua_State *L);

/* The promise that one of our own functions settles: it, or the table of a combination
 * (lib_promise.c) that holds it, is the function's first upvalue. */
static uint32_t settles(lua_State *L, int index)
{
  luaL_checkstack(L, 4, NULL);
  if (!lua_iscfunction(L, index) || !lua_getupvalue(L, index, 1)) return 0;
  if (lua_istable(L, -1)) {
    lua_pushliteral(L, "promise");
    lua_rawget(L, -2);
    lua_remove(L, -2);
  }
  const struct promise *promise = promise_at(L, lua_gettop(L));
  lua_pop(L, 1);
  return promise ? promise->id : 0;
}

void promise_describe_function(lua_State *L, int index, char *out, size_t size)
{
  uint32_t promise = settles(L, index);
  if (promise == 0) {
    value_text(L, index, out, size);
  } else if (lua_tocfunction(L, index) == resolver) {
    lua_getupvalue(L, index, 3);
    snprintf(out, size, "%s promise#%u", lua_toboolean(L, -1) ? "reject" : "resolve", promise);
    lua_pop(L, 1);
  } else {
    snprintf(out, size, "tell promise#%u", promise);
  }
}

/* ---------------------------------------------------------------- reactions */

static void reacted(lua_State *L, bool ok)
{
  int derived = lua_upvalueindex(3);
  if (!promise_at(L, derived)) { /* nobody is waiting for what it gives */
    lua_pop(L, 1);
    return;
  }
  lua_pushvalue(L, derived);
  lua_insert(L, -2);
  int index = lua_gettop(L) - 1;
  if (ok) promise_resolve(L, index);
  else promise_reject(L, index);
}

static int reaction_ended(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  reacted(L, lua_toboolean(L, 1));
  return 0;
}

/* A microtask. Upvalues: the handler or false; the value or reason; the derived promise or
 * false; was it rejected? */
static int reaction(lua_State *L)
{
  lua_settop(L, 0);
  if (!lua_toboolean(L, lua_upvalueindex(1))) {
    lua_pushvalue(L, lua_upvalueindex(2));
    reacted(L, !lua_toboolean(L, lua_upvalueindex(4)));
    return 0;
  }
  lua_pushcfunction(L, protect_pcall);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_callk(L, 2, 2, 0, reaction_ended);
  return reaction_ended(L, LUA_OK, 0);
}

/* Makes a microtask. Stack: handler, value, derived promise (or false); pops them. */
static void queue_reaction(lua_State *L, const struct promise *promise,
                           const struct coroutine *awaits)
{
  char function[64], what[96];
  int handler = lua_gettop(L) - 2;
  bool has_handler = lua_isfunction(L, handler);
  promise_describe_function(L, handler, function, sizeof function);
  if (awaits) snprintf(what, sizeof what, "%s goes on", coroutine_name(awaits));
  else if (has_handler) snprintf(what, sizeof what, "%s", function);
  else snprintf(what, sizeof what, "pass on");
  lua_pushboolean(L, promise->state == PROMISE_REJECTED);
  lua_pushcclosure(L, reaction, 4);
  jobs_add_microtask(L, what, promise->id, awaits);
}

/* Whose generator a reaction lets go on is kept with it, as a light pointer: the handler's
 * closure holds the generator itself. */
enum { ON_FULFILLED = 1, ON_REJECTED, DERIVED, AWAITS, REACTION_SIZE = AWAITS };

static void push_handler(lua_State *L, int index)
{
  if (lua_isfunction(L, index)) lua_pushvalue(L, index);
  else lua_pushboolean(L, 0);
}

void promise_then(lua_State *L, int index, int derived, const struct coroutine *awaits)
{
  struct promise *promise = promise_at(L, index);
  int handlers = lua_gettop(L) - 1;
  luaL_checkstack(L, 12, NULL);
  promise->handled = true;
  struct events_async event = {.what = ENGINE_WAITS, .object = promise->id, .about = awaits};
  if (derived) event.other = promise_at(L, derived)->id;
  else if (!awaits) event.other = settles(L, handlers);
  events_async(&event);
  if (promise->state == PROMISE_PENDING) {
    if (lua_getiuservalue(L, index, REACTIONS) != LUA_TTABLE) {
      lua_pop(L, 1);
      lua_newtable(L);
      lua_pushvalue(L, -1);
      lua_setiuservalue(L, index, REACTIONS);
    }
    lua_Integer used = (lua_Integer)lua_rawlen(L, -1);
    push_handler(L, handlers);
    lua_rawseti(L, -2, used + ON_FULFILLED);
    push_handler(L, handlers + 1);
    lua_rawseti(L, -2, used + ON_REJECTED);
    if (derived) lua_pushvalue(L, derived);
    else lua_pushboolean(L, 0);
    lua_rawseti(L, -2, used + DERIVED);
    lua_pushlightuserdata(L, (void *)awaits);
    lua_rawseti(L, -2, used + AWAITS);
  } else {
    push_handler(L, promise->state == PROMISE_FULFILLED ? handlers : handlers + 1);
    lua_getiuservalue(L, index, VALUE);
    if (derived) lua_pushvalue(L, derived);
    else lua_pushboolean(L, 0);
    queue_reaction(L, promise, awaits);
  }
  lua_settop(L, handlers - 1);
}

/* ---------------------------------------------------------------- settling */

static void settle(lua_State *L, int index, enum promise_state state)
{
  char text[256];
  struct promise *promise = promise_at(L, index);
  if (promise->state != PROMISE_PENDING) { /* a reaction's promise cannot be reached twice */
    lua_pop(L, 1);
    return;
  }
  luaL_checkstack(L, 12, NULL);
  promise->state = state;
  value_text(L, -1, text, sizeof text);
  bool rejected = state == PROMISE_REJECTED;
  events_async(&(struct events_async){
      .what = rejected ? ENGINE_REJECTED : ENGINE_FULFILLED, .object = promise->id, .text = text});
  lua_setiuservalue(L, index, VALUE);
  bool has = lua_getiuservalue(L, index, REACTIONS) == LUA_TTABLE;
  lua_pushnil(L);
  lua_setiuservalue(L, index, REACTIONS);
  lua_Integer used = has ? (lua_Integer)lua_rawlen(L, -1) : 0;
  for (lua_Integer at = 0; at < used; at += REACTION_SIZE) {
    lua_rawgeti(L, -1, at + AWAITS);
    const struct coroutine *awaits = lua_touserdata(L, -1);
    lua_pop(L, 1);
    lua_rawgeti(L, -1, at + (rejected ? ON_REJECTED : ON_FULFILLED));
    lua_getiuservalue(L, index, VALUE);
    lua_rawgeti(L, -3, at + DERIVED);
    queue_reaction(L, promise, awaits);
  }
  lua_pop(L, 1);
  if (rejected && !promise->handled) {
    lua_pushvalue(L, index);
    jobs_note_rejection(L);
  }
}

void promise_fulfil(lua_State *L, int index)
{
  settle(L, index, PROMISE_FULFILLED);
}

void promise_reject(lua_State *L, int index)
{
  settle(L, index, PROMISE_REJECTED);
}

void promise_tell_unhandled(lua_State *L, int index)
{
  char text[256];
  struct promise *promise = promise_at(L, index);
  if (promise->handled) return;
  lua_getiuservalue(L, index, VALUE);
  value_error_text(L, -1, text, sizeof text);
  lua_pop(L, 1);
  events_async(
      &(struct events_async){.what = ENGINE_UNHANDLED, .object = promise->id, .text = text});
}

/* ---------------------------------------------------------------- resolving */

static int followed(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  if (lua_toboolean(L, -2)) return 0;
  lua_pushvalue(L, 1); /* reject */
  lua_insert(L, -2);
  lua_call(L, 1, 0);
  return 0;
}

/* A microtask (NewPromiseResolveThenableJob). Upvalues: the promise, the thenable, its then_. */
static int follow(lua_State *L)
{
  lua_settop(L, 0);
  lua_pushvalue(L, lua_upvalueindex(1));
  promise_push_resolvers(L, 1);
  lua_replace(L, 1); /* reject, resolve */
  lua_pushcfunction(L, protect_pcall);
  lua_pushvalue(L, lua_upvalueindex(3));
  lua_pushvalue(L, lua_upvalueindex(2));
  lua_pushvalue(L, 2);
  lua_pushvalue(L, 1);
  lua_callk(L, 4, 2, 0, followed);
  return followed(L, LUA_OK, 0);
}

static int get_then(lua_State *L)
{
  lua_getfield(L, 1, "then_");
  return 1;
}

/* Pushes the method then_ of the value on top. False: it has none, or, with *failed, asking
 * for it raised the error that is pushed. */
static bool push_then(lua_State *L, bool *failed)
{
  *failed = false;
  if (!lua_istable(L, -1) && !promise_at(L, lua_gettop(L))) return false;
  lua_pushcfunction(L, get_then);
  lua_pushvalue(L, -2);
  *failed = lua_pcall(L, 1, 1, 0) != LUA_OK;
  if (*failed) iterators_unwound(L);
  if (*failed || lua_isfunction(L, -1)) return !*failed;
  lua_pop(L, 1);
  return false;
}

void promise_resolve(lua_State *L, int index)
{
  bool failed;
  char what[64];
  luaL_checkstack(L, 12, NULL);
  if (lua_rawequal(L, -1, index)) {
    lua_pop(L, 1);
    lua_pushliteral(L, "a promise cannot be resolved with itself: it would wait for ever");
    promise_reject(L, index);
  } else if (push_then(L, &failed)) {
    const struct promise *followed_promise = promise_at(L, lua_gettop(L) - 1);
    const struct promise *promise = promise_at(L, index);
    if (followed_promise) snprintf(what, sizeof what, "follow promise#%u", followed_promise->id);
    else snprintf(what, sizeof what, "follow a table with then_");
    uint32_t id = promise->id;
    lua_pushvalue(L, index);
    lua_insert(L, -3);
    lua_pushcclosure(L, follow, 3);
    jobs_add_microtask(L, what, id, NULL);
  } else if (failed) {
    lua_remove(L, -2);
    promise_reject(L, index);
  } else {
    promise_fulfil(L, index);
  }
}

/* Upvalues: the promise; a table that both share, with something in it after the first call;
 * does it reject? */
static int resolver(lua_State *L)
{
  lua_settop(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  if (lua_rawgeti(L, lua_upvalueindex(2), 1) != LUA_TNIL) return 0;
  lua_pop(L, 1);
  lua_pushboolean(L, 1);
  lua_rawseti(L, lua_upvalueindex(2), 1);
  if (lua_toboolean(L, lua_upvalueindex(3))) promise_reject(L, 1);
  else promise_resolve(L, 1);
  return 0;
}

void promise_push_resolvers(lua_State *L, int index)
{
  luaL_checkstack(L, 8, NULL);
  lua_newtable(L);
  for (int rejects = 0; rejects < 2; rejects++) {
    lua_pushvalue(L, index);
    lua_pushvalue(L, rejects ? -3 : -2);
    lua_pushboolean(L, rejects);
    lua_pushcclosure(L, resolver, 3);
  }
  lua_remove(L, -3);
}

void promise_from_value(lua_State *L)
{
  if (promise_at(L, lua_gettop(L))) return;
  promise_new(L, "promise.resolve", NULL);
  lua_insert(L, -2);
  promise_resolve(L, lua_gettop(L) - 1);
}
