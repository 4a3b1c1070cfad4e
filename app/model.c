#include "app/model_inside.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/async.h"
#include "app/diagram.h"
#include "app/keymap.h"
#include "app/language.h"
#include "app/lesson/lessons.h"
#include "app/lockstep.h"
#include "app/machine.h"
#include "app/memory.h"
#include "app/problems.h"
#include "app/say.h"
#include "app/say_cost.h"
#include "app/say_words.h"
#include "app/search.h"
#include "app/source.h"
#include "app/timeline.h"

struct model *model_new_empty(void)
{
  struct model *model = calloc(1, sizeof *model);
  if (model == NULL) return NULL;
  char problem[256];
  struct problems problems = {0};
  bool can_keep = kept_open(&model->kept);
  model->history = history_new();
  model->memory = memory_new();
  model->stepped = stepped_new();
  model->timeline = timeline_new();
  model->async = async_new();
  model->lanes = diagram_new();
  model->ladder = diagram_new();
  model->ladder_beside = diagram_new();
  model->lockstep = lockstep_new();
  model->machine = machine_new();
  model->shown = snapshot_new(NULL);
  model->message = strdup("");
  model->keymap = keymap_new("assets/keymaps/default", keymap_default, problem, sizeof problem);
  model->clicker =
      keymap_new("assets/keymaps/presenter", keymap_presenter, problem, sizeof problem);
  if (!can_keep || model->history == NULL || model->memory == NULL || model->stepped == NULL ||
      model->timeline == NULL || model->async == NULL || model->lanes == NULL ||
      model->ladder == NULL || model->ladder_beside == NULL || model->machine == NULL ||
      model->lockstep == NULL || model->shown == NULL || model->message == NULL ||
      model->keymap == NULL || model->clicker == NULL) {
    model_free(model);
    return NULL;
  }
  theme_read(&model->theme, THEME_DEFAULT, THEME_DEFAULT, theme_shipped(THEME_DEFAULT), &problems);
  problems_clear(&problems);
  model->slow.pace = SLOW_PACE;
  model->meter.limit = SAY_COST_LIMIT;
  model->mouse = true;
  model->rows = 24;
  model->columns = 80;
  model->cover = model->zoomed = model->focus_hidden = PANE_COUNT;
  model->focus = PANE_SOURCE;
  model_say(model, "%s", problem);
  return model;
}

struct model *model_new(struct engine *engine, const char *script_path)
{
  struct model *model = model_new_empty();
  if (model == NULL || model_begin(model, engine, script_path)) return model;
  model_free(model);
  return NULL;
}

void model_resumes(struct model *model)
{
  model->arrival.by = SAY_BY_RESUME;
}

void model_free(struct model *model)
{
  if (model == NULL) return;
  engine_free(model->engine);
  source_free(model->script);
  source_free(model->twin);
  history_free(model->history);
  memory_free(model->memory);
  stepped_free(model->stepped);
  timeline_free(model->timeline);
  async_free(model->async);
  diagram_free(model->lanes);
  diagram_free(model->ladder);
  diagram_free(model->ladder_beside);
  lockstep_free(model->lockstep);
  machine_free(model->machine);
  snapshot_free(model->shown);
  keymap_free(model->keymap);
  keymap_free(model->clicker);
  prompt_clear(&model->prompt);
  kept_close(&model->kept);
  watch_clear(&model->watches);
  free(model->guess.said);
  free(model->guess.gave);
  free(model->message);
  free(model->problems);
  free(model->text);
  lessons_free(model->lessons);
  free(model);
}

struct engine *model_engine(const struct model *model)
{
  return model->engine;
}

/* The engine found only later that it cannot do what was asked: all is as it was. */
static void take_refusal(struct model *model)
{
  model->awaits_stop = model->asked_to_pause = model->no_answer = false;
  model->arrival = model->arrival_before;
  model_say(model, "%s", engine_problem(model->engine));
}

/* Says whether a branch has opened by itself, and has the watches asked anew. */
static void take_arrival(struct model *model)
{
  size_t branches = engine_branch_count(model->engine);
  bool opened = model->branches > 0 && branches > model->branches;
  uint32_t current = engine_branch_current(model->engine);
  model->arrival.kept = opened ? engine_branch(model->engine, current).parent + 1 : 0;
  model->branches = branches;
  bool ran = model->arrival.by == SAY_BY_RUNNING || model->arrival.by == SAY_BY_SET;
  if (ran && engine_from(model->engine) < model->arrival.from) /* revived from before that */
    model->arrival = (struct say_arrival){.by = SAY_BY_KILL};
  model->watch_next = 0;
}

/* A result that this command brought is news, in presenter mode. */
static void hide_result(struct model *model)
{
  struct exchange into;
  const struct exchange *exchange = model_exchange(model, &into);
  bool is_new = exchange != NULL && exchange->result != HISTORY_NONE &&
                exchange->result >= model->arrival.from;
  model->results_hidden =
      model->presenting && !model->shows_results && is_new && model->arrival.by == SAY_BY_RUNNING;
}

/* The chain shows the locals of each generator on it, also while the script runs on: they are
 * asked for here, once at each stop. */
static void look_along_chain(struct model *model)
{
  for (size_t i = 0; model->on_screen && i < model->chain.count; i++) {
    uint32_t generator = model->chain.links[i].generator;
    if (generator == ENGINE_MAIN || generator == ENGINE_YOU) continue;
    if (snapshot_look(model->shown, generator) != NULL) continue;
    const struct engine_view *look = engine_look(model->engine, generator);
    if (look != NULL) snapshot_add_look(model->shown, look);
  }
}

static void take_stop(struct model *model)
{
  struct snapshot *shown = snapshot_new(model->engine);
  if (shown == NULL) return;
  snapshot_free(model->shown);
  model->shown = shown;
  model->awaits_stop = model->asked_to_pause = model->no_answer = false;
  take_arrival(model);
  hide_result(model);
  model->meter.known = false;
  memory_note(model->memory, model->engine, &shown->view, shown->stop.tick);
  model->frame = 0;
  kept_refresh(model);
  model_lines_note(model);
  chain_read(&model->chain, model);
  look_along_chain(model);
  model_tell_stop(model);
  static const enum pane new_ones[] = {PANE_IN,         PANE_OUT,    PANE_RESULTS,
                                       PANE_GENERATORS, PANE_OUTPUT, PANE_SENTENCE};
  for (size_t i = 0; i < sizeof new_ones / sizeof new_ones[0]; i++)
    model->scrolls[new_ones[i]].moved = false;
  model_show_line(model);
  model->time_cursor = HISTORY_NONE;
  search_rest(model);
}

void model_show_line(struct model *model)
{
  int line = model_line(model);
  if (model->held) return;
  if (line > 0) model->cursor = line;
  model->cursor_moved = false;
}

/* The engine shows another generator: all else is as at the stop before. */
static void take_look(struct model *model)
{
  model->awaits_stop = model->only_looks = false;
  if (engine_refused(model->engine)) return;
  snapshot_turn(model->shown, engine_view(model->engine));
  memory_note(model->memory, model->engine, &model->shown->view, model->shown->stop.tick);
  int line = model_line(model);
  if (line > 0) model->cursor = line;
}

void model_refresh(struct model *model)
{
  if (model->engine == NULL) return;
  history_read(model->history, model->engine);
  timeline_read(model->timeline, model->engine);
  lockstep_read(model->lockstep, model->engine);
  if (model->asked.question != MODEL_NOTHING_ASKED) return; /* the session stays where it is */
  if (model_running(model)) model->awaits_stop = true;
  else if (model->awaits_stop && model->only_looks) take_look(model);
  else if (model->awaits_stop && engine_refused(model->engine)) take_refusal(model);
  else if (model->awaits_stop) take_stop(model);
  model_read_view(model);
}

const char *model_name(const struct model *model, uint32_t generator)
{
  const struct engine_stop *stop = &model->shown->stop;
  bool loop = !stop->ended &&
              (stop->reason == ENGINE_STOP_JOB || engine_in_loop(model->engine, stop->tick));
  return generator == ENGINE_MAIN && loop ? say_words[SAY_LOOP_SHORT]
                                          : engine_name(model->engine, generator);
}

void model_restarted(struct model *model)
{
  history_restart(model->history);
  timeline_clear(model->timeline);
  model_restart_views(model);
  stepped_clear(model->stepped);
  memory_clear(model->memory);
  model->chain = (struct chain){.count = 0};
  model->followed = ENGINE_MAIN;
  model->asked_to_pause = model->no_answer = false;
  for (int pane = 0; pane < PANE_COUNT; pane++)
    model->scrolls[pane] = (struct model_scroll){0};
}

size_t model_from(const struct model *model)
{
  return model->arrival.from;
}

const struct say_arrival *model_arrival(const struct model *model)
{
  return &model->arrival;
}

const struct watch_list *model_watches(const struct model *model)
{
  return &model->watches;
}

const struct lockstep *model_lockstep(const struct model *model)
{
  return model->lockstep;
}

const struct language *model_language(const struct model *model)
{
  return source_language(model_source(model));
}

const char *model_message(const struct model *model)
{
  return model->message;
}

void model_say(struct model *model, const char *format, ...)
{
  char *text = NULL;
  va_list arguments;
  va_start(arguments, format);
  int size = vasprintf(&text, format, arguments);
  va_end(arguments);
  if (size < 0) return;
  free(model->message);
  model->message = text;
  if (text[0] != '\0') model->scrolls[PANE_SENTENCE].moved = false;
}

struct source *model_source(const struct model *model)
{
  return model->twin_first ? model->twin : model->script;
}

struct source *model_source_beside(const struct model *model)
{
  return model->twin_first ? model->script : model->twin;
}

bool model_running(const struct model *model)
{
  return model->engine != NULL && engine_status(model->engine) == ENGINE_RUNNING;
}

uint32_t model_subject(const struct model *model)
{
  const struct snapshot *shown = model->shown;
  return shown->view.generator != ENGINE_MAIN ? shown->view.generator : shown->stop.generator;
}

const struct exchange *model_exchange(const struct model *model, struct exchange *into)
{
  uint32_t subject = model_subject(model);
  if (subject != ENGINE_MAIN) return history_newest(model->history, subject, into);
  size_t count = history_count(model->history);
  return count > 0 ? history_at(model->history, count - 1, into) : NULL;
}

const struct engine_event *model_request(const struct model *model, const struct exchange *exchange)
{
  return engine_event(model->engine, exchange->request);
}

const struct engine_event *model_result(const struct model *model, const struct exchange *exchange)
{
  if (exchange->result == HISTORY_NONE) return NULL;
  return engine_event(model->engine, exchange->result);
}

bool model_hides(const struct model *model, const struct exchange *exchange)
{
  if (!model->results_hidden || model->guess.told) return false;
  size_t count = history_count(model->history);
  struct exchange into;
  const struct exchange *shown = model_exchange(model, &into);
  if (shown != NULL && shown->request == exchange->request) return true;
  return count > 0 && history_at(model->history, count - 1, &into)->request == exchange->request;
}

int model_line(const struct model *model)
{
  const struct engine_view *view = &model->shown->view;
  const struct engine_stop *stop = &model->shown->stop;
  const char *own = source_name(model->script);
  bool about_error = stop->reason == ENGINE_STOP_SYNTAX || stop->reason == ENGINE_STOP_ERROR;
  if (about_error && stop->line > 0 && strcmp(stop->file, own) == 0) return stop->line;
  for (size_t i = 0; i < view->frame_count; i++)
    if (view->frames[i].line > 0 && strcmp(view->frames[i].file, own) == 0)
      return view->frames[i].line;
  const struct engine_generator *generator = snapshot_generator(model->shown, model_subject(model));
  if (generator == NULL) return 0;
  if (generator->state == ENGINE_SUSPENDED_START)
    return snapshot_function_line(model->shown, generator->function);
  return strcmp(generator->file, own) == 0 ? generator->line : 0;
}

char *model_value(const struct model *model, const char *text)
{
  char *value = model_language(model)->value(text);
  if (value == NULL) value = strdup(text);
  if (value == NULL) abort();
  return value;
}
