/* command_hand.c - the user is the consumer: requests by hand, and to whom. */
#include "app/command_all.h"

#include <stdlib.h>
#include <string.h>

#include "app/model_inside.h"

bool command_has_target(const struct model *model)
{
  if (!command_can_go(model) || model->shown->stop.open_call) return false;
  uint32_t target = engine_target(model->engine);
  const struct engine_generator *generator = snapshot_generator(model->shown, target);
  return target != ENGINE_MAIN && (generator == NULL || generator->state != ENGINE_EXECUTING);
}

bool command_has_functions(const struct model *model)
{
  return !model_running(model) && model->shown->stop.function_count > 0;
}

bool command_has_choice(const struct model *model)
{
  return !model_running(model) && model->shown->stop.generator_count > 1;
}

enum command_answer command_send(struct model *model, const char *argument)
{
  return command_accepted(model, engine_call(model->engine, ENGINE_BY_NEXT, argument));
}

enum command_answer command_throw(struct model *model, const char *argument)
{
  return command_accepted(model, engine_call(model->engine, ENGINE_BY_THROW, argument));
}

enum command_answer command_return(struct model *model, const char *argument)
{
  return command_accepted(model, engine_call(model->engine, ENGINE_BY_RETURN, argument));
}

enum command_answer command_new(struct model *model, const char *argument)
{
  return command_accepted(model, engine_make(model->engine, argument));
}

/* The generator after, or before, the one in view; the main program is not among them. */
static enum command_answer select_neighbour(struct model *model, bool after)
{
  const struct engine_stop *stop = &model->shown->stop;
  if (stop->generator_count == 0) {
    model_say(model, "There is no generator yet.");
    return COMMAND_REFUSED;
  }
  size_t at = stop->generator_count;
  for (size_t i = 0; i < stop->generator_count; i++)
    if (stop->generators[i].id == model->shown->view.generator) at = i;
  size_t next = after ? at + 1 : at - 1;
  if (at == stop->generator_count) {
    next = after ? 0 : stop->generator_count - 1;
  } else if ((after && next == stop->generator_count) || (!after && at == 0)) {
    model_say(model, "%s is the %s generator.", stop->generators[at].name,
              after ? "last" : "first");
    return COMMAND_REFUSED;
  }
  return command_accepted(model, engine_select(model->engine, stop->generators[next].id));
}

enum command_answer command_select(struct model *model, const char *argument)
{
  if (strcmp(argument, "next") == 0) return select_neighbour(model, true);
  if (strcmp(argument, "previous") == 0) return select_neighbour(model, false);
  uint32_t generator = engine_find(model->engine, argument);
  if (generator == ENGINE_YOU) {
    model_say(model, "There is no generator %s.", argument);
    return COMMAND_REFUSED;
  }
  return command_accepted(model, engine_select(model->engine, generator));
}

/* "NAME = EXPR" */
enum command_answer command_set(struct model *model, const char *argument)
{
  size_t size = strcspn(argument, " \t=");
  const char *equals = argument + size + strspn(argument + size, " \t");
  if (size == 0 || *equals != '=') {
    model_say(model, "set needs a variable and its new value: set a = 1.");
    return COMMAND_REFUSED;
  }
  char *name = strndup(argument, size);
  if (name == NULL) return COMMAND_REFUSED;
  const char *value = equals + 1 + strspn(equals + 1, " \t");
  enum command_answer answer = command_set_by(model, engine_set(model->engine, name, value), name);
  free(name);
  return answer;
}
