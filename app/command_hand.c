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

/* The generator after, or before, the one in view, in the order of their pane; the main program
 * is not among them. Where the one in view is not listed, the first or the last. */
static enum command_answer select_neighbour(struct model *model, bool after)
{
  struct shelf shelf = shelf_in_full(model);
  const struct engine_generator *last = NULL, *here = NULL, *found = NULL;
  for (size_t i = 0; i < shelf.count; i++) {
    const struct engine_generator *generator = shelf.rows[i].generator;
    if (shelf.rows[i].kind != SHELF_GENERATOR) continue;
    bool in_view = generator->id == model->shown->view.generator;
    if (after && found == NULL && here != NULL) found = generator;
    if (!after && in_view) found = last;
    if (in_view) here = generator;
    last = generator;
  }
  if (here == NULL && last != NULL) {
    found = last;
    for (size_t i = shelf.count; after && i-- > 0;)
      if (shelf.rows[i].kind == SHELF_GENERATOR) found = shelf.rows[i].generator;
  }
  shelf_free(&shelf);
  if (found != NULL) return command_accepted(model, engine_select(model->engine, found->id));
  if (here == NULL) model_say(model, "There is no generator yet.");
  else model_say(model, "%s is the %s generator.", here->name, after ? "last" : "first");
  return COMMAND_REFUSED;
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
