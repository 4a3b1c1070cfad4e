/* drive.h - `yieldscope drive`: commands from standard input, one a line, answered on
 * standard output. */
#ifndef YS_DRIVE_H
#define YS_DRIVE_H

#include <stdbool.h>

struct model;
struct report;

/* Reads and answers commands until `quit` or the end of the input. The engine of the model
 * may still be opening: the opening is answered first. Frees the model and the report.
 * Returns the exit status. */
int drive_run(struct model *model, struct report *report);

/* The same with a lesson that is open in the model (lessons_open): its pages are told, too. json:
 * the report is of that kind. The exit status says nothing of the lesson's scripts. */
int drive_lesson(struct model *model, struct report *report, bool json);

#endif
