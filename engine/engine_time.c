/* Time.
 *
 * A place in the history is (branch, inputs applied, point). The live process is never moved
 * back: to go anywhere, the nearest frozen copy at or before the place is copied again, and
 * the new copy becomes the live process: it takes the recorded inputs, each at its point,
 * and runs to the place. What it tells meanwhile is recorded already and is dropped.
 *
 * Invariants:
 * - A frozen copy never runs: it is only copied.
 * - The live process that is left behind, if it stands where it is known to stand (clean),
 *   becomes a frozen copy itself, at no cost.
 * - The branch's past (visible, applied) is that of `now` whenever the engine has stopped.
 * - No copy is needed: with none left, a fresh process replays from the start.
 */
#include <stdlib.h>
#include <string.h>

#include "engine/engine_inside.h"

#define NEAR 1000 /* points */

uint64_t engine_time_near(const struct engine *engine)
{
  return engine->options.slice ? engine->options.slice : NEAR;
}

/* ------------------------------------------------------------------- branches */

bool engine_time_add(struct engine *engine, struct branch *branch)
{
  struct branch **branches =
      realloc(engine->branches, (engine->branch_count + 1) * sizeof *branches);
  if (!branch || !branches) {
    if (branches) engine->branches = branches;
    branch_free(branch);
    return false;
  }
  engine->branches = branches;
  branches[engine->branch_count++] = branch;
  engine->branch = branch;
  return true;
}

bool engine_time_open(struct engine *engine)
{
  engine->now = engine->before = (struct position){0};
  return engine_time_add(engine, branch_new());
}

void engine_time_clear(struct engine *engine)
{
  while (engine->checkpoints.count > 0)
    process_free(checkpoint_remove(&engine->checkpoints, 0).owner, NULL, 0);
  while (engine->branch_count > 0)
    branch_free(engine->branches[--engine->branch_count]);
  free(engine->branches);
  engine->branches = NULL;
  engine->branch = NULL;
  engine->undo.count = engine->redo.count = 0;
  engine->replay = (struct replay){0};
  engine->opened = engine->clean = false;
  engine->move = MOVE_NONE;
}

/* What both have in common ends, at the latest, where the last command began. */
bool engine_time_branch(struct engine *engine)
{
  const struct branch *old = engine->branch;
  uint32_t parent = engine->now.branch;
  struct branch *branch = branch_copy(old);
  if (!engine_time_add(engine, branch)) return false;
  branch->parent = parent;
  branch->fork_inputs = engine->before.inputs < old->applied ? engine->before.inputs : old->applied;
  branch->fork_point = engine->before.point;
  branch->fork_tick = engine->stop ? engine->stop->stop.tick : 0;
  engine->now.branch = (uint32_t)engine->branch_count - 1;
  return true;
}

/* Is that place of branch `branch` shared with its parent? */
static bool is_shared(const struct branch *branch, size_t inputs, uint64_t point)
{
  return inputs <= branch->fork_inputs && point <= branch->fork_point;
}

/* ---------------------------------------------------------------- checkpoints */

void engine_time_keep(struct engine *engine, struct process *process, size_t inputs, uint64_t point,
                      bool under_way)
{
  struct checkpoint checkpoint = {.branch = engine->now.branch,
                                  .inputs = inputs,
                                  .point = point,
                                  .under_way = under_way,
                                  .owner = process};
  while (checkpoint.branch != engine->branches[checkpoint.branch]->parent &&
         is_shared(engine->branches[checkpoint.branch], inputs, point))
    checkpoint.branch = engine->branches[checkpoint.branch]->parent;
  process_free(checkpoint_insert(&engine->checkpoints, checkpoint, engine->now.point), NULL, 0);
}

bool engine_is_under_way(const struct engine_stop *stop)
{
  return !stop->ended || stop->open_call;
}

struct serving {
  const struct engine *engine;
  uint32_t branch;
};

/* Does the checkpoint's past belong to the branch, or to the shared part of an ancestor? */
static bool serves(const void *context, const struct checkpoint *checkpoint)
{
  const struct serving *serving = context;
  uint32_t number = serving->branch;
  while (number != checkpoint->branch) {
    const struct branch *branch = serving->engine->branches[number];
    if (branch->parent == number || !is_shared(branch, checkpoint->inputs, checkpoint->point))
      return false;
    number = branch->parent;
  }
  return true;
}

int engine_time_nearest(const struct engine *engine, const struct position *position)
{
  struct serving serving = {.engine = engine, .branch = position->branch};
  return checkpoint_nearest(&engine->checkpoints, position->inputs, position->point, serves,
                            &serving);
}

bool engine_time_has(const struct engine *engine, const struct position *position)
{
  int index = engine_time_nearest(engine, position);
  const struct checkpoint *last = index < 0 ? NULL : &engine->checkpoints.items[index];
  return last && last->point == position->point && last->inputs == position->inputs;
}

bool engine_time_checkpoint(struct engine *engine)
{
  if (engine->options.no_history || !engine->live) return false;
  struct position here = engine->now;
  here.inputs = engine->branch->applied;
  if (engine_time_has(engine, &here)) return true;
  struct process *copy = process_copy(engine->live);
  if (copy)
    engine_time_keep(engine, copy, here.inputs, here.point,
                     engine_is_under_way(&engine->stop->stop));
  return copy != NULL; /* without, going back is slower */
}

/* ------------------------------------------------------------------- the present */

static bool same_place(const struct position *a, const struct position *b)
{
  return a->branch == b->branch && a->inputs == b->inputs && a->point == b->point;
}

static void push(struct places *places, struct position position)
{
  if (places->count == places->capacity) {
    size_t capacity = places->capacity ? places->capacity * 2 : 32;
    struct position *items = realloc(places->items, capacity * sizeof *items);
    if (!items) return;
    places->items = items;
    places->capacity = capacity;
  }
  places->items[places->count++] = position;
}

static void note_move(struct engine *engine)
{
  enum move move = engine->move;
  engine->move = MOVE_NONE;
  if (move == MOVE_NONE || !engine->opened || same_place(&engine->before, &engine->now)) return;
  if (move == MOVE_BACK) {
    push(&engine->redo, engine->before);
    return;
  }
  if (move != MOVE_JOIN) push(&engine->undo, engine->before);
  if (move == MOVE_REDO) return;
  if (engine->redo.count > 0 &&
      same_place(&engine->redo.items[engine->redo.count - 1], &engine->now))
    engine->redo.count--; /* the same was done again */
  else engine->redo.count = 0;
}

/* A recorded input that a run has left behind was not given this time. */
static void note_skipped_input(struct engine *engine)
{
  const struct branch *branch = engine->branch;
  if (branch->applied < branch->input_count &&
      branch->inputs[branch->applied].point < engine->now.point)
    engine_time_branch(engine);
}

void engine_time_stand(struct engine *engine)
{
  const struct engine_stop *stop = &engine->stop->stop;
  if (stop->reason == ENGINE_STOP_GONE || stop->reason == ENGINE_STOP_SYNTAX) {
    engine->clean = false;
    return;
  }
  engine->replay.attempts = 0;
  note_skipped_input(engine);
  struct branch *branch = engine->branch;
  engine->now.inputs = branch->applied;
  engine->now.selected = engine->selected;
  engine->now.looked = stop->reason == ENGINE_STOP_SELECT;
  engine->clean = true;
  note_move(engine);
  engine->opened = true;
  if (engine->now.point >= branch->end_point && branch->applied >= branch->end_inputs) {
    branch->end_point = engine->now.point;
    branch->end_inputs = branch->applied;
    branch->end_tick = stop->tick;
  }
  int index = engine_time_nearest(engine, &engine->now);
  if (index < 0 ||
      engine->now.point - engine->checkpoints.items[index].point > engine_time_near(engine))
    engine_time_checkpoint(engine);
}

/* Frees the newest branch, which is the current one, and what was frozen on it. */
static void drop_branch(struct engine *engine)
{
  uint32_t number = engine->now.branch;
  for (size_t i = engine->checkpoints.count; i-- > 0;)
    if (engine->checkpoints.items[i].branch == number)
      process_free(checkpoint_remove(&engine->checkpoints, i).owner, NULL, 0);
  engine->now.branch = engine->branch->parent;
  branch_free(engine->branch);
  engine->branch_count--;
  engine->branch = engine->branches[engine->now.branch];
}

/* The command ran before it gave the input: that stays, and it stands where it came to. */
static void stand_before_input(struct engine *engine, size_t inputs, uint64_t point)
{
  if (engine->branched) drop_branch(engine);
  else branch_forget_input(engine->branch);
  branch_stand(engine->branch, inputs, point);
  engine->now.point = point;
  engine->refused = false;
  engine_stand(engine, engine->stop);
}

/* The input leaves no trace: not in the record, not in the script. */
void engine_time_refused(struct engine *engine)
{
  const struct input *input = &engine->branch->inputs[engine->branch->applied - 1];
  size_t inputs = engine->branch->applied - 1;
  uint64_t point = input->point;
  bool changed_nothing = input->expression[0] == '\0';
  if (changed_nothing && (inputs != engine->before.inputs || point != engine->before.point)) {
    stand_before_input(engine, inputs, point);
    return;
  }
  engine->move = MOVE_NONE;
  if (engine->now.branch == engine->before.branch) branch_forget_input(engine->branch);
  while (engine->now.branch != engine->before.branch)
    drop_branch(engine);
  if (!changed_nothing) {
    engine_time_jump(engine, engine->before);
    return;
  }
  engine->now = engine->before;
  branch_stand(engine->branch, engine->now.inputs, engine->now.point);
  engine->clean = true;
}
