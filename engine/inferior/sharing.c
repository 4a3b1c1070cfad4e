#include "engine/inferior/sharing.h"

#include <stdbool.h>
#include <string.h>

#include "engine/inferior/coroutine.h"

/* A stop must stay cheap in a program with thousands of generators: the newest count. */
#define GENERATORS_MAX 200
#define SCANNED_MAX    2000
#define HELD_MAX       2000

static struct {
  lua_State *base;
  bool known;
  size_t count;
  struct held {
    const void *upvalue;
    uint32_t generator;
  } held[HELD_MAX]; /* newest generator first */
} sharing;

void sharing_open(lua_State *base)
{
  sharing.base = base;
}

void sharing_begin(void)
{
  sharing.known = false;
}

/* Notes the upvalues of the body on top of the base, but the one that every function has. */
static void note(uint32_t generator)
{
  const char *name;
  for (int n = 1; (name = lua_getupvalue(sharing.base, -1, n)); n++) {
    lua_pop(sharing.base, 1);
    if (strcmp(name, "_ENV") == 0 || sharing.count == HELD_MAX) continue;
    sharing.held[sharing.count++] = (struct held){
        .upvalue = lua_upvalueid(sharing.base, -1, n),
        .generator = generator,
    };
  }
}

static void look(void)
{
  int found = 0, scanned = 0;
  sharing.count = 0;
  sharing.known = true;
  for (uint32_t id = coroutine_last_id(); id > 0 && found < GENERATORS_MAX && scanned < SCANNED_MAX;
       id--, scanned++) {
    if (!coroutine_push_body(id)) continue;
    note(id);
    lua_pop(sharing.base, 1);
    found++;
  }
}

uint32_t sharing_other(int upvalue, uint32_t generator)
{
  const void *id = lua_upvalueid(sharing.base, -1, upvalue);
  lua_pop(sharing.base, 1);
  if (!sharing.known) look();
  for (size_t i = 0; i < sharing.count; i++)
    if (sharing.held[i].upvalue == id && sharing.held[i].generator != generator)
      return sharing.held[i].generator;
  return 0;
}
