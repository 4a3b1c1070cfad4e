/* The facts of the views lanes, ladder and async, and of the meter, are also in `trace --json`: at
 * each stop of a session, what its lines alone tell (told.h) is what the views were told. */
#include "tests/screen/told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/async.h"
#include "app/diagram.h"
#include "app/model_inside.h"
#include "app/say_exchange.h"
#include "app/say_cost.h"
#include "app/language.h"
#include "engine/engine.h"
#include "tests/screen/real.h"

struct story {
  const char *script;
  const char *key; /* pressed again and again, until the program has ended */
};

static const struct story stories[] = {
    {"lessons/16-lazy/pipeline", "n"},
    {"lessons/16-lazy/gather", "n"},
    {"lessons/05-infinite/on-demand", "n"},
    {"lessons/23-wider-view/coroutine-pipeline", "x"},
    {"lessons/21-producer-consumer/producer-consumer", "n"},
    {"lessons/07-by-hand/walk-twice", "x"},
    {"lessons/07-by-hand/two-countdowns", "n"},
    {"lessons/22-scheduler/alarms", "a"},
    {"lessons/15-structures/tree-walk", "x"},
    {"tests/screen/scripts/by-hand", "x"},
    {"tests/screen/scripts/failing", "n"},
    {"lessons/19-promises/runner", "a"},
    {"lessons/19-promises/pages", "a"},
    {"lessons/20-microtasks/turns", "a"},
    {"lessons/22-scheduler/sleepers", "n"},
    {"tests/screen/scripts/load", "a"},
};

/* ------------------------------------------------------------- as the views have them */

static uint32_t generators_of(const struct model *model)
{
  uint32_t last = 0;
  const struct engine_stop *stop = engine_stop(model->engine);
  assert_int_equal(stop->generators_left_out, 0);
  for (size_t i = 0; i < stop->generator_count; i++)
    if (stop->generators[i].id > last) last = stop->generators[i].id;
  return last;
}

static void shown_lanes(const struct model *model, struct buffer *facts)
{
  struct diagram *diagram = diagram_new();
  diagram_read(diagram, model->engine, ENGINE_MAIN, SIZE_MAX);
  assert_int_equal(diagram_count(diagram).steps, diagram_steps(diagram));
  for (uint32_t id = 1; id <= generators_of(model); id++) {
    struct diagram_lane lane = diagram_of(diagram, id);
    size_t again = 0;
    for (size_t i = 0; i < diagram_steps(diagram); i++) {
      const struct diagram_step *step = diagram_step(diagram, i);
      again += step->from == id && step->unused != DIAGRAM_NONE;
    }
    buffer_format(facts, "%s: %zu values, %zu awaits, %zu requests, %zu times again\n",
                  engine_name(model->engine, id), lane.values, lane.awaits, lane.requests, again);
  }
  diagram_free(diagram);
}

static void put_step(const struct model *model, const struct diagram_step *step,
                     struct buffer *facts)
{
  const struct engine_event *event = engine_event(model->engine, step->event);
  const char *value = event->text[0] != '\0' ? event->text : "nil";
  if (step->kind == DIAGRAM_MADE)
    buffer_format(facts, "%s\n", event->hand_written ? "by hand" : "made");
  else if (step->kind == DIAGRAM_REQUEST)
    buffer_format(facts, "%s %s(%s)\n", say_caller_of(model->engine, event),
                  say_request((int)event->kind, &language_javascript), value);
  else if (event->threw) buffer_format(facts, "  threw %s\n", event->text);
  else buffer_format(facts, "  %s%s, line %d\n", value, event->done ? ", done" : "", event->line);
}

static void shown_ladder(const struct model *model, uint32_t id, struct buffer *facts)
{
  struct diagram *diagram = diagram_new();
  diagram_read(diagram, model->engine, id, SIZE_MAX);
  for (size_t i = 0; i < diagram_steps(diagram); i++) {
    const struct diagram_step *step = diagram_step(diagram, i);
    uint32_t iterator = step->kind == DIAGRAM_RESULT ? step->from : step->to;
    if (iterator == id) put_step(model, step, facts);
  }
  diagram_free(diagram);
}

static void put_jobs(const struct async_job *jobs, size_t count, const char *name,
                     struct buffer *facts)
{
  buffer_format(facts, "%s:", name);
  for (size_t i = 0; i < count; i++)
    buffer_format(facts, " %u", jobs[i].number);
  buffer_add_text(facts, "\n");
}

static void put_promise(const struct model *model, const struct async *async, uint32_t number,
                        struct buffer *facts)
{
  const struct async_promise *promise = async_promise(async, number);
  buffer_format(facts, "promise#%u by %s:", number,
                engine_event(model->engine, promise->made)->text);
  for (const struct async_wait *wait = async_wait(async, promise->waits); wait != NULL;
       wait = async_wait(async, wait->next)) {
    if (wait->generator != ENGINE_MAIN)
      buffer_format(facts, " %s", engine_name(model->engine, wait->generator));
    else if (wait->gives != 0) buffer_format(facts, " promise#%u", wait->gives);
  }
  buffer_add_text(facts, "\n");
}

static void shown_async(const struct model *model, struct buffer *facts)
{
  const uint32_t *numbers;
  const struct async_job *jobs;
  struct async *async = async_new();
  async_read(async, model->engine, SIZE_MAX);
  size_t count = async_promises(async, &numbers);
  for (size_t i = 0; i < count; i++)
    if (async_promise(async, numbers[i])->settled == ASYNC_NONE)
      put_promise(model, async, numbers[i], facts);
  count = async_microtasks(async, &jobs);
  put_jobs(jobs, count, "microtasks", facts);
  count = async_timers(async, &jobs);
  put_jobs(jobs, count, "timers", facts);
  buffer_format(facts, "clock: %llu\n", (unsigned long long)async_clock(async));
  async_free(async);
}

/* ------------------------------------------------------------------------ compared */

static void compare(struct buffer *told, struct buffer *shown)
{
  assert_string_equal(buffer_text(told), buffer_text(shown));
  buffer_free(told);
  buffer_free(shown);
}

static void compare_present(const struct model *model, const json_t *all)
{
  struct buffer told = {0}, shown = {0};
  size_t count = engine_event_count(model->engine);
  assert_true(count < json_array_size(all)); /* "stop" and "cost" come after all */
  told_lanes(all, count, &told);
  shown_lanes(model, &shown);
  compare(&told, &shown);
  for (uint32_t id = 1; id <= generators_of(model); id++) {
    told_ladder(all, count, engine_name(model->engine, id), &told);
    shown_ladder(model, id, &shown);
    compare(&told, &shown);
  }
  told_async(all, count, &told);
  shown_async(model, &shown);
  compare(&told, &shown);
}

/* An eager run ends after a second: on a slow machine not all of it is done by then. */
static void assert_cost(const json_t *told, const struct engine_cost *cost)
{
  assert_non_null(cost);
  if (!cost->ended || !json_is_true(json_object_get(told, "ended"))) {
    assert_true(cost->limit > 0);
    return;
  }
  assert_int_equal(told_number(told, "values"), cost->values);
  assert_int_equal(told_number(told, "lines"), cost->lines);
  assert_int_equal(json_is_true(json_object_get(told, "cut")), cost->cut);
  assert_int_equal(json_is_true(json_object_get(told, "sent")), cost->sent);
  assert_true(told_number(told, "memory") > 0);
}

static void compare_cost(struct model *model, const json_t *all)
{
  const json_t *cost = json_array_get(all, json_array_size(all) - 1);
  assert_true(told_is(cost, "cost"));
  assert_cost(json_object_get(cost, "lazy"), engine_cost(model->engine));
  assert_true(engine_eager(model->engine, SAY_COST_LIMIT));
  assert_true(engine_wait(model->engine, REAL_DEADLINE));
  assert_cost(json_object_get(cost, "eager"), engine_eager_cost(model->engine));
}

static void the_same_is_told(void **state)
{
  const struct story *story = *state;
  enum { MOST_STOPS = 200 };
  json_t *all = told_by_trace(story->script);
  struct model *model = real_open(story->script, 24, 80);
  int stops = 0;
  compare_present(model, all);
  while (!engine_stop(model->engine)->ended && stops++ < MOST_STOPS) {
    real_press(model, story->key);
    compare_present(model, all);
  }
  assert_true(stops > 1 && engine_stop(model->engine)->ended);
  compare_cost(model, all);
  model_free(model);
  json_decref(all);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { STORIES = sizeof stories / sizeof stories[0] };
  struct CMUnitTest tests[STORIES] = {{0}};
  for (size_t i = 0; i < STORIES; i++)
    tests[i] = (struct CMUnitTest){.name = stories[i].script,
                                   .test_func = the_same_is_told,
                                   .initial_state = (void *)(uintptr_t)&stories[i]};
  return _cmocka_run_group_tests("facts", tests, STORIES, NULL, NULL);
}
