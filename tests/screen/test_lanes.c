/* The views lanes and ladder, over real sessions: each screen is compared with a file of
 * tests/screen/expected/lanes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "app/grid.h"
#include "app/model_inside.h"
#include "engine/engine.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

struct shot {
  const char *file, *script;
  int rows, columns;
  const char *keys;
};

#define PIPELINE "lessons/06-pipeline/pipeline"
static const struct shot shots[] = {
    {"lanes", PIPELINE, 24, 80, "n n L"},
    {"lanes-60x16", PIPELINE, 16, 60, "n n L"},
    {"lanes-200x60", PIPELINE, 60, 200, "n n n L"},
    {"lanes-running", PIPELINE, 24, 80, "n L s s s s s s s"},
    {"lanes-back", PIPELINE, 24, 80, "n n n L b b"},
    {"lanes-scrolled", PIPELINE, 24, 80, "n n n L g"},
    {"lanes-gone-to", PIPELINE, 24, 80, "n n n L k k k k Enter"},
    {"lanes-nothing-yet", "fibonacci", 24, 80, "L"},
    {"lanes-closed", PIPELINE, 24, 80, "n L Esc"},
    {"lanes-coroutines", "lessons/07-producer-consumer/producer-consumer", 24, 80, "n n n L"},
    {"lanes-tree", "lessons/05-tree-walk/tree-walk", 24, 80, "n n n L"},
    {"lanes-hundred", "hundred-stages", 24, 80, "n n L"},
    {"lanes-hundred-60x16", "hundred-stages", 16, 60, "n n L"},
    {"lanes-hundred-middle", "hundred-stages", 24, 80, "n n L l l l"},
    {"lanes-hundred-200x60", "hundred-stages", 60, 200, "n n L l l l"},
    {"lanes-on-demand", "lessons/08-on-demand/on-demand", 24, 80, "n n n L"},
    {"lanes-on-demand-left", "lessons/08-on-demand/on-demand", 24, 80, "n n n n L s s s s s s s"},
    {"lanes-gather", "lessons/09-gather/gather", 24, 80, "n n n L"},
    {"lanes-javascript", "lessons/09-gather/gather", 24, 80, "n n n L J"},
    {"lanes-coroutine-pipeline", "lessons/11-coroutine-pipeline/coroutine-pipeline", 24, 80,
     "n n n L"},
    {"lanes-failing", "failing", 24, 80, "n n n n L"},
    {"ladder-walk-twice", "lessons/10-walk-twice/walk-twice", 24, 80, "n n n n n n n n n n n n I"},
    {"ladder-walk-twice-60x16", "lessons/10-walk-twice/walk-twice", 16, 60, "n n n n n n I"},
    {"ladder-coroutine", "lessons/11-coroutine-pipeline/coroutine-pipeline", 24, 80, "n n n I"},
    {"ladder", "fibonacci", 24, 80, "n n v type:true Enter I"},
    {"ladder-60x16", "fibonacci", 16, 60, "n n v type:true Enter I"},
    {"ladder-200x60", "fibonacci", 60, 200, "n n v type:true Enter I"},
    {"ladder-javascript", "fibonacci", 24, 80, "n n v type:nil Enter r Enter n I J"},
    {"ladder-at-its-end", "fibonacci", 24, 80, "n n r type:7 Enter n n I"},
    {"ladder-error", "fibonacci", 24, 80, "n n t type:'oh' Enter c n I"},
    {"ladder-nothing-yet", "fibonacci", 24, 80, "I"},
    {"ladder-other", PIPELINE, 24, 80, "n n I ]"},
    {"ladder-nested", "lessons/05-tree-walk/tree-walk", 24, 80, "n n n I ] ]"},
};

static void draw_shot(void **state)
{
  const struct shot *shot = *state;
  char file[128];
  snprintf(file, sizeof file, "lanes/%s", shot->file);
  struct model *model = real_open(shot->script, shot->rows, shot->columns);
  model->meter.limit = 100; /* its time is limited, too, and valgrind is slow */
  real_keys(model, shot->keys);
  shot_expect(model, file);
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
  return _cmocka_run_group_tests("lanes", tests, SHOTS, NULL, NULL);
}
