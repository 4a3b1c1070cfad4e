/* What is said of other times than the present: jumps, breakpoints, set, branches, predictions
 * and futures. fibonacci#1 is generator 1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/language.h"
#include "app/say.h"
#include "tests/unit/fake_engine.h"
#include "tests/unit/fake_events.h"

static const char *const names[] = {"fibonacci#1", NULL};

static const struct engine_variable variables[] = {
    {.name = "limit", .text = "100", .role = ENGINE_PARAMETER},
    {.name = "a", .text = "nil", .role = ENGINE_LOCAL},
    {.name = "step", .text = "2", .role = ENGINE_UPVALUE},
    {.name = "a", .text = "9", .role = ENGINE_UPVALUE},
};
static const struct engine_frame frame = {.function = "fibonacci",
                                          .line = 4,
                                          .generator = 1,
                                          .variables = variables,
                                          .variable_count = 4};
static const struct engine_view paused = {
    .generator = 1, .state = ENGINE_SUSPENDED_YIELD, .frames = &frame, .frame_count = 1};
static const struct engine_view running = {
    .generator = 1, .state = ENGINE_EXECUTING, .frames = &frame, .frame_count = 1};

static void expect_in(const struct language *language, struct fake_step step,
                      struct say_arrival arrival, const char *expected)
{
  struct engine *engine = fake_engine_new(&step, 1, names);
  engine_dispatch(engine);
  char said[1024];
  assert_string_equal(say_stop(engine, &arrival, language, said, sizeof said), expected);
  engine_free(engine);
}

static void expect(struct fake_step step, struct say_arrival arrival, const char *expected)
{
  expect_in(&language_lua, step, arrival, expected);
}

#define STEP(why, ...)                                                                             \
  ((struct fake_step){.stop = {.reason = ENGINE_STOP_##why, .generator = 1}, __VA_ARGS__})
#define BY(...) ((struct say_arrival){__VA_ARGS__})

static void each_way_has_its_words(void **state)
{
  (void)state;
  static const struct {
    enum say_by by;
    const char *expected;
  } ways[] = {
      {SAY_BY_BACK, "Back before that: "},
      {SAY_BY_REDO, "Done again: "},
      {SAY_BY_BACK_LINE, "One line back: "},
      {SAY_BY_BACK_CALL, "Back at the result before: "},
      {SAY_BY_BACK_CREATED, "Back where it was made: "},
      {SAY_BY_BACK_CHANGE, "Back at the line that changed a: "},
      {SAY_BY_START, "At the start: "},
      {SAY_BY_END, "At the furthest place of this branch: "},
      {SAY_BY_SWITCH, "On branch 3 now: "},
      {SAY_BY_KILL, "As before: "},
      {SAY_BY_RESUME, "As it was saved: "},
  };
  for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
    char expected[256];
    snprintf(expected, sizeof expected, "%sfibonacci#1 is paused at line 4. limit = 100, a = nil.",
             ways[i].expected);
    expect(STEP(LINE, .view = paused, .branches = 4, .branch = 2),
           BY(.by = ways[i].by, .name = "a"), expected);
  }
  expect(STEP(LINE, .view = paused, .notice = "a has had this value ever since it began."),
         BY(.by = SAY_BY_BACK_CHANGE, .name = "a"),
         "As before: fibonacci#1 is paused at line 4. limit = 100, a = nil. a has had this value "
         "ever since it began.");
}

/* The main program's request is answered after the user's, which was made within it. */
static const struct engine_event story[] = {
    MADE,
    NEXT(""),
    YIELDED("0"), /* 1 */
    FAKE_EVENT(.kind = ENGINE_NEXT, .generator = 1, .consumer = ENGINE_MAIN),
    FAKE_EVENT(.kind = ENGINE_NEXT, .generator = 2, .consumer = 1),
    FAKE_EVENT(.kind = ENGINE_RESULT, .generator = 2, .consumer = 1),
    FAKE_EVENT(.kind = ENGINE_NEXT, .generator = 3, .consumer = ENGINE_YOU),
    FAKE_EVENT(.kind = ENGINE_RESULT, .generator = 3, .consumer = ENGINE_YOU),  /* 3 */
    FAKE_EVENT(.kind = ENGINE_RESULT, .generator = 1, .consumer = ENGINE_MAIN), /* 2 */
};

static void goto_says_where_it_came_to(void **state)
{
  (void)state;
  static const struct {
    size_t count;
    enum engine_reason reason;
    const char *way;
  } rows[] = {
      {0, ENGINE_STOP_LINE, "Before the first result"},
      {2, ENGINE_STOP_LINE, "Before the first result"},
      {3, ENGINE_STOP_RESULT, "At result 1"},
      {3, ENGINE_STOP_LINE, "After result 1"},
      {7, ENGINE_STOP_LINE, "After result 1"},
      {8, ENGINE_STOP_LINE, "After result 3"},
      {9, ENGINE_STOP_RESULT, "At result 2"},
  };
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
    char expected[256];
    struct fake_step step = {.events = story, .count = rows[i].count, .view = paused};
    step.stop = (struct engine_stop){.reason = rows[i].reason, .generator = 1, .tick = 12};
    snprintf(expected, sizeof expected,
             "%s: fibonacci#1 is paused at line 4. limit = 100, a = nil.", rows[i].way);
    expect(step, BY(.by = SAY_BY_GOTO, .name = "12"), expected);
  }
  struct fake_step step = STEP(RESULT, .view = paused);
  expect(step, BY(.by = SAY_BY_GOTO, .name = "99"),
         "Before the first result, as there is no event 99: fibonacci#1 is paused at line 4. limit "
         "= 100, a = nil.");
}

static void each_place_has_its_words(void **state)
{
  (void)state;
  const struct say_arrival back = BY(.by = SAY_BY_BACK);
  const struct engine_frame body = {.function = "main", .line = 9};
  const struct engine_view main_program = {
      .state = ENGINE_EXECUTING, .frames = &body, .frame_count = 1};
  expect(STEP(LOADED, .view = main_program), back,
         "Back before that: nothing in the script has run yet.");
  expect(STEP(LINE, .view = main_program), back,
         "Back before that: the main program is at line 9.");
  expect(STEP(RESULT, .view = running), back,
         "Back before that: fibonacci#1 is at line 4. limit = 100, a = nil.");
  expect(STEP(CREATED, .view = {.generator = 1, .state = ENGINE_SUSPENDED_START}), back,
         "Back before that: fibonacci#1 has not started. Nothing in its body has run.");
  expect(STEP(RESULT, .view = {.generator = 1, .state = ENGINE_COMPLETED}), back,
         "Back before that: fibonacci#1 has finished.");
  struct fake_step error = STEP(ERROR, .view = running);
  error.stop.text = "oh no.";
  expect(error, back,
         "Back before that: fibonacci#1 is at line 4, at an error: oh no. limit = 100, a = nil.");
  struct fake_step ended = STEP(END, .view = {.state = ENGINE_COMPLETED});
  ended.stop.ended = true;
  expect(ended, back, "Back before that: the main program has ended.");
  ended.stop.returned = 1;
  expect(ended, back,
         "Back before that: the main program has ended. Now you can call fibonacci#1.");
  ended.stop.failed = true;
  expect(ended, back,
         "Back before that: the main program was ended by an error. Now you can call fibonacci#1.");
}

static void a_jump_that_ends_nowhere_says_why(void **state)
{
  (void)state;
  struct fake_step gone = STEP(GONE, .notice = NULL);
  gone.stop.text = "it was killed";
  expect(gone, BY(.by = SAY_BY_BACK), "it was killed. Only restart works now: it begins again.");
}

static void many_locals_are_counted(void **state)
{
  (void)state;
  struct engine_variable many[10];
  for (size_t i = 0; i < 10; i++)
    many[i] = (struct engine_variable){.name = "x", .text = "1", .role = ENGINE_LOCAL};
  const struct engine_frame wide = {.line = 2, .variables = many, .variable_count = 10};
  expect(
      STEP(LINE,
           .view = {.generator = 1, .state = ENGINE_EXECUTING, .frames = &wide, .frame_count = 1}),
      BY(.by = SAY_BY_REDO),
      "Done again: fibonacci#1 is at line 2. x = 1, x = 1, x = 1, x = 1, x = 1, x = 1, x = 1, x = "
      "1, and 2 more.");
}

static void set_says_the_value_of_the_innermost(void **state)
{
  (void)state;
  expect(STEP(SET, .view = paused), BY(.by = SAY_BY_SET, .name = "step"),
         "You gave step the value 2.");
  expect(STEP(SET, .view = paused), BY(.by = SAY_BY_SET, .name = "a"), "You gave a the value nil.");
  expect_in(&language_javascript, STEP(SET, .view = paused), BY(.by = SAY_BY_SET, .name = "a"),
            "You gave a the value undefined.");
  expect(STEP(SET, .view = paused), BY(.by = SAY_BY_SET, .name = "gone"), "You changed gone.");
}

static void what_went_on_beside_is_said_last(void **state)
{
  (void)state;
  const struct engine_event events[] = {MADE, NEXT(""), YIELDED("0")};
  expect(STEP(RESULT, .events = events, .count = 3, .notice = "It was revived."),
         BY(.from = 1, .kept = 2),
         "The first next started the body. fibonacci#1 paused at line 4 and handed you 0. That was "
         "another input than before, so the old future is kept as branch 2. It was revived.");
}

/* ------------------------------------------------------------------- breakpoints */

static void breakpoint(struct engine_breakpoint breakpoint, const char *notice,
                       const char *expected)
{
  breakpoint.enabled = true;
  struct fake_step step =
      STEP(BREAK, .view = running, .breakpoints = &breakpoint, .breakpoint_count = 1);
  step.stop.line = 4;
  step.notice = notice;
  expect(step, BY(.from = 0), expected);
}

static void a_breakpoint_says_why(void **state)
{
  (void)state;
  breakpoint((struct engine_breakpoint){.line = 4, .condition = "", .name = ""}, NULL,
             "A breakpoint. fibonacci#1 is about to run line 4.");
  breakpoint((struct engine_breakpoint){.line = 4, .condition = "limit > 9", .name = ""}, NULL,
             "A breakpoint, because limit > 9 is true. fibonacci#1 is about to run line 4.");
  breakpoint(
      (struct engine_breakpoint){.line = 4, .condition = "nope()", .name = ""},
      "The breakpoint's condition failed: no.",
      "A breakpoint. fibonacci#1 is about to run line 4. The breakpoint's condition failed: no.");
  const struct engine_breakpoint change = {
      .kind = ENGINE_BREAK_CHANGE, .condition = "", .name = "limit", .generator = 1};
  breakpoint(
      change, NULL,
      "A breakpoint: limit has changed, and is 100 now. fibonacci#1 is about to run line 4.");
}

static void breakpoints_at_events_say_the_event(void **state)
{
  (void)state;
  const struct engine_event made[] = {MADE};
  expect(STEP(BREAK, .events = made, .count = 1), BY(.from = 0),
         "A breakpoint: fibonacci(100) made fibonacci#1. Nothing in its body has run.");
  const struct engine_event thrown[] = {MADE, ERROR_SEEN("oh no", true)};
  struct fake_step error = STEP(ERROR, .events = thrown, .count = 2, .view = running);
  error.stop.text = "oh no";
  error.stop.line = 4;
  expect(error, BY(.from = 1), "An error, which will be caught: oh no. fibonacci#1 is at line 4.");
}

/* ------------------------------------------------------------------ what was foreseen */

static void guess(struct say_guess guess, const char *expected)
{
  char said[512];
  guess.said = "{ value: 1, done: true }";
  guess.gave = "{ value: 2, done: false }";
  say_guess(&guess, said, sizeof said);
  static const char both[] = "Your guess: { value: 1, done: true }\n"
                             "The truth:  { value: 2, done: false }\n";
  assert_memory_equal(said, both, sizeof both - 1);
  assert_string_equal(said + sizeof both - 1, expected);
}

static void a_prediction_is_judged(void **state)
{
  (void)state;
  guess((struct say_guess){.value_right = true, .done_right = true, .count = 1, .right_count = 1},
        "Right! 1 of 1 prediction right so far.");
  guess((struct say_guess){.value_right = true, .count = 4, .right_count = 2},
        "Not quite: the value is right, done is not. 2 of 4 predictions right so far.");
  guess((struct say_guess){.done_right = true, .count = 4, .right_count = 2},
        "Not quite: done is right, the value is another one. 2 of 4 predictions right so far.");
  guess((struct say_guess){.count = 4},
        "Not right: neither the value nor done. 0 of 4 predictions right so far.");
  guess((struct say_guess){.threw = true, .count = 2},
        "Not right: no result comes, but an error. 0 of 2 predictions right so far.");
}

static void futures_stand_side_by_side(void **state)
{
  (void)state;
  const struct engine_outcome next[] = {
      {.text = "1"}, {.text = "{1, \"é\"}"}, {.text = "nil", .done = true}};
  const struct engine_outcome other[] = {{.text = "1"}, {.text = "oh no", .threw = true}};
  const struct engine_outcome never = {.text = "", .none = true};
  char said[1024];
  struct engine_future future = {
      .guess = "", .next = next, .other = other, .next_count = 3, .other_count = 2};
  assert_string_equal(
      say_futures(&future, ENGINE_BY_THROW, "\"x\"", &language_lua, said, sizeof said),
      "     as it goes on                      with throw(\"x\")\n"
      "  1  { value: 1, done: false }          { value: 1, done: false }\n"
      "  2  { value: {1, \"é\"}, done: false }   threw oh no\n"
      "  3  { value: nil, done: true }\n"
      "They part at result 2.");
  assert_int_equal(say_futures_common(&future), 1);
  future = (struct engine_future){
      .guess = "", .next = next, .other = next, .next_count = 1, .other_count = 1};
  assert_string_equal(
      say_futures(&future, ENGINE_BY_RETURN, "", &language_javascript, said, sizeof said),
      "     as it goes on               with return()\n"
      "  1  { value: 1, done: false }   { value: 1, done: false }\n"
      "Both give the same, as far as this looks.");
  future = (struct engine_future){
      .guess = "", .next = &never, .other = next, .next_count = 1, .other_count = 1};
  assert_string_equal(say_futures(&future, ENGINE_BY_NEXT, "7", &language_lua, said, sizeof said),
                      "     as it goes on   with next(7)\n"
                      "  1  no answer       { value: 1, done: false }\n"
                      "They part at result 1.");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_way_has_its_words),
      cmocka_unit_test(goto_says_where_it_came_to),
      cmocka_unit_test(each_place_has_its_words),
      cmocka_unit_test(a_jump_that_ends_nowhere_says_why),
      cmocka_unit_test(many_locals_are_counted),
      cmocka_unit_test(set_says_the_value_of_the_innermost),
      cmocka_unit_test(what_went_on_beside_is_said_last),
      cmocka_unit_test(a_breakpoint_says_why),
      cmocka_unit_test(breakpoints_at_events_say_the_event),
      cmocka_unit_test(a_prediction_is_judged),
      cmocka_unit_test(futures_stand_side_by_side),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
