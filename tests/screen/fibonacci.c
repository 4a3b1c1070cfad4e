#include "tests/screen/fibonacci.h"
#include "tests/screen/scene.h"
#include "tests/screen/shot.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/command.h"
#include "app/model.h"
#include "app/update.h"

#define REQUEST(what, value)                                                                       \
  {                                                                                                \
    .kind = (what), .generator = 1, .consumer = ENGINE_YOU, .text = (value), .file = ""            \
  }
#define RESULT(value, at, ...)                                                                     \
  {                                                                                                \
    .kind = ENGINE_RESULT, .generator = 1, .consumer = ENGINE_YOU, .text = (value), .line = (at),  \
    .file = "fibonacci.lua", __VA_ARGS__                                                           \
  }

static const int first[] = {2, 3, 4}, again[] = {5, 6, 3, 4};
#define FIRST .lines = first, .line_count = 3
#define AGAIN .lines = again, .line_count = 4

static const struct engine_event events[] = {
    {.kind = ENGINE_CREATE, .generator = 1, .line = 10, .text = "100", .file = "fibonacci.lua"},
    {.kind = ENGINE_END, .text = "", .file = ""},
    REQUEST(ENGINE_NEXT, ""),
    RESULT("0", 4, FIRST),
    REQUEST(ENGINE_NEXT, ""),
    RESULT("1", 4, AGAIN),
    REQUEST(ENGINE_NEXT, ""),
    RESULT("1", 4, AGAIN),
    REQUEST(ENGINE_NEXT, ""),
    RESULT("2", 4, AGAIN),
    REQUEST(ENGINE_NEXT, ""),
    RESULT("3", 4, AGAIN),
    REQUEST(ENGINE_NEXT, ""),
    RESULT("5", 4, AGAIN),
    REQUEST(ENGINE_NEXT, "true"),
    RESULT("0", 4, AGAIN),
    REQUEST(ENGINE_NEXT, ""),
    REQUEST(ENGINE_RETURN, "7"), /* in place of the one before */
    RESULT("7", 4, .done = true),
};

#define LOCAL(name, value)                                                                         \
  {                                                                                                \
    (name), (value), ENGINE_LOCAL, false, 0, 0                                                     \
  }
#define LIMIT                                                                                      \
  {                                                                                                \
    "limit", "100", ENGINE_PARAMETER, false, 0, 0                                                  \
  }
static const struct engine_variable sixth[] = {LIMIT, LOCAL("a", "5"), LOCAL("b", "8")};
static const struct engine_variable seventh[] = {LIMIT, LOCAL("a", "0"), LOCAL("b", "1")};
static const struct engine_variable stepping[] = {LIMIT, LOCAL("a", "0"), LOCAL("b", "1"),
                                                  LOCAL("reset", "nil")};

static const struct engine_frame frames[] = {
    [FIBONACCI_SIXTH] = {"fibonacci", "fibonacci.lua", 4, 1, sixth, 3},
    [FIBONACCI_SEVENTH] = {"fibonacci", "fibonacci.lua", 4, 1, seventh, 3},
    [FIBONACCI_STEPPING] = {"fibonacci", "fibonacci.lua", 5, 1, stepping, 4},
};

struct moment {
  size_t event_count;
  enum engine_reason reason;
  enum engine_state state;
  int line;
  bool ended, open_call;
};

static const struct moment moments[] = {
    [FIBONACCI_OPENING] = {1, ENGINE_STOP_CREATED, ENGINE_SUSPENDED_START, 0, false, false},
    [FIBONACCI_SIXTH] = {14, ENGINE_STOP_RESULT, ENGINE_SUSPENDED_YIELD, 4, true, false},
    [FIBONACCI_SEVENTH] = {16, ENGINE_STOP_RESULT, ENGINE_SUSPENDED_YIELD, 4, true, false},
    [FIBONACCI_STEPPING] = {17, ENGINE_STOP_LINE, ENGINE_EXECUTING, 5, true, true},
    [FIBONACCI_RETURNED] = {18, ENGINE_STOP_RESULT, ENGINE_COMPLETED, 4, true, false},
};

static const uint32_t chain[] = {ENGINE_YOU, 1};
static const struct engine_function function = {"fibonacci", "limit", 1};

void fibonacci_at(struct model *model, enum fibonacci_moment moment)
{
  static struct engine_generator generator;
  enum { EVENTS = sizeof events / sizeof events[0] };
  static struct engine_event told[EVENTS]; /* the n-th with the tick 10 n, as the stop after it */
  const struct moment *now = &moments[moment];
  struct scene *scene = scene_of(model_engine(model));
  generator = (struct engine_generator){.id = 1,
                                        .name = "fibonacci#1",
                                        .function = "fibonacci",
                                        .state = now->state,
                                        .line = now->line,
                                        .file = "fibonacci.lua"};
  if (moment != FIBONACCI_OPENING) {
    /* The moment is what a next leads to; the model saw the events before its request. */
    scene->event_count = now->event_count - (now->state == ENGINE_EXECUTING ? 1 : 2);
    assert_int_equal(command_run(model, "next", COMMAND_SCREEN), COMMAND_RUNS);
  }
  for (size_t i = 0; i < EVENTS; i++) {
    bool skips = moment == FIBONACCI_RETURNED && i >= 16;
    told[i] = events[skips && i < EVENTS - 1 ? i + 1 : i];
    told[i].tick = (i + 1) * 10;
  }
  scene->events = told;
  scene->event_count = now->event_count;
  scene->stop = (struct engine_stop){.tick = now->event_count * 10,
                                     .reason = now->reason,
                                     .text = "",
                                     .hint = "",
                                     .file = "fibonacci.lua",
                                     .line = now->line,
                                     .generator = 1,
                                     .ended = now->ended,
                                     .open_call = now->open_call,
                                     .returned = now->ended ? 1 : ENGINE_MAIN,
                                     .functions = &function,
                                     .function_count = 1};
  if (now->state == ENGINE_EXECUTING) {
    scene->stop.chain = chain;
    scene->stop.chain_count = 2;
  }
  scene_generators(scene, &generator, 1);
  bool framed = now->line > 0 && moment != FIBONACCI_RETURNED;
  scene->view = (struct engine_view){.generator = 1,
                                     .state = now->state,
                                     .frames = framed ? &frames[moment] : NULL,
                                     .frame_count = framed};
  scene->target = 1;
  scene->status = ENGINE_STOPPED;
  update_engine(model);
}

static char *text;

struct model *fibonacci_new(int rows, int columns)
{
  free(text);
  text = shot_read(FIBONACCI);
  struct model *model = model_new(scene_new(text), FIBONACCI);
  update_size(model, rows, columns);
  fibonacci_at(model, FIBONACCI_OPENING);
  return model;
}
