/* The view states, over real sessions: each screen is compared with a file of
 * tests/screen/expected/states. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/machine.h"
#include "app/model_inside.h"
#include "engine/engine.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

struct shot {
  const char *file, *script;
  int rows, columns;
  const char *keys;
};

#define LIGHT   "lessons/18-state-machines/traffic-light"
#define VENDING "lessons/18-state-machines/vending-machine"
#define DOOR    "lessons/18-state-machines/door"
#define TREE    "lessons/15-structures/tree-walk"
static const struct shot shots[] = {
    {"start", LIGHT, 24, 80, "M"},
    {"light-early", LIGHT, 24, 80, "n n M"},
    {"light", LIGHT, 24, 80, "n n n n n n n n M"},
    {"light-60x16", LIGHT, 16, 60, "n n n n n n n n M"},
    {"light-200x60", LIGHT, 60, 200, "n n n n n n n n M"},
    {"light-by-hand", LIGHT, 24, 80, "c n v type:'emergency' Enter v type:'over' Enter M"},
    {"light-back", LIGHT, 24, 80, "n n n n n n n n M b b b"},
    {"light-gone-to", LIGHT, 24, 80, "n n n n n n n n M k k Enter"},
    {"light-runs", LIGHT, 24, 80, "n n M s s s"},
    {"light-presenter", LIGHT, 24, 80, "P n n n M"},
    {"vending", VENDING, 24, 80, "n n n n n n n n n n n n n n n M"},
    {"vending-by-hand", VENDING, 24, 80, "n n n n n n n n n n n n n n M"},
    {"vending-javascript", VENDING, 24, 80, "n n n n n n n n n M J"},
    {"door", DOOR, 24, 80, "n n n n n n n M"},
    {"door-start", DOOR, 24, 80, "M"},
    {"door-60x16", DOOR, 16, 60, "n n n n n n n M"},
    {"tree", TREE, 24, 80, "n n n n M"},
    {"tree-all", TREE, 24, 80, "n n n n M G Enter"},
    {"tree-alone-again", TREE, 24, 80, "n n n n M G Enter Enter"},
    {"tree-by-name", TREE, 24, 80, "n n : type:view Space type:states Space type:all Enter"},
    {"tree-javascript", TREE, 24, 80, "n n n n M J"},
    {"rooms", "rooms", 24, 80, "c M"},
    {"rooms-bottom", "rooms", 24, 80, "c M v type:'end' Enter n G"},
    {"rooms-60x16", "rooms", 16, 60, "c M"},
    {"rooms-200x60", "rooms", 60, 200, "c M"},
    {"many", "corridor", 24, 80, "c M"},
    {"many-60x16", "corridor", 16, 60, "c M"},
    {"failed", "fibonacci", 24, 80, "n n t type:'oh' Enter c n M"},
    {"returned", "fibonacci", 24, 80, "r type:7 Enter n n M"},
    {"pages", "lessons/19-promises/pages", 24, 80, "n n n n M"},
    {"no-generator", "squares", 24, 80, "M"},
    {"closed", LIGHT, 24, 80, "n M M"},
};

static void draw_shot(void **state)
{
  const struct shot *shot = *state;
  char file[128];
  snprintf(file, sizeof file, "states/%s", shot->file);
  struct model *model = real_open(shot->script, shot->rows, shot->columns);
  real_keys(model, shot->keys);
  shot_expect(model, file);
  model_free(model);
}

/* A "+" may be a crossing or a corner: words say where each arrow leads. */
static void in_ascii_words_say_where_arrows_lead(void **state)
{
  (void)state;
  struct model *model = real_open(LIGHT, 24, 80);
  model->ascii = true;
  real_keys(model, "n n n n n n n n M");
  shot_expect(model, "states/light-ascii");
  model_free(model);
}

/* Enter on a place, or on what moved it there, goes to the newest time of that, which is then the
 * present. */
static void each_row_is_a_time(void **state)
{
  (void)state;
  struct model *model = real_open(LIGHT, 24, 80);
  real_keys(model, "n n n n n n n n M");
  const struct state_graph *graph = &model->machine->graph;
  size_t count = graph->row_count, tried = 0;
  for (size_t i = 0; i < count; i++) {
    struct state_row row = graph->rows[i];
    size_t place = graph->nodes[row.is_node ? row.node : row.to].place;
    if (states_place(model->machine->states, place)->visits == 0) continue;
    real_keys(model, "g");
    for (size_t j = 0; j < i; j++)
      real_keys(model, "j");
    assert_int_equal(model->scrolls[PANE_STATES].cursor, i);
    real_keys(model, "Enter");
    struct states_present present = states_present(model->machine->states);
    assert_int_equal(present.place, place);
    if (!row.is_node) assert_int_equal(present.move, row.move);
    real_keys(model, ": type:goto Space type:end Enter");
    assert_int_equal(graph->row_count, count);
    tried++;
  }
  assert_int_equal(tried, count - 1); /* only the end was not reached */
  model_free(model);
}

static void the_future_is_forgotten_and_comes_again(void **state)
{
  (void)state;
  struct model *model = real_open(LIGHT, 24, 80);
  real_keys(model, "M n n n n n n");
  size_t moves = states_moves(model->machine->states);
  size_t calls = states_count(model->machine->states).calls;
  assert_int_equal(calls, 6);
  real_keys(model, "b b");
  assert_int_equal(states_count(model->machine->states).calls, calls - 2);
  assert_true(states_moves(model->machine->states) < moves);
  real_keys(model, "Ctrl-R Ctrl-R");
  assert_int_equal(states_moves(model->machine->states), moves);
  real_keys(model, "b v type:'else' Enter"); /* another branch */
  assert_int_equal(states_count(model->machine->states).calls, calls);
  real_keys(model, "0");
  assert_int_equal(states_moves(model->machine->states), 0);
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { SHOTS = sizeof shots / sizeof shots[0], OTHERS = 3 };
  struct CMUnitTest tests[SHOTS + OTHERS] = {{0}};
  for (size_t i = 0; i < SHOTS; i++)
    tests[i] = (struct CMUnitTest){.name = shots[i].file,
                                   .test_func = draw_shot,
                                   .initial_state = (void *)(uintptr_t)&shots[i]};
  const struct CMUnitTest others[OTHERS] = {
      cmocka_unit_test(in_ascii_words_say_where_arrows_lead),
      cmocka_unit_test(each_row_is_a_time),
      cmocka_unit_test(the_future_is_forgotten_and_comes_again),
  };
  for (size_t i = 0; i < OTHERS; i++)
    tests[SHOTS + i] = others[i];
  return _cmocka_run_group_tests("states", tests, SHOTS + OTHERS, NULL, NULL);
}
