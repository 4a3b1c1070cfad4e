/* grade_run.h - one run of a student's file: a fresh process, the file to the end of its main
 * program, then commands as in `drive`; all events are kept for check.lua. Nothing blocks. */
#ifndef YS_GRADE_RUN_H
#define YS_GRADE_RUN_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>

struct grade_options;
struct grade_run;

/* The file of the options is run. commands: one a line, only such that run the file or call by
 * hand. An error that nothing catches is let through, so that it reaches who asked. NULL when
 * out of memory; where the file cannot even be opened, the run is done at once, with a problem. */
struct grade_run *grade_run_new(const struct grade_options *options, const char *commands);
void grade_run_free(struct grade_run *run); /* NULL is allowed */

void grade_run_poll(const struct grade_run *run, struct pollfd *pollfd);
bool grade_run_dispatch(struct grade_run *run); /* true when it is done */

/* Once it is done: was it ended because of time, memory, or too many events? */
bool grade_run_limit(const struct grade_run *run);

/* The commands that have been given so far, one a line: those asked for, and those that let errors
 * through; the first is the file's own run. It lives until the next dispatch. */
const char *grade_run_steps(const struct grade_run *run);

/* Once it is done, chunks of Lua for check.lua, which the caller frees (NULL when out of memory):
 * "return { problem =, kind =, … }", see assets/check.lua; and a list of events from that index
 * (0-based) on, as many as fit well into one answer. */
char *grade_run_summary(const struct grade_run *run, size_t *size);
char *grade_run_events(const struct grade_run *run, size_t from, size_t *size);

#endif
