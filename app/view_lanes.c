/* view_lanes.c - a chain of generators, a lane for each stage: each demand goes to the right, to
 * the source, and each value comes back to the left. A value that a stage was given, and did not
 * hand on before it asked again, stands beside it: a filter has dropped it.
 *
 *   main            filter#1        naturals#1
 *   ├─ next() ─────▶│               │
 *   │               ├─ next() ─────▶│
 *   │               │◀───── 1 ──────┤
 *   │           ✕ 1 ├─ next() ─────▶│
 *   │               │◀───── 2 ──────┤
 *   │◀───── 2 ──────┤               │
 *
 * Where not all lanes have room, the first and the last are there, and between them those that the
 * user has scrolled to. */
#include "app/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/diagram.h"
#include "app/keymap.h"
#include "app/language.h"
#include "app/model_inside.h"
#include "app/say_exchange.h"
#include "app/say_words.h"
#include "app/text.h"
#include "app/view_diagram.h"
#include "app/view_meter.h"

enum {
  LEAST = 12,
  MOST = 26,
  FOLD = 11,
  MOST_COLUMNS = 64,
  SCROLL = 8, /* columns of scroll left */
  BORDERS = 2 /* a view has the whole width but these: its layout need not be made */
};

struct column {
  int lane, left_out; /* left_out > 0: so many lanes in place of one */
};
struct lanes {
  struct column columns[MOST_COLUMNS];
  int at[MOST_COLUMNS], count;
  int width; /* of a lane */
  struct diagram_window window;
};

static const char *title(const struct model *model)
{
  (void)model;
  return "lanes: who asked whom";
}

/* ----------------------------------------------------------------- which lanes */

static void add_column(struct lanes *lanes, int lane, int left_out)
{
  int before = lanes->count - 1;
  int step = before >= 0 && lanes->columns[before].left_out > 0 ? FOLD : lanes->width;
  lanes->columns[lanes->count] = (struct column){lane, left_out};
  lanes->at[lanes->count] = before < 0 ? 0 : lanes->at[before] + step;
  lanes->count++;
}

/* The lanes between the first and the last that are shown: so many as fit beside one gap, or, in
 * the middle, two. */
static struct diagram_window window_of(int all, int width, int scrolled)
{
  int beside_one = (width - FOLD) / LEAST - 2, beside_two = (width - 2 * FOLD) / LEAST - 2;
  if (beside_one < 1) beside_one = 1;
  if (beside_two < 1) beside_two = 1;
  int from = 1 + scrolled;
  if (scrolled == 0) return (struct diagram_window){1, 1 + beside_one};
  if (from + beside_one >= all - 1) return (struct diagram_window){all - 1 - beside_one, all - 1};
  return (struct diagram_window){from, from + beside_two};
}

static struct lanes lanes_of(const struct model *model, int width)
{
  struct lanes lanes = {.width = LEAST};
  int all = diagram_lanes(model->lanes), most = width / LEAST;
  if (most > MOST_COLUMNS) most = MOST_COLUMNS;
  if (all <= most || all <= 3) {
    lanes.width = width / all < MOST ? width / all : MOST;
    lanes.window = (struct diagram_window){1, all};
    for (int i = 0; i < all; i++)
      add_column(&lanes, i, 0);
    return lanes;
  }
  struct diagram_window window = window_of(all, width, model->scrolls[PANE_LANES].left / SCROLL);
  lanes.window = window;
  add_column(&lanes, 0, 0);
  if (window.from > 1) add_column(&lanes, 1, window.from - 1);
  for (int i = window.from; i < window.to && lanes.count < MOST_COLUMNS - 2; i++)
    add_column(&lanes, i, 0);
  if (window.to < all - 1) add_column(&lanes, window.to, all - 1 - window.to);
  add_column(&lanes, all - 1, 0);
  return lanes;
}

/* Where a lane's line goes down, or that of the gap that it is in. */
static int column_of(const struct lanes *lanes, int lane)
{
  int column = 0;
  while (column + 1 < lanes->count && lanes->columns[column + 1].lane <= lane)
    column++;
  return column;
}

/* ----------------------------------------------------------------------- steps */

/* "2", "done", "done: 7", "✗ oops". */
static char *result_text(const struct model *model, const struct diagram_step *step)
{
  const struct engine_event *event = engine_event(model->engine, step->event);
  if (view_diagram_hides(model, step->event)) return strdup("?");
  if (!event->done && !event->threw) return model_value(model, event->text);
  char *value = event->threw ? strdup(event->text) : model_value(model, event->text), *text = NULL;
  bool bare = !event->threw && strcmp(event->text, language_lua.absent) == 0;
  if (asprintf(&text, "%s%s",
               event->threw ? "✗ "
               : bare       ? "done"
                            : "done: ",
               bare ? "" : value) < 0)
    text = NULL;
  free(value);
  return text;
}

static void draw_result(const struct model *model, struct paper *paper, const struct lanes *lanes,
                        const struct diagram_step *step)
{
  int from = column_of(lanes, step->from_lane), to = column_of(lanes, step->to_lane);
  char *text = result_text(model, step);
  if (from != to)
    view_diagram_arrow(paper, (struct diagram_lines){lanes->at, lanes->count}, lanes->at[from],
                       lanes->at[to], view_diagram_style(model, step), text != NULL ? text : "");
  free(text);
  const char *how = step->unasked     ? say_words[SAY_LANES_UNASKED]
                    : step->after_end ? say_words[SAY_LADDER_WAS_FINISHED]
                                      : "";
  view_diagram_words(paper, lanes->at[from] + 2, paper->box.width - lanes->at[from] - 2,
                     GRID_CHANGED, how);
}

/* To the left of who asks again stands what it was given before, and to the right of who is asked
 * its name, where it is new in its lane. */
static void draw_request(const struct model *model, struct paper *paper, const struct lanes *lanes,
                         const struct diagram_step *step)
{
  char text[512];
  int from = column_of(lanes, step->from_lane), to = column_of(lanes, step->to_lane);
  if (from != to)
    view_diagram_arrow(paper, (struct diagram_lines){lanes->at, lanes->count}, lanes->at[from],
                       lanes->at[to], GRID_IN,
                       view_diagram_request(model, step, text, sizeof text));
  if (step->enters)
    view_diagram_words(paper, lanes->at[to] + 2, paper->box.width - lanes->at[to] - 2, GRID_PLAIN,
                       engine_name(model->engine, step->to));
  if (step->unused == DIAGRAM_NONE || from == 0) return;
  bool hidden = view_diagram_hides(model, step->unused);
  char *value = model_value(model, hidden ? "?" : engine_event(model->engine, step->unused)->text);
  snprintf(text, sizeof text, "%s %s", step->kept ? "+" : "✕", value);
  free(value);
  int room = lanes->at[from] - lanes->at[from - 1] - 2, width = text_width(text, strlen(text));
  if (width > room) width = room;
  view_diagram_words(paper, lanes->at[from] - 1 - width, width,
                     step->kept ? GRID_CHANGED : GRID_ERROR, text);
}

static bool is_cut(const struct model *model)
{
  return view_diagram_is_cut(model->lanes);
}

static void draw_row(const struct model *model, struct paper *paper, const struct lanes *lanes,
                     struct diagram_row row)
{
  const struct diagram_step *step = diagram_step(model->lanes, row.step);
  view_diagram_lines(paper, (struct diagram_lines){lanes->at, lanes->count});
  if (row.count > 0) {
    char text[64];
    SAY_TEXT(text, LANES_LEFT_OUT, {"count", NULL, row.count});
    paper->column = 2;
    paper_print(paper, GRID_DIM, " %s ", text);
  } else if (step->kind == DIAGRAM_RESULT) {
    draw_result(model, paper, lanes, step);
  } else {
    draw_request(model, paper, lanes, step);
  }
}

static void draw(const struct model *model, struct paper *paper)
{
  paper->left = 0; /* scrolled by lanes instead */
  struct lanes lanes = lanes_of(model, paper->box.width);
  int count = (int)diagram_rows(model->lanes, lanes.window);
  if (count == 0) {
    if (paper_line(paper)) paper_put(paper, GRID_DIM, say_words[SAY_LANES_NONE]);
    return;
  }
  int before = is_cut(model);
  if (before && paper_line(paper)) view_diagram_put_cut(model->lanes, paper);
  int first = paper->grid == NULL ? count : paper->first > before ? paper->first - before : 0;
  if (first > count) first = count;
  paper_pass(paper, first);
  for (int i = first; i < count; i++)
    if (paper_line(paper)) draw_row(model, paper, &lanes, diagram_row(model->lanes, (size_t)i));
}

/* ---------------------------------------------------------------------- the head */

/* Lane 0 is named for who asked last: main, the event loop once it runs main's jobs, or the user.
 */
static const char *name_of(const struct model *model, int lane)
{
  size_t steps = diagram_steps(model->lanes);
  uint32_t generator = diagram_lane(model->lanes, lane).generator;
  const struct engine_event *newest =
      lane == 0 && steps > 0
          ? engine_event(model->engine, diagram_step(model->lanes, steps - 1)->event)
          : NULL;
  return newest != NULL ? say_caller(model->engine, generator, newest->tick)
                        : engine_name(model->engine, generator);
}

/* The meter tells all of the counts but what was not handed on, which the title's note does. */
static bool has_meter(const struct model *model, const struct paper *paper)
{
  enum { ROWS = 12 };
  return model->meter.known && paper->box.height >= ROWS;
}

static void put_counts(const struct model *model, struct paper *paper)
{
  struct diagram_count count = diagram_count(model->lanes);
  char text[320];
  if (!paper_line(paper)) return;
  paper_put(paper, GRID_PLAIN,
            SAY_TEXT(text, LANES_COUNTS, {"count", NULL, count.values},
                     {"reached", NULL, count.reached}, {"consumer", name_of(model, 0), 0}));
}

static void put_states(const struct model *model, struct paper *paper, const struct lanes *lanes)
{
  char text[64];
  for (int i = 1; i < lanes->count; i++) {
    struct diagram_lane lane = diagram_lane(model->lanes, lanes->columns[i].lane);
    bool gap = lanes->columns[i].left_out > 0;
    const struct sentence_word words[] = {
        {"symbol", view_state_symbol((int)lane.state, lane.failed), 0},
        {"count", NULL, lane.async ? lane.awaits : lane.values},
        {NULL, NULL, 0}};
    say_words_write(lane.async ? SAY_LANES_AWAITS : SAY_LANES_VALUES, words, text, sizeof text);
    view_diagram_words(paper, lanes->at[i], (gap ? FOLD : lanes->width) - 1,
                       lane.state == ENGINE_EXECUTING ? GRID_CURRENT : GRID_DIM,
                       gap ? "stages" : text);
  }
}

void view_lanes_head(const struct model *model, struct paper *paper)
{
  struct lanes lanes = lanes_of(model, paper->box.width);
  if (diagram_steps(model->lanes) == 0) return;
  if (has_meter(model, paper)) view_meter(model, paper);
  else put_counts(model, paper);
  if (paper_line(paper)) {
    for (int i = 0; i < lanes.count; i++) {
      char text[300];
      const struct column *column = &lanes.columns[i];
      bool runs = diagram_lane(model->lanes, column->lane).state == ENGINE_EXECUTING;
      if (column->left_out > 0) snprintf(text, sizeof text, "… %d", column->left_out);
      else snprintf(text, sizeof text, "%s", name_of(model, column->lane));
      view_diagram_words(paper, lanes.at[i], (column->left_out > 0 ? FOLD : lanes.width) - 1,
                         column->left_out > 0 ? GRID_DIM
                         : runs               ? GRID_CURRENT
                                              : GRID_TITLE,
                         text);
    }
  }
  if (paper->box.height >= 8 && paper_line(paper)) put_states(model, paper, &lanes);
}

/* -------------------------------------------------------------------- the cursor */

static size_t rows_of(const struct model *model)
{
  return diagram_rows(model->lanes, lanes_of(model, view_room_columns(model) - BORDERS).window);
}

static int newest(const struct model *model)
{
  return (int)rows_of(model) - 1 + is_cut(model);
}

/* Of several steps put together, the first. */
static const struct diagram_step *step_at(const struct model *model, int line)
{
  line -= is_cut(model);
  if (line < 0 || (size_t)line >= rows_of(model)) return NULL;
  return diagram_step(model->lanes, diagram_row(model->lanes, (size_t)line).step);
}

static void name_line(const struct model *model, int line, char *out, size_t size)
{
  const struct diagram_step *step = step_at(model, line);
  out[0] = '\0';
  if (step != NULL) view_diagram_name(step, out, size);
}

static void open_line(const struct model *model, int line, char *out, size_t size)
{
  const struct diagram_step *step = step_at(model, line);
  out[0] = '\0';
  if (step != NULL) view_diagram_open(model, step, out, size);
}

/* How many values a filter has dropped; and which keys bring the stages that are not there into
 * view. */
static const char *note(const struct model *model, char *out, size_t size)
{
  struct lanes lanes = lanes_of(model, view_room_columns(model) - BORDERS);
  size_t unused = diagram_count(model->lanes).unused;
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  if (unused > 0) SAY_WITH(&sentence, LANES_UNUSED, {"count", NULL, unused});
  if (lanes.count == diagram_lanes(model->lanes)) return out;
  if (unused > 0) sentence_add(&sentence, " ");
  SAY_WITH(&sentence, LANES_OTHERS, {"left", keymap_key(model->keymap, "scroll left"), 0},
           {"right", keymap_key(model->keymap, "scroll right"), 0});
  return out;
}

static const struct view_choice choice = {newest, name_line, open_line, true};

const struct view view_lanes = {title, draw, view_home_bottom, note, &choice};
