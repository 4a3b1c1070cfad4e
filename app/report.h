/* report.h - how `drive` and `trace` write events and stops: in sentences, or as JSON. One
 * interface of three writers; a writer begins with a struct report.
 *
 * A report writes to out and never flushes or checks it: who calls does (see follow.h). */
#ifndef YS_REPORT_H
#define YS_REPORT_H

#include <stddef.h>
#include <stdio.h>

struct engine;
struct engine_event;
struct language;

struct report {
  void (*event)(struct report *, const struct engine *, const struct engine_event *);
  /* Where the session stands now. from: the first event that the last command caused. */
  void (*stop)(struct report *, const struct engine *, size_t from);
  /* A command that could not be done, and why. */
  void (*refused)(struct report *, const struct engine *, const char *text);
  /* What a command answered at once; text may have many lines, or be "". from: as in stop. */
  void (*answer)(struct report *, const struct engine *, const char *command, const char *text,
                 size_t from);
  void (*free)(struct report *);
};

/* All return NULL when out of memory. They do not own out. */

/* One sentence a line, as screen readers like it. */
struct report *report_text_new(FILE *out, const struct language *language);
/* Exchanges as lines, indented by who asked whom; a request and its result share a line
 * where nothing happened in between. */
struct report *report_tree_new(FILE *out, const struct language *language);
/* One object a line: DESIGN.md, "The command line". */
struct report *report_json_new(FILE *out);

#endif
