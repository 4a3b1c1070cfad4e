/* told.h - what `trace --json` tells of a script, read as a stranger would: from its lines alone.
 */
#ifndef TESTS_SCREEN_TOLD_H
#define TESTS_SCREEN_TOLD_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "tests/support/buffer.h"

/* An array of the objects, in their order; the main program's part only: nothing is pulled. The
 * caller gives it back with json_decref. script: a path without ".lua". */
json_t *told_by_trace(const char *script);

/* An object's field; "" or 0 where it has none. */
const char *told_text(const json_t *object, const char *key);
long long told_number(const json_t *object, const char *key);
bool told_is(const json_t *object, const char *event);
bool told_is_request(const json_t *object);

/* The facts of lanes, from the first count objects: a line for each generator, in the order of
 * making, with its values, awaits, the requests made to it, and how often it asked again without
 * having handed on what it was given. */
void told_lanes(const json_t *all, size_t count, struct buffer *facts);

/* Those of a ladder: a line for each call to that generator, with its consumer and its answer. */
void told_ladder(const json_t *all, size_t count, const char *generator, struct buffer *facts);

/* Those of the async view: promises that are pending with what waits for them, microtasks and
 * timers in their order, and the clock. */
void told_async(const json_t *all, size_t count, struct buffer *facts);

#endif
