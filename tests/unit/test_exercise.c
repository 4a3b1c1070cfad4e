/* A student at work on an exercise: the copy and its checks. */
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

#include "tests/unit/exercise_world.h"
#include "tests/unit/fake_grade.h"

static void the_copy_is_made_once(void **state)
{
  (void)state;
  struct exercise *exercise = opened();
  assert_string_equal(exercise_shown_path(exercise), "~/" COPY);
  assert_int_equal(access(exercise_path(exercise), W_OK), 0);
  expect_file(COPY, "-- fill in\n");
  exercise_free(exercise);
  write_file(COPY, "mine\n");
  exercise = opened();
  expect_file(COPY, "mine\n");
  exercise_free(exercise);
  expect_file("start.lua", "-- fill in\n");
  assert_int_equal(system("test \"$(ls .local/share/yieldscope/exercises)\" = 01-press-next.lua"),
                   0);
}

static void it_may_be_elsewhere(void **state)
{
  char *folder = NULL;
  assert_true(asprintf(&folder, "%s/data", (const char *)*state) > 0);
  setenv("XDG_DATA_HOME", folder, 1);
  free(folder);
  struct exercise *exercise = opened();
  expect_file("data/yieldscope/exercises/01-press-next.lua", "-- fill in\n");
  assert_string_equal(exercise_shown_path(exercise),
                      "~/data/yieldscope/exercises/01-press-next.lua");
  exercise_free(exercise);
}

static void where_no_copy_can_be_made_it_says_why(void **state)
{
  (void)state;
  struct lesson none = {.id = (char *)"02", .pages = &page, .page_count = 0};
  assert_null(exercise_open(&none, progress, said, sizeof said));
  assert_string_equal(said, "This lesson has no exercise.");
  write_file("file", "");
  assert_int_equal(system("ln -s file .local"), 0); /* there can be no folders below */
  assert_null(exercise_open(&lesson, progress, said, sizeof said));
  assert_string_equal(said, "Your copy of the exercise cannot be made (~/" COPY
                            ": Not a directory). XDG_DATA_HOME may name another folder for it.");
  assert_int_equal(unlink("start.lua"), 0);
  assert_null(exercise_open(&lesson, progress, said, sizeof said));
  assert_string_equal(said, "Your copy of the exercise cannot be made (start.lua: No such file or "
                            "directory).");
  unsetenv("HOME");
  assert_null(exercise_open(&lesson, progress, said, sizeof said));
  assert_string_equal(said, "Your copy of the exercise cannot be made: neither XDG_DATA_HOME nor "
                            "HOME says where.");
}

static void saving_checks_it(void **state)
{
  (void)state;
  struct pollfd poll;
  struct exercise *exercise = opened();
  assert_false(exercise_look(exercise));
  assert_false(exercise_look(exercise)); /* nothing was saved */
  save("yield(1)\n");
  assert_false(exercise_look(exercise)); /* it may still be being written */
  save("yield(1) yield(2)\n");
  assert_false(exercise_look(exercise));
  assert_true(exercise_look(exercise));
  assert_int_equal(fake_grade.started, 1);
  assert_string_equal(fake_grade.check, "check.lua");
  assert_string_equal(fake_grade.file, exercise_path(exercise));
  assert_true(exercise_checking(exercise));
  assert_null(exercise_grade(exercise));
  assert_string_equal(exercise_report(exercise), "");
  exercise_poll(exercise, &poll);
  assert_int_equal(poll.fd, 0);
  assert_false(exercise_dispatch(exercise));
  assert_true(exercise_dispatch(exercise));
  assert_false(exercise_dispatch(exercise)); /* said once */
  exercise_poll(exercise, &poll);
  assert_int_equal(poll.fd, -1);
  assert_non_null(exercise_grade(exercise));
  assert_string_equal(exercise_report(exercise), "The check has passed.");
  assert_true(progress_passed(progress, "01-press-next"));
  assert_false(exercise_look(exercise));
  assert_false(exercise_look(exercise));
  assert_int_equal(fake_grade.started, 1);
  exercise_free(exercise);
  assert_int_equal(fake_grade.freed, 1);
}

static void what_is_empty_or_gone_is_being_written(void **state)
{
  (void)state;
  struct exercise *exercise = opened();
  save("");
  for (int i = 0; i < 3; i++)
    assert_false(exercise_look(exercise));
  assert_int_equal(unlink(COPY), 0);
  for (int i = 0; i < 3; i++)
    assert_false(exercise_look(exercise));
  save("yield(1)\n");
  assert_false(exercise_look(exercise));
  assert_true(exercise_look(exercise));
  exercise_free(exercise);
}

static void a_save_while_it_is_checked_checks_again(void **state)
{
  (void)state;
  struct exercise *exercise = opened();
  assert_true(exercise_check(exercise, said, sizeof said));
  save("yield(2)\n");
  assert_false(exercise_look(exercise));
  assert_true(exercise_look(exercise));
  assert_int_equal(fake_grade.started, 2);
  assert_int_equal(fake_grade.freed, 1);
  exercise_wait(exercise);
  assert_false(exercise_checking(exercise));
  assert_non_null(exercise_grade(exercise));
  exercise_free(exercise);
}

static void a_check_that_cannot_begin_says_why(void **state)
{
  (void)state;
  struct exercise *exercise = opened();
  fake_grade.problem = "There are too many processes.";
  assert_false(exercise_check(exercise, said, sizeof said));
  assert_string_equal(said, "There are too many processes.");
  assert_false(exercise_checking(exercise));
  save("yield(3)\n");
  assert_false(exercise_look(exercise));
  assert_true(exercise_look(exercise));
  assert_string_equal(exercise_report(exercise), "There are too many processes.");
  assert_null(exercise_grade(exercise));
  assert_false(exercise_look(exercise)); /* it is not tried for ever */
  assert_false(exercise_look(exercise));
  exercise_free(exercise);
}

static void what_failed_is_told(void **state)
{
  (void)state;
  struct exercise *exercise = opened();
  assert_null(exercise_failed(exercise, 1));
  fake_grade.status = GRADE_FAILED;
  fake_grade.count = 4;
  fake_grade.checks[1] = (struct grade_check){.verdict = GRADE_CHECK_FAILED,
                                              .name = "new evens(9): values",
                                              .sentence = "Only even numbers come out.",
                                              .wanted = "2, 4",
                                              .seen = "1, 2",
                                              .commands = ""};
  fake_grade.checks[2] = (struct grade_check){.verdict = GRADE_CHECK_SKIPPED, .name = "left out"};
  fake_grade.checks[3] = (struct grade_check){.verdict = GRADE_CHECK_FAILED,
                                              .name = "new evens(9): order",
                                              .sentence = "",
                                              .wanted = "next evens\nnext naturals",
                                              .seen = "",
                                              .commands = "new evens(9)\nnext",
                                              .placed = true,
                                              .tick = 7};
  assert_true(exercise_check(exercise, said, sizeof said));
  exercise_wait(exercise);
  assert_string_equal(exercise_report(exercise), "1 of 4 checks passed. What did not:\n"
                                                 "1) Only even numbers come out.\n"
                                                 "   wanted: 2, 4\n"
                                                 "   seen:   1, 2\n"
                                                 "2) new evens(9): order\n"
                                                 "   wanted:\n"
                                                 "     next evens\n"
                                                 "     next naturals");
  assert_ptr_equal(exercise_failed(exercise, 1), &fake_grade.checks[1]);
  assert_ptr_equal(exercise_failed(exercise, 2), &fake_grade.checks[3]);
  assert_null(exercise_failed(exercise, 0));
  assert_null(exercise_failed(exercise, 3));
  exercise_free(exercise);
}

static void a_check_that_is_broken_is_nobodys_fault(void **state)
{
  (void)state;
  struct exercise *exercise = opened();
  save("yield(4)\n");
  fake_grade.status = GRADE_BROKEN;
  fake_grade.problem = "check.lua line 3 is wrong.";
  assert_true(exercise_check(exercise, said, sizeof said));
  exercise_wait(exercise);
  assert_string_equal(exercise_report(exercise), "check.lua line 3 is wrong.");
  assert_false(progress_tried(progress, "01-press-next"));
  assert_false(progress_passed(progress, "01-press-next"));
  exercise_free(exercise);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      IN_FOLDER(the_copy_is_made_once),
      IN_FOLDER(it_may_be_elsewhere),
      IN_FOLDER(where_no_copy_can_be_made_it_says_why),
      IN_FOLDER(saving_checks_it),
      IN_FOLDER(what_is_empty_or_gone_is_being_written),
      IN_FOLDER(a_save_while_it_is_checked_checks_again),
      IN_FOLDER(a_check_that_cannot_begin_says_why),
      IN_FOLDER(what_failed_is_told),
      IN_FOLDER(a_check_that_is_broken_is_nobodys_fault),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
