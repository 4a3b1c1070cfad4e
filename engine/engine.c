/* The session's state machine.
 *
 * The inferior either runs or stands. A command turns the engine to ENGINE_RUNNING and sends
 * one message; the MSG_STOP that answers it turns the engine back, unless the command has
 * more to do: `plan` says what. Opening runs to the first generator after the script was
 * loaded; next goes on by hand when the main program ends on the way. */
#include "engine/engine.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/engine_inside.h"
#include "engine/folder.h"
#include "engine/hint.h"

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

void engine_stand(struct engine *engine, struct decoded_stop *stop)
{
  free(engine->stop);
  engine->stop = stop;
  engine->status = ENGINE_STOPPED;
  engine->plan = PLAN_STAND;
  if (stop->stop.reason == ENGINE_STOP_SYNTAX) {
    stop->stop.line = line_in_message(engine, stop->stop.text);
    stop->stop.file = engine->name;
  }
  find_hint(engine, &stop->stop);
}

/* A script that only defines generator functions is opened at its end, where they can be
 * called: nothing that it did can be missed. */
static bool only_defines(const struct engine *engine, const struct engine_stop *stop)
{
  return stop->reason == ENGINE_STOP_END && !stop->failed && stop->function_count > 0 &&
         engine->record.count == 1; /* its end */
}

static bool no_generator_came(const struct engine *engine, const struct engine_stop *stop)
{
  bool ran_on = stop->reason == ENGINE_STOP_END || stop->reason == ENGINE_STOP_PAUSED ||
                stop->reason == ENGINE_STOP_LIMIT;
  return ran_on && !only_defines(engine, stop);
}

/* Goes on with the plan. False: the command is done, and stands here. */
static bool go_on(struct engine *engine, const struct engine_stop *stop)
{
  enum plan plan = engine->plan;
  engine->plan = PLAN_STAND;
  switch (plan) {
  case PLAN_OPEN:
    if (stop->reason != ENGINE_STOP_LOADED || engine->options.at_start) return false;
    if (engine->options.until_line > 0) {
      engine_send_run(engine, MSG_UNTIL_BREAK_AT, 0, engine->options.until_line);
      return true;
    }
    engine->plan = PLAN_FIRST;
    engine_send_run(engine, MSG_UNTIL_CREATE, MSG_RUN_BUDGET, 0);
    return true;
  case PLAN_FIRST:
    if (!no_generator_came(engine, stop)) return false;
    if (!engine_launch(engine)) return false;
    engine->plan = PLAN_STAND;
    return true;
  case PLAN_MAKE: engine->selected = stop->generator; return false;
  case PLAN_NEXT:
    if (stop->reason != ENGINE_STOP_END || stop->failed) return false;
    break;
  case PLAN_AFTER_ERROR:
    if (stop->reason != ENGINE_STOP_RESULT || stop->open_call) return false;
    engine_send_call(engine, engine->pending, stop->generator, engine->pending_expression,
                     MSG_UNTIL_END, MSG_RUN_RECORD);
    return true;
  default: return false;
  }
  uint32_t target = engine_target(engine);
  if (target == ENGINE_MAIN) return false;
  engine_send_call(engine, ENGINE_BY_NEXT, target, "", MSG_UNTIL_END, MSG_RUN_RECORD);
  return true;
}

static bool take_stop(struct engine *engine, struct wire_reader *reader)
{
  struct decoded_stop *stop = decode_stop(reader);
  if (!stop) return false;
  free(engine->stop);
  engine->stop = stop; /* the plan's next step looks at it */
  engine->progress = stop->stop.tick;
  if (go_on(engine, &stop->stop)) return true;
  engine->stop = NULL;
  engine_stand(engine, stop);
  return true;
}

/* ----------------------------------------------------------------- messages */

static void answer_file(struct engine *engine, struct wire_reader *reader)
{
  char name[1024], problem[2048] = "", *text = NULL;
  size_t size, text_size = 0;
  const char *bytes = wire_get_bytes(reader, &size);
  bool found = false;
  if (size >= sizeof name || memchr(bytes, '\0', size)) {
    strcpy(problem, "That is no file's name.");
  } else {
    memcpy(name, bytes, size);
    name[size] = '\0';
    found = folder_read(engine->folder, name, MSG_FILE_MAX, &text, &text_size, problem,
                        sizeof problem);
  }
  struct wire_writer *out = link_begin(engine->link, MSG_FILE_IS);
  wire_u8(out, found);
  if (found)
    wire_bytes(out, text, text_size);
  else
    wire_text(out, problem);
  link_end(engine->link);
  free(text);
}

static void take_refusal(struct engine *engine, struct wire_reader *reader)
{
  size_t size;
  const char *text = wire_get_bytes(reader, &size);
  engine_refuse(engine, "%.*s", (int)(size < 600 ? size : 600), text);
  engine->status = ENGINE_STOPPED;
  engine->plan = PLAN_STAND;
  engine->refused = true;
}

static bool take(struct engine *engine, enum msg type, struct wire_reader *reader)
{
  struct decoded_event *event;
  switch (type) {
  case MSG_EVENT:
    event = decode_event(reader);
    if (!event) return false;
    engine->progress = event->event.tick;
    return record_add(&engine->record, event);
  case MSG_STOP: return take_stop(engine, reader);
  case MSG_REFUSED: take_refusal(engine, reader); return true;
  case MSG_PROGRESS: engine->progress = wire_get_u64(reader); return !reader->bad;
  case MSG_PARTS:
    free(engine->parts);
    engine->parts = decode_parts(reader);
    engine->parts_awaited = false;
    return true;
  case MSG_FILE: answer_file(engine, reader); return true;
  default: return false;
  }
}

bool engine_dispatch(struct engine *engine)
{
  bool changed = false;
  if (!engine->link) return false;
  bool alive = link_move(engine->link);
  struct wire_reader reader;
  struct link *link = engine->link;
  enum msg type;
  while (engine->link == link && (type = link_take(link, &reader)) != 0) {
    changed = true;
    if (!take(engine, type, &reader)) {
      engine_lose(engine, "it sent something that is no message");
      return true;
    }
  }
  if (!alive && engine->link == link) {
    engine_lose(engine, NULL);
    return true;
  }
  return changed;
}

/* ------------------------------------------------------------------- waiting */

void engine_poll(const struct engine *engine, struct pollfd *pollfd)
{
  pollfd->fd = engine->link ? link_fd(engine->link) : -1;
  pollfd->events = POLLIN;
  if (engine->link && link_has_output(engine->link)) pollfd->events |= POLLOUT;
  pollfd->revents = 0;
}

static long long milliseconds_now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool awaits(const struct engine *engine)
{
  return engine->status == ENGINE_RUNNING || engine->parts_awaited;
}

bool engine_wait(struct engine *engine, int milliseconds)
{
  long long deadline = milliseconds_now() + milliseconds;
  while (awaits(engine)) {
    struct pollfd pollfd;
    long long left = milliseconds < 0 ? -1 : deadline - milliseconds_now();
    if (milliseconds >= 0 && left <= 0) return false;
    engine_poll(engine, &pollfd);
    poll(&pollfd, 1, (int)left);
    engine_dispatch(engine);
  }
  return true;
}

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
  return engine->record.count;
}

const struct engine_event *engine_event(const struct engine *engine, size_t index)
{
  return record_event(&engine->record, index);
}

const char *engine_name(const struct engine *engine, uint32_t generator)
{
  return record_name(&engine->record, generator);
}

uint32_t engine_find(const struct engine *engine, const char *name)
{
  return record_find(&engine->record, name);
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

size_t engine_breaks(const struct engine *engine, const int **lines)
{
  *lines = engine->breaks;
  return engine->break_count;
}

void engine_forget(struct engine *engine, size_t before)
{
  record_forget(&engine->record, before);
}
