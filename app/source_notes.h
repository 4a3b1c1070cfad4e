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

/* Writes what there is to be said of the line, in at most that many columns. */
void source_notes_put(const struct model *model, struct paper *paper, int line, int room);

#endif
