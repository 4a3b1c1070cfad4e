/* The screens as a user sees them: each test draws one and compares it with a file of
 * tests/screen/expected, which shows it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/model_inside.h"
#include "app/update.h"
#include "tests/screen/fibonacci.h"
#include "tests/screen/scene.h"
#include "tests/screen/shot.h"

static void keys(struct model *model, const char *names)
{
  char name[32];
  while (*names != '\0') {
    size_t size = strcspn(names, " ");
    memcpy(name, names, size);
    name[size] = '\0';
    assert_true(update_key(model, name));
    names += size + (names[size] == ' ');
  }
}

/* A screen of the example at a moment, after some keys. The moment before it has been seen,
 * so that changes are marked. */
struct shot {
  const char *file;
  int rows, columns;
  enum fibonacci_moment before, moment;
  const char *keys;
};

static const struct shot shots[] = {
    {"opening", 24, 80, FIBONACCI_OPENING, FIBONACCI_OPENING, ""},
    {"paused", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ""},
    {"paused-large", 50, 160, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ""},
    {"paused-60x16", 16, 60, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ""},
    {"paused-80x12", 12, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ""},
    {"paused-45x20", 20, 45, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ""},
    {"paused-40x10", 10, 40, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ""},
    {"low-80x9", 9, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ""},
    {"low-zoomed-80x9", 9, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "z Tab"},
    {"low-prompt-40x9", 9, 40, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "v 7"},
    {"low-30x8", 8, 30, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ""},
    {"low-help-30x8", 8, 30, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "?"},
    {"low-20x4", 4, 20, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ""},
    {"narrow-24x20", 20, 24, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ""},
    {"too-small", 3, 40, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ""},
    {"javascript", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "J"},
    {"stepping", 24, 80, FIBONACCI_SEVENTH, FIBONACCI_STEPPING, ""},
    {"returned", 24, 80, FIBONACCI_SEVENTH, FIBONACCI_RETURNED, ""},
    {"prompt-send", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "v { a Space = Space 1 } Left"},
    {"prompt-command", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ": s"},
    {"prompt-help", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ": c o n Tab"},
    {"breakpoint", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "Down Down B"},
    {"sideways", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "l"},
    {"results-scrolled", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "Tab Tab g"},
    {"help", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "?"},
    {"help-end", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "? G"},
    {"info-frame", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, ": i n f o Space f r a m e Enter"},
    {"paused-styled", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "Tab"},
    {"prompt-styled", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "v 1 2 3 Left"},
    {"unknown-key", 24, 80, FIBONACCI_SIXTH, FIBONACCI_SEVENTH, "y"},
};

static void draw_shot(void **state)
{
  const struct shot *shot = *state;
  struct model *model = fibonacci_new(shot->rows, shot->columns);
  if (shot->before != shot->moment) fibonacci_at(model, shot->before);
  fibonacci_at(model, shot->moment);
  keys(model, shot->keys);
  shot_expect(model, shot->file);
  model_free(model);
}

/* A model over a scene that the test fills in. */
static struct model *open_scene(const char *source, struct scene **scene)
{
  struct engine *engine = scene_new(source);
  *scene = scene_of(engine);
  struct model *model = model_new(engine, "tests/screen/none.lua");
  update_size(model, 24, 80);
  return model;
}

static void show(struct model *model, const char *file)
{
  update_engine(model);
  shot_expect(model, file);
  model_free(model);
}

/* Six results, of which the last two are still to come; two other branches leave. */
static struct model *open_in_the_past(int rows, int columns)
{
  struct model *model = fibonacci_new(rows, columns);
  struct scene *scene = scene_of(model_engine(model));
  fibonacci_at(model, FIBONACCI_SIXTH);
  scene->recorded_count = 14;
  scene->event_count = 10;
  scene->stop.tick = 100;
  scene->branch_count = 3;
  scene->branches[1] = (struct engine_branch){.fork_tick = 60, .end_tick = 140};
  scene->branches[2] = (struct engine_branch){.fork_tick = 60, .end_tick = 140};
  return model;
}

static void time_past_and_future(void **state)
{
  (void)state;
  show(open_in_the_past(24, 80), "time");
  show(open_in_the_past(50, 160), "time-large");
}

static void breakpoints_of_all_kinds(void **state)
{
  (void)state;
  static const struct engine_breakpoint breaks[] = {
      {ENGINE_BREAK_LINE, 2, "", "", 0, true},      {ENGINE_BREAK_LINE, 3, "", "", 0, false},
      {ENGINE_BREAK_LINE, 4, "a > 1", "", 0, true}, {ENGINE_BREAK_LINE, 5, "a > 1", "", 0, false},
      {ENGINE_BREAK_ERROR, 0, "", "", 0, true},
  };
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  for (size_t i = 0; i < sizeof breaks / sizeof breaks[0]; i++)
    engine_break_add(model_engine(model), &breaks[i]);
  show(model, "breakpoints");
}

static void both_futures(void **state)
{
  (void)state;
  static const struct engine_outcome next[] = {
      {"8", false, false, false}, {"13", false, false, false}, {"21", false, false, false}};
  static const struct engine_outcome other[] = {{"8", false, false, false},
                                                {"oh no", false, true, false}};
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  keys(model, "w t h r o w Space 7 Enter");
  struct scene *scene = scene_of(model_engine(model));
  scene->future = (struct engine_future){"", next, other, 3, 2};
  scene->status = ENGINE_STOPPED;
  show(model, "futures");
}

static void running(void **state)
{
  (void)state;
  struct model *model = fibonacci_new(24, 80);
  fibonacci_at(model, FIBONACCI_SIXTH);
  keys(model, "c");
  scene_of(model_engine(model))->progress = 1234567;
  show(model, "running");
}

static void running_lets_keys_wait(void **state)
{
  (void)state;
  struct model *model = fibonacci_new(24, 80);
  keys(model, "c n");
  assert_string_equal(model_message(model), "");
  assert_string_equal(scene_of(model_engine(model))->calls, "continue");
  keys(model, "Esc");
  assert_string_equal(scene_of(model_engine(model))->calls, "continue pause");
  model_free(model);
}

static void syntax_error(void **state)
{
  (void)state;
  struct scene *scene;
  struct model *model = open_scene("local a = 1\nconst b = 2\nprint(a)\n", &scene);
  scene->stop.reason = ENGINE_STOP_SYNTAX;
  scene->stop.text = "none.lua:2: syntax error near 'b'";
  scene->stop.hint = "In Lua, write local where JavaScript has const";
  scene->stop.file = "none.lua";
  scene->stop.line = 2;
  show(model, "syntax-error");
}

static void uncaught_error(void **state)
{
  (void)state;
  static const struct engine_variable variables[] = {{"fruit", "nil", ENGINE_LOCAL, false, 0, 0}};
  static const struct engine_frame frame = {"main", "none.lua", 2, ENGINE_MAIN, variables, 1};
  static const uint32_t chain[] = {ENGINE_MAIN};
  struct scene *scene;
  struct model *model = open_scene("local fruit\nprint(fruit.name)\n", &scene);
  scene->stop.reason = ENGINE_STOP_ERROR;
  scene->stop.text = "none.lua:2: attempt to index a nil value (local 'fruit')";
  scene->stop.file = "none.lua";
  scene->stop.line = 2;
  scene->stop.chain = chain;
  scene->stop.chain_count = 1;
  scene->view = (struct engine_view){.state = ENGINE_EXECUTING, .frames = &frame, .frame_count = 1};
  show(model, "error");
}

static void functions_are_offered(void **state)
{
  (void)state;
  static const struct engine_function functions[] = {{"count", "from, to", 1}, {"squares", "", 5}};
  static const struct engine_event end = {.kind = ENGINE_END, .text = "", .file = ""};
  struct scene *scene;
  struct model *model = open_scene("count = generator(function (from, to)\n  yield(from)\nend)\n"
                                   "squares = generator(function ()\nend)\n",
                                   &scene);
  scene->events = &end;
  scene->event_count = 1;
  scene->stop.reason = ENGINE_STOP_END;
  scene->stop.ended = true;
  scene->stop.functions = functions;
  scene->stop.function_count = 2;
  show(model, "functions");
}

#define PRINTED(string)                                                                            \
  {                                                                                                \
    .kind = ENGINE_PRINT, .text = (string), .text_size = sizeof(string) - 1, .file = ""            \
  }

static void pipeline_driven_by_main(void **state)
{
  (void)state;
  static const char source[] =
      "local naturals = generator(function ()\n"
      "  local n = 0\n"
      "  while true do\n"
      "    local answer, more = yield(n) -- pauses; yield(x) in a comment\n"
      "    n = n + 1\n"
      "  end\n"
      "end)\n"
      "for v in of(take(5, naturals())) do print(v, \"世界\") end\n";
  static const int lines[] = {5, 3, 4, 5, 3, 4, 5, 3, 4, 5, 3, 4};
  static const struct engine_event events[] = {
      {.kind = ENGINE_CREATE, .generator = 1, .text = "", .file = ""},
      {.kind = ENGINE_CREATE, .generator = 2, .text = "5, naturals#1", .file = ""},
      {.kind = ENGINE_NEXT, .generator = 2, .text = "", .file = ""},
      {.kind = ENGINE_NEXT, .generator = 1, .consumer = 2, .text = "7", .file = ""},
      {.kind = ENGINE_RESULT, .generator = 1, .consumer = 2, .text = "0", .line = 4, .file = ""},
      {.kind = ENGINE_RESULT, .generator = 2, .text = "0", .line = 8, .file = ""},
      PRINTED("0\t世界\nhalf a line"),
      PRINTED(" and its end\n"),
      {.kind = ENGINE_NEXT, .generator = 2, .text = "", .file = ""},
      {.kind = ENGINE_NEXT, .generator = 1, .consumer = 2, .text = "", .file = ""},
      {.kind = ENGINE_RESULT,
       .generator = 1,
       .consumer = 2,
       .text = "1",
       .line = 4,
       .file = "",
       .lines = lines,
       .line_count = 12},
      {.kind = ENGINE_RESULT,
       .generator = 2,
       .text = "\"out of fruit\"",
       .threw = true,
       .file = ""},
  };
  static const struct engine_generator generators[] = {
      {.id = 1,
       .name = "naturals#1",
       .function = "naturals",
       .state = ENGINE_SUSPENDED_YIELD,
       .line = 4,
       .file = "none.lua"},
      {.id = 2,
       .name = "take#1",
       .function = "take",
       .state = ENGINE_COMPLETED,
       .failed = true,
       .line = 8,
       .file = "none.lua"},
      {.id = 3,
       .name = "a_generator_with_a_long_name#1",
       .function = "a",
       .state = ENGINE_SUSPENDED_START,
       .file = ""},
  };
  static const struct engine_variable variables[] = {
      {"n", "1", ENGINE_LOCAL, false, 0, 0},
      {"fruits", "{\"apple\", \"banana\", \"cherry\", \"date\"}", ENGINE_UPVALUE, true, 9, 0},
  };
  static const struct engine_frame frame = {"naturals", "none.lua", 4, 1, variables, 2};
  struct scene *scene;
  struct model *model = open_scene(source, &scene);
  scene->events = events;
  scene->event_count = sizeof events / sizeof events[0];
  scene->stop.reason = ENGINE_STOP_RESULT;
  scene->stop.generator = 2;
  scene_generators(scene, generators, 3);
  scene->view = (struct engine_view){
      .generator = 1, .state = ENGINE_SUSPENDED_YIELD, .frames = &frame, .frame_count = 1};
  scene->target = 1;
  show(model, "pipeline");
}

static void long_script_keeps_its_line_in_view(void **state)
{
  (void)state;
  static char source[60000];
  size_t used = 0;
  for (int i = 1; i <= 3000; i++)
    used += (size_t)snprintf(source + used, sizeof source - used, "print(%d)\n", i);
  static const struct engine_frame frame = {"main", "none.lua", 2500, ENGINE_MAIN, NULL, 0};
  struct scene *scene;
  struct model *model = open_scene(source, &scene);
  scene->view = (struct engine_view){.state = ENGINE_EXECUTING, .frames = &frame, .frame_count = 1};
  scene->stop.reason = ENGINE_STOP_LINE;
  show(model, "long-script");
}

static void numbers_of_six_digits(void **state)
{
  (void)state;
  enum { LINES = 100000, ONE = 32 };
  char *source = malloc(LINES * ONE), *end = source;
  assert_non_null(source);
  for (int i = 1; i <= LINES; i++)
    end += sprintf(end, "local x = %d%s", i, i < LINES ? "\n" : "");
  static const struct engine_frame frame = {"main", "none.lua", 99999, ENGINE_MAIN, NULL, 0};
  struct scene *scene;
  struct model *model = open_scene(source, &scene);
  scene->view = (struct engine_view){.state = ENGINE_EXECUTING, .frames = &frame, .frame_count = 1};
  scene->stop.reason = ENGINE_STOP_LINE;
  update_engine(model);
  keys(model, "/ 5 4 3 2 1 Enter");
  show(model, "huge-script");
  free(source);
}

static void an_empty_script(void **state)
{
  (void)state;
  struct scene *scene;
  struct model *model = open_scene("", &scene);
  update_size(model, 16, 60);
  keys(model, "/ a Enter G O l Ctrl-N g");
  show(model, "empty-script");
}

int main(void)
{
  enum { SHOTS = sizeof shots / sizeof shots[0] };
  struct CMUnitTest tests[SHOTS + 13] = {{0}};
  size_t count = 0;
  for (; count < SHOTS; count++)
    tests[count] = (struct CMUnitTest){.name = shots[count].file,
                                       .test_func = draw_shot,
                                       .initial_state = (void *)(uintptr_t)&shots[count]};
  const struct CMUnitTest others[] = {
      cmocka_unit_test(time_past_and_future),
      cmocka_unit_test(breakpoints_of_all_kinds),
      cmocka_unit_test(both_futures),
      cmocka_unit_test(running),
      cmocka_unit_test(running_lets_keys_wait),
      cmocka_unit_test(syntax_error),
      cmocka_unit_test(uncaught_error),
      cmocka_unit_test(functions_are_offered),
      cmocka_unit_test(pipeline_driven_by_main),
      cmocka_unit_test(long_script_keeps_its_line_in_view),
      cmocka_unit_test(numbers_of_six_digits),
      cmocka_unit_test(an_empty_script),
  };
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    tests[count++] = others[i];
  return _cmocka_run_group_tests("view", tests, count, NULL, NULL);
}
