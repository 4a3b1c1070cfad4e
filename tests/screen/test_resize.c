/* A window that is resized through many sizes: nothing is drawn wrongly at any of them, and
 * at the size at which it began, the screen is again the one that it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/grid.h"
#include "app/model_inside.h"
#include "app/update.h"
#include "app/view.h"
#include "tests/screen/fibonacci.h"

enum { ROWS = 50, COLUMNS = 130 };

static void keys(struct model *model, const char *names)
{
  char name[32];
  while (*names != '\0') {
    size_t size = strcspn(names, " ");
    memcpy(name, names, size);
    name[size] = '\0';
    assert_true(update_key(model, name));
    names += size + (names[size] == ' ');
  }
}

/* Each row has as many columns as the window: no wide character is cut, no cell is lost. */
static void check_rows(const struct grid *grid)
{
  for (int row = 0; row < grid_rows(grid); row++) {
    int width = 0;
    for (int column = 0; column < grid_columns(grid); column++)
      width += grid_at(grid, row, column)->width;
    assert_int_equal(width, grid_columns(grid));
  }
}

static char *screen(struct model *model)
{
  struct grid *grid = grid_new(model->rows, model->columns);
  view_draw(model, grid);
  check_rows(grid);
  char *text = grid_to_styled_text(grid);
  grid_free(grid);
  return text;
}

static void check_size(struct model *model, int rows, int columns)
{
  update_size(model, rows, columns);
  free(screen(model));
  struct layout layout = view_layout(model);
  if (layout.too_small || model->zoomed != PANE_COUNT || model->cover != PANE_COUNT) return;
  assert_true(model->focus == PANE_TIME || layout.boxes[model->focus].height > 0);
}

/* Of the states of a session, each after some keys. */
static const char *const states[] = {
    "",
    "Tab Tab g",
    "Tab Tab Tab",
    "Down Down Down",
    "l l",
    "G",
    "z",
    "Tab Tab z",
    "Tab z",
    "Shift-Tab",
    "Shift-Tab h",
    "?",
    "? G",
    "v 1 2 3 Left",
    ": s",
    "Shift-Tab z",
    "J",
    ": i n f o Space f r a m e Enter",
};

static void the_place_is_kept(void **state)
{
  const char *names = *state;
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  fibonacci_at(model, FIBONACCI_SEVENTH);
  keys(model, names);
  char *before = screen(model);
  for (int rows = 1; rows <= ROWS; rows += 1 + rows / 12)
    for (int columns = 1; columns <= COLUMNS; columns += 1 + columns / 12)
      check_size(model, rows, columns);
  check_size(model, 100, 300);
  update_size(model, 24, 80);
  char *after = screen(model);
  assert_string_equal(after, before);
  free(before);
  free(after);
  model_free(model);
}

int main(void)
{
  enum { STATES = sizeof states / sizeof states[0] };
  struct CMUnitTest tests[STATES] = {{0}};
  for (size_t i = 0; i < STATES; i++)
    tests[i] = (struct CMUnitTest){.name = states[i],
                                   .test_func = the_place_is_kept,
                                   .initial_state = (void *)(uintptr_t)states[i]};
  return _cmocka_run_group_tests("resize", tests, STATES, NULL, NULL);
}
