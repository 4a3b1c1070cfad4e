/* say_lockstep.h - what is said of two that are asked together. */
#ifndef YS_SAY_LOCKSTEP_H
#define YS_SAY_LOCKSTEP_H

#include <stddef.h>

struct engine;
struct engine_event;
struct language;
struct lockstep;
struct sentence;

/* Adds one line about an event of kind ENGINE_LOCKSTEP. */
void say_lockstep_event(struct sentence *sentence, const struct engine *engine,
                        const struct engine_event *event);
/* Adds what has begun, or ended, at a stop for that reason. */
void say_lockstep_add(struct sentence *sentence, const struct engine *engine);

/* Whether the two have given the same so far, and where they first did not. "": nothing is in
 * lockstep. Returns out. */
const char *say_lockstep(const struct lockstep *lockstep, const struct engine *engine,
                         const struct language *language, char *out, size_t size);

#endif
