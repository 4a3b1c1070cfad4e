/* say.h - every sentence that tells what happened, in one place, for the screen and for
 * `drive`. Beginners read them: short, plain, correct in number and tense, naming the
 * generator, the line and the values. */
#ifndef YS_SAY_H
#define YS_SAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine;
struct engine_event;
struct engine_future;
struct engine_outcome;
struct language;
struct watch_list;

/* All write at most size bytes with the NUL, never cutting a character, and return out. */

/* How the session came to where it stands. */
enum say_by {
  SAY_BY_RUNNING,
  SAY_BY_BACK, /* undone */
  SAY_BY_REDO,
  SAY_BY_BACK_LINE,
  SAY_BY_BACK_CALL,
  SAY_BY_BACK_CREATED,
  SAY_BY_BACK_CHANGE, /* of the variable `name` */
  SAY_BY_START,
  SAY_BY_END,
  SAY_BY_GOTO,   /* `name` is the number of the event that was asked for */
  SAY_BY_SWITCH, /* to another branch */
  SAY_BY_KILL,   /* the process has ended, and the session is where it was before */
  SAY_BY_RESUME, /* a saved session was opened */
  SAY_BY_FILE,   /* the script's file had changed, and was read again */
  SAY_BY_SET     /* the variable `name` was given another value */
};
struct say_arrival {
  enum say_by by;
  size_t from;   /* RUNNING: the first event that the command caused */
  char name[64]; /* "" where there is none */
  uint32_t kept; /* the branch (from 1) that keeps the old future, as another one opened; or 0 */
};

/* "true became the value of the paused yield. fibonacci#1 paused at line 4 and handed you
 * 0." What the stop means, from the events that the last command caused. It looks further
 * back for what a generator did before; events that are forgotten (engine_event gives NULL)
 * only make it say less.
 * "Back before that: fibonacci#1 is paused at line 4. a = 1, b = 1." After a jump: where it
 * stands now. */
const char *say_stop(const struct engine *engine, const struct say_arrival *arrival,
                     const struct language *language, char *out, size_t size);
/* "Line 5 ran: a was 0 and is 1, b began as 1." What a step of slow motion did; "" where no line
 * has ended. */
struct say_change {
  const char *name, *was, *is; /* was NULL: it began to be */
};
struct say_slow {
  int line;       /* that ran; 0: none */
  bool rest;      /* only what stood behind its yield */
  uint32_t lines; /* more than one: that many ran */
  const struct say_change *changes;
  size_t change_count;
};
const char *say_slow(const struct say_slow *slow, const struct language *language, char *out,
                     size_t size);
/* How a prediction came out, guess and truth below each other. */
struct say_guess {
  const char *said, *gave; /* results as text */
  bool value_right, done_right, threw;
  size_t count, right_count; /* predictions so far, with this one */
};
const char *say_guess(const struct say_guess *guess, char *out, size_t size);
/* Both futures of a what-if side by side, a line each result, and where they part. request: enum
 * engine_request, the other input; value: "" for none. */
const char *say_futures(const struct engine_future *future, int request, const char *value,
                        const struct language *language, char *out, size_t size);
/* How many results both futures have in common at their beginnings. */
size_t say_futures_common(const struct engine_future *future);

/* "a + b = 3", or "a + b: why it has no value". */
const char *say_watch(const struct watch_list *list, size_t index, const struct language *language,
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
/* The same of a result that is hidden: "{ value: ?, done: ? }". */
const char *say_hidden(void);
/* For who is new here: three keys. */
const char *say_hint(const char *next, const char *back, const char *help, char *out, size_t size);
/* Asks what that generator gave. key: shows it ("" for none). */
const char *say_ask(const char *generator, const char *key, char *out, size_t size);
/* "not started", "paused", "running", "finished". */
const char *say_state(int engine_state);
const char *say_role(int engine_role); /* "parameter", "from outside" */
/* The function's name within a generator's: "fibonacci" of "fibonacci#2". */
const char *say_function(const char *generator_name, char *out, size_t size);

#endif
