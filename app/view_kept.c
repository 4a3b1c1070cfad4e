/* view_kept.c - what the generator in view keeps while it is paused: parameters, locals, and
 * what comes from outside, with what has changed since it was seen before.
 *
 *     limit  100           parameter
 *   ● a      0       was 5
 *    -tree   2 parts                   open: Enter closes it
 *       name  "root"
 *      +left  ① {…}                    Enter opens it
 *     reset  ◌ waits for your next
 *     from outside
 *    +seen   ① {…}                     the same table as left
 *   = a + b  8                         a watch
 *
 * The rows are made in kept.c; each is one line here. */
#include "app/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/keymap.h"
#include "app/language.h"
#include "app/model_inside.h"
#include "app/part.h"
#include "app/say.h"
#include "app/text.h"

enum {
  LONGEST_NAME = 16,
  SHORTEST_VALUE = 8,
  SHORTEST_BEFORE = 9, /* "was 5", or "was {1, …" */
  NOTE_COLUMN = 24,    /* after the value: where a note stands, not further to the right */
  ROOM_FOR_BOTH = 50   /* from here on an old value gets as much room as the new one */
};

static const char *title(const struct model *model)
{
  return model->shown->view.state == ENGINE_EXECUTING ? "locals" : "kept";
}

/* ---------------------------------------------------------------------- rows */

static const char *row_name(const struct model *model, const struct kept_row *row, char *out,
                            size_t size)
{
  if (row->kind != KEPT_PART) return row->name;
  return part_name(model_language(model), row->name, row->of_list, out, size);
}

static int name_width(const struct model *model, const struct kept_row *row)
{
  char name[300];
  const char *text = row_name(model, row, name, sizeof name);
  return text_width(text, strlen(text));
}

/* The column of values is the same for all that stand beside each other at one level: they have
 * no row of a lower level between them. Parameters and upvalues are apart, but in one column. */
static int widest_name(const struct model *model, size_t row)
{
  const struct kept *kept = &model->kept;
  const struct kept_row *rows = kept->rows;
  size_t from = row, to = row;
  while (from > 0 && rows[from - 1].kind != KEPT_FRAME && rows[from - 1].depth >= rows[row].depth)
    from--;
  while (to + 1 < kept->count && rows[to + 1].kind != KEPT_FRAME &&
         rows[to + 1].depth >= rows[row].depth)
    to++;
  int widest = 0;
  for (size_t i = from; i <= to; i++) {
    int width = rows[i].depth == rows[row].depth ? name_width(model, &rows[i]) : 0;
    if (width > widest) widest = width;
  }
  return widest > LONGEST_NAME ? LONGEST_NAME : widest;
}

static const char *circled(int number, char *out, size_t size)
{
  enum { FIRST_CIRCLED = 0x2460, CIRCLED = 20 };
  char sign[TEXT_MOST_BYTES + 1];
  if (number > CIRCLED) {
    snprintf(out, size, "(%d)", number);
  } else {
    sign[text_encode((unsigned)(FIRST_CIRCLED + number - 1), sign)] = '\0';
    snprintf(out, size, "%s", sign);
  }
  return out;
}

/* "① {…}", "① 2 parts", "same as ①". The caller frees. */
static char *row_value(const struct model *model, const struct kept_row *row)
{
  char number[16] = "", *value = NULL;
  if (row->number > 0) circled(row->number, number, sizeof number);
  const char *gap = row->number > 0 ? " " : "";
  int size;
  if (row->within_itself && row->number > 0) {
    size = asprintf(&value, "same as %s", number);
  } else if (row->open) {
    size = asprintf(&value, "%s%s%zu part%s", number, gap, row->parts, row->parts == 1 ? "" : "s");
  } else {
    char *text = model_value(model, row->text);
    size = asprintf(&value, "%s%s%s", number, gap, text);
    free(text);
  }
  if (size < 0) abort();
  return value;
}

/* What stands at the right end of a variable's line, where there is room. */
static void row_note(const struct model *model, const struct kept_row *row, char *out, size_t size)
{
  (void)model;
  const char *role = row->kind == KEPT_VARIABLE ? say_role((int)row->role) : "";
  snprintf(out, size, "%s",
           row->role == ENGINE_PARAMETER || row->role == ENGINE_VARARG ? role : "");
}

static int room_for_before(int room, int value, int before)
{
  int most = room - value;
  if (most < before && room >= ROOM_FOR_BOTH) most = room / 2;
  if (most < SHORTEST_BEFORE) most = SHORTEST_BEFORE;
  if (most > room / 2 && most > room - value) most = room / 2;
  return before < most ? before : most;
}

static void put_value(const struct model *model, struct paper *paper, const struct kept_row *row)
{
  char *value = row_value(model, row), note[200];
  char *before = row->was != NULL && !row->open ? model_value(model, row->was) : NULL;
  int column = paper->column, room = paper_room(paper);
  int width = text_width(value, strlen(value)), needed = 0;
  bool changed = row->was != NULL || row->is_new;
  row_note(model, row, note, sizeof note);
  if (before != NULL) needed = room_for_before(room, width, text_width(before, strlen(before)) + 6);
  paper_fit(paper, changed ? GRID_CHANGED : GRID_PLAIN, value, room - needed);
  if (before != NULL) {
    paper_tab(paper, column + SHORTEST_VALUE);
    paper_put(paper, GRID_DIM, "was ");
    paper_fit(paper, GRID_DIM, before, paper_room(paper));
  } else if (row->is_new) {
    paper_tab(paper, column + SHORTEST_VALUE);
    paper_fit(paper, GRID_DIM, "new", paper_room(paper));
  }
  int note_width = text_width(note, strlen(note));
  if (note[0] != '\0' && paper_room(paper) >= note_width + 2) {
    int at = paper->column + paper_room(paper) - note_width;
    paper->column = at < column + NOTE_COLUMN || paper->column + 2 > column + NOTE_COLUMN
                        ? at
                        : column + NOTE_COLUMN;
    paper_put(paper, GRID_DIM, note);
  }
  free(before);
  free(value);
}

static void put_named(const struct model *model, struct paper *paper, size_t index)
{
  const struct kept_row *row = &model->kept.rows[index];
  int names = widest_name(model, index), column = 2 * row->depth + 1;
  char name[300];
  bool changed = row->was != NULL || row->is_new;
  paper_mark(paper, changed, GRID_CHANGED, "●");
  paper->column = column;
  paper_mark(paper, row->opens, GRID_KEY, row->open ? "-" : "+");
  paper_fit(paper, row->role == ENGINE_UPVALUE && row->depth == 0 ? GRID_DIM : GRID_PLAIN,
            row_name(model, row, name, sizeof name), names);
  paper_tab(paper, column + names + 3);
  put_value(model, paper, row);
}

static void put_hole(const struct model *model, struct paper *paper, size_t index)
{
  const struct kept_row *row = &model->kept.rows[index];
  int names = widest_name(model, index);
  paper_put(paper, GRID_PLAIN, "  ");
  paper_fit(paper, GRID_PLAIN, row->name, names);
  paper_tab(paper, names + 4);
  const struct exchange *exchange = model_exchange(model);
  bool yours = exchange == NULL || exchange->consumer == ENGINE_YOU || model->shown->stop.ended;
  paper_fit(paper, GRID_PAUSED, yours ? "◌ waits for your next" : "◌ waits for the next",
            paper_room(paper));
}

/* "→-#1 in walk, line 5": the frame in view has the arrow. */
static void put_frame(const struct model *model, struct paper *paper, const struct kept_row *row)
{
  const struct engine_frame *frame = &model->shown->view.frames[row->frame];
  bool chosen = row->frame == model->frame;
  paper_mark(paper, chosen, GRID_SELECTED, "→");
  paper_mark(paper, true, GRID_KEY, row->open ? "-" : "+");
  paper_print(paper, chosen ? GRID_CURRENT : GRID_DIM, "#%zu %s %s", row->frame + 1,
              row->frame == 0 ? "in" : "called by", frame->function);
  if (frame->line > 0) paper_print(paper, GRID_DIM, ", line %d", frame->line);
}

/* "from outside, shared with walk#2" */
static void put_outside(const struct model *model, struct paper *paper, const struct kept_row *row)
{
  char text[200];
  const char *name = row->shared != 0 ? engine_name(model->engine, row->shared) : "";
  snprintf(text, sizeof text, "from outside, shared with %s", name);
  bool fits = text_width(text, strlen(text)) + 2 <= paper->box.width;
  const char *told = fits ? text : text + strlen("from outside, ");
  paper_put(paper, GRID_DIM, "  ");
  paper_fit(paper, GRID_DIM, row->shared == 0 ? "from outside" : told, paper_room(paper));
}

static void put_row(const struct model *model, struct paper *paper, size_t index)
{
  const struct kept_row *row = &model->kept.rows[index];
  switch (row->kind) {
  case KEPT_FRAME: put_frame(model, paper, row); break;
  case KEPT_VARIABLE:
  case KEPT_PART: put_named(model, paper, index); break;
  case KEPT_HOLE: put_hole(model, paper, index); break;
  case KEPT_OUTSIDE: put_outside(model, paper, row); break;
  case KEPT_MORE:
    paper->column = 2 * row->depth + 2;
    paper_print(paper, GRID_DIM, "… %zu more: %s shows them", row->parts,
                keymap_key(model->keymap, "open"));
    break;
  case KEPT_NOTHING:
    paper->column = 2 * row->depth + 2;
    paper_put(paper, GRID_DIM, row->depth > 0 ? "(nothing in it)" : "no locals yet");
    break;
  }
}

/* ------------------------------------------------------------------ the rest */

/* Of a generator without a frame: what it was called with, or that all is gone. */
static void draw_frameless(const struct model *model, struct paper *paper)
{
  uint32_t generator = model->shown->view.generator;
  size_t created = history_created(model->history, generator);
  if (generator == ENGINE_MAIN) {
    const char *text = model->shown->stop.reason == ENGINE_STOP_SYNTAX ? "nothing has run"
                       : model->shown->stop.ended ? "the main program has ended"
                                                  : "nothing has run yet";
    if (paper_line(paper)) paper_fit(paper, GRID_DIM, text, paper_room(paper));
  } else if (model->shown->view.state == ENGINE_COMPLETED) {
    paper_wrap(paper, GRID_DIM, 0, "nothing: finished, its locals are gone");
  } else {
    const struct engine_event *event =
        created != HISTORY_NONE ? engine_event(model->engine, created) : NULL;
    if (paper_line(paper)) paper_put(paper, GRID_DIM, "no locals: not started");
    if (event == NULL || event->text[0] == '\0' || !paper_line(paper)) return;
    char *arguments = model_value(model, event->text);
    paper_put(paper, GRID_DIM, "called with ");
    paper_fit(paper, GRID_PLAIN, arguments, paper_room(paper));
    free(arguments);
  }
}

/* "watching a + b = 8", below all that is kept. */
static void draw_watches(const struct model *model, struct paper *paper)
{
  for (size_t i = 0; i < watch_count(&model->watches); i++) {
    if (!paper_line(paper)) continue;
    bool failed;
    const char *value = watch_value(&model->watches, i, &failed);
    char *text = value != NULL ? model_value(model, value) : NULL;
    paper_put(paper, GRID_DIM, "= ");
    paper_fit(paper, GRID_PLAIN, watch_expression(&model->watches, i), paper_room(paper) / 2);
    paper_put(paper, GRID_DIM, "  ");
    paper_fit(paper, failed ? GRID_ERROR : GRID_PLAIN, text != NULL ? text : "…",
              paper_room(paper));
    free(text);
  }
}

static void draw(const struct model *model, struct paper *paper)
{
  if (model->shown->view.frame_count == 0) draw_frameless(model, paper);
  for (size_t i = 0; i < model->kept.count; i++)
    if (paper_line(paper)) put_row(model, paper, i);
  if (model->shown->view.frames_left_out > 0 && paper_line(paper))
    paper_print(paper, GRID_DIM, "  and %zu more calls", model->shown->view.frames_left_out);
  draw_watches(model, paper);
}

/* ---------------------------------------------------------------- the cursor */

static const struct kept_row *row_at(const struct model *model, int line)
{
  bool is_row = line >= 0 && (size_t)line < model->kept.count;
  return is_row ? &model->kept.rows[line] : NULL;
}

/* The frame in view is to be seen. */
static int home(const struct model *model, int lines, int height)
{
  (void)lines;
  (void)height;
  int row = kept_frame_row(&model->kept, model->frame);
  return model->frame > 0 && row > 0 ? row : 0;
}

static int first_choice(const struct model *model)
{
  return home(model, 0, 0);
}

/* A place is a long text: its hash stands for it. */
static void name_line(const struct model *model, int line, char *out, size_t size)
{
  const struct kept_row *row = row_at(model, line);
  uint64_t hash = 14695981039346656037u; /* FNV-1a */
  out[0] = '\0';
  if (row == NULL || row->place[0] == '\0') return;
  for (const char *at = row->place; *at != '\0'; at++)
    hash = (hash ^ (unsigned char)*at) * 1099511628211u;
  snprintf(out, size, "%016" PRIx64, hash);
}

static void open_line(const struct model *model, int line, char *out, size_t size)
{
  const struct kept_row *row = row_at(model, line);
  out[0] = '\0';
  if (row != NULL && row->opens) snprintf(out, size, "unfold %d", line + 1);
}

/* What Enter does at the cursor. */
static const char *note(const struct model *model, char *out, size_t size)
{
  if (model->focus != PANE_KEPT) return "";
  const struct kept_row *row = row_at(model, model->scrolls[PANE_KEPT].cursor);
  const char *key = keymap_key(model->keymap, "open");
  if (row == NULL || !row->opens || key[0] == '\0') return "";
  snprintf(out, size, "%s %s", key, row->open ? "closes" : "opens");
  return out;
}

static const struct view_choice choice = {first_choice, name_line, open_line, false};

const struct view view_kept = {title, draw, home, note, &choice};
