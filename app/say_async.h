/* say_async.h - tells of promises, microtasks and timers. say.c uses it. */
#ifndef YS_SAY_ASYNC_H
#define YS_SAY_ASYNC_H

#include <stdbool.h>
#include <stddef.h>

struct engine;
struct engine_event;
struct language;
struct sentence;

/* Is it worth a line in a list of what happened? */
bool say_async_is_told(const struct engine_event *event);

/* Adds one line about an event of kind ENGINE_ASYNC. */
void say_async_add(struct sentence *sentence, const struct engine *engine,
                   const struct engine_event *event, const struct language *language);

/* What runs now: enum async_now; of a microtask or a timer, its number and what it does. */
const char *say_async_now(int now, unsigned job, const char *what, char *out, size_t size);

/* What goes on with a generator that waits for a promise. */
struct say_async_runner {
  bool by_async;
  bool soon;          /* it awaits what is no promise */
  bool for_ever;      /* nothing can settle that promise any more */
  bool settled;       /* it is */
  unsigned microtask; /* that will go on with it; 0: none is queued */
  int line;           /* at which then_ was called on that promise; 0: nowhere yet */
};
const char *say_async_runner(const struct say_async_runner *runner, const struct language *language,
                             char *out, size_t size);

const char *say_async_unhandled(void);

#endif
