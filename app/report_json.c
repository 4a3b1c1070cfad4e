/* report_json.c - one JSON object a line, for machines: DESIGN.md, "The command line". Keys
 * stand in the order in which they are written, "event" and "tick" first. */
#include "app/report_json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "app/language.h"
#include "app/lockstep.h"
#include "app/report.h"
#include "app/say.h"
#include "app/say_lockstep.h"
#include "app/text.h"
#include "app/watch.h"
#include "engine/engine.h"

struct json_report {
  struct report report;
  FILE *out;
  bool threw; /* what an error answered is told */
};

static json_t *json_text_of(const char *text, size_t size)
{
  size_t valid_size;
  char *valid = text_valid(text, size, &valid_size);
  if (!valid) return NULL;
  json_t *string = json_stringn_nocheck(valid, valid_size);
  free(valid);
  return string;
}

static void set_text(json_t *object, const char *key, const char *text)
{
  json_object_set_new_nocheck(object, key, json_text_of(text, strlen(text)));
}

static void set_number(json_t *object, const char *key, uint64_t number)
{
  json_object_set_new_nocheck(object, key, json_integer((json_int_t)number));
}

static void set_line(json_t *object, int line)
{
  json_object_set_new_nocheck(object, "line", json_integer(line));
}

static json_t *json_begin(const char *word, uint64_t tick)
{
  json_t *object = json_object();
  set_text(object, "event", word);
  set_number(object, "tick", tick);
  return object;
}

static void json_end(struct report *report, json_t *object)
{
  struct json_report *self = (struct json_report *)report;
  json_dumpf(object, self->out, JSON_COMPACT);
  putc('\n', self->out);
  json_decref(object);
}

/* A name that stands for several variables means the one that the line sees: the innermost
 * local, and an upvalue only where no local hides it. */
static json_t *locals_of(const struct engine_frame *frame)
{
  json_t *locals = json_object();
  for (size_t i = 0; frame && i < frame->variable_count; i++) {
    const struct engine_variable *variable = &frame->variables[i];
    json_t *name = json_text_of(variable->name, strlen(variable->name));
    const char *key = name ? json_string_value(name) : "";
    if (variable->role != ENGINE_UPVALUE || !json_object_get(locals, key))
      set_text(locals, key, variable->text);
    json_decref(name);
  }
  return locals;
}

static json_t *frames_of(const struct engine_event *event)
{
  json_t *frames = json_array();
  for (size_t i = 0; i < event->frame_count; i++) {
    json_t *frame = json_object();
    set_text(frame, "function", event->frames[i].function);
    set_line(frame, event->frames[i].line);
    json_object_set_new_nocheck(frame, "locals", locals_of(&event->frames[i]));
    json_array_append_new(frames, frame);
  }
  return frames;
}

static const char *word_of(enum engine_event_kind kind)
{
  static const char *const words[] = {
      [ENGINE_CREATE] = "create",     [ENGINE_NEXT] = "next",     [ENGINE_THROW] = "throw",
      [ENGINE_RETURN] = "return",     [ENGINE_RESULT] = "result", [ENGINE_ERROR] = "error",
      [ENGINE_PRINT] = "print",       [ENGINE_LINE] = "line",     [ENGINE_END] = "end",
      [ENGINE_LOCKSTEP] = "lockstep",
  };
  return words[kind];
}

static void set_create(json_t *object, const struct engine *engine,
                       const struct engine_event *event)
{
  char function[256];
  set_text(object, "function",
           say_function(engine_name(engine, event->generator), function, sizeof function));
  set_text(object, "consumer", engine_name(engine, event->consumer));
  set_line(object, event->line);
  set_text(object, "text", event->text);
  if (event->hand_written) json_object_set_new_nocheck(object, "hand_written", json_true());
}

static void set_exchange(json_t *object, const struct engine *engine,
                         const struct engine_event *event)
{
  set_text(object, "consumer", engine_name(engine, event->consumer));
  set_text(object, "value", event->text[0] ? event->text : "nil");
  if (event->kind == ENGINE_RESULT)
    json_object_set_new_nocheck(object, "done", json_boolean(event->done));
  set_line(object, event->line);
  if (event->line_count == 0) return;
  json_t *lines = json_array();
  for (size_t i = 0; i < event->line_count; i++)
    json_array_append_new(lines, json_integer(event->lines[i]));
  json_object_set_new_nocheck(object, "lines", lines);
}

/* A call that was answered by an error: no result, but that error reached the consumer. */
static void set_threw(json_t *object, const struct engine *engine, const struct engine_event *event)
{
  set_text(object, "consumer", engine_name(engine, event->consumer));
  set_text(object, "text", event->text);
  set_line(object, event->line);
}

static void set_error(json_t *object, const struct engine_event *event)
{
  set_text(object, "text", event->text);
  set_line(object, event->line);
  set_text(object, "file", event->file);
  json_object_set_new_nocheck(object, "caught", json_boolean(event->caught));
}

static void set_arrival(json_t *object, const struct engine_event *event)
{
  set_line(object, event->line);
  json_object_set_new_nocheck(object, "frames", frames_of(event));
}

static const char *async_word(enum engine_async async)
{
  static const char *const words[] = {
      [ENGINE_PROMISE] = "promise",     [ENGINE_FULFILLED] = "fulfilled",
      [ENGINE_REJECTED] = "rejected",   [ENGINE_WAITS] = "waits",
      [ENGINE_UNHANDLED] = "unhandled", [ENGINE_MICROTASK] = "microtask",
      [ENGINE_TIMER] = "timer",         [ENGINE_MICROTASK_RUNS] = "microtask-runs",
      [ENGINE_LOOP] = "loop",           [ENGINE_TIMER_FIRES] = "timer-fires"};
  return words[async];
}

/* Objects by number; the clock in milliseconds. */
static void set_async(json_t *object, const struct engine_event *event)
{
  bool about_promise = event->async <= ENGINE_UNHANDLED;
  const char *name = about_promise ? "promise" : "job";
  if (event->object) json_object_set_new_nocheck(object, name, json_integer(event->object));
  if (event->other)
    json_object_set_new_nocheck(object, about_promise ? "gives" : "promise",
                                json_integer(event->other));
  if (event->text[0]) set_text(object, "text", event->text);
  json_object_set_new_nocheck(object, "clock", json_integer((json_int_t)event->clock));
  if (event->async == ENGINE_TIMER)
    json_object_set_new_nocheck(object, "due", json_integer((json_int_t)event->due));
  set_line(object, event->line);
}

/* "with": the second; null: no longer. */
static void set_lockstep(json_t *object, const struct engine *engine,
                         const struct engine_event *event)
{
  if (event->other == ENGINE_MAIN) json_object_set_new_nocheck(object, "with", json_null());
  else set_text(object, "with", engine_name(engine, event->other));
}

json_t *report_json_event(const struct engine *engine, const struct engine_event *event)
{
  bool threw = event->kind == ENGINE_RESULT && event->threw;
  json_t *object = json_begin(threw                         ? "threw"
                              : event->kind == ENGINE_ASYNC ? async_word(event->async)
                                                            : word_of(event->kind),
                              event->tick);
  if (event->kind == ENGINE_ASYNC) set_async(object, event);
  if (event->kind != ENGINE_PRINT && event->kind != ENGINE_END &&
      (event->kind != ENGINE_ASYNC || event->generator != ENGINE_MAIN))
    set_text(object, "generator", engine_name(engine, event->generator));
  switch (event->kind) {
  case ENGINE_CREATE: set_create(object, engine, event); break;
  case ENGINE_NEXT:
  case ENGINE_THROW:
  case ENGINE_RETURN:
  case ENGINE_RESULT:
    if (threw) set_threw(object, engine, event);
    else set_exchange(object, engine, event);
    break;
  case ENGINE_ERROR: set_error(object, event); break;
  case ENGINE_LINE: set_arrival(object, event); break;
  case ENGINE_ASYNC: break;
  case ENGINE_PRINT:
    json_object_set_new_nocheck(object, "text", json_text_of(event->text, event->text_size));
    break;
  case ENGINE_END: set_text(object, "text", event->text); break;
  case ENGINE_LOCKSTEP: set_lockstep(object, engine, event); break;
  }
  if (event->again) json_object_set_new_nocheck(object, "again", json_true());
  return object;
}

static void json_event(struct report *report, const struct engine *engine,
                       const struct engine_event *event)
{
  bool threw = event->kind == ENGINE_RESULT && event->threw;
  if (threw && !((const struct json_report *)report)->threw) return; /* its error was told */
  json_end(report, report_json_event(engine, event));
}

static const char *ecmascript_state(enum engine_state state)
{
  static const char *const words[] = {
      [ENGINE_SUSPENDED_START] = "suspended-start",
      [ENGINE_SUSPENDED_YIELD] = "suspended-yield",
      [ENGINE_EXECUTING] = "executing",
      [ENGINE_COMPLETED] = "completed",
  };
  return words[state];
}

/* The frame in view: where nothing is on the stack, the generator's function alone. */
static void set_view(json_t *object, const struct engine *engine)
{
  const struct engine_view *view = engine_view(engine);
  const struct engine_frame *frame = view->frame_count > 0 ? &view->frames[0] : NULL;
  const char *name = engine_name(engine, view->generator);
  char function[256];
  set_text(object, "generator", name);
  set_text(object, "state", ecmascript_state(view->state));
  set_text(object, "function",
           frame ? frame->function : say_function(name, function, sizeof function));
  set_line(object, frame && frame->line > 0 ? frame->line : engine_stop(engine)->line);
  json_object_set_new_nocheck(object, "locals", locals_of(frame));
}

static json_t *watches_of(const struct watch_list *list)
{
  json_t *watches = json_array();
  for (size_t i = 0; i < watch_count(list); i++) {
    bool failed;
    const char *value = watch_value(list, i, &failed);
    json_t *watch = json_object();
    set_text(watch, "expression", watch_expression(list, i));
    if (value) set_text(watch, failed ? "problem" : "value", value);
    json_array_append_new(watches, watch);
  }
  return watches;
}

/* The pair, how many calls it has answered, how many of them differ, and the first that does. */
static json_t *lockstep_of(const struct lockstep *lockstep, const struct engine *engine,
                           const struct engine_pair *pair)
{
  char text[2048];
  size_t answered = lockstep_answered(lockstep), first = lockstep_first(lockstep);
  json_t *object = json_object();
  set_text(object, "generator", engine_name(engine, pair->first));
  set_text(object, "with", engine_name(engine, pair->second));
  set_number(object, "calls", answered);
  json_object_set_new_nocheck(object, "open", json_boolean(answered < lockstep_count(lockstep)));
  if (answered > 0)
    json_object_set_new_nocheck(
        object, "same",
        json_boolean(lockstep_call(lockstep, answered - 1)->differs == LOCKSTEP_SAME));
  set_number(object, "different", lockstep_different(lockstep));
  if (first != LOCKSTEP_NONE) set_number(object, "first_different", first + 1);
  set_text(object, "text", say_lockstep(lockstep, engine, &language_lua, text, sizeof text));
  return object;
}

static void json_stop(struct report *report, const struct engine *engine,
                      const struct report_present *present)
{
  const struct engine_stop *stop = engine_stop(engine);
  json_t *object = json_begin("stop", stop->tick);
  set_text(object, "reason", engine_reason_word(stop->reason));
  if (engine_branch_count(engine) > 1)
    set_number(object, "branch", engine_branch_current(engine) + 1);
  set_view(object, engine);
  if (stop->text[0]) set_text(object, "text", stop->text);
  if (stop->hint[0]) set_text(object, "hint", stop->hint);
  if (engine_notice(engine)[0]) set_text(object, "notice", engine_notice(engine));
  if (present->watches && watch_count(present->watches) > 0)
    json_object_set_new_nocheck(object, "watches", watches_of(present->watches));
  struct engine_pair pair;
  if (present->lockstep && lockstep_pair(present->lockstep, &pair))
    json_object_set_new_nocheck(object, "lockstep", lockstep_of(present->lockstep, engine, &pair));
  json_end(report, object);
}

static void json_refused(struct report *report, const struct engine *engine, const char *text)
{
  json_t *object = json_begin("refused", engine_stop(engine)->tick);
  set_text(object, "text", text);
  json_end(report, object);
}

static void json_answer(struct report *report, const struct engine *engine, const char *command,
                        const char *text, const struct report_present *present)
{
  if (text[0]) {
    json_t *object = json_begin("info", engine_stop(engine)->tick);
    set_text(object, "command", command);
    set_text(object, "text", text);
    json_end(report, object);
  }
  if (present) json_stop(report, engine, present);
}

void report_json_tell_threw(struct report *report)
{
  ((struct json_report *)report)->threw = true;
}

static json_t *cost_of(const struct engine_cost *cost)
{
  if (!cost) return json_null();
  json_t *object = json_object(), *functions = json_object();
  set_number(object, "values", cost->values);
  set_number(object, "lines", cost->lines);
  set_number(object, "memory", cost->memory);
  for (size_t i = 0; i < cost->share_count; i++)
    set_number(functions, cost->shares[i].name, cost->shares[i].values);
  json_object_set_new_nocheck(object, "functions", functions);
  json_object_set_new_nocheck(object, "ended", json_boolean(cost->ended));
  if (cost->failed) set_text(object, "problem", cost->why);
  if (cost->limit == 0) return object;
  set_number(object, "lists", cost->lists);
  set_number(object, "limit", cost->limit);
  json_object_set_new_nocheck(object, "cut", json_boolean(cost->cut));
  json_object_set_new_nocheck(object, "sent", json_boolean(cost->sent));
  return object;
}

void report_json_cost(struct report *report, const struct engine *engine,
                      const struct engine_cost *lazy, const struct engine_cost *eager)
{
  json_t *object = json_begin("cost", engine_stop(engine)->tick);
  json_object_set_new_nocheck(object, "lazy", cost_of(lazy));
  json_object_set_new_nocheck(object, "eager", cost_of(eager));
  json_end(report, object);
}

static void json_free(struct report *report)
{
  free(report);
}

struct report *report_json_new(FILE *out)
{
  struct json_report *self = malloc(sizeof *self);
  if (!self) return NULL;
  *self = (struct json_report){
      .report = {json_event, json_stop, json_refused, json_answer, json_free},
      .out = out,
  };
  return &self->report;
}
