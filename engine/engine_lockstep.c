/* Lockstep: requests by hand that go to two, one after the other.
 *
 * That two are paired is an input of the session like any other (MSG_PAIR), and so is each of the
 * two requests; so the past, branches, saved sessions and reloads need to know nothing of it. All
 * that is said here follows from the inputs and events in the past of the present:
 *
 *   MSG_PAIR first              the event LOCKSTEP says which is the second
 *   MSG_CALL first              half: the first has been asked
 *   MSG_CALL second (.first)    both have
 *   MSG_CALL first              half …
 *
 * One command gives both calls, so one engine_back undoes them. Neither stops at an error that
 * nothing catches (MSG_RUN_ON), so that the other one is asked in any case. */
#include "engine/engine_inside.h"
#include "engine/expr.h"

#include <stdlib.h>
#include <string.h>

/* How many inputs there were when the newest pair was made or ended; 0: never. */
static size_t newest_input(const struct branch *branch)
{
  size_t inputs = branch->applied;
  while (inputs > 0 && branch->inputs[inputs - 1].type != MSG_PAIR)
    inputs--;
  return inputs;
}

bool engine_lockstep_pair(const struct engine *engine, struct engine_pair *pair)
{
  const struct branch *branch = engine->branch;
  if (newest_input(branch) == 0) return false;
  size_t index = engine_event_last(engine, branch->visible, ENGINE_KIND(ENGINE_LOCKSTEP));
  const struct decoded_event *recorded = index == SIZE_MAX ? NULL : branch_skim(branch, index);
  if (!recorded) return false;
  const struct engine_event *event = &recorded->event;
  *pair = (struct engine_pair){.first = event->generator, .second = event->other, .event = index};
  return event->other != ENGINE_MAIN;
}

bool engine_lockstep_is_of(const struct engine *engine, uint32_t generator)
{
  struct engine_pair pair;
  return engine_lockstep_pair(engine, &pair) &&
         (generator == pair.first || generator == pair.second);
}

/* The newest request by hand to one of the pair; NULL: there was none. */
static const struct input *newest_call(const struct engine *engine, struct engine_pair *pair)
{
  const struct branch *branch = engine->branch;
  if (!engine_lockstep_pair(engine, pair)) return NULL;
  for (size_t i = branch->applied; i > newest_input(branch); i--) {
    const struct input *input = &branch->inputs[i - 1];
    if (input->type == MSG_CALL && (input->generator == pair->first || input->first == pair->first))
      return input;
  }
  return NULL;
}

/* Has it been asked, and not answered? */
static bool is_executing(const struct engine *engine, uint32_t id)
{
  const struct engine_stop *stop = &engine->stop->stop;
  for (size_t i = 0; i < stop->generator_count; i++)
    if (stop->generators[i].id == id) return stop->generators[i].state == ENGINE_EXECUTING;
  return false;
}

bool engine_lockstep_is_open(const struct engine *engine)
{
  struct engine_pair pair;
  const struct input *call = newest_call(engine, &pair);
  return call && is_executing(engine, call->generator);
}

bool engine_lockstep_half(const struct engine *engine)
{
  struct engine_pair pair;
  const struct input *call = newest_call(engine, &pair);
  return call && call->generator == pair.first && !is_executing(engine, pair.first);
}

bool engine_lockstep_send(struct engine *engine, enum msg_until until)
{
  struct engine_pair pair;
  const struct input *call = newest_call(engine, &pair);
  if (!call) return false;
  return engine_send_input(engine,
                           &(struct input){.type = MSG_CALL,
                                           .request = call->request,
                                           .generator = pair.second,
                                           .first = pair.first,
                                           .name = "",
                                           .expression = ""},
                           until);
}

bool engine_lockstep_go_on(struct engine *engine)
{
  const struct engine_stop *stop = &engine->stop->stop;
  struct engine_pair pair;
  return engine->pairs && stop->reason == ENGINE_STOP_RESULT && engine_lockstep_half(engine) &&
         engine_lockstep_pair(engine, &pair) && stop->generator == pair.first &&
         engine_lockstep_send(engine, engine->by_hand);
}

bool engine_lockstep(struct engine *engine, const char *expression)
{
  struct engine_pair pair;
  char *lua;
  if (!engine_can_command(engine)) return false;
  bool paired = engine_lockstep_pair(engine, &pair), ends = expression[0] == '\0';
  if (ends && !paired)
    return engine_refuse(engine,
                         "Nothing is in lockstep. Say what to ask beside the generator, for "
                         "example: lockstep machine");
  uint32_t target = ends ? pair.first : engine_target(engine);
  if (target == ENGINE_MAIN)
    return engine_refuse(engine, "There is no generator yet to ask beside that.");
  bool is_name = engine_find(engine, expression) != ENGINE_YOU;
  if (is_name) lua = strdup(expression);
  else if (!expr_translate(expression, &lua, engine->problem, sizeof engine->problem)) return false;
  if (!lua) return engine_refuse(engine, "There is not enough memory.");
  engine_begin(engine, MOVE_COMMAND);
  bool sent = engine_send_input(engine,
                                &(struct input){.type = MSG_PAIR,
                                                .generator = target,
                                                .name = "",
                                                .scope = engine->stop->view.generator,
                                                .expression = lua},
                                MSG_UNTIL_END);
  free(lua);
  return sent;
}
