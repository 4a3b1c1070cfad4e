/* Protected calls, and how a return passes through them.
 *
 * `g:return_(v)` must run every finally between the paused yield and the body's end, and no
 * pcall may stop it. So it travels as an error: a value of its own (a "generator return",
 * with v inside) is raised at the paused yield. Lua's unwinding closes what is to be
 * closed. pcall gives it on instead of catching it, and the body's wrapper takes v out.
 *
 * What makes it unforgeable: each return has a serial number, and the coroutine remembers
 * the one under way (return_serial). A value with another number, or on another thread, is
 * an ordinary error value. Every pcall remembers the number that was under way when it was
 * entered:
 * - entered before this return, and this return reaches it: give it on;
 * - entered before this return, and another error reaches it: that error has replaced the
 *   return, which is over;
 * - entered during this return (inside a finally): it is like any other pcall.
 */
#include "engine/inferior/protect.h"

#include <lauxlib.h>

#include "engine/inferior/iterators.h"
#include "engine/inferior/scheduler.h"
#include "engine/inferior/stop.h"

struct generator_return {
  unsigned serial;
};

static int metatable_ref;
static unsigned last_serial;

static int return_tostring(lua_State *L)
{
  lua_pushliteral(L, "generator return");
  return 1;
}

void protect_open(lua_State *base)
{
  lua_createtable(base, 0, 3);
  lua_pushcfunction(base, return_tostring);
  lua_setfield(base, -2, "__tostring");
  lua_pushliteral(base, "generator return");
  lua_setfield(base, -2, "__name");
  lua_pushboolean(base, 0);
  lua_setfield(base, -2, "__metatable");
  metatable_ref = luaL_ref(base, LUA_REGISTRYINDEX);
}

int protect_return(lua_State *L, struct coroutine *co)
{
  struct generator_return *box = lua_newuserdatauv(L, sizeof *box, 1);
  box->serial = co->return_serial = ++last_serial;
  lua_rawgeti(L, LUA_REGISTRYINDEX, metatable_ref);
  lua_setmetatable(L, -2);
  lua_rotate(L, -2, 1);
  lua_setiuservalue(L, -2, 1);
  return lua_error(L);
}

static bool is_return_under_way(lua_State *L, int index, const struct coroutine *co)
{
  if (co->return_serial == 0 || !lua_isuserdata(L, index) || !lua_getmetatable(L, index))
    return false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, metatable_ref);
  bool is = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  if (!is) return false;
  const struct generator_return *box = lua_touserdata(L, index);
  return box->serial == co->return_serial;
}

bool protect_returned(lua_State *L, int index, const struct coroutine *co)
{
  if (!is_return_under_way(L, index, co)) return false;
  lua_getiuservalue(L, index, 1);
  return true;
}

int protect_rethrow(lua_State *L)
{
  scheduler.rethrows = true;
  return lua_error(L);
}

int protect_handler(lua_State *L)
{
  struct coroutine *co = coroutine_of(L);
  if (is_return_under_way(L, 1, co)) return 1;
  if (scheduler.rethrows) scheduler.rethrows = false;
  else if (!co->handling) stop_at_throw(L, co);
  return 1;
}

/* xpcall's: then the script's own handler, the upvalue. */
static int handler_with_own(lua_State *L)
{
  struct coroutine *co = coroutine_of(L);
  if (is_return_under_way(L, 1, co)) return 1;
  protect_handler(L);
  co->handling = true;
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, 1);
  co->handling = false;
  return 1;
}

/* The context of a protected call: the serial number under way at its entry, and how many
 * values at the stack's bottom are not results. */
#define CONTEXT(serial, extra)  ((lua_KContext)(serial)*8 + (extra))
#define CONTEXT_SERIAL(context) ((unsigned)((context) / 8))
#define CONTEXT_EXTRA(context)  ((int)((context) % 8))

static int finish(lua_State *L, int status, lua_KContext context)
{
  struct coroutine *co = coroutine_of(L);
  if (status == LUA_OK || status == LUA_YIELD) {
    co->pcalls--;
    return lua_gettop(L) - CONTEXT_EXTRA(context);
  }
  co->handling = false;
  stop_at_untold(L, co, status);
  iterators_unwound(L);
  co->pcalls--;
  if (co->return_serial != 0 && CONTEXT_SERIAL(context) != co->return_serial) {
    if (is_return_under_way(L, -1, co)) return lua_error(L);
    co->return_serial = 0;
  }
  lua_pushboolean(L, 0);
  lua_pushvalue(L, -2);
  return 2;
}

/* Stack: the handler, true, the function, its arguments. */
static int protected_call(lua_State *L)
{
  struct coroutine *co = coroutine_of(L);
  lua_KContext context = CONTEXT(co->return_serial, 1);
  co->pcalls++;
  int status = lua_pcallk(L, lua_gettop(L) - 3, LUA_MULTRET, 1, context, finish);
  return finish(L, status, context);
}

int protect_pcall(lua_State *L)
{
  luaL_checkany(L, 1);
  lua_pushcfunction(L, protect_handler);
  lua_insert(L, 1);
  lua_pushboolean(L, 1);
  lua_insert(L, 2);
  return protected_call(L);
}

int protect_xpcall(lua_State *L)
{
  luaL_checktype(L, 2, LUA_TFUNCTION);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, handler_with_own, 1);
  lua_insert(L, 1); /* handler, f, own, arguments */
  lua_remove(L, 3);
  lua_pushboolean(L, 1);
  lua_insert(L, 2);
  return protected_call(L);
}
