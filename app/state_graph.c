/* state_graph.c - see state_graph.h. */
#include "app/state_graph.h"

#include <stdlib.h>
#include <string.h>

#include "app/room.h"

void state_graph_clear(struct state_graph *graph)
{
  free(graph->nodes);
  free(graph->rows);
  free(graph->arcs);
  *graph = (struct state_graph){0};
}

/* ------------------------------------------------------------------------- nodes */

static void add_node(struct state_graph *graph, size_t place, int line)
{
  graph->nodes =
      room_for_one(graph->nodes, graph->node_count, &graph->node_room, sizeof *graph->nodes);
  graph->nodes[graph->node_count++] = (struct state_node){.place = place, .line = line};
}

static bool is_own(const struct states *states, size_t place, const char *file)
{
  return strcmp(states_place(states, place)->file, file) == 0;
}

/* Lines of the program's own file come first, others by their file. */
static bool comes_before(const struct states *states, const char *file, const struct state_node *a,
                         const struct state_node *b)
{
  const char *files[2] = {file, file};
  const struct state_node *nodes[2] = {a, b};
  int lines[2];
  for (int i = 0; i < 2; i++) {
    lines[i] = nodes[i]->line;
    if (nodes[i]->place == STATES_NONE) continue;
    const struct states_place *place = states_place(states, nodes[i]->place);
    files[i] = place->file;
    lines[i] = place->line;
  }
  int order = strcmp(files[0], files[1]);
  if (order == 0) return lines[0] < lines[1];
  if (strcmp(files[0], file) == 0 || strcmp(files[1], file) == 0)
    return strcmp(files[0], file) == 0;
  return order < 0;
}

static bool was_reached(const struct states *states, const char *file, int line)
{
  for (size_t place = STATES_FIRST_LINE; place < states_places(states); place++)
    if (states_place(states, place)->line == line && is_own(states, place, file)) return true;
  return false;
}

static void add_lines(struct state_graph *graph, const struct states *states, const char *file,
                      const int *lines, size_t count)
{
  size_t first = graph->node_count;
  for (size_t place = STATES_FIRST_LINE; place < states_places(states); place++)
    add_node(graph, place, 0);
  graph->lines_seen = graph->node_count - first;
  for (size_t i = 0; i < count; i++)
    if (!was_reached(states, file, lines[i])) add_node(graph, STATES_NONE, lines[i]);
  graph->unreached = graph->node_count - first - graph->lines_seen;
  for (size_t i = first + 1; i < graph->node_count; i++) { /* few, and mostly in order */
    struct state_node node = graph->nodes[i];
    size_t at = i;
    for (; at > first && comes_before(states, file, &node, &graph->nodes[at - 1]); at--)
      graph->nodes[at] = graph->nodes[at - 1];
    graph->nodes[at] = node;
  }
}

/* -------------------------------------------------------------------------- rows */

static size_t index_of(const struct state_graph *graph, size_t place)
{
  size_t at = 0;
  while (graph->nodes[at].place != place)
    at++;
  return at;
}

const struct state_node *state_graph_node(const struct state_graph *graph, size_t place)
{
  return &graph->nodes[index_of(graph, place)];
}

static struct state_row *add_row(struct state_graph *graph, struct state_row row)
{
  graph->rows = room_for_one(graph->rows, graph->row_count, &graph->row_room, sizeof *graph->rows);
  graph->rows[graph->row_count] = row;
  return &graph->rows[graph->row_count++];
}

/* The straight one is the last, so that it reaches the next place. */
static void add_moves(struct state_graph *graph, const struct states *states, size_t node)
{
  size_t place = graph->nodes[node].place, straight = STATES_NONE;
  if (place == STATES_NONE) return;
  struct state_row row = {.node = node, .arc = STATES_NONE};
  for (size_t move = states_place(states, place)->first_move; move != STATES_NONE;
       move = states_move(states, move)->next) {
    row.move = move;
    row.to = index_of(graph, states_move(states, move)->to);
    if (row.to == node + 1) straight = move;
    else add_row(graph, row);
  }
  if (straight != STATES_NONE) {
    row.move = straight;
    row.to = node + 1;
    row.straight = true;
    add_row(graph, row);
  }
  graph->rows[graph->row_count - 1].last = true;
}

static void add_rows(struct state_graph *graph, const struct states *states)
{
  for (size_t node = 0; node < graph->node_count; node++) {
    graph->nodes[node].row = graph->row_count;
    add_row(graph, (struct state_row){.is_node = true, .node = node, .arc = STATES_NONE});
    add_moves(graph, states, node);
  }
}

/* -------------------------------------------------------------------------- arcs */

static void extend(struct state_graph *graph, size_t row)
{
  struct state_row *end = &graph->rows[graph->nodes[graph->rows[row].to].row];
  if (end->arc == STATES_NONE) {
    size_t at = graph->nodes[graph->rows[row].to].row;
    graph->arcs =
        room_for_one(graph->arcs, graph->arc_count, &graph->arc_room, sizeof *graph->arcs);
    graph->arcs[graph->arc_count] = (struct state_arc){.first = at, .last = at, .end = at};
    end->arc = graph->arc_count++;
  }
  struct state_arc *arc = &graph->arcs[end->arc];
  if (row < arc->first) arc->first = row;
  if (row > arc->last) arc->last = row;
  graph->rows[row].arc = end->arc;
}

static bool is_shorter(const struct state_arc *arc, const struct state_arc *other)
{
  size_t length = arc->last - arc->first, other_length = other->last - other->first;
  return length < other_length || (length == other_length && arc->first < other->first);
}

/* Whether no arc before that one in the order stands in its way. */
static bool is_free(const struct state_graph *graph, const size_t *order, size_t at, size_t column)
{
  const struct state_arc *arc = &graph->arcs[order[at]];
  for (size_t i = 0; i < at; i++) {
    const struct state_arc *other = &graph->arcs[order[i]];
    if (other->column == column && other->first <= arc->last && arc->first <= other->last)
      return false;
  }
  return true;
}

/* Short arcs stand to the left: fewer lines cross then. */
static void place_arcs(struct state_graph *graph)
{
  size_t order[STATE_GRAPH_ARCS];
  if (graph->arc_count > STATE_GRAPH_ARCS) {
    graph->columns = graph->arc_count; /* nobody can draw them */
    return;
  }
  for (size_t i = 0; i < graph->arc_count; i++) {
    size_t at = i;
    for (; at > 0 && is_shorter(&graph->arcs[i], &graph->arcs[order[at - 1]]); at--)
      order[at] = order[at - 1];
    order[at] = i;
  }
  for (size_t i = 0; i < graph->arc_count; i++) {
    size_t column = 0;
    while (!is_free(graph, order, i, column))
      column++;
    graph->arcs[order[i]].column = column;
    if (column >= graph->columns) graph->columns = column + 1;
  }
}

size_t state_graph_arc_at(const struct state_graph *graph, size_t row, size_t column)
{
  for (size_t i = 0; i < graph->arc_count; i++)
    if (graph->arcs[i].column == column && graph->arcs[i].first <= row &&
        graph->arcs[i].last >= row)
      return i;
  return STATES_NONE;
}

void state_graph_make(struct state_graph *graph, const struct states *states, const char *file,
                      const int *lines, size_t count)
{
  graph->node_count = graph->row_count = graph->arc_count = graph->columns = 0;
  add_node(graph, STATES_START, 0);
  add_lines(graph, states, file, lines, count);
  add_node(graph, STATES_END, 0);
  if (states_place(states, STATES_FAILED)->visits > 0) add_node(graph, STATES_FAILED, 0);
  add_rows(graph, states);
  for (size_t row = 0; row < graph->row_count; row++)
    if (!graph->rows[row].is_node && !graph->rows[row].straight) extend(graph, row);
  place_arcs(graph);
}
