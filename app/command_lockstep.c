/* command_lockstep.c - two that are asked together. */
#include "app/command_all.h"

#include "app/lockstep.h"
#include "app/model_inside.h"

enum command_answer command_lockstep(struct model *model, const char *argument)
{
  enum command_answer answer = command_accepted(model, engine_lockstep(model->engine, argument));
  bool begins = answer == COMMAND_RUNS && argument[0] != '\0';
  model->opens_lockstep = begins && model->on_screen;
  if (!begins && answer == COMMAND_RUNS && model->zoomed == PANE_LOCKSTEP)
    command_close_view(model);
  return answer;
}

void command_lockstep_on(struct model *model)
{
  struct engine_pair pair;
  bool opens = model->opens_lockstep && lockstep_pair(model->lockstep, &pair) &&
               model->shown->stop.reason == ENGINE_STOP_LOCKSTEP;
  model->opens_lockstep = false;
  if (opens && model->zoomed != PANE_LOCKSTEP) command_view(model, "lockstep");
}
