#include "app/update_mouse.h"

#include <stdio.h>
#include <string.h>

#include "app/command_all.h"
#include "app/cursor.h"
#include "app/grid.h"
#include "app/model_inside.h"
#include "app/source.h"
#include "app/update_time.h"
#include "app/view.h"

enum { NOTCH = 3 /* lines that the wheel scrolls */ };

/* The pane whose content, or title, is there; PANE_COUNT: none. */
static enum pane pane_at(const struct model *model, int row, int column)
{
  struct layout layout = view_layout(model);
  for (int pane = 0; pane < PANE_COUNT; pane++) {
    const struct layout_box *box = &layout.boxes[pane];
    bool beside = column < box->column - 1 || column >= box->column + box->width;
    if (box->height > 0 && !beside && row >= box->row - 1 && row < box->row + box->height)
      return (enum pane)pane;
  }
  return PANE_COUNT;
}

/* The drawing itself says where keys are, so that what is clicked is what the user sees. */
const char *update_mouse_key(const struct model *model, int row, int column)
{
  static char key[GRID_BUTTON_SIZE];
  struct grid *grid = grid_new(model->rows, model->columns); /* nobody sees it */
  if (grid == NULL) return "";
  view_draw(model, grid);
  snprintf(key, sizeof key, "%s", grid_button_at(grid, row, column));
  grid_free(grid);
  return key;
}

static void click_source(const struct model *model, enum pane pane, int row, int column, char *line,
                         int size)
{
  struct layout_box box = view_layout(model).boxes[pane];
  int number = view_source_line(model, row, column);
  bool before = column < box.column + view_source_gutter(model);
  if (number == 0) return;
  snprintf(line, (size_t)size, "%s %d", before ? "break" : "cursor", number);
}

/* A line that can be chosen is; a second click opens it. */
static bool choose(struct model *model, enum pane pane, int row, char *line, int size)
{
  struct layout_box box = view_layout(model).boxes[pane];
  int chosen = view_first(model, pane) + row - box.row;
  if (row < box.row || !cursor_can_choose(model, pane) || chosen >= view_lines(model, pane))
    return false;
  bool again = model->focus == pane && model->scrolls[pane].cursor == chosen;
  if (again) snprintf(line, (size_t)size, "open");
  else cursor_choose(model, pane, chosen);
  return again;
}

static void click_pane(struct model *model, enum pane pane, int row, char *line, int size)
{
  const char *name = command_pane_called(pane);
  bool whole = view_lines(model, pane) <= view_layout(model).boxes[pane].height;
  if (model_is_view(pane)) choose(model, pane, row, line, size);
  if (name == NULL || (pane == PANE_SENTENCE && whole)) return;
  if (choose(model, pane, row, line, size)) return;
  snprintf(line, (size_t)size, "pane %s", name);
}

const char *update_mouse_click(struct model *model, int row, int column, char *line, int size)
{
  line[0] = '\0';
  if (model->prompt.open) return "";
  const char *key = update_mouse_key(model, row, column);
  if (key[0] != '\0' || model->cover != PANE_COUNT) return key;
  if (update_time_click(model, row, column, line, (size_t)size)[0] != '\0') return "";
  enum pane pane = pane_at(model, row, column);
  bool source = pane == PANE_SOURCE || pane == PANE_TWIN;
  if (source && row >= view_layout(model).boxes[pane].row)
    click_source(model, pane, row, column, line, size);
  else if (pane != PANE_COUNT) click_pane(model, source ? PANE_SOURCE : pane, row, line, size);
  return "";
}

static int between(int least, int value, int most)
{
  return value > most ? (most < least ? least : most) : value < least ? least : value;
}

void update_mouse_wheel(struct model *model, int row, int column, int direction)
{
  enum pane pane = model->cover != PANE_COUNT ? model->cover : pane_at(model, row, column);
  if (pane == PANE_COUNT) return;
  struct layout_box box = view_layout(model).boxes[pane];
  if (pane == PANE_SOURCE || pane == PANE_TWIN) {
    cursor_turn_source(model, NOTCH * direction);
    return;
  }
  struct model_scroll *scroll = &model->scrolls[pane];
  int last = view_lines(model, pane) - box.height;
  scroll->first = between(0, view_first(model, pane) + NOTCH * direction, last);
  scroll->moved = true;
  if (pane != model->focus || !cursor_can_choose(model, pane)) return;
  int bottom = scroll->first + box.height - 1; /* the pane always shows its cursor */
  cursor_choose(model, pane, between(scroll->first, scroll->cursor, bottom));
}
