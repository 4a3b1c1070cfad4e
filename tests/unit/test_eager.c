/* test_eager.c - the lists that stand in for generators, coroutines and iterators when the same
 * script runs eagerly: they answer as those would, and nothing else of the script changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/cost_script.h"
#include "tests/unit/real_engine.h"

/* The lists answer as the generators would. */
static void lists_answer_as_generators(void **state)
{
  (void)state;
  struct engine *engine = cost_script_run(
      "local pair = generator(function () yield(1) yield(nil) yield(3) return 'end' end)\n"
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
  assert_string_equal(cost_script_now(engine)->why, "");
  const struct engine_cost *all = cost_script_eager(engine);
  assert_string_equal(all->why, "");
  assert_true(all->ended);
  assert_int_equal(cost_script_share(all, "pair"), 6);
  assert_int_equal(all->lists, 3);
  engine_free(engine);
}

static void generators_called_by_hand_stay_lazy(void **state)
{
  (void)state;
  struct engine *engine = cost_script_run("local echo = generator(function ()\n"
                                          "  local got = yield('ready')\n"
                                          "  while true do got = yield(got + 1) end\n"
                                          "end)\n"
                                          "local g = echo()\n"
                                          "g:next()\n"
                                          "print(g:next(1).value, g:next(2).value)\n");
  struct engine_cost lazy = *cost_script_now(engine);
  const struct engine_cost *all = cost_script_eager(engine);
  assert_int_equal(all->lists, 0);
  assert_int_equal(all->values, lazy.values);
  assert_int_equal(all->lines, lazy.lines);
  assert_int_equal(all->memory, lazy.memory); /* the same run, to the byte */
  engine_free(engine);
}

/* Each is asked in the way that its own library has, and the rest of the program is the same. */
static void plain_coroutines(void **state)
{
  (void)state;
  struct engine *engine = cost_script_run(
      "local function count() local n = 0 while true do n = n + 1 coroutine.yield(n) end end\n"
      "local numbers = coroutine.wrap(count)\n"
      "local squares = coroutine.create(function ()\n"
      "  while true do local n = numbers() coroutine.yield(n * n, n) end\n"
      "end)\n"
      "for i = 1, 3 do\n"
      "  local ok, square, root = coroutine.resume(squares)\n"
      "  assert(ok and square == i * i and root == i)\n"
      "end\n");
  assert_int_equal(cost_script_now(engine)->values, 6);
  const struct engine_cost *all = cost_script_eager(engine);
  assert_string_equal(all->why, "");
  assert_true(all->cut && all->ended && !all->sent);
  assert_int_equal(all->lists, 2);
  assert_int_equal(cost_script_share(all, "numbers"), COST_SCRIPT_LIST);
  assert_in_range(cost_script_share(all, "squares"), COST_SCRIPT_LIST - 1, COST_SCRIPT_LIST);
  engine_free(engine);
}

/* A for loop calls the function with what it gave last: that is no value sent. */
static void loops_over_wrapped_coroutines(void **state)
{
  (void)state;
  struct engine *engine = cost_script_run(
      "local words = coroutine.wrap(function () for w in ('a b c'):gmatch('%a') do\n"
      "  coroutine.yield(w)\n"
      "end end)\n"
      "for word in words do print(word) end\n");
  const struct engine_cost *all = cost_script_eager(engine);
  assert_true(all->ended && !all->failed && !all->sent);
  assert_int_equal(all->lists, 1);
  assert_int_equal(cost_script_share(all, "words"), 3);
  engine_free(engine);
}

/* What a program can see of a coroutine, it sees of its list. */
static void lists_behave_as_their_coroutines(void **state)
{
  (void)state;
  struct engine *engine = cost_script_run(
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
  assert_string_equal(cost_script_now(engine)->why, "");
  const struct engine_cost *all = cost_script_eager(engine);
  assert_string_equal(all->why, "");
  assert_true(all->ended && !all->failed && !all->sent);
  assert_int_equal(all->lists, 4);
  engine_free(engine);
}

/* The iterators that an iterator takes from are its fields, or upvalues of its next. */
static void iterators_written_by_hand(void **state)
{
  (void)state;
  struct engine *engine = cost_script_run(
      "local function count(top)\n"
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
  const struct engine_cost *now = cost_script_now(engine);
  assert_string_equal(now->why, "");
  assert_int_equal(now->values, 4 * 3);
  const struct engine_cost *all = cost_script_eager(engine);
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
    struct engine *engine = cost_script_run(scripts[i]);
    assert_false(cost_script_now(engine)->sent);
    assert_true(cost_script_eager(engine)->sent);
    engine_free(engine);
  }
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lists_answer_as_generators),
      cmocka_unit_test(generators_called_by_hand_stay_lazy),
      cmocka_unit_test(plain_coroutines),
      cmocka_unit_test(loops_over_wrapped_coroutines),
      cmocka_unit_test(lists_behave_as_their_coroutines),
      cmocka_unit_test(iterators_written_by_hand),
      cmocka_unit_test(values_that_are_sent),
  };
  return cmocka_run_group_tests(tests, real_engine_make, real_engine_remove);
}
