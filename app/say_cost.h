/* say_cost.h - what a script has cost, lazily as it ran, beside what it would have cost with whole
 * lists: a table, and what follows from it. */
#ifndef YS_SAY_COST_H
#define YS_SAY_COST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct engine_cost;

/* Values that a list gets at most, in engine_eager. */
enum { SAY_COST_LIMIT = 10000 };

/* The figures are only a part of what it would have come to: it was stopped. */
bool say_cost_is_part(const struct engine_cost *eager);

/* "20,000"; "3 KiB". Both return out. */
const char *say_cost_number(uint64_t number, char *out, size_t size);
const char *say_cost_bytes(uint64_t bytes, char *out, size_t size);

/* Neither is NULL. Many lines; returns out. */
const char *say_cost(const struct engine_cost *lazy, const struct engine_cost *eager, char *out,
                     size_t size);

#endif
