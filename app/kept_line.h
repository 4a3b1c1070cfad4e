/* kept_line.h - a row of the kept pane (kept.h) as a line of text. For view_kept.c only. */
#ifndef YS_KEPT_LINE_H
#define YS_KEPT_LINE_H

#include <stdbool.h>
#include <stddef.h>

struct model;
struct paper;

/* Writes the row; apart: its old value has a line of its own. */
void kept_line_put(const struct model *model, struct paper *paper, size_t row, bool apart);

/* Whether the row has an old value for which its line has no room; and the line for that. */
bool kept_line_is_long(const struct model *model, size_t row, int width);
void kept_line_put_before(const struct model *model, struct paper *paper, size_t row);

#endif
