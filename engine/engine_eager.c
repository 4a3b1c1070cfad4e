/* Running the script once more, eagerly, in a process of its own that is thrown away: what
 * would it have cost? */
#include <stdlib.h>

#include "engine/engine_inside.h"

#define LIMIT_MILLISECONDS (1000 * ENGINE_SLOWNESS)
#define GRACE_MILLISECONDS 500 /* to stop, and to tell */

struct eager {
  struct process *process; /* NULL: it is done */
  uint32_t limit;
  bool started, paused;
  long long deadline;
  struct engine_cost *cost; /* the answer; NULL: none */
};

bool engine_eager_active(const struct engine *engine)
{
  return engine->eager && engine->eager->process;
}

struct link *engine_eager_link(const struct engine *engine)
{
  return engine->eager->process->link;
}

void engine_eager_clear(struct engine *engine)
{
  if (!engine->eager) return;
  process_free(engine->eager->process, NULL, 0);
  free(engine->eager->cost);
  free(engine->eager);
  engine->eager = NULL;
}

bool engine_eager(struct engine *engine, uint32_t limit)
{
  if (!engine_can_command(engine)) return false;
  struct process *process = process_new(engine->problem, sizeof engine->problem);
  if (!process) return false;
  engine_eager_clear(engine);
  engine->eager = calloc(1, sizeof *engine->eager);
  if (!engine->eager) {
    process_free(process, NULL, 0);
    return engine_refuse(engine, "There is not enough memory.");
  }
  *engine->eager = (struct eager){
      .process = process, .limit = limit, .deadline = engine_milliseconds() + LIMIT_MILLISECONDS};
  engine_send_script(engine, process->link);
  engine->status = ENGINE_RUNNING;
  engine->refused = false;
  return true;
}

static void finish(struct engine *engine, const char *problem)
{
  struct eager *eager = engine->eager;
  process_free(eager->process, NULL, 0);
  eager->process = NULL;
  engine->status = ENGINE_STOPPED;
  if (eager->cost) return;
  engine_refuse(engine, "%s", problem);
  engine->refused = true;
}

/* First it stands before the first line; then where it has come to. */
static void take_stop(struct eager *eager)
{
  struct link *link = eager->process->link;
  if (eager->started) {
    link_begin(link, MSG_COST);
    link_end(link);
    return;
  }
  eager->started = true;
  wire_u32(link_begin(link, MSG_EAGER), eager->limit);
  link_end(link);
  engine_write_run(link_begin(link, MSG_RUN), MSG_UNTIL_END, MSG_RUN_QUIET | MSG_RUN_ON, 0, 0, 0);
  link_end(link);
}

bool engine_eager_dispatch(struct engine *engine)
{
  struct eager *eager = engine->eager;
  struct wire_reader reader;
  enum msg type;
  bool alive = link_move(eager->process->link);
  while (eager->process && (type = link_take(eager->process->link, &reader)) != 0) {
    switch (type) {
    case MSG_STOP:
    case MSG_REFUSED: take_stop(eager); break; /* refused: a script of no line has ended */
    case MSG_COST_IS:
      eager->cost = decode_cost(&reader);
      if (eager->cost) eager->cost->limit = eager->limit;
      finish(engine, "There is not enough memory.");
      break;
    case MSG_FILE: engine_answer_file(engine, eager->process->link, &reader); break;
    default: break;
    }
  }
  if (!eager->process) return true;
  if (!alive) {
    finish(engine, "It ended the process that ran it eagerly.");
  } else if (engine_milliseconds() > eager->deadline && eager->paused) {
    finish(engine, "To run it eagerly took longer than a second, so it was stopped.");
  } else if (engine_milliseconds() > eager->deadline) {
    eager->paused = true;
    eager->deadline += GRACE_MILLISECONDS;
    link_begin(eager->process->link, MSG_PAUSE);
    link_end(eager->process->link);
  }
  return true;
}

const struct engine_cost *engine_eager_cost(const struct engine *engine)
{
  return engine->eager ? engine->eager->cost : NULL;
}
