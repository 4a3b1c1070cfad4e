/* What a click, and a turn of the wheel, does where. */
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
#include "app/update.h"
#include "app/view.h"
#include "tests/screen/fibonacci.h"
#include "tests/screen/scene.h"

static struct model *at_pause(int rows, int columns)
{
  struct model *model = fibonacci_new(rows, columns);
  fibonacci_at(model, FIBONACCI_SIXTH);
  scene_of(model_engine(model))->calls[0] = '\0';
  return model;
}

static bool stands_at(const struct grid *grid, int row, int column, const char *text)
{
  for (; *text != '\0' && column < grid_columns(grid); column++) {
    const char *cell = grid_at(grid, row, column)->text;
    if (strncmp(text, cell, strlen(cell)) != 0) return false;
    text += strlen(cell);
  }
  return *text == '\0';
}

/* Where the screen shows that text first, from the top. */
static void find(const struct model *model, const char *text, int *row, int *column)
{
  struct grid *grid = grid_new(model->rows, model->columns);
  view_draw(model, grid);
  for (*row = 0; *row < model->rows; ++*row)
    for (*column = 0; *column < model->columns; ++*column)
      if (stands_at(grid, *row, *column, text)) {
        grid_free(grid);
        return;
      }
  fail_msg("the screen has no %s", text);
}

/* Clicks so many columns right of that text. */
static bool click(struct model *model, const char *text, int right)
{
  int row, column;
  find(model, text, &row, &column);
  return update_click(model, row, column + right);
}

static void turn(struct model *model, const char *text, int direction)
{
  int row, column;
  find(model, text, &row, &column);
  update_wheel(model, row, column, direction);
}

static void a_click_in_the_source_moves_its_cursor(void **state)
{
  (void)state;
  struct model *model = at_pause(24, 80);
  click(model, "if reset", 0);
  assert_int_equal(model->cursor, 6);
  assert_true(model->cursor_moved);
  click(model, "return fib", 20); /* behind the text */
  assert_int_equal(model->cursor, 10);
  assert_int_equal(model->focus, PANE_SOURCE);
  update_click(model, 13, 20); /* below the last line */
  assert_int_equal(model->cursor, 10);
  model_free(model);
}

static void a_click_on_a_number_is_a_breakpoint(void **state)
{
  (void)state;
  struct model *model = at_pause(24, 80);
  struct scene *scene = scene_of(model_engine(model));
  click(model, "if reset", -8);
  assert_int_equal(scene->break_count, 1);
  assert_int_equal(scene->breaks[0].line, 6);
  click(model, "if reset", -8);
  assert_int_equal(scene->break_count, 0);
  model_free(model);
}

static void a_click_in_the_twin_is_one_in_the_source(void **state)
{
  (void)state;
  struct model *model = at_pause(40, 160);
  click(model, "if (reset)", 0);
  assert_int_equal(model->cursor, 6);
  click(model, "if (reset)", -8);
  assert_int_equal(scene_of(model_engine(model))->breaks[0].line, 6);
  model_free(model);
}

static void a_click_chooses_a_pane_and_a_line(void **state)
{
  (void)state;
  struct model *model = at_pause(24, 80);
  click(model, "nothing printed", 0);
  assert_int_equal(model->focus, PANE_OUTPUT);
  click(model, " results ", 2); /* its title */
  assert_int_equal(model->focus, PANE_RESULTS);
  click(model, "you ▸ fib", 0); /* no pane */
  assert_int_equal(model->focus, PANE_RESULTS);
  click(model, "ƒ fibonacci(limit)", 0);
  assert_int_equal(model->focus, PANE_GENERATORS);
  assert_string_equal(scene_of(model_engine(model))->calls, "");
  click(model, "fibonacci#1  paused", 0);
  click(model, "fibonacci#1  paused", 0); /* the second opens it */
  assert_string_equal(scene_of(model_engine(model))->calls, "select:fibonacci#1");
  model_free(model);
}

static void all_keys_in_sight_are_buttons(void **state)
{
  (void)state;
  struct model *model = at_pause(24, 80);
  struct scene *scene = scene_of(model_engine(model));
  click(model, "s line", 3);
  assert_string_equal(scene->calls, "step");
  scene->status = ENGINE_STOPPED;
  update_engine(model);
  click(model, "v send", 0);
  assert_true(model->prompt.open);
  update_key(model, "Esc");
  click(model, "J JavaScript", 0);
  assert_true(model->twin_first);
  click(model, "J Lua", 4);
  assert_false(model->twin_first);
  click(model, "? help", 5);
  assert_int_equal(model->cover, PANE_HELP);
  click(model, "Down scroll", 0);
  assert_int_equal(view_first(model, PANE_HELP), 1);
  click(model, "yield, where", 0); /* nothing */
  assert_int_equal(model->cover, PANE_HELP);
  click(model, "q close", 0);
  assert_int_equal(model->cover, PANE_COUNT);
  model_free(model);
}

static void a_button_can_end_it(void **state)
{
  (void)state;
  struct model *model = at_pause(24, 200);
  assert_false(click(model, "q quit", 0));
  model_free(model);
}

static void the_wheel_scrolls_what_is_under_it(void **state)
{
  (void)state;
  struct model *model = at_pause(16, 60);
  int height = view_layout(model).boxes[PANE_SOURCE].height;
  update_wheel(model, 4, 10, 1);
  update_wheel(model, 4, 10, 1);
  assert_int_equal(view_first(model, PANE_SOURCE), 10 - height);
  update_wheel(model, 0, 10, -1); /* the title: no pane */
  assert_int_equal(view_first(model, PANE_SOURCE), 10 - height);
  update_key(model, "G");
  update_wheel(model, 4, 10, -1);
  assert_int_equal(view_first(model, PANE_SOURCE), 10 - height > 3 ? 7 - height : 0);
  assert_in_range(model->cursor, 1, height); /* the cursor came along */
  model_free(model);
}

static void the_wheel_scrolls_a_list(void **state)
{
  (void)state;
  struct model *model = at_pause(24, 80);
  int bottom = view_first(model, PANE_RESULTS);
  for (int focus = 0; focus < 2; focus++) { /* with its cursor, too */
    turn(model, "{ value: 3", -1);
    assert_int_equal(view_first(model, PANE_RESULTS), bottom > 3 ? bottom - 3 : 0);
    turn(model, "{ value: 1", 1);
    assert_int_equal(view_first(model, PANE_RESULTS), bottom);
    click(model, "{ value: 5", 0);
  }
  update_key(model, "?");
  update_wheel(model, 10, 10, 1);
  assert_int_equal(view_first(model, PANE_HELP), 3);
  model_free(model);
}

static void the_mouse_can_be_switched_off(void **state)
{
  (void)state;
  struct model *model = at_pause(24, 80);
  assert_true(model->mouse);
  scene_press(model, ": m o u s e Space o f f Enter");
  assert_false(model->mouse);
  scene_press(model, ": m o u s e Enter");
  assert_true(model->mouse);
  model_free(model);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_click_in_the_source_moves_its_cursor),
      cmocka_unit_test(a_click_on_a_number_is_a_breakpoint),
      cmocka_unit_test(a_click_in_the_twin_is_one_in_the_source),
      cmocka_unit_test(a_click_chooses_a_pane_and_a_line),
      cmocka_unit_test(all_keys_in_sight_are_buttons),
      cmocka_unit_test(a_button_can_end_it),
      cmocka_unit_test(the_wheel_scrolls_what_is_under_it),
      cmocka_unit_test(the_wheel_scrolls_a_list),
      cmocka_unit_test(the_mouse_can_be_switched_off),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
