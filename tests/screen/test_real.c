/* The screens of whole sessions: real scripts run in the real engine, driven by keys, and
 * each screen compared with a file of tests/screen/expected/real. */
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
#include "app/source.h"
#include "app/update.h"
#include "app/view.h"
#include "engine/engine.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

struct shot {
  const char *file, *script;
  int rows, columns;
  const char *keys; /* names as in a keymap; "type:WORD" types the letters of a word */
};

static const struct shot shots[] = {
    {"opening", "fibonacci", 24, 80, ""},
    {"paused", "fibonacci", 24, 80, "n n n"},
    {"paused-200x60", "fibonacci", 60, 200, "n n n"},
    {"sent", "fibonacci", 24, 80, "n n n n n n v type:true Enter"},
    {"back", "fibonacci", 24, 80, "n n n n n b b"},
    {"back-60x16", "fibonacci", 16, 60, "n n n b"},
    {"back-to-opening", "fibonacci", 24, 80, "n b"},
    {"back-too-far", "fibonacci", 24, 80, "n b b"},
    {"redo", "fibonacci", 24, 80, "n n n n n b b Ctrl-R"},
    {"again", "fibonacci", 24, 80, "n n n n n b b n"},
    {"back-within-a-call", "fibonacci", 24, 80, "n n s s s s b b"},
    {"back-into-a-call", "fibonacci", 24, 80, "n n s s s n b"},
    {"back-prints", "pipeline", 24, 80, "n n n b"},
    {"back-over-an-error", "failing", 24, 80, "n n n b"},
    {"branch", "fibonacci", 24, 80, "n n n n b b v type:true Enter n"},
    {"branch-returned", "fibonacci", 24, 80, "n n n n b b v type:true Enter n Ctrl-B"},
    {"branch-200x60", "pipeline", 60, 200, "n n n n b b r Enter n"},
    {"branches", "fibonacci", 24, 80,
     "n n v type:1 Enter b v type:2 Enter b v type:3 Enter b r Enter b"},
    {"time-long", "words", 24, 80, "n n n n n n n n n n n n n n n n n n n n n n n n n n n n b b"},
    {"time-preview", "fibonacci", 24, 80, "n n n n b b Shift-Tab l"},
    {"time-preview-print", "pipeline", 24, 80, "n n n Shift-Tab h"},
    {"time-taken", "fibonacci", 24, 80, "n n n n Shift-Tab h h h Enter"},
    {"time-preview-200x60", "pipeline", 60, 200, "n n n b b Shift-Tab l"},
    {"branch-60x16", "fibonacci", 16, 60, "n n n n b v type:true Enter"},
    {"time-left", "fibonacci", 24, 80, "n n n Shift-Tab h Tab"},
    {"cost", "pipeline", 24, 80, "n n : type:cost Enter"},
    {"cost-60x16", "pipeline", 16, 60, ": type:cost Enter"},
    {"by-hand", "worn-out", 24, 80, "n n"},
    {"by-hand-inside", "worn-out", 24, 80, "n s s s"},
    {"by-hand-sent", "worn-out", 24, 80, "n n n n v type:3 Enter"},
    {"by-hand-stepped", "worn-out", 24, 80, "n n n n s s"},
    {"by-hand-return", "worn-out", 24, 80, "n n n n r type:7 Enter"},
    {"by-hand-opening", "worn-out", 24, 80, "n n n n b"},
    {"by-hand-threw", "worn-out", 24, 80, "n n n n v type:9 Enter n n"},
    {"by-hand-200x60", "worn-out", 60, 200, "n n n n v type:3 Enter"},
    {"what-if-asks", "fibonacci", 24, 80, "n w"},
    {"predict", "fibonacci", 24, 80, "n p n"},
    {"predict-right", "fibonacci", 24, 80, "n p n type:1,false Enter"},
    {"predict-wrong", "fibonacci", 24, 80, "n p n type:1,false Enter n type:7,true Enter"},
    {"predict-wrong-60x16", "fibonacci", 16, 60, "n p n type:7,true Enter"},
    {"predict-revealed", "fibonacci", 24, 80, "n p n Enter"},
    {"predict-not-understood", "fibonacci", 24, 80, "n p n type:7 Enter"},
    {"what-if", "fibonacci", 24, 80, "n n n n w type:true Enter"},
    {"what-if-60x16", "fibonacci", 16, 60, "n n n w type:throw Space type:'no' Enter"},
    {"what-if-40x10", "fibonacci", 10, 40, "n n n w type:return Space 7 Enter"},
    {"what-if-same", "fibonacci", 24, 80, "n n w type:false Enter"},
    {"what-if-taken", "fibonacci", 24, 80, "n n n n b w type:true Enter Enter"},
    {"watches", "fibonacci", 24, 80,
     "n n n : type:watch Space type:a+b Enter : type:watch Space "
     "type:none.x Enter n"},
    {"breakpoints", "fibonacci", 24, 80,
     "n n B : type:break Space 3 Space type:if Space type:a>5 Enter : type:break Space 2 Enter : "
     "type:disable Space 1 Enter c"},
    {"set", "fibonacci", 24, 80, "n n n : type:set Space type:a=50 Enter"},
    {"evaluated", "fibonacci", 24, 80, "n n n : type:eval Space type:a+b Enter"},
    {"javascript", "fibonacci", 24, 80, "n n n v type:null Enter J"},
    {"javascript-finished", "fibonacci", 24, 80, "n r Enter n J"},
    {"stepping", "fibonacci", 24, 80, "n n s s s"},
    {"stepped-and-finished-by-next", "fibonacci", 24, 80, "n n s s s n"},
    {"finished", "fibonacci", 24, 80, "n r type:7 Enter"},
    {"asked-again", "fibonacci", 24, 80, "n r type:7 Enter n"},
    {"threw", "fibonacci", 24, 80, "n t type:'stop' Enter"},
    {"caught", "catching", 24, 80, "n t type:'stop' Enter"},
    {"wire-dropped", "wires", 24, 80, "v 7 Enter"},
    {"wire-into-a-field", "wires", 24, 80, "n v 7 Enter"},
    {"wire-to-a-delegate", "wires", 24, 80, "n n v 5 Enter"},
    {"wire-to-a-delegate-120x50", "wires", 50, 120, "n n v 5 Enter"},
    {"wire-thrown-to-a-delegate", "wires", 24, 80, "n n t type:'bad' Enter"},
    {"wire-through-finallys", "wires", 24, 80, "n n n r 9 Enter"},
    {"wire-through-finallys-120x50", "wires", 50, 120, "n n n r 9 Enter"},
    {"wire-return-goes-on", "wires", 24, 80, "n n n r 9 Enter n"},
    {"wire-of-a-long-return", "long-return", 24, 80, "n n"},
    {"wire-200x60", "pipeline", 60, 200, "n n"},
    {"wire-into-an-expression", "wires", 24, 80, "n n n n n v 5 Enter"},
    {"dropped", "fibonacci", 24, 80, "v type:true Enter"},
    {"a-wrong-value", "fibonacci", 24, 80, "n v type:1+ Enter"},
    {"prompt", "fibonacci", 24, 80, "n v type:1+"},
    {"second-generator", "fibonacci", 24, 80, "n m type:fibonacci(5) Enter n n"},
    {"selected", "fibonacci", 24, 80, "n m type:fibonacci(5) Enter n ["},
    {"pipeline", "pipeline", 24, 80, "n n"},
    {"pipeline-200x60", "pipeline", 60, 200, "n n x"},
    {"shelf-left", "left", 24, 80, "c"},
    {"shelf-asked-again", "lessons/24-word-count/additions", 24, 80, "n"},
    {"shelf-left-200x60", "left", 60, 200, "c"},
    {"shelf-many", "many", 24, 80, "c"},
    {"shelf-many-200x60", "many", 60, 200, "c"},
    {"shelf-filtered", "many", 24, 80,
     "c : type:generators Space type:filter Space type:columns Enter"},
    {"shelf-filtered-to-none", "many", 24, 80,
     "c : type:generators Space type:filter Space type:nobody Enter"},
    {"shelf-grouped", "many", 24, 80, "c : type:generators Space type:group Enter"},
    {"shelf-group-opened", "many", 24, 80,
     "c : type:generators Space type:group Enter : type:generators Enter z Down Enter"},
    {"shelf-followed", "pipeline", 24, 80, "n : type:follow Space type:naturals#1 Enter n s s"},
    {"shelf-followed-no-more", "pipeline", 24, 80,
     "n : type:follow Space type:naturals#1 Enter n : type:follow Enter n"},
    {"shelf-chosen", "pipeline", 24, 80, "n n : type:generators Enter Up Enter"},
    {"shelf-delegates", "tree-walk", 24, 80, "n n n s s : type:generators Enter z"},
    {"shelf-running-60x16", "pipeline", 16, 60, "n n s s s s s : type:generators Enter"},
    {"result-chosen", "fibonacci", 24, 80, "n n n n Tab Tab Up Up Enter"},
    {"chain-120x36", "pipeline", 36, 120, "n n s s s s s s"},
    {"chain-80x50", "pipeline", 50, 80, "n n s s s s s s"},
    {"chain-200x60", "pipeline", 60, 200, "n n s s s s s s s s"},
    {"chain-300x100", "tree-walk", 100, 300, "n n n s s"},
    {"chain-zoomed", "tree-walk", 24, 80, "n n n s s s s s : type:zoom Space type:chain Enter"},
    {"chain-zoomed-60x16", "tree-walk", 16, 60, "n n n : type:zoom Space type:chain Enter"},
    {"chain-deep", "deep", 36, 120, "n n"},
    {"chain-deep-running", "deep", 36, 120, "n s s s s s s s"},
    {"chain-coroutine", "producer-consumer", 36, 120, "n n s"},
    {"pipeline-zoomed-generators", "pipeline", 24, 80, "n n Tab Tab Tab z"},
    {"zoomed-source", "pipeline", 24, 80, "n n z"},
    {"zoomed-results", "pipeline", 24, 80, "n n z Tab Tab Tab Tab n"},
    {"zoomed-time-60x16", "pipeline", 16, 60, "n n n : type:zoom Space type:time Enter"},
    {"zoomed-output-40x10", "pipeline", 10, 40, "n n n : type:zoom Space type:output Enter"},
    {"zoomed-sentence", "pipeline", 24, 80, "n n : type:zoom Space type:sentence Enter"},
    {"zoomed-and-back", "pipeline", 24, 80, "n n Tab z n Esc"},
    {"pipeline-stepping", "pipeline", 24, 80, "n s s s s"},
    {"pipeline-each-call", "pipeline", 24, 80, "n x"},
    {"pipeline-end", "pipeline", 24, 80, "c"},
    {"coroutine-opening", "producer-consumer", 24, 80, ""},
    {"coroutine", "producer-consumer", 24, 80, "n n"},
    {"coroutine-main-steps", "producer-consumer", 24, 80, "n s s"},
    {"coroutine-end", "producer-consumer", 24, 80, "c"},
    {"syntax-error", "habits", 24, 80, ""},
    {"syntax-error-next", "habits", 24, 80, "n"},
    {"notice", "notice", 24, 80, ""},
    {"error", "failing", 24, 80, "n n"},
    {"error-60x16", "failing", 16, 60, "n n"},
    {"error-goes-on", "failing", 24, 80, "n n n"},
    {"error-ends-all", "failing", 24, 80, "n n n n"},
    {"sentence-scrolled", "failing", 10, 40, "n n Tab Tab Down"},
    {"parts", "failing", 24, 80, "n : type:show Space type:list Enter"},
    {"parts-of-a-part", "failing", 24, 80, "n : type:show Space type:list Space 1 Enter"},
    {"functions", "functions", 24, 80, ""},
    {"functions-next", "functions", 24, 80, "n"},
    {"functions-made", "functions", 24, 80, "m type:count(1,3) Enter"},
    {"paused-by-key", "endless", 24, 80, "n Esc"},
    {"xray", "pipeline", 24, 80, "n O"},
    {"xray-60x16", "pipeline", 16, 60, "n O"},
    {"xray-200x60", "pipeline", 60, 200, "n O"},
    {"xray-off", "pipeline", 24, 80, "n O O"},
    {"xray-javascript", "pipeline", 24, 80, "n J O"},
    {"xray-next-round", "pipeline", 24, 80, "n O s s s s"},
    {"xray-waits", "pipeline", 60, 200, "n O s s s s s s"},
    {"xray-main", "of", 24, 80, "n O"},
    {"xray-before-the-loop", "of", 24, 80, "O s s"},
    {"xray-last-round", "of", 24, 80, "O n n n n"},
    {"xray-left", "pipeline", 24, 80, "n n n n n O s s s s"},
    {"xray-leaving", "pipeline", 60, 200, "n n n n n O s s s x"},
    {"xray-nothing", "fibonacci", 24, 80, "n O"},
    {"xray-scrolled", "pipeline", 24, 80, "n O Down Down B Up Up Up Up Up Up Up B G"},
    {"xray-search", "pipeline", 24, 80, "n O / type:count Enter Ctrl-N Ctrl-N"},
    {"xray-back", "pipeline", 24, 80, "n O s s s s b b"},
    {"search-asks", "pipeline", 24, 80, "n /"},
    {"search-typing", "pipeline", 24, 80, "n / type:value"},
    {"search-typing-styled", "pipeline", 24, 80, "n / type:val"},
    {"search-typing-60x16", "pipeline", 16, 60, "n / type:natural"},
    {"search-typing-200x60", "pipeline", 60, 200, "n / type:source"},
    {"search-found-nothing-typing", "pipeline", 24, 80, "n / type:Value"},
    {"search-found-nothing", "pipeline", 24, 80, "n / type:Value Enter"},
    {"search-cancelled", "pipeline", 24, 80, "n / type:naturals Esc"},
    {"search-entered", "pipeline", 24, 80, "n / type:return Enter"},
    {"search-next", "pipeline", 24, 80, "n / type:return Enter Ctrl-N"},
    {"search-around", "pipeline", 24, 80, "n / type:return Enter Ctrl-N Ctrl-N"},
    {"search-around-back", "pipeline", 24, 80, "n / type:naturals Enter Ctrl-P Ctrl-P"},
    {"search-again-alone", "pipeline", 24, 80, "n / type:return Enter / Enter"},
    {"search-sideways", "pipeline", 24, 80, "n / type:print Enter"},
    {"search-ends-with-the-pause", "pipeline", 24, 80, "n / type:print Enter n"},
    {"search-paused-yield-styled", "pipeline", 24, 80, "n / type:eld(va Enter"},
    {"search-javascript", "pipeline", 24, 80, "n J / type:const Enter"},
    {"search-help", "fibonacci", 24, 80, "? / type:pause Enter Ctrl-N"},
    {"search-help-typing", "fibonacci", 24, 80, "? / type:pause"},
    {"search-help-cancelled", "fibonacci", 24, 80, "? / type:quit Esc"},
    {"search-answer", "fibonacci", 24, 80,
     "n : type:info Space type:frame Enter / type:limit Enter"},
    {"search-results", "fibonacci", 24, 80,
     "n n n n n n n n n Tab Tab / type:false Enter Ctrl-P Ctrl-P Ctrl-P Ctrl-P Ctrl-P Ctrl-P"},
    {"search-output-wide", "words", 24, 80,
     "n : type:pane Space type:output Enter / type:cake Enter"},
    {"search-never", "fibonacci", 24, 80, "n Ctrl-N"},
    {"scrolled-away", "pipeline", 24, 80, "n g"},
    {"scrolled-away-back", "pipeline", 24, 80, "n g n"},
    {"held", "pipeline", 24, 80, "n F g n"},
    {"held-60x16", "pipeline", 16, 60, "n F G s s s s"},
    {"held-and-released", "pipeline", 24, 80, "n F g n F"},
    {"both-paused-in-a-line", "fibonacci", 24, 80, "n m type:fibonacci(5) Enter n"},
    {"three-paused-in-a-line-200x60", "fibonacci", 60, 200,
     "n m type:fibonacci(5) Enter n m type:fibonacci(6) Enter n"},
    {"one-line", "one-line", 24, 80, "n v type:5 Enter"},
    {"two-yields-in-a-line", "two-yields", 24, 80, "n v type:5 Enter"},
    {"words", "words", 24, 80, "n n"},
    {"words-at-the-right", "words", 24, 80, "n l l"},
    {"words-40x10", "words", 10, 40, "n n"},
};

static void draw_shot(void **state)
{
  const struct shot *shot = *state;
  char file[128];
  snprintf(file, sizeof file, "real/%s", shot->file);
  struct model *model = real_open(shot->script, shot->rows, shot->columns);
  real_keys(model, shot->keys);
  shot_expect(model, file);
  model_free(model);
}

/* What the panes show: all but the title, the row of time, the sentence and the keys, which tell
 * how the session came here and what is to come. The sentence's length and how far the source
 * was scrolled before make no difference. */
static char *panes_of(struct model *model)
{
  model->sentence[0] = '\0';
  model_say(model, "%s", "");
  model->scrolls[PANE_SOURCE].moved = false;
  update_size(model, model->rows, model->columns);
  struct grid *grid = grid_new(model->rows, model->columns);
  view_draw(model, grid);
  int last = view_layout(model).boxes[PANE_SENTENCE].row - 1;
  grid_fill(grid, 0, 0, 1, model->columns, GRID_PLAIN);
  grid_fill(grid, last, 0, model->rows - last, model->columns, GRID_PLAIN);
  char *text = grid_to_text(grid);
  grid_free(grid);
  return text;
}

/* Goes forward by all kinds of commands, back over them, and forward again: at each place the
 * panes are as they were. */
static void at_each_place_the_panes_are_as_they_were(void **state)
{
  (void)state;
  static const char *const scripts[] = {"fibonacci", "pipeline", "producer-consumer",
                                        "catching",  "words",    "failing"};
  static const char *const walk[] = {"n", "n", "s", "s", "s", "x", "n", "o", "f", "n",
                                     "s", "s", "n", "x", "x", "n", "c", "n", "n"};
  enum { STEPS = sizeof walk / sizeof walk[0] };
  for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
    struct model *model = real_open(scripts[i], 24, 120);
    char *before[STEPS + 1];
    size_t count = 0;
    for (size_t step = 0; step < STEPS; step++) {
      size_t undone = engine_back_count(model_engine(model));
      char *panes = panes_of(model);
      real_press(model, walk[step]);
      if (engine_back_count(model_engine(model)) > undone) before[count++] = panes;
      else free(panes); /* the command could not be done */
    }
    before[count] = panes_of(model);
    assert_true(count > 2);
    for (size_t at = count; at-- > 0;) {
      real_press(model, "b");
      char *panes = panes_of(model);
      assert_string_equal(panes, before[at]);
      free(panes);
    }
    for (size_t at = 1; at <= count; at++) {
      real_press(model, "Ctrl-R");
      char *panes = panes_of(model);
      assert_string_equal(panes, before[at]);
      free(panes);
    }
    for (size_t at = 0; at <= count; at++)
      free(before[at]);
    model_free(model);
  }
}

static void a_script_that_does_not_answer_can_be_begun_again(void **state)
{
  (void)state;
  struct model *model = real_open("endless", 24, 80);
  real_keys(model, "n");
  model->asked_to_pause = true; /* as if it were stuck: the engine was not told */
  update_no_answer(model);
  shot_expect_running(model, "real/no-answer");
  assert_true(update_key(model, "0"));
  assert_true(engine_wait(model_engine(model), REAL_DEADLINE));
  update_engine(model);
  shot_expect(model, "real/begun-again");
  model_free(model);
}

static void a_stuck_call_is_ended_and_nothing_is_lost(void **state)
{
  (void)state;
  struct model *model = real_open("endless", 24, 80);
  real_keys(model, "n");
  model->asked_to_pause = true;
  update_no_answer(model);
  assert_true(update_key(model, "Ctrl-K"));
  assert_true(engine_wait(model_engine(model), REAL_DEADLINE));
  update_engine(model);
  shot_expect(model, "real/killed");
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { SHOTS = sizeof shots / sizeof shots[0] };
  struct CMUnitTest tests[SHOTS + 3] = {{0}};
  for (size_t i = 0; i < SHOTS; i++)
    tests[i] = (struct CMUnitTest){.name = shots[i].file,
                                   .test_func = draw_shot,
                                   .initial_state = (void *)(uintptr_t)&shots[i]};
  const struct CMUnitTest others[] = {
      cmocka_unit_test(at_each_place_the_panes_are_as_they_were),
      cmocka_unit_test(a_script_that_does_not_answer_can_be_begun_again),
      cmocka_unit_test(a_stuck_call_is_ended_and_nothing_is_lost),
  };
  for (size_t i = 0; i < 3; i++)
    tests[SHOTS + i] = others[i];
  return _cmocka_run_group_tests("real", tests, SHOTS + 3, NULL, NULL);
}
