#include "app/machine.h"

#include <stdlib.h>
#include <string.h>

#include "app/say.h"
#include "app/source.h"
#include "app/yield_lines.h"

struct machine *machine_new(void)
{
  struct machine *machine = calloc(1, sizeof *machine);
  if (machine == NULL) return NULL;
  machine->states = states_new();
  if (machine->states != NULL) return machine;
  free(machine);
  return NULL;
}

void machine_free(struct machine *machine)
{
  if (machine == NULL) return;
  states_free(machine->states);
  state_graph_clear(&machine->graph);
  free(machine);
}

void machine_restart(struct machine *machine)
{
  states_restart(machine->states);
}

/* Where the generator function of that name begins; where several have it, nobody can tell. */
static int line_of_function(const struct engine_stop *stop, const char *name)
{
  int line = 0;
  for (size_t i = 0; i < stop->function_count; i++) {
    if (strcmp(stop->functions[i].name, name) != 0) continue;
    if (line != 0 && line != stop->functions[i].line) return 0;
    line = stop->functions[i].line;
  }
  return line;
}

/* Where it was made; 0: not in the script itself. */
static int line_of_making(const struct machine *machine, const struct engine *engine,
                          const struct source *script)
{
  size_t made = states_place(machine->states, STATES_START)->newest;
  const struct engine_event *event = made != STATES_NONE ? engine_event(engine, made) : NULL;
  return event != NULL && strcmp(event->file, source_name(script)) == 0 ? event->line : 0;
}

/* The engine knows the generator's own function; that of a plain coroutine is found by the text.
 * And that one pauses in any function that it calls. */
static size_t lines_to_reach(const struct machine *machine, const struct engine *engine,
                             const struct engine_stop *stop, struct source *script, uint32_t about,
                             int *lines)
{
  char name[256];
  say_function(engine_name(engine, about), name, sizeof name);
  int line = line_of_function(stop, name);
  size_t count = line != 0 ? yield_lines_add(script, line, lines, 0, MACHINE_LINES)
                           : yield_lines_add_named(script, line_of_making(machine, engine, script),
                                                   lines, 0, MACHINE_LINES);
  for (size_t i = STATES_FIRST_LINE; i < states_places(machine->states); i++) {
    const struct states_place *place = states_place(machine->states, i);
    if (strcmp(place->file, source_name(script)) != 0) continue;
    count = yield_lines_add(script, yield_lines_function(script, place->line), lines, count,
                            MACHINE_LINES);
  }
  return count;
}

void machine_read(struct machine *machine, const struct engine *engine,
                  const struct engine_stop *stop, struct source *script, uint32_t about)
{
  int lines[MACHINE_LINES];
  if (!states_read(machine->states, engine, about, machine->all)) return;
  size_t count = lines_to_reach(machine, engine, stop, script, about, lines);
  state_graph_make(&machine->graph, machine->states, source_name(script), lines, count);
}
