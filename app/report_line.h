/* report_line.h - writing lines for people: what both report_text.c and report_tree.c need.
 * Text from a script may hold anything, so control characters, which could drive the
 * reader's terminal, are written as U+FFFD, and bytes that are not UTF-8 as well. */
#ifndef YS_REPORT_LINE_H
#define YS_REPORT_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { REPORT_LINE_SIZE = 4096 }; /* bytes; longer sentences are cut */

/* Writes text as it is, but for what is said above. Tabs and newlines stay. */
void report_line_text(FILE *out, const char *text, size_t size);

/* One line: newlines within become blanks, one is added at the end. */
void report_line(FILE *out, const char *text);

/* What a script printed, each line with a mark before it. A line that one print leaves open
 * is gone on with by the next: *open says that there is one. */
void report_line_print(FILE *out, const char *mark, const char *text, size_t size, bool *open);

/* Ends the line that a print left open. */
void report_line_close(FILE *out, bool *open);

#endif
