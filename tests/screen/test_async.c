/* The async view: what waits for what, at each place of scripts that wait, compared with files of
 * tests/screen/expected/async. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "app/grid.h"
#include "app/model_inside.h"
#include "app/update.h"
#include "app/view.h"
#include "engine/engine.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"
#include "tests/support/launch.h"

struct shot {
  const char *file, *script;
  int rows, columns;
  const char *keys;
};

static const struct shot shots[] = {
    {"main", "load", 24, 80, "n n A"},
    {"loop", "load", 24, 80, "n n n A"},
    {"loop-60x16", "load", 16, 60, "n n n A"},
    {"loop-200x60", "load", 60, 200, "n n n A"},
    {"rejected", "load", 24, 80, "A n n n n"},
    {"over", "load", 24, 80, "n A c"},
    {"back", "load", 24, 80, "A c b"},
    {"javascript", "load", 24, 80, "n n n n A J"},
    {"closed", "load", 24, 80, "n A Esc"},
    {"chosen", "load", 24, 80, "n n n A G Enter"},
    {"crowd", "crowd", 24, 80,
     "n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n n "
     "n n n n n n n n A"},
    {"crowd-unfolded", "crowd", 24, 80, "n n n n n n n n n n n n n n n n A Down Down Down Enter"},
    {"crowd-200x60", "crowd", 60, 200, "n n n n n n n n n n n n n n n n A G"},
    {"for-ever", "crowd", 24, 80, "A c"},
    {"coroutines", "producer-consumer", 24, 80, "n n A"},
    {"none", "squares", 24, 80, "A"},
    {"job", "load", 24, 80, "A a a"},
    {"job-without-view", "load", 24, 80, "a"},
    {"job-back", "load", 24, 80, "A a a b"},
    {"runner", "lessons/19-promises/runner", 24, 80, "A a"},
    {"runner-javascript", "lessons/19-promises/runner", 24, 80, "A a J"},
    {"awaits-nothing", "lessons/20-microtasks/turns", 24, 80, "n A"},
    {"runner-60x16", "lessons/19-promises/runner", 16, 60, "A a a"},
    {"pages", "lessons/19-promises/pages", 24, 80, "A a a a a"},
    {"pages-200x60", "lessons/19-promises/pages", 60, 200, "A a a a a a"},
    {"pages-javascript", "lessons/19-promises/pages", 24, 80, "A a a a J"},
    {"runner-200x60", "lessons/19-promises/runner", 60, 200, "A a a"},
    {"pages-60x16", "lessons/19-promises/pages", 16, 60, "A a a a"},
    {"turns-60x16", "lessons/20-microtasks/turns", 16, 60, "A a"},
    {"turns-200x60", "lessons/20-microtasks/turns", 60, 200, "A a"},
    {"alarms", "lessons/22-scheduler/alarms", 24, 80, "A a"},
    {"alarms-60x16", "lessons/22-scheduler/alarms", 16, 60, "A a"},
    {"alarms-200x60", "lessons/22-scheduler/alarms", 60, 200, "A a"},
    {"turns", "lessons/20-microtasks/turns", 24, 80, "A a"},
    {"sleepers", "lessons/22-scheduler/sleepers", 24, 80, "n n n A"},
};

static void draw_shot(void **state)
{
  const struct shot *shot = *state;
  char path[96];
  struct model *model = real_open(shot->script, shot->rows, shot->columns);
  real_keys(model, shot->keys);
  snprintf(path, sizeof path, "async/%s", shot->file);
  shot_expect(model, path);
  model_free(model);
}

/* Each key draws the screen anew. The seconds are of the processor, and far more than it takes. */
static void ten_thousand_promises_stay_responsive(void **state)
{
  (void)state;
  enum { KEYS = 100, SECONDS = 10 };
  struct model *model = real_open("thousands", 24, 80);
  struct grid *grid = grid_new(24, 80);
  real_keys(model, "A a");
  shot_expect(model, "async/thousands");
  real_keys(model, "G");
  shot_expect(model, "async/thousands-bottom");
  clock_t start = clock();
  for (int i = 0; i < KEYS; i++) {
    assert_true(update_key(model, i % 2 == 0 ? "Up" : "PgUp"));
    view_draw(model, grid);
  }
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
  if (getenv("TEST_TELL")) printf("# %d keys: %.3f s\n", KEYS, seconds);
  assert_true(seconds < launch_patience(SECONDS));
  grid_free(grid);
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { SHOTS = sizeof shots / sizeof shots[0] };
  struct CMUnitTest tests[SHOTS + 1] = {{0}};
  for (size_t i = 0; i < SHOTS; i++)
    tests[i] = (struct CMUnitTest){.name = shots[i].file,
                                   .test_func = draw_shot,
                                   .initial_state = (void *)(uintptr_t)&shots[i]};
  tests[SHOTS] = (struct CMUnitTest)cmocka_unit_test(ten_thousand_promises_stay_responsive);
  return _cmocka_run_group_tests("async", tests, SHOTS + 1, NULL, NULL);
}
