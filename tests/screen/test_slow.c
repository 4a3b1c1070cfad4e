/* Slow motion: its screens, its pace, its keys. The clock is the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/model_inside.h"
#include "app/update.h"
#include "engine/engine.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

static const struct shot {
  const char *file, *script;
  int rows, columns;
  const char *keys;
} shots[] = {
    {"slow-begins", "fibonacci", 24, 80, "N"},
    {"slow", "fibonacci", 24, 80, "n n N tick tick"},
    {"slow-60x16", "fibonacci", 16, 60, "n n N tick"},
    {"slow-200x60", "pipeline", 60, 200, "n n N tick tick tick"},
    {"slow-ends", "fibonacci", 24, 80, "n n N tick tick tick tick"},
    {"slow-sends", "fibonacci", 24, 80, "n n V type:true Enter tick tick"},
    {"slow-throws", "catching", 24, 80, "n T type:'stop' Enter"},
    {"slow-returns", "fibonacci", 24, 80, "n R type:7 Enter"},
    {"slow-stopped", "fibonacci", 24, 80, "n n N tick q"},
    {"slow-finished", "fibonacci", 24, 80, "n n N tick n"},
    {"slow-back", "fibonacci", 24, 80, "n n N tick tick q b"},
    {"slow-faster", "fibonacci", 24, 80, "n n N + +"},
    {"slow-delegates", "pipeline", 24, 80, "n N tick tick tick tick"},
};

static void draw_shot(void **state)
{
  const struct shot *shot = *state;
  char file[128];
  snprintf(file, sizeof file, "real/%s", shot->file);
  struct model *model = real_open(shot->script, shot->rows, shot->columns);
  real_keys(model, shot->keys);
  shot_expect(model, file);
  model_free(model);
}

static void waits_for_its_pace(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  assert_int_equal(update_tick(model, 5000), -1); /* nothing plays */
  real_press(model, "N");
  uint64_t tick = model->shown->stop.tick;
  assert_int_equal(update_tick(model, 7000), SLOW_PACE);
  assert_int_equal(update_tick(model, 7100), SLOW_PACE - 100);
  assert_true(engine_status(model->engine) == ENGINE_STOPPED);
  assert_int_equal(update_tick(model, 7000 + SLOW_PACE), -1);
  assert_true(engine_wait(model->engine, REAL_DEADLINE));
  update_engine(model);
  assert_int_equal(model->shown->stop.tick, tick + 1);
  model_free(model);
}

static void goes_faster_and_slower(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  real_press(model, "+");
  assert_int_equal(model->slow.pace, 400);
  real_press(model, "-");
  real_press(model, "-");
  assert_int_equal(model->slow.pace, 900);
  for (int i = 0; i < 9; i++)
    real_press(model, "-");
  assert_int_equal(model->slow.pace, 2000);
  assert_non_null(strstr(model->message, "no slower"));
  for (int i = 0; i < 12; i++)
    real_press(model, "+");
  assert_int_equal(model->slow.pace, 60);
  assert_non_null(strstr(model->message, "no faster"));
  model_free(model);
}

/* 200,000 lines to the first result: it must come within some sixty steps, and say on the way
 * that it covers more. */
static void comes_far(void **state)
{
  (void)state;
  struct model *model = real_open("far", 24, 80);
  real_press(model, "N");
  int steps = 0;
  for (; model->slow.playing && steps < 200; steps++) {
    real_tick(model);
    if (steps == 50) shot_expect(model, "real/slow-far");
  }
  assert_in_range(steps, 40, 60);
  assert_int_equal(model->shown->stop.reason, ENGINE_STOP_RESULT);
  real_press(model, "b");
  assert_int_equal(model->shown->stop.reason, ENGINE_STOP_CREATED);
  model_free(model);
}

/* A key that comes while a step runs is not lost. */
static void a_key_within_a_step_ends_it(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  real_press(model, "N");
  update_tick(model, 1000);
  update_tick(model, 1000 + SLOW_PACE);
  assert_true(engine_status(model->engine) == ENGINE_RUNNING);
  assert_true(update_key(model, "q"));
  assert_true(engine_wait(model->engine, REAL_DEADLINE));
  update_engine(model);
  assert_false(model->slow.playing);
  assert_int_equal(model->shown->stop.reason, ENGINE_STOP_LINE);
  assert_int_equal(update_tick(model, 9000), -1);
  model_free(model);
}

static void next_within_a_step_finishes_it(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  real_press(model, "N");
  update_tick(model, 1000);
  update_tick(model, 1000 + SLOW_PACE);
  real_press(model, "n");
  assert_false(model->slow.playing);
  assert_int_equal(model->shown->stop.reason, ENGINE_STOP_RESULT);
  assert_int_equal(engine_back_count(model->engine), 1);
  model_free(model);
}

static void one_that_is_refused_does_not_play(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  real_keys(model, "n s V type:none.x Enter");
  assert_false(model->slow.playing);
  model_free(model);
}

int main(int argc, char **argv)
{
  enum { SHOTS = sizeof shots / sizeof shots[0], OTHERS = 6 };
  engine_start(argc, argv);
  struct CMUnitTest tests[SHOTS + OTHERS] = {
      cmocka_unit_test(waits_for_its_pace),
      cmocka_unit_test(goes_faster_and_slower),
      cmocka_unit_test(comes_far),
      cmocka_unit_test(a_key_within_a_step_ends_it),
      cmocka_unit_test(next_within_a_step_finishes_it),
      cmocka_unit_test(one_that_is_refused_does_not_play),
  };
  for (int i = 0; i < SHOTS; i++)
    tests[OTHERS + i] = (struct CMUnitTest){
        .name = shots[i].file, .test_func = draw_shot, .initial_state = (void *)&shots[i]};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
