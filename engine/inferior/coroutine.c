#include "engine/inferior/coroutine.h"

#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

#include "engine/inferior/cost.h"

#define KEPT_MAX 100

/* kept[]: numbers of suspended coroutines, ascending; the table at kept_ref holds just
 * these records, by number. */
static struct {
  lua_State *base;
  int records_ref; /* weak keys: thread -> record */
  int by_id_ref;   /* weak values: number -> record */
  int kept_ref;
  int numbers_ref; /* function's name -> how many were made */
  uint32_t last_id;
  uint32_t kept[KEPT_MAX];
  size_t kept_count;
} all;

static int new_table_ref(lua_State *L, const char *mode)
{
  lua_newtable(L);
  if (mode) {
    lua_createtable(L, 0, 1);
    lua_pushstring(L, mode);
    lua_setfield(L, -2, "__mode");
    lua_setmetatable(L, -2);
  }
  return luaL_ref(L, LUA_REGISTRYINDEX);
}

void coroutine_open(lua_State *base)
{
  all.base = base;
  all.records_ref = new_table_ref(base, "k");
  all.by_id_ref = new_table_ref(base, "v");
  all.kept_ref = new_table_ref(base, NULL);
  all.numbers_ref = new_table_ref(base, NULL);
  *(struct coroutine **)lua_getextraspace(base) = NULL;
}

/* The next number of that name. Stack: unchanged. */
static uint32_t next_number(lua_State *L, const char *name)
{
  lua_rawgeti(L, LUA_REGISTRYINDEX, all.numbers_ref);
  lua_pushstring(L, name);
  lua_pushvalue(L, -1);
  lua_rawget(L, -3);
  lua_Integer number = lua_tointeger(L, -1) + 1;
  lua_pop(L, 1);
  lua_pushinteger(L, number);
  lua_rawset(L, -3);
  lua_pop(L, 1);
  return (uint32_t)number;
}

static void release(size_t index)
{
  lua_rawgeti(all.base, LUA_REGISTRYINDEX, all.kept_ref);
  lua_pushnil(all.base);
  lua_rawseti(all.base, -2, all.kept[index]);
  lua_pop(all.base, 1);
  all.kept_count--;
  memmove(&all.kept[index], &all.kept[index + 1], (all.kept_count - index) * sizeof all.kept[0]);
}

/* Holds the record on top of L's stack. */
static void keep(lua_State *L, uint32_t id)
{
  if (all.kept_count == KEPT_MAX) release(0);
  lua_rawgeti(L, LUA_REGISTRYINDEX, all.kept_ref);
  lua_pushvalue(L, -2);
  lua_rawseti(L, -2, id);
  lua_pop(L, 1);
  all.kept[all.kept_count++] = id;
}

struct coroutine *coroutine_new(lua_State *L, enum coroutine_kind kind, const char *name)
{
  luaL_checkstack(L, 8, NULL);
  struct coroutine *co = lua_newuserdatauv(L, sizeof *co, 2);
  memset(co, 0, sizeof *co);
  co->kind = kind;
  co->state = ENGINE_SUSPENDED_START;
  co->file = "";
  snprintf(co->function, sizeof co->function, "%s", name);

  co->thread = lua_newthread(L);
  *(struct coroutine **)lua_getextraspace(co->thread) = co;
  lua_rawgeti(L, LUA_REGISTRYINDEX, all.records_ref);
  lua_pushvalue(L, -2);
  lua_pushvalue(L, -4);
  lua_rawset(L, -3); /* records[thread] = record */
  lua_pop(L, 1);
  lua_setiuservalue(L, -2, 1);

  if (kind != COROUTINE_MAIN && kind != COROUTINE_EXPRESSION) {
    co->number = next_number(L, co->function);
    co->share = cost_share(co->function);
    co->id = ++all.last_id;
    lua_rawgeti(L, LUA_REGISTRYINDEX, all.by_id_ref);
    lua_pushvalue(L, -2);
    lua_rawseti(L, -2, co->id);
    lua_pop(L, 1);
    keep(L, co->id);
  }
  return co;
}

void coroutine_set_body(lua_State *L, int body)
{
  lua_pushvalue(L, body);
  lua_setiuservalue(L, -2, 2);
}

struct coroutine *coroutine_of(lua_State *L)
{
  return *(struct coroutine **)lua_getextraspace(L);
}

bool coroutine_push(uint32_t id)
{
  lua_rawgeti(all.base, LUA_REGISTRYINDEX, all.by_id_ref);
  lua_rawgeti(all.base, -1, id);
  lua_remove(all.base, -2);
  if (lua_isuserdata(all.base, -1)) return true;
  lua_pop(all.base, 1);
  return false;
}

bool coroutine_push_body(uint32_t id)
{
  if (!coroutine_push(id)) return false;
  lua_getiuservalue(all.base, -1, 2);
  lua_remove(all.base, -2);
  if (lua_isfunction(all.base, -1)) return true;
  lua_pop(all.base, 1);
  return false;
}

struct coroutine *coroutine_find(uint32_t id)
{
  if (id == ENGINE_MAIN || id > all.last_id || !coroutine_push(id)) return NULL;
  struct coroutine *co = lua_touserdata(all.base, -1);
  lua_pop(all.base, 1);
  return co;
}

uint32_t coroutine_last_id(void)
{
  return all.last_id;
}

void coroutine_completed(struct coroutine *co, bool failed)
{
  co->state = ENGINE_COMPLETED;
  co->failed = failed;
  co->return_serial = 0;
  co->pcalls = 0;
  co->consumer = NULL;
  if (coroutine_push(co->id)) {
    lua_pushnil(all.base);
    lua_setiuservalue(all.base, -2, 2);
    lua_pop(all.base, 1);
  }
  coroutine_let_go(co);
}

void coroutine_let_go(const struct coroutine *co)
{
  for (size_t i = all.kept_count; i-- > 0;)
    if (all.kept[i] == co->id) {
      release(i);
      break;
    }
}

void coroutine_each_thread(void (*call)(lua_State *thread))
{
  lua_State *L = all.base;
  lua_rawgeti(L, LUA_REGISTRYINDEX, all.records_ref);
  for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
    call(lua_tothread(L, -2));
  lua_pop(L, 1);
}

bool coroutine_suspended(const struct coroutine *co)
{
  return co->state == ENGINE_SUSPENDED_START || co->state == ENGINE_SUSPENDED_YIELD;
}

const char *coroutine_name(const struct coroutine *co)
{
  static char names[8][64];
  static unsigned turn;
  if (!co) return "you";
  if (co->kind == COROUTINE_MAIN) return "main";
  if (co->kind == COROUTINE_EXPRESSION) return "your expression";
  char *name = names[turn++ % 8];
  snprintf(name, sizeof names[0], "%s#%u", co->function, co->number);
  return name;
}

uint32_t coroutine_consumer_id(const struct coroutine *consumer)
{
  if (!consumer || consumer->kind == COROUTINE_EXPRESSION) return ENGINE_YOU;
  return consumer->id; /* the main program's is ENGINE_MAIN */
}
