/* exercise_report.h - what came of the checks of an exercise, as lines for the student. */
#ifndef YS_EXERCISE_REPORT_H
#define YS_EXERCISE_REPORT_H

#include <stddef.h>

struct grade;
struct grade_check;

/* The grade is done. Only what failed is told, each with its number, for `seen N`. The caller
 * frees. */
char *exercise_report_text(const struct grade *grade);

/* The check that is the failed one of that number, from 1; NULL: there are not so many. */
const struct grade_check *exercise_report_failed(const struct grade *grade, size_t number);

#endif
