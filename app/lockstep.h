/* lockstep.h - two that the user asks together (engine_lockstep), call by call: which result of
 * the one stands beside which of the other, and whether they agree. It follows from the events in
 * the past of the present. Each is read once, as it comes; where the present has moved back, or to
 * another branch, only the calls from there on are read again. The calls are all kept: each was
 * made by hand, and the engine keeps them, too. */
#ifndef YS_LOCKSTEP_H
#define YS_LOCKSTEP_H

#include "engine/engine.h"

#define LOCKSTEP_NONE SIZE_MAX

enum lockstep_differs {                /* what the two results compare to, by their texts */
                        LOCKSTEP_OPEN, /* not both are there */
                        LOCKSTEP_SAME,
                        LOCKSTEP_VALUE,
                        LOCKSTEP_DONE,
                        LOCKSTEP_BOTH,  /* the value, and done */
                        LOCKSTEP_THREW, /* one of both */
                        LOCKSTEP_ERROR  /* both, but not the same */
};

struct lockstep_side { /* indexes of events; LOCKSTEP_NONE: it is not there */
  size_t request, result;
};

struct lockstep_call {
  struct lockstep_side first, second;
  enum lockstep_differs differs;
  size_t by_others; /* as lockstep_by_others was when it began */
};

struct lockstep;
struct memory;

struct lockstep *lockstep_new(void); /* NULL when out of memory */
void lockstep_free(struct lockstep *lockstep);
/* Forgets all, also what was seen: another run begins. */
void lockstep_clear(struct lockstep *lockstep);
/* Takes note of what is in the past of the present. */
void lockstep_read(struct lockstep *lockstep, const struct engine *engine);

/* False: nothing is in lockstep. */
bool lockstep_pair(const struct lockstep *lockstep, struct engine_pair *pair);
size_t lockstep_count(const struct lockstep *lockstep);
size_t lockstep_answered(const struct lockstep *lockstep); /* of these: by both */
const struct lockstep_call *lockstep_call(const struct lockstep *lockstep, size_t index);
/* The calls that differ: how many, and the first; LOCKSTEP_NONE: all agree. */
size_t lockstep_different(const struct lockstep *lockstep);
size_t lockstep_first(const struct lockstep *lockstep);
/* Requests to one of the two that the user has not made: those go to no other. */
size_t lockstep_by_others(const struct lockstep *lockstep);

/* What their view has shown of the first (0) and the second (1). */
struct memory *lockstep_memory(const struct lockstep *lockstep, int which);

/* The text of an error without the place that Lua has put before it: "fib.lua:3: ". Two bodies
 * never stand in the same line. */
const char *lockstep_error(const char *text);

#endif
