/* snapshot.h - what the engine said at a stop, copied, so that the screen can go on showing
 * it while the script runs (the engine's own stop lives only until the next command). */
#ifndef YS_SNAPSHOT_H
#define YS_SNAPSHOT_H

#include "engine/engine.h"

struct snapshot_block;

struct snapshot {
  struct engine_stop stop;
  struct engine_view view;
  struct engine_view *looks; /* at other generators */
  size_t look_count, look_capacity;
  struct snapshot_block *blocks; /* own the memory that stop and view point to */
};

/* Copies the engine's stop and view; the engine must be stopped. NULL: take nothing, which
 * gives a snapshot from before the first line. NULL when out of memory. */
struct snapshot *snapshot_new(const struct engine *engine);
void snapshot_free(struct snapshot *snapshot);

/* Brings another generator into view: copies what the engine shows of it. */
void snapshot_turn(struct snapshot *snapshot, const struct engine_view *view);
/* Copies what engine_look showed of another generator, so that snapshot_look finds it. */
void snapshot_add_look(struct snapshot *snapshot, const struct engine_view *view);
/* That generator's frames, as of the stop; NULL where nobody has looked. */
const struct engine_view *snapshot_look(const struct snapshot *snapshot, uint32_t generator);

/* The generator of that id, or NULL where the stop does not list it. */
const struct engine_generator *snapshot_generator(const struct snapshot *snapshot, uint32_t id);
/* The line at which the generator function of that name is; 0 where unknown. */
int snapshot_function_line(const struct snapshot *snapshot, const char *name);

/* Whether it is a plain coroutine: its first resume's values are the body's arguments. */
bool snapshot_is_plain(const struct snapshot *snapshot, uint32_t id);
/* Whether it is an iterator written by hand: each call runs a method from its first line. */
bool snapshot_is_hand_written(const struct snapshot *snapshot, uint32_t id);

#endif
