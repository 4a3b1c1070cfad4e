/* test_look.c - engine_look shows the frames of any coroutine and leaves the session as it is;
 * a view names who shares a variable. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/real_engine.h"

/* Opens a script, standing before that line. */
static struct engine *open_at(const char *text, int line)
{
  struct engine *engine =
      real_engine_open("look.lua", text, (struct engine_options){.until_line = line});
  assert_int_equal(engine_stop(engine)->line, line);
  return engine;
}

static const struct engine_variable *variable(const struct engine_view *view, size_t frame,
                                              const char *name)
{
  assert_non_null(view);
  assert_true(frame < view->frame_count);
  for (size_t i = 0; i < view->frames[frame].variable_count; i++)
    if (strcmp(view->frames[frame].variables[i].name, name) == 0)
      return &view->frames[frame].variables[i];
  fail_msg("there is no variable %s", name);
  return NULL;
}

static const char chain[] = "local inner = generator(function (top)\n"
                            "  for i = 1, top do\n"
                            "    pcall(function ()\n"
                            "      yield(i)\n" /* 4 */
                            "    end)\n"
                            "  end\n"
                            "end)\n"
                            "local outer = generator(function (depth)\n"
                            "  local source = inner(depth)\n"
                            "  for v in of(source) do yield(v * 2) end\n"
                            "end)\n"
                            "local waiting = inner(7)\n"
                            "local numbers = outer(3)\n"
                            "numbers:next()\n"
                            "return numbers\n";

static void shows_each_coroutine_of_the_chain(void **state)
{
  (void)state;
  struct engine *engine = open_at(chain, 4);
  assert_int_equal(engine_stop(engine)->chain_count, 3);
  uint32_t outer = engine_find(engine, "outer#1");
  const struct engine_view *view = engine_look(engine, outer);
  assert_string_equal(variable(view, 0, "depth")->text, "3");
  assert_int_equal(view->state, ENGINE_EXECUTING);
  assert_int_equal(view->frames[0].line, 10);
  view = engine_look(engine, ENGINE_MAIN);
  assert_string_equal(variable(view, 0, "numbers")->text, "outer#1");
  assert_int_equal(view->frames[0].line, 14);
  /* The functions handed to pcall are joined, as in engine_view. */
  view = engine_look(engine, engine_stop(engine)->generator);
  assert_int_equal(view->frame_count, 1);
  assert_string_equal(variable(view, 0, "i")->text, "1");
  view = engine_look(engine, engine_find(engine, "inner#1"));
  assert_int_equal(view->state, ENGINE_SUSPENDED_START);
  assert_int_equal(view->frame_count, 0);
  engine_free(engine);
}

static void leaves_the_session_as_it_is(void **state)
{
  (void)state;
  struct engine *engine = open_at(chain, 4);
  uint32_t inner = engine_view(engine)->generator;
  uint64_t tick = engine_stop(engine)->tick;
  size_t back = engine_back_count(engine);
  assert_non_null(engine_look(engine, ENGINE_MAIN));
  assert_int_equal(engine_status(engine), ENGINE_STOPPED);
  assert_int_equal(engine_view(engine)->generator, inner);
  assert_true(engine_stop(engine)->tick == tick);
  assert_int_equal(engine_back_count(engine), back);
  assert_null(engine_look(engine, 99));
  assert_null(engine_look(engine, ENGINE_YOU));
  assert_false(engine_refused(engine));
  assert_string_equal(engine_problem(engine), "");
  assert_true(engine_step(engine));
  assert_null(engine_look(engine, inner)); /* it runs */
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  assert_string_equal(variable(engine_look(engine, inner), 0, "i")->text, "1");
  engine_free(engine);
}

static const char counters[] = "local function pair()\n"
                               "  local total = 0\n"
                               "  local add = generator(function (step)\n"
                               "    while true do total = total + step; yield(total) end\n"
                               "  end)\n"
                               "  local show = generator(function ()\n"
                               "    yield(total)\n"
                               "  end)\n"
                               "  return add(1), show()\n"
                               "end\n"
                               "local add, show = pair()\n"
                               "local other = pair()\n"
                               "add:next()\n"
                               "other:next()\n"
                               "show:next()\n"
                               "print(add, show)\n" /* 16 */
                               "show:next()\n"
                               "print(add, show, other)\n"; /* 18 */

static void names_who_shares_an_upvalue(void **state)
{
  (void)state;
  struct engine *engine = open_at(counters, 16);
  uint32_t add = engine_find(engine, "add#1"), show = engine_find(engine, "show#1");
  assert_int_equal(variable(engine_look(engine, add), 0, "total")->shared, show);
  assert_int_equal(variable(engine_look(engine, add), 0, "step")->shared, 0);
  assert_int_equal(variable(engine_look(engine, show), 0, "total")->shared, add);
  engine_free(engine);
}

/* add#2's total is another variable; show#2, which has it too, lives as long as the engine
 * holds what is paused. */
static void a_variable_of_the_same_name_is_not_shared(void **state)
{
  (void)state;
  struct engine *engine = open_at(counters, 16);
  uint32_t other = engine_find(engine, "add#2");
  assert_int_equal(variable(engine_look(engine, other), 0, "total")->shared,
                   engine_find(engine, "show#2"));
  engine_free(engine);
}

static void one_that_has_finished_shares_nothing(void **state)
{
  (void)state;
  struct engine *engine = open_at(counters, 18);
  uint32_t add = engine_find(engine, "add#1"), show = engine_find(engine, "show#1");
  assert_int_equal(engine_look(engine, show)->state, ENGINE_COMPLETED);
  assert_int_equal(variable(engine_look(engine, add), 0, "total")->shared, 0);
  engine_free(engine);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shows_each_coroutine_of_the_chain),
      cmocka_unit_test(leaves_the_session_as_it_is),
      cmocka_unit_test(names_who_shares_an_upvalue),
      cmocka_unit_test(a_variable_of_the_same_name_is_not_shared),
      cmocka_unit_test(one_that_has_finished_shares_nothing),
  };
  return cmocka_run_group_tests(tests, real_engine_make, real_engine_remove);
}
