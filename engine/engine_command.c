/* The commands of engine.h. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine_inside.h"
#include "engine/expr.h"

#define NAME_LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789"

/* ------------------------------------------------------------------- sending */

uint64_t engine_first_slice(const struct engine *engine)
{
  return engine->options.slice ? engine->options.slice : ENGINE_SLICE_FIRST;
}

void engine_begin(struct engine *engine, enum move move)
{
  engine->status = ENGINE_RUNNING;
  engine->refused = engine->sent_input = engine->pausing = engine->pairs = false;
  engine->problem[0] = '\0';
  engine->notice[0] = '\0';
  engine->unknown[0] = '\0';
  engine->before = engine->now;
  engine->before.selected = engine->selected;
  engine->move = move;
  engine->slice = engine_first_slice(engine);
  engine->replay.attempts = 0;
  if (move != MOVE_JOIN) engine->now.from = engine->branch->visible;
}

void engine_write_run(struct wire_writer *out, enum msg_until until, unsigned flags, int line,
                      uint64_t target, uint64_t limit)
{
  wire_u8(out, until);
  wire_u8(out, flags);
  wire_u32(out, (uint32_t)line);
  wire_u64(out, target);
  wire_u64(out, limit);
}

static uint64_t slice_limit(const struct engine *engine)
{
  return engine->options.no_history ? 0 : engine->now.point + engine->slice;
}

static unsigned line_events(const struct engine *engine)
{
  return engine->lines ? MSG_RUN_LINES : 0;
}

void engine_send_run(struct engine *engine, enum msg_until until, unsigned flags, int line)
{
  engine->clean = false;
  engine_write_run(link_begin(engine->live->link, MSG_RUN), until, flags | line_events(engine),
                   line, 0, slice_limit(engine));
  link_end(engine->live->link);
}

void engine_send_tick(struct engine *engine, uint64_t tick)
{
  engine->clean = false;
  engine_write_run(link_begin(engine->live->link, MSG_RUN), MSG_UNTIL_TICK, 0, 0, tick,
                   slice_limit(engine));
  link_end(engine->live->link);
}

void engine_write_input(struct link *link, const struct input *input, enum msg_until until,
                        unsigned flags, uint64_t target, uint64_t limit)
{
  struct wire_writer *out = link_begin(link, input->type);
  if (input->type == MSG_CALL) wire_u8(out, input->request);
  if (input->type == MSG_CALL || input->type == MSG_PAIR) wire_u32(out, input->generator);
  if (input->type == MSG_CALL) wire_u32(out, input->first);
  wire_u32(out, input->scope);
  if (input->type == MSG_SET) wire_text(out, input->name);
  wire_text(out, input->expression);
  if (input->type == MSG_CALL) engine_write_run(out, until, flags, 0, target, limit);
  link_end(link);
}

/* Records the input and sends it. An expression can fail after it has changed something, so
 * the present is frozen first. */
bool engine_send_input(struct engine *engine, struct input *input, enum msg_until until)
{
  input->point = engine->now.point;
  input->tick = engine->stop->stop.tick;
  if (input->expression[0]) engine_time_checkpoint(engine);
  enum branch_news news = branch_input(engine->branch, input);
  engine->branched = news == BRANCH_DIFFERS && engine_time_branch(engine);
  if (engine->branched) news = branch_input(engine->branch, input);
  if (news == BRANCH_DIFFERS || news == BRANCH_FULL) {
    engine->status = ENGINE_STOPPED;
    return engine_refuse(engine, "There is not enough memory.");
  }
  if (input->type == MSG_CALL || input->type == MSG_PAIR)
    engine->selected = input->first != ENGINE_MAIN ? input->first : input->generator;
  engine->sent_input = true;
  engine->clean = false;
  bool runs_on = engine->pairs && engine_lockstep_is_of(engine, input->generator);
  engine_write_input(engine->live->link, input, until,
                     MSG_RUN_RECORD | line_events(engine) | (runs_on ? MSG_RUN_ON : 0u), 0,
                     slice_limit(engine));
  return true;
}

bool engine_send_next(struct engine *engine, uint32_t target, enum msg_until until)
{
  struct engine_pair pair;
  if (engine_lockstep_is_of(engine, target) && engine_lockstep_pair(engine, &pair))
    target = pair.first;
  return engine_send_input(engine,
                           &(struct input){.type = MSG_CALL,
                                           .request = ENGINE_BY_NEXT,
                                           .generator = target,
                                           .name = "",
                                           .expression = ""},
                           until);
}

/* ------------------------------------------------------------------- running */

bool engine_can_command(struct engine *engine)
{
  engine->refused = false;
  if (engine->status == ENGINE_RUNNING)
    return engine_refuse(engine, "The script is running: pause it first.");
  enum engine_reason reason = engine->stop->stop.reason;
  if (reason == ENGINE_STOP_SYNTAX)
    return engine_refuse(engine, "The script cannot be loaded: correct it, then restart.");
  if (reason == ENGINE_STOP_GONE || !engine->live)
    return engine_refuse(engine, "The script's process is gone: restart.");
  return true;
}

static bool no_target(struct engine *engine)
{
  const struct engine_stop *stop = &engine->stop->stop;
  uint32_t innermost = stop->chain_count > 0 ? stop->chain[stop->chain_count - 1] : ENGINE_MAIN;
  if (innermost != ENGINE_MAIN && innermost != ENGINE_YOU)
    return engine_refuse(engine,
                         "%s: generator is already running. It can be asked again when it "
                         "pauses.",
                         engine_name(engine, innermost));
  if (stop->function_count > 0)
    return engine_refuse(engine,
                         "There is no generator to ask. Make one first: call a generator "
                         "function, for example %s(…).",
                         stop->functions[0].name);
  if (!stop->ended)
    return engine_refuse(engine, "There is no generator to ask yet: the script has made none.");
  return engine_refuse(engine, "There is no generator to ask: the main program has ended and left "
                               "none. Restart to see it again.");
}

struct running {
  enum msg_until until, by_hand; /* where what runs stops; and where a request by hand does */
  enum move move;
  int lines;  /* MSG_UNTIL_SLOW */
  bool pairs; /* it goes on from the first of a pair to the second */
};

/* Goes on, or makes a request by hand where nothing runs. */
static bool run(struct engine *engine, struct running running)
{
  if (!engine_can_command(engine)) return false;
  bool under_way = engine_is_under_way(&engine->stop->stop), half = engine_lockstep_half(engine);
  uint32_t target = under_way ? ENGINE_MAIN : engine_target(engine);
  if (!under_way && target == ENGINE_MAIN) return no_target(engine);
  engine_begin(engine, running.move);
  engine->by_hand = running.by_hand;
  engine->pairs = running.pairs;
  if (half) return engine_lockstep_send(engine, running.by_hand);
  if (target != ENGINE_MAIN) return engine_send_next(engine, target, running.by_hand);
  engine_send_run(engine, running.until, MSG_RUN_RECORD, running.lines);
  return true;
}

/* A request by hand has failed, and stands where the error was thrown: nothing has been
 * unwound. Whoever asks anew wants that over first. */
static bool stands_at_failed_call(const struct engine *engine)
{
  return engine->stop->stop.reason == ENGINE_STOP_ERROR && engine->stop->stop.open_call;
}

/* Takes the expression over. */
static void call_after_error(struct engine *engine, enum engine_request request, char *expression,
                             enum msg_until until)
{
  free(engine->pending_expression);
  engine->pending = request;
  engine->pending_expression = expression;
  engine_begin(engine, MOVE_COMMAND);
  engine->by_hand = until;
  engine_send_run(engine, MSG_UNTIL_END, MSG_RUN_RECORD, 0);
  engine->plan = PLAN_AFTER_ERROR;
}

static bool next(struct engine *engine, struct running running)
{
  if (!run(engine, running)) return false;
  engine->plan = PLAN_NEXT;
  return true;
}

bool engine_next(struct engine *engine)
{
  return next(engine,
              (struct running){.until = MSG_UNTIL_RESULT, .by_hand = MSG_UNTIL_END, .pairs = true});
}

bool engine_slow(struct engine *engine, bool goes_on, uint32_t lines)
{
  struct running running = {.until = MSG_UNTIL_RESULT, .by_hand = MSG_UNTIL_END, .pairs = true};
  if (lines > 0) running.until = running.by_hand = MSG_UNTIL_SLOW;
  running.lines = lines < INT32_MAX ? (int)lines : INT32_MAX;
  running.move = goes_on ? MOVE_JOIN : MOVE_COMMAND;
  return next(engine, running);
}

bool engine_step(struct engine *engine)
{
  return run(engine, (struct running){.until = MSG_UNTIL_LINE, .by_hand = MSG_UNTIL_LINE});
}

bool engine_over(struct engine *engine)
{
  return run(engine, (struct running){.until = MSG_UNTIL_OVER, .by_hand = MSG_UNTIL_LINE});
}

bool engine_finish(struct engine *engine)
{
  return run(engine, (struct running){.until = MSG_UNTIL_OUT, .by_hand = MSG_UNTIL_END});
}

bool engine_each_call(struct engine *engine)
{
  return run(engine, (struct running){.until = MSG_UNTIL_EXCHANGE, .by_hand = MSG_UNTIL_EXCHANGE});
}

bool engine_job(struct engine *engine)
{
  if (!engine_can_command(engine)) return false;
  if (!engine_is_under_way(&engine->stop->stop))
    return engine_refuse(engine, "Nothing is left to run: the event loop is empty.");
  return run(engine, (struct running){.until = MSG_UNTIL_JOB, .by_hand = MSG_UNTIL_END});
}

bool engine_continue(struct engine *engine)
{
  return run(engine,
             (struct running){.until = MSG_UNTIL_END, .by_hand = MSG_UNTIL_END, .pairs = true});
}

bool engine_run_all(struct engine *engine, bool lines)
{
  if (!engine_can_command(engine)) return false;
  if (engine->stop->stop.ended) return engine_refuse(engine, "The main program has ended.");
  engine_begin(engine, MOVE_COMMAND);
  engine->lines = lines;
  engine_send_run(engine, MSG_UNTIL_END, MSG_RUN_ON, 0);
  return true;
}

void engine_pause(struct engine *engine)
{
  struct link *link = engine_running_link(engine);
  if (engine->status != ENGINE_RUNNING || !link) return;
  engine->pausing = true;
  link_begin(link, MSG_PAUSE);
  link_end(link);
}

/* ------------------------------------------------------------------- by hand */

uint32_t engine_target_at(const struct engine_stop *stop, uint32_t selected)
{
  if (selected != ENGINE_MAIN) return selected;
  if (stop->returned != ENGINE_MAIN) return stop->returned;
  for (size_t i = stop->generator_count; i-- > 0;) {
    enum engine_state state = stop->generators[i].state;
    if (state == ENGINE_SUSPENDED_START || state == ENGINE_SUSPENDED_YIELD)
      return stop->generators[i].id;
  }
  return ENGINE_MAIN;
}

uint32_t engine_target(const struct engine *engine)
{
  return engine_target_at(&engine->stop->stop, engine->selected);
}

static bool translate(struct engine *engine, const char *value, char **expression)
{
  return expr_translate(value, expression, engine->problem, sizeof engine->problem);
}

/* Notes an expression that consists of a name which no variable in view has. (It may be a
 * global's: if its value is nil, it is not.) */
static void note_name(struct engine *engine, const char *expression)
{
  size_t size = strspn(expression, NAME_LETTERS);
  const struct engine_view *view = &engine->stop->view;
  if (size == 0 || size >= sizeof engine->unknown || isdigit((unsigned char)expression[0]) ||
      expression[size + strspn(expression + size, " ")] != '\0')
    return;
  for (size_t i = 0; view->frame_count > 0 && i < view->frames[0].variable_count; i++)
    if (strlen(view->frames[0].variables[i].name) == size &&
        memcmp(view->frames[0].variables[i].name, expression, size) == 0)
      return;
  bool is_nil = size == strlen("nil") && memcmp(expression, "nil", size) == 0;
  if (!is_nil) snprintf(engine->unknown, sizeof engine->unknown, "%.*s", (int)size, expression);
}

/* The call of both that is under way comes first. */
static bool in_a_pair(struct engine *engine)
{
  struct engine_pair pair;
  bool half = engine_lockstep_half(engine);
  if (!engine_lockstep_pair(engine, &pair)) return false;
  return engine_refuse(engine,
                       half ? "%s has answered, but %s has not been asked yet: next asks it."
                            : "The call of %s and %s is not over: next finishes it.",
                       engine_name(engine, pair.first), engine_name(engine, pair.second));
}

static bool call(struct engine *engine, enum engine_request request, const char *value,
                 enum msg_until until)
{
  char *expression;
  if (!engine_can_command(engine)) return false;
  uint32_t target = engine_target(engine);
  if (target == ENGINE_MAIN) return no_target(engine);
  struct engine_pair pair;
  bool paired = engine_lockstep_is_of(engine, target) && engine_lockstep_pair(engine, &pair);
  if (paired && (engine_lockstep_half(engine) || engine_lockstep_is_open(engine)))
    return in_a_pair(engine);
  if (paired) target = pair.first;
  if (!translate(engine, value, &expression)) return false;
  if (stands_at_failed_call(engine)) {
    call_after_error(engine, request, expression, until);
    return true;
  }
  engine_begin(engine, MOVE_COMMAND);
  engine->pairs = true;
  engine->by_hand = until;
  note_name(engine, expression);
  bool sent = engine_send_input(engine,
                                &(struct input){.type = MSG_CALL,
                                                .request = request,
                                                .generator = target,
                                                .name = "",
                                                .scope = engine->stop->view.generator,
                                                .expression = expression},
                                until);
  free(expression);
  return sent;
}

bool engine_call(struct engine *engine, enum engine_request request, const char *value)
{
  return call(engine, request, value, MSG_UNTIL_END);
}

bool engine_call_slow(struct engine *engine, enum engine_request request, const char *value)
{
  return call(engine, request, value, MSG_UNTIL_SLOW);
}
