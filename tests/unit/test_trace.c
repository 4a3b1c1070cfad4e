/* `trace` against a fake engine: what it asks of the engine, writes, and returns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/language.h"
#include "app/report.h"
#include "app/trace.h"
#include "tests/unit/fake_engine.h"

static const char *const names[] = {"three#1", NULL};

#define ASKED FAKE_EVENT(.kind = ENGINE_NEXT, .generator = 1, .consumer = ENGINE_YOU)
#define GAVE(value, is_done)                                                                       \
  FAKE_TEXT(value, .kind = ENGINE_RESULT, .generator = 1, .consumer = ENGINE_YOU, .line = 2,       \
            .done = is_done)

static const struct engine_event main_run[] = {
    FAKE_EVENT(.kind = ENGINE_CREATE, .generator = 1, .line = 4),
    FAKE_TEXT("hi\n", .kind = ENGINE_PRINT), FAKE_TEXT("three#1", .kind = ENGINE_END)};
static const struct engine_event one[] = {ASKED, GAVE("1", false)};
static const struct engine_event last[] = {ASKED, GAVE("nil", true)};
static const struct engine_event failing[] = {
    ASKED, FAKE_TEXT("oh no", .kind = ENGINE_ERROR, .generator = 1, .line = 2)};
static const struct engine_event failed[] = {FAKE_TEXT(
    "oh no", .kind = ENGINE_RESULT, .generator = 1, .consumer = ENGINE_YOU, .threw = true)};

#define LOADED                                                                                     \
  {                                                                                                \
    .stop = {.reason = ENGINE_STOP_LOADED }                                                        \
  }
#define MAIN_ENDED                                                                                 \
  {                                                                                                \
    .events = main_run, .count = 3, .stop = {                                                      \
      .reason = ENGINE_STOP_END,                                                                   \
      .ended = true,                                                                               \
      .returned = 1                                                                                \
    }                                                                                              \
  }
#define PULLED(told)                                                                               \
  {                                                                                                \
    .events = told, .count = sizeof told / sizeof told[0], .stop = {                               \
      .reason = ENGINE_STOP_RESULT,                                                                \
      .ended = true                                                                                \
    }                                                                                              \
  }

/* Runs it with standard output in a file; returns what was written, to be freed. */
static char *run(const struct fake_step *steps, size_t count, const struct trace_options *options,
                 int *status)
{
  struct engine *engine = fake_engine_new(steps, count, names);
  struct report *report =
      options->summary ? report_tree_new(stdout, &language_lua) : report_json_new(stdout);
  FILE *file = tmpfile();
  assert_non_null(file);
  fflush(stdout);
  int terminal = dup(STDOUT_FILENO);
  dup2(fileno(file), STDOUT_FILENO);
  *status = trace_run(engine, report, options);
  fflush(stdout);
  dup2(terminal, STDOUT_FILENO);
  close(terminal);
  char *written = calloc(1, 65536);
  rewind(file);
  assert_true(fread(written, 1, 65535, file) < 65535);
  fclose(file);
  return written;
}

static void expect(const struct fake_step *steps, size_t count, struct trace_options options,
                   int expected_status, const char *calls, const char *expected)
{
  int status;
  char *written = run(steps, count, &options, &status);
  assert_string_equal(written, expected);
  assert_string_equal(fake_engine_calls(), calls);
  assert_int_equal(status, expected_status);
  free(written);
}

static void pulls_until_done(void **state)
{
  (void)state;
  const struct fake_step steps[] = {LOADED, MAIN_ENDED, PULLED(one), PULLED(last)};
  expect(steps, 4, (struct trace_options){.pull = 100, .summary = true}, 0, "run_all next next",
         "main: three() made three#1  line 4\n"
         "| hi\n"
         "main ended and returned three#1\n"
         "you: three#1.next() ─▶ { value: 1, done: false }  line 2\n"
         "you: three#1.next() ─▶ { value: nil, done: true }  line 2\n"
         "1 generator, 2 calls, 1 line printed.\n");
}

static void says_when_there_may_be_more(void **state)
{
  (void)state;
  const struct fake_step steps[] = {LOADED, MAIN_ENDED, PULLED(one), PULLED(one), PULLED(one)};
  expect(steps, 5, (struct trace_options){.pull = 2, .lines = true, .summary = true}, 0,
         "run_all(lines) next next",
         "main: three() made three#1  line 4\n"
         "| hi\n"
         "main ended and returned three#1\n"
         "you: three#1.next() ─▶ { value: 1, done: false }  line 2\n"
         "you: three#1.next() ─▶ { value: 1, done: false }  line 2\n"
         "1 generator, 2 calls, 1 line printed.\n"
         "Stopped after 2 results; --pull N pulls more.\n");
  expect(steps, 5, (struct trace_options){.pull = 0, .summary = true}, 0, "run_all",
         "main: three() made three#1  line 4\n"
         "| hi\n"
         "main ended and returned three#1\n"
         "1 generator, 0 calls, 1 line printed.\n");
}

static void lets_an_error_through_once(void **state)
{
  (void)state;
  const struct fake_step steps[] = {
      LOADED,
      MAIN_ENDED,
      {.events = failing, .count = 2, .stop = {.reason = ENGINE_STOP_ERROR}},
      PULLED(failed),
      PULLED(one)};
  expect(steps, 5, (struct trace_options){.pull = 100, .summary = true}, 1, "run_all next continue",
         "main: three() made three#1  line 4\n"
         "| hi\n"
         "main ended and returned three#1\n"
         "you: three#1.next()\n"
         "  error in three#1: oh no  line 2, nothing catches it\n"
         "three#1 ─▶ you: threw oh no\n"
         "1 generator, 1 call, 1 line printed.\n");
}

static void json_ends_with_the_stop(void **state)
{
  (void)state;
  const struct engine_event ended = FAKE_EVENT(.kind = ENGINE_END, .tick = 9);
  const struct fake_step steps[] = {
      LOADED,
      {.events = &ended,
       .count = 1,
       .stop = {.tick = 9, .reason = ENGINE_STOP_END, .ended = true}}};
  expect(steps, 2, (struct trace_options){.pull = 100}, 0, "run_all",
         "{\"event\":\"end\",\"tick\":9,\"text\":\"\"}\n"
         "{\"event\":\"stop\",\"tick\":9,\"reason\":\"end\",\"generator\":\"main\",\"state\":"
         "\"suspended-start\",\"function\":\"main\",\"line\":0,\"locals\":{}}\n");
}

static void a_script_that_does_not_load_is_not_run(void **state)
{
  (void)state;
  const struct fake_step steps[] = {
      {.stop = {.reason = ENGINE_STOP_SYNTAX, .text = "a.lua:1: unexpected symbol"}}, LOADED};
  expect(steps, 2, (struct trace_options){.pull = 100, .summary = true}, 1, "",
         "The script cannot be loaded: a.lua:1: unexpected symbol.\n"
         "0 generators, 0 calls, 0 lines printed.\n");
}

static void a_failed_main_program_and_a_limit_have_their_status(void **state)
{
  (void)state;
  const struct engine_event ended = FAKE_TEXT("oh no", .kind = ENGINE_END, .threw = true);
  const struct fake_step failed_main[] = {
      LOADED,
      {.events = &ended,
       .count = 1,
       .stop = {.reason = ENGINE_STOP_END, .ended = true, .failed = true}}};
  expect(failed_main, 2, (struct trace_options){.pull = 100, .summary = true}, 1, "run_all",
         "main ended by an error: oh no\n"
         "0 generators, 0 calls, 0 lines printed.\n");
  const struct fake_step limit[] = {
      LOADED,
      {.stop = {.reason = ENGINE_STOP_LIMIT, .ended = true, .failed = true, .text = "Too much"}}};
  expect(limit, 2, (struct trace_options){.pull = 100, .summary = true}, 3, "run_all",
         "Too much. The main program is over. Restart begins again; --memory MIB allows more.\n"
         "0 generators, 0 calls, 0 lines printed.\n");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pulls_until_done),
      cmocka_unit_test(says_when_there_may_be_more),
      cmocka_unit_test(lets_an_error_through_once),
      cmocka_unit_test(json_ends_with_the_stop),
      cmocka_unit_test(a_script_that_does_not_load_is_not_run),
      cmocka_unit_test(a_failed_main_program_and_a_limit_have_their_status),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
