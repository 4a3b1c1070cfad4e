#include "tests/screen/scene.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/update.h"

struct engine {
  struct scene scene;
};

struct engine *scene_new(const char *source)
{
  struct engine *engine = calloc(1, sizeof *engine);
  if (!engine) abort();
  engine->scene.source = source;
  engine->scene.stop.text = engine->scene.stop.hint = engine->scene.stop.file = "";
  return engine;
}

struct scene *scene_of(struct engine *engine)
{
  return &engine->scene;
}

void scene_generators(struct scene *scene, const struct engine_generator *generators, size_t count)
{
  scene->stop.generators = generators;
  scene->stop.generator_count = count;
}

void scene_press(struct model *model, const char *keys)
{
  char key[32];
  while (*keys != '\0') {
    size_t size = strcspn(keys, " ");
    memcpy(key, keys, size);
    key[size] = '\0';
    update_key(model, key);
    keys += size + (keys[size] == ' ');
  }
}

/* ------------------------------------------------------------- engine.h */

static bool call(struct engine *engine, const char *name, const char *argument)
{
  struct scene *scene = &engine->scene;
  size_t used = strlen(scene->calls);
  snprintf(scene->calls + used, sizeof scene->calls - used, "%s%s%s", used > 0 ? " " : "", name,
           argument);
  scene->status = ENGINE_RUNNING;
  scene->from = scene->event_count;
  return true;
}

void engine_free(struct engine *engine)
{
  free(engine);
}
enum engine_status engine_status(const struct engine *engine)
{
  return engine->scene.status;
}
uint64_t engine_progress(const struct engine *engine)
{
  return engine->scene.progress;
}
const struct engine_stop *engine_stop(const struct engine *engine)
{
  return &engine->scene.stop;
}
const struct engine_view *engine_view(const struct engine *engine)
{
  return &engine->scene.view;
}
size_t engine_event_count(const struct engine *engine)
{
  return engine->scene.event_count;
}
const struct engine_event *engine_event(const struct engine *engine, size_t index)
{
  return &engine->scene.events[index];
}
const struct engine_event *engine_skim(const struct engine *engine, size_t index)
{
  return engine_event(engine, index);
}
const char *engine_name(const struct engine *engine, uint32_t generator)
{
  const struct engine_stop *stop = &engine->scene.stop;
  for (size_t i = 0; i < stop->generator_count; i++)
    if (stop->generators[i].id == generator) return stop->generators[i].name;
  return generator == ENGINE_MAIN ? "main" : generator == ENGINE_YOU ? "you" : "?";
}
uint32_t engine_find(const struct engine *engine, const char *name)
{
  const struct engine_stop *stop = &engine->scene.stop;
  for (size_t i = 0; i < stop->generator_count; i++)
    if (strcmp(stop->generators[i].name, name) == 0) return stop->generators[i].id;
  return ENGINE_YOU;
}
const char *engine_source(const struct engine *engine, size_t *size)
{
  *size = strlen(engine->scene.source);
  return engine->scene.source;
}
const char *engine_problem(const struct engine *engine)
{
  (void)engine;
  return "That is not possible.";
}
bool engine_refused(const struct engine *engine)
{
  return engine->scene.refused;
}
uint32_t engine_target(const struct engine *engine)
{
  return engine->scene.target;
}
bool engine_next(struct engine *engine)
{
  return call(engine, "next", "");
}
bool engine_step(struct engine *engine)
{
  return call(engine, "step", "");
}
bool engine_over(struct engine *engine)
{
  return call(engine, "over", "");
}
bool engine_finish(struct engine *engine)
{
  return call(engine, "finish", "");
}
bool engine_each_call(struct engine *engine)
{
  return call(engine, "each_call", "");
}
bool engine_job(struct engine *engine)
{
  return call(engine, "job", "");
}
bool engine_in_loop(const struct engine *engine, uint64_t tick)
{
  (void)engine, (void)tick;
  return false;
}
bool engine_continue(struct engine *engine)
{
  return call(engine, "continue", "");
}
bool engine_call(struct engine *engine, enum engine_request request, const char *value)
{
  static const char *const words[] = {"by-next:", "by-throw:", "by-return:"};
  return call(engine, words[request], value);
}
bool engine_make(struct engine *engine, const char *expression)
{
  return call(engine, "make:", expression);
}
bool engine_lockstep(struct engine *engine, const char *expression)
{
  return call(engine, "lockstep:", expression);
}
/* Nothing is in lockstep here. */
bool engine_lockstep_pair(const struct engine *engine, struct engine_pair *pair)
{
  (void)engine;
  *pair = (struct engine_pair){.first = ENGINE_MAIN};
  return false;
}
bool engine_select(struct engine *engine, uint32_t generator)
{
  return call(engine, "select:", engine_name(engine, generator));
}
bool engine_restart(struct engine *engine)
{
  return call(engine, "restart", "");
}
void engine_pause(struct engine *engine)
{
  call(engine, "pause", "");
}
const struct engine_breakpoint *engine_break_list(const struct engine *engine, size_t *count)
{
  *count = engine->scene.break_count;
  return engine->scene.breaks;
}
bool engine_break_add(struct engine *engine, const struct engine_breakpoint *breakpoint)
{
  engine->scene.breaks[engine->scene.break_count++] = *breakpoint;
  return true;
}
bool engine_break_enable(struct engine *engine, size_t index, bool enabled)
{
  engine->scene.breaks[index].enabled = enabled;
  return true;
}
bool engine_break_remove(struct engine *engine, size_t index)
{
  engine->scene.breaks[index] = engine->scene.breaks[--engine->scene.break_count];
  return true;
}
int engine_break_line(const struct engine *engine, int line)
{
  (void)engine;
  return line;
}

bool engine_break(struct engine *engine, int line, bool on)
{
  const struct engine_breakpoint breakpoint = {
      .kind = ENGINE_BREAK_LINE, .line = line, .condition = "", .name = "", .enabled = true};
  if (on) return engine_break_add(engine, &breakpoint);
  for (size_t i = 0; i < engine->scene.break_count; i++)
    if (engine->scene.breaks[i].line == line) return engine_break_remove(engine, i);
  return false;
}
const struct engine_parts *engine_expand(struct engine *engine, size_t frame, size_t variable,
                                         const uint32_t *path, size_t depth, uint32_t from)
{
  if (engine->scene.expand) return engine->scene.expand(frame, variable, path, depth, from);
  return engine->scene.parts.parts ? &engine->scene.parts : NULL;
}
void engine_poll(const struct engine *engine, struct pollfd *pollfd)
{
  (void)engine;
  *pollfd = (struct pollfd){.fd = -1};
}
bool engine_dispatch(struct engine *engine)
{
  (void)engine;
  return false;
}

/* -------------------------------------------------------------------- time */

bool engine_back(struct engine *engine)
{
  return call(engine, "back", "");
}
bool engine_redo(struct engine *engine)
{
  return call(engine, "redo", "");
}
size_t engine_back_count(const struct engine *engine)
{
  return engine->scene.back_count;
}
size_t engine_redo_count(const struct engine *engine)
{
  return engine->scene.redo_count;
}
bool engine_back_to(struct engine *engine, enum engine_back_to where, const char *name)
{
  static const char *const words[] = {"back-line", "back-call", "back-created", "back-change:"};
  return call(engine, words[where], name);
}
bool engine_goto(struct engine *engine, uint64_t tick)
{
  char number[24];
  snprintf(number, sizeof number, "%llu", (unsigned long long)tick);
  return call(engine, "goto:", number);
}
bool engine_goto_end(struct engine *engine)
{
  return call(engine, "goto-end", "");
}
size_t engine_branch_count(const struct engine *engine)
{
  return engine->scene.branch_count > 0 ? engine->scene.branch_count : 1;
}
uint32_t engine_branch_current(const struct engine *engine)
{
  return engine->scene.branch;
}
/* All branches have the same events, the current one's. */
struct engine_branch engine_branch(const struct engine *engine, uint32_t branch)
{
  const struct scene *scene = &engine->scene;
  struct engine_branch answer = scene->branches[branch];
  bool future = scene->recorded_count > scene->event_count;
  answer.event_count = future ? scene->recorded_count : scene->event_count;
  return answer;
}
const struct engine_event *engine_branch_event(const struct engine *engine, uint32_t branch,
                                               size_t index)
{
  return index < engine_branch(engine, branch).event_count ? &engine->scene.events[index] : NULL;
}
const struct engine_event *engine_branch_skim(const struct engine *engine, uint32_t branch,
                                              size_t index)
{
  return engine_branch_event(engine, branch, index);
}
size_t engine_event_next(const struct engine *engine, size_t from, unsigned kinds)
{
  for (size_t i = from; i < engine_event_count(engine); i++)
    if (engine_event(engine, i) && kinds & ENGINE_KIND(engine_event(engine, i)->kind)) return i;
  return SIZE_MAX;
}
size_t engine_event_last(const struct engine *engine, size_t before, unsigned kinds)
{
  size_t count = engine_event_count(engine);
  for (size_t i = before < count ? before : count; i-- > 0;)
    if (engine_event(engine, i) && kinds & ENGINE_KIND(engine_event(engine, i)->kind)) return i;
  return SIZE_MAX;
}
size_t engine_asked(const struct engine *engine, size_t before)
{
  size_t asked = 0;
  for (size_t i = 0; i < before && i < engine_event_count(engine); i++) {
    const struct engine_event *event = engine_event(engine, i);
    bool request = event && event->kind >= ENGINE_NEXT && event->kind <= ENGINE_RETURN;
    asked += request && (event->consumer == ENGINE_MAIN || event->consumer == ENGINE_YOU);
  }
  return asked;
}
size_t engine_branch_shared(const struct engine *engine, uint32_t branch, uint32_t other)
{
  return branch == other ? engine->scene.event_count : engine->scene.shared;
}
bool engine_switch(struct engine *engine, uint32_t branch)
{
  char number[16];
  snprintf(number, sizeof number, "%u", branch);
  return call(engine, "switch:", number);
}
size_t engine_from(const struct engine *engine)
{
  return engine->scene.from;
}
const char *engine_notice(const struct engine *engine)
{
  return engine->scene.notice != NULL ? engine->scene.notice : "";
}
bool engine_kill(struct engine *engine)
{
  return call(engine, "kill", "");
}
bool engine_set(struct engine *engine, const char *name, const char *value)
{
  (void)value;
  return call(engine, "set:", name);
}

/* ------------------------------------------------------------------- peeking */

bool engine_evaluate(struct engine *engine, const char *expression)
{
  return call(engine, "evaluate:", expression);
}
const char *engine_value(const struct engine *engine, bool *failed)
{
  *failed = engine->scene.value_failed;
  return engine->scene.value;
}
bool engine_foresee(struct engine *engine, const char *guess)
{
  return call(engine, "foresee:", guess);
}
bool engine_what_if(struct engine *engine, enum engine_request request, const char *value,
                    size_t count)
{
  static const char *const words[] = {"if-next:", "if-throw:", "if-return:"};
  (void)count;
  return call(engine, words[request], value);
}
const struct engine_view *engine_look(struct engine *engine, uint32_t generator)
{
  return generator == engine->scene.view.generator ? &engine->scene.view : NULL;
}
const struct engine_future *engine_future(const struct engine *engine)
{
  return &engine->scene.future;
}
