/* test_walk.c - wherever a session has been, what it shows is what a session would show that
 * had come straight there. Random scripts, and random walks of commands through their time;
 * after each command a witness (straight.h) is asked. And what is undone and done again is
 * as it was.
 *
 * Set from outside:
 *   TIME_SEED     only this walk: what a failure says
 *   TIME_SECONDS  how long to go on; 10
 *   TIME_TELL     say each command
 *   TIME_SLICE, TIME_CHECKPOINTS  as in engine_options; "make stress" has 1 and 2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "engine/engine.h"
#include "tests/support/folder.h"
#include "tests/support/launch.h"
#include "tests/time/state.h"
#include "tests/time/straight.h"
#include "tests/time/walk.h"

#define COMMANDS 40

static char *folder;
static struct walk walk;
static unsigned accepted, refused;

static void wait(void)
{
  if (!walk_wait(&walk))
    fail_msg("TIME_SEED=%llu: no answer to %s", (unsigned long long)walk.seed, walk.said);
}

static void assert_same(const char *expected, const char *found, const char *what)
{
  if (strcmp(expected, found) == 0) return;
  state_show_difference(expected, found);
  fail_msg("TIME_SEED=%llu: after %s, %s", (unsigned long long)walk.seed, walk.said, what);
}

static void assert_straight(void)
{
  char problem[700];
  struct engine *straight = straight_to(walk.engine, problem, sizeof problem);
  if (!straight)
    fail_msg("TIME_SEED=%llu: after %s, there is no straight way: %s",
             (unsigned long long)walk.seed, walk.said, problem);
  char *expected = state_of(straight, STATE_EVENTS), *found = state_of(walk.engine, STATE_EVENTS);
  assert_same(expected, found, "the session parts from the straight way (above)");
  free(expected);
  free(found);
  engine_free(straight);
}

/* What was undone and is done again shows the same. */
static void undo_and_redo(void)
{
  char *before = state_of(walk.engine, STATE_EVENTS);
  if (engine_back_count(walk.engine) > 0) {
    assert_true(walk_back(&walk));
    wait();
    assert_straight();
    assert_true(walk_redo(&walk));
    wait();
    char *after = state_of(walk.engine, STATE_EVENTS);
    assert_same(before, after, "it is not as it was before back (above)");
    free(after);
  }
  free(before);
}

static void take_a_step(void)
{
  bool changes_nothing;
  char *before = state_of(walk.engine, STATE_EVENTS);
  bool done = walk_command(&walk, &changes_nothing);
  wait();
  if (!done || engine_refused(walk.engine) || changes_nothing) {
    char *after = state_of(walk.engine, STATE_EVENTS);
    assert_same(before, after, "which changes nothing, something has changed (above)");
    free(after);
  }
  if (done) accepted++;
  else refused++;
  free(before);
  assert_straight();
  if (random_below(&walk.random, 8) == 0) undo_and_redo();
}

static void take_a_walk(uint64_t seed)
{
  if (!walk_begin(&walk, seed, folder))
    fail_msg("TIME_SEED=%llu: %s", (unsigned long long)seed, walk.said);
  assert_straight();
  for (int i = 0; i < COMMANDS; i++)
    take_a_step();
  walk_end(&walk);
}

static void every_way_leads_to_the_same(void **state)
{
  (void)state;
  uint64_t seed = walk_setting("TIME_SEED", 0), walks = 0;
  long long end = launch_now() + (long long)walk_setting("TIME_SECONDS", 10) * 1000;
  if (seed) take_a_walk(seed);
  else
    while (launch_now() < end)
      take_a_walk(++walks);
  print_message("# %llu walks, %u commands done, %u refused\n", (unsigned long long)walks, accepted,
                refused);
  assert_true(accepted > 0);
}

static int make_folder(void **state)
{
  (void)state;
  folder = folder_new();
  return 0;
}

static int remove_folder(void **state)
{
  (void)state;
  walk_end(&walk);
  folder_remove(folder);
  return 0;
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_way_leads_to_the_same)};
  return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
