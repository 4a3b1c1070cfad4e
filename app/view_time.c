/* view_time.c - what was recorded, as marks: results, and what was printed between them; the
 * present; the future that was seen before going back; where other branches leave.
 *
 *   ─ time ─ ●─●─▪─◉─○┬○ ─────────────── result 3 of 5, branch 2 of 2: Ctrl-B ─
 *
 * A large screen has a pane with a lane for each generator, and the other branches below:
 *
 *   naturals#1  ●─●───●─────○
 *   filter#1    ──│─●─│─◉───○──
 *   branch 1                 └─○─○
 *
 * ●  a result   ▪  something printed   ✗  an error   ◉  the present   ○ ▫ ×  the future
 * ┬  another branch leaves here (┬3: three)   [ ]  what is previewed */
#include "app/view.h"

#include <string.h>

#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/place.h"
#include "app/sentence.h"
#include "app/text.h"
#include "app/timeline.h"
#include "app/track.h"

enum { NARROW = 72, LONGEST_NAME = 20, SPINE = 8 /* columns before the first mark of the row */ };

static const char *title(const struct model *model)
{
  (void)model;
  return "time";
}

/* "result 3 of 5, branch 2 of 2: Ctrl-B"; on a narrow screen "result 3/5, branch 2/2". */
static const char *note(const struct model *model, char *out, size_t size)
{
  size_t past = timeline_results(model->timeline, engine_event_count(model->engine));
  size_t all = timeline_results(model->timeline, SIZE_MAX);
  size_t branches = engine_branch_count(model->engine);
  bool narrow = view_room_columns(model) < NARROW;
  const char *of = narrow ? "/" : " of ", *key = keymap_key(model->keymap, "branch next");
  struct sentence sentence;
  sentence_start(&sentence, out, size);
  if (all == 0) sentence_add(&sentence, "no results yet");
  else sentence_add(&sentence, "result %zu%s%zu", past, of, all);
  if (branches < 2) return out;
  sentence_add(&sentence, ", branch %u%s%zu", engine_branch_current(model->engine) + 1, of,
               branches);
  if (!narrow && key[0] != '\0') sentence_add(&sentence, ": %s", key);
  return out;
}

/* A cell of the screen, and what was drawn there. The drawing itself finds it, so that a click
 * goes to the mark that the user sees. */
struct probe {
  int row, column;
  size_t event; /* of the mark; HISTORY_NONE: there is none */
};

static void probe_mark(struct probe *probe, const struct paper *paper,
                       const struct timeline_mark *mark)
{
  int row = paper->box.row + paper->lines - 1 - paper->first;
  int column = paper->box.column + paper->column - paper->left;
  if (row == probe->row && column == probe->column) probe->event = mark->event;
}

/* probe may be NULL. */
static void put_slot(const struct track *track, struct paper *paper, size_t slot,
                     struct probe *probe)
{
  struct timeline_mark mark = {.event = HISTORY_NONE};
  track_mark(track, slot, &mark);
  if (probe != NULL) probe_mark(probe, paper, &mark);
  if (slot == track->present) paper_put(paper, GRID_PAUSED, "◉");
  else if (slot < track->present)
    paper_put(paper,
              mark.threw   ? GRID_ERROR
              : mark.print ? GRID_PLAIN
                           : GRID_OUT,
              mark.threw   ? "✗"
              : mark.print ? "▪"
                           : "●");
  else paper_put(paper, GRID_DIM, mark.threw ? "×" : mark.print ? "▫" : "○");
}

/* The brackets take the ways before and after the mark. */
static void put_brackets(struct paper *paper, int column)
{
  int after = paper->column;
  paper->column = column - 1;
  paper_put(paper, GRID_KEY, "[");
  paper->column = column + 1;
  paper_put(paper, GRID_KEY, "]");
  if (after > paper->column) paper->column = after;
}

/* ------------------------------------------------------------------- the row */

static int row_width(const struct track *track, size_t slot)
{
  size_t forks = track_forks(track, slot);
  int width = forks > 1 ? 4 : 2;
  for (; forks >= 10; forks /= 10)
    width++;
  return width;
}

static void put_forks(struct paper *paper, size_t forks)
{
  if (forks == 0) return;
  paper_put(paper, GRID_KEY, "┬");
  if (forks > 1) paper_print(paper, GRID_KEY, "%zu", forks);
}

/* The note has its room at the end of the row: view.c. */
static void draw_row(const struct model *model, struct paper *paper, struct probe *probe)
{
  char told[96];
  bool focus = model->focus == PANE_TIME;
  if (!paper_line(paper)) return;
  paper_put(paper, GRID_TITLE, focus ? "[" : " ");
  paper_put(paper, focus ? GRID_SELECTED : GRID_TITLE, "time");
  paper_put(paper, GRID_TITLE, focus ? "]" : " ");
  note(model, told, sizeof told);
  int end = paper->box.width - text_width(told, strlen(told)) - 2;

  struct track track = track_of(model, TIMELINE_REACHED);
  size_t before = track_forks(&track, SIZE_MAX), last;
  int room = end - SPINE - 4 - (before > 0 ? 3 : 0), chosen = -1;
  if (room < 4) return;
  size_t first = track_window(&track, row_width, room, &last);
  paper->column = SPINE - 1;
  paper_put(paper, GRID_PLAIN, " ");
  if (first > 0) paper_put(paper, GRID_DIM, "…");
  else put_forks(paper, before);
  for (size_t slot = first; slot < last; slot++) {
    int column = paper->column;
    if (slot == track.chosen) chosen = column;
    put_slot(&track, paper, slot, probe);
    put_forks(paper, track_forks(&track, slot));
    int next = column + row_width(&track, slot);
    while (slot + 1 < last && paper->column < next)
      paper_put(paper, GRID_BORDER, "─");
  }
  paper_put(paper, GRID_DIM, last < track.slots ? "…" : " ");
  if (chosen >= 0) put_brackets(paper, chosen);
}

/* ------------------------------------------------------------------ the lanes */

static int lane_width(const struct track *track, size_t slot)
{
  (void)track;
  (void)slot;
  return 2;
}

struct lanes {
  struct track track;
  size_t first, last; /* the slots shown */
  int names;          /* columns of the names */
  struct probe *probe;
};

static int column_of(const struct lanes *lanes, size_t slot)
{
  return lanes->names + 3 + 2 * (int)(slot - lanes->first);
}

/* The present is a line through all lanes. */
static void put_present(const struct lanes *lanes, struct paper *paper)
{
  if (lanes->track.present < lanes->first || lanes->track.present >= lanes->last) return;
  paper->column = column_of(lanes, lanes->track.present);
  paper_put(paper, GRID_PAUSED, "│");
}

static void draw_lane(const struct lanes *lanes, struct paper *paper, uint32_t lane)
{
  const struct model *model = lanes->track.model;
  if (!paper_line(paper)) return;
  paper_put(paper, GRID_PLAIN, " ");
  paper_fit(paper, GRID_PLAIN, engine_name(model->engine, lane), lanes->names);
  put_present(lanes, paper);
  bool begun = false;
  for (size_t slot = lanes->first; slot < lanes->last; slot++) {
    struct timeline_mark mark;
    if (!track_mark(&lanes->track, slot, &mark) || mark.lane != lane) continue;
    int column = column_of(lanes, slot);
    if (begun && paper->column < column) { /* the way from the mark before */
      while (paper->column < column)
        paper_put(paper, GRID_DIM,
                  paper->column == column_of(lanes, lanes->track.present) ? "┼" : "─");
    }
    paper->column = column;
    put_slot(&lanes->track, paper, slot, lanes->probe);
    begun = true;
  }
  if (lanes->track.chosen < lanes->first || lanes->track.chosen >= lanes->last) return;
  struct timeline_mark chosen;
  if (track_mark(&lanes->track, lanes->track.chosen, &chosen) && chosen.lane == lane)
    put_brackets(paper, column_of(lanes, lanes->track.chosen));
}

/* The first event of a branch after that tick. */
static size_t event_after(const struct engine *engine, uint32_t branch, uint64_t tick)
{
  size_t low = 0, high = engine_branch(engine, branch).event_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    const struct engine_event *event = engine_branch_skim(engine, branch, middle);
    if (event == NULL || event->tick <= tick) low = middle + 1;
    else high = middle;
  }
  return low;
}

/* Another branch: from where it leaves, its own results. */
static void draw_branch(const struct lanes *lanes, struct paper *paper, uint32_t branch)
{
  const struct engine *engine = lanes->track.model->engine;
  if (!paper_line(paper)) return;
  paper_print(paper, GRID_DIM, " branch %u", branch + 1);
  put_present(lanes, paper);
  uint64_t leaves = place_leaves(engine, branch);
  size_t slot = track_slot(&lanes->track, leaves);
  if (slot != SIZE_MAX && slot >= lanes->last) return;
  bool seen = slot != SIZE_MAX && slot >= lanes->first;
  paper->column = seen ? column_of(lanes, slot) + 1 : lanes->names + 2;
  paper_put(paper, GRID_KEY, seen ? "└" : "…");
  size_t count = engine_branch(engine, branch).event_count;
  for (size_t i = event_after(engine, branch, leaves); i < count && paper_room(paper) > 1; i++) {
    const struct engine_event *event = engine_branch_skim(engine, branch, i);
    if (event == NULL || event->kind != ENGINE_RESULT) continue;
    paper_put(paper, GRID_DIM, event->threw ? "─×" : "─○");
  }
}

static int widest_name(const struct model *model, const uint32_t *lanes, size_t count)
{
  int widest = engine_branch_count(model->engine) > 1 ? 10 : 0;
  for (size_t i = 0; i < count; i++) {
    const char *name = engine_name(model->engine, lanes[i]);
    int width = text_width(name, strlen(name));
    if (width > widest) widest = width;
  }
  return widest < LONGEST_NAME ? widest : LONGEST_NAME;
}

static void draw_lanes(const struct model *model, struct paper *paper, struct probe *probe)
{
  const uint32_t *generators;
  size_t count = timeline_lanes(model->timeline, &generators);
  struct lanes lanes = {.track = track_of(model, TIMELINE_ALL),
                        .names = widest_name(model, generators, count),
                        .probe = probe};
  int room = paper->box.width - lanes.names - 4;
  lanes.first = track_window(&lanes.track, lane_width, room > 4 ? room : 4, &lanes.last);
  if (count == 0 && paper_line(paper)) {
    paper_put(paper, GRID_DIM, " results and prints will be marked here");
  }
  for (size_t i = 0; i < count; i++)
    draw_lane(&lanes, paper, generators[i]);
  for (uint32_t i = 0; i < engine_branch_count(model->engine); i++)
    if (i != engine_branch_current(model->engine)) draw_branch(&lanes, paper, i);
}

static void draw_probed(const struct model *model, struct paper *paper, struct probe *probe)
{
  if (track_has_lanes(model)) draw_lanes(model, paper, probe);
  else draw_row(model, paper, probe);
}

static void draw(const struct model *model, struct paper *paper)
{
  draw_probed(model, paper, NULL);
}

static bool is_in(const struct layout_box *box, int row, int column)
{
  return row >= box->row && row < box->row + box->height && column >= box->column &&
         column < box->column + box->width;
}

size_t view_time_event(const struct model *model, int row, int column)
{
  struct probe probe = {row, column, HISTORY_NONE};
  struct paper paper = {.box = view_layout(model).boxes[PANE_TIME],
                        .left = model->scrolls[PANE_TIME].left};
  if (!is_in(&paper.box, row, column)) return HISTORY_NONE;
  paper.first = view_first(model, PANE_TIME);
  paper.grid = grid_new(model->rows, model->columns); /* nobody sees it */
  if (paper.grid == NULL) return HISTORY_NONE;
  draw_probed(model, &paper, &probe);
  grid_free(paper.grid);
  return probe.event;
}

const struct view view_time = {title, draw, NULL, note, NULL};
