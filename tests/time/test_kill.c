/* test_kill.c - the session is not its processes: whichever of them are killed, and whenever,
 * nothing is lost, and the notice says what happened. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include "tests/support/buffer.h" /* its fail is hidden by cmocka's */

#include <cmocka.h>

#include "engine/engine.h"
#include "tests/support/folder.h"
#include "tests/support/launch.h"
#include "tests/time/state.h"
#include "tests/time/straight.h"
#include "tests/time/victims.h"
#include "tests/time/walk.h"

#define PATIENCE 20000

static char *folder;
static struct engine *engine;
static struct random dice;

/* Ten results, then a run of some 300,000 lines, then three more. */
static const char script[] = "local count = generator(function (n)\n"
                             "  for i = 1, n do\n"
                             "    print('at', i)\n"
                             "    yield(i)\n"
                             "  end\n"
                             "  local sum = 0\n"
                             "  for i = 1, 100000 do\n"
                             "    sum = (sum + i) % 1007\n"
                             "    sum = sum + 1\n"
                             "  end\n"
                             "  yield(sum)\n"
                             "  yield(sum + 1)\n"
                             "  return 'end'\n"
                             "end)\n"
                             "local g = count(10)\n"
                             "return g\n";

static void wait(void)
{
  assert_true(engine_wait(engine, launch_patience(PATIENCE)));
}

static int open_script(void **state)
{
  (void)state;
  char problem[700];
  struct buffer path = {0}, text = {0};
  buffer_format(&path, "%s/count.lua", folder);
  buffer_add_text(&text, script);
  assert_true(buffer_save(&text, path.bytes));
  engine = engine_open(&(struct engine_options){.script = path.bytes}, problem, sizeof problem);
  buffer_free(&path);
  buffer_free(&text);
  if (!engine) return -1;
  wait();
  return 0;
}

static int close_script(void **state)
{
  (void)state;
  engine_free(engine);
  engine = NULL;
  return 0;
}

static void next(int times)
{
  for (int i = 0; i < times; i++) {
    assert_true(engine_next(engine));
    wait();
  }
}

static void assert_same_as(const char *expected)
{
  char *found = state_of(engine, STATE_EVENTS | STATE_LINES);
  if (strcmp(expected, found) != 0) {
    state_show_difference(expected, found);
    fail_msg("something is lost (above)");
  }
  free(found);
}

static char *state_now(void)
{
  return state_of(engine, STATE_EVENTS | STATE_LINES);
}

static void assert_says_so(void)
{
  assert_non_null(strstr(engine_notice(engine), "killed by signal 9"));
  assert_non_null(strstr(engine_notice(engine), "brought back"));
}

/* As the app does: looks at the descriptor until the engine has noticed and stands again. */
static void let_it_notice(void)
{
  long long end = launch_now() + launch_patience(PATIENCE);
  do {
    struct pollfd pollfd;
    engine_poll(engine, &pollfd);
    assert_true(launch_now() < end);
    poll(&pollfd, 1, 20);
    engine_dispatch(engine);
  } while (engine_status(engine) == ENGINE_RUNNING || !engine_notice(engine)[0]);
}

/* Waits some moments, and sees to the link meanwhile. */
static void pass(unsigned milliseconds)
{
  engine_wait(engine, (int)milliseconds);
}

/* ---------------------------------------------------------------- while it stands */

static void the_live_one_while_it_stands(void **state)
{
  (void)state;
  next(4);
  char *before = state_now();
  for (int i = 0; i < 10; i++) {
    victims_kill(victims_live(engine));
    let_it_notice();
    assert_says_so();
    assert_same_as(before);
  }
  next(1);
  assert_string_equal(engine_notice(engine), "");
  assert_true(engine_back(engine));
  wait();
  assert_same_as(before);
  free(before);
}

/* The user is faster than the app's look at the link: the command is lost, no more. */
static void the_live_one_before_a_command(void **state)
{
  (void)state;
  next(4);
  char *before = state_now();
  victims_kill(victims_live(engine));
  assert_true(engine_next(engine));
  wait();
  assert_says_so();
  assert_same_as(before);
  next(1);
  free(before);
  before = state_now();
  victims_kill(victims_live(engine));
  assert_true(engine_call(engine, ENGINE_BY_NEXT, "7 + 1"));
  wait();
  assert_says_so();
  assert_same_as(before);
  free(before);
}

static void all_checkpoints(void **state)
{
  (void)state;
  char *places[6];
  for (int i = 0; i < 6; i++) {
    places[i] = state_now();
    next(1);
  }
  assert_true(victims_kill_checkpoints(engine) > 0);
  for (int i = 5; i >= 0; i--) {
    assert_true(engine_back(engine));
    wait();
    assert_same_as(places[i]);
    if (i % 2) victims_kill_checkpoints(engine);
    free(places[i]);
  }
}

static void all_of_them(void **state)
{
  (void)state;
  next(5);
  char *before = state_now();
  victims_kill_all();
  let_it_notice();
  assert_says_so();
  assert_same_as(before);
  assert_true(engine_checkpoint_count(engine) > 0); /* and it is quick again */
  free(before);
}

/* ---------------------------------------------------------------- while it is busy */

/* Does it stand at the end of the long run? */
static bool has_run(void)
{
  const struct engine_event *last = engine_event(engine, engine_event_count(engine) - 1);
  return last->kind == ENGINE_RESULT && strcmp(last->text, "256") == 0;
}

/* A long run is thrown away; given once more, it ends as it would have. The kill may come when
 * the run has just ended and the engine has not heard of it: then nothing is thrown away. */
static void the_live_one_in_a_long_run(void **state)
{
  (void)state;
  next(10);
  char *before = state_now();
  for (unsigned moment = 0; moment < 8 && !has_run(); moment++) {
    assert_true(engine_next(engine));
    pass(moment * 3);
    if (moment % 2) victims_kill_all();
    else victims_kill(victims_live(engine));
    wait();
    if (has_run()) break;
    assert_says_so();
    assert_same_as(before);
  }
  if (!has_run()) next(1);
  assert_true(has_run());
  free(before);
}

/* The way back is only begun again. */
static void whichever_during_a_jump(void **state)
{
  (void)state;
  next(10);
  char *early = state_now();
  next(1);
  char *late = state_now();
  for (unsigned i = 0; i < 12; i++) {
    assert_true(i % 2 ? engine_redo(engine) : engine_back(engine));
    if (i % 3 == 0) victims_kill(victims_live(engine));
    else if (i % 3 == 1) victims_kill_all();
    else victims_kill_checkpoints(engine);
    wait();
    assert_same_as(i % 2 ? late : early);
  }
  free(early);
  free(late);
}

/* To a tick, whose point is not known before it is there. */
static void the_live_one_on_the_way_to_a_tick(void **state)
{
  (void)state;
  next(11);
  assert_true(engine_goto(engine, 200000));
  wait();
  char *there = state_now();
  for (unsigned i = 0; i < 6; i++) {
    assert_true(engine_goto(engine, 3));
    wait();
    assert_int_equal(engine_stop(engine)->tick, 3);
    if (i % 2) victims_kill_checkpoints(engine);
    assert_true(engine_goto(engine, 200000));
    pass(random_below(&dice, 15));
    if (engine_status(engine) == ENGINE_STOPPED) continue;
    victims_kill(victims_live(engine));
    wait();
    assert_says_so();
    assert_same_as(there);
  }
  free(there);
}

static void whichever_during_a_question(void **state)
{
  (void)state;
  next(5);
  char *before = state_now();
  for (unsigned i = 0; i < 9; i++) {
    bool failed;
    assert_true(engine_evaluate(engine, "(function () while true do end end)()"));
    pass(random_below(&dice, 30));
    if (i % 3 == 0) victims_kill_all();
    else if (i % 3 == 1) victims_kill_checkpoints(engine);
    else victims_kill(victims_live(engine));
    wait();
    assert_non_null(engine_value(engine, &failed));
    assert_true(failed);
    if (i % 3 != 1) let_it_notice();
    assert_same_as(before);
  }
  bool failed;
  assert_true(engine_evaluate(engine, "i + 100"));
  wait();
  assert_string_equal(engine_value(engine, &failed), "105");
  assert_false(failed);
  free(before);
}

/* ------------------------------------------------------------------- whatever, whenever */

static void kill_something(struct walk *walk)
{
  pid_t pids[100];
  size_t count = victims_list(pids, 100);
  switch (random_below(&dice, 4)) {
  case 0: victims_kill(victims_live(walk->engine)); break;
  case 1: victims_kill_all(); break;
  case 2: victims_kill_checkpoints(walk->engine); break;
  default:
    if (count > 0) victims_kill(pids[random_below(&dice, (unsigned)count)]);
  }
}

static void assert_straight(struct walk *walk)
{
  char problem[700];
  assert_int_not_equal(engine_stop(walk->engine)->reason, ENGINE_STOP_GONE);
  struct engine *straight = straight_to(walk->engine, problem, sizeof problem);
  if (!straight)
    fail_msg("seed %llu: after %s: %s", (unsigned long long)walk->seed, walk->said, problem);
  char *expected = state_of(straight, STATE_EVENTS), *found = state_of(walk->engine, STATE_EVENTS);
  if (strcmp(expected, found) != 0) {
    state_show_difference(expected, found);
    fail_msg("seed %llu: after %s (above)", (unsigned long long)walk->seed, walk->said);
  }
  free(expected);
  free(found);
  engine_free(straight);
}

/* The walks of test_walk.c, with murders before, within and after the commands: wherever the
 * session stands then, it shows what belongs there. */
static void whichever_whenever(void **state)
{
  static struct walk walk;
  (void)state;
  long long end = launch_now() + (long long)walk_setting("TIME_SECONDS", 4) * 1000;
  bool unused;
  for (uint64_t seed = 1; launch_now() < end; seed++) {
    assert_true(walk_begin(&walk, seed, folder));
    for (int i = 0; i < 30; i++) {
      if (random_below(&dice, 4) == 0) kill_something(&walk);
      walk_command(&walk, &unused);
      if (random_below(&dice, 2)) engine_wait(walk.engine, (int)random_below(&dice, 4));
      if (random_below(&dice, 2)) kill_something(&walk);
      assert_true(walk_wait(&walk));
      assert_straight(&walk);
    }
    walk_end(&walk);
  }
}

static int make_folder(void **state)
{
  (void)state;
  folder = folder_new();
  random_seed(&dice, walk_setting("TIME_SEED", 1));
  return 0;
}

static int remove_folder(void **state)
{
  (void)state;
  folder_remove(folder);
  return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, open_script, close_script)

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      TEST(the_live_one_while_it_stands),
      TEST(the_live_one_before_a_command),
      TEST(all_checkpoints),
      TEST(all_of_them),
      TEST(the_live_one_in_a_long_run),
      TEST(whichever_during_a_jump),
      TEST(the_live_one_on_the_way_to_a_tick),
      TEST(whichever_during_a_question),
      cmocka_unit_test(whichever_whenever),
  };
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
