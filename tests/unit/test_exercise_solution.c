/* A student at work on an exercise: hints, the solution, and a fresh start. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/unit/exercise_world.h"
#include "tests/unit/fake_grade.h"

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

int main(void)
{
  const struct CMUnitTest tests[] = {
      IN_FOLDER(hints_come_one_at_a_time),
      IN_FOLDER(the_solution_comes_after_an_honest_try),
      IN_FOLDER(or_after_all_hints),
      IN_FOLDER(or_once_it_has_passed),
      IN_FOLDER(where_there_are_no_hints_only_a_try_counts),
      IN_FOLDER(starting_again_keeps_the_old_copy),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
