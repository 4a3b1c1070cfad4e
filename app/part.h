/* part.h - how a part of a table is named: name, ["two words"], [1]. */
#ifndef YS_PART_H
#define YS_PART_H

#include <stdbool.h>
#include <stddef.h>

struct language;

/* Writes the key, as the engine gave it, in that language; of_list: it is one of what JavaScript
 * writes as an array, which it counts from 0. Returns out. */
const char *part_name(const struct language *language, const char *key, bool of_list, char *out,
                      size_t size);

#endif
