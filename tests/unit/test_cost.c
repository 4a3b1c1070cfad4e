/* test_cost.c - what a script has cost up to a place, and what it would cost eagerly, with a
 * whole list at each stage of a pipeline. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/real_engine.h"

#define LIMIT 500 /* values of a list */

static struct engine *open_at_start(const char *text)
{
  return real_engine_open("cost.lua", text, (struct engine_options){.at_start = true});
}

static void done(struct engine *engine, bool accepted)
{
  if (!accepted) fail_msg("%s", engine_problem(engine));
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  assert_false(engine_refused(engine));
}

static struct engine *run(const char *text)
{
  struct engine *engine = open_at_start(text);
  done(engine, engine_run_all(engine, false));
  return engine;
}

static const struct engine_cost *cost(struct engine *engine)
{
  const struct engine_cost *cost = engine_cost(engine);
  assert_non_null(cost);
  return cost;
}

static const struct engine_cost *eager(struct engine *engine)
{
  done(engine, engine_eager(engine, LIMIT));
  assert_non_null(engine_eager_cost(engine));
  return engine_eager_cost(engine);
}

/* The values of the generator function of that name. */
static uint64_t share(const struct engine_cost *cost, const char *name)
{
  for (size_t i = 0; i < cost->share_count; i++)
    if (strcmp(cost->shares[i].name, name) == 0) return cost->shares[i].values;
  fail_msg("no share of %s", name);
  return 0;
}

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
  struct engine *engine = open_at_start("local g = generator(function ()\n"
                                        "  for i = 1, 3 do\n"
                                        "    yield(i)\n"
                                        "  end\n"
                                        "end)\n"
                                        "local it = g()\n"
                                        "it:next()\n"
                                        "it:next()\n"
                                        "it:next()\n"
                                        "it:next()\n");
  const struct engine_cost *now = cost(engine);
  assert_int_equal(now->lines, 0); /* the first line has not run */
  assert_int_equal(now->values, 0);
  assert_false(now->ended);
  done(engine, engine_break(engine, 6, true));
  done(engine, engine_continue(engine));
  uint64_t before = cost(engine)->lines; /* line 1, which Lua begins more than once */
  done(engine, engine_next(engine));
  now = cost(engine);
  assert_int_equal(now->lines - before, 4); /* 6, 7; 2, 3 */
  assert_int_equal(now->values, 1);
  done(engine, engine_step(engine));
  assert_int_equal(cost(engine)->lines - before, 4); /* 8 comes */
  done(engine, engine_continue(engine));
  now = cost(engine);
  assert_int_equal(now->values, 3);                 /* the fourth result is done */
  assert_int_equal(now->lines - before, 5 + 7 + 1); /* the main program's, 2 and 3, 5 */
  assert_int_equal(share(now, "g"), 3);
  assert_true(now->ended);
  assert_false(now->failed);
  assert_int_equal(now->lists, 0);
  engine_free(engine);
}

static void pipeline_over_an_infinite_source(void **state)
{
  (void)state;
  struct engine *engine =
      run(STAGES "for v in of(take(3, map(square, filter(even, naturals(1/0))))) do\n"
                 "  print(v)\n"
                 "end\n");
  struct engine_cost lazy = *cost(engine);
  assert_int_equal(lazy.values, 6 + 3 + 3 + 3);
  assert_int_equal(share(&lazy, "naturals"), 6);
  assert_false(lazy.cut);
  const struct engine_cost *all = eager(engine);
  assert_true(all->cut);
  assert_true(all->ended);
  assert_false(all->failed);
  assert_int_equal(share(all, "naturals"), LIMIT);
  assert_int_equal(share(all, "filter"), LIMIT / 2);
  assert_int_equal(share(all, "map"), LIMIT / 2);
  assert_int_equal(share(all, "take"), 3);
  assert_int_equal(all->values, LIMIT * 2 + 3);
  assert_int_equal(all->lists, 4);
  assert_true(all->lines > lazy.lines * 10);
  assert_true(all->memory > lazy.memory);
  engine_free(engine);
}

/* All that could be computed is wanted: laziness saves no values. */
static void eager_is_not_always_worse(void **state)
{
  (void)state;
  struct engine *engine = run(STAGES "local sum = 0\n"
                                     "for v in of(map(square, naturals(20))) do sum = sum + v end\n"
                                     "print(sum)\n");
  struct engine_cost lazy = *cost(engine);
  const struct engine_cost *all = eager(engine);
  assert_int_equal(all->values, lazy.values);
  assert_int_equal(all->lines, lazy.lines);
  assert_int_equal(all->lists, 2);
  engine_free(engine);
}

/* The lists answer as the generators would. */
static void lists_answer_as_generators(void **state)
{
  (void)state;
  struct engine *engine =
      run("local pair = generator(function () yield(1) yield(nil) yield(3) return 'end' end)\n"
          "local outer = generator(function (a, b)\n"
          "  assert(a == b)\n" /* it stays the same object */
          "  local r = a:next(); assert(r.value == 1 and r.done == false)\n"
          "  r = b:next(); assert(r.value == nil and r.done == false)\n"
          "  assert(yield_from(a) == 'end')\n"
          "  r = a:next(); assert(r.value == nil and r.done == true)\n"
          "end)\n"
          "local p = pair()\n"
          "assert(#collect(outer(p, p)) == 1)\n"
          "local again = generator(function (g)\n"
          "  g:next()\n"
          "  local r = g:return_(7); assert(r.value == 7 and r.done)\n"
          "  assert(g:next().done)\n"
          "  local ok, e = pcall(g.throw, g, 'no'); assert(not ok and e == 'no')\n"
          "  yield(tostring(g))\n"
          "end)\n"
          "for v in of(again(pair())) do assert(v == 'pair#2') end\n");
  assert_string_equal(cost(engine)->why, "");
  const struct engine_cost *all = eager(engine);
  assert_string_equal(all->why, "");
  assert_true(all->ended);
  assert_int_equal(share(all, "pair"), 6);
  assert_int_equal(all->lists, 3);
  engine_free(engine);
}

static void what_the_main_program_returns_is_drained(void **state)
{
  (void)state;
  struct engine *engine = run(STAGES "return naturals(7)\n");
  assert_int_equal(cost(engine)->values, 0);
  done(engine, engine_next(engine));
  assert_int_equal(cost(engine)->values, 1);
  assert_int_equal(eager(engine)->values, 7);
  assert_int_equal(cost(engine)->values, 1); /* the session is as it was */
  engine_free(engine);
}

static void generators_called_by_hand_stay_lazy(void **state)
{
  (void)state;
  struct engine *engine = run("local echo = generator(function ()\n"
                              "  local got = yield('ready')\n"
                              "  while true do got = yield(got + 1) end\n"
                              "end)\n"
                              "local g = echo()\n"
                              "g:next()\n"
                              "print(g:next(1).value, g:next(2).value)\n");
  struct engine_cost lazy = *cost(engine);
  const struct engine_cost *all = eager(engine);
  assert_int_equal(all->lists, 0);
  assert_int_equal(all->values, lazy.values);
  assert_int_equal(all->lines, lazy.lines);
  assert_int_equal(all->memory, lazy.memory); /* the same run, to the byte */
  engine_free(engine);
}

/* A whole list is made of the 4th value, too, which lazy never asks for. */
static void eager_may_fail(void **state)
{
  (void)state;
  struct engine *engine = run(STAGES "local bad = generator(function ()\n"
                                     "  for i = 1, 3 do yield(i) end\n"
                                     "  error('the end is broken')\n"
                                     "end)\n"
                                     "for v in of(take(2, bad())) do print(v) end\n");
  assert_false(cost(engine)->failed);
  const struct engine_cost *all = eager(engine);
  assert_true(all->failed);
  assert_non_null(strstr(all->why, "the end is broken"));
  engine_free(engine);
  engine = run("local bad = generator(function () yield(1) error('late') end)\nreturn bad()\n");
  assert_non_null(strstr(eager(engine)->why, "late"));
  engine_free(engine);
}

/* Each is asked in the way that its own library has, and the rest of the program is the same. */
static void plain_coroutines(void **state)
{
  (void)state;
  struct engine *engine =
      run("local function count() local n = 0 while true do n = n + 1 coroutine.yield(n) end end\n"
          "local numbers = coroutine.wrap(count)\n"
          "local squares = coroutine.create(function ()\n"
          "  while true do local n = numbers() coroutine.yield(n * n, n) end\n"
          "end)\n"
          "for i = 1, 3 do\n"
          "  local ok, square, root = coroutine.resume(squares)\n"
          "  assert(ok and square == i * i and root == i)\n"
          "end\n");
  assert_int_equal(cost(engine)->values, 6);
  const struct engine_cost *all = eager(engine);
  assert_string_equal(all->why, "");
  assert_true(all->cut && all->ended && !all->sent);
  assert_int_equal(all->lists, 2);
  assert_int_equal(share(all, "numbers"), LIMIT);
  assert_in_range(share(all, "squares"), LIMIT - 1, LIMIT);
  engine_free(engine);
}

/* A for loop calls the function with what it gave last: that is no value sent. */
static void loops_over_wrapped_coroutines(void **state)
{
  (void)state;
  struct engine *engine =
      run("local words = coroutine.wrap(function () for w in ('a b c'):gmatch('%a') do\n"
          "  coroutine.yield(w)\n"
          "end end)\n"
          "for word in words do print(word) end\n");
  const struct engine_cost *all = eager(engine);
  assert_true(all->ended && !all->failed && !all->sent);
  assert_int_equal(all->lists, 1);
  assert_int_equal(share(all, "words"), 3);
  engine_free(engine);
}

/* What a program can see of a coroutine, it sees of its list. */
static void lists_behave_as_their_coroutines(void **state)
{
  (void)state;
  struct engine *engine = run(
      "local function same(a, b) assert(a == b, tostring(a) .. ' is not ' .. tostring(b)) end\n"
      "local co = coroutine.create(function (a, b)\n"
      "  coroutine.yield() coroutine.yield(nil, a) coroutine.yield(b) return 'end', nil, 3\n"
      "end)\n"
      "same(select('#', coroutine.resume(co, 1, 2)), 1)\n"
      "local values = table.pack(coroutine.resume(co))\n"
      "same(values.n, 3) same(values[2], nil) same(values[3], 1)\n"
      "same(select(2, coroutine.resume(co)), 2)\n"
      "same(coroutine.status(co), 'suspended')\n"
      "values = table.pack(coroutine.resume(co))\n"
      "same(values.n, 4) same(values[2], 'end') same(values[4], 3)\n"
      "same(coroutine.status(co), 'dead')\n"
      "same(select(2, coroutine.resume(co)), 'cannot resume dead coroutine')\n"
      "local fails = coroutine.wrap(function () coroutine.yield(1) error('bad') end)\n"
      "same(fails(), 1)\n"
      "local ok, why = pcall(fails)\n"
      "same(ok, false) assert(why:find('bad'), why)\n"
      "ok, why = pcall(fails)\n"
      "assert(why:find('dead'), why)\n"
      "local shut = coroutine.create(function () coroutine.yield(1) coroutine.yield(2) end)\n"
      "coroutine.resume(shut)\n"
      "same(coroutine.close(shut), true) same(coroutine.status(shut), 'dead')\n"
      "local nils = coroutine.wrap(function () coroutine.yield(nil) coroutine.yield(false) end)\n"
      "same(select('#', nils()), 1) same(nils(), false)\n");
  assert_string_equal(cost(engine)->why, "");
  const struct engine_cost *all = eager(engine);
  assert_string_equal(all->why, "");
  assert_true(all->ended && !all->failed && !all->sent);
  assert_int_equal(all->lists, 4);
  engine_free(engine);
}

/* The iterators that an iterator takes from are its fields, or upvalues of its next. */
static void iterators_written_by_hand(void **state)
{
  (void)state;
  struct engine *engine =
      run("local function count(top)\n"
          "  local n = 0\n"
          "  return { next = function ()\n"
          "    n = n + 1\n"
          "    return n > top and { done = true } or { value = n, done = false }\n"
          "  end }\n"
          "end\n"
          "local square = { source = count(100) }\n"
          "function square:next()\n"
          "  local result = self.source:next()\n"
          "  return result.done and result or { value = result.value ^ 2, done = false }\n"
          "end\n"
          "local function halve(source)\n"
          "  return { next = function ()\n"
          "    local result = source:next()\n"
          "    return result.done and result or { value = result.value / 2, done = false }\n"
          "  end }\n"
          "end\n"
          "local all, seen = halve(square), 0\n"
          "for v in of(all) do seen = seen + v if v > 4 then break end end\n"
          "assert(seen == 7, seen)\n"
          "assert(all:next().value == 8)\n");
  const struct engine_cost *now = cost(engine);
  assert_string_equal(now->why, "");
  assert_int_equal(now->values, 4 * 3);
  const struct engine_cost *all = eager(engine);
  assert_string_equal(all->why, "");
  assert_true(all->ended && !all->cut);
  assert_int_equal(all->lists, 3);
  assert_int_equal(all->values, 300);
  engine_free(engine);
}

/* A list takes nothing: then it cannot be told what eager would do. */
static void values_that_are_sent(void **state)
{
  (void)state;
  static const char *const scripts[] = {
      "local co = coroutine.wrap(function () while coroutine.yield(1) do end end)\nco() co(true)\n",
      "local co = coroutine.create(function () while coroutine.yield(1) do end end)\n"
      "coroutine.resume(co) coroutine.resume(co, true)\n",
      "local g = generator(function () while yield(1) do end end)()\n"
      "for v in of(g) do g:next(true) break end\n"};
  for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
    struct engine *engine = run(scripts[i]);
    assert_false(cost(engine)->sent);
    assert_true(eager(engine)->sent);
    engine_free(engine);
  }
}

static void scripts_without_generators(void **state)
{
  (void)state;
  struct engine *engine = run("print(1)\nprint(2)\n");
  assert_int_equal(cost(engine)->lines, 2);
  const struct engine_cost *all = eager(engine);
  assert_int_equal(all->lines, 2);
  assert_int_equal(all->lists, 0);
  assert_int_equal(all->share_count, 0);
  engine_free(engine);
  engine = run("-- nothing\n");
  assert_true(eager(engine)->ended);
  engine_free(engine);
}

static void endless_loop_in_the_main_program(void **state)
{
  (void)state;
  struct engine *engine = open_at_start("print(1)\nwhile true do end\n");
  const struct engine_cost *all = eager(engine);
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
      open_at_start("local s = ('a'):rep(30000)\ns:find(('.-'):rep(8) .. 'b')\n");
  assert_true(engine_eager(engine, LIMIT));
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  assert_true(engine_refused(engine));
  assert_non_null(strstr(engine_problem(engine), "longer than a second"));
  assert_null(engine_eager_cost(engine));
  assert_int_equal(cost(engine)->lines, 0);
  engine_free(engine);
}

static void the_past_has_its_own_cost(void **state)
{
  (void)state;
  struct engine *engine = open_at_start(STAGES "local g = naturals(1/0)\n"
                                               "for i = 1, 2000 do g:next() end\n");
  uint64_t lines[4], memory[4];
  for (size_t i = 0; i < 4; i++) {
    done(engine, engine_next(engine));
    const struct engine_cost *now = cost(engine);
    assert_int_equal(now->values, i + 1);
    lines[i] = now->lines;
    memory[i] = now->memory;
  }
  done(engine, engine_continue(engine));
  assert_int_equal(cost(engine)->values, 2000);
  done(engine, engine_back(engine));
  for (size_t i = 4; i-- > 0;) {
    const struct engine_cost *now = cost(engine);
    assert_int_equal(now->values, i + 1);
    assert_int_equal(now->lines, lines[i]);
    assert_int_equal(now->memory, memory[i]);
    done(engine, engine_back(engine));
  }
  engine_free(engine);
}

static void awaits_are_no_values(void **state)
{
  (void)state;
  struct engine *engine = run("local f = async(function ()\n"
                              "  await(sleep(5))\n"
                              "  await(sleep(5))\n"
                              "end)\n"
                              "f()\n");
  assert_int_equal(cost(engine)->values, 0);
  assert_int_equal(eager(engine)->values, 0);
  engine_free(engine);
}

static void the_answer_goes_with_the_script(void **state)
{
  (void)state;
  struct engine *engine = run(STAGES "return naturals(3)\n");
  assert_null(engine_eager_cost(engine));
  eager(engine);
  done(engine, engine_next(engine));
  assert_int_equal(engine_eager_cost(engine)->values, 3);
  done(engine, engine_restart(engine));
  assert_null(engine_eager_cost(engine));
  engine_free(engine);
}

/* Functions beyond the hundredth have no share of their own, but their values count. */
static void many_functions(void **state)
{
  (void)state;
  struct engine *engine = run("for i = 1, 130 do\n"
                              "  local g = load('local f' .. i .. ' = generator(function () "
                              "yield(1) end)\\nreturn f' .. i, '@made.lua')()\n"
                              "  g():next()\n"
                              "end\n");
  const struct engine_cost *now = cost(engine);
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
      cmocka_unit_test(lists_answer_as_generators),
      cmocka_unit_test(what_the_main_program_returns_is_drained),
      cmocka_unit_test(generators_called_by_hand_stay_lazy),
      cmocka_unit_test(eager_may_fail),
      cmocka_unit_test(plain_coroutines),
      cmocka_unit_test(loops_over_wrapped_coroutines),
      cmocka_unit_test(lists_behave_as_their_coroutines),
      cmocka_unit_test(iterators_written_by_hand),
      cmocka_unit_test(values_that_are_sent),
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
