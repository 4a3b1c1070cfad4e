/* command_go.c - the commands that let the script go on, and the one that pauses it. */
#include "app/command_all.h"

#include "app/keymap.h"
#include "app/model_inside.h"

bool command_can_go(const struct model *model)
{
  if (model_running(model)) return false;
  const struct engine_stop *stop = &model->shown->stop;
  if (stop->reason == ENGINE_STOP_SYNTAX || stop->reason == ENGINE_STOP_GONE) return false;
  return !stop->ended || stop->open_call || engine_target(model->engine) != ENGINE_MAIN;
}

/* A generator has asked another one. */
bool command_in_pipeline(const struct model *model)
{
  const struct engine_stop *stop = &model->shown->stop;
  struct exchange pull;
  for (size_t i = 0; i < stop->generator_count; i++)
    if (history_pulled(model->history, stop->generators[i].id, &pull) != NULL) return true;
  return false;
}

/* On the way to another time there is no place to pause at. */
bool command_can_pause(const struct model *model)
{
  enum say_by by = model->arrival.by;
  bool jumps = by != SAY_BY_RUNNING && by != SAY_BY_SET;
  return model_running(model) && (!jumps || model->asked.question != MODEL_NOTHING_ASKED);
}

enum command_answer command_next(struct model *model, const char *argument)
{
  if (argument[0] != '\0') return command_send(model, argument);
  return command_accepted(model, engine_next(model->engine));
}

enum command_answer command_step(struct model *model, const char *argument)
{
  (void)argument;
  return command_accepted(model, engine_step(model->engine));
}

enum command_answer command_over(struct model *model, const char *argument)
{
  (void)argument;
  return command_accepted(model, engine_over(model->engine));
}

enum command_answer command_finish(struct model *model, const char *argument)
{
  (void)argument;
  return command_accepted(model, engine_finish(model->engine));
}

enum command_answer command_call(struct model *model, const char *argument)
{
  (void)argument;
  return command_accepted(model, engine_each_call(model->engine));
}

enum command_answer command_job(struct model *model, const char *argument)
{
  (void)argument;
  return command_accepted(model, engine_job(model->engine));
}

enum command_answer command_continue(struct model *model, const char *argument)
{
  (void)argument;
  return command_accepted(model, engine_continue(model->engine));
}

enum command_answer command_pause(struct model *model, const char *argument)
{
  (void)argument;
  if (!model_running(model)) {
    const char *quit = model->on_screen ? keymap_key(model->keymap, "quit") : "";
    model_say(model, "Nothing is running now, so there is nothing to pause.%s%s%s",
              quit[0] ? " Press " : "", quit, quit[0] ? " to quit." : "");
    return COMMAND_REFUSED;
  }
  if (!command_can_pause(model)) return COMMAND_REFUSED; /* what is shown names the way out */
  if (!model->asked_to_pause) engine_pause(model->engine);
  model->asked_to_pause = true;
  return COMMAND_DONE;
}
