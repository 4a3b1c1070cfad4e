#include "app/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/cursor.h"
#include "app/grid.h"
#include "app/match.h"
#include "app/model_inside.h"
#include "app/source.h"
#include "app/text.h"
#include "app/view.h"

enum { ROWS = 2048, MARGIN = 4 }; /* lines of a pane drawn at once; columns kept beside a match */

/* ------------------------------------------------------------- a pane's lines */

struct lines {
  const struct model *model;
  enum pane pane;
  struct source *source; /* of the panes that show a program; else NULL, and */
  struct grid *grid;     /* some of the pane's lines, from first on */
  int first, count;
  char *row;
};

static struct lines lines_of(const struct model *model, enum pane pane)
{
  struct lines lines = {.model = model, .pane = pane, .first = -ROWS};
  if (pane == PANE_SOURCE) lines.source = model_source(model);
  if (pane == PANE_TWIN) lines.source = model_source_beside(model);
  lines.count = lines.source != NULL  ? source_line_count(lines.source)
                : pane == PANE_OUTPUT ? (int)history_output_count(model->history)
                                      : view_lines(model, pane);
  return lines;
}

static void lines_free(struct lines *lines)
{
  grid_free(lines->grid);
  free(lines->row);
}

/* The line from 0 on; it lives until the next one is asked for. */
static const char *line_text(struct lines *lines, int line, size_t *size)
{
  if (lines->source != NULL) return source_line(lines->source, line + 1, size);
  if (lines->pane == PANE_OUTPUT) return history_output(lines->model->history, (size_t)line, size);
  if (lines->grid == NULL || line < lines->first || line >= lines->first + ROWS) {
    grid_free(lines->grid);
    lines->first = line - line % ROWS;
    lines->grid = view_draw_lines(lines->model, lines->pane, lines->first, ROWS);
  }
  free(lines->row);
  int row = line - lines->first;
  lines->row =
      lines->grid == NULL ? NULL : grid_row_text(lines->grid, row, 0, grid_columns(lines->grid));
  *size = lines->row != NULL ? strlen(lines->row) : 0;
  return lines->row != NULL ? lines->row : "";
}

/* ------------------------------------------------------------------- matching */

struct place {
  int line; /* from 0 on; -1: none */
  size_t at, number;
};

static bool is_before(struct place one, int line, size_t at)
{
  return one.line < line || (one.line == line && one.at < at);
}

/* Goes through all matches, to count them. Returns the first that is not before the line and byte,
 * or, backwards, the last that is; and the first or the last of all where there is none there. */
static struct place find(struct lines *lines, const char *what, int line, size_t at, int direction,
                         size_t *count)
{
  struct place first = {-1, 0, 0}, last = first, chosen = first;
  *count = 0;
  for (int i = 0; i < lines->count; i++) {
    size_t size, from = 0;
    const char *text = line_text(lines, i, &size);
    for (size_t found; match_find(text, size, from, what, &found); from = found + strlen(what)) {
      last = (struct place){i, found, ++*count};
      if (*count == 1) first = last;
      bool before = is_before(last, line, at);
      if (direction < 0 ? before : !before && chosen.line < 0) chosen = last;
    }
  }
  return chosen.line >= 0 ? chosen : direction < 0 ? last : first;
}

/* -------------------------------------------------------------- going there */

static void show_columns(struct model_scroll *scroll, int from, int to, int width)
{
  if (to <= width) scroll->left = 0;
  else if (from < scroll->left + MARGIN || to > scroll->left + width - MARGIN)
    scroll->left = from > width / 2 ? from - width / 2 : 0;
}

static void show_line(struct model *model, enum pane pane, int line)
{
  struct model_scroll *scroll = &model->scrolls[pane];
  int height = view_layout(model).boxes[pane].height, first = view_first(model, pane);
  if (cursor_can_choose(model, pane)) {
    cursor_choose(model, pane, line);
    if (scroll->cursor == line) return;
  }
  if (line < first || line >= first + height) first = line - height / 2;
  scroll->first = first > 0 ? first : 0;
  scroll->moved = true;
}

static void go_to(struct model *model, struct place place, int from, int to)
{
  struct model_search *search = &model->search;
  enum pane pane = search->pane;
  int width = view_layout(model).boxes[pane].width;
  search->line = place.line;
  search->at = place.at;
  search->column = from;
  search->number = place.number;
  bool source = pane == PANE_SOURCE || pane == PANE_TWIN;
  if (source) {
    model->cursor = place.line + 1;
    model->cursor_moved = true;
    width -= view_source_gutter(model);
  } else {
    show_line(model, pane, place.line);
  }
  if (source || pane == PANE_OUTPUT)
    show_columns(&model->scrolls[source ? PANE_SOURCE : pane], from, to, width);
}

static bool search_from(struct model *model, int line, size_t at, int direction)
{
  struct model_search *search = &model->search;
  struct lines lines = lines_of(model, search->pane);
  struct place place = find(&lines, search->text, line, at, direction, &search->count);
  search->line = -1;
  search->shown = search->count > 0;
  search->told = true;
  search->around = search->shown && is_before(place, line, at) != (direction < 0);
  search->backwards = direction < 0;
  if (search->shown) {
    size_t size;
    const char *text = line_text(&lines, place.line, &size);
    int from = text_width(text, place.at);
    go_to(model, place, from, from + text_width(text + place.at, strlen(search->text)));
  }
  lines_free(&lines);
  return search->shown;
}

/* -------------------------------------------------------------- what users do */

static enum pane pane_now(const struct model *model)
{
  if (model->cover != PANE_COUNT) return model->cover;
  bool searchable = model->focus != PANE_TIME && model->focus != PANE_SENTENCE;
  return searchable ? model->focus : PANE_SOURCE;
}

/* The line from which a search goes on: the cursor's, or the first that is shown. */
static int line_now(const struct model *model, enum pane pane)
{
  if (pane == PANE_SOURCE || pane == PANE_TWIN) return model->cursor - 1;
  if (view_choice(pane) != NULL && model->scrolls[pane].cursor >= 0)
    return model->scrolls[pane].cursor;
  return view_first(model, pane);
}

void search_begin(struct model *model)
{
  struct model_search *search = &model->search;
  enum pane pane = pane_now(model);
  if (pane != search->pane) search->line = -1;
  search->pane = pane;
  memcpy(search->text_before, search->text, sizeof search->text);
  search->before = model->scrolls[search->pane];
  search->cursor_before = model->cursor;
  search->moved_before = model->cursor_moved;
  search->line_before = line_now(model, search->pane);
  search->typing = true;
  search->shown = search->told = false;
}

static void go_back(struct model *model)
{
  struct model_search *search = &model->search;
  model->scrolls[search->pane] = search->before;
  model->cursor = search->cursor_before;
  model->cursor_moved = search->moved_before;
  search->shown = search->told = false;
}

bool search_try(struct model *model, const char *what)
{
  struct model_search *search = &model->search;
  go_back(model);
  if (what[0] != '\0') snprintf(search->text, sizeof search->text, "%s", what);
  search->count = 0;
  return what[0] != '\0' && search_from(model, search->line_before, 0, 1);
}

void search_end(struct model *model)
{
  model->search.typing = false;
}

void search_cancel(struct model *model)
{
  go_back(model);
  memcpy(model->search.text, model->search.text_before, sizeof model->search.text);
  search_end(model);
}

bool search_on(struct model *model, int direction)
{
  struct model_search *search = &model->search;
  enum pane pane = pane_now(model);
  int line = line_now(model, pane);
  bool source = pane == PANE_SOURCE || pane == PANE_TWIN || view_choice(pane) != NULL;
  int height = view_layout(model).boxes[pane].height;
  bool there = source ? line == search->line : search->line >= line && search->line < line + height;
  bool goes_on = pane == search->pane && search->line >= 0 && there;
  search->pane = pane;
  if (goes_on) return search_from(model, search->line, search->at + (direction > 0), direction);
  return search_from(model, line, 0, direction);
}

void search_rest(struct model *model)
{
  struct model_search *search = &model->search;
  bool source = search->pane == PANE_SOURCE || search->pane == PANE_TWIN;
  if (search->shown && source && !model->held) /* as it was before a match stood further right */
    model->scrolls[PANE_SOURCE].left = search->before.left;
  search->shown = search->told = false;
}
