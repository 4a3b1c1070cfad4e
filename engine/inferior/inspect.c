#include "engine/inferior/inspect.h"

#include <stdio.h>
#include <string.h>

#include <lauxlib.h>

#include "engine/inferior/iterators.h"
#include "engine/inferior/lib_generator.h"
#include "engine/inferior/sharing.h"
#include "engine/inferior/shown.h"
#include "engine/inferior/value.h"

#define FRAMES_MAX 64
#define PARTS_MAX  100
#define TEXT_MAX   512

static lua_State *base;

void inspect_open(lua_State *state)
{
  base = state;
  shown_open(state);
}

/* -------------------------------------------------------------------- frames */

static const char *function_name(const struct coroutine *co, const struct shown *shown, char *out,
                                 size_t size)
{
  lua_Debug ar;
  if (shown->fields) return co->function;
  lua_getstack(shown->L, shown->last, &ar);
  lua_getinfo(shown->L, "Sn", &ar);
  bool bottom = lib_generator_is_bottom(shown->L, shown->last + 1) ||
                (co->kind == COROUTINE_PLAIN && !lua_getstack(shown->L, shown->last + 1, &ar));
  if (bottom) return co->function;
  if (strcmp(ar.what, "main") == 0)
    snprintf(out, size, "%s", co->kind == COROUTINE_MAIN ? "main" : "a file");
  else if (ar.name) snprintf(out, size, "%s", ar.name);
  else if (iterators_method_name(&ar)) return iterators_method_name(&ar); /* called by of */
  else snprintf(out, size, "function at line %d", ar.linedefined);
  return out;
}

/* Who else has that upvalue, whose value is on the base's top; 0: nobody. Functions are shared by
 * all and changed by nobody: not worth a word. */
static uint32_t shared(const struct coroutine *co, const struct shown *shown,
                       const struct shown_variable *variable)
{
  if (variable->role != ENGINE_UPVALUE || lua_isfunction(base, -1)) return 0;
  shown_push_function(shown, variable);
  return sharing_other(variable->index, co->id);
}

/* For each line of a trace it would cost too much to say who shares what. */
enum tell { TELL_SHARED, TELL_VALUES };

static void write_frame(struct wire_writer *out, const struct coroutine *co, struct shown *shown,
                        enum tell tell)
{
  lua_Debug ar;
  char text[TEXT_MAX];
  wire_text(out, function_name(co, shown, text, sizeof text));
  if (shown->fields) {
    wire_text(out, co->file);
    wire_u32(out, (uint32_t)co->line);
  } else {
    lua_getstack(shown->L, shown->first, &ar);
    lua_getinfo(shown->L, "Sl", &ar);
    wire_text(out, ar.source[0] == '@' ? ar.source + 1 : ar.short_src);
    wire_u32(out, (uint32_t)ar.currentline);
  }
  wire_u32(out, co->id);
  shown_collect(shown);
  wire_u32(out, (uint32_t)shown->count);
  for (size_t i = 0; i < shown->count; i++) {
    const struct shown_variable *variable = &shown->variables[i];
    shown_push(shown, variable);
    wire_text(out, variable->name);
    size_t size = value_text(base, -1, text, sizeof text);
    wire_bytes(out, text, size);
    wire_u8(out, variable->role);
    wire_u8(out, value_opens(base, -1));
    wire_u64(out, value_object(base, -1));
    wire_u32(out, tell == TELL_SHARED ? shared(co, shown, variable) : 0);
    lua_pop(base, 1);
  }
}

int inspect_depth(lua_State *L)
{
  lua_Debug ar;
  int most = 1; /* no level has this number, once found */
  while (lua_getstack(L, most, &ar))
    most *= 2;
  int least = most / 2;
  while (least < most) {
    int middle = least + (most - least) / 2;
    if (lua_getstack(L, middle, &ar)) least = middle + 1;
    else most = middle;
  }
  return most;
}

/* Writes up to `most` frames of co; returns how many, and counts the rest in *left_out: all
 * levels, for a look at each would take hours where a recursion has no end. */
static uint32_t write_frames(struct wire_writer *out, const struct coroutine *co, uint32_t most,
                             uint32_t *left_out, enum tell tell)
{
  static struct shown shown;
  uint32_t count = 0;
  for (bool more = shown_first(&shown, co); more; more = shown_next(&shown)) {
    if (count == most) {
      *left_out += (uint32_t)(inspect_depth(co->thread) - shown.first);
      break;
    }
    write_frame(out, co, &shown, tell);
    count++;
  }
  return count;
}

void inspect_frames(struct wire_writer *out, const struct coroutine *co)
{
  size_t at = out->size;
  uint32_t left_out = 0;
  sharing_begin();
  wire_u32(out, 0);
  wire_u32(out, 0);
  uint32_t count = write_frames(out, co, FRAMES_MAX, &left_out, TELL_SHARED);
  wire_patch_u32(out, at, left_out);
  wire_patch_u32(out, at + sizeof(uint32_t), count);
}

void inspect_chain(struct wire_writer *out, const struct coroutine *co)
{
  size_t at = out->size;
  uint32_t count = 0, left_out = 0;
  wire_u32(out, 0);
  for (; co && count < FRAMES_MAX; co = co->consumer)
    if (co->kind != COROUTINE_EXPRESSION)
      count += write_frames(out, co, FRAMES_MAX - count, &left_out, TELL_VALUES);
  wire_patch_u32(out, at, count);
}

/* --------------------------------------------------------------------- parts */

/* Replaces the table on the base's top by its part number `index`: counted as lua_next
 * gives them. The key is left below it. False: there is none; the table is popped. */
static bool go_to_part(uint32_t index)
{
  int table = lua_gettop(base);
  if (!lua_istable(base, table)) return false;
  lua_pushnil(base);
  for (uint32_t i = 0; lua_next(base, table); i++) {
    if (i == index) {
      lua_replace(base, table);
      lua_pop(base, 1);
      return true;
    }
    lua_pop(base, 1);
  }
  return false;
}

static void write_parts(struct wire_writer *out, uint32_t from)
{
  char text[TEXT_MAX];
  int table = lua_gettop(base);
  uint32_t total = 0, written = 0;
  size_t head = out->size;
  for (int i = 0; i < 2; i++)
    wire_u32(out, 0);
  wire_u8(out, 0);
  wire_u32(out, 0);
  lua_pushnil(base);
  for (; lua_next(base, table); total++) {
    if (total >= from && written < PARTS_MAX) {
      wire_bytes(out, text, value_text(base, -2, text, sizeof text));
      wire_bytes(out, text, value_text(base, -1, text, sizeof text));
      wire_u8(out, value_opens(base, -1));
      wire_u64(out, value_object(base, -1));
      written++;
    }
    lua_pop(base, 1);
  }
  wire_patch_u32(out, head, from);
  wire_patch_u32(out, head + 4, total);
  if (!out->failed) out->data[head + 8] = total > from + written;
  wire_patch_u32(out, head + 9, written);
}

void inspect_parts(struct wire_writer *out, const struct coroutine *co, uint32_t frame,
                   uint32_t variable, const uint32_t *path, size_t depth, uint32_t from)
{
  static struct shown shown;
  int top = lua_gettop(base);
  bool found = shown_first(&shown, co);
  for (uint32_t i = 0; found && i < frame; i++)
    found = shown_next(&shown);
  if (found) shown_collect(&shown);
  found = found && variable < shown.count;
  if (found) shown_push(&shown, &shown.variables[variable]);
  for (size_t i = 0; found && i < depth; i++)
    found = go_to_part(path[i]);
  found = found && lua_istable(base, -1);
  wire_u8(out, found);
  if (found) write_parts(out, from);
  else
    for (int i = 0; i < 13; i++)
      wire_u8(out, 0); /* from, total, more, no parts */
  lua_settop(base, top);
}

void inspect_push_scope(lua_State *L, const struct coroutine *co)
{
  static struct shown shown;
  lua_newtable(L);
  if (!co || !shown_first(&shown, co)) return;
  shown_collect(&shown);
  for (size_t i = 0; i < shown.count; i++) {
    if (shown.variables[i].role == ENGINE_VARARG) continue;
    lua_pushstring(L, shown.variables[i].name);
    shown_push(&shown, &shown.variables[i]);
    if (L != base) lua_xmove(base, L, 1);
    lua_rawset(L, -3);
  }
}

void inspect_add_scope(lua_State *L, const struct coroutine *co)
{
  static struct shown shown;
  for (bool more = co && shown_first(&shown, co); more; more = shown_next(&shown)) {
    shown_collect(&shown);
    for (size_t i = 0; i < shown.count; i++) {
      if (shown.variables[i].role == ENGINE_VARARG) continue;
      lua_pushstring(L, shown.variables[i].name);
      lua_pushvalue(L, -1);
      bool is_known = lua_rawget(L, -3) != LUA_TNIL;
      lua_pop(L, 1);
      shown_push(&shown, &shown.variables[i]);
      if (L != base) lua_xmove(base, L, 1);
      if (is_known) lua_pop(L, 2);
      else lua_rawset(L, -3);
    }
  }
}

/* ------------------------------------------------------------- one by its name */

static const struct shown_variable *find(struct shown *shown, const struct coroutine *co,
                                         const char *name)
{
  if (!shown_first(shown, co)) return NULL;
  shown_collect(shown);
  for (size_t i = 0; i < shown->count; i++)
    if (shown->variables[i].role != ENGINE_VARARG && strcmp(shown->variables[i].name, name) == 0)
      return &shown->variables[i];
  return NULL;
}

bool inspect_variable(const struct coroutine *co, const char *name, struct inspect_value *value)
{
  static struct shown shown;
  const struct shown_variable *variable = find(&shown, co, name);
  if (!variable) return false;
  shown_push(&shown, variable);
  *value = (struct inspect_value){.type = lua_type(base, -1)};
  lua_Number number = lua_tonumber(base, -1);
  if (lua_isinteger(base, -1)) value->bits = (uint64_t)lua_tointeger(base, -1);
  else if (value->type == LUA_TNUMBER) memcpy(&value->bits, &number, sizeof value->bits);
  else if (value->type == LUA_TBOOLEAN) value->bits = (uint64_t)lua_toboolean(base, -1);
  else value->bits = (uint64_t)(uintptr_t)lua_topointer(base, -1);
  lua_pop(base, 1);
  return true;
}

bool inspect_set(const struct coroutine *co, const char *name)
{
  static struct shown shown;
  const struct shown_variable *variable = find(&shown, co, name);
  if (variable) shown_set(&shown, variable);
  else lua_pop(base, 1);
  return variable != NULL;
}
