/* The user's own files: what they change, and what is said where they are wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/config.h"
#include "app/config_file.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/problems.h"
#include "app/theme.h"
#include "tests/screen/fibonacci.h"
#include "tests/support/folder.h"

static char *folder;

static int open_folder(void **state)
{
  (void)state;
  char path[4096];
  folder = folder_new();
  setenv("XDG_CONFIG_HOME", folder, 1);
  setenv("HOME", "/nowhere", 1);
  snprintf(path, sizeof path, "%s/yieldscope", folder);
  mkdir(path, 0777);
  snprintf(path, sizeof path, "%s/yieldscope/themes", folder);
  mkdir(path, 0777);
  return 0;
}

static int close_folder(void **state)
{
  (void)state;
  folder_remove(folder);
  return 0;
}

static char *place_of(const char *name)
{
  static char path[4096];
  snprintf(path, sizeof path, "%s/yieldscope/%s", folder, name);
  return path;
}

static void write_bytes(const char *name, const char *bytes, size_t size)
{
  FILE *file = fopen(place_of(name), "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, size, file), size);
  fclose(file);
}

static void write_file(const char *name, const char *text)
{
  write_bytes(name, text, strlen(text));
}

static struct model *opened(void)
{
  struct model *model = fibonacci_new(24, 80);
  assert_true(config_open(model, NULL));
  return model;
}

/* The message ends so; before it stands the place. */
static void assert_said(const struct model *model, const char *end)
{
  const char *said = model_message(model);
  size_t size = strlen(said), length = strlen(end);
  if (size < length || strcmp(said + size - length, end) != 0)
    fail_msg("said is: %s\nnot: %s", said, end);
}

static void no_files_are_fine(void **state)
{
  (void)state;
  struct model *model = opened();
  assert_string_equal(model_message(model), "");
  assert_string_equal(model->theme.name, THEME_DEFAULT);
  assert_true(model->mouse);
  model_free(model);
}

static void each_setting_has_its_effect(void **state)
{
  (void)state;
  write_file("config",
             "# mine\n\n theme\tlight # at noon\r\nlanguage javascript\nmouse off\npace 250\n"
             "ascii on");
  struct model *model = opened();
  assert_string_equal(model_message(model), "");
  assert_string_equal(model->theme.name, "light");
  assert_true(model->twin_first);
  assert_false(model->mouse);
  assert_true(model->ascii);
  assert_int_equal(model->slow.pace, 250);
  model_free(model);
}

/* What the sample says is what holds without any file: it only shows how to write it. */
static void the_sample_changes_nothing(void **state)
{
  (void)state;
  char text[8192];
  FILE *file = fopen("assets/config", "r");
  assert_non_null(file);
  text[fread(text, 1, sizeof text - 1, file)] = '\0';
  fclose(file);
  for (size_t i = 0; i < config_count; i++)
    if (strstr(text, config_settings[i].name) == NULL)
      fail_msg("assets/config does not show %s", config_settings[i].name);
  struct model *model = fibonacci_new(24, 80);
  char values[16][32];
  for (size_t i = 0; i < config_count; i++)
    snprintf(values[i], sizeof values[i], "%s", config_settings[i].get(model));
  struct problems problems = {0};
  config_read_text(model, "assets/config", text, &problems);
  assert_int_equal(problems.count, 0);
  for (size_t i = 0; i < config_count; i++)
    assert_string_equal(config_settings[i].get(model), values[i]);
  model_free(model);
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
  (void)state;
  write_file("config", "muose on\n");
  struct model *model = opened();
  assert_said(model, "/yieldscope/config, line 1: there is no setting “muose”, so this line was "
                     "left out.");
  model_free(model);
  write_file("config", "ascii maybe\nmouse\nmouse on off\ntheme nobody\nmouse off\n"
                       "pace 0\npace -5\npace 99999999999\n");
  model = opened();
  assert_said(
      model,
      "/yieldscope/config, line 1: the setting ascii cannot be “maybe”, only on|off, so this "
      "line was left out. There are 6 more: :settings shows them.");
  assert_false(model->mouse); /* the lines after it count */
  assert_non_null(strstr(model->problems, "line 2: the setting mouse needs one value, on|off,"));
  assert_non_null(strstr(model->problems, "line 3: the setting mouse needs one value, on|off,"));
  assert_non_null(strstr(model->problems, "line 4: there is no theme “nobody”,"));
  assert_non_null(
      strstr(model->problems, "line 6: the pace “0” is not a number from 50 to 10000,"));
  assert_non_null(strstr(model->problems, "line 8: the pace “99999999999” is not a number"));
  assert_int_equal(model->slow.pace, SLOW_PACE);
  model_free(model);
}

static void damaged_files_are_told_and_left_out(void **state)
{
  (void)state;
  static char huge[CONFIG_FILE_MOST + 10];
  memset(huge, '\n', sizeof huge);
  write_bytes("config", huge, sizeof huge);
  write_bytes("keys", "n\0next", 6);
  struct model *model = opened();
  assert_non_null(strstr(model->problems, "/config: it is too large: more than 256 KiB, so it"));
  assert_non_null(strstr(model->problems, "/keys: it is not text, so it was left out."));
  assert_string_equal(keymap_find(model->keymap, "n"), "next");
  model_free(model);

  unlink(place_of("config"));
  unlink(place_of("keys"));
  mkdir(place_of("config"), 0777);
  assert_int_equal(mkfifo(place_of("keys"), 0666), 0); /* nobody writes into it: no waiting */
  model = opened();
  assert_non_null(strstr(model->problems, "/config: it is a folder, not a file, so it was left"));
  assert_non_null(strstr(model->problems, "/keys: it is not a plain file, so it was left out."));
  model_free(model);

  rmdir(place_of("config"));
  unlink(place_of("keys"));
  assert_int_equal(symlink("config", place_of("config")), 0);
  model = opened();
  assert_said(model, "/config: Too many levels of symbolic links, so it was left out.");
  model_free(model);
}

static void presenter_mode_can_be_the_usual_one(void **state)
{
  (void)state;
  write_file("config", "presenter on\n");
  struct model *model = opened();
  assert_true(model->presenting);
  model_free(model);
}

static char *checked(void)
{
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  config_check(out);
  fclose(out);
  return text;
}

static void all_is_checked_without_a_screen(void **state)
{
  (void)state;
  write_file("config", "presenter on\ntheme dark\nlanguage javascript\n");
  char *text = checked();
  assert_string_equal(text, "");
  free(text);
  write_file("config", "theme nobody\n");
  write_file("keys", "y fly\n");
  text = checked();
  assert_non_null(strstr(text, "/config, line 1: there is no theme “nobody”, so this line"));
  assert_non_null(strstr(text, "/keys, line 1: there is no command of that name, so this line"));
  free(text);
}

static void a_hostile_line_is_shown_harmlessly(void **state)
{
  (void)state;
  write_file("config", "\x1b]0;title\x07\xff\n");
  struct model *model = opened();
  assert_said(model, "line 1: there is no setting “\uFFFD]0;title\uFFFD\uFFFD”, so this line was "
                     "left out.");
  model_free(model);
}

static void keys_are_bound_and_unbound(void **state)
{
  (void)state;
  write_file("keys", "# mine\ny scroll up\nb step\nSpace -\nCtrl-Y  prompt send\né over\n");
  struct model *model = opened();
  assert_string_equal(model_message(model), "");
  assert_string_equal(keymap_find(model->keymap, "y"), "scroll up");
  assert_string_equal(keymap_find(model->keymap, "b"), "step");
  assert_string_equal(keymap_find(model->keymap, "é"), "over");
  assert_string_equal(keymap_find(model->keymap, "n"), "next");
  assert_null(keymap_find(model->keymap, "Space"));
  assert_string_equal(keymap_key(model->keymap, "send"), "Ctrl-Y"); /* the user's comes first */
  assert_string_equal(keymap_key(model->keymap, "step"), "b");
  model_free(model);
}

static void wrong_keys_are_told(void **state)
{
  (void)state;
  write_file("keys", "Strg-A next\nF13 next\nCtrl-L next\nn\nn fly\n\xff next\nF12 next\n"
                     "Shift-F1 next\nCtrl-Space next\n");
  struct model *model = opened();
  for (int line = 1; line <= 6; line++) {
    char place[32];
    snprintf(place, sizeof place, "/keys, line %d: there is no", line);
    if (line == 4) snprintf(place, sizeof place, "/keys, line 4: no command");
    assert_non_null(strstr(model->problems, place));
  }
  assert_null(strstr(model->problems, "line 7"));
  assert_null(strstr(model->problems, "line 8"));
  assert_null(strstr(model->problems, "line 9"));
  assert_string_equal(keymap_find(model->keymap, "n"), "next");
  model_free(model);
}

static void the_folder_follows_the_specification(void **state)
{
  (void)state;
  static const struct {
    const char *configuration, *home, *path, *shown;
  } cases[] = {
      {"/c", "/h", "/c/yieldscope/config", "/c/yieldscope/config"},
      {"relative", "/h", "/h/.config/yieldscope/config", "~/.config/yieldscope/config"},
      {"", "/h", "/h/.config/yieldscope/config", "~/.config/yieldscope/config"},
      {NULL, "/h", "/h/.config/yieldscope/config", "~/.config/yieldscope/config"},
      {"/h/c", "/h", "/h/c/yieldscope/config", "~/c/yieldscope/config"},
      {NULL, NULL, NULL, NULL},
      {NULL, "relative", NULL, NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    if (cases[i].configuration != NULL) setenv("XDG_CONFIG_HOME", cases[i].configuration, 1);
    else unsetenv("XDG_CONFIG_HOME");
    if (cases[i].home != NULL) setenv("HOME", cases[i].home, 1);
    else unsetenv("HOME");
    char *path = config_file_path("config"), *shown = config_file_shown("config");
    if (cases[i].path == NULL) {
      assert_null(path);
      assert_null(shown);
    } else {
      assert_string_equal(path, cases[i].path);
      assert_string_equal(shown, cases[i].shown);
    }
    free(path);
    free(shown);
  }
  struct model *model = opened(); /* nowhere to look */
  assert_string_equal(model_message(model), "");
  model_free(model);
}

static void a_theme_of_ones_own_is_found_and_listed(void **state)
{
  (void)state;
  write_file("themes/mine", "like dark\npaused #00ff00\nran lightgreen\n");
  write_file("themes/.hidden", "");
  struct model *model = opened();
  assert_int_equal(command_run(model, "theme mine", COMMAND_SCREEN), COMMAND_DONE);
  assert_said(model, "/themes/mine, line 3: “lightgreen” is no colour like #d0d0d0, nor one of on, "
                     "bold, dim, reverse, underline, else, so this line was left out.");
  assert_string_equal(model->theme.name, "mine");
  assert_int_equal(model->theme.looks[GRID_PAUSED].foreground, 0x00FF00);
  command_run(model, "theme", COMMAND_SCREEN);
  assert_string_equal(model_message(model), "The theme is mine. There are colour-blind, dark, "
                                            "default, high-contrast, light and mine.");
  assert_int_equal(command_run(model, "theme ../config", COMMAND_SCREEN), COMMAND_REFUSED);
  assert_non_null(strstr(model_message(model), "There is no theme “../config”."));
  assert_string_equal(model->theme.name, "mine");
  model_free(model);
}

static void the_command_shows_and_changes_settings(void **state)
{
  (void)state;
  write_file("config", "muose on\n");
  struct model *model = opened();
  assert_int_equal(command_run(model, "settings ascii on", COMMAND_SCREEN), COMMAND_DONE);
  assert_true(model->ascii);
  assert_int_equal(command_run(model, "settings ascii", COMMAND_SCREEN), COMMAND_REFUSED);
  assert_string_equal(model_message(model), "The setting ascii needs one value, on|off.");
  command_run(model, "settings colour on", COMMAND_SCREEN);
  assert_string_equal(model_message(model), "There is no setting “colour”.");
  command_run(model, "settings", COMMAND_SCREEN);
  assert_non_null(strstr(model_message(model), "ascii      on "));
  assert_non_null(strstr(model_message(model), "there is no setting “muose”"));
  model_free(model);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_folder, close_folder)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(no_files_are_fine),
      TEST(each_setting_has_its_effect),
      TEST(the_sample_changes_nothing),
      TEST(what_is_wrong_is_told_with_its_line),
      TEST(damaged_files_are_told_and_left_out),
      TEST(presenter_mode_can_be_the_usual_one),
      TEST(all_is_checked_without_a_screen),
      TEST(a_hostile_line_is_shown_harmlessly),
      TEST(keys_are_bound_and_unbound),
      TEST(wrong_keys_are_told),
      TEST(the_folder_follows_the_specification),
      TEST(a_theme_of_ones_own_is_found_and_listed),
      TEST(the_command_shows_and_changes_settings),
  };
  return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
