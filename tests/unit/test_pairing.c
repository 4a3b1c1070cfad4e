/* test_pairing.c - engine_lockstep: requests by hand that go to two, as one command, and where a
 * stop comes in between. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/real_engine.h"

static const char script[] = "local made = 0\n"
                             "function fresh() made = made + 1 return made end\n"
                             "echo = generator(function ()\n"
                             "  local got\n"
                             "  while true do\n"
                             "    got = yield(got)\n"
                             "    if got == 'bad' then error('bad') end\n"
                             "  end\n"
                             "end)\n"
                             "other = { calls = 0 }\n"
                             "function other:next(got)\n"
                             "  self.calls = self.calls + 1\n"
                             "  if got == 'bad' then error('bad') end\n"
                             "  return { value = got, done = false }\n"
                             "end\n"
                             "stuck = { calls = 0 }\n"
                             "function stuck:next(got)\n"
                             "  self.calls = self.calls + 1\n"
                             "  while got == 'hang' do end\n"
                             "  return { value = got, done = false }\n"
                             "end\n"
                             "wrapped = coroutine.wrap(function (got)\n"
                             "  while true do got = coroutine.yield(got) end\n"
                             "end)\n"
                             "return echo()\n";

enum { IN_FIRST = 7, IN_SECOND = 14 }; /* lines */

static struct engine *open_script(const char *with)
{
  struct engine *engine =
      real_engine_open("lockstep.lua", script, (struct engine_options){.seed = 1});
  real_engine_do(engine, engine_continue(engine));
  real_engine_do(engine, engine_lockstep(engine, with));
  return engine;
}

static struct engine_pair pair_of(const struct engine *engine)
{
  struct engine_pair pair;
  assert_true(engine_lockstep_pair(engine, &pair));
  return pair;
}

/* "echo#1 nil, other#1 5!": the results of the user's calls since the two were paired. */
static const char *results(const struct engine *engine, char *out, size_t size)
{
  size_t used = 0;
  out[0] = '\0';
  for (size_t i = pair_of(engine).event; i < engine_event_count(engine); i++) {
    const struct engine_event *event = engine_event(engine, i);
    if (event->kind != ENGINE_RESULT || event->consumer != ENGINE_YOU) continue;
    used += (size_t)snprintf(out + used, size - used, "%s%s %s%s", used > 0 ? ", " : "",
                             engine_name(engine, event->generator), event->text,
                             event->threw ? "!" : "");
  }
  return out;
}

#define RESULTS(engine, expected)                                                                  \
  do {                                                                                             \
    char text[2000];                                                                               \
    assert_string_equal(results(engine, text, sizeof text), expected);                             \
  } while (0)

static void one_command_asks_both(void **state)
{
  (void)state;
  struct engine *engine = open_script("other");
  size_t undoes = engine_back_count(engine);
  real_engine_do(engine, engine_next(engine));
  real_engine_do(engine, engine_call(engine, ENGINE_BY_NEXT, "5"));
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 5, other#1 5");
  assert_int_equal(engine_back_count(engine), undoes + 2);
  assert_int_equal(engine_view(engine)->generator, pair_of(engine).first);
  assert_int_equal(engine_target(engine), pair_of(engine).first);
  real_engine_do(engine, engine_back(engine));
  RESULTS(engine, "echo#1 nil, other#1 nil");
  real_engine_do(engine, engine_redo(engine));
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 5, other#1 5");
  real_engine_do(engine, engine_select(engine, pair_of(engine).second));
  real_engine_do(engine, engine_call(engine, ENGINE_BY_NEXT, "6")); /* to the one is to both */
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 5, other#1 5, echo#1 6, other#1 6");
  engine_free(engine);
}

static void a_value_is_computed_once(void **state)
{
  (void)state;
  struct engine *engine = open_script("other");
  real_engine_do(engine, engine_next(engine));
  real_engine_do(engine, engine_call(engine, ENGINE_BY_NEXT, "fresh()"));
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 1, other#1 1");
  real_engine_do(engine,
                 engine_call(engine, ENGINE_BY_NEXT, "got")); /* echo's own is still 1 for other */
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 1, other#1 1, echo#1 1, other#1 1");
  engine_free(engine);
}

static void the_other_is_asked_where_one_throws(void **state)
{
  (void)state;
  struct engine *engine = open_script("other");
  real_engine_do(engine, engine_next(engine));
  real_engine_do(engine, engine_call(engine, ENGINE_BY_NEXT, "'bad'"));
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 lockstep.lua:7: bad!, "
                  "other#1 lockstep.lua:13: bad!");
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_RESULT);
  real_engine_do(engine, engine_call(engine, ENGINE_BY_RETURN, "3")); /* only one has that method */
  char text[2000];
  const char *end = strstr(results(engine, text, sizeof text), "echo#1 3");
  assert_string_equal(end ? end : text, "echo#1 3, other#1 other#1 has no method return_!");
  engine_free(engine);
}

static void stops_at(struct engine *engine, int line)
{
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_BREAK);
  assert_int_equal(engine_stop(engine)->line, line);
}

static void a_stop_in_between_is_gone_on_from(void **state)
{
  (void)state;
  struct engine *engine = open_script("other");
  real_engine_do(engine, engine_next(engine));
  engine_break(engine, IN_FIRST, true);
  engine_break(engine, IN_SECOND, true);
  real_engine_do(engine, engine_call(engine, ENGINE_BY_NEXT, "1"));
  stops_at(engine, IN_FIRST);
  assert_false(engine_call(engine, ENGINE_BY_NEXT, "2"));
  assert_false(engine_lockstep_half(engine));
  real_engine_do(engine, engine_next(engine));
  stops_at(engine, IN_SECOND);
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 1");
  real_engine_do(engine, engine_continue(engine));
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 1, other#1 1");
  assert_int_equal(engine_view(engine)->generator, pair_of(engine).first);
  real_engine_do(engine, engine_back(engine));
  assert_int_equal(engine_stop(engine)->line, IN_SECOND);
  real_engine_do(engine, engine_back(engine));
  assert_int_equal(engine_stop(engine)->line, IN_FIRST);
  real_engine_do(engine, engine_back(engine));
  RESULTS(engine, "echo#1 nil, other#1 nil");
  engine_free(engine);
}

static void an_error_breakpoint_stops_at_both(void **state)
{
  (void)state;
  struct engine *engine = open_script("other");
  real_engine_do(engine, engine_next(engine));
  assert_true(engine_break_add(
      engine, &(struct engine_breakpoint){
                  .kind = ENGINE_BREAK_ERROR, .name = "", .condition = "", .enabled = true}));
  real_engine_do(engine, engine_call(engine, ENGINE_BY_NEXT, "'bad'"));
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_ERROR);
  assert_false(engine_call(engine, ENGINE_BY_NEXT, "2"));
  real_engine_do(engine, engine_next(engine));
  assert_int_equal(engine_stop(engine)->reason, ENGINE_STOP_ERROR);
  assert_int_equal(engine_stop(engine)->generator, pair_of(engine).second);
  real_engine_do(engine, engine_next(engine));
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 lockstep.lua:7: bad!, "
                  "other#1 lockstep.lua:13: bad!");
  engine_free(engine);
}

static void steps_stop_between_the_two(void **state)
{
  (void)state;
  struct engine *engine = open_script("other");
  real_engine_do(engine, engine_next(engine));
  for (int i = 0; i < 20 && !engine_lockstep_half(engine); i++)
    real_engine_do(engine, engine_step(engine));
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 nil");
  assert_false(engine_call(engine, ENGINE_BY_THROW, "2"));
  real_engine_do(engine, engine_step(engine));
  assert_int_equal(engine_view(engine)->generator, pair_of(engine).second);
  real_engine_do(engine, engine_finish(engine));
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 nil, other#1 nil");
  for (size_t tick = 0; tick <= engine_stop(engine)->tick;
       tick++) { /* from each place it goes on */
    real_engine_do(engine, engine_goto(engine, tick));
    if (!engine_lockstep_half(engine)) continue;
    real_engine_do(engine, engine_next(engine));
    assert_false(engine_lockstep_half(engine));
  }
  engine_free(engine);
}

static void slow_motion_plays_both(void **state)
{
  (void)state;
  struct engine *engine = open_script("other");
  real_engine_do(engine, engine_next(engine));
  size_t undoes = engine_back_count(engine);
  real_engine_do(engine, engine_slow(engine, false, 1));
  for (int i = 0; i < 50 && engine_stop(engine)->reason == ENGINE_STOP_LINE; i++)
    real_engine_do(engine, engine_slow(engine, true, 1));
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 nil, other#1 nil");
  assert_int_equal(engine_back_count(engine), undoes + 1);
  engine_free(engine);
}

static void a_second_that_hangs_can_be_ended(void **state)
{
  (void)state;
  struct engine *engine = open_script("stuck");
  real_engine_do(engine, engine_next(engine));
  assert_true(engine_call(engine, ENGINE_BY_NEXT, "'hang'"));
  while (engine_event(engine, engine_event_count(engine) - 1)->generator != pair_of(engine).second)
    assert_false(engine_wait(engine, 10)); /* until it has been asked */
  assert_true(engine_kill(engine));
  assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
  RESULTS(engine, "echo#1 nil, stuck#1 nil"); /* for neither of them it has happened */
  real_engine_do(engine, engine_call(engine, ENGINE_BY_NEXT, "2"));
  RESULTS(engine, "echo#1 nil, stuck#1 nil, echo#1 2, stuck#1 2");
  engine_free(engine);
}

static void it_is_a_thing_of_its_time(void **state)
{
  (void)state;
  struct engine_pair pair;
  struct engine *engine = open_script("wrapped");
  real_engine_do(engine, engine_call(engine, ENGINE_BY_NEXT, "7"));
  RESULTS(engine, "echo#1 nil, wrapped#1 7");
  real_engine_do(engine, engine_lockstep(engine, ""));
  assert_false(engine_lockstep_pair(engine, &pair));
  real_engine_do(engine, engine_next(engine));
  real_engine_do(engine, engine_back(engine));
  real_engine_do(engine, engine_back(engine));
  assert_true(engine_lockstep_pair(engine, &pair));
  real_engine_do(engine, engine_back(engine));
  real_engine_do(engine, engine_back(engine));
  assert_false(engine_lockstep_pair(engine, &pair));
  real_engine_do(engine, engine_next(engine)); /* alone: another branch */
  assert_int_equal(engine_branch_count(engine), 2);
  real_engine_do(engine, engine_switch(engine, 0));
  assert_false(engine_lockstep_pair(engine, &pair)); /* it had ended there */
  real_engine_do(engine, engine_back(engine));
  real_engine_do(engine, engine_lockstep(engine, "wrapped#1"));
  assert_string_equal(engine_name(engine, pair_of(engine).second), "wrapped#1");
  engine_free(engine);
}

static void what_cannot_be_paired(void **state)
{
  (void)state;
  static const struct {
    const char *with, *why;
  } tries[] = {{"nil", "no generator"},
               {"{}", "no generator"},
               {"echo", "a function"},
               {"echo#1", "the same one"},
               {"nobody#1", "cannot be computed"},
               {"1 +", ""}};
  struct engine *engine = open_script("other");
  size_t undoes = engine_back_count(engine), events = engine_event_count(engine);
  for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
    bool accepted = engine_lockstep(engine, tries[i].with);
    if (accepted) assert_true(engine_wait(engine, REAL_ENGINE_PATIENCE));
    assert_true(!accepted || engine_refused(engine));
    assert_non_null(strstr(engine_problem(engine), tries[i].why));
    assert_int_equal(engine_back_count(engine), undoes);
    assert_int_equal(engine_event_count(engine), events);
  }
  real_engine_do(engine, engine_lockstep(engine, ""));
  assert_false(engine_lockstep(engine, "")); /* nothing is left to end */
  engine_free(engine);
}

/* It is saved with the session, and done again with a script read anew. */
static void it_is_repeated(void **state)
{
  (void)state;
  struct engine *engine = open_script("other");
  real_engine_do(engine, engine_next(engine));
  real_engine_do(engine, engine_call(engine, ENGINE_BY_NEXT, "fresh()"));
  char path[4200], problem[500];
  snprintf(path, sizeof path, "%s.session", engine_script_path(engine));
  assert_true(engine_save(engine, path));
  real_engine_do(engine, engine_reload(engine));
  assert_string_equal(engine_notice(engine), "");
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 1, other#1 1");
  engine_free(engine);
  engine = engine_open(&(struct engine_options){.script = path}, problem, sizeof problem);
  assert_non_null(engine);
  real_engine_do(engine, true);
  assert_string_equal(engine_notice(engine), "");
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 1, other#1 1");
  real_engine_do(engine, engine_next(engine));
  RESULTS(engine, "echo#1 nil, other#1 nil, echo#1 1, other#1 1, echo#1 nil, other#1 nil");
  engine_free(engine);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_command_asks_both),
      cmocka_unit_test(a_value_is_computed_once),
      cmocka_unit_test(the_other_is_asked_where_one_throws),
      cmocka_unit_test(a_stop_in_between_is_gone_on_from),
      cmocka_unit_test(an_error_breakpoint_stops_at_both),
      cmocka_unit_test(steps_stop_between_the_two),
      cmocka_unit_test(slow_motion_plays_both),
      cmocka_unit_test(a_second_that_hangs_can_be_ended),
      cmocka_unit_test(it_is_a_thing_of_its_time),
      cmocka_unit_test(what_cannot_be_paired),
      cmocka_unit_test(it_is_repeated),
  };
  return cmocka_run_group_tests(tests, real_engine_make, real_engine_remove);
}
