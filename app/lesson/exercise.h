/* exercise.h - a student at work on a lesson's exercise: the copy that they write in, its checks,
 * the hints and the solution. No screen.
 *
 * The copy is $XDG_DATA_HOME/yieldscope/exercises/ID.lua (else below ~/.local/share). It is made
 * once, and never written to again: whatever stands there is the student's. Any editor will do;
 * exercise_look sees that it was saved, and then checks it.
 *
 * Checks are under way while exercise_poll has a descriptor; nothing blocks but exercise_wait.
 * Running out of memory ends the program. */
#ifndef YS_EXERCISE_H
#define YS_EXERCISE_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

#include "app/lesson/grade.h"
#include "app/lesson/lesson.h"

struct exercise;
struct progress;

/* Makes the copy where there is none yet. The lesson and the progress have to live as long. NULL,
 * and a sentence in problem, where the lesson has no exercise, or its copy can be neither made nor
 * read. */
struct exercise *exercise_open(const struct lesson *lesson, struct progress *progress,
                               char *problem, size_t size);
void exercise_free(struct exercise *exercise); /* ends what runs; NULL is allowed */

const char *exercise_path(const struct exercise *exercise); /* of the copy */
/* The same to be read by people: "~/.local/share/yieldscope/exercises/01-press-next.lua". */
const char *exercise_shown_path(const struct exercise *exercise);

/* -------------------------------------------------------------------- checks */

/* Looks at the copy; to be called now and then. Where it was saved, and then is the same at two
 * calls, its checks begin, and this is true. An empty or vanished one is being written. */
bool exercise_look(struct exercise *exercise);
/* Begins the checks now; those under way are ended. False, and a sentence, where they cannot. */
bool exercise_check(struct exercise *exercise, char *problem, size_t size);

bool exercise_checking(const struct exercise *exercise);
/* fd is -1 where nothing is waited for. See grade.h about GRADE_PATIENCE. */
void exercise_poll(const struct exercise *exercise, struct pollfd *pollfd);
/* True when the checks have just come to their end: then the progress knows of it, and
 * exercise_grade has the verdict. */
bool exercise_dispatch(struct exercise *exercise);
void exercise_wait(struct exercise *exercise); /* blocks until the checks are done */

/* The last verdict; NULL: there is none yet, or the checks are under way. It lives until the next
 * check. */
const struct grade *exercise_grade(const struct exercise *exercise);
/* The check that failed as number N (from 1) in it, for `seen N`; NULL: there is none. */
const struct grade_check *exercise_failed(const struct exercise *exercise, size_t number);
/* What came of it, as lines for the student: each failed check with what was wanted, and what was
 * seen. "" where there is no verdict. It lives until the next check. */
const char *exercise_report(const struct exercise *exercise);

/* ---------------------------------------------------------- hints, solution */

/* Hints come one at a time. The next one; NULL: all were given. exercise_hint_count: how many
 * were. */
const struct lesson_text *exercise_hint(struct exercise *exercise);
size_t exercise_hint_count(const struct exercise *exercise);

/* The solution's text: after an honest try (a check that a changed copy failed, or all hints
 * seen), or once the exercise has passed. NULL, and a sentence that says what to do first,
 * before. The caller frees. */
char *exercise_solution(const struct exercise *exercise, char *problem, size_t size);

/* Begins again with a fresh copy; the old one is kept beside it ("ID.lua.old-1"), and where is a
 * sentence that says so. False, and where says why, and nothing has changed. */
bool exercise_start_again(struct exercise *exercise, char *where, size_t size);

#endif
