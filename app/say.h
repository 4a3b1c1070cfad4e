/* say.h - every sentence that tells what happened, in one place, for the screen and for
 * `drive`. Beginners read them: short, plain, correct in number and tense, naming the
 * generator, the line and the values. */
#ifndef YS_SAY_H
#define YS_SAY_H

#include <stddef.h>

struct engine;
struct engine_event;
struct language;

/* All write at most size bytes with the NUL, never cutting a character, and return out. */

/* "true became the value of the paused yield. fibonacci#1 paused at line 4 and handed you
 * 0." What the stop means, from the events since the index `from` (those that the last
 * command caused). It looks further back for what a generator did before; events that are
 * forgotten (engine_event gives NULL) only make it say less. */
const char *say_stop(const struct engine *engine, size_t from, const struct language *language,
                     char *out, size_t size);
/* One event as one line for `drive` and `trace`:
 *   "you: fibonacci#1.next(true)"   "fibonacci#1 ─▶ you: { value: 0, done: false }  line 4" */
const char *say_event(const struct engine *engine, const struct engine_event *event,
                      const struct language *language, char *out, size_t size);
/* "{ value: 1, done: false }" in that language; "threw TEXT" where an error answered. */
const char *say_result(const struct engine_event *result, const struct language *language,
                       char *out, size_t size);
/* The same in at most width columns where that is possible: the value is cut with '…', and
 * whether it is done still stands at the end. */
const char *say_result_fit(const struct engine_event *result, const struct language *language,
                           int width, char *out, size_t size);
/* "not started", "paused", "running", "finished". */
const char *say_state(int engine_state);
/* The function's name within a generator's: "fibonacci" of "fibonacci#2". */
const char *say_function(const char *generator_name, char *out, size_t size);

#endif
