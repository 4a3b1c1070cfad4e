/* say_heirs.h - who can be asked now that the main program has ended. say_stop.c uses it. */
#ifndef YS_SAY_HEIRS_H
#define YS_SAY_HEIRS_H

#include <stdbool.h>

struct engine;
struct engine_generator;
struct sentence;

/* Whether a generator that is paused has written a finally between its head and that line, so
 * that it waits to run. Read from the script's text. */
bool say_heirs_finally(const struct engine *engine, const struct engine_generator *generator);

/* "It returned fibonacci#1. Now you are the consumer: next asks it for its first result." */
void say_heirs_add(struct sentence *sentence, const struct engine *engine);

#endif
