/* Jumps: the nearest frozen copy at or before a place is copied, and the new copy takes the
 * recorded inputs, each at its point, and runs there. See engine_time.c. */
#include "engine/engine_inside.h"

#define LEAVE_BEFORE 10 /* a long replay leaves a copy before its target: that part of it */

static unsigned replay_flags(const struct engine *engine)
{
  return MSG_RUN_ON | MSG_RUN_RECORD | (engine->replay.record ? 0u : MSG_RUN_QUIET);
}

static void run_to(struct engine *engine, enum msg_until until, uint64_t target)
{
  engine_write_run(link_begin(engine->live->link, MSG_RUN), until, replay_flags(engine), 0, target,
                   0);
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
    engine_write_input(engine->live->link, input, until, replay_flags(engine), goal, 0);
    return;
  }
  uint64_t here = replay->point;
  replay->halted = goal > here + engine_time_near(engine) && running;
  if (replay->halted) goal -= engine_time_near(engine) / LEAVE_BEFORE;
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
  return there || !engine_is_under_way(stop); /* nothing runs that could go further */
}

/* Did it stop on its way only to leave a copy? */
static bool is_halt(const struct replay *replay)
{
  return replay->inputs == replay->target.inputs && replay->halted;
}

/* Had it been made by then? Generators are numbered in the order of their making. */
static bool is_made(const struct engine *engine, const struct engine_stop *stop, uint32_t id)
{
  if (stop->generator_count > 0 && stop->generators[stop->generator_count - 1].id >= id)
    return true;
  const struct decoded_event *newest = branch_newest(engine->branch, ENGINE_CREATE);
  return newest && newest->event.generator >= id;
}

/* Another generator was in view there: asks for it. False: it is in view, or it is gone. */
static bool look(struct engine *engine, const struct engine_stop *stop)
{
  const struct position *target = &engine->replay.target;
  if (!target->looked || stop->reason == ENGINE_STOP_SELECT) return false;
  for (size_t i = 0; i < stop->generator_count; i++) {
    if (stop->generators[i].id != target->selected) continue;
    wire_u32(link_begin(engine->live->link, MSG_LOOK), target->selected);
    link_end(engine->live->link);
    return true;
  }
  return false;
}

bool engine_time_arrived(struct engine *engine, const struct decoded_stop *stop)
{
  struct replay *replay = &engine->replay;
  replay->point = stop->point;
  if (!has_arrived(replay, &stop->stop)) {
    struct process *copy = is_halt(replay) ? process_copy(engine->live) : NULL;
    if (copy) engine_time_keep(engine, copy, replay->inputs, replay->point, true);
    advance(engine, engine_is_under_way(&stop->stop));
    return false;
  }
  if (look(engine, &stop->stop)) return false;
  replay->active = false;
  uint64_t point = stop->point;
  engine->now = replay->target;
  engine->now.point = point;
  branch_stand(engine->branch, replay->target.inputs, point);
  bool made = is_made(engine, &stop->stop, replay->target.selected);
  engine->selected = made ? replay->target.selected : ENGINE_MAIN;
  if (engine->now.from > engine->branch->visible) engine->now.from = engine->branch->visible;
  engine_send_breaks(engine);
  return true;
}

/* The live process is left behind. */
static void retire(struct engine *engine)
{
  struct process *live = engine->live;
  bool clean = engine->clean;
  engine->live = NULL;
  engine->clean = false;
  if (!live) return;
  if (clean && !engine->options.no_history && !engine_time_has(engine, &engine->now))
    engine_time_keep(engine, live, engine->now.inputs, engine->now.point,
                     engine_is_under_way(&engine->stop->stop));
  else process_free(live, NULL, 0);
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
  while ((index = engine_time_nearest(engine, &reach)) >= 0) {
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

bool engine_time_jump_again(struct engine *engine)
{
  return jump(engine, engine->replay.target);
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
