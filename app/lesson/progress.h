/* progress.h - how far a student has come in the lessons, kept between sessions in
 * $XDG_STATE_HOME/yieldscope/progress.json (else ~/.local/state/yieldscope/progress.json).
 *
 * Each change is written at once, so that nothing is lost however the program ends. Where it
 * cannot be written (a full disk, a home that may only be read), it is remembered all the same,
 * tried again with the next change, and progress_problem says so.
 *
 * Several windows may be at work, and they may be of different versions: a change is merged into
 * the file as it stands then, and whatever else the file holds stays as it is. What was done once
 * stays done.
 *
 * A page is known by its title, so that marks stay where they belong when a lesson gets another
 * page. Lessons are known by their ids. Running out of memory ends the program. */
#ifndef YS_PROGRESS_H
#define YS_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "app/lesson/lesson.h"

struct progress;

/* Reads the file. Never NULL: where there is none, nothing was done yet; one that is damaged is set
 * aside ("progress.json.damaged-1"), and progress_problem says so. */
struct progress *progress_open(void);
/* Tries once more to write what could not be written. NULL is allowed. */
void progress_free(struct progress *progress);
/* Takes in what other windows have done meanwhile. */
void progress_reread(struct progress *progress);

/* A sentence about what went wrong with the file, for the user to be told; "" where all is well,
 * and where that very sentence was returned before. It lives until the next call. */
const char *progress_problem(struct progress *progress);

/* ------------------------------------------------------------------- how far */

/* The id of the lesson where one left off; "": there is none. */
const char *progress_last(const struct progress *progress);
bool progress_begun(const struct progress *progress, const char *id); /* it was opened */
bool progress_done(const struct progress *progress, const char *id);  /* ... and finished */
/* The exercise has passed its checks. */
bool progress_passed(const struct progress *progress, const char *id);
/* An honest try at the exercise: a changed copy has failed a check. */
bool progress_tried(const struct progress *progress, const char *id);
size_t progress_hints(const struct progress *progress, const char *id); /* that were given */

/* The page where one left off, from 0; less than the lesson's count of pages. */
size_t progress_page(const struct progress *progress, const struct lesson *lesson);
/* The page's task is done; its prediction, quiz or exercise was answered rightly. */
bool progress_fulfilled(const struct progress *progress, const struct lesson *lesson, size_t page);
/* What was answered last there, as typed; "": nothing was. It lives until the next change. */
const char *progress_answer(const struct progress *progress, const struct lesson *lesson,
                            size_t page);

/* ------------------------------------------------------------------- changes */

/* The page is opened: it is where one left off, and the lesson is the last one. */
void progress_set_page(struct progress *progress, const struct lesson *lesson, size_t page);
void progress_set_fulfilled(struct progress *progress, const struct lesson *lesson, size_t page);
void progress_set_answer(struct progress *progress, const struct lesson *lesson, size_t page,
                         const char *answer);
void progress_set_done(struct progress *progress, const char *id);
void progress_set_passed(struct progress *progress, const char *id);
void progress_set_tried(struct progress *progress, const char *id);
void progress_set_hints(struct progress *progress, const char *id, size_t count);

#endif
