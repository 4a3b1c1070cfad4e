/* test_record.c - a run that never ends is paused where its past would take too much memory; it
 * can go on, and go back, as after any pause. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/real_engine.h"

static const char endless[] = "local naturals = generator(function ()\n"
                              "  local n = 0\n"
                              "  while true do\n"
                              "    yield(n)\n"
                              "    n = n + 1\n"
                              "  end\n"
                              "end)\n"
                              "for v in of(naturals()) do end\n";

static struct engine *open_with(const char *text, size_t record)
{
  return real_engine_open("record.lua", text, (struct engine_options){.record = record});
}

static const struct engine_stop *goes_on(struct engine *engine)
{
  assert_true(engine_continue(engine));
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  return engine_stop(engine);
}

static void pauses_again_and_again(void **state)
{
  (void)state;
  struct engine *engine = open_with(endless, 1 << 20);
  size_t count = 0;
  for (int i = 1; i <= 3; i++) {
    assert_int_equal(goes_on(engine)->reason, ENGINE_STOP_PAUSED);
    assert_non_null(strstr(engine_notice(engine), "MiB of memory"));
    size_t more = engine_event_count(engine) - count;
    assert_in_range(more, 50000, 400000); /* what comes until it hears of it is recorded, too */
    count += more;
  }
  assert_true(engine_next(engine));
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_RESULT);
  assert_string_equal(engine_notice(engine), "");
  engine_free(engine);
}

static void what_was_recorded_can_be_gone_back_to(void **state)
{
  (void)state;
  struct engine *engine = open_with(endless, 1 << 20);
  goes_on(engine);
  size_t count = engine_event_count(engine);
  uint64_t tick = engine_stop(engine)->tick;
  goes_on(engine);
  assert_true(engine_back(engine));
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  assert_int_equal(engine_event_count(engine), count);
  assert_int_equal(engine_stop(engine)->tick, tick);
  assert_true(engine_goto(engine, 10));
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  assert_int_equal(engine_stop(engine)->tick, 10);
  assert_int_equal(engine_branch_count(engine), 1);
  engine_free(engine);
}

static void short_runs_are_not_paused(void **state)
{
  (void)state;
  struct engine *engine = open_with("local g = generator(function () yield(1) end)\n"
                                    "for v in of(g()) do print(v) end\n",
                                    0);
  assert_int_equal(goes_on(engine)->reason, ENGINE_STOP_END);
  assert_string_equal(engine_notice(engine), "");
  engine_free(engine);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pauses_again_and_again),
      cmocka_unit_test(what_was_recorded_can_be_gone_back_to),
      cmocka_unit_test(short_runs_are_not_paused),
  };
  return cmocka_run_group_tests(tests, real_engine_make, real_engine_remove);
}
