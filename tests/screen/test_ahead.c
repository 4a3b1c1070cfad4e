/* Keys typed ahead wait while the script runs. Between a key that lets it run and the next
 * update_engine it does run, as far as the model knows. */
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

enum { MOMENT = 20 /* ms */ };

/* Presses keys, with blanks between, without waiting. */
static void type(struct model *model, const char *names)
{
  while (*names != '\0') {
    size_t size = strcspn(names, " ");
    char key[32] = "";
    assert_true(size < sizeof key);
    memcpy(key, names, size);
    assert_true(update_key(model, key));
    names += size + (names[size] == ' ');
  }
}

/* False: a key has quit. */
static bool await(struct model *model)
{
  bool goes_on = true;
  while (goes_on && model_running(model)) {
    assert_true(engine_wait(model->engine, REAL_DEADLINE));
    goes_on = update_engine(model);
  }
  return goes_on;
}

/* The script, which has no end, is in its generator. */
static void await_request(struct model *model)
{
  for (int waited = 0; history_count(model->history) == 0; waited += MOMENT) {
    assert_true(waited < REAL_DEADLINE);
    engine_wait(model->engine, MOMENT);
    update_engine(model);
  }
}

static void keys_wait_and_act_in_their_order(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80), *other = real_open("fibonacci", 24, 80);
  type(model, "n n n v t r u e Enter");
  assert_int_equal(model->ahead.count, 8);
  assert_true(await(model));
  assert_int_equal(model->ahead.count, 0);
  real_keys(other, "n n n v type:true Enter");
  assert_int_equal(history_count(model->history), 4);
  assert_string_equal(model->sentence, other->sentence);
  model_free(model);
  model_free(other);
}

static void the_screen_says_that_keys_wait(void **state)
{
  (void)state;
  struct model *model = real_open("endless", 24, 80);
  type(model, "n");
  await_request(model);
  shot_expect_running(model, "real/running");
  type(model, "v");
  shot_expect_running(model, "real/running-a-key-waits");
  type(model, "7 Enter");
  shot_expect_running(model, "real/running-keys-wait");
  model_free(model);
}

static void pause_acts_at_once_and_drops_them(void **state)
{
  (void)state;
  struct model *model = real_open("endless", 24, 80);
  type(model, "n s s s Ctrl-C");
  assert_int_equal(model->ahead.count, 0);
  assert_true(model->asked_to_pause);
  assert_true(await(model));
  assert_int_equal(model->shown->stop.reason, ENGINE_STOP_PAUSED);
  assert_int_equal(engine_back_count(model->engine), 1);
  model_free(model);
}

static void kill_acts_at_once_and_drops_them(void **state)
{
  (void)state;
  struct model *model = real_open("endless", 24, 80);
  type(model, "n s s Ctrl-K");
  assert_int_equal(model->ahead.count, 0);
  assert_true(await(model));
  assert_int_equal(engine_back_count(model->engine), 0);
  model_free(model);
}

static void what_may_be_done_while_it_runs_is_done(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  type(model, "n Tab");
  assert_int_equal(model->ahead.count, 0);
  assert_int_not_equal(model->focus, PANE_SOURCE);
  assert_true(await(model));
  type(model, "n n Tab"); /* but not before those that wait */
  assert_int_equal(model->ahead.count, 2);
  assert_true(await(model));
  type(model, "n ? G"); /* into the help pane */
  assert_int_equal(model->cover, PANE_HELP);
  assert_int_equal(model->ahead.count, 0);
  assert_true(await(model));
  model_free(model);
}

static void only_so_many_wait(void **state)
{
  (void)state;
  struct model *model = real_open("endless", 24, 80);
  type(model, "n");
  for (int i = 0; i < 2 * AHEAD_MOST; i++)
    type(model, "s");
  assert_int_equal(model->ahead.count, AHEAD_MOST);
  model_free(model);
}

static void one_of_them_may_quit(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  type(model, "n n q n");
  assert_false(await(model));
  assert_int_equal(history_count(model->history), 2);
  model_free(model);
}

static void the_editor_comes_before_those_behind_it(void **state)
{
  (void)state;
  struct model *model = real_open("fibonacci", 24, 80);
  type(model, "n e n");
  assert_true(await(model));
  assert_true(model->edit_line > 0);
  assert_int_equal(model->ahead.count, 1);
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(keys_wait_and_act_in_their_order),
      cmocka_unit_test(the_screen_says_that_keys_wait),
      cmocka_unit_test(pause_acts_at_once_and_drops_them),
      cmocka_unit_test(kill_acts_at_once_and_drops_them),
      cmocka_unit_test(what_may_be_done_while_it_runs_is_done),
      cmocka_unit_test(only_so_many_wait),
      cmocka_unit_test(one_of_them_may_quit),
      cmocka_unit_test(the_editor_comes_before_those_behind_it),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
