#include "app/cursor.h"

#include <string.h>

#include "app/model_inside.h"
#include "app/source.h"
#include "app/view.h"

enum { NAME_SIZE = sizeof(((struct model_scroll *)0)->chosen) };

static bool can_stand(const struct model *model, enum pane pane, int line)
{
  char name[NAME_SIZE];
  view_choice(pane)->name(model, line, name, sizeof name);
  return name[0] != '\0';
}

/* The first line that can be chosen from there on, in steps of 1 or -1; -1: none. */
static int find_from(const struct model *model, enum pane pane, int line, int step)
{
  int lines = view_lines(model, pane);
  for (; line >= 0 && line < lines; line += step)
    if (can_stand(model, pane, line)) return line;
  return -1;
}

/* The nearest one, those below first. */
static int nearest(const struct model *model, enum pane pane, int line)
{
  int lines = view_lines(model, pane);
  if (line >= lines) line = lines - 1;
  if (line < 0) line = 0;
  int found = find_from(model, pane, line, 1);
  return found >= 0 ? found : find_from(model, pane, line, -1);
}

static void stand_at(struct model *model, enum pane pane, int line)
{
  struct model_scroll *scroll = &model->scrolls[pane];
  scroll->cursor = line;
  view_choice(pane)->name(model, line, scroll->chosen, sizeof scroll->chosen);
}

bool cursor_can_choose(const struct model *model, enum pane pane)
{
  return view_choice(pane) != NULL && nearest(model, pane, 0) >= 0;
}

void cursor_choose(struct model *model, enum pane pane, int line)
{
  struct model_scroll *scroll = &model->scrolls[pane];
  stand_at(model, pane, nearest(model, pane, line));
  scroll->first = view_first(model, pane);
  scroll->moved = true;
}

void cursor_move(struct model *model, enum pane pane, int lines)
{
  struct model_scroll *scroll = &model->scrolls[pane];
  int count = view_lines(model, pane), to = scroll->cursor + lines;
  if (to < 0) to = 0;
  if (to >= count) to = count - 1;
  int found = find_from(model, pane, to, lines < 0 ? -1 : 1);
  if (found >= 0) cursor_choose(model, pane, found);
  else cursor_choose(model, pane, nearest(model, pane, to));
  if (lines < 0 && find_from(model, pane, scroll->cursor - 1, -1) < 0) scroll->first = 0;
}

/* The line on which the thing stands now; -1: it is gone. */
static int find_again(const struct model *model, enum pane pane)
{
  const struct model_scroll *scroll = &model->scrolls[pane];
  const struct view_choice *choice = view_choice(pane);
  char name[NAME_SIZE];
  choice->name(model, scroll->cursor, name, sizeof name);
  if (strcmp(name, scroll->chosen) == 0) return scroll->cursor;
  int lines = view_lines(model, pane);
  for (int line = 0; line < lines; line++) {
    choice->name(model, line, name, sizeof name);
    if (strcmp(name, scroll->chosen) == 0) return line;
  }
  return -1;
}

void cursor_settle(struct model *model)
{
  enum pane pane = model->focus;
  const struct view_choice *choice = view_choice(pane);
  struct model_scroll *scroll = &model->scrolls[pane];
  if (choice == NULL) return;
  bool home = scroll->chosen[0] == '\0' || (!scroll->moved && choice->follows);
  int line = home ? choice->home(model) : find_again(model, pane);
  stand_at(model, pane, nearest(model, pane, line >= 0 ? line : scroll->cursor));
}

const char *cursor_opens(const struct model *model, char *out, size_t size)
{
  const struct view_choice *choice = view_choice(model->focus);
  out[0] = '\0';
  if (choice != NULL) choice->open(model, model->scrolls[model->focus].cursor, out, size);
  return out;
}

static int between(int least, int value, int most)
{
  return value > most ? (most < least ? least : most) : value < least ? least : value;
}

void cursor_turn_source(struct model *model, int by)
{
  struct model_scroll *scroll = &model->scrolls[PANE_SOURCE];
  int height = view_layout(model).boxes[PANE_SOURCE].height;
  int last = view_lines(model, PANE_SOURCE) - height;
  scroll->first = between(0, view_first(model, PANE_SOURCE) + by, last);
  scroll->moved = true;
  struct view_margins margins = view_source_margins(model);
  int top = scroll->first == 0 ? 0 : scroll->first + margins.above, cursor = model->cursor;
  int bottom = scroll->first + height - 1 - margins.below;
  int lines = source_line_count(model_source(model));
  while (view_source_row(model, cursor) < top && cursor < lines)
    cursor++;
  while (view_source_row(model, cursor) > bottom && cursor > 1)
    cursor--;
  if (cursor == model->cursor) return;
  model->cursor = cursor;
  model->cursor_moved = true;
}
