/* grade_verdict.h - what check.lua has found, check by check. */
#ifndef YS_GRADE_VERDICT_H
#define YS_GRADE_VERDICT_H

#include <stdbool.h>
#include <stddef.h>

#include "app/lesson/grade.h"

struct grade_verdicts { /* all zero: none */
  struct grade_verdict_run *runs;
  size_t run_count, run_capacity;
  struct grade_check *checks;
  size_t count, capacity;
};

/* Runs are numbered from 1. commands: as check.lua gave them; steps: see grade_run_steps. */
void grade_verdicts_begin_run(struct grade_verdicts *verdicts, const char *commands);
void grade_verdicts_end_run(struct grade_verdicts *verdicts, const char *steps);

/* A verdict of the library (assets/check.lua), as JSON. False where it was not understood, or there
 * are too many. */
bool grade_verdicts_take(struct grade_verdicts *verdicts, const char *json);

void grade_verdicts_free(struct grade_verdicts *verdicts);

/* A copy without control characters but line ends; the caller frees. NULL is taken for "". Out of
 * memory ends the program. */
char *grade_verdict_inert(const char *text);

#endif
