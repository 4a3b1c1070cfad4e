#include "app/view_async_row.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/async.h"
#include "app/language.h"
#include "app/model_inside.h"
#include "app/paper.h"
#include "app/say_async.h"
#include "app/say_words.h"
#include "app/text.h"
#include "app/view.h"

/* Where the columns begin: wider ones where there is room. */
struct tabs {
  int second, third, fourth;
};

static struct tabs tabs_of(struct view_async_room room, enum view_async_part part)
{
  bool promises = part == VIEW_ASYNC_PROMISES;
  int first = room.width < 76 ? 11 : room.width < 100 ? 14 : 18;
  int second = room.width < 76 ? 10 : promises ? 16 : 12;
  int third = room.width < 76 ? 11 : room.width < 100 || !promises ? 13 : 24;
  return (struct tabs){room.from + first, room.from + first + second,
                       room.from + first + second + third};
}

static int room_to(const struct paper *paper, int column)
{
  return column - paper->column - 1;
}

static int room_left(const struct paper *paper, struct view_async_room room)
{
  return room.from + room.width - paper->column;
}

size_t view_async_count(const struct model *model, enum view_async_part part)
{
  const uint32_t *numbers;
  const struct async_job *jobs;
  switch (part) {
  case VIEW_ASYNC_GENERATORS: return async_generators(model->async, &numbers);
  case VIEW_ASYNC_MICROTASKS: return async_microtasks(model->async, &jobs);
  case VIEW_ASYNC_TIMERS: return async_timers(model->async, &jobs);
  default: return async_promises(model->async, &numbers);
  }
}

static uint32_t number_at(const struct model *model, enum view_async_part part, size_t index)
{
  const uint32_t *numbers;
  if (part == VIEW_ASYNC_GENERATORS) async_generators(model->async, &numbers);
  else async_promises(model->async, &numbers);
  return numbers[index];
}

static struct async_job job_at(const struct model *model, enum view_async_part part, size_t index)
{
  const struct async_job *jobs;
  if (part == VIEW_ASYNC_MICROTASKS) async_microtasks(model->async, &jobs);
  else async_timers(model->async, &jobs);
  return jobs[index];
}

static const char *text_of(const struct model *model, size_t event)
{
  const struct engine_event *found =
      event != ASYNC_NONE ? engine_event(model->engine, event) : NULL;
  return found != NULL ? found->text : "";
}

/* -------------------------------------------------------------------- headings */

void view_async_heading(const struct model *model, struct paper *paper, enum view_async_part part,
                        struct view_async_room room)
{
  static const char *const words[VIEW_ASYNC_PARTS][4] = {
      [VIEW_ASYNC_GENERATORS] = {"generators", "wait at", "for", "then"},
      [VIEW_ASYNC_MICROTASKS] = {"microtasks", "about", "what", ""},
      [VIEW_ASYNC_TIMERS] = {"timers", "due", "what", ""},
      [VIEW_ASYNC_PROMISES] = {"promises", "made by", "state", "what waits for it"},
  };
  struct tabs tabs = tabs_of(room, part);
  const int columns[] = {room.from, tabs.second, tabs.third, tabs.fourth};
  bool none = view_async_count(model, part) == 0;
  for (size_t i = 0; i < (none ? 1u : 4u); i++) {
    paper->column = columns[i];
    paper_fit(paper, GRID_TITLE, words[part][i], room_left(paper, room));
  }
  paper->column = tabs.second;
  if (none) paper_fit(paper, GRID_DIM, "none", room_left(paper, room));
}

/* ----------------------------------------------------------------------- jobs */

/* "load#1 goes on", "sleep ▸ promise#2". */
static const char *job_text(const struct model *model, const struct async_job *job, bool timer,
                            char *out, size_t size)
{
  const char *what = text_of(model, job->event);
  if (timer && job->promise != 0) snprintf(out, size, "%s ▸ promise#%u", what, job->promise);
  else snprintf(out, size, "%s", what);
  return out;
}

static void put_job(const struct model *model, struct paper *paper, enum view_async_part part,
                    size_t index, struct view_async_room room)
{
  struct async_job job = job_at(model, part, index);
  struct tabs tabs = tabs_of(room, part);
  char text[256] = "";
  bool timer = part == VIEW_ASYNC_TIMERS;
  paper_print(paper, GRID_PLAIN, "%s %u", index == 0 ? "▸" : " ", job.number);
  paper_tab(paper, tabs.second);
  if (timer) snprintf(text, sizeof text, "%" PRIu64 " ms", job.due);
  else if (job.promise != 0) snprintf(text, sizeof text, "promise#%u", job.promise);
  paper_fit(paper, GRID_DIM, text, room_to(paper, tabs.third));
  paper_tab(paper, tabs.third);
  paper_fit(paper, GRID_PLAIN, job_text(model, &job, timer, text, sizeof text),
            room_left(paper, room));
}

/* The queued microtask that is about that promise; 0: none is. */
static uint32_t microtask_about(const struct model *model, uint32_t promise)
{
  const struct async_job *jobs;
  size_t count = async_microtasks(model->async, &jobs);
  for (size_t i = 0; i < count; i++)
    if (jobs[i].promise == promise) return jobs[i].number;
  return 0;
}

void view_async_now(const struct model *model, struct paper *paper)
{
  struct async_job job;
  char what[256], text[320];
  const struct engine_stop *stop = &model->shown->stop;
  enum async_now now = async_now(model->async, &job);
  if (stop->ended && !stop->open_call) now = ASYNC_OVER;
  if (now == ASYNC_MICROTASK || now == ASYNC_TIMER)
    job_text(model, &job, now == ASYNC_TIMER, what, sizeof what);
  else what[0] = '\0';
  say_async_now((int)now, job.number, what, text, sizeof text);
  paper_put(paper, GRID_TITLE, "now");
  paper_tab(paper,
            tabs_of((struct view_async_room){0, paper->box.width}, VIEW_ASYNC_GENERATORS).second);
  paper_fit(paper, GRID_CURRENT, text, paper_room(paper));
}

/* ----------------------------------------------------------------- generators */

/* What becomes of a generator that waits for a promise, once that is settled. */
static const char *runner_text(const struct model *model, uint32_t id,
                               const struct async_generator *generator, char *out, size_t size)
{
  const struct async_promise *promise = async_promise(model->async, generator->awaits);
  const struct async_wait *wait = promise != NULL ? async_wait(model->async, promise->waits) : NULL;
  struct say_async_runner runner = {.by_async = generator->async, .soon = generator->awaits == 0};
  runner.for_ever = async_waits_for_ever(model->async, id);
  runner.settled = promise != NULL && promise->settled != ASYNC_NONE && promise->jobs > 0;
  if (runner.settled) runner.microtask = microtask_about(model, generator->awaits);
  const struct engine_event *then = wait != NULL ? engine_event(model->engine, wait->event) : NULL;
  if (then != NULL) runner.line = then->line;
  return say_async_runner(&runner, model_language(model), out, size);
}

static void put_generator(const struct model *model, struct paper *paper, size_t index,
                          struct view_async_room room)
{
  uint32_t id = number_at(model, VIEW_ASYNC_GENERATORS, index);
  const struct async_generator *generator = async_generator(model->async, id);
  const struct engine_event *result =
      generator->paused != ASYNC_NONE ? engine_event(model->engine, generator->paused) : NULL;
  struct tabs tabs = tabs_of(room, VIEW_ASYNC_GENERATORS);
  char text[256] = "";
  bool selected = id == model->shown->view.generator;
  bool runs = result == NULL && generator->started;
  enum engine_state state = runs             ? ENGINE_EXECUTING
                            : result != NULL ? ENGINE_SUSPENDED_YIELD
                                             : ENGINE_SUSPENDED_START;
  paper_print(paper, GRID_PAUSED, "%s ", view_state_symbol((int)state, false));
  paper_fit(paper, selected ? GRID_CURRENT : GRID_PLAIN, engine_name(model->engine, id),
            room_to(paper, tabs.second));
  paper_tab(paper, tabs.second);
  if (result == NULL)
    snprintf(text, sizeof text, "%s", say_words[runs ? SAY_ASYNC_RUNNING : SAY_ASYNC_NOT_BEGUN]);
  else snprintf(text, sizeof text, "line %d", result->line);
  paper_fit(paper, runs ? GRID_CURRENT : GRID_PLAIN, text, room_to(paper, tabs.third));
  if (runs) return;
  paper_tab(paper, tabs.third);
  if (async_has_runner(model->async, id)) {
    char *value = model_value(model, result->text);
    if (generator->awaits == 0) snprintf(text, sizeof text, "%s", value);
    else snprintf(text, sizeof text, "promise#%u", generator->awaits);
    free(value);
    paper_fit(paper, GRID_IN, text, room_to(paper, tabs.fourth));
    paper_tab(paper, tabs.fourth);
    bool ever = async_waits_for_ever(model->async, id);
    paper_fit(paper, ever ? GRID_ERROR : GRID_PLAIN,
              runner_text(model, id, generator, text, sizeof text), room_left(paper, room));
    return;
  }
  paper_fit(paper, GRID_IN, say_words[SAY_ASYNC_A_CALL], room_to(paper, tabs.fourth));
  paper_tab(paper, tabs.fourth);
  if (result == NULL) return;
  char *value = model_value(model, result->text);
  SAY_TEXT(text, ASYNC_HANDED, {"consumer", engine_name(model->engine, generator->consumer), 0},
           {"value", value != NULL ? value : "", 0});
  free(value);
  paper_fit(paper, GRID_DIM, text, room_left(paper, room));
}

/* ------------------------------------------------------------------- promises */

static void add_name(struct sentence *sentence, bool *first, const char *name)
{
  sentence_add(sentence, "%s%s", *first ? "" : ", ", name);
  *first = false;
}

/* "load#1, promise#3"; "microtask 4"; "nothing". */
static void write_waiters(const struct model *model, uint32_t number, char *out, size_t size)
{
  enum { MOST = 12 };
  const struct async_promise *promise = async_promise(model->async, number);
  struct sentence sentence;
  char name[64];
  bool first = true;
  int named = 0;
  sentence_start(&sentence, out, size);
  const struct async_wait *wait = async_wait(model->async, promise->waits);
  for (; wait != NULL && named < MOST; wait = async_wait(model->async, wait->next), named++) {
    snprintf(name, sizeof name, "promise#%u", wait->gives);
    if (wait->generator != ENGINE_MAIN)
      add_name(&sentence, &first, engine_name(model->engine, wait->generator));
    else if (wait->gives != 0) add_name(&sentence, &first, name);
  }
  if (wait != NULL) add_name(&sentence, &first, "…");
  if (promise->coming != ENGINE_MAIN)
    add_name(&sentence, &first, engine_name(model->engine, promise->coming));
  uint32_t microtask = promise->settled != ASYNC_NONE ? microtask_about(model, number) : 0;
  if (promise->follows != 0) {
    sentence_add(&sentence, "%s%s", first ? "" : "; ",
                 SAY_TEXT(name, ASYNC_FOLLOWS, {"promise", NULL, promise->follows}));
    first = false;
  }
  if (microtask != 0) {
    snprintf(name, sizeof name, "microtask %u", microtask);
    add_name(&sentence, &first, name);
  }
  if (promise->unhandled) sentence_add(&sentence, "%s", say_async_unhandled());
  else if (first && promise->jobs > 0 && promise->settled != ASYNC_NONE) SAY(&sentence, ASYNC_NOW);
  else if (first) SAY(&sentence, ASYNC_NOTHING);
}

static void put_promise(const struct model *model, struct paper *paper, size_t index,
                        struct view_async_room room)
{
  uint32_t number = number_at(model, VIEW_ASYNC_PROMISES, index);
  const struct async_promise *promise = async_promise(model->async, number);
  struct tabs tabs = tabs_of(room, VIEW_ASYNC_PROMISES);
  bool pending = promise->settled == ASYNC_NONE;
  char text[512];
  enum grid_style style = pending ? GRID_PLAIN : promise->rejected ? GRID_ERROR : GRID_OUT;
  snprintf(text, sizeof text, "promise#%u", number);
  paper_fit(paper, GRID_PLAIN, text, room_to(paper, tabs.second));
  paper_tab(paper, tabs.second);
  paper_fit(paper, GRID_DIM, model_language(model)->function(text_of(model, promise->made)),
            room_to(paper, tabs.third));
  paper_tab(paper, tabs.third);
  if (pending) {
    paper_fit(paper, style, "◌ pending", room_to(paper, tabs.fourth));
  } else {
    char *value = model_value(model, text_of(model, promise->settled));
    snprintf(text, sizeof text, "%s %s", promise->rejected ? "✗" : "✓", value);
    free(value);
    paper_fit(paper, style, text, room_to(paper, tabs.fourth));
  }
  paper_tab(paper, tabs.fourth);
  write_waiters(model, number, text, sizeof text);
  paper_fit(paper, promise->unhandled ? GRID_ERROR : GRID_PLAIN, text, room_left(paper, room));
}

/* -------------------------------------------------------------------- all of them */

void view_async_item(const struct model *model, struct paper *paper, enum view_async_part part,
                     size_t index, struct view_async_room room)
{
  if (part == VIEW_ASYNC_GENERATORS) put_generator(model, paper, index, room);
  else if (part == VIEW_ASYNC_PROMISES) put_promise(model, paper, index, room);
  else put_job(model, paper, part, index, room);
}

void view_async_name(const struct model *model, enum view_async_part part, size_t index, char *out,
                     size_t size)
{
  bool job = part == VIEW_ASYNC_MICROTASKS || part == VIEW_ASYNC_TIMERS;
  snprintf(out, size, "%d %u", (int)part,
           job ? job_at(model, part, index).number : number_at(model, part, index));
}

void view_async_open(const struct model *model, enum view_async_part part, size_t index, char *out,
                     size_t size)
{
  if (part == VIEW_ASYNC_GENERATORS) {
    snprintf(out, size, "select %s", engine_name(model->engine, number_at(model, part, index)));
    return;
  }
  size_t at;
  if (part == VIEW_ASYNC_PROMISES) {
    const struct async_promise *promise =
        async_promise(model->async, number_at(model, part, index));
    at = promise->settled != ASYNC_NONE ? promise->settled : promise->made;
  } else {
    at = job_at(model, part, index).event;
  }
  const struct engine_event *event = engine_event(model->engine, at);
  if (event != NULL) snprintf(out, size, "goto %" PRIu64, event->tick);
}
