/* trace.h - `yieldscope trace`: runs a script to its end, then pulls what it returned, and
 * writes every exchange. */
#ifndef YS_TRACE_H
#define YS_TRACE_H

#include <stdbool.h>

struct engine;
struct report;

struct trace_options {
  unsigned long pull; /* the most results to pull */
  bool lines;         /* tell each line with its locals */
  bool cost;          /* compare with an eager run, at the end */
  bool summary;       /* end with a line for people; else with the last stop */
};

/* The engine was opened with at_start, and may still be opening. Frees it and the report.
 * Returns the exit status. */
int trace_run(struct engine *engine, struct report *report, const struct trace_options *options);

#endif
