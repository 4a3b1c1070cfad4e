/* Events, each as one line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/language.h"
#include "app/say.h"
#include "tests/unit/fake_engine.h"
#include "tests/unit/fake_events.h"

static const char *const names[] = {"fibonacci#1", NULL};

static void expect_event(const struct engine_event *event, const char *expected)
{
  struct fake_step step = {.events = event, .count = 1};
  struct engine *engine = fake_engine_new(&step, 1, names);
  engine_dispatch(engine);
  char said[256];
  assert_string_equal(say_event(engine, event, &language_lua, said, sizeof said), expected);
  engine_free(engine);
}

#define EVENT_SAYS(expected, ...)                                                                  \
  do {                                                                                             \
    const struct engine_event event = __VA_ARGS__;                                                 \
    expect_event(&event, expected);                                                                \
  } while (0)

static void events_as_lines(void **state)
{
  (void)state;
  EVENT_SAYS("main: fibonacci(100) made fibonacci#1  line 10", MADE);
  EVENT_SAYS("you: fibonacci#1.next(true)", NEXT("true"));
  EVENT_SAYS("you: fibonacci#1.next()", NEXT(""));
  EVENT_SAYS("you: fibonacci#1.throw(\"x\")", THROW("\"x\""));
  EVENT_SAYS("you: fibonacci#1.return_(5)", RETURN("5"));
  EVENT_SAYS("fibonacci#1 ─▶ you: { value: 0, done: false }  line 4", YIELDED("0"));
  EVENT_SAYS("fibonacci#1 ─▶ you: threw oh no", THREW("oh no"));
  EVENT_SAYS("error in fibonacci#1: oh no  line 4, will be caught", ERROR_SEEN("oh no", true));
  EVENT_SAYS("error in fibonacci#1: oh no  line 4, nothing catches it", ERROR_SEEN("oh no", false));
  EVENT_SAYS("printed: one⏎two", FAKE_TEXT("one\ntwo\n", .kind = ENGINE_PRINT));
  EVENT_SAYS("main ended", FAKE_EVENT(.kind = ENGINE_END));
  EVENT_SAYS("main ended and returned 1, 2", FAKE_TEXT("1, 2", .kind = ENGINE_END));
  EVENT_SAYS("main ended by an error: x", FAKE_TEXT("x", .kind = ENGINE_END, .threw = true));
}

static void an_arrival_shows_the_locals(void **state)
{
  (void)state;
  const struct engine_variable variables[] = {
      {.name = "limit", .text = "100", .role = ENGINE_PARAMETER},
      {.name = "a", .text = "0", .role = ENGINE_LOCAL},
      {.name = "print", .text = "function", .role = ENGINE_UPVALUE}};
  struct engine_frame frame = {
      .function = "fibonacci", .line = 4, .variables = variables, .variable_count = 3};
  EVENT_SAYS("fibonacci#1 line 4: limit = 100, a = 0",
             FAKE_EVENT(.kind = ENGINE_LINE, .generator = 1, .line = 4, .frames = &frame,
                        .frame_count = 1));
  frame.function = "add";
  frame.variable_count = 0;
  EVENT_SAYS("fibonacci#1 in add line 4", FAKE_EVENT(.kind = ENGINE_LINE, .generator = 1, .line = 4,
                                                     .frames = &frame, .frame_count = 1));
}

static void a_cut_never_splits_a_character(void **state)
{
  (void)state;
  const struct engine_event events[] = {YIELDED("\"ééé\"")};
  struct fake_step step = {.events = events, .count = 1};
  struct engine *engine = fake_engine_new(&step, 1, names);
  engine_dispatch(engine);
  const char whole[] = "fibonacci#1 ─▶ you: { value: \"ééé\", done: false }  line 4";
  for (size_t size = 1; size <= sizeof whole; size++) {
    char said[sizeof whole + 8];
    memset(said, 'x', sizeof said);
    say_event(engine, &events[0], &language_lua, said, size);
    size_t length = strlen(said);
    assert_true(length < size && length + 4 > size);
    assert_memory_equal(said, whole, length);
    assert_int_not_equal((unsigned char)whole[length] & 0xC0, 0x80);
    assert_int_equal(said[size], 'x');
  }
  engine_free(engine);
}

static void states_in_words(void **state)
{
  (void)state;
  assert_string_equal(say_state(ENGINE_SUSPENDED_START), "not started");
  assert_string_equal(say_state(ENGINE_SUSPENDED_YIELD), "paused");
  assert_string_equal(say_state(ENGINE_EXECUTING), "running");
  assert_string_equal(say_state(ENGINE_COMPLETED), "finished");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(events_as_lines),
      cmocka_unit_test(an_arrival_shows_the_locals),
      cmocka_unit_test(a_cut_never_splits_a_character),
      cmocka_unit_test(states_in_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
