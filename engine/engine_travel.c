/* The commands that move the present. */
#include <stdio.h>
#include <string.h>

#include "engine/engine_inside.h"

static bool go(struct engine *engine, struct position target, enum move move)
{
  engine_begin(engine, move);
  return engine_time_jump(engine, target);
}

bool engine_back(struct engine *engine)
{
  if (!engine_can_command(engine)) return false;
  if (engine->undo.count == 0)
    return engine_refuse(engine, "This is where the session began: there is nothing to undo.");
  return go(engine, engine->undo.items[--engine->undo.count], MOVE_BACK);
}

bool engine_redo(struct engine *engine)
{
  if (!engine_can_command(engine)) return false;
  if (engine->redo.count == 0)
    return engine_refuse(engine, "There is nothing to redo: redo follows back.");
  return go(engine, engine->redo.items[--engine->redo.count], MOVE_REDO);
}

size_t engine_back_count(const struct engine *engine)
{
  return engine->undo.count;
}

size_t engine_redo_count(const struct engine *engine)
{
  return engine->redo.count;
}

/* ----------------------------------------------------------------- places */

/* The inputs that were given before a point. */
static size_t inputs_before(const struct branch *branch, uint64_t point)
{
  size_t inputs = 0;
  while (inputs < branch->input_count && branch->inputs[inputs].point < point)
    inputs++;
  return inputs;
}

/* Where an event's command began: the newest request by hand or of the main program at or
 * before the event before `end`. */
static size_t from_of(const struct engine *engine, size_t end)
{
  size_t depth = 0;
  const struct decoded_event *recorded;
  for (size_t i = end; i-- > 0 && (recorded = branch_skim(engine->branch, i)) != NULL;) {
    const struct engine_event *event = &recorded->event;
    if (event->kind == ENGINE_RESULT) depth++;
    if (event->kind != ENGINE_NEXT && event->kind != ENGINE_THROW && event->kind != ENGINE_RETURN)
      continue;
    if (depth <= 1) return i;
    depth--;
  }
  return end;
}

static struct position at_event(const struct engine *engine, size_t index)
{
  const struct decoded_event *event = branch_skim(engine->branch, index);
  uint64_t point = event->point;
  uint32_t inputs = event->inputs;
  return (struct position){.branch = engine->now.branch,
                           .inputs = inputs,
                           .point = point,
                           .from = from_of(engine, index + 1),
                           .selected = engine->selected};
}

static struct position at_point(const struct engine *engine, uint64_t point)
{
  return (struct position){.branch = engine->now.branch,
                           .point = point,
                           .inputs = inputs_before(engine->branch, point),
                           .from = SIZE_MAX,
                           .selected = engine->selected};
}

/* ------------------------------------------------------------------- back to */

static bool back_to_line(struct engine *engine)
{
  if (engine->stop->line_before == 0)
    return engine_refuse(engine, "No line has run before this one.");
  return go(engine, at_point(engine, engine->stop->line_before), MOVE_COMMAND);
}

static bool back_to_call(struct engine *engine)
{
  const struct decoded_event *event;
  for (size_t i = engine->branch->visible;
       i-- > 0 && (event = branch_skim(engine->branch, i)) != NULL;) {
    if (event->event.kind == ENGINE_RESULT && event->point < engine->now.point)
      return go(engine, at_event(engine, i), MOVE_COMMAND);
  }
  return engine_refuse(engine, "No call was answered before this place.");
}

static bool back_to_created(struct engine *engine)
{
  uint32_t generator = engine->stop->view.generator;
  if (generator == ENGINE_MAIN) generator = engine_target(engine);
  size_t i = engine->branch->visible;
  while ((i = engine_event_last(engine, i, ENGINE_KIND(ENGINE_CREATE))) != SIZE_MAX)
    if (branch_skim(engine->branch, i)->event.generator == generator)
      return go(engine, at_event(engine, i), MOVE_COMMAND);
  return engine_refuse(engine, "There is no generator in view.");
}

static void track(struct engine *engine, const char *name)
{
  struct wire_writer *out = link_begin(engine->live->link, MSG_TRACK);
  wire_u32(out, engine->stop->view.generator);
  wire_text(out, name);
  wire_u8(out, 0);
  link_end(engine->live->link);
}

static bool has_variable(const struct engine *engine, const char *name)
{
  const struct engine_view *view = &engine->stop->view;
  for (size_t i = 0; view->frame_count > 0 && i < view->frames[0].variable_count; i++)
    if (strcmp(view->frames[0].variables[i].name, name) == 0) return true;
  return false;
}

/* Goes over the past once more, from a checkpoint to here, watching the variable: the way
 * there says where it changed last. From an earlier checkpoint, if it did not. */
static bool back_to_change(struct engine *engine, const char *name)
{
  if (!has_variable(engine, name))
    return engine_refuse(engine, "There is no local named %s in view.", name);
  struct position here = engine->now;
  engine_begin(engine, MOVE_COMMAND);
  snprintf(engine->pending_name, sizeof engine->pending_name, "%s", name);
  engine->plan = PLAN_CHANGE;
  engine->pending_point = here.point;
  return engine_time_jump(engine, here);
}

bool engine_time_changed(struct engine *engine)
{
  uint64_t changed = engine->stop->changed;
  if (changed != 0) {
    engine->plan = PLAN_STAND;
    return engine_time_jump(engine, at_point(engine, changed));
  }
  if (engine->pending_point > 1) {
    engine->plan = PLAN_CHANGE;
    return engine_time_jump(engine, engine->before);
  }
  snprintf(engine->notice, sizeof engine->notice, "%s has had this value ever since it began.",
           engine->pending_name);
  return false;
}

void engine_time_track(struct engine *engine)
{
  if (engine->plan == PLAN_CHANGE) track(engine, engine->pending_name);
}

bool engine_back_to(struct engine *engine, enum engine_back_to where, const char *name)
{
  if (!engine_can_command(engine)) return false;
  switch (where) {
  case ENGINE_BACK_LINE: return back_to_line(engine);
  case ENGINE_BACK_CALL: return back_to_call(engine);
  case ENGINE_BACK_CREATED: return back_to_created(engine);
  case ENGINE_BACK_CHANGE: return back_to_change(engine, name);
  }
  return false;
}

/* ---------------------------------------------------------------------- goto */

static struct position end_of(const struct engine *engine, uint32_t number)
{
  const struct branch *branch = engine->branches[number];
  return (struct position){.branch = number,
                           .inputs = branch->end_inputs,
                           .point = branch->end_point,
                           .from = SIZE_MAX,
                           .selected = engine->selected};
}

bool engine_goto(struct engine *engine, uint64_t tick)
{
  const struct branch *branch = engine->branch;
  if (!engine_can_command(engine)) return false;
  if (tick > branch->end_tick) { /* beyond what is recorded */
    engine_begin(engine, MOVE_COMMAND);
    engine->plan = PLAN_TICK;
    engine->pending_tick = tick;
    return engine_time_jump(engine, end_of(engine, engine->now.branch));
  }
  struct position target = {
      .branch = engine->now.branch, .from = SIZE_MAX, .selected = engine->selected};
  while (target.inputs < branch->input_count && branch->inputs[target.inputs].tick < tick)
    target.inputs++;
  engine_begin(engine, MOVE_COMMAND);
  return engine_time_jump_tick(engine, target, tick);
}

bool engine_goto_end(struct engine *engine)
{
  if (!engine_can_command(engine)) return false;
  return go(engine, end_of(engine, engine->now.branch), MOVE_COMMAND);
}

/* ------------------------------------------------------------------- branches */

size_t engine_branch_count(const struct engine *engine)
{
  return engine->branch_count;
}

uint32_t engine_branch_current(const struct engine *engine)
{
  return engine->now.branch;
}

struct engine_branch engine_branch(const struct engine *engine, uint32_t number)
{
  const struct branch *branch = engine->branches[number];
  return (struct engine_branch){.parent = branch->parent,
                                .fork_tick = branch->fork_tick,
                                .end_tick = branch->end_tick,
                                .event_count = branch_count(branch)};
}

const struct engine_event *engine_branch_event(const struct engine *engine, uint32_t branch,
                                               size_t index)
{
  return branch < engine->branch_count ? branch_event(engine->branches[branch], index) : NULL;
}

const struct engine_event *engine_branch_skim(const struct engine *engine, uint32_t branch,
                                              size_t index)
{
  const struct decoded_event *event =
      branch < engine->branch_count ? branch_skim(engine->branches[branch], index) : NULL;
  return event ? &event->event : NULL;
}

size_t engine_branch_shared(const struct engine *engine, uint32_t branch, uint32_t other)
{
  if (branch >= engine->branch_count || other >= engine->branch_count) return 0;
  return event_log_shared(engine->branches[branch]->log, engine->branches[other]->log);
}

bool engine_switch(struct engine *engine, uint32_t branch)
{
  if (!engine_can_command(engine)) return false;
  if (branch >= engine->branch_count)
    return engine_refuse(engine, "There is no branch %u: they are numbered from 1 to %zu.",
                         branch + 1, engine->branch_count);
  return go(engine, end_of(engine, branch), MOVE_COMMAND);
}

size_t engine_from(const struct engine *engine)
{
  return engine->now.from;
}

const char *engine_notice(const struct engine *engine)
{
  return engine->notice;
}

size_t engine_checkpoint_count(const struct engine *engine)
{
  return engine->checkpoints.count;
}
