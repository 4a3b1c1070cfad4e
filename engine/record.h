/* record.h - what a session has recorded: its events, in order, and the names of its
 * generators. */
#ifndef YS_RECORD_H
#define YS_RECORD_H

#include "engine/decode.h"

struct record {
  struct decoded_event **events; /* those from `first` on */
  size_t first, count, capacity; /* count: of all, the forgotten ones included */
  char **names;                  /* by id - 1 */
  size_t name_count, name_capacity;
};

/* Takes the event over. False: out of memory, and it is freed. */
bool record_add(struct record *record, struct decoded_event *event);
const struct engine_event *record_event(const struct record *record, size_t index); /* or NULL */
const char *record_name(const struct record *record, uint32_t generator);           /* or "?" */
uint32_t record_find(const struct record *record, const char *name); /* or ENGINE_YOU */
void record_forget(struct record *record, size_t before);
void record_clear(struct record *record);

#endif
