/* view_async.c - what waits for what: what runs now, the generators and where they wait, the
 * microtasks in their order, the timers by due time, the promises. Where there is room, the jobs
 * stand at the right.
 *
 *  now         main's own code: the event loop waits until it has ended
 *  generators  wait at    for         then
 *  ‖ load#1    line 2     promise#2   async calls next(value), or throw(error)
 *  microtasks  none
 *  timers      due
 *  1           100 ms     sleep ▸ promise#2
 *  promises    state      made by     what waits for it
 *  #1          pending    load()      promise#3
 *  #2          pending    sleep       load#1
 */
#include "app/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/async.h"
#include "app/keymap.h"
#include "app/model_inside.h"
#include "app/say_words.h"
#include "app/view_async_row.h"

enum {
  BESIDE = 110,   /* columns, from which on the jobs stand at the right */
  OTHER_ROWS = 9, /* of the screen, that are not this view's; and the row "now" */
  LEAST = 3,      /* lines that a part keeps when it is folded */
  PARTS = VIEW_ASYNC_PARTS
};

enum kind { NOTHING, NOW, HEADING, ITEM, FOLD, SETTLED };

struct row {
  enum kind kind;
  enum view_async_part part;
  size_t index; /* ITEM */
};

struct column { /* the parts that stand below each other */
  enum view_async_part parts[PARTS];
  size_t count;
};

static const struct column below = {
    {VIEW_ASYNC_GENERATORS, VIEW_ASYNC_MICROTASKS, VIEW_ASYNC_TIMERS, VIEW_ASYNC_PROMISES}, PARTS};
static const struct column left = {{VIEW_ASYNC_GENERATORS, VIEW_ASYNC_PROMISES}, 2};
static const struct column right = {{VIEW_ASYNC_MICROTASKS, VIEW_ASYNC_TIMERS}, 2};

static const char *title(const struct model *model)
{
  (void)model;
  return "async: what waits for what";
}

static const char *note(const struct model *model, char *out, size_t size)
{
  const char *key = keymap_key(model->keymap, "job");
  snprintf(out, size, "%s%sclock %" PRIu64 " ms", key, key[0] != '\0' ? ": next job  " : "",
           async_clock(model->async));
  return out;
}

/* ------------------------------------------------------------------ the rows */

static size_t rows_of(const struct model *model, enum view_async_part part, size_t shown)
{
  bool settled = part == VIEW_ASYNC_PROMISES && async_settled(model->async) > 0;
  return 1 + shown + (shown < view_async_count(model, part)) + settled;
}

/* How many of a part are shown. The last part of a column is never folded: it scrolls. */
static size_t shown_of(const struct model *model, const struct column *column, size_t at)
{
  size_t count = view_async_count(model, column->parts[at]), all = 0;
  for (size_t i = 0; i < column->count; i++)
    all += rows_of(model, column->parts[i], view_async_count(model, column->parts[i]));
  int room = view_room_rows(model) - OTHER_ROWS, most = room / (int)column->count - 1;
  if (model->async_all || (int)all <= room || at + 1 == column->count) return count;
  if (most < LEAST) most = LEAST;
  return count > (size_t)most + 1 ? (size_t)most : count;
}

static size_t column_rows(const struct model *model, const struct column *column)
{
  size_t rows = 0;
  for (size_t i = 0; i < column->count; i++)
    rows += rows_of(model, column->parts[i], shown_of(model, column, i));
  return rows;
}

static struct row row_at(const struct model *model, const struct column *column, size_t line)
{
  for (size_t i = 0; i < column->count; i++) {
    enum view_async_part part = column->parts[i];
    size_t shown = shown_of(model, column, i), rows = rows_of(model, part, shown);
    if (line >= rows) {
      line -= rows;
      continue;
    }
    if (line == 0) return (struct row){HEADING, part, 0};
    if (line <= shown) return (struct row){ITEM, part, line - 1};
    bool folded = line == shown + 1 && shown < view_async_count(model, part);
    return (struct row){folded ? FOLD : SETTLED, part, 0};
  }
  return (struct row){NOTHING, VIEW_ASYNC_PROMISES, 0};
}

static bool is_wide(const struct model *model)
{
  return view_room_columns(model) >= BESIDE;
}

static size_t all_rows(const struct model *model)
{
  if (!is_wide(model)) return 1 + column_rows(model, &below);
  size_t one = column_rows(model, &left), other = column_rows(model, &right);
  return 1 + (one > other ? one : other);
}

/* --------------------------------------------------------------- drawing them */

static void put_fold(const struct model *model, struct paper *paper, const struct column *column,
                     enum view_async_part part)
{
  size_t at = 0;
  while (column->parts[at] != part)
    at++;
  size_t more = view_async_count(model, part) - shown_of(model, column, at);
  char text[64];
  paper_put(paper, GRID_DIM, SAY_TEXT(text, ASYNC_MORE, {"count", NULL, more}));
}

static void put_row(const struct model *model, struct paper *paper, const struct column *column,
                    size_t line, struct view_async_room room)
{
  char text[96];
  struct row row = row_at(model, column, line);
  if (row.kind == HEADING) view_async_heading(model, paper, row.part, room);
  else if (row.kind == ITEM) view_async_item(model, paper, row.part, row.index, room);
  else if (row.kind == FOLD) put_fold(model, paper, column, row.part);
  else if (row.kind == SETTLED)
    paper_put(paper, GRID_DIM,
              SAY_TEXT(text, ASYNC_SETTLED, {"count", NULL, async_settled(model->async)}));
}

static void draw(const struct model *model, struct paper *paper)
{
  size_t rows = all_rows(model);
  int width = paper->box.width, half = is_wide(model) ? width * 3 / 5 : width;
  for (size_t line = 0; line < rows; line++) {
    if (paper->grid == NULL) {
      paper_pass(paper, (int)(rows - line));
      return;
    }
    if (!paper_line(paper)) continue;
    if (line == 0) {
      view_async_now(model, paper);
    } else if (is_wide(model)) {
      put_row(model, paper, &left, line - 1, (struct view_async_room){0, half - 2});
      paper->column = half;
      put_row(model, paper, &right, line - 1, (struct view_async_room){half, width - half});
    } else {
      put_row(model, paper, &below, line - 1, (struct view_async_room){0, width});
    }
  }
}

/* ------------------------------------------------------------------- the cursor */

static bool can_choose(struct row row)
{
  return row.kind == ITEM || row.kind == FOLD;
}

static struct row chosen(const struct model *model, int line)
{
  struct row none = {NOTHING, VIEW_ASYNC_PROMISES, 0};
  if (line < 1) return none;
  size_t at = (size_t)line - 1;
  if (!is_wide(model)) return row_at(model, &below, at);
  struct row row = row_at(model, &left, at);
  return can_choose(row) ? row : row_at(model, &right, at);
}

static int home_line(const struct model *model)
{
  (void)model;
  return 1;
}

static void name_line(const struct model *model, int line, char *out, size_t size)
{
  struct row row = chosen(model, line);
  out[0] = '\0';
  if (row.kind == ITEM) view_async_name(model, row.part, row.index, out, size);
  else if (row.kind == FOLD) snprintf(out, size, "more %d", (int)row.part);
}

static void open_line(const struct model *model, int line, char *out, size_t size)
{
  struct row row = chosen(model, line);
  out[0] = '\0';
  if (row.kind == ITEM) view_async_open(model, row.part, row.index, out, size);
  else if (row.kind == FOLD) snprintf(out, size, "view async all");
}

static const struct view_choice choice = {home_line, name_line, open_line, false};

const struct view view_async = {title, draw, NULL, note, &choice};
