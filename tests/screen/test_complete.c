/* What the prompt offers, what it says while one types, and what comes back to be mended. */
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
#include "app/complete.h"
#include "app/model_inside.h"
#include "app/update.h"
#include "tests/screen/fibonacci.h"
#include "tests/screen/scene.h"
#include "tests/screen/shot.h"
#include "tests/support/folder.h"

static struct model *at_pause(void)
{
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  return model;
}

/* The words that fit at the end of the line, with blanks between. */
static void expect_words(const char *name, const char *line, const char *words)
{
  struct model *model = at_pause();
  const struct command *command =
      name != NULL ? command_find(name, strlen(name), COMMAND_SCREEN) : NULL;
  struct complete_list list = complete_line(model, command, line, strlen(line));
  char text[1024] = "";
  for (size_t i = 0; i < list.count; i++)
    snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", i > 0 ? " " : "",
             list.words[i].text);
  assert_string_equal(text, words);
  complete_free(&list);
  model_free(model);
}

static void names_of_commands(void **state)
{
  (void)state;
  expect_words(NULL, "con", "continue");
  expect_words(NULL, "  unb", "unbreak");
  expect_words(NULL, "dance", "");
  expect_words(NULL, "help unw", "unwatch");
  expect_words("help", "unw", "unwatch");
}

static void arguments_by_their_kinds(void **state)
{
  (void)state;
  expect_words(NULL, "select f", "fibonacci#1");
  expect_words(NULL, "select n", "next");
  expect_words(NULL, "new ", "fibonacci(");
  expect_words(NULL, "set ", "limit a b");
  expect_words(NULL, "set a ", "=");
  expect_words(NULL, "set a = li", "limit");
  expect_words(NULL, "show l", "limit");
  expect_words(NULL, "show limit ", "");
  expect_words(NULL, "back ", "line call created change");
  expect_words(NULL, "back change ", "limit a b");
  expect_words(NULL, "back change a ", "");
  expect_words(NULL, "info br", "breaks branches");
  expect_words(NULL, "goto ", "start end");
  expect_words(NULL, "break c", "create change");
  expect_words(NULL, "break change l", "limit");
  expect_words(NULL, "break 4 ", "if");
  expect_words(NULL, "break 4 if a < l", "limit");
  expect_words(NULL, "what-if th", "throw");
  expect_words("what-if", "send l", "limit");
  expect_words(NULL, "predict 3, ", "false true");
  expect_words(NULL, "step ", "");
}

static void names_within_an_expression(void **state)
{
  (void)state;
  expect_words(NULL, "eval 2 * (l", "limit");
  expect_words("send", "{l", "limit");
  expect_words(NULL, "eval t.l", "");
  expect_words(NULL, "eval \"l", "");
  expect_words(NULL, "eval \"a\" .. l", "limit");
  expect_words(NULL, "eval 1l", "");
}

static void files_of_this_folder_and_of_home(void **state)
{
  (void)state;
  char before[4096], *folder = folder_new();
  assert_non_null(getcwd(before, sizeof before));
  struct model *model = at_pause();
  assert_int_equal(chdir(folder), 0);
  setenv("HOME", folder, 1);
  mkdir("lessons", 0700);
  fclose(fopen("lessons/two.session", "w"));
  fclose(fopen("lessons/one.session", "w"));
  fclose(fopen(".hidden", "w"));
  static const char *const expected[][2] = {{"save ", "lessons/"},
                                            {"save lessons/", "lessons/one.session"},
                                            {"save ~/le", "~/lessons/"},
                                            {"save .h", ".hidden"},
                                            {"save nowhere/", NULL}};
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
    struct complete_list list = complete_line(model, NULL, expected[i][0], strlen(expected[i][0]));
    if (expected[i][1] == NULL) assert_int_equal(list.count, 0);
    else assert_string_equal(list.words[0].text, expected[i][1]);
    complete_free(&list);
  }
  model_free(model);
  assert_int_equal(chdir(before), 0);
  folder_remove(folder);
}

/* Types, and compares the line and where its cursor stands. */
static void expect_line(const char *keys, const char *line, size_t cursor)
{
  struct model *model = at_pause();
  scene_press(model, keys);
  assert_string_equal(model->prompt.text, line);
  assert_int_equal(model->prompt.cursor, cursor);
  model_free(model);
}

static void tab_completes_and_then_goes_through(void **state)
{
  (void)state;
  expect_line(": c o n Tab", "continue ", 9);
  expect_line(": r e t Tab", "return ", 7);
  expect_line(": u n w Tab", "unwatch ", 8);
  expect_line(": z z Tab", "zz", 2);
  expect_line(": n e w Space Tab", "new fibonacci(", 14);
  expect_line(": i n f o Space b r Tab", "info breaks", 11);
  expect_line(": i n f o Space b r Tab Tab", "info branches", 13);
  expect_line(": i n f o Space b r Tab Tab Tab", "info br", 7);
  expect_line(": i n f o Space b r Tab Tab Tab Tab", "info breaks", 11);
  expect_line(": i n f o Space b r Shift-Tab", "info branches", 13);
  expect_line(": i n f o Space b r Tab x Tab", "info breaksx", 12);
  expect_line(": b a c k Space c r Tab", "back created ", 13);
  expect_line(": b a c k Space c h Tab Tab", "back change limit", 17);
  expect_line("v Tab", "limit", 5);
  expect_line("v 2 + l Tab * 2", "2+limit*2", 9);
}

static void tab_leaves_what_stands_behind_the_cursor(void **state)
{
  (void)state;
  expect_line(": s e l Space x Left Left Tab", "select x", 7);
  expect_line("v ( l ) Left Tab", "(limit)", 6);
}

static void the_example_is_one_of_the_program(void **state)
{
  (void)state;
  static const char *const expected[][2] = {{"select", "select fibonacci#1"},
                                            {"set", "set limit = 7"},
                                            {"new", "new fibonacci(10)"},
                                            {"send", "send 7"},
                                            {"eval", "eval limit"},
                                            {"predict", "predict 3, false"},
                                            {"info", "info source"},
                                            {"show", "show limit"},
                                            {"help", "help next"},
                                            {"step", "step"}};
  struct model *model = at_pause();
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
    char text[128];
    const char *name = expected[i][0];
    complete_example(model, command_find(name, strlen(name), COMMAND_SCREEN), text, sizeof text);
    assert_string_equal(text, expected[i][1]);
  }
  model_free(model);
}

static void every_kind_in_the_table_is_known(void **state)
{
  (void)state;
  for (size_t i = 0; i < command_count; i++) {
    const char *at = command_table[i].argument;
    for (size_t size; *at != '\0'; at += size) {
      at += strspn(at, " []|");
      size = strcspn(at, " []|");
      if (*at < 'A' || *at > 'Z') continue;
      if (complete_kind(at, size) == NULL)
        fail_msg("%s: the kind %.*s is not known", command_table[i].name, (int)size, at);
    }
  }
}

static void the_nearest_name_is_meant(void **state)
{
  (void)state;
  static const char *const expected[][2] = {{"nxet", "next"},         {"brak", "break"},
                                            {"contniue", "continue"}, {"scrensh", "screenshot"},
                                            {"zzzz", NULL},           {"x", NULL}};
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
    const char *name = expected[i][0];
    const struct command *nearest = command_nearest(name, strlen(name), COMMAND_SCREEN);
    if (expected[i][1] == NULL) assert_null(nearest);
    else assert_string_equal(nearest->name, expected[i][1]);
  }
}

/* ------------------------------------------------------------------ mending */

static void what_was_refused_comes_back(void **state)
{
  (void)state;
  struct model *model = at_pause();
  struct scene *scene = scene_of(model_engine(model));
  scene_press(model, "v 7 + Enter");
  assert_false(model->prompt.open);
  scene->refused = true;
  scene->status = ENGINE_STOPPED;
  update_engine(model);
  assert_true(model->prompt.open);
  assert_string_equal(model->prompt.text, "7+");
  shot_expect(model, "prompt-mending");
  scene->refused = false;
  scene_press(model, "1");
  assert_false(model->prompt.mending);
  scene->calls[0] = '\0';
  scene_press(model, "Enter");
  assert_string_equal(scene->calls, "by-next:7+1");
  scene->status = ENGINE_STOPPED;
  update_engine(model);
  assert_false(model->prompt.open);
  model_free(model);
}

static void an_expression_without_a_value_comes_back(void **state)
{
  (void)state;
  struct model *model = at_pause();
  struct scene *scene = scene_of(model_engine(model));
  scene->value = "attempt to add nil to a number.";
  scene->value_failed = true;
  scene_press(model, ": e v a l Space x + 1 Enter");
  scene->status = ENGINE_STOPPED;
  update_engine(model);
  assert_true(model->prompt.open && model->prompt.mending);
  assert_string_equal(model->prompt.text, "eval x+1");
  scene_press(model, "Esc : e v a l Space x Enter");
  scene->value = "3";
  scene->value_failed = false;
  scene->status = ENGINE_STOPPED;
  update_engine(model);
  assert_false(model->prompt.open);
  assert_string_equal(model_message(model), "3");
  model_free(model);
}

static void other_refusals_do_not(void **state)
{
  (void)state;
  struct model *model = at_pause();
  scene_press(model, ": d a n c e Enter");
  assert_false(model->prompt.open);
  scene_press(model, "v Esc n"); /* the next is refused, which nobody typed */
  scene_of(model_engine(model))->refused = true;
  scene_of(model_engine(model))->status = ENGINE_STOPPED;
  update_engine(model);
  assert_false(model->prompt.open);
  model_free(model);
}

/* ------------------------------------------------------------------ screens */

static void what_the_prompt_shows(void **state)
{
  (void)state;
  static const struct {
    const char *name;
    int rows, columns;
    const char *keys;
  } shots[] = {
      {"prompt-chosen-styled", 24, 80, ": i n f o Space b r Tab Tab"},
      {"prompt-arguments", 24, 80, ": i n f o Space b"},
      {"prompt-functions", 24, 80, ": n e w Space"},
      {"prompt-unknown", 24, 80, ": d a n c e"},
      {"prompt-explained", 24, 80, ": s e t Space F1"},
      {"prompt-60x16", 16, 60, ": b a c k Space"},
      {"prompt-40x10", 10, 40, ": i n f o Space b r Tab"},
      {"help-60x16", 16, 60, "?"},
      {"help-command", 24, 80, ": h e l p Space s e t Enter"},
  };
  for (size_t i = 0; i < sizeof shots / sizeof shots[0]; i++) {
    struct model *model = fibonacci_new(shots[i].rows, shots[i].columns);
    fibonacci_at(model, FIBONACCI_SIXTH);
    scene_press(model, shots[i].keys);
    shot_expect(model, shots[i].name);
    model_free(model);
  }
}

static void a_long_line_of_wide_characters_scrolls(void **state)
{
  (void)state;
  struct model *model = fibonacci_new(16, 60);
  fibonacci_at(model, FIBONACCI_SIXTH);
  scene_press(model, "v");
  for (int i = 0; i < 15; i++)
    scene_press(model, "生 成 a");
  shot_expect(model, "prompt-wide-styled");
  scene_press(model, "Left Left Left Left");
  shot_expect(model, "prompt-wide-left-styled");
  model_free(model);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(names_of_commands),
      cmocka_unit_test(arguments_by_their_kinds),
      cmocka_unit_test(names_within_an_expression),
      cmocka_unit_test(files_of_this_folder_and_of_home),
      cmocka_unit_test(tab_completes_and_then_goes_through),
      cmocka_unit_test(tab_leaves_what_stands_behind_the_cursor),
      cmocka_unit_test(the_example_is_one_of_the_program),
      cmocka_unit_test(every_kind_in_the_table_is_known),
      cmocka_unit_test(the_nearest_name_is_meant),
      cmocka_unit_test(what_was_refused_comes_back),
      cmocka_unit_test(an_expression_without_a_value_comes_back),
      cmocka_unit_test(other_refusals_do_not),
      cmocka_unit_test(what_the_prompt_shows),
      cmocka_unit_test(a_long_line_of_wide_characters_scrolls),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
