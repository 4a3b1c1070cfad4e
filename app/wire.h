/* wire.h - the way of a call through the generators, read from the recorded events: to whom a
 * yield_from handed the request on, and from whom the generator took results itself. */
#ifndef YS_WIRE_H
#define YS_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct exchange;
struct model;

enum { WIRE_MOST = 8 };

struct wire {
  uint32_t delegates[WIRE_MOST]; /* outermost first */
  size_t delegate_count;
  bool delegates_left_out; /* there were more */
  uint32_t source;         /* the generator it took most results from by itself; 0: none */
  size_t pulls;            /* how many calls it made to that one */
  bool caught;             /* an error was thrown in it, and something caught it */
};

/* Reads at most so many events that any drawing stays quick. */
struct wire wire_read(const struct model *model, const struct exchange *exchange);

#endif
