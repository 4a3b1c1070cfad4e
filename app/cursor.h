/* cursor.h - the line chosen in a pane. In a pane whose view has a choice (view.h) the keys that
 * move in space move a cursor over its lines, and the pane scrolls with it; Enter opens what
 * stands there. The source has a cursor of its own, where B sets a breakpoint.
 *
 * The cursor stays on what it stands on when lines come and go; where that is gone, it stays
 * at the same line. It stands on a line that can be chosen, or on none (-1). */
#ifndef YS_CURSOR_H
#define YS_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

#include "app/layout.h"

struct model;

/* Whether the pane has lines that can be chosen now. */
bool cursor_can_choose(const struct model *model, enum pane pane);

/* Puts it at that line, or at the nearest one that can be chosen. */
void cursor_choose(struct model *model, enum pane pane, int line);

/* Moves it by so many lines, over those that cannot be chosen. */
void cursor_move(struct model *model, enum pane pane, int lines);

/* Scrolls the source by so many lines, and takes its cursor along where that would leave the pane.
 */
void cursor_turn_source(struct model *model, int by);

/* After anything has changed: finds its line again, in the pane that has the focus. */
void cursor_settle(struct model *model);

/* The command that Enter gives in the pane in focus; "": none. */
const char *cursor_opens(const struct model *model, char *out, size_t size);

#endif
