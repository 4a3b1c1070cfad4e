/* Reload: the script's text has changed, so points mean nothing any more. The user's inputs are
 * given again where they can be found: after as many results had reached the main program,
 * or after its end; to the generator of the same name. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/engine_inside.h"

/* Where an input was given, in words that a changed script still knows. */
struct place {
  size_t results; /* that had reached the main program */
  bool ended;     /* the main program had */
};

struct reload {
  struct input *inputs;
  struct place *places; /* of the inputs, and then that of the present */
  char **names;         /* of the generators asked */
  size_t count, given;
};

void engine_reload_free(struct engine *engine)
{
  struct reload *reload = engine->reload;
  if (!reload) return;
  for (size_t i = 0; i < reload->count; i++) {
    free(reload->inputs[i].name);
    free(reload->inputs[i].expression);
    free(reload->names[i]);
  }
  free(reload->inputs);
  free(reload->places);
  free(reload->names);
  free(reload);
  engine->reload = NULL;
}

/* The place before the events of more than that many inputs. */
static struct place place_of(const struct branch *branch, size_t inputs)
{
  struct place place = {0};
  const struct decoded_event *recorded;
  for (size_t i = branch_first(branch);
       i < branch->visible && (recorded = branch_skim(branch, i)) != NULL; i++) {
    if (recorded->inputs > inputs) break;
    const struct engine_event *event = &recorded->event;
    place.results += event->kind == ENGINE_RESULT && event->consumer == ENGINE_MAIN;
    place.ended |= event->kind == ENGINE_END;
  }
  return place;
}

static bool take_inputs(struct engine *engine)
{
  const struct branch *branch = engine->branch;
  struct reload *reload = calloc(1, sizeof *reload);
  engine->reload = reload;
  if (!reload) return false;
  reload->inputs = calloc(branch->applied + 1, sizeof *reload->inputs);
  reload->places = calloc(branch->applied + 1, sizeof *reload->places);
  reload->names = calloc(branch->applied + 1, sizeof *reload->names);
  if (!reload->inputs || !reload->places || !reload->names) return false;
  for (size_t i = 0; i < branch->applied; i++) {
    struct input *input = &reload->inputs[reload->count];
    *input = branch->inputs[i];
    input->name = strdup(input->name);
    input->expression = strdup(input->expression);
    reload->places[i] = place_of(branch, i);
    reload->names[i] = strdup(branch_name(branch, input->generator));
    reload->count++;
    if (!input->name || !input->expression || !reload->names[i]) return false;
  }
  reload->places[reload->count] = place_of(branch, branch->applied);
  return true;
}

bool engine_reload(struct engine *engine)
{
  if (engine->status == ENGINE_RUNNING)
    return engine_refuse(engine, "The script is running: pause it first.");
  enum engine_reason reason = engine->stop->stop.reason;
  if (!engine_read_script(engine, engine->problem, sizeof engine->problem)) return false;
  /* While the script does not compile, the inputs of its last good text wait. */
  bool kept = engine->reload && (reason == ENGINE_STOP_SYNTAX || reason == ENGINE_STOP_GONE);
  if (!kept) engine_reload_free(engine);
  if (!kept && !take_inputs(engine)) {
    engine_reload_free(engine);
    return engine_refuse(engine, "There is not enough memory.");
  }
  engine->reload->given = 0;
  return engine_begin_session(engine);
}

/* ------------------------------------------------------------------- giving */

static bool finish(struct engine *engine)
{
  engine_reload_free(engine);
  return false;
}

static const char *request_word(const struct input *input)
{
  if (input->type == MSG_SET) return "set";
  if (input->type == MSG_MAKE) return "new";
  if (input->type == MSG_PAIR) return "lockstep";
  return input->request == ENGINE_BY_NEXT    ? "next"
         : input->request == ENGINE_BY_THROW ? "throw"
                                             : "return";
}

static bool stop_here(struct engine *engine, const char *why)
{
  const struct reload *reload = engine->reload;
  size_t left = reload->count - (reload->given < reload->count ? reload->given : reload->count);
  snprintf(engine->notice, sizeof engine->notice,
           "The changed script took %zu of the %zu things you had done by hand: %.200s",
           reload->count - left, reload->count, why);
  return finish(engine);
}

/* Runs on to the place. 1: on the way; 0: there; -1: it cannot be reached. */
static int approach(struct engine *engine, const struct place *place)
{
  const struct engine_stop *stop = &engine->stop->stop;
  struct place here = place_of(engine->branch, engine->branch->applied);
  if (stop->reason == ENGINE_STOP_ERROR && stop->open_call) { /* let it unwind */
    engine_send_run(engine, MSG_UNTIL_END, MSG_RUN_RECORD, 0);
    return 1;
  }
  if (place->ended ? !here.ended : here.results < place->results) {
    if (stop->ended || stop->reason == ENGINE_STOP_ERROR) return -1;
    engine_send_run(engine, place->ended ? MSG_UNTIL_END : MSG_UNTIL_RESULT, MSG_RUN_RECORD, 0);
    return 1;
  }
  return 0;
}

static bool give(struct engine *engine)
{
  struct reload *reload = engine->reload;
  struct input input = reload->inputs[reload->given];
  if (input.type == MSG_CALL || input.type == MSG_PAIR) {
    input.generator = branch_find(engine->branch, reload->names[reload->given]);
    if (input.generator == ENGINE_YOU || input.generator == ENGINE_MAIN) {
      char why[128];
      snprintf(why, sizeof why, "there is no %s any more.", reload->names[reload->given]);
      return stop_here(engine, why);
    }
  }
  struct engine_pair pair;
  if (input.first != ENGINE_MAIN && engine_lockstep_pair(engine, &pair)) {
    input.generator = pair.second;
    input.first = pair.first;
  }
  input.scope = engine->stop->view.generator;
  engine->now.inputs = engine->branch->applied;
  engine->before = engine->now;
  reload->given++;
  return engine_send_input(engine, &input, MSG_UNTIL_END);
}

void engine_reload_refused(struct engine *engine)
{
  char why[300];
  const struct input *input = &engine->reload->inputs[engine->reload->given - 1];
  snprintf(why, sizeof why, "%s %.60s no longer fits. %.160s", request_word(input),
           input->expression, engine->problem);
  engine->reload->given--;
  engine->refused = false;
  stop_here(engine, why);
}

/* The next thing to do. False: all is done, and it stands. */
bool engine_reload_step(struct engine *engine)
{
  struct reload *reload = engine->reload;
  const struct place *present = &reload->places[reload->count];
  engine->plan = PLAN_RELOAD;
  if (reload->count == 0 && present->results == 0 && !present->ended) { /* as it opens */
    engine_reload_free(engine);
    engine->plan = PLAN_FIRST;
    engine_send_run(engine, MSG_UNTIL_CREATE, MSG_RUN_BUDGET, 0);
    return true;
  }
  int way = approach(engine, &reload->places[reload->given]);
  if (way == 0 && reload->given < reload->count) return give(engine);
  if (way > 0) return true;
  engine->plan = PLAN_STAND;
  if (way == 0) return finish(engine);
  return stop_here(engine, "it does not get as far as before.");
}
