/* The view lockstep, over real sessions: each screen is compared with a file of
 * tests/screen/expected/lockstep. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/lockstep.h"
#include "app/model_inside.h"
#include "engine/engine.h"
#include "tests/screen/real.h"
#include "tests/screen/shot.h"

struct shot {
  const char *file, *script;
  int rows, columns;
  const char *keys;
};

#define LOCKSTEP(with) ": type:lockstep Space type:" with " Enter "
#define COFFEE         LOCKSTEP("machine(10)")
#define SEND(value)    "v type:" value " Enter "
#define VENDING        "lessons/18-state-machines/vending-machine"
#define TURNSTILE      LOCKSTEP("machine") "n " SEND("'coin'") SEND("'push'") SEND("'kick'")

static const struct shot shots[] = {
    {"begun", "coffee", 24, 80, COFFEE},
    {"same", "coffee", 24, 80, COFFEE "n " SEND("5")},
    {"differs", "coffee", 24, 80, COFFEE "n " SEND("5") SEND("5")},
    {"differs-60x16", "coffee", 16, 60, COFFEE "n " SEND("5") SEND("5")},
    {"differs-200x60", "coffee", 60, 200, COFFEE "n " SEND("5") SEND("5")},
    {"differs-40x10", "coffee", 10, 40, COFFEE "n " SEND("5") SEND("5")},
    {"differs-30x8", "coffee", 8, 30, COFFEE "n " SEND("5") SEND("5")},
    {"same-after", "coffee", 24, 80, COFFEE "n " SEND("10") "n n"},
    {"both-throw", "coffee", 24, 80, COFFEE "n " SEND("'slug'")},
    {"no-method", "coffee", 24, 80, COFFEE "n t type:'out' Enter"},
    {"half", "coffee", 24, 80, COFFEE "n s s s s s"},
    {"half-next", "coffee", 24, 80, COFFEE "n s s s s s n"},
    {"second-runs", "coffee", 24, 80, COFFEE "n s s s s s s s"},
    {"counted", "coffee", 24, 80, COFFEE "n 5 n"},
    {"slow", "coffee", 24, 80, COFFEE "n N tick tick tick tick tick tick tick"},
    {"slow-finished", "coffee", 24, 80, COFFEE "n N tick tick n"},
    {"back", "coffee", 24, 80, COFFEE "n " SEND("5") SEND("5") "b"},
    {"before", "coffee", 24, 80, COFFEE "n b b"},
    {"again", "coffee", 24, 80, COFFEE "n " SEND("5") "b b b Ctrl-R Ctrl-R Ctrl-R"},
    {"branch", "coffee", 24, 80, COFFEE "n " SEND("5") SEND("5") "b " SEND("9")},
    {"gone-to", "coffee", 24, 80, COFFEE "n " SEND("5") SEND("5") "k k Enter"},
    {"many", "coffee", 16, 60, COFFEE "3 0 n g"},
    {"closed", "coffee", 24, 80, COFFEE "n Esc"},
    {"ended", "coffee", 24, 80, COFFEE "n : type:lockstep Enter"},
    {"by-key", "coffee", 24, 80, COFFEE "n Esc ="},
    {"nothing", "coffee", 24, 80, "="},
    {"refused", "coffee", 24, 80, LOCKSTEP("price")},
    {"presenter", "coffee", 24, 80, COFFEE "n P " SEND("5")},
    {"presenter-shown", "coffee", 24, 80, COFFEE "n P " SEND("5") "."},
    {"coroutine", "turnstile", 24, 80, TURNSTILE},
    {"coroutine-60x16", "turnstile", 16, 60, TURNSTILE},
    {"coroutine-over", "turnstile", 24, 80, TURNSTILE "n"},
    {"generators", "echoes", 24, 80, "n " LOCKSTEP("copy('hello')") "c n " SEND("'oops'")},
    {"generators-throw", "echoes", 24, 80, "c " LOCKSTEP("copy('x')") "t type:'oh' Enter n"},
    {"generator-and-coroutine", "echoes", 24, 80,
     "c " LOCKSTEP("plain") SEND("'x'") SEND("'stop'")},
    {"by-the-program", VENDING, 24, 80, LOCKSTEP("by_hand") "n n c n"},
    {"javascript", VENDING, 24, 80, "c " LOCKSTEP("by_hand#1") "n J"},
};

static void draw_shot(void **state)
{
  const struct shot *shot = *state;
  char file[128];
  snprintf(file, sizeof file, "lockstep/%s", shot->file);
  struct model *model = real_open(shot->script, shot->rows, shot->columns);
  real_keys(model, shot->keys);
  shot_expect(model, file);
  model_free(model);
}

/* One call is one thing to undo, and what it showed comes again. */
static void both_go_back_together(void **state)
{
  (void)state;
  struct engine_pair pair;
  struct model *model = real_open("coffee", 24, 80);
  real_keys(model, COFFEE "n " SEND("5") SEND("5"));
  size_t undoes = engine_back_count(model_engine(model));
  assert_int_equal(lockstep_count(model->lockstep), 3);
  assert_int_equal(lockstep_different(model->lockstep), 1);
  assert_int_equal(lockstep_first(model->lockstep), 2);
  real_keys(model, "b");
  assert_int_equal(engine_back_count(model_engine(model)), undoes - 1);
  assert_int_equal(lockstep_count(model->lockstep), 2);
  assert_int_equal(lockstep_different(model->lockstep), 0);
  real_keys(model, "b b");
  assert_int_equal(lockstep_count(model->lockstep), 0);
  assert_true(lockstep_pair(model->lockstep, &pair));
  real_keys(model, "b");
  assert_false(lockstep_pair(model->lockstep, &pair));
  real_keys(model, "Ctrl-R Ctrl-R Ctrl-R Ctrl-R");
  assert_int_equal(lockstep_count(model->lockstep), 3);
  assert_int_equal(lockstep_first(model->lockstep), 2);
  real_keys(model, "0");
  assert_false(lockstep_pair(model->lockstep, &pair));
  model_free(model);
}

/* Enter on each call goes to where both had answered it. */
static void each_call_is_a_time(void **state)
{
  (void)state;
  struct model *model = real_open("coffee", 24, 80);
  real_keys(model, COFFEE "n " SEND("1") SEND("1") SEND("1"));
  for (size_t left = 4; left > 1; left--) {
    assert_int_equal(lockstep_answered(model->lockstep), left);
    real_keys(model, "k Enter");
  }
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
  tests[SHOTS] = (struct CMUnitTest)cmocka_unit_test(both_go_back_together);
  tests[SHOTS + 1] = (struct CMUnitTest)cmocka_unit_test(each_call_is_a_time);
  return _cmocka_run_group_tests("lockstep", tests, SHOTS + 2, NULL, NULL);
}
