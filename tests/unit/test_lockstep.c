/* test_lockstep.c - how the results of two that are asked together compare. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/lockstep.h"
#include "tests/unit/fake_engine.h"

static void errors_are_compared_without_their_places(void **state)
{
  (void)state;
  assert_string_equal(lockstep_error("a.lua:12: no"), "no");
  assert_string_equal(lockstep_error("C:/x y.lua:3: a:1: b"), "a:1: b");
  assert_string_equal(lockstep_error("no: 7: x"), "no: 7: x");
  assert_string_equal(lockstep_error("a.lua:12:no"), "a.lua:12:no");
  assert_string_equal(lockstep_error(""), "");
}

static const char *const names[] = {"one#1", "two#1", NULL};

#define ASKED(id) FAKE_EVENT(.kind = ENGINE_NEXT, .generator = id, .consumer = ENGINE_YOU)
#define GAVE(id, value, is_done)                                                                   \
  FAKE_TEXT(value, .kind = ENGINE_RESULT, .generator = id, .consumer = ENGINE_YOU, .done = is_done)
#define THREW(id, value)                                                                           \
  FAKE_TEXT(value, .kind = ENGINE_RESULT, .generator = id, .consumer = ENGINE_YOU, .threw = true)
#define PAIRED FAKE_EVENT(.kind = ENGINE_LOCKSTEP, .generator = 1, .other = 2)

static enum lockstep_differs compared(struct engine_event one, struct engine_event other)
{
  const struct engine_event events[] = {
      GAVE(2, "9", false), PAIRED, ASKED(1), one, ASKED(2), other};
  const struct fake_step step = {.events = events, .count = sizeof events / sizeof events[0]};
  struct engine *engine = fake_engine_new(&step, 1, names);
  struct lockstep *lockstep = lockstep_new();
  engine_dispatch(engine);
  lockstep_read(lockstep, engine);
  assert_int_equal(lockstep_count(lockstep), 1);
  enum lockstep_differs differs = lockstep_call(lockstep, 0)->differs;
  assert_int_equal(lockstep_different(lockstep), differs != LOCKSTEP_SAME);
  assert_int_equal(lockstep_first(lockstep) == 0, differs != LOCKSTEP_SAME);
  lockstep_free(lockstep);
  engine_free(engine);
  return differs;
}

#define COMPARED(one, other, expected)                                                             \
  assert_int_equal(compared((struct engine_event)one, (struct engine_event)other), expected)

static void each_kind_of_difference(void **state)
{
  (void)state;
  COMPARED(GAVE(1, "5", false), GAVE(2, "5", false), LOCKSTEP_SAME);
  COMPARED(GAVE(1, "5", true), GAVE(2, "5", true), LOCKSTEP_SAME);
  COMPARED(GAVE(1, "5", false), GAVE(2, "\"5\"", false), LOCKSTEP_VALUE);
  COMPARED(GAVE(1, "5", false), GAVE(2, "5", true), LOCKSTEP_DONE);
  COMPARED(GAVE(1, "5", true), GAVE(2, "6", false), LOCKSTEP_BOTH);
  COMPARED(THREW(1, "a.lua:1: no"), THREW(2, "a.lua:9: no"), LOCKSTEP_SAME);
  COMPARED(THREW(1, "a.lua:1: no"), THREW(2, "a.lua:1: yes"), LOCKSTEP_ERROR);
  COMPARED(THREW(1, "5"), GAVE(2, "5", false), LOCKSTEP_THREW);
  COMPARED(GAVE(1, "5", true), THREW(2, "5"), LOCKSTEP_THREW);
}

static void only_the_calls_of_the_user_are_paired(void **state)
{
  (void)state;
  const struct engine_event events[] = {
      PAIRED,
      FAKE_EVENT(.kind = ENGINE_NEXT, .generator = 1, .consumer = ENGINE_MAIN),
      FAKE_TEXT("1", .kind = ENGINE_RESULT, .generator = 1, .consumer = ENGINE_MAIN),
      ASKED(1),
      GAVE(1, "2", false),
  };
  const struct fake_step step = {.events = events, .count = sizeof events / sizeof events[0]};
  struct engine *engine = fake_engine_new(&step, 1, names);
  struct lockstep *lockstep = lockstep_new();
  engine_dispatch(engine);
  lockstep_read(lockstep, engine);
  lockstep_read(lockstep, engine); /* nothing is counted twice */
  assert_int_equal(lockstep_by_others(lockstep), 1);
  assert_int_equal(lockstep_count(lockstep), 1);
  assert_int_equal(lockstep_answered(lockstep), 0);
  assert_int_equal(lockstep_call(lockstep, 0)->first.result, 4);
  assert_int_equal(lockstep_call(lockstep, 0)->second.request, LOCKSTEP_NONE);
  assert_int_equal(lockstep_call(lockstep, 0)->differs, LOCKSTEP_OPEN);
  lockstep_free(lockstep);
  engine_free(engine);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(errors_are_compared_without_their_places),
      cmocka_unit_test(each_kind_of_difference),
      cmocka_unit_test(only_the_calls_of_the_user_are_paired),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
