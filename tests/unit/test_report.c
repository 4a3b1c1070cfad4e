/* What `drive` and `trace` write for canned events: JSON, sentences, and the tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "app/language.h"
#include "app/report.h"
#include "app/say.h"
#include "app/watch.h"
#include "tests/unit/fake_engine.h"

static const char *const names[] = {"take#1", "filter#1", NULL};

static const struct report_present here = {.arrival = &(struct say_arrival){.from = 0}};

/* A report into memory, and an engine that has told some events. */
struct scene {
  FILE *file;
  char *written;
  size_t size;
  struct report *report;
  struct engine *engine;
};

enum kind { JSON, JSON_OF_TRACE, TEXT, TREE };

/* scene stays where it is: the stream writes into it. */
static void scene_open(struct scene *scene, enum kind kind, const struct fake_step *step)
{
  scene->file = open_memstream(&scene->written, &scene->size);
  assert_non_null(scene->file);
  scene->report = kind <= JSON_OF_TRACE ? report_json_new(scene->file)
                  : kind == TEXT        ? report_text_new(scene->file, &language_lua)
                                        : report_tree_new(scene->file, &language_lua);
  assert_non_null(scene->report);
  if (kind == JSON_OF_TRACE) report_json_tell_threw(scene->report);
  scene->engine = fake_engine_new(step, 1, names);
  engine_dispatch(scene->engine);
}

static void scene_events(struct scene *scene)
{
  for (size_t i = 0; i < engine_event_count(scene->engine); i++)
    scene->report->event(scene->report, scene->engine, engine_event(scene->engine, i));
}

static void scene_close(struct scene *scene, const char *expected)
{
  fclose(scene->file);
  assert_string_equal(scene->written, expected);
  free(scene->written);
  scene->report->free(scene->report);
  engine_free(scene->engine);
}

#define WRITES(kind, expected, ...)                                                                \
  do {                                                                                             \
    const struct engine_event told[] = {__VA_ARGS__};                                              \
    const struct fake_step step = {.events = told, .count = sizeof told / sizeof told[0]};         \
    struct scene scene;                                                                            \
    scene_open(&scene, kind, &step);                                                               \
    scene_events(&scene);                                                                          \
    scene_close(&scene, expected);                                                                 \
  } while (0)

static void json_of_requests_and_results(void **state)
{
  (void)state;
  static const int lines[] = {3, 4};
  WRITES(JSON,
         "{\"event\":\"create\",\"tick\":7,\"generator\":\"take#1\",\"function\":\"take\","
         "\"consumer\":\"main\",\"line\":10,\"text\":\"5\"}\n",
         FAKE_TEXT("5", .kind = ENGINE_CREATE, .tick = 7, .generator = 1, .line = 10));
  WRITES(
      JSON,
      "{\"event\":\"next\",\"tick\":8,\"generator\":\"take#1\",\"consumer\":\"you\","
      "\"value\":\"nil\",\"line\":0}\n"
      "{\"event\":\"throw\",\"tick\":9,\"generator\":\"filter#1\",\"consumer\":\"take#1\","
      "\"value\":\"\\\"x\\\"\",\"line\":2}\n"
      "{\"event\":\"return\",\"tick\":10,\"generator\":\"take#1\",\"consumer\":\"main\","
      "\"value\":\"5\",\"line\":3}\n",
      FAKE_EVENT(.kind = ENGINE_NEXT, .tick = 8, .generator = 1, .consumer = ENGINE_YOU),
      FAKE_TEXT("\"x\"", .kind = ENGINE_THROW, .tick = 9, .generator = 2, .consumer = 1, .line = 2),
      FAKE_TEXT("5", .kind = ENGINE_RETURN, .tick = 10, .generator = 1, .line = 3));
  WRITES(JSON,
         "{\"event\":\"result\",\"tick\":11,\"generator\":\"take#1\",\"consumer\":\"you\","
         "\"value\":\"1\",\"done\":false,\"line\":4,\"lines\":[3,4]}\n"
         "{\"event\":\"result\",\"tick\":12,\"generator\":\"take#1\",\"consumer\":\"you\","
         "\"value\":\"nil\",\"done\":true,\"line\":5}\n",
         FAKE_TEXT("1", .kind = ENGINE_RESULT, .tick = 11, .generator = 1, .line = 4,
                   .consumer = ENGINE_YOU, .lines = lines, .line_count = 2),
         FAKE_TEXT("nil", .kind = ENGINE_RESULT, .tick = 12, .generator = 1, .line = 5,
                   .consumer = ENGINE_YOU, .done = true));
}

static void json_of_an_error_is_told_once(void **state)
{
  (void)state;
  WRITES(JSON,
         "{\"event\":\"error\",\"tick\":3,\"generator\":\"take#1\",\"text\":\"oh\",\"line\":2,"
         "\"file\":\"take.lua\",\"caught\":false}\n"
         "{\"event\":\"end\",\"tick\":4,\"text\":\"oh\"}\n",
         {.kind = ENGINE_ERROR,
          .tick = 3,
          .generator = 1,
          .line = 2,
          .text = "oh",
          .file = "take.lua"},
         FAKE_TEXT("oh", .kind = ENGINE_RESULT, .tick = 3, .generator = 1, .threw = true),
         FAKE_TEXT("oh", .kind = ENGINE_END, .tick = 4, .threw = true));
}

static void json_of_a_trace_has_an_answer_to_each_call(void **state)
{
  (void)state;
  WRITES(
      JSON_OF_TRACE,
      "{\"event\":\"threw\",\"tick\":3,\"generator\":\"take#1\",\"consumer\":\"main\","
      "\"text\":\"oh\",\"line\":2}\n",
      FAKE_TEXT("oh", .kind = ENGINE_RESULT, .tick = 3, .generator = 1, .threw = true, .line = 2));
}

static void json_of_printed_bytes_is_valid(void **state)
{
  (void)state;
  const struct engine_event print =
      FAKE_TEXT("a\0b\xFF\xED\xA0\x80é\t\"\n", .kind = ENGINE_PRINT, .tick = 1);
  const struct fake_step step = {.events = &print, .count = 1};
  struct scene scene;
  scene_open(&scene, JSON, &step);
  scene_events(&scene);
  fflush(scene.file);
  json_error_t problem;
  json_t *object = json_loads(scene.written, JSON_ALLOW_NUL, &problem);
  assert_non_null(object);
  json_t *text = json_object_get(object, "text");
  const char *value = json_string_value(text);
  assert_memory_equal(value, "a\0b\xEF\xBF\xBD", 6);
  const char tail[] = "é\t\"\n";
  size_t size = json_string_length(text);
  assert_memory_equal(value + size - (sizeof tail - 1), tail, sizeof tail - 1);
  json_decref(object);
  fclose(scene.file);
  free(scene.written);
  scene.report->free(scene.report);
  engine_free(scene.engine);
}

static const struct engine_variable variables[] = {
    {.name = "limit", .text = "100", .role = ENGINE_PARAMETER},
    {.name = "x", .text = "\"outer\"", .role = ENGINE_LOCAL},
    {.name = "x", .text = "\"inner\"", .role = ENGINE_LOCAL},
    {.name = "limit", .text = "hidden", .role = ENGINE_UPVALUE},
    {.name = "step", .text = "2", .role = ENGINE_UPVALUE},
};
static const struct engine_frame frames[] = {
    {.function = "take", .line = 4, .generator = 1, .variables = variables, .variable_count = 5},
    {.function = "main", .line = 9},
};

static void json_of_a_line_has_the_locals_that_it_sees(void **state)
{
  (void)state;
  WRITES(JSON,
         "{\"event\":\"line\",\"tick\":5,\"generator\":\"take#1\",\"line\":4,\"frames\":["
         "{\"function\":\"take\",\"line\":4,"
         "\"locals\":{\"limit\":\"100\",\"x\":\"\\\"inner\\\"\",\"step\":\"2\"}},"
         "{\"function\":\"main\",\"line\":9,\"locals\":{}}]}\n",
         FAKE_EVENT(.kind = ENGINE_LINE, .tick = 5, .generator = 1, .line = 4, .frames = frames,
                    .frame_count = 2));
}

static void json_of_stops_and_answers(void **state)
{
  (void)state;
  const struct fake_step paused = {
      .stop = {.tick = 20, .reason = ENGINE_STOP_LINE, .line = 4, .text = "t", .hint = "h"},
      .view = {.generator = 1, .state = ENGINE_EXECUTING, .frames = frames, .frame_count = 2}};
  struct scene scene;
  scene_open(&scene, JSON, &paused);
  scene.report->stop(scene.report, scene.engine, &here);
  scene_close(&scene,
              "{\"event\":\"stop\",\"tick\":20,\"reason\":\"line\",\"generator\":\"take#1\","
              "\"state\":\"executing\",\"function\":\"take\",\"line\":4,\"locals\":"
              "{\"limit\":\"100\",\"x\":\"\\\"inner\\\"\",\"step\":\"2\"},"
              "\"text\":\"t\",\"hint\":\"h\"}\n");
  const struct fake_step made = {.stop = {.tick = 2, .reason = ENGINE_STOP_CREATED},
                                 .view = {.generator = 2, .state = ENGINE_SUSPENDED_START}};
  static const char stop[] = "{\"event\":\"stop\",\"tick\":2,\"reason\":\"create\",\"generator\":"
                             "\"filter#1\",\"state\":\"suspended-start\",\"function\":\"filter\","
                             "\"line\":0,\"locals\":{}}\n";
  scene_open(&scene, JSON, &made);
  scene.report->answer(scene.report, scene.engine, "break 4", "", &here);
  scene_close(&scene, stop);
  scene_open(&scene, JSON, &made);
  scene.report->refused(scene.report, scene.engine, "No \xC3.");
  scene.report->answer(scene.report, scene.engine, "info breaks", "line 4\nline 5", &here);
  char expected[1024];
  snprintf(expected, sizeof expected,
           "{\"event\":\"refused\",\"tick\":2,\"text\":\"No \xEF\xBF\xBD.\"}\n"
           "{\"event\":\"info\",\"tick\":2,\"command\":\"info breaks\","
           "\"text\":\"line 4\\nline 5\"}\n%s",
           stop);
  scene_close(&scene, expected);
}

static void json_of_other_times(void **state)
{
  (void)state;
  WRITES(JSON,
         "{\"event\":\"next\",\"tick\":8,\"generator\":\"take#1\",\"consumer\":\"you\","
         "\"value\":\"nil\",\"line\":0,\"again\":true}\n",
         FAKE_EVENT(.kind = ENGINE_NEXT, .tick = 8, .generator = 1, .consumer = ENGINE_YOU,
                    .again = true));
  const struct fake_step branched = {.stop = {.tick = 2, .reason = ENGINE_STOP_LOADED},
                                     .branches = 3,
                                     .branch = 1,
                                     .notice = "N."};
  struct scene scene;
  scene_open(&scene, JSON, &branched);
  scene.report->stop(scene.report, scene.engine, &here);
  scene_close(&scene, "{\"event\":\"stop\",\"tick\":2,\"reason\":\"start\",\"branch\":2,"
                      "\"generator\":\"main\",\"state\":\"suspended-start\",\"function\":\"main\","
                      "\"line\":0,\"locals\":{},\"notice\":\"N.\"}\n");
}

/* One that has a value, one that has none, one that was not asked yet. */
static void watch_three(struct watch_list *watches)
{
  size_t index;
  assert_true(watch_add(watches, "a + b", &index));
  watch_answer(watches, index, "{1, nil}", false);
  assert_true(watch_add(watches, "nope.x", &index));
  watch_answer(watches, index, "That fails.", true);
  assert_true(watch_add(watches, "c", &index));
}

static void stops_have_what_is_watched(void **state)
{
  (void)state;
  struct watch_list watches = {0};
  watch_three(&watches);
  const struct report_present watched = {.arrival = here.arrival, .watches = &watches};
  const struct fake_step loaded = {.stop = {.tick = 2, .reason = ENGINE_STOP_LOADED}};
  struct scene scene;
  scene_open(&scene, JSON, &loaded);
  scene.report->stop(scene.report, scene.engine, &watched);
  scene_close(&scene,
              "{\"event\":\"stop\",\"tick\":2,\"reason\":\"start\",\"generator\":\"main\","
              "\"state\":\"suspended-start\",\"function\":\"main\",\"line\":0,"
              "\"locals\":{},\"watches\":[{\"expression\":\"a + b\",\"value\":\"{1, nil}\"},"
              "{\"expression\":\"nope.x\",\"problem\":\"That fails.\"},"
              "{\"expression\":\"c\"}]}\n");
  scene_open(&scene, TEXT, &loaded);
  scene.report->stop(scene.report, scene.engine, &watched);
  scene_close(&scene, "The script is loaded. Nothing in it has run yet.\n"
                      "  a + b = {1, nil}\n  nope.x: That fails.\n  c: not computed yet\n");
  watch_clear(&watches);
}

static void an_answer_may_come_before_events(void **state)
{
  (void)state;
  const struct fake_step loaded = {.stop = {.tick = 2, .reason = ENGINE_STOP_LOADED}};
  struct scene scene;
  scene_open(&scene, JSON, &loaded);
  scene.report->answer(scene.report, scene.engine, "predict 1, true", "Right!", NULL);
  scene_close(&scene, "{\"event\":\"info\",\"tick\":2,\"command\":\"predict 1, true\","
                      "\"text\":\"Right!\"}\n");
  scene_open(&scene, TEXT, &loaded);
  scene.report->answer(scene.report, scene.engine, "predict 1, true", "Right!", NULL);
  scene_close(&scene, "Right!\n");
}

static void text_is_one_line_an_event(void **state)
{
  (void)state;
  WRITES(TEXT,
         "you: take#1.next()\n"
         "printed: one two\n"
         "printed: three\n"
         "take#1 ─▶ you: { value: 1, done: false }  line 4\n",
         FAKE_EVENT(.kind = ENGINE_NEXT, .generator = 1, .consumer = ENGINE_YOU),
         FAKE_TEXT("one ", .kind = ENGINE_PRINT), FAKE_TEXT("two\nthree", .kind = ENGINE_PRINT),
         FAKE_TEXT("1", .kind = ENGINE_RESULT, .generator = 1, .line = 4, .consumer = ENGINE_YOU));
}

static void text_cannot_drive_the_terminal(void **state)
{
  (void)state;
  WRITES(TEXT, "printed: \xEF\xBF\xBD[2J\ttab\xEF\xBF\xBD\n",
         FAKE_TEXT("\x1B[2J\ttab\xC2\x9B\n", .kind = ENGINE_PRINT));
  WRITES(TEXT, "error in take#1: two lines\xEF\xBF\xBD, nothing catches it\n",
         FAKE_TEXT("two\nlines\r", .kind = ENGINE_ERROR, .generator = 1));
}

static void text_of_stops_and_answers(void **state)
{
  (void)state;
  const struct fake_step loaded = {.stop = {.reason = ENGINE_STOP_LOADED}};
  struct scene scene;
  scene_open(&scene, TEXT, &loaded);
  scene.report->refused(scene.report, scene.engine, "There is nothing to finish.");
  scene.report->answer(scene.report, scene.engine, "help", "one\ntwo", &here);
  scene.report->answer(scene.report, scene.engine, "break 3", "", &here);
  scene_close(&scene, "Refused: There is nothing to finish.\none\ntwo\n"
                      "The script is loaded. Nothing in it has run yet.\n");
}

#define ASKS(of, by) FAKE_EVENT(.kind = ENGINE_NEXT, .generator = of, .consumer = by)
#define GIVES(of, to, value)                                                                       \
  FAKE_TEXT(value, .kind = ENGINE_RESULT, .generator = of, .consumer = to, .line = 3)

static void tree_is_indented_by_who_asked_whom(void **state)
{
  (void)state;
  WRITES(TREE,
         "main: take#1.next()\n"
         "  take#1: filter#1.next() ─▶ { value: 1, done: false }  line 3\n"
         "  take#1: filter#1.next()\n"
         "| hello\n"
         "  filter#1 ─▶ take#1: { value: 2, done: false }  line 3\n"
         "take#1 ─▶ main: { value: 2, done: false }  line 3\n"
         "main ended\n",
         ASKS(1, ENGINE_MAIN), ASKS(2, 1), GIVES(2, 1, "1"), ASKS(2, 1),
         FAKE_TEXT("hel", .kind = ENGINE_PRINT), FAKE_TEXT("lo\n", .kind = ENGINE_PRINT),
         GIVES(2, 1, "2"), GIVES(1, ENGINE_MAIN, "2"), FAKE_EVENT(.kind = ENGINE_END));
}

static void tree_finds_its_depth_again_after_lost_answers(void **state)
{
  (void)state;
  WRITES(TREE,
         "main: take#1.next()\n"
         "  take#1: filter#1.next()\n"
         "main: take#1.next() ─▶ { value: 1, done: false }  line 3\n"
         "main ended\n"
         "you: filter#1.next() ─▶ threw oh no\n",
         ASKS(1, ENGINE_MAIN), ASKS(2, 1), ASKS(1, ENGINE_MAIN), GIVES(1, ENGINE_MAIN, "1"),
         FAKE_EVENT(.kind = ENGINE_END), ASKS(2, ENGINE_YOU),
         FAKE_TEXT("oh no", .kind = ENGINE_RESULT, .generator = 2, .consumer = ENGINE_YOU,
                   .threw = true));
}

static void tree_numbers_what_is_too_deep_to_indent(void **state)
{
  (void)state;
  enum { DEPTH = 40 };
  struct engine_event told[DEPTH];
  for (uint32_t i = 0; i < DEPTH; i++)
    told[i] = (struct engine_event)ASKS(i + 1, i);
  const struct fake_step step = {
      .events = told, .count = DEPTH, .stop = {.reason = ENGINE_STOP_LOADED}};
  struct scene scene;
  scene_open(&scene, TREE, &step);
  scene_events(&scene);
  scene.report->stop(scene.report, scene.engine,
                     &(struct report_present){.arrival = &(struct say_arrival){.from = DEPTH}});
  fflush(scene.file);
  assert_non_null(strstr(scene.written, "\n    filter#1: ?.next()\n"));
  assert_non_null(strstr(scene.written,
                         "\n                                                (39 deep) "
                         "?: ?.next()\nThe script is loaded."));
  fclose(scene.file);
  free(scene.written);
  scene.report->free(scene.report);
  engine_free(scene.engine);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(json_of_requests_and_results),
      cmocka_unit_test(json_of_an_error_is_told_once),
      cmocka_unit_test(json_of_a_trace_has_an_answer_to_each_call),
      cmocka_unit_test(json_of_printed_bytes_is_valid),
      cmocka_unit_test(json_of_a_line_has_the_locals_that_it_sees),
      cmocka_unit_test(json_of_stops_and_answers),
      cmocka_unit_test(json_of_other_times),
      cmocka_unit_test(stops_have_what_is_watched),
      cmocka_unit_test(an_answer_may_come_before_events),
      cmocka_unit_test(text_is_one_line_an_event),
      cmocka_unit_test(text_cannot_drive_the_terminal),
      cmocka_unit_test(text_of_stops_and_answers),
      cmocka_unit_test(tree_is_indented_by_who_asked_whom),
      cmocka_unit_test(tree_finds_its_depth_again_after_lost_answers),
      cmocka_unit_test(tree_numbers_what_is_too_deep_to_indent),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
