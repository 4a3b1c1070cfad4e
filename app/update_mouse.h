/* update_mouse.h - what the mouse means. All that it does can be done by commands too: a click in
 * the source is `cursor LINE`, before a line `break LINE`, elsewhere `pane NAME` and `open`. */
#ifndef YS_UPDATE_MOUSE_H
#define YS_UPDATE_MOUSE_H

#include <stdbool.h>

struct model;

/* The key that is drawn in that cell; "": none. It lives until the next call. */
const char *update_mouse_key(const struct model *model, int row, int column);
/* A click on that cell. Returns the key that it stands for ("" none), where a key is drawn
 * there; else writes the command to run, "" for none, to line. */
const char *update_mouse_click(struct model *model, int row, int column, char *line, int size);
/* The wheel turned over that cell: -1 up, 1 down. The pane under it scrolls. */
void update_mouse_wheel(struct model *model, int row, int column, int direction);

#endif
