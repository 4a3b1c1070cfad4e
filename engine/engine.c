/* The session's state machine.
 *
 * The inferior either runs or stands. A command turns the engine to ENGINE_RUNNING and sends
 * one message; the MSG_STOP that answers it turns the engine back, unless the command has
 * more to do: `plan` says what. Opening runs to the first generator after the script was
 * loaded; next goes on by hand when the main program ends on the way. */
#include "engine/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/engine_inside.h"

#define RECORD_BYTES ((size_t)128 << 20) /* see engine_options.record */
#include "engine/hint.h"

#define SLICE_LONGEST 80000
#define PEEK_TICK     20 /* milliseconds between two looks at a question's time limit */

const char *engine_reason_word(enum engine_reason reason)
{
  static const char *const words[] = {
#define X(name, word) word,
      ENGINE_REASONS(X)
#undef X
  };
  return words[reason];
}

/* -------------------------------------------------------------------- stops */

/* "fib.lua:3: …": the line in a message of Lua's about the script; 0 where there is none. */
static int line_in_message(const struct engine *engine, const char *message)
{
  size_t length = strlen(engine->name);
  if (strncmp(message, engine->name, length) != 0 || message[length] != ':') return 0;
  return atoi(message + length + 1);
}

static void find_hint(struct engine *engine, struct engine_stop *stop)
{
  int line = stop->line;
  engine->hint[0] = '\0';
  if (stop->reason == ENGINE_STOP_SYNTAX || stop->reason == ENGINE_STOP_ERROR)
    hint_for(engine->text, engine->text_size, strcmp(stop->file, engine->name) == 0 ? line : 0,
             stop->text, engine->hint, sizeof engine->hint);
  else if (stop->reason == ENGINE_STOP_LOADED || stop->reason == ENGINE_STOP_CREATED)
    hint_scan(engine->text, engine->text_size, &line, engine->hint, sizeof engine->hint);
  stop->hint = engine->hint;
}

static void note_full(struct engine *engine, const struct engine_stop *stop)
{
  size_t bytes = engine->full;
  engine->full = 0;
  if (bytes > 0 && stop->reason == ENGINE_STOP_PAUSED)
    snprintf(engine->notice, sizeof engine->notice,
             "What has happened so far takes %zu MiB of memory, so the script was paused. It can "
             "go on.",
             bytes >> 20);
}

void engine_stand(struct engine *engine, struct decoded_stop *stop)
{
  if (stop != engine->stop) free(engine->stop);
  engine->stop = stop;
  engine->status = ENGINE_STOPPED;
  engine->plan = PLAN_STAND;
  if (stop->stop.reason == ENGINE_STOP_SYNTAX) {
    stop->stop.line = line_in_message(engine, stop->stop.text);
    stop->stop.file = engine->name;
  }
  find_hint(engine, &stop->stop);
  note_full(engine, &stop->stop);
  engine_time_stand(engine);
}

/* A script that only defines generator functions is opened at its end, where they can be
 * called: nothing that it did can be missed. */
static bool only_defines(const struct engine *engine, const struct engine_stop *stop)
{
  return stop->reason == ENGINE_STOP_END && !stop->failed && stop->function_count > 0 &&
         engine->branch->visible == 1; /* its end */
}

static bool no_generator_came(const struct engine *engine, const struct engine_stop *stop)
{
  bool ran_on = stop->reason == ENGINE_STOP_END || stop->reason == ENGINE_STOP_PAUSED ||
                stop->reason == ENGINE_STOP_LIMIT;
  return ran_on && !only_defines(engine, stop);
}

static bool send_pending(struct engine *engine, const struct engine_stop *stop)
{
  struct input input = {.type = MSG_CALL,
                        .request = engine->pending,
                        .name = "",
                        .generator = stop->generator,
                        .scope = engine->stop->view.generator,
                        .expression = engine->pending_expression};
  return engine_send_input(engine, &input, engine->by_hand);
}

/* The session was to open at a line. */
static void note_opening(struct engine *engine, const struct engine_stop *stop)
{
  int wanted = engine->options.until_line, line = engine_break_line(engine, wanted);
  char *notice = engine->notice;
  size_t size = sizeof engine->notice;
  if (line == 0) snprintf(notice, size, "Neither line %d nor any line after it has code.", wanted);
  else if (line != wanted)
    snprintf(notice, size, "Line %d has no code. The next line that has is %d%s.", wanted, line,
             stop->ended ? ", and it never ran" : "");
  else if (stop->ended) snprintf(notice, size, "Line %d never ran.", line);
}

/* Goes on with the plan. False: the command is done, and stands here. */
static bool go_on(struct engine *engine, const struct engine_stop *stop)
{
  enum plan plan = engine->plan;
  engine->plan = PLAN_STAND;
  switch (plan) {
  case PLAN_OPEN:
    if (stop->reason != ENGINE_STOP_LOADED || engine->options.at_start) return false;
    engine_time_checkpoint(engine);
    if (engine->resume) return engine_resume_step(engine);
    if (engine->reload) return engine_reload_step(engine);
    if (engine->options.until_line > 0) {
      engine->plan = PLAN_LINE;
      engine_send_run(engine, MSG_UNTIL_BREAK_AT, 0,
                      engine_break_line(engine, engine->options.until_line));
      return true;
    }
    engine->plan = PLAN_FIRST;
    engine_send_run(engine, MSG_UNTIL_CREATE, MSG_RUN_BUDGET, 0);
    return true;
  case PLAN_FIRST:
    if (!no_generator_came(engine, stop)) return false;
    return engine_begin_at_start(engine);
  case PLAN_LINE: note_opening(engine, stop); return false;
  case PLAN_MAKE: engine->selected = stop->generator; return false;
  case PLAN_NEXT:
    if (stop->reason != ENGINE_STOP_END || stop->failed) return false;
    return engine_target(engine) != ENGINE_MAIN &&
           engine_send_next(engine, engine_target(engine), engine->by_hand);
  case PLAN_AFTER_ERROR:
    if (stop->reason != ENGINE_STOP_RESULT || stop->open_call) return false;
    return send_pending(engine, stop);
  case PLAN_TICK:
    if (stop->tick >= engine->pending_tick || (stop->ended && !stop->open_call)) return false;
    engine_send_tick(engine, engine->pending_tick);
    return true;
  case PLAN_RESUME: return engine_resume_step(engine);
  case PLAN_RELOAD: return engine_reload_step(engine);
  case PLAN_CHANGE: return engine_time_changed(engine);
  default: return false;
  }
}

/* A long run was cut: freeze a copy, and let it go on for twice as long. */
static void next_slice(struct engine *engine, uint64_t point)
{
  engine_time_checkpoint(engine);
  if (engine->slice < SLICE_LONGEST && !engine->options.slice) engine->slice *= 2;
  engine_run_on(engine, point);
}

/* A stop on the way may have swallowed the wish to pause. */
static void pause_again(struct engine *engine)
{
  if (engine->pausing && engine->status == ENGINE_RUNNING && !engine->replay.active)
    engine_pause(engine);
}

void engine_run_on(struct engine *engine, uint64_t point)
{
  engine_write_run(link_begin(engine->live->link, MSG_RUN), MSG_UNTIL_END, MSG_RUN_SAME, 0, 0,
                   point + engine->slice);
  link_end(engine->live->link);
  pause_again(engine);
}

static bool take_stop(struct engine *engine, struct wire_reader *reader)
{
  struct decoded_stop *stop = decode_stop(reader);
  if (!stop) return false;
  bool jumped = engine->replay.active;
  engine->progress = stop->stop.tick;
  if (jumped && !engine_time_arrived(engine, stop)) {
    free(stop);
    return true;
  }
  /* A copy that was left on the way stands at a line like any other. */
  if (jumped && stop->stop.reason == ENGINE_STOP_SLICE) stop->stop.reason = ENGINE_STOP_LINE;
  free(engine->stop);
  engine->stop = stop;
  engine->now.point = stop->point;
  if (stop->stop.reason == ENGINE_STOP_SLICE) next_slice(engine, stop->point);
  else if (!jumped && stop->stop.reason == ENGINE_STOP_BREAK && engine_peek_condition(engine))
    return true; /* the answer decides */
  else if (go_on(engine, &stop->stop) || engine_lockstep_go_on(engine)) pause_again(engine);
  else engine_stand(engine, stop);
  return true;
}

/* ----------------------------------------------------------------- messages */

/* An input that failed may have changed something before: what it did is thrown away with
 * the process, and the session goes back to where it was given. */
static void take_refusal(struct engine *engine, struct wire_reader *reader)
{
  size_t size;
  const char *text = wire_get_bytes(reader, &size);
  if (engine->answer_awaited) { /* there is nothing to show */
    engine->answer_awaited = false;
    return;
  }
  engine_refuse(engine, "%.*s", (int)(size < 600 ? size : 600), text);
  engine->status = ENGINE_STOPPED;
  engine->plan = PLAN_STAND;
  engine->refused = true;
  engine->selected = engine->before.selected;
  if (engine->sent_input && !engine->replay.active) engine_time_refused(engine);
  if (engine->reload) engine_reload_refused(engine);
  engine->sent_input = false;
}

/* A name that nothing has is nil in Lua, which hardly anybody means. */
static void note_unknown(struct engine *engine, const struct engine_event *event)
{
  bool asked =
      event->kind == ENGINE_NEXT || event->kind == ENGINE_THROW || event->kind == ENGINE_RETURN;
  if (!asked || event->consumer != ENGINE_YOU || !engine->unknown[0]) return;
  if (strcmp(event->text, "nil") == 0)
    snprintf(engine->notice, sizeof engine->notice,
             "There is no variable %s, so the value was nil; a text needs quotes: \"%s\".",
             engine->unknown, engine->unknown);
  engine->unknown[0] = '\0';
}

/* So that a script that runs for ever does not take all memory: it is paused, and may go on. */
static void pause_when_full(struct engine *engine)
{
  const size_t most = engine->options.record ? engine->options.record : RECORD_BYTES;
  size_t bytes = event_log_bytes(engine->branch->log);
  if (engine->record == 0) engine->record = most;
  if (bytes < engine->record || engine->replay.active) return;
  engine->record = bytes + most;
  engine->full = bytes;
  engine_pause(engine);
}

static bool take_event(struct engine *engine, struct wire_reader *reader)
{
  struct decoded_event *event = decode_event(reader);
  if (!event) return false;
  engine->progress = event->event.tick;
  if (engine->replay.active && !engine->replay.record) { /* it is recorded */
    free(event);
    return true;
  }
  note_unknown(engine, &event->event);
  enum branch_news news = branch_receive(engine->branch, event);
  if (news == BRANCH_DIFFERS)
    news = engine_time_branch(engine) ? branch_receive(engine->branch, event) : BRANCH_FULL;
  free(event);
  if (news == BRANCH_NEW) pause_when_full(engine);
  return news != BRANCH_FULL;
}

static bool take_sandbox(struct engine *engine, struct wire_reader *reader)
{
  unsigned sandbox = wire_get_u8(reader);
  if (sandbox > ENGINE_SANDBOX_CLOSED) return false;
  engine->sandbox = (enum engine_sandbox)sandbox;
  return true;
}

static bool take(struct engine *engine, enum msg type, struct wire_reader *reader)
{
  switch (type) {
  case MSG_EVENT: return take_event(engine, reader);
  case MSG_STOP: return take_stop(engine, reader);
  case MSG_REFUSED: take_refusal(engine, reader); return true;
  case MSG_PROGRESS: engine->progress = wire_get_u64(reader); return !reader->bad;
  case MSG_PARTS:
    free(engine->parts);
    engine->parts = decode_parts(reader);
    engine->answer_awaited = false;
    return true;
  case MSG_FRAMES:
    free(engine->look);
    engine->look = decode_view(reader);
    engine->answer_awaited = false;
    return true;
  case MSG_COST_IS:
    free(engine->cost);
    engine->cost = decode_cost(reader);
    engine->answer_awaited = false;
    return true;
  case MSG_SANDBOX: return take_sandbox(engine, reader);
  case MSG_LINES: return engine_take_lines(engine, reader);
  case MSG_FILE: engine_answer_file(engine, engine->live->link, reader); return true;
  case MSG_CLONED: return true;
  default: return false;
  }
}

bool engine_dispatch(struct engine *engine)
{
  bool changed = false;
  event_log_rest(engine->branch->log);
  if (engine_eager_active(engine)) return engine_eager_dispatch(engine);
  if (engine_peek_active(engine)) return engine_peek_dispatch(engine);
  if (!engine->live) return false;
  struct process *live = engine->live;
  bool alive = link_move(live->link);
  struct wire_reader reader;
  enum msg type;
  while (engine->live == live && !engine_peek_active(engine) &&
         (type = link_take(live->link, &reader)) != 0) {
    changed = true;
    if (!take(engine, type, &reader)) {
      engine_lose(engine, "it sent something that is no message");
      return true;
    }
  }
  if (!alive && engine->live == live) {
    engine_lose(engine, NULL);
    return true;
  }
  return changed;
}

/* ------------------------------------------------------------------- waiting */

enum engine_sandbox engine_sandbox(const struct engine *engine)
{
  return engine->sandbox;
}

struct link *engine_running_link(const struct engine *engine)
{
  if (engine_eager_active(engine)) return engine_eager_link(engine);
  if (engine_peek_active(engine)) return engine_peek_link(engine);
  return engine->live ? engine->live->link : NULL;
}

void engine_poll(const struct engine *engine, struct pollfd *pollfd)
{
  const struct link *link = engine_running_link(engine);
  pollfd->fd = link ? link_fd(link) : -1;
  pollfd->events = POLLIN;
  if (link && link_has_output(link)) pollfd->events |= POLLOUT;
  pollfd->revents = 0;
}

long long engine_milliseconds(void)
{
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool awaits(const struct engine *engine)
{
  return engine->status == ENGINE_RUNNING || engine->answer_awaited;
}

bool engine_wait(struct engine *engine, int milliseconds)
{
  long long deadline = engine_milliseconds() + milliseconds;
  while (awaits(engine)) {
    struct pollfd pollfd;
    long long left = milliseconds < 0 ? -1 : deadline - engine_milliseconds();
    if (milliseconds >= 0 && left <= 0) return false;
    bool asks = engine_peek_active(engine) || engine_eager_active(engine);
    if (asks && (left < 0 || left > PEEK_TICK)) left = PEEK_TICK;
    engine_poll(engine, &pollfd);
    poll(&pollfd, 1, (int)left);
    engine_dispatch(engine);
  }
  return true;
}
