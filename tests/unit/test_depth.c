/* test_depth.c - how deep it goes, through the engine: 50,000 generators inside each other,
 * and as many coroutine.wraps, run to their end under the default memory limit; at the bottom
 * the user can stop, look and step. (Not a session test: each level tells of itself.) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/real_engine.h"

/* Opens a script before its first line, with a breakpoint at the line. */
static struct engine *open_script(const char *text, int line)
{
  struct engine *engine =
      real_engine_open("deep.lua", text, (struct engine_options){.at_start = true});
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_LOADED);
  assert_true(engine_break(engine, line, true));
  return engine;
}

/* Commands, and the reason for which they stop. */
static void assert_stops(struct engine *engine, bool (*command)(struct engine *),
                         enum engine_reason reason)
{
  if (!command(engine)) fail_msg("%s", engine_problem(engine));
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  if (engine_stop(engine)->reason != reason)
    fail_msg("it stopped for %s: %s", engine_reason_word(engine_stop(engine)->reason),
             engine_stop(engine)->text);
}

static const char *printed(const struct engine *engine)
{
  for (size_t i = engine_event_count(engine); i-- > 0;)
    if (engine_event(engine, i)->kind == ENGINE_PRINT) return engine_event(engine, i)->text;
  return "";
}

/* Down to the breakpoint in the innermost one, a step, and up to the end. */
static void goes_down_and_up(const char *text, int line, const char *prints)
{
  struct engine *engine = open_script(text, line);
  assert_stops(engine, engine_continue, ENGINE_STOP_BREAK);
  const struct engine_stop *stop = engine_stop(engine);
  assert_int_equal(stop->chain_count + stop->chain_left_out, 50002); /* and main */
  assert_int_equal(stop->chain[0], ENGINE_MAIN);
  assert_int_equal(stop->generator, 50001);
  assert_int_equal(stop->generator_count, 200);
  assert_string_equal(engine_view(engine)->frames[0].variables[0].name, "n");
  assert_string_equal(engine_view(engine)->frames[0].variables[0].text, "0");
  assert_stops(engine, engine_step, ENGINE_STOP_LINE);
  assert_true(engine_break(engine, line, false));
  assert_stops(engine, engine_continue, ENGINE_STOP_END);
  assert_false(engine_stop(engine)->failed);
  assert_string_equal(printed(engine), prints);
  engine_free(engine);
}

static void nests_generators(void **state)
{
  (void)state;
  goes_down_and_up("local nest\n"
                   "nest = generator(function (n)\n"
                   "  if n > 0 then return nest(n - 1):next().value + 1 end\n"
                   "  local bottom = 0\n"
                   "  return bottom\n"
                   "end)\n"
                   "print(nest(50000):next().value)\n",
                   4, "50000\n");
}

static void nests_delegates(void **state)
{
  (void)state;
  goes_down_and_up("local nest\n"
                   "nest = generator(function (n)\n"
                   "  if n > 0 then return 1 + yield_from(nest(n - 1)) end\n"
                   "  local got = yield('bottom')\n"
                   "  return got\n"
                   "end)\n"
                   "local g = nest(50000)\n"
                   "print(g:next().value, g:next(7).value)\n",
                   4, "bottom\t50007\n");
}

static void nests_coroutines(void **state)
{
  (void)state;
  goes_down_and_up("local function nest(n)\n"
                   "  if n > 0 then return 1 + coroutine.wrap(nest)(n - 1) end\n"
                   "  local bottom = 0\n"
                   "  return bottom\n"
                   "end\n"
                   "print(coroutine.wrap(nest)(50000))\n",
                   3, "50000\n");
}

/* An error at the bottom passes all of them, through the finallys of each. */
static void unwinds_all(void **state)
{
  (void)state;
  struct engine *engine = open_script("local nest, closed = nil, 0\n"
                                      "nest = generator(function (n)\n"
                                      "  local _ <close> = finally(function ()\n"
                                      "    closed = closed + 1\n"
                                      "  end)\n"
                                      "  if n == 0 then error('bottom', 0) end\n"
                                      "  yield_from(nest(n - 1))\n"
                                      "end)\n"
                                      "local g = nest(20000)\n"
                                      "local ok, e = pcall(g.next, g)\n"
                                      "print(ok, e, closed)\n",
                                      10);
  assert_stops(engine, engine_continue, ENGINE_STOP_BREAK);
  assert_stops(engine, engine_continue, ENGINE_STOP_END);
  assert_string_equal(printed(engine), "false\tbottom\t20001\n");
  engine_free(engine);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nests_generators),
      cmocka_unit_test(nests_delegates),
      cmocka_unit_test(nests_coroutines),
      cmocka_unit_test(unwinds_all),
  };
  return cmocka_run_group_tests(tests, real_engine_make, real_engine_remove);
}
