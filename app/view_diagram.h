/* view_diagram.h - what the views lanes and ladder have in common: lines that go down, and arrows
 * between them.
 *
 *   ├─ next() ──────▶│
 *   │◀───── 3 ───────┤
 */
#ifndef YS_VIEW_DIAGRAM_H
#define YS_VIEW_DIAGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "app/diagram.h"
#include "app/grid.h"

struct model;
struct paper;

/* Columns of the paper at which lines go down. */
struct diagram_lines {
  const int *at;
  int count;
};

/* The lines, on the paper's present line; then arrows and words go over them. */
void view_diagram_lines(struct paper *paper, struct diagram_lines lines);
/* An arrow from the one column to the other, with words on it that are cut where there is no room
 * for them. */
void view_diagram_arrow(struct paper *paper, struct diagram_lines lines, int from, int to,
                        enum grid_style style, const char *words);
/* Words from that column on, in at most width columns; nothing where there is no room at all. */
void view_diagram_words(struct paper *paper, int column, int width, enum grid_style style,
                        const char *words);

/* Whether the result of that index is hidden, for a class to guess. */
bool view_diagram_hides(const struct model *model, size_t result);
/* "next(7)". */
const char *view_diagram_request(const struct model *model, const struct diagram_step *step,
                                 char *out, size_t size);
enum grid_style view_diagram_style(const struct model *model, const struct diagram_step *step);

/* For the cursor: what a step is, by name; and Enter goes to its time. */
void view_diagram_name(const struct diagram_step *step, char *out, size_t size);
void view_diagram_open(const struct model *model, const struct diagram_step *step, char *out,
                       size_t size);

/* Whether earlier steps are no longer kept: then a line above the others tells it. */
bool view_diagram_is_cut(const struct diagram *diagram);
void view_diagram_put_cut(const struct diagram *diagram, struct paper *paper);

#endif
