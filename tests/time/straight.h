/* straight.h - the witness: a session that never goes back. It is opened afresh, takes no
 * checkpoints, and runs from the start to where another session stands, being given what that
 * one was given on its branch, at the same places. It uses nothing of what moves through time
 * but the record of the inputs. */
#ifndef TESTS_TIME_STRAIGHT_H
#define TESTS_TIME_STRAIGHT_H

#include "engine/engine.h"

/* NULL: it did not get there; a sentence in problem. Freed with engine_free. */
struct engine *straight_to(const struct engine *session, char *problem, size_t size);

#endif
