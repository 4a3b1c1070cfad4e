/* place.h - where in a session's tree of branches something happened. A place is a branch and
 * a tick; those of the current branch's line are the ones that can be its past. */
#ifndef YS_PLACE_H
#define YS_PLACE_H

#include "engine/engine.h"

/* Whether the place is on the line that leads through the current branch: on it, or on the
 * part that it shares with an ancestor. */
bool place_on_line(const struct engine *engine, uint32_t branch, uint64_t tick);

/* The last tick that another branch shares with the current one. */
uint64_t place_leaves(const struct engine *engine, uint32_t other);

#endif
