/* cost.h - what the script has cost so far: lines, values, memory. For comparing lazy with
 * eager; see engine_cost. The counters are part of the process, so a clone of a place in the
 * past has that place's. Lines are counted nowhere: a line arrival is every event that is
 * neither a request nor a result, so that the hook pays nothing. */
#ifndef YS_INFERIOR_COST_H
#define YS_INFERIOR_COST_H

#include "engine/wire.h"

/* The first line is about to run: memory is counted from here on. */
void cost_begin(void);

/* Which share the values of a function of that name have. */
unsigned char cost_share(const char *function);

void cost_exchange(void); /* a request or a result took a tick */
void cost_value(unsigned char share);
void cost_list(void); /* a generator became a whole list */
void cost_sent(void); /* ... and a value was sent to it */
void cost_cut(void);  /* ... up to the limit only */

/* The fields of MSG_COST_IS. */
void cost_write(struct wire_writer *out, unsigned flags, const char *why);

#endif
