/* A student at work on an exercise: the copy, its checks, hints and the solution. */
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

#include "app/lesson/exercise.h"
#include "app/lesson/progress.h"
#include "app/whole_file.h"
#include "tests/support/folder.h"
#include "tests/unit/fake_grade.h"

#define COPY ".local/share/yieldscope/exercises/01-press-next.lua"

/* Reading lessons is not what is tested here. */
const struct lesson_exercise *lesson_exercise(const struct lesson *lesson)
{
  for (size_t i = 0; i < lesson->page_count; i++)
    if (lesson->pages[i].directive.kind == LESSON_EXERCISE)
      return &lesson->pages[i].directive.exercise;
  return NULL;
}

static struct lesson_text hints[2];
static struct lesson_page page = {
    .title = (char *)"Your turn",
    .directive = {.kind = LESSON_EXERCISE,
                  .exercise = {.start = (char *)"start.lua",
                               .check = (char *)"check.lua",
                               .solution = (char *)"solution.lua",
                               .hints = hints,
                               .hint_count = 2}},
};
static struct lesson lesson = {.id = (char *)"01-press-next", .pages = &page, .page_count = 1};

static struct progress *progress;
static char said[512];

static void write_file(const char *path, const char *text)
{
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fputs(text, file);
  assert_int_equal(fclose(file), 0);
}

static void expect_file(const char *path, const char *expected)
{
  char *text = whole_file_read(path, 100000, NULL);
  assert_non_null(text);
  assert_string_equal(text, expected);
  free(text);
}

static int enter_folder(void **state)
{
  *state = folder_new();
  setenv("HOME", *state, 1);
  unsetenv("XDG_STATE_HOME");
  unsetenv("XDG_DATA_HOME");
  if (chdir(*state) != 0) return -1;
  write_file("start.lua", "-- fill in\n");
  write_file("solution.lua", "return 1\n");
  fake_grade = (struct fake_grade){.status = GRADE_PASSED, .dispatches = 2, .count = 1};
  fake_grade.checks[0] =
      (struct grade_check){.name = "one", .sentence = "", .wanted = "", .seen = "", .commands = ""};
  progress = progress_open();
  return 0;
}

static int leave_folder(void **state)
{
  progress_free(progress);
  if (chdir("/") != 0) return -1;
  folder_remove(*state);
  return 0;
}

static struct exercise *opened(void)
{
  struct exercise *exercise = exercise_open(&lesson, progress, said, sizeof said);
  if (exercise == NULL) fail_msg("%s", said);
  return exercise;
}

static void fail_the_check(void)
{
  fake_grade.status = GRADE_FAILED;
  fake_grade.checks[0].verdict = GRADE_CHECK_FAILED;
}

/* As an editor does that writes another file and renames it. */
static void save(const char *text)
{
  write_file("new", text);
  assert_int_equal(rename("new", COPY), 0);
}

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
                                                 "     next naturals\n"
                                                 "The command \"seen 2\" shows where that was.");
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

static void hints_come_one_at_a_time(void **state)
{
  (void)state;
  struct exercise *exercise = opened();
  assert_int_equal(exercise_hint_count(exercise), 0);
  assert_ptr_equal(exercise_hint(exercise), &hints[0]);
  exercise_free(exercise);
  exercise = opened(); /* what was given is remembered */
  assert_int_equal(exercise_hint_count(exercise), 1);
  assert_ptr_equal(exercise_hint(exercise), &hints[1]);
  assert_null(exercise_hint(exercise));
  assert_int_equal(exercise_hint_count(exercise), 2);
  exercise_free(exercise);
}

static void expect_solution(const struct exercise *exercise, const char *expected)
{
  char *text = exercise_solution(exercise, said, sizeof said);
  if (expected == NULL) assert_null(text);
  else assert_string_equal(text, expected);
  free(text);
}

static void the_solution_comes_after_an_honest_try(void **state)
{
  (void)state;
  struct exercise *exercise = opened();
  expect_solution(exercise, NULL);
  assert_string_equal(said, "First a try of your own: the solution is here for you once a check of "
                            "what you wrote has failed, or when you have seen all hints.");
  fail_the_check();
  assert_true(exercise_check(exercise, said, sizeof said));
  exercise_wait(exercise);
  expect_solution(exercise, NULL); /* nothing was written: that is no try */
  save("yield(5)\n");
  assert_true(exercise_check(exercise, said, sizeof said));
  exercise_wait(exercise);
  expect_solution(exercise, "return 1\n");
  assert_int_equal(unlink("solution.lua"), 0);
  expect_solution(exercise, NULL);
  assert_string_equal(said,
                      "The solution cannot be read (solution.lua: No such file or directory).");
  exercise_free(exercise);
}

static void or_after_all_hints(void **state)
{
  (void)state;
  struct exercise *exercise = opened();
  exercise_hint(exercise);
  expect_solution(exercise, NULL);
  exercise_hint(exercise);
  expect_solution(exercise, "return 1\n");
  exercise_free(exercise);
}

static void or_once_it_has_passed(void **state)
{
  (void)state;
  struct exercise *exercise = opened();
  assert_true(exercise_check(exercise, said, sizeof said));
  exercise_wait(exercise);
  expect_solution(exercise, "return 1\n");
  exercise_free(exercise);
}

static void where_there_are_no_hints_only_a_try_counts(void **state)
{
  (void)state;
  page.directive.exercise.hint_count = 0;
  struct exercise *exercise = opened();
  assert_null(exercise_hint(exercise));
  expect_solution(exercise, NULL);
  assert_string_equal(said, "First a try of your own: the solution is here for you once a check of "
                            "what you wrote has failed.");
  exercise_free(exercise);
  page.directive.exercise.hint_count = 2;
}

static void starting_again_keeps_the_old_copy(void **state)
{
  (void)state;
  struct exercise *exercise = opened();
  for (int number = 1; number <= 2; number++) {
    char mine[32], sentence[256], old[128];
    snprintf(mine, sizeof mine, "mine %d\n", number);
    save(mine);
    fail_the_check();
    assert_true(exercise_check(exercise, said, sizeof said));
    exercise_wait(exercise);
    assert_true(exercise_start_again(exercise, said, sizeof said));
    snprintf(old, sizeof old, COPY ".old-%d", number);
    snprintf(sentence, sizeof sentence, "Here is a fresh start. What you had is kept as ~/%s.",
             old);
    assert_string_equal(said, sentence);
    expect_file(COPY, "-- fill in\n");
    expect_file(old, mine);
    assert_null(exercise_grade(exercise));
    assert_string_equal(exercise_report(exercise), "");
    assert_false(exercise_look(exercise)); /* the fresh one was not saved by anybody */
    assert_false(exercise_look(exercise));
  }
  assert_int_equal(unlink(COPY), 0);
  assert_true(exercise_start_again(exercise, said, sizeof said));
  assert_string_equal(said, "Here is a fresh start.");
  expect_file(COPY, "-- fill in\n");
  save("mine\n");
  assert_int_equal(unlink("start.lua"), 0); /* there is nothing to begin with: all stays */
  assert_false(exercise_start_again(exercise, said, sizeof said));
  expect_file(COPY, "mine\n");
  exercise_free(exercise);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

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
      IN_FOLDER(hints_come_one_at_a_time),
      IN_FOLDER(the_solution_comes_after_an_honest_try),
      IN_FOLDER(or_after_all_hints),
      IN_FOLDER(or_once_it_has_passed),
      IN_FOLDER(where_there_are_no_hints_only_a_try_counts),
      IN_FOLDER(starting_again_keeps_the_old_copy),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
