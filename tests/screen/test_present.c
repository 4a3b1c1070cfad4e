/* Presenter mode: what stands first, what is hidden, and the keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/grid.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/update.h"
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
    {"begun", "fibonacci", 24, 80, "n n P"},
    {"hidden", "fibonacci", 24, 80, "n n P PgDn"},
    {"shown", "fibonacci", 24, 80, "n n P PgDn ."},
    {"next-hides-again", "fibonacci", 24, 80, "P PgDn . PgDn"},
    {"back-shows", "fibonacci", 24, 80, "n n P PgDn PgUp"},
    {"hidden-120x36", "fibonacci", 36, 120, "n n n P n"},
    {"shown-120x36", "fibonacci", 36, 120, "n n n P n ."},
    {"shown-60x16", "fibonacci", 16, 60, "n n P n ."},
    {"shown-40x10", "fibonacci", 10, 40, "n n P n ."},
    {"shown-40x30", "fibonacci", 30, 40, "n n P n ."},
    {"pipeline-200x60", "pipeline", 60, 200, "n P n . x ."},
    {"stepping", "fibonacci", 24, 80, "n P s s"},
    {"predicted", "fibonacci", 24, 80, "n p P n type:7,true Enter"},
    {"prompt", "fibonacci", 24, 80, "n P v type:tr"},
    {"unknown-key", "fibonacci", 24, 80, "n P F2"},
    {"plain", "fibonacci", 24, 80, "n : type:present Space type:plain Enter n"},
    {"over", "fibonacci", 24, 80, "n P n P"},
    {"zoomed", "fibonacci", 24, 80, "n P z"},
};

static void draw_shot(void **state)
{
  const struct shot *shot = *state;
  char file[128];
  snprintf(file, sizeof file, "present/%s", shot->file);
  struct model *model = real_open(shot->script, shot->rows, shot->columns);
  real_keys(model, shot->keys);
  shot_expect(model, file);
  model_free(model);
}

static char *text_of(const struct model *model)
{
  struct grid *grid = grid_new(model->rows, model->columns);
  view_draw(model, grid);
  char *text = grid_to_text(grid);
  grid_free(grid);
  return text;
}

static void assert_on_screen(const struct model *model, const char *what, bool there)
{
  char *text = text_of(model);
  if ((strstr(text, what) != NULL) != there)
    fail_msg("%s %s on\n%s", what, there ? "is not" : "is", text);
  free(text);
}

/* At each size that has all panes, and in each of them zoomed. */
static void assert_nowhere(struct model *model, const char *what)
{
  static const int sizes[][2] = {{24, 80}, {36, 120}, {60, 200}, {100, 300}, {16, 60}, {10, 40}};
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
    update_size(model, sizes[i][0], sizes[i][1]);
    assert_on_screen(model, what, false);
  }
  update_size(model, 24, 80);
  for (int pane = PANE_SOURCE; pane <= PANE_SENTENCE; pane++) {
    if (pane == PANE_TWIN) continue; /* it has none */
    model->zoomed = model->focus = (enum pane)pane;
    assert_on_screen(model, what, false);
  }
  model->zoomed = PANE_COUNT;
  model->focus = PANE_SOURCE;
}

static void a_hidden_value_stands_nowhere(void **state)
{
  (void)state;
  struct model *model = real_open("squares", 24, 80);
  real_keys(model, "n n P");
  assert_on_screen(model, "1049", true); /* seen before */
  real_press(model, "PgDn");
  assert_nowhere(model, "1064");
  real_press(model, ".");
  assert_on_screen(model, "1064", true);
  real_press(model, ".");
  assert_nowhere(model, "1064");
  real_press(model, "P"); /* who leaves the mode has all back */
  assert_on_screen(model, "1064", true);
  model_free(model);
}

static void a_step_without_a_result_hides_nothing(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  real_keys(model, "n P s s");
  assert_on_screen(model, "?,", false);
  model_free(model);
}

/* The clicker's keys do what they do only while the mode lasts; others keep their meaning. */
static void clicker_keys_are_laid_over_the_others(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  const struct keymap *keys = model->keymap;
  assert_string_equal(keymap_find(keys, "PgDn"), "scroll page-down");
  assert_null(keymap_find(keys, "."));
  model_present(model, true);
  assert_string_equal(keymap_find(keys, "PgDn"), "next");
  assert_string_equal(keymap_find(keys, "PgUp"), "back");
  assert_string_equal(keymap_find(keys, "."), "hide");
  assert_string_equal(keymap_find(keys, "n"), "next");
  assert_string_equal(keymap_key(keys, "next"), "n"); /* the keyboard's first */
  assert_string_equal(keymap_key(keys, "hide"), ".");
  assert_string_equal(keymap_key(keys, "scroll page-down"), ""); /* it has no key now */
  char names[64];
  const struct command *back = command_find("back", 4, COMMAND_SCREEN);
  assert_string_equal(keymap_keys(keys, back, names, sizeof names), "b Backspace Left PgUp");
  model_present(model, false);
  assert_string_equal(keymap_find(keys, "PgDn"), "scroll page-down");
  model_free(model);
}

/* It has a theme of its own, and gives the one before back, but not over another choice. */
static void the_theme_is_for_the_back_row(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  command_run(model, "theme light", COMMAND_SCREEN);
  real_press(model, "P");
  assert_string_equal(model->theme.name, "high-contrast");
  command_run(model, "present plain", COMMAND_SCREEN);
  real_press(model, "P");
  assert_string_equal(model->theme.name, "light");
  real_press(model, "P");
  command_run(model, "theme dark", COMMAND_SCREEN);
  real_press(model, "P");
  assert_string_equal(model->theme.name, "dark");
  model_free(model);
}

/* What came out is always there; the panes stand inside the window, and apart. */
static void it_fits_into_every_window(void **state)
{
  (void)state;
  for (int rows = LAYOUT_MIN_ROWS; rows <= 100; rows++)
    for (int columns = LAYOUT_MIN_COLUMNS; columns <= 200; columns += 7)
      for (int kept = 1; kept < 40; kept += 6) {
        const struct layout_pause pause = {.in = 3, .out = 2, .kept = kept};
        struct layout_wish wish = {.rows = rows,
                                   .columns = columns,
                                   .cover = PANE_COUNT,
                                   .zoomed = PANE_COUNT,
                                   .pause = &pause,
                                   .time_lines = 1,
                                   .sentence_lines = kept};
        struct layout layout = layout_make(&wish);
        const struct layout_box *boxes = layout.boxes;
        assert_true(boxes[PANE_OUT].height > 0 && boxes[PANE_SENTENCE].height >= 2);
        assert_true(boxes[PANE_IN].height == 0 || boxes[PANE_IN].row < boxes[PANE_OUT].row);
        for (int one = 0; one < PANE_COUNT; one++)
          for (int other = 0; other < one; other++) {
            const struct layout_box *a = &boxes[one], *b = &boxes[other];
            if (a->height == 0 || b->height == 0 || one == PANE_TIME || other == PANE_TIME)
              continue;
            bool apart = a->row + a->height < b->row || b->row + b->height < a->row ||
                         a->column + a->width < b->column || b->column + b->width < a->column;
            assert_true(apart);
            assert_true(a->row >= 2 && a->row + a->height < rows);
            assert_true(a->column >= 0 && a->column + a->width <= columns && a->width >= 20);
          }
      }
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
      cmocka_unit_test(a_hidden_value_stands_nowhere),
      cmocka_unit_test(a_step_without_a_result_hides_nothing),
      cmocka_unit_test(clicker_keys_are_laid_over_the_others),
      cmocka_unit_test(the_theme_is_for_the_back_row),
      cmocka_unit_test(it_fits_into_every_window),
  };
  memcpy(tests + SHOTS, others, sizeof others);
  return _cmocka_run_group_tests("present", tests, SHOTS + OTHERS, NULL, NULL);
}
