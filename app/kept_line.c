/* kept_line.c - a row of the kept pane as a line of text:
 *
 *   column 0    ● it has changed; → the frame in view
 *          1    + Enter opens it, - closes it; two columns further to the right for each level
 *          2    its name, then the value
 */
#include "app/kept_line.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/keymap.h"
#include "app/language.h"
#include "app/model_inside.h"
#include "app/paper.h"
#include "app/part.h"
#include "app/say.h"
#include "app/text.h"

enum {
  SHORTEST_NAME = 8,
  LONGEST_NAME = 24,
  SHORTEST_VALUE = 8,
  SHORTEST_BEFORE = 4,
  WAS = 4,            /* the columns of "was " */
  NOTE_COLUMN = 24,   /* after the value: where a note stands, where there is much room */
  ROOM_FOR_BOTH = 30, /* from here on an old value gets as much room as the new one */
};

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
static int widest_name(const struct model *model, size_t row, int room)
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
  int most = room / 3 > SHORTEST_NAME ? room / 3 : SHORTEST_NAME;
  if (most > LONGEST_NAME) most = LONGEST_NAME;
  return widest > most ? most : widest;
}

static const char *circled(int number, char *out, size_t size)
{
  enum { FIRST_CIRCLED = 0x2460, CIRCLED = 9 };
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

static const char *row_note(const struct kept_row *row)
{
  bool told = row->role == ENGINE_PARAMETER || row->role == ENGINE_VARARG;
  return row->kind == KEPT_VARIABLE && told ? say_role((int)row->role) : "";
}

/* -------------------------------------------------------------------- values */

struct values {
  char *now, *before; /* before: NULL where it has not changed */
};

static struct values values_of(const struct model *model, const struct kept_row *row)
{
  bool told = row->was != NULL && !row->open; /* an open table's parts tell what has changed */
  return (struct values){row_value(model, row), told ? model_value(model, row->was) : NULL};
}

static void free_values(struct values *values)
{
  free(values->now);
  free(values->before);
}

/* The columns of a value up to where the old one begins. */
static int start_of_before(const struct values *values)
{
  int width = text_width(values->now, strlen(values->now)) + 1;
  return width > SHORTEST_VALUE ? width : SHORTEST_VALUE;
}

static bool both_fit(const struct values *values, int room)
{
  int before = text_width(values->before, strlen(values->before));
  return start_of_before(values) + WAS + before <= room;
}

static void put_before(struct paper *paper, const struct values *values)
{
  paper_put(paper, GRID_DIM, "was ");
  paper_fit(paper, GRID_DIM, values->before, paper_room(paper));
}

/* Where both do not fit in one line the new one counts, and what is left is the old one's; where
 * that is nearly nothing, the mark alone tells of the change. */
static void put_both(struct paper *paper, const struct values *values, bool apart)
{
  int column = paper->column, room = paper_room(paper), now = room;
  int left = room - start_of_before(values) - WAS;
  bool beside = !apart && (left >= SHORTEST_BEFORE || both_fit(values, room));
  if (!apart && !beside && room >= ROOM_FOR_BOTH) {
    now = room / 2;
    beside = true;
  }
  paper_fit(paper, GRID_CHANGED, values->now, now);
  if (!beside) return;
  paper_tab(paper, column + SHORTEST_VALUE);
  put_before(paper, values);
}

/* At the right end of the line, where there is room; not further to the right than needed. */
static void put_note(struct paper *paper, int column, const char *note)
{
  int width = text_width(note, strlen(note)), at = paper->column + paper_room(paper) - width;
  if (note[0] == '\0' || paper_room(paper) < width + 2) return;
  bool near = at >= column + NOTE_COLUMN && paper->column + 2 <= column + NOTE_COLUMN;
  paper->column = near ? column + NOTE_COLUMN : at;
  paper_put(paper, GRID_DIM, note);
}

static void put_value(const struct model *model, struct paper *paper, const struct kept_row *row,
                      bool apart)
{
  struct values values = values_of(model, row);
  int column = paper->column;
  if (values.before != NULL) {
    put_both(paper, &values, apart);
  } else {
    bool changed = row->was != NULL || row->is_new;
    paper_fit(paper, changed ? GRID_CHANGED : GRID_PLAIN, values.now, paper_room(paper));
  }
  if (row->is_new) {
    paper_tab(paper, column + SHORTEST_VALUE);
    paper_fit(paper, GRID_DIM, "new", paper_room(paper));
  }
  put_note(paper, column, row_note(row));
  free_values(&values);
}

/* ---------------------------------------------------------------------- lines */

static int value_column(const struct kept_row *row, int names)
{
  return 2 * row->depth + names + 4;
}

static void put_named(const struct model *model, struct paper *paper, size_t index, bool apart)
{
  const struct kept_row *row = &model->kept.rows[index];
  int names = widest_name(model, index, paper->box.width), column = 2 * row->depth + 1;
  char name[300];
  bool changed = row->was != NULL || row->is_new;
  paper_mark(paper, changed, GRID_CHANGED, "●");
  paper->column = column;
  paper_mark(paper, row->opens, GRID_KEY, row->open ? "-" : "+");
  paper_fit(paper, row->role == ENGINE_UPVALUE && row->depth == 0 ? GRID_DIM : GRID_PLAIN,
            row_name(model, row, name, sizeof name), names);
  paper_tab(paper, value_column(row, names));
  put_value(model, paper, row, apart);
}

static void put_hole(const struct model *model, struct paper *paper, size_t index)
{
  const struct kept_row *row = &model->kept.rows[index];
  int names = widest_name(model, index, paper->box.width);
  paper_put(paper, GRID_PLAIN, "  ");
  paper_fit(paper, GRID_PLAIN, row->name, names);
  paper_tab(paper, names + 4);
  struct exchange into;
  const struct exchange *exchange = model_exchange(model, &into);
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

void kept_line_put(const struct model *model, struct paper *paper, size_t index, bool apart)
{
  const struct kept_row *row = &model->kept.rows[index];
  switch (row->kind) {
  case KEPT_FRAME: put_frame(model, paper, row); break;
  case KEPT_VARIABLE:
  case KEPT_PART: put_named(model, paper, index, apart); break;
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

bool kept_line_is_long(const struct model *model, size_t index, int width)
{
  const struct kept_row *row = &model->kept.rows[index];
  if (row->was == NULL || row->open) return false;
  struct values values = values_of(model, row);
  int room = width - value_column(row, widest_name(model, index, width));
  bool is_long = !both_fit(&values, room);
  free_values(&values);
  return is_long;
}

void kept_line_put_before(const struct model *model, struct paper *paper, size_t index)
{
  const struct kept_row *row = &model->kept.rows[index];
  struct values values = values_of(model, row);
  paper->column = value_column(row, widest_name(model, index, paper->box.width));
  put_before(paper, &values);
  free_values(&values);
}
