/* machine.h - what the view states shows: the machine of the generator in view (states.h), with
 * the places that it has not reached yet, and how it is drawn (state_graph.h). */
#ifndef YS_MACHINE_H
#define YS_MACHINE_H

#include <stdbool.h>

#include "app/state_graph.h"
#include "app/states.h"
#include "engine/engine.h"

struct source;

enum { MACHINE_LINES = 500 }; /* places that are looked for in the text */

struct machine {
  struct states *states;
  struct state_graph graph;
  bool all; /* all generators of its function, together */
};

struct machine *machine_new(void); /* NULL when out of memory */
void machine_free(struct machine *machine);
void machine_restart(struct machine *machine);
/* Brings it up to the present. about: a generator; stop: the newest; script: the program's text. */
void machine_read(struct machine *machine, const struct engine *engine,
                  const struct engine_stop *stop, struct source *script, uint32_t about);

#endif
