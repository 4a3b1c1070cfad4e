/* source_notes.h - what stands right behind a line's code, where there is room for it:
 *
 *   a, b = b, a + b      ◂ a = 5, b = 8     what changed in this call, at the line that did it
 *   yield(value)  ‖ filter#1                the generators that are paused there
 */
#ifndef YS_SOURCE_NOTES_H
#define YS_SOURCE_NOTES_H

#include <stddef.h>

struct model;
struct paper;
struct source;

/* How many generators are paused at that line of the script, without the one in view. */
size_t source_notes_paused(const struct model *model, int line);

struct source_notes;

/* What there is to be said, in that text's language. NULL, which is allowed below, when out of
 * memory. */
struct source_notes *source_notes_new(const struct model *model, const struct source *source);
void source_notes_free(struct source_notes *notes);

/* Writes what there is to be said of the line, where there is room for it. */
void source_notes_put(const struct source_notes *notes, struct paper *paper, int line);

#endif
