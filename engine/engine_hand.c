/* What the user does by hand besides requests: making, changing and choosing. */
#include <stdlib.h>
#include <string.h>

#include "engine/engine_inside.h"
#include "engine/expr.h"

bool engine_make(struct engine *engine, const char *expression)
{
  char *lua;
  if (!engine_can_command(engine)) return false;
  if (expression[strspn(expression, " \t")] == '\0')
    return engine_refuse(engine,
                         "Say which generator function to call, for example fibonacci(10).");
  if (!expr_translate(expression, &lua, engine->problem, sizeof engine->problem)) return false;
  engine_begin(engine, MOVE_COMMAND);
  engine->plan = PLAN_MAKE;
  bool sent = engine_send_input(
      engine,
      &(struct input){
          .type = MSG_MAKE, .name = "", .expression = lua, .scope = engine->stop->view.generator},
      MSG_UNTIL_END);
  free(lua);
  return sent;
}

bool engine_set(struct engine *engine, const char *name, const char *value)
{
  char *lua;
  if (!engine_can_command(engine) ||
      !expr_translate(value, &lua, engine->problem, sizeof engine->problem))
    return false;
  if (!lua[0]) {
    free(lua);
    return engine_refuse(engine, "Say the new value, for example: set %s = 1", name);
  }
  engine_begin(engine, MOVE_COMMAND);
  bool sent = engine_send_input(engine,
                                &(struct input){.type = MSG_SET,
                                                .name = (char *)name,
                                                .expression = lua,
                                                .scope = engine->stop->view.generator},
                                MSG_UNTIL_END);
  free(lua);
  return sent;
}

bool engine_select(struct engine *engine, uint32_t generator)
{
  if (!engine_can_command(engine)) return false;
  if (generator == ENGINE_MAIN || generator == ENGINE_YOU)
    return engine_refuse(engine, "Only generators can be selected.");
  engine_begin(engine, MOVE_NONE);
  engine->now.from = engine->before.from;
  engine->selected = generator;
  wire_u32(link_begin(engine->live->link, MSG_LOOK), generator);
  link_end(engine->live->link);
  return true;
}
