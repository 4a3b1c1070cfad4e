/* What keys do: the commands that they reach in the engine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/grid.h"
#include "app/model_inside.h"
#include "app/update.h"
#include "app/view.h"
#include "tests/screen/fibonacci.h"
#include "tests/screen/scene.h"

static void commands_are_found_by_name_or_prefix(void **state)
{
  (void)state;
  assert_string_equal(command_find("fin", 3, COMMAND_DRIVE)->name, "finish");
  assert_null(command_find("s", 1, COMMAND_DRIVE));
  assert_null(command_find("scroll", 6, COMMAND_DRIVE));
  for (size_t i = 0; i < command_count; i++) {
    const struct command *command = &command_table[i];
    assert_ptr_equal(command_find(command->name, strlen(command->name), command->places), command);
    assert_int_equal(command->help[strlen(command->help) - 1], '.');
  }
}

/* ------------------------------------------------- from the key to the engine */

/* Types keys on the example while it is paused, and compares what the engine was asked and
 * what the user was told. */
static void expect(const char *keys, const char *calls, const char *message)
{
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  struct scene *scene = scene_of(model_engine(model));
  scene->calls[0] = '\0';
  scene_press(model, keys);
  assert_string_equal(scene->calls, calls);
  assert_string_equal(model_message(model), message);
  model_free(model);
}

static void keys_reach_the_engine(void **state)
{
  (void)state;
  expect("n", "next", "");
  expect("Space", "next", "");
  expect("Right", "next", "");
  expect("s", "step", "");
  expect("F10", "over", "");
  expect("Shift-F11", "finish", "");
  expect("F5", "continue", "");
  expect("x", "each_call", "");
  expect("0", "restart", "");
  expect("v 7 Enter", "by-next:7", "");
  expect("t \" n o \" Enter", "by-throw:\"no\"", "");
  expect("r Enter", "by-return:", "");
  expect("m f ( 1 ) Enter", "make:f(1)", "");
  expect("v 7 Esc", "", "");
  expect(": n e x t Space 3 Enter", "by-next:3", "");
  expect(": s e l e c t Space f i b o n a c c i # 1 Enter", "select:fibonacci#1", "");
}

static void keys_move_in_time(void **state)
{
  (void)state;
  expect("b", "back", "");
  expect("Backspace", "back", "");
  expect("Left", "back", "");
  expect("Ctrl-R", "redo", "");
  expect("Ctrl-K", "kill", "");
  expect("w 7 Enter", "if-next:7", "");
  expect("w s e n d Space 7 Enter", "if-next:7", "");
  expect("w s e n d e r Enter", "if-next:sender", "");
  expect("w t h r o w Space 1 Enter", "if-throw:1", "");
  expect("w r e t u r n Enter", "if-return:", "");
  expect("w 7 Esc", "", "");
  expect("Ctrl-B", "", "There is only one branch yet: another input in the past opens a new one.");
}

static void the_pane_of_time_goes_where_its_cursor_is(void **state)
{
  (void)state;
  expect("Shift-Tab h h Enter", "goto:100", "");
  expect("Shift-Tab g l Enter", "goto:60", "");
  expect("Shift-Tab g h h Enter", "goto:40", "");
  expect("Shift-Tab g G l Enter", "goto:140", "");
  expect("Shift-Tab h Tab Enter", "", "There is nothing to open here.");
}

/* Clicks so many columns right of the lowest row's first cell with that symbol, and compares what
 * the engine was asked. */
static void expect_click(struct model *model, const char *symbol, int right, const char *calls)
{
  struct scene *scene = scene_of(model_engine(model));
  struct grid *grid = grid_new(model->rows, model->columns);
  int row = model->rows, column = model->columns;
  view_draw(model, grid);
  while (column == model->columns && row-- > 0)
    for (column = 0; column < model->columns; column++)
      if (strcmp(grid_at(grid, row, column)->text, symbol) == 0) break;
  grid_free(grid);
  assert_in_range(row, 0, model->rows - 1);
  scene->calls[0] = '\0';
  update_click(model, row, column + right);
  assert_string_equal(scene->calls, calls);
  scene->status = ENGINE_STOPPED;
  update_engine(model);
}

static void a_click_on_a_mark_goes_there(void **state)
{
  (void)state;
  static const int sizes[][2] = {{24, 80}, {60, 200}};
  for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
    struct model *model = fibonacci_new(sizes[i][0], sizes[i][1]);
    fibonacci_at(model, FIBONACCI_SIXTH);
    expect_click(model, "●", 0, "goto:40");
    expect_click(model, "●", 4, "goto:80");
    expect_click(model, "◉", 0, "goto:140");
    expect_click(model, "●", 1, "");  /* between two marks */
    expect_click(model, "●", -1, ""); /* before the first one */
    expect_click(model, "‖", 0, "");
    update_key(model, "?"); /* covers the marks */
    update_click(model, sizes[i][0] - 5, 9);
    assert_string_equal(scene_of(model_engine(model))->calls, "");
    model_free(model);
  }
}

static void no_click_counts_while_the_user_types(void **state)
{
  (void)state;
  struct model *model = fibonacci_new(60, 200);
  fibonacci_at(model, FIBONACCI_SIXTH);
  update_key(model, "v");
  update_key(model, "7");
  expect_click(model, "◉", 0, "");
  assert_string_equal(model->prompt.text, "7");
  model_free(model);
}

static void a_next_asks_first_while_predicting(void **state)
{
  (void)state;
  expect("p n 8 , Space f a l s e Enter", "foresee:8", "");
  expect("p n Enter", "next", "");
  expect("p Space { 1 , 2 } , t r u e Enter", "foresee:{1,2}", "");
  expect("p n 8 Enter", "",
         "Say which value comes next, and whether it is done: predict 3, false.");
  expect("p n Esc", "", "Predicting is over.");
  expect("p n Esc n", "next", "");
  expect("p p n", "next", "");
  expect("p s", "step", "");
}

/* Puts a question, lets the engine answer it, and goes on. */
static void answer(struct model *model, const struct engine_outcome *outcomes, size_t count)
{
  struct scene *scene = scene_of(model_engine(model));
  scene->future = (struct engine_future){"8", outcomes, outcomes, count, count};
  scene->status = ENGINE_STOPPED;
  update_engine(model);
}

static void predict(struct model *model)
{
  static const char *const keys[] = {"n", "8", ",", "f", "a", "l", "s", "e", "Enter"};
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
    update_key(model, keys[i]);
}

static void the_score_is_kept_and_next_follows(void **state)
{
  (void)state;
  static const struct engine_outcome right = {"8", false, false, false};
  static const struct engine_outcome wrong = {"8", true, false, false};
  static const struct engine_outcome none = {"", false, false, true};
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  struct scene *scene = scene_of(model_engine(model));
  scene->calls[0] = '\0';
  update_key(model, "p");
  predict(model);
  answer(model, &right, 1);
  assert_string_equal(scene->calls, "foresee:8 next");
  assert_true(model->guess.told && model->guess.right);
  answer(model, NULL, 0); /* the next has stopped */
  assert_true(model->guess.told);
  predict(model);
  assert_false(model->guess.told);
  answer(model, &wrong, 1);
  assert_true(model->guess.told && !model->guess.right);
  answer(model, NULL, 0);
  predict(model);
  answer(model, &none, 1);
  assert_string_equal(scene->calls, "foresee:8 next foresee:8 next foresee:8");
  assert_int_equal(model->guess.count, 2);
  assert_int_equal(model->guess.right_count, 1);
  model_free(model);
}

static void both_futures_are_shown_and_one_is_taken(void **state)
{
  (void)state;
  static const struct engine_outcome outcome = {"8", false, false, false};
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  struct scene *scene = scene_of(model_engine(model));
  for (int taken = 0; taken < 2; taken++) {
    scene->calls[0] = '\0';
    update_key(model, "w");
    update_key(model, "7");
    update_key(model, "Enter");
    assert_int_equal(model->cover, PANE_COUNT);
    answer(model, &outcome, 1);
    assert_int_equal(model->cover, PANE_FUTURES);
    update_key(model, taken ? "Enter" : "Esc");
    assert_int_equal(model->cover, PANE_COUNT);
    assert_string_equal(scene->calls, taken ? "if-next:7 by-next:7" : "if-next:7");
  }
  model_free(model);
}

static void what_cannot_be_done_is_said(void **state)
{
  (void)state;
  expect("v Enter", "", "send needs an argument: send EXPR.");
  expect("]", "", "fibonacci#1 is the last generator.");
  expect("[", "", "fibonacci#1 is the first generator.");
  expect("Esc", "", "Nothing is running now, so there is nothing to pause. Press q to quit.");
  expect("y", "", "The key y does nothing here. Press ? to see the keys.");
  expect(": d a n c e Enter", "", "There is no command “dance”. Did you mean “pane”?");
  expect(": s t e p Space 2 Enter", "", "step takes no argument.");
  expect(": s e l e c t Space n o b o d y Enter", "", "There is no generator nobody.");
  expect(
      ": b r e a k Space 9 9 Enter", "",
      "break needs the number of a line from 1 to 10, also with a condition (break 4 if a > 10), "
      "or create, error, or change NAME.");
  expect(": s h o w Space z Enter", "", "There is no variable z in view.");
  expect(": s h o w Space a Enter", "", "a has no parts to show.");
}

static void a_late_refusal_changes_nothing_but_the_message(void **state)
{
  (void)state;
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  struct scene *scene = scene_of(model_engine(model));
  size_t from = model_from(model);
  char before[sizeof model->sentence];
  strcpy(before, model->sentence);
  update_key(model, "n");
  scene->refused = true;
  scene->status = ENGINE_STOPPED;
  update_engine(model);
  assert_string_equal(model_message(model), "That is not possible.");
  assert_string_equal(model->sentence, before);
  assert_int_equal(model_from(model), from);
  model_free(model);
}

static void quitting_ends_at_once(void **state)
{
  (void)state;
  struct model *model = fibonacci_new(24, 80);
  assert_true(update_key(model, "?"));
  assert_true(update_key(model, "q")); /* closes help */
  assert_false(update_key(model, "q"));
  model_free(model);
}

static void a_breakpoint_goes_and_comes(void **state)
{
  (void)state;
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  struct scene *scene = scene_of(model_engine(model));
  update_key(model, "Down");
  update_key(model, "F9");
  assert_int_equal(scene->break_count, 1);
  assert_int_equal(scene->breaks[0].line, 5);
  update_key(model, "B");
  assert_int_equal(scene->break_count, 0);
  assert_string_equal(model_message(model), "No breakpoint at line 5 any more.");
  model_free(model);
}

static void parts_of_a_table_are_listed(void **state)
{
  (void)state;
  static const struct engine_part parts[] = {{"1", "\"apple\"", false, 0}, {"x", "{1}", true, 5}};
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  scene_of(model_engine(model))->parts = (struct engine_parts){parts, 2, 0, 2, false};
  assert_int_equal(command_run(model, "show a 2", COMMAND_DRIVE), COMMAND_DONE);
  assert_string_equal(model_message(model), "a 2, 2 parts:\n  1  [1] = \"apple\"\n  2  [x] = {1}  "
                                            "(has parts)");
  assert_int_equal(command_run(model, "show a two", COMMAND_DRIVE), COMMAND_REFUSED);
  model_free(model);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(commands_are_found_by_name_or_prefix),
      cmocka_unit_test(keys_reach_the_engine),
      cmocka_unit_test(keys_move_in_time),
      cmocka_unit_test(the_pane_of_time_goes_where_its_cursor_is),
      cmocka_unit_test(a_click_on_a_mark_goes_there),
      cmocka_unit_test(no_click_counts_while_the_user_types),
      cmocka_unit_test(a_next_asks_first_while_predicting),
      cmocka_unit_test(the_score_is_kept_and_next_follows),
      cmocka_unit_test(both_futures_are_shown_and_one_is_taken),
      cmocka_unit_test(what_cannot_be_done_is_said),
      cmocka_unit_test(a_late_refusal_changes_nothing_but_the_message),
      cmocka_unit_test(quitting_ends_at_once),
      cmocka_unit_test(a_breakpoint_goes_and_comes),
      cmocka_unit_test(parts_of_a_table_are_listed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
