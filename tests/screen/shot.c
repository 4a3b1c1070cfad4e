#include "tests/screen/shot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/grid.h"
#include "app/model_inside.h"
#include "app/view.h"

char *shot_read(const char *path)
{
  FILE *file = fopen(path, "rb");
  if (!file) fail_msg("%s is missing; UPDATE=1 writes what tests expect", path);
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  for (int c; (c = fgetc(file)) != EOF;)
    fputc(c, out);
  fclose(out);
  fclose(file);
  return text;
}

static char *text_of(struct model *model, bool styled)
{
  struct grid *grid = grid_new(model->rows, model->columns);
  view_draw(model, grid);
  char *text = styled ? grid_to_styled_text(grid) : grid_to_text(grid);
  grid_free(grid);
  return text;
}

void shot_compare(char *text, const char *path)
{
  const char *update = getenv("UPDATE");
  if (update && strcmp(update, "1") == 0) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
  }
  char *expected = shot_read(path);
  if (strcmp(text, expected) != 0) fail_msg("%s: the screen is now\n%s", path, text);
  free(expected);
  free(text);
}

static void expect(char *text, const char *name)
{
  char path[256];
  snprintf(path, sizeof path, "tests/screen/expected/%s.txt", name);
  shot_compare(text, path);
}

void shot_expect(struct model *model, const char *name)
{
  expect(text_of(model, strstr(name, "-styled") != NULL), name);
}

void shot_expect_running(struct model *model, const char *name)
{
  char *text = text_of(model, false);
  char *count = strstr(text, "running…  ");
  assert_non_null(count);
  count += strlen("running…  ");
  size_t digits = strspn(count, "0123456789,");
  assert_int_not_equal(digits, 0);
  *count = 'N';
  memmove(count + 1, count + digits, strlen(count + digits) + 1);
  expect(text, name);
}
