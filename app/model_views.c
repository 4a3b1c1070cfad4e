/* model_views.c - what the views show (command_view.c), read while they are open. */
#include <string.h>

#include "app/async.h"
#include "app/diagram.h"
#include "app/history.h"
#include "app/lockstep.h"
#include "app/machine.h"
#include "app/memory.h"
#include "app/model_inside.h"

bool model_is_view(enum pane pane)
{
  return pane > PANE_SENTENCE && pane < PANE_HELP;
}

uint32_t model_iterator(const struct model *model)
{
  struct exchange into;
  const struct exchange *exchange = model_exchange(model, &into);
  uint32_t subject = model_subject(model);
  if (subject != ENGINE_MAIN) return subject;
  return exchange != NULL ? exchange->generator : engine_target(model->engine);
}

static const struct engine_generator *listed(const struct model *model, uint32_t id)
{
  const struct engine_stop *stop = &model->shown->stop;
  for (size_t i = 0; i < stop->generator_count; i++)
    if (stop->generators[i].id == id) return &stop->generators[i];
  return NULL;
}

/* The next one in the list, which begins again at its end. */
uint32_t model_iterator_other(const struct model *model)
{
  const struct engine_stop *stop = &model->shown->stop;
  const struct engine_generator *own = listed(model, model_iterator(model)), *found = NULL;
  if (own == NULL) return ENGINE_MAIN;
  size_t count = stop->generator_count, first = (size_t)(own - stop->generators) + 1;
  for (size_t i = 0; i < count; i++) {
    const struct engine_generator *other = &stop->generators[(first + i) % count];
    if (strcmp(other->function, own->function) == 0) continue;
    if (other->hand_written != own->hand_written) return other->id;
    if (found == NULL) found = other;
  }
  return found != NULL ? found->id : ENGINE_MAIN;
}

uint32_t model_iterator_beside(const struct model *model)
{
  enum { WIDE = 100 };
  bool two = model->ladders == MODEL_LADDERS_BY_WIDTH ? model->columns >= WIDE
                                                      : model->ladders == MODEL_LADDERS_TWO;
  return two ? model_iterator_other(model) : ENGINE_MAIN;
}

/* Both: the window may become wide. */
static size_t read_ladders(struct model *model, size_t most)
{
  size_t left = 0;
  uint32_t iterator = model_iterator(model), other = model_iterator_other(model);
  if (iterator != ENGINE_MAIN) left = diagram_read(model->ladder, model->engine, iterator, most);
  if (other != ENGINE_MAIN) left += diagram_read(model->ladder_beside, model->engine, other, most);
  return left;
}

static void read_meter(struct model *model)
{
  struct model_meter *meter = &model->meter;
  if (meter->known || model_running(model)) return;
  const struct engine_cost *cost = engine_cost(model->engine);
  meter->known = cost != NULL;
  if (!meter->known) return;
  meter->values = cost->values;
  meter->lines = cost->lines;
  meter->memory = cost->memory;
}

/* The frames of both, and what has changed in them since they were shown before. */
static void look_at_pair(struct model *model)
{
  struct engine_pair pair;
  if (model_running(model) || model->awaits_stop || !lockstep_pair(model->lockstep, &pair)) return;
  const uint32_t both[2] = {pair.first, pair.second};
  for (int i = 0; i < 2; i++) {
    if (snapshot_look(model->shown, both[i]) == NULL) {
      const struct engine_view *look = engine_look(model->engine, both[i]);
      if (look != NULL) snapshot_add_look(model->shown, look);
    }
    const struct engine_view *view = snapshot_look(model->shown, both[i]);
    if (view != NULL)
      memory_note(lockstep_memory(model->lockstep, i), model->engine, view,
                  model->shown->stop.tick);
  }
}

/* The script that runs is what it is about, whichever language is shown. */
static void read_states(struct model *model)
{
  uint32_t iterator = model_iterator(model);
  if (iterator == ENGINE_MAIN) return;
  machine_read(model->machine, model->engine, &model->shown->stop, model->script, iterator);
}

void model_restart_views(struct model *model)
{
  async_clear(model->async);
  diagram_restart(model->lanes);
  model->meter = (struct model_meter){.limit = model->meter.limit};
  diagram_restart(model->ladder);
  diagram_restart(model->ladder_beside);
  lockstep_clear(model->lockstep);
  machine_restart(model->machine);
}

void model_read_view(struct model *model)
{
  enum { SLICE = 100000 }; /* events: so that no key has to wait for long */
  size_t left = 0;
  if (model->zoomed == PANE_LOCKSTEP) look_at_pair(model);
  if (model->zoomed == PANE_ASYNC) left = async_read(model->async, model->engine, SLICE);
  if (model->zoomed == PANE_STATES) read_states(model);
  if (model->zoomed == PANE_LANES) read_meter(model);
  if (model->zoomed == PANE_LANES)
    left = diagram_read(model->lanes, model->engine, ENGINE_MAIN, SLICE);
  if (model->zoomed == PANE_LADDER) left = read_ladders(model, SLICE / 2);
  model->view_left = left;
}
