/* The kept pane of whole sessions: real tables and calls, opened by keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/grid.h"
#include "app/model_inside.h"
#include "app/view.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

struct shot {
  const char *file, *script;
  int rows, columns;
  const char *keys;
};

static const struct shot shots[] = {
    {"kept-60x16", "kept", 16, 60, "n Tab Enter"},
    {"kept", "kept", 24, 80, "n Tab Enter j Enter"},
    {"kept-120x30", "kept", 30, 120, "n Tab Enter j Enter"},
    {"kept-200x60", "kept", 60, 200, "n Tab Enter j Enter j j j j j j j Enter j j j Enter"},
    {"kept-zoomed-200x60", "kept", 60, 200, "n Tab z G k k k k Enter"},
    {"kept-calls-60x16", "kept", 16, 60, "n n Tab"},
    {"kept-calls", "kept", 24, 80, "n n : type:up Enter"},
    {"kept-calls-120x30", "kept", 30, 120, "n n : type:up Enter : type:up Enter"},
    {"kept-calls-200x60", "kept", 60, 200, "n n Tab z G Enter : type:up Enter : type:up Enter"},
    {"kept-deep", "dive", 24, 80, "n Tab G"},
    {"kept-deep-200x60", "dive", 60, 200, "n Tab G Enter"},
    {"kept-main", "kept", 24, 80, "Tab"},
    {"kept-finished", "lists", 24, 80, "n n n"},
    {"kept-lists", "lists", 24, 80, "n Tab Enter j Enter n"},
    {"kept-lists-javascript", "lists", 24, 80, "n Tab Enter j Enter n J"},
    {"kept-lists-javascript-200x60", "lists", 60, 200, "n Tab Enter j Enter n J"},
};

static void draw_shot(void **state)
{
  const struct shot *shot = *state;
  struct model *model = real_open(shot->script, shot->rows, shot->columns);
  char file[128];
  real_keys(model, shot->keys);
  snprintf(file, sizeof file, "real/%s", shot->file);
  shot_expect(model, file);
  model_free(model);
}

/* The kept pane alone: the sentence tells how one came here. */
static char *pane_of(struct model *model)
{
  struct layout_box box = {.height = 100, .width = 80};
  struct grid *grid = grid_new(box.height, box.width);
  struct paper paper = {.grid = grid, .box = box};
  view_kept.draw(model, &paper);
  char *text = grid_to_text(grid);
  grid_free(grid);
  return text;
}

static void what_is_open_is_the_same_after_back_and_redo(void **state)
{
  (void)state;
  enum { STEPS = 6 };
  char *before[STEPS + 1];
  struct model *model = real_open("lists", 24, 80);
  real_keys(model, "n Tab Enter j Enter");
  before[0] = pane_of(model);
  bool changed = false;
  for (int i = 1; i <= STEPS; i++) {
    real_keys(model, "s");
    before[i] = pane_of(model);
    changed = changed || strstr(before[i], "was \"apple\"") != NULL;
  }
  assert_true(changed);
  for (int i = STEPS; i-- > 0;) {
    real_keys(model, "b");
    char *pane = pane_of(model);
    assert_string_equal(pane, before[i]);
    free(pane);
  }
  for (int i = 1; i <= STEPS; i++) {
    real_keys(model, "Ctrl-R");
    char *pane = pane_of(model);
    assert_string_equal(pane, before[i]);
    free(pane);
  }
  for (int i = 0; i <= STEPS; i++)
    free(before[i]);
  model_free(model);
}

static void it_is_open_after_a_restart_too(void **state)
{
  (void)state;
  struct model *model = real_open("lists", 24, 80);
  real_keys(model, "n Tab Enter j Enter");
  char *before = pane_of(model);
  real_keys(model, "0 n");
  char *pane = pane_of(model);
  assert_string_equal(pane, before);
  free(pane);
  free(before);
  model_free(model);
}

static void the_frame_in_view_is_chosen_by_up_and_down(void **state)
{
  (void)state;
  static const struct {
    const char *keys;
    size_t frame;
    int cursor;
    const char *message;
  } steps[] = {
      {": type:down Enter", 0, 6, "This is the innermost call, visit: there is none below it."},
      {": type:up Enter", 1, 4,
       "#2 of 4 calls: visit, line 4. It waits for the call below it. set and eval work in #1 "
       "only."},
      {": type:up Enter", 2, 4,
       "#3 of 4 calls: visit, line 4. It waits for the call below it. set and eval work in #1 "
       "only."},
      {": type:up Enter", 3, 20,
       "#4 of 4 calls: walk, line 20. It waits for the call below it. set and eval work in #1 "
       "only."},
      {": type:up Enter", 3, 20, "This is the outermost call of walk#1: there is none above it."},
      {": type:down Enter", 2, 4,
       "#3 of 4 calls: visit, line 4. It waits for the call below it. set and eval work in #1 "
       "only."},
  };
  struct model *model = real_open("kept", 24, 80);
  real_keys(model, "n n");
  for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
    real_keys(model, steps[i].keys);
    assert_int_equal(model->frame, steps[i].frame);
    assert_int_equal(model->cursor, steps[i].cursor);
    assert_string_equal(model_message(model), steps[i].message);
  }
  real_keys(model, "n");
  assert_int_equal(model->frame, 0);
  model_free(model);
}

static void a_call_that_is_opened_stays_open(void **state)
{
  (void)state;
  struct model *model = real_open("dive", 60, 200);
  real_keys(model, "n Tab G Enter");
  size_t last = model->kept.count - 1;
  while (model->kept.rows[last].kind != KEPT_FRAME)
    last--;
  assert_int_equal(model->kept.rows[last].frame, 63);
  assert_true(model->kept.rows[last].open);
  real_keys(model, "b n");
  assert_true(model->kept.rows[last].open);
  real_keys(model, "g Enter"); /* the innermost is open by itself, and can be closed */
  assert_false(model->kept.rows[0].open);
  for (int i = 0; i < 63; i++)
    real_keys(model, ": type:up Enter");
  assert_int_equal(model->frame, 63);
  real_keys(model, ": type:up Enter");
  assert_string_equal(model_message(model), "The calls above this one are too many to show.");
  model_free(model);
}

static void without_calls_there_is_nothing_to_choose(void **state)
{
  (void)state;
  struct model *model = real_open("lists", 24, 80);
  real_keys(model, ": type:up Enter");
  assert_string_equal(model_message(model),
                      "This is the outermost call of main: there is none above it.");
  real_keys(model, "n r Enter : type:up Enter");
  assert_string_equal(model_message(model),
                      "There is no call to look at: pick#1 has no locals now.");
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { SHOTS = sizeof shots / sizeof shots[0], OTHERS = 5 };
  struct CMUnitTest tests[SHOTS + OTHERS] = {{0}};
  for (size_t i = 0; i < SHOTS; i++)
    tests[i] = (struct CMUnitTest){.name = shots[i].file,
                                   .test_func = draw_shot,
                                   .initial_state = (void *)(uintptr_t)&shots[i]};
  const struct CMUnitTest others[OTHERS] = {
      cmocka_unit_test(what_is_open_is_the_same_after_back_and_redo),
      cmocka_unit_test(it_is_open_after_a_restart_too),
      cmocka_unit_test(the_frame_in_view_is_chosen_by_up_and_down),
      cmocka_unit_test(a_call_that_is_opened_stays_open),
      cmocka_unit_test(without_calls_there_is_nothing_to_choose),
  };
  memcpy(tests + SHOTS, others, sizeof others);
  return _cmocka_run_group_tests("kept", tests, SHOTS + OTHERS, NULL, NULL);
}
