/* The async view: what waits for what, at each place of scripts that wait, compared with files of
 * tests/screen/expected/async. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "app/model_inside.h"
#include "app/view.h"
#include "engine/engine.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

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

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { SHOTS = sizeof shots / sizeof shots[0] };
  struct CMUnitTest tests[SHOTS] = {{0}};
  for (size_t i = 0; i < SHOTS; i++)
    tests[i] = (struct CMUnitTest){.name = shots[i].file,
                                   .test_func = draw_shot,
                                   .initial_state = (void *)(uintptr_t)&shots[i]};
  return _cmocka_run_group_tests("async", tests, SHOTS, NULL, NULL);
}
