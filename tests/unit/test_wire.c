/* The way of a call through a deep chain of delegates: what of it is read, and how much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/model_inside.h"
#include "app/wire.h"

enum { DEPTH = 3000, EVENTS = 5 * DEPTH };

/* An engine that counts how many events are asked for. */
struct engine {
  struct engine_event events[EVENTS];
  size_t count, reads;
  struct engine_stop stop;
};

const struct engine_event *engine_event(const struct engine *engine, size_t index)
{
  ((struct engine *)(uintptr_t)engine)->reads++;
  return &engine->events[index];
}

const struct engine_event *engine_skim(const struct engine *engine, size_t index)
{
  return engine_event(engine, index);
}

size_t engine_event_count(const struct engine *engine)
{
  return engine->count;
}

const struct engine_stop *engine_stop(const struct engine *engine)
{
  return &engine->stop;
}

const char *engine_source(const struct engine *engine, size_t *size)
{
  static const char text[] = "local walk\nwalk = generator(function (n)\n  yield_from(walk(n))\n";
  (void)engine;
  *size = sizeof text - 1;
  return text;
}

static void add(struct engine *engine, enum engine_event_kind kind, uint32_t generator)
{
  assert_true(engine->count < EVENTS);
  engine->events[engine->count++] = (struct engine_event){.kind = kind,
                                                          .generator = generator,
                                                          .consumer = generator - 1,
                                                          .line = 3,
                                                          .text = "",
                                                          .file = "walk.lua"};
}

/* Each generator delegates to the next one, and all are asked twice. */
static void a_deep_chain_is_not_read_whole(void **state)
{
  (void)state;
  struct engine *engine = calloc(1, sizeof *engine);
  assert_non_null(engine);
  size_t second = 0;
  for (int time = 0; time < 2; time++) {
    second = engine->count;
    for (uint32_t generator = 1; generator <= DEPTH; generator++) {
      if (time == 0) add(engine, ENGINE_CREATE, generator);
      add(engine, ENGINE_NEXT, generator);
    }
    for (uint32_t generator = DEPTH; generator > 0; generator--)
      add(engine, ENGINE_RESULT, generator);
  }
  struct model model = {.engine = engine};
  struct exchange exchange = {.request = second, .result = engine->count - 1, .generator = 1};
  engine->reads = 0;
  struct wire wire = wire_read(&model, &exchange);
  assert_int_equal(wire.delegate_count, WIRE_MOST);
  assert_int_equal(wire.delegates[0], 2);
  assert_int_equal(wire.delegates[WIRE_MOST - 1], WIRE_MOST + 1);
  assert_true(wire.delegates_left_out);
  assert_true(engine->reads < (size_t)DEPTH * 8 * (WIRE_MOST + 1));
  free(engine);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(a_deep_chain_is_not_read_whole)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
