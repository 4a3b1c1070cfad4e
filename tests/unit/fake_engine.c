#include "tests/unit/fake_engine.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/fake_past.h"

enum { MOST_EVENTS = 4096 };

struct engine {
  const struct fake_step *steps;
  size_t step_count, step; /* step: the next to be played */
  const char *const *names;
  enum engine_status status;
  bool asked_to_pause, killed, refused;
  int always_ready;
  struct engine_event events[MOST_EVENTS];
  size_t event_count, recorded, forgotten; /* event_count: those in the past */
  size_t from;
  struct engine_stop stop;
  struct engine_view view;
};

static char calls[4096];

static void note(const char *call)
{
  size_t used = strlen(calls);
  snprintf(calls + used, sizeof calls - used, "%s%s", used > 0 ? " " : "", call);
}

const char *fake_engine_calls(void)
{
  return calls;
}

struct engine *fake_engine_new(const struct fake_step *steps, size_t count,
                               const char *const *names)
{
  calls[0] = '\0';
  struct engine *engine = calloc(1, sizeof *engine);
  if (!engine) abort();
  engine->steps = steps;
  engine->step_count = count;
  engine->names = names;
  engine->status = ENGINE_RUNNING;
  engine->always_ready = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (engine->always_ready < 0) abort();
  return engine;
}

/* A command: accepted as long as a step is left to play. */
static bool command(struct engine *engine, const char *call)
{
  note(call);
  if (engine->step == engine->step_count) return false;
  engine->status = ENGINE_RUNNING;
  engine->from = engine->event_count;
  return true;
}

/* The step that was played last. */
static const struct fake_step *played(const struct engine *engine)
{
  return engine->step > 0 ? &engine->steps[engine->step - 1] : &engine->steps[0];
}

void engine_free(struct engine *engine)
{
  if (engine) close(engine->always_ready);
  free(engine);
}

void engine_poll(const struct engine *engine, struct pollfd *pollfd)
{
  *pollfd = (struct pollfd){.fd = engine->always_ready, .events = POLLIN};
}

bool engine_dispatch(struct engine *engine)
{
  if (engine->status == ENGINE_STOPPED) return false;
  const struct fake_step *step = &engine->steps[engine->step];
  if (step->patience == FAKE_NEVER && !engine->killed) return false;
  if (step->patience == FAKE_AT_PAUSE && !engine->asked_to_pause) return false;
  engine->step++;
  engine->status = ENGINE_STOPPED;
  engine->refused = step->refused;
  if (step->refused) return true;
  if (step->jumps) engine->event_count = step->past;
  for (size_t i = 0; i < step->count; i++) {
    if (engine->event_count == MOST_EVENTS) abort();
    engine->events[engine->event_count++] = step->events[i];
  }
  if (engine->recorded < engine->event_count) engine->recorded = engine->event_count;
  engine->stop = step->stop;
  if (!engine->stop.text) engine->stop.text = "";
  if (!engine->stop.hint) engine->stop.hint = "";
  if (!engine->stop.file) engine->stop.file = "";
  engine->view = step->view;
  return true;
}

bool engine_wait(struct engine *engine, int milliseconds)
{
  (void)milliseconds;
  engine_dispatch(engine);
  return true;
}

enum engine_status engine_status(const struct engine *engine)
{
  return engine->status;
}

uint64_t engine_progress(const struct engine *engine)
{
  return engine->stop.tick;
}

const struct engine_stop *engine_stop(const struct engine *engine)
{
  return &engine->stop;
}

const struct engine_view *engine_view(const struct engine *engine)
{
  return &engine->view;
}

size_t engine_event_count(const struct engine *engine)
{
  return engine->event_count;
}

const struct engine_event *engine_event(const struct engine *engine, size_t index)
{
  return index < engine->forgotten ? NULL : &engine->events[index];
}

const struct engine_event *engine_skim(const struct engine *engine, size_t index)
{
  return engine_event(engine, index);
}

void engine_forget(struct engine *engine, size_t before)
{
  engine->forgotten = before;
}

const char *engine_name(const struct engine *engine, uint32_t generator)
{
  if (generator == ENGINE_MAIN) return "main";
  if (generator == ENGINE_YOU) return "you";
  for (uint32_t id = 1; engine->names[id - 1]; id++)
    if (id == generator) return engine->names[id - 1];
  return "?";
}

uint32_t engine_find(const struct engine *engine, const char *name)
{
  for (uint32_t id = 1; engine->names[id - 1]; id++)
    if (strcmp(engine->names[id - 1], name) == 0) return id;
  return ENGINE_YOU;
}

const char *engine_source(const struct engine *engine, size_t *size)
{
  static const char text[] = "\n\n\nyield_from(inner())\n"; /* where the tests' generators pause */
  (void)engine;
  *size = sizeof text - 1;
  return text;
}

const char *engine_reason_word(enum engine_reason reason)
{
  static const char *const words[] = {
#define X(name, word) [ENGINE_STOP_##name] = word,
      ENGINE_REASONS(X)
#undef X
  };
  return words[reason];
}

const char *engine_problem(const struct engine *engine)
{
  (void)engine;
  return "There is nothing left to do.";
}

size_t engine_from(const struct engine *engine)
{
  return engine->from;
}

const char *engine_notice(const struct engine *engine)
{
  return played(engine)->notice ? played(engine)->notice : "";
}

size_t engine_branch_count(const struct engine *engine)
{
  return played(engine)->branches ? played(engine)->branches : 1;
}

uint32_t engine_branch_current(const struct engine *engine)
{
  return played(engine)->branch;
}

struct engine_branch engine_branch(const struct engine *engine, uint32_t branch)
{
  (void)branch;
  return (struct engine_branch){.event_count = engine->recorded};
}

const struct engine_breakpoint *engine_break_list(const struct engine *engine, size_t *count)
{
  *count = played(engine)->breakpoint_count;
  return played(engine)->breakpoints;
}

bool engine_refused(const struct engine *engine)
{
  return engine->refused;
}

uint32_t engine_target(const struct engine *engine)
{
  if (engine->stop.returned != ENGINE_MAIN) return engine->stop.returned;
  for (size_t i = engine->stop.generator_count; i-- > 0;)
    if (engine->stop.generators[i].state < ENGINE_EXECUTING) return engine->stop.generators[i].id;
  return ENGINE_MAIN;
}

bool engine_next(struct engine *engine)
{
  return command(engine, "next");
}

bool engine_step(struct engine *engine)
{
  return command(engine, "step");
}

bool engine_over(struct engine *engine)
{
  return command(engine, "over");
}

bool engine_finish(struct engine *engine)
{
  return command(engine, "finish");
}

bool engine_each_call(struct engine *engine)
{
  return command(engine, "each_call");
}

bool engine_job(struct engine *engine)
{
  return command(engine, "job");
}

bool engine_in_loop(const struct engine *engine, uint64_t tick)
{
  (void)engine, (void)tick;
  return false;
}

bool engine_continue(struct engine *engine)
{
  return command(engine, "continue");
}

bool engine_call(struct engine *engine, enum engine_request request, const char *value)
{
  static const char *const words[] = {"next", "throw", "return"};
  char call[256];
  snprintf(call, sizeof call, "%s(%s)", words[request], value);
  return command(engine, call);
}

bool engine_make(struct engine *engine, const char *expression)
{
  return command(engine, expression);
}

bool engine_lockstep(struct engine *engine, const char *expression)
{
  char call[256];
  snprintf(call, sizeof call, "lockstep(%s)", expression);
  return command(engine, call);
}

bool engine_select(struct engine *engine, uint32_t generator)
{
  (void)generator;
  return command(engine, "select");
}

bool engine_back(struct engine *engine)
{
  return command(engine, "back");
}

bool engine_restart(struct engine *engine)
{
  return command(engine, "restart");
}

bool engine_run_all(struct engine *engine, bool lines)
{
  return command(engine, lines ? "run_all(lines)" : "run_all");
}

int engine_break_line(const struct engine *engine, int line)
{
  (void)engine;
  return line;
}

bool engine_break(struct engine *engine, int line, bool on)
{
  (void)engine;
  (void)line;
  note(on ? "break" : "unbreak");
  return true;
}

void engine_pause(struct engine *engine)
{
  note("pause");
  engine->asked_to_pause = true;
  if (engine->steps[engine->step].patience == FAKE_NEVER) raise(SIGINT);
}

bool engine_kill(struct engine *engine)
{
  note("kill");
  engine->killed = true;
  return true;
}

const struct engine_view *engine_look(struct engine *engine, uint32_t generator)
{
  (void)engine;
  (void)generator;
  return NULL;
}

const struct engine_parts *engine_expand(struct engine *engine, size_t frame, size_t variable,
                                         const uint32_t *path, size_t depth, uint32_t from)
{
  (void)engine;
  (void)frame;
  (void)variable;
  (void)path;
  (void)depth;
  (void)from;
  return NULL;
}
