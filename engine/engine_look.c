/* What the session holds; and looking into the stopped inferior, beside what its stop tells:
 * that is no command, so it changes neither the session nor what engine_problem says. */
#include <stdlib.h>

#include "engine/engine_inside.h"

#define LOOK_MILLISECONDS 2000

/* ------------------------------------------------------------------- getters */

enum engine_status engine_status(const struct engine *engine)
{
  return engine->status;
}

uint64_t engine_progress(const struct engine *engine)
{
  return engine->progress;
}

const struct engine_stop *engine_stop(const struct engine *engine)
{
  return &engine->stop->stop;
}

const struct engine_view *engine_view(const struct engine *engine)
{
  return &engine->stop->view;
}

size_t engine_event_count(const struct engine *engine)
{
  /* What the search for the first generator does may be thrown away. */
  return engine->plan == PLAN_FIRST ? 0 : engine->branch->visible;
}

const struct engine_event *engine_event(const struct engine *engine, size_t index)
{
  return index < engine->branch->visible ? branch_event(engine->branch, index) : NULL;
}

const struct engine_event *engine_skim(const struct engine *engine, size_t index)
{
  const struct decoded_event *event =
      index < engine->branch->visible ? branch_skim(engine->branch, index) : NULL;
  return event ? &event->event : NULL;
}

size_t engine_event_next(const struct engine *engine, size_t from, unsigned kinds)
{
  size_t index = event_log_next(engine->branch->log, from, kinds);
  return index < engine_event_count(engine) ? index : SIZE_MAX;
}

size_t engine_event_last(const struct engine *engine, size_t before, unsigned kinds)
{
  size_t count = engine_event_count(engine);
  return event_log_last(engine->branch->log, before < count ? before : count, kinds);
}

size_t engine_asked(const struct engine *engine, size_t before)
{
  return event_log_asked(engine->branch->log, before);
}

bool engine_in_loop(const struct engine *engine, uint64_t tick)
{
  return tick > engine->branch->loop_tick;
}

const char *engine_name(const struct engine *engine, uint32_t generator)
{
  return branch_name(engine->branch, generator);
}

uint32_t engine_find(const struct engine *engine, const char *name)
{
  return branch_find(engine->branch, name);
}

const char *engine_source(const struct engine *engine, size_t *size)
{
  if (size) *size = engine->text_size;
  return engine->text;
}

const char *engine_problem(const struct engine *engine)
{
  return engine->problem;
}

bool engine_refused(const struct engine *engine)
{
  return engine->refused;
}

void engine_forget(struct engine *engine, size_t before)
{
  branch_forget(engine->branch, before);
}

/* ------------------------------------------------------------------- looking */

static bool can_look(const struct engine *engine)
{
  return engine->status == ENGINE_STOPPED && engine->live &&
         engine->stop->stop.reason != ENGINE_STOP_SYNTAX;
}

static void await_answer(struct engine *engine)
{
  engine->answer_awaited = true;
  link_end(engine->live->link);
  engine_wait(engine, LOOK_MILLISECONDS);
  engine->answer_awaited = false;
}

const struct engine_parts *engine_expand(struct engine *engine, size_t frame, size_t variable,
                                         const uint32_t *path, size_t depth, uint32_t from)
{
  free(engine->parts);
  engine->parts = NULL;
  if (!can_look(engine)) return NULL;
  struct wire_writer *out = link_begin(engine->live->link, MSG_EXPAND);
  wire_u32(out, engine->stop->view.generator);
  wire_u32(out, (uint32_t)frame);
  wire_u32(out, (uint32_t)variable);
  wire_u32(out, (uint32_t)depth);
  for (size_t i = 0; i < depth; i++)
    wire_u32(out, path[i]);
  wire_u32(out, from);
  await_answer(engine);
  return engine->parts;
}

const struct engine_view *engine_look(struct engine *engine, uint32_t generator)
{
  free(engine->look);
  engine->look = NULL;
  if (!can_look(engine)) return NULL;
  wire_u32(link_begin(engine->live->link, MSG_SHOW), generator);
  await_answer(engine);
  return engine->look;
}

const struct engine_cost *engine_cost(struct engine *engine)
{
  free(engine->cost);
  engine->cost = NULL;
  if (!can_look(engine)) return NULL;
  link_begin(engine->live->link, MSG_COST);
  await_answer(engine);
  return engine->cost;
}
