/* cost_script.h - a script and what it costs, lazy and eager. All of these fail the test where the
 * engine refuses. */
#ifndef TESTS_UNIT_COST_SCRIPT_H
#define TESTS_UNIT_COST_SCRIPT_H

#include <stdint.h>

#include "engine/engine.h"

enum { COST_SCRIPT_LIST = 500 }; /* the most values of a list, run eagerly */

/* Opens the script of that text: before its first line, or run to its end. */
struct engine *cost_script_open(const char *text);
struct engine *cost_script_run(const char *text);

/* What it has cost up to now; what it would cost eagerly, which is computed first. Both are
 * the engine's. */
const struct engine_cost *cost_script_now(struct engine *engine);
const struct engine_cost *cost_script_eager(struct engine *engine);

/* The values of the generator function of that name, which must be there. */
uint64_t cost_script_share(const struct engine_cost *cost, const char *name);

#endif
