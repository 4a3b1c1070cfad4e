/* lesson_report.h - what `drive` writes about a lesson: each page that is opened, and that what it
 * asks for is done. In lines of words, or as JSON objects of a line each. All the rest (what is
 * said about an answer, a check, a hint) are answers of commands, which report.h has.
 *
 * Nothing is flushed here. Running out of memory ends the program. */
#ifndef YS_LESSON_REPORT_H
#define YS_LESSON_REPORT_H

#include <stdbool.h>
#include <stdio.h>

struct lesson_report;
struct model;

/* Of a model that has a lesson open; both must live as long. */
struct lesson_report *lesson_report_new(FILE *out, const struct model *model, bool json);
void lesson_report_free(struct lesson_report *report); /* NULL is allowed */

/* Tells the open page, where it was not told last. */
void lesson_report_page(struct lesson_report *report);
/* The open page has become done: tells what the lesson says to that, but where that was the answer
 * to a command already. */
void lesson_report_done(struct lesson_report *report);

#endif
