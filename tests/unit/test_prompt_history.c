/* The history of the prompt in its file. */
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

#include "app/prompt_history.h"
#include "tests/support/folder.h"

static int enter_folder(void **state)
{
  *state = folder_new();
  setenv("HOME", *state, 1);
  unsetenv("XDG_STATE_HOME");
  return chdir(*state);
}

static int leave_folder(void **state)
{
  if (chdir("/") != 0) return -1;
  folder_remove(*state);
  return 0;
}

static void expect_lines(const struct prompt_history *history, const char *lines)
{
  char text[256] = "";
  for (size_t i = 0; i < history->count; i++)
    snprintf(text + strlen(text), sizeof text - strlen(text), "%s;", history->lines[i]);
  assert_string_equal(text, lines);
}

static void it_lasts_from_session_to_session(void **state)
{
  (void)state;
  struct prompt_history one = {0}, other = {0};
  prompt_history_load(&one);
  expect_lines(&one, "");
  prompt_history_add(&one, "next 1");
  prompt_history_add(&one, "next 1");
  prompt_history_load(&other);
  prompt_history_add(&other, "eval a");
  prompt_history_add(&one, "back");
  expect_lines(&one, "next 1;eval a;back;");
  prompt_history_clear(&one);
  prompt_history_clear(&other);
  prompt_history_load(&one);
  expect_lines(&one, "next 1;eval a;back;");
  prompt_history_clear(&one);
  struct stat folder;
  assert_int_equal(stat(".local/state/yieldscope", &folder), 0);
  assert_int_equal(folder.st_mode & 0777, 0700);
  assert_int_equal(system("test $(ls .local/state/yieldscope | wc -l) = 1"), 0);
}

static void the_state_folder_can_be_elsewhere(void **state)
{
  char *folder;
  struct prompt_history history = {0};
  assert_true(asprintf(&folder, "%s/states", (const char *)*state) > 0);
  setenv("XDG_STATE_HOME", folder, 1);
  prompt_history_load(&history);
  prompt_history_add(&history, "next");
  assert_int_equal(access("states/yieldscope/history", R_OK), 0);
  assert_int_not_equal(access(".local", F_OK), 0);
  prompt_history_clear(&history);
  free(folder);
}

static void a_folder_that_cannot_be_written_is_no_problem(void **state)
{
  (void)state;
  struct prompt_history history = {0};
  fclose(fopen(".local", "w")); /* where the folder would be */
  prompt_history_load(&history);
  prompt_history_add(&history, "next");
  prompt_history_add(&history, "back");
  expect_lines(&history, "next;back;");
  prompt_history_clear(&history);
}

static void it_is_bounded(void **state)
{
  (void)state;
  struct prompt_history history = {0};
  char line[32];
  for (int i = 0; i <= PROMPT_HISTORY; i++) {
    snprintf(line, sizeof line, "eval %d", i);
    prompt_history_add(&history, line);
  }
  assert_int_equal(history.count, PROMPT_HISTORY);
  assert_string_equal(history.lines[0], "eval 1");
  prompt_history_clear(&history);
}

static void strange_lines_of_the_file_are_left_out(void **state)
{
  (void)state;
  struct prompt_history history = {0};
  assert_int_equal(system("mkdir -p .local/state/yieldscope; cd .local/state/yieldscope; "
                          "printf 'next\\n\\n\\033[2Jevil\\nback' >history"),
                   0);
  prompt_history_load(&history);
  expect_lines(&history, "next;back;");
  prompt_history_add(&history, "a\tb");
  expect_lines(&history, "next;back;");
  prompt_history_clear(&history);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(it_lasts_from_session_to_session, enter_folder, leave_folder),
      cmocka_unit_test_setup_teardown(the_state_folder_can_be_elsewhere, enter_folder,
                                      leave_folder),
      cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_written_is_no_problem, enter_folder,
                                      leave_folder),
      cmocka_unit_test_setup_teardown(it_is_bounded, enter_folder, leave_folder),
      cmocka_unit_test_setup_teardown(strange_lines_of_the_file_are_left_out, enter_folder,
                                      leave_folder),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
