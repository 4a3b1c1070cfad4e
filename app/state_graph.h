/* state_graph.h - how the machine of states.h is drawn: which row stands for what, and where its
 * arrows go. The places stand below each other, in the order of the text, with the moves that
 * leave from each below it.
 *
 *   ○ start
 *   ▼ next() ×1
 *   ‖ line 4  yield("red")  ×3  ◀───────┐
 *   ├ next("emergency") ×1 ──────────┐  │
 *   ▼ next() ×2                      │  │
 *   ‖ line 6  yield("green")  ×2     │  │
 *   └ next() ×2 ─────────────────────┼──┘
 *   ◉ line 8  yield("blinking")  ◀───┘
 *
 * A move to the place that comes next is straight: it goes down by itself. All others that lead to
 * one place share an arc at the right, from the rows of these moves to that of the place. An arc
 * goes round a corner at its ends only, so where two lines cross they have nothing in common. Arcs
 * that have no row in common stand in the same column. */
#ifndef YS_STATE_GRAPH_H
#define YS_STATE_GRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "app/states.h"

enum { STATE_GRAPH_ARCS = 200 }; /* of more than these, none has a column: they are too many */

struct state_node {
  size_t place; /* of the states; STATES_NONE: it was not reached yet */
  int line;     /* where it was not */
  size_t row;
};

struct state_row {
  bool is_node;
  size_t node; /* the place, or the one that the move leaves from */
  size_t move; /* of the states */
  size_t to;   /* the node that it leads to */
  bool straight;
  bool last;  /* none of the same place comes after it */
  size_t arc; /* that begins or ends in this row; STATES_NONE: none does */
};

struct state_arc {
  size_t first, last, end; /* rows: from, to, and that of the place */
  size_t column;           /* from the left, from 0 on */
};

struct state_graph {
  struct state_node *nodes;
  struct state_row *rows;
  struct state_arc *arcs;
  size_t node_count, node_room, row_count, row_room, arc_count, arc_room;
  size_t columns;    /* that the arcs take */
  size_t unreached;  /* lines that were not */
  size_t lines_seen; /* and those that were */
};

/* Makes it anew. file: the program's own, whose lines come first; lines: those at which it could
 * pause by its text. */
void state_graph_make(struct state_graph *graph, const struct states *states, const char *file,
                      const int *lines, size_t count);
void state_graph_clear(struct state_graph *graph);

/* The node of a place. */
const struct state_node *state_graph_node(const struct state_graph *graph, size_t place);
/* The arc that takes up that column in that row; STATES_NONE: none does. */
size_t state_graph_arc_at(const struct state_graph *graph, size_t row, size_t column);

#endif
