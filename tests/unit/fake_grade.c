#include "tests/unit/fake_grade.h"

#include <stdio.h>
#include <stdlib.h>

struct fake_grade fake_grade;

struct grade {
  int left;
};

struct grade *grade_start(const struct grade_options *options, char *problem, size_t size)
{
  if (fake_grade.problem != NULL && fake_grade.status != GRADE_BROKEN) {
    snprintf(problem, size, "%s", fake_grade.problem);
    return NULL;
  }
  struct grade *grade = malloc(sizeof *grade);
  *grade = (struct grade){.left = fake_grade.dispatches};
  fake_grade.started++;
  snprintf(fake_grade.check, sizeof fake_grade.check, "%s", options->check);
  snprintf(fake_grade.file, sizeof fake_grade.file, "%s", options->file);
  return grade;
}

void grade_free(struct grade *grade)
{
  fake_grade.freed += grade != NULL;
  free(grade);
}

void grade_poll(const struct grade *grade, struct pollfd *pollfd)
{
  *pollfd = (struct pollfd){.fd = grade->left > 0 ? 0 : -1, .events = POLLIN};
}

bool grade_dispatch(struct grade *grade)
{
  if (grade->left > 0) grade->left--;
  return grade->left == 0;
}

void grade_wait(struct grade *grade)
{
  grade->left = 0;
}

enum grade_status grade_status(const struct grade *grade)
{
  return grade->left > 0 ? GRADE_RUNNING : fake_grade.status;
}

const char *grade_problem(const struct grade *grade)
{
  (void)grade;
  return fake_grade.problem != NULL ? fake_grade.problem : "";
}

const char *grade_notes(const struct grade *grade)
{
  (void)grade;
  return "";
}

size_t grade_count(const struct grade *grade)
{
  (void)grade;
  return fake_grade.count;
}

const struct grade_check *grade_check(const struct grade *grade, size_t index)
{
  (void)grade;
  return &fake_grade.checks[index];
}

size_t grade_count_of(const struct grade *grade, enum grade_verdict verdict)
{
  size_t count = 0;
  (void)grade;
  for (size_t i = 0; i < fake_grade.count; i++)
    count += fake_grade.checks[i].verdict == verdict;
  return count;
}
