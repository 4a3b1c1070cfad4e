/* memory.h - the locals that were shown, by generator and place, so that the screen can say
 * what has changed: "a  0  was 5". Who goes back to a place sees the same marks again. */
#ifndef YS_MEMORY_H
#define YS_MEMORY_H

#include "engine/engine.h"

struct memory;

struct memory *memory_new(void); /* NULL when out of memory */
void memory_free(struct memory *memory);
void memory_clear(struct memory *memory);

/* Takes note of the view, at the engine's present, whose tick is given. It is compared with the
 * newest one of the same generator at an earlier tick of this line of history. */
void memory_note(struct memory *memory, const struct engine *engine, const struct engine_view *view,
                 uint64_t tick);

/* For the view noted last: the text that the variable had before, if it has another one now;
 * NULL where it has not changed or is new. Lives until the next memory_note. */
const char *memory_was(const struct memory *memory, const struct engine_view *view, size_t frame,
                       size_t variable);
/* For the same view: no variable of that name was in that frame before. Also true where nothing
 * was seen before. */
bool memory_is_new(const struct memory *memory, const struct engine_view *view, size_t frame,
                   size_t variable);
/* The line of that file that the view before stood at, where that line is all that has run since;
 * 0: more has, or nothing was seen before. */
int memory_line_before(const struct memory *memory, const char *file);

/* The same for a part of a table, known by its place: a text. Takes note of one of the view noted
 * last; and the text that stood at the place in the view that it is compared with, or NULL. */
void memory_note_part(struct memory *memory, const char *place, const char *text);
const char *memory_part(const struct memory *memory, const char *place);

#endif
