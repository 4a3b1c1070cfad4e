/* decode.h - from messages to the structures of engine.h. A message is not trusted: what is
 * malformed gives NULL. */
#ifndef YS_DECODE_H
#define YS_DECODE_H

#include "engine/engine.h"
#include "engine/wire.h"

/* One block of memory for a structure and all that it points to. */
struct decoded_event {
  struct engine_event event;
  const char *name, *function; /* CREATE: the generator's */
  bool plain;
  uint64_t point;  /* see msg.h */
  uint32_t inputs; /* how many inputs had been applied; set by the receiver */
};

struct decoded_stop {
  uint64_t point, line_before, changed; /* as in MSG_STOP */
  struct engine_stop stop;
  struct engine_view view;
};

/* Each is malloc'ed as one block: free() frees all. NULL: malformed, or out of memory. */
struct decoded_event *decode_event(struct wire_reader *reader);
struct decoded_stop *decode_stop(struct wire_reader *reader);
struct engine_view *decode_view(struct wire_reader *reader);
struct engine_parts *decode_parts(struct wire_reader *reader);
struct engine_cost *decode_cost(struct wire_reader *reader);
/* A stop that says only that; text is copied. */
struct decoded_stop *decode_nothing(enum engine_reason reason, const char *text, uint64_t tick);

#endif
