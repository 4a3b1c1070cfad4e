/* The hint for beginners, at sizes where it has room and where not. */
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
#include "app/update.h"
#include "app/view.h"
#include "engine/engine.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

static struct model *open_new(int rows, int columns)
{
  struct model *model = real_open("fibonacci", rows, columns);
  update_welcome(model);
  return model;
}

static void the_opening_has_it(void **state)
{
  (void)state;
  struct model *model = open_new(24, 80);
  shot_expect(model, "welcome");
  real_keys(model, "n");
  shot_expect(model, "welcome-next");
  model_free(model);
}

static void a_small_screen_has_it(void **state)
{
  (void)state;
  struct model *model = open_new(16, 60);
  shot_expect(model, "welcome-60x16");
  model_free(model);
}

static void it_goes_with_the_fourth_key(void **state)
{
  (void)state;
  struct model *model = open_new(24, 80);
  real_keys(model, "n v type:1,2,3,4 Esc b"); /* what is typed at a prompt does not count */
  assert_int_equal(model->hint_keys, 1);
  real_keys(model, "n");
  assert_int_equal(model->hint_keys, 0);
  real_keys(model, "n b");
  assert_int_equal(model->hint_keys, 0);
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_opening_has_it),
      cmocka_unit_test(a_small_screen_has_it),
      cmocka_unit_test(it_goes_with_the_fourth_key),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
