/* say_async.h - tells of promises, microtasks and timers. say.c uses it. */
#ifndef YS_SAY_ASYNC_H
#define YS_SAY_ASYNC_H

#include <stdbool.h>

struct engine;
struct engine_event;
struct language;
struct sentence;

/* Is it worth a line in a list of what happened? */
bool say_async_is_told(const struct engine_event *event);

/* Adds one line about an event of kind ENGINE_ASYNC. */
void say_async_add(struct sentence *sentence, const struct engine *engine,
                   const struct engine_event *event, const struct language *language);

#endif
