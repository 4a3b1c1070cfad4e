/* Which key runs what: reading and writing keymaps, and that no key is fixed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/update.h"
#include "app/view.h"
#include "tests/screen/fibonacci.h"
#include "tests/screen/scene.h"

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
  assert_null(keymap_find(keymap, "y"));
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
  assert_string_equal(keymap_find(keymap, "n"), "next");
  assert_string_equal(keymap_find(keymap, "Up"), "scroll up");
  assert_null(keymap_find(keymap, "x"));
  assert_string_equal(
      keymap_keys(keymap, command_find("scroll", 6, COMMAND_SCREEN), keys, sizeof keys), "Up");
  keymap_free(keymap);
  keymap = keymap_new("mine", "x next\nAlt-x step\nx back", problem, sizeof problem);
  assert_string_equal(problem, "mine, line 3: that key is bound above already, so this line was "
                               "left out.");
  assert_string_equal(keymap_find(keymap, "x"), "next");
  assert_string_equal(keymap_find(keymap, "Alt-x"), "step");
  keymap_free(keymap);
  keymap = keymap_new("mine", "x", problem, sizeof problem);
  assert_string_equal(problem, "mine, line 1: no command stands after the key, so this line was "
                               "left out.");
  keymap_free(keymap);
}

/* What `keys` shows is a file that gives the same keymap. */
static void a_keymap_is_written_as_it_is_read(void **state)
{
  (void)state;
  char problem[256], *text[2];
  size_t size;
  struct keymap *keymap = keymap_new("default", keymap_default, problem, sizeof problem);
  for (int i = 0; i < 2; i++) {
    FILE *out = open_memstream(&text[i], &size);
    keymap_write(keymap, out);
    fclose(out);
    keymap_free(keymap);
    keymap = keymap_new("written", text[i], problem, sizeof problem);
    assert_string_equal(problem, "");
  }
  assert_string_equal(text[0], text[1]);
  assert_non_null(strstr(text[0], "\nv prompt send\n"));
  keymap_free(keymap);
  free(text[0]);
  free(text[1]);
}

static void every_key_can_be_another_one(void **state)
{
  (void)state;
  char problem[256];
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  keymap_free(model->keymap);
  model->keymap = keymap_new("mine",
                             "a help\nc close\nd scroll down\nX quit\nt pane previous\ni open\n"
                             "y scroll left\nu zoom\n",
                             problem, sizeof problem);
  assert_string_equal(problem, "");
  scene_press(model, "a d");
  assert_int_equal(view_first(model, PANE_HELP), 1);
  scene_press(model, "q"); /* does nothing now */
  assert_int_equal(model->cover, PANE_HELP);
  scene_press(model, "c");
  assert_int_equal(model->cover, PANE_COUNT);
  scene_press(model, "a X");
  assert_int_equal(model->cover, PANE_COUNT);
  scene_press(model, "a Esc"); /* always */
  assert_int_equal(model->cover, PANE_COUNT);
  scene_press(model, "u");
  assert_int_equal(model->zoomed, PANE_SOURCE);
  scene_press(model, "c");
  assert_int_equal(model->zoomed, PANE_COUNT);
  scene_press(model, "c");
  assert_string_equal(model_message(model), "Nothing is open that could be closed.");
  model->focus = PANE_TIME;
  scene_of(model_engine(model))->calls[0] = '\0';
  update_size(model, 24, 80);
  scene_press(model, "y y i");
  assert_string_equal(scene_of(model_engine(model))->calls, "goto:100");
  assert_false(update_key(model, "X"));
  model_free(model);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_key_of_the_default_keymap_is_well),
      cmocka_unit_test(a_bad_line_is_told_with_its_number),
      cmocka_unit_test(a_keymap_is_written_as_it_is_read),
      cmocka_unit_test(every_key_can_be_another_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
