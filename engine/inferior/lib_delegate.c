/* yield_from hands all three requests of its generator's consumer on to the inner iterator,
 * and the inner iterator's results, unread but for `done`, to the consumer.
 *
 * Slot 1: the iteration (iteration.h). What was sent lies on top when it goes on. */
#include "engine/inferior/lib_delegate.h"

#include <lauxlib.h>

#include "engine/inferior/coroutine.h"
#include "engine/inferior/iteration.h"
#include "engine/inferior/lib_generator.h"
#include "engine/inferior/protect.h"
#include "engine/inferior/value.h"

static int delegate_resumed(lua_State *L, int status, lua_KContext context);

static int delegate_answered(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  if (iteration_is_done(L, "next")) {
    lua_getfield(L, -1, "value");
    return 1;
  }
  return lib_generator_pass(L, 0, delegate_resumed);
}

static int delegate_returned(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  if (!iteration_is_done(L, "return_")) return lib_generator_pass(L, 0, delegate_resumed);
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
  if (!iteration_next_item(L)) {
    lua_pushnil(L);
    return 1; /* the value of yield_from */
  }
  value_push_result(L, false);
  return lib_generator_pass(L, 0, delegate_resumed);
}

static int delegate_throw(lua_State *L)
{
  if (iteration_push_method(L, "throw")) {
    lua_pushvalue(L, 2);
    lua_callk(L, 2, 1, 0, delegate_answered);
    return delegate_answered(L, LUA_OK, 0);
  }
  if (iteration_push_method(L, "return_")) lua_callk(L, 1, 0, 0, delegate_closed);
  return delegate_closed(L, LUA_OK, 0);
}

static int delegate_return(lua_State *L)
{
  if (!iteration_push_method(L, "return_")) return protect_return(L, coroutine_of(L));
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
  if (!iteration_is_protocol(L)) return delegate_item(L);
  iteration_push_next(L);
  lua_pushvalue(L, 2);
  lua_callk(L, 2, 1, 0, delegate_answered);
  return delegate_answered(L, LUA_OK, 0);
}

static int delegate_start(lua_State *L, int status, lua_KContext context)
{
  (void)status, (void)context;
  lua_settop(L, 1);
  lua_pushnil(L);
  if (!iteration_is_protocol(L)) return delegate_item(L);
  iteration_push_next(L);
  lua_callk(L, 1, 1, 0, delegate_answered);
  return delegate_answered(L, LUA_OK, 0);
}

int lib_delegate_yield_from(lua_State *L)
{
  static const struct iteration_user user = {"yield_from", delegate_start, false};
  if (!lib_generator_owns_yield(L))
    return luaL_error(L, "yield_from belongs to the body of its own generator function. Make the "
                         "function that wants it a generator too, or suspend from any depth with "
                         "coroutine.yield");
  return iteration_begin(L, &user);
}
