/* history.h - the events put in order for the screen: which result answers which request,
 * and what the script printed. Each event is read once, as it comes; when the
 * present has moved back, or to another branch, those behind the nearest copy (past.h) are read
 * again. Of each generator its newest exchanges are kept, and of each exchange with the main
 * program or the user sixteen bytes. */
#ifndef YS_HISTORY_H
#define YS_HISTORY_H

#include "engine/engine.h"

#define HISTORY_NONE SIZE_MAX
/* Events beyond that one are not looked at: so many are never recorded. */
#define HISTORY_MOST ((size_t)UINT32_MAX - 1)

struct exchange {
  size_t request, result; /* indexes of events; result: HISTORY_NONE while it is not there */
  uint32_t generator, consumer;
  enum engine_state before; /* the generator's state when the request came */
  int paused_line;          /* before is suspended-yield: where it was paused; else 0 */
};

struct history;

struct history *history_new(void); /* NULL when out of memory */
void history_free(struct history *history);
/* Forgets all, to read it again. */
void history_restart(struct history *history);
/* Takes note of what is in the past of the present. */
void history_read(struct history *history, const struct engine *engine);

/* The results table: exchanges whose consumer is the main program or the user, in order. */
size_t history_count(const struct history *history);
/* Exchanges are written into `into`, and that is returned. index is less than the count. */
const struct exchange *history_at(const struct history *history, size_t index,
                                  struct exchange *into);

/* The generator that all exchanges of the results table are with; ENGINE_MAIN where there are
 * none, or several. */
uint32_t history_only_generator(const struct history *history);

/* The newest exchange with that generator that was not refused as "already running". NULL:
 * there was none. */
const struct exchange *history_newest(const struct history *history, uint32_t generator,
                                      struct exchange *into);
/* The newest exchange whose request that consumer made (the main program or a generator). NULL:
 * it has made none. */
const struct exchange *history_pulled(const struct history *history, uint32_t consumer,
                                      struct exchange *into);
/* The index of the event that made it; HISTORY_NONE where unknown. */
size_t history_created(const struct history *history, uint32_t generator);

/* What was printed, by lines. The oldest go when it is more than a megabyte. */
size_t history_output_count(const struct history *history);
const char *history_output(const struct history *history, size_t line, size_t *size);
bool history_output_cut(const struct history *history);

#endif
