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

#define NEAR 1000       /* points: running that far again costs less than a copy */
#define LEAVE_BEFORE 100 /* a long replay leaves a copy that many points before its target */

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
  while (engine->branch_count > 0) branch_free(engine->branches[--engine->branch_count]);
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

static void keep(struct engine *engine, struct process *process, size_t inputs, uint64_t point,
                 bool under_way)
{
  struct checkpoint checkpoint = {.branch = engine->now.branch, .inputs = inputs, .point = point,
                                  .under_way = under_way, .owner = process};
  while (checkpoint.branch != engine->branches[checkpoint.branch]->parent &&
         is_shared(engine->branches[checkpoint.branch], inputs, point))
    checkpoint.branch = engine->branches[checkpoint.branch]->parent;
  process_free(checkpoint_insert(&engine->checkpoints, checkpoint, engine->now.point), NULL, 0);
}

static bool is_under_way(const struct engine_stop *stop)
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

static int nearest(const struct engine *engine, const struct position *position)
{
  struct serving serving = {.engine = engine, .branch = position->branch};
  return checkpoint_nearest(&engine->checkpoints, position->inputs, position->point, serves,
                            &serving);
}

static bool has_checkpoint(const struct engine *engine, const struct position *position)
{
  int index = nearest(engine, position);
  const struct checkpoint *last = index < 0 ? NULL : &engine->checkpoints.items[index];
  return last && last->point == position->point && last->inputs == position->inputs;
}

bool engine_time_checkpoint(struct engine *engine)
{
  if (engine->options.no_history || !engine->live) return false;
  struct position here = engine->now;
  here.inputs = engine->branch->applied;
  if (has_checkpoint(engine, &here)) return true;
  struct process *copy = process_copy(engine->live);
  if (copy) keep(engine, copy, here.inputs, here.point, is_under_way(&engine->stop->stop));
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
  push(&engine->undo, engine->before);
  if (move == MOVE_REDO) return;
  if (engine->redo.count > 0 && same_place(&engine->redo.items[engine->redo.count - 1], &engine->now))
    engine->redo.count--; /* the same was done again */
  else
    engine->redo.count = 0;
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
  note_skipped_input(engine);
  struct branch *branch = engine->branch;
  engine->now.inputs = branch->applied;
  engine->now.selected = engine->selected;
  engine->clean = true;
  note_move(engine);
  engine->opened = true;
  if (engine->now.point >= branch->end_point && branch->applied >= branch->end_inputs) {
    branch->end_point = engine->now.point;
    branch->end_inputs = branch->applied;
    branch->end_tick = stop->tick;
  }
  int index = nearest(engine, &engine->now);
  if (index < 0 || engine->now.point - engine->checkpoints.items[index].point > NEAR)
    engine_time_checkpoint(engine);
}

/* The input leaves no trace: not in the record, not in the script. */
void engine_time_refused(struct engine *engine)
{
  bool changed_nothing = engine->branch->inputs[engine->branch->applied - 1].expression[0] == '\0';
  if (engine->now.branch != engine->before.branch) { /* it had opened a branch */
    branch_free(engine->branches[--engine->branch_count]);
    engine->now.branch = engine->before.branch;
    engine->branch = engine->branches[engine->now.branch];
  } else {
    branch_forget_input(engine->branch);
  }
  engine->move = MOVE_NONE;
  engine->selected = engine->before.selected;
  if (!changed_nothing) {
    engine_time_jump(engine, engine->before);
    return;
  }
  engine->now = engine->before;
  branch_stand(engine->branch, engine->now.inputs, engine->now.point);
  engine->clean = true;
}

/* --------------------------------------------------------------------- jumps */

static unsigned replay_flags(const struct engine *engine)
{
  return MSG_RUN_ON | MSG_RUN_RECORD | (engine->replay.record ? 0u : MSG_RUN_QUIET);
}

static void run_to(struct engine *engine, enum msg_until until, uint64_t target)
{
  engine_write_run(link_begin(engine->live->link, MSG_RUN), until, replay_flags(engine), 0, target, 0);
  link_end(engine->live->link);
}

/* Sends what brings the copy nearer to its target; `running`: it can run on by itself. */
static void advance(struct engine *engine, bool running)
{
  struct replay *replay = &engine->replay;
  const struct branch *branch = engine->branches[replay->target.branch];
  enum msg_until until = replay->by_tick ? MSG_UNTIL_TICK : MSG_UNTIL_POINT;
  uint64_t goal = replay->by_tick ? replay->tick : replay->target.point;
  if (replay->inputs < replay->target.inputs) {
    const struct input *input = &branch->inputs[replay->inputs];
    if (replay->point < input->point && running) {
      run_to(engine, MSG_UNTIL_POINT, input->point);
      return;
    }
    replay->inputs++;
    if (replay->record) engine->branch->applied = replay->inputs;
    if (replay->inputs < replay->target.inputs) {
      until = MSG_UNTIL_POINT;
      goal = branch->inputs[replay->inputs].point;
    }
    engine_write_input(engine->live->link, input, until, replay_flags(engine), goal);
    return;
  }
  uint64_t here = replay->point;
  replay->halted = goal > here + NEAR && running;
  if (replay->halted) goal -= LEAVE_BEFORE;
  if ((replay->by_tick || here < goal) && running) {
    run_to(engine, until, goal);
    return;
  }
  link_begin(engine->live->link, MSG_WHERE);
  link_end(engine->live->link);
}

static bool has_arrived(const struct replay *replay, const struct engine_stop *stop)
{
  if (replay->inputs < replay->target.inputs) return false;
  bool there = replay->by_tick ? stop->tick >= replay->tick : replay->point >= replay->target.point;
  return there || !is_under_way(stop); /* nothing runs that could go further */
}

/* Did it stop on its way only to leave a copy? */
static bool is_halt(const struct replay *replay)
{
  return replay->inputs == replay->target.inputs && replay->halted;
}

bool engine_time_arrived(struct engine *engine, const struct decoded_stop *stop)
{
  struct replay *replay = &engine->replay;
  replay->point = stop->point;
  if (!has_arrived(replay, &stop->stop)) {
    struct process *copy = is_halt(replay) ? process_copy(engine->live) : NULL;
    if (copy) keep(engine, copy, replay->inputs, replay->point, true);
    advance(engine, is_under_way(&stop->stop));
    return false;
  }
  replay->active = false;
  uint64_t point = stop->point;
  engine->now = replay->target;
  engine->now.point = point;
  engine->selected = replay->target.selected;
  branch_stand(engine->branch, replay->target.inputs, point);
  if (engine->now.from > engine->branch->visible) engine->now.from = engine->branch->visible;
  engine_send_breaks(engine);
  return true;
}

/* The live process is left behind. */
static void retire(struct engine *engine)
{
  struct process *live = engine->live;
  engine->live = NULL;
  if (!live) return;
  if (engine->clean && !engine->options.no_history && !has_checkpoint(engine, &engine->now))
    keep(engine, live, engine->now.inputs, engine->now.point, is_under_way(&engine->stop->stop));
  else
    process_free(live, NULL, 0);
  engine->clean = false;
}

/* Copies the nearest checkpoint that is still alive; or begins afresh. Where no process can
 * be made, the copy itself has to run: it costs a checkpoint, not the session. */
static bool start_copy(struct engine *engine)
{
  struct replay *replay = &engine->replay;
  struct position reach = replay->target;
  if (replay->by_tick) reach.point = replay->tick; /* points are never fewer than ticks */
  if (engine->plan == PLAN_CHANGE) reach.point = engine->pending_point - 1;
  int index;
  while ((index = nearest(engine, &reach)) >= 0) {
    struct checkpoint checkpoint = engine->checkpoints.items[index];
    engine->live = process_copy(checkpoint.owner);
    if (!engine->live) {
      checkpoint_remove(&engine->checkpoints, (size_t)index);
      if (!process_is_alive(checkpoint.owner)) {
        process_free(checkpoint.owner, NULL, 0);
        continue;
      }
      engine->live = checkpoint.owner; /* no process can be made: this one must run itself */
    }
    replay->inputs = checkpoint.inputs;
    replay->point = engine->pending_point = checkpoint.point;
    if (replay->record) branch_stand(engine->branch, replay->inputs, replay->point);
    engine_time_track(engine);
    advance(engine, checkpoint.under_way);
    return true;
  }
  replay->inputs = 0;
  replay->point = engine->pending_point = 0;
  return engine_launch(engine); /* its first stop goes on */
}

static bool jump(struct engine *engine, struct position target)
{
  retire(engine);
  engine->now.branch = target.branch;
  engine->replay.active = true;
  engine->replay.target = target;
  engine->branch = engine->branches[target.branch];
  engine->status = ENGINE_RUNNING;
  return start_copy(engine);
}

bool engine_time_rebuild(struct engine *engine, struct position target)
{
  engine->replay.by_tick = false;
  engine->replay.record = true;
  return jump(engine, target);
}

bool engine_time_jump(struct engine *engine, struct position target)
{
  engine->replay.by_tick = engine->replay.record = false;
  return jump(engine, target);
}

bool engine_time_jump_tick(struct engine *engine, struct position target, uint64_t tick)
{
  engine->replay.by_tick = true;
  engine->replay.record = false;
  engine->replay.tick = tick;
  return jump(engine, target);
}

bool engine_time_watch(struct engine *engine, struct position target)
{
  return engine_time_jump(engine, target);
}
