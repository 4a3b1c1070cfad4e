/* lint_grade.c - an exercise, graded as it is at its start, and with its solution. */
#include <stdio.h>

#include "app/lesson/grade.h"
#include "app/lesson/lint.h"

/* Grades a file. NULL: there is no verdict, and why is told. */
static struct grade *verdict_on(const struct lesson_exercise *exercise, const char *path,
                                struct lesson_problems *problems)
{
  char problem[1024];
  const struct grade_options options = {.check = exercise->check, .file = path};
  struct grade *grade = grade_start(&options, problem, sizeof problem);
  if (!grade) {
    lesson_problem(problems, path, 0, "%s", problem);
    return NULL;
  }
  grade_wait(grade);
  if (grade_status(grade) != GRADE_BROKEN) return grade;
  lesson_problem(problems, exercise->check, 0, "%s", grade_problem(grade));
  grade_free(grade);
  return NULL;
}

static void check_start(const struct lesson_exercise *exercise, const struct grade *grade,
                        struct lesson_problems *problems)
{
  if (grade_count(grade) == 0)
    lesson_problem(problems, exercise->check, 0,
                   "There is no check in it: end with what the run has to show, as run:yields.");
  else if (grade_status(grade) == GRADE_PASSED)
    lesson_problem(problems, exercise->start, 0,
                   "The start passes all checks already: nothing is left for the student to do.");
}

static void check_solution(const struct lesson_exercise *exercise, const struct grade *grade,
                           struct lesson_problems *problems)
{
  for (size_t i = 0; i < grade_count(grade); i++) {
    const struct grade_check *check = grade_check(grade, i);
    if (check->verdict == GRADE_CHECK_FAILED)
      lesson_problem(problems, exercise->solution, 0,
                     "The solution fails a check (%s). Wanted: %s. Seen: %s.", check->name,
                     check->wanted, check->seen);
  }
}

void lint_grade(const struct lesson_exercise *exercise, struct lesson_problems *problems)
{
  struct grade *start = verdict_on(exercise, exercise->start, problems);
  if (!start) return; /* the other one would fail as well */
  check_start(exercise, start, problems);
  grade_free(start);
  struct grade *solution = verdict_on(exercise, exercise->solution, problems);
  if (solution) check_solution(exercise, solution, problems);
  grade_free(solution);
}
