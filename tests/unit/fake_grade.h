/* fake_grade.h - grading without a process: it begins where it is asked to, and comes to the
 * verdict that the test has set. It takes the place of the real one. */
#ifndef TESTS_UNIT_FAKE_GRADE_H
#define TESTS_UNIT_FAKE_GRADE_H

#include "app/lesson/grade.h"

extern struct fake_grade {
  enum grade_status status; /* the verdict to come */
  struct grade_check checks[8];
  size_t count;
  const char *problem; /* not "": a grade cannot begin; BROKEN: why */
  int dispatches;      /* until it is done */
  size_t started, freed;
  char check[512], file[512]; /* of the last one that began */
} fake_grade;

#endif
