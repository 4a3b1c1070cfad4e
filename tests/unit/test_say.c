/* What stops mean, with events as an engine would tell them. fibonacci#1 is generator 1. */
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

static const char *const names[] = {"fibonacci#1", "filter#1", "line 12#1", NULL};

#define STOP(why) ((struct engine_stop){.reason = ENGINE_STOP_##why, .generator = 1})

/* Says the stop after those events, the last `news` of which the last command caused. */
static void expect(const struct engine_event *events, size_t count, size_t news,
                   struct engine_stop stop, struct engine_view view,
                   const struct language *language, const char *expected)
{
  struct fake_step step = {.events = events, .count = count, .stop = stop, .view = view};
  struct engine *engine = fake_engine_new(&step, 1, names);
  engine_dispatch(engine);
  char said[1024];
  assert_string_equal(
      say_stop(engine, &(struct say_arrival){.from = count - news}, language, said, sizeof said),
      expected);
  engine_free(engine);
}

#define SAYS(expected, news, stop, ...)                                                            \
  do {                                                                                             \
    const struct engine_event events[] = {__VA_ARGS__};                                            \
    expect(events, sizeof events / sizeof events[0], news, stop, (struct engine_view){0},          \
           &language_lua, expected);                                                               \
  } while (0)

static void opening_names_the_call(void **state)
{
  (void)state;
  SAYS("fibonacci(100) made fibonacci#1. Nothing in its body has run.", 1, STOP(CREATED), MADE);
  struct engine_stop nameless = {.reason = ENGINE_STOP_CREATED, .generator = 3};
  SAYS("A generator from line 12 was made: line 12#1. Nothing in its body has run.", 1, nameless,
       FAKE_EVENT(.kind = ENGINE_CREATE, .generator = 3));
}

static void first_next(void **state)
{
  (void)state;
  SAYS("The first next started the body. fibonacci#1 paused at line 4 and handed you 0.", 2,
       STOP(RESULT), MADE, NEXT(""), YIELDED("0"));
  SAYS("The first next started the body; 7 was dropped, because no yield was waiting. fibonacci#1 "
       "paused at line 4 and handed you 0.",
       2, STOP(RESULT), MADE, NEXT("7"), YIELDED("0"));
}

static void first_resume_of_a_coroutine_keeps_its_arguments(void **state)
{
  (void)state;
  struct engine_generator generator = {.id = 1, .name = "fibonacci#1", .plain = true};
  struct engine_stop stop = {
      .reason = ENGINE_STOP_RESULT, .generator = 1, .generators = &generator, .generator_count = 1};
  SAYS("The first next started the body, with 7 as its arguments. fibonacci#1 paused at line 4 and "
       "handed you 0.",
       2, stop, MADE, NEXT("7"), YIELDED("0"));
}

static void next_on_a_paused_generator(void **state)
{
  (void)state;
  SAYS("true became the value of the paused yield. fibonacci#1 paused at line 4 and handed you 0.",
       2, STOP(RESULT), MADE, NEXT(""), YIELDED("5"), NEXT("true"), YIELDED("0"));
  SAYS("fibonacci#1 went on, paused at line 4 again and handed you 0.", 2, STOP(RESULT), MADE,
       NEXT(""), YIELDED("5"), NEXT("nil"), YIELDED("0"));
  SAYS("fibonacci#1 went on from line 4 and has finished: it returned \"done\".", 2, STOP(RESULT),
       MADE, NEXT(""), YIELDED("5"), NEXT(""), ENDED("\"done\""));
  SAYS("fibonacci#1 went on from line 4, and an error ended it. The error reached you: fib.lua:5: "
       "oh no.",
       2, STOP(RESULT), MADE, NEXT(""), YIELDED("5"), NEXT(""), THREW("fib.lua:5: oh no."));
}

static void next_on_a_finished_generator(void **state)
{
  (void)state;
  SAYS("fibonacci#1 had finished already. Every next() now gives { value: nil, done: true }.", 2,
       STOP(RESULT), MADE, NEXT(""), ENDED("\"done\""), NEXT(""), ENDED("nil"));
}

static void throw_in_each_state(void **state)
{
  (void)state;
  SAYS("The body had not started, so it never runs. \"stop\" goes straight back to you, and "
       "fibonacci#1 is finished.",
       2, STOP(RESULT), MADE, THROW("\"stop\""), THREW("stop"));
  SAYS("\"stop\" was raised at the paused yield, and caught inside the body. fibonacci#1 paused at "
       "line 4 and handed you 1.",
       2, STOP(RESULT), MADE, NEXT(""), YIELDED("0"), THROW("\"stop\""), YIELDED("1"));
  SAYS("\"stop\" was raised at the paused yield. On its way out of the body, a finally yielded. "
       "fibonacci#1 paused at line 4 and handed you 1.",
       3, STOP(RESULT), MADE, NEXT(""), YIELDED("0"), THROW("\"stop\""), ERROR_SEEN("stop", false),
       YIELDED("1"));
  SAYS("\"stop\" was raised at the paused yield, and nothing in the body caught it. The error "
       "reached you: stop. fibonacci#1 is finished.",
       3, STOP(RESULT), MADE, NEXT(""), YIELDED("0"), THROW("\"stop\""), ERROR_SEEN("stop", false),
       THREW("stop"));
  SAYS("fibonacci#1 had finished already, so throw(\"stop\") runs nothing: the error goes straight "
       "back to you.",
       2, STOP(RESULT), MADE, NEXT(""), ENDED("1"), THROW("\"stop\""), THREW("stop"));
}

static void return_in_each_state(void **state)
{
  (void)state;
  static const int ran[] = {8, 9};
  struct engine_event through_finally = ENDED("5");
  through_finally.lines = ran;
  through_finally.line_count = 2;
  SAYS("The body had not started, so it never runs. fibonacci#1 is finished and handed you { "
       "value: 5, done: true }.",
       2, STOP(RESULT), MADE, RETURN("5"), ENDED("5"));
  SAYS("The return left the body from its paused yield. fibonacci#1 is finished and handed you { "
       "value: 5, done: true }.",
       2, STOP(RESULT), MADE, NEXT(""), YIELDED("0"), RETURN("5"), ENDED("5"));
  SAYS("The return left the body from its paused yield, and each finally ran on the way. "
       "fibonacci#1 is finished and handed you { value: 5, done: true }.",
       2, STOP(RESULT), MADE, NEXT(""), YIELDED("0"), RETURN("5"), through_finally);
  SAYS("A finally yielded while the body was returning: fibonacci#1 paused at line 4 and handed "
       "you \"not yet\". The next next() goes on with the return.",
       2, STOP(RESULT), MADE, NEXT(""), YIELDED("0"), RETURN("5"), YIELDED("\"not yet\""));
  SAYS("A finally threw while the body was returning, so its error replaces the result. It reached "
       "you: oh no. fibonacci#1 is finished.",
       2, STOP(RESULT), MADE, NEXT(""), YIELDED("0"), RETURN("5"), THREW("oh no"));
  SAYS("fibonacci#1 had finished already, so return_(5) runs nothing and gives { value: 5, done: "
       "true }.",
       2, STOP(RESULT), MADE, NEXT(""), ENDED("1"), RETURN("5"), ENDED("5"));
}

static void asking_a_running_generator(void **state)
{
  (void)state;
  SAYS("fibonacci#1 was running already, so next() was refused: you got an error. fibonacci#1 goes "
       "on.",
       2, STOP(RESULT), MADE, NEXT(""), NEXT(""), THREW("generator is already running"));
}

static void nested_exchanges_are_told_apart(void **state)
{
  (void)state;
  struct engine_event inner = YIELDED("9"), asked = NEXT("3");
  inner.generator = asked.generator = 2;
  inner.consumer = asked.consumer = 1;
  SAYS("true became the value of the paused yield. fibonacci#1 paused at line 4 and handed you 0.",
       4, STOP(RESULT), MADE, NEXT(""), YIELDED("5"), NEXT("true"), asked, inner, YIELDED("0"));
}

static void the_main_program_as_consumer(void **state)
{
  (void)state;
  struct engine_event asked = NEXT(""), answered = YIELDED("0");
  asked.consumer = answered.consumer = ENGINE_MAIN;
  SAYS("The first next started the body. fibonacci#1 paused at line 4 and handed the main program "
       "0.",
       2, STOP(RESULT), MADE, asked, answered);
}

static void a_request_after_the_main_program_ended_on_the_way(void **state)
{
  (void)state;
  SAYS("The main program has ended, so the consumer is you now. The first next started the body. "
       "fibonacci#1 paused at line 4 and handed you 0.",
       3, STOP(RESULT), MADE, FAKE_EVENT(.kind = ENGINE_END), NEXT(""), YIELDED("0"));
}

static void forgotten_events_only_make_it_say_less(void **state)
{
  (void)state;
  const struct engine_event events[] = {MADE, NEXT("7"), YIELDED("0")};
  struct fake_step step = {.events = events, .count = 3, .stop = STOP(RESULT)};
  struct engine *engine = fake_engine_new(&step, 1, names);
  engine_dispatch(engine);
  engine_forget(engine, 2);
  char said[256];
  assert_string_equal(
      say_stop(engine, &(struct say_arrival){.from = 2}, &language_lua, said, sizeof said),
      "fibonacci#1 paused at line 4 and handed you 0.");
  engine_forget(engine, 3);
  assert_string_equal(
      say_stop(engine, &(struct say_arrival){.from = 3}, &language_lua, said, sizeof said),
      "fibonacci#1 has answered.");
  engine_free(engine);
}

static void javascript_has_its_own_words(void **state)
{
  (void)state;
  const struct engine_event finished[] = {MADE, NEXT(""), ENDED("1"), NEXT(""), ENDED("nil")};
  expect(
      finished, 5, 2, STOP(RESULT), (struct engine_view){0}, &language_javascript,
      "fibonacci#1 had finished already. Every next() now gives { value: undefined, done: true }.");
  const struct engine_event returned[] = {MADE, NEXT(""), ENDED("1"), RETURN("5"), ENDED("5")};
  expect(returned, 5, 2, STOP(RESULT), (struct engine_view){0}, &language_javascript,
         "fibonacci#1 had finished already, so return(5) runs nothing and gives { value: 5, done: "
         "true }.");
}

static struct engine_view view_of(const struct engine_frame *frame)
{
  return (struct engine_view){
      .generator = 1, .state = ENGINE_EXECUTING, .frames = frame, .frame_count = 1};
}

static void lines_and_breakpoints(void **state)
{
  (void)state;
  const struct engine_frame body = {.function = "fibonacci", .line = 5, .generator = 1};
  const struct engine_frame helper = {.function = "add", .line = 2, .generator = 1};
  const struct engine_event asked[] = {MADE, NEXT(""), YIELDED("0"), NEXT("true")};
  expect(asked, 4, 1, STOP(LINE), view_of(&body), &language_lua,
         "true became the value of the paused yield. fibonacci#1 is about to run line 5.");
  expect(asked, 4, 0, STOP(LINE), view_of(&helper), &language_lua,
         "fibonacci#1 is about to run line 2 in add.");
  expect(asked, 4, 0, STOP(BREAK), view_of(&body), &language_lua,
         "A breakpoint. fibonacci#1 is about to run line 5.");
  expect(asked, 4, 0, STOP(PAUSED), view_of(&body), &language_lua,
         "Stopped, as you asked. fibonacci#1 is about to run line 5.");
  const struct engine_frame chunk = {.function = "main", .line = 10};
  struct engine_stop main_line = {.reason = ENGINE_STOP_LINE, .generator = ENGINE_MAIN};
  expect(asked, 4, 0, main_line, view_of(&chunk), &language_lua,
         "The main program is about to run line 10.");
}

static void problems_say_what_to_do(void **state)
{
  (void)state;
  struct engine_stop stop = STOP(ERROR);
  stop.text = "fib.lua:3: attempt to add a nil value";
  SAYS("An error that nothing catches: fib.lua:3: attempt to add a nil value. The locals are still "
       "there to look at. Next lets the error end the main program.",
       0, stop, MADE);
  struct engine_generator failed = {.id = 1, .name = "fibonacci#1", .consumer = ENGINE_YOU};
  stop.generators = &failed;
  stop.generator_count = 1;
  SAYS("An error that nothing catches: fib.lua:3: attempt to add a nil value. The locals are still "
       "there to look at. Next lets the error end fibonacci#1 and reach you.",
       0, stop, MADE);
  stop = STOP(SYNTAX);
  stop.text = "fib.lua:3: syntax error near '!='";
  stop.hint = "In Lua, != is written ~=.";
  SAYS("The script cannot be loaded: fib.lua:3: syntax error near '!='. In Lua, != is written ~=.",
       0, stop, MADE);
  SAYS("The script used more memory than it may have. The main program is over. Restart begins "
       "again; --memory MIB allows more.",
       0, STOP(LIMIT), MADE);
  stop = STOP(GONE);
  stop.text = "The script's process was killed";
  SAYS("The script's process was killed. Only restart works now: it begins again.", 0, stop, MADE);
  SAYS("The script is loaded. Nothing in it has run yet.", 0, STOP(LOADED), MADE);
}

static void the_end_says_who_can_be_asked(void **state)
{
  (void)state;
  struct engine_generator generators[] = {
      {.id = 1, .name = "fibonacci#1", .state = ENGINE_SUSPENDED_START},
      {.id = 2, .name = "fibonacci#2", .state = ENGINE_SUSPENDED_START}};
  struct engine_stop stop = STOP(END);
  stop.ended = true;
  SAYS("The main program has ended. It made no generator.", 1, stop,
       FAKE_EVENT(.kind = ENGINE_END));
  struct engine_function functions[] = {{"count", "from", 1}, {"squares", "", 4}};
  stop.functions = functions;
  stop.function_count = 2;
  SAYS("The main program has ended. It made no generator. It defines count(from) and squares(). To "
       "make a generator, call one: new count(…).",
       1, stop, FAKE_EVENT(.kind = ENGINE_END));
  stop.generators = generators;
  stop.generator_count = 1;
  SAYS("The main program has ended. It left fibonacci#1 unfinished. Now you are the consumer: next "
       "asks it for its first result.",
       1, stop, FAKE_EVENT(.kind = ENGINE_END));
  stop.generator_count = 2;
  SAYS("The main program has ended. It left 2 generators unfinished; the one to ask is "
       "fibonacci#2. Now you are the consumer: next asks it for its first result.",
       1, stop, FAKE_EVENT(.kind = ENGINE_END));
  generators[0].state = generators[1].state = ENGINE_COMPLETED;
  stop.function_count = 0;
  SAYS("The main program has ended. All its generators are finished.", 1, stop,
       FAKE_EVENT(.kind = ENGINE_END));
  stop.generator_count = 1;
  SAYS("The main program has ended. Its generator is finished.", 1, stop,
       FAKE_EVENT(.kind = ENGINE_END));
  stop.returned = 1;
  generators[0].state = ENGINE_SUSPENDED_YIELD;
  SAYS("The main program has ended. It returned fibonacci#1. Now you are the consumer: next asks "
       "it for its next result.",
       1, stop, FAKE_EVENT(.kind = ENGINE_END));
  stop.failed = true;
  stop.returned = 0;
  stop.generator_count = stop.function_count = 0;
  SAYS("An error ended the main program: oh no. It made no generator.", 1, stop,
       FAKE_TEXT("oh no", .kind = ENGINE_END, .threw = true));
}

static void a_notice_about_the_script_is_told(void **state)
{
  (void)state;
  struct engine_stop stop = STOP(LOADED);
  stop.hint = "Line 2: null is no word of Lua.";
  SAYS("The script is loaded. Nothing in it has run yet. Notice: Line 2: null is no word of Lua.",
       0, stop, MADE);
}

static void a_long_result_keeps_whether_it_is_done(void **state)
{
  (void)state;
  static const struct {
    struct engine_event result;
    int width;
    const char *text;
  } cases[] = {
      {YIELDED("\"0123456789\""), 38, "{ value: \"0123456789\", done: false }"},
      {YIELDED("\"0123456789\""), 36, "{ value: \"0123456789\", done: false }"},
      {YIELDED("\"0123456789\""), 35, "{ value: \"012345678…, done: false }"},
      {ENDED("\"漢字漢字漢字\""), 28, "{ value: \"漢…, done: true }"},
      {YIELDED("\"0123456789\""), 5, "{ value: \"0123456789\", done: false }"},
      {THREW("it went wrong"), 8, "threw it went wrong"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char out[128];
    assert_string_equal(
        say_result_fit(&cases[i].result, &language_lua, cases[i].width, out, sizeof out),
        cases[i].text);
  }
}

static void selecting_says_the_state(void **state)
{
  (void)state;
  struct engine_generator generator = {
      .id = 1, .name = "fibonacci#1", .state = ENGINE_SUSPENDED_YIELD, .line = 4};
  struct engine_stop stop = STOP(SELECT);
  stop.generators = &generator;
  stop.generator_count = 1;
  const struct engine_event made = MADE;
  expect(&made, 1, 0, stop, (struct engine_view){.generator = 1, .state = ENGINE_SUSPENDED_YIELD},
         &language_lua, "You are looking at fibonacci#1: it is paused at line 4.");
  expect(&made, 1, 0, stop, (struct engine_view){.generator = 1, .state = ENGINE_COMPLETED},
         &language_lua, "You are looking at fibonacci#1: it is finished.");
  expect(&made, 1, 0, stop, (struct engine_view){.generator = ENGINE_MAIN}, &language_lua,
         "You are looking at the main program.");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(opening_names_the_call),
      cmocka_unit_test(first_next),
      cmocka_unit_test(first_resume_of_a_coroutine_keeps_its_arguments),
      cmocka_unit_test(next_on_a_paused_generator),
      cmocka_unit_test(next_on_a_finished_generator),
      cmocka_unit_test(throw_in_each_state),
      cmocka_unit_test(return_in_each_state),
      cmocka_unit_test(asking_a_running_generator),
      cmocka_unit_test(nested_exchanges_are_told_apart),
      cmocka_unit_test(the_main_program_as_consumer),
      cmocka_unit_test(a_request_after_the_main_program_ended_on_the_way),
      cmocka_unit_test(forgotten_events_only_make_it_say_less),
      cmocka_unit_test(javascript_has_its_own_words),
      cmocka_unit_test(lines_and_breakpoints),
      cmocka_unit_test(problems_say_what_to_do),
      cmocka_unit_test(the_end_says_who_can_be_asked),
      cmocka_unit_test(a_notice_about_the_script_is_told),
      cmocka_unit_test(a_long_result_keeps_whether_it_is_done),
      cmocka_unit_test(selecting_says_the_state),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
