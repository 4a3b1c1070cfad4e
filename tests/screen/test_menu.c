/* The menu of lessons: what is done, where one left off, and the way into a lesson and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/lesson/lessons.h"
#include "app/lesson/menu.h"
#include "app/model_inside.h"
#include "app/update.h"
#include "engine/engine.h"
#include "tests/screen/course.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

static const struct shot {
  const char *file;
  int rows, columns;
  const char *keys;
} shots[] = {
    {"new", 24, 80, ""},
    {"new-60x16", 16, 60, ""},
    {"new-200x60", 60, 200, ""},
    {"scrolls-40x7", 7, 40, "Down"},
    {"smallest-20x4", 4, 20, ""},
    {"second", 24, 80, "Down"},
    {"help", 24, 80, "?"},
    {"help-60x16", 16, 60, "?"},
    {"unknown-key", 24, 80, "x"},
    {"javascript", 24, 80, "J"},
    {"begun", 24, 80, "Enter > > Q"},
    {"begun-60x16", 16, 60, "Enter > > Q"},
    {"one-done", 24, 80, "Down Enter Enter Q"},
    {"new-styled", 24, 80, ""},
};

static void draw_shot(void **state)
{
  void *home = NULL;
  course_set_up(&home);
  const struct shot *shot = *state;
  char file[128];
  snprintf(file, sizeof file, "menu/%s", shot->file);
  struct model *model = course_menu(shot->rows, shot->columns);
  real_keys(model, shot->keys);
  shot_expect(model, file);
  model_free(model);
  course_tear_down(&home);
}

static void it_quits(void **state)
{
  (void)state;
  struct model *model = course_menu(24, 80);
  assert_true(update_key(model, "Esc"));
  assert_false(update_key(model, "q"));
  assert_false(update_key(model, "Ctrl-C"));
  assert_true(update_key(model, "?"));
  assert_true(update_key(model, "q")); /* closes the help */
  assert_false(update_key(model, "q"));
  model_free(model);
}

/* Behind the lesson that is done, the next one is chosen. */
static void it_goes_on_where_one_left_off(void **state)
{
  (void)state;
  struct model *model = course_menu(24, 80);
  assert_string_equal(menu_chosen(model->lessons->menu)->id, "01-small");
  real_keys(model, "Down Enter Q");
  assert_string_equal(menu_chosen(model->lessons->menu)->id, "02-other");
  real_keys(model, "Up Enter >");
  model_free(model);
  model = course_menu(24, 80);
  assert_string_equal(menu_chosen(model->lessons->menu)->id, "01-small");
  real_keys(model, "Enter");
  assert_int_equal(lesson_run_page(model->lessons->run), 1);
  model_free(model);
}

/* No process is left behind, and another lesson opens under the same settings. */
static void lessons_follow_each_other(void **state)
{
  (void)state;
  struct model *model = course_menu(24, 80);
  model->slow.pace = 1234;
  real_keys(model, "Enter n n Q");
  assert_null(model_engine(model));
  real_keys(model, "Down Enter");
  assert_int_equal(history_count(model->history), 0);
  assert_int_equal(model->slow.pace, 1234);
  real_keys(model, "n");
  assert_int_equal(history_count(model->history), 1);
  model_free(model);
}

static void the_mouse_chooses_and_opens(void **state)
{
  (void)state;
  struct model *model = course_menu(24, 80);
  assert_true(update_click(model, 6, 10));
  assert_string_equal(menu_chosen(model->lessons->menu)->id, "02-other");
  assert_true(update_click(model, 4, 10)); /* a blank line */
  assert_true(update_click(model, 12, 10));
  assert_string_equal(menu_chosen(model->lessons->menu)->id, "02-other");
  update_wheel(model, 5, 10, 1);
  assert_true(update_click(model, 6, 10));
  assert_non_null(model->lessons->run);
  assert_true(engine_wait(model_engine(model), REAL_DEADLINE));
  update_engine(model);
  assert_false(model_running(model));
  model_free(model);
}

/* While the script runs on, one can leave all the same. */
static void an_endless_script_is_left(void **state)
{
  (void)state;
  struct model *model = course_lesson_one(24, 80);
  real_keys(model, "> >");
  assert_true(update_key(model, "s"));
  assert_true(update_key(model, "Q")); /* whether it stands or still runs */
  assert_true(model->lessons->in_menu);
  assert_null(model_engine(model));
  model_free(model);
}

static void it_follows_the_size(void **state)
{
  (void)state;
  struct model *model = course_menu(24, 80);
  for (int rows = 1; rows < 40; rows += 3)
    for (int columns = 10; columns < 200; columns += 17) {
      update_size(model, rows, columns);
      struct grid *grid = grid_new(rows, columns);
      menu_draw(model->lessons->menu, model, grid);
      grid_free(grid);
    }
  update_size(model, 24, 80);
  shot_expect(model, "menu/new");
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { SHOTS = sizeof shots / sizeof shots[0] };
  static struct CMUnitTest tests[SHOTS];
  for (size_t i = 0; i < SHOTS; i++)
    tests[i] = (struct CMUnitTest){shots[i].file, draw_shot, NULL, NULL, (void *)&shots[i]};
#define TEST(name) cmocka_unit_test_setup_teardown(name, course_set_up, course_tear_down)
  const struct CMUnitTest others[] = {
      TEST(it_quits),
      TEST(it_goes_on_where_one_left_off),
      TEST(lessons_follow_each_other),
      TEST(the_mouse_chooses_and_opens),
      TEST(an_endless_script_is_left),
      TEST(it_follows_the_size),
  };
  int failed = cmocka_run_group_tests_name("shots", tests, NULL, NULL);
  return failed + cmocka_run_group_tests_name("menu", others, NULL, NULL);
}
