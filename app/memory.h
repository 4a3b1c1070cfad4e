/* memory.h - the locals that were shown before, by generator, so that the screen can say
 * what has changed: "a  0  was 5". */
#ifndef YS_MEMORY_H
#define YS_MEMORY_H

#include "engine/engine.h"

struct memory;

struct memory *memory_new(void); /* NULL when out of memory */
void memory_free(struct memory *memory);
void memory_clear(struct memory *memory);

/* Takes note of the view at that tick. Looking again at the same tick forgets nothing, so
 * that marks stay when the user looks at another generator and comes back. */
void memory_note(struct memory *memory, const struct engine_view *view, uint64_t tick);

/* The text that the variable had when its generator was seen before, if it has another one
 * now; NULL where it has not changed or is new. Lives until the next memory_note. */
const char *memory_was(const struct memory *memory, const struct engine_view *view, size_t frame,
                       size_t variable);

#endif
