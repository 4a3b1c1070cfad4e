/* random_script.h - scripts that no one would write: from a grammar of generators within
 * generators, handlers, finalizers, weak tables, and what else could tell one run from
 * another. Each ends by itself. The same seed gives the same script, with this grammar. */
#ifndef TESTS_TIME_RANDOM_SCRIPT_H
#define TESTS_TIME_RANDOM_SCRIPT_H

#include <stdint.h>

struct random {
  uint64_t state;
};

void random_seed(struct random *random, uint64_t seed);
unsigned random_below(struct random *random, unsigned limit); /* limit > 0 */

/* Generator functions in it are named g1 … g4; each takes a number. malloc'ed. */
char *random_script(struct random *random);

#endif
