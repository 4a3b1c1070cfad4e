/* What keys do: the keymap, the prompt, and the commands that they reach in the engine. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/prompt.h"
#include "app/update.h"
#include "tests/screen/fibonacci.h"
#include "tests/screen/scene.h"

/* ------------------------------------------------------------------ the keymap */

static void every_key_of_the_default_keymap_is_well(void **state)
{
  (void)state;
  char problem[256];
  struct keymap *keymap = keymap_new("default", keymap_default, problem, sizeof problem);
  assert_string_equal(problem, "");
  assert_string_equal(keymap_find(keymap, "Space"), "next");
  assert_string_equal(keymap_find(keymap, "v"), "prompt send");
  assert_string_equal(keymap_key(keymap, "next"), "n");
  assert_string_equal(keymap_key(keymap, "throw"), "t");
  assert_string_equal(keymap_key(keymap, "info"), "");
  assert_null(keymap_find(keymap, "z"));
  keymap_free(keymap);
}

static void a_bad_line_is_told_with_its_number(void **state)
{
  (void)state;
  char problem[256], keys[64];
  struct keymap *keymap =
      keymap_new("mine", "# comment\n\n n  next \r\n N dance\n x\n Up scroll up\nn step", problem,
                 sizeof problem);
  assert_string_equal(problem, "mine, line 4: there is no command of that name, so this line was "
                               "left out.");
  assert_string_equal(keymap_find(keymap, "n"), "step");
  assert_string_equal(keymap_find(keymap, "Up"), "scroll up");
  assert_null(keymap_find(keymap, "x"));
  assert_string_equal(
      keymap_keys(keymap, command_find("scroll", 6, COMMAND_SCREEN), keys, sizeof keys), "Up");
  keymap_free(keymap);
  keymap = keymap_new("mine", "x", problem, sizeof problem);
  assert_string_equal(problem, "mine, line 1: no command stands after the key, so this line was "
                               "left out.");
  keymap_free(keymap);
}

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

/* ------------------------------------------------------------------ the prompt */

static enum prompt_answer type(struct prompt *prompt, const char *keys)
{
  enum prompt_answer answer = PROMPT_GOES_ON;
  char key[32];
  while (*keys != '\0') {
    size_t size = strcspn(keys, " ");
    memcpy(key, keys, size);
    key[size] = '\0';
    answer = prompt_key(prompt, key);
    keys += size + (keys[size] == ' ');
  }
  return answer;
}

static void a_line_can_be_edited(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, NULL);
  type(&prompt, "a é c Left Backspace b");
  assert_string_equal(prompt.text, "abc");
  type(&prompt, "Home x End y Left Left Delete");
  assert_string_equal(prompt.text, "xaby");
  type(&prompt, "Ctrl-U F5 PgUp");
  assert_string_equal(prompt.text, "y");
  type(&prompt, "End Space t w o Space Space Ctrl-W");
  assert_string_equal(prompt.text, "y ");
  assert_int_equal(type(&prompt, "Enter"), PROMPT_ENTERED);
  assert_false(prompt.open);
  prompt_clear(&prompt);
}

static void lines_come_back_with_up(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, NULL);
  type(&prompt, "o n e Enter");
  prompt_open(&prompt, NULL);
  type(&prompt, "t w o Enter");
  prompt_open(&prompt, NULL);
  type(&prompt, "x Up");
  assert_string_equal(prompt.text, "two");
  type(&prompt, "Up Up");
  assert_string_equal(prompt.text, "one");
  type(&prompt, "Down Down Down");
  assert_string_equal(prompt.text, "x");
  assert_int_equal(type(&prompt, "Esc"), PROMPT_CANCELLED);
  prompt_open(&prompt, command_find("send", 4, COMMAND_SCREEN));
  type(&prompt, "Up");
  assert_string_equal(prompt.text, "");
  prompt_clear(&prompt);
}

static void tab_completes_commands(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, NULL);
  type(&prompt, "c o Tab");
  assert_string_equal(prompt.text, "continue ");
  type(&prompt, "Ctrl-U r e Tab");
  assert_string_equal(prompt.text, "re");
  type(&prompt, "t Tab");
  assert_string_equal(prompt.text, "return ");
  type(&prompt, "Ctrl-U z Tab");
  assert_string_equal(prompt.text, "z");
  prompt_clear(&prompt);
}

static void a_full_line_takes_no_more(void **state)
{
  (void)state;
  struct prompt prompt = {0};
  prompt_open(&prompt, NULL);
  for (int i = 0; i < 2 * PROMPT_SIZE; i++)
    type(&prompt, "é");
  assert_int_equal(prompt.size, PROMPT_SIZE - 2);
  type(&prompt, "Backspace");
  assert_int_equal(prompt.size, PROMPT_SIZE - 4);
  prompt_clear(&prompt);
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
  char key[32];
  while (*keys != '\0') {
    size_t size = strcspn(keys, " ");
    memcpy(key, keys, size);
    key[size] = '\0';
    update_key(model, key);
    keys += size + (keys[size] == ' ');
  }
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

static void what_cannot_be_done_is_said(void **state)
{
  (void)state;
  expect("v Enter", "", "send needs an argument: send EXPR.");
  expect("]", "", "fibonacci#1 is the last generator.");
  expect("[", "", "fibonacci#1 is the first generator.");
  expect("Esc", "", "Nothing is running now, so there is nothing to pause. Press q to quit.");
  expect("z", "", "The key z does nothing here. Press ? to see the keys.");
  expect(": d a n c e Enter", "", "There is no command “dance”, or several begin so. Try help.");
  expect(": s t e p Space 2 Enter", "", "step takes no argument.");
  expect(": s e l e c t Space n o b o d y Enter", "", "There is no generator nobody.");
  expect(": b r e a k Space 9 9 Enter", "", "break needs the number of a line from 1 to 10.");
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
  assert_int_equal(scene->breaks[0], 5);
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
      cmocka_unit_test(every_key_of_the_default_keymap_is_well),
      cmocka_unit_test(a_bad_line_is_told_with_its_number),
      cmocka_unit_test(commands_are_found_by_name_or_prefix),
      cmocka_unit_test(a_line_can_be_edited),
      cmocka_unit_test(lines_come_back_with_up),
      cmocka_unit_test(tab_completes_commands),
      cmocka_unit_test(a_full_line_takes_no_more),
      cmocka_unit_test(keys_reach_the_engine),
      cmocka_unit_test(what_cannot_be_done_is_said),
      cmocka_unit_test(a_late_refusal_changes_nothing_but_the_message),
      cmocka_unit_test(quitting_ends_at_once),
      cmocka_unit_test(a_breakpoint_goes_and_comes),
      cmocka_unit_test(parts_of_a_table_are_listed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
