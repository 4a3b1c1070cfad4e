/* Every C function here that calls the script does so with a continuation, so that what it
 * calls may pause. Lua's stack is the only state that lives over such a call: each function
 * says what stands in its slots. */
#include "engine/inferior/lib_iterate.h"

#include <stdbool.h>

#include <lauxlib.h>

#include "engine/inferior/lib_generator.h"
#include "engine/inferior/protect.h"
#include "engine/inferior/value.h"

/* An iteration under way: a userdata. User values: 1 what is iterated (an iterator, a list,
 * a string); 2 the iterator's method `next`, nil for lists and strings. */
struct iteration {
  lua_Integer position; /* of a list: the last item; of a string: bytes that are done */
  bool finished;        /* nothing is left to close */
};

static int iteration_ref; /* the metatable */

static bool has_method(lua_State *L, int index, const char *name)
{
  int type = lua_type(L, index);
  if (type != LUA_TTABLE && type != LUA_TUSERDATA) return false;
  if (type == LUA_TUSERDATA && luaL_getmetafield(L, index, "__index") == LUA_TNIL) return false;
  if (type == LUA_TUSERDATA) lua_pop(L, 1);
  if (lua_getfield(L, index, name) == LUA_TFUNCTION) return true;
  if (!lua_isnil(L, -1) && luaL_getmetafield(L, -1, "__call") != LUA_TNIL) {
    lua_pop(L, 1);
    return true;
  }
  lua_pop(L, 1);
  return false;
}

/* Slot 1: the iterator, list or string. Makes the iteration in slot 1. */
static int begin(lua_State *L, lua_KContext context, lua_KFunction then)
{
  lua_settop(L, 1);
  struct iteration *iteration = lua_newuserdatauv(L, sizeof *iteration, 2);
  *iteration = (struct iteration){0};
  lua_rawgeti(L, LUA_REGISTRYINDEX, iteration_ref);
  lua_setmetatable(L, -2);
  if (has_method(L, 1, "next")) lua_setiuservalue(L, 2, 2);
  lua_insert(L, 1);
  lua_setiuservalue(L, 1, 1);
  return then(L, LUA_OK, context);
}

/* What each of the three does once there is an iteration. A context is an index into it. */
struct starter {
  const char *name;
  lua_KFunction start;
};
static const struct starter starters[3];

/* The continuation after x:iterator(), which gave what is on top. */
static int began(lua_State *L, int status, lua_KContext context)
{
  (void)status;
  if (!has_method(L, -1, "next"))
    return luaL_error(L, "%s: the method iterator gave %s, but it must give something with a "
                         "method next", starters[context].name, luaL_typename(L, -1));
  lua_pop(L, 1);
  lua_replace(L, 1);
  return begin(L, context, starters[context].start);
}

/* Resolves the argument in slot 1, then runs starters[which].start with the iteration. */
static int resolve(lua_State *L, lua_KContext which)
{
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  if (has_method(L, 1, "iterator")) {
    lua_pushvalue(L, 1);
    lua_callk(L, 1, 1, which, began);
    return began(L, LUA_OK, which);
  }
  if (!lua_istable(L, 1) && lua_type(L, 1) != LUA_TSTRING && !has_method(L, 1, "next"))
    return luaL_error(L, "%s cannot go over a %s value: it takes something with a method iterator "
                         "or next, a list, or a string", starters[which].name, luaL_typename(L, 1));
  lua_settop(L, 1);
  return begin(L, which, starters[which].start);
}

static struct iteration *to_iteration(lua_State *L)
{
  return lua_touserdata(L, 1);
}

static bool is_protocol(lua_State *L)
{
  bool is = lua_getiuservalue(L, 1, 2) != LUA_TNIL;
  lua_pop(L, 1);
  return is;
}

/* Bytes of the character at text: a UTF-8 sequence, or one byte where there is none. */
static size_t character_size(const char *text, size_t size)
{
  size_t length = 1;
  unsigned char first = (unsigned char)text[0];
  size_t wanted = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  while (length < wanted && length < size && (unsigned char)text[length] >> 6 == 2) length++;
  return length == wanted ? wanted : 1;
}

/* The next item of a list or string: pushes it. False at the end. */
static bool next_item(lua_State *L)
{
  struct iteration *iteration = to_iteration(L);
  lua_getiuservalue(L, 1, 1);
  if (lua_type(L, -1) == LUA_TSTRING) {
    size_t size, at = (size_t)iteration->position;
    const char *text = lua_tolstring(L, -1, &size);
    if (at >= size) return false;
    size_t length = character_size(text + at, size - at);
    iteration->position += (lua_Integer)length;
    lua_pushlstring(L, text + at, length);
    return true;
  }
  if (iteration->position >= luaL_len(L, -1)) return false;
  lua_geti(L, -1, ++iteration->position);
  return true;
}

/* Pushes next and the iterator, ready for a call with no more arguments. */
static void push_next(lua_State *L)
{
  lua_getiuservalue(L, 1, 2);
  lua_getiuservalue(L, 1, 1);
}

/* Pushes a method of the iterator and the iterator; false (pushing nothing): it has none. */
static bool push_method(lua_State *L, const char *name)
{
  lua_getiuservalue(L, 1, 1);
  if (!has_method(L, lua_gettop(L), name)) {
    lua_pop(L, 1);
    return false;
  }
  lua_rotate(L, -2, 1);
  return true;
}

/* Raises an error where the value on top is no result object. */
static void check_result(lua_State *L, const char *method)
{
  if (!lua_istable(L, -1) && !lua_isuserdata(L, -1))
    luaL_error(L, "the iterator's method %s gave %s, but it must give a table "
                  "{ value = …, done = … }", method, luaL_typename(L, -1));
}

/* Is the result object on top done? */
static bool is_done(lua_State *L, const char *method)
{
  check_result(L, method);
  lua_getfield(L, -1, "done");
  bool done = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return done;
}

/* ------------------------------------------------------------------------- of
 * Slot 1: the iteration. */

static int of_stepped(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  if (is_done(L, "next")) return 0;
  to_iteration(L)->finished = false; /* from here on, leaving the loop closes it */
  lua_getfield(L, -1, "value");
  if (lua_isnil(L, -1))
    return luaL_error(L, "of got the value nil, which would end the loop early: a generator that "
                         "yields nil must be pulled with next");
  return 1;
}

static int of_step(lua_State *L)
{
  struct iteration *iteration = to_iteration(L);
  lua_settop(L, 1);
  if (is_protocol(L)) {
    iteration->finished = true; /* if next throws, it is not closed */
    push_next(L);
    lua_callk(L, 1, 1, 0, of_stepped);
    return of_stepped(L, LUA_OK, 0);
  }
  if (!next_item(L)) return 0;
  if (lua_isnil(L, -1))
    return luaL_error(L, "of found nil in a list at %I, which would end the loop early",
                      (LUAI_UACINT)iteration->position);
  return 1;
}

static int of_start(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  to_iteration(L)->finished = !is_protocol(L);
  lua_pushcfunction(L, of_step);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  lua_pushvalue(L, 1);
  return 4; /* the function, its state, the control variable, what to close */
}

static int of_closed(lua_State *L, int status, lua_KContext failed)
{
  (void)status;
  if (failed)
    coroutine_of(L)->pcalls--;
  else
    check_result(L, "return_");
  return 0;
}

/* The loop is left. Slot 2: the error that left it, or nil. That error stands, whatever
 * return_ throws. A generator's own return is no error. */
static int of_close(lua_State *L)
{
  struct iteration *iteration = to_iteration(L);
  struct coroutine *co = coroutine_of(L);
  if (iteration->finished) return 0;
  iteration->finished = true;
  bool failed = lua_gettop(L) > 1 && !lua_isnil(L, 2) && !protect_returned(L, 2, co);
  lua_settop(L, 1);
  lua_pushcfunction(L, protect_handler);
  if (!push_method(L, "return_")) return 0;
  if (!failed) {
    lua_callk(L, 1, 1, 0, of_closed);
    return of_closed(L, LUA_OK, 0);
  }
  co->pcalls++;
  int status = lua_pcallk(L, 1, 0, 2, 1, of_closed);
  return of_closed(L, status, 1);
}

/* -------------------------------------------------------------------- collect
 * Slot 1: the iteration; slot 2: the list; the context: how many items it has. */

static int collect_step(lua_State *L, int status, lua_KContext count);

static int collect_start(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  lua_settop(L, 1);
  lua_newtable(L);
  if (is_protocol(L)) {
    push_next(L);
    lua_callk(L, 1, 1, 0, collect_step);
    return collect_step(L, LUA_OK, 0);
  }
  for (lua_Integer i = 1; next_item(L); i++) {
    lua_rawseti(L, 2, i);
    lua_settop(L, 2);
  }
  lua_settop(L, 2);
  return 1;
}

static int collect_step(lua_State *L, int status, lua_KContext count)
{
  (void)status;
  while (!is_done(L, "next")) {
    lua_getfield(L, -1, "value");
    lua_rawseti(L, 2, ++count);
    lua_settop(L, 2);
    push_next(L);
    lua_callk(L, 1, 1, count, collect_step);
  }
  lua_settop(L, 2);
  return 1;
}

/* ----------------------------------------------------------------- yield_from
 * Slot 1: the iteration. What was sent lies on top when it goes on. Results pass through
 * unread, but for `done`. */

static int delegate_resumed(lua_State *L, int status, lua_KContext context);

static int delegate_answered(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  if (is_done(L, "next")) {
    lua_getfield(L, -1, "value");
    return 1;
  }
  return lib_generator_pass(L, 0, delegate_resumed);
}

static int delegate_returned(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  if (!is_done(L, "return_")) return lib_generator_pass(L, 0, delegate_resumed);
  lua_getfield(L, -1, "value");
  return protect_return(L, coroutine_of(L));
}

static int delegate_closed(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  return luaL_error(L, "the inner iterator has no method throw, so it was closed");
}

/* One item of a list or string, as a result object of our own. */
static int delegate_item(lua_State *L)
{
  if (!next_item(L)) {
    lua_pushnil(L);
    return 1; /* the value of yield_from */
  }
  value_push_result(L, false);
  return lib_generator_pass(L, 0, delegate_resumed);
}

static int delegate_throw(lua_State *L)
{
  if (push_method(L, "throw")) {
    lua_pushvalue(L, 2);
    lua_callk(L, 2, 1, 0, delegate_answered);
    return delegate_answered(L, LUA_OK, 0);
  }
  if (push_method(L, "return_")) lua_callk(L, 1, 0, 0, delegate_closed);
  return delegate_closed(L, LUA_OK, 0);
}

static int delegate_return(lua_State *L)
{
  if (!push_method(L, "return_")) return protect_return(L, coroutine_of(L));
  lua_pushvalue(L, 2);
  lua_callk(L, 2, 1, 0, delegate_returned);
  return delegate_returned(L, LUA_OK, 0);
}

/* The consumer's request, with its value on top, goes on to the inner iterator. */
static int delegate_resumed(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  lua_replace(L, 2);
  lua_settop(L, 2);
  enum engine_request request = coroutine_of(L)->request;
  if (request == ENGINE_BY_THROW) return delegate_throw(L);
  if (request == ENGINE_BY_RETURN) return delegate_return(L);
  if (!is_protocol(L)) return delegate_item(L);
  push_next(L);
  lua_pushvalue(L, 2);
  lua_callk(L, 2, 1, 0, delegate_answered);
  return delegate_answered(L, LUA_OK, 0);
}

static int delegate_start(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  lua_settop(L, 1);
  lua_pushnil(L);
  if (!is_protocol(L)) return delegate_item(L);
  push_next(L);
  lua_callk(L, 1, 1, 0, delegate_answered);
  return delegate_answered(L, LUA_OK, 0);
}

/* -------------------------------------------------------------------- opening */

enum { STARTER_OF, STARTER_COLLECT, STARTER_YIELD_FROM };

static const struct starter starters[3] = {[STARTER_OF] = {"of", of_start},
                [STARTER_COLLECT] = {"collect", collect_start},
                [STARTER_YIELD_FROM] = {"yield_from", delegate_start}};

static int of(lua_State *L)
{
  return resolve(L, STARTER_OF);
}

static int collect(lua_State *L)
{
  return resolve(L, STARTER_COLLECT);
}

static int yield_from(lua_State *L)
{
  if (!lib_generator_owns_yield(L))
    return luaL_error(L, "yield_from belongs to the body of its own generator function. Make the "
                         "function that wants it a generator too, or suspend from any depth with "
                         "coroutine.yield");
  return resolve(L, STARTER_YIELD_FROM);
}

void lib_iterate_open(lua_State *base)
{
  lua_createtable(base, 0, 3);
  lua_pushcfunction(base, of_close);
  lua_setfield(base, -2, "__close");
  lua_pushliteral(base, "iteration");
  lua_setfield(base, -2, "__name");
  lua_pushboolean(base, 0);
  lua_setfield(base, -2, "__metatable");
  iteration_ref = luaL_ref(base, LUA_REGISTRYINDEX);
  lua_register(base, "of", of);
  lua_register(base, "collect", collect);
  lua_register(base, "yield_from", yield_from);
}
