/* The views lanes and ladder, over real sessions: each screen is compared with a file of
 * tests/screen/expected/lanes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "app/diagram.h"
#include "app/model_inside.h"
#include "app/update.h"
#include "engine/engine.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

struct shot {
  const char *file, *script;
  int rows, columns;
  const char *keys;
};

#define PIPELINE   "lessons/16-lazy/pipeline"
#define ON_DEMAND  "lessons/05-infinite/on-demand"
#define COROUTINES "lessons/23-wider-view/coroutine-pipeline"
#define WALK_TWICE "lessons/07-by-hand/walk-twice"
#define COUNTDOWNS "lessons/07-by-hand/two-countdowns"
static const struct shot shots[] = {
    {"lanes", PIPELINE, 24, 80, "n n L"},
    {"lanes-60x16", PIPELINE, 16, 60, "n n L"},
    {"lanes-200x60", PIPELINE, 60, 200, "n n n L"},
    {"lanes-on-demand-60x16", ON_DEMAND, 16, 60, "n n n L"},
    {"lanes-on-demand-200x60", ON_DEMAND, 60, 200, "n n n L"},
    {"lanes-coroutine-pipeline-60x16", COROUTINES, 16, 60, "n n n L"},
    {"lanes-coroutine-pipeline-200x60", COROUTINES, 60, 200, "n n n L"},
    {"ladder-walk-twice-200x60", WALK_TWICE, 60, 200, "n n n n n n n n n n n n I"},
    {"ladder-countdowns", COUNTDOWNS, 24, 80, "x x x I"},
    {"ladder-countdowns-two", COUNTDOWNS, 24, 80, "x x x i"},
    {"ladder-countdowns-60x16", COUNTDOWNS, 16, 60, "x x x I"},
    {"ladder-countdowns-200x60", COUNTDOWNS, 60, 200, "x x x x x x I"},
    {"ladder-coroutine-60x16", COROUTINES, 16, 60, "n n n I"},
    {"ladder-coroutine-200x60", COROUTINES, 60, 200, "n n n I"},
    {"lanes-running", PIPELINE, 24, 80, "n L s s s s s s s"},
    {"lanes-back", PIPELINE, 24, 80, "n n n L b b"},
    {"lanes-scrolled", PIPELINE, 24, 80, "n n n L g"},
    {"lanes-gone-to", PIPELINE, 24, 80, "n n n L k k k k Enter"},
    {"lanes-nothing-yet", "fibonacci", 24, 80, "L"},
    {"lanes-closed", PIPELINE, 24, 80, "n L Esc"},
    {"lanes-coroutines", "lessons/21-producer-consumer/producer-consumer", 24, 80, "n n n L"},
    {"lanes-tree", "lessons/15-structures/tree-walk", 24, 80, "n n n L"},
    {"lanes-hundred", "hundred-stages", 24, 80, "n n L"},
    {"lanes-hundred-60x16", "hundred-stages", 16, 60, "n n L"},
    {"lanes-hundred-middle", "hundred-stages", 24, 80, "n n L l l l"},
    {"lanes-hundred-200x60", "hundred-stages", 60, 200, "n n L l l l"},
    {"lanes-on-demand", "lessons/05-infinite/on-demand", 24, 80, "n n n L"},
    {"lanes-on-demand-left", "lessons/05-infinite/on-demand", 24, 80, "n n n n L s s s s s s s"},
    {"lanes-gather", "lessons/16-lazy/gather", 24, 80, "n n n L"},
    {"lanes-javascript", "lessons/16-lazy/gather", 24, 80, "n n n L J"},
    {"lanes-coroutine-pipeline", "lessons/23-wider-view/coroutine-pipeline", 24, 80, "n n n L"},
    {"lanes-presenter", PIPELINE, 24, 80, "n P n L"},
    {"ladder-presenter", PIPELINE, 24, 80, "n P n I"},
    {"lanes-by-name", PIPELINE, 24, 80, "n : type:view Space type:lanes Enter"},
    {"views", PIPELINE, 24, 80, "n : type:view Enter"},
    {"view-unknown", PIPELINE, 24, 80, "n : type:view Space type:lane Enter"},
    {"lanes-failing", "failing", 24, 80, "n n n n L"},
    {"ladder-walk-twice", "lessons/07-by-hand/walk-twice", 24, 80, "n n n n n n n n n n n n I"},
    {"ladder-walk-twice-60x16", "lessons/07-by-hand/walk-twice", 16, 60, "n n n n n n I"},
    {"ladder-by-hand", "by-hand", 24, 80, "n n n I"},
    {"ladder-by-hand-chosen", "by-hand", 24, 80, "n n n n n n I [ ["},
    {"ladder-two-100x30", "by-hand", 30, 100, "n n n n n n I [ ["},
    {"ladder-two-200x60", "by-hand", 60, 200, "n n n n n n I"},
    {"ladder-two", "by-hand", 24, 80, "n n n n n n i"},
    {"ladder-two-60x16", "by-hand", 16, 60, "n n n n n n i"},
    {"ladder-two-gone-to", "by-hand", 24, 80, "n n n n n n i k k Enter"},
    {"ladder-one-of-two", "by-hand", 30, 100, "n n n n n n I i"},
    {"ladder-no-other", "fibonacci", 24, 80, "n i"},
    {"lanes-by-hand", "by-hand", 24, 80, "n n n n n n L"},
    {"ladder-coroutine", "lessons/23-wider-view/coroutine-pipeline", 24, 80, "n n n I"},
    {"ladder", "fibonacci", 24, 80, "n n v type:true Enter I"},
    {"ladder-60x16", "fibonacci", 16, 60, "n n v type:true Enter I"},
    {"ladder-200x60", "fibonacci", 60, 200, "n n v type:true Enter I"},
    {"ladder-javascript", "fibonacci", 24, 80, "n n v type:nil Enter r Enter n I J"},
    {"ladder-at-its-end", "fibonacci", 24, 80, "n n r type:7 Enter n n I"},
    {"ladder-error", "fibonacci", 24, 80, "n n t type:'oh' Enter c n I"},
    {"ladder-nothing-yet", "fibonacci", 24, 80, "I"},
    {"ladder-pipeline-120x30", PIPELINE, 30, 120, "n n I"},
    {"ladder-other", PIPELINE, 24, 80, "n n I ]"},
    {"lanes-event-loop", "lessons/19-promises/pages", 24, 80, "L a a a a"},
    {"ladder-event-loop", "lessons/19-promises/pages", 24, 80, "I a a a a"},
    {"ladder-event-loop-60x16", "lessons/19-promises/pages", 16, 60, "I a a a a"},
    {"ladder-nested", "lessons/15-structures/tree-walk", 24, 80, "n n n I ] ]"},
};

static void draw_shot(void **state)
{
  const struct shot *shot = *state;
  char file[128];
  snprintf(file, sizeof file, "lanes/%s", shot->file);
  struct model *model = real_open(shot->script, shot->rows, shot->columns);
  model->meter.limit = 5; /* its time is limited, too, and valgrind is slow */
  real_keys(model, shot->keys);
  shot_expect(model, file);
  model_free(model);
}

/* Enter on each of the newest steps goes to its time, and there it is the newest. */
static void each_step_is_a_time(void **state)
{
  (void)state;
  struct model *model = real_open(PIPELINE, 24, 80);
  model->meter.limit = 1;
  real_keys(model, "n n L");
  for (size_t left = diagram_steps(model->lanes); left > 1; left--) {
    assert_int_equal(diagram_steps(model->lanes), left);
    real_keys(model, "k Enter");
  }
  model_free(model);
}

/* What a view shows is the past of the present, however the session came there. */
static void the_future_is_forgotten_and_comes_again(void **state)
{
  (void)state;
  struct model *model = real_open(PIPELINE, 24, 80);
  real_keys(model, "L n n n");
  size_t steps = diagram_steps(model->lanes);
  uint64_t lines = model->meter.lines;
  assert_true(model->meter.known && lines > 0);
  real_keys(model, "b b");
  assert_true(diagram_steps(model->lanes) < steps);
  assert_true(model->meter.lines < lines);
  real_keys(model, "Ctrl-R Ctrl-R");
  assert_int_equal(diagram_steps(model->lanes), steps);
  assert_int_equal(model->meter.lines, lines);
  real_keys(model, "0");
  assert_int_equal(diagram_steps(model->lanes), 0);
  assert_non_null(engine_eager_cost(model_engine(model))); /* asked again */
  model_free(model);
}

static void a_view_gives_back_the_pane_that_was_there(void **state)
{
  (void)state;
  struct model *model = real_open(PIPELINE, 24, 80);
  real_keys(model, "n Tab Tab L");
  enum pane before = model->before_view;
  assert_int_not_equal(before, PANE_SOURCE);
  real_keys(model, "I");
  assert_int_equal(model->zoomed, PANE_LADDER);
  real_keys(model, "I");
  assert_int_equal(model->focus, before);
  assert_int_equal(model->zoomed, PANE_COUNT);
  real_keys(model, "L z");
  assert_int_equal(model->focus, before);
  real_keys(model, "L Tab");
  assert_int_equal(model->zoomed, PANE_COUNT);
  assert_false(model_is_view(model->focus));
  model_free(model);
}

/* Whatever the width becomes. */
static void the_choice_of_ladders_stays(void **state)
{
  (void)state;
  struct model *model = real_open("by-hand", 30, 100);
  real_keys(model, "n n n n n n I");
  assert_int_not_equal(model_iterator_beside(model), ENGINE_MAIN);
  real_keys(model, "i");
  update_size(model, 24, 80);
  assert_int_equal(model_iterator_beside(model), ENGINE_MAIN);
  real_keys(model, "i I");
  update_size(model, 30, 120);
  real_keys(model, "i");
  assert_int_not_equal(model_iterator_beside(model), ENGINE_MAIN);
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { SHOTS = sizeof shots / sizeof shots[0] };
  struct CMUnitTest tests[SHOTS + 4] = {{0}};
  for (size_t i = 0; i < SHOTS; i++)
    tests[i] = (struct CMUnitTest){.name = shots[i].file,
                                   .test_func = draw_shot,
                                   .initial_state = (void *)(uintptr_t)&shots[i]};
  const struct CMUnitTest others[] = {
      cmocka_unit_test(each_step_is_a_time),
      cmocka_unit_test(the_future_is_forgotten_and_comes_again),
      cmocka_unit_test(a_view_gives_back_the_pane_that_was_there),
      cmocka_unit_test(the_choice_of_ladders_stays),
  };
  for (size_t i = 0; i < 4; i++)
    tests[SHOTS + i] = others[i];
  return _cmocka_run_group_tests("lanes", tests, SHOTS + 4, NULL, NULL);
}
