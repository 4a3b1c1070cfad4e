/* Peeking: a question is put to a copy of the live process, which is thrown away with all
 * that the answer did to it. */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "engine/engine_inside.h"
#include "engine/expr.h"

#define LIMIT_MILLISECONDS (1000 * ENGINE_SLOWNESS)
#define OUTCOMES_MAX       20

enum question { QUESTION_VALUE, QUESTION_CONDITION, QUESTION_FORESEE, QUESTION_WHAT_IF };

struct peek {
  enum question question;
  bool active;
  bool first_sent; /* what-if: the other input was given */
  struct process *process;
  long long deadline;
  struct decoded_stop *stop; /* where the copy stands; NULL: where the live one does */
  enum engine_request request;
  char *expression;           /* of the value, the guess, or the other input */
  size_t wanted;              /* outcomes of each future */
  struct engine_outcome last; /* the newest result that reached the main program or the user */
  char *last_text;
  /* The answers. */
  char value[600];
  bool failed;
  struct engine_future future;
  struct engine_outcome next[OUTCOMES_MAX], other[OUTCOMES_MAX];
};

bool engine_peek_active(const struct engine *engine)
{
  return engine->peek && engine->peek->active;
}

struct link *engine_peek_link(const struct engine *engine)
{
  return engine->peek->process->link;
}

static void free_outcomes(struct engine_outcome *outcomes, size_t count)
{
  for (size_t i = 0; i < count; i++)
    free((void *)outcomes[i].text);
}

static void end_copy(struct peek *peek)
{
  process_free(peek->process, NULL, 0);
  free(peek->stop);
  peek->process = NULL;
  peek->stop = NULL;
}

void engine_peek_clear(struct engine *engine)
{
  struct peek *peek = engine->peek;
  if (!peek) return;
  end_copy(peek);
  free_outcomes(peek->next, peek->future.next_count);
  free_outcomes(peek->other, peek->future.other_count);
  free(peek->expression);
  free(peek->last_text);
  free(peek);
  engine->peek = NULL;
}

/* ------------------------------------------------------------------- asking */

/* A fresh copy, without breakpoints. */
static bool start_copy(struct engine *engine)
{
  struct peek *peek = engine->peek;
  end_copy(peek);
  peek->process = process_copy(engine->live);
  if (!peek->process) return false;
  wire_u32(link_begin(peek->process->link, MSG_BREAKS), 0);
  link_end(peek->process->link);
  peek->deadline = engine_milliseconds() + LIMIT_MILLISECONDS;
  peek->active = true;
  return true;
}

static const struct engine_stop *stop_of(const struct engine *engine)
{
  return engine->peek->stop ? &engine->peek->stop->stop : &engine->stop->stop;
}

static void evaluate(struct engine *engine)
{
  struct link *link = engine->peek->process->link;
  struct wire_writer *out = link_begin(link, MSG_EVALUATE);
  wire_u32(out, engine->stop->view.generator);
  wire_text(out, engine->peek->expression);
  link_end(link);
}

static void call(struct engine *engine, enum engine_request request, const char *expression)
{
  struct input input = {.type = MSG_CALL,
                        .request = request,
                        .name = "",
                        .generator = engine_target_at(stop_of(engine), engine->selected),
                        .scope = engine->stop->view.generator,
                        .expression = (char *)expression};
  engine_write_input(engine->peek->process->link, &input, MSG_UNTIL_END, 0, 0, 0);
}

/* As engine_next does. False: there is nothing to ask. */
static bool next(struct engine *engine)
{
  const struct engine_stop *stop = stop_of(engine);
  struct link *link = engine->peek->process->link;
  if (!stop->ended || stop->open_call) {
    engine_write_run(link_begin(link, MSG_RUN), MSG_UNTIL_RESULT, 0, 0, 0, 0);
    link_end(link);
    return true;
  }
  if (engine_target_at(stop, engine->selected) == ENGINE_MAIN) return false;
  call(engine, ENGINE_BY_NEXT, "");
  return true;
}

static bool ask(struct engine *engine, enum question question, const char *text)
{
  char *expression;
  if (!expr_translate(text, &expression, engine->problem, sizeof engine->problem)) return false;
  engine_peek_clear(engine);
  engine->peek = calloc(1, sizeof *engine->peek);
  if (!engine->peek) {
    free(expression);
    return engine_refuse(engine, "There is not enough memory.");
  }
  engine->peek->question = question;
  engine->peek->expression = expression;
  if (!start_copy(engine))
    return engine_refuse(engine,
                         "This cannot be asked now: the script's process cannot be copied.");
  engine->status = ENGINE_RUNNING;
  engine->refused = false;
  return true;
}

bool engine_evaluate(struct engine *engine, const char *expression)
{
  if (!engine_can_command(engine)) return false;
  if (expression[strspn(expression, " \t")] == '\0')
    return engine_refuse(engine, "Say what to compute, for example: a + b");
  if (!ask(engine, QUESTION_VALUE, expression)) return false;
  evaluate(engine);
  return true;
}

bool engine_foresee(struct engine *engine, const char *guess)
{
  if (!engine_can_command(engine) || !ask(engine, QUESTION_FORESEE, guess)) return false;
  engine->peek->wanted = 1;
  if (engine->peek->expression[0]) {
    evaluate(engine);
    return true;
  }
  if (next(engine)) return true;
  engine_peek_clear(engine);
  engine->status = ENGINE_STOPPED;
  return engine_refuse(engine, "There is no generator to ask.");
}

bool engine_what_if(struct engine *engine, enum engine_request request, const char *value,
                    size_t count)
{
  if (!engine_can_command(engine)) return false;
  if (engine_target(engine) == ENGINE_MAIN)
    return engine_refuse(engine, "There is no generator to ask.");
  if (!ask(engine, QUESTION_WHAT_IF, value)) return false;
  engine->peek->request = request;
  engine->peek->wanted = count < 1 ? 1 : count > OUTCOMES_MAX ? OUTCOMES_MAX : count;
  next(engine);
  return true;
}

bool engine_peek_condition(struct engine *engine)
{
  int line = engine->stop->stop.line;
  for (size_t i = 0; i < engine->breakpoint_count; i++) {
    const struct engine_breakpoint *breakpoint = &engine->breakpoints[i];
    if (breakpoint->kind != ENGINE_BREAK_LINE || breakpoint->line != line) continue;
    if (!breakpoint->condition[0] || !ask(engine, QUESTION_CONDITION, breakpoint->condition))
      return false;
    evaluate(engine);
    return true;
  }
  return false;
}

/* ------------------------------------------------------------------ answers */

static void finish(struct engine *engine)
{
  struct peek *peek = engine->peek;
  peek->active = false;
  end_copy(peek);
  if (peek->question != QUESTION_CONDITION) {
    engine->status = ENGINE_STOPPED;
    return;
  }
  bool holds = strcmp(peek->value, "false") != 0 && strcmp(peek->value, "nil") != 0;
  if (peek->failed)
    snprintf(engine->notice, sizeof engine->notice, "The breakpoint's condition failed: %.300s",
             peek->value);
  if (peek->failed || holds) engine_stand(engine, engine->stop);
  else engine_run_on(engine, engine->stop->point);
}

static void fail(struct engine *engine, const char *text, size_t size)
{
  struct peek *peek = engine->peek;
  peek->failed = true;
  snprintf(peek->value, sizeof peek->value, "%.*s", (int)(size < 590 ? size : 590), text);
  if (peek->question == QUESTION_WHAT_IF || peek->question == QUESTION_FORESEE) {
    engine_refuse(engine, "%s", peek->value);
    engine->refused = true;
  }
  finish(engine);
}

static bool is_full(const struct peek *peek)
{
  return (peek->first_sent ? peek->future.other_count : peek->future.next_count) == peek->wanted;
}

/* Keeps an outcome; text is taken over. */
static void keep(struct peek *peek, struct engine_outcome outcome, char *text)
{
  outcome.text = text ? text : strdup("");
  if (peek->first_sent) peek->other[peek->future.other_count++] = outcome;
  else peek->next[peek->future.next_count++] = outcome;
}

/* One of the futures is known as far as it goes. */
static void next_future(struct engine *engine)
{
  struct peek *peek = engine->peek;
  peek->future.next = peek->next;
  peek->future.other = peek->other;
  peek->future.guess = peek->question == QUESTION_FORESEE ? peek->value : "";
  if (peek->question != QUESTION_WHAT_IF || peek->first_sent || !start_copy(engine)) {
    finish(engine);
    return;
  }
  peek->first_sent = true;
  call(engine, peek->request, peek->expression);
}

static void take_event(struct peek *peek, struct wire_reader *reader)
{
  struct decoded_event *event = decode_event(reader);
  if (!event) return;
  const struct engine_event *what = &event->event;
  bool reached = what->kind == ENGINE_RESULT &&
                 (what->consumer == ENGINE_MAIN || what->consumer == ENGINE_YOU);
  if (reached || what->kind == ENGINE_ERROR) {
    free(peek->last_text);
    peek->last_text = strdup(what->text);
    peek->last = (struct engine_outcome){.done = what->done,
                                         .threw = what->threw || what->kind == ENGINE_ERROR};
  }
  free(event);
}

static void take_stop(struct engine *engine, struct decoded_stop *stop)
{
  struct peek *peek = engine->peek;
  free(peek->stop);
  peek->stop = stop;
  bool answered = stop->stop.reason == ENGINE_STOP_RESULT || stop->stop.reason == ENGINE_STOP_ERROR;
  bool none = stop->stop.reason == ENGINE_STOP_END || stop->stop.reason == ENGINE_STOP_LIMIT;
  bool last = false;
  if (answered) {
    last = peek->last.done || peek->last.threw;
    keep(peek, peek->last, peek->last_text);
    peek->last_text = NULL;
  }
  if (last || is_full(peek)) {
    next_future(engine);
    return;
  }
  if ((answered || none) && next(engine)) return;
  keep(peek, (struct engine_outcome){.none = true}, NULL);
  next_future(engine);
}

static void take_value(struct engine *engine, struct wire_reader *reader)
{
  size_t size;
  struct peek *peek = engine->peek;
  const char *text = wire_get_bytes(reader, &size);
  snprintf(peek->value, sizeof peek->value, "%.*s", (int)(size < 590 ? size : 590), text);
  if (peek->question != QUESTION_FORESEE) finish(engine);
  else if (!next(engine)) {
    keep(peek, (struct engine_outcome){.none = true}, NULL);
    next_future(engine);
  }
}

static void take(struct engine *engine, enum msg type, struct wire_reader *reader)
{
  size_t size;
  struct decoded_stop *stop;
  switch (type) {
  case MSG_EVENT: take_event(engine->peek, reader); break;
  case MSG_STOP:
    if ((stop = decode_stop(reader))) take_stop(engine, stop);
    break;
  case MSG_VALUE: take_value(engine, reader); break;
  case MSG_REFUSED: {
    const char *text = wire_get_bytes(reader, &size);
    fail(engine, text, size);
    break;
  }
  case MSG_FILE: engine_answer_file(engine, engine->peek->process->link, reader); break;
  default: break;
  }
}

static void give_up(struct engine *engine, const char *text)
{
  struct peek *peek = engine->peek;
  if (peek->question == QUESTION_VALUE || peek->question == QUESTION_CONDITION) {
    fail(engine, text, strlen(text));
    return;
  }
  if (!is_full(peek)) keep(peek, (struct engine_outcome){.none = true}, NULL);
  next_future(engine);
}

bool engine_peek_dispatch(struct engine *engine)
{
  struct peek *peek = engine->peek;
  struct process *process = peek->process;
  struct wire_reader reader;
  enum msg type;
  bool alive = link_move(process->link);
  while (peek->active && peek->process == process &&
         (type = link_take(process->link, &reader)) != 0)
    take(engine, type, &reader);
  if (!engine_peek_active(engine)) return true;
  if (peek->process == process && !alive) give_up(engine, "It ended the process that computed it.");
  else if (engine_milliseconds() > peek->deadline)
    give_up(engine, "It took longer than a second, so it was stopped.");
  return true;
}

const char *engine_value(const struct engine *engine, bool *failed)
{
  if (!engine->peek || engine->peek->question != QUESTION_VALUE) return NULL;
  *failed = engine->peek->failed;
  return engine->peek->value;
}

const struct engine_future *engine_future(const struct engine *engine)
{
  const struct peek *peek = engine->peek;
  if (!peek || peek->question == QUESTION_VALUE || peek->question == QUESTION_CONDITION)
    return NULL;
  return &peek->future;
}
