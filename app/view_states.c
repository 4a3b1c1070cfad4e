/* view_states.c - the generator in view as a machine: the places where it pauses, and what moved it
 * from one to another. state_graph.h has a picture of it.
 *
 * Where there are too many arrows to be drawn, each move says where it leads instead; it does so,
 * too, where the place may be out of sight, or where the terminal has the same sign for a crossing
 * and for a corner. */
#include "app/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/machine.h"
#include "app/model_inside.h"
#include "app/say.h"
#include "app/say_words.h"
#include "app/text.h"
#include "app/view_states_row.h"

enum {
  ARC = 3,        /* columns of an arc */
  MOST_ARCS = 8,  /* that can be told apart */
  MEASURED = 300, /* rows whose texts say where the arcs begin; behind more they stand at the end */
  TALL = 10       /* rows of a head and a box, from which on the head may have two */
};

struct sketch {
  int base;     /* the column of the first arc */
  bool arcs;    /* they are drawn */
  bool targets; /* moves say where they lead */
};

static const char *title(const struct model *model)
{
  (void)model;
  return "states: where it pauses, what moves it";
}

static const struct state_graph *graph_of(const struct model *model)
{
  return &model->machine->graph;
}

static const struct states *states_of(const struct model *model)
{
  return model->machine->states;
}

static bool has_machine(const struct model *model)
{
  return model_iterator(model) != ENGINE_MAIN && graph_of(model)->row_count > 0;
}

/* ----------------------------------------------------------------------- the picture */

static int width_of(const char *text)
{
  return text_width(text, strlen(text));
}

static bool draws_arcs(const struct model *model, int width)
{
  size_t columns = graph_of(model)->columns;
  return columns <= MOST_ARCS && (int)columns * ARC <= width / 2;
}

static struct sketch sketch_of(const struct model *model, const struct paper *paper)
{
  const struct state_graph *graph = graph_of(model);
  int width = paper->box.width, widest = 0;
  struct sketch sketch = {.arcs = draws_arcs(model, width)};
  sketch.targets = !sketch.arcs || (int)graph->row_count > paper->box.height || model->ascii;
  if (!sketch.arcs) {
    sketch.base = width + 1;
    return sketch;
  }
  sketch.base = width - (int)graph->columns * ARC + 2;
  if (graph->columns == 0) sketch.base = width + 1;
  for (size_t i = 0; i < graph->row_count; i++) {
    struct view_states_words words;
    if (i == MEASURED) return sketch;
    view_states_words(model, &graph->rows[i], sketch.targets, &words);
    int needed = 2 + width_of(words.head) + width_of(words.tail);
    if (needed > widest) widest = needed;
  }
  if (widest + 5 < sketch.base) sketch.base = widest + 5; /* and " ◀──" */
  return sketch;
}

/* Which of the four ways from a cell a line goes is known from the arcs that are there. */
static void draw_arcs(const struct model *model, struct paper *paper, const struct sketch *sketch,
                      size_t at)
{
  const struct state_graph *graph = graph_of(model);
  const struct state_row *row = &graph->rows[at];
  bool joins = row->arc != STATES_NONE;
  size_t own = joins ? graph->arcs[row->arc].column : 0;
  enum grid_style style = joins && row->is_node ? GRID_OUT : GRID_BORDER;
  if (joins) {
    paper_put(paper, style, row->is_node ? " ◀" : " ");
    while (paper->column < sketch->base)
      paper_put(paper, style, "─");
  }
  for (size_t column = 0; column < graph->columns; column++) {
    size_t found = state_graph_arc_at(graph, at, column);
    const struct state_arc *arc = found != STATES_NONE ? &graph->arcs[found] : NULL;
    bool passes = joins && own > column, corner = joins && own == column;
    paper->column = sketch->base + (int)column * ARC;
    if (corner) paper_put(paper, GRID_BORDER, at == arc->first ? "┐" : at == arc->last ? "┘" : "┤");
    else if (arc != NULL) paper_put(paper, GRID_BORDER, passes ? "┼" : "│");
    else if (passes) paper_put(paper, GRID_BORDER, "─");
    if (passes) paper_put(paper, GRID_BORDER, "──");
  }
}

static enum grid_style style_of(const struct model *model, const struct state_row *row)
{
  struct states_present present = states_present(states_of(model));
  if (!row->is_node) {
    bool newest = present.move == row->move && present.request == STATES_NONE;
    return newest ? GRID_CHANGED : GRID_IN;
  }
  size_t place = graph_of(model)->nodes[row->node].place;
  if (place == STATES_NONE || states_place(states_of(model), place)->visits == 0) return GRID_DIM;
  return place == present.place ? GRID_CURRENT : GRID_PLAIN;
}

static void draw_row(const struct model *model, struct paper *paper, const struct sketch *sketch,
                     size_t at)
{
  const struct state_row *row = &graph_of(model)->rows[at];
  const char *sign = row->is_node    ? view_states_symbol(model, &graph_of(model)->nodes[row->node])
                     : row->straight ? "▼"
                     : row->last     ? "└"
                                     : "├";
  enum grid_style style = style_of(model, row);
  struct view_states_words words;
  view_states_words(model, row, sketch->targets, &words);
  int room = (sketch->arcs ? sketch->base - 3 : paper->box.width) - 2 - width_of(words.tail);
  paper_put(paper, row->is_node ? style : GRID_BORDER, sign);
  paper_put(paper, style, " ");
  paper_fit(paper, style, words.head, room > 1 ? room : 1);
  paper_put(paper, style, words.tail);
  if (sketch->arcs) draw_arcs(model, paper, sketch, at);
}

/* --------------------------------------------------------------- what is not there */

static bool can_turn(const struct model *model)
{
  return states_count(states_of(model)).generators > 1;
}

/* "all 3 of walk", and the like. */
static void put_about_function(const struct model *model, struct paper *paper,
                               enum grid_style style, enum say_word word, size_t count)
{
  char function[256], text[512];
  uint32_t iterator = model_iterator(model);
  say_function(engine_name(model->engine, iterator), function, sizeof function);
  const struct sentence_word words[] = {{"count", NULL, count},
                                        {"function", function, 0},
                                        {"generator", engine_name(model->engine, iterator), 0},
                                        {NULL, NULL, 0}};
  paper_put(paper, style, say_words_write(word, words, text, sizeof text));
}

static void put_turn(const struct model *model, struct paper *paper)
{
  size_t count = states_count(states_of(model)).generators;
  bool all = model->machine->all;
  put_about_function(model, paper, GRID_DIM, all ? SAY_STATES_ALONE : SAY_STATES_MORE, count - 1);
}

static void draw(const struct model *model, struct paper *paper)
{
  paper->left = 0; /* it is as wide as its pane */
  if (!has_machine(model)) {
    if (paper_line(paper)) paper_put(paper, GRID_DIM, say_words[SAY_LADDER_NONE]);
    return;
  }
  size_t count = graph_of(model)->row_count,
         left_out = states_count(states_of(model)).moves_left_out;
  if (paper->grid == NULL) { /* they are only counted */
    paper_pass(paper, (int)count + can_turn(model) + (left_out > 0));
    return;
  }
  struct sketch sketch = sketch_of(model, paper);
  for (size_t i = 0; i < count; i++)
    if (paper_line(paper)) draw_row(model, paper, &sketch, i);
  if (can_turn(model) && paper_line(paper)) put_turn(model, paper);
  if (left_out > 0 && paper_line(paper))
    put_about_function(model, paper, GRID_DIM, SAY_STATES_LEFT_OUT, left_out);
}

/* ---------------------------------------------------------------------- the head */

static void put_counts(const struct model *model, struct paper *paper)
{
  char text[512];
  const struct state_graph *graph = graph_of(model);
  struct states_count count = states_count(states_of(model));
  if (!paper_line(paper)) return;
  if (model->machine->all && can_turn(model))
    put_about_function(model, paper, GRID_CURRENT, SAY_STATES_ALL, count.generators);
  else paper_put(paper, GRID_CURRENT, engine_name(model->engine, model_iterator(model)));
  const struct sentence_word words[] = {{"reached", NULL, graph->lines_seen},
                                        {"places", NULL, graph->lines_seen + graph->unreached},
                                        {"calls", NULL, count.calls},
                                        {NULL, NULL, 0}};
  enum say_word word = count.calls == 0                   ? SAY_STATES_NOT_STARTED
                       : states_by_hand(states_of(model)) ? SAY_STATES_BY_HAND
                                                          : SAY_STATES_COUNTS;
  paper_print(paper, GRID_PLAIN, "  %s", say_words_write(word, words, text, sizeof text));
}

void view_states_head(const struct model *model, struct paper *paper)
{
  if (!has_machine(model)) return;
  bool tall = paper->box.height >= TALL;
  put_counts(model, paper);
  if (!draws_arcs(model, paper->box.width) && tall && paper_line(paper))
    paper_put(paper, GRID_PLAIN, say_words[SAY_STATES_TOO_MANY]);
}

/* -------------------------------------------------------------------- the cursor */

static const struct state_row *row_at(const struct model *model, int line)
{
  bool there = has_machine(model) && line >= 0 && (size_t)line < graph_of(model)->row_count;
  return there ? &graph_of(model)->rows[line] : NULL;
}

static bool is_turn(const struct model *model, int line)
{
  return has_machine(model) && can_turn(model) && line == (int)graph_of(model)->row_count;
}

static int home_line(const struct model *model)
{
  if (!has_machine(model)) return -1;
  return (int)state_graph_node(graph_of(model), states_present(states_of(model)).place)->row;
}

static void name_line(const struct model *model, int line, char *out, size_t size)
{
  const struct state_row *row = row_at(model, line);
  out[0] = '\0';
  if (is_turn(model, line)) snprintf(out, size, "all");
  if (row == NULL) return;
  const struct state_node *node = &graph_of(model)->nodes[row->node];
  if (!row->is_node) snprintf(out, size, "move %zu", row->move);
  else if (node->place == STATES_NONE) snprintf(out, size, "line %d", node->line);
  else snprintf(out, size, "place %zu", node->place);
}

/* Enter goes to the newest time at which it was there, or moved so. A generator stands at its start
 * only when the event in which it was made is over. */
static void open_line(const struct model *model, int line, char *out, size_t size)
{
  const struct state_row *row = row_at(model, line);
  out[0] = '\0';
  if (is_turn(model, line)) snprintf(out, size, "view states all");
  if (row == NULL) return;
  size_t place = graph_of(model)->nodes[row->node].place, newest = STATES_NONE;
  if (!row->is_node) newest = states_move(states_of(model), row->move)->newest;
  else if (place != STATES_NONE) newest = states_place(states_of(model), place)->newest;
  const struct engine_event *event =
      newest != STATES_NONE ? engine_event(model->engine, newest) : NULL;
  if (event == NULL) return;
  uint64_t tick = event->tick + (event->kind == ENGINE_CREATE);
  if (tick <= model->shown->stop.tick) snprintf(out, size, "goto %" PRIu64, tick);
}

static const struct view_choice choice = {home_line, name_line, open_line, true};

const struct view view_states = {title, draw, NULL, NULL, &choice};
