/* The command line as typed, one word an argument. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/options.h"

static char typed[256], problem[256];
static char *words[32];
static struct options options;

/* Reads a command line whose words are parted by single blanks. */
static bool read_line(const char *line)
{
  assert_true(strlen(line) < sizeof typed);
  strcpy(typed, line);
  int count = 0;
  char *rest = typed;
  while (rest && *rest)
    words[count++] = strsep(&rest, " ");
  words[count] = NULL;
  problem[0] = '\0';
  return options_read(&options, count, words, problem, sizeof problem);
}

static void what_to_do(void **state)
{
  (void)state;
  static const struct {
    const char *line;
    enum options_task task;
  } cases[] = {
      {"yieldscope", OPTIONS_NOTHING},
      {"yieldscope a.lua", OPTIONS_SCREEN},
      {"yieldscope drive a.lua", OPTIONS_DRIVE},
      {"yieldscope trace a.lua", OPTIONS_TRACE},
      {"yieldscope --help", OPTIONS_HELP},
      {"yieldscope -h", OPTIONS_HELP},
      {"yieldscope drive --help", OPTIONS_HELP},
      {"yieldscope --version", OPTIONS_VERSION},
      {"yieldscope lesson", OPTIONS_LESSON},
      {"yieldscope ./drive", OPTIONS_SCREEN},
      {"yieldscope --json drive a.lua", OPTIONS_DRIVE},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_true(read_line(cases[i].line));
    assert_int_equal(options.task, cases[i].task);
  }
}

static void which_lesson(void **state)
{
  (void)state;
  assert_true(read_line("yieldscope lesson"));
  assert_int_equal(options.lesson, OPTIONS_LESSON_OPEN);
  assert_int_equal(options.path_count, 0);
  assert_true(read_line("yieldscope lesson --theme dark 1"));
  assert_string_equal(options.paths[0], "1");
  assert_true(read_line("yieldscope lesson --lint a b"));
  assert_int_equal(options.lesson, OPTIONS_LESSON_LINT);
  assert_int_equal(options.path_count, 2);
  assert_true(read_line("yieldscope lesson --preview a"));
  assert_int_equal(options.lesson, OPTIONS_LESSON_PREVIEW);
  assert_false(read_line("yieldscope lesson --new"));
  assert_string_equal(problem, "which folder? The call is: yieldscope lesson --new FOLDER");
  assert_false(read_line("yieldscope lesson 1 2"));
  assert_string_equal(problem, "which lesson? The call is: yieldscope lesson [LESSON]");
  assert_false(read_line("yieldscope --lint a.lua"));
  assert_string_equal(problem, "--lint is for lesson only");
}

static void what_to_open(void **state)
{
  (void)state;
  assert_true(read_line("yieldscope a.lua"));
  assert_false(options_resumes(&options));
  assert_true(read_line("yieldscope drive a.session"));
  assert_true(options_resumes(&options));
  assert_true(read_line("yieldscope .session"));
  assert_false(options_resumes(&options));
}

static void unless_told(void **state)
{
  (void)state;
  assert_true(read_line("yieldscope trace a.lua"));
  assert_int_equal(options.pull, 100);
  assert_false(options.json || options.lines);
  assert_string_equal(options.engine.script, "a.lua");
  assert_int_equal(options.engine.argument_count, 0);
  assert_int_equal(options.engine.memory_limit, 0);
  assert_int_equal(options.engine.until_line, 0);
  assert_null(options.engine.input);
  assert_true(options.engine.at_start);
  assert_true(read_line("yieldscope a.lua"));
  assert_false(options.engine.at_start);
}

static void each_option(void **state)
{
  (void)state;
  assert_true(read_line("yieldscope trace --json --lines --pull 7 --seed=4294967295 --input in "
                        "--memory 64 a.lua"));
  assert_true(options.json && options.lines);
  assert_int_equal(options.pull, 7);
  assert_int_equal(options.engine.seed, UINT32_MAX);
  assert_string_equal(options.engine.input, "in");
  assert_int_equal(options.engine.memory_limit, 64 << 20);
  assert_true(read_line("yieldscope trace --pull 0 a.lua"));
  assert_int_equal(options.pull, 0);
  assert_true(read_line("yieldscope -b 12 a.lua"));
  assert_int_equal(options.engine.until_line, 12);
  assert_true(read_line("yieldscope drive -b12 a.lua"));
  assert_int_equal(options.engine.until_line, 12);
}

static void what_follows_the_script_is_the_scripts(void **state)
{
  (void)state;
  assert_true(read_line("yieldscope drive --json a.lua --json -b --help drive"));
  assert_int_equal(options.task, OPTIONS_DRIVE);
  assert_int_equal(options.engine.argument_count, 4);
  assert_string_equal(options.engine.arguments[0], "--json");
  assert_string_equal(options.engine.arguments[3], "drive");
  assert_true(read_line("yieldscope -- -odd.lua"));
  assert_string_equal(options.engine.script, "-odd.lua");
}

static void what_cannot_be(void **state)
{
  (void)state;
  static const struct {
    const char *line, *problem;
  } cases[] = {
      {"yieldscope drive", "which script? The call is: yieldscope drive FILE"},
      {"yieldscope trace --json", "which script? The call is: yieldscope trace FILE"},
      {"yieldscope --seed 1", "which script? The call is: yieldscope FILE"},
      {"yieldscope --foo a.lua", "there is no option --foo"},
      {"yieldscope -x a.lua", "there is no option -x"},
      {"yieldscope -xb a.lua", "there is no option -x"},
      {"yieldscope drive --foo=3 a.lua", "there is no option --foo=3"},
      {"yieldscope drive --json=3 a.lua", "--json takes nothing after \"=\""},
      {"yieldscope --seed", "--seed needs something after it"},
      {"yieldscope -b", "-b needs something after it"},
      {"yieldscope -b 0 a.lua", "-b needs the number of a line, not \"0\""},
      {"yieldscope -b 4x a.lua", "-b needs the number of a line, not \"4x\""},
      {"yieldscope --seed -1 a.lua", "--seed needs a number up to 4294967295, not \"-1\""},
      {"yieldscope --seed 4294967296 a.lua",
       "--seed needs a number up to 4294967295, not \"4294967296\""},
      {"yieldscope --memory 0 a.lua",
       "--memory needs a number of MiB from 1 to 1048576, not \"0\""},
      {"yieldscope trace --pull 99999999999999999999 a.lua",
       "--pull needs a number, not \"99999999999999999999\""},
      {"yieldscope trace --pull= a.lua", "--pull needs a number, not \"\""},
      {"yieldscope --json a.lua", "--json is for drive and trace only"},
      {"yieldscope drive --lines a.lua", "--lines is for trace only"},
      {"yieldscope trace --lesson 1", "--lesson ID is for drive only"},
      {"yieldscope drive --lesson 1 a.lua",
       "a lesson brings its own scripts, so no FILE goes with --lesson"},
      {"yieldscope drive --present a.lua", "--present is for the screen only"},
      {"yieldscope drive --pull 3 a.lua", "--pull N is for trace only"},
      {"yieldscope trace -b 3 a.lua", "-b LINE is not for trace, which runs to the end"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_false(read_line(cases[i].line));
    assert_string_equal(problem, cases[i].problem);
  }
}

static void help_names_each_call_and_option(void **state)
{
  (void)state;
  char *help = NULL;
  size_t size;
  FILE *out = open_memstream(&help, &size);
  options_write_help(out);
  fclose(out);
  static const char *const named[] = {"yieldscope FILE", "drive FILE",   "trace FILE", "-b LINE",
                                      "--json",          "--lines",      "--present",  "--pull N",
                                      "--seed N",        "--input FILE", "--memory",   "--help",
                                      "--version"};
  for (size_t i = 0; i < sizeof named / sizeof named[0]; i++)
    assert_non_null(strstr(help, named[i]));
  for (const char *line = help; *line; line += strcspn(line, "\n") + 1)
    assert_true(strcspn(line, "\n") <= 90);
  free(help);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_to_do),     cmocka_unit_test(which_lesson),
      cmocka_unit_test(what_to_open),   cmocka_unit_test(unless_told),
      cmocka_unit_test(each_option),    cmocka_unit_test(what_follows_the_script_is_the_scripts),
      cmocka_unit_test(what_cannot_be), cmocka_unit_test(help_names_each_call_and_option),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
