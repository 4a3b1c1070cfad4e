/* view_states_row.h - what stands in a row of the view states: the place, or the calls that moved
 * the generator on from it. */
#ifndef YS_VIEW_STATES_ROW_H
#define YS_VIEW_STATES_ROW_H

#include <stdbool.h>

#include "app/state_graph.h"

struct model;

/* Where there is little room the head is cut, and the tail still stands there. */
struct view_states_words {
  char head[600], tail[300];
};

/* target: a move that is not straight says where it leads. */
void view_states_words(const struct model *model, const struct state_row *row, bool target,
                       struct view_states_words *words);
/* The sign before a place. */
const char *view_states_symbol(const struct model *model, const struct state_node *node);

#endif
