/* layout_present.c - the screen of presenter mode, to be read from far away: the pause stands
 * first, its lines apart where there is room, with the source beside it.
 *
 *  in                     │     1  local fibonacci = …
 *  next(true)             │     2    local a, b = 0, 1
 *                         │
 *  out ───────────────────│
 *  { value: 0, … }        │
 *  kept ──────────────────│
 *  ───────────────────────┴─────────────────────────── the marks of time, then the sentence
 */
#include "app/layout.h"

#include <stddef.h>

enum {
  BESIDE_COLUMNS = 60, /* from here on the source stands beside the pause */
  BELOW_ROWS = 8,      /* that must be left for the source below it, on a narrower screen */
  APART_ROWS = 20,     /* of the screen: from here on, those of the sentence may stand apart */
  RESULTS_ROWS = 24,   /* of the body: from here on, the results stand below the source */
  PARTS = 3            /* in, out, kept */
};

static void add_line(struct layout *layout, int row, int column, int length, bool vertical)
{
  layout->lines[layout->line_count++] = (struct layout_line){row, column, length, vertical};
}

/* With a blank row between each two. */
static int apart(int lines)
{
  return lines > 0 ? 2 * lines - 1 : 1;
}

static int sum(const int rows[PARTS])
{
  int all = -1;
  for (int i = 0; i < PARTS; i++)
    all += rows[i] > 0 ? rows[i] + 1 : 0;
  return all;
}

/* The rows of in, out and kept: what they need; else the last ones shrink to a row each, and go.
 * What is left lets first the first ones stand apart, and then falls to the last. */
static void share(const struct layout_pause *pause, int height, int rows[PARTS])
{
  const int lines[PARTS] = {pause->in, pause->out, pause->kept};
  for (int i = 0; i < PARTS; i++)
    rows[i] = lines[i] > 0 ? lines[i] : 1;
  while (sum(rows) > height) {
    int at = PARTS - 1;
    while (at > 0 && rows[at] <= 1)
      at--;
    if (rows[at] > 1) rows[at]--;
    else if (rows[2] > 0) rows[2] = 0;
    else rows[0] = 0;
  }
  for (int i = 0; i < PARTS; i++)
    if (rows[i] == lines[i] && sum(rows) - rows[i] + apart(lines[i]) <= height)
      rows[i] = apart(lines[i]);
  int last = rows[2] > 0 ? 2 : 1;
  if (height > sum(rows)) rows[last] += height - sum(rows);
}

static void lay_pause(struct layout *layout, const struct layout_wish *wish, int height, int width)
{
  static const enum pane panes[PARTS] = {PANE_IN, PANE_OUT, PANE_KEPT};
  int rows[PARTS], row = 2;
  share(wish->pause, height, rows);
  for (int i = 0; i < PARTS; i++) {
    if (rows[i] == 0) continue;
    if (row > 2) add_line(layout, row - 1, 0, width, false);
    layout->boxes[panes[i]] = (struct layout_box){row, 2, rows[i], width - 4};
    row += rows[i] + 1;
  }
}

static void lay_source(struct layout *layout, int row, int height, int column)
{
  int results = height >= RESULTS_ROWS ? height / 4 : 0, width = layout->columns - column;
  if (results > 0) {
    int line = row + height - results - 1;
    add_line(layout, line, column - 1, width + 1, false);
    layout->boxes[PANE_RESULTS] = (struct layout_box){line + 1, column + 1, results, width - 2};
    height -= results + 1;
  }
  layout->boxes[PANE_SOURCE] = (struct layout_box){row, column, height, width - 1};
}

static int sentence_rows(const struct layout_wish *wish)
{
  int least = layout_sentence_rows(wish->rows), most = wish->rows / 4;
  int lines = wish->rows >= APART_ROWS ? apart(wish->sentence_lines) : wish->sentence_lines;
  if (lines <= most) most = lines;
  return most > least ? most : least;
}

void layout_present(struct layout *layout, const struct layout_wish *wish)
{
  int rows = layout->rows, columns = layout->columns;
  int said = sentence_rows(wish), line = rows - 2 - said, height = line - 2;
  layout->boxes[PANE_SENTENCE] = (struct layout_box){line + 1, 2, said, columns - 4};
  add_line(layout, line, 0, columns, false);
  layout->time_in_line = wish->time_lines > 0 && !wish->no_time_row;
  if (layout->time_in_line) layout->boxes[PANE_TIME] = (struct layout_box){line, 1, 1, columns - 2};
  if (columns >= BESIDE_COLUMNS) {
    int width = columns / 2;
    lay_pause(layout, wish, height, width + 1);
    add_line(layout, 1, width, height + 2, true);
    lay_source(layout, 2, height, width + 1);
    return;
  }
  int needs = wish->pause->in + wish->pause->out + wish->pause->kept + PARTS - 1;
  bool below = height - needs - 1 >= BELOW_ROWS;
  lay_pause(layout, wish, below ? needs : height, columns);
  if (!below) return;
  add_line(layout, 2 + needs, 0, columns, false);
  lay_source(layout, 3 + needs, height - needs - 1, 0);
}
