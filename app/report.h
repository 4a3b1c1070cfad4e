/* report.h - how `drive` and `trace` write events and stops: in sentences, or as JSON. One
 * interface of three writers; a writer begins with a struct report.
 *
 * A report writes to out and never flushes or checks it: who calls does (see follow.h). */
#ifndef YS_REPORT_H
#define YS_REPORT_H

#include <stddef.h>
#include <stdio.h>

struct engine;
struct engine_cost;
struct engine_event;
struct language;
struct lockstep;
struct say_arrival;
struct watch_list;

/* How the session came to where it stands, what is watched there, and what is in lockstep (both
 * NULL: nothing). */
struct report_present {
  const struct say_arrival *arrival;
  const struct watch_list *watches;
  const struct lockstep *lockstep;
};

struct report {
  void (*event)(struct report *, const struct engine *, const struct engine_event *);
  /* Where the session stands now. */
  void (*stop)(struct report *, const struct engine *, const struct report_present *);
  /* A command that could not be done, and why. */
  void (*refused)(struct report *, const struct engine *, const char *text);
  /* What a command answered; text may have many lines, or be "". The present is as in stop;
   * NULL: the command is not done, events and a stop follow. */
  void (*answer)(struct report *, const struct engine *, const char *command, const char *text,
                 const struct report_present *);
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
/* For that one only: a call that was answered by an error is told as such ("threw"), too, after
 * the error itself. So each call has its answer: for `trace`. */
void report_json_tell_threw(struct report *report);
/* For that one only: what the script has cost, and would cost eagerly (NULL: no answer). */
void report_json_cost(struct report *report, const struct engine *engine,
                      const struct engine_cost *lazy, const struct engine_cost *eager);

#endif
