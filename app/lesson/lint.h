/* lint.h - what is wrong with a lesson, before a student finds it: what lesson.md says, the files
 * that it names, whether its scripts run, its tasks can be fulfilled and its predictions foreseen,
 * whether its exercise fails at its start and passes with its solution, and whether each page fits
 * a terminal of 80x24.
 *
 * Blocks: scripts are run, and an exercise is graded. Each problem says what to do. */
#ifndef YS_LINT_H
#define YS_LINT_H

#include "app/lesson/lesson.h"

#define LINT_COLUMNS    76 /* of a page, at 80x24, */
#define LINT_ROWS       8  /* with what it asks for; */
#define LINT_REPLY_ROWS 4  /* and of a reply, or a hint */

/* Checks the lesson in that folder. */
void lint_lesson(const char *folder, struct lesson_problems *problems);

/* lint_play.c: takes the lesson, read from the folder once more, from its first page to its last,
 * as its own `by:` says. */
void lint_play(const char *folder, struct lesson_problems *problems);

/* lint_grade.c: whether the exercise, whose files are there, fails at its start and passes with its
 * solution. */
void lint_grade(const struct lesson_exercise *exercise, struct lesson_problems *problems);

#endif
