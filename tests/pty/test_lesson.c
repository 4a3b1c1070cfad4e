/* A lesson from the menu to its end and back, in a real terminal: as a student takes it. */
#include "tests/pty/terminal.h"
#include "tests/support/buffer.h"
#include "tests/support/folder.h"
#include "tests/support/launch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>

#define SOON 20000

static const char two[] = "local two = generator(function ()\n"
                          "  yield(1)\n"
                          "  yield(2)\n"
                          "end)\n"
                          "return two()\n";
static const char one[] = "local two = generator(function ()\n"
                          "  yield(1)\n"
                          "end)\n"
                          "return two()\n";
static const char check[] = "local check = require \"check\"\n"
                            "local run = check.run { \"next\", \"next\" }\n"
                            "run:yields({ 1, 2 }, \"Two values are wanted.\")\n";
/* What a student's editor would have written. */
static const char editor[] = "#!/bin/sh\ncp \"$HOME/two.lua\" \"$2\"\n";
static const char lesson[] = "---\n"
                             "title: Two values\n"
                             "part: Core\n"
                             "minutes: 3\n"
                             "misconception: There is only one value.\n"
                             "---\n"
                             "## Press\n"
                             "It waits.\n"
                             "```script\ntwo.lua\n```\n"
                             "```task\nPress <kbd>n</kbd>.\nuntil: results 1\nby: next\n"
                             "then: It gave one value.\n```\n"
                             "## Predict\n"
                             "```predict\nWhat comes now?\nguess 1: It goes on.\n"
                             "wrong: No.\nright: That is so.\n```\n"
                             "## Asked\n"
                             "```quiz\nHow many were there?\n[ ] One\n  No, more.\n"
                             "[x] Two\n  Two it is.\n```\n"
                             "## Yours\n"
                             "```exercise\nYield two values.\nstart: start.lua\n"
                             "check: check.lua\nsolution: two.lua\nthen: Well done.\n```\n";

static void write_file(const char *folder, const char *name, const char *text)
{
  struct buffer path = {0}, content = {0};
  buffer_format(&path, "%s/%s", folder, name);
  buffer_add_text(&content, text);
  assert_true(buffer_save(&content, path.bytes));
  assert_int_equal(chmod(path.bytes, 0700), 0);
  buffer_free(&path);
  buffer_free(&content);
}

static char *make_home(void)
{
  char *home = folder_new();
  struct buffer path = {0};
  for (const char *const *name = (const char *const[]){"/course", "/course/01-two", NULL};
       *name != NULL; name++) {
    buffer_free(&path);
    path = (struct buffer){0};
    buffer_format(&path, "%s%s", home, *name);
    assert_int_equal(mkdir(path.bytes, 0700), 0);
  }
  write_file(path.bytes, "lesson.md", lesson);
  write_file(path.bytes, "two.lua", two);
  write_file(path.bytes, "start.lua", one);
  write_file(path.bytes, "check.lua", check);
  write_file(home, "two.lua", two);
  write_file(home, "write", editor);
  buffer_free(&path);
  return home;
}

/* With the words that tests start it with, behind a shell that sets the environment. */
static struct terminal *open_menu(const char *home)
{
  static const char script[] =
      "export YIELDSCOPE_LESSONS=\"$HOME/course\" EDITOR=\"$HOME/write\"; exec \"$@\"";
  enum { BEFORE = 4, MOST = 64 };
  char *words[MOST] = {"sh", "-c", (char *)(uintptr_t)script, "sh"};
  char **program = launch_words((char *const[]){NULL});
  for (size_t i = 0; program[i] != NULL && i + BEFORE + 1 < MOST; i++)
    words[BEFORE + i] = program[i];
  struct terminal *terminal = terminal_start_words(words, home, "xterm-256color", 24, 80);
  launch_free(program);
  assert_true(terminal_wait_text(terminal, "Two values", SOON));
  return terminal;
}

static void expect(struct terminal *terminal, const char *text)
{
  assert_true(terminal_wait_text(terminal, text, SOON));
}

static void quit(struct terminal *terminal)
{
  terminal_type(terminal, "q");
  assert_true(terminal_wait_job(terminal, JOB_ENDED, SOON));
  assert_int_equal(terminal_status(terminal), 0);
  assert_int_equal(terminal_left_behind(terminal), 0);
  assert_true(terminal_restored(terminal));
  terminal_end(terminal);
}

static void a_lesson_is_taken_to_its_end(void **state)
{
  (void)state;
  char *home = make_home();
  struct terminal *terminal = open_menu(home);
  terminal_key(terminal, "Enter");
  expect(terminal, "page 1 of 4");
  terminal_type(terminal, "n");
  expect(terminal, "It gave one value.");
  terminal_key(terminal, "Enter");
  expect(terminal, "What comes now?");
  terminal_type(terminal, "n1");
  terminal_key(terminal, "Enter");
  expect(terminal, "It goes on.");
  expect(terminal, "handed you 2");
  quit(terminal); /* and come back */
  terminal = open_menu(home);
  expect(terminal, "page 2 of 4");
  terminal_key(terminal, "Enter");
  expect(terminal, "What comes now?");
  terminal_type(terminal, ">");
  expect(terminal, "handed you 2");
  terminal_type(terminal, "2");
  terminal_key(terminal, "Enter");
  expect(terminal, "Two it is.");
  terminal_resize(terminal, 20, 70);
  terminal_type(terminal, ">");
  expect(terminal, "Yield two values.");
  terminal_key(terminal, "Enter"); /* the editor writes, and the copy is checked */
  expect(terminal, "Well done.");
  terminal_resize(terminal, 24, 80);
  terminal_key(terminal, "Enter");
  expect(terminal, "is done.");
  terminal_type(terminal, "Q");
  expect(terminal, "1 of 1 done");
  quit(terminal);
  folder_remove(home);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_lesson_is_taken_to_its_end),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
