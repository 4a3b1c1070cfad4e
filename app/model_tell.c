/* model_tell.c - what the last stop means, in the sentence's pane. */
#include <string.h>

#include "app/lockstep.h"
#include "app/model_inside.h"
#include "app/say_lockstep.h"

/* What is in lockstep is told where its view does not show it. */
static void tell_lockstep(struct model *model)
{
  struct engine_pair pair;
  size_t used = strlen(model->sentence);
  if (model->zoomed == PANE_LOCKSTEP || !lockstep_pair(model->lockstep, &pair) ||
      model->shown->stop.reason == ENGINE_STOP_LOCKSTEP || used + 2 >= sizeof model->sentence)
    return;
  model->sentence[used] = ' ';
  say_lockstep(model->lockstep, model->engine, model_language(model), model->sentence + used + 1,
               sizeof model->sentence - used - 1);
}

void model_tell_stop(struct model *model)
{
  if (model_running(model)) return;
  if (model->slow.playing && model->shown->stop.reason == ENGINE_STOP_LINE)
    slow_tell(model, model->sentence, sizeof model->sentence);
  else
    say_stop(model->engine, &model->arrival, model_language(model), model->sentence,
             sizeof model->sentence);
  tell_lockstep(model);
}
