/* timeline.h - what was recorded on the current branch, past and future, as marks in order:
 * a mark for each result, and one for what was printed between two of them. A mark is kept in eight
 * bytes; the rest is read from its event. */
#ifndef YS_TIMELINE_H
#define YS_TIMELINE_H

#include "engine/engine.h"

struct timeline_mark {
  size_t event, last; /* indexes; last is another one where several prints are one mark */
  uint64_t tick;      /* of the first */
  uint32_t lane;      /* the generator that answered, or that was running when it was printed */
  uint32_t consumer;  /* of a result */
  bool print, threw;
  bool reached;  /* a result that reached the main program, or the user */
  size_t number; /* of those, up to here */
};

struct timeline;

struct timeline *timeline_new(void); /* NULL when out of memory */
void timeline_free(struct timeline *timeline);
/* Reads what is new; where the branch has changed, what it does not have in common with the one
 * before. The engine must live as long as the timeline is looked at. */
void timeline_read(struct timeline *timeline, const struct engine *engine);
void timeline_clear(struct timeline *timeline);

/* All marks; or only those of results that reached the main program or the user, and prints. */
enum timeline_track { TIMELINE_ALL, TIMELINE_REACHED };
size_t timeline_count(const struct timeline *timeline, enum timeline_track track);
struct timeline_mark timeline_at(const struct timeline *timeline, enum timeline_track track,
                                 size_t index);
/* How many marks of the track begin before the event of that index. */
size_t timeline_before(const struct timeline *timeline, enum timeline_track track, size_t event);

/* The lanes that have marks, in the order of their first ones. */
size_t timeline_lanes(const struct timeline *timeline, const uint32_t **lanes);

/* Results that reached the main program or the user: among the events before that index. */
size_t timeline_results(const struct timeline *timeline, size_t event);

#endif
