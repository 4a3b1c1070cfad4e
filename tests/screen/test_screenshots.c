/* The README's pictures are what the program shows: each is taken again, of the real program
 * driven by keys, and compared with assets/screenshots. `make screenshots` (which is this test
 * with UPDATE=1) writes them. */
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
#include "app/svg.h"
#include "app/view.h"
#include "engine/engine.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

struct picture {
  const char *file, *script;
  int rows, columns;
  const char *keys;
};

static const struct picture pictures[] = {
    {"main", "lessons/09-sending/fibonacci", 24, 80, "n n n n n n b v type:true Enter"},
    {"pipeline", "lessons/16-lazy/pipeline", 36, 120, "n n s s s s"},
    {"what-if", "lessons/09-sending/fibonacci", 24, 80, "n n n n w type:true Enter"},
    {"light", "lessons/15-structures/tree-walk", 24, 80,
     ": type:theme Space type:light Enter n n n"},
    {"presenter", "lessons/09-sending/fibonacci", 24, 80, "n n n P PgDn"},
};

static char *picture_of(const struct model *model)
{
  struct grid *grid = grid_new(model->rows, model->columns);
  assert_non_null(grid);
  view_draw(model, grid);
  char *text = NULL;
  size_t size;
  FILE *out = open_memstream(&text, &size);
  svg_write(out, grid, &model->theme);
  fclose(out);
  grid_free(grid);
  return text;
}

static void a_picture_is_what_the_program_shows(void **state)
{
  const struct picture *picture = *state;
  char path[128];
  snprintf(path, sizeof path, "assets/screenshots/%s.svg", picture->file);
  struct model *model = real_open(picture->script, picture->rows, picture->columns);
  real_keys(model, picture->keys);
  shot_compare(picture_of(model), path);
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { COUNT = sizeof pictures / sizeof pictures[0] };
  struct CMUnitTest tests[COUNT] = {{0}};
  for (size_t i = 0; i < COUNT; i++)
    tests[i] = (struct CMUnitTest){.name = pictures[i].file,
                                   .test_func = a_picture_is_what_the_program_shows,
                                   .initial_state = (void *)(uintptr_t)&pictures[i]};
  return _cmocka_run_group_tests("screenshots", tests, COUNT, NULL, NULL);
}
