/* The cursor that chooses a line in a pane. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/model_inside.h"
#include "app/update.h"
#include "tests/screen/scene.h"
#include "tests/screen/shot.h"

enum { MOST = 12 };

static struct engine_generator generators[MOST];
static char names[MOST][16];

/* Generators step#from … step#to, of which the last is in view. */
static void stand(struct model *model, uint32_t from, uint32_t to)
{
  struct scene *scene = scene_of(model_engine(model));
  size_t count = 0;
  for (uint32_t id = from; id <= to; id++, count++) {
    snprintf(names[id - 1], sizeof names[0], "step#%u", id);
    generators[count] = (struct engine_generator){.id = id,
                                                  .name = names[id - 1],
                                                  .function = "step",
                                                  .state = ENGINE_SUSPENDED_YIELD,
                                                  .line = 2,
                                                  .file = "none.lua"};
  }
  scene_generators(scene, generators, count);
  scene->stop.reason = ENGINE_STOP_RESULT;
  scene->view = (struct engine_view){.generator = to, .state = ENGINE_SUSPENDED_YIELD};
  scene->status = ENGINE_STOPPED;
  scene->target = to;
  update_engine(model);
}

static struct model *open_at_generators(int rows, int columns, uint32_t to)
{
  struct model *model = model_new(scene_new("step = generator(f)\n"), "tests/screen/none.lua");
  update_size(model, rows, columns);
  stand(model, 1, to);
  model->focus = PANE_GENERATORS;
  update_size(model, rows, columns);
  return model;
}

static void press(struct model *model, const char *key)
{
  assert_true(update_key(model, key));
}

static const struct model_scroll *chosen(const struct model *model)
{
  return &model->scrolls[PANE_GENERATORS];
}

static void it_starts_at_what_is_in_view(void **state)
{
  (void)state;
  struct model *model = open_at_generators(24, 80, 5);
  assert_string_equal(chosen(model)->chosen, "step#5");
  shot_expect(model, "cursor");
  model_free(model);
}

static void keys_move_it_and_the_pane_with_it(void **state)
{
  (void)state;
  static const struct {
    const char *key, *chosen;
  } moves[] = {
      {"Up", "step#11"},   {"k", "step#10"},    {"g", "step#1"},    {"Up", "step#1"},
      {"Down", "step#2"},  {"j", "step#3"},     {"PgDn", "step#4"}, {"G", "step#12"},
      {"Down", "step#12"}, {"PgUp", "step#11"}, {"Home", "step#1"}, {"End", "step#12"},
  };
  struct model *model = open_at_generators(24, 80, 12);
  for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
    press(model, moves[i].key);
    assert_string_equal(chosen(model)->chosen, moves[i].chosen);
  }
  press(model, "k");
  press(model, "k");
  shot_expect(model, "cursor-scrolled");
  model_free(model);
}

static void enter_opens_what_it_stands_on(void **state)
{
  (void)state;
  struct model *model = open_at_generators(24, 80, 5);
  press(model, "k");
  press(model, "Enter");
  assert_string_equal(scene_of(model_engine(model))->calls, "select:step#4");
  model_free(model);
}

static void it_stays_on_the_same_thing(void **state)
{
  (void)state;
  struct model *model = open_at_generators(24, 80, 5);
  press(model, "k");
  press(model, "n");
  stand(model, 2, 9);
  assert_string_equal(chosen(model)->chosen, "step#4");
  assert_int_equal(chosen(model)->cursor, 2);
  update_size(model, 16, 60);
  update_size(model, 60, 200);
  assert_string_equal(chosen(model)->chosen, "step#4");
  model_free(model);
}

static void it_stays_at_the_line_where_the_thing_is_gone(void **state)
{
  (void)state;
  struct model *model = open_at_generators(24, 80, 5);
  press(model, "g");
  press(model, "j");
  press(model, "n");
  stand(model, 4, 9);
  assert_string_equal(chosen(model)->chosen, "step#5");
  press(model, "G");
  press(model, "n");
  stand(model, 1, 2);
  assert_string_equal(chosen(model)->chosen, "step#2");
  model_free(model);
}

static void where_nothing_can_be_chosen_nothing_opens(void **state)
{
  (void)state;
  struct model *model = open_at_generators(24, 80, 0);
  press(model, "j");
  press(model, "Enter");
  assert_string_equal(model_message(model), "There is nothing to open here.");
  assert_int_equal(chosen(model)->cursor, -1);
  model->focus = PANE_SOURCE;
  press(model, "Enter");
  assert_string_equal(model_message(model), "There is nothing to open here.");
  model_free(model);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(it_starts_at_what_is_in_view),
      cmocka_unit_test(keys_move_it_and_the_pane_with_it),
      cmocka_unit_test(enter_opens_what_it_stands_on),
      cmocka_unit_test(it_stays_on_the_same_thing),
      cmocka_unit_test(it_stays_at_the_line_where_the_thing_is_gone),
      cmocka_unit_test(where_nothing_can_be_chosen_nothing_opens),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
