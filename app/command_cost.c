/* command_cost.c - lazy beside eager, in numbers. */
#include "app/command_all.h"

#include "app/model_inside.h"
#include "app/say_cost.h"

enum command_answer command_take_cost(struct model *model)
{
  const struct engine_cost *eager = engine_eager_cost(model->engine);
  const struct engine_cost *lazy = eager ? engine_cost(model->engine) : NULL;
  if (lazy == NULL) {
    model_say(model, "%s",
              engine_refused(model->engine) ? engine_problem(model->engine)
                                            : "There was no answer.");
    return COMMAND_REFUSED;
  }
  char text[8192];
  model_say(model, "%s", say_cost(lazy, eager, text, sizeof text));
  return COMMAND_DONE;
}

/* What eager would cost belongs to the script: it is asked once. */
enum command_answer command_cost(struct model *model, const char *argument)
{
  (void)argument;
  if (!model_running(model) && engine_eager_cost(model->engine)) return command_take_cost(model);
  const struct model_asked asked = {.question = MODEL_ASKED_COST};
  return command_asks(model, engine_eager(model->engine, SAY_COST_LIMIT), &asked);
}
