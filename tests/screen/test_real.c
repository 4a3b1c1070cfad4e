/* The screens of whole sessions: real scripts run in the real engine, driven by keys, and
 * each screen compared with a file of tests/screen/expected/real. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/model_inside.h"
#include "app/source.h"
#include "app/update.h"
#include "engine/engine.h"
#include "tests/screen/shot.h"

enum {
  DEADLINE = 60000, /* ms: longer than any of these scripts takes, also under valgrind */
  MOMENT = 50       /* ms: for a script that does not end to be under way */
};

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
    {"javascript", "fibonacci", 24, 80, "n n n v type:null Enter J"},
    {"javascript-finished", "fibonacci", 24, 80, "n r Enter n J"},
    {"stepping", "fibonacci", 24, 80, "n n s s s"},
    {"stepped-and-finished-by-next", "fibonacci", 24, 80, "n n s s s n"},
    {"finished", "fibonacci", 24, 80, "n r type:7 Enter"},
    {"asked-again", "fibonacci", 24, 80, "n r type:7 Enter n"},
    {"threw", "fibonacci", 24, 80, "n t type:'stop' Enter"},
    {"caught", "catching", 24, 80, "n t type:'stop' Enter"},
    {"dropped", "fibonacci", 24, 80, "v type:true Enter"},
    {"a-wrong-value", "fibonacci", 24, 80, "n v type:1+ Enter"},
    {"prompt", "fibonacci", 24, 80, "n v type:1+"},
    {"help", "fibonacci", 24, 80, "?"},
    {"help-end", "fibonacci", 24, 80, "? G"},
    {"second-generator", "fibonacci", 24, 80, "n m type:fibonacci(5) Enter n n"},
    {"selected", "fibonacci", 24, 80, "n m type:fibonacci(5) Enter n ["},
    {"pipeline", "pipeline", 24, 80, "n n"},
    {"pipeline-200x60", "pipeline", 60, 200, "n n x"},
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
    {"sentence-scrolled", "failing", 10, 40, "n n Tab Down"},
    {"parts", "failing", 24, 80, "n : type:show Space type:list Enter"},
    {"parts-of-a-part", "failing", 24, 80, "n : type:show Space type:list Space 1 Enter"},
    {"functions", "functions", 24, 80, ""},
    {"functions-next", "functions", 24, 80, "n"},
    {"functions-made", "functions", 24, 80, "m type:count(1,3) Enter"},
    {"paused-by-key", "endless", 24, 80, "n Esc"},
    {"one-line", "one-line", 24, 80, "n v type:5 Enter"},
    {"two-yields-in-a-line", "two-yields", 24, 80, "n v type:5 Enter"},
    {"words", "words", 24, 80, "n n"},
    {"words-at-the-right", "words", 24, 80, "n l l"},
    {"words-40x10", "words", 10, 40, "n n"},
};

/* Waits for a script that ends by itself; gives an endless one a moment. */
static void await(struct model *model)
{
  bool stops = engine_wait(model_engine(model), model->asked_to_pause ? DEADLINE : MOMENT);
  bool endless = strstr(source_name(model_source(model)), "endless") != NULL;
  if (!stops && !endless) assert_true(engine_wait(model_engine(model), DEADLINE));
  update_engine(model);
}

static void press(struct model *model, const char *key)
{
  assert_true(update_key(model, key));
  await(model);
}

static void keys(struct model *model, const char *names)
{
  static const char type[] = "type:";
  while (*names != '\0') {
    char name[64];
    size_t size = strcspn(names, " ");
    assert_true(size < sizeof name);
    memcpy(name, names, size);
    name[size] = '\0';
    if (strncmp(name, type, strlen(type)) == 0)
      for (const char *at = name + strlen(type); *at != '\0'; at++)
        press(model, (const char[]){*at, '\0'});
    else press(model, name);
    names += size + (names[size] == ' ');
  }
}

static struct model *open_script(const char *script, int rows, int columns)
{
  char path[128], problem[256] = "";
  snprintf(path, sizeof path, "tests/screen/scripts/%s.lua", script);
  struct engine_options options = {.script = path, .seed = 1};
  struct engine *engine = engine_open(&options, problem, sizeof problem);
  if (!engine) fail_msg("%s: %s", path, problem);
  struct model *model = model_new(engine, path);
  update_size(model, rows, columns);
  assert_true(engine_wait(engine, DEADLINE));
  update_engine(model);
  return model;
}

static void draw_shot(void **state)
{
  const struct shot *shot = *state;
  char file[128];
  snprintf(file, sizeof file, "real/%s", shot->file);
  struct model *model = open_script(shot->script, shot->rows, shot->columns);
  keys(model, shot->keys);
  shot_expect(model, file);
  model_free(model);
}

static void what_runs_on_is_counted_and_refuses(void **state)
{
  (void)state;
  struct model *model = open_script("endless", 24, 80);
  keys(model, "n");
  shot_expect_running(model, "real/running");
  keys(model, "v");
  shot_expect_running(model, "real/running-refuses");
  assert_false(update_key(model, "q"));
  model_free(model);
}

static void a_script_that_does_not_answer_can_be_begun_again(void **state)
{
  (void)state;
  struct model *model = open_script("endless", 24, 80);
  keys(model, "n");
  model->asked_to_pause = true; /* as if it were stuck: the engine was not told */
  update_no_answer(model);
  shot_expect_running(model, "real/no-answer");
  assert_true(update_key(model, "0"));
  assert_true(engine_wait(model_engine(model), DEADLINE));
  update_engine(model);
  shot_expect(model, "real/begun-again");
  model_free(model);
}

int main(int argc, char **argv)
{
  engine_start(argc, argv);
  enum { SHOTS = sizeof shots / sizeof shots[0] };
  struct CMUnitTest tests[SHOTS + 2] = {{0}};
  for (size_t i = 0; i < SHOTS; i++)
    tests[i] = (struct CMUnitTest){.name = shots[i].file,
                                   .test_func = draw_shot,
                                   .initial_state = (void *)(uintptr_t)&shots[i]};
  const struct CMUnitTest others[] = {
      cmocka_unit_test(what_runs_on_is_counted_and_refuses),
      cmocka_unit_test(a_script_that_does_not_answer_can_be_begun_again),
  };
  tests[SHOTS] = others[0];
  tests[SHOTS + 1] = others[1];
  return _cmocka_run_group_tests("real", tests, SHOTS + 2, NULL, NULL);
}
