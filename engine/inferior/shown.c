#include "engine/inferior/shown.h"

#include <stdlib.h>
#include <string.h>

#include "engine/inferior/iterator_records.h"
#include "engine/inferior/lib_generator.h"

#define VARARGS_MAX 20

static lua_State *base;

void shown_open(lua_State *state)
{
  base = state;
}

/* -------------------------------------------------------------------- frames */

static bool is_lua(lua_State *L, int level)
{
  lua_Debug ar;
  if (!lua_getstack(L, level, &ar)) return false;
  lua_getinfo(L, "l", &ar);
  return ar.currentline > 0;
}

/* Finds the frame at or above that level. */
static bool find_frame(struct shown *shown, int level)
{
  lua_Debug ar;
  lua_State *L = shown->L;
  while (lua_getstack(L, level, &ar) && !is_lua(L, level))
    level++;
  if (!lua_getstack(L, level, &ar)) return false;
  shown->first = shown->last = level;
  while (lib_generator_joins(L, shown->last + 1) && is_lua(L, shown->last + 2))
    shown->last += 2;
  return true;
}

/* A coroutine has frames where it is not fresh, and not finished (but by a failure that has not
 * been unwound). An iterator's fields are there before and after, too. */
bool shown_first(struct shown *shown, const struct coroutine *co)
{
  bool iterator = co->kind == COROUTINE_ITERATOR;
  shown->co = co;
  shown->L = co->thread;
  shown->fields = false;
  bool none = co->state == ENGINE_SUSPENDED_START || co->state == ENGINE_COMPLETED;
  if (none && !iterator) return false;
  if (!none && find_frame(shown, 0)) return true;
  shown->first = shown->last = 0;
  shown->fields = iterator;
  return iterator;
}

bool shown_next(struct shown *shown)
{
  return !shown->fields && find_frame(shown, shown->last + 1);
}

/* ----------------------------------------------------------------- variables */

/* An inner variable hides an outer one of the same name. */
static void add(struct shown *shown, struct shown_variable variable)
{
  for (size_t i = 0; i < shown->count; i++) {
    if (variable.role == ENGINE_VARARG || strcmp(shown->variables[i].name, variable.name) != 0)
      continue;
    if (variable.role == ENGINE_UPVALUE) return;
    shown->count--;
    memmove(&shown->variables[i], &shown->variables[i + 1],
            (shown->count - i) * sizeof shown->variables[0]);
    break;
  }
  if (shown->count < SHOWN_MAX) shown->variables[shown->count++] = variable;
}

static void add_locals(struct shown *shown, int level)
{
  lua_Debug ar;
  lua_getstack(shown->L, level, &ar);
  lua_getinfo(shown->L, "u", &ar);
  const char *name;
  for (int n = 1; (name = lua_getlocal(shown->L, &ar, n)); n++) {
    lua_pop(shown->L, 1);
    if (name[0] == '(') continue; /* the compiler's own */
    enum engine_role role = n <= ar.nparams ? ENGINE_PARAMETER : ENGINE_LOCAL;
    add(shown, (struct shown_variable){.name = name, .role = role, .level = level, .index = n});
  }
  for (int n = 1; n <= VARARGS_MAX && lua_getlocal(shown->L, &ar, -n); n++) {
    lua_pop(shown->L, 1);
    add(shown,
        (struct shown_variable){.name = "...", .role = ENGINE_VARARG, .level = level, .index = -n});
  }
}

/* Pushes an iterator's method next. */
static void push_next(const struct coroutine *iterator)
{
  if (!iterator_records_push_key(iterator)) lua_pushnil(base);
  if (!lua_istable(base, -1)) return;
  iterator_records_method(base, lua_gettop(base), ENGINE_BY_NEXT);
  lua_remove(base, -2);
}

static void push_function(const struct shown *shown, int level)
{
  lua_Debug ar;
  if (shown->fields) {
    push_next(shown->co);
    return;
  }
  lua_getstack(shown->L, level, &ar);
  lua_getinfo(shown->L, "f", &ar);
  if (shown->L != base) lua_xmove(shown->L, base, 1);
}

static void add_upvalues(struct shown *shown, int level)
{
  const char *name;
  push_function(shown, level);
  for (int n = 1; lua_isfunction(base, -1) && (name = lua_getupvalue(base, -1, n)); n++) {
    lua_pop(base, 1);
    if (strcmp(name, "_ENV") == 0 || name[0] == '(' || name[0] == '\0') continue;
    add(shown,
        (struct shown_variable){.name = name, .role = ENGINE_UPVALUE, .level = level, .index = n});
  }
  lua_pop(base, 1);
}

static int compare_names(const void *a, const void *b)
{
  const struct shown_variable *one = a, *other = b;
  return strcmp(one->name, other->name);
}

/* By name: a table's own order means nothing. Methods are no state. */
static void add_fields(struct shown *shown)
{
  if (!iterator_records_push_key(shown->co)) return;
  if (lua_istable(base, -1))
    for (lua_pushnil(base); lua_next(base, -2); lua_pop(base, 1))
      if (lua_type(base, -2) == LUA_TSTRING && !lua_isfunction(base, -1))
        add(shown, (struct shown_variable){.name = lua_tostring(base, -2), .role = ENGINE_LOCAL});
  lua_pop(base, 1);
  qsort(shown->variables, shown->count, sizeof shown->variables[0], compare_names);
}

void shown_collect(struct shown *shown)
{
  shown->count = 0;
  if (shown->fields) add_fields(shown);
  for (int level = shown->last; level >= shown->first && !shown->fields; level--)
    if (!lib_generator_joins(shown->L, level)) add_locals(shown, level);
  for (int level = shown->first; level <= shown->last; level++)
    if (shown->fields || !lib_generator_joins(shown->L, level)) add_upvalues(shown, level);
}

/* -------------------------------------------------------------------- values */

/* Leaves the iterator's table, the key and the value of that field on the base. */
static void find_field(const struct shown *shown, const struct shown_variable *variable)
{
  iterator_records_push_key(shown->co);
  lua_pushnil(base);
  while (lua_next(base, -2) &&
         (lua_type(base, -2) != LUA_TSTRING || lua_tostring(base, -2) != variable->name))
    lua_pop(base, 1);
}

void shown_push(const struct shown *shown, const struct shown_variable *variable)
{
  lua_Debug ar;
  if (variable->role == ENGINE_UPVALUE) {
    push_function(shown, variable->level);
    lua_getupvalue(base, -1, variable->index);
    lua_remove(base, -2);
  } else if (shown->fields) {
    find_field(shown, variable);
    lua_replace(base, -3);
    lua_pop(base, 1);
  } else {
    lua_getstack(shown->L, variable->level, &ar);
    lua_getlocal(shown->L, &ar, variable->index);
    if (shown->L != base) lua_xmove(shown->L, base, 1);
  }
}

void shown_push_function(const struct shown *shown, const struct shown_variable *variable)
{
  push_function(shown, variable->level);
}

void shown_set(const struct shown *shown, const struct shown_variable *variable)
{
  lua_Debug ar;
  int value = lua_gettop(base);
  if (variable->role == ENGINE_UPVALUE) {
    push_function(shown, variable->level);
    lua_rotate(base, -2, 1);
    lua_setupvalue(base, -2, variable->index);
    lua_pop(base, 1);
  } else if (shown->fields) {
    find_field(shown, variable);
    lua_pop(base, 1);
    lua_pushvalue(base, value);
    lua_rawset(base, -3);
    lua_settop(base, value - 1);
  } else {
    lua_getstack(shown->L, variable->level, &ar);
    lua_xmove(base, shown->L, 1);
    lua_setlocal(shown->L, &ar, variable->index);
  }
}
