/* test_slow.c - engine_slow: line by line to where engine_next would have stopped, and back over
 * all of it at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/real_engine.h"

#define MOST 200

static struct engine *open_script(const char *text)
{
  return real_engine_open("slow.lua", text, (struct engine_options){0});
}

/* Plays to its end; the lines that it stood before: "2 3 4 ". */
static const char *play(struct engine *engine, bool begun, char *lines, size_t size)
{
  size_t used = 0;
  lines[0] = '\0';
  for (int i = 0; i < MOST; i++) {
    real_engine_do(engine, engine_slow(engine, begun || i > 0, 1));
    if (engine_stop(engine)->reason != ENGINE_STOP_LINE) return lines;
    used += (size_t)snprintf(lines + used, size - used, "%d ", engine_stop(engine)->line);
  }
  fail_msg("it has no end: %s", lines);
  return lines;
}

static const char *last_text(const struct engine *engine)
{
  return engine_event(engine, engine_event_count(engine) - 1)->text;
}

static const char consumed[] = "local count = generator(function (top)\n"
                               "  for i = 1, top do\n"
                               "    yield(i)\n"
                               "  end\n"
                               "end)\n"
                               "local numbers = count(3)\n"
                               "print(numbers:next().value)\n"
                               "numbers:next()\n"
                               "return numbers\n";

static void stops_where_next_does(void **state)
{
  (void)state;
  char lines[256];
  struct engine *slow = open_script(consumed), *fast = open_script(consumed);
  for (int result = 0; result < 4; result++) {
    play(slow, false, lines, sizeof lines);
    real_engine_do(fast, engine_next(fast));
    assert_int_equal(engine_stop(slow)->reason, engine_stop(fast)->reason);
    assert_true(engine_stop(slow)->tick == engine_stop(fast)->tick);
    assert_string_equal(last_text(slow), last_text(fast));
  }
  engine_free(slow);
  engine_free(fast);
}

/* The third next by hand follows in the same slow motion when the main program ends. */
static void plays_the_lines_between(void **state)
{
  (void)state;
  char lines[256];
  struct engine *engine = open_script(consumed);
  assert_string_equal(play(engine, false, lines, sizeof lines), "7 2 3 ");
  assert_string_equal(play(engine, false, lines, sizeof lines), "8 2 3 ");
  assert_string_equal(play(engine, false, lines, sizeof lines), "9 2 3 ");
  assert_true(engine_stop(engine)->ended);
  assert_string_equal(last_text(engine), "3");
  engine_free(engine);
}

static void is_undone_at_once(void **state)
{
  (void)state;
  char lines[256];
  struct engine *engine = open_script(consumed);
  real_engine_do(engine, engine_next(engine));
  uint64_t tick = engine_stop(engine)->tick;
  size_t undo = engine_back_count(engine);
  play(engine, false, lines, sizeof lines);
  uint64_t end = engine_stop(engine)->tick;
  assert_int_equal(engine_back_count(engine), undo + 1);
  real_engine_do(engine, engine_back(engine));
  assert_true(engine_stop(engine)->tick == tick);
  real_engine_do(engine, engine_redo(engine));
  assert_true(engine_stop(engine)->tick == end);
  engine_free(engine);
}

static void is_undone_as_far_as_it_came(void **state)
{
  (void)state;
  struct engine *engine = open_script(consumed);
  uint64_t tick = engine_stop(engine)->tick;
  real_engine_do(engine, engine_slow(engine, false, 1));
  real_engine_do(engine, engine_slow(engine, true, 1));
  real_engine_do(engine, engine_slow(engine, true, 1));
  assert_int_equal(engine_stop(engine)->line, 3);
  assert_int_equal(engine_back_count(engine), 1);
  real_engine_do(engine, engine_back(engine));
  assert_true(engine_stop(engine)->tick == tick);
  engine_free(engine);
}

static void is_finished_as_by_next(void **state)
{
  (void)state;
  struct engine *engine = open_script(consumed);
  real_engine_do(engine, engine_slow(engine, false, 1));
  size_t from = engine_from(engine);
  real_engine_do(engine, engine_slow(engine, true, 0));
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_RESULT);
  assert_string_equal(last_text(engine), "1");
  assert_int_equal(engine_from(engine), from);
  assert_int_equal(engine_back_count(engine), 1);
  engine_free(engine);
}

static void goes_many_lines_at_a_time(void **state)
{
  (void)state;
  struct engine *engine = open_script("local g = generator(function ()\n"
                                      "  local sum = 0\n"
                                      "  for i = 1, 100000 do\n"
                                      "    sum = sum + i\n"
                                      "  end\n"
                                      "  yield(sum)\n"
                                      "end)()\n"
                                      "return g\n");
  real_engine_do(engine, engine_next(engine)); /* to the result */
  real_engine_do(engine, engine_back(engine));
  real_engine_do(engine, engine_slow(engine, false, 1));
  real_engine_do(engine,
                 engine_slow(engine, true, 9)); /* a request by hand stops at its first line */
  assert_int_equal(engine_stop(engine)->line, 2);
  uint64_t tick = engine_stop(engine)->tick;
  real_engine_do(engine, engine_slow(engine, true, 50000));
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_LINE);
  assert_int_equal(engine_stop(engine)->tick - tick, 50000);
  real_engine_do(engine, engine_slow(engine, true, 1000000));
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_RESULT);
  assert_string_equal(last_text(engine), "5000050000");
  assert_int_equal(engine_back_count(engine), 1);
  engine_free(engine);
}

static void begins_with_a_call_by_hand(void **state)
{
  (void)state;
  char lines[256];
  struct engine *engine = open_script("local echo = generator(function ()\n"
                                      "  local got = yield('first')\n"
                                      "  got = got .. '!'\n"
                                      "  yield(got)\n"
                                      "end)\n"
                                      "return echo()\n");
  real_engine_do(engine, engine_next(engine));
  real_engine_do(engine, engine_call_slow(engine, ENGINE_BY_NEXT, "'hello'"));
  assert_int_equal(engine_stop(engine)->line, 3);
  assert_string_equal(play(engine, true, lines, sizeof lines), "4 ");
  assert_string_equal(last_text(engine), "\"hello!\"");
  assert_int_equal(engine_back_count(engine), 2);
  engine_free(engine);
}

/* Nothing has been unwound there: to go on ends that call, and makes no other. */
static void goes_on_after_a_failed_call(void **state)
{
  (void)state;
  struct engine *engine = open_script("local g = generator(function ()\n"
                                      "  error('broken', 0)\n"
                                      "end)\n"
                                      "return g()\n");
  real_engine_do(engine, engine_next(engine));
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_ERROR);
  real_engine_do(engine, engine_slow(engine, false, 1));
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_RESULT);
  assert_string_equal(last_text(engine), "broken");
  engine_free(engine);
}

static void stops_at_a_breakpoint(void **state)
{
  (void)state;
  struct engine *engine = open_script(consumed);
  assert_true(engine_break(engine, 3, true));
  real_engine_do(engine, engine_slow(engine, false, 1));
  real_engine_do(engine, engine_slow(engine, true, 1));
  real_engine_do(engine, engine_slow(engine, true, 1));
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_BREAK);
  assert_int_equal(engine_stop(engine)->line, 3);
  engine_free(engine);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(stops_where_next_does),      cmocka_unit_test(plays_the_lines_between),
      cmocka_unit_test(is_undone_at_once),          cmocka_unit_test(is_undone_as_far_as_it_came),
      cmocka_unit_test(is_finished_as_by_next),     cmocka_unit_test(goes_many_lines_at_a_time),
      cmocka_unit_test(begins_with_a_call_by_hand), cmocka_unit_test(goes_on_after_a_failed_call),
      cmocka_unit_test(stops_at_a_breakpoint),
  };
  return cmocka_run_group_tests(tests, real_engine_make, real_engine_remove);
}
