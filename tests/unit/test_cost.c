/* test_cost.c - what a script has cost up to a place, and what it would cost eagerly, with a
 * whole list at each stage of a pipeline. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/cost_script.h"
#include "tests/unit/real_engine.h"

#define STAGES                                                                                     \
  "local naturals = generator(function (top)\n"                                                    \
  "  local n = 0\n"                                                                                \
  "  while n < top do n = n + 1 yield(n) end\n"                                                    \
  "end)\n"                                                                                         \
  "local map = generator(function (f, source)\n"                                                   \
  "  for v in of(source) do yield(f(v)) end\n"                                                     \
  "end)\n"                                                                                         \
  "local filter = generator(function (f, source)\n"                                                \
  "  for v in of(source) do if f(v) then yield(v) end end\n"                                       \
  "end)\n"                                                                                         \
  "local take = generator(function (count, source)\n"                                              \
  "  for v in of(source) do\n"                                                                     \
  "    yield(v)\n"                                                                                 \
  "    count = count - 1\n"                                                                        \
  "    if count == 0 then return end\n"                                                            \
  "  end\n"                                                                                        \
  "end)\n"                                                                                         \
  "local function even(n) return n % 2 == 0 end\n"                                                 \
  "local function square(n) return n * n end\n"

static void counts_what_has_run(void **state)
{
  (void)state;
  struct engine *engine = cost_script_open("local g = generator(function ()\n"
                                           "  for i = 1, 3 do\n"
                                           "    yield(i)\n"
                                           "  end\n"
                                           "end)\n"
                                           "local it = g()\n"
                                           "it:next()\n"
                                           "it:next()\n"
                                           "it:next()\n"
                                           "it:next()\n");
  const struct engine_cost *now = cost_script_now(engine);
  assert_int_equal(now->lines, 0); /* the first line has not run */
  assert_int_equal(now->values, 0);
  assert_false(now->ended);
  real_engine_do(engine, engine_break(engine, 6, true));
  real_engine_do(engine, engine_continue(engine));
  uint64_t before = cost_script_now(engine)->lines; /* line 1, which Lua begins more than once */
  real_engine_do(engine, engine_next(engine));
  now = cost_script_now(engine);
  assert_int_equal(now->lines - before, 4); /* 6, 7; 2, 3 */
  assert_int_equal(now->values, 1);
  real_engine_do(engine, engine_step(engine));
  assert_int_equal(cost_script_now(engine)->lines - before, 4); /* 8 comes */
  real_engine_do(engine, engine_continue(engine));
  now = cost_script_now(engine);
  assert_int_equal(now->values, 3);                 /* the fourth result is done */
  assert_int_equal(now->lines - before, 5 + 7 + 1); /* the main program's, 2 and 3, 5 */
  assert_int_equal(cost_script_share(now, "g"), 3);
  assert_true(now->ended);
  assert_false(now->failed);
  assert_int_equal(now->lists, 0);
  engine_free(engine);
}

static void pipeline_over_an_infinite_source(void **state)
{
  (void)state;
  struct engine *engine =
      cost_script_run(STAGES "for v in of(take(3, map(square, filter(even, naturals(1/0))))) do\n"
                             "  print(v)\n"
                             "end\n");
  struct engine_cost lazy = *cost_script_now(engine);
  assert_int_equal(lazy.values, 6 + 3 + 3 + 3);
  assert_int_equal(cost_script_share(&lazy, "naturals"), 6);
  assert_false(lazy.cut);
  const struct engine_cost *all = cost_script_eager(engine);
  assert_true(all->cut);
  assert_true(all->ended);
  assert_false(all->failed);
  assert_int_equal(cost_script_share(all, "naturals"), COST_SCRIPT_LIST);
  assert_int_equal(cost_script_share(all, "filter"), COST_SCRIPT_LIST / 2);
  assert_int_equal(cost_script_share(all, "map"), COST_SCRIPT_LIST / 2);
  assert_int_equal(cost_script_share(all, "take"), 3);
  assert_int_equal(all->values, COST_SCRIPT_LIST * 2 + 3);
  assert_int_equal(all->lists, 4);
  assert_true(all->lines > lazy.lines * 10);
  assert_true(all->memory > lazy.memory);
  engine_free(engine);
}

/* All that could be computed is wanted: laziness saves no values. */
static void eager_is_not_always_worse(void **state)
{
  (void)state;
  struct engine *engine =
      cost_script_run(STAGES "local sum = 0\n"
                             "for v in of(map(square, naturals(20))) do sum = sum + v end\n"
                             "print(sum)\n");
  struct engine_cost lazy = *cost_script_now(engine);
  const struct engine_cost *all = cost_script_eager(engine);
  assert_int_equal(all->values, lazy.values);
  assert_int_equal(all->lines, lazy.lines);
  assert_int_equal(all->lists, 2);
  engine_free(engine);
}

static void what_the_main_program_returns_is_drained(void **state)
{
  (void)state;
  struct engine *engine = cost_script_run(STAGES "return naturals(7)\n");
  assert_int_equal(cost_script_now(engine)->values, 0);
  real_engine_do(engine, engine_next(engine));
  assert_int_equal(cost_script_now(engine)->values, 1);
  assert_int_equal(cost_script_eager(engine)->values, 7);
  assert_int_equal(cost_script_now(engine)->values, 1); /* the session is as it was */
  engine_free(engine);
}

/* A whole list is made of the 4th value, too, which lazy never asks for. */
static void eager_may_fail(void **state)
{
  (void)state;
  struct engine *engine = cost_script_run(STAGES "local bad = generator(function ()\n"
                                                 "  for i = 1, 3 do yield(i) end\n"
                                                 "  error('the end is broken')\n"
                                                 "end)\n"
                                                 "for v in of(take(2, bad())) do print(v) end\n");
  assert_false(cost_script_now(engine)->failed);
  const struct engine_cost *all = cost_script_eager(engine);
  assert_true(all->failed);
  assert_non_null(strstr(all->why, "the end is broken"));
  engine_free(engine);
  engine = cost_script_run(
      "local bad = generator(function () yield(1) error('late') end)\nreturn bad()\n");
  assert_non_null(strstr(cost_script_eager(engine)->why, "late"));
  engine_free(engine);
}

static void scripts_without_generators(void **state)
{
  (void)state;
  struct engine *engine = cost_script_run("print(1)\nprint(2)\n");
  assert_int_equal(cost_script_now(engine)->lines, 2);
  const struct engine_cost *all = cost_script_eager(engine);
  assert_int_equal(all->lines, 2);
  assert_int_equal(all->lists, 0);
  assert_int_equal(all->share_count, 0);
  engine_free(engine);
  engine = cost_script_run("-- nothing\n");
  assert_true(cost_script_eager(engine)->ended);
  engine_free(engine);
}

static void endless_loop_in_the_main_program(void **state)
{
  (void)state;
  struct engine *engine = cost_script_open("print(1)\nwhile true do end\n");
  const struct engine_cost *all = cost_script_eager(engine);
  assert_false(all->ended);
  assert_false(all->cut);
  assert_true(all->lines > 1000);
  engine_free(engine);
}

/* It waits in C code, where nothing can stop it but the end of its process. */
static void stuck_in_c_code(void **state)
{
  (void)state;
  struct engine *engine =
      cost_script_open("local s = ('a'):rep(30000)\ns:find(('.-'):rep(8) .. 'b')\n");
  assert_true(engine_eager(engine, COST_SCRIPT_LIST));
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  assert_true(engine_refused(engine));
  assert_non_null(strstr(engine_problem(engine), "longer than a second"));
  assert_null(engine_eager_cost(engine));
  assert_int_equal(cost_script_now(engine)->lines, 0);
  engine_free(engine);
}

static void the_past_has_its_own_cost(void **state)
{
  (void)state;
  struct engine *engine = cost_script_open(STAGES "local g = naturals(1/0)\n"
                                                  "for i = 1, 2000 do g:next() end\n");
  uint64_t lines[4], memory[4];
  for (size_t i = 0; i < 4; i++) {
    real_engine_do(engine, engine_next(engine));
    const struct engine_cost *now = cost_script_now(engine);
    assert_int_equal(now->values, i + 1);
    lines[i] = now->lines;
    memory[i] = now->memory;
  }
  real_engine_do(engine, engine_continue(engine));
  assert_int_equal(cost_script_now(engine)->values, 2000);
  real_engine_do(engine, engine_back(engine));
  for (size_t i = 4; i-- > 0;) {
    const struct engine_cost *now = cost_script_now(engine);
    assert_int_equal(now->values, i + 1);
    assert_int_equal(now->lines, lines[i]);
    assert_int_equal(now->memory, memory[i]);
    real_engine_do(engine, engine_back(engine));
  }
  engine_free(engine);
}

static void awaits_are_no_values(void **state)
{
  (void)state;
  struct engine *engine = cost_script_run("local f = async(function ()\n"
                                          "  await(sleep(5))\n"
                                          "  await(sleep(5))\n"
                                          "end)\n"
                                          "f()\n");
  assert_int_equal(cost_script_now(engine)->values, 0);
  assert_int_equal(cost_script_eager(engine)->values, 0);
  engine_free(engine);
}

static void the_answer_goes_with_the_script(void **state)
{
  (void)state;
  struct engine *engine = cost_script_run(STAGES "return naturals(3)\n");
  assert_null(engine_eager_cost(engine));
  cost_script_eager(engine);
  real_engine_do(engine, engine_next(engine));
  assert_int_equal(engine_eager_cost(engine)->values, 3);
  real_engine_do(engine, engine_restart(engine));
  assert_null(engine_eager_cost(engine));
  engine_free(engine);
}

/* Functions beyond the hundredth have no share of their own, but their values count. */
static void many_functions(void **state)
{
  (void)state;
  struct engine *engine =
      cost_script_run("for i = 1, 130 do\n"
                      "  local g = load('local f' .. i .. ' = generator(function () "
                      "yield(1) end)\\nreturn f' .. i, '@made.lua')()\n"
                      "  g():next()\n"
                      "end\n");
  const struct engine_cost *now = cost_script_now(engine);
  assert_int_equal(now->values, 130);
  uint64_t sum = now->other_values;
  for (size_t i = 0; i < now->share_count; i++)
    sum += now->shares[i].values;
  assert_int_equal(sum, 130);
  engine_free(engine);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(counts_what_has_run),
      cmocka_unit_test(pipeline_over_an_infinite_source),
      cmocka_unit_test(eager_is_not_always_worse),
      cmocka_unit_test(what_the_main_program_returns_is_drained),
      cmocka_unit_test(eager_may_fail),
      cmocka_unit_test(scripts_without_generators),
      cmocka_unit_test(endless_loop_in_the_main_program),
      cmocka_unit_test(stuck_in_c_code),
      cmocka_unit_test(the_past_has_its_own_cost),
      cmocka_unit_test(awaits_are_no_values),
      cmocka_unit_test(the_answer_goes_with_the_script),
      cmocka_unit_test(many_functions),
  };
  return cmocka_run_group_tests(tests, real_engine_make, real_engine_remove);
}
