/* event_pack.h - events as few bytes as they need: a request or a result takes a dozen. Numbers
 * are written by seven bits at a time, the lowest first; points and ticks by how much they
 * have grown since the event before; a text with its size before it and a NUL after it, so that it
 * can be used where it stands. The bytes are our own, from decode.h's checked structures: reading
 * them checks nothing again.
 */
#ifndef YS_EVENT_PACK_H
#define YS_EVENT_PACK_H

#include "engine/decode.h"

/* What the next event is written relative to. All zero before the first. */
struct event_pack_state {
  uint64_t point, tick;
  uint32_t inputs;
  const char *file; /* NUL-terminated; NULL: none was given yet */
};

struct event_pack {
  unsigned char *data; /* malloc'ed */
  size_t size, capacity;
  size_t room; /* bytes that event_pack_get takes for the lists of all its events */
};

/* Appends the event. False: out of memory, and nothing has changed. state->file points into the
 * event afterwards, which has to live until the next call, or to be replaced. */
bool event_pack_put(struct event_pack *pack, struct event_pack_state *state,
                    const struct decoded_event *event);

/* Reads one, and returns where the next begins. Texts point into the bytes; lists are made at
 * *room, which moves on. */
const unsigned char *event_pack_get(const unsigned char *at, struct event_pack_state *state,
                                    char **room, struct decoded_event *event);

#endif
