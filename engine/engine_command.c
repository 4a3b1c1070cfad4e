/* The commands of engine.h. */
#include <stdlib.h>
#include <string.h>

#include "engine/engine_inside.h"
#include "engine/expr.h"

#define EXPAND_MILLISECONDS 2000

/* ------------------------------------------------------------------- sending */

static void running(struct engine *engine)
{
  engine->status = ENGINE_RUNNING;
  engine->refused = false;
  engine->problem[0] = '\0';
}

void engine_send_run(struct engine *engine, enum msg_until until, unsigned flags, int line)
{
  struct wire_writer *out = link_begin(engine->link, MSG_RUN);
  running(engine);
  wire_u8(out, until);
  wire_u8(out, flags);
  wire_u32(out, (uint32_t)line);
  link_end(engine->link);
}

void engine_send_call(struct engine *engine, enum engine_request request, uint32_t generator,
                      const char *expression, enum msg_until until, unsigned flags)
{
  struct wire_writer *out = link_begin(engine->link, MSG_CALL);
  running(engine);
  engine->selected = generator;
  wire_u8(out, request);
  wire_u32(out, generator);
  wire_text(out, expression);
  wire_u8(out, until);
  wire_u8(out, flags);
  link_end(engine->link);
}

/* ------------------------------------------------------------------- running */

static bool can_command(struct engine *engine)
{
  engine->refused = false;
  if (engine->status == ENGINE_RUNNING)
    return engine_refuse(engine, "The script is running: pause it first.");
  enum engine_reason reason = engine->stop->stop.reason;
  if (reason == ENGINE_STOP_SYNTAX)
    return engine_refuse(engine, "The script cannot be loaded: correct it, then restart.");
  if (reason == ENGINE_STOP_GONE || !engine->link)
    return engine_refuse(engine, "The script's process is gone: restart.");
  return true;
}

/* Does anything run that could go on? Else only the user can make a request. */
static bool is_under_way(const struct engine *engine)
{
  return !engine->stop->stop.ended || engine->stop->stop.open_call;
}

static bool no_target(struct engine *engine)
{
  if (engine->stop->stop.function_count > 0)
    return engine_refuse(engine, "There is no generator to ask. Make one first: call a generator "
                                 "function, for example %s(…).",
                         engine->stop->stop.functions[0].name);
  return engine_refuse(engine, "There is no generator to ask: the main program has ended and left "
                               "none. Restart to see it again.");
}

/* Goes on, or makes a request by hand where nothing runs. */
static bool run(struct engine *engine, enum msg_until until, enum msg_until by_hand)
{
  if (!can_command(engine)) return false;
  if (is_under_way(engine)) {
    engine_send_run(engine, until, MSG_RUN_RECORD, 0);
    return true;
  }
  uint32_t target = engine_target(engine);
  if (target == ENGINE_MAIN) return no_target(engine);
  engine_send_call(engine, ENGINE_BY_NEXT, target, "", by_hand, MSG_RUN_RECORD);
  return true;
}

/* A request by hand has failed, and stands where the error was thrown: nothing has been
 * unwound. Whoever asks anew wants that over first. */
static bool stands_at_failed_call(const struct engine *engine)
{
  return engine->stop->stop.reason == ENGINE_STOP_ERROR && engine->stop->stop.open_call;
}

/* Takes the expression over. */
static void call_after_error(struct engine *engine, enum engine_request request, char *expression)
{
  free(engine->pending_expression);
  engine->pending = request;
  engine->pending_expression = expression;
  engine_send_run(engine, MSG_UNTIL_END, MSG_RUN_RECORD, 0);
  engine->plan = PLAN_AFTER_ERROR;
}

bool engine_next(struct engine *engine)
{
  if (can_command(engine) && stands_at_failed_call(engine))
    return engine_call(engine, ENGINE_BY_NEXT, "");
  if (!run(engine, MSG_UNTIL_RESULT, MSG_UNTIL_END)) return false;
  engine->plan = PLAN_NEXT;
  return true;
}

bool engine_step(struct engine *engine)
{
  return run(engine, MSG_UNTIL_LINE, MSG_UNTIL_LINE);
}

bool engine_over(struct engine *engine)
{
  return run(engine, MSG_UNTIL_OVER, MSG_UNTIL_LINE);
}

bool engine_finish(struct engine *engine)
{
  return run(engine, MSG_UNTIL_OUT, MSG_UNTIL_END);
}

bool engine_each_call(struct engine *engine)
{
  return run(engine, MSG_UNTIL_EXCHANGE, MSG_UNTIL_EXCHANGE);
}

bool engine_continue(struct engine *engine)
{
  return run(engine, MSG_UNTIL_END, MSG_UNTIL_END);
}

bool engine_run_all(struct engine *engine, bool lines)
{
  if (!can_command(engine)) return false;
  if (engine->stop->stop.ended) return engine_refuse(engine, "The main program has ended.");
  engine_send_run(engine, MSG_UNTIL_END, MSG_RUN_ON | (lines ? MSG_RUN_LINES : 0u), 0);
  return true;
}

void engine_pause(struct engine *engine)
{
  if (engine->status != ENGINE_RUNNING || !engine->link) return;
  link_begin(engine->link, MSG_PAUSE);
  link_end(engine->link);
}

bool engine_restart(struct engine *engine)
{
  return engine_launch(engine);
}

/* ------------------------------------------------------------------- by hand */

uint32_t engine_target(const struct engine *engine)
{
  const struct engine_stop *stop = &engine->stop->stop;
  if (engine->selected != ENGINE_MAIN) return engine->selected;
  if (stop->returned != ENGINE_MAIN) return stop->returned;
  for (size_t i = stop->generator_count; i-- > 0;) {
    enum engine_state state = stop->generators[i].state;
    if (state == ENGINE_SUSPENDED_START || state == ENGINE_SUSPENDED_YIELD)
      return stop->generators[i].id;
  }
  return ENGINE_MAIN;
}

static bool translate(struct engine *engine, const char *value, char **expression)
{
  return expr_translate(value, expression, engine->problem, sizeof engine->problem);
}

bool engine_call(struct engine *engine, enum engine_request request, const char *value)
{
  char *expression;
  if (!can_command(engine)) return false;
  uint32_t target = engine_target(engine);
  if (target == ENGINE_MAIN) return no_target(engine);
  if (!translate(engine, value, &expression)) return false;
  if (stands_at_failed_call(engine)) {
    call_after_error(engine, request, expression);
    return true;
  }
  engine_send_call(engine, request, target, expression, MSG_UNTIL_END, MSG_RUN_RECORD);
  free(expression);
  return true;
}

bool engine_make(struct engine *engine, const char *expression)
{
  char *lua;
  if (!can_command(engine)) return false;
  if (expression[strspn(expression, " \t")] == '\0')
    return engine_refuse(engine, "Say which generator function to call, for example fibonacci(10).");
  if (!translate(engine, expression, &lua)) return false;
  struct wire_writer *out = link_begin(engine->link, MSG_MAKE);
  running(engine);
  engine->plan = PLAN_MAKE;
  wire_text(out, lua);
  link_end(engine->link);
  free(lua);
  return true;
}

bool engine_select(struct engine *engine, uint32_t generator)
{
  if (!can_command(engine)) return false;
  if (generator == ENGINE_MAIN || generator == ENGINE_YOU)
    return engine_refuse(engine, "Only generators can be selected.");
  struct wire_writer *out = link_begin(engine->link, MSG_LOOK);
  running(engine);
  engine->selected = generator;
  wire_u32(out, generator);
  link_end(engine->link);
  return true;
}

/* --------------------------------------------------------------- breakpoints */

static bool keep_break(struct engine *engine, int line, bool on)
{
  size_t at = 0;
  while (at < engine->break_count && engine->breaks[at] < line) at++;
  bool is_on = at < engine->break_count && engine->breaks[at] == line;
  if (is_on == on) return true;
  if (!on) {
    engine->break_count--;
    memmove(&engine->breaks[at], &engine->breaks[at + 1],
            (engine->break_count - at) * sizeof *engine->breaks);
    return true;
  }
  int *breaks = realloc(engine->breaks, (engine->break_count + 1) * sizeof *breaks);
  if (!breaks) return engine_refuse(engine, "There is not enough memory.");
  memmove(&breaks[at + 1], &breaks[at], (engine->break_count - at) * sizeof *breaks);
  breaks[at] = line;
  engine->breaks = breaks;
  engine->break_count++;
  return true;
}

static int line_count(const struct engine *engine)
{
  int lines = 1;
  for (size_t i = 0; i < engine->text_size; i++) lines += engine->text[i] == '\n';
  return lines;
}

bool engine_break(struct engine *engine, int line, bool on)
{
  int lines = line_count(engine);
  engine->refused = false;
  if (engine->status == ENGINE_RUNNING)
    return engine_refuse(engine, "The script is running: pause it first.");
  if (line < 1 || line > lines)
    return engine_refuse(engine, "%s has no line %d: its last one is %d.", engine->name, line, lines);
  if (!keep_break(engine, line, on)) return false;
  if (engine->link) {
    struct wire_writer *out = link_begin(engine->link, MSG_BREAK);
    wire_u32(out, (uint32_t)line);
    wire_u8(out, on);
    link_end(engine->link);
  }
  return true;
}

/* ------------------------------------------------------------------- looking */

const struct engine_parts *engine_expand(struct engine *engine, size_t frame, size_t variable,
                                         const uint32_t *path, size_t depth, uint32_t from)
{
  if (!can_command(engine)) return NULL;
  free(engine->parts);
  engine->parts = NULL;
  engine->parts_awaited = true;
  struct wire_writer *out = link_begin(engine->link, MSG_EXPAND);
  wire_u32(out, engine->stop->view.generator);
  wire_u32(out, (uint32_t)frame);
  wire_u32(out, (uint32_t)variable);
  wire_u32(out, (uint32_t)depth);
  for (size_t i = 0; i < depth; i++) wire_u32(out, path[i]);
  wire_u32(out, from);
  link_end(engine->link);
  engine_wait(engine, EXPAND_MILLISECONDS);
  engine->parts_awaited = false;
  return engine->parts;
}
