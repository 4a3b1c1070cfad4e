/* view_search.c - the matches of a search are marked, and the one chosen differently. */
#include "app/view.h"

#include <stdlib.h>
#include <string.h>

#include "app/grid.h"
#include "app/match.h"
#include "app/model_inside.h"
#include "app/text.h"

void view_match_styles(const struct model *model, int line, const char *text, size_t size,
                       unsigned char *styles)
{
  const struct model_search *search = &model->search;
  bool programs = search->pane == PANE_SOURCE || search->pane == PANE_TWIN;
  size_t length = strlen(search->text);
  if (!search->shown || !programs) return;
  for (size_t at, from = 0; match_find(text, size, from, search->text, &at); from = at + length) {
    bool chosen = line == search->line + 1 && at == search->at;
    memset(styles + at, chosen ? GRID_SELECTED : GRID_MATCH, length);
  }
}

void view_match_cells(const struct model *model, struct grid *grid, enum pane pane,
                      const struct paper *paper)
{
  const struct model_search *search = &model->search;
  const struct layout_box *box = &paper->box;
  size_t length = strlen(search->text);
  if (!search->shown || pane != search->pane || pane == PANE_SOURCE || pane == PANE_TWIN) return;
  for (int row = 0; row < box->height && row < paper->lines - paper->first; row++) {
    char *text = grid_row_text(grid, box->row + row, box->column, box->width);
    if (text == NULL) return;
    size_t size = strlen(text);
    for (size_t at, from = 0; match_find(text, size, from, search->text, &at); from = at + length) {
      int column = text_width(text, at), width = text_width(text + at, length);
      bool chosen = paper->first + row == search->line && column + paper->left == search->column;
      grid_style(grid, box->row + row, box->column + column, width,
                 chosen ? GRID_SELECTED : GRID_MATCH);
    }
    free(text);
  }
}
