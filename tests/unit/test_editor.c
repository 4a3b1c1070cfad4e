/* Which editor is started, and with what. The "editors" are small shell scripts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/editor.h"
#include "tests/support/folder.h"

/* Each test is in a folder of its own, with a script `note` that writes its arguments to a file. */
static int enter_folder(void **state)
{
  *state = folder_new();
  unsetenv("VISUAL");
  unsetenv("EDITOR");
  if (chdir(*state) != 0) return -1;
  return system("printf '%s\\n' '#!/bin/sh' 'for each; do echo \"[$each]\"; done >said' >note; "
                "chmod +x note");
}

static int leave_folder(void **state)
{
  if (chdir("/") != 0) return -1;
  folder_remove(*state);
  return 0;
}

static void expect_said(const char *expected)
{
  char text[256];
  FILE *file = fopen("said", "r");
  assert_non_null(file);
  text[fread(text, 1, sizeof text - 1, file)] = '\0';
  fclose(file);
  assert_string_equal(text, expected);
}

static void visual_comes_before_editor(void **state)
{
  (void)state;
  char problem[256] = "";
  setenv("EDITOR", "false", 1);
  setenv("VISUAL", "./note", 1);
  assert_true(editor_run("/some/fibonacci.lua", 4, problem, sizeof problem));
  expect_said("[+4]\n[/some/fibonacci.lua]\n");
  unsetenv("VISUAL");
  setenv("EDITOR", "./note", 1);
  assert_true(editor_run("/other.lua", 1, problem, sizeof problem));
  expect_said("[+1]\n[/other.lua]\n");
}

static void an_editor_may_have_options_and_a_file_any_name(void **state)
{
  (void)state;
  char problem[256] = "";
  setenv("VISUAL", "./note --wait -x", 1);
  assert_true(editor_run("-a b'$(touch bad)\".lua", 12, problem, sizeof problem));
  expect_said("[--wait]\n[-x]\n[+12]\n[./-a b'$(touch bad)\".lua]\n");
  assert_int_equal(access("bad", F_OK), -1);
}

static void failures_are_told(void **state)
{
  (void)state;
  char problem[256] = "";
  setenv("VISUAL", "./missing", 1);
  int before = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY);
  dup2(nowhere, STDERR_FILENO); /* the shell's own words */
  bool started = editor_run("a.lua", 1, problem, sizeof problem);
  dup2(before, STDERR_FILENO);
  close(before);
  close(nowhere);
  assert_false(started);
  assert_string_equal(problem,
                      "No editor could be started. VISUAL or EDITOR in the environment names one.");
  setenv("VISUAL", "false", 1);
  assert_false(editor_run("a.lua", 1, problem, sizeof problem));
  assert_string_equal(problem, "The editor has failed, so nothing was read again.");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(visual_comes_before_editor, enter_folder, leave_folder),
      cmocka_unit_test_setup_teardown(an_editor_may_have_options_and_a_file_any_name, enter_folder,
                                      leave_folder),
      cmocka_unit_test_setup_teardown(failures_are_told, enter_folder, leave_folder),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
