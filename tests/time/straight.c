#include "tests/time/straight.h"

#include <stdio.h>

#include "engine/engine_inside.h"
#include "tests/support/launch.h"

#define PATIENCE 20000

static bool under_way(const struct engine *engine)
{
  const struct engine_stop *stop = engine_stop(engine);
  return !stop->ended || stop->open_call;
}

static bool wait(struct engine *engine)
{
  return engine_wait(engine, launch_patience(PATIENCE)) &&
         engine_stop(engine)->reason != ENGINE_STOP_GONE;
}

/* Runs on to a point, past all errors. */
static bool run_to(struct engine *engine, uint64_t point)
{
  while (engine->now.point < point && under_way(engine)) {
    engine_begin(engine, MOVE_NONE);
    engine_write_run(link_begin(engine->live->link, MSG_RUN), MSG_UNTIL_POINT,
                     MSG_RUN_ON | MSG_RUN_RECORD, 0, point, 0);
    link_end(engine->live->link);
    if (!wait(engine)) return false;
  }
  return engine->now.point == point;
}

/* Gives an input, and runs on to the point where the next thing happens. */
static bool give(struct engine *engine, const struct input *recorded, uint64_t point)
{
  struct input input = *recorded;
  engine_begin(engine, MOVE_NONE);
  if (branch_input(engine->branch, &input) != BRANCH_NEW) return false;
  engine_write_input(engine->live->link, &input, MSG_UNTIL_POINT, MSG_RUN_ON | MSG_RUN_RECORD,
                     point, 0);
  return wait(engine) && !engine_refused(engine);
}

static bool follow(struct engine *engine, const struct engine *session, char *problem, size_t size)
{
  const struct branch *branch = session->branch;
  for (size_t i = 0; i < session->now.inputs; i++) {
    const struct input *input = &branch->inputs[i];
    bool last = i + 1 == session->now.inputs;
    uint64_t next = last ? session->now.point : branch->inputs[i + 1].point;
    if (run_to(engine, input->point) && give(engine, input, next)) continue;
    snprintf(problem, size, "input %zu, \"%s\" at %llu, cannot be given at %llu: %s", i,
             input->expression, (unsigned long long)input->point,
             (unsigned long long)engine->now.point, engine_problem(engine));
    return false;
  }
  if (run_to(engine, session->now.point)) return true;
  snprintf(problem, size, "it stands at point %llu, not at %llu",
           (unsigned long long)engine->now.point, (unsigned long long)session->now.point);
  return false;
}

struct engine *straight_to(const struct engine *session, char *problem, size_t size)
{
  struct engine_options options = session->options;
  options.no_history = options.at_start = true;
  struct engine *engine = engine_open(&options, problem, size);
  if (!engine) return NULL;
  snprintf(problem, size, "it did not open");
  if (!wait(engine) || !follow(engine, session, problem, size)) {
    engine_free(engine);
    return NULL;
  }
  engine->selected = session->selected; /* no input: where the next request would go */
  if (engine_stop(session)->reason == ENGINE_STOP_SELECT &&
      engine_select(engine, engine_view(session)->generator))
    wait(engine);
  return engine;
}
