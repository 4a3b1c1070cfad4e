/* A number before a key: the key is pressed so often. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/model_inside.h"
#include "app/update.h"
#include "engine/engine.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

static void five_times_next_is_next_five_times(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80), *other = real_open("fibonacci", 24, 80);
  real_keys(model, "5 n");
  real_keys(other, "n n n n n");
  assert_int_equal(history_count(model->history), 5);
  assert_string_equal(model->sentence, other->sentence);
  real_keys(model, "3 b");
  assert_int_equal(history_count(model->history), 2);
  real_keys(model, "1 0 n"); /* 0 restarts only where no number has begun */
  assert_int_equal(history_count(model->history), 12);
  assert_int_equal(model->count.done, 0);
  model_free(model);
  model_free(other);
}

static void what_is_typed_is_told(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  real_keys(model, "n 1 2");
  shot_expect(model, "real/count-typed");
  real_keys(model, "Esc");
  assert_string_equal(model->message, "");
  real_keys(model, "n");
  assert_int_equal(history_count(model->history), 2);
  real_keys(model, "9 9 9 9 9");
  assert_int_equal(model->count.typed, COUNT_MOST);
  model_free(model);
}

static void a_key_that_asks_is_not_repeated(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  real_keys(model, "n 5 v");
  assert_false(model->prompt.open);
  assert_non_null(strstr(model->message, "before v"));
  real_keys(model, "n");
  assert_int_equal(history_count(model->history), 2);
  model_free(model);
}

/* A finished generator gives undefined for ever: that is not worth repeating. */
static void it_stops_at_the_end_and_says_so(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  real_keys(model, "9 0 n");
  assert_int_equal(model->count.done, 13);
  assert_int_equal(history_count(model->history), 13);
  shot_expect(model, "real/count-stopped");
  real_keys(model, "j");
  assert_int_equal(model->count.done, 0);
  real_keys(model, "9 0 b");
  assert_int_equal(engine_back_count(model->engine), 0);
  model_free(model);
}

static void pause_drops_what_is_left(void **state)
{
  (void)state;
  struct model *model = real_open("endless", 24, 80);
  real_press(model, "9");
  assert_true(update_key(model, "n"));
  assert_int_equal(model->count.left, 8);
  assert_true(update_key(model, "Ctrl-C"));
  assert_int_equal(model->count.left, 0);
  while (model_running(model)) {
    assert_true(engine_wait(model->engine, REAL_DEADLINE));
    assert_true(update_engine(model));
  }
  assert_int_equal(engine_back_count(model->engine), 1);
  model_free(model);
}

static void it_scrolls_too(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  int line = model->cursor;
  real_keys(model, "4 k");
  assert_int_equal(model->cursor, line - 4);
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(five_times_next_is_next_five_times),
      cmocka_unit_test(what_is_typed_is_told),
      cmocka_unit_test(a_key_that_asks_is_not_repeated),
      cmocka_unit_test(it_stops_at_the_end_and_says_so),
      cmocka_unit_test(pause_drops_what_is_left),
      cmocka_unit_test(it_scrolls_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
