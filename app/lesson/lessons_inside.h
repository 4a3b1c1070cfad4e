/* lessons_inside.h - for lessons*.c only. */
#ifndef YS_LESSONS_INSIDE_H
#define YS_LESSONS_INSIDE_H

#include "app/lesson/lessons.h"

/* The open page has become done: writes it down. */
void lessons_became_done(struct model *model);
/* Writes down that the lesson is finished, where it is; and tells what is wrong with that. */
void lessons_keep(struct model *model);
/* Reads a lesson of the course anew. NULL: the message says why. */
struct lesson *lessons_read(struct model *model, const struct lesson *lesson);

/* Opens a script in place of the model's session, hidden or not. False: the message says why not.
 */
bool lessons_begin_script(struct model *model, const char *path, bool at_start, bool hidden);
void lessons_clear_steps(struct lessons *lessons);
/* "Not so…": why the answer to the open page's quiz is not the right one. */
const char *lessons_wrong_choice(const struct lesson_run *run);
/* The exercise of the open page is needed: opens it. False: the message says why not. */
bool lessons_open_exercise(struct model *model);

#endif
