/* model_views.c - what the views show (command_view.c), read while they are open. */
#include "app/async.h"
#include "app/diagram.h"
#include "app/history.h"
#include "app/model_inside.h"

bool model_is_view(enum pane pane)
{
  return pane > PANE_SENTENCE && pane < PANE_HELP;
}

uint32_t model_iterator(const struct model *model)
{
  const struct exchange *exchange = model_exchange(model);
  uint32_t subject = model_subject(model);
  return subject == ENGINE_MAIN && exchange != NULL ? exchange->generator : subject;
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

void model_read_view(struct model *model)
{
  if (model->zoomed == PANE_ASYNC) async_read(model->async, model->engine);
  if (model->zoomed == PANE_LANES) read_meter(model);
  if (model->zoomed == PANE_LANES) diagram_read(model->lanes, model->engine, ENGINE_MAIN);
  uint32_t iterator = model->zoomed == PANE_LADDER ? model_iterator(model) : ENGINE_MAIN;
  if (iterator != ENGINE_MAIN) diagram_read(model->ladder, model->engine, iterator);
}
